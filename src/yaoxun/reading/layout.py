"""Lines → blocks: what the page added is set aside, and what its width broke is joined.

A block is a paragraph, a title or a heading: the lines that belong together. Two lines belong together where the first
is full: where the first word of the next would not have fitted on it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from yaoxun.reading.document import Role
from yaoxun.reading.forms import (
    ADDRESS,
    ANNEX,
    ATTACHMENT,
    CAPTION,
    CREDIT_LINE,
    DEBRIS,
    EDITORS,
    ITEM_NUMBER,
    LINK_CALL,
    LINK_LABEL,
    LINK_LINE,
    PAGE_NUMBER,
    PHOTO_CREDIT,
    PRINTED,
    RELATED,
    RULE,
    SOURCE_LINE,
    SOURCE_TAIL,
    cells,
    unmark,
)
from yaoxun.reading.source import Line
from yaoxun.text.characters import close_up, squash, width

_STOPS = "。；;…！？!?"
_CLOSERS = "”’」』）)》〉】]\"'"
_PAUSES = "：:，,、"
_ENDS = frozenset(_STOPS + _CLOSERS + _PAUSES)
_OPENERS = "“‘「『（(《〈【["
_NEVER_FIRST = frozenset("，。、；：！？）》〉”’】」』‰℃·")
_TOKEN = re.compile(
    r"[“‘「『（(《〈【\[]*(?:[0-9A-Za-z.%/+~\-]+|[^\x00-\x7f]|.)[，。、；：！？）》〉”’】」』…,.;:!?)\]]*"
)
_PRINTABLE = re.compile(r"[\x21-\x7e]+")
_ADDRESS_REST = re.compile(r"[/=&?_.%]|\.html?$|\d{5,}")
_REMARK = re.compile(r"[。！？；]”?[（(][^（()）]{1,60}[）)]$")
_NO_ROOM = 2.5  # not even a single letter or digit, 1 wide, fits into less
_OF_NUMBERS = frozenset("0123456789.,%")
_LATIN = re.compile(r"[A-Za-z]")
_DIGITS = re.compile("[0-9０-９—–·. 　\t-]")
# What a line over 14 characters must show to be worth asking what form it has: an opening, or a word, found fast by its
# first character and what must follow it.
_FORM_OPENINGS = frozenset("图表附▲△▼扫长【[（(—–―─━-_=*·~")
_FORM_WORD = re.compile(
    r"[:：|｜丨>＞»页©摄备共印供摘转选编综来C二原全以点欢长分w](?:(?<=[:：|｜丨>＞»页©摄备])|(?<=共)\s*印|(?<=印)发|(?<=供)[稿图]|(?<=摘)[编自]"
    r"|(?<=转)[自载]|(?<=[选编])自|(?<=综)合自|(?<=来)源|(?<=C)opyright|(?<=二)维码|(?<=[原全])文|(?<=以)下无正文"
    r"|(?<=点)击|(?<=欢)迎|(?<=长)按|(?<=分)享|(?<=w)ww\.)"
)


_OPENING = re.compile(
    r"(?:近日|日前|近期|据悉|据了解|记者|今年|去年|昨日|从.{2,20}获悉|为(?:了|进一步|深入|贯彻|加快|推动|规范|落实)|《|\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}\s*年|截至|自\d|“?十[三四五六]五)"
)
_PARTED = re.compile(r"[，。；、：](?!.{0,24}$)|[。；]")


class Block(NamedTuple):
    """Lines that belong together: their indices in the source, their joined text, how it is set."""

    lines: tuple[int, ...]
    text: str
    style: str = ""
    indent: bool = False
    row: bool = False  # it is a row of a table that plain text sets with blanks


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence or a clause with a colon does.

    >>> ends_sentence("接轨。”"), ends_sentence("包括五方面："), ends_sentence("江苏发布计划"), ends_sentence("准备好了吗？")
    (True, True, False, True)
    >>> ends_sentence("建成20座。（省商务厅）"), ends_sentence("江苏发布计划（试行）")
    (True, False)
    """
    if text[-1:] not in _ENDS:
        return False
    if text[-1] in "）)" and _REMARK.search(text):
        return True
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and (bare[-1] in _STOPS or text[-1] in _PAUSES)


