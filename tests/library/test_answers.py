"""What a person asks and what the library answers, by the command line: the tables answers.toml and sample_answers.toml.

The first is over the five real bulletins and is skipped without them; the second over our own samples.
"""

import json
import shlex
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.databases import SAMPLES, SEEDS, Places, with_seeds
from yaoxun.faces.cli import main
from yaoxun.library.add import Source
from yaoxun.library.library import Library

Case = Mapping[str, Any]


def cases(name: str) -> list[Any]:
    """The cases of a table, each a test; one that is not answered rightly yet is a strict expected failure."""
    table = tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))["case"]
    return [
        pytest.param(
            case,
            id=f"{case['about']}：{case['ask']}",
            marks=[pytest.mark.xfail(reason=case["fails"], raises=AssertionError)] if "fails" in case else [],
        )
        for case in table
    ]


def filled(place: str, folder: Path) -> str:
    with Library(place, make=True) as library:
        added = library.add(
            [Source(str(path), path.name) for path in sorted(folder.iterdir()) if path.is_file()], workers=1
        )
        assert not added.failures
    return place


@pytest.fixture(scope="module")
def seeds(places: Places) -> str:
    return filled(places(), SEEDS)


@pytest.fixture(scope="module")
def samples(places: Places) -> str:
    return filled(places(), SAMPLES)


def answer(ask: str, place: str) -> Any:
    words = [*shlex.split(ask), "--json", "--limit", "0", "--library", place]
    result = CliRunner().invoke(main, words, prog_name="yaoxun")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def keys(place: str) -> dict[int, str]:
    """The articles' names in the tables, by their numbers: the document's and the article's place in it."""
    with Library(place) as library:
        rows = library.database.rows(
            "SELECT article.id, document.name, article.position FROM article JOIN document ON document.id = document_id"
        )
    return {number: f"{Path(name).stem}/{position}" for number, name, position in rows}


def pin(fact: Case, article: str) -> str:
    """A fact as the tables write it: its article and what it states, as short as it stays clear."""
    if "op" not in fact:
        return f"{article} {fact.get('name') or fact['title']}"
    ends = (fact["low"], fact["high"]) if fact["op"] == "range" else (fact["value"],)
    amount = "至".join(f"{end:.15g}" for end in ends)
    cap = f" 封顶{fact['cap']:.15g}{fact['cap_unit']}" if fact.get("cap") else ""
    return f"{article} {'' if fact['op'] == 'range' else fact['op']}{amount}{fact['unit']}{cap}"


def kept(facts: Sequence[Case], only: Case) -> list[Case]:
    def holds(fact: Case) -> bool:
        return all(
            said in fact[key] if isinstance(fact[key], list) else fact[key] == said for key, said in only.items()
        )

    return [fact for fact in facts if holds(fact)]


def check(case: Case, place: str) -> None:
    given = answer(case["ask"], place)
    names = keys(place)
    if "pins" in case:
        facts = kept(given["facts"], case.get("only", {}))
        assert sorted(pin(f, names[f["citation"]["article"]]) for f in facts) == sorted(case["pins"])
        quotes = [f["citation"]["quote"] for f in facts]
        for said in case.get("says", ()):
            assert any(said in quote for quote in quotes), said
    else:
        came = [names[hit["article"]] for hit in given["hits"]]
        assert len(came) == given["stories"]
        assert set(case["must"]) <= set(came)
        assert not set(case.get("never", ())) & set(came)
        if case.get("all"):
            assert set(came) == set(case["must"])
        assert came[: len(case.get("order", ()))] == list(case.get("order", ()))


@with_seeds
@pytest.mark.parametrize("case", cases("answers.toml"))
def test_the_real_bulletins_answer(case: Case, seeds: str) -> None:
    check(case, seeds)


@pytest.mark.parametrize("case", cases("sample_answers.toml"))
def test_the_samples_answer(case: Case, samples: str) -> None:
    check(case, samples)
