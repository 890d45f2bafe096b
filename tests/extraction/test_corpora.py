"""What the corpora say is what is extracted: each meaning in all its spellings, silence where there is none, gaps as gaps."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import pytest
from evaluation.facts import KINDS, likeness

from yaoxun.extraction import extract_text
from yaoxun.extraction.corpus import ISSUED, Gap, Silence, Value, unmark
from yaoxun.text.span import Span

REGIONS = import_module("yaoxun.extraction.regions.corpus")
ROOMS = {
    "date": "dates",
    "quantity": "quantities",
    "document": "documents",
    "organization": "organizations",
    "measure": "measures",
    "target": "targets",
    "statistic": "statistics",
    "incentive": "incentives",
    "system": "systems",
}
CLAUSES = {"target", "statistic", "incentive"}
ALIKE = {"indicator": 0.5, "for": 0.4, "base": 0.5}


def named(kind: str, wording: str) -> str:
    return f"{kind}: {wording}".replace("\n", "⏎")


def corpus(kind: str) -> Any:
    return import_module(f"yaoxun.extraction.{ROOMS[kind]}.corpus")


class Found(NamedTuple):
    """Where a fact stands and what it states."""

    place: Span
    says: Mapping[str, Any]


def found(kind: str, text: str) -> list[Found]:
    """The facts of a kind in the order of the text."""
    facts = (f for f in extract_text("", text, ISSUED).facts if f.kind == kind)
    return [Found(Span(f.start, f.end), f.further()) for f in facts]


def near(one: Span, other: Span) -> bool:
    """Whether one place holds the other: how much of a clause proves a claim is for its writer to say."""
    return one.holds(*other) or other.holds(*one)


def agree(got: Mapping[str, Any], want: Value) -> bool:
    """Whether a fact's keys are the wanted ones; those left out are empty, and words of the text need only be alike."""
    assert not want.keys() - got.keys(), "no key that the kind has not"
    return all(
        likeness(value, want.get(key)) >= ALIKE[key] if key in ALIKE else (value or None) == (want.get(key) or None)
        for key, value in got.items()
    )


def check(kind: str, spelling: str, values: tuple[Value, ...]) -> None:
    text, spans = unmark(spelling)
    got = found(kind, text)
    places = list(spans)[: len(values)] if values else []
    if kind in CLAUSES:
        assert len(got) == len(values), got
        assert all(near(f.place, s) for f, s in zip(got, places, strict=True)), got
    else:
        assert [f.place.of(text) for f in got] == [s.of(text) for s in places]
        assert [f.place for f in got] == places
    for fact, want in zip(got, values, strict=True):
        assert agree(fact.says, want), (fact.says, want)


def spellings() -> Iterator[Any]:
    for kind in KINDS:
        for meaning in corpus(kind).EXAMPLES:
            for spelling in meaning.spellings:
                yield pytest.param(kind, spelling, meaning.values, id=named(kind, spelling))


def silences() -> Iterator[Any]:
    for kind in KINDS:
        for silence in corpus(kind).SILENT:
            yield pytest.param(kind, silence, id=named(kind, silence.wording))


def gaps() -> Iterator[Any]:
    for kind in KINDS:
        for gap in corpus(kind).GAPS:
            marks = pytest.mark.xfail(strict=True, reason=gap.why)
            yield pytest.param(kind, gap, id=named(kind, gap.wording), marks=marks)


@pytest.mark.parametrize(("kind", "spelling", "values"), list(spellings()))
def test_every_spelling_says_its_meaning(kind: str, spelling: str, values: tuple[Value, ...]) -> None:
    """The facts of the kind stand on the marked words and nowhere else, and state the meaning."""
    check(kind, spelling, values)


@pytest.mark.parametrize(("kind", "silence"), list(silences()))
def test_what_says_nothing_stays_silent(kind: str, silence: Silence) -> None:
    """No fact of the kind is found."""
    assert found(kind, silence.wording) == []


@pytest.mark.parametrize(("kind", "gap"), list(gaps()))
def test_gaps_are_known(kind: str, gap: Gap) -> None:
    """What cannot be read yet fails; once it is read, it belongs to the examples."""
    check(kind, gap.wording, gap.values)


def regions(spelling: str) -> list[str]:
    title, _, text = spelling.partition("\n")
    return list(extract_text(title, text, ISSUED).regions)


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        pytest.param(spelling, m.values[0], id=named("regions", spelling))
        for m in REGIONS.EXAMPLES
        for spelling in m.spellings
    ],
)
def test_every_article_has_its_regions(spelling: str, value: Value) -> None:
    """The codes are those of the acting places, in order."""
    assert regions(spelling) == value["regions"]


@pytest.mark.parametrize("silence", REGIONS.SILENT, ids=lambda s: named("regions", s.wording))
def test_articles_without_a_place_have_no_region(silence: Silence) -> None:
    """No region is made up."""
    assert regions(silence.wording) == []


@pytest.mark.parametrize(
    "gap",
    [
        pytest.param(g, marks=pytest.mark.xfail(strict=True, reason=g.why), id=named("regions", g.wording))
        for g in REGIONS.GAPS
    ],
)
def test_gaps_of_regions_are_known(gap: Gap) -> None:
    """Regions that are not told yet."""
    assert regions(gap.wording) == gap.values[0]["regions"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_is_whole(kind: str) -> None:
    """Every meaning has a value for each marked place, no spelling comes twice, and there are enough meanings."""
    room = corpus(kind)
    assert len(room.EXAMPLES) >= (25 if kind in {"date", "quantity"} else 12)
    every = [spelling for meaning in room.EXAMPLES for spelling in meaning.spellings]
    assert len(set(every)) == len(every)
    for meaning in room.EXAMPLES:
        assert all(len(unmark(spelling)[1]) == len(meaning.values) for spelling in meaning.spellings)