def mark_rows(lines: tuple[Line, ...], roles: Sequence[Role | None]) -> tuple[Line, ...]:
    """Return `lines` with the rows of tables that plain text sets with blanks marked as such.

    Rows stand one under another after the first sentence, each with cells set apart by tabs or wide blanks.
    """
    counts = {i: n for i, line in enumerate(lines) if len(cells(line.text)) > 1 and (n := _cell_count(line, roles[i]))}
    if not counts:
        return lines
    first = next((i for i, line in enumerate(lines) if "。" in line.text), len(lines))
    rows = {
        i
        for i, n in counts.items()
        if i > first and any(m == n or max(m, n) > 2 for m in (counts.get(i - 1), counts.get(i + 1)) if m)
    }
    return tuple(line._replace(cell=True) if i in rows else line for i, line in enumerate(lines))


def _cell_count(line: Line, role: Role | None) -> int:
    """How many cells a line has; 0 where it is no row: letters set apart, sentences."""
    if role is not None or line.cell or line.part or "。" in line.text or "，" in line.text:
        return 0
    parts = cells(line.text)
    return len(parts) if any(len(part) > 1 for part in parts) else 0


def classify(lines: Sequence[Line]) -> list[Role | None]:
    """Return what each line is by its own form, None where only its neighbours tell."""
    texts = [line.text for line in lines]
    hinted = [
        len(t) <= 14 or (len(t) <= 200 and (t[0] in _FORM_OPENINGS or _FORM_WORD.search(t) is not None)) for t in texts
    ]
    roles = [
        Role(line.part) if line.part else _form(line) if may else None for line, may in zip(lines, hinted, strict=True)
    ]
    _related(lines, roles)
    _attachments(lines, roles)
    _addresses(lines, roles)
    for i in running_heads(lines, roles):
        roles[i] = Role.FURNITURE
    return roles


def _form(line: Line) -> Role | None:
    text = line.text
    if line.cell:
        return None
    if PAGE_NUMBER.fullmatch(text) or RULE.fullmatch(text):
        return Role.FURNITURE
    if LINK_LINE.fullmatch(text):
        return Role.LINK
    if SOURCE_LINE.fullmatch(text) or CREDIT_LINE.fullmatch(text):
        return Role.SOURCE
    if DEBRIS.fullmatch(text):
        return Role.DEBRIS
    if line.links and LINK_LABEL.fullmatch(text):
        return Role.LINK
    if EDITORS.fullmatch(text) or ATTACHMENT.fullmatch(text) or ("印" in text and PRINTED.fullmatch(text)):
        return Role.FURNITURE
    credited = ("摄" in text or "供图" in text) and PHOTO_CREDIT.fullmatch(text)
    if len(text) <= 60 and (credited or CAPTION.fullmatch(text)):
        return Role.FURNITURE
    return None


