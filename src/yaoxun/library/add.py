"""Adding: files become rows in worker processes and are kept one document at a time, in the order given.

What was kept before is told by its bytes and skipped before it is read, so a run that was broken off goes on where it
stopped. What cannot be read is noted in the library, so that it can be tried again.
"""

import gc
import hashlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from yaoxun.errors import SourceDamaged, SourceError
from yaoxun.library.database import Database
from yaoxun.library.record import Record, record
from yaoxun.library.store import keep, now
from yaoxun.reading import SIZE_LIMIT, contents

_WORTH_WORKERS = 8  # files: fewer are read sooner than workers start
_AHEAD = 3  # files a worker that are read before they can be kept


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


def _read_all(
    sources: Sequence[Source], known: set[str], size_limit: int, workers: int, step: Step
) -> Iterator[tuple[Source, Outcome]]:
    """Read files in order, several at once where it pays."""
    wanted = _loaded(sources, known, size_limit)
    if workers < 2 or len(sources) < _WORTH_WORKERS:
        for source, data in wanted:
            outcome = _record(data, source, size_limit) if isinstance(data, bytes) else data
            step("read")
            yield source, outcome
        return
    with _Pool(workers, size_limit) as pool:
        waiting: deque[tuple[Source, bytes | SourceError | None, Future[Outcome] | None]] = deque()
        for source, data in wanted:
            waiting.append((source, data, pool.submit(data, source) if isinstance(data, bytes) else None))
            if len(waiting) >= workers * _AHEAD:
                yield pool.next(waiting, step)
        while waiting:
            yield pool.next(waiting, step)


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


def _record(data: bytes, source: Source, size_limit: int) -> Outcome:
    try:
        return record(data, source.name, source.issued, size_limit)
    except SourceError as error:
        return error


def _begin() -> None:
    """Begin a worker: it ends with the process that started it, however that ends, and leaves its long-lived objects alone."""
    starter = parent_process()
    if starter is not None:
        Thread(target=_end_with, args=(starter.sentinel,), daemon=True).start()
    gc.freeze()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that an interrupt (Ctrl-C goes to all of a terminal's) leaves to their starter; its own comes after."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Pool:
    """Worker processes; one that dies takes the file with it that it was reading, and no other."""

    def __init__(self, workers: int, size_limit: int) -> None:
        self._workers, self._size_limit = workers, size_limit
        self._pool = self._started()
        self._single: ProcessPoolExecutor | None = None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        if self._single is not None:
            self._single.shutdown(cancel_futures=True)

    def _started(self, workers: int | None = None) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers or self._workers, mp_context=get_context("spawn"), initializer=_begin)

    def submit(self, data: bytes, source: Source) -> "Future[Outcome]":
        try:
            return self._submitted(self._pool, data, source)
        except BrokenProcessPool:
            self._pool = self._started()
            return self._submitted(self._pool, data, source)

    def _submitted(self, pool: ProcessPoolExecutor, data: bytes, source: Source) -> "Future[Outcome]":
        with _uninterrupted():  # a pool starts its processes when it is first given something to do
            return pool.submit(_record, data, source._replace(data=None), self._size_limit)

    def next(
        self, waiting: "deque[tuple[Source, bytes | SourceError | None, Future[Outcome] | None]]", step: Step
    ) -> tuple[Source, Outcome]:
        source, data, future = waiting.popleft()
        outcome: Outcome = data if isinstance(data, SourceError) else None
        if future is not None and isinstance(data, bytes):
            try:
                outcome = future.result()
            except BrokenProcessPool:
                outcome = self._alone(data, source)
        step("read")
        return source, outcome

    def _alone(self, data: bytes, source: Source) -> Outcome:
        """Read a file once more while no other is read, to tell whether it was this one that a worker died of."""
        self._single = self._single or self._started(1)
        try:
            return self._submitted(self._single, data, source).result()
        except BrokenProcessPool:
            self._single.shutdown()
            self._single = None
            return SourceDamaged(source.name, "读这个文件的进程中途退出（可能内存不足）", "请单独再试，或把文件拆小")


def _note(database: Database, source: Source, error: SourceError) -> None:
    if source.path == "-":
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
