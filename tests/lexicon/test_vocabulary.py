"""The rules know the language, not the articles that they are measured on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import classes

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
SOURCES = [p for p in sorted((ROOT / "src/yaoxun").rglob("*")) if p.suffix in {".py", ".html", ".txt", ".tsv"}]
GENERAL = {"regions.tsv", "region_aliases.tsv", "region_ambiguous.tsv", "units.txt", "bodies.txt"}
"""Files of the general lexicon: places with their look-alikes, units, kinds of bodies. Of bodies.txt, the classes that list
names of companies are looked at on their own."""

SHORTEST = 4  # characters: shorter names are words


def nouns() -> Iterator[str]:
    """The names of organisations, systems and documents in the gold of the seeds that are more than general words."""
    for path in sorted(GOLD.glob("facts/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            for fact in json.loads(line)["facts"]:
                name = str(fact.get("name") or fact.get("title") or "")
                if len(name) >= SHORTEST and not composed(name):
                    yield name


def composed(name: str) -> bool:
    """Whether a name is made of a place or level and a kind of office (江苏省 + 科技 + 厅), or is a body of the whole country."""
    words = classes("bodies.txt")
    if name in words["national"]:
        return True
    rest = re.sub(r"^[省市区县州]", "", name[place_at(name, 0) :])
    offices = [*words["organ"], *words["organ_of_level"], *words["department"], *words["department_ending"]]
    kinds = "|".join(sorted(map(re.escape, offices), key=len, reverse=True))
    return rest != name and re.fullmatch(f"(?:{kinds})+", rest) is not None


def hits(texts: dict[str, str]) -> list[str]:
    return sorted({f"{name} in {where}" for name in nouns() for where, text in texts.items() if name in text})


needs_seeds = pytest.mark.skipif(not GOLD.is_dir(), reason=f"{GOLD} is not here: the seeds are no part of the project")


@needs_seeds
def test_seeds_have_names_to_look_for() -> None:
    """The test looks for something."""
    assert len(set(nouns())) > 150


@pytest.mark.parametrize("name", ["江苏省科技厅", "省科技厅", "上海市商务委", "财政部", "省政府办公厅"])
def test_composed_names_are_no_proper_nouns(name: str) -> None:
    """An office of a place is a word of the language."""
    assert composed(name)


@needs_seeds
def test_no_name_of_the_seeds_stands_in_the_code() -> None:
    """Outside the general lexicon, src/ holds no organisation, system or document of the seeds by name."""
    texts = {
        p.name if p.name != "rules.py" else f"{p.parent.name}/rules.py": p.read_text("utf-8")
        for p in SOURCES
        if p.name not in GENERAL
    }
    assert hits(texts) == []


KNOWN_THROUGHOUT = {"阿里巴巴", "浦发银行", "喜马拉雅", "小马智行", "文远知行", "萝卜快跑"}
"""Companies and brands that a list of well-known ones has whatever bulletin it is made for."""


@needs_seeds
def test_no_company_is_listed_for_the_seeds() -> None:
    """The list of companies whose names do not tell what they are holds of those in the seeds only what everybody knows."""
    listed = {"bodies.txt [known]": " ".join(classes("bodies.txt")["known"])}
    assert {hit.partition(" ")[0] for hit in hits(listed)} <= KNOWN_THROUGHOUT
