"""A stretch of text: half-open, in characters."""

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
