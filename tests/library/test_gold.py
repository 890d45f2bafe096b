"""Articles that were looked through are gold: files that a program is scored against."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from tests.databases import ROOT, SEEDS, Places, with_seeds
from tests.library.test_review import LI, TEXT, facts, library_of, target
from yaoxun.library.add import Source
from yaoxun.library.library import Library

SCORE = ROOT.parent / "shared" / "score" / "score.py"


def read_again(folder: Path) -> list[dict[str, Any]]:
    """The exported files as a program would have read them."""
    documents = []
    for path in sorted(folder.glob("structure/*.json")):
        document = json.loads(path.read_text("utf-8"))
        lines = (folder / "facts" / f"{path.stem}.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        told = [article for section in document["sections"] for article in section["articles"]]
        for article, row in zip(told, rows, strict=True):
            assert row.pop("title") == article["title"]
            article.update(row)
        documents.append({"source": {"name": f"{path.stem}.txt"}, **document})
    return documents


def test_gold_has_the_articles_that_were_looked_through_with_what_a_person_stands_for(
    places: Places, tmp_path: Path
) -> None:
    with library_of(places()) as library:
        one = target(library)
        library.correct(one.id, {"value": "4万"}, LI)
        library.reject([facts(library, "document")[0].id], LI)
        assert library.export_gold(tmp_path / "none") == []
        library.complete(one.cited.article, LI)
        library.export_gold(tmp_path)
        text = library.article(one.cited.article).text
    (document,) = read_again(tmp_path)
    assert (document["doc"], document["issue"], document["date"]) == ("3", "第3期", "2024-03-08")
    ((article,),) = (section["articles"] for section in document["sections"])
    assert (article["title"], article["text"]) == (one.cited.title, text)
    assert [fact["value"] for fact in article["facts"] if fact["kind"] == "target"] == [40000]
    assert not [fact for fact in article["facts"] if fact["kind"] == "document"]
    assert all(fact["quote"] == text[fact["start"] : fact["end"]] for fact in article["facts"])


def test_documents_of_one_name_do_not_write_over_each_other(tmp_path: Path) -> None:
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        library.add([Source("-", "other/3.pdf", data=TEXT.replace("第3期", "第4期").encode())])
        for article in (1, 3):
            library.complete(article, LI)
        assert [gold.name for gold in library.export_gold(tmp_path / "gold")] == ["3-1", "3-2"]
    assert [document["issue"] for document in read_again(tmp_path / "gold")] == ["第3期", "第4期"]


@with_seeds
@pytest.mark.skipif(not SCORE.is_file(), reason="the scoring program of ../shared is not here")
def test_gold_scored_against_itself_is_perfect(tmp_path: Path) -> None:
    """Every article of the real bulletins, a target corrected and a system rejected among them: each score is 1."""
    spec = spec_from_file_location("score", SCORE)
    assert spec
    assert spec.loader
    score = module_from_spec(spec)
    spec.loader.exec_module(score)
    with Library(tmp_path / "yaoxun.db", make=True) as library:
        library.add([Source(str(path), path.name) for path in sorted(SEEDS.iterdir())], workers=1)
        one = facts(library, "target")[0]
        library.correct(one.id, {"value": "1.5万亿", "by": "2030"}, LI)
        library.reject([facts(library, "system")[0].id], LI)
        for article in range(1, library.stats().articles + 1):
            library.complete(article, LI)
        assert not library.waiting().total
        written = library.export_gold(tmp_path / "gold")
        assert sum(len(gold.facts) for gold in written) == library.stats().articles
        assert sum(len(row["facts"]) for gold in written for row in gold.facts) == library.stats().facts
    rows, errors = score.score(read_again(tmp_path / "gold"), tmp_path / "gold")
    assert errors == []
    assert {row[4] for row in rows} == {1.0}
