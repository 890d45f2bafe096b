"""Verbs that ask the library: `search`, `facts`, `show`."""

import json
import re
from pathlib import Path

import click

from yaoxun.errors import QueryError
from yaoxun.faces.cli import options

_KINDS = ("target", "incentive", "statistic", "document", "system", "measure", "organization", "date", "quantity")


def kind_of(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A kind of fact, in the singular or the plural, or by its Chinese name."""
    from yaoxun.faces.wording import KINDS

    if value is None:
        return None
    named = {said: kind for kind in _KINDS for said in (kind, f"{kind}s", KINDS[kind])} | {"quantities": "quantity"}
    if value.lower() not in named:
        said = ", ".join(f"{kind} ({KINDS[kind]})" for kind in _KINDS)
        raise click.BadParameter(f"{value} is no kind of fact; use one of {said}")
    return named[value.lower()]


LIMIT = click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="The most rows to give; 0 for all. On a terminal 20, else all.",
)


def most(limit: int | None, form: str | None, output: Path | None) -> int | None:
    """How many rows an answer has at most: all where it is kept, a page where it is looked at."""
    if limit is None:
        return 20 if form is None and output is None else None
    return limit or None


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@options.filters
@click.option("--kind", callback=kind_of, metavar="KIND", help="Articles that have such a fact (incentive, target …).")
@LIMIT
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@options.forms
@options.library
def search(
    query: tuple[str, ...],
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    kind: str | None,
    limit: int | None,
    offset: int,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """Search titles and texts.

    QUERY is words that must all be there, in any place; "…" is a phrase; AND, OR, NOT and brackets join them. Traditional
    and simplified, full- and half-width characters are the same. Titles that answer come first, then the newest.
    """
    from yaoxun.faces import answers, tables

    wanted = options.chosen(region, section, maker, since, until, industry, kind)
    with options.opened(place) as library:
        found = library.search(" ".join(query), wanted, most(limit, form, output), offset)
    if form is None and output is None:
        answers.show_found(found, offset)
    else:
        tables.give(answers.found_table(found), form, output)


@click.command()
@click.argument("kind", callback=kind_of, metavar="KIND")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@options.filters
@click.option("--min", "least", metavar="AMOUNT", help="Amounts from this on (1000万元, 5%).")
@click.option("--max", "greatest", metavar="AMOUNT", help="Amounts up to this.")
@click.option("--by", "by", metavar="DAY", help="Due (observed, in force) on this day or earlier (2025, 2025-06).")
@click.option("--due", metavar="DAY", help="Due (observed, in force) within this year, month or day.")
@click.option("--instrument", metavar="NAME", help="Incentives given by this (奖励, 补贴, loan, tax …).")
@click.option("--for", "qualifies", metavar="WORDS", help="Incentives for those whose name has these words (中小企业).")
@click.option("--indicator", metavar="WORDS", help="Targets and statistics of an indicator with these words (产值).")
@click.option("--unit", metavar="UNIT", help="Amounts in this unit or a multiple of it (元, 家, %).")
@click.option("--event", metavar="NAME", help="Systems of this status (launched, planned, testing, operating).")
@LIMIT
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@options.forms
@options.library
def facts(
    kind: str,
    words: tuple[str, ...],
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    least: str | None,
    greatest: str | None,
    by: str | None,
    due: str | None,
    instrument: str | None,
    qualifies: str | None,
    indicator: str | None,
    unit: str | None,
    event: str | None,
    limit: int | None,
    offset: int,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """List facts of a kind: targets, incentives, statistics, documents, systems, measures, organizations.

    WORDS narrow them to those that have each of these words in what they state, their quote, or their article's title.
    """
    from yaoxun.faces import answers, listing, tables
    from yaoxun.faces.wording import EVENTS, INSTRUMENTS, code_of
    from yaoxun.library.facts import FactQuestion, bound
    from yaoxun.library.filters import period

    if by and due:
        raise click.UsageError("--by and --due are different bounds; give one of them.")
    question = FactQuestion(
        kind=kind,
        filters=options.chosen(region, section, maker, since, until, industry),
        words=" ".join(words) or None,
        least=bound(least) if least else None,
        most=bound(greatest) if greatest else None,
        due=(None, period(by)[1]) if by else period(due) if due else None,
        instrument=code_of(INSTRUMENTS, instrument) if instrument else None,
        qualifies=qualifies,
        indicator=indicator,
        unit=unit,
        event=code_of(EVENTS, event) if event else None,
    )
    with options.opened(place) as library:
        answer = library.facts(question, most(limit, form, output), offset)
    if form is None and output is None:
        listing.show_facts(answers.console(), kind, answer, offset)
    else:
        tables.give(answers.facts_table(kind, answer), form, output)


@click.command()
@click.argument("where", metavar="ARTICLE[@START-END]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@options.library
def show(where: str, as_json: bool, place: str) -> None:
    """Open an article of the library, with the words that a citation points at lit."""
    from yaoxun.faces import answers

    found = re.fullmatch(r"(\d+)(?:@(\d+)-(\d+))?", where)
    if found is None:
        raise QueryError(where, "不是篇号", "请写成 12 或 12@30-45（见各答案的“位置”一列）")
    with options.opened(place) as library:
        article = library.article(int(found[1]))
    cited = article.cite(int(found[2]), int(found[3])) if found[2] else None
    if as_json:
        click.echo(json.dumps(answers.article_json(article, cited), ensure_ascii=False, indent=1))
    else:
        answers.show_article(article, cited)


VERBS = (search, facts, show)
