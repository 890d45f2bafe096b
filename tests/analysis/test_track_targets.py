"""What became of a target from issue to issue, and what is no part of its lineage."""

from datetime import date

import pytest

from tests.analysis.bulletins import bulletin, library
from tests.databases import Places
from yaoxun.analysis.targets import Happening, Lineage, track
from yaoxun.library import record, refresh
from yaoxun.library.filters import EVERYWHERE, Filters, period
from yaoxun.library.review import Hand

ON = date(2025, 7, 1)
SET = bulletin("2023-03-01", ("苏州推进加氢站建设", "苏州市提出，到2025年，加氢站数量达到100座。"), issue=1)


def told(
    places: Places, *texts: str, on: date = ON, words: str | None = None, filters: Filters = EVERYWHERE
) -> list[Lineage]:
    with library(places, *texts) as kept:
        return list(track(kept.database, words, filters, on=on).lineages)


def events(lineage: Lineage) -> list[str]:
    return [event.happening for milestone in lineage.milestones for event in milestone.events]


def later(text: str, day: str = "2024-03-01", title: str = "苏州加快布局加氢站") -> str:
    return bulletin(day, (title, text), issue=2)


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("苏州市提出，到2025年，全市累计建成加氢站100座。", "restated"),
        ("苏州市提出，到2025年，加氢站数量达到120座。", "raised"),
        ("苏州市提出，到2025年，加氢站数量达到80座。", "lowered"),
        ("苏州市提出，到2025年，加氢站数量达到90—110座。", "restated"),
        ("苏州市提出，到2025年，加氢站数量超过100座。", "restated"),
    ],
)
def test_a_later_issue_restates_raises_or_lowers_a_target(places: Places, text: str, happening: str) -> None:
    """The amounts are compared; a range that holds the earlier amount restates it, and so does another bound of it."""
    (lineage,) = told(places, SET, later(text))
    assert events(lineage) == ["set", happening]
    assert lineage.milestones[0].state == "open"
    assert [event.fact.cited.day for event in lineage.milestones[0].events] == ["2023-03-01", "2024-03-01"]


def test_two_issues_of_one_day_that_differ_conflict(places: Places) -> None:
    """Neither can have taken the other's place."""
    (lineage,) = told(places, SET, later("苏州市提出，到2025年，加氢站数量达到120座。", "2023-03-01"))
    assert events(lineage) == ["set", "conflicting"]
    assert lineage.milestones[0].state == "conflicting"


def test_two_issues_that_report_the_same_document_and_differ_conflict(places: Places) -> None:
    """One document does not say two things, however much later the second report is."""
    said = "苏州市印发《加氢站布局规划》，提出到2025年，加氢站数量达到{}座。"
    texts = [
        bulletin(day, (f"苏州印发加氢站规划{n}", said.format(n)), issue=n)
        for n, day in ((100, "2023-03-01"), (120, "2023-09-01"))
    ]
    (lineage,) = told(places, *texts)
    assert events(lineage) == ["set", "conflicting"]


def test_a_revision_takes_the_place_of_what_the_same_document_said(places: Places) -> None:
    """Its sentence says that it revises, so nothing conflicts."""
    said = "苏州市印发《加氢站布局规划》，{}到2025年，加氢站数量达到{}座。"
    first = bulletin("2023-03-01", ("苏州印发规划", said.format("提出", 100)))
    (lineage,) = told(places, first, later(said.format("将目标上调，", 120)))
    assert events(lineage) == ["set", "raised"]


def test_two_amounts_of_one_article_are_set_together(places: Places) -> None:
    """A base and what is striven for are no contradiction."""
    text = "苏州市提出，到2025年，氢能产业产值达到800亿元，力争达到1000亿元。"
    (lineage,) = told(places, bulletin("2023-03-01", ("苏州发展氢能", text)))
    assert events(lineage) == ["set", "set"]
    assert lineage.milestones[0].state == "open"


@pytest.mark.parametrize(
    ("target", "statistic", "reached"),
    [
        ("达到100座", "达到100座", True),
        ("达到100座", "达到99座", False),
        ("超过100座", "达到100座", False),
        ("超过100座", "超过100座", True),
        ("达到100座以上", "达到100座", True),
        ("达到90—100座", "达到90座", True),
    ],
)
def test_a_statistic_that_meets_the_bound_reaches_the_target(
    places: Places, target: str, statistic: str, reached: bool
) -> None:
    """以上 includes the figure, 超过 does not; of a range its lower end is enough."""
    (lineage,) = told(
        places,
        bulletin("2023-03-01", ("苏州推进加氢站建设", f"苏州市提出，到2025年，加氢站数量{target}。")),
        later(f"截至2024年5月底，苏州市加氢站数量{statistic}。", "2024-06-01"),
    )
    assert len(lineage.statistics) == 1
    assert ("reached" in events(lineage)) == reached
    assert lineage.milestones[0].state == ("reached" if reached else "open")