def _related(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """The list under 相关阅读 is debris too, up to a line that reads as text."""
    debris = Role.DEBRIS
    for i in [i for i, role in enumerate(roles) if role is debris]:
        if RELATED.fullmatch(lines[i].text):
            for j in range(i + 1, min(i + 12, len(lines))):
                if roles[j] is not None or ends_sentence(lines[j].text) or len(lines[j].text) > 60:
                    break
                if not (lines[j].links or unmark(lines[j].text).mark):
                    break
                roles[j] = debris


def _attachments(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """The list under 附件 or 附录 is furniture too: items numbered on, names of documents, or short lines up to the end."""
    for i, line in enumerate(lines):
        if "附" not in line.text[:2] or roles[i] not in {None, Role.FURNITURE} or line.part:
            continue
        if not (ATTACHMENT.fullmatch(line.text) or ANNEX.fullmatch(line.text)):
            continue
        told = ITEM_NUMBER.search(line.text)
        number = int(told[1]) if told else 0
        end = i + 1
        while end < len(lines) and roles[end] is None and _is_attached(lines, end, number + 1):
            number += 1
            end += 1
        rest = range(end, len(lines))
        if len(rest) <= 40 and all(
            roles[j] is not None or (len(lines[j].text) <= 50 and not ends_sentence(lines[j].text)) for j in rest
        ):
            end = len(lines)
        if end > i + 1:
            for j in range(i, end):
                roles[j] = roles[j] or Role.FURNITURE


def _is_attached(lines: Sequence[Line], i: int, number: int) -> bool:
    """Whether a line is an attachment's name with its `number`, or a document's, and not the title of the text after it."""
    text = lines[i].text
    told = ITEM_NUMBER.match(text)
    named = "《" in text[:4] and text[-1] in "》）)〉"
    if ends_sentence(text) or not (named or (told and int(told[1]) == number)):
        return False
    after = lines[i + 1].text if i + 1 < len(lines) else ""
    return not (ends_sentence(after) or len(after) > 60)


def _addresses(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """The words before an address that only call it, and the rest of it that the page's width broke off, belong to it."""
    link = Role.LINK
    for i in [i for i, role in enumerate(roles) if role is link]:
        if i and roles[i - 1] is None and LINK_CALL.fullmatch(lines[i - 1].text):
            roles[i - 1] = link
        j = i + 1
        while j < len(lines) and roles[j] in {None, Role.FURNITURE} and _goes_on(lines[j - 1].text, lines[j].text):
            roles[j] = link
            j += 1


def _goes_on(address: str, text: str) -> bool:
    """Whether `text` is the rest of an address that stands on the line before it."""
    if not _PRINTABLE.fullmatch(text):
        return False
    return address[-1] in "=/?&_-" or (len(text) > 1 and len(address) > 8 and _ADDRESS_REST.search(text) is not None)


def running_heads(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[int]:
    """Return the lines that repeat at the edges of pages: running headers and footers."""
    furniture = Role.FURNITURE
    pages = max([line.page for line in lines], default=0)
    if pages:
        near = list(range(len(lines)))
    else:
        numbers = [i for i, r in enumerate(roles) if r is furniture and PAGE_NUMBER.fullmatch(lines[i].text)]
        near = sorted({j for i in numbers for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(lines)})
    places: dict[str, list[int]] = {}
    for i in near:
        if roles[i] is None and len(lines[i].text) <= 80 and not _LEADERS.search(lines[i].text):
            key = _DIGITS.sub("", lines[i].text)
            if 2 <= len(key) <= 40:
                places.setdefault(key, []).append(i)
    heads: list[int] = []
    head = [line.text for line in lines[:10]]
    for found in places.values():
        edge = [i for i in found if _at_page_edge(i, lines, roles)] if pages else found
        least = max(2, pages // 3) if pages else _least(lines, roles, found, head)
        if len({lines[i].page for i in edge} if pages else edge) >= least and len(edge) * 2 >= len(found):
            heads += edge
    return heads


def _least(lines: Sequence[Line], roles: Sequence[Role | None], found: Sequence[int], head: Sequence[str]) -> int:
    """How often a line must stand beside page numbers to be a running header.

    Once where it carries an issue number, twice where the masthead has it or it parts sentences each time.
    """
    if _NUMBERED_ISSUE.search(lines[found[0]].text) and len(lines[found[0]].text) <= 30:
        return 1
    shown = lines[found[-1]].text
    if any(shown in text or (len(text) >= 4 and shown.startswith(text)) for text in head):
        return 2
    before = [next((lines[j].text for j in range(i - 1, -1, -1) if roles[j] is None), "。") for i in found]
    return 2 if all(not ends_sentence(text) for text in before) else 3


def _at_page_edge(i: int, lines: Sequence[Line], roles: Sequence[Role | None]) -> bool:
    return (
        i == 0
        or i + 1 == len(lines)
        or lines[i - 1].page != lines[i].page
        or lines[i + 1].page != lines[i].page
        or (roles[i - 1] is Role.FURNITURE and (i < 2 or lines[i - 2].page != lines[i].page))
        or (roles[i + 1] is Role.FURNITURE and (i + 2 >= len(lines) or lines[i + 2].page != lines[i].page))
    )


_LEADERS = re.compile(r"[.·…．・‥⋯]{3,}|…")
_NUMBERED_ISSUE = re.compile(r"第\s*\d+\s*期")
_DOUBTFUL = frozenset((Role.DEBRIS, Role.FURNITURE, Role.SOURCE))
_SHORT_CALL = re.compile(r"[^，。、]{0,12}[:：][^，。]{1,24}|阅读原文|查看原文|附件.{0,3}")


class Measure(NamedTuple):
    """How the lines of a source were set: their width where they were wrapped, and what a blank line or indent says."""

    wrapped: float  # the width of a full line; 0 where a line is a paragraph
    gaps: bool = False  # a blank line parts paragraphs (and not every line from the next)
    indents: bool = False  # the first line of a paragraph is indented
    trails: bool = False  # white space after its last word marks a paragraph's last line
    widths: tuple[float, ...] = ()  # how wide each line prints, by its index
    counted: bool = False  # a program broke the lines at a width, wherever that was: before a comma, inside a number


def measure(lines: Sequence[Line], roles: Sequence[Role | None]) -> Measure:
    """Return how the body of a source is set."""
    # two for a Chinese character, one for ASCII, a half for a blank
    widths = [(len(t) + len(t.encode("utf-8", "replace")) - t.count(" ")) / 2 for t in [line.text for line in lines]]
    for i in [i for i in range(1, len(lines)) if lines[i].start == lines[i - 1].end]:
        widths[i] += widths[i - 1]  # it was one line with the title before it
    body = [(line, w) for line, w, role in zip(lines, widths, roles, strict=True) if role is None and not line.whole]
    if not body:
        return Measure(0)
    gaps = sum([line.gap for line, _ in body])
    indents = sum([line.indent for line, _ in body])
    counted = _counted(lines, roles, widths)
    if counted:
        wrapped, widths = counted
    else:
        wrapped = _wrap_width([(line.text, w) for line, w in body])
    most = len(body) * (0.6 if wrapped else 1.1)
    trails = bool(wrapped) and _trails(body, wrapped)
    return Measure(wrapped, 0 < gaps < most, 0 < indents < most, trails, tuple(widths), counted is not None)


def _counted(
    lines: Sequence[Line], roles: Sequence[Role | None], widths: Sequence[float]
) -> tuple[float, list[float]] | None:
    """The full width, and the lines' own, where a program broke the lines at a width or a count of characters.

    Some of its breaks show it: they stand where no typesetter breaks, before a comma or inside a number. Full lines are
    then exactly so wide, and hardly any is wider.
    """
    seams = [
        i
        for i in range(1, len(lines))
        if (
            lines[i].text[0] in _NEVER_FIRST
            or (lines[i].text[0] in _OF_NUMBERS and lines[i - 1].text[-1] in _OF_NUMBERS)
        )
        and roles[i] is None
        and roles[i - 1] is None
        and not (lines[i].whole or lines[i].indent or lines[i].cell)
    ]
    if not seams:
        return None
    best: tuple[int, float, list[float]] | None = None
    for by_count in (False, True):
        # a letter or digit is half as wide as a Chinese character, or counts as much
        wide = [
            (2.0 * len(line.text) if by_count else w + line.text.count(" ") / 2) + 4 * line.indent
            for line, w in zip(lines, widths, strict=True)
        ]
        full, sharp = Counter([int(wide[i - 1]) for i in seams]).most_common(1)[0]
        exact = [full - 1, full, full + 1] if not by_count else [full]
        body = [(w, line) for w, line, role in zip(wide, lines, roles, strict=True) if role is None and not line.whole]
        hits = sum([int(w) in exact for w, _ in body])
        # what is wider, or a little narrower though its sentence goes on, was not broken at this width
        others = sum(
            [
                w > exact[0] - 6 and int(w) not in exact and (w > exact[0] or not ends_sentence(line.text))
                for w, line in body
            ]
        )
        clear = (
            4 <= hits <= 20 * len(seams)
            and hits * 5 >= len(body)
            and others * 20 <= hits
            and sharp * 10 >= len(seams) * 6
        )
        if full >= 16 and clear and (best is None or hits > best[0]):
            most = max(w for w, _ in body if int(w) in exact)
            best = (hits, most, [w - 4 * line.indent for w, line in zip(wide, lines, strict=True)])
    return best[1:] if best else None


def _trails(body: Sequence[tuple[Line, float]], wrapped: float) -> bool:
    """Whether the lines that end a paragraph, and hardly any others, have white space after their last word."""
    if not any(line.trailed for line, _ in body):
        return False
    ends = [line.trailed for line, w in body if w < wrapped - 6 and line.text[-1] == "。"]
    runs = [line.trailed for line, w in body if w >= wrapped - 3 and not ends_sentence(line.text)]
    return len(ends) >= 3 and sum(ends) * 10 >= len(ends) * 9 and sum(runs) * 10 <= len(runs)


def rescue(lines: Sequence[Line], roles: list[Role | None], how: Measure) -> None:
    """Give back to the text what only looked like debris: a line that goes on where a full line broke off."""
    if not how.wrapped:
        return
    for i in range(1, len(lines)):
        line, before = lines[i], lines[i - 1]
        if roles[i] not in _DOUBTFUL or roles[i - 1] is not None or line.part or line.text[0] in _OPENERS:
            continue
        if PAGE_NUMBER.fullmatch(line.text) or RULE.fullmatch(line.text) or (how.indents and line.indent):
            continue
        if (
            not ends_sentence(before.text)
            and how.widths[i - 1] >= how.wrapped - 4
            and not _SHORT_CALL.fullmatch(line.text)
        ):
            roles[i] = None


def _wrap_width(body: Sequence[tuple[str, float]]) -> float:
    """The width at which lines were broken, 0 where they were not: many lines end there, few of them end a sentence."""
    counts = Counter([int(w) for _, w in body if w >= 16])
    if sum(counts.values()) < 4:
        return 0
    best, share = 0, 0
    for w in counts:
        near = counts[w] + counts[w - 1] + counts[w - 2] + counts[w - 3]
        if near > share or (near == share and w > best):
            best, share = w, near
    longer = [text for text, w in body if w > best + 3]
    prose = sum([("，" in text or "。" in text) and "://" not in text for text in longer])
    full = [text for text, w in body if best - 3 <= w < best + 1]
    running = sum([t[-1] not in _ENDS or t[-1] in "，、：,:" or not ends_sentence(t) for t in full])
    if best > 130 or share < 3 or len(longer) * 5 > len(body) or prose * 10 > len(body) or running * 2 < len(full):
        return 0
    sure = not longer and len(full) >= 4 and running * 10 >= len(full) * 8
    if not sure and share * 10 < len(body) * (3 if running * 10 < len(full) * 7 else 2):
        return 0
    return max(range(best - 3, best + 1), key=lambda w: (counts[w], w))


def assemble(
    lines: Sequence[Line], wanted: Sequence[int], how: Measure, starts: frozenset[int] = frozenset()
) -> list[Block]:
    """Return the blocks that the `wanted` lines make, in order; a line in `starts` always opens one."""
    members: list[list[int]] = []
    last = -1
    for i in wanted:
        interrupted = last >= 0 and (i != last + 1 or lines[i].page != lines[last].page)
        if last >= 0 and i not in starts and _joins(lines, members[-1], i, how, interrupted):
            members[-1].append(i)
        else:
            members.append([i])
        last = i
    if how.wrapped:
        members = [part for whole in members for part in _split(lines, whole)]
    return [Block(tuple(m), _join(lines, m), *_set(lines[m[0]])) for m in members]


def _set(line: Line) -> tuple[str, bool, bool]:
    """How a block is set that begins with a line: its style, whether it is indented, whether plain text makes it a row."""
    return line.style, line.indent, line.cell and not line.whole


_MOSTLY = 0.8  # of the width of a wrapped line


def _joins(lines: Sequence[Line], block: Sequence[int], j: int, how: Measure, interrupted: bool) -> bool:
    """Whether line `j` goes on where the block before it stopped."""
    a, b = lines[block[-1]], lines[j]
    if not how.wrapped or a.whole or b.whole or a.style != b.style or a.cell or b.cell:
        return False
    wide = how.widths[block[-1]]
    if a.style:
        return not ends_sentence(a.text) and not unmark(b.text).mark and wide >= how.wrapped * 0.6
    if (how.indents and b.indent) or (how.gaps and b.gap and not interrupted):
        return False
    if how.trails and not interrupted:
        return not a.trailed
    if a.text[-1] in "）)】]" and SOURCE_TAIL.search(a.text):
        return False
    paragraph_is_set_in = how.indents and lines[block[0]].indent and not (b.indent or b.gap or interrupted)
    if paragraph_is_set_in and wide >= how.wrapped * _MOSTLY and not ends_sentence(a.text):
        return True  # where paragraphs are indented, what is not goes on
    room = how.wrapped - wide - (4 if a.indent else 0)
    if how.counted:
        return room < (2 if b.text[0] >= "\x80" else 1) - 0.25 and not (
            len(block) <= 6 and _title_ends(lines, block, b.text)
        )
    return (room < _NO_ROOM or _is_full(lines, block, b.text, how, room, interrupted)) and not (
        len(block) <= 6 and _title_ends(lines, block, b.text)
    )


def _is_full(
    lines: Sequence[Line], block: Sequence[int], after: str, how: Measure, room: float, interrupted: bool
) -> bool:
    """Whether the first word of the line after it would not have fitted into the `room` left on a block's last line."""
    text = lines[block[-1]].text
    stop = ends_sentence(text)
    if not stop and (text[-1] in "，、" or (interrupted and room <= how.wrapped * 0.25)):
        return True
    if not text.isascii():
        room -= 0.25 * len(_LATIN.findall(text))
    token = _TOKEN.match(after)
    need = width(token.group()) if token else 2
    if need > room - 1.5:
        return True
    # its indent, two characters wide, may have been lost
    may_be_first = not how.indents and not stop and (len(block) == 1 or ends_sentence(lines[block[-2]].text))
    return may_be_first and need > room - 4.5


def _title_ends(lines: Sequence[Line], block: Sequence[int], after: str) -> bool:
    """Whether a full line ends a title all the same: no mark has parted it, and the next line opens as a text does."""
    if not _OPENING.match(after):
        return False
    text = "".join(lines[i].text for i in block)
    if len(text) > 60 or _PARTED.search(text) or _OPENING.match(text):
        return False
    return (
        all(text.count(a) == text.count(b) for a, b in ("“”", "《》", "（）"))
        and text[-1] not in "的和与及在将从由对为以至到于"
    )


def _split(lines: Sequence[Line], members: list[int]) -> list[list[int]]:
    """Cut a title off the paragraph before it: a short last line ends a paragraph only where it ends a sentence."""
    if len(members) < 2 or ends_sentence(lines[members[-1]].text):
        return [members]
    for k in range(len(members) - 2, max(-1, len(members) - 5), -1):
        text = lines[members[k]].text
        if ends_sentence(text) and text.rstrip(_CLOSERS)[-1:] in "。！？；":
            return [members[: k + 1], members[k + 1 :]]
    return [members]


def _join(lines: Sequence[Line], members: Sequence[int]) -> str:
    if len(members) == 1:
        return lines[members[0]].text
    texts = [lines[m].text for m in members]
    return texts[0] + "".join([seam(a, b) + b for a, b in pairwise(texts)])


def seam(before: str, after: str) -> str:
    """Return what joins two lines that a page's width parted: a blank between Latin words, else nothing.

    >>> seam("数据要", "素市场"), seam("Cloud", "Native"), seam("投资1", "200万元"), seam("C-", "V2X")
    ('', ' ', '', '')
    """
    a, b = before[-1], after[0]
    if a >= "\x80" or b >= "\x80" or a == "-" or (a in _OF_NUMBERS and b in _OF_NUMBERS):
        return ""
    return " "


__all__ = ["ADDRESS", "Block", "Measure", "assemble", "classify", "close_up", "ends_sentence", "measure", "squash"]
