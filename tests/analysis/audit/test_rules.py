"""What a careful editor queries, and what stays silent beside it: each rule by its examples."""

from datetime import date

import pytest

from yaoxun.analysis.audit.finding import CODES, Doubt, Severity
from yaoxun.analysis.audit.rules import doubts
from yaoxun.analysis.audit.subject import subject

ISSUED = date(2023, 8, 16)

# code, the severity, a part of the arithmetic ("" where there is none), and the text.
FOUND = [
    # sums
    ("sum-mismatch", "error", "3＋4＝7，合计写作8", "两期分别认定平台3家、中心4家，合计8家。"),
    ("sum-mismatch", "query", "52＋11＋5＝68，总数写作69", "首批成员69家，其中企业52家、高校11家、机构5家，设秘书处。"),
    ("sum-mismatch", "query", "6亿＋5亿＝11亿，总数写作10亿", "安排资金10亿元，其中技改6亿元、研发5亿元。"),
    ("sum-mismatch", "error", "6.2亿＋5.1亿＝11.3亿，总数写作10.5亿", "安排资金10.5亿元，其中技改6.2亿元、研发5.1亿元。"),
    ("sum-mismatch", "error", "80.5亿＋60亿＝140.5亿，总数写作143.6亿", "外贸进出口总值143.6亿元，同比增长2%；其中出口80.5亿元，进口60亿元。"),
    ("sum-mismatch", "error", "总数写作1000亿", "全市生产总值1000亿元。其中，第一、二、三产业增加值分别为100亿元、400亿元、550亿元。"),
    ("part-over-whole", "error", "13＞12", "全县共有示范园12个，其中省级13个。"),
    ("sum-rounding", "note", "4.02亿＋3.02亿＋2.97亿＝10.01亿", "设立10亿元资金。一是平台4.02亿元，占40.2%；二是人才3.02亿元，占30.2%；三是项目2.97亿元，占29.7%。"),
    ("shares-total", "error", "40＋30＋25＝95%", "设立10亿元资金。一是平台4亿元，占40%；二是人才3亿元，占30%；三是项目3亿元，占25%。"),
    ("shares-total", "error", "6＋39.8＋55.2＝101", "三次产业结构为6.0∶39.8∶55.2。"),
    # shares
    ("share-mismatch", "error", "10÷40＝25%，写作30%", "全县共有企业40家，其中规上企业10家，占30%。"),
    ("share-mismatch", "error", "18÷45＝40%，写作42%", "该区域在全国45个集群中占据18个席位，相当于全国的42%。"),
    ("share-mismatch", "error", "写作36.4%", "全市汽车产量52.3万辆；新能源汽车产量13.8万辆，占全市汽车产量的比重由19.5%提升至36.4%。"),
    ("share-mismatch", "error", "960÷1200＝80%，写作78%", "在1200家企业中，民营企业960家，占78%。"),
    ("share-rounding", "note", "2.97亿÷10亿＝29.7%，写作29.8%", "设立10亿元资金。一是平台4.02亿元，占40.2%；二是人才3.01亿元，占30.1%；三是项目2.97亿元，占29.8%。"),
    # changes
    ("change-mismatch", "error", "（500－400）÷400＝25%，写作20%", "企业由400家增加到500家，增长20%。"),
    ("change-mismatch", "error", "500－400＝100家，写作120家", "企业由400家增加到500家，增加120家。"),
    ("change-mismatch", "error", "45－38＝7个百分点，写作6个百分点", "转化率由38.0%提高到45.0%，提高6个百分点。"),
    ("change-mismatch", "error", "20÷（220－20）＝10%，写作9%", "建成站点220个，比上年增加20个，增长9%。"),
    ("change-direction", "error", "60＞50", "覆盖率由60%提高到50%。"),
    ("change-direction", "error", "7＜20", "办理时限由7个工作日压减到20个工作日。"),
    ("multiple-mismatch", "error", "163亿÷80亿＝2倍，写作2.4倍", "产值163亿元，是去年同期80亿元的2.4倍。"),
    ("average-mismatch", "query", "写作501万元", "授信企业1530户、金额61.4亿元，户均授信约501万元。"),
    ("average-mismatch", "query", "249亿÷4.4亿＝56.6元/吨，写作65.6元/吨", "累计成交4.4亿吨，成交额249亿元，均价65.6元/吨。"),
    # days
    ("past-after-issue", "error", "2023-09-20＞2023-08-16", "2023年9月20日，该市召开推进会，通报了进展。"),
    ("past-after-issue", "error", "2023-10-31＞2023-08-16", "截至2023年10月底，已建成站点120个。"),
    ("deadline-past", "query", "2022-12-31＜2023-08-16", "下一步，该局将加快建设，力争到2022年底建成平台20个。"),
    ("deadline-past", "query", "2023-08-01＜2023-08-16", "8月1日，新修订的办法将正式施行。"),
    ("no-such-date", "error", "", "2023年2月30日前完成整改。"),
    ("no-such-date", "error", "", "申报截止到11月31日。"),
    ("weekday-mismatch", "error", "", "8月14日（星期三），发布会举行。"),
    ("period-mismatch", "query", "2025－2023＋1＝3年，写作五年", "印发《产业提质五年行动方案（2023—2025年）》。"),
    # words
    ("stray-word", "note", "", "覆盖文化旅游、养老服务etc 20个领域。"),
    # counts
    ("count-mismatch", "query", "一是、二是、三是、四是共4项，写作三方面", "该局将从三方面发力。一是建平台；二是引人才；三是优服务；四是强监管。"),
    ("count-mismatch", "query", "共2项，写作3项措施", "办法提出3项措施：（一）给予补贴。\n（二）减免租金。"),
    ("count-mismatch", "query", "共3项，写作四大行动", "方案实施四大行动。\n一是强链行动。\n二是补链行动。\n三是延链行动。"),
    ("count-sum", "error", "3＋4＋2＝9，写作10", "提出三个方面10项任务。第一方面是提质，包括建档等3项任务。第二方面是畅通，包括赋权等4项任务。第三方面是增效，包括培育等2项任务。"),
    ("list-count", "query", "写作四", "技术研发、场景应用、标准制定四个方面同时推进。"),
    ("list-count", "query", "2个，写作三", "建设三大平台（数据服务平台、产业监测平台）。"),
    ("list-count", "query", "2个，写作三", "实施“绿电进园区”“绿电进企业”三大工程。"),
    ("mark-jump", "error", "", "一是建平台；二是引人才；四是优服务。"),
    ("mark-jump", "error", "", "（一）给予补贴。\n（三）减免租金。"),
    ("mark-repeat", "error", "", "一是建平台；二是引人才；三是优服务；三是强监管。"),
    # the same told twice
    ("amount-conflict", "query", "", "全市专精特新企业数量达320家。\n专精特新企业数量达350家，居全省前列。"),
    # limits
    ("range-inverted", "error", "8＞5", "执行期限为8—5年。"),
    ("range-inverted", "error", "2026＞2024", "实施期为2026—2024年。"),
    ("percent-over", "error", "120%＞100%", "到年底，社区养老设施覆盖率达到120%。"),
]  # fmt: skip

