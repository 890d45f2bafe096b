"""Regions side by side on a topic: what stands in a cell, and why a cell is empty."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.analysis.bulletins import bulletin, library
from tests.databases import SEEDS, Places, with_seeds
from yaoxun.analysis.compare import KINDS, compare
from yaoxun.errors import QueryError
from yaoxun.faces.cli import main
from yaoxun.library.add import Source
from yaoxun.library.filters import Filters, period
from yaoxun.library.library import Library

SUZHOU = (
    "苏州支持低空经济发展",
    "苏州市印发《低空经济若干措施》，提出到2026年，无人机起降点达到200个。对新开通的物流航线给予最高50万元补贴。",
)
HANGZHOU = ("杭州改善营商环境", "杭州市提出，到2026年，低空经济产值达到300亿元。到2026年，夜间经济街区达到40个。")
ISSUE = bulletin("2024-03-01", SUZHOU, HANGZHOU)


def words(cell: object) -> list[str]:
    return [value.fact.cited.quote for value in cell.values]  # type: ignore[attr-defined]


def test_a_fact_is_on_the_topic_by_its_words_sentence_or_title(places: Places) -> None:
    """All of an article whose title has the topic is on it; of another article only the sentences that have it."""
    with library(places, ISSUE) as kept:
        found = compare(kept.database, "低空经济", ["苏州", "杭州"])
    suzhou, hangzhou = found.rows["target"]
    assert words(suzhou) == ["无人机起降点达到200个"]
    assert words(hangzhou) == ["低空经济产值达到300亿元"]
    assert [cell.total for cell in found.rows["document"]] == [1, 0]
    assert [cell.total for cell in found.rows["incentive"]] == [1, 0]


def test_an_empty_cell_says_why(places: Places) -> None:
    """No article of the region; articles that a person has not reviewed; articles that a person has."""
    with library(places, ISSUE) as kept:
        before = compare(kept.database, "低空经济", ["杭州", "南京"]).rows["incentive"]
        assert [cell.blank for cell in before] == ["not-reviewed", "no-article"]
        kept.database.run("UPDATE article SET reviewed = ? WHERE title = ?", ("2024-04-01", HANGZHOU[0]))
        after = compare(kept.database, "低空经济", ["杭州", "南京"])
        assert [cell.blank for cell in after.rows["incentive"]] == ["not-stated", "no-article"]
        assert after.rows["target"][0].blank is None
        assert [(r.name, len(r.articles), r.reviewed) for r in after.regions] == [("杭州", 1, 1), ("南京", 0, 0)]


def test_a_region_holds_its_parts(places: Places) -> None:
    """What 苏州 states is in the column of 江苏."""
    with library(places, ISSUE) as kept:
        (cell, other) = compare(kept.database, "低空经济", ["江苏", "上海"]).rows["target"]
        assert words(cell) == ["无人机起降点达到200个"]
        assert other.blank == "no-article"


def test_in_an_article_of_several_regions_a_fact_goes_to_the_one_that_is_named(places: Places) -> None:
    """Each region has what its own sentence says, and not what that of another says."""
    text = "上海市提出，到2026年，低空航线达到400条。\n江苏省提出，到2026年，低空航线达到900条。"
    with library(places, bulletin("2024-03-01", ("沪苏两地布局低空航线", text))) as kept:
        found = compare(kept.database, "低空航线", ["上海", "江苏"])
        assert [[v.fact.says["value"] for v in cell.values] for cell in found.rows["target"]] == [[400], [900]]
        alone = compare(kept.database, "低空航线", ["江苏"])
        assert [v.fact.says["value"] for v in alone.rows["target"][0].values] == [900]


def test_the_same_news_is_one_value_and_stays_reachable(places: Places) -> None:
    """A near-duplicate in another issue is cited beside the first."""
    text = (
        "苏州市近日召开低空经济推进会，部署航线划设、起降点建设和应用场景开放，要求各板块加强空域协调，完善安全监管，"
        "支持企业在物流配送、城市巡检等方面先行先试。会议提出，到2026年，无人机起降点达到200个。"
    )
    with library(
        places,
        bulletin("2024-03-01", ("苏州部署低空经济", text), issue=1),
        bulletin("2024-03-08", ("苏州召开低空经济推进会", text), issue=2),
    ) as kept:
        (cell,) = compare(kept.database, "低空经济", ["苏州"]).rows["target"]
    assert cell.total == 1
    assert cell.values[0].fact.cited.day == "2024-03-08"
    assert [cited.day for cited in cell.values[0].also] == ["2024-03-01"]


def test_a_limit_leaves_the_total_and_filters_bound_the_articles(places: Places) -> None:
    """What is left out is counted; an issue out of time is as if it were not there."""
    text = "苏州市提出，到2026年，无人机起降点达到200个，低空航线达到80条，飞行营地达到6座。"
    with library(places, bulletin("2024-03-01", ("苏州支持低空经济发展", text))) as kept:
        (cell,) = compare(kept.database, "低空经济", ["苏州"], limit=2).rows["target"]
        assert (cell.total, len(cell.values)) == (3, 2)
        (gone,) = compare(kept.database, "低空经济", ["苏州"], Filters(since=period("2025")[0])).rows["target"]
        assert gone.blank == "no-article"


def test_a_topic_may_join_words(places: Places) -> None:
    """AND may be met by title and sentence together; NOT leaves out sentences, and not whole articles."""
    with library(places, ISSUE) as kept:
        found = compare(kept.database, "低空经济 AND 起降点", ["苏州", "杭州"])
        assert [cell.total for cell in found.rows["target"]] == [1, 0]
        found = compare(kept.database, "2026年 NOT 街区", ["杭州"])
        assert words(found.rows["target"][0]) == ["低空经济产值达到300亿元"]


@pytest.mark.parametrize("said", ["低空经济", "低空經濟", "低\u200b空经济"])
def test_a_sentence_has_the_topic_in_whatever_script(places: Places, said: str) -> None:
    """Traditional characters and marks without width are read as search reads them; the next sentence is not on it."""
    text = f"苏州市提出，到2026年，{said}企业达到200家。到2026年，夜间街区达到40个。"
    with library(places, bulletin("2024-03-01", ("苏州发展新产业", text))) as kept:
        (cell,) = compare(kept.database, "低空经济", ["苏州"]).rows["target"]
        assert [value.fact.says["value"] for value in cell.values] == [200]


def test_bad_questions_get_one_clear_error(places: Places) -> None:
    """No region, a region that does not exist, no words."""
    with library(places, ISSUE) as kept:
        for topic, regions in (("低空经济", []), ("低空经济", ["无此地"]), ("", ["苏州"])):
            with pytest.raises(QueryError):
                compare(kept.database, topic, regions)


@pytest.mark.parametrize(
    "said",
    [
        ["--regions", "苏州", "杭州"],
        ["--regions", "苏州、杭州"],
        ["--regions", "苏州", "--regions", "杭州"],
        ["--regions=苏州,杭州"],
    ],
)
def test_regions_may_follow_one_option(tmp_path: Path, said: list[str]) -> None:
    """Names one after another, joined, or each with the option."""
    place = str(tmp_path / "yaoxun.db")
    with Library(place, make=True) as kept:
        kept.add([Source("-", "1.txt", data=ISSUE.encode())])
    result = CliRunner().invoke(main, ["compare", "低空经济", *said, "--json", "--library", place])
    assert result.exit_code == 0, result.output
    answer = json.loads(result.output)
    assert [region["name"] for region in answer["regions"]] == ["苏州", "杭州"]
    assert list(answer["rows"]) == list(KINDS)
    cell = answer["rows"]["target"]["苏州"]
    assert cell["values"][0]["citation"]["quote"] == "无人机起降点达到200个"
    shown = CliRunner().invoke(main, ["compare", "低空经济", *said, "--library", place])
    assert cell["values"][0]["citation"]["key"] in shown.output


@with_seeds
def test_the_regions_of_the_delta_on_future_industries(tmp_path: Path) -> None:
    """江苏 aims at five times a hundred by the end of 2026; the plan of 安徽 stands in the column of 安徽 alone."""
    with Library(str(tmp_path / "yaoxun.db"), make=True) as kept:
        kept.add([Source(str(path), path.name) for path in sorted(SEEDS.iterdir())])
        found = compare(kept.database, "未来产业", ["上海", "江苏", "浙江", "安徽"])
    assert [cell.total for cell in found.rows["target"]] == [0, 5, 0, 0]
    assert {v.fact.says["by"] for v in found.rows["target"][1].values} == {"2026-12-31"}
    with_plan = [any("先导区建设方案" in v.fact.says["title"] for v in cell.values) for cell in found.rows["document"]]
    assert with_plan == [False, False, False, True]
