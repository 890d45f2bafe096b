"""Regions side by side on one topic: what each has, with the words that prove it, and why a cell is empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from yaoxun.analysis.topic import OWN_WORDS, Topic, topic
from yaoxun.errors import QueryError
from yaoxun.lexicon.places import mentions
from yaoxun.library.citation import Citation, Kept, articles
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.facts import STANDING, KeptFact, kept_facts
from yaoxun.library.filters import EVERYWHERE, Filters, conditions, region_codes, span
from yaoxun.library.record import plain
from yaoxun.library.search import regions_of

KINDS = ("document", "target", "incentive", "system", "measure", "statistic")
"""The rows of a comparison, in its order."""

Blank = Literal["no-article", "not-stated", "not-reviewed"]
"""Why a cell is empty: no article of the region on the topic is kept; its articles do not state it, and a person has
reviewed them all; or at least one of them has not been reviewed."""


@dataclass(frozen=True, slots=True)
class Region:
    """A column: the name it was asked by, its codes, and its articles on the topic, `reviewed` of them by a person."""

    name: str
    codes: tuple[str, ...]
    articles: tuple[int, ...]
    reviewed: int


@dataclass(frozen=True, slots=True)
class Value:
    """A fact of a cell; `also` cites other articles of the same news that state the same."""

    fact: KeptFact
    also: tuple[Citation, ...]

    def as_json(self) -> dict[str, object]:
        """The fact as plain values, with the other citations."""
        return {**self.fact.as_json(), "also": [cited.as_json() for cited in self.also]}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a region has of one kind: `total` values, those that were asked for, of the newest issues first."""

    total: int
    values: tuple[Value, ...]
    blank: Blank | None

    def as_json(self) -> dict[str, object]:
        """The cell as plain values."""
        return {"total": self.total, "blank": self.blank, "values": [value.as_json() for value in self.values]}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Regions side by side; `rows` has a cell a region for each kind."""

    topic: str
    regions: tuple[Region, ...]
    rows: Mapping[str, tuple[Cell, ...]]

    def as_json(self) -> dict[str, object]:
        """The comparison as plain values: cells by kind, then by the region's name."""
        names = [region.name for region in self.regions]
        return {
            "topic": self.topic,
            "regions": [
                {"name": r.name, "codes": list(r.codes), "articles": list(r.articles), "reviewed": r.reviewed}
                for r in self.regions
            ],
            "rows": {
                kind: {name: cell.as_json() for name, cell in zip(names, cells, strict=True)}
                for kind, cells in self.rows.items()
            },
        }


def compare(
    database: Database,
    words: str,
    regions: Sequence[str],
    filters: Filters = EVERYWHERE,
    limit: int | None = None,
) -> Comparison:
    """Put regions side by side on the topic that `words` name; `limit` is the most values of a cell.

    Raises:
        QueryError: no region was named, one does not exist, or the words cannot be read.
    """
    if not regions:
        raise QueryError(words, "没有说比较哪些地区", "请写 --regions 上海 江苏 浙江")
    about = topic(words)
    columns = {name: region_codes(name) for name in dict.fromkeys(regions)}
    with database.snapshot():
        found = _articles_on(database, about, columns, filters)
        kept = articles(database, sorted(found))
        facts = _facts_on(database, about, kept)
        placed = _placed(facts, found, kept, columns)
        sides = tuple(_region(name, columns[name], found) for name in columns)
        rows = {
            kind: tuple(_cell(database, placed.get((kind, side.name), []), side, kept, limit) for side in sides)
            for kind in KINDS
        }
    return Comparison(words, sides, rows)


@dataclass(frozen=True, slots=True)
class _Found:
    """An article on the topic: all its regions, and the columns that they belong to."""

    reviewed: bool
    codes: tuple[str, ...]
    columns: tuple[str, ...]


def _articles_on(
    database: Database, about: Topic, columns: Mapping[str, tuple[str, ...]], filters: Filters
) -> dict[int, _Found]:
    hits, its_values = about.articles(database)
    ranges = [span(code) for codes in columns.values() for code in codes]
    either = " OR ".join("(code >= ? AND code <= ?)" for _ in ranges)
    where, values = conditions(filters)
    reviewed = {
        article: bool(when)
        for article, when in database.rows(
            f"SELECT article.id, article.reviewed IS NOT NULL FROM ({hits}) AS hit JOIN article ON article.id = hit.id"
            f" WHERE article.id IN (SELECT article_id FROM article_region WHERE {either}){where} ORDER BY article.id",
            (*its_values, *(code for pair in ranges for code in pair), *values),
        )
    }
    codes = regions_of(database, list(reviewed))
    return {
        article: _Found(told, codes[article], _columns_of(codes[article], columns))
        for article, told in reviewed.items()
    }


