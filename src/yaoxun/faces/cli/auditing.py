"""The verb that proof-reads: `audit`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yaoxun.faces.cli import options
from yaoxun.faces.cli.options import MIB

if TYPE_CHECKING:
    from yaoxun.analysis.audit.audit import Audit


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """The codes of findings that are wanted, all where none is named."""
    from yaoxun.analysis.audit.finding import CODES

    for value in values:
        if value not in CODES:
            raise click.BadParameter(f"{value} is no code of a finding; use one of {', '.join(CODES)}")
    return frozenset(values or CODES)


@click.command()
@options.filters
@click.option(
    "--code",
    "codes",
    multiple=True,
    callback=_codes,
    metavar="CODE",
    help="Findings of this code (sum-mismatch); may be given again.",
)
@click.option(
    "--file",
    "files",
    multiple=True,
    metavar="FILE",
    help="Audit this bulletin instead of the library; may be given again.",
)
@options.issued
@options.size_limit
@click.option("--strict", is_flag=True, help="End with exit status 1 where something is found.")
@options.forms
@options.library
def audit(
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    codes: frozenset[str],
    files: tuple[str, ...],
    issued: date | None,
    size_limit: int,
    strict: bool,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """List what a careful editor would query.

    Sums, shares, growth and averages that their amounts do not give; counts that their lists contradict, marks that skip
    a number; days that cannot be; an agency of one place in an article about another; one indicator with two amounts.
    Each finding has its arithmetic and every sentence involved. Approximate figures (约, 左右) and parts that are only some
    of the whole raise none; what rounding explains is a note (提示).
    """
    from yaoxun.analysis.audit.audit import audit as audited
    from yaoxun.faces import audits, tables

    wanted = options.chosen(region, section, maker, since, until, industry)
    if files:
        if any((region, section, maker, since, until, industry)):
            raise click.UsageError("The filters choose articles of a library; they do not go with --file.")
        found = _of_files(files, issued, size_limit * MIB, codes)
    else:
        with options.opened(place) as library:
            found = audited(library.database, wanted, codes)
    if form is None and output is None:
        audits.show_findings(found)
    else:
        tables.give(audits.findings_table(found), form, output)
    if strict and found.findings:
        sys.exit(1)


def _of_files(files: tuple[str, ...], issued: date | None, size_limit: int, codes: frozenset[str]) -> "Audit":
    """Audit bulletins that are in no library; one that cannot be read ends the command with status 2."""
    from yaoxun.analysis.audit.audit import Audit, audit_document
    from yaoxun.errors import SourceError
    from yaoxun.reading import contents, read

    audits = []
    for file in files:
        try:
            data = contents(Path(file), Path(file).name, size_limit)
            document = read(data, name=Path(file).name, issued=issued, size_limit=size_limit)
        except SourceError as error:
            click.echo(f"[{error.code}] {error}", err=True)
            sys.exit(2)
        audits.append(audit_document(document, codes))
    return Audit(sum(a.articles for a in audits), tuple(f for a in audits for f in a.findings))


VERBS = (audit,)
