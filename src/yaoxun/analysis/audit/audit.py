"""The audit of a library, or of a bulletin that is in none: every article by all rules, every finding cited."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yaoxun.analysis.audit.finding import CODES, Doubt, Finding, Severity
from yaoxun.analysis.audit.rules import doubts
from yaoxun.analysis.audit.subject import Said, Subject, subject
from yaoxun.library.citation import Citation, Kept, articles, bulletin
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.facts import STANDING, says
from yaoxun.library.filters import EVERYWHERE, Filters, conditions
from yaoxun.library.record import FACT_COLUMNS
from yaoxun.reading import Document
from yaoxun.text.span import Span

EVERY_CODE: frozenset[str] = frozenset(CODES)
"""All codes."""

_AT_ONCE = 200  # articles that are fetched together
_KINDS = ("date", "quantity", "target", "statistic")
_COLUMNS = ", ".join(f'fact."{column}"' for column in ("article_id", "kind", "start", "end", *FACT_COLUMNS))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found in so many articles, of the newest issues first."""

    articles: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    kept: Kept
    subject: Subject


def audit(database: Database, filters: Filters = EVERYWHERE, codes: Collection[str] = EVERY_CODE) -> Audit:
    """Audit the articles of a library that filters choose; only findings of `codes`. Nothing is written.

    Raises:
        QueryError: a filter names what does not exist.
    """
    where, values = conditions(filters)
    with database.snapshot():
        chosen = database.rows(
            "SELECT article.id, document.id, document.date, document.warnings, document.title, document.issue, document.name,"
            " article.day FROM article JOIN document ON document.id = article.document_id"
            f" WHERE 1 = 1{where} ORDER BY article.day IS NULL, article.day DESC, document.id, article.id",
            values,
        )
        mastheads = {
            document: _Masthead(bulletin(title, issue, name, stated or day), stated or day, _conflict(warnings), [])
            for _, document, stated, warnings, title, issue, name, day in chosen
        }
        found: dict[int, list[Finding]] = {document: [] for document in mastheads}
        for some in pieces([article for article, *_ in chosen], _AT_ONCE):
            for article in _fetched(database, some):
                found[article.kept.document] += _findings(article, codes)
                mastheads[article.kept.document].note(article)
    return Audit(len(chosen), tuple(_in_order(mastheads, found, codes)))


def audit_document(document: Document, codes: Collection[str] = EVERY_CODE) -> Audit:
    """Audit a bulletin as it was read; its articles are numbered from 1.

    >>> from yaoxun.reading import read
    >>> text = "民政简报\\n第3期\\n\\n某市扩大养老补贴\\n全市共有养老机构40家，其中公办机构10家，占30%。"
    >>> [finding.sums for finding in audit_document(read(text.encode(), name="3.txt")).findings]
    ['10÷40＝25%，写作30%']
    """
    day = document.anchor
    iso = day.isoformat() if day else None
    name = bulletin(document.title, document.issue, document.source.name, iso)
    conflict = next((w.message for w in document.warnings if w.code == "date-conflict"), "")
    masthead = _Masthead(name, iso, conflict, [])
    found: list[Finding] = []
    headed = [(section.heading, article) for section in document.sections for article in section.articles]
    for number, (heading, article) in enumerate(headed, 1):
        kept = Kept(number, 0, name, iso, heading, article.title, article.text, None)
        one = _Article(kept, subject(article.title, article.text, day))
        found += _findings(one, codes)
        masthead.note(one)
    return Audit(len(headed), tuple(_in_order({0: masthead}, {0: found}, codes)))


def _in_order(
    mastheads: "dict[int, _Masthead]", found: dict[int, list[Finding]], codes: Collection[str]
) -> Iterator[Finding]:
    for document, masthead in mastheads.items():
        if masthead.conflict and "date-conflict" in codes:
            yield masthead.finding()
        yield from found[document]


def _fetched(database: Database, ids: Sequence[int]) -> Iterator[_Article]:
    said: dict[int, list[Said]] = {article: [] for article in ids}
    for article, kind, start, end, *columns in database.rows(
        f"SELECT {_COLUMNS} FROM fact WHERE article_id IN ({marks(ids)}) AND kind IN ({marks(_KINDS)}) AND {STANDING}"
        ' ORDER BY article_id, fact."start", fact.id',
        (*ids, *_KINDS),
    ):
        said[article].append(Said(kind, start, end, says(kind, dict(zip(FACT_COLUMNS, columns, strict=True)))))
    kept = articles(database, ids)
    for number in ids:
        article = kept[number]
        day = date.fromisoformat(article.day) if article.day else None
        yield _Article(article, Subject(article.title, article.text, day, tuple(said[number])))


def _findings(article: _Article, codes: Collection[str]) -> Iterable[Finding]:
    return [_cited(doubt, article.kept) for doubt in doubts(article.subject) if doubt.code in codes]


def _cited(doubt: Doubt, kept: Kept) -> Finding:
    """Cite every sentence that a doubt involves, each once."""
    lit: dict[Citation, list[Span]] = {}
    for place in doubt.places:
        lit.setdefault(kept.cite_sentence(*place), []).append(place)
    return Finding(
        doubt.code, doubt.severity, doubt.met, doubt.sums, kept.bulletin, kept.day, tuple(lit), tuple(map(tuple, lit.values()))
    )  # fmt: skip


def _conflict(warnings: str) -> str:
    return next((str(w["message"]) for w in json.loads(warnings) if w["code"] == "date-conflict"), "")


@dataclass(slots=True)
class _Masthead:
    """An issue whose masthead may contradict itself, with the sentences that tell which of its days is wrong."""

    bulletin: str
    day: str | None
    conflict: str
    proofs: list[tuple[Citation, Span]]

    def note(self, article: _Article) -> None:
        """Take the first sentence of an article that tells of a day after one that the masthead states."""
        if not self.conflict or self.day is None:
            return
        wrong = [day for day in _DAY.findall(self.conflict) if day < self.day]
        for fact in article.subject.of_kind("date"):
            first, last = fact.says["from"], fact.says["to"]
            place = Span(fact.start, fact.end)
            cited = article.kept.cite_sentence(*place)
            if wrong and first == last and wrong[-1] < first <= self.day and "将" not in cited.quote:
                self.proofs.append((cited, place))
                return

    def finding(self) -> Finding:
        """The conflict as a finding."""
        told = "；晚于报头日期的事见所引各句" if self.proofs else ""
        return Finding(
            "date-conflict", Severity.ERROR, self.conflict + told, "", self.bulletin, self.day,
            tuple(cited for cited, _ in self.proofs), tuple((place,) for _, place in self.proofs),
        )  # fmt: skip
