"""Facts in a terminal: an article with its quotes coloured by kind, and the tree of how each fact was found."""

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from yaoxun import wire
from yaoxun.extraction import Extract, extract_text
from yaoxun.extraction.fact import Fact, Finding
from yaoxun.faces.wording import KINDS, notice_line, region, value
from yaoxun.reading import Article, Document

_STYLES = {
    "date": "blue",
    "quantity": "yellow",
    "document": "magenta",
    "organization": "green",
    "measure": "bold",
    "target": "underline bright_red",
    "statistic": "underline cyan",
    "incentive": "underline bright_magenta",
    "system": "bright_green",
}
"""Provisions are underlined, so that the quantities within them keep their own colour."""

_LONGEST = 48  # characters of a quote in a tree; its place is told beside it


def show_document(document: Document, terminal: bool) -> None:
    """Print a document's articles, each with its quotes coloured by kind and its facts in a table under it."""
    console = _console(terminal)
    stated = (document.title or document.source.name, document.issue or "", _day(document))
    console.rule(Text(" ".join(filter(None, stated))), align="left")
    for notice in document.warnings:
        console.print(Text(notice_line(notice), style="yellow"))
    for section in document.sections:
        if section.heading:
            console.print(Text(f"\n【{section.heading}】", style="bold cyan"))
        for article in section.articles:
            _show_article(console, article, extract_text(article.title, article.text, document.anchor))


def _day(document: Document) -> str:
    """The day of issue; one that the document does not state is told apart."""
    if document.date:
        return document.date.isoformat()
    return f"{document.inferred_date.isoformat()}（推定）" if document.inferred_date else ""


def _show_article(console: Console, article: Article, extract: Extract) -> None:
    console.print(Text(f"\n{article.title or '（无题）'}", style="bold"))
    if extract.regions:
        console.print(Text(f"地区：{_regions(extract)}", style="dim"))
    text = Text(article.text)
    for fact in extract.facts:
        end = fact.start + len(str(fact.further()["marker"])) if fact.kind == "measure" else fact.end
        text.stylize(_STYLES[fact.kind], fact.start, end)
    console.print(text)
    if not extract.facts:
        return
    table = Table(show_edge=False, pad_edge=False, box=None, padding=(0, 2, 0, 0))
    table.add_column("类别", no_wrap=True)
    table.add_column("原文", overflow="fold", ratio=1)
    table.add_column("规范值", overflow="fold", ratio=1)
    for fact in extract.facts:
        table.add_row(Text(KINDS[fact.kind], style=_STYLES[fact.kind]), Text(_short(fact.quote)), Text(_stated(fact)))
    console.print(table)


def show_findings(extract: Extract, text: str, terminal: bool) -> None:
    """Print the facts of a text, each as a tree: what it states, the rule that found it, and what that was made of."""
    console = _console(terminal)
    if extract.regions:
        console.print(Text(f"地区：{_regions(extract)}"))
    if not extract.facts:
        console.print("没有找到要素。")
    for fact in extract.facts:
        head = Text.assemble((KINDS[fact.kind], f"bold {_STYLES[fact.kind]}"), f" {fact.kind}  {_stated(fact)}")
        tree = Tree(head, guide_style="dim")
        if fact.found is not None:
            _grow(tree, fact.found, text)
        console.print(tree)


def _grow(tree: Tree, found: Finding, text: str) -> None:
    quote = _short(text[found.start : found.end])
    branch = tree.add(Text.assemble(found.rule, f"  「{quote}」", (f" {found.start}–{found.end}", "dim")))
    for part in found.parts:
        _grow(branch, part, text)


def _console(terminal: bool) -> Console:
    return Console(width=None if terminal else 120, highlight=False, soft_wrap=False)


def _regions(extract: Extract) -> str:
    return "、".join(map(region, extract.regions))


def _stated(fact: Fact) -> str:
    return value(wire.fact_json(fact))


def _short(quote: str) -> str:
    """A quote on one line, its middle left out where it is long.

    >>> _short("一是" + "建" * 60 + "好。")
    '一是建建建建建建建建建建建建建建建建建建建建建建…建建建建建建建建建建建建建建建建建建建建建建好。'
    """
    line = quote.replace("\n", "")
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST // 2]}…{line[-_LONGEST // 2 :]}"
