"""The day of issue."""

from collections.abc import Sequence
from dataclasses import dataclass
import datetime as dt


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of issue: stated, or inferred from what the articles report; and what contradicted it."""

    date: dt.date | None = None
    inferred: dt.date | None = None
    conflict: str | None = None


def settle(stated: Sequence[dt.date], texts: Sequence[str], issued: dt.date | None = None) -> Dating:
    return Dating(stated[0] if stated else issued, None)
