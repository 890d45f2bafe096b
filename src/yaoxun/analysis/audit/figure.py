"""An amount with the exactness it was written with, and exact arithmetic on such amounts."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from yaoxun.lexicon.words import classes
from yaoxun.text.numerals import MULTIPLIERS

_DIGITS = re.compile(
    rf"\d[\d,]*(?:\.(?P<decimals>\d+))?(?P<factor>{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})?"
)
_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


class Figure(NamedTuple):
    """An amount at `start`..`end`; `step` is one unit of its last written digit, 0 where things were counted one by one."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    op: str
    unit: str

    @property
    def exact(self) -> bool:
        """Whether it is said without 约, 超过 and the like."""
        return self.op == "="

    @property
    def low(self) -> Decimal:
        """The least amount that is written so."""
        return self.value - self.step / 2

    @property
    def high(self) -> Decimal:
        """The greatest amount that is written so."""
        return self.value + self.step / 2


def figure(text: str, start: int, end: int, says: Mapping[str, Any]) -> Figure | None:
    """Return a quantity as a figure; None for a range.

    >>> figure("共1.25万亩。", 1, 7, {"op": "=", "value": 12500, "unit": "亩"}).step
    Decimal('100.00')
    """
    if says.get("value") is None:
        return None
    unit = str(says.get("unit") or "")
    digits = _DIGITS.search(text, start, end)
    step = Decimal(1)
    if digits is not None:
        step = Decimal(10) ** -len(digits["decimals"] or "") * MULTIPLIERS.get(digits["factor"] or "", 1)
    if step == 1 and unit in counted():
        step = Decimal(0)
    return Figure(start, end, Decimal(str(says["value"])), step, str(says["op"]), unit)


@cache
def counted() -> frozenset[str]:
    """Return the units of what is counted one by one: 家, 项, 人."""
    units = classes("units.txt")
    return frozenset(unit for group in ("people", "count", "heads") for unit in units[group])


def total(figures: Iterable[Figure]) -> Decimal:
    """Return the sum of amounts."""
    return sum((f.value for f in figures), Decimal(0))


def slack(figures: Iterable[Figure]) -> Decimal:
    """Return how far the sum of amounts may be off by the rounding of each."""
    return sum((f.step / 2 for f in figures), Decimal(0))


def number(value: Decimal, decimals: int | None = None) -> str:
    """Write a number as one reads it, in 万, 亿 or 万亿 where it is large; `decimals` rounds it.

    >>> number(Decimal("12001000000")), number(Decimal("5.9666"), 2), number(Decimal(320))
    ('120.01亿', '5.97', '320')
    """
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return _plain(value / scale, 4 if decimals is None else decimals) + name
    return _plain(value, 4 if decimals is None else decimals)


def _plain(value: Decimal, decimals: int) -> str:
    said = f"{value:.{decimals}f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def places_of(step: Decimal) -> int:
    """Return how many decimals an amount of that step was written with.

    >>> places_of(Decimal("0.01")), places_of(Decimal(1)), places_of(Decimal(0))
    (2, 0, 0)
    """
    return max(0, -step.as_tuple().exponent) if step and isinstance(step.as_tuple().exponent, int) else 0  # type: ignore[operator]
