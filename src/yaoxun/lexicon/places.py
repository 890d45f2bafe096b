"""The names of places: provinces, cities, counties, zones and areas, with their GB/T 2260 codes."""

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from yaoxun.lexicon.words import beginning, table


class Gazetteer(NamedTuple):
    """Names of places with their codes.

    `abbreviations` are single characters (沪), `risky` ones only count in long chains; `words` are names that are ordinary
    words too, `areas` zones and the like; `longer` are words that hold a name and are not it, with where they begin.
    """

    codes: dict[str, tuple[str, ...]]
    full: frozenset[str]
    abbreviations: dict[str, tuple[str, ...]]
    risky: frozenset[str]
    words: frozenset[str]
    areas: frozenset[str]
    longer: dict[str, tuple[tuple[str, int], ...]]


class Place(NamedTuple):
    """A place named at `start`..`end` of a text, with its codes."""

    start: int
    end: int
    codes: tuple[str, ...]


@cache
def gazetteer() -> Gazetteer:
    """Return all names, the current ones before former ones of the same spelling."""
    codes: dict[str, tuple[str, ...]] = {}
    full: set[str] = set()
    former: list[tuple[str, tuple[str, ...]]] = []
    for code, name, short, *rest in table("regions.tsv"):
        if rest:
            former += [(name, tuple(rest[1].split(","))), (short, tuple(rest[1].split(",")))]
            continue
        full.add(name)
        for said in {name, short}:
            codes[said] = (*codes.get(said, ()), code)
    for said, now in former:
        codes.setdefault(said, now)
    abbreviations: dict[str, tuple[str, ...]] = {}
    risky: set[str] = set()
    for alias, where, kind in table("region_aliases.tsv"):
        found = tuple(where.split(","))
        if len(alias) == 1:
            abbreviations[alias] = found
            if kind == "ambiguous":
                risky.add(alias)
        else:
            codes[alias] = found
    words = frozenset(row[0] for row in table("region_ambiguous.tsv") if row[1] == "word")
    areas = frozenset(row[0] for row in table("region_aliases.tsv") if len(row[0]) > 1)
    longer: dict[str, tuple[tuple[str, int], ...]] = {}
    for word, reason, *_ in table("region_ambiguous.tsv"):
        if reason.startswith("contains "):
            name = reason.removeprefix("contains ").strip()
            if name in word:
                longer[name] = (*longer.get(name, ()), (word, -word.index(name)))
    return Gazetteer(codes, frozenset(full), abbreviations, frozenset(risky), words, areas, longer)


@cache
def names_of(code: str) -> tuple[str, ...]:
    """Return all that a place is called, or that holds it: 上海, 沪, 长三角.

    >>> {"上海市", "上海", "沪", "长三角"} <= {*names_of("310000")}
    True
    """
    names = gazetteer()
    return tuple(name for said in (names.codes, names.abbreviations) for name, codes in said.items() if code in codes)


def place_at(text: str, at: int) -> int:
    """Return where the longest name of a place that begins at `at` ends; `at` itself where none does.

    >>> place_at("江苏省科技厅", 0)
    3
    """
    for name in _by_head().get(text[at : at + 2], ()):
        if text.startswith(name, at):
            return at + len(name)
    return at


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    """The names by the two characters that they begin with, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(gazetteer().codes, key=len, reverse=True):
        found.setdefault(name[:2], []).append(name)
    return {head: tuple(names) for head, names in found.items()}


def place_before(text: str, end: int) -> int:
    """Return where the longest name of a place that ends at `end` begins; `end` itself where none does.

    >>> place_before("由江苏省科技厅", 4)
    1
    """
    lengths = _lengths_back().get(text[max(0, end - 2) : end])
    if lengths is not None:
        codes = gazetteer().codes
        for length in lengths:
            if length <= end and text[end - length : end] in codes:
                return end - length
    return end


_LONGEST_BACK = 14


@cache
def _lengths_back() -> dict[str, tuple[int, ...]]:
    """The lengths of the names that end with two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for name in gazetteer().codes:
        if len(name) <= _LONGEST_BACK:
            found.setdefault(name[-2:], set()).add(len(name))
    return {tail: tuple(sorted(lengths, reverse=True)) for tail, lengths in found.items()}


