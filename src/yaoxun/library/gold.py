"""Gold: articles that a person looked through, as the files that a program is scored against.

`structure/NAME.json` has a document with its reviewed articles, `facts/NAME.jsonl` the facts of each, one article a line;
NAME is the stem of the document's file.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from yaoxun.errors import LibraryUnreadable
from yaoxun.library.database import Database
from yaoxun.library.review import facts_of
from yaoxun.library.search import regions_of


class Gold(NamedTuple):
    """A document's reviewed articles: the name of its files, its structure, and its facts article by article."""

    name: str
    structure: dict[str, Any]
    facts: list[dict[str, Any]]


def export(database: Database, folder: Path) -> list[Gold]:
    """Write every document that has articles said to be complete; files of the same name are written anew.

    Raises:
        LibraryUnreadable: the folder cannot be written.
    """
    written = []
    try:
        for gold in golds(database):
            structure, facts = folder / "structure" / f"{gold.name}.json", folder / "facts" / f"{gold.name}.jsonl"
            for path in (structure, facts):
                path.parent.mkdir(parents=True, exist_ok=True)
            structure.write_text(json.dumps(gold.structure, ensure_ascii=False, indent=1) + "\n", "utf-8")
            facts.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold.facts), "utf-8")
            written.append(gold)
    except OSError as error:
        place = str(error.filename or folder)
        raise LibraryUnreadable(place, error.strerror or str(error), "请换一个可写的目录") from error
    return written


def golds(database: Database) -> Iterator[Gold]:
    """Give each document that has articles said to be complete."""
    documents = database.rows(
        "SELECT id, name, title, issue, publisher, date, inferred_date FROM document"
        " WHERE id IN (SELECT document_id FROM article WHERE reviewed IS NOT NULL) ORDER BY id"
    )
    stems = Counter(PurePath(row[1]).stem for row in documents)
    for number, name, title, issue, publisher, date, inferred in documents:
        stem = PurePath(name).stem
        called = stem if stems[stem] == 1 else f"{stem}-{number}"
        head = {
            "doc": called, "title": title, "issue": issue, "publisher": publisher, "date": date, "inferred_date": inferred,
        }  # fmt: skip
        sections, facts = _articles(database, number)
        yield Gold(called, {**head, "sections": sections}, facts)


def _articles(database: Database, document: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return a document's sections with their reviewed articles, and the facts of each."""
    rows = database.rows(
        "SELECT article.section_id, article.heading, article.id, article.title, body.text, body.sources, body.links"
        " FROM article JOIN body ON body.article_id = article.id"
        " WHERE article.document_id = ? AND article.reviewed IS NOT NULL ORDER BY article.position",
        (document,),
    )
    regions = regions_of(database, [row[2] for row in rows])
    sections: dict[int, dict[str, Any]] = {}
    facts = []
    for section, heading, article, title, text, sources, links in rows:
        sections.setdefault(section, {"heading": heading, "articles": []})["articles"].append(
            {"title": title, "text": text, "sources": json.loads(sources), "links": json.loads(links)}
        )
        facts.append({"title": title, "regions": list(regions.get(article, ())), "facts": _facts(database, article)})
    return list(sections.values()), facts


def _facts(database: Database, article: int) -> list[dict[str, Any]]:
    """Return the facts of an article that a person stands for."""
    numbers = database.rows(
        "SELECT id FROM fact WHERE article_id = ? AND standing IN ('accepted', 'person')", (article,)
    )
    said = [
        {"kind": fact.kind, "start": fact.cited.start, "end": fact.cited.end, "quote": fact.cited.quote, **fact.says}
        for fact in facts_of(database, [number for (number,) in numbers])
    ]
    return sorted(said, key=lambda fact: (fact["start"], -fact["end"]))
