"""What every fact is: a typed statement with the words that prove it, and how they were found.

A fact keeps the article's text and a place in it; its quote is read from there and nowhere else,
so a fact whose quote is not `text[start:end]` cannot be made.
"""

from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple


class Finding(NamedTuple):
    """One step of how a fact was found: the rule, where it read, and the findings it was made of."""

    rule: str
    start: int
    end: int
    parts: "tuple[Finding, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement of an article, at `start`..`end` of its `text` (characters, end exclusive).

    Raises:
        ValueError: the place is empty or outside the text.

    >>> Fact(text="奖励20万元", start=2, end=6).quote
    '20万元'
    """

    kind: ClassVar[str] = "fact"

    text: str = field(repr=False)
    start: int
    end: int
    found: Finding | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.text):
            raise ValueError(f"{self.start}..{self.end} is no place in a text of {len(self.text)} characters")

    @property
    def quote(self) -> str:
        """The words that prove it, as the article has them."""
        return self.text[self.start : self.end]

    def further(self) -> dict[str, object]:
        """The keys of the wire format that this kind adds, in its order; days as ISO text."""
        raise NotImplementedError


class Amount(NamedTuple):
    """A number with its unit, and how it bounds what it speaks of.

    `op` is one of `=`, `~`, `>`, `>=`, `<`, `<=` (then `value` is set) or `range` (then `low` and `high`).
    Values are multiplied out: 1.2万亿元 is 1.2e12 元.
    """

    op: str
    unit: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None

    def further(self) -> dict[str, object]:
        """The amount in the keys of the wire format."""
        if self.op == "range":
            return {"op": self.op, "low": self.low, "high": self.high, "unit": self.unit}
        return {"op": self.op, "value": self.value, "unit": self.unit}