def mentions(text: str) -> tuple[Place, ...]:
    """Return the places that a short text names, in order; a place right after the one that holds it takes its part.

    Names that are ordinary words count only in full (合作市), or right after their parent; one-character names only in a
    chain (沪苏浙皖) or at the very front.

    >>> [m.codes for m in mentions("湖州市德清县与沪苏合作")]
    [('330521',), ('310000', '320000')]
    """
    names = gazetteer()
    found: list[Place] = []
    done = 0
    heads = _by_head()
    for at in (0, *(opening.start() for opening in _opening().finditer(text, 1))):
        if at < done:
            continue
        place = _chain(text, at, names) if text[at : at + 1] in names.abbreviations else None
        if place is None and text[at : at + 2] in heads:
            place = _named(text, at, names, found)
        if place is None:
            continue
        if found and _holds(found[-1], place, text):
            found[-1] = Place(found[-1].start, place.end, place.codes)
        else:
            found.append(place)
        done = place.end
    return tuple(found)


@cache
def _opening() -> re.Pattern[str]:
    """Where a name or a chain may begin; a chain of one character, which only the front of a text can have, is left out."""
    short = gazetteer().abbreviations
    return re.compile(beginning([*_by_head(), *map("".join, product(short, short))]))


def _chain(text: str, at: int, names: Gazetteer) -> Place | None:
    end = at
    while end < len(text) and text[end] in names.abbreviations:
        end += 1
    if end - at < 2 and not (at == 0 and end == 1 and text[0] not in names.risky and place_at(text, 0) == 0):
        return None
    if end - at >= 2 and (place_at(text, at) > at or (end - at == 2 and set(text[at:end]) & names.risky)):
        return None
    codes = [c for k in range(at, end) for c in names.abbreviations[text[k]]]
    return Place(at, end, tuple(dict.fromkeys(codes)))


def _named(text: str, at: int, names: Gazetteer, found: list[Place]) -> Place | None:
    end = place_at(text, at)
    if end == at:
        return None
    name = text[at:end]
    codes = names.codes[name]
    parent = found[-1].codes[0] if found and found[-1].end >= at - 1 else None
    if name in names.words and name not in names.full and not (parent and any(_in(c, parent) for c in codes)):
        return None
    if any(text.startswith(word, at + shift) for word, shift in names.longer.get(name, ()) if at + shift >= 0):
        return None
    if len(codes) > 1 and name not in names.areas:
        provinces = [p.codes[0][:2] for p in found]
        codes = (
            tuple(c for c in codes if any(_in(c, p.codes[0]) for p in found))
            or tuple(c for c in codes if c[:2] in provinces)
            or tuple(sorted(codes, key=_level))
        )
        codes = codes[:1]
    return Place(at, end, codes)


def _level(code: str) -> int:
    """How far down a code stands: 0 for a province, 1 for a city, 2 for a county; the wider place is meant where nothing tells."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _in(code: str, other: str) -> bool:
    """Whether the place of `code` lies in that of `other`."""
    return code.startswith(stem(other))


def stem(code: str) -> str:
    """Return the digits that the codes of a place's parts begin with.

    >>> stem("320000"), stem("320500"), stem("310115")
    ('32', '3205', '310115')
    """
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _holds(outer: Place, inner: Place, text: str) -> bool:
    between = text[outer.end : inner.start]
    return (
        between in {"", "（", "(", " "}
        and len(inner.codes) == 1
        and inner.codes != outer.codes
        and any(_in(inner.codes[0], code) for code in outer.codes)
    )
