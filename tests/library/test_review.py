"""What a person says of a fact is kept beside what the program said, decides what answers give, and can be taken back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.databases import Places
from yaoxun.errors import QueryError, ReviewError
from yaoxun.faces.cli import main
from yaoxun.library.add import Source
from yaoxun.library.facts import FactQuestion, KeptFact
from yaoxun.library.filters import Filters
from yaoxun.library.library import Library
from yaoxun.library.review import Hand

TEXT = (
    "民政简报\n第3期\n2024年3月8日\n\n一、养老服务\n\n某市扩大养老补贴\n"
    "某市印发《养老服务条例》。到2025年，全市养老床位达到3万张。对新建的养老院，给予最高200万元补助。\n\n"
    "二、托育服务\n\n某市推进托育\n某市对托育机构给予每年10万元补贴。\n"
)
LI = Hand("李", "核对原文")


def library_of(place: str, text: str = TEXT) -> Library:
    library = Library(place, make=True)
    assert library.add([Source("-", "3.txt", data=text.encode())]).kept
    return library


def facts(library: Library, kind: str) -> list[KeptFact]:
    return list(library.facts(FactQuestion(kind=kind)).facts)


def target(library: Library) -> KeptFact:
    (one,) = facts(library, "target")
    return one


def with_kind(library: Library, kind: str) -> int:
    """How many articles the index of kinds gives."""
    return library.search("某市", Filters(kind=kind)).total


def test_an_accepted_fact_is_given_as_accepted_and_waits_no_longer(places: Places) -> None:
    with library_of(places()) as library:
        one = target(library)
        waiting = library.waiting(kinds=("target",)).total
        assert [review.verdict for review in library.accept([one.id], LI)] == ["accepted"]
        assert (target(library).id, target(library).standing) == (one.id, "accepted")
        assert library.waiting(kinds=("target",)).total == waiting - 1
        assert library.accept([one.id], LI) == []


def test_a_correction_is_given_in_the_place_of_what_the_program_said(places: Places) -> None:
    """The program's version is kept beside it, the person's has a number of its own and the same words as proof."""
    with library_of(places()) as library:
        one = target(library)
        review, number = library.correct(one.id, {"value": "3.5万", "by": "2026"}, LI)
        given = target(library)
        assert (given.id, given.standing) == (number, "person")
        assert (given.says["value"], given.says["by"]) == (35000, "2026-12-31")
        assert given.says["indicator"] == one.says["indicator"]
        assert given.cited.quote == one.cited.quote
        (kept,) = library.reviews()
        assert (kept.machine[0]["value"], kept.person and kept.person["value"]) == (30000, 35000)
        assert (kept.id, kept.reviewer, kept.note) == (review.id, "李", "核对原文")


def test_a_corrected_fact_can_be_corrected_again_and_each_step_taken_back(places: Places) -> None:
    with library_of(places()) as library:
        one = target(library)
        first, number = library.correct(one.id, {"value": "4万"}, LI)
        second, _ = library.correct(number, {"value": "5万"}, LI)
        assert [fact.says["value"] for fact in facts(library, "target")] == [50000]
        library.undo(second.id)
        assert [fact.says["value"] for fact in facts(library, "target")] == [40000]
        library.undo(first.id)
        assert [(fact.id, fact.says["value"], fact.standing) for fact in facts(library, "target")] == [
            (one.id, 30000, None)
        ]
        assert [bool(review.undone) for review in library.reviews()] == [True, True]


def test_a_rejected_fact_is_given_no_longer_nor_its_article_by_its_kind(places: Places) -> None:
    with library_of(places()) as library:
        one = target(library)
        assert with_kind(library, "target") == 1
        (review,) = library.reject([one.id], LI)
        assert facts(library, "target") == []
        assert with_kind(library, "target") == 0
        library.undo(review.id)
        assert target(library).id == one.id
        assert with_kind(library, "target") == 1


def test_the_last_word_on_a_fact_counts(places: Places) -> None:
    with library_of(places()) as library:
        one = target(library)
        library.accept([one.id], LI)
        library.reject([one.id], LI)
        assert facts(library, "target") == []
        library.accept([one.id], Hand("王"))
        assert target(library).standing == "accepted"


def test_a_missing_fact_is_put_in_with_its_words(places: Places) -> None:
    with library_of(places()) as library:
        article = facts(library, "incentive")[0].cited.article
        before = with_kind(library, "system")
        _, number = library.add_fact(
            article, "system", {"quote": "养老服务条例", "name": "养老服务平台", "event": "planned"}, LI
        )
        (one,) = facts(library, "system")
        assert (one.id, one.standing, one.cited.quote) == (number, "person", "养老服务条例")
        assert one.says == {"name": "养老服务平台", "event": "planned", "first": False}
        assert with_kind(library, "system") == before + 1
        with pytest.raises(ReviewError, match="已经有了"):
            library.add_fact(
                article, "system", {"quote": "养老服务条例", "name": "养老服务平台", "event": "planned"}, LI
            )


@pytest.mark.parametrize(
    ("changes", "met"),
    [
        ({"quote": "床位达到4万张"}, "没有这句原文"),
        ({"name": "某市"}, "target 没有这一项"),
        ({"value": "很多"}, "不是一个数"),
        ({"by": "年底"}, "不是年、月或日"),
        ({"op": "约"}, "没有这个取值"),
        ({"op": "range"}, "还缺 low、high"),
        ({"op": "range", "low": "5", "high": "3"}, "大于上限"),
        ({"indicator": ""}, "必须写明 indicator"),
        ({"value": "30000"}, "与原来一样"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_and_changes_nothing(
    tmp_path: Path, changes: dict[str, str], met: str
) -> None:
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        one = target(library)
        with pytest.raises(ReviewError, match=met):
            library.correct(one.id, changes, LI)
        assert target(library) == one
        assert library.reviews() == []


def test_a_quote_that_stands_twice_must_be_told_apart(tmp_path: Path) -> None:
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        one = target(library)
        text = library.article(one.cited.article).text
        places = [n for n in range(len(text)) if text.startswith("养老", n)]
        assert len(places) > 1
        with pytest.raises(ReviewError, match=f"有 {len(places)} 处"):
            library.add_fact(one.cited.article, "organization", {"quote": "养老", "name": "养老"}, LI)
        _, number = library.add_fact(
            one.cited.article, "organization", {"quote": "养老", "name": "养老", "start": str(places[1])}, LI
        )
        assert library.facts_of([number])[0].cited.start == places[1]


def test_what_the_program_said_cannot_be_judged_behind_a_correction(tmp_path: Path) -> None:
    with library_of(str(tmp_path / "yaoxun.db")) as library:
        one = target(library)
        library.correct(one.id, {"value": "4万"}, LI)
        with pytest.raises(ReviewError, match="代替它"):
            library.accept([one.id], LI)
        with pytest.raises(QueryError, match="没有这条要素"):
            library.reject([999], LI)
        with pytest.raises(QueryError, match="没有这个复核号"):
            library.undo(999)


def test_an_article_that_was_looked_through_has_no_fact_that_waits(places: Places) -> None:
    """Its other facts are accepted with it; taking that back leaves what was said of single facts."""
    with library_of(places()) as library:
        one = target(library)
        library.reject([one.id], LI)
        review = library.complete(one.cited.article, LI)
        waiting = {fact.cited.article for fact in library.waiting().facts}
        assert waiting
        assert one.cited.article not in waiting
        assert facts(library, "target") == []
        assert library.stats().reviewed == 1
        library.undo(review.id)
        assert one.cited.article in {fact.cited.article for fact in library.waiting().facts}
        assert library.stats().reviewed == 0
        assert facts(library, "target") == []


def test_a_removed_document_takes_its_reviews_along(places: Places) -> None:
    with library_of(places()) as library:
        one = target(library)
        library.correct(one.id, {"value": "4万"}, LI)
        assert library.remove(one.cited.document)
        assert library.reviews() == []
        assert library.examine() == []


@pytest.fixture
def at(tmp_path: Path) -> str:
    """A library with one document."""
    place = str(tmp_path / "yaoxun.db")
    library_of(place).close()
    return place


def run(at: str, *words: str, keys: str = "") -> str:
    result = CliRunner().invoke(main, ["review", *words, "--library", at, "--reviewer", "李"], input=keys)
    assert result.exit_code == 0, result.output
    return result.output


def test_facts_are_asked_for_one_by_one_in_their_sentence(at: str) -> None:
    """Keys accept, correct and reject; what is skipped waits on, and quitting keeps what was said so far."""
    shown = run(at, "--kind", "incentives", keys="r\nq\n")
    assert "待复核 2 条" in shown
    assert "对新建的养老院，给予最高200万元补助。" in shown
    assert "对象：新建的养老院；补贴：不超过200万元" in shown
    assert "驳回 1 条" in shown
    shown = run(at, "--kind", "target", keys="c\n\n\n\n3.5万\n\n\n\n2026\n")
    assert "养老床位：3.5万张（到 2026-12-31）" in shown
    with Library(at) as library:
        assert target(library).says["value"] == 35000
        assert len(facts(library, "incentive")) == 1


def test_an_article_whose_facts_were_all_judged_can_be_marked_as_complete(at: str) -> None:
    with Library(at) as library:
        waiting = [fact.cited.article for fact in library.waiting().facts]
    first = waiting.count(waiting[0])
    assert 0 < first < len(waiting)
    run(at, keys="a\n" * first + "y\n" + "s\nq\n")
    with Library(at) as library:
        assert library.stats().reviewed == 1
        assert {fact.cited.article for fact in library.waiting().facts} == {waiting[-1]}


def test_verbs_say_what_they_did_by_numbers(at: str, tmp_path: Path) -> None:
    with Library(at) as library:
        one = target(library)
    assert "养老床位：3万张（到 2025-12-31） → 目标 养老床位：4万张（到 2025-12-31）（要素" in run(
        at, "correct", str(one.id), "value=4万"
    )
    assert "补记" in run(at, "add", str(one.cited.article), "kind=organization", "quote=养老院", "name=养老院")
    assert "其余" in run(at, "done", str(one.cited.article))
    result = CliRunner().invoke(main, ["review", "log", "--library", at, "--json"])
    told = json.loads(result.output)
    assert [review["verdict"] for review in told["reviews"]] == ["completed", "added", "corrected"]
    result = CliRunner().invoke(main, ["review", "undo", "1", "--library", at])
    assert result.output.startswith("已撤销第 1 号复核")
    result = CliRunner().invoke(main, ["review", "list", "--kind", "incentive", "--library", at, "--csv"])
    assert result.output.splitlines()[0].startswith("编号,类别,地区,规范值,原文")
    assert "10万元" in result.output
    assert "200万元" not in result.output


def test_a_wrong_correction_ends_with_one_line(at: str) -> None:
    with Library(at) as library:
        one = target(library)
    result = CliRunner().invoke(main, ["review", "correct", str(one.id), "value=多", "--library", at])
    assert result.exit_code == 2
    assert result.output == (
        "[review] value=多：不是一个数。请写成 20000000、2000万 或 5.5；单位写在 unit= 或 cap_unit= 里。\n"
    )


def test_options_before_the_verb_are_refused_instead_of_lost(at: str) -> None:
    result = CliRunner().invoke(main, ["review", "--library", at, "log"])
    assert result.exit_code == 2
    assert "Options go behind the verb" in result.output


@pytest.mark.parametrize(
    ("changes", "met"),
    [({"value": "-5"}, "不能是负数"), ({"cap_unit": "元"}, "没有封顶的数额")],
    ids=["a negative award", "a unit of no cap"],
)
def test_an_incentive_that_cannot_be_is_refused(changes: dict[str, str], met: str, places: Places) -> None:
    with library_of(places()) as library:
        one = facts(library, "incentive")[0]
        with pytest.raises(ReviewError, match=met):
            library.correct(one.id, changes, LI)


def test_an_amount_that_says_no_relation_is_exact(places: Places) -> None:
    """`=` need not be written."""
    with library_of(places()) as library:
        article = facts(library, "incentive")[0].cited.article
        library.add_fact(
            article, "statistic", {"quote": "床位达到3万张", "indicator": "床位", "value": "3万", "unit": "张"}, LI
        )
        assert [one.says["op"] for one in facts(library, "statistic") if one.says["indicator"] == "床位"] == ["="]
