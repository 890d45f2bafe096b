"""The table of contents: where it stands, and which line of the body each of its entries means."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from yaoxun.reading.document import Role
from yaoxun.reading.forms import CONTENTS_HEAD, unadorned, unmark, unpage
from yaoxun.reading.layout import ends_sentence
from yaoxun.reading.source import Line
from yaoxun.text.characters import squash


class Entry(NamedTuple):
    """A line of the contents: its words, its list mark, whether a page number stands at its end, its lines."""

    text: str
    mark: str
    paged: bool
    lines: tuple[int, ...]

    @property
    def key(self) -> str:
        """The words as compared with the body's."""
        return squash(self.text)


class Contents(NamedTuple):
    """A table of contents: its entries and the lines it takes, `start` up to `end` of the source's lines."""

    entries: tuple[Entry, ...]
    start: int
    end: int


def find(lines: Sequence[Line], roles: Sequence[Role | None]) -> Contents | None:
    """Return the table of contents of a source; None where it has none.

    It begins with its own heading (目录, 本期导读 …), a part that the format calls contents, or three lines in a row with
    leaders and page numbers; it ends where one of its lines comes again.
    """
    start = _start(lines, roles)
    if start is None:
        return None
    first = start + 1 if _heads_contents(lines[start].text) else start
    end = _end(lines, roles, first)
    entries = _entries(lines, roles, first, end)
    if _opens_body(entries, lines[end:]):
        end = entries.pop().lines[0]
    return Contents(tuple(entries), start, end) if entries else None


def _opens_body(entries: Sequence[Entry], body: Sequence[Line]) -> bool:
    """Whether the last entry is the body's first heading: short, unlike the one before it, and never said again."""
    if len(entries) < 3 or not 2 <= len(entries[-1].key) <= 10:
        return False
    last, before = entries[-1], entries[-2]
    if (last.mark, last.paged) == (before.mark, before.paged) and len(before.key) <= 10:
        return False
    return not any(squash(unmark(line.text).bare).startswith(last.key) for line in body)


