"""Refreshing: what an earlier version of the program found is found again, and what people said of it stays.

From the kept text the facts, regions and industries are found anew; from the kept originals, where that is asked, the
articles too. Facts and articles that are the same keep their numbers, so that citations go on opening. Each document is
one transaction.
"""

import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from yaoxun import __version__
from yaoxun.errors import SourceDamaged, SourceError
from yaoxun.library import facets, index
from yaoxun.library.add import WORTH_WORKERS, Step
from yaoxun.library.database import Database, marks
from yaoxun.library.index import Entry
from yaoxun.library.pool import in_order
from yaoxun.library.record import ArticleRecord, Content, Record, content_of, record
from yaoxun.library.review import Review, Settled, adrift, follow, reviews, settle
from yaoxun.library.store import hand_on, put_new, put_sections, put_subjects, tell
from yaoxun.library.stories import same_news
from yaoxun.library.tokens import CUT, tokens
from yaoxun.library.verdicts import moved
from yaoxun.reading import SIZE_LIMIT


@dataclass(slots=True)
class Refreshed:
    """What a refresh changed.

    Attributes:
        documents, articles: how many were gone through.
        kept, new, gone: facts that are the same, that were found now, that are found no longer.
        unseen: of the new, those in articles that a person said were complete.
        adrift: reviews whose words are no longer there.
        failures: documents whose original can no longer be read; they stay as they were.
        indexed: articles of the index, where it was made anew.
    """

    documents: int = 0
    articles: int = 0
    kept: int = 0
    new: int = 0
    gone: int = 0
    unseen: int = 0
    adrift: list[Review] = field(default_factory=list)
    failures: list[SourceError] = field(default_factory=list)
    indexed: int = 0

    def count(self, settled: Settled) -> None:
        """Add what became of an article's facts."""
        self.articles += 1
        self.kept += settled.kept
        self.new += settled.new
        self.gone += settled.gone
        self.unseen += settled.unseen


def refresh(
    database: Database,
    *,
    everything: bool = False,
    reread: bool = False,
    size_limit: int = SIZE_LIMIT,
    workers: int | None = None,
    begin: Callable[[int], Step] = lambda _: lambda _: None,
) -> Refreshed:
    """Find facts anew where another version of the program found them, or in `everything`; `reread` reads originals too.

    `begin` is told how many documents there are, and gives what is told of each twice: `read`, `kept`.

    Raises:
        LibraryError: the library cannot be written; what was refreshed so far is whole.
    """
    done = Refreshed()
    if index.cut_of(database) != CUT:
        done.indexed = index.remake(database)
    documents = _stale(database, everything, reread)
    step = begin(len(documents))
    workers = (workers or os.cpu_count() or 1) if len(documents) >= WORTH_WORKERS else 1
    if reread:
        _read_again(database, documents, size_limit, workers, step, done)
    else:
        _find_again(database, documents, workers, step, done)
    done.documents = len(documents)
    done.adrift = adrift(database)
    return done


def _stale(database: Database, everything: bool, reread: bool) -> list[int]:
    """Return the documents to refresh."""
    where, values = "1 = 1", []
    if not everything:
        where, values = "id IN (SELECT document_id FROM article WHERE extractor <> ?)", [__version__]
        if reread:
            where, values = f"reader <> ? OR {where}", [__version__, *values]
    return [number for (number,) in database.rows(f"SELECT id FROM document WHERE {where} ORDER BY id", values)]


class _Text(NamedTuple):
    """An article as it is kept."""

    article: int
    title: str
    text: str


class _Texts(NamedTuple):
    """The articles of a document, its number and its day of issue."""

    document: int
    day: str | None
    texts: tuple[_Text, ...]


_Contents = tuple[tuple[_Text, Content], ...]


