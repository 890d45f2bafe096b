"""Keeping: a document's rows go in as a whole or not at all, and go out with all that came from them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from yaoxun.library import facets, index
from yaoxun.library.citation import MOST
from yaoxun.library.database import Database, marks
from yaoxun.library.index import Entry
from yaoxun.library.record import FACT_COLUMNS, ArticleRecord, Record, kinds_of
from yaoxun.library.stories import story_of
from yaoxun.library.tokens import tokens

_FACT = ", ".join(
    f'"{column}"' for column in ("article_id", "kind", "start", "end", *FACT_COLUMNS, "region", "lineage")
)
_ADD_FACT = f"INSERT INTO fact ({_FACT}) VALUES ({marks(['', '', '', '', *FACT_COLUMNS, '', ''])})"


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
    sections = put_sections(database, document, record)
    put_new(database, document, sections, range(1, len(record.articles) + 1), record)


def put_sections(database: Database, document: int, record: Record) -> list[int]:
    """Put a document's sections in and return their numbers; within a transaction."""
    return [
        database.insert(
            "INSERT INTO section (document_id, position, heading) VALUES (?, ?, ?)", (document, position, heading)
        )
        for position, heading in enumerate(record.headings, 1)
    ]


def put_new(
    database: Database, document: int, sections: Sequence[int], positions: Sequence[int], record: Record
) -> list[int]:
    """Put the articles at `positions` of a document in and return their numbers; within a transaction."""
    articles = [record.articles[position - 1] for position in positions]
    kept = [
        database.insert(
            "INSERT INTO article (document_id, section_id, position, title, day, heading, kinds, extractor)"
            f" VALUES ({marks(' ' * 8)})",
            (
                document, sections[article.section], position, article.title, record.day,
                record.headings[article.section], kinds_of(article.facts), record.version,
            ),
        )
        for position, article in zip(positions, articles, strict=True)
    ]  # fmt: skip
    _put_parts(database, list(zip(kept, articles, strict=True)))
    facets.renew(database, kept)
    return kept


def _put_parts(database: Database, articles: Sequence[tuple[int, ArticleRecord]]) -> None:
    """Put in what articles are made of: a table at a time, because a statement costs more than its rows."""
    database.run_many(
        "INSERT INTO body VALUES (?, ?, ?, ?, ?)", [(kept, a.text, a.sources, a.links, a.place) for kept, a in articles]
    )
    put_subjects(database, [(kept, a.regions, a.industries) for kept, a in articles])
    database.run_many(
        _ADD_FACT,
        [(kept, *fact, *its) for kept, a in articles for fact, its in zip(a.facts, a.own, strict=True)],
    )
    index.write(database, [Entry(kept, a.title_tokens, a.text_tokens) for kept, a in articles])
    for kept, article in articles:  # one after the other: an article may tell again what stands above it
        tell(database, kept, article.sketch, article.text)


def put_subjects(database: Database, articles: Sequence[tuple[int, Sequence[str], Sequence[str]]]) -> None:
    """Put in which regions and industries articles speak of; within a transaction."""
    database.run_many(
        "INSERT INTO article_region VALUES (?, ?, ?)",
        [(article, n, code) for article, regions, _ in articles for n, code in enumerate(regions, 1)],
    )
    database.run_many(
        "INSERT INTO article_industry VALUES (?, ?)",
        [(article, name) for article, _, industries in articles for name in industries],
    )


def tell(database: Database, article: int, sketch: Sequence[int], text: str) -> None:
    """Put an article to the story that it tells again, and its sketch where later ones find it; within a transaction."""
    story = story_of(database, article, sketch, text)
    if story is not None:
        database.run("UPDATE article SET story_id = ? WHERE id IN (?, ?)", (story, article, story))
    database.run_many("INSERT INTO sketch VALUES (?, ?)", [(value, article) for value in sketch])


def reviews_of(database: Database, documents: Sequence[int]) -> int:
    """Return how many reviews documents have."""
    sql = "SELECT count(*) FROM review WHERE document_id = ?"
    return sum(int(database.rows(sql, (document,))[0][0]) for document in documents if document < MOST)


def remove(database: Database, document: int) -> bool:
    """Remove a document and all that came from it; tell whether it was there."""
    if document >= MOST:
        return False
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
        hand_on(database, article, gone)
    database.run("DELETE FROM section WHERE document_id = ?", (document,))
    facets.renew(database, gone)


def hand_on(database: Database, article: int, gone: Sequence[int]) -> None:
    """Let a story go on without an article, nor the others that are gone; within a transaction."""
    tellers = database.rows(
        "SELECT id, story_id FROM article WHERE story_id = (SELECT story_id FROM article WHERE id = ?) ORDER BY id",
        (article,),
    )
    staying = [teller for teller, _ in tellers if teller not in gone]
    if staying:
        told = next(story for _, story in tellers)
        story = None if len(staying) == 1 else staying[0] if told in gone else told
        database.run(f"UPDATE article SET story_id = ? WHERE id IN ({marks(staying)})", (story, *staying))


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
