"""From an article's text to its facts: literals first, then provisions made of them. One room a kind."""

from datetime import date
from typing import NamedTuple

from yaoxun.extraction import dates
from yaoxun.extraction.fact import Fact
from yaoxun.extraction.passage import Passage


class Extract(NamedTuple):
    """What an article says: the regions it reports on, and its facts in text order."""

    regions: tuple[str, ...]
    facts: tuple[Fact, ...]


def extract_text(title: str, text: str, anchor: date | None = None) -> Extract:
    """Return the regions and facts of an article; `anchor` is its day of issue."""
    passage = Passage(title, text, anchor)
    found = dates.find(passage)
    return Extract((), tuple(found))
