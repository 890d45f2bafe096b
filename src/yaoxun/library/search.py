"""Search: which articles a question finds, in an order that can be told, with what they have in common.

The order is the same in every database: articles whose title answers the whole question, those whose title has one of
its words, the others; within these the newest first. Articles of the same news are shown once, the others under it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from operator import itemgetter
from sys import maxsize
from typing import NamedTuple

from yaoxun.library import index
from yaoxun.library.citation import Citation, Kept, articles
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.facets import FACETS, Articles, Facets, kept_facets, months
from yaoxun.library.filters import Filters, articles_within, facets_of
from yaoxun.library.query import Either, Query, Term, parse, positive
from yaoxun.library.record import Kind
from yaoxun.library.tokens import fold_with_origin, places

_BEFORE, _AFTER = 24, 60  # characters of a snippet around its first hit


class Snippet(NamedTuple):
    """A stretch of an article around a hit; `lit` are the hits in it."""

    text: str
    lit: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found.

    Attributes:
        cited: the sentence of its first hit; its first sentence where only the title has one.
        also: other articles of the same news.
    """

    article: Kept
    title: Snippet
    snippet: Snippet
    cited: Citation | None
    regions: tuple[str, ...]
    also: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `total` articles that tell `stories` news, the page of them that was asked for, and facets.

    `facets` are counts of articles by region (province), section, year, kind of fact and industry, the most first.
    """

    total: int
    stories: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]


_Row = tuple[int, str | None, int | None]
"""What tells the place of an article among others: its number, its day, its news."""

_FEW = 150  # articles whose rows are read at once, rather than month by month


def search(
    database: Database, question: str, filters: Filters, limit: int | None = 20, offset: int = 0, facets: bool = True
) -> Found:
    """Answer a question; `limit` and `offset` count news, no limit means all.

    Raises:
        QueryError: the question cannot be read, or a filter names what does not exist.
    """
    query = parse(question)
    names = {"year", *facets_of(filters), *(FACETS if facets else ())}
    with database.snapshot():
        kept = kept_facets(database, sorted(names))
        found = Articles.of(index.found(database, query))
        bounds = articles_within(database, filters, kept)
        found = found if bounds is None else found & bounds
        news = _news(_in_order(database, _tiers(database, query, found), kept["year"]))
        page = list(islice(news, min(offset, maxsize), None if limit is None else min(offset + limit, maxsize)))
        hits = _hits(database, query, page)
        counted = _counts(found, kept) if facets else {}
        return Found(len(found), _stories(database, found), tuple(hits), counted)


def _tiers(database: Database, query: Query, found: Articles) -> Iterator[Articles]:
    """Give what was found in the order of titles: those that answer the question, those that have one of its words, the rest."""
    some = positive(query)
    wanted = [query] if query == some[0] else [query, Either(some) if len(some) > 1 else some[0]]
    for one in wanted:
        titled = found & Articles.of(index.found(database, one, title_only=True))
        yield titled
        found -= titled
    yield found


def _in_order(database: Database, tiers: Iterable[Articles], years: Mapping[str, Articles]) -> Iterator[_Row]:
    """Give the rows of tiers, the newest first, read only as far as they are asked for."""
    for tier in tiers:
        for year, some in _cut(tier, years):
            for _, few in _cut(some, months(database, year) if len(some) > _FEW else {}):
                yield from _newest_first(database, few)


def _cut(articles: Articles, spells: Mapping[str, Articles]) -> Iterator[tuple[str, Articles]]:
    """Give the articles of each year or month, the latest first, until the rest is few; the rest last."""
    for name in sorted(spells, reverse=True):
        if len(articles) <= _FEW:
            break
        yield name, articles & spells[name]
        articles -= spells[name]
    yield "", articles


def _newest_first(database: Database, articles: Articles) -> list[_Row]:
    rows: list[_Row] = [
        row
        for some in pieces(list(articles))
        for row in database.rows(f"SELECT id, day, story_id FROM article WHERE id IN ({marks(some)})", some)
    ]
    rows.sort(key=itemgetter(0))
    rows.sort(key=lambda row: row[1] or "", reverse=True)  # a sort keeps what was before
    return rows


def _news(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Give the first article of each news."""
    told: set[int] = set()
    for row in rows:
        story = row[2] or row[0]
        if story not in told:
            told.add(story)
            yield row


