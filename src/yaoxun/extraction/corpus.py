"""What a corpus is made of: meanings with their spellings, wordings that stay silent, and gaps.

Each kind of fact has its corpus beside its rules, in `extraction/<kind>/corpus.py`: `EXAMPLES`, `SILENT` and `GAPS`. It is the
specification of the kind: it is tested as it stands, and the tables of the documentation are made from it.

A spelling is a text in which ⟦ ⟧ stand around the words of each fact, so that a test can ask for the very place; without
them the whole text is the fact. Bulletins never write these brackets.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from yaoxun.text.span import Span

ISSUED = date(2024, 5, 17)
"""The day of issue of every spelling, a Friday: 今年 is 2024."""

Value = Mapping[str, object]
"""What a fact states, in the keys of the wire format; a key left out is null, empty or false."""


class Meaning(NamedTuple):
    """One meaning: what the facts of the text state, in its order, and every wording that states it."""

    values: tuple[Value, ...]
    spellings: tuple[str, ...]


class Silence(NamedTuple):
    """A wording in which the kind finds nothing; `why`, where the wording alone does not tell."""

    wording: str
    why: str = ""


class Gap(NamedTuple):
    """A wording that is read wrong so far: what it states (nothing, where it should be silent), and why that is not found."""

    wording: str
    values: tuple[Value, ...]
    why: str


def says(value: Value | tuple[Value, ...], *spellings: str) -> Meaning:
    """Return a meaning; several values are those of several facts in each spelling, in the order of the text.

    >>> says({"op": "=", "value": 3, "unit": "家"}, "企业⟦3家⟧").spellings
    ('企业⟦3家⟧',)
    """
    return Meaning(value if isinstance(value, tuple) else (value,), spellings)


def silent(wording: str, why: str = "") -> Silence:
    """Return a wording that says nothing of the kind."""
    return Silence(wording, why)


def amount(op: str, value: float, unit: str) -> dict[str, object]:
    """Return the keys of a number with its bound."""
    return {"op": op, "value": value, "unit": unit}


def between(low: float, high: float, unit: str) -> dict[str, object]:
    """Return the keys of a range."""
    return {"op": "range", "low": low, "high": high, "unit": unit}


def unmark(spelling: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a spelling and the places of its facts: in order, an outer one before those inside it.

    >>> unmark("到⟦2025年⟧")
    ('到2025年', (Span(start=1, end=6),))
    >>> unmark("3家")
    ('3家', (Span(start=0, end=2),))
    """
    text, open_ones, spans = "", [], []
    for character in spelling:
        if character == "⟦":
            open_ones.append(len(text))
        elif character == "⟧":
            spans.append(Span(open_ones.pop(), len(text)))
        else:
            text += character
    if not spans:
        return text, (Span(0, len(text)),)
    return text, tuple(sorted(spans, key=lambda s: (s.start, -s.end)))
