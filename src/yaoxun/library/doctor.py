"""The doctor: sees whether a library is whole and its parts in step, says what to do, and mends what can be made anew.

What is derived — the index, the kinds of an article, its day and column, its story, the standing and lineage of facts — is
checked against what it is derived from. What is no fault but should be known (facts of an earlier version, files that could
not be read) is told as a notice.
"""

import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yaoxun import __version__
from yaoxun.errors import LibraryUnreadable
from yaoxun.library import facets, index, lineage
from yaoxun.library.database import Database, Row
from yaoxun.library.facts import STANDING
from yaoxun.library.index import Entry
from yaoxun.library.record import Kind
from yaoxun.library.review import adrift, settle, wanted
from yaoxun.library.store import tell
from yaoxun.library.stories import sketch
from yaoxun.library.tokens import CUT, tokens

_SHOWN = 5  # of the places of a finding; their number is told beside them

_BODIES = (
    "SELECT article.id, article.title, body.text FROM article JOIN body ON body.article_id = article.id"
    " WHERE article.id >= ? AND article.id < ? ORDER BY article.id"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the doctor found.

    Attributes:
        code: a stable word for programs.
        met: what was met.
        count: how often.
        places: numbers of articles, facts, documents or reviews, a few of them.
        remedy: what to do.
        fault: whether something is wrong; else it is a notice.
        mends: what `repair` makes anew for it; None where it cannot.
    """

    code: str
    met: str
    count: int
    places: tuple[str, ...]
    remedy: str
    fault: bool = True
    mends: str | None = None

    def as_json(self) -> dict[str, object]:
        """The finding as plain values."""
        return {
            "code": self.code, "fault": self.fault, "met": self.met, "count": self.count, "places": list(self.places),
            "remedy": self.remedy, "repairable": self.mends is not None,
        }  # fmt: skip


_REPAIR = "请运行 yaoxun doctor --repair"


def examine(database: Database) -> list[Finding]:
    """Return what is wrong or should be known, faults first; nothing where all is well."""
    with database.snapshot():
        found = [finding for check in _CHECKS for finding in check(database)]
    return sorted(found, key=lambda finding: not finding.fault)


def repair(database: Database, findings: Iterable[Finding]) -> list[str]:
    """Make anew what was found out of step; return what was mended."""
    wanted_repairs = {finding.mends for finding in findings}
    done = [name for name in _REPAIRS if name in wanted_repairs]
    for name in done:
        _REPAIRS[name](database)
    return done


def _finding(  # the parts of a sentence
    code: str, met: str, places: Sequence[object], remedy: str, *, fault: bool = True, mends: str | None = None
) -> Iterator[Finding]:
    """Give a finding where there are places of it."""
    if places:
        yield Finding(code, met, len(places), tuple(map(str, places[:_SHOWN])), remedy, fault, mends)


def _pages(database: Database) -> Iterator[Finding]:
    for said in database.faults():
        yield Finding("damaged", said, 1, (), "请停用这个库，改用 yaoxun backup 留下的副本")


def _originals(database: Database) -> Iterator[Finding]:
    damaged = []
    for (number,) in database.rows("SELECT id FROM document ORDER BY id"):
        rows = database.rows(
            "SELECT content, sha256 FROM original JOIN document ON document.id = document_id WHERE document_id = ?",
            (number,),
        )
        if not all(_whole(*row) for row in rows) or not rows:
            damaged.append(number)
    yield from _finding(
        "original", "留存的原件缺失，或与入库时的校验和不符（份）", damaged, "请移除这些文件（yaoxun remove）后重新入库"
    )


def _whole(content: bytes, sha256: str) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(content)).hexdigest() == sha256
    except zlib.error:
        return False


def _texts(database: Database) -> Iterator[Finding]:
    rows = database.rows("SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM body) ORDER BY id")
    yield from _finding("text", "没有正文（篇）", _column(rows), "请运行 yaoxun refresh --all --read，从原件重读")


def _index(database: Database) -> Iterator[Finding]:
    if index.cut_of(database) != CUT:
        yield Finding(
            "index-cut",
            "检索索引是另一版本的要讯建的",
            1,
            (),
            "请运行 yaoxun refresh 或 yaoxun doctor --repair",
            True,
            "index",
        )
        return
    try:
        yield from _out_of_step(database)
    except LibraryUnreadable as error:
        yield Finding("index-damaged", f"检索索引已损坏（{error.met}）", 1, (), _REPAIR, True, "index")


def _out_of_step(database: Database) -> Iterator[Finding]:
    indexed = index.indexed(database)
    kept = set(_column(database.rows("SELECT article_id FROM body")))
    yield from _finding("index-missing", "没有进检索索引（篇）", sorted(kept - indexed), _REPAIR, mends="index")
    yield from _finding(
        "index-left", "库里已没有，检索索引里还有（篇）", sorted(indexed - kept), _REPAIR, mends="index"
    )
    unlike = [
        article
        for some in _stretches(database)
        for article in index.differing(
            database,
            [
                Entry(article, tokens(title), tokens(text))
                for article, title, text in database.rows(_BODIES, some)
                if article in indexed
            ],
        )
    ]
    yield from _finding("index-words", "检索索引里的词与正文不符，搜不准（篇）", unlike, _REPAIR, mends="index")


def _stretches(database: Database, size: int = 500) -> Iterator[tuple[int, int]]:
    """Give stretches of the numbers of articles."""
    ((last,),) = database.rows("SELECT coalesce(max(id), 0) FROM article")
    for first in range(1, last + 1, size):
        yield first, first + size


def _spans(database: Database) -> Iterator[Finding]:
    rows = database.rows(
        "SELECT fact.id FROM fact JOIN body ON body.article_id = fact.article_id"
        ' WHERE fact."start" < 0 OR fact."end" <= fact."start" OR fact."end" > length(body.text) ORDER BY fact.id'
    )
    yield from _finding("span", "要素的位置在正文之外（条）", _column(rows), "请运行 yaoxun refresh --all，重新提取")


def _standings(database: Database) -> Iterator[Finding]:
    """Whether facts stand as the reviews of their article say."""
    off = []
    for article, text in database.rows(_REVIEWED):
        kept = Counter(
            database.rows("SELECT standing, review_id FROM fact WHERE article_id = ? ORDER BY id", (article,))
        )
        if kept != Counter((one.standing, one.review) for one in wanted(database, article, text)):
            off.append(article)
    stray = database.rows(
        "SELECT DISTINCT article_id FROM fact WHERE standing IS NOT NULL AND article_id NOT IN"
        " (SELECT article_id FROM review WHERE article_id IS NOT NULL) ORDER BY article_id"
    )
    yield from _finding(
        "standing", "要素的状态与复核记录不符（篇）", sorted({*off, *_column(stray)}), _REPAIR, mends="facts"
    )


_REVIEWED = (
    "SELECT article_id, text FROM body WHERE article_id IN (SELECT article_id FROM review)"
    " OR article_id IN (SELECT article_id FROM fact WHERE standing IS NOT NULL) ORDER BY article_id"
)


def _kinds(database: Database) -> Iterator[Finding]:
    off = [article for article, _ in _wrong_kinds(database)]
    yield from _finding("kinds", "所记的要素种类与要素不符（篇）", off, _REPAIR, mends="columns")


def _wrong_kinds(database: Database) -> list[tuple[int, int]]:
    """Return the articles whose kinds are wrong, with the right ones."""
    right: dict[int, int] = {}
    for article, kind in database.rows(f"SELECT DISTINCT article_id, kind FROM fact WHERE {STANDING}"):
        right[article] = right.get(article, 0) | int(Kind[kind])
    return [
        (article, right.get(article, 0))
        for article, kinds in database.rows("SELECT id, kinds FROM article ORDER BY id")
        if kinds != right.get(article, 0)
    ]


def _lineages(database: Database) -> Iterator[Finding]:
    """Whether what has one region, indicator and unit is counted as one."""
    off = [fact for first, end in _stretches(database) for _, fact in lineage.misplaced(database, first, end - 1)]
    yield from _finding("lineages", "要素的地区或沿革不对（条）", off, _REPAIR, mends="lineages")


def _facets(database: Database) -> Iterator[Finding]:
    yield from _finding(
        "facets", "检索的分类计数与文章不符（篇）", facets.differing(database), _REPAIR, mends="columns"
    )


_DAY = "(SELECT coalesce(date, inferred_date) FROM document WHERE document.id = article.document_id)"
_HEADING = "(SELECT heading FROM section WHERE section.id = article.section_id)"
_DONE = "(SELECT max(at) FROM review WHERE review.article_id = article.id AND undone IS NULL AND verdict = 'completed')"


def _columns(database: Database) -> Iterator[Finding]:
    rows = database.rows(
        f"SELECT id FROM article WHERE coalesce(day, '') <> coalesce({_DAY}, '')"
        f" OR coalesce(heading, '') <> coalesce({_HEADING}, '') OR coalesce(reviewed, '') <> coalesce({_DONE}, '')"
        " ORDER BY id"
    )
    yield from _finding("columns", "日期、栏目或复核标记与来处不符（篇）", _column(rows), _REPAIR, mends="columns")


def _stories(database: Database) -> Iterator[Finding]:
    rows = database.rows(
        "SELECT id FROM article WHERE story_id IS NOT NULL AND (story_id NOT IN (SELECT id FROM article WHERE story_id = id)"
        " OR story_id IN (SELECT story_id FROM article GROUP BY story_id HAVING count(*) = 1)) ORDER BY id"
    )
    yield from _finding("stories", "“同一消息”的归并断了（篇）", _column(rows), _REPAIR, mends="stories")


def _reviews(database: Database) -> Iterator[Finding]:
    places = [review.id for review in adrift(database)]
    yield from _finding(
        "adrift",
        "复核所指的原文已不在库里，没有生效（次）",
        places,
        "请用 yaoxun review log 查看；能补的用 yaoxun review add 重记，然后 yaoxun review undo 复核号",
    )


def _versions(database: Database) -> Iterator[Finding]:
    rows = database.rows("SELECT id FROM article WHERE extractor <> ? ORDER BY id", (__version__,))
    yield from _finding("extractor", "要素是别的版本提取的（篇）", _column(rows), "请运行 yaoxun refresh", fault=False)


def _failures(database: Database) -> Iterator[Finding]:
    rows = database.rows("SELECT path FROM failure ORDER BY path")
    yield from _finding(
        "failure", "没有读成的文件（个）", _column(rows), "修好后用 yaoxun add --retry 重试", fault=False
    )


def _column(rows: Iterable[Row]) -> list[Any]:
    return [row[0] for row in rows]


_CHECKS: tuple[Callable[[Database], Iterator[Finding]], ...] = (
    _pages, _originals, _texts, _index, _spans, _standings, _kinds, _lineages, _columns, _facets, _stories, _reviews,
    _versions, _failures,
)  # fmt: skip


def _mend_index(database: Database) -> None:
    index.remake(database)


def _mend_facts(database: Database) -> None:
    with database.transaction():
        for article, text in database.rows(_REVIEWED):
            settle(database, article, text)


def _mend_lineages(database: Database) -> None:
    with database.transaction():
        for first, end in _stretches(database):
            lineage.replace(database, first, end - 1)


def _mend_columns(database: Database) -> None:
    with database.transaction():
        database.run_many("UPDATE article SET kinds = ? WHERE id = ?", [(k, n) for n, k in _wrong_kinds(database)])
        database.run(f"UPDATE article SET day = {_DAY}, heading = {_HEADING}, reviewed = {_DONE}")
        facets.remake(database)


def _mend_stories(database: Database) -> None:
    """Tell all stories again, in the order in which their articles came."""
    with database.transaction():
        database.run("UPDATE article SET story_id = NULL WHERE story_id IS NOT NULL")
        database.run("DELETE FROM sketch")
        for some in _stretches(database):
            for article, _, text in database.rows(_BODIES, some):
                tell(database, article, sketch(text), text)


_REPAIRS: dict[str, Callable[[Database], None]] = {
    "facts": _mend_facts,
    "lineages": _mend_lineages,
    "columns": _mend_columns,
    "stories": _mend_stories,
    "index": _mend_index,
}
"""In this order: the kinds of an article follow from its facts."""
