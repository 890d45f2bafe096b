"""Which articles a question is asked of: region, column, time, kind of fact, industry."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, reduce
from operator import and_, or_

from yaoxun.errors import QueryError
from yaoxun.lexicon.places import gazetteer, mentions
from yaoxun.lexicon.words import table
from yaoxun.library.database import Database
from yaoxun.library.facets import Articles, Facets
from yaoxun.library.industries import industry_named
from yaoxun.library.record import Kind

_DAY = re.compile(r"(\d{4})(?:[-年/.](\d{1,2})(?:[-月/.](\d{1,2})日?|月?)?|年)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Bounds of a question; what is not set bounds nothing.

    Attributes:
        regions: GB/T 2260 codes; a region holds its parts. Any of them.
        section: words of the column's heading.
        since, until: days of issue, both included.
        kind: articles that have a fact of this kind.
        industry: a name of the lexicon of industries.
        maker: words of the bulletin's title or publisher.
        document: the number of one document.
    """

    regions: tuple[str, ...] = ()
    section: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    industry: str | None = None
    maker: str | None = None
    document: int | None = None


EVERYWHERE = Filters()
"""No bounds."""


def conditions(filters: Filters) -> tuple[str, tuple[object, ...]]:
    """Return the filters as SQL conditions on the table `article`, each behind AND."""
    said: list[str] = []
    values: list[object] = []

    def add(sql: str, *its_values: object) -> None:
        said.append(f" AND {sql}")
        values.extend(its_values)

    if filters.regions:
        ranges = [span(code) for code in filters.regions]
        either = " OR ".join("(code >= ? AND code <= ?)" for _ in ranges)
        add(
            f"article.id IN (SELECT article_id FROM article_region WHERE {either})",
            *(code for pair in ranges for code in pair),
        )
    if filters.section:
        add("instr(article.heading, ?) > 0", storable(filters.section))
    if filters.since and filters.until and filters.since > filters.until:
        raise QueryError(f"{filters.since}—{filters.until}", "起始日期晚于截止日期", "请对调两个日期")
    if filters.since:
        add("article.day >= ?", filters.since.isoformat())
    if filters.until:
        add("article.day <= ?", filters.until.isoformat())
    if filters.kind:
        if filters.kind not in Kind.__members__:
            raise QueryError(filters.kind, "没有这类要素", f"可用的有 {'、'.join(Kind.__members__)}")
        add("article.kinds & ? > 0", int(Kind[filters.kind]))
    if filters.industry:
        add(
            "article.id IN (SELECT article_id FROM article_industry WHERE industry = ?)",
            industry_named(filters.industry),
        )
    if filters.maker:
        add(
            "article.document_id IN (SELECT id FROM document WHERE instr(coalesce(title, '') || ' ' || coalesce(publisher, ''), ?) > 0)",
            storable(filters.maker),
        )
    if filters.document is not None:
        add("article.document_id = ?", filters.document)
    return "".join(said), tuple(values)


def articles_within(database: Database, filters: Filters, facets: Facets) -> Articles | None:
    """Return the articles within the filters, by their facets as far as these tell; None where nothing is bounded.

    `facets` has at least those of `facets_of(filters)`.
    """
    conditions(filters)  # which sees that all they name exists
    bounds = []
    left = filters
    if filters.kind:
        bounds.append(facets["kind"].get(filters.kind, Articles()))
        left = replace(left, kind=None)
    if filters.industry:
        bounds.append(facets["industry"].get(industry_named(filters.industry), Articles()))
        left = replace(left, industry=None)
    if filters.section:
        bounds.append(_any(of for name, of in facets["section"].items() if filters.section in name))
        left = replace(left, section=None)
    if filters.regions and all(code.endswith("0000") for code in filters.regions):
        bounds.append(_any(facets["region"].get(code, Articles()) for code in filters.regions))
        left = replace(left, regions=())
    if filters.since and filters.since.day == 1:
        first = filters.since.isoformat()[:7]
        bounds.append(_any(of for month, of in facets["month"].items() if month >= first))
        left = replace(left, since=None)
    if filters.until and filters.until.day == monthrange(filters.until.year, filters.until.month)[1]:
        last = filters.until.isoformat()[:7]
        bounds.append(_any(of for month, of in facets["month"].items() if month <= last))
        left = replace(left, until=None)
    if left != EVERYWHERE:
        where, values = conditions(left)
        bounds.append(Articles.of(database.numbers(f"SELECT id FROM article WHERE 1 = 1{where}", values)))
    return reduce(and_, bounds) if bounds else None


