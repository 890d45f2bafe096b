"""Cleaned text that keeps the way back to the source it came from.

Cleaning only takes characters away (white space, addresses, invisible characters) and puts white space between what it
joins. So the way back is a count: the n-th visible character of the clean text is the n-th of the source's pieces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from yaoxun.text.characters import INVISIBLE
from yaoxun.text.span import Span

_RUN = re.compile(rf"[^\s{INVISIBLE}]+")


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
        return _Visible.of(self.source, self.pieces)

    @cached_property
    def _visible(self) -> "_Visible":
        return _Visible.of(self.text, (Span(0, len(self.text)),))

    def back(self, start: int, end: int) -> Span:
        """Return where `start`..`end` of the text stood in the source; an empty place has none.

        Raises:
            ValueError: no visible character lies in it.
        """
        first = self._visible.before(start)
        last = self._visible.before(end) - 1
        if last < first:
            raise ValueError(f"nothing visible at {start}..{end}")
        return Span(self._origins.place(first), self._origins.place(last) + 1)


class _Visible(NamedTuple):
    """The visible characters of a text, as runs: where each begins, how long it is, and how many characters come before it."""

    starts: list[int]
    sizes: list[int]
    counts: list[int]

    @classmethod
    def of(cls, text: str, pieces: Iterable[Span]) -> "_Visible":
        runs = [m.span() for p in pieces for m in _RUN.finditer(text, p.start, p.end)]
        sizes = [end - start for start, end in runs]
        return cls([start for start, _ in runs], sizes, [0, *accumulate(sizes)])

    def before(self, offset: int) -> int:
        """How many visible characters stand before an offset."""
        run = bisect_right(self.starts, offset) - 1
        return self.counts[run] + min(offset - self.starts[run], self.sizes[run]) if run >= 0 else 0

    def place(self, number: int) -> int:
        """The offset of a visible character, the first being 0."""
        run = bisect_right(self.counts, number) - 1
        return self.starts[run] + number - self.counts[run]
