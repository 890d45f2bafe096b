"""Policy documents as lineages: drafted, issued, effective, revised, repealed, or only mentioned, from issue to issue.

Titles are the same as `titles` says. One title is one document where it names a place itself (江苏省…, 中华人民共和国…) or
where no more than one region made it; where several regions made documents of one title, each has its own, and what only
mentions the title elsewhere is kept apart. What an article tells of a document is read from the facts (who issued it, when it
applies), from a remark in the title (征求意见稿), and from the words around each place where the title stands; these words
are in `lexicon/document_stages.txt`.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, get_args

from yaoxun.analysis.titles import names_place, normal_title, regions_in, stage_in
from yaoxun.analysis.topic import holds, topic
from yaoxun.lexicon.words import classes, pattern
from yaoxun.library.citation import Citation, Kept, articles
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.facts import STANDING, KeptFact, kept_facts
from yaoxun.library.filters import EVERYWHERE, Filters, conditions

Stage = Literal["drafted", "issued", "effective", "revised", "repealed", "mentioned"]
"""What an article tells of a document."""

STAGES: tuple[Stage, ...] = get_args(Stage)
"""All that an article can tell of a document."""

Standing = Literal["drafted", "issued", "forthcoming", "effective", "repealed", "mentioned"]
"""How far a document has come: `forthcoming` is issued and takes effect later."""


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """What an article tells of a document.

    Attributes:
        day: the day or month that the sentence says (2023-06), else that of the issue that tells it.
        stated: whether the sentence says it.
        cited: the sentence that tells it.
        also: those of the same news that tell the same.
    """

    stage: Stage
    day: str | None
    stated: bool
    fact: KeptFact
    cited: Citation
    also: tuple[Citation, ...]

    def as_json(self) -> dict[str, object]:
        """The event as plain values."""
        return {
            "event": self.stage,
            "day": self.day,
            "stated": self.stated,
            "fact": self.fact.as_json(),
            "citation": self.cited.as_json(),
            "also": [cited.as_json() for cited in self.also],
        }


@dataclass(frozen=True, slots=True)
class DocumentLineage:
    """A document across issues: the regions of those that made it, else of those that mention it; its events in order."""

    title: str
    number: str | None
    regions: tuple[str, ...]
    standing: Standing
    events: tuple[DocumentEvent, ...]

    def as_json(self) -> dict[str, object]:
        """The lineage as plain values."""
        return {
            "title": self.title,
            "number": self.number,
            "regions": list(self.regions),
            "standing": self.standing,
            "events": [event.as_json() for event in self.events],
        }


@dataclass(frozen=True, slots=True)
class TrackedDocuments:
    """Documents that answer a question: `total` of them, and those that were asked for."""

    total: int
    lineages: tuple[DocumentLineage, ...]


class _Named(NamedTuple):
    """A document of an article, as a row."""

    id: int
    article: int
    start: int
    end: int
    title: str
    number: str | None
    issuers: str | None
    effective: str | None
    day: str | None
    story: int | None
    region: str | None

    @property
    def news(self) -> int:
        return self.story or self.article

    @property
    def issued(self) -> bool:
        """Whether the article says who issued it."""
        return (self.issuers or "[]") != "[]"

    @property
    def made(self) -> bool:
        """Whether its region made it, by what the fact alone tells."""
        return self.issued or self.effective is not None or stage_in(self.title) is not None


def track_documents(
    database: Database,
    words: str | None = None,
    filters: Filters = EVERYWHERE,
    *,
    on: date,
    stages: Collection[Stage] = (),
    limit: int | None = None,
    offset: int = 0,
) -> TrackedDocuments:
    """Return the documents with `words` in title, number or issuers, of which an article answers the filters, whole.

    `on` is the day on which it is asked what is in force; `stages` wants one of these events. The documents of which the
    newest issues tell come first.

    Raises:
        QueryError: the words cannot be read, or a filter names what does not exist.
    """
    with database.snapshot():
        groups = _groups(database, words, filters)
        groups.sort(key=_order)
        if stages:
            told = _told(database, groups)
            groups = [group for group in groups if any(told[row.id].keys() & set(stages) for row in group)]
        page = groups[offset : None if limit is None else offset + limit]
        lineages = _lineages(database, page, on)
    return TrackedDocuments(len(groups), lineages)


def _groups(database: Database, words: str | None, filters: Filters) -> list[list[_Named]]:
    """The rows of each document that is asked for."""
    rows = [
        _Named(*row)
        for row in database.rows(
            'SELECT fact.id, fact.article_id, fact."start", fact."end", fact.title, fact.number, fact.issuers,'
            " fact.effective, article.day, article.story_id, code FROM fact"
            " JOIN article ON article.id = fact.article_id LEFT JOIN article_region"
            " ON article_region.article_id = fact.article_id AND article_region.position = 1"
            f" WHERE fact.kind = ? AND {STANDING} ORDER BY fact.id",
            ("document",),
        )
    ]
    by_title: dict[str, list[_Named]] = {}
    for row in rows:
        by_title.setdefault(normal_title(row.title), []).append(row)
    named = list(by_title.values())
    if words:
        topic(words)  # words that cannot be read are told also where there is no document
        named = [g for g in named if any(holds(words, *said) for said in {(r.title, r.number, r.issuers) for r in g})]
    groups = [group for same in named for group in _apart(same)]
    if filters == EVERYWHERE:
        return groups
    where, values = conditions(filters)
    answering = {n for (n,) in database.rows(f"SELECT article.id FROM article WHERE 1 = 1{where}", values)}
    return [group for group in groups if any(row.article in answering for row in group)]


def _apart(rows: Sequence[_Named]) -> Iterable[list[_Named]]:
    """Rows of one title as documents: those of several regions that made one each are several.

    A title that is no more than a kind of document (《通知》) names one only within its news.
    """
    if normal_title(rows[0].title) in classes("documents.txt")["short"]:
        return _parted(rows, lambda row: row.news)
    makers = {row.region for row in rows if row.made}
    if len(makers) < 2 or names_place(rows[0].title):
        return [list(rows)]
    return _parted(rows, lambda row: row.region)


def _parted(rows: Iterable[_Named], by: Callable[[_Named], object]) -> Iterable[list[_Named]]:
    found: dict[object, list[_Named]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return found.values()


def _order(rows: Sequence[_Named]) -> tuple[int, int]:
    newest = max((row.day for row in rows if row.day), default="")
    return -int(newest.replace("-", "") or 0), rows[0].id


def _told(database: Database, groups: Iterable[Sequence[_Named]]) -> dict[int, dict[Stage, tuple[int, int]]]:
    """What each row's article tells of its document, with the place that tells it."""
    rows = [row for group in groups for row in group]
    kept = articles(database, sorted({row.article for row in rows}))
    return {
        row.id: stages_told(kept[row.article].text, row.start, row.end, row.title, row.issued, row.effective)
        for row in rows
    }


