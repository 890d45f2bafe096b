"""Verbs that need no library: `read` bulletins, `explain` a text."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from yaoxun.faces.cli import options
from yaoxun.faces.cli.options import MIB


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--explain", is_flag=True, help="Show every line of the source with what it was taken for.")
@click.option("--facts", is_flag=True, help="Show the articles with their facts coloured by kind, and a table of them.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PAGE",
    help="Write one page into PAGE that shows all documents and their facts in a browser, without a network.",
)
@options.issued
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write one JSON file a document into DIR instead of printing JSON Lines.",
)
@options.size_limit
def read(
    paths: tuple[str, ...],
    explain: bool,
    facts: bool,
    html: Path | None,
    issued: date | None,
    output: Path | None,
    size_limit: int,
) -> None:
    """Read bulletins (TXT, HTML, MHTML, DOCX, PDF) and print one JSON object a document.

    FILE is a file, a directory (read recursively) or - for standard input. What cannot be read is listed at the end,
    and the exit status is then 1.
    """
    from yaoxun.faces import batch

    if sum(map(bool, (explain, facts, html, output))) > 1:
        raise click.UsageError("--explain, --facts, --html and --output are different answers; ask for one of them.")
    wanted = batch.gather(paths)
    job = batch.Job(issued, size_limit * MIB)
    piped = not sys.stdout.isatty()
    if explain:
        from yaoxun.faces import explanation

        failures = batch.run(wanted, job, lambda document, _: explanation.show(document, not piped), bar=piped)
    elif facts:
        from yaoxun.faces import terminal

        failures = batch.run(wanted, job, lambda document, _: terminal.show_document(document, not piped), bar=piped)
    elif html is not None:
        _refuse_to_lose(html, [item.path for item in wanted.items])
        with _writing(html):
            failures = batch.run_page(wanted, job, html)
    elif output is not None:
        with _writing(output):
            output.mkdir(parents=True, exist_ok=True)
            failures = batch.run(wanted, job, lambda document, item: batch.save(document, item, output), bar=True)
    else:
        failures = batch.run(wanted, job, lambda document, _: batch.write(document, sys.stdout), bar=piped)
    if failures:
        batch.report(failures, sys.stderr)
        sys.exit(1)


def _refuse_to_lose(page: Path, sources: list[str]) -> None:
    """Stop where a page would take the place of a bulletin: a forgotten page name makes the first bulletin the page."""
    from yaoxun.faces.page import is_page

    if page.resolve() in {Path(path).resolve() for path in sources if path != "-"}:
        raise click.UsageError(f"{page} is one of the files to read; name the page first: --html PAGE FILE...")
    if page.exists() and not is_page(page):
        raise click.UsageError(
            f"{page} is there and no page that yaoxun wrote; choose another name: --html PAGE FILE..."
        )


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Tell what cannot be written as a fault of the command line."""
    try:
        yield
    except OSError as error:
        place = error.filename or target
        raise click.UsageError(f"{place}: {error.strerror}; name a place that can be written") from None


@click.command()
@click.argument("text")
@click.option("--title", default="", metavar="TEXT", help="The article's title, which helps to tell the regions.")
@click.option(
    "--issued",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=options.day,
    metavar="DAY",
    help="The day of issue (2023-08-16), against which dates without a year are resolved; without it they are left out.",
)
def explain(text: str, title: str, issued: date | None) -> None:
    """Show the facts of a text, and how each of them was found.

    TEXT is the text of an article, or - to read it from standard input. Each fact is a tree: what it states, the rule that
    found it, and the parts that the rule read, with their places (characters of the text, the end not included).
    """
    from yaoxun.extraction import extract_text
    from yaoxun.faces import terminal

    if text == "-":
        text = sys.stdin.read().rstrip("\n")
    terminal.show_findings(extract_text(title, text, issued), text, sys.stdout.isatty())


VERBS = (read, explain)
