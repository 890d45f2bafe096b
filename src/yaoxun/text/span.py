"""A stretch of text: half-open, in characters."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """The characters from `start` up to, not including, `end` of some text.

    >>> text = "奖励20万元"
    >>> Span(2, 6).of(text)
    '20万元'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether `start`..`end` lies wholly inside this span."""
        return self.start <= start and end <= self.end

    def meets(self, start: int, end: int) -> bool:
        """Tell whether `start`..`end` shares a character with this span."""
        return self.start < end and start < self.end


class Cover:
    """Stretches of a text, asked for by place.

    >>> cover = Cover([(2, 9), (3, 5), (20, 22)])
    >>> [cover.holds(at) for at in (1, 2, 6, 9, 21)]
    [False, True, True, False, True]
    >>> cover.begins_in(3, 20), cover.begins_in(4, 20)
    (True, False)
    >>> cover.meets(9, 20), cover.meets(9, 21)
    (False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, at: int) -> bool:
        """Tell whether `at` lies in one of the stretches."""
        before = bisect_right(self._starts, at)
        return before > 0 and at < self._ends[before - 1]

    def meets(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches shares a character with `start`..`end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._ends[before - 1]

    def begins_in(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches begins in `start`..`end`."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)
