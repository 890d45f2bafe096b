"""An article as the rules see it: its text cut into sentences and clauses, and the names that no rule may read into."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yaoxun.text.span import Cover, Span

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?[”’」』）)》]*")
_TITLE_MARK = re.compile(r"[《》\n]")
_URL = re.compile(r"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+")


@dataclass(frozen=True)
class Passage:
    """The title and text of one article, and the day against which its year-less dates are resolved.

    `anchor` is the day of issue, stated or inferred; None where neither is known.
    """

    title: str
    text: str
    anchor: date | None = None

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """The outermost 《…》 of the text, brackets included, in order.

        >>> p = Passage("", "印发《关于落实〈办法〉的通知》。")
        >>> [s.of(p.text) for s in p.names]
        ['《关于落实〈办法〉的通知》']
        """
        return tuple(_outer_titles(self.text))

    def outside_names(self, places: list[int]) -> list[int]:
        """Return those of some places, given in order, that lie in no name.

        >>> Passage("", "印发《甲，乙》，建成").outside_names([4, 7])
        [7]
        """
        kept: list[int] = []
        at = 0
        for name in self.names:
            first = bisect_left(places, name.start, at)
            kept += places[at:first]
            at = bisect_left(places, name.end, first)
        return kept + places[at:] if self.names else places

    def in_claim(self, at: int) -> bool:
        """Tell whether `at` lies in what no number or date is read in."""
        return self._claimed.holds(at)

    @cached_property
    def _claimed(self) -> Cover:
        return Cover(self.claims)

    @cached_property
    def claims(self) -> tuple[Span, ...]:
        """What no number or date is read in: names in 《》 and web addresses, in order."""
        return tuple(sorted((*self.names, *self.urls)))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text, each to its 。！？； or line end, in order, blank ones left out."""
        return tuple(
            Span(*m.span()) for m in _SENTENCE.finditer(self.text) if m.end() > m.start() and m.group().strip()
        )

    @cached_property
    def urls(self) -> tuple[Span, ...]:
        """The web addresses in the text."""
        return tuple(Span(*m.span()) for m in _URL.finditer(self.text)) if "/" in self.text else ()


def _outer_titles(text: str) -> list[Span]:
    """Spans of 《…》 at depth one; an unclosed 《 ends at the line's end and is no title."""
    spans: list[Span] = []
    if "《" not in text:
        return spans
    depth = start = 0
    for mark in _TITLE_MARK.finditer(text):
        if mark.group() == "《":
            if depth == 0:
                start = mark.start()
            depth += 1
        elif mark.group() == "》" and depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(start, mark.end()))
        elif mark.group() == "\n":
            depth = 0
    return spans
