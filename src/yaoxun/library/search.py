"""Search: which articles a question finds, in an order that can be told, with what they have in common.

The order is the same in every database: articles whose title answers the whole question, those whose title has one of
its words, the others; within these the newest first. Articles of the same news are shown once, the others under it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


class _Row(NamedTuple):
    id: int
    day: str | None
    section: str | None
    kinds: int
    story: int | None


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
        order = sorted(rows, key=lambda row: (titled.get(row.id, 2), row.day is None, _newest(row.day), row.id))
        groups: dict[int, list[_Row]] = {}
        for row in order:
            groups.setdefault(row.story or row.id, []).append(row)
        page = list(groups.values())[offset : None if limit is None else offset + limit]
        hits = _hits(database, query, page)
        counted = _facets(database, query, filters, rows) if facets else {}
    return Found(len(rows), len(groups), tuple(hits), counted)


def _matching(database: Database, query: Query, filters: Filters) -> tuple[list[_Row], dict[int, int]]:
    where, values = conditions(filters)
    sql, its_values = index.hits(database, query)
    rows = [
        _Row(*row)
        for row in database.rows(
            "SELECT article.id, article.day, article.heading, article.kinds, article.story_id"
            f" FROM ({sql}) AS hit JOIN article ON article.id = hit.id WHERE 1 = 1{where}",
            (*its_values, *values),
        )
    ]
    some = positive(query)
    any_term: Query = Either(some) if len(some) > 1 else some[0]
    titled = dict.fromkeys(_ids(database, any_term), 1) | dict.fromkeys(_ids(database, query), 0)
    return rows, titled


def _ids(database: Database, query: Query) -> list[int]:
    return [article for (article,) in database.rows(*index.hits(database, query, title_only=True))]


def _newest(day: str | None) -> int:
    """A key that sorts the newest day first."""
    return -int(day.replace("-", "")) if day else 0


def _hits(database: Database, query: Query, page: Sequence[Sequence[_Row]]) -> list[Hit]:
    shown = [group[0].id for group in page]
    kept = articles(database, shown)
    regions = regions_of(database, shown)
    others = _others(database, page)
    terms = positive(query)
    found = []
    for group in page:
        article = kept[group[0].id]
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
    for some in pieces([group[0].story for group in page if group[0].story]):
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
    hit = f"WITH hit AS (SELECT article.id FROM ({sql}) AS found JOIN article ON article.id = found.id WHERE 1 = 1{where}) "
    regions = database.rows(
        hit + "SELECT substr(code, 1, 2) || '0000', count(DISTINCT article_id) FROM article_region"
        " WHERE article_id IN (SELECT id FROM hit) GROUP BY 1",
        (*its_values, *values),
    )
    industries = database.rows(
        hit + "SELECT industry, count(*) FROM article_industry WHERE article_id IN (SELECT id FROM hit) GROUP BY 1",
        (*its_values, *values),
    )
    bits = Counter(row.kinds for row in rows)
    return {
        "region": _most(Counter(dict(regions))),
        "section": _most(Counter(row.section for row in rows if row.section)),
        "year": tuple(sorted(Counter(row.day[:4] for row in rows if row.day).items(), reverse=True)),
        "kind": tuple((str(k.name), sum(n for b, n in bits.items() if b & k)) for k in Kind),
        "industry": _most(Counter(dict(industries))),
    }


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
