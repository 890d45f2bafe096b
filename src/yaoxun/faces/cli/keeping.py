"""Verbs that keep: `add` bulletins to the library, `remove` one."""

import sys
from datetime import date

import click

from yaoxun.faces.cli import options
from yaoxun.faces.cli.options import MIB

_INTERRUPTED = 130  # the exit status of what Ctrl-C ended


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--retry", is_flag=True, help="Try again the files that could not be read, and no others.")
@options.issued
@options.size_limit
@options.library
def add(paths: tuple[str, ...], retry: bool, issued: date | None, size_limit: int, place: str) -> None:
    """Add bulletins to the library, which is made where it is missing.

    PATH is a file, a directory (read recursively) or - for standard input. The same bytes are kept once; each document is
    kept as a whole or not at all, so the same command goes on where it was broken off. What cannot be read is listed at
    the end, and the exit status is then 1.
    """
    from yaoxun.faces import batch
    from yaoxun.library.add import Source

    if retry == bool(paths):
        raise click.UsageError("Name files to add, or --retry alone to try again what failed.")
    with options.opened(place, make=not retry) as library:
        if retry:
            sources = library.failed()
        else:
            wanted = batch.gather(paths)
            batch.tell_passed(wanted)
            sources = [
                Source(item.path, item.name, issued, sys.stdin.buffer.read() if item.path == "-" else None)
                for item in wanted.items
            ]
        try:
            with batch.stages(len(sources)) as step:
                added = library.add(sources, size_limit=size_limit * MIB, workers=options.workers(), step=step)
        except KeyboardInterrupt:
            click.echo("已中断。入库的都完整，重新运行同一命令会从断处继续。", err=True)
            sys.exit(_INTERRUPTED)
        click.echo(f"入库 {len(added.kept)} 份，已有 {len(added.known)} 份，失败 {len(added.failures)} 份。")
        if added.failures:
            batch.report(added.failures, sys.stderr)
            sys.stderr.write("修好后可用 yaoxun add --retry 只重试这些文件。\n")
            sys.exit(1)


@click.command()
@click.argument("documents", nargs=-1, required=True, type=int, metavar="DOCUMENT...")
@options.library
def remove(documents: tuple[int, ...], place: str) -> None:
    """Remove documents, by their numbers, with all that came from them."""
    with options.opened(place) as library:
        missing = [number for number in documents if not library.remove(number)]
    click.echo(f"移除 {len(documents) - len(missing)} 份。")
    if missing:
        click.echo(f"库里没有这些编号：{'、'.join(map(str, missing))}", err=True)
        sys.exit(1)


VERBS = (add, remove)
