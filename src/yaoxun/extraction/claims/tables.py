"""The claims of a table whose columns are years."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from yaoxun.extraction.claims.claim import Claim
from yaoxun.extraction.claims.parts import Part
from yaoxun.extraction.claims.times import dates_within
from yaoxun.extraction.dates import Date
from yaoxun.extraction.passage import Passage
from yaoxun.text.calendar import Days
from yaoxun.text.span import Span


class _Column(NamedTuple):
    """A column of a table: the days that its head names, and what else its head says."""

    days: Days | None
    said: str


_NO_ROW = re.compile(r"[，。；：！？]")


def year_cells(passage: Passage, found: Sequence[Part], dates: Sequence[Date]) -> dict[int, Claim]:
    """The claims of a table whose columns are years: by where their quantities begin."""
    text = passage.text
    made: dict[int, Claim] = {}
    columns: list[_Column] = []
    starts = [p.quantity.start for p in found]
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if " " not in line[1:-1] or _NO_ROW.search(line):
            columns = []
            continue
        inside = found[bisect_left(starts, start) : bisect_left(starts, at)]
        if not inside:
            columns = _columns(line, start, dates)
            continue
        if not columns:
            continue
        missing = line.count(" ") + 1 - len(columns)  # one where the head's first cell is empty
        if missing not in {0, 1}:
            continue
        name = line.split(" ", 1)[0]
        for part in inside:
            cell = line[: part.quantity.number_start - start].count(" ")
            order = cell - missing
            if cell and order >= 0 and (days := columns[order].days):
                ahead = 1 if "目标" in columns[order].said or (passage.anchor and days.last > passage.anchor) else -1
                said = columns[order].said.removesuffix("目标")
                quote = Span(start, part.quantity.end)
                made[part.quantity.start] = Claim(part.quantity, quote, name + said, days, ahead)
    return made


def _columns(line: str, start: int, dates: Sequence[Date]) -> list[_Column]:
    columns: list[_Column] = []
    at = start
    for cell in line.split(" "):
        day = next(iter(dates_within(dates, at, at + len(cell))), None)
        said = cell.replace(day.quote, "") if day else ""
        columns.append(_Column(Days(day.first, day.last) if day else None, said))
        at += len(cell) + 1
    return columns if sum(c.days is not None for c in columns) > 1 else []