def _start(lines: Sequence[Line], roles: Sequence[Role | None]) -> int | None:
    told = roles.index(Role.CONTENTS) if Role.CONTENTS in roles else None
    run = 0
    for i, line in enumerate(lines[: max(120, len(lines) // 4)]):
        if _heads_contents(line.text) and roles[i] in {None, Role.CONTENTS}:
            return i
        if told is not None and i >= told:
            return told
        run = run + 1 if roles[i] is None and _led(line.text) else 0
        if run == 3:
            return _back_over_heading(lines, roles, i - 2)
    return told


def _heads_contents(text: str) -> bool:
    return len(text) <= 20 and CONTENTS_HEAD.fullmatch(unadorned(text)) is not None


def _led(text: str) -> bool:
    """Whether a line ends in leaders and a page number."""
    if not text[-1].isdigit() or not any(c in text for c in "…·.．・\t‥⋯"):
        return False
    bare, paged = unpage(text)
    return paged and len(bare) > 3


def _back_over_heading(lines: Sequence[Line], roles: Sequence[Role | None], i: int) -> int:
    """A short line right before the first led one is the first section's name."""
    before = lines[i - 1].text if i else ""
    return (
        i - 1 if i and roles[i - 1] is None and 2 <= len(before) <= 10 and not any(c.isdigit() for c in before) else i
    )


def _end(lines: Sequence[Line], roles: Sequence[Role | None], first: int) -> int:
    """The line at which the body begins: the first that says again what a line of the contents said."""
    body_or_contents = (None, Role.CONTENTS)
    exact: set[str] = set()
    heads: dict[str, list[str]] = {}
    last_paged = first
    for j in range(first, len(lines)):
        if roles[j] not in body_or_contents:
            continue
        bare, paged = unpage(lines[j].text)
        key = squash(unmark(bare).bare)
        if roles[j] is None and not (paged and lines[j].text[-1:].isdigit()):
            again = len(key) >= 2 and key in exact
            alike = len(key) >= 6 and any(k.startswith(key) or key.startswith(k) for k in heads.get(key[:6], ()))
            if again or alike:
                return j
            if ends_sentence(lines[j].text) and len(lines[j].text) > 30 and j > first + 1:
                return _before_text(lines, roles, first, j, last_paged)
        if paged:
            last_paged = j + 1
        exact.add(key)
        if len(key) >= 6:
            heads.setdefault(key[:6], []).append(key)
    return last_paged if last_paged > first else len(lines)


def _before_text(lines: Sequence[Line], roles: Sequence[Role | None], first: int, text: int, last_paged: int) -> int:
    """The body's first line where no line of the contents came again: after the last page number, or by likeness."""
    if last_paged > first + 1:
        return last_paged
    earlier = [squash(unmark(unpage(lines[i].text)[0]).bare) for i in range(first, text) if roles[i] is None]
    for back in (3, 2, 1):
        at = text - back
        if at > first and any(likeness(squash(lines[at].text), e) >= 0.6 for e in earlier[: at - first]):
            return at
    return max(first + 1, text - 1)


def likeness(a: str, b: str) -> float:
    """Return the share of character pairs that two squashed lines have in common (Dice coefficient, 0 to 1).

    >>> likeness("上海启用养老基地", "上海启用国内首家养老基地") > 0.6
    True
    """
    if not a or not b:
        return 0.0
    x, y = Counter(pairwise(a)), Counter(pairwise(b))
    return 2 * (x & y).total() / max(1, x.total() + y.total())


def _entries(lines: Sequence[Line], roles: Sequence[Role | None], first: int, end: int) -> list[Entry]:
    """The entries of the contents; a line broken by its width goes on in the next one."""
    raw: list[Entry] = []
    for i in range(first, end):
        if roles[i] not in {None, Role.CONTENTS}:
            continue
        bare, paged = unpage(lines[i].text)
        marked = unmark(bare)
        if marked.bare:
            raw.append(Entry(marked.bare, marked.mark, paged, (i,)))
    return raw


class Meeting(NamedTuple):
    """The lines of the body that an entry of the contents means; none where the body lacks it."""

    entry: Entry
    lines: tuple[int, ...]


def meet(contents: Contents, lines: Sequence[Line], roles: Sequence[Role | None]) -> list[Meeting]:
    """Return for each entry the lines of the body that say the same, in order.

    Entries that the page's width broke over lines are put together again where the body proves it.
    """
    free = [i for i, role in enumerate(roles[contents.end :], contents.end) if role is None]
    keys = {i: squash(unmark(lines[i].text).bare) for i in free}
    index: dict[str, list[int]] = {}
    for i, key in keys.items():
        index.setdefault(key[:2], []).append(i)
    meetings: list[Meeting] = []
    after = contents.end
    entries = list(contents.entries)
    at = 0
    while at < len(entries):
        best: tuple[Entry, tuple[int, ...]] | None = None
        for take in (1, 2, 3, 4):
            if at + take > len(entries):
                break
            entry = _together(entries[at : at + take])
            found = _lines_of(entry.key, index, keys, after)
            if found:
                best = (entry, found)
                break
            if entries[at + take - 1].paged:
                break
        if best is None:
            meetings.append(Meeting(entries[at], ()))
            at += 1
            continue
        entry, found = best
        meetings.append(Meeting(entry, found))
        after = found[-1] + 1
        at += len(entry.lines)
    return meetings


def _together(entries: Sequence[Entry]) -> Entry:
    if len(entries) == 1:
        return entries[0]
    return Entry(
        " ".join(e.text for e in entries),
        entries[0].mark,
        entries[-1].paged,
        tuple(i for e in entries for i in e.lines),
    )


def _lines_of(key: str, index: dict[str, list[int]], keys: dict[int, str], after: int) -> tuple[int, ...]:
    """The first run of lines from `after` on whose words together are `key`."""
    if len(key) < 2:
        return ()
    for i in index.get(key[:2], ()):
        if i < after:
            continue
        said = keys[i]
        taken = [i]
        j = i
        while len(said) < len(key) and key.startswith(said) and len(taken) < 6:
            j += 1
            while j not in keys and j < i + 4:
                j += 1
            if j not in keys:
                break
            said += keys[j]
            taken.append(j)
        if said == key:
            return tuple(taken)
        if said.rstrip(":") == key and j + 1 in keys:
            return (*taken, j + 1)  # the contents give the half before the colon, the body both
    return ()
