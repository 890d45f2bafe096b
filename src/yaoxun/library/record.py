"""What a file becomes before it is kept: rows of plain values, made without a database, so that many can be made at once."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntFlag
from typing import TYPE_CHECKING, NamedTuple

from yaoxun import __version__
from yaoxun.library.industries import industries
from yaoxun.library.lineage import Own, own
from yaoxun.library.stories import sketch
from yaoxun.library.tokens import tokens

if TYPE_CHECKING:
    from yaoxun.extraction import Fact
    from yaoxun.reading import Article, Document

# Reading and extraction are imported when a file is read: their patterns take half a second to build, which a question
# to the library need not wait for.


class Kind(IntFlag):
    """The kinds of fact, as the bits of `article.kinds`."""

    date = 1
    quantity = 2
    document = 4
    organization = 8
    measure = 16
    target = 32
    statistic = 64
    incentive = 128
    system = 256


FACT_COLUMNS = (
    "name", "title", "indicator", "for", "marker", "op", "value", "low", "high", "unit", "from", "to", "by", "as_of",
    "effective", "number", "issuers", "instrument", "base", "cap", "cap_unit", "event", "first",
)  # fmt: skip
"""The columns of the wire format's further keys, in the order of the table `fact`."""

FactRow = tuple[object, ...]
"""kind, start, end and the values of FACT_COLUMNS."""

_INDICATOR, _UNIT = (3 + FACT_COLUMNS.index(column) for column in ("indicator", "unit"))


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article's rows: `section` is its section's number, `place` and the lists are JSON text, `own` go by `facts`."""

    section: int
    title: str
    text: str
    sources: str
    links: str
    place: str
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    facts: tuple[FactRow, ...]
    own: tuple[Own, ...]
    title_tokens: str
    text_tokens: str
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A document's rows; `content` is its file, packed."""

    sha256: str
    name: str
    media_type: str
    title: str | None
    issue: str | None
    publisher: str | None
    date: str | None
    inferred_date: str | None
    warnings: str
    coverage: str
    issued: str | None
    version: str
    headings: tuple[str | None, ...]
    articles: tuple[ArticleRecord, ...]
    content: bytes

    @property
    def day(self) -> str | None:
        """The day of issue, stated or inferred."""
        return self.date or self.inferred_date


def record(content: bytes, name: str, issued: date | None, size_limit: int) -> Record:
    """Read a file's bytes and return what is to be kept of it.

    Raises:
        SourceError: the bytes cannot be read.
    """
    from yaoxun.reading import read

    document = read(content, name=name, issued=issued, size_limit=size_limit)
    return Record(
        sha256=document.source.sha256,
        name=name,
        media_type=document.source.media_type,
        title=document.title,
        issue=document.issue,
        publisher=document.publisher,
        date=_iso(document.date),
        inferred_date=_iso(document.inferred_date),
        warnings=plain([{"code": n.code, "message": n.message} for n in document.warnings]),
        coverage=plain(document.coverage),
        issued=_iso(issued),
        version=__version__,
        headings=tuple(s.heading for s in document.sections),
        articles=tuple(_articles(document)),
        content=zlib.compress(content, 6),
    )


def _articles(document: "Document") -> Iterable[ArticleRecord]:
    for n, section in enumerate(document.sections):
        for article in section.articles:
            yield _article(n, article, document.anchor)


class Content(NamedTuple):
    """What is found in an article's text, without the file that it came from."""

    regions: tuple[str, ...]
    industries: tuple[str, ...]
    facts: tuple[FactRow, ...]


def content_of(title: str, text: str, anchor: date | None) -> Content:
    """Return what is found in an article; `anchor` is its day of issue."""
    from yaoxun.extraction import extract_text

    extract = extract_text(title, text, anchor)
    return Content(extract.regions, industries(title, text), tuple(map(fact_row, extract.facts)))


def _article(section: int, article: "Article", anchor: date | None) -> ArticleRecord:
    from yaoxun.wire import article_place

    found = content_of(article.title, article.text, anchor)
    return ArticleRecord(
        section=section,
        title=article.title,
        text=article.text,
        sources=plain(article.sources),
        links=plain(article.links),
        place=plain(article_place(article)),
        regions=found.regions,
        industries=found.industries,
        facts=found.facts,
        own=tuple(_own(article.text, fact, found.regions) for fact in found.facts),
        title_tokens=tokens(article.title),
        text_tokens=tokens(article.text),
        sketch=sketch(article.text),
    )


def _own(text: str, fact: FactRow, regions: Sequence[str]) -> Own:
    kind, start, end, *_ = fact
    return own(text, str(kind), int(str(start)), int(str(end)), fact[_INDICATOR], fact[_UNIT], regions)


def fact_row(fact: "Fact") -> FactRow:
    """Return a fact as a row."""
    return (fact.kind, fact.start, fact.end, *columns(fact.further()))


def columns(further: Mapping[str, object]) -> FactRow:
    """Return the values of FACT_COLUMNS that the keys of the wire format say.

    >>> columns({"name": "国铁吉讯", "first": True})[0], columns({"issuers": ["省政府"]})[16]
    ('国铁吉讯', '["省政府"]')
    """
    return tuple(_cell(further.get(key)) for key in FACT_COLUMNS)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return plain(value) if isinstance(value, list | tuple) else value


def kinds_of(facts: Iterable[FactRow]) -> int:
    """Return the kinds that facts have, as bits."""
    return sum(int(Kind[kind]) for kind in {str(fact[0]) for fact in facts})


def plain(value: object) -> str:
    """Return a value as JSON text, short and readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
