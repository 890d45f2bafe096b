"""Work in several processes: results come in the order of their tasks, and a worker that dies costs one task only."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
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


class _Pool(Generic[Task, Result]):
    """Worker processes; one that dies takes the task with it that it was at, and no other."""

    def __init__(self, work: Callable[[Task], Result], died: Callable[[Task], Result], workers: int) -> None:
        self._work, self._died, self._workers = work, died, workers
        self._pool = self._started(workers)

    def __enter__(self) -> "_Pool[Task, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    @staticmethod
    def _started(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))

    def submit(self, task: Task) -> "Future[Result]":
        try:
            return self._pool.submit(self._work, task)
        except BrokenProcessPool:
            self._pool = self._started(self._workers)
            return self._pool.submit(self._work, task)

    def next(self, waiting: "deque[tuple[Key, Task | None, Future[Result] | None]]") -> tuple[Key, Result | None]:
        key, task, future = waiting.popleft()
        if future is None or task is None:
            return key, None
        try:
            return key, future.result()
        except BrokenProcessPool:
            return key, self._alone(task)

    def _alone(self, task: Task) -> Result:
        """Do a task once more in a process of its own, to tell whether it was this one that a worker died of."""
        with self._started(1) as single:
            try:
                return single.submit(self._work, task).result()
            except BrokenProcessPool:
                return self._died(task)
