"""Charts as plain geometry, drawn by the templates as SVG: no script, sharp in print, each mark a link to its proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yaoxun.analysis.targets import Lineage
from yaoxun.faces.wording import amount
from yaoxun.library.citation import Citation
from yaoxun.library.facts import KeptFact

WIDTH, HEIGHT = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 28, 30


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a curve, with what it says and the citation that proves it; `aim` tells targets from statistics."""

    x: float
    y: float
    label: str
    day: str
    aim: bool
    cited: Citation


@dataclass(frozen=True, slots=True)
class Curve:
    """A target's values over time: statistics by the day observed, targets by the day due; and the years beneath."""

    marks: tuple[Mark, ...]
    years: tuple[tuple[float, int], ...]

    @property
    def path(self) -> str:
        """The line through the statistics, in SVG's words."""
        return " ".join(
            f"{'L' if n else 'M'}{mark.x:.1f} {mark.y:.1f}" for n, mark in enumerate(m for m in self.marks if not m.aim)
        )


def curve(lineage: Lineage) -> Curve | None:
    """Return the curve of a lineage; None where fewer than two of its values have a day."""
    points = [(m.due, e.fact, True) for m in lineage.milestones for e in m.events if m.due and e.happening in _AIMS]
    points += [(m.day, m.fact, False) for m in lineage.statistics if m.day]
    placed = sorted({(day, _value(fact), aim, fact.id): fact for day, fact, aim in points if day}.items())
    if len({(day, value) for (day, value, _, _), _ in placed}) < 2:
        return None
    days = [date.fromisoformat(day).toordinal() for (day, *_), _ in placed]
    values = [value for (_, value, *_), _ in placed]
    across = _scale(min(days), max(days), _LEFT + 30, WIDTH - _RIGHT - 30)
    up = _scale(min(0.0, *values), max(values), HEIGHT - _BOTTOM, _TOP)
    marks = tuple(
        Mark(across(when), up(value), amount(fact.says), day, aim, fact.cited)
        for ((day, value, aim, _), fact), when in zip(placed, days, strict=True)
    )
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year
    years = tuple((across(date(year, 12, 31).toordinal()), year) for year in range(first, last + 1))
    return Curve(marks, tuple((x, year) for x, year in years if _LEFT <= x <= WIDTH - _RIGHT))


_AIMS = frozenset(("set", "restated", "raised", "lowered", "conflicting"))


def _value(fact: KeptFact) -> float:
    says: Mapping[str, object] = fact.says
    said = says.get("value", says.get("high"))
    return float(said) if isinstance(said, int | float) else 0.0


class _scale:  # noqa: N801 - a function with its bounds
    """Where a value stands between two edges of the drawing."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._low, self._span, self._start, self._end = low, (high - low) or 1, start, end

    def __call__(self, value: float) -> float:
        return self._start + (value - self._low) / self._span * (self._end - self._start)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a histogram: its place and size, how many it stands for, and of what."""

    x: float
    y: float
    width: float
    height: float
    count: int
    name: str


def bars(counts: Sequence[tuple[str, int]], height: float = 120) -> tuple[Bar, ...]:
    """Return a histogram of names with counts, in their order.

    >>> [round(bar.height) for bar in bars([("2025", 5), ("2026", 10)])]
    [45, 90]
    """
    most = max((n for _, n in counts), default=0) or 1
    wide = (WIDTH - _LEFT - _RIGHT) / max(1, len(counts))
    room = height - 30
    return tuple(
        Bar(_LEFT + n * wide + 2, height - 16 - count / most * room, wide - 4, count / most * room, count, name)
        for n, (name, count) in enumerate(counts)
    )
