"""A source as its format hands it on: its text, cut into lines that know where they stand."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

CELL_END = "\t"  # what formats that know tables put between the cells of a row


class Line(NamedTuple):
    """One line of a source that is not blank.

    `start`..`end` is its place in `SourceText.text`; `text` is what stands there without outer white space.
    The rest is what the format knows and plain text does not.
    """

    start: int
    end: int
    text: str
    gap: bool = False  # a blank line, or more, stands before it
    indent: bool = False  # it starts as a paragraph's first line does
    whole: bool = False  # it is a whole paragraph by the format's own word
    style: str = ""  # how it is set apart: h1 … h6, bold, large …; '' as body text
    part: str = ""  # furniture or debris by the format's own word; '' where it does not say
    page: int = 0  # page (PDF), from 1
    paragraph: int = 0  # paragraph (DOCX) or line on the page (PDF), from 1
    links: tuple[str, ...] = ()  # targets of hyperlinks in it
    cell: bool = False  # it is a row of a table
    trailed: bool = False  # white space stands after its last word, as some makers leave it at a paragraph's end
    lead: int = 0  # how many of its first characters are bold where the rest is not


class Place(NamedTuple):
    """Where something stands: characters of the source's text, and page and paragraph where it has them."""

    start: int
    end: int
    page: int = 0
    paragraph: int = 0


@dataclass(frozen=True)
class SourceText:
    """The text of a source and its lines, in reading order."""

    media_type: str
    text: str
    lines: tuple[Line, ...]
    issued: str = ""  # a day of issue that the format states beside the text (an HTML page's meta)
    textless: tuple[int, ...] = ()  # pages on which something is drawn, but no text (PDF)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds `offset`, or the last one before it."""
        at = bisect_right(self._starts, offset) - 1
        return self.lines[at] if at >= 0 else None

    def place(self, start: int, end: int) -> Place:
        """Tell where `start`..`end` stands."""
        line = self.line_at(start)
        return Place(start, end, line.page if line else 0, line.paragraph if line else 0)