# why it stays silent, and the text.
SILENT = [
    ("the parts are all", "首批成员69家，其中企业52家、高校11家、机构6家。"),
    ("the parts are only some", "首批成员69家，其中企业30家、高校11家。"),
    ("parts of which one is told with its growth are only some", "播种面积2.2亿亩，其中大豆6850万亩，比上年增加998.6万亩，玉米9100万亩、水稻5400万亩。"),
    ("rounded parts make a rounded total", "进出口2.14万亿元，同比增长4%。其中，出口1.34万亿元，增长1%；进口8000.2亿元，增长10%。"),
    ("parts of several wholes", "进出口总额100亿元，其中，出口增长3%，进口下降2%。"),
    ("an average is no whole", "人均收入3.9万元，其中城镇居民5.2万元。"),
    ("a rate is no whole", "综合合格率98%，其中食品99%。"),
    ("of another unit", "引进企业12家，其中研发人员130人。"),
    ("about", "全县共有企业40家，其中规上企业10家，约占24%。"),
    ("a share that rounds", "全县共有企业41家，其中规上企业10家，占24.4%。"),
    ("the whole is not told", "海洋产业增加值37.2亿元，占地区生产总值6.1%。"),
    ("a share of something else", "签约项目53个，其中外资项目9个，台资占全部外资的40%。"),
    ("budget shares that fit", "设立10亿元资金。一是平台4亿元，占40%；二是人才3.5亿元，占35%；三是项目2.5亿元，占25%。"),
    ("shares by several names", "甲产品出口10亿元、乙产品出口20亿元，占比分别为33%和67%。"),
    ("about", "企业由400家增加到500家，增长约24%。"),
    ("growth that rounds", "产值由1.2亿元增加到1.5亿元，增长23%。"),
    ("bounds are no amounts", "转化率由不足38%提高到45%以上，提高10个百分点。"),
    ("growth of something else", "企业由400家增加到500家，产值同比增长30%。"),
    ("fewer ranks are better", "综合排名由5位上升到3位。"),
    ("two amounts of which nobody says that one became the other", "最低60元，最高50元。"),
    ("roughly the average", "授信企业1530户、金额61.4亿元，户均授信约400万元。"),
    ("an average of others", "培训农民5300人，投入资金2.6亿元，全省人均收入2.1万元。"),
    ("an event to come", "2023年9月20日，该市将召开推进会。"),
    ("a rule that will apply", "办法自2023年9月1日起施行。"),
    ("a deadline for applications", "申报截至2023年9月30日。"),
    ("an old plan's day", "根据2020年印发的规划，到2022年底建成平台20个。"),
    ("a meeting that told what will be", "8月1日，该市召开会议，提出将建设平台。"),
    ("a leap day", "2024年2月29日前完成整改。"),
    ("ages in months", "为18月龄儿童接种。"),
    ("the right weekday", "8月14日（星期一），发布会举行。"),
    ("three years", "印发《产业提质三年行动方案（2023—2025年）》。"),
    ("Latin names", "上线一款App，接入5G和ETC系统。"),
    ("four of four", "该局将从四方面发力。一是建平台；二是引人才；三是优服务；四是强监管。"),
    ("one of two counts fits", "围绕三大任务、提出四项措施：一是建平台；二是引人才；三是优服务；四是强监管。"),
    ("measures told by groups", "若干措施从三个方面提出19条举措。一是引平台。二是推应用。三是强优势。"),
    ("only some of many", "出台《支持产业十条措施》。（一）给予补贴。\n（二）减免租金。"),
    ("counts of items fit", "提出三个方面9项任务。第一方面是提质，包括建档等3项任务。第二方面是畅通，包括赋权等4项任务。第三方面是增效，包括培育等2项任务。"),
    ("a list that a verb leads from", "上海、江苏和浙江将从三个方面推进。"),
    ("and within a member", "在规划与建设、管理与服务四个方面改进。"),
    ("a list that goes on", "养老、托育等三个领域率先试点。"),
    ("a remark in brackets", "三项指标（产值、增速均居全省第一）。"),
    ("articles that are pointed at", "符合前款（一）、（三）项条件的，可以申请。"),
    ("a mark in another form", "一是建平台；同时第二是引人才；三是优服务。"),
    ("an enumeration in another", "一是建平台：一是省级；二是市级。二是引人才。三是优服务。"),
    ("two enumerations", "一是建平台；二是引人才。此外，一是抓落实；二是强督导。"),
    ("of two years", "2021年专精特新企业数量达320家。\n2022年专精特新企业数量达350家。"),
    ("of two places", "苏州市专精特新企业数量达320家。\n无锡市专精特新企业数量达350家。"),
    ("one of them rounded", "专精特新企业数量达1.6万家。\n专精特新企业数量达16012家。"),
    ("a fall from one to the other", "利率由5%—3%逐年递减。"),
    ("debt may be over what it is compared with", "债务余额占地区生产总值的比重为120%。"),
    ("a plan may be over-fulfilled", "完成年度任务的113.9%。"),
    ("nothing", ""),
]  # fmt: skip


