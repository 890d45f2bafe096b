"""A new version of the program finds facts again; what is the same keeps its number, and what people said stays."""

import json
import zlib
from collections.abc import Callable
from datetime import date

import pytest
from click.testing import CliRunner

from tests.databases import SAMPLES, Places
from tests.library.test_review import LI, TEXT, facts, library_of, target
from yaoxun.faces.cli import main
from yaoxun.library import doctor, record, refresh
from yaoxun.library.add import Source
from yaoxun.library.library import Library
from yaoxun.library.record import Content

Change = Callable[[Content, str], Content]
FOUND = record.content_of
"""What this version finds."""


@pytest.fixture
def another_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Give what makes another version of the program, which finds what `change` makes of what this one finds."""

    def become(change: Change) -> None:

        def finds(title: str, text: str, anchor: date | None) -> Content:
            return change(FOUND(title, text, anchor), text)

        for room in (record, refresh):
            monkeypatch.setattr(room, "content_of", finds)
        for room in (record, refresh, doctor):
            monkeypatch.setattr(room, "__version__", "99.0")

    return become


def same(content: Content, _: str) -> Content:
    return content


def without_targets(content: Content, _: str) -> Content:
    return content._replace(facts=tuple(fact for fact in content.facts if fact[0] != "target"))


def other_targets(content: Content, _: str) -> Content:
    """Targets in the same words, of another amount."""
    at = 3 + record.FACT_COLUMNS.index("value")
    return content._replace(
        facts=tuple((*fact[:at], 31000, *fact[at + 1 :]) if fact[0] == "target" else fact for fact in content.facts)
    )


def targets_of_two_characters_more(content: Content, _: str) -> Content:
    """Targets that state the same in a quote that begins earlier."""
    return content._replace(
        facts=tuple(
            (fact[0], int(str(fact[1])) - 2, *fact[2:]) if fact[0] == "target" else fact for fact in content.facts
        )
    )


def numbers(library: Library) -> dict[int, tuple[str, str]]:
    """Every fact by its number, with its quote."""
    kinds = ("date", "quantity", "document", "organization", "measure", "target", "statistic", "incentive", "system")
    return {fact.id: (fact.kind, fact.cited.quote) for kind in kinds for fact in facts(library, kind)}


def test_only_what_another_version_found_is_found_again(
    places: Places, another_version: Callable[[Change], None]
) -> None:
    with library_of(places()) as library:
        assert library.refresh().documents == 0
        before = numbers(library)
        another_version(same)
        done = library.refresh()
        assert (done.documents, done.articles, done.kept, done.new, done.gone) == (1, 2, len(before), 0, 0)
        assert numbers(library) == before
        assert dict(library.stats().extractors) == {"99.0": 2}
        assert library.refresh().documents == 0
        assert library.examine() == []


def test_facts_that_are_gone_go_and_the_others_keep_their_numbers(
    places: Places, another_version: Callable[[Change], None]
) -> None:
    with library_of(places()) as library:
        before, one = numbers(library), target(library)
        another_version(without_targets)
        done = library.refresh()
        assert (done.new, done.gone) == (0, 1)
        assert numbers(library) == {number: said for number, said in before.items() if number != one.id}
        assert library.search("床位", facets=True).facets["kind"][5] == ("target", 0)


def test_a_fact_that_states_the_same_in_a_longer_quote_keeps_its_number(
    places: Places, another_version: Callable[[Change], None]
) -> None:
    with library_of(places()) as library:
        one = target(library)
        library.accept([one.id], LI)
        another_version(targets_of_two_characters_more)
        library.refresh()
        again = target(library)
        assert (again.id, again.standing, again.cited.start) == (one.id, "accepted", one.cited.start - 2)


@pytest.mark.parametrize("change", [same, without_targets, other_targets])
@pytest.mark.parametrize("value", ["31000", "4万"])
def test_a_correction_stands_whatever_the_program_says(
    places: Places, another_version: Callable[[Change], None], change: Change, value: str
) -> None:
    """The same as before, nothing, something else, or what the person said: one fact is given, the person's."""
    with library_of(places()) as library:
        _, number = library.correct(target(library).id, {"value": value}, LI)
        before = target(library)
        another_version(change)
        library.refresh()
        assert target(library) == before
        assert (before.id, before.standing) == (number, "person")
        assert library.examine() == []


@pytest.mark.parametrize("change", [without_targets, other_targets])
def test_an_accepted_fact_stays_also_where_the_program_finds_it_no_longer(
    places: Places, another_version: Callable[[Change], None], change: Change
) -> None:
    with library_of(places()) as library:
        one = target(library)
        library.accept([one.id], LI)
        another_version(change)
        library.refresh()
        again = target(library)
        assert (again.id, again.says, again.standing) == (one.id, one.says, "person")


def test_a_rejected_fact_stays_rejected_and_another_in_its_words_waits_for_review(
    places: Places, another_version: Callable[[Change], None]
) -> None:
    with library_of(places()) as library:
        library.reject([target(library).id], LI)
        another_version(same)
        library.refresh()
        assert facts(library, "target") == []
        another_version(other_targets)
        library.refresh(everything=True)
        again = target(library)
        assert (again.says["value"], again.standing) == (31000, None)


