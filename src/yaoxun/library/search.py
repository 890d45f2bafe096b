"""Search: which articles a question finds, in an order that can be told, with what they have in common.

The order is the same in every database: articles whose title answers the whole question, those whose title has one of
its words, the others; within these the newest first. Articles of the same news are shown once, the others under it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from yaoxun.library import index
from yaoxun.library.citation import Citation, Kept, articles
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.filters import Filters, conditions
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


# What a search reads of every article that it finds. There may be very many: they stay the tuples that the database gives.
_Row = tuple[int, str | None, str | None, int, int | None]
_ID: Final = 0
_DAY: Final = 1
_SECTION: Final = 2
_KINDS: Final = 3
_STORY: Final = 4
_COLUMNS = "article.id, article.day, article.heading, article.kinds, article.story_id"


def search(
    database: Database, question: str, filters: Filters, limit: int | None = 20, offset: int = 0, facets: bool = True
) -> Found:
    """Answer a question; `limit` and `offset` count news, no limit means all.

    Raises:
        QueryError: the question cannot be read, or a filter names what does not exist.
    """
    query = parse(question)
    with database.snapshot():
        rows, titled = _matching(database, query, filters)
        _put_in_order(rows, titled)
        groups: dict[int, list[_Row]] = {}
        for row in rows:
            groups.setdefault(row[_STORY] or row[_ID], []).append(row)
        page = list(groups.values())[offset : None if limit is None else offset + limit]
        hits = _hits(database, query, page)
        counted = _facets(database, query, filters, rows) if facets else {}
    return Found(len(rows), len(groups), tuple(hits), counted)


def _matching(database: Database, query: Query, filters: Filters) -> tuple[list[_Row], dict[int, int]]:
    where, values = conditions(filters)
    sql, its_values = index.hits(database, query)
    rows: list[_Row] = database.rows(
        f"SELECT {_COLUMNS} FROM ({sql}) AS hit JOIN article ON article.id = hit.id WHERE 1 = 1{where}",
        (*its_values, *values),
    )
    some = positive(query)
    titled = dict.fromkeys(_ids(database, query), 0)
    if query != some[0]:
        titled = dict.fromkeys(_ids(database, Either(some) if len(some) > 1 else some[0]), 1) | titled
    return rows, titled


def _ids(database: Database, query: Query) -> list[int]:
    return [article for (article,) in database.rows(*index.hits(database, query, title_only=True))]


def _put_in_order(rows: list[_Row], titled: Mapping[int, int]) -> None:
    """Sort by title, the newest day, the number: from the last key to the first, because each sort keeps what was before."""
    rows.sort(key=itemgetter(_ID))
    rows.sort(key=lambda row: row[_DAY] or "", reverse=True)
    rows.sort(key=lambda row: titled.get(row[_ID], 2))


def _hits(database: Database, query: Query, page: Sequence[Sequence[_Row]]) -> list[Hit]:
    shown = [group[0][_ID] for group in page]
    kept = articles(database, shown)
    regions = regions_of(database, shown)
    others = _others(database, page)
    terms = positive(query)
    found = []
    for group in page:
        article = kept[group[0][_ID]]
        lit = lit_in(article.text, terms)
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


def _others(database: Database, page: Sequence[Sequence[_Row]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for some in pieces([group[0][_STORY] for group in page if group[0][_STORY]]):
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


def lit_in(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in a text, in order, what overlaps joined.

    >>> lit_in("臺灣的ＥＴＣ收费", [parse("台湾"), parse("etc")])
    ((0, 2), (3, 6))
    """
    folded = fold_with_origin(text)
    spans = sorted(
        (folded.origin[start], folded.origin[end - 1] + 1)
        for term in terms
        for start, end in places(folded.text, term.words)
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


def _facets(
    database: Database, query: Query, filters: Filters, rows: Sequence[_Row]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count what was found; regions and industries are tables of their own, the rest stands in the rows."""
    where, values = conditions(filters)
    sql, its_values = index.hits(database, query)
    counts = database.rows(
        f"WITH hit AS MATERIALIZED (SELECT article.id FROM ({sql}) AS found JOIN article ON article.id = found.id WHERE 1 = 1{where})"
        " SELECT 'region', substr(code, 1, 2) || '0000', count(DISTINCT article_id) FROM article_region"
        " WHERE article_id IN (SELECT id FROM hit) GROUP BY 2 UNION ALL"
        " SELECT 'industry', industry, count(*) FROM article_industry WHERE article_id IN (SELECT id FROM hit) GROUP BY 2",
        (*its_values, *values),
    )
    bits = Counter(map(itemgetter(_KINDS), rows))
    days = Counter(map(itemgetter(_DAY), rows))
    years = Counter[str]()
    for day, number in days.items():
        if day:
            years[day[:4]] += number
    sections = Counter(map(itemgetter(_SECTION), rows))
    return {
        "region": _most({name: number for facet, name, number in counts if facet == "region"}),
        "section": _most({name: number for name, number in sections.items() if name}),
        "year": tuple(sorted(years.items(), reverse=True)),
        "kind": tuple((str(kind.name), sum(n for b, n in bits.items() if b & int(kind))) for kind in Kind),
        "industry": _most({name: number for facet, name, number in counts if facet == "industry"}),
    }


def _most(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
