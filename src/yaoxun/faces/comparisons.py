"""A comparison of regions for people: columns side by side on a terminal, and a table with a citation beside each value."""

from rich.table import Table as Drawn
from rich.text import Text

from yaoxun.analysis.compare import KINDS, Cell, Comparison, Region, Value
from yaoxun.faces.answers import console
from yaoxun.faces.tables import Cell as TableCell
from yaoxun.faces.tables import Table
from yaoxun.faces.wording import KINDS as NAMES
from yaoxun.faces.wording import value

_LONGEST = 60  # characters of a value on a terminal; the whole stands at its place
_NARROWEST = 24  # columns of a terminal that a region's values can be read in


def said(shown: Value) -> str:
    """Say what a fact states; a measure is said by its own words."""
    fact = shown.fact
    return fact.cited.quote.replace("\n", " ") if fact.kind == "measure" else value({"kind": fact.kind, **fact.says})


def blank(cell: Cell, region: Region) -> str:
    """Say why a cell is empty."""
    match cell.blank:
        case "no-article":
            return "库内没有此地区这一主题的文章"
        case "not-stated":
            return f"未载（{len(region.articles)}篇均已复核）"
        case "not-reviewed":
            return f"未见（{len(region.articles)}篇中{region.reviewed}篇已复核）"
        case None:
            return ""


def show(comparison: Comparison) -> None:
    """Print regions side by side: each value, and below it the place that `yaoxun show` opens."""
    out = console()
    out.print(Text(f"{comparison.topic}：{'、'.join(r.name for r in comparison.regions)}", style="bold"))
    per_table = max(1, (out.width - 6) // _NARROWEST)
    for first in range(0, len(comparison.regions), per_table):
        _draw(comparison, range(first, min(first + per_table, len(comparison.regions))))
    cells = [cell for row in comparison.rows.values() for cell in row]
    if any(len(cell.values) < cell.total for cell in cells):
        out.print(Text("有的格未列全，要全部请用 --limit 0。", style="dim"))
    out.print(Text("每项下是出处，用 yaoxun show 打开，如 yaoxun show 12@30-45。", style="dim"))


def _draw(comparison: Comparison, shown: range) -> None:
    drawn = Drawn(expand=True, header_style="bold", show_lines=True)
    drawn.add_column("", no_wrap=True, width=4)
    for n in shown:
        region = comparison.regions[n]
        drawn.add_column(f"{region.name}（{len(region.articles)}篇）", ratio=1, overflow="fold")
    for kind, cells in comparison.rows.items():
        drawn.add_row(NAMES[kind], *(_cell(cells[n], comparison.regions[n]) for n in shown))
    console().print(drawn)


def _cell(cell: Cell, region: Region) -> Text:
    if cell.blank:
        return Text(blank(cell, region), style="dim italic")
    text = Text()
    for n, one in enumerate(cell.values):
        words = said(one)
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        also = f" 另见 {'、'.join(c.key for c in one.also)}" if one.also else ""
        text.append("\n" if n else "").append(short).append(f"\n{_when(one)}{one.fact.cited.key}{also}", style="dim")
    if len(cell.values) < cell.total:
        text.append(f"\n共 {cell.total} 项，这里是 {len(cell.values)} 项", style="dim italic")
    return text


def _when(shown: Value) -> str:
    return f"{shown.fact.cited.day} " if shown.fact.cited.day else ""


def table(comparison: Comparison) -> Table:
    """Return a comparison as a table: a line a value, and beside each region's value its issue, title, words and place."""
    columns = ["要素"]
    for region in comparison.regions:
        columns += [region.name, *(f"{region.name}{what}" for what in ("·期", "·标题", "·原文", "·位置"))]
    rows: list[tuple[TableCell, ...]] = []
    for kind in KINDS:
        cells = comparison.rows[kind]
        for n in range(max((1, *(len(cell.values) for cell in cells)))):
            row: list[TableCell] = [NAMES[kind]]
            for cell, region in zip(cells, comparison.regions, strict=True):
                row += _line(cell, region, n)
            rows.append(tuple(row))
    return Table(tuple(columns), rows, len(rows), comparison.as_json())


def _line(cell: Cell, region: Region, n: int) -> tuple[TableCell, ...]:
    if cell.blank and n == 0:
        return (f"（{blank(cell, region)}）", None, None, None, None)
    if n >= len(cell.values):
        return (None,) * 5
    cited = cell.values[n].fact.cited
    places = "、".join((cited.key, *(c.key for c in cell.values[n].also)))
    return said(cell.values[n]), cited.bulletin, cited.title, cited.quote, places
