"""Verbs that join what the library holds: `compare` regions, `track` targets and documents."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from yaoxun.faces.cli import options
from yaoxun.faces.cli.asking import most


class SeveralRegions(click.Command):
    """A verb whose `--regions` takes all words that follow it, up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give each word after `--regions` an option of its own."""
        return super().parse_args(ctx, spread(args))


def spread(args: Sequence[str]) -> list[str]:
    """Put `--regions` before each of its words.

    >>> spread(["未来产业", "--regions", "上海", "江苏", "--json"])
    ['未来产业', '--regions', '上海', '--regions', '江苏', '--json']
    """
    found: list[str] = []
    within, ended = False, False
    for arg in args:
        if ended or arg.startswith("-"):
            ended = ended or arg == "--"
            within = arg == "--regions"
            if not within:
                found.append(arg)
        elif within:
            found += ["--regions", arg]
        else:
            found.append(arg)
    return found


def _names(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The names of regions, each alone."""
    return tuple(name for said in value for name in re.split(r"[、,，\s]+", said) if name)


@click.command(cls=SeveralRegions)
@click.argument("topic")
@click.option("--regions", multiple=True, required=True, callback=_names, metavar="NAME...", help="The regions to put side by side (上海 江苏 苏州市), several after one another or joined by 、.")  # fmt: skip
@options.bounds
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The most values of a cell; 0 for all. On a terminal 5, else all.")  # fmt: skip
@options.forms
@options.library
def compare(
    topic: str,
    regions: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    limit: int | None,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """Put regions side by side on a topic: documents, targets, incentives, systems, measures and statistics.

    TOPIC is words as `search` takes them. A fact is on the topic where its own words, its sentence or its article's title
    has them. Each value has its place; an empty cell says why: no article of the region on the topic is in the library,
    or its articles do not state it and have, or have not, been reviewed by a person.
    """
    from yaoxun.analysis import compare as comparing
    from yaoxun.faces import comparisons, tables

    each = (5 if form is None and output is None else None) if limit is None else limit or None
    wanted = options.chosen((), section, maker, since, until, industry)
    with options.opened(place) as library:
        found = comparing.compare(library.database, topic, regions, wanted, each)
    if form is None and output is None:
        comparisons.show(found)
    else:
        tables.give(comparisons.table(found), form, output)


_HAPPENINGS = ("set", "restated", "raised", "lowered", "conflicting", "reached", "due")
_STAGES = ("drafted", "issued", "effective", "revised", "repealed", "mentioned")


@click.command()
@click.argument("words", required=False)
@click.option("--documents", is_flag=True, help="Track policy documents instead of targets.")
@options.filters
@click.option("--due", metavar="DAY", help="Targets that fall due within this year, month or day (2026, 2026-06).")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), callback=options.day, metavar="DAY", help="The day on which it is asked what is due; today by default.")  # fmt: skip
@click.option("--event", "events", multiple=True, type=click.Choice((*_HAPPENINGS, *_STAGES)), metavar="EVENT", help="Only those to which this happened (raised; of documents: repealed); may be given again.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The most lineages to give; 0 for all. On a terminal 20, else all.")  # fmt: skip
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@options.forms
@options.library
def track(
    words: str | None,
    documents: bool,
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    due: str | None,
    on: date | None,
    events: tuple[str, ...],
    limit: int | None,
    offset: int,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """Track targets, or policy documents, from issue to issue.

    A lineage of targets is those of one region, indicator and unit, by the days on which they fall due, with the
    statistics that measure them: set, restated, raised, lowered, conflicting, reached, due. A document is drafted, issued,
    effective, revised, repealed, mentioned. WORDS and filters choose lineages by any of their issues; one that is chosen
    is shown whole.
    """
    from yaoxun.faces import lineages, tables

    known = _STAGES if documents else _HAPPENINGS
    if strange := [event for event in events if event not in known]:
        raise click.UsageError(f"--event {strange[0]} does not happen to these; use one of {', '.join(known)}")
    if documents and due:
        raise click.UsageError("--due is for targets; documents are tracked without it.")
    wanted = options.chosen(region, section, maker, since, until, industry)
    day, most_given = on or date.today(), most(limit, form, output)
    with options.opened(place) as library:
        if documents:
            from yaoxun.analysis.documents import STAGES, track_documents

            stages = [stage for stage in STAGES if stage in events]
            policies = track_documents(
                library.database, words, wanted, on=day, stages=stages, limit=most_given, offset=offset
            )
            if form is None and output is None:
                lineages.show_documents(policies)
            else:
                tables.give(lineages.documents_table(policies), form, output)
            return
        from yaoxun.analysis import targets
        from yaoxun.library.filters import period

        found = targets.track(
            library.database,
            words,
            wanted,
            on=day,
            due=period(due) if due else None,
            happenings=[happening for happening in targets.HAPPENINGS if happening in events],
            limit=most_given,
            offset=offset,
        )
    if form is None and output is None:
        lineages.show_targets(found)
    else:
        tables.give(lineages.targets_table(found), form, output)


VERBS = (compare, track)
