"""Facts by kind, with bounds on their amounts and days; each with the words that prove it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Any, NamedTuple

from yaoxun.errors import QueryError
from yaoxun.lexicon.places import stem
from yaoxun.library.citation import Citation, articles
from yaoxun.library.database import Database, Row, marks, pieces
from yaoxun.library.filters import EVERYWHERE, Filters, conditions, storable
from yaoxun.library.record import FACT_COLUMNS
from yaoxun.library.search import regions_of
from yaoxun.library.tokens import fold

_ENDLESS = 2**62  # rows: more than any library has, and a number that every database takes

_AMOUNT = ("op", "value", "low", "high", "unit")

KEYS: dict[str, tuple[str, ...]] = {
    "date": ("from", "to"),
    "quantity": _AMOUNT,
    "document": ("title", "number", "issuers", "effective"),
    "organization": ("name",),
    "measure": ("marker",),
    "target": ("indicator", *_AMOUNT, "by"),
    "statistic": ("indicator", *_AMOUNT, "as_of"),
    "incentive": ("instrument", "for", *_AMOUNT, "base", "cap", "cap_unit"),
    "system": ("name", "event", "first"),
}
"""The keys that each kind adds in the wire format, in its order."""

EVENTS = ("launched", "planned", "testing", "operating")
"""What happens to a system."""

INSTRUMENTS = (
    "award", "subsidy", "matching", "interest", "loan", "guarantee", "tax", "rent", "fund", "insurance", "other",
)  # fmt: skip
"""What an incentive is given by."""

STANDING = "(fact.standing IS NULL OR fact.standing NOT IN ('corrected', 'rejected'))"
"""What holds of a fact that answers give: nobody rejected it or put another in its place."""

_SAID = " || ' ' || ".join(
    f"coalesce({place}, '')" for place in ("fact.name", "fact.title", "fact.indicator", 'fact."for"', "article.title")
)
_HAS_WORD = f'instr(lower({_SAID}), ?) > 0 OR instr(lower(substr(body.text, fact."start" + 1, fact."end" - fact."start")), ?) > 0'

_COLUMNS = ", ".join(
    f'fact."{column}"' for column in ("id", "article_id", "kind", "start", "end", "standing", "region", *FACT_COLUMNS)
)


class Bound(NamedTuple):
    """An amount to compare with; without a unit it is compared with amounts of every unit."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion:
    """Which facts are wanted.

    Attributes:
        kind: the kind of fact.
        filters: which articles they stand in.
        words: words that must each stand in the fact itself, in its quote, or in its article's title; capitals, width and
            traditional characters make no difference in them.
        least, most: bounds of the amount (of a range its end nearer the bound; of an incentive its cap too).
        due: the first and last day on which a target falls due, a statistic was observed or a document applies;
            the first may be open.
        instrument: what an incentive is given by, a code of the wire format.
        qualifies: words that must each stand in who qualifies for an incentive.
        indicator: words that must each stand in the indicator of a target or a statistic.
        unit: the unit of the amount; a multiple of it (亿元, 万吨) means it too.
        event: what happened to a system, a code of the wire format.
        name: the name of a system or an organization, whole.
    """

    kind: str
    filters: Filters = EVERYWHERE
    words: str | None = None
    least: Bound | None = None
    most: Bound | None = None
    due: tuple[date | None, date] | None = None
    instrument: str | None = None
    qualifies: str | None = None
    indicator: str | None = None
    unit: str | None = None
    event: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact of the library, and where it stands.

    Attributes:
        says: what it states, in the keys of the wire format.
        standing: what a person said of it: `accepted`, `person` (a person's own), None.
        regions: its own, where its words name them; else those of its article.
    """

    id: int
    kind: str
    says: Mapping[str, Any]
    standing: str | None
    regions: tuple[str, ...]
    cited: Citation

    def as_json(self) -> dict[str, object]:
        """The fact as plain values: the wire format's keys, then number, standing, regions and citation."""
        return {
            "kind": self.kind,
            **self.says,
            "id": self.id,
            "standing": self.standing,
            "regions": list(self.regions),
            "citation": self.cited.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """Facts that answer a question: `total` of them, and those that were asked for, of the newest issues first."""

    total: int
    facts: tuple[KeptFact, ...]


def bound(text: str) -> Bound:
    """Read an amount to compare with.

    Raises:
        QueryError: it is no amount.

    >>> bound("1000万元"), bound("5%"), bound("300")
    (Bound(value=10000000, unit='元'), Bound(value=5, unit='%'), Bound(value=300.0, unit=''))
    """
    try:
        number = float(text)
        if isfinite(number):
            return Bound(number, "")
        found = []
    except ValueError:
        # their patterns take half a second to build: only an amount with a unit waits for it
        from yaoxun.extraction import extract_text
        from yaoxun.extraction.quantities.rules import Quantity

        found = [f for f in extract_text("", text).facts if isinstance(f, Quantity)]
    if len(found) != 1 or found[0].amount.value is None:
        raise QueryError(text, "不是一个数量", "请写成 1000万元、5%、300家 或 300")
    return Bound(found[0].amount.value, found[0].amount.unit)


def basic_unit(text: str) -> str:
    """Return the unit in which amounts of a unit are kept; one that is not known stays as it is.

    >>> basic_unit("亿元"), basic_unit("家"), basic_unit("％")
    ('元', '家', '%')
    """
    unit = text.strip()
    try:
        return bound(f"1{unit}").unit or unit
    except QueryError:
        return unit


def facts(database: Database, question: FactQuestion, limit: int | None = None, offset: int = 0) -> Answer:
    """Return the facts that a question asks for.

    Raises:
        QueryError: the kind is none, has no key that is asked for, or a filter names what does not exist.
    """
    if question.kind not in KEYS:
        raise QueryError(question.kind, "没有这类要素", f"可用的有 {'、'.join(KEYS)}")
    where, values = _where(question)
    source = "FROM fact JOIN article ON article.id = fact.article_id JOIN body ON body.article_id = article.id" + where
    order = "page.day IS NULL, page.day DESC, page.article_id, page.start_, page.id"
    page = (min(_ENDLESS if limit is None else limit, _ENDLESS), min(offset, _ENDLESS))
    with database.snapshot():
        # All are looked for once, by what puts them in order; a page of them is counted and read.
        rows = database.rows(
            f'WITH hit AS MATERIALIZED (SELECT fact.id, fact.article_id, fact."start" AS start_, article.day {source}),'
            f" one AS (SELECT * FROM hit AS page ORDER BY {order} LIMIT ? OFFSET ?)"
            f" SELECT (SELECT count(*) FROM hit), {_COLUMNS} FROM one AS page JOIN fact ON fact.id = page.id ORDER BY {order}",
            (*values, *page),
        )
        total = rows[0][0] if rows else database.rows(f"SELECT count(*) {source}", values)[0][0]
        return Answer(total, with_citations(database, [row[1:] for row in rows]))


def due_years(database: Database, question: FactQuestion) -> tuple[tuple[str, int], ...]:
    """Return how many targets of a question fall due in each year, in order; those without a day are left out."""
    where, values = _where(question)
    return tuple(
        (str(year), n)
        for year, n in database.rows(
            'SELECT substr(fact."by", 1, 4), count(*) FROM fact JOIN article ON article.id = fact.article_id'
            f' JOIN body ON body.article_id = article.id{where} AND fact."by" IS NOT NULL GROUP BY 1 ORDER BY 1',
            values,
        )
    )


def _where(question: FactQuestion) -> tuple[str, tuple[object, ...]]:
    least, most = question.least, question.most
    if least and most and least.value > most.value and least.unit == most.unit:
        raise QueryError(f"{least.value:g}—{most.value:g}{most.unit}", "下限大于上限", "请对调 --min 与 --max")
    said, values = conditions(replace(question.filters, regions=()))
    sql, given = f" WHERE fact.kind = ? AND {STANDING}{said}", [question.kind, *values]
    if question.filters.regions:
        theirs, codes = conditions(Filters(regions=question.filters.regions))
        stems = [f" {stem(code)}" for code in question.filters.regions]
        own = " OR ".join(["instr(' ' || fact.region, ?) > 0"] * len(stems))
        sql += f" AND (({own}) OR (fact.region IS NULL{theirs}))"
        given += [*stems, *codes]
    for word in storable(question.words or "").split():
        spellings = tuple(dict.fromkeys((word.lower(), fold(word))))
        sql += f" AND ({' OR '.join([_HAS_WORD] * len(spellings))})"
        given += [said for spelling in spellings for said in (spelling, spelling)]
    for limit, sign, ends in ((question.least, ">=", ("value", "high")), (question.most, "<=", ("value", "low"))):
        if limit is not None:
            amount = f"coalesce(fact.{ends[0]}, fact.{ends[1]}) {sign} ?" + (" AND fact.unit = ?" if limit.unit else "")
            cap = f"fact.cap {sign} ?" + (" AND fact.cap_unit = ?" if limit.unit else "")
            one = [limit.value, *([limit.unit] if limit.unit else [])]
            sql += f" AND (({amount}) OR ({cap}))"
            given += one + one
    for key, asked, known in (("instrument", question.instrument, INSTRUMENTS), ("event", question.event, EVENTS)):
        if asked is not None and asked not in known:
            raise QueryError(asked, "没有这个取值", f"{key} 可用的有 {'、'.join(known)}")
    for key, asked, exact in (
        ("instrument", question.instrument, True),
        ("for", question.qualifies, False),
        ("indicator", question.indicator, False),
        ("unit", question.unit and basic_unit(question.unit), True),
        ("event", question.event, True),
        ("name", question.name, True),
    ):
        if asked is None:
            continue
        if key not in KEYS[question.kind]:
            having = "、".join(kind for kind, keys in KEYS.items() if key in keys)
            raise QueryError(key, f"{question.kind} 没有这一项", f"有这一项的是 {having}")
        if exact:
            sql += f' AND fact."{key}" = ?'
            given.append(storable(asked))
        for word in () if exact else storable(asked).split():
            spellings = tuple(dict.fromkeys((word.lower(), fold(word))))
            sql += " AND (" + " OR ".join([f'instr(lower(fact."{key}"), ?) > 0'] * len(spellings)) + ")"
            given += spellings
    if question.due:
        day = 'coalesce(fact."by", fact.as_of, fact.effective, fact."to")'
        first, last = question.due
        sql += f" AND {day} <= ?" + (f" AND {day} >= ?" if first else "")
        given += [last.isoformat(), *([first.isoformat()] if first else [])]
    return sql, tuple(given)


def with_citations(database: Database, rows: Sequence[Row]) -> tuple[KeptFact, ...]:
    """Make facts of rows of the columns of `select_facts`."""
    ids = list(dict.fromkeys(row[1] for row in rows))
    kept = articles(database, ids)
    regions = regions_of(database, ids)
    return tuple(
        KeptFact(
            number,
            kind,
            says(kind, dict(zip(FACT_COLUMNS, columns, strict=True))),
            standing,
            regions.get(article, ()) if region is None else tuple(region.split()),
            kept[article].cite(start, end),
        )
        for number, article, kind, start, end, standing, region, *columns in rows
    )


def select_facts(where: str) -> str:
    """Return the SQL that selects facts for `with_citations`; `where` follows the join with `article`."""
    return f"SELECT {_COLUMNS} FROM fact JOIN article ON article.id = fact.article_id {where}"


def kept_facts(database: Database, ids: Iterable[int]) -> dict[int, KeptFact]:
    """Return facts by their numbers, whatever their standing; a number that is not there is left out."""
    found: dict[int, KeptFact] = {}
    for some in pieces(list(dict.fromkeys(ids))):
        rows = database.rows(select_facts(f"WHERE fact.id IN ({marks(some)})"), some)
        found.update((fact.id, fact) for fact in with_citations(database, rows))
    return found


def says(kind: str, columns: Mapping[str, object]) -> dict[str, object]:
    """Return what a fact states, in the keys of the wire format.

    >>> says("target", {"indicator": "产值", "op": ">", "value": 5e11, "unit": "元", "by": "2025-12-31"})
    {'indicator': '产值', 'op': '>', 'value': 500000000000, 'unit': '元', 'by': '2025-12-31'}
    """
    unused = ("value",) if columns.get("op") == "range" else ("low", "high")
    return {key: _value(key, columns.get(key)) for key in KEYS[kind] if key not in unused}


def _value(key: str, cell: object) -> object:
    if key == "first":
        return bool(cell)
    if key == "issuers":
        return json.loads(str(cell or "[]"))
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
