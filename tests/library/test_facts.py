"""Facts asked for by kind and bounds: what a bound admits, and the same answer in both databases."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from evaluation.search_quality import sources as bulletins
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Places, new_database
from tests.library.issues import sources
from yaoxun.errors import QueryError
from yaoxun.library.add import Source
from yaoxun.library.facts import KEYS, Bound, FactQuestion, bound
from yaoxun.library.filters import Filters, period, region_codes
from yaoxun.library.library import Library

TEXT = """核对周报
2024年第1期
2024年3月1日

某市奖励三类企业
丙类企业力争达到60家。对甲类企业给予最高50万元奖励。对乙类企业给予30万元至80万元补助。对丙类企业按设备投资额的10%给予补贴，单个项目最高200万元。到2025年，甲类企业达到100家。到2026年6月底，乙类企业达到80家。
"""


@pytest.fixture(scope="module")
def library(places: Places) -> Iterator[Library]:
    with Library(places(), make=True) as made:
        made.add([Source("-", "check.txt", data=TEXT.encode())], workers=1)
        yield made


def amounts(library: Library, kind: str, **bounds: object) -> list[float]:
    """The amounts, or the upper ends of ranges, of the facts that come."""
    facts = library.facts(FactQuestion(kind=kind, **bounds)).facts  # type: ignore[arg-type]
    return [fact.says.get("value") or fact.says["high"] for fact in facts]


@pytest.mark.parametrize(
    ("least", "expected"),
    [
        (Bound(500_000, "元"), [500_000, 800_000, 10]),  # 10 % has a cap of 200万元
        (Bound(500_001, "元"), [800_000, 10]),
        (Bound(800_000, "元"), [800_000, 10]),
        (Bound(2_000_000, "元"), [10]),
        (Bound(2_000_001, "元"), []),
        (Bound(5, "%"), [10]),
        (Bound(11, "%"), []),
    ],
)
def test_a_least_amount_admits_itself_the_end_of_a_range_and_a_cap(
    least: Bound, expected: list[float], library: Library
) -> None:
    assert amounts(library, "incentive", least=least) == expected


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (Bound(500_000, "元"), [500_000, 800_000]),  # 30万元至80万元 begins below
        (Bound(300_000, "元"), [800_000]),
        (Bound(299_999, "元"), []),
        (Bound(10, ""), [10]),
    ],
)
def test_a_greatest_amount_admits_itself_and_the_beginning_of_a_range(
    most: Bound, expected: list[float], library: Library
) -> None:
    assert amounts(library, "incentive", most=most) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (period("2025"), [100]),
        (period("2026-06"), [80]),
        (period("2026-06-30"), [80]),
        (period("2026-07"), []),
        ((None, date(2026, 6, 29)), [100]),
        ((None, date(2026, 6, 30)), [100, 80]),
        (None, [60, 100, 80]),
    ],
)
def test_a_day_bounds_the_targets_that_have_one(
    due: tuple[date | None, date] | None, expected: list[float], library: Library
) -> None:
    assert amounts(library, "target", due=due) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("甲类", [100]), ("甲类 企业", [100]), ("乙類", [80]), ("企业", [60, 100, 80]), ("三类企业", [60, 100, 80]), ("没有", []), ("%", []), ("_", [])],
)  # fmt: skip
def test_words_stand_in_the_fact_its_quote_or_the_title(words: str, expected: list[float], library: Library) -> None:
    assert amounts(library, "target", words=words) == expected


@pytest.mark.parametrize(
    ("kind", "asked", "expected"),
    [
        ("incentive", {"instrument": "award"}, [500_000]),
        ("incentive", {"instrument": "subsidy"}, [800_000, 10]),
        ("incentive", {"instrument": "loan"}, []),
        ("incentive", {"qualifies": "乙类"}, [800_000]),
        ("incentive", {"qualifies": "乙類 企业"}, [800_000]),
        ("incentive", {"qualifies": "投资"}, []),
        ("incentive", {"unit": "万元"}, [500_000, 800_000]),
        ("incentive", {"unit": "%", "qualifies": "丙类"}, [10]),
        ("target", {"indicator": "丙类"}, [60]),
        ("target", {"indicator": "类 企业"}, [60, 100, 80]),
        ("target", {"indicator": "力争"}, []),
        ("target", {"unit": "家"}, [60, 100, 80]),
        ("target", {"unit": "元"}, []),
        ("target", {"indicator": "企业", "due": period("2025")}, [100]),
    ],
)
def test_what_a_fact_states_is_asked_for_by_its_key(
    kind: str, asked: dict[str, object], expected: list[float], library: Library
) -> None:
    """By instrument and who qualifies, by indicator and unit; words only look into that key, a unit means its multiples."""
    assert amounts(library, kind, **asked) == expected


def test_systems_and_organizations_are_asked_for_by_event_and_whole_name(places: Places) -> None:
    """A name is whole: a longer one that begins with it is another."""
    text = (
        "平台周报\n2024年第1期\n2024年3月1日\n\n苏州市建设平台\n"
        "太湖粮食交易平台正式上线。苏州市加快建设太湖种子交易平台。苏州市财政局印发通知。江苏省财政局网站公布名单。\n"
    )
    with Library(places(), make=True) as library:
        library.add([Source("-", "1.txt", data=text.encode())], workers=1)

        def names(kind: str, **asked: str) -> list[object]:
            return [fact.says["name"] for fact in library.facts(FactQuestion(kind=kind, **asked)).facts]  # type: ignore[arg-type]

        launched, planned = names("system", event="launched"), names("system", event="planned")
        assert [len(launched), len(planned)] == [1, 1]
        assert "粮食交易平台" in str(launched[0])
        assert "种子交易平台" in str(planned[0])
        assert names("system", name=str(launched[0])) == launched
        assert names("system", name="平台") == []
        assert names("organization", name="苏州市财政局") == ["苏州市财政局"]
        assert names("organization", name="财政局") == []


@pytest.mark.parametrize(
    ("kind", "asked", "told"),
    [
        ("target", {"event": "launched"}, "target 没有这一项.*system"),
        ("system", {"unit": "元"}, "system 没有这一项"),
        ("incentive", {"instrument": "gift"}, "没有这个取值.*award"),
        ("system", {"event": "gone"}, "没有这个取值.*launched"),
    ],
)
def test_a_key_that_a_kind_has_not_and_a_value_that_is_none_are_errors(
    kind: str, asked: dict[str, str], told: str, library: Library
) -> None:
    with pytest.raises(QueryError, match=told):
        library.facts(FactQuestion(kind=kind, **asked))  # type: ignore[arg-type]


def test_a_kind_that_is_none_is_an_error(library: Library) -> None:
    with pytest.raises(QueryError, match="没有这类要素"):
        library.facts(FactQuestion(kind="wish"))


def test_both_databases_give_the_same_facts_in_the_same_order(server: str, tmp_path: Path) -> None:
    def answers(place: str) -> list[object]:
        with Library(place, make=True) as library:
            library.add([*sources(), *bulletins()], workers=1)
            return [
                [fact.as_json() for fact in library.facts(FactQuestion(kind=kind), limit, offset).facts]
                for kind in KEYS
                for limit, offset in ((None, 0), (7, 3), (None, 5))
            ]

    assert answers(str(tmp_path / "yaoxun.db")) == answers(new_database(server))


@settings(deadline=None)
@given(st.text(max_size=12) | st.text("0123456789.-年月日万亿元%至约江苏上海", max_size=8))
def test_any_bound_is_read_or_told_to_be_none(words: str) -> None:
    for read in (bound, period, region_codes):
        try:
            read(words)
        except QueryError as told:
            assert str(told)


def test_a_fact_is_of_the_place_that_its_words_name(places: Places) -> None:
    """In an article of several regions each figure has its own; a figure of another place than its article's is of that place."""
    text = (
        "产业动态\n2024年第1期\n2024年3月1日\n\n目录\n1. 沪苏两地建设加氢站\n2. 上海培育智能企业\n\n"
        "1. 沪苏两地建设加氢站\n截至2023年底，上海市建成加氢站20座，江苏省建成加氢站50座。\n\n"
        "2. 上海培育智能企业\n上海市印发方案。到2026年，深圳市人工智能企业数量将超过3500家。\n"
    )
    with Library(places(), make=True) as library:
        library.add([Source("-", "1.txt", data=text.encode())])
        stations = library.facts(FactQuestion(kind="statistic")).facts
        assert [(one.says["value"], one.regions) for one in stations] == [(20, ("310000",)), (50, ("320000",))]
        asked = FactQuestion(kind="statistic", filters=Filters(regions=("320000",)))
        assert [one.says["value"] for one in library.facts(asked).facts] == [50]
        asked = FactQuestion(kind="target", filters=Filters(regions=("440300",)))
        assert [one.says["value"] for one in library.facts(asked).facts] == [3500]
        assert library.facts(FactQuestion(kind="target", filters=Filters(regions=("310000",)))).total == 0
