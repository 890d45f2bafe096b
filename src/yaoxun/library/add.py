"""Adding: files become rows in worker processes and are kept one document at a time, in the order given.

What was kept before is told by its bytes and skipped before it is read, so a run that was broken off goes on where it
stopped. What cannot be read is noted in the library, so that it can be tried again.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from yaoxun.errors import SourceDamaged, SourceError, SourceMissing
from yaoxun.library.database import Database
from yaoxun.library.pool import in_order
from yaoxun.library.record import Record, record
from yaoxun.library.store import keep, now
from yaoxun.reading import SIZE_LIMIT, contents

WORTH_WORKERS = 8
"""Files: fewer are read sooner than workers start."""


class Source(NamedTuple):
    """A file to add: its path, what its document calls it, and the day of issue to assume where it states none.

    `data` are its bytes where it is no file (standard input).
    """

    path: str
    name: str
    issued: date | None = None
    data: bytes | None = None


@dataclass(slots=True)
class Added:
    """What became of the files: documents kept, with their numbers; those known already; those that could not be read."""

    kept: list[tuple[Source, int]] = field(default_factory=list)
    known: list[Source] = field(default_factory=list)
    failures: list[SourceError] = field(default_factory=list)


Step = Callable[[str], None]
"""Told of each file twice: `read` when its facts are found, `kept` when it is done with."""


def add(
    database: Database,
    sources: Sequence[Source],
    *,
    size_limit: int = SIZE_LIMIT,
    workers: int | None = None,
    step: Step = lambda _: None,
) -> Added:
    """Add files; `workers` are processes (one a core by default), `step` is told how far it is.

    Raises:
        LibraryError: the library cannot be written; what was kept so far is whole.
    """
    done = Added()
    known = {sha256 for (sha256,) in database.rows("SELECT sha256 FROM document")}
    for source, outcome in _read_all(sources, known, size_limit, workers or os.cpu_count() or 1, step):
        if isinstance(outcome, SourceError):
            _note(database, source, outcome)
            done.failures.append(outcome)
        else:
            number = None if outcome is None else keep(database, outcome)
            if number is None:
                done.known.append(source)
            else:
                done.kept.append((source, number))
            _forget(database, source)
        step("kept")
    return done


Outcome = Record | SourceError | None
"""A record to keep, why there is none, or nothing where the bytes are known."""


class Task(NamedTuple):
    """A file to read, its bytes at hand."""

    data: bytes
    source: Source
    size_limit: int


def _read_all(
    sources: Sequence[Source], known: set[str], size_limit: int, workers: int, step: Step
) -> Iterator[tuple[Source, Outcome]]:
    """Read files in order, several at once where it pays."""
    tasks = (
        (
            (source, data if isinstance(data, SourceError) else None),
            Task(data, source._replace(data=None), size_limit) if isinstance(data, bytes) else None,
        )
        for source, data in _loaded(sources, known, size_limit)
    )
    workers = workers if len(sources) >= WORTH_WORKERS else 1
    for (source, failed), read in in_order(_record, tasks, workers=workers, died=_died):
        step("read")
        yield source, failed or read


def _loaded(
    sources: Iterable[Source], known: set[str], size_limit: int
) -> Iterator[tuple[Source, bytes | SourceError | None]]:
    """Give each file's bytes; nothing where they are known."""
    for source in sources:
        try:
            data = contents(Path(source.path), source.name, size_limit) if source.data is None else source.data
        except SourceError as error:
            yield source, error
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        yield source, None if sha256 in known else data
        known.add(sha256)


def _record(task: Task) -> Outcome:
    try:
        return record(task.data, task.source.name, task.source.issued, task.size_limit)
    except SourceError as error:
        return error


def _died(task: Task) -> Outcome:
    return SourceDamaged(task.source.name, "读这个文件的进程中途退出（可能内存不足）", "请单独再试，或把文件拆小")


def _note(database: Database, source: Source, error: SourceError) -> None:
    if isinstance(error, SourceMissing):  # a name that was mistyped, or a file that is gone: nothing to try again
        _forget(database, source)
    if source.path == "-" or isinstance(error, SourceMissing):
        return
    issued = source.issued.isoformat() if source.issued else None
    with database.transaction():
        database.run("DELETE FROM failure WHERE path = ?", (_absolute(source),))
        database.run(
            "INSERT INTO failure VALUES (?, ?, ?, ?, ?, ?)",
            (_absolute(source), source.name, error.code, str(error), issued, now()),
        )


def _forget(database: Database, source: Source) -> None:
    if database.rows("SELECT 1 FROM failure WHERE path = ?", (_absolute(source),)):
        with database.transaction():
            database.run("DELETE FROM failure WHERE path = ?", (_absolute(source),))


def _absolute(source: Source) -> str:
    return str(Path(source.path).absolute())


def failed(database: Database) -> list[Source]:
    """Return the files that could not be read when they were last tried."""
    return [
        Source(path, name, date.fromisoformat(issued) if issued else None)
        for path, name, issued in database.rows("SELECT path, name, issued FROM failure ORDER BY path")
    ]
