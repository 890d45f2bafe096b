"""How a statistic is made of a claim that looks back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.claims import Claim
from yaoxun.extraction.fact import Amount, Fact, Finding
from yaoxun.extraction.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Fact):
    """A quantity that has been observed, for the day (the end of the period) `as_of`."""

    kind: ClassVar[str] = "statistic"

    indicator: str
    amount: Amount
    as_of: dt.date | None

    def further(self) -> dict[str, object]:
        """Indicator, amount, and the day for which it holds."""
        return {
            "indicator": self.indicator,
            **self.amount.further(),
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }


def find(passage: Passage, claims: Sequence[Claim]) -> tuple[Statistic, ...]:
    """Return the statistics among the claims, in order."""
    return tuple(
        Statistic(
            text=passage.text,
            start=c.quote.start,
            end=c.quote.end,
            indicator=c.indicator,
            amount=c.quantity.amount,
            as_of=_observed(c, passage),
            found=Finding(
                "claim that looks back", c.quote.start, c.quote.end, tuple(f for f in (c.quantity.found,) if f)
            ),
        )
        for c in claims
        if c.ahead < 0
    )


def _observed(c: Claim, passage: Passage) -> dt.date | None:
    if c.days is None or (passage.anchor is not None and c.days.first > passage.anchor):
        return None
    return c.days.last
