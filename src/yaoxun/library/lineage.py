"""Which lineage a target or statistic is of, as one number that is kept with the fact, so that SQL can count lineages.

A lineage is what has one region, indicator (see `indicators`) and unit. An indicator that does not say of what it is, or an
article of no region, makes a lineage within one piece of news only: the number is negative then, and counts together with
the story.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from yaoxun.library.database import Database, marks
from yaoxun.library.indicators import is_generic, normal

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
    """Return what a target or statistic is of; `regions` are those of its article.

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


def misnumbered(database: Database, first: int, last: int) -> list[tuple[int | None, int]]:
    """Return the right numbers of facts that have another, with the facts, of articles from `first` up to `last`."""
    regions: dict[int, list[str]] = {}
    for article, code in database.rows(
        "SELECT article_id, code FROM article_region WHERE article_id >= ? AND article_id <= ?"
        " ORDER BY article_id, position",
        (first, last),
    ):
        regions.setdefault(article, []).append(code)
    found = []
    for fact, article, kind, indicator, unit, number in database.rows(
        "SELECT id, article_id, kind, indicator, unit, lineage FROM fact WHERE article_id >= ? AND article_id <= ?"
        f" AND (kind IN ({marks(KINDS)}) OR lineage IS NOT NULL) ORDER BY id",
        (first, last, *KINDS),
    ):
        right = lineage_of(kind, regions.get(article, ()), indicator, unit)
        if right != number:
            found.append((right, fact))
    return found


def renumber(database: Database, first: int, last: int) -> None:
    """Bring the numbers of facts in step with what they state and their articles' regions; within a transaction."""
    database.run_many("UPDATE fact SET lineage = ? WHERE id = ?", misnumbered(database, first, last))
