"""The figures of a library are those of what it holds."""

import json

from click.testing import CliRunner

from tests.databases import Places
from tests.library.test_review import LI, TEXT, facts, library_of, target
from yaoxun.faces.cli import main


def test_the_figures_count_what_is_there(places: Places) -> None:
    with library_of(places()) as library:
        library.correct(target(library).id, {"value": "4万"}, LI)
        library.reject([facts(library, "document")[0].id], LI)
        library.complete(2, LI)
        figures = library.stats()
        texts = "".join(library.article(number).text for number in (1, 2))
        assert (figures.documents, figures.articles, figures.stories) == (1, 2, 2)
        assert (figures.characters, figures.text) == (len(texts), len(texts.encode()))
        assert (figures.reviewed, figures.years) == (1, (("2024", 2),))
        kinds = dict(figures.kinds)
        assert (kinds["target"], kinds["document"], kinds["incentive"]) == (1, 0, 2)
        assert figures.facts == sum(kinds.values())
        said = dict(figures.standings)
        assert (said["corrected"], said["rejected"], said["person"]) == (1, 1, 1)
        assert figures.judged == said["accepted"] + 2
        assert figures.size > figures.text


def test_an_empty_library_has_figures(places: Places) -> None:
    place = places()
    with library_of(place) as library:
        library.remove(1)
        assert (library.stats().documents, library.stats().text, library.stats().regions) == (0, 0, ())
    assert "0 份公报" in CliRunner().invoke(main, ["stats", "--library", place]).output


def test_the_figures_come_in_every_form(places: Places) -> None:
    place = places()
    library_of(place, TEXT.replace("某市", "南通市")).close()
    told = json.loads(CliRunner().invoke(main, ["stats", "--library", place, "--json"]).output)
    assert (told["articles"], told["regions"]) == (2, {"320000": 2})
    lines = CliRunner().invoke(main, ["stats", "--library", place, "--csv"]).output.splitlines()
    assert "地区,江苏省,2" in lines
