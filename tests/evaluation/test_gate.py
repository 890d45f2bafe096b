"""No figure falls under its floor, and the floors are those of the program that everyone is scored with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from evaluation import facts, gate

from yaoxun import wire
from yaoxun.reading import read


@pytest.mark.parametrize("name", gate.SETS)
def test_every_figure_is_at_its_floor(name: str) -> None:
    """Reading each set and extracting its facts gives at least what was reached before."""
    sources, _ = gate.SETS[name]
    if not sources.is_dir():
        pytest.skip(f"{sources} is not here")
    figures, floor = gate.measure(name), gate.floors()[name]
    assert gate.under(figures, floor) == [], {k: (figures.get(k), floor[k]) for k in gate.under(figures, floor)}
    assert figures.keys() == floor.keys(), "each figure has a floor; run `python -m evaluation.gate --update`"


@pytest.mark.parametrize("name", gate.SETS)
def test_figures_are_those_of_the_shared_program(name: str, tmp_path: Path) -> None:
    """Where the scoring program of ../shared is here, it and this project's own agree on every figure of facts."""
    program = gate.SHARED / "score" / "score.py"
    sources, gold = gate.SETS[name]
    if not program.is_file() or not sources.is_dir():
        pytest.skip(f"{program} is not here")
    said = [wire.document_json(read(p)) for p in sorted(sources.iterdir()) if p.is_file()]
    told = tmp_path / "read.jsonl"
    told.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in said), "utf-8")
    command = [sys.executable, str(program), str(told), "--gold", str(gold), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = facts.figures(facts.tallies(said, gold))
    names = {**{kind: kind for kind in facts.KINDS}, "regions": "regions", "macro": "macro F1 of facts"}
    kept = {key: name for key, name in names.items() if key in ours}
    assert {key: round(ours[key], 4) for key in kept} == {key: theirs[name] for key, name in kept.items()}


def test_update_never_lowers_a_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a figure under its floor, --update changes nothing and fails; without one, it only raises."""
    monkeypatch.setattr(gate, "SETS", {"one": (tmp_path, tmp_path)})
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(sys, "argv", ["gate", "--update"])
    reached = {"date": 0.9876, "system": 0.5}
    monkeypatch.setattr(gate, "measure", lambda _: reached)
    assert gate.main() == 0
    assert gate.floors() == {"one": {"date": 0.987, "system": 0.5}}
    reached["system"], reached["date"] = 0.4, 0.99
    assert gate.main() == 1
    assert gate.floors() == {"one": {"date": 0.987, "system": 0.5}}
    reached["system"] = 0.5
    assert gate.main() == 0
    assert gate.floors() == {"one": {"date": 0.99, "system": 0.5}}


@pytest.mark.parametrize("name", gate.SETS)
def test_every_quote_of_the_gold_stands_in_its_article(name: str) -> None:
    """A gold fact's quote is text[start:end], and its kind is one of the nine."""
    _, gold = gate.SETS[name]
    if not gold.is_dir():
        pytest.skip(f"{gold} is not here")
    for path in sorted(gold.glob("facts/*.jsonl")):
        structure = json.loads((gold / "structure" / f"{path.stem}.json").read_text("utf-8"))
        texts = {a["title"]: a["text"] for s in structure["sections"] for a in s["articles"]}
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            for fact in row["facts"]:
                assert texts[row["title"]][fact["start"] : fact["end"]] == fact["quote"]
                assert fact["kind"] in facts.KINDS
