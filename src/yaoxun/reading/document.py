"""What reading hands on: a document of sections of articles, each with its place in the source."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from yaoxun.reading.source import Place, SourceText
from yaoxun.text.span import Span
from yaoxun.text.trail import Trail


class Role(StrEnum):
    """What a stretch of a source was taken for; every character has one."""

    MASTHEAD = "masthead"
    CONTENTS = "contents"
    HEADING = "heading"
    TITLE = "title"
    TEXT = "text"
    SOURCE = "source"
    LINK = "link"
    FURNITURE = "furniture"
    DEBRIS = "debris"
    UNEXPLAINED = "unexplained"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a document that its reader should know: a stable code, and what was met, in Chinese.

    Codes of the day of issue: `date-conflict`, `undated`; of the contents: `contents-unmatched` (a line of them meets no
    article), `contents-missing` (an article that they do not list), `contents-uneven`; of what stood inside the text:
    `page-number-inside`, `address-inside`, `number-broken`, `web-remains`; of what cannot be meant: `agency-conflict`,
    `stray-word`; of what was not read: `pages-without-text`, `unexplained`.
    """

    code: str
    message: str


@dataclass(frozen=True)
class Article:
    """One item of a bulletin (条、篇): its title, its text with paragraphs parted by line ends, who it came from."""

    title: str
    text: str
    sources: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    title_trail: Trail | None = field(default=None, repr=False, compare=False)
    text_trail: Trail | None = field(default=None, repr=False, compare=False)
    origin: SourceText | None = field(default=None, repr=False, compare=False)

    def place(self, start: int, end: int) -> Place | None:
        """Tell where `start`..`end` of the text stands in the source; None where nothing visible lies there."""
        return _place(self.text_trail, self.origin, start, end)

    def title_place(self) -> Place | None:
        """Tell where the title stands in the source."""
        return _place(self.title_trail, self.origin, 0, len(self.title))


def _place(trail: Trail | None, origin: SourceText | None, start: int, end: int) -> Place | None:
    if trail is None or origin is None:
        return None
    try:
        return origin.place(*trail.back(start, end))
    except ValueError:
        return None


@dataclass(frozen=True)
class Section:
    """A column of a bulletin (栏目) with its articles; `heading` is None where the maker gave none."""

    heading: str | None
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Source:
    """The file that a document was read from."""

    name: str
    media_type: str
    sha256: str


class Taken(NamedTuple):
    """What the lines of a source were taken for, and the stretches inside them that were taken for something else."""

    roles: tuple[Role | None, ...]
    cuts: tuple[tuple[Span, Role], ...]


@dataclass(frozen=True)
class Document:
    """A bulletin as read (期): its masthead, its sections, and what every character of the source was taken for."""

    source: Source
    title: str | None
    issue: str | None
    publisher: str | None
    date: dt.date | None
    inferred_date: dt.date | None
    warnings: tuple[Notice, ...]
    sections: tuple[Section, ...]
    origin: SourceText = field(repr=False, compare=False)
    taken: "Taken" = field(repr=False, compare=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in order."""
        return tuple(a for s in self.sections for a in s.articles)

    @property
    def anchor(self) -> dt.date | None:
        """The day against which year-less dates are resolved: the day of issue, stated or inferred."""
        return self.date or self.inferred_date

    @cached_property
    def explained(self) -> tuple[tuple[Span, Role], ...]:
        """Every stretch of the source with what it was taken for, in order, without gaps."""
        return tuple((Span(start, end), role) for start, end, role in _stretches(self.origin, self.taken))

    @property
    def coverage(self) -> dict[str, int]:
        """How many characters of the source were taken for what; the numbers add up to all of them."""
        counts = dict.fromkeys((role.value for role in Role), 0)
        for start, end, role in _stretches(self.origin, self.taken):
            counts[role] += end - start
        return {role: n for role, n in counts.items() if n}


def _stretches(source: SourceText, taken: Taken) -> Iterator[tuple[int, int, Role]]:
    at = 0
    blank, unexplained = Role.BLANK, Role.UNEXPLAINED
    cuts = iter(taken.cuts)
    cut = next(cuts, None)
    for line, said in zip(source.lines, taken.roles, strict=True):
        role = said or unexplained
        start, end = line.start, line.end
        if start > at:
            yield at, start, blank
        at = start
        while cut is not None and cut[0].start < end:
            if cut[0].start > at:
                yield at, cut[0].start, role
            yield cut[0].start, cut[0].end, cut[1]
            at = cut[0].end
            cut = next(cuts, None)
        if at < end:
            yield at, end, role
            at = end
    if at < len(source.text):
        yield at, len(source.text), blank
