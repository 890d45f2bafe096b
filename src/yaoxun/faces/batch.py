"""Many files, one after the other: what is read goes on its way, what fails is listed at the end."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from yaoxun import wire
from yaoxun.errors import SourceError, SourceMissing
from yaoxun.reading import Document, read

SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".mht", ".docx", ".pdf"))


class Item(NamedTuple):
    """A file to read: its path (`-` for standard input), and its name relative to the directory that was asked for."""

    path: str
    name: str


class Wanted(NamedTuple):
    """The files to read, and those in the directories that were passed over for their names."""

    items: tuple[Item, ...]
    passed: tuple[str, ...]


class Job(NamedTuple):
    """How to read: the day of issue to assume, and the largest size in bytes."""

    issued: date | None
    size_limit: int


def gather(paths: Iterable[str]) -> Wanted:
    """Return the files that `paths` mean, directories walked in the order of names; hidden files are left alone."""
    items: list[Item] = []
    passed: list[str] = []
    for path in paths:
        root = Path(path)
        if path == "-" or not root.is_dir():
            items.append(Item(path, Path(path).name))
            continue
        for found in sorted(p for p in root.rglob("*") if p.is_file()):
            relative = found.relative_to(root)
            if any(part.startswith((".", "~$")) for part in relative.parts):
                continue
            if found.suffix.lower() in SUFFIXES:
                items.append(Item(str(found), str(relative)))
            else:
                passed.append(str(found))
    return Wanted(tuple(items), tuple(passed))


def run(wanted: Wanted, job: Job, done: Callable[[Document, Item], None]) -> list[SourceError]:
    """Read each file and hand its document to `done`; return what could not be read."""
    failures: list[SourceError] = []
    with _progress(len(wanted.items)) as items:
        for item in items(wanted.items) if callable(items) else wanted.items:
            try:
                document = _read(item, job)
            except SourceError as error:
                failures.append(error)
                continue
            done(document, item)
    if wanted.passed:
        kinds = sorted({Path(p).suffix.lower() or "（无后缀）" for p in wanted.passed})
        sys.stderr.write(
            f"略过 {len(wanted.passed)} 个不是公报格式的文件（{'、'.join(kinds)}）；要读其中某个，请直接写出它的路径。\n"
        )
    if not wanted.items:
        failures.append(SourceMissing("-", "所给目录里没有可读的文件", f"可读的后缀有 {'、'.join(sorted(SUFFIXES))}"))
    return failures


def _read(item: Item, job: Job) -> Document:
    if item.path == "-":
        data = sys.stdin.buffer.read(job.size_limit + 1)
        return read(data, name="-", issued=job.issued, size_limit=job.size_limit)
    return read(item.path, name=item.name, issued=job.issued, size_limit=job.size_limit)


def _progress(total: int):  # type: ignore[no-untyped-def]
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty() or total < 2:
        return nullcontext()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("读取"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    return _Bar(bar, total)


class _Bar:
    """A progress bar as a context that hands out a counting iterator."""

    def __init__(self, bar, total: int) -> None:  # type: ignore[no-untyped-def]
        self.bar, self.total = bar, total

    def __enter__(self) -> Callable[[Sequence[Item]], Iterator[Item]]:
        self.bar.start()
        self.task = self.bar.add_task("读取", total=self.total, rate="")
        return self._count

    def _count(self, items: Sequence[Item]) -> Iterator[Item]:
        for n, item in enumerate(items, 1):
            yield item
            speed = self.bar.tasks[0].speed
            self.bar.update(self.task, completed=n, rate=f"{speed:.0f} 份/秒" if speed else "")

    def __exit__(self, *_: object) -> None:
        self.bar.stop()


def write(document: Document, stream: TextIO) -> None:
    """Print a document in the wire format, on one line."""
    stream.write(json.dumps(wire.document_json(document), ensure_ascii=False) + "\n")


def save(document: Document, item: Item, folder: Path) -> None:
    """Write a document as `NAME.json` into `folder`, under its place in the directory that was read.

    Two sources of one stem keep their suffixes apart (`a.txt.json`, `a.pdf.json`).
    """
    name = "stdin" if item.path == "-" else item.name
    target = folder / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(wire.document_json(document), ensure_ascii=False, indent=1) + "\n", "utf-8")


def report(failures: Sequence[SourceError], stream: TextIO) -> None:
    """List what could not be read, and why."""
    stream.write(f"有 {len(failures)} 个文件没有读成：\n")
    for failure in failures:
        stream.write(f"  [{failure.code}] {failure}\n")
