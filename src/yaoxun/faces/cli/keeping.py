"""Verbs that keep: `add`, `remove` and `refresh` what the library has, `backup` it, see that it is whole (`doctor`), count it (`stats`)."""

import sys
from datetime import date
from pathlib import Path

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
@options.forms
@options.library
def issues(form: str | None, output: Path | None, place: str) -> None:
    """List the documents of the library, the newest first, with the numbers that `remove` takes."""
    from yaoxun.faces import answers, tables
    from yaoxun.library.browse import issues as kept

    with options.opened(place) as library:
        found = kept(library.database)
    tables.give(answers.issues_table(found), form, output)


@click.command()
@click.argument("documents", nargs=-1, required=True, type=int, metavar="DOCUMENT...")
@click.option("--yes", is_flag=True, help="Do not ask, also where reviews go with them.")
@options.library
def remove(documents: tuple[int, ...], yes: bool, place: str) -> None:
    """Remove documents, by their numbers, with all that came from them.

    What people said of their facts goes with them: where there are reviews, it is asked first.
    """
    with options.opened(place) as library:
        reviews = library.reviews_of(documents)
        if reviews and not yes:
            click.confirm(f"这些公报有 {reviews} 次复核，会一并移除，不能恢复。继续吗", abort=True)
        missing = [number for number in documents if not library.remove(number)]
    click.echo(f"移除 {len(documents) - len(missing)} 份。")
    if missing:
        click.echo(f"库里没有这些编号：{'、'.join(map(str, missing))}", err=True)
        sys.exit(1)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also what this version of the program found.")
@click.option("--read", "reread", is_flag=True, help="Read the kept originals again, too: articles may change.")
@options.size_limit
@options.library
def refresh(everything: bool, reread: bool, size_limit: int, place: str) -> None:
    """Find facts again that another version of the program found.

    Facts that are the same keep their numbers, and reviews stay in force. Each document is one transaction, so the same
    command goes on where it was broken off. Reviews whose words are no longer there are listed, and the exit status is
    then 1, as where a kept original can no longer be read.
    """
    from yaoxun.faces import batch, upkeep

    with options.opened(place) as library, batch.stages_of() as begin:
        done = library.refresh(
            everything=everything, reread=reread, size_limit=size_limit * MIB, workers=options.workers(), begin=begin
        )
    upkeep.show_refreshed(done)
    if done.failures:
        batch.report(done.failures, sys.stderr)
    if done.failures or done.adrift:
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.library
def backup(file: Path, place: str) -> None:
    """Copy the whole library into FILE, while others read and write.

    FILE becomes a library of its own, also where the library is a database of PostgreSQL: open it with --library FILE. A
    file that is there is never replaced.
    """
    with options.opened(place) as library:
        size = library.back_up(file)
    click.echo(f"已备份到 {file}（{size / MIB:.1f} MiB）。可用 yaoxun doctor --library {file} 核对。")


@click.command()
@click.option("--repair", is_flag=True, help="Make anew the index and whatever else follows from the rest.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@options.library
def doctor(repair: bool, as_json: bool, place: str) -> None:
    """See whether the library is whole and its parts in step.

    Each finding says what to do. The exit status is 1 where something is wrong; facts of another version and files that
    could not be read are told, but are no fault.
    """
    from yaoxun.faces import upkeep

    with options.opened(place) as library:
        findings = library.examine()
        mended = library.repair(findings) if repair else []
        if mended:
            findings = library.examine()
    upkeep.show_findings(findings, mended, as_json)
    if any(finding.fault for finding in findings):
        sys.exit(1)


@click.command()
@options.forms
@options.library
def stats(form: str | None, output: Path | None, place: str) -> None:
    """Count what the library holds: documents, articles, facts, regions, years, bytes, reviews."""
    from yaoxun.faces import tables, upkeep

    with options.opened(place) as library:
        figures = library.stats()
    if form is None and output is None:
        upkeep.show_stats(figures)
    else:
        tables.give(upkeep.stats_table(figures), form, output)


VERBS = (add, issues, remove, refresh, backup, doctor, stats)