def audited(text: str, title: str = "") -> tuple[Doubt, ...]:
    return doubts(subject(title, text, ISSUED))


@pytest.mark.parametrize(("code", "severity", "sums", "text"), FOUND, ids=[f"{c} {t[:24]}" for c, _, _, t in FOUND])
def test_what_does_not_fit_is_found(code: str, severity: str, sums: str, text: str) -> None:
    """The finding has its code and severity, and its arithmetic is written out; nothing else is found beside it."""
    found = audited(text)
    assert [(d.code, d.severity.value) for d in found] == [(code, severity)]
    assert sums in found[0].sums
    assert all(0 <= place.start < place.end <= len(text) for place in found[0].places)


@pytest.mark.parametrize(("why", "text"), SILENT, ids=[f"{w} {t[:24]}" for w, t in SILENT])
def test_what_fits_or_cannot_be_known_stays_silent(why: str, text: str) -> None:
    assert audited(text) == (), why


def test_an_agency_of_one_place_in_an_article_about_another() -> None:
    """The title and the text are of one province, the body that opens the text is of another."""
    title, text = "湖南启动企业培育工作", "6月8日，广东省工信厅组织启动企业培育工作，湖南省企业培育中心同时授牌。"
    assert [(d.code, d.places[0].of(text)) for d in audited(text, title)] == [("agency-conflict", "广东省工信厅")]
    assert audited(text.replace("广东", "湖南"), title) == ()


