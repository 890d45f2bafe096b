"""Searching: what a question may say, how filters bound it, what is counted, in which order, the same in both databases."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from evaluation.search_quality import sources as bulletins
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.databases import SAMPLES, Places, new_database
from tests.library.issues import sources
from yaoxun.errors import QueryError
from yaoxun.library.add import Source
from yaoxun.library.filters import Filters, any_of, conditions
from yaoxun.library.library import Library
from yaoxun.library.query import parse


@pytest.fixture(scope="module")
def library(places: Places) -> Iterator[Library]:
    with Library(places(), make=True) as made:
        made.add(sources(), workers=1)
        yield made


def titles(library: Library, question: str, filters: Filters | None = None) -> list[str]:
    found = library.search(question, filters or Filters(), limit=None)
    return [hit.article.title for hit in found.hits]


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("", "没有要查的词"),
        ("  　", "没有要查的词"),
        ("，。！", "没有可查的字"),
        ("《》", "没有可查的字"),
        ('""', "没有可查的字"),
        ("🙂", "没有可查的字"),
        ('"低空', "引号没有成对"),
        ("低空”航线", "引号没有成对"),
        ("(低空", "左括号没有对应的右括号"),
        ("低空)", "右括号没有对应的左括号"),
        ("()", "缺少词"),
        ("AND", "缺少词"),
        ("低空 OR", "缺少词"),
        ("OR 低空", "缺少词"),
        ("NOT", "缺少词"),
        ("NOT 低空", "只说了不要什么"),
        ("-低空", "只说了不要什么"),
        ("低空 OR NOT 航线", "只说了不要什么"),
        ("低空 NOT NOT 航线", "只说了不要什么"),
        ("(" * 40 + "低空" + ")" * 40, "层以上"),
        (" ".join(f"词{n}" for n in range(70)), "一次最多查 64 个"),
        ("长" * 300, "最多 200 个"),
    ],
)
def test_a_question_that_cannot_be_read_is_told_what_is_wrong_with_it(question: str, met: str) -> None:
    with pytest.raises(QueryError, match=met) as told:
        parse(question)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 200


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("低空", ["合肥累计开放低空航线27条"]),
        ("航线", ["合肥累计开放低空航线27条", "舟山启用全国首条氢能渡轮航线"]),
        ("航线 NOT 渡轮", ["合肥累计开放低空航线27条"]),
        ("航线 -渡轮", ["合肥累计开放低空航线27条"]),
        ("渡轮 OR 低空", ["合肥累计开放低空航线27条", "舟山启用全国首条氢能渡轮航线"]),
        ("渡轮 或 低空", ["合肥累计开放低空航线27条", "舟山启用全国首条氢能渡轮航线"]),
        ("渡轮 or 低空", ["合肥累计开放低空航线27条", "舟山启用全国首条氢能渡轮航线"]),
        ("航线 且 无人机 非 渡轮", ["合肥累计开放低空航线27条"]),
        ("(渡轮 OR 低空) AND 无人机", ["合肥累计开放低空航线27条"]),
        ("（渡轮 OR 低空） 加氢站", ["舟山启用全国首条氢能渡轮航线"]),
        ('"加氢站5座"', ["舟山启用全国首条氢能渡轮航线"]),
        ("工厂", ["宁波给予绿色工厂最高200万元补助", "广州推进5G工厂建设"]),
        ("5G", ["广州推进5G工厂建设"]),
        ("5", ["舟山启用全国首条氢能渡轮航线"]),
        ("etc", ["宁波给予绿色工厂最高200万元补助"]),
        ("3万", ["合肥累计开放低空航线27条"]),
        ("2万", []),
        ("9.2万", ["广州推进5G工厂建设"]),
        ("100人", ["舟山启用全国首条氢能渡轮航线"]),
        ("低空 航线 没有的词", []),
        ("低空\u200b航线", ["合肥累计开放低空航线27条"]),
        ("低\ufe0f空", []),
        ("低\x00空", []),
    ],
)
def test_a_question_finds_what_it_says(question: str, expected: list[str], library: Library) -> None:
    """Words side by side must all be there; titles that answer come first, then the newest."""
    assert titles(library, question) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(regions=any_of(["江苏"])), {"无锡出台工业设计奖励办法", "无锡奖励工业设计中心"}),
        (Filters(regions=any_of(["浙江", "安徽"])), {"舟山启用全国首条氢能渡轮航线", "宁波给予绿色工厂最高200万元补助", "合肥累计开放低空航线27条"}),
        (Filters(regions=any_of(["宁波市"])), {"宁波给予绿色工厂最高200万元补助"}),
        (Filters(regions=("330900",)), {"舟山启用全国首条氢能渡轮航线"}),
        (Filters(section="政策"), {"无锡奖励工业设计中心", "宁波给予绿色工厂最高200万元补助"}),
        (Filters(maker="南方"), {"无锡出台工业设计奖励办法", "广州推进5G工厂建设"}),
        (Filters(since=date(2024, 1, 15)), {"宁波给予绿色工厂最高200万元补助", "合肥累计开放低空航线27条"}),
        (Filters(until=date(2023, 7, 10)), {"无锡奖励工业设计中心", "舟山启用全国首条氢能渡轮航线"}),
        (Filters(since=date(2023, 7, 11), until=date(2023, 12, 31)), {"无锡出台工业设计奖励办法", "广州推进5G工厂建设"}),
        (Filters(kind="target"), {"舟山启用全国首条氢能渡轮航线", "合肥累计开放低空航线27条", "广州推进5G工厂建设"}),
        (Filters(industry="低空经济"), {"合肥累计开放低空航线27条"}),
        (Filters(industry="氢能"), {"舟山启用全国首条氢能渡轮航线"}),
        (Filters(section="没有的栏目"), set()),
    ],
)  # fmt: skip
def test_a_filter_keeps_the_articles_that_it_names(filters: Filters, expected: set[str], library: Library) -> None:
    found = library.search("市", filters, limit=None)
    shown = {hit.article.title for hit in found.hits}
    assert shown <= expected
    assert found.total == len(expected)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(kind="wish"),
        Filters(industry="没有的行业"),
        Filters(section="\ud800"),
        Filters(maker="\0"),
        Filters(since=date(2024, 1, 1), until=date(2023, 1, 1)),
    ],
    ids=["kind", "industry", "half a character", "NUL", "since after until"],
)
def test_a_filter_that_names_nothing_is_an_error(filters: Filters, library: Library) -> None:
    with pytest.raises(QueryError):
        library.search("市", filters)


def test_facets_count_every_article_that_was_found(library: Library) -> None:
    found = library.search("市")
    facets = {name: dict(counts) for name, counts in found.facets.items()}
    assert found.total == 6
    assert facets["section"] == {"政策举措": 2, "产业动向": 2, "各地动态": 2}
    assert facets["year"] == {"2024": 2, "2023": 4}
    assert facets["region"] == {"320000": 2, "330000": 2, "340000": 1, "440000": 1}
    assert facets["kind"]["target"] == 3
    assert facets["kind"]["incentive"] == 3


def test_a_page_tells_the_total_and_pages_do_not_overlap(library: Library) -> None:
    whole = library.search("市", limit=None)
    pages = [library.search("市", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert {(page.total, page.stories) for page in pages} == {(whole.total, whole.stories)}
    assert [hit.article.id for page in pages for hit in page.hits] == [hit.article.id for hit in whole.hits]
    assert not library.search("市", limit=2, offset=99).hits


def test_the_same_news_is_shown_once_and_its_other_articles_are_named(library: Library) -> None:
    found = library.search("工业设计中心", limit=None)
    assert (found.total, found.stories) == (2, 1)
    (hit,) = found.hits
    assert [library.article(other).title for other in hit.also] == ["无锡出台工业设计奖励办法"]
    assert hit.article.title == "无锡奖励工业设计中心"


def test_what_was_found_is_lit_in_title_and_snippet(library: Library) -> None:
    """Where words stand in another width or size than the question's, those of the text are lit."""
    (hit,) = library.search("ＥＴＣ 补助").hits
    assert [hit.title.text[start:end] for start, end in hit.title.lit] == ["补助"]
    assert {hit.snippet.text[start:end] for start, end in hit.snippet.lit} <= {"ETC", "补助"}
    assert hit.snippet.lit
    assert hit.cited is not None
    assert hit.cited.quote in hit.article.text


