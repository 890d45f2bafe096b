"""What an audit found, for people and programs: grouped by issue on a terminal, and as a table."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from yaoxun.analysis.audit.audit import Audit
from yaoxun.analysis.audit.finding import CODES, NAMES, Finding, Severity
from yaoxun.faces.answers import CITED, LIT, cited_cells, console
from yaoxun.faces.tables import Table
from yaoxun.library.citation import Citation
from yaoxun.text.span import Span

_SHOWN_AROUND = 24  # characters of a sentence on each side of what is lit


def show_findings(found: Audit) -> None:
    """Print what an audit found: how many of which severity, and each with its arithmetic and sentences."""
    out = console()
    if not found.findings:
        out.print(f"审读 {found.articles} 篇，没有发现要核对的地方。")
        return
    counted = "，".join(f"{NAMES[s]} {n}" for s in Severity if (n := sum(f.severity is s for f in found.findings)))
    out.print(Text(f"审读 {found.articles} 篇，发现 {len(found.findings)} 处（{counted}）", style="bold"))
    issue = None
    for finding in found.findings:
        if finding.bulletin != issue:
            issue = finding.bulletin
            out.print()
            day = "" if finding.day is None or finding.day in issue else f" · {finding.day}"
            out.print(Text(issue + day, style="bold cyan"))
        _show_finding(out, finding)


_COLOURS = {Severity.ERROR: "bold red", Severity.QUERY: "bold yellow", Severity.NOTE: "bold blue"}


def _show_finding(out: Console, finding: Finding) -> None:
    head = Text.assemble((NAMES[finding.severity], _COLOURS[finding.severity]), f" {CODES[finding.code]} ")
    out.print(Text.assemble(head, (f"[{finding.code}]", "dim")))
    out.print(Text(f"    {finding.met}"))
    if finding.sums:
        out.print(Text(f"    算式 {finding.sums}"))
    title = None
    for cited, lit in zip(finding.citations, finding.lit, strict=True):
        if cited.title != title:
            title = cited.title
            out.print(Text(f"    《{title}》", style="dim"))
        where = f"第{cited.paragraph}段〔{cited.key}〕" if cited.document else f"第{cited.paragraph}段："
        out.print(Text.assemble("      ", (where, "dim"), _excerpt(cited, lit)))


def _excerpt(cited: Citation, lit: Sequence[Span]) -> Text:
    """The sentence around what is lit, its far ends left out."""
    text = Text(cited.quote)
    for start, end in lit:
        text.stylize(LIT, start - cited.start, end - cited.start)
    first = max(0, lit[0].start - cited.start - _SHOWN_AROUND)
    last = min(len(cited.quote), lit[-1].end - cited.start + _SHOWN_AROUND)
    shown = text[first:last]
    shown.rstrip()
    return Text.assemble("…" * (first > 0), shown, "…" * (last < len(cited.quote)))


def findings_table(found: Audit) -> Table:
    """Return what an audit found as a table."""
    rows = [
        (
            NAMES[f.severity],
            CODES[f.code],
            f.code,
            f.met,
            f.sums,
            "｜".join(c.quote.strip() for c in f.citations),
            *(cited_cells(f.citations[0]) if f.citations else (None, f.bulletin, None, f.day, None, None))[:-1],
            "、".join(c.key for c in f.citations),
        )
        for f in found.findings
    ]
    whole = {
        "articles": found.articles,
        "total": len(found.findings),
        "findings": [f.as_json() for f in found.findings],
    }
    return Table(("级别", "类别", "代码", "发现", "算式", "原文", *CITED), rows, len(rows), whole)