def _lineages(database: Database, groups: Sequence[Sequence[_Named]], on: date) -> tuple[DocumentLineage, ...]:
    told = _told(database, groups)
    rows = [row for group in groups for row in group]
    facts = kept_facts(database, [row.id for row in rows])
    kept = articles(database, sorted({row.article for row in rows}))
    dates = _dates(database, sorted(kept))
    return tuple(_lineage(group, told, facts, kept, dates, on) for group in groups)


class _Date(NamedTuple):
    """A date of an article, at `start`..`end` of its text."""

    start: int
    end: int
    first: str
    last: str


def _dates(database: Database, ids: Sequence[int]) -> dict[int, list[_Date]]:
    """The dates of articles, in order."""
    found: dict[int, list[_Date]] = {}
    for some in pieces(ids):
        for article, *date_of in database.rows(
            'SELECT article_id, "start", "end", "from", "to" FROM fact'
            f" WHERE kind = 'date' AND {STANDING} AND article_id IN ({marks(some)}) ORDER BY article_id, \"start\"",
            some,
        ):
            found.setdefault(article, []).append(_Date(*date_of))
    return found


def _said_of(stage: Stage, row: _Named, cited: Citation, dates: Mapping[int, Sequence[_Date]]) -> str | None:
    """The day or month that a sentence says for an event: the last one before the document's name that is past by then."""
    if stage not in {"issued", "revised"}:
        return None
    before = [
        one
        for one in dates.get(row.article, ())
        if cited.start <= one.start
        and one.end <= row.start
        and one.first[:7] == one.last[:7]
        and one.first != row.effective
    ]
    if not before or (row.day and before[-1].first > row.day):
        return None
    last = before[-1]
    return last.first if last.first == last.last else last.first[:7]


def _lineage(
    rows: Sequence[_Named],
    told: Mapping[int, Mapping[Stage, tuple[int, int]]],
    facts: Mapping[int, KeptFact],
    kept: Mapping[int, Kept],
    dates: Mapping[int, Sequence[_Date]],
    on: date,
) -> DocumentLineage:
    same: dict[tuple[int, Stage, str | None, bool], list[tuple[_Named, Citation]]] = {}
    for row in sorted(rows, key=lambda row: (row.day or "9", row.id)):
        for stage, place in told[row.id].items():
            cited = kept[row.article].cite_sentence(*place)
            said = row.effective if stage == "effective" else _said_of(stage, row, cited, dates)
            same.setdefault((row.news, stage, said or row.day, said is not None), []).append((row, cited))
    events = [
        DocumentEvent(stage, day, stated, facts[group[0][0].id], group[0][1], tuple(cited for _, cited in group[1:]))
        for (_, stage, day, stated), group in same.items()
    ]
    events.sort(key=lambda event: event.day or "9")
    first = next((row for row in rows if row.made), rows[0])
    makers = (
        (["000000"] if any(_words().national.match(said) for said in _makers(rows)) else [])
        or regions_in(first.title)
        or [r.region for r in rows if r.made and r.region]
        or [r.region for r in rows if r.region]
    )
    return DocumentLineage(
        first.title,
        next((row.number for row in rows if row.number), None),
        tuple(dict.fromkeys(makers)),
        _standing(events, on),
        tuple(events),
    )


