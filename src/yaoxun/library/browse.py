"""Leafing through the library: its issues, an issue as its maker had it, an article with what stands around it."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from yaoxun.errors import QueryError
from yaoxun.library.citation import Kept, article, bulletin
from yaoxun.library.database import Database
from yaoxun.library.facts import STANDING, KeptFact, select_facts, with_citations
from yaoxun.library.search import regions_of


class Headline(NamedTuple):
    """An article in a list: its number and title."""

    id: int
    title: str


class Issue(NamedTuple):
    """A document in a list: `label` is what a citation calls it, `day` its day of issue, `stated` whether it says so itself."""

    id: int
    label: str
    publisher: str | None
    day: str | None
    stated: bool
    articles: int
    added: str


@dataclass(frozen=True, slots=True)
class Contents:
    """An issue as its maker had it: its columns with their articles, and what its reader should know of it."""

    issue: Issue
    name: str
    media_type: str
    sections: tuple[tuple[str | None, tuple[Headline, ...]], ...]
    warnings: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that stands around it: `place` is where it stands in its file."""

    article: Kept
    facts: tuple[KeptFact, ...]
    regions: tuple[str, ...]
    sources: tuple[str, ...]
    links: tuple[str, ...]
    place: Mapping[str, Any]
    previous: Headline | None
    next: Headline | None
    also: tuple[Kept, ...]
    extractor: str
    reviewed: str | None


class Original(NamedTuple):
    """A file as it was added."""

    name: str
    media_type: str
    content: bytes


_ISSUES = (
    "SELECT document.id, document.title, document.issue, document.name, document.publisher, document.date,"
    " document.inferred_date, document.added, (SELECT count(*) FROM article WHERE document_id = document.id)"
    " FROM document"
)
_NEWEST = " ORDER BY coalesce(document.date, document.inferred_date) IS NULL, coalesce(document.date, document.inferred_date) DESC, document.id DESC"


def issues(database: Database, limit: int | None = None, offset: int = 0) -> tuple[Issue, ...]:
    """Return the issues of the library, the newest first."""
    page, values = (" LIMIT ? OFFSET ?", (limit, offset)) if limit is not None else ("", ())
    return tuple(_issue(*row) for row in database.rows(_ISSUES + _NEWEST + page, values))


def _issue(
    number: int, title: str | None, issue: str | None, name: str, publisher: str | None, date: str | None,
    inferred: str | None, added: str, articles: int,
) -> Issue:  # fmt: skip
    day = date or inferred
    return Issue(number, bulletin(title, issue, name, day), publisher, day, date is not None, articles, added)


def contents(database: Database, number: int) -> Contents:
    """Return an issue as its maker had it.

    Raises:
        QueryError: there is none of that number.
    """
    with database.snapshot():
        rows = database.rows(f"{_ISSUES} WHERE document.id = ?", (number,))
        if not rows:
            raise QueryError(str(number), "库里没有这一期", "请从期刊列表中选择")
        ((name, media_type, warnings),) = database.rows(
            "SELECT name, media_type, warnings FROM document WHERE id = ?", (number,)
        )
        sections: dict[int, tuple[str | None, list[Headline]]] = {
            section: (heading, [])
            for section, heading in database.rows(
                "SELECT id, heading FROM section WHERE document_id = ? ORDER BY position", (number,)
            )
        }
        for one, title, section in database.rows(
            "SELECT id, title, section_id FROM article WHERE document_id = ? ORDER BY position", (number,)
        ):
            sections[section][1].append(Headline(one, title))
    return Contents(
        _issue(*rows[0]),
        name,
        media_type,
        tuple((heading, tuple(found)) for heading, found in sections.values()),
        tuple(json.loads(warnings)),
    )


def opened(database: Database, number: int) -> Opened:
    """Return an article with its facts and what stands around it.

    Raises:
        QueryError: there is none of that number.
    """
    with database.snapshot():
        kept = article(database, number)
        ((sources, links, place, position, extractor, reviewed),) = database.rows(
            "SELECT sources, links, place, position, extractor, reviewed FROM article"
            " JOIN body ON body.article_id = article.id WHERE article.id = ?",
            (number,),
        )
        facts = with_citations(
            database,
            database.rows(
                select_facts(f'WHERE article.id = ? AND {STANDING} ORDER BY fact."start", fact."end" DESC, fact.id'),
                (number,),
            ),
        )
        around = {
            at: Headline(one, title)
            for at, one, title in database.rows(
                "SELECT position, id, title FROM article WHERE document_id = ? AND position IN (?, ?)",
                (kept.document, position - 1, position + 1),
            )
        }
        same = (
            [
                one
                for (one,) in database.rows("SELECT id FROM article WHERE story_id = ? ORDER BY day, id", (kept.story,))
            ]
            if kept.story
            else []
        )
        return Opened(
            kept,
            facts,
            regions_of(database, [number]).get(number, ()),
            tuple(json.loads(sources)),
            tuple(json.loads(links)),
            json.loads(place),
            around.get(position - 1),
            around.get(position + 1),
            tuple(article(database, one) for one in same if one != number),
            extractor,
            reviewed,
        )


def original(database: Database, number: int) -> Original:
    """Return a document's file as it was added.

    Raises:
        QueryError: there is none of that number.
    """
    rows = database.rows(
        "SELECT name, media_type, content FROM document JOIN original ON original.document_id = document.id WHERE id = ?",
        (number,),
    )
    if not rows:
        raise QueryError(str(number), "库里没有这一期", "请从期刊列表中选择")
    name, media_type, content = rows[0]
    return Original(name, media_type, zlib.decompress(content))


def region_counts(database: Database) -> dict[str, int]:
    """Return how many articles report on each province; what several provinces share counts for each of them."""
    return dict(
        database.rows(
            "SELECT substr(code, 1, 2) || '0000', count(DISTINCT article_id) FROM article_region GROUP BY 1 ORDER BY 1"
        )
    )


def added_since(database: Database, moment: str) -> tuple[Issue, ...]:
    """Return the issues that were added after a moment (ISO, UTC), the newest first."""
    return tuple(_issue(*row) for row in database.rows(f"{_ISSUES} WHERE document.added > ?{_NEWEST}", (moment,)))