def test_a_statistic_of_before_the_target_does_not_reach_it(places: Places) -> None:
    """What was counted before is joined as a measurement, and that is all."""
    (lineage,) = told(
        places, SET, bulletin("2022-12-01", ("苏州加氢站现状", "截至2022年11月底，苏州市加氢站数量达到130座。"))
    )
    assert events(lineage) == ["set"]
    assert [m.day for m in lineage.statistics] == ["2022-11-30"]


def test_a_statistic_of_the_day_of_issue_reaches_the_target(places: Places) -> None:
    """The same day is not before."""
    (lineage,) = told(places, SET, later("截至2023年3月1日，苏州市加氢站数量达到130座。", "2023-03-02"))
    assert events(lineage) == ["set", "reached"]


def test_what_is_to_be_gone_down_to_is_reached_from_above(places: Places) -> None:
    """压缩至 a figure is met by a smaller one."""
    (lineage,) = told(
        places,
        bulletin(
            "2023-03-01", ("苏州压缩工程建设许可时间", "苏州市提出，到2025年，工程建设许可办理时间压缩至20个工作日。")
        ),
        later("截至2024年5月底，苏州市工程建设许可办理时间为18个工作日。", "2024-06-01"),
    )
    assert events(lineage) == ["set", "reached"]


def test_units_of_money_are_one(places: Places) -> None:
    """万元 and 亿元 are both 元."""
    (lineage,) = told(
        places,
        bulletin("2023-03-01", ("苏州发展氢能", "苏州市提出，到2025年，氢能装备产值达到50亿元。")),
        later("苏州市提出，到2025年，氢能装备产值达到500000万元。"),
    )
    assert events(lineage) == ["set", "restated"]


@pytest.mark.parametrize(("on", "state"), [(date(2025, 12, 31), "open"), (date(2026, 1, 1), "due")])
def test_a_target_is_due_when_its_day_has_passed(places: Places, on: date, state: str) -> None:
    """On its day it is not yet due."""
    (lineage,) = told(places, SET, on=on)
    assert lineage.milestones[0].state == state
    assert ("due" in events(lineage)) == (state == "due")


def test_milestones_of_different_days_stand_side_by_side(places: Places) -> None:
    """A larger amount for a later day raises nothing."""
    (lineage,) = told(places, SET, later("苏州市提出，到2030年，加氢站数量达到300座。"))
    assert [(m.due, [e.happening for e in m.events]) for m in lineage.milestones] == [
        ("2025-12-31", ["set"]),
        ("2030-12-31", ["set"]),
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("无锡加快布局加氢站", "无锡市提出，到2025年，加氢站数量达到120座。"),
        ("苏州加快布局加氢站", "苏州市提出，到2025年，加氢站数量达到120个。"),
        ("苏州加快布局加氢站", "苏州市提出，到2025年，新增加氢站120座。"),
        ("苏州加快布局加油站", "苏州市提出，到2025年，加油站数量达到120座。"),
        ("苏州加快布局加氢站", "苏州市提出，到2025年，高速公路加氢站数量达到120座。"),
    ],
)
def test_another_region_unit_or_indicator_is_another_lineage(places: Places, title: str, text: str) -> None:
    """Neighbouring words raise no target of others."""
    lineages = told(places, SET, later(text, title=title))
    assert [events(lineage) for lineage in lineages] == [["set"], ["set"]]


def test_an_indicator_that_does_not_say_of_what_joins_no_other_news(places: Places) -> None:
    """产业规模 of one plan is not that of another."""
    lineages = told(
        places,
        bulletin("2023-03-01", ("苏州发展氢能", "苏州市提出，到2025年，产业规模达到500亿元。")),
        later("苏州市提出，到2025年，产业规模达到900亿元。", title="苏州发展纳米材料"),
    )
    assert [events(lineage) for lineage in lineages] == [["set"], ["set"]]


def test_the_same_news_counts_once_and_stays_reachable(places: Places) -> None:
    """A near-duplicate in another issue is cited beside the first, and restates nothing."""
    text = (
        "苏州市近日召开会议，部署氢能基础设施布局，要求有关部门简化审批，优先保障用地，鼓励社会资本参与投资运营，"
        "并对先行建成的站点给予支持。会议提出，到2025年，加氢站数量达到100座。"
    )
    (lineage,) = told(
        places, bulletin("2023-03-01", ("苏州推进加氢站建设", text)), later(text, "2023-03-08", "苏州部署加氢站建设")
    )
    (event,) = lineage.milestones[0].events
    assert [cited.day for cited in event.also] == ["2023-03-08"]


