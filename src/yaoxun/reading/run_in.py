"""Titles that stand on one line with their text are put on lines of their own.

【标题】近日，… is told by its brackets; ●标题。近日，… and a title in bold before its text are told by their company: every
item of a column is set so, and the texts open as items do.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yaoxun.reading.forms import PAGE_NUMBER, unmark
from yaoxun.reading.layout import ends_sentence
from yaoxun.reading.source import Line

BRACKETED = "run-in"  # the style of a title in brackets that stands on one line with its text
RUN_IN = "lead-in"  # that of one which is the first sentence of its text
_TITLE = re.compile(r"【[^【】]{8,60}】\s*[^\s…·.．—（(-].{5}")
_BULLETS = frozenset("●•■◆▶★◎○◇□▪►◾")
_LEAD = re.compile(r"[●•■◆▶★◎○◇□▪►◾]\s*(?P<title>[^。！？；：，]{8,40}(?:，[^。！？；：，]{4,20})?)。\s*(?=\S{5})")
_AMOUNT = re.compile(
    r"\d[\d.]*\s*(?:%|％|‰|万|亿|元|个百分点|倍)|[一二三四五六七八九十]\s*是|达到|增长|下降|突破|不低于|不少于|不超过|以上"
)
_LEDE = re.compile(
    r"近日|日前|近期|昨日|今日|记者|据悉|据了解|据|截至|从.{2,20}获悉|\d{1,2}\s*月(?:\s*\d{1,2}\s*日|[上中下]旬)|\d{4}\s*年\s*\d{1,2}\s*月"
)
_LONGEST_COLUMN_NAME = 10


class _Lead(NamedTuple):
    """A title that opens a line: how many characters of the line are the title's, with the mark that ends it."""

    length: int
    opens: bool  # the text after it opens as an item does


def part_run_in_titles(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return `lines` with the titles that stand on one line with their text on lines of their own."""
    return _part_leads(_part_bracketed(lines))


def _part_bracketed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Part titles in brackets from their text. One alone may be a label; a short bracket always is (【编者按】)."""
    ends = {
        i: end for i, line in enumerate(lines) if line.text[0] == "【" and (end := _bracket_end(lines, i)) is not None
    }
    if sum(not lines[end].text.endswith("】") for end in ends.values()) < 2:
        return lines
    made: list[Line] = []
    last = -1  # the line in which the title being read ends
    for i, line in enumerate(lines):
        last = ends.get(i, last)
        if i > last:
            made.append(line)
        elif "】" in line.text:
            made += _parted(line, line.text.index("】") + 1, BRACKETED)
        else:
            made.append(line._replace(style=BRACKETED))
    return tuple(made)


def _bracket_end(lines: Sequence[Line], i: int) -> int | None:
    """The line in which the bracketed title that opens line `i` ends; None where it is no title before a text."""
    said = ""
    for j in range(i, min(i + 3, len(lines))):
        said += lines[j].text
        if "】" in said:
            paged = PAGE_NUMBER.fullmatch(said.partition("】")[2].strip())
            after = lines[j + 1].text if j + 1 < len(lines) else ""
            return j if not paged and _TITLE.match(said + after) else None
    return None


def _parted(line: Line, at: int, style: str) -> Iterator[Line]:
    """A line as the title that its first `at` characters are, and its text."""
    text = line.text[at:].strip()
    start = line.end - len(text)
    if not text:
        yield line._replace(style=style, lead=0)
        return
    title = line.text[:at].rstrip()
    yield line._replace(end=start, text=title, style=style, links=(), trailed=False, lead=0)
    yield line._replace(start=start, text=text, gap=False, indent=False, lead=0)


def _part_leads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Part titles from their text that are its first sentence, in the columns in which every item is set so."""
    found = {
        i: lead
        for i, line in enumerate(lines)
        if (line.text[0] in _BULLETS or line.lead) and (lead := _lead(line)) is not None
    }
    if len(found) < 2:
        return lines
    cut = {i for column in _columns(lines, found) if _is_column_of_items(lines, column, found) for i in column}
    return tuple(
        part
        for i, line in enumerate(lines)
        for part in (_parted(line, found[i].length, RUN_IN) if i in cut else (line,))
    )


def _lead(line: Line) -> _Lead | None:
    """The title that opens a line, by a bullet and a full stop or by bold type; None where none does."""
    if line.lead:
        title, length = unmark(line.text[: line.lead].rstrip(" 　。：:")).bare, line.lead
        if line.text[length : length + 1] in "。：:":
            length += 1
    else:
        told = _LEAD.match(line.text)
        title, length = (told["title"], told.end()) if told else ("", 0)
    if not 8 <= len(title) <= 60 or "。" in title or _AMOUNT.search(title):
        return None
    rest = line.text[length:].lstrip()
    return _Lead(length, _LEDE.match(rest) is not None) if len(rest) >= 5 else None


def _columns(lines: Sequence[Line], found: dict[int, _Lead]) -> Iterator[list[int]]:
    """The items under each line that could name a column, where the first of them follows it at once."""
    column: list[int] = []
    named = False  # the line before names a column
    for i, line in enumerate(lines):
        if i in found:
            if column or named:
                column.append(i)
            named = False
        elif line.text[0] in _BULLETS and column:
            column.append(i)  # an item of another form: the column is not one of titles alone
        elif not ends_sentence(line.text) and 2 <= len(unmark(line.text).bare) <= _LONGEST_COLUMN_NAME and _names(line):
            yield column
            column, named = [], True
        else:
            named = False
    yield column


def _names(line: Line) -> bool:
    """Whether a short line could name a column: no page number, no label with what it gives."""
    return not (PAGE_NUMBER.fullmatch(line.text) or "：" in line.text or ":" in line.text or line.text[0] in "（(")


def _is_column_of_items(lines: Sequence[Line], column: Sequence[int], found: dict[int, _Lead]) -> bool:
    """Whether two lines or more of one form have titles before their texts, and the texts mostly open as items do."""
    if len(column) < 2 or any(i not in found for i in column):
        return False
    if len({(lines[i].lead > 0, lines[i].text[0] if not lines[i].lead else "") for i in column}) > 1:
        return False
    return sum(found[i].opens for i in column) * 2 > len(column)