def _find_again(database: Database, documents: Sequence[int], workers: int, step: Step, done: Refreshed) -> None:
    """Find the facts of kept texts anew."""
    tasks = ((number, _texts(database, number)) for number in documents)
    for number, found in in_order(_contents, tasks, workers=workers, died=_stopped):
        step("read")
        if isinstance(found, SourceError):
            done.failures.append(found)
        else:
            _put_contents(database, number, found or (), done)
        step("kept")


def _put_contents(database: Database, document: int, found: _Contents, done: Refreshed) -> None:
    with database.transaction():
        # Others may have written meanwhile: a text that is another now waits for the next refresh.
        now = set(_texts(database, document).texts)
        for kept, content in found:
            if kept in now:
                _put_content(database, kept.article, content)
                done.count(settle(database, kept.article, kept.text, content.facts))
        facets.renew(database, [kept.article for kept, _ in found if kept in now])


def _texts(database: Database, document: int) -> _Texts:
    rows = database.rows(
        "SELECT article.id, article.title, body.text, article.day FROM article"
        " JOIN body ON body.article_id = article.id WHERE article.document_id = ? ORDER BY article.position",
        (document,),
    )
    return _Texts(document, rows[0][3] if rows else None, tuple(_Text(*row[:3]) for row in rows))


def _contents(task: _Texts) -> _Contents | SourceError:
    day = date.fromisoformat(task.day) if task.day else None
    return tuple((kept, content_of(kept.title, kept.text, day)) for kept in task.texts)


def _stopped(task: _Texts) -> _Contents | SourceError:
    return SourceDamaged(f"第 {task.document} 份", "提取的进程中途退出（可能内存不足）", "库里仍是原来的内容；请再试")


def _put_content(database: Database, article: int, content: Content) -> None:
    for table in ("article_region", "article_industry"):
        database.run(f"DELETE FROM {table} WHERE article_id = ?", (article,))
    put_subjects(database, [(article, content.regions, content.industries)])
    database.run("UPDATE article SET extractor = ? WHERE id = ?", (__version__, article))


class _Original(NamedTuple):
    """The file of a document as it was added."""

    name: str
    issued: str | None
    packed: bytes
    size_limit: int


def _read_again(
    database: Database, documents: Sequence[int], size_limit: int, workers: int, step: Step, done: Refreshed
) -> None:
    """Read the kept originals again."""
    tasks = ((number, original) for number in documents for original in _originals(database, number, size_limit))
    for number, outcome in in_order(_record, tasks, workers=workers, died=_damaged):
        step("read")
        if isinstance(outcome, SourceError):
            done.failures.append(outcome)
        elif outcome is not None:
            with database.transaction():
                if database.rows("SELECT 1 FROM document WHERE id = ?", (number,)):
                    _put_record(database, number, outcome, done)
        step("kept")


def _originals(database: Database, document: int, size_limit: int) -> Iterator[_Original]:
    for name, issued, packed in database.rows(
        "SELECT name, issued, content FROM document JOIN original ON original.document_id = document.id WHERE id = ?",
        (document,),
    ):
        yield _Original(name, issued, packed, size_limit)


def _record(task: _Original) -> Record | SourceError:
    try:
        content = zlib.decompress(task.packed)
        return record(content, task.name, date.fromisoformat(task.issued) if task.issued else None, task.size_limit)
    except zlib.error:
        return SourceDamaged(task.name, "库里留存的原件已损坏", "请移除后重新入库")
    except SourceError as error:
        return error


def _damaged(task: _Original) -> Record | SourceError:
    return SourceDamaged(task.name, "读这份原件的进程中途退出（可能内存不足）", "库里仍是原来的内容；请单独再试")


