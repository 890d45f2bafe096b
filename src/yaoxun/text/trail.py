"""Cleaned text that keeps the way back to the source it came from.

Cleaning only takes characters away (white space, addresses, invisible characters) and puts white space between what it
joins. So the way back is a count: the n-th visible character of the clean text is the n-th of the source's pieces.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from yaoxun.text.characters import VISIBLE_RUN
from yaoxun.text.span import Span


@dataclass(frozen=True)
class Trail:
    """Clean text, and the pieces of the source that its visible characters came from, in order.

    >>> source = "最高补贴\\n　５０ 万元"
    >>> trail = Trail("最高补贴５０万元", source, (Span(0, 4), Span(6, 11)))
    >>> trail.back(4, 8).of(source)
    '５０ 万元'
    """

    text: str
    source: str
    pieces: tuple[Span, ...]

    @cached_property
    def _origins(self) -> "_Visible":
        """The visible characters of the pieces, by their source offsets."""
        return _visible(self.source, self.pieces)

    @cached_property
    def _own(self) -> "_Visible":
        """The visible characters of the text."""
        return _visible(self.text, (Span(0, len(self.text)),))

    def back(self, start: int, end: int) -> Span:
        """Return where `start`..`end` of the text stood in the source; an empty place has none.

        Raises:
            ValueError: no visible character lies in it.
        """
        first, after = self._own.count_to(start), self._own.count_to(end)
        if after <= first:
            raise ValueError(f"nothing visible at {start}..{end}")
        return Span(self._origins.place(first), self._origins.place(after - 1) + 1)


class _Visible(NamedTuple):
    """Visible characters of a text as its unbroken runs: where each begins, and how many characters stand before it.

    `before` ends with one entry more, the number of them all.
    """

    starts: list[int]
    before: list[int]

    def count_to(self, offset: int) -> int:
        """How many visible characters stand before `offset`."""
        run = bisect_right(self.starts, offset) - 1
        return min(self.before[run] + offset - self.starts[run], self.before[run + 1]) if run >= 0 else 0

    def place(self, n: int) -> int:
        """The offset of the n-th visible character, counted from 0."""
        run = bisect_right(self.before, n) - 1
        return self.starts[run] + n - self.before[run]


def _visible(text: str, pieces: Iterable[Span]) -> _Visible:
    starts: list[int] = []
    before = [0]
    for piece in pieces:
        for run in VISIBLE_RUN.finditer(text, piece.start, piece.end):
            start, end = run.span()
            starts.append(start)
            before.append(before[-1] + end - start)
    return _Visible(starts, before)
