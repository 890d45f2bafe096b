"""Work in several processes: results come in the order of their tasks, and a worker that dies costs one task only."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Generic, TypeVar

_AHEAD = 3  # tasks a worker that are done before they can be kept

Key = TypeVar("Key")
Task = TypeVar("Task")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Task], Result],
    tasks: Iterable[tuple[Key, Task | None]],
    *,
    workers: int,
    died: Callable[[Task], Result],
) -> Iterator[tuple[Key, Result | None]]:
    """Give each key with what became of its task, in order; a key without a task is handed through.

    `work` is a function of a module, for it is named to the workers; `died` says what a task gives whose worker died of it.
    One worker means this process.
    """
    if workers < 2:
        for key, task in tasks:
            yield key, None if task is None else work(task)
        return
    with _Pool(work, died, workers) as pool:
        waiting: deque[tuple[Key, Task | None, Future[Result] | None]] = deque()
        for key, task in tasks:
            waiting.append((key, task, None if task is None else pool.submit(task)))
            if len(waiting) >= workers * _AHEAD:
                yield pool.next(waiting)
        while waiting:
            yield pool.next(waiting)


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


class _Pool(Generic[Task, Result]):
    """Worker processes; one that dies takes the task with it that it was at, and no other."""

    def __init__(self, work: Callable[[Task], Result], died: Callable[[Task], Result], workers: int) -> None:
        self._work, self._died, self._workers = work, died, workers
        self._pool = self._started(workers)
        self._single: ProcessPoolExecutor | None = None

    def __enter__(self) -> "_Pool[Task, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        if self._single is not None:
            self._single.shutdown(cancel_futures=True)

    @staticmethod
    def _started(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)

    def submit(self, task: Task) -> "Future[Result]":
        try:
            return self._given(self._pool, task)
        except BrokenProcessPool:
            self._pool = self._started(self._workers)
            return self._given(self._pool, task)

    def _given(self, pool: ProcessPoolExecutor, task: Task) -> "Future[Result]":
        with _uninterrupted():  # a pool starts its processes when it is first given something to do
            return pool.submit(self._work, task)

    def next(self, waiting: "deque[tuple[Key, Task | None, Future[Result] | None]]") -> tuple[Key, Result | None]:
        key, task, future = waiting.popleft()
        if future is None or task is None:
            return key, None
        try:
            return key, future.result()
        except BrokenProcessPool:
            return key, self._alone(task)

    def _alone(self, task: Task) -> Result:
        """Do a task once more while no other is done, to tell whether it was this one that a worker died of."""
        self._single = self._single or self._started(1)
        try:
            return self._given(self._single, task).result()
        except BrokenProcessPool:
            self._single.shutdown()
            self._single = None
            return self._died(task)