def _stories(database: Database, found: Articles) -> int:
    """Count the news that articles tell: those that tell one again count where no other that was found tells it."""
    again = Articles.of(database.numbers("SELECT id FROM article WHERE story_id IS NOT NULL AND story_id <> id"))
    telling = list(found & again)
    firsts = [
        story
        for some in pieces(telling)
        for (story,) in database.rows(f"SELECT story_id FROM article WHERE id IN ({marks(some)})", some)
    ]
    return len(found) - len(telling) + len(Articles.of(firsts) - found)


def _hits(database: Database, query: Query, page: Sequence[_Row]) -> list[Hit]:
    shown = [article for article, _, _ in page]
    kept = articles(database, shown)
    regions = regions_of(database, shown)
    others = _others(database, page)
    terms = positive(query)
    reach = 2 * _AFTER + max(len(term.words) for term in terms)  # in folded characters, of which one may become several
    found = []
    for number in shown:
        article = kept[number]
        lit = lit_in(article.text, terms, reach)
        first = lit[0] if lit else (0, min(1, len(article.text)))
        found.append(
            Hit(
                article,
                Snippet(article.title, lit_in(article.title, terms)),
                _snippet(article.text, lit),
                article.cite_sentence(*first) if article.text else None,
                regions.get(article.id, ()),
                tuple(n for n in others.get(article.story or 0, ()) if n != article.id),
            )
        )
    return found


def _others(database: Database, page: Sequence[_Row]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for some in pieces([story for _, _, story in page if story]):
        for story, article in database.rows(
            f"SELECT story_id, id FROM article WHERE story_id IN ({marks(some)}) ORDER BY id", some
        ):
            found.setdefault(story, []).append(article)
    return found


def regions_of(database: Database, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the regions of articles, the acting one first."""
    found: dict[int, tuple[str, ...]] = {}
    for some in pieces(ids):
        for article, code in database.rows(
            f"SELECT article_id, code FROM article_region WHERE article_id IN ({marks(some)}) ORDER BY article_id, position",
            some,
        ):
            found[article] = (*found.get(article, ()), code)
    return found


def lit_in(text: str, terms: Sequence[Term], reach: int | None = None) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in a text, in order, what overlaps joined.

    With `reach`, only where they begin within so many characters of the first of these places.

    >>> lit_in("臺灣的ＥＴＣ收费", [parse("台湾"), parse("etc")])
    ((0, 2), (3, 6))
    """
    folded = fold_with_origin(text)
    found = [places(folded.text, term.words) for term in terms]
    firsts = [next(some, None) for some in found]
    last = len(folded.text) if reach is None else min((first[0] for first in firsts if first), default=0) + reach
    spans = sorted(
        (folded.origin[start], folded.origin[end - 1] + 1)
        for first, some in zip(firsts, found, strict=True)
        if first
        for start, end in takewhile(lambda place: place[0] <= last, chain([first], some))
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _snippet(text: str, lit: Sequence[tuple[int, int]]) -> Snippet:
    first = lit[0][0] if lit else 0
    start = max(0, first - _BEFORE)
    end = min(len(text), first + _AFTER)
    front, back = "…" * (start > 0), "…" * (end < len(text))
    shift = len(front) - start
    said = front + text[start:end].replace("\n", " ") + back
    return Snippet(said, tuple((a + shift, min(b, end) + shift) for a, b in lit if start <= a < end))


def _counts(found: Articles, facets: Facets) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count what was found by the values of each facet."""
    counts = {name: {value: found.shared(of) for value, of in facets[name].items()} for name in FACETS}
    return {
        "region": _most(counts["region"]),
        "section": _most(counts["section"]),
        "year": tuple((year, number) for year, number in sorted(counts["year"].items(), reverse=True) if number),
        "kind": tuple((str(kind.name), counts["kind"].get(str(kind.name), 0)) for kind in Kind),
        "industry": _most(counts["industry"]),
    }


def _most(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((name, n) for name, n in counts.items() if n), key=lambda item: (-item[1], item[0])))
