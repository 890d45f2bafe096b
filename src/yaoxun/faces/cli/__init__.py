"""The command line: `yaoxun VERB`. One module a family of verbs: reading, keeping, asking, analysing, reviewing."""

import io
import sys

import click

from yaoxun import __version__
from yaoxun.faces.cli import analysing, asking, auditing, keeping, reading, reviewing, serving
from yaoxun.faces.cli.options import Family


@click.group(cls=Family, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="yaoxun %(version)s")
def main() -> None:
    """Yaoxun (要讯): read policy bulletins, and keep every number with the sentence that proves it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character shows its number


for verb in (
    *reading.VERBS,
    *keeping.VERBS,
    *asking.VERBS,
    *analysing.VERBS,
    *auditing.VERBS,
    *reviewing.VERBS,
    *serving.VERBS,
):
    main.add_command(verb)
