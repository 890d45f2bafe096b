"""The floors under every figure, only ever raised: `python -m evaluation.gate`.

Each set is read anew and held against its gold by the scoring program of ../shared where that is here; the sets that ship with
the project are scored by `score`, which asks the same of structure. A figure under its floor is an error.
"""

import json
import sys
from pathlib import Path
from typing import Any

from yaoxun.reading import Document, read
from yaoxun.text.characters import squash

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# set: folder of sources, folder of gold, floors
SETS: dict[str, tuple[Path, Path, dict[str, float]]] = {
    "examples": (
        ROOT / "examples/bulletins",
        ROOT / "examples/gold",
        dict.fromkeys(("masthead", "articles", "exact"), 1.0),
    ),
    "unseen a": (
        ROOT / "evaluation/unseen/a",
        ROOT / "evaluation/unseen/a/gold",
        dict.fromkeys(("masthead", "articles", "exact"), 1.0),
    ),
    "unseen b": (
        ROOT / "evaluation/unseen/b",
        ROOT / "evaluation/unseen/b/gold",
        dict.fromkeys(("masthead", "articles", "exact"), 1.0),
    ),
    "seeds": (SHARED / "seeds", SHARED / "gold", dict.fromkeys(("masthead", "articles", "exact"), 1.0)),
}


def score(sources: Path, gold: Path) -> dict[str, float]:
    """The share of masthead fields, of articles found in their section, and of those read to the letter with their margins."""
    fields = fields_right = articles = found = exact = 0
    for path in sorted((gold / "structure").glob("*.json")):
        want: dict[str, Any] = json.loads(path.read_text("utf-8"))
        document = read(next(p for p in sources.iterdir() if p.stem == path.stem and p.is_file()))
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


def main() -> int:
    """Print the figures beside their floors; 1 where one is under its floor."""
    failed = 0
    for name, (sources, gold, floors) in SETS.items():
        if not sources.is_dir():
            print(f"{name:10} left out: {sources} is not here")
            continue
        for figure, value in score(sources, gold).items():
            under = value < floors[figure]
            failed += under
            print(f"{name:10} {figure:10} {value:.3f} (floor {floors[figure]:.3f}){'  UNDER' if under else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