def test_both_databases_answer_the_same_in_the_same_order(server: str, tmp_path: Path) -> None:
    questions = ["市", "省", "企业", "数字 OR 绿色", "2025年", "5G NOT 上海", "奖励 补贴", "碳", "《“十四五”规划》"]

    def answers(place: str) -> list[object]:
        with Library(place, make=True) as library:
            library.add([*sources(), *bulletins()], workers=1)
            found = [library.search(question, limit=None) for question in questions]
            return [
                (
                    f.total,
                    f.stories,
                    f.facets,
                    [(h.article, h.title, h.snippet, h.cited, h.regions, h.also) for h in f.hits],
                )
                for f in found
            ]

    assert answers(str(tmp_path / "yaoxun.db")) == answers(new_database(server))


@pytest.fixture(scope="module")
def samples(places: Places) -> Iterator[Library]:
    with Library(places(), make=True) as made:
        made.add([Source(str(path), path.name) for path in sorted(SAMPLES.iterdir()) if path.is_file()], workers=1)
        yield made


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30) | st.text('市补贴 "“”()（）《》-ANDORNOT5G.,，0%‰①²㎡\u200b', max_size=40))
@example("\ud800")
@example("a\0b")
@example("'")
@example('"\'" OR "*"')
@example("title : 市")
@example("市*")
@example("NEAR(市 区)")
@example("市 & 区 | !县 <-> 乡")
@example("\\")
@example("ß İ ﬁ Ⅷ ㎞ が ｶﾞ 한글 é")
def test_any_words_give_an_answer_or_tell_why_not(samples: Library, question: str) -> None:
    try:
        found = samples.search(question)
    except QueryError as told:
        assert str(told)
    else:
        assert len(found.hits) == min(found.stories, 20) <= found.total


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_stretch_of_an_article_finds_it(samples: Library, data: st.DataObject) -> None:
    """One to eight characters of Chinese, wherever they stand, in quotes or not."""
    number, text = data.draw(
        st.sampled_from(samples.database.rows("SELECT article_id, text FROM body ORDER BY article_id"))
    )
    start = data.draw(st.integers(0, len(text) - 1))
    stretch = text[start : start + data.draw(st.integers(1, 8))]
    run = "".join(c if "\u4e00" <= c <= "\u9fff" else " " for c in stretch).split()
    for words in run:
        found = samples.search(f'"{words}"', limit=None, facets=False)
        assert number in {n for hit in found.hits for n in (hit.article.id, *hit.also)}
        assert all(words in hit.article.title or words in hit.article.text for hit in found.hits)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(regions=("320000", "340000")),
        Filters(regions=("320500",)),
        Filters(regions=("320500", "330000")),
        Filters(section="政策"),
        Filters(section="没有的栏目"),
        Filters(since=date(2023, 8, 1)),
        Filters(since=date(2023, 8, 12), until=date(2024, 1, 31)),
        Filters(until=date(2023, 8, 16)),
        Filters(until=date.max),
        Filters(kind="target", since=date(2023, 1, 1)),
        Filters(kind="incentive", industry="低空经济"),
        Filters(maker="简报", kind="organization"),
    ],
    ids=str,
)
def test_filters_by_facets_bound_the_same_articles_as_filters_of_rows(filters: Filters, library: Library) -> None:
    """Searching asks the facets, facts ask the rows: both must mean the same."""
    where, values = conditions(filters)
    within = {n for (n,) in library.database.rows(f"SELECT id FROM article WHERE 1 = 1{where}", values)}
    found = library.search("市", limit=None)
    everything = {n for hit in found.hits for n in (hit.article.id, *hit.also)}
    bounded = library.search("市", filters, limit=None)
    assert {n for hit in bounded.hits for n in (hit.article.id, *hit.also)} & within == everything & within
    assert bounded.total == len(everything & within)


@pytest.mark.parametrize("words", ["市", "的", "企业 OR 产业", "市 NOT 企业"])
def test_many_articles_read_month_by_month_come_in_the_order_of_few(
    words: str, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(places(), make=True) as library:
        library.add([Source(str(path), path.name) for path in sorted(SAMPLES.iterdir()) if path.is_file()], workers=1)
        at_once = library.search(words, limit=None)
        monkeypatch.setattr("yaoxun.library.search._FEW", 0)
        assert library.search(words, limit=None) == at_once
        days = [hit.article.day or "" for hit in at_once.hits if not hit.title.lit]
        assert len(set(days)) > 1
        assert days == sorted(days, reverse=True)
