"""How far a policy document has come, told by the words around its title, from issue to issue."""

from datetime import date

import pytest

from tests.analysis.bulletins import bulletin, library
from tests.databases import Places
from yaoxun.analysis.documents import DocumentLineage, stages_told, track_documents

ON = date(2025, 7, 1)


def told(places: Places, *texts: str, on: date = ON, words: str | None = None) -> list[DocumentLineage]:
    with library(places, *texts) as kept:
        return list(track_documents(kept.database, words, on=on).lineages)


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("市住建局就《加氢站管理办法》公开征求意见。", ["drafted"]),
        ("市住建局正在起草《加氢站管理办法》。", ["drafted"]),
        ("《加氢站管理办法》即将出台。", ["drafted"]),
        ("《加氢站管理办法》日前正式出台。", ["issued"]),
        ("会议审议通过《加氢站管理办法》。", ["issued"]),
        ("由市住建局编制的《加氢站管理办法》正式实施。", ["effective"]),
        ("新修订的《加氢站管理办法》共六章。", ["revised"]),
        ("市政府决定对《加氢站管理办法》进行修订。", ["revised"]),
        ("新规施行后，原《加氢站管理办法》同时废止。", ["repealed"]),
        ("《燃气规定》《加氢站管理办法》同时废止。", ["repealed"]),
        ("《加氢站管理办法》明确，推动重大项目实施。", ["mentioned"]),
        ("根据《加氢站管理办法》，站点须取得许可。", ["mentioned"]),
    ],
)
def test_the_words_around_a_title_tell_its_stage(text: str, stages: list[str]) -> None:
    """What the document says of other things, and what other things are done by it, is no stage of it."""
    start = text.index("《加氢站")
    end = text.index("》", start) + 1
    assert list(stages_told(text, start, end, "加氢站管理办法")) == stages


def test_a_document_is_one_lineage_from_draft_to_repeal(places: Places) -> None:
    """The remark 征求意见稿 is no part of the title; each event cites its sentence."""
    texts = [
        bulletin(
            "2022-03-01",
            ("苏州加氢站立规征求意见", "苏州市住建局发布《苏州市加氢站管理办法（征求意见稿）》。"),
            issue=1,
        ),
        bulletin(
            "2022-09-01",
            ("苏州出台加氢站管理办法", "苏州市政府印发《苏州市加氢站管理办法》，自2022年10月1日起施行。"),
            issue=2,
        ),
        bulletin(
            "2024-09-01", ("苏州更新加氢站规定", "苏州市的新规定施行后，《苏州市加氢站管理办法》同时废止。"), issue=3
        ),
    ]
    (lineage,) = told(places, *texts)
    assert [(e.stage, e.day) for e in lineage.events] == [
        ("drafted", "2022-03-01"),
        ("issued", "2022-09-01"),
        ("effective", "2022-10-01"),
        ("repealed", "2024-09-01"),
    ]
    assert lineage.standing == "repealed"
    assert lineage.events[-1].cited.quote == "苏州市的新规定施行后，《苏州市加氢站管理办法》同时废止。"


@pytest.mark.parametrize(("on", "standing"), [(date(2025, 9, 30), "forthcoming"), (date(2025, 10, 1), "effective")])
def test_a_document_is_in_force_from_its_first_day(places: Places, on: date, standing: str) -> None:
    """On the day before it is issued only."""
    text = "苏州市政府印发《苏州市加氢站管理办法》，自2025年10月1日起施行。"
    (lineage,) = told(places, bulletin("2025-06-01", ("苏州出台加氢站管理办法", text)), on=on)
    assert lineage.standing == standing


def test_documents_of_one_title_that_two_regions_made_are_two(places: Places) -> None:
    """苏州 and 无锡 each have their own; a title that names its place is one wherever it is mentioned."""
    texts = [
        bulletin("2024-03-01", ("苏州印发氢能方案", "苏州市发展改革委印发《氢能产业行动方案》。"), issue=1),
        bulletin(
            "2024-03-08",
            ("无锡印发氢能方案", "无锡市发展改革委印发《氢能产业行动方案》，落实《江苏省氢能规划》。"),
            issue=2,
        ),
        bulletin("2024-03-15", ("常州发展氢能", "常州市按照《江苏省氢能规划》布局站点。"), issue=3),
    ]
    lineages = told(places, *texts)
    assert sorted((one.title, one.regions) for one in lineages) == [
        ("氢能产业行动方案", ("320200",)),
        ("氢能产业行动方案", ("320500",)),
        ("江苏省氢能规划", ("320000",)),
    ]


def test_words_choose_by_title_number_and_issuer(places: Places) -> None:
    """Words of the text around do not."""
    text = "苏州市发展改革委印发《氢能产业行动方案》，支持加氢站建设。"
    with library(places, bulletin("2024-03-01", ("苏州印发氢能方案", text))) as kept:
        for words, total in (("氢能", 1), ("发展改革委", 1), ("加氢站", 0)):
            assert track_documents(kept.database, words, on=ON).total == total
        assert track_documents(kept.database, on=ON, stages=["repealed"]).total == 0


def test_a_document_is_dated_by_its_sentence(places: Places) -> None:
    """Where the sentence says when it was issued, that day or month counts; else the issue's day, and this is told."""
    (dated,) = told(places, bulletin("2024-06-05", ("苏州规范加氢站", "2023年9月，苏州市印发《加氢站管理办法》。")))
    assert [(event.stage, event.day, event.stated) for event in dated.events] == [("issued", "2023-09", True)]
    (undated,) = told(places, bulletin("2024-06-05", ("苏州规范加氢站", "苏州市印发《加氢站管理办法》。")))
    assert [(event.stage, event.day, event.stated) for event in undated.events] == [("issued", "2024-06-05", False)]


def test_a_document_of_the_whole_country_is_no_regions_own(places: Places) -> None:
    """Its number or its issuer says so, whatever region the article reports on."""
    text = "苏州市落实国务院办公厅印发的《加氢站管理办法》（国办发〔2023〕7号）。"
    assert told(places, bulletin("2024-06-05", ("苏州规范加氢站", text)))[0].regions == ("000000",)