def test_a_lineage_that_is_chosen_by_one_issue_is_shown_whole(places: Places) -> None:
    """A bound on the day of issue chooses the lineage, and does not hide when it was set."""
    texts = (SET, later("苏州市提出，到2025年，加氢站数量达到120座。"))
    (lineage,) = told(places, *texts, filters=Filters(since=date(2024, 1, 1)), words="加氢站")
    assert events(lineage) == ["set", "raised"]


def test_due_and_events_choose_lineages(places: Places) -> None:
    """`due` asks for milestones within a time, `happenings` for what befell them; the total counts them all."""
    texts = (SET, later("苏州市提出，到2030年，换电站数量达到300座。"))
    with library(places, *texts) as kept:
        found = track(kept.database, on=ON, due=period("2030"))
        assert [lineage.indicator for lineage in found.lineages] == ["换电站数量"]
        assert track(kept.database, on=ON, happenings=["raised"]).total == 0
        page = track(kept.database, on=ON, limit=1)
        assert (page.total, len(page.lineages)) == (2, 1)
        assert [
            lineage.indicator for lineage in track(kept.database, on=date(2026, 1, 1), happenings=["due"]).lineages
        ] == ["加氢站数量"]


def test_every_page_is_a_stretch_of_the_whole_in_one_order(places: Places) -> None:
    """However a question is bounded, pages put together are all lineages, and each tells the same total."""
    said = "到2025年，{}加氢站数量达到{}座，充电桩数量达到{}个，换电站数量达到{}座。"
    texts = [
        bulletin(
            f"2023-0{n}-01",
            (f"苏州布局第{n}批站点", "苏州市提出，" + said.format("", 100 + n // 3, 300, 20)),
            (f"无锡布局第{n}批站点", "无锡市提出，" + said.format("新增", 50, 200 + 10 * n, 7)),
            issue=n,
        )
        for n in range(1, 5)
    ]
    asked: tuple[tuple[str | None, tuple[Happening, ...]], ...] = (
        (None, ()),
        (None, ("due",)),
        (None, ("raised", "due")),
        (None, ("restated",)),
        ("站", ()),
        ("站", ("due", "raised")),
    )
    with library(places, *texts) as kept:
        for words, happenings in asked:
            whole = track(kept.database, words, on=date(2026, 1, 1), happenings=happenings)
            assert whole.total == len(whole.lineages) > 1
            pages = [
                track(kept.database, words, on=date(2026, 1, 1), happenings=happenings, limit=2, offset=offset)
                for offset in range(0, whole.total, 2)
            ]
            assert [one for page in pages for one in page.lineages] == list(whole.lineages)
            beyond = track(kept.database, words, on=date(2026, 1, 1), happenings=happenings, limit=2, offset=99)
            assert {page.total for page in (*pages, beyond)} == {whole.total}
            assert beyond.lineages == ()


def test_a_correction_goes_to_the_lineage_that_it_states(places: Places) -> None:
    """And what was corrected is told no more; a rejected one leaves its lineage."""
    with library(places, SET, later("苏州市提出，到2025年，加氢站数量达到120座。")) as kept:
        (lineage,) = track(kept.database, on=ON).lineages
        first, second = (event.fact.id for event in lineage.milestones[0].events)
        kept.correct(second, {"indicator": "氢能公交线路数量"}, Hand("李"))
        assert sorted(one.indicator for one in track(kept.database, on=ON).lineages) == [
            "加氢站数量",
            "氢能公交线路数量",
        ]
        kept.reject([first], Hand("李"))
        assert [one.indicator for one in track(kept.database, on=ON).lineages] == ["氢能公交线路数量"]
        kept.undo(1)
        kept.undo(2)
        (again,) = track(kept.database, on=ON).lineages
        assert events(again) == events(lineage)


def test_a_target_of_a_region_that_is_found_anew_goes_to_its_lineage(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later version of the program that reads another region puts it there."""

    def finds(title: str, text: str, anchor: date | None) -> record.Content:
        return content_of(title, text, anchor)._replace(regions=("320200",))

    content_of = record.content_of
    with library(places, SET, later("苏州市提出，到2025年，加氢站数量达到120座。")) as kept:
        monkeypatch.setattr(refresh, "content_of", finds)
        kept.refresh(everything=True)
        (lineage,) = track(kept.database, None, Filters(regions=("320200",)), on=ON).lineages
        assert (lineage.regions, events(lineage)) == (("320200",), ["set", "raised"])
        assert kept.examine() == []
