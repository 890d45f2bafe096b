"""Many files, one after the other: what is read goes on its way, what fails is listed at the end."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple, TextIO

from yaoxun import wire
from yaoxun.errors import SourceError, SourceMissing
from yaoxun.reading import Document, read

SUFFIXES = frozenset((".txt", ".text", ".md", ".html", ".htm", ".mht", ".mhtml", ".docx", ".pdf"))


class Item(NamedTuple):
    """A file to read: its path (`-` for standard input), what its document calls it, and what its output is called.

    The name is relative to the directory that was asked for; where two would be the same, it is the path as given.
    """

    path: str
    name: str
    target: str


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
    found: list[tuple[str, str]] = []
    passed: list[str] = []
    for path in paths:
        root = Path(path)
        if path == "-" or not root.is_dir():
            found.append((path, root.name or path))
            continue
        for inner in sorted(p for p in root.rglob("*") if p.is_file()):
            relative = inner.relative_to(root)
            if any(part.startswith((".", "~$")) for part in relative.parts):
                continue
            if inner.suffix.lower() in SUFFIXES:
                found.append((str(inner), str(relative)))
            else:
                passed.append(str(inner))
    return Wanted(tuple(_apart(found)), tuple(passed))


def _apart(found: Sequence[tuple[str, str]]) -> Iterator[Item]:
    """Make items of paths and names, no two of one target, on a disk without capitals either.

    >>> [item.target for item in _apart([("p/a.txt", "a.txt"), ("q/a.txt", "a.txt"), ("-", "-")])]
    ['a.txt', 'a.txt.2', 'stdin']
    """
    named = Counter(name for _, name in found)
    taken: set[str] = set()
    for path, name in found:
        stem = "stdin" if path == "-" else name
        numbered = chain([stem], (f"{stem}.{n}" for n in count(2)))
        target = next(free for free in numbered if free.casefold() not in taken)
        taken.add(target.casefold())
        yield Item(path, path if named[name] > 1 else name, target)


def run(wanted: Wanted, job: Job, done: Callable[[Document, Item], None], bar: bool = False) -> list[SourceError]:
    """Read each file and hand its document to `done`; return what could not be read.

    `bar` asks for a progress bar, for runs that print nothing on the terminal meanwhile.
    """
    failures: list[SourceError] = []
    with _progress(len(wanted.items) if bar else 0) as step:
        for item in wanted.items:
            try:
                document = _read(item, job)
            except SourceError as error:
                failures.append(error)
            else:
                done(document, item)
            step()
    tell_passed(wanted)
    if not wanted.items:
        failures.append(SourceMissing("-", "所给目录里没有可读的文件", f"可读的后缀有 {'、'.join(sorted(SUFFIXES))}"))
    return failures


def tell_passed(wanted: Wanted) -> None:
    """Tell which files of the directories were passed over."""
    if wanted.passed:
        kinds = sorted({Path(p).suffix.lower() or "（无后缀）" for p in wanted.passed})
        sys.stderr.write(
            f"略过 {len(wanted.passed)} 个不是公报格式的文件（{'、'.join(kinds)}）；要读其中某个，请直接写出它的路径。\n"
        )


def _read(item: Item, job: Job) -> Document:
    if item.path == "-":
        data = sys.stdin.buffer.read(job.size_limit + 1)
        return read(data, name="-", issued=job.issued, size_limit=job.size_limit)
    return read(item.path, name=item.name, issued=job.issued, size_limit=job.size_limit)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Give what is to be called after each item: it moves a progress bar on a terminal, and does nothing elsewhere."""
    with _bars({"read": "读取"}, total) as step:
        yield lambda: step("read")


@contextmanager
def stages(total: int) -> Iterator[Callable[[str], None]]:
    """Give what is to be called with `read` and `kept` after each file: it moves a bar a stage on a terminal."""
    with _bars({"read": "读取和提取", "kept": "入库"}, total) as step:
        yield step


@contextmanager
def stages_of() -> Iterator[Callable[[int], Callable[[str], None]]]:
    """Give the bars of `stages` to work that tells only later how many there are: call it with their number."""
    with ExitStack() as stack:
        yield lambda total: stack.enter_context(stages(total))


@contextmanager
def _bars(stages: Mapping[str, str], total: int) -> Iterator[Callable[[str], None]]:
    """A bar a stage with its rate, on a terminal and for more than one file."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        redirect_stdout=False,  # what is printed there goes to a file: it is no part of the terminal
    ) as bar:
        tasks = {stage: bar.add_task(said, total=total, rate="") for stage, said in stages.items()}

        def step(stage: str) -> None:
            speed = bar.tasks[list(tasks).index(stage)].speed
            bar.update(tasks[stage], advance=1, rate=f"{speed:.0f} 份/秒" if speed else "")

        yield step


def write(document: Document, stream: TextIO) -> None:
    """Print a document in the wire format, on one line: in ASCII where the stream's encoding lacks characters."""
    whole = (stream.encoding or "utf-8").lower().startswith("utf")
    stream.write(json.dumps(wire.document_json(document), ensure_ascii=not whole) + "\n")


def save(document: Document, item: Item, folder: Path) -> None:
    """Write a document as `NAME.json` into `folder`, under its place in the directory that was read.

    Two sources of one stem keep their suffixes apart (`a.txt.json`, `a.pdf.json`), two of one name are numbered.
    """
    target = folder / f"{item.target}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    shown = json.dumps(wire.document_json(document), ensure_ascii=False, indent=1) + "\n"
    target.write_text(shown, "utf-8", "backslashreplace")


def run_page(wanted: Wanted, job: Job, target: Path) -> list[SourceError]:
    """Read each file and write all documents as one page; where none could be read, no page is written."""
    from yaoxun.faces.page import page

    documents: list[dict[str, object]] = []
    failures = run(wanted, job, lambda document, _: documents.append(wire.document_json(document)), bar=True)
    if documents:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(documents), "utf-8", "backslashreplace")
    return failures


def report(failures: Sequence[SourceError], stream: TextIO) -> None:
    """List what could not be read, and why."""
    stream.write(f"有 {len(failures)} 个文件没有读成：\n")
    for failure in failures:
        stream.write(f"  [{failure.code}] {failure}\n")
