"""Answers as tables: the same rows on a terminal, as JSON, CSV, Markdown, an Excel workbook or a Parquet file."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md", ".xlsx": "xlsx", ".parquet": "parquet"}
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
"""The forms of an answer as a file."""

_NEED_A_FILE = frozenset(("xlsx", "parquet"))

_GAP = 2  # columns between columns

Cell = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as rows.

    Attributes:
        columns: the names of the columns, for people.
        rows: a cell a column.
        total: how many rows there are in all, where `rows` are only some.
        whole: the answer as JSON gives it.
        wide: columns that a terminal leaves out because the others say the same shorter.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    total: int
    whole: object
    wide: frozenset[str] = field(default=frozenset())


def give(table: Table, form: str | None, output: Path | None, heading: str = "") -> None:
    """Give an answer in the form that was asked for: a table on the terminal where none was.

    Raises:
        click.UsageError: the form needs a file, or the file's suffix tells another form, or cannot be written.
    """
    if output is not None and form is None:
        form = SUFFIXES.get(output.suffix.lower())
        if form is None:
            raise click.UsageError(f"{output}: the suffix tells no form; use one of {', '.join(SUFFIXES)}")
    told = SUFFIXES.get(output.suffix.lower()) if output is not None else None
    if told is not None and told != form:
        raise click.UsageError(f"{output}: the suffix says {told}, the option {form}; let them agree")
    if form in _NEED_A_FILE and output is None:
        raise click.UsageError(f"--{form} is no text; name a file: --output answers.{form}")
    if form is None:
        show(table, heading)
        return
    try:
        if output is None:
            sys.stdout.write(_text(table, form))
        else:
            output.write_bytes(rendered(table, form))
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}; name a place that can be written") from None


def rendered(table: Table, form: str) -> bytes:
    """Return an answer as a file of one of the MEDIA_TYPES.

    Raises:
        click.UsageError: what the form needs is not installed.
    """
    if form == "xlsx":
        return _workbook(table)
    if form == "parquet":
        return _parquet(table)
    mark = "\ufeff" if form == "csv" else ""  # Excel takes a CSV without it for GB18030
    return (mark + _text(table, form)).encode()


def show(table: Table, heading: str = "") -> None:
    """Print a table for people; where it is not whole, the total stands beside it."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    from yaoxun.faces.wrapping import widths, wrapped

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False, soft_wrap=False)
    if heading:
        console.print(Text(heading, style="bold"))
    if not table.rows:
        console.print("没有符合条件的结果。")
        return
    shown = [n for n, name in enumerate(table.columns) if name not in table.wide]
    rows = [[readable(row[n]) for n in shown] for row in table.rows]
    heads = [table.columns[n] for n in shown]
    natural = [max(cell_len(line) for row in [heads, *rows] for line in row[n].split("\n")) for n in range(len(shown))]
    given = widths(natural, console.width - _GAP * (len(shown) - 1))
    drawn = Drawn(show_edge=False, pad_edge=False, box=None, padding=(0, _GAP, 0, 0), header_style="bold")
    for n, head, width in zip(shown, heads, given, strict=True):
        drawn.add_column(
            "\n".join(wrapped(head, width)),
            width=width,
            no_wrap=True,
            justify="right" if _numeric(table, n) else "left",
        )
    for row in rows:
        drawn.add_row(*(Text("\n".join(wrapped(cell, width))) for cell, width in zip(row, given, strict=True)))
    console.print(drawn)
    if len(table.rows) < table.total:
        console.print(Text(f"共 {table.total} 条，这里是 {len(table.rows)} 条；要全部请用 --limit 0。", style="dim"))
    else:
        console.print(Text(f"共 {table.total} 条。", style="dim"))


def _numeric(table: Table, column: int) -> bool:
    cells = [row[column] for row in table.rows if row[column] is not None]
    return bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)


def readable(cell: Cell) -> str:
    """Say a cell in text.

    >>> [readable(cell) for cell in (None, True, 2.0, "甲")]
    ['', '是', '2', '甲']
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:g}" if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else str(cell)


def _text(table: Table, form: str) -> str:
    if form == "json":
        return json.dumps(table.whole, ensure_ascii=False, indent=1, default=str) + "\n"
    if form == "md":
        return _markdown(table)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_guarded(cell) for cell in row] for row in table.rows)
    return written.getvalue()


def _guarded(cell: Cell) -> Cell:
    """A cell that a spreadsheet takes for text, also where it begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _markdown(table: Table) -> str:
    def line(cells: Sequence[Cell]) -> str:
        return "| " + " | ".join(readable(c).replace("|", "\\|").replace("\n", "<br>") for c in cells) + " |\n"

    return line(table.columns) + line(["---"] * len(table.columns)) + "".join(line(row) for row in table.rows)


def _workbook(table: Table) -> bytes:
    from xlsxwriter import Workbook

    written = io.BytesIO()
    # what begins like a formula or an address is a bulletin's text, never to be run or followed
    with Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("要讯")
        head = book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(line, column, cell.isoformat() if isinstance(cell, date) else cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
        sheet.autofit()
    return written.getvalue()


def _parquet(table: Table) -> bytes:
    try:
        import polars
    except ImportError:
        raise click.UsageError("Parquet needs the package polars: pip install 'yaoxun[parquet]'") from None
    columns = {name: [row[n] for row in table.rows] for n, name in enumerate(table.columns)}
    written = io.BytesIO()
    polars.DataFrame(columns, strict=False, infer_schema_length=None).write_parquet(written)
    return written.getvalue()
