"""However `yaoxun add` ends, the library is whole, and the same command goes on where it stopped.

Runs are broken off in processes of their own: killed at random moments, interrupted, out of disk, out of a worker.
"""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from evaluation import generated

from tests.databases import Places
from yaoxun.errors import LibraryFull
from yaoxun.library import add as adding
from yaoxun.library.add import Source
from yaoxun.library.index import indexed
from yaoxun.library.library import Library
from yaoxun.library.postgresql import PostgresqlDatabase
from yaoxun.library.record import FACT_COLUMNS, record
from yaoxun.library.sqlite import SqliteDatabase

ARTICLES, SEED = 24, 4
KILLS = {"sqlite": 50, "postgresql": 10}
LONGEST_DELAY = 0.004  # seconds from a statement to the kill: a few statements, or a commit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither signals nor forks")

# A server of fresh processes with the program loaded: starting each from nothing would take a second.
processes = get_context("forkserver")
processes.set_forkserver_preload(["tests.library.test_safety", "tests.library.loaded"])


# --- what a library holds ---


def content(place: str, stories: bool = True) -> dict[str, Any]:
    """All that a library holds of each document, by its name, without ids and times; and that the rest is in step."""
    with Library(place) as library:
        rows = library.database.rows
        whole(library)
        columns = (
            "sha256, name, media_type, title, issue, publisher, date, inferred_date, warnings, coverage, issued, reader"
        )
        documents = {number: row for number, *row in rows(f"SELECT id, {columns} FROM document ORDER BY id")}
        original = {number: bytes(packed).hex() for number, packed in rows("SELECT document_id, content FROM original")}
        places: dict[int, str] = dict(
            rows(
                "SELECT article.id, document.name || ' ' || position FROM article JOIN document ON document.id = document_id"
            )
        )
        facts = ", ".join(f'"{column}"' for column in ("article_id", "kind", "start", "end", "standing", *FACT_COLUMNS))
        parts = {
            "region": rows("SELECT article_id, position, code FROM article_region ORDER BY article_id, position"),
            "industry": sorted(rows("SELECT article_id, industry FROM article_industry")),
            "sketch": rows("SELECT article_id, hash FROM sketch ORDER BY article_id, hash"),
            "fact": rows(f"SELECT {facts} FROM fact ORDER BY id"),
        }
        of: dict[int, dict[str, list[Any]]] = {}
        for name, found in parts.items():
            for article, *row in found:
                of.setdefault(article, {}).setdefault(name, []).append(row)
        articles: dict[int, list[Any]] = {}
        for number, document, story, *row in rows(
            "SELECT article.id, article.document_id, story_id, section.position, section.heading, article.position, title,"
            " day, article.heading, kinds, reviewed, extractor, text, sources, links, place FROM article"
            " JOIN section ON section.id = section_id JOIN body ON article_id = article.id ORDER BY article.id"
        ):
            told = places.get(story) if stories else None
            articles.setdefault(document, []).append([told, *row, of.get(number)])
        return {row[1]: [row, original[number], articles.get(number)] for number, row in documents.items()}


def whole(library: Library) -> None:
    """Fail where the database is damaged, points to what is not there, or has an index out of step."""
    database = library.database
    articles = {number for (number,) in database.rows("SELECT id FROM article")}
    assert indexed(database) == articles
    if database.dialect == "sqlite":
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert database.rows("PRAGMA foreign_key_check") == []
        database.run("INSERT INTO search (search) VALUES ('integrity-check')")


# --- processes that add ---


def run_add(arguments: Sequence[str], said: str, moment: int, told: Connection | None, room: int) -> None:
    """In a process of its own: `yaoxun add`; tell when the `moment`-th statement begins; write no file beyond `room` bytes."""
    from yaoxun.faces.cli import main

    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    os.dup2(output, 2)
    adding.WORTH_WORKERS = sys.maxsize  # workers take longer to start than these files to read
    if room:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    counts = count_statements(moment, told) if told is not None else [0]
    try:
        main(["add", *arguments])
    finally:
        if told is not None:
            told.send(counts[0])


