"""How a date is made of a calendar expression."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.passage import Passage
from yaoxun.text import calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Fact):
    """An expression that fixes calendar time, from `first` to `last`, both included.

    >>> passage = Passage("", "到2025年，建成5个平台。")
    >>> [(d.quote, d.last.isoformat()) for d in find(passage)]
    [('2025年', '2025-12-31')]
    """

    kind: ClassVar[str] = "date"

    first: dt.date
    last: dt.date

    def further(self) -> dict[str, object]:
        """The days as `from` and `to`."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


def find(passage: Passage) -> tuple[Date, ...]:
    """Return the dates of a passage, in order; year-less ones only where the day of issue is known."""
    found = calendar.mentions(passage.text, passage.claims)
    return tuple(
        Date(
            text=passage.text,
            start=d.mention.start,
            end=d.mention.end,
            first=d.days.first,
            last=d.days.last,
            found=Finding(f"calendar <{d.mention.form}>", d.mention.start, d.mention.end),
        )
        for d in calendar.resolve(found, passage.text, passage.anchor)
    )
