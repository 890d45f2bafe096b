"""The names of places: provinces, cities, counties, zones and areas, with their GB/T 2260 codes."""

from functools import cache
from typing import NamedTuple

from yaoxun.lexicon.words import table

_LONGEST = 14


class Gazetteer(NamedTuple):
    """Names of places with their codes; `abbreviations` are single characters (沪), `risky` ones only count in chains."""

    codes: dict[str, tuple[str, ...]]
    full: frozenset[str]
    abbreviations: dict[str, tuple[str, ...]]
    risky: frozenset[str]
    words: frozenset[str]


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
    return Gazetteer(codes, frozenset(full), abbreviations, frozenset(risky), words)


def place_at(text: str, at: int) -> int:
    """Return where the longest name of a place that begins at `at` ends; `at` itself where none does.

    >>> place_at("江苏省科技厅", 0)
    3
    """
    names = gazetteer().codes
    for end in range(min(len(text), at + _LONGEST), at + 1, -1):
        if text[at:end] in names:
            return end
    return at


def place_before(text: str, end: int) -> int:
    """Return where the longest name of a place that ends at `end` begins; `end` itself where none does.

    >>> place_before("由江苏省科技厅", 4)
    1
    """
    names = gazetteer().codes
    for start in range(max(0, end - _LONGEST), end - 1):
        if text[start:end] in names:
            return start
    return end
