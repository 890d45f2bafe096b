"""Chinese on a terminal: lines are broken between characters, never inside a number or before a closing mark."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

_OPENING = r"（《〈“‘〔【「『(\["
_CLOSING = r"，。；：、！？）》〉”’〕】」』,;:!?)\]%‰…"

# What stays together: opening marks, a number with its unit or a word of Latin letters or one character, closing marks.
_UNITS = re.compile(
    rf"[{_OPENING}]*(?:[0-9A-Za-z][0-9A-Za-z.,:%‰\-/@+]*(?:[百千万亿]*[元家个项条人年月日倍])?|.)[{_CLOSING}]*",
    re.DOTALL,
)


def spans(text: str, width: int) -> list[tuple[int, int]]:
    """Return the lines of a text, each as its start and end, none wider than `width` columns; a blank at an end is left out.

    >>> text = "对首次认定的企业给予1000万元奖励，分两年（各50%）兑现。"
    >>> [text[start:end] for start, end in spans(text, 22)]
    ['对首次认定的企业给予', '1000万元奖励，分两年', '（各50%）兑现。']
    """
    lines: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"[^\n]*", text):
        if paragraph.start() and text[paragraph.start() - 1] != "\n":
            continue
        start, used = paragraph.start(), 0
        for unit in _UNITS.finditer(text, paragraph.start(), paragraph.end()):
            for piece_start, piece_end in _pieces(text, unit.start(), unit.end(), width):
                size = cell_len(text[piece_start:piece_end])
                if used + size > width and used:
                    lines.append(_stripped(text, start, piece_start))
                    start, used = piece_start, 0
                if not (used == 0 and lines and text[piece_start:piece_end].isspace()):
                    used += size
                else:
                    start = piece_end
        lines.append(_stripped(text, start, paragraph.end()))
    return lines


def _pieces(text: str, start: int, end: int, width: int) -> Sequence[tuple[int, int]]:
    """A unit whole, or character by character where it is wider than a line."""
    return [(start, end)] if cell_len(text[start:end]) <= width else [(n, n + 1) for n in range(start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip())


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text.

    >>> wrapped("江苏省、浙江省", 8)
    ['江苏省、', '浙江省']
    """
    return [text[start:end] for start, end in spans(text, width)]


def indented(text: Text, width: int, indent: int = 0, first: str = "") -> Text:
    """Return a styled text in lines of `width` columns, each behind a margin; `first` stands in the margin of the first."""
    made = Text()
    for n, (start, end) in enumerate(spans(text.plain, max(2, width - indent))):
        margin = first + " " * (indent - cell_len(first)) if n == 0 else "\n" + " " * indent
        made.append(margin, "dim" if n == 0 else "")
        made.append_text(text[start:end])
    return made


def packed(items: Sequence[str], gap: str, width: int) -> str:
    """Return items in lines, none of them broken in itself.

    >>> packed(["上海市 31", "江苏省 21", "安徽省 6"], "  ", 22)
    '上海市 31  江苏省 21\\n安徽省 6'
    """
    lines: list[str] = []
    for item in items:
        if lines and cell_len(lines[-1] + gap + item) <= width:
            lines[-1] += gap + item
        else:
            lines.append(item)
    return "\n".join(lines)


def widths(natural: Sequence[int], room: int, least: int = 6) -> list[int]:
    """Return how wide columns are: as they would be, the widest made narrower until all have room.

    >>> widths([4, 10, 90, 60], 100), widths([4, 10], 100)
    ([4, 10, 43, 43], [4, 10])
    """
    given = list(natural)
    while sum(given) > room:
        widest = max(given)
        if widest <= least:
            break
        following = max([w for w in given if w < widest], default=0)
        count = given.count(widest)
        over = sum(given) - room
        down = max(following, least, widest - -(-over // count))
        given = [down if w == widest else w for w in given]
    return given
