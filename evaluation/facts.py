"""How well facts are extracted: precision, recall and F1 of each kind, and of regions, against gold.

A fact is right where it stands on the words of a gold fact and says the same. What the same is depends on the kind: days of
a date, value and bound of a quantity, title or name of what is named, both ends of a measure; an indicator, what qualifies and a
system's name need to be alike, not equal. White space and the width of marks never count, and each fact is used once.

A document is met by the stem of its source's name, an article by its title.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Said = Mapping[str, Any]

KINDS = (
    "date",
    "quantity",
    "document",
    "organization",
    "measure",
    "target",
    "statistic",
    "incentive",
    "system",
)

_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_EDGE = 2  # characters by which the ends of a measure may differ


@dataclass(frozen=True)
class Tally:
    """How many were found, how many there are, and how many of them are right."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was to be found and nothing was."""
        return self.right / self.found if self.found else float(self.there == 0)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Tally(right=1, found=2, there=1).f1, 3)
        0.667
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bare(text: object) -> str:
    """A text as it is compared: no white space, marks full-width; nothing for None.

    >>> bare("行动计划 (2024-2026年)")
    '行动计划（2024-2026年）'
    """
    return "".join(str(text or "").split()).translate(_WIDE)


def likeness(one: object, other: object) -> float:
    """How much two wordings share: 1 where one holds the other, else the Dice coefficient of their pairs of characters.

    >>> likeness("产值", "工业总产值"), round(likeness("工业产值", "工业总产值"), 2)
    (1.0, 0.57)
    """
    a, b = bare(one), bare(other)
    if not a or not b:
        return float(a == b)
    if a in b or b in a:
        return 1.0
    x, y = Counter(pairwise(a)), Counter(pairwise(b))
    return 2 * (x & y).total() / max(1, x.total() + y.total())


def same(kind: str, got: Said, want: Said) -> bool:
    """Tell whether two facts of a kind say the same, wherever they stand."""
    match kind:
        case "date":
            return bool(got["from"] == want["from"] and got["to"] == want["to"])
        case "quantity":
            return _same_amount(got, want)
        case "target" | "statistic":
            day = "by" if kind == "target" else "as_of"
            alike = likeness(got["indicator"], want["indicator"]) >= 0.5
            return alike and got[day] == want[day] and _same_amount(got, want)
        case "incentive":
            alike = likeness(got["for"], want["for"]) >= 0.4
            bounds = [(f["cap"], f["cap_unit"] if f["cap"] is not None else None) for f in (got, want)]
            return (
                alike and bounds[0] == bounds[1] and got["instrument"] == want["instrument"] and _same_amount(got, want)
            )
        case "document":
            return bare(got["title"]) == bare(want["title"])
        case "organization":
            return bare(got["name"]) == bare(want["name"])
        case "system":
            return bool(got["event"] == want["event"]) and likeness(got["name"], want["name"]) >= 0.8
    return True  # a measure is where it stands


def _same_amount(got: Said, want: Said) -> bool:
    if got["op"] != want["op"] or bare(got["unit"]) != bare(want["unit"]):
        return False
    return all(_equal(got.get(key), want.get(key)) for key in ("value", "low", "high"))


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(other))


Place = tuple[int, int]


def right(kind: str, got: Sequence[tuple[Place, Said]], want: Sequence[tuple[Place, Said]]) -> int:
    """Count the wanted facts of one kind and article that were found, each found one used once, in the order of the text."""
    free = list(got)
    count = 0
    for there, said in want:
        hit = next((f for f in free if _meets(kind, f[0], there) and same(kind, f[1], said)), None)
        if hit is not None:
            free.remove(hit)
            count += 1
    return count


def _meets(kind: str, here: Place, there: Place) -> bool:
    if kind in {"document", "organization", "system"}:
        return True
    if kind == "measure":
        return abs(here[0] - there[0]) <= _EDGE and abs(here[1] - there[1]) <= _EDGE
    return here[0] < there[1] and there[0] < here[1]


def _stripped(text: str) -> list[int]:
    """For each place of a text, how many visible characters stand before it."""
    return [0, *accumulate(not c.isspace() for c in text)]


def _onto(text: str, gold: str) -> Callable[[int], int]:
    """A function from a place in `text` to the one in `gold`, both counted without white space."""
    places = _stripped(text)
    here, there = bare(text), bare(gold)
    if here == there:
        return places.__getitem__
    moved = [0] * (len(here) + 1)
    moved[-1] = len(there)
    for _, i1, i2, j1, j2 in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        for i in range(i1, i2):
            moved[i] = j1 + min(i - i1, max(0, j2 - j1 - 1))
    return lambda at: moved[places[at]]


def tallies(documents: Iterable[Said], gold: Path) -> dict[str, Tally]:
    """Hold documents of the wire format against a folder of gold; return a tally of each kind and of `regions`."""
    read = {Path(d["source"]["name"]).stem: d for d in documents}
    total = dict.fromkeys(("regions", *KINDS), Tally())
    for path in sorted(gold.glob("facts/*.jsonl")):
        texts = {bare(a["title"]): a["text"] for a in _articles(json.loads(_structure(gold, path).read_text("utf-8")))}
        found = {bare(a["title"]): a for a in _articles(read.get(path.stem) or {})}
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            title = bare(row["title"])
            if title in texts:
                for name, tally in _of_article(found.get(title), row, texts[title]).items():
                    total[name] += tally
    return total


def _structure(gold: Path, facts: Path) -> Path:
    return gold / "structure" / f"{facts.stem}.json"


def _articles(document: Said) -> list[Said]:
    return [a for s in document.get("sections") or () for a in s["articles"]]


def _of_article(article: Said | None, row: Said, text: str) -> dict[str, Tally]:
    got_regions, want_regions = set(article["regions"] if article else ()), set(row.get("regions") or ())
    made = {"regions": Tally(len(got_regions & want_regions), len(got_regions), len(want_regions))}
    onto, places = _onto(article["text"], text) if article else None, _stripped(text)
    for kind in KINDS:
        want = [((places[f["start"]], places[f["end"]]), f) for f in row["facts"] if f["kind"] == kind]
        got = [
            ((onto(f["start"]), onto(f["end"])), f)
            for f in (article["facts"] if article else ())
            if onto is not None and f["kind"] == kind
        ]
        made[kind] = Tally(right(kind, got, want), len(got), len(want))
    return made


def figures(total: Mapping[str, Tally]) -> dict[str, float]:
    """F1 of each kind of which there is any, of `regions`, and `macro`, the mean over the kinds."""
    kept = {name: tally.f1 for name, tally in total.items() if tally.there}
    kinds = [value for name, value in kept.items() if name in KINDS]
    return {**kept, "macro": sum(kinds) / max(1, len(kinds))}
