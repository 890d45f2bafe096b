"""What a quantity is said of, when, and which way it looks."""

from typing import NamedTuple

from yaoxun.extraction.quantities import Quantity
from yaoxun.text.calendar import Days
from yaoxun.text.span import Span


class Claim(NamedTuple):
    """A quantity with its indicator, its time (`days`, None where none is said) and which way it looks: 1 ahead, -1 back, 0 neither."""

    quantity: Quantity
    quote: Span
    indicator: str
    days: Days | None
    ahead: int
