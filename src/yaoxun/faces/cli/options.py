"""What several verbs share: the library they work on, the filters of a question, and the form of the answer."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from yaoxun.library.filters import Filters
    from yaoxun.library.library import Library

DEFAULT_LIBRARY = "yaoxun.db"
MIB = 1024 * 1024

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Family(click.Group):
    """A group of verbs that tells what it met in one line instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; what it cannot do ends it with its message and status 2."""
        from yaoxun.errors import AccountError, LibraryError, QueryError, ReviewError

        try:
            return super().invoke(ctx)
        except (LibraryError, QueryError, ReviewError, AccountError) as error:
            click.echo(f"[{error.code}] {error}", err=True)
            ctx.exit(2)


def day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    """A day of the command line."""
    return value.date() if value else None


def issued(verb: _Command) -> _Command:
    """Give a verb `--issued`."""
    return click.option(
        "--issued",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=day,
        metavar="DAY",
        help="The day of issue (2023-08-16) of documents that state none.",
    )(verb)


def size_limit(verb: _Command) -> _Command:
    """Give a verb `--size-limit`."""
    return click.option(
        "--size-limit",
        type=click.IntRange(min=1),
        default=64,
        show_default=True,
        metavar="MIB",
        envvar="YAOXUN_SIZE_LIMIT",
        show_envvar=True,
        help="The largest file to read, in MiB, packed or unpacked.",
    )(verb)


def library(verb: _Command) -> _Command:
    """Give a verb `--library`, its place as the argument `place`."""
    return click.option(
        "--library",
        "place",
        default=DEFAULT_LIBRARY,
        show_default=True,
        metavar="PLACE",
        envvar="YAOXUN_LIBRARY",
        show_envvar=True,
        help="The library: a file, or postgresql://user@host/database.",
    )(verb)


@contextmanager
def opened(place: str, make: bool = False) -> Iterator["Library"]:
    """Open the library of a verb."""
    from yaoxun.library.library import Library

    with Library(place, make=make) as found:
        yield found


def filters(verb: _Command) -> _Command:
    """Give a verb the filters of a question; `chosen` makes them one value."""
    return click.option(
        "--region",
        multiple=True,
        metavar="NAME",
        help="Articles of this region or a part of it (上海, 苏州市); may be given again.",
    )(bounds(verb))


def bounds(verb: _Command) -> _Command:
    """Give a verb the filters of a question that are not of regions."""
    for option in reversed(
        (
            click.option("--section", metavar="WORDS", help="Articles of a column whose heading has these words (政策举措)."),
            click.option("--maker", metavar="WORDS", help="Articles of a bulletin whose title or publisher has these words."),
            click.option("--since", metavar="DAY", help="Issued on this day or later (2024, 2024-03, 2024-03-08)."),
            click.option("--until", metavar="DAY", help="Issued on this day or earlier."),
            click.option("--industry", metavar="NAME", help="Articles that speak of this industry (低空经济)."),
        )
    ):  # fmt: skip
        verb = option(verb)
    return verb


def chosen(
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    kind: str | None = None,
) -> "Filters":
    """Make one value of the filters of a command line."""
    from yaoxun.library.filters import Filters, any_of, period

    return Filters(
        regions=any_of(region),
        section=section,
        maker=maker,
        since=period(since)[0] if since else None,
        until=period(until)[1] if until else None,
        industry=industry,
        kind=kind,
    )


def forms(verb: _Command) -> _Command:
    """Give a verb the forms of an answer, `--json`, `--csv` and so on, as the argument `form`, and `--output`."""
    for option in reversed(
        (
            click.option("--json", "form", flag_value="json", help="Print JSON."),
            click.option("--csv", "form", flag_value="csv", help="Print CSV (UTF-8; with a mark for Excel when written to a file)."),
            click.option("--md", "form", flag_value="md", help="Print a table of Markdown."),
            click.option("--xlsx", "form", flag_value="xlsx", help="Write an Excel workbook; needs --output."),
            click.option("--parquet", "form", flag_value="parquet", help="Write a Parquet file; needs --output."),
            click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the answer into FILE; its suffix tells the form."),
        )
    ):  # fmt: skip
        verb = option(verb)
    return verb


def workers() -> int:
    """How many processes read files."""
    return os.cpu_count() or 1
