"""Cleaned text that keeps the way back to the source it came from.

Cleaning only takes characters away (white space, addresses, invisible characters) and puts white space between what it
joins. So the way back is a count: the n-th visible character of the clean text is the n-th of the source's pieces.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from yaoxun.text.characters import is_blank
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
    def _origins(self) -> list[int]:
        """The source offset of each visible character of the text."""
        return [i for p in self.pieces for i in range(p.start, p.end) if not is_blank(self.source[i])]

    @cached_property
    def _visible(self) -> list[int]:
        """The offsets of the text's visible characters."""
        return [i for i, c in enumerate(self.text) if not is_blank(c)]

    def back(self, start: int, end: int) -> Span:
        """Return where `start`..`end` of the text stood in the source; an empty place has none.

        Raises:
            ValueError: no visible character lies in it.
        """
        first = bisect_right(self._visible, start - 1)
        last = bisect_right(self._visible, end - 1) - 1
        if last < first:
            raise ValueError(f"nothing visible at {start}..{end}")
        return Span(self._origins[first], self._origins[last] + 1)
