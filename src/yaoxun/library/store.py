"""Keeping: a document's rows go in as a whole or not at all, and go out with all that came from them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from yaoxun.library import index
from yaoxun.library.database import Database, marks
from yaoxun.library.index import Entry
from yaoxun.library.record import FACT_COLUMNS, ArticleRecord, FactRow, Record, kinds_of
from yaoxun.library.stories import story_of
from yaoxun.library.tokens import tokens

_FACT = ", ".join(f'"{column}"' for column in ("article_id", "kind", "start", "end", *FACT_COLUMNS))
_ADD_FACT = f"INSERT INTO fact ({_FACT}) VALUES ({marks(['', '', '', '', *FACT_COLUMNS])})"


def keep(database: Database, record: Record) -> int | None:
    """Keep a document in one transaction; return its number, or None where its bytes are kept already."""
    with database.transaction():
        if database.rows("SELECT id FROM document WHERE sha256 = ?", (record.sha256,)):
            return None
        document = database.insert(
            "INSERT INTO document (sha256, name, media_type, title, issue, publisher, date, inferred_date, warnings,"
            f" coverage, issued, reader, added) VALUES ({marks(' ' * 13)})",
            (
                record.sha256, record.name, record.media_type, record.title, record.issue, record.publisher, record.date,
                record.inferred_date, record.warnings, record.coverage, record.issued, record.version, now(),
            ),
        )  # fmt: skip
        database.run("INSERT INTO original VALUES (?, ?)", (document, record.content))
        put_articles(database, document, record)
    return document


def put_articles(database: Database, document: int, record: Record) -> None:
    """Put a document's sections and articles in; within a transaction."""
    sections = [
        database.insert(
            "INSERT INTO section (document_id, position, heading) VALUES (?, ?, ?)", (document, position, heading)
        )
        for position, heading in enumerate(record.headings, 1)
    ]
    kept = [
        database.insert(
            "INSERT INTO article (document_id, section_id, position, title, day, heading, kinds, extractor)"
            f" VALUES ({marks(' ' * 8)})",
            (
                document, sections[article.section], position, article.title, record.day,
                record.headings[article.section], kinds_of(article.facts), record.version,
            ),
        )
        for position, article in enumerate(record.articles, 1)
    ]  # fmt: skip
    _put_parts(database, list(zip(kept, record.articles, strict=True)))


def _put_parts(database: Database, articles: Sequence[tuple[int, ArticleRecord]]) -> None:
    """Put in what articles are made of: a table at a time, because a statement costs more than its rows."""
    database.run_many(
        "INSERT INTO body VALUES (?, ?, ?, ?, ?)", [(kept, a.text, a.sources, a.links, a.place) for kept, a in articles]
    )
    database.run_many(
        "INSERT INTO article_region VALUES (?, ?, ?)",
        [(kept, n, code) for kept, a in articles for n, code in enumerate(a.regions, 1)],
    )
    database.run_many(
        "INSERT INTO article_industry VALUES (?, ?)", [(kept, name) for kept, a in articles for name in a.industries]
    )
    database.run_many(_ADD_FACT, [(kept, *fact) for kept, a in articles for fact in a.facts])
    index.write(database, [Entry(kept, a.title_tokens, a.text_tokens) for kept, a in articles])
    for kept, article in articles:  # one after the other: an article may tell again what stands above it
        story = story_of(database, kept, article.sketch, article.text)
        if story is not None:
            database.run("UPDATE article SET story_id = ? WHERE id IN (?, ?)", (story, kept, story))
        database.run_many("INSERT INTO sketch VALUES (?, ?)", [(value, kept) for value in article.sketch])


def add_facts(database: Database, article: int, facts: Iterable[FactRow]) -> None:
    """Add facts to an article; within a transaction."""
    database.run_many(_ADD_FACT, ((article, *fact) for fact in facts))


def remove(database: Database, document: int) -> bool:
    """Remove a document and all that came from it; tell whether it was there."""
    with database.transaction():
        take_articles(database, document)
        return database.run("DELETE FROM document WHERE id = ?", (document,)) > 0


def take_articles(database: Database, document: int) -> None:
    """Take a document's articles out, and give the stories they began to those that told them next; within a transaction."""
    rows = database.rows(
        "SELECT article.id, article.title, body.text FROM article JOIN body ON body.article_id = article.id"
        " WHERE document_id = ?",
        (document,),
    )
    index.erase(database, [Entry(article, tokens(title), tokens(text)) for article, title, text in rows])
    gone = [article for article, _, _ in rows]
    for article in gone:
        _hand_on(database, article, gone)
    database.run("DELETE FROM section WHERE document_id = ?", (document,))


def _hand_on(database: Database, article: int, gone: Sequence[int]) -> None:
    """Let a story go on without its first article."""
    others = [a for (a,) in database.rows("SELECT id FROM article WHERE story_id = ? ORDER BY id", (article,))]
    staying = [a for a in others if a not in gone]
    if staying:
        story = staying[0] if len(staying) > 1 else None
        database.run(f"UPDATE article SET story_id = ? WHERE id IN ({marks(staying)})", (story, *staying))


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