def _any(sets: Iterable[Articles]) -> Articles:
    return reduce(or_, sets, Articles())


def facets_of(filters: Filters) -> set[str]:
    """Return the facets that filters are bounds of."""
    bounds = {
        "kind": filters.kind, "industry": filters.industry, "section": filters.section, "region": filters.regions,
        "month": filters.since or filters.until,
    }  # fmt: skip
    return {name for name, bound in bounds.items() if bound}


def storable(words: str) -> str:
    """Return words that a database can be asked for.

    Raises:
        QueryError: they hold what no text can: a NUL, or half of a character.
    """
    if "\0" in words or any("\ud800" <= character <= "\udfff" for character in words):
        raise QueryError(ascii(words), "含有不是文字的字符", "请检查终端的编码，重新输入")
    return words


def span(code: str) -> tuple[str, str]:
    """Return the first and last code of a region's parts.

    >>> span("320000"), span("320500"), span("310115")
    (('320000', '329999'), ('320500', '320599'), ('310115', '310115'))
    """
    if code.endswith("0000"):
        return (code, code) if code == "000000" else (code, code[:2] + "9999")
    return (code, code[:4] + "99") if code.endswith("00") else (code, code)


def region_codes(name: str) -> tuple[str, ...]:
    """Return the codes of a region by its name, short or full, or by its code; an area has several.

    Of namesakes, those of the highest level are meant: 朝阳 is a city, 宝山区 are two districts.

    Raises:
        QueryError: no region has that name.

    >>> region_codes("苏州"), region_codes("全国"), region_codes("长三角"), region_codes("沪苏")
    (('320500',), ('000000',), ('310000', '320000', '330000', '340000'), ('310000', '320000'))
    >>> region_codes("朝阳"), region_codes("宝山区"), region_codes("上海宝山")
    (('211300',), ('230506', '310113'), ('310113',))
    """
    if name in {"全国", "国家", "中央", "000000"}:
        return ("000000",)
    if name in _codes():
        return (name,)
    if name in gazetteer().codes:
        codes = gazetteer().codes[name]
        highest = min(map(_level, codes))
        return codes if name in gazetteer().areas else tuple(code for code in codes if _level(code) == highest)
    found = mentions(name)
    if not found or sum(place.end - place.start for place in found) < len(name):
        raise QueryError(name, "没有这个地区", "请写省、市、县的名称（如 江苏、苏州市、浦东新区）或六位代码")
    return tuple(code for place in found for code in place.codes)


@cache
def _codes() -> frozenset[str]:
    return frozenset(row[0] for row in table("regions.tsv"))


def _level(code: str) -> int:
    """How far down a division stands: a province 0, a city 1, a county 2."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def period(text: str) -> tuple[date, date]:
    """Return the first and last day of a year, a month or a day.

    Raises:
        QueryError: it is none.

    >>> period("2025")[1], period("2024-02")[1], period("2024年3月1日")[0]
    (datetime.date(2025, 12, 31), datetime.date(2024, 2, 29), datetime.date(2024, 3, 1))
    """
    found = _DAY.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(n) if n else None for n in found.groups())
        if year is None:
            raise ValueError
        if day:
            return date(year, month or 1, day), date(year, month or 1, day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise QueryError(text, "不是年、月或日", "请写成 2025、2025-06 或 2025-06-30") from None


def any_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of several regions."""
    return tuple(code for name in names for code in region_codes(name))