def test_new_facts_in_an_article_that_was_complete_are_told(
    places: Places, another_version: Callable[[Change], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(record, "content_of", lambda *words: without_targets(FOUND(*words), ""))
        library = library_of(places())
    with library:
        library.complete(1, LI)
        another_version(same)
        done = library.refresh()
        assert (done.new, done.unseen) == (1, 1)
        assert [fact.kind for fact in library.waiting().facts if fact.cited.article == 1] == ["target"]


def kept_as(library: Library, before: str, after: str) -> None:
    """Let the kept original be one that an earlier version read as the present text: its words are `after` now."""
    content = zlib.compress(TEXT.replace(before, after).encode())
    library.database.run("UPDATE original SET content = ?", (content,))


def test_originals_that_are_read_again_change_texts_and_reviews_follow_their_words(places: Places) -> None:
    """An article keeps its number, a review its place though the text before it is longer now, and search finds the new words."""
    with library_of(places()) as library:
        one = target(library)
        _, number = library.correct(one.id, {"value": "4万"}, LI)
        kept_as(library, "某市印发", "某市日前印发")
        done = library.refresh(everything=True, reread=True)
        assert done.adrift == []
        given = target(library)
        assert (given.id, given.says["value"], given.standing) == (number, 40000, "person")
        assert (given.cited.article, given.cited.start) == (one.cited.article, one.cited.start + 2)
        assert given.cited.quote == one.cited.quote
        assert library.search('"日前印发"').total == 1
        assert [finding.code for finding in library.examine()] == ["original"]


def test_a_review_whose_words_are_gone_is_kept_and_told(places: Places) -> None:
    """The doctor tells it too, until it is taken back; should the words come back, it holds again."""
    with library_of(places()) as library:
        review, _ = library.correct(target(library).id, {"value": "4万"}, LI)
        kept_as(library, "养老床位达到3万张", "养老床位大幅增加")
        done = library.refresh(everything=True, reread=True)
        assert [one.id for one in done.adrift] == [review.id]
        assert facts(library, "target") == []
        assert "adrift" in [finding.code for finding in library.examine()]
        kept_as(library, "", "")
        assert library.refresh(everything=True, reread=True).adrift == []
        assert target(library).says["value"] == 40000
        assert library.examine() == []


def test_a_review_outlives_its_article_and_joins_it_when_it_comes_back(places: Places) -> None:
    with library_of(places()) as library:
        one = facts(library, "incentive")[-1]
        assert one.cited.title == "某市推进托育"
        review, _ = library.correct(one.id, {"value": "20万"}, LI)
        kept_as(library, TEXT[TEXT.index("二、托育服务") :], "")
        done = library.refresh(everything=True, reread=True)
        assert library.stats().articles == 1
        assert [(a.id, a.article) for a in done.adrift] == [(review.id, None)]
        assert [finding.places for finding in library.examine() if finding.code == "adrift"] == [(str(review.id),)]
        kept_as(library, "", "")
        assert library.refresh(everything=True, reread=True).adrift == []
        assert [fact.says["value"] for fact in facts(library, "incentive")] == [2_000_000, 200_000]
        assert library.examine() == []


def test_an_original_that_can_no_longer_be_read_leaves_its_document_as_it_was(places: Places) -> None:
    with library_of(places()) as library:
        before = numbers(library)
        library.database.run("UPDATE original SET content = ?", (b"torn",))
        done = library.refresh(everything=True, reread=True)
        assert [error.code for error in done.failures] == ["damaged"]
        assert numbers(library) == before


def test_many_documents_are_refreshed_by_several_processes_to_the_same(places: Places) -> None:
    with Library(places(), make=True) as library:
        texts = [TEXT.replace("第3期", f"第{n}期").replace("3万张", f"{n}万张") for n in range(1, 13)]
        library.add([Source("-", f"{n}.txt", data=text.encode()) for n, text in enumerate(texts)], workers=1)
        before = numbers(library)
        for reread in (False, True):
            done = library.refresh(everything=True, reread=reread, workers=2)
            assert (done.documents, done.articles, done.new, done.gone) == (12, 24, 0, 0)
            assert numbers(library) == before
        assert library.examine() == []


def test_the_sample_bulletins_read_again_are_the_same(places: Places) -> None:
    """Reading the kept originals with the same program changes nothing, in any format."""
    with Library(places(), make=True) as library:
        library.add([Source(str(path), path.name) for path in sorted(SAMPLES.iterdir()) if path.is_file()], workers=1)
        before = numbers(library)
        done = library.refresh(everything=True, reread=True, workers=1)
        assert (done.new, done.gone, done.adrift, done.failures) == (0, 0, [], [])
        assert numbers(library) == before
        assert library.examine() == []


def test_an_index_of_another_cut_is_refused_until_it_is_made_anew(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = places()
    with library_of(place) as library:
        library.database.run("UPDATE index_cut SET cut = 0")
    result = CliRunner().invoke(main, ["search", "养老", "--library", place])
    assert result.exit_code == 2
    assert "[library-stale]" in result.output
    assert "yaoxun refresh" in result.output
    result = CliRunner().invoke(main, ["refresh", "--library", place])
    assert result.exit_code == 0
    assert "检索索引已重建，共 2 篇" in result.output
    result = CliRunner().invoke(main, ["search", "养老", "--library", place, "--json"])
    assert json.loads(result.output)["total"] == 1
