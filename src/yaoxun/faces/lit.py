"""An article's text cut where facts begin or end, for pages that light them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from yaoxun.faces.wording import KINDS


class Lit(NamedTuple):
    """A stretch that a fact lights: its `number` on the page, its kind, and its place in the text."""

    number: int
    kind: str
    start: int
    end: int


class Piece(NamedTuple):
    """Words of a text under one and the same stretches: `over`, the shortest first; `begun` are those that begin here."""

    words: str
    over: tuple[Lit, ...]
    begun: tuple[Lit, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of what lies over it, the inmost first."""
        return tuple(dict.fromkeys(lit.kind for lit in self.over))


def paragraphs(text: str, stretches: Sequence[Lit]) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs of a text that hold anything, each as its pieces.

    >>> [[piece.words for piece in line] for line in paragraphs("奖20万元。", [Lit(1, "quantity", 1, 5)])]
    [['奖', '20万元', '。']]
    """
    order = {kind: n for n, kind in enumerate(KINDS)}
    inmost = sorted(stretches, key=lambda s: (s.end - s.start, order.get(s.kind, len(order))))
    begun: set[int] = set()
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        here = [s for s in inmost if s.start < line.end() and s.end > line.start()]
        inside = (edge for s in here for edge in (s.start, s.end) if line.start() < edge < line.end())
        pieces = []
        for start, end in pairwise(sorted({line.start(), line.end(), *inside})):
            over = tuple(s for s in here if s.start <= start and end <= s.end)
            new = tuple(s for s in over if s.number not in begun)
            begun.update(s.number for s in new)
            pieces.append(Piece(text[start:end], over, new))
        yield tuple(pieces)
