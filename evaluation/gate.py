"""The floors under every figure, only ever raised: `python -m evaluation.gate [--update]`.

Each set is read anew and held against its gold: how it is read (masthead, articles, exact text) and which facts are found (F1 of
each kind of which the set has any, of regions, and the mean over the kinds, `macro`). A figure under its floor is an error.

The floors stand in floors.toml. `--update` raises those that were exceeded and adds those that are new; it lowers none, and
writes nothing while a figure is under its floor.
"""

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation import facts
from yaoxun import wire
from yaoxun.reading import Document, read
from yaoxun.text.characters import squash

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.toml")

SETS: dict[str, tuple[Path, Path]] = {
    "examples": (ROOT / "examples/bulletins", ROOT / "examples/gold"),
    **{f"unseen-{s}": (ROOT / "evaluation/unseen" / s, ROOT / "evaluation/unseen" / s / "gold") for s in "abcdefg"},
    "seeds": (SHARED / "seeds", SHARED / "gold"),
}
"""Each set with its folder of sources and its folder of gold; the seeds are not part of the project, and may be absent.

The rules were developed with a, b and d to g in sight; c is held out: nobody who writes rules reads it.
"""

Figures = dict[str, float]


def measure(name: str) -> Figures:
    """Return all figures of a set."""
    sources, gold = SETS[name]
    documents = {p.stem: read(p) for p in sorted(sources.iterdir()) if p.is_file()}
    said = [wire.document_json(d) for d in documents.values()]
    return {**reading(documents, gold), **facts.figures(facts.tallies(said, gold))}


def reading(documents: Mapping[str, Document], gold: Path) -> Figures:
    """The share of masthead fields, of articles found in their section, and of those read to the letter with their margins."""
    fields = fields_right = articles = found = exact = 0
    for path in sorted((gold / "structure").glob("*.json")):
        want: dict[str, Any] = json.loads(path.read_text("utf-8"))
        document = documents[path.stem]
        for key in ("title", "issue", "publisher", "date", "inferred_date"):
            fields += 1
            fields_right += squash(str(getattr(document, key) or "")) == squash(want.get(key) or "")
        got = _articles(document)
        for section in want["sections"]:
            for article in section["articles"]:
                articles += 1
                here = got.get((squash(section["heading"] or ""), squash(article["title"])))
                found += here is not None
                exact += here == (
                    squash(article["text"]),
                    tuple(article.get("sources") or ()),
                    tuple(article.get("links") or ()),
                )
        found -= max(0, len(got) - sum(len(s["articles"]) for s in want["sections"]))
    return {"masthead": fields_right / fields, "articles": found / articles, "exact": exact / articles}


def _articles(document: Document) -> dict[tuple[str, str], tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {
        (squash(s.heading or ""), squash(a.title)): (squash(a.text), a.sources, a.links)
        for s in document.sections
        for a in s.articles
    }


def floors() -> dict[str, Figures]:
    """Return the floors of every set."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def under(figures: Figures, floor: Figures) -> list[str]:
    """Return the names of the figures that are under their floor, or that are gone.

    >>> under({"date": 0.99, "system": 0.8}, {"date": 0.98, "system": 0.81, "target": 0.5})
    ['system', 'target']
    """
    return [name for name, least in floor.items() if figures.get(name, 0.0) + 1e-9 < least]


def raised(figures: Figures, floor: Figures) -> Figures:
    """Return the floors as high as the figures allow, in thousandths; none lower than it was.

    >>> raised({"date": 0.9959, "system": 0.8}, {"date": 0.98, "system": 0.81})
    {'date': 0.995, 'system': 0.81}
    """
    return {name: max(math.floor(value * 1000 + 1e-9) / 1000, floor.get(name, 0.0)) for name, value in figures.items()}


def main() -> int:
    """Print the figures beside their floors; 1 where one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--update", action="store_true", help="raise the floors that were exceeded; lower none")
    update = parser.parse_args().update
    known = floors() if FLOORS.exists() else {}
    made, failed = dict(known), False
    for name, (sources, _) in SETS.items():
        if not sources.is_dir():
            print(f"{name:10} left out: {sources} is not here")
            continue
        figures, floor = measure(name), known.get(name, {})
        low = under(figures, floor)
        failed = failed or bool(low)
        made[name] = raised(figures, floor)
        for figure, value in figures.items():
            least = f"{floor[figure]:.3f}" if figure in floor else "none "
            print(f"{name:10} {figure:13} {value:.3f} (floor {least}){'  UNDER' if figure in low else ''}")
    if update and failed:
        print("no floor was raised, for a figure is under its floor")
    elif update:
        FLOORS.write_text(_toml(made), "utf-8")
    return 1 if failed else 0


def _toml(made: Mapping[str, Figures]) -> str:
    head = "# Floors of `python -m evaluation.gate`. They are only ever raised: by `--update`, never by hand.\n"
    tables = ["\n".join([f"[{name}]", *(f"{k} = {v:.3f}" for k, v in kept.items())]) for name, kept in made.items()]
    return head + "\n" + "\n\n".join(tables) + "\n"


if __name__ == "__main__":
    sys.exit(main())
