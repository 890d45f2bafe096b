"""An article as the rules of the audit see it: its text, its day of issue, and the facts that were found in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from yaoxun.analysis.audit.figure import Figure, figure
from yaoxun.extraction import extract_text, with_wide_marks
from yaoxun.extraction.passage import Passage
from yaoxun.text.span import Span


class Said(NamedTuple):
    """A fact at `start`..`end` of the text; `says` are the keys that its kind adds in the wire format."""

    kind: str
    start: int
    end: int
    says: Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """An article to audit; `day` is its day of issue, stated or inferred."""

    title: str
    text: str
    day: date | None
    said: tuple[Said, ...]

    @cached_property
    def passage(self) -> Passage:
        """Title and text with marks of one width, cut into sentences."""
        return Passage(with_wide_marks(self.title), with_wide_marks(self.text), self.day)

    @cached_property
    def wide(self) -> str:
        """The text with marks of one width; places in it are places in the text."""
        return self.passage.text

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The amounts of the text in order, ranges left out."""
        found = (figure(self.wide, f.start, f.end, f.says) for f in self.of_kind("quantity"))
        return tuple(sorted(f for f in found if f is not None))

    def of_kind(self, kind: str) -> Iterable[Said]:
        """Return the facts of a kind."""
        return (fact for fact in self.said if fact.kind == kind)

    def figures_in(self, span: Span) -> list[Figure]:
        """Return the amounts that lie in a stretch."""
        first = bisect_left(self._figure_starts, span.start)
        last = bisect_left(self._figure_starts, span.end)
        return [f for f in self.figures[first:last] if f.end <= span.end]

    def figures_from(self, at: int) -> Sequence[Figure]:
        """Return the amounts that begin at a place or after it."""
        return self.figures[bisect_left(self._figure_starts, at) :]

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [f.start for f in self.figures]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.passage.sentences]

    def sentence(self, at: int) -> Span:
        """Return the sentence around a place."""
        n = bisect_right(self._sentence_starts, at) - 1
        found = self.passage.sentences[n] if n >= 0 else Span(at, at)
        return found if at < found.end else Span(at, at)


def subject(title: str, text: str, day: date | None = None) -> Subject:
    """Return an article whose facts are still to be found, as a subject.

    >>> subject("", "共有企业40家，占5%。").figures[1].unit
    '%'
    """
    facts = extract_text(title, text, day).facts
    return Subject(title, text, day, tuple(Said(f.kind, f.start, f.end, f.further()) for f in facts))
