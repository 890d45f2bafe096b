"""The parts of docs/reference that are made from the program: `python -m evaluation.tables` writes them.

They are the help of each command in command-line.md, and the pages of facts/, made from the corpora. Such a page has the meanings of a kind with all their spellings, what stays silent, and what is not read yet. A test holds the pages
against the corpora, so none is edited by hand.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from yaoxun.extraction.corpus import ISSUED, Value
from yaoxun.faces.cli import main as program

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
FOLDER = REFERENCE / "facts"
COMMANDS = REFERENCE / "command-line.md"
HELP = re.compile(r"^```console\n\$ yaoxun(?P<words>[^\n]*) --help\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL)

PAGES = {
    "dates": ("date", "日期"),
    "quantities": ("quantity", "数量"),
    "documents": ("document", "文件"),
    "organizations": ("organization", "机构"),
    "measures": ("measure", "举措"),
    "targets": ("target", "目标"),
    "statistics": ("statistic", "数据"),
    "incentives": ("incentive", "奖补"),
    "systems": ("system", "平台、系统"),
    "regions": ("regions", "地区"),
}
"""Each room of extraction with the key of its facts and their Chinese name, in the order of the index."""


def pages() -> dict[str, str]:
    """Return the text of every page by its file name, the index among them."""
    made = {f"{room}.md": "\n".join(_page(room, *names)) + "\n" for room, names in PAGES.items()}
    return {"README.md": "\n".join(_index()) + "\n", **made}


def _index() -> Iterator[str]:
    yield "# What each kind of fact reads\n"
    yield "These pages are made from the corpora that stand beside the rules (`python -m evaluation.tables`), and the"
    yield "corpora are tested. Each page has the meanings with every wording that is read so, the wordings that are left"
    yield "alone, and what is known not to be read yet. What the keys mean is in [Wire format](../wire-format.md#facts).\n"
    yield f"All wordings are read as in an issue of {ISSUED.isoformat()}. The fact's quote is in **bold**.\n"
    yield "| kind | Chinese | meanings | wordings | silent | gaps |"
    yield "|---|---|---|---|---|---|"
    for room, (key, chinese) in PAGES.items():
        corpus = _corpus(room)
        wordings = sum(len(m.spellings) for m in corpus.EXAMPLES)
        counts = f"{len(corpus.EXAMPLES)} | {wordings} | {len(corpus.SILENT)} | {len(corpus.GAPS)}"
        yield f"| [`{key}`]({room}.md) | {chinese} | {counts} |"


def _page(room: str, key: str, chinese: str) -> Iterator[str]:
    corpus = _corpus(room)
    yield f"# {room.capitalize()} {chinese}\n"
    yield f"{(corpus.__doc__ or '').strip()}\n"
    yield (
        f"Read as in an issue of {ISSUED.isoformat()}; the quote of each `{key}` is in **bold**.\n"
        if (room != "regions")
        else f"Read as in an issue of {ISSUED.isoformat()}.\n"
    )
    yield "## Read\n"
    yield "| meaning | wordings |"
    yield "|---|---|"
    for meaning in corpus.EXAMPLES:
        yield f"| {_values(meaning.values)} | {'<br>'.join(map(_shown, meaning.spellings))} |"
    yield "\n## Left alone\n"
    yield "| wording | why |"
    yield "|---|---|"
    for silence in corpus.SILENT:
        yield f"| {_shown(silence.wording)} | {silence.why} |"
    yield "\n## Not read yet\n"
    if not corpus.GAPS:
        yield "No gap is known."
        return
    yield "| wording | should mean | why it does not |"
    yield "|---|---|---|"
    for gap in corpus.GAPS:
        yield f"| {_shown(gap.wording)} | {_values(gap.values) if gap.values else 'nothing'} | {gap.why} |"


def _corpus(room: str) -> Any:
    return import_module(f"yaoxun.extraction.{room}.corpus")


def _shown(spelling: str) -> str:
    """A spelling in a table's cell, its quotes in bold: nested ones once, for Markdown has no bold in bold."""
    made, depth = "", 0
    for character in spelling:
        if character in "⟦⟧":
            before, depth = depth, depth + (1 if character == "⟦" else -1)
            made += f"{'<b>' if character == '⟦' else '</b>'}" if 0 in {before, depth} else ""
        else:
            made += {"\n": "⏎", "|": "\\|", "<": "&lt;", "*": "\\*"}.get(character, character)
    return made


def _values(values: tuple[Value, ...]) -> str:
    return "<br>".join(_value(value) for value in values)


def _value(value: Value) -> str:
    """What one fact states, its keys in the order of the wire format.

    >>> _value({"indicator": "产能", "op": ">=", "value": 500000, "unit": "吨", "by": None})
    '`indicator` 产能, `op` &gt;=, `value` 500000, `unit` 吨'
    """
    return ", ".join(f"`{key}` {_said(said)}" for key, said in value.items() if said not in (None, [], False))


def _said(said: object) -> str:
    if isinstance(said, bool):
        return "yes"
    if isinstance(said, list):
        return "、".join(map(str, said))
    if isinstance(said, float) and said.is_integer():
        return str(int(said))
    return str(said).replace("<", "&lt;").replace(">", "&gt;") or "“”"


def help_of(words: str) -> str:
    """Return the help of a command, as a terminal of 80 columns shows it."""
    # click prints 78 wide into a pipe and on any terminal of 80 columns or more; its runner would print 80
    result = CliRunner().invoke(program, [*words.split(), "--help"], prog_name="yaoxun", terminal_width=78)
    assert result.exit_code == 0, words
    return result.output


def command_line(page: str) -> str:
    """Return the page of the command line with the help of each command as it is now; new commands come at its end."""
    shown = HELP.sub(lambda m: f"```console\n$ yaoxun{m['words']} --help\n{help_of(m['words'])}```", page)
    known = {m["words"].strip() for m in HELP.finditer(shown)}
    for name in sorted(set(commands(program)) - known):
        mark = "#" * (1 + len(name.split()))
        shown = f"{shown.rstrip()}\n\n{mark} yaoxun {name}\n\n```console\n$ yaoxun {name} --help\n{help_of(name)}```\n"
    return shown


def commands(family: click.Group, before: str = "") -> Iterator[str]:
    """Give the words of every command, those of a family behind its own."""
    for name, command in family.commands.items():
        yield before + name
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")


def main() -> None:
    """Write the pages."""
    COMMANDS.write_text(command_line(COMMANDS.read_text("utf-8")), "utf-8")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
        print(f"{name}: {len(text.splitlines())} lines")


if __name__ == "__main__":
    main()
