"""What people said of facts, laid over what the program finds: pure, so that a refresh can do it again over other facts.

A verdict names facts as they stood, and holds for whatever the program finds in their place later. Verdicts are laid on in
the order in which they were given; the last one on a fact counts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from yaoxun.library.facts import KEYS, says
from yaoxun.library.record import FACT_COLUMNS, FactRow, columns

_MOSTLY = 0.5  # of the characters that two places have together, for one to have taken the other's place

Says = Mapping[str, Any]
"""A fact in the wire format."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said.

    Attributes:
        review: the number of the review.
        verdict: `accepted`, `corrected`, `rejected`, `added`, or `completed`, which accepts several.
        of: the facts as they stood.
        instead: the person's own fact.
    """

    review: int
    verdict: str
    of: tuple[FactRow, ...] = ()
    instead: FactRow | None = None


class Standing(NamedTuple):
    """A fact with what was said of it and the review that said it."""

    row: FactRow
    standing: str | None = None
    review: int | None = None


def standings(found: Sequence[FactRow], verdicts: Iterable[Verdict]) -> list[Standing]:
    """Return the facts that the program found with what people said of them, then the facts that people put in.

    An accepted fact that the program finds no longer stays as a person's own; a correction hides what the program says in
    its place; a rejected fact that the program finds no longer is gone, and rejected again should it come back.

    >>> found = [fact_row({"kind": "organization", "start": 0, "end": 3, "name": "市政府"})]
    >>> [s.standing for s in standings(found, [Verdict(1, "rejected", (found[0],))])]
    ['rejected']
    >>> [s.standing for s in standings([], [Verdict(1, "accepted", (found[0],))])]
    ['person']
    """
    verdicts = list(verdicts)
    said: list[tuple[str | None, int | None]] = [(None, None)] * len(found)
    own: list[Standing] = []
    spoken_of = {row for verdict in verdicts for row in verdict.of}
    for verdict in verdicts:
        for row in verdict.of:
            own = [one for one in own if one.row != row]
            at = _same(row, found)
            if verdict.verdict in {"accepted", "completed"}:
                if at is not None:
                    said[at] = ("accepted", verdict.review)
                    continue
                own.append(Standing(row, "person", verdict.review))
            hidden = "rejected" if verdict.verdict == "rejected" else "corrected"
            if at is None and hidden == "corrected":
                at = _rival(row, verdict.instead or row, found, spoken_of)
            if at is not None:
                said[at] = (hidden, verdict.review)
        if verdict.instead is not None:
            at = _same(verdict.instead, found)
            if at is not None:
                said[at] = ("corrected", verdict.review)
            own.append(Standing(verdict.instead, "person", verdict.review))
    return [Standing(row, *its) for row, its in zip(found, said, strict=True)] + own


def _same(row: FactRow, found: Sequence[FactRow]) -> int | None:
    """Return which of the facts states the same in the same place, or in one that overlaps it."""
    alike = [n for n, other in enumerate(found) if other[0] == row[0] and other[3:] == row[3:] and _shared(row, other)]
    return max(alike, key=lambda n: (found[n] == row, _shared(row, found[n]), -n), default=None)


def _rival(row: FactRow, instead: FactRow, found: Sequence[FactRow], spoken_of: set[FactRow]) -> int | None:
    """Return which of the facts states something else of the same words.

    Two figures may share a clause, so that an amount is a rival only where it stands in just this place, or where it is
    one of those that were spoken of.
    """
    alike = [
        n
        for n, other in enumerate(found)
        if other[0] == row[0]
        and other not in spoken_of
        and _shared(row, other) >= _MOSTLY
        and (_amount(other) is None or other[1:3] == row[1:3] or _amount(other) in {_amount(row), _amount(instead)})
    ]
    return max(alike, key=lambda n: (_shared(row, found[n]), -n), default=None)


_AMOUNT = slice(3 + FACT_COLUMNS.index("value"), 3 + FACT_COLUMNS.index("unit") + 1)


def _amount(row: FactRow) -> FactRow | None:
    """The figures and the unit of a fact; None where its kind has none."""
    return row[_AMOUNT] if "unit" in KEYS[str(row[0])] else None


def _shared(one: FactRow, other: FactRow) -> float:
    """How much of the characters of two places is in both.

    >>> _shared(("target", 0, 4), ("target", 2, 6)), _shared(("target", 0, 4), ("target", 4, 6))
    (0.3333333333333333, 0.0)
    """
    (a, b), (c, d) = place_of(one), place_of(other)
    both = min(b, d) - max(a, c)
    return both / (max(b, d) - min(a, c)) if both > 0 else 0.0


def place_of(row: FactRow) -> tuple[int, int]:
    """Return where a fact stands."""
    _, start, end, *_ = row
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError(f"{start}..{end} is no place")
    return start, end


def fact_row(said: Says) -> FactRow:
    """Return a fact of the wire format as a row."""
    return (said["kind"], said["start"], said["end"], *columns(said))


def fact_said(row: FactRow, text: str) -> dict[str, object]:
    """Return a row as a fact of the wire format, its quote cut from the text."""
    start, end = place_of(row)
    stated = says(str(row[0]), dict(zip(FACT_COLUMNS, row[3:], strict=True)))
    return {"kind": row[0], "start": start, "end": end, "quote": text[start:end], **stated}


def stands(said: Says, text: str) -> bool:
    """Tell whether a fact's quote is at its place in a text."""
    return bool(said["quote"]) and text[said["start"] : said["end"]] == said["quote"]


def moved(said: Says, before: str | None, text: str) -> dict[str, Any] | None:
    """Return a fact with its place in the text as it is read now; None where its quote is not there, or not told apart.

    `before` is the text as it was read before; white space makes no difference.

    >>> said = {"kind": "quantity", "start": 2, "end": 6, "quote": "20万元"}
    >>> moved(said, "奖励20万元。", "对博士，奖励20 万元。")
    {'kind': 'quantity', 'start': 6, 'end': 11, 'quote': '20 万元'}
    """
    if stands(said, text) and before in {None, text}:
        return dict(said)
    words = re.compile(r"\s*".join(map(re.escape, "".join(said["quote"].split()))))
    places = [m.span() for m in words.finditer(text)]
    nth = 0
    if before is not None and len(places) > 1:
        earlier = [m.start() for m in words.finditer(before)]
        if said["start"] not in earlier or len(earlier) != len(places):
            return None
        nth = earlier.index(said["start"])
    elif len(places) != 1:
        return None
    start, end = places[nth]
    return {**said, "start": start, "end": end, "quote": text[start:end]}
