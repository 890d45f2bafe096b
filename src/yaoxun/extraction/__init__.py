"""From an article's text to its facts: literals first, then provisions made of them. One room a kind."""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from yaoxun.extraction import (
    claims,
    dates,
    documents,
    incentives,
    measures,
    organizations,
    quantities,
    regions,
    statistics,
    systems,
    targets,
)
from yaoxun.extraction.fact import Fact as Fact
from yaoxun.extraction.passage import Passage
from yaoxun.reading import Article


class Extract(NamedTuple):
    """What an article says: the regions it reports on, and its facts in text order."""

    regions: tuple[str, ...]
    facts: tuple[Fact, ...]


def extract(article: Article, issued: date | None = None) -> tuple[Fact, ...]:
    """Return the facts of an article in text order; `issued` is its day of issue, against which year-less dates are resolved.

    Raises nothing, whatever the text.

    >>> facts = extract(Article("某市发布人才新政", "对引进的博士，给予20万元补助。"), date(2024, 3, 8))
    >>> [(f.kind, f.quote) for f in facts]
    [('incentive', '对引进的博士，给予20万元补助'), ('quantity', '20万元')]
    """
    return extract_text(article.title, article.text, issued).facts


def extract_text(title: str, text: str, anchor: date | None = None) -> Extract:
    """Return the regions and facts of an article; `anchor` is its day of issue."""
    passage = Passage(with_wide_marks(title), with_wide_marks(text), anchor)
    days = dates.find(passage)
    amounts = quantities.find(passage, days)
    papers = documents.find(passage, days)
    reported = systems.find(passage, days)
    bodies = organizations.find(passage, reported)
    items = measures.find(passage)
    read = sorted((*amounts, *quantities.readings(passage)), key=lambda q: q.start)
    parts = claims.parts(passage, read)
    grants = incentives.find(passage, parts)
    whole = claims.frame(passage, papers)
    said = claims.claims(passage, claims.speaking(passage, parts, grants), days, items, [*bodies, *reported], whole)
    facts: list[Fact] = [*days, *amounts, *papers, *bodies, *reported, *items, *grants]
    facts += [*targets.find(passage, said, whole), *statistics.find(passage, said)]
    if passage.text != text:
        facts = [replace(f, text=text) for f in facts]
    return Extract(regions.find(passage), tuple(sorted(facts, key=lambda f: (f.start, -f.end))))


# The mark comes first, so that the search skips to one.
_NARROW_MARK = re.compile(r"[,;:!?](?:(?<=[^\x00-\x7f].)|(?=[^\x00-\x7f]))")
_WIDE = dict(zip(",;:!?", "，；：！？", strict=True))


def with_wide_marks(text: str) -> str:
    """Return a text with half-width marks beside Chinese made full-width, so that rules meet one form of each; its length stays.

    >>> with_wide_marks("一是减负,二是增效;1,000元")
    '一是减负，二是增效；1,000元'
    """
    return _NARROW_MARK.sub(lambda m: _WIDE[m.group()], text)