def test_a_number_of_the_title_that_the_text_contradicts() -> None:
    """Only where the text counts the same things once, and nowhere gives the title's number."""
    assert [d.code for d in audited("首批28个示范园区名单公布。", "我市公布20个示范园区名单")] == ["title-mismatch"]
    assert audited("首批20个示范园区名单公布，全市已有28个示范园区。", "我市公布20个示范园区名单") == ()


def test_a_list_whose_shares_are_complete_and_whose_amounts_are_too_much() -> None:
    """Both the sum and the share that does not fit are told, the sum with all its parts."""
    text = "设立10亿元资金。一是平台4.0亿元，占40%；二是人才3.0亿元，占30%；三是项目2.0亿元，占20%；四是其他2.0亿元，占10%。"
    found = {d.code: d for d in audited(text)}
    assert found["sum-mismatch"].sums == "4亿＋3亿＋2亿＋2亿＝11亿元，总数写作10亿元"
    assert found["share-mismatch"].sums == "2亿÷10亿＝20%，写作10%"


def test_marks_of_either_width_are_the_same() -> None:
    """A bulletin that uses half-width commas is audited as one that does not."""
    assert [d.code for d in audited("全县共有企业40家,其中规上企业10家,占30%。")] == ["share-mismatch"]


def test_every_code_has_an_example() -> None:
    """All codes are shown to be found, but for what is of a whole document and what needs a title."""
    elsewhere = {"date-conflict", "agency-conflict", "title-mismatch"}
    assert {code for code, *_ in FOUND} == set(CODES) - elsewhere


def test_severities_are_told_apart() -> None:
    """Rounding is a note, never an error."""
    assert {s for c, s, *_ in FOUND if c.endswith("rounding")} == {Severity.NOTE.value}