def count_statements(moment: int, told: Connection) -> list[int]:
    """Count the statements that write, in the list that is returned; tell when the `moment`-th begins."""
    counts = [0]

    def counting(verb: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any) -> Any:
            counts[0] += 1
            if counts[0] == moment:
                told.send("now")
            return verb(*given)

        return counted

    for database in (SqliteDatabase, PostgresqlDatabase):
        for verb in ("run", "insert", "run_many"):
            setattr(database, verb, counting(getattr(database, verb)))
    return counts


@contextmanager
def adding_process(
    folder: Path | Sequence[Path],
    place: str,
    said: Path,
    moment: int = 0,
    told: Connection | None = None,
    room: int = 0,
) -> Iterator[BaseProcess]:
    """A process that adds files; it is gone afterwards."""
    paths = [folder] if isinstance(folder, Path) else folder
    process = processes.Process(
        target=run_add, args=([*map(str, paths), "--library", place], str(said), moment, told, room)
    )
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def add_all(folder: Path | Sequence[Path], place: str, said: Path) -> int:
    """Add files undisturbed in another process; return how many statements it took."""
    here, there = processes.Pipe()
    with adding_process(folder, place, said, told=there) as process:
        process.join(60)
        assert process.exitcode == 0, said.read_text("utf-8")
        assert here.poll(1)
        return int(here.recv())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small bulletins, of one to three articles each."""
    folder = tmp_path_factory.mktemp("bulletins")
    generated.write(folder, ARTICLES, SEED, each=(1, 3))
    return folder


# --- the promises ---


def test_a_kill_at_any_moment_loses_nothing(places: Places, folder: Path, tmp_path: Path) -> None:
    """After each kill what is kept is whole and as it should be; runs that follow end with what an undisturbed run keeps."""
    said = tmp_path / "said"
    undisturbed = places()
    statements = add_all(folder, undisturbed, said)
    wanted = content(undisturbed)
    assert len(wanted) == len(list(folder.iterdir()))
    chance = random.Random(SEED)
    kills = KILLS["postgresql" if undisturbed.startswith("postgresql") else "sqlite"]
    done = finished = 0
    place, kept = places(), dict[str, Any]()
    while done < kills:
        left = statements * (len(wanted) - len(kept)) // len(wanted)
        here, there = processes.Pipe()
        with adding_process(folder, place, said, chance.randint(1, max(left, 1)), there) as process:
            if here.poll(60) and here.recv() == "now":
                time.sleep(chance.uniform(0, LONGEST_DELAY))
                process.kill()
                process.join()
                done += process.exitcode == -signal.SIGKILL
        if is_there(place):
            before, kept = kept, content(place)
            assert kept.items() >= before.items()
            assert kept.items() <= wanted.items()
        if len(kept) == len(wanted):
            assert kept == wanted
            finished += 1
            place, kept = places(), {}
    add_all(folder, place, said)
    assert content(place) == wanted
    assert finished
    assert "Traceback" not in said.read_text("utf-8")


def is_there(place: str) -> bool:
    """Tell whether a library was made: a run may be killed before."""
    from yaoxun.errors import LibraryMissing

    try:
        Library(place).close()
    except LibraryMissing:
        return False
    return True


def test_two_add_and_one_searches(places: Places, folder: Path, tmp_path: Path) -> None:
    """Two processes that add overlapping files while a third searches: nothing is lost or kept twice, nobody is refused."""
    alone, shared, said = places(), places(), tmp_path / "said"
    add_all(folder, alone, said)
    paths = sorted(folder.iterdir())
    third = len(paths) // 3
    Library(shared, make=True).close()
    with (
        adding_process(paths[: 2 * third], shared, said) as one,
        adding_process(paths[third:], shared, said) as other,
        Library(shared) as library,
    ):
        seen = 0
        while one.is_alive() or other.is_alive():
            total = library.search("市 OR 县 OR 区").total
            assert total >= seen
            seen = total
        assert (one.exitcode, other.exitcode) == (0, 0), said.read_text("utf-8")
    assert content(shared, stories=False) == content(alone, stories=False)
    assert "locked" not in said.read_text("utf-8")
    assert "Traceback" not in said.read_text("utf-8")


def test_a_full_disk_is_told_in_one_line(folder: Path, tmp_path: Path) -> None:
    """With room for a part, the run ends with one clear error and a whole library; with room again, the same command ends."""
    alone, place, said = str(tmp_path / "alone.db"), str(tmp_path / "yaoxun.db"), tmp_path / "said"
    add_all(folder, alone, said)
    wanted = content(alone)
    said.unlink()
    with adding_process(folder, place, said, room=2 * Path(alone).stat().st_size) as process:
        process.join(60)
        assert process.exitcode == 2
    message = said.read_text("utf-8")
    assert message.count("\n") == 1
    assert message.startswith("[library-full]")
    kept = content(place)
    assert 0 < len(kept) < len(wanted)
    assert kept.items() <= wanted.items()
    add_all(folder, place, said)
    assert content(place) == wanted


def test_a_library_that_may_not_grow_stays_whole(folder: Path, tmp_path: Path) -> None:
    """SQLite says full in the middle of a document: that document is not kept, and the same connection goes on after it."""
    sources = [Source(str(path), path.name) for path in sorted(folder.iterdir())]
    with Library(tmp_path / "yaoxun.db", make=True) as library:
        ((pages,),) = library.database.rows("PRAGMA page_count")
        library.database.rows(f"PRAGMA max_page_count = {pages + 10}")
        with pytest.raises(LibraryFull, match="磁盘已满"):
            library.add(sources, workers=1)
        whole(library)
        library.database.rows("PRAGMA max_page_count = 1000000")
        assert not library.add(sources, workers=1).failures
        assert library.database.rows("SELECT count(*) FROM document") == [(len(sources),)]


def record_or_die(task: adding.Task) -> adding.Outcome:
    """Stand in for the reading of a file that a worker dies of."""
    if task.source.name == "poison.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return record(task.data, task.source.name, task.source.issued, task.size_limit)


def test_a_worker_that_dies_loses_only_its_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file it died of is listed as damaged; every other is kept."""
    sources = [Source(str(path), path.name) for path in sorted(folder.iterdir())[:9]]
    poison = tmp_path / "poison.txt"
    poison.write_text("民政简报\n第3期\n\n某市扩大养老补贴\n7月1日起，某市将补贴提高到每月200元。", "utf-8")
    sources.insert(4, Source(str(poison), poison.name))
    monkeypatch.setattr(adding, "_record", record_or_die)
    with Library(tmp_path / "yaoxun.db", make=True) as library:
        added = library.add(sources, workers=2)
        assert [error.code for error in added.failures] == ["damaged"]
        assert [source.name for source in library.failed()] == ["poison.txt"]
        assert len(added.kept) == 9
        whole(library)


