"""How a statistic is made of a claim that looks back."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from yaoxun.extraction.claims import Claim
from yaoxun.extraction.fact import Amount, Fact, Finding
from yaoxun.extraction.passage import Passage
from yaoxun.text.numerals import plain


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


_INDEX = re.compile(
    r"(?P<name>[\u4e00-\u9fff“”A-Za-z]{0,16}?指数)(?:为|达到?|是)?(?P<value>\d+(?:\.\d+)?)(?![\d.]*[\u4e00-\u9fff%％])"
)


def find(passage: Passage, claims: Sequence[Claim]) -> tuple[Statistic, ...]:
    """Return the statistics among the claims, in order, and the indexes, which have a value without a unit."""
    found = [*_of_claims(passage, claims), *_indexes(passage)]
    return tuple(sorted(found, key=lambda s: (s.start, -s.end)))


def _indexes(passage: Passage) -> Iterator[Statistic]:
    for m in _INDEX.finditer(passage.text):
        yield Statistic(
            text=passage.text,
            start=m.start(),
            end=m.end(),
            indicator=m["name"],
            amount=Amount("=", "", value=plain(Decimal(m["value"]))),
            as_of=None,
            found=Finding("index with its value", m.start(), m.end()),
        )


def _of_claims(passage: Passage, claims: Sequence[Claim]) -> Iterator[Statistic]:
    return (
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
