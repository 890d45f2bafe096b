"""Which lineage a target or statistic is of, as one number that is kept with the fact, so that SQL can count lineages.

A lineage is what has one region, indicator (see `indicators`) and unit. An indicator that does not say of what it is, or an
fact of no region, makes a lineage within one piece of news only: the number is negative then, and counts together with
the story.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from yaoxun.library.database import Database
from yaoxun.library.indicators import is_generic, normal
from yaoxun.library.placing import own_regions

KINDS = ("target", "statistic")
"""The kinds of fact that have a lineage."""


class Subject(NamedTuple):
    """What a target or statistic is of: its regions, its indicator in the form in which it is compared, its unit."""

    regions: tuple[str, ...]
    indicator: str
    unit: str

    @property
    def number(self) -> int:
        """The number of the lineage; that two have the same by chance is less likely than one in a hundred million."""
        said = "\n".join((*self.regions, self.unit, self.indicator)).encode()
        number = int.from_bytes(blake2b(said, digest_size=8).digest()) >> 1
        return ~number if not self.regions or is_generic(self.indicator) else number


def subject(regions: Sequence[str], indicator: str, unit: str | None) -> Subject:
    """Return what a target or statistic is of; `regions` are its own, else those of its article.

    >>> subject(("320500",), "苏州5G基站数量", "个") == subject(("320500", "310115"), "全市5G基站", "个")
    True
    """
    its = acting(regions)
    return Subject(its, normal(indicator, its[0] if len(its) == 1 else ""), unit or "")


def acting(regions: Sequence[str]) -> tuple[str, ...]:
    """Return, of an article's regions, those of the rank of the acting one, which stands first.

    >>> acting(("310000", "500000", "310115")), acting(())
    (('310000', '500000'), ())
    """
    return tuple(sorted(code for code in regions if _rank(code) == _rank(regions[0])))


def _rank(code: str) -> int:
    """The rank of a region: the country 0, provinces 2, cities 4, counties 6."""
    return len(code.rstrip("0")) + len(code.rstrip("0")) % 2


def lineage_of(kind: object, regions: Sequence[str], indicator: object, unit: object) -> int | None:
    """Return the number of a fact's lineage; None for kinds that have none."""
    if kind not in KINDS:
        return None
    return subject(regions, str(indicator or ""), str(unit or "")).number


class Own(NamedTuple):
    """What is kept of a fact beside what it states: its own regions (None: its article's) and its lineage."""

    region: str | None
    lineage: int | None


def misplaced(database: Database, first: int, last: int) -> list[tuple[Own, int]]:
    """Return what should be kept of facts that have something else, with the facts, of articles from `first` up to `last`."""
    regions: dict[int, list[str]] = {}
    for article, code in database.rows(
        "SELECT article_id, code FROM article_region WHERE article_id >= ? AND article_id <= ?"
        " ORDER BY article_id, position",
        (first, last),
    ):
        regions.setdefault(article, []).append(code)
    texts: dict[int, str] = dict(
        database.rows("SELECT article_id, text FROM body WHERE article_id >= ? AND article_id <= ?", (first, last))
    )
    found = []
    for fact, article, kind, start, end, indicator, unit, region, number in database.rows(
        'SELECT id, article_id, kind, "start", "end", indicator, unit, region, lineage FROM fact'
        " WHERE article_id >= ? AND article_id <= ? ORDER BY id",
        (first, last),
    ):
        right = own(texts.get(article, ""), kind, start, end, indicator, unit, regions.get(article, ()))
        if right != (region, number):
            found.append((right, fact))
    return found


def own(text: str, kind: str, start: int, end: int, indicator: object, unit: object, regions: Sequence[str]) -> Own:
    """Return what is kept of a fact of an article of these regions."""
    placed = own_regions(kind, text, start, end, regions)
    its = regions if placed is None else tuple(code for code in placed if code)
    return Own(None if placed is None else " ".join(placed), lineage_of(kind, its, indicator, unit))


def replace(database: Database, first: int, last: int) -> None:
    """Bring the regions and lineages of facts in step with what they state and their articles; within a transaction."""
    database.run_many(
        "UPDATE fact SET region = ?, lineage = ? WHERE id = ?",
        [(*right, fact) for right, fact in misplaced(database, first, last)],
    )
