"""The doctor says what is out of step and what to do, mends what can be made anew, and finds nothing in a sound library."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.databases import SAMPLES, Places
from tests.library.test_review import LI, TEXT, facts, library_of, target
from yaoxun.faces.cli import main
from yaoxun.library.add import Source
from yaoxun.library.index import Entry, empty, erase, write
from yaoxun.library.library import Library
from yaoxun.library.tokens import tokens


def codes(library: Library) -> list[str]:
    return [finding.code for finding in library.examine()]


def mended(library: Library) -> list[str]:
    """What is found after a repair."""
    library.repair(library.examine())
    return codes(library)


def test_a_sound_library_has_no_finding(places: Places) -> None:
    """Of bulletins in every format, with reviews of every verdict, after a document was removed."""
    with Library(places(), make=True) as library:
        library.add([Source(str(path), path.name) for path in sorted(SAMPLES.iterdir()) if path.is_file()])
        added = library.add([Source("-", "3.txt", data=TEXT.encode())])
        one, *others = facts(library, "target")
        library.correct(one.id, {"indicator": "另一指标"}, LI)
        library.accept([fact.id for fact in others[:2]], LI)
        library.reject([fact.id for fact in facts(library, "quantity")[:2]], LI)
        library.complete(others[-1].cited.article, LI)
        assert library.examine() == []
        assert library.remove(added.kept[0][1])
        assert library.examine() == []


def test_articles_that_the_index_lacks_are_found_and_put_in(places: Places) -> None:
    with library_of(places()) as library:
        empty(library.database)
        (finding,) = library.examine()
        assert (finding.code, finding.places, finding.fault) == ("index-missing", ("1", "2"), True)
        assert mended(library) == []
        assert library.search("养老").total == 1


def test_articles_that_only_the_index_has_are_found_and_taken_out(tmp_path: Path) -> None:
    """On SQLite; in PostgreSQL the index's rows go with their article."""
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        write(library.database, [Entry(77, "幽灵 灵", "幽灵 灵")])
        (finding,) = library.examine()
        assert (finding.code, finding.places) == ("index-left", ("77",))
        assert mended(library) == []


@pytest.mark.parametrize("words", ["别的话", None], ids=["fewer", "as many"])
def test_an_article_that_its_own_words_do_not_find_is_found_and_put_in_again(places: Places, words: str | None) -> None:
    """Where the index has other words of it, fewer ones or just as many."""
    with library_of(places()) as library:
        article = library.article(1)
        title, text = tokens(article.title), tokens(article.text)
        other = tokens(words) if words else " ".join(reversed(text.split()))
        erase(library.database, [Entry(1, title, text)])
        write(library.database, [Entry(1, title, other)])
        assert library.search('"养老床位达到3万张"').total == 0
        (finding,) = library.examine()
        assert (finding.code, finding.places) == ("index-words", ("1",))
        assert mended(library) == []
        assert library.search('"养老床位达到3万张"').total == 1


def test_a_torn_index_is_found_and_made_anew(tmp_path: Path) -> None:
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        library.database.run("UPDATE search_data SET block = zeroblob(8) WHERE id > 10")
        assert {"index-damaged", "index-words"} & set(codes(library))
        assert mended(library) == []
        assert library.search("养老").total == 1


def test_an_index_of_another_cut_is_found_and_made_anew(places: Places) -> None:
    with library_of(places()) as library:
        library.database.run("UPDATE index_cut SET cut = 0")
        assert codes(library) == ["index-cut"]
        assert mended(library) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE article SET kinds = 0 WHERE id = 1", "kinds"),
        ("UPDATE article SET day = '1999-01-01' WHERE id = 2", "columns"),
        ("UPDATE article SET heading = NULL WHERE id = 2", "columns"),
        ("UPDATE article SET reviewed = '2024-01-01' WHERE id = 2", "columns"),
        ("UPDATE facet SET skipped = 1 WHERE name = 'kind' AND value = 'target'", "facets"),
        ("DELETE FROM facet WHERE name = 'month'", "facets"),
        ("UPDATE article SET story_id = 1 WHERE id = 2", "stories"),
        ("UPDATE article SET story_id = 999 WHERE id = 2", "stories"),
        ("UPDATE fact SET standing = 'rejected' WHERE id = 1", "standing"),
        ("UPDATE fact SET standing = NULL, review_id = NULL WHERE standing = 'corrected'", "standing"),
        ("DELETE FROM fact WHERE standing = 'person'", "standing"),
        ("UPDATE fact SET lineage = 1 WHERE standing = 'person'", "lineages"),
        ("UPDATE fact SET lineage = NULL WHERE standing = 'person'", "lineages"),
    ],
)
def test_what_follows_from_the_rest_is_found_and_made_anew(places: Places, change: str, code: str) -> None:
    with library_of(places()) as library:
        library.correct(target(library).id, {"value": "4万"}, LI)
        before = target(library).says
        assert library.database.run(change) == 1
        assert code in codes(library)
        assert mended(library) == []
        assert target(library).says == before


def test_a_place_outside_its_text_is_found_and_gone_after_a_refresh(places: Places) -> None:
    with library_of(places()) as library:
        number = target(library).id
        library.database.run('UPDATE fact SET "end" = 9999 WHERE id = ?', (number,))
        (finding,) = library.examine()
        assert (finding.code, finding.places) == ("span", (str(number),))
        assert "yaoxun refresh --all" in finding.remedy
        library.refresh(everything=True)
        assert codes(library) == []
        assert target(library).cited.quote == "养老床位达到3万张"


def test_an_original_that_is_damaged_is_found(places: Places) -> None:
    with library_of(places()) as library:
        library.database.run("UPDATE original SET content = ?", (b"torn",))
        assert codes(library) == ["original"]


def test_keys_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        library.database.run("PRAGMA foreign_keys = OFF")
        library.database.run("INSERT INTO article_region VALUES (999, 1, '310000')")
        (finding,) = library.examine()
        assert (finding.code, finding.met) == ("damaged", "article_region 有 1 行指向 article 里没有的行")


def test_an_earlier_version_and_files_that_failed_are_told_but_are_no_fault(places: Places, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    place = places()
    with library_of(place) as library:
        library.add([Source(str(broken), "broken.txt")])
        library.database.run("UPDATE article SET extractor = '0.0.1' WHERE id = 1")
        assert [(f.code, f.fault, f.count) for f in library.examine()] == [
            ("extractor", False, 1),
            ("failure", False, 1),
        ]
    result = CliRunner().invoke(main, ["doctor", "--library", place])
    assert result.exit_code == 0
    assert "库是完好的" in result.output
    assert "yaoxun add --retry" in result.output


def test_the_exit_status_tells_a_fault_until_it_is_mended(places: Places) -> None:
    place = places()
    with library_of(place) as library:
        library.database.run("UPDATE article SET kinds = 0")
    result = CliRunner().invoke(main, ["doctor", "--library", place, "--json"])
    assert result.exit_code == 1
    findings = json.loads(result.output)["findings"]
    assert [(f["code"], f["count"], f["repairable"]) for f in findings] == [("kinds", 2, True), ("facets", 2, True)]
    result = CliRunner().invoke(main, ["doctor", "--repair", "--library", place])
    assert result.exit_code == 0
    assert result.output == "已重做：派生的列。\n库是完好的。\n"
    assert CliRunner().invoke(main, ["doctor", "--library", place]).exit_code == 0
