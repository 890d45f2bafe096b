"""`yaoxun read --explain`: every line of a source with what it was taken for."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from yaoxun.faces.wording import notice_line
from yaoxun.reading import Document, Role

_NAMES = {
    Role.MASTHEAD: ("报头", "bold magenta"),
    Role.CONTENTS: ("目录", "blue"),
    Role.HEADING: ("栏目", "bold cyan"),
    Role.TITLE: ("标题", "bold yellow"),
    Role.TEXT: ("正文", ""),
    Role.SOURCE: ("来源", "green"),
    Role.LINK: ("链接", "green"),
    Role.FURNITURE: ("版式", "dim"),
    Role.DEBRIS: ("杂物", "dim"),
    Role.UNEXPLAINED: ("未明", "bold white on red"),
    Role.BLANK: ("空白", "dim"),
}


def show(document: Document, terminal: bool) -> None:
    """Print the lines of a document's source, each with its role, and the count of characters by role."""
    console = Console(width=None if terminal else 120, highlight=False)
    origin = document.origin
    table = Table(title=f"{document.source.name}（{origin.media_type}）", show_edge=False, pad_edge=False, box=None)
    table.add_column("行", justify="right", style="dim", no_wrap=True)
    table.add_column("归入", no_wrap=True)
    table.add_column("原文", overflow="fold")
    number, at = 0, 0
    for span, role in document.explained:
        number += origin.text.count("\n", at, span.start)
        at = span.start
        if role is Role.BLANK:
            continue
        name, style = _NAMES[role]
        table.add_row(str(number + 1), Text(name, style=style), Text(span.of(origin.text), style=style))
    console.print(table)
    total = max(1, len(origin.text))
    parts = [f"{_NAMES[Role(role)][0]} {n}（{n * 100 / total:.1f}%）" for role, n in document.coverage.items()]
    console.print(f"\n共 {len(origin.text)} 个字符，全部有归属：" + "、".join(parts))
    for notice in document.warnings:
        console.print(Text(notice_line(notice), style="yellow"))