@contextmanager
def command(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `yaoxun` as a shell would, in a group of processes of its own; nothing of it stays."""
    process = subprocess.Popen(
        [sys.executable, "-m", "yaoxun", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for_documents(place: Path, number: int) -> None:
    """Wait until a library holds so many documents."""
    for _ in range(20_000):
        time.sleep(0.01)
        if place.exists():
            try:
                with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as connection:
                    if connection.execute("SELECT count(*) FROM document").fetchone()[0] >= number:
                        return
            except sqlite3.OperationalError:  # it is being made
                continue
    raise AssertionError("nothing was kept in a minute")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More files than are read while a signal travels."""
    generated.write(tmp_path / "many", 300, SEED, each=(1, 1))
    return tmp_path / "many"


def test_an_interrupt_ends_with_a_short_message(many: Path, tmp_path: Path) -> None:
    """Ctrl-C reaches the command and its workers: one line, no traceback, a whole library, no process left."""
    place = tmp_path / "yaoxun.db"
    with command("add", str(many), "--library", str(place)) as process:
        wait_for_documents(place, 3)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130
        assert said == "已中断。入库的都完整，重新运行同一命令会从断处继续。\n"
    assert 3 <= len(content(str(place))) < 300


def test_workers_end_with_a_command_that_is_killed(many: Path, tmp_path: Path) -> None:
    """Killed with its workers at work, the command leaves none behind, and a whole library."""
    place = tmp_path / "yaoxun.db"
    with command("add", str(many), "--library", str(place)) as process:
        wait_for_documents(place, 3)
        process.kill()
        process.wait()
        for _ in range(1000):
            if not group(process.pid):
                break
            time.sleep(0.01)
        assert not group(process.pid)
    assert 3 <= len(content(str(place))) < 300


def group(number: int) -> bool:
    """Tell whether any process of a group runs."""
    try:
        os.killpg(number, 0)
    except ProcessLookupError:
        return False
    return True