def _columns_of(codes: Sequence[str], columns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The columns that hold one of the codes."""
    return tuple(name for name, its in columns.items() if any(_holds(outer, code) for outer in its for code in codes))


def _holds(outer: str, code: str) -> bool:
    """Whether a region is another or a part of it."""
    first, last = span(outer)
    return first <= code <= last


class _Light(NamedTuple):
    """As much of a fact as tells its cell."""

    id: int
    article: int
    kind: str
    start: int
    end: int


_OWN = ", ".join(f'fact."{column}"' for column in OWN_WORDS)


def _facts_on(database: Database, about: Topic, kept: Mapping[int, Kept]) -> list[_Light]:
    """The facts that are on the topic."""
    found: list[_Light] = []
    for some in pieces(sorted(kept)):
        tells = {article: about.within(kept[article].title, kept[article].text) for article in some}
        for number, article, kind, start, end, *own in database.rows(
            f'SELECT fact.id, fact.article_id, fact.kind, fact."start", fact."end", {_OWN} FROM fact'
            f" WHERE fact.article_id IN ({marks(some)}) AND fact.kind IN ({marks(KINDS)}) AND {STANDING}",
            (*some, *KINDS),
        ):
            if tells[article](start, end, dict(zip(OWN_WORDS, own, strict=True))):
                found.append(_Light(number, article, kind, start, end))
    return found


def _placed(
    facts: Sequence[_Light],
    found: Mapping[int, _Found],
    kept: Mapping[int, Kept],
    columns: Mapping[str, tuple[str, ...]],
) -> dict[tuple[str, str], list[_Light]]:
    """The facts of each cell. Where an article reports of several regions, a fact goes to those that its words name."""
    placed: dict[tuple[str, str], list[_Light]] = {}
    for row in facts:
        _, article, kind, start, end = row
        told = found[article]
        names = told.columns
        if len(told.codes) > 1:
            names = _named(kept[article], start, end, told, columns)
        for name in names:
            placed.setdefault((kind, name), []).append(row)
    return placed


def _named(
    article: Kept, start: int, end: int, told: _Found, columns: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The columns whose regions the fact's quote names, or its sentence, or its paragraph; all of them where none does."""
    text = article.text
    paragraph = (text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", end - 1))
    for first, last in ((start, end), article.sentence(start, end), paragraph):
        said = [
            code
            for place in mentions(text[first:last])
            for code in place.codes
            if any(_holds(outer, code) for outer in told.codes)
        ]
        if said:
            return _columns_of(said, columns)
    return told.columns


def _region(name: str, codes: tuple[str, ...], found: Mapping[int, _Found]) -> Region:
    its = [(article, told.reviewed) for article, told in found.items() if name in told.columns]
    return Region(name, codes, tuple(article for article, _ in its), sum(reviewed for _, reviewed in its))


def _cell(
    database: Database, rows: Sequence[_Light], region: Region, kept: Mapping[int, Kept], limit: int | None
) -> Cell:
    retold = kept_facts(database, [row.id for row in rows if kept[row.article].story is not None])
    same: dict[tuple[object, ...], list[int]] = {}
    for row in _newest_first(rows, kept):
        same.setdefault(_statement(row, kept[row.article].story, retold), []).append(row.id)
    groups = list(same.values())
    shown = groups[:limit]
    facts = kept_facts(database, [number for group in shown for number in group])
    values = tuple(Value(facts[first], tuple(facts[other].cited for other in also)) for first, *also in shown)
    return Cell(len(groups), values, None if groups else _blank(region))


def _newest_first(rows: Sequence[_Light], kept: Mapping[int, Kept]) -> list[_Light]:
    """The order of the cells: by day, the newest first, then as the articles were kept."""

    def order(row: _Light) -> tuple[bool, int, int, int, int]:
        day = kept[row.article].day
        return day is None, -int(day.replace("-", "")) if day else 0, row.article, row.start, row.id

    return sorted(rows, key=order)


def _statement(row: _Light, story: int | None, retold: Mapping[int, KeptFact]) -> tuple[object, ...]:
    """What is the same where the same news states the same twice; measures are told apart by their words."""
    if story is None:
        return (row.id,)
    fact = retold[row.id]
    said = "".join(fact.cited.quote.split()) if row.kind == "measure" else ""
    return (story, row.kind, plain(fact.says), said)


def _blank(region: Region) -> Blank:
    if not region.articles:
        return "no-article"
    return "not-stated" if region.reviewed == len(region.articles) else "not-reviewed"
