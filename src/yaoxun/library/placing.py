"""Which region a fact is of, where its own words name another than its article's, or one of several."""

import re
from collections.abc import Sequence
from functools import cache

from yaoxun.lexicon.places import mentions, stem
from yaoxun.lexicon.words import classes, pattern
from yaoxun.library.citation import sentence

KINDS = frozenset(("target", "statistic", "incentive", "system", "document"))
"""The kinds of fact that are of a region."""

_FIGURES = frozenset(("target", "statistic"))

NOWHERE = ("",)
"""The regions of a fact of the whole world."""

_SHORTEST = 2  # characters: 新 begins 新增 more often than it means 新疆
_BODY_WITHIN = 6  # characters after a place's name in which a body's name shows itself


def own_regions(kind: str, text: str, start: int, end: int, regions: Sequence[str]) -> tuple[str, ...] | None:
    """Return the regions that the fact at `start`..`end` is of; None where they are its article's, `regions`.

    A figure whose quote begins with a place, the country or the world is of it. In an article of several regions a fact is
    of those that its quote names, else its sentence, else its paragraph.

    >>> own_regions("target", "到2026年，深圳市人工智能企业超3500家。", 7, 21, ("310000",))
    ('440300',)
    >>> own_regions("system", "上海建成甲平台，苏州建成乙平台。", 8, 15, ("310000", "320500"))
    ('320500',)
    >>> own_regions("statistic", "深圳证券交易所上市公司10家", 0, 15, ("310000",)) is None
    True
    """
    if kind not in KINDS:
        return None
    begun = _beginning(text[start:end]) if kind in _FIGURES else None
    if begun is not None:
        return None if begun == tuple(regions) else begun
    if len(regions) < 2:  # one region needs no telling apart
        return None
    clause = (sentence(text, start, end)[0], end)
    paragraph = (text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", max(end - 1, 0)))
    for first, last in ((start, end), clause, paragraph):
        named = [code for place in mentions(text[first:last]) for code in place.codes if _within(code, regions)]
        if named:
            found = tuple(dict.fromkeys(named))
            return None if set(found) == set(regions) else found
    return None


def _beginning(quote: str) -> tuple[str, ...] | None:
    """The regions that a quote begins with; None where it begins with none."""
    country, world, body = _patterns()
    if country.match(quote):
        return ("000000",)
    if world.match(quote):
        return NOWHERE
    found = mentions(quote[:20])
    if (
        not found
        or found[0].start > 0
        or found[0].end < _SHORTEST
        or quote.startswith("国家")
        or body.search(quote, found[0].end, found[0].end + _BODY_WITHIN)
    ):
        return None
    return found[0].codes if len(found[0].codes) == 1 else None


def _within(code: str, regions: Sequence[str]) -> bool:
    return any(code.startswith(stem(region)) for region in regions)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = classes("fact_places.txt")
    rank = f"(?![^，。；]{{0,4}}{pattern(words['not'])})"
    return (
        re.compile(pattern(words["country"]) + rank),
        re.compile(pattern(words["world"]) + rank),
        re.compile(pattern(words["body"])),
    )
