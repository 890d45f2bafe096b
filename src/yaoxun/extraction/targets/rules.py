"""How a target is made of a claim that looks ahead."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.claims import Claim, Frame
from yaoxun.extraction.fact import Amount, Fact, Finding
from yaoxun.extraction.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """A quantity that someone aims to reach, due on the day `by`."""

    kind: ClassVar[str] = "target"

    indicator: str
    amount: Amount
    by: dt.date | None

    def further(self) -> dict[str, object]:
        """Indicator, amount, and the day on which it falls due."""
        return {
            "indicator": self.indicator,
            **self.amount.further(),
            "by": self.by.isoformat() if self.by else None,
        }


def find(passage: Passage, claims: Sequence[Claim], whole: Frame) -> tuple[Target, ...]:
    """Return the targets among the claims, in order; where none names a day, the end of the plan's own period counts."""
    return tuple(
        Target(
            text=passage.text,
            start=c.quote.start,
            end=c.quote.end,
            indicator=c.indicator,
            amount=c.quantity.amount,
            by=_due(c, whole, passage),
            found=Finding(
                "claim that looks ahead", c.quote.start, c.quote.end, tuple(f for f in (c.quantity.found,) if f)
            ),
        )
        for c in claims
        if c.ahead > 0
    )


def _due(c: Claim, whole: Frame, passage: Passage) -> dt.date | None:
    if c.days is not None and (passage.anchor is None or c.days.last >= passage.anchor):
        return c.days.last
    return whole.period_end