def _put_record(database: Database, document: int, read: Record, done: Refreshed) -> None:
    """Put what was read now in the place of what was kept of a document."""
    old = _texts(database, document).texts
    same = _followed(old, read.articles)
    former = [section for (section,) in database.rows("SELECT id FROM section WHERE document_id = ?", (document,))]
    database.run(
        "UPDATE document SET media_type = ?, title = ?, issue = ?, publisher = ?, date = ?, inferred_date = ?,"
        " warnings = ?, coverage = ?, reader = ? WHERE id = ?",
        (
            read.media_type, read.title, read.issue, read.publisher, read.date, read.inferred_date, read.warnings,
            read.coverage, read.version, document,
        ),
    )  # fmt: skip
    gone = [kept for kept in old if kept.article not in {was.article for was in same.values()}]
    index.erase(database, [Entry(kept.article, tokens(kept.title), tokens(kept.text)) for kept in gone])
    for kept in gone:
        hand_on(database, kept.article, [one.article for one in gone])
    database.run_many("DELETE FROM article WHERE id = ?", [(kept.article,) for kept in gone])
    sections = put_sections(database, document, read)
    for position, was in sorted(same.items()):
        done.count(_put_again(database, was, sections, position, read))
    new = [position for position in range(1, len(read.articles) + 1) if position not in same]
    for article, position in zip(put_new(database, document, sections, new, read), new, strict=True):
        its = read.articles[position - 1]
        _join_again(database, document, article, its)
        done.count(settle(database, article, its.text, its.facts)._replace(new=len(its.facts), kept=0))
    database.run(f"DELETE FROM section WHERE id IN ({marks(former)})", former)
    facets.renew(database, [kept.article for kept in old])


def _put_again(database: Database, was: _Text, sections: Sequence[int], position: int, read: Record) -> Settled:
    """Put an article as it is read now in its own place."""
    article = read.articles[position - 1]
    database.run(
        "UPDATE article SET section_id = ?, position = ?, title = ?, day = ?, heading = ? WHERE id = ?",
        (
            sections[article.section], position, article.title, read.day, read.headings[article.section], was.article,
        ),
    )  # fmt: skip
    database.run(
        "UPDATE body SET text = ?, sources = ?, links = ?, place = ? WHERE article_id = ?",
        (article.text, article.sources, article.links, article.place, was.article),
    )
    if (was.title, was.text) != (article.title, article.text):
        index.erase(database, [Entry(was.article, tokens(was.title), tokens(was.text))])
        index.write(database, [Entry(was.article, article.title_tokens, article.text_tokens)])
    if was.text != article.text:
        hand_on(database, was.article, [was.article])
        database.run("UPDATE article SET story_id = NULL WHERE id = ?", (was.article,))
        database.run("DELETE FROM sketch WHERE article_id = ?", (was.article,))
        tell(database, was.article, article.sketch, article.text)
    _put_content(database, was.article, Content(article.regions, article.industries, article.facts))
    follow(database, was.article, was.text, article.text)
    return settle(database, was.article, article.text, article.facts, before=was.text)


def _followed(old: Sequence[_Text], new: Sequence[ArticleRecord]) -> dict[int, _Text]:
    """Tell which kept article each article that was read is, by its position: the surest first.

    >>> new = ArticleRecord(0, "乙", "甲文", "", "", "", (), (), (), (), "", "", ())
    >>> _followed([_Text(7, "甲", "甲文")], [new])
    {1: _Text(article=7, title='甲', text='甲文')}
    """
    found: dict[int, _Text] = {}
    left = list(old)
    for alike in (
        lambda was, now: (was.title, was.text) == (now.title, now.text),
        lambda was, now: was.text == now.text,
        lambda was, now: was.title == now.title,
        lambda was, now: same_news(was.text, now.text),
    ):
        for position, article in enumerate(new, 1):
            if position not in found:
                was = next((one for one in left if alike(one, article)), None)
                if was is not None:
                    found[position] = was
                    left.remove(was)
    return found


def _join_again(database: Database, document: int, article: int, read: ArticleRecord) -> None:
    """Give a new article the reviews that had lost theirs, where it has their title and all their words."""
    for review in reviews(database, "document_id = ? AND article_id IS NULL AND title = ?", (document, read.title)):
        if all(moved(said, None, read.text) for said in review.needs):
            database.run("UPDATE review SET article_id = ? WHERE id = ?", (article, review.id))
    follow(database, article, None, read.text)