def _makers(rows: Sequence[_Named]) -> Iterator[str]:
    """What tells who made a document: its number, and those that issued it."""
    for row in rows:
        if row.number:
            yield row.number
        yield from json.loads(row.issuers or "[]")


def _standing(events: Sequence[DocumentEvent], on: date) -> Standing:
    """How far a document has come on a day."""
    days: dict[Stage, str] = {event.stage: event.day or "" for event in events}
    today = on.isoformat()
    if "repealed" in days:
        return "repealed"
    if "effective" in days:
        return "effective" if days["effective"] <= today else "forthcoming"
    if "issued" in days or "revised" in days:
        return "issued"
    return "drafted" if "drafted" in days else "mentioned"


def stages_told(
    text: str, start: int, end: int, title: str, issued: bool = False, effective: str | None = None
) -> dict[Stage, tuple[int, int]]:
    """Return what a text tells of the document that it names at `start`..`end`, each with a place that tells it.

    >>> text = "新办法施行后，《港口收费办法》同时废止。"
    >>> stages_told(text, 7, 15, "港口收费办法")
    {'repealed': (7, 15)}
    """
    own = stage_in(title)
    found: dict[Stage, tuple[int, int]] = {}
    if own == "drafted":
        return {"drafted": (start, end)}
    if issued:
        found["issued"] = (start, end)
    if own == "revised":
        found["revised"] = (start, end)
    if effective:
        found["effective"] = (start, end)
    name = text[start:end]
    at = text.find(name)
    while at >= 0:
        place = (at, at + len(name))
        for stage in _around(text, *place):
            if stage == "consulted":
                return {"drafted": place}
            found.setdefault(stage, place)
        at = text.find(name, place[1])
    if found.keys() & {"issued", "effective"}:
        found.pop("drafted", None)  # 由某局编制的《…》正式发布 tells who wrote what is out
    return found or {"mentioned": (start, end)}


_BEFORE, _AFTER = 80, 60  # characters around a title in which words about it are looked for
_STOP = re.compile(r"[。！？；\n]")
_CLAUSE = re.compile(r"[，,。！？；：:\n《]")
_LISTED_BEFORE = re.compile(r"(?:《[^《》]*》(?:（[^（）]*）)?[、，和与及]?)+$")
_LISTED_AFTER = re.compile(
    r"(?:（[^（）]*）)?(?:[、，和与及]?《[^《》]*》(?:（[^（）]*）)?)*(?:等\w{0,6}?(?:文件|规定|办法|法规))?"
)
_LATELY = 8  # characters before a verb in which a word says that it is yet to come


def _around(text: str, start: int, end: int) -> Iterator[Stage | Literal["consulted"]]:
    """What the words right before and after a title tell of it; that opinions are asked for, above all."""
    words = _words()
    before = text[max(0, start - _BEFORE) : start]
    before = _LISTED_BEFORE.sub("", _STOP.split(before)[-1])
    listed = _LISTED_AFTER.match(text, end, end + 200)
    after = text[listed.end() if listed else end :][:_AFTER]
    after = _CLAUSE.split(after, maxsplit=1)[0]
    if said := words.says.search(after):
        after = after[: said.start()]
    if words.drafted_after.search(after):
        yield "consulted"
        return
    for stage, (leads, follows) in words.stages.items():
        found = leads.search(before)
        lead = before if found else after
        found = found or follows.search(after)
        if found is None:
            continue
        yet = bool(words.yet.search(lead[max(0, found.start() - _LATELY) : found.start()]))
        if not yet or stage in {"drafted", "effective"}:
            yield stage
        elif stage == "issued":
            yield "drafted"


class _Words:
    """The words of the lexicon as patterns."""

    def __init__(self) -> None:
        words = classes("document_stages.txt")
        self.drafted_after = re.compile(pattern(words["drafted_after"]))
        self.says = re.compile(pattern(words["says"]))
        self.yet = re.compile(pattern(words["not"]))
        self.national = re.compile(pattern(words["national"]))
        self.stages: dict[Stage, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        stages: tuple[Stage, ...] = ("drafted", "issued", "effective", "revised", "repealed")
        for stage in stages:
            leads, follows = words.get(f"{stage}_before", ()), words[f"{stage}_after"]
            self.stages[stage] = (
                re.compile(f'{pattern(leads)}(?:了|的|原|原有的?|关于|新的?)?[“"]?$' if leads else r"(?!)"),
                re.compile(f"{pattern(follows)}(?:了|的|以来|后|之后)?$"),
            )


@cache
def _words() -> _Words:
    return _Words()
