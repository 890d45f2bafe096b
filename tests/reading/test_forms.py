"""Forms that makers give their bulletins, each with what must be read from it."""

import io

import docx
import pytest

from yaoxun import Document, read
from yaoxun.extraction import extract_text

A1 = "青海启动牦牛产业集群建设"
T1 = "近日，青海省启动牦牛产业集群建设，总投资3.2亿元，涉及6个县。"
A2 = "甘肃出台中医药发展条例"
T2 = "5月6日，甘肃省人大常委会通过《甘肃省中医药发展条例》，自2022年7月1日起施行。"
A3 = "宁夏建成首条算力专线"
T3 = "日前，宁夏建成首条连接东部的算力专线，时延降至18毫秒。"


def bulletin(text: str) -> Document:
    return read(text.encode())


def shape(document: Document) -> list[tuple[str | None, list[tuple[str, str]]]]:
    return [(s.heading, [(a.title, a.text) for a in s.articles]) for s in document.sections]


def digest(*marks: str) -> str:
    """Two columns with three articles; the marks stand before headings and titles in turn."""
    h1, t1, t2, h2, t3 = marks
    return f"{h1}\n{t1}{A1}\n{T1}\n{t2}{A2}\n{T2}\n{h2}\n{t3}{A3}\n{T3}\n"


THREE = [("产业要闻", [(A1, T1), (A2, T2)]), ("各地经验", [(A3, T3)])]


@pytest.mark.parametrize(
    "marks",
    [
        ("产业要闻", "", "", "各地经验", ""),
        ("一、产业要闻", "1.", "2.", "二、各地经验", "1."),
        ("一、产业要闻", "（一）", "（二）", "二、各地经验", "（一）"),
        ("【产业要闻】", "▶ ", "▶ ", "【各地经验】", "▶ "),
        ("◆产业要闻", "● ", "● ", "◆各地经验", "● "),
        ("「产业要闻」", "01 ", "02 ", "「各地经验」", "03 "),
        ("🔥 产业要闻", "1、", "2、", "🔥 各地经验", "3、"),
        ("（一）产业要闻", "1. ", "2. ", "（二）各地经验", "3. "),
        ("第一部分 产业要闻", "①", "②", "第二部分 各地经验", "③"),
        ("■ 产业要闻 ■", "★", "★", "■ 各地经验 ■", "★"),
        ("1 产业要闻", "1.1 ", "1.2 ", "2 各地经验", "2.1 "),
        ("◇产业要闻◇", "", "", "◇各地经验◇", ""),
        ("★产业要闻★", "●", "●", "★各地经验★", "●"),
    ],
)
def test_list_marks_are_no_part_of_headings_and_titles(marks: tuple[str, ...]) -> None:
    """一、 1. （一） 01 ▶ ● 【】 「」 and an emoji before a heading or title are dropped, and the ornament that closes one."""
    assert shape(bulletin(digest(*marks))) == THREE


MASTHEADS = [
    (
        "民政工作简报\n第12期\n某省民政厅办公室 2022年5月9日",
        ("民政工作简报", "第12期", "某省民政厅办公室", "2022-05-09"),
    ),
    (
        "科技要情专报\n2022年第3期（总第88期）\n某市科技信息研究所编 二〇二二年五月九日",
        ("科技要情专报", "2022年第3期（总第88期）", "某市科技信息研究所", "2022-05-09"),
    ),
    ("商务快讯  第7期\n主办：某市商务局\n2022-05-09", ("商务快讯", "第7期", "某市商务局", "2022-05-09")),
    (
        "内部资料 注意保存\n数据要素观察\n（第5期）\n某数据局编印\n2022.5.9",
        ("数据要素观察", "第5期", "某数据局", "2022-05-09"),
    ),
    (
        "应急管理信息\n第 101 期\n总第 2017 期\n某省应急管理厅\n2022年5月9日（星期一）",
        ("应急管理信息", "第101期", "某省应急管理厅", "2022-05-09"),
    ),
    (
        "改革参考\n〔2022〕第9期\n中共某市委改革研究室编                                              2022年5月9日",
        ("改革参考", "〔2022〕第9期", "中共某市委改革研究室", "2022-05-09"),
    ),
    ("🌾 农业周报 | Vol.31\n2022.05.09 周一", ("农业周报", "Vol.31", None, "2022-05-09")),
    (
        "Rural Bulletin 乡村通讯\nIssue 6 · 2022-05-09\nPublished by 某省乡村研究院",
        ("Rural Bulletin乡村通讯", "Issue 6", "某省乡村研究院", "2022-05-09"),
    ),
    (
        "金融观察 2022年5月号\n某金融学会秘书处 2022-05-09",
        ("金融观察", "2022年5月号", "某金融学会秘书处", "2022-05-09"),
    ),
]


@pytest.mark.parametrize(("head", "want"), MASTHEADS)
def test_mastheads_state_title_issue_publisher_and_day(head: str, want: tuple[str | None, ...]) -> None:
    """A masthead is read in whatever order and on however many lines it stands."""
    d = bulletin(head + "\n" + digest("产业要闻", "", "", "各地经验", ""))
    assert (d.title, d.issue, d.publisher, d.date.isoformat() if d.date else None) == want
    assert shape(d) == THREE


def test_a_plain_article_is_a_document_without_heading() -> None:
    """A title, a line of date and source, paragraphs: one section whose heading is null."""
    d = bulletin(
        f"{A1}\n发布时间：2022-05-09 来源：青海日报\n　　{T1}\n一、建设目标\n到2025年，产值达到50亿元。\n二、保障措施\n设立专班推进。\n"
    )
    assert shape(d) == [(None, [(A1, f"{T1}\n一、建设目标\n到2025年，产值达到50亿元。\n二、保障措施\n设立专班推进。")])]
    assert d.articles[0].sources == ("青海日报",)
    assert d.date is not None and d.date.isoformat() == "2022-05-09"
    assert d.title is None


SOURCES = [
    ("（来源：科技日报、新华社）", ("科技日报", "新华社")),
    ("来源：青海省农业农村厅", ("青海省农业农村厅",)),
    ("（摘编自《科技日报》2023年9月12日）", ("科技日报",)),
    ("摘自：经济日报", ("经济日报",)),
    ("（省农科院供稿）", ("省农科院",)),
    ("信息来源：人民网", ("人民网",)),
    ("👉 来源：新华社", ("新华社",)),
    ("（省农业农村厅、省畜牧局）", ("省农业农村厅", "省畜牧局")),
    ("（青海日报客户端5月8日）", ("青海日报客户端",)),
    ("Source: 青海日报", ("青海日报",)),
]


@pytest.mark.parametrize(("line", "names"), SOURCES)
def test_source_lines_leave_the_text(line: str, names: tuple[str, ...]) -> None:
    """A source line gives bare names, on its own line or at the end of a paragraph."""
    own = bulletin(f"{A1}\n{T1}\n{line}\n{A2}\n{T2}\n")
    assert own.articles[0].sources == names
    assert shape(own) == [(None, [(A1, T1), (A2, T2)])]
    if line.startswith(("（", "👉")):
        tail = bulletin(f"{A1}\n{T1}{line}\n{A2}\n{T2}\n")
        assert (tail.articles[0].sources, tail.articles[0].text) == (names, T1)


FURNITURE = [
    "— 4 —",
    "第3页 共9页",
    "图1 牦牛产业分布",
    "责任编辑：王某",
    "附件：1.项目清单",
    "阅读原文",
    "分享到：微信 微博",
    "（此页无正文）",
    "抄送：省委办公厅、省政府办公厅",
    "共印80份",
    "（综合处 张某 李某 整理）",
    "（记者 王某）",
    "（执笔：王某 李某）",
    "🤝 商务合作：desk@example.org",
    "💬 欢迎转发，转载请注明出处",
    "点击蓝字关注我们",
    "点击上方蓝字关注我们的公众号获取更多资讯",
    "（本期完）",
    "---",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_and_debris_are_no_text(line: str) -> None:
    """Page numbers, captions, editors' and distribution lines, attachments and web remains belong to no article."""
    d = bulletin(f"{A1}\n{T1}\n{line}\n{A2}\n{T2}\n{line}\n")
    assert shape(d) == [(None, [(A1, T1), (A2, T2)])]


@pytest.mark.parametrize(
    "attached",
    [
        "附件：1.重点项目清单\n2.申报表\n3.联系方式汇总表",
        "附件：\n1.重点项目清单\n2.申报表",
        "附件\n1. 重点项目清单（第一批）\n2. 申报表",
        "附件下载\n1.申报表.docx\n2.清单.xlsx",
        "附：\n1.《牦牛产业规划》\n2.《中药材目录》",
        "附录：本文所引文件\n《牦牛产业规划》（青政〔2022〕3号）\n《中药材目录》",
    ],
)
def test_the_list_under_an_attachments_line_is_no_text(attached: str) -> None:
    """The names of attachments belong to no article, neither the one before nor the one after, nor are they columns."""
    between = bulletin(f"{A1}\n{T1}\n{attached}\n{A2}\n{T2}\n")
    after = bulletin(f"{A1}\n{T1}\n{A2}\n{T2}\n{attached}\n")
    assert shape(between) == shape(after) == [(None, [(A1, T1), (A2, T2)])]


def test_a_numbered_title_under_an_attachments_line_is_a_title() -> None:
    """Where text follows at once, the next number is the next article's."""
    d = bulletin(f"1.{A1}\n{T1}\n附件：1.重点项目清单\n2.{A2}\n{T2}\n3.{A3}\n{T3}\n")
    assert shape(d) == [(None, [(A1, T1), (A2, T2), (A3, T3)])]


def test_an_appendix_at_the_end_is_no_text() -> None:
    """An index under 附录, up to the end and without a sentence, does not join the last article."""
    index = "附录 本期政策文件索引\n青政发〔2022〕3号 牦牛产业规划\n甘政办〔2022〕9号 中医药发展规划\n"
    assert shape(bulletin(digest("产业要闻", "", "", "各地经验", "") + index)) == THREE


def test_an_address_inside_a_sentence_leaves_the_text_with_the_label_that_calls_it() -> None:
    """全文链接： goes with its address; the sentence around an address closes up."""
    d = bulletin(
        f"{A1}\n近日，青海省启动https://example.org/a?b=1建设，总投资3.2亿元。全文链接：https://example.org/full\n"
    )
    assert d.articles[0].text == "近日，青海省启动建设，总投资3.2亿元。"
    assert d.articles[0].links == ("https://example.org/a?b=1", "https://example.org/full")


def test_bodies_that_answer_for_measures_are_text() -> None:
    """A body in brackets after each of several measures is no source; after the last sentence alone it is."""
    tasks = "一、扩大养殖规模，存栏达到500万头。（省农业农村厅、省财政厅）\n二、完善冷链仓库，建成20座。（省商务厅）"
    d = bulletin(f"{A1}\n{T1}\n{tasks}\n")
    assert (d.articles[0].sources, d.articles[0].text) == ((), f"{T1}\n{tasks}")
    d = bulletin(f"{A1}\n{T1}\n近期将扩大到十个县。（省农业农村厅）\n")
    assert (d.articles[0].sources, d.articles[0].text) == (("省农业农村厅",), f"{T1}\n近期将扩大到十个县。")


def test_footnotes_and_their_marks_leave_the_text() -> None:
    """A line that opens with a mark which also stands in the text is a footnote."""
    d = bulletin(
        f"{A1}\n近日，青海省启动牦牛产业集群[1]建设，总投资3.2亿元。\n{A2}\n{T2}\n[1]产业集群：指相互关联的企业群。\n"
    )
    assert d.articles[0].text == "近日，青海省启动牦牛产业集群建设，总投资3.2亿元。"
    assert d.articles[1].text == T2


def test_invisible_characters_go_and_full_width_ones_stay() -> None:
    """Zero-width characters and soft hyphens go; full-width digits and punctuation stay as they are."""
    d = bulletin(f"{A1}\n近日，青\u200b海省启动建\u00ad设，总投资３.２亿元，涉及６个县。\n")
    assert d.articles[0].text == "近日，青海省启动建设，总投资３.２亿元，涉及６个县。"


CONTENTS = "目 录\n产业要闻\n{a1}……………1\n{a2}……………2\n各地经验\n{a3}……………3\n"


def test_contents_meet_the_articles() -> None:
    """Each line of the contents meets one article; a heading that the body lacks is taken from the contents."""
    head = "西部信息\n第2期\n2022年5月9日\n" + CONTENTS.format(a1=A1, a2=A2, a3=A3)
    whole = bulletin(head + digest("产业要闻", "", "", "各地经验", ""))
    lacking = bulletin(head + digest("产业要闻", "", "", "各地经验", "").removeprefix("产业要闻\n"))
    assert shape(whole) == shape(lacking) == THREE
    assert not [n for n in whole.warnings if n.code.startswith("contents")]


def test_contents_in_two_languages() -> None:
    """A heading of the contents, and columns, in two languages on one line."""
    contents = f"CONTENTS 目录\nDOMESTIC 国内\n{A1}\n{A2}\nREGIONS 地方\n{A3}\n"
    d = bulletin("西部周刊\nNO. 2 | 2022年5月9日\n" + contents + digest("DOMESTIC 国内", "", "", "REGIONS 地方", ""))
    assert [s.heading for s in d.sections] == ["DOMESTIC国内", "REGIONS地方"]
    assert [a.title for a in d.articles] == [A1, A2, A3]


def test_a_column_with_a_text_and_no_title() -> None:
    """A column that the contents name and whose text follows at once has an article without a title."""
    contents = f"目录\n一、产业要闻\n{A1}\n{A2}\n二、一句话新闻\n三、各地经验\n{A3}\n"
    body = f"一、产业要闻\n{A1}\n{T1}\n{A2}\n{T2}\n二、一句话新闻\n西藏启动藏药标准修订。\n三、各地经验\n{A3}\n{T3}\n"
    d = bulletin("西部信息\n第2期\n2022年5月9日\n" + contents + body)
    assert shape(d) == [THREE[0], ("一句话新闻", [("", "西藏启动藏药标准修订。")]), THREE[1]]


def test_questions_and_answers_are_one_article() -> None:
    """Lines that open with 问： or 答： are text, however much they look like titles."""
    talk = "问：哪些牧户可以申请补助？\n答：存栏三十头以上的牧户可以申请。\n问：补助何时发放？\n答：每年6月底前发放。"
    d = bulletin(f"牦牛产业补助政策问答\n2022-05-09 15:22  来源：青海省农业农村厅  阅读次数：120\n\n{talk}\n")
    assert shape(d) == [(None, [("牦牛产业补助政策问答", talk)])]
    assert (d.date and d.date.isoformat(), d.articles[0].sources) == ("2022-05-09", ("青海省农业农村厅",))


def test_rows_of_a_table_in_plain_text_are_no_headings() -> None:
    """Lines of cells set apart by blanks are text, however short they are."""
    rows = "县名        存栏（万头）        占比\n甲县        45        61%\n乙县        28        39%"
    d = bulletin(f"要　闻\n（一）{A1}\n{T1}各县如下：\n{rows}\n（二）{A2}\n{T2}\n地　方\n（三）{A3}\n{T3}\n")
    assert [(s.heading, [a.title for a in s.articles]) for s in d.sections] == [("要闻", [A1, A2]), ("地方", [A3])]
    assert len(d.articles[0].text.split("\n")) == 4


TABLE = [["指标", "2021年", "2025年 目标"], ["存 栏", "45 万头", "60万头"], ["冷库容量", "1.2万吨", "不低于2万吨"]]
ROWS = "指标 2021年 2025年目标\n存栏 45万头 60万头\n冷库容量 1.2万吨 不低于2万吨"


def document_with_table() -> bytes:
    """A Word document with a table between two paragraphs."""
    made = docx.Document()
    made.add_heading(A1, 1)
    made.add_paragraph(T1)
    table = made.add_table(0, 3)
    for cells in TABLE:
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    made.add_paragraph(T3)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_blank_parts_the_cells_of_a_row() -> None:
    """In text, Word or a page a table is read row by row with one blank between cells and none inside them."""
    html = "".join(f"<tr>{''.join(f'<td><p>{c}</p></td>' for c in cells)}</tr>" for cells in TABLE)
    for d in (
        *(
            bulletin(f"{A1}\n{T1}\n" + "".join(gap.join(c) + "\n" for c in TABLE) + T3)
            for gap in ("\t", "    ", "　　")
        ),
        page(f"<h1>{A1}</h1><p>{T1}</p><table>{html}</table><p>{T3}</p>"),
        read(document_with_table()),
    ):
        assert shape(d) == [(None, [(A1, f"{T1}\n{ROWS}\n{T3}")])]
        text = d.articles[0].text
        place = d.articles[0].place(text.index("1.2万吨"), text.index("1.2万吨") + 5)
        assert place is not None and d.origin.text[place.start : place.end] == "1.2万吨"


def test_an_empty_corner_cell_moves_no_year() -> None:
    """An empty first cell of a table's head leaves no trace in the text; its years still belong to the figures below them."""
    d = bulletin(f"{A1}\n{T1}\n\t2021年\t2025年目标\n甲县存栏\t45万头\t60万头\n乙县存栏\t28万头\t39万头\n{T3}\n")
    (article,) = d.articles
    told = {
        f.quote.split(" ")[-1]: f.further().get("by") or f.further().get("as_of")
        for f in extract_text(article.title, article.text, None).facts
        if f.kind in {"target", "statistic"} and " " in f.quote
    }
    assert told == {"45万头": "2021-12-31", "60万头": "2025-12-31", "28万头": "2021-12-31", "39万头": "2025-12-31"}


def test_blanks_inside_a_paragraph_part_no_cells() -> None:
    """White space beside digits and Chinese characters goes, however wide it is, outside of tables."""
    d = bulletin(f"{A1}\n近日，青海省启动  牦牛产业集群建设，总投资 3.2  亿元，涉及 6 个县。\n{T3}\n")
    assert d.articles[0].text == "近日，青海省启动牦牛产业集群建设，总投资3.2亿元，涉及6个县。\n" + T3


def test_a_title_that_the_contents_shorten_is_the_bodys() -> None:
    """Where the contents shorten a title, the body's title counts."""
    head = "西部信息\n第2期\n2022年5月9日\n" + CONTENTS.format(a1="青海启动牦牛集群建设", a2=A2, a3=A3)
    assert shape(bulletin(head + digest("产业要闻", "", "", "各地经验", ""))) == THREE


def test_contents_that_meet_nothing_are_reported() -> None:
    """A line of the contents without an article, and an article that the contents lack, are warnings."""
    head = "西部信息\n第2期\n2022年5月9日\n" + CONTENTS.format(a1=A1, a2=A2, a3=A3) + "西藏推进清洁能源基地建设……4\n"
    d = bulletin(head + digest("产业要闻", "", "", "各地经验", ""))
    assert [n.code for n in d.warnings] == ["contents-unmatched"]
    assert shape(d) == THREE


def test_titles_over_two_lines_become_one() -> None:
    """A title broken over two lines is one line, with or without contents."""
    body = f"产业要闻\n青海：立足高原资源禀赋\n推动牦牛产业集群建设\n{T1}\n（来源：青海日报）\n{A2}\n{T2}\n（来源：甘肃日报）\n{A3}\n{T3}\n（来源：宁夏日报）\n"
    assert shape(bulletin(body))[0][1][0] == ("青海：立足高原资源禀赋推动牦牛产业集群建设", T1)


def test_a_day_of_issue_before_the_events_is_reported() -> None:
    """A masthead dated before what the articles report gives a warning and the day that fits."""
    d = bulletin("2022-05-09\n西部信息\n第2期\n西部办公室 2022年4月9日\n" + digest("产业要闻", "", "", "各地经验", ""))
    assert d.date is not None and d.date.isoformat() == "2022-05-09"
    assert [n.code for n in d.warnings] == ["date-conflict"]


def test_a_missing_day_is_inferred_with_the_year_of_the_articles() -> None:
    """Without a stated day, the latest reported one is inferred, in the year that the articles speak for."""
    d = bulletin(digest("产业要闻", "", "", "各地经验", ""))
    assert d.date is None
    assert d.inferred_date is not None and d.inferred_date.isoformat() == "2022-05-06"


def test_the_given_day_of_issue_is_taken_where_none_is_stated() -> None:
    """`issued` stands in for a missing day, and only for a missing one."""
    from datetime import date

    text = digest("产业要闻", "", "", "各地经验", "")
    assert read(text.encode(), issued=date(2022, 5, 10)).date == date(2022, 5, 10)
    stated = "西部信息\n第2期\n2022年5月9日\n" + text
    assert read(stated.encode(), issued=date(2022, 5, 10)).date == date(2022, 5, 9)


def test_a_source_line_broken_by_the_width_is_one() -> None:
    """A source line that goes on in the next line leaves the text whole."""
    wrapped = "近日，青海省启动牦牛产业集群建设，总投资\n3.2亿元，涉及6个县，带动就业超过两万人，\n并将在三年内建成四个交易市场和冷链仓库。\n"
    d = bulletin(
        f"{A1}\n{wrapped}（来源：青海日报、青海省农业农村厅、西宁\n市农牧局）\n{A2}\n{wrapped}（来源：新华社）\n"
    )
    assert [a.sources for a in d.articles] == [("青海日报", "青海省农业农村厅", "西宁市农牧局"), ("新华社",)]
    assert {a.text for a in d.articles} == {wrapped.replace("\n", "")}


def test_addressees_over_two_lines_are_no_text() -> None:
    """A list of addressees that goes on in the next line is the maker's, not the last article's."""
    tail = "报：省委办公厅。\n发：各市（州）农业农村局、畜牧局，\n　　各直属单位，各有关企业。\n责任编辑：王某\n"
    assert shape(bulletin(digest("产业要闻", "", "", "各地经验", "") + tail)) == THREE


def test_contents_that_list_titles_only() -> None:
    """Columns that the contents leave out are found in the body, the first of them right after the contents."""
    head = f"西部信息\n第2期\n2022年5月9日\n📌 本期看点\n• {A1}\n• {A2}\n• {A3}\n"
    for marks in (("产业要闻", "", "", "各地经验", ""), ("📢 产业要闻", "▶ ", "▶ ", "🌍 各地经验", "▶ ")):
        d = bulletin(head + digest(*marks))
        assert shape(d) == THREE
        assert not d.warnings


def test_short_paragraphs_are_no_wrapped_lines() -> None:
    """A newsletter of short lines between rules is not taken for text wrapped at their width."""
    rule = "━" * 10
    text = f"{rule}\n📢 产业要闻\n{rule}\n▶ {A1}\n{T1}👉 来源：青海日报\n▶ {A2}\n✅ 条例共八章；\n✅ 自7月1日起施行。\n👉 来源：甘肃日报\n{rule}\n🌍 各地经验\n{rule}\n▶ {A3}\n{T3}\n"
    d = bulletin("🌱 西部早知道 | Vol.2\n2022.05.09  周一\n\n" + text)
    assert shape(d) == [
        ("产业要闻", [(A1, T1), (A2, "✅条例共八章；\n✅自7月1日起施行。")]),
        ("各地经验", [(A3, T3)]),
    ]
    assert [a.sources for a in d.articles] == [("青海日报",), ("甘肃日报",), ()]


def test_a_name_above_marked_columns_is_the_bulletins() -> None:
    """A first line without text of its own is the masthead, though no number, maker or day stands beside it."""
    d = bulletin("牧区振兴动态\n" + digest("◆ 产业要闻", "", "", "◆ 各地经验", ""))
    assert (d.title, d.issue, d.publisher, d.date) == ("牧区振兴动态", None, None, None)
    assert shape(d) == THREE


def test_columns_above_short_items() -> None:
    """A column is found although the items under it have one short sentence each."""
    short = "某县启用牦牛交易中心，年交易6万头。"
    text = f"★产业要闻★\n●{A1}\n{short}\n★各地经验★\n●{A3}\n{short}\n"
    assert shape(bulletin(text)) == [("产业要闻", [(A1, short)]), ("各地经验", [(A3, short)])]


def test_the_year_of_the_issue_number_dates_the_articles() -> None:
    """Where only the issue number states a year, the days that the articles report lie in it."""
    d = bulletin(f"西部信息\n2022年第19期\n\n{A1}\n5月6日，青海省启动牦牛产业集群建设，涉及6个县。\n{A3}\n{T3}\n")
    assert d.inferred_date is not None and d.inferred_date.isoformat() == "2022-05-06"


def test_a_source_at_the_end_of_a_paragraph_does_not_take_the_paragraph_with_it() -> None:
    """中国 and the like in a source's name make no line of day and source of the paragraph that it ends."""
    d = bulletin(f"{A1}\n5月6日，青海省启动牦牛产业集群建设，涉及6个县。来源：中国畜牧报\n{A2}\n{T2}\n")
    assert d.articles[0].text == "5月6日，青海省启动牦牛产业集群建设，涉及6个县。"
    assert d.articles[0].sources == ("中国畜牧报",)


def page(body: str, title: str = "页面") -> Document:
    return read(f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>".encode())


def test_a_page_laid_out_in_a_table_keeps_its_title_and_day() -> None:
    """The title and the line of day and source above the cell that holds the prose are not the page's furniture."""
    cell = f"&nbsp;&nbsp;一、产业要闻<br>&nbsp;&nbsp;<b>{A1}</b><br>&nbsp;&nbsp;{T1}<br>&nbsp;&nbsp;二、各地经验<br>&nbsp;&nbsp;<b>{A3}</b><br>&nbsp;&nbsp;{T3}<br>"
    d = page(
        "<table><tr><td><b>西部快讯（第19期）</b></td></tr><tr><td>发布时间：2022-05-09　来源：信息处</td></tr>"
        f"<tr><td>{cell}</td></tr></table>",
        "西部快讯第19期_某省农业农村厅",
    )
    assert (d.title, d.issue, d.date and d.date.isoformat()) == ("西部快讯", "第19期", "2022-05-09")
    assert shape(d) == [("产业要闻", [(A1, T1)]), ("各地经验", [(A3, T3)])]


def test_an_article_saved_from_a_messenger() -> None:
    """A digest under numbers of its own lines, with the account's name and hour above and its calls to follow below."""
    items = "".join(
        f"<p><b>{n:02d}</b></p><p><b>{a}</b></p><p>{t}</p>" for n, (a, t) in enumerate([(A1, T1), (A2, T2)], 1)
    )
    d = page(
        "<h1>西部一周要闻（5.2-5.8）</h1><div><span>小西</span> <a href='#'>西部观察</a> <em>2022-05-09 08:00</em></div>"
        f"<div><p style='text-align:center'>点击蓝字关注我们</p>{items}<p>- END -</p><p>编辑：小林</p><p>长按二维码，关注我们</p></div>"
    )
    assert (d.title, d.date and d.date.isoformat()) == ("西部一周要闻（5.2-5.8）", "2022-05-09")
    assert shape(d) == [(None, [(A1, T1), (A2, T2)])]


def test_titles_in_brackets_on_one_line_with_their_text() -> None:
    """【标题】近日，… is a title and its text, wrapped or not, and both know where they stand."""
    items = f"一、产业要闻\n【{A1}】{T1}\n【{A2}】{T2}\n二、各地经验\n【{A3}】{T3}\n"
    d = bulletin("西部信息\n第2期\n2022年5月9日\n" + items)
    assert shape(d) == THREE
    place = d.articles[2].title_place()
    assert place is not None and d.origin.text[place.start : place.end] == A3

    wrapped = "西部信息\n第2期\n2022年5月9日\n" + "".join(
        f"　　{line[:18]}\n" + "".join(f"{line[i : i + 20]}\n" for i in range(18, len(line), 20))
        for line in (f"【{A1}】{T1}", f"【{A2}】{T2}", f"【{A3}】{T3}")
    )
    assert shape(bulletin(wrapped)) == [(None, [(A1, T1), (A2, T2), (A3, T3)])]


def test_short_labels_in_brackets_are_text() -> None:
    """【适用对象】 and the like open paragraphs of an article."""
    text = "【适用对象】经认定的牧区合作社。\n【支持标准】每户最高补助20万元。"
    assert shape(bulletin(f"{A1}\n{T1}\n{text}\n")) == [(None, [(A1, f"{T1}\n{text}")])]


HEAD = "西部信息\n第2期\n2022年5月9日\n"
BRIEF = [(A1, T1), (A2, T2), (A3, T3)]


def test_titles_that_are_the_first_sentence_of_their_items() -> None:
    """In a column of items ●标题。近日，… each is an article, wrapped or not, and knows where it stands."""
    items = [f"●{a}。{t}\n" for a, t in BRIEF]
    d = bulletin(HEAD + "一句话新闻\n" + "".join(items))
    assert shape(d) == [("一句话新闻", BRIEF)]
    place = d.articles[1].title_place()
    assert place is not None and d.origin.text[place.start : place.end] == A2
    assert sum(d.coverage.values()) == len(d.origin.text)

    wrapped = "".join(
        line[i : i + 24] + "\n" for item in items for line in [item.strip()] for i in range(0, len(line), 24)
    )
    assert shape(bulletin(HEAD + "一句话新闻\n" + wrapped)) == [("一句话新闻", BRIEF)]


def test_a_column_of_run_in_titles_beside_others() -> None:
    """Columns whose titles stand on lines of their own keep them; contents may list the items or their column alone."""
    body = f"产业要闻\n{A1}\n{T1}\n一句话新闻\n●{A2}。{T2}\n●{A3}。{T3}\n"
    want = [("产业要闻", [(A1, T1)]), ("一句话新闻", [(A2, T2), (A3, T3)])]
    assert shape(bulletin(HEAD + body)) == want
    contents = f"目录\n产业要闻\n{A1}……1\n一句话新闻\n{A2}……2\n{A3}……2\n"
    d = bulletin(HEAD + contents + body)
    assert shape(d) == want
    assert not d.warnings
    d = bulletin(HEAD + f"目录\n产业要闻\n{A1}……1\n一句话新闻……2\n" + body)
    assert shape(d) == want
    assert [n.message for n in d.warnings] == [f"文章「{a}」不在目录中" for a in (A2, A3)]


def test_titles_in_bold_before_their_texts() -> None:
    """In Word and on pages bold type at the head of each paragraph of a column is its title."""
    made = docx.Document()
    made.add_heading("一句话新闻", 1)
    for a, t in BRIEF:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{a}。").bold = True
        paragraph.add_run(t)
    out = io.BytesIO()
    made.save(out)
    items = "".join(f"<p><b>{a}</b>　{t}</p>" for a, t in BRIEF)
    for d in (read(out.getvalue()), page(f"<h2>一句话新闻</h2>{items}")):
        assert shape(d) == [("一句话新闻", BRIEF)]


def test_marks_of_emphasis_and_links_leave_the_text() -> None:
    """Markdown's **…**, __…__ and [文字](地址): the marks go, the addresses are links, and every offset holds."""
    text = "近日，青海省启动**牦牛产业集群**建设，总投资**3.2亿元**，涉及__6个县__。详见[实施方案](https://example.org/plan)。\n**一是**扩大养殖。"
    d = bulletin(
        f"# 西部信息\n\n第2期 2022年5月9日\n\n## 产业要闻\n\n### **{A1}**\n\n{text}\n\n[全文链接](https://example.org/full)\n"
        f"\n### [{A2}](https://example.org/a2)\n\n{T2}\n\n来源：[甘肃日报](https://example.org/gs)\n"
    )
    clean = "近日，青海省启动牦牛产业集群建设，总投资3.2亿元，涉及6个县。详见实施方案。\n一是扩大养殖。"
    assert shape(d) == [("产业要闻", [(A1, clean), (A2, T2)])]
    assert d.articles[0].links == ("https://example.org/full", "https://example.org/plan")
    assert d.articles[1].sources == ("甘肃日报",)
    place = d.articles[0].place(clean.index("3.2"), clean.index("3.2") + 5)
    assert place is not None and d.origin.text[place.start : place.end] == "3.2亿元"
    assert sum(d.coverage.values()) == len(d.origin.text)


@pytest.mark.parametrize(
    "text", ["2**3等于8", "（__年__月）", "参见[1](略)", "第**号文", "变量a__b__c", "某词**，另词**。"]
)
def test_marks_that_are_no_pairs_stay(text: str) -> None:
    """Powers, blanks to fill in, notes and single marks are text."""
    assert bulletin(f"{A1}\n{T1}其中{text}有效。\n").articles[0].text == f"{T1}其中{text}有效。"


@pytest.mark.parametrize(
    "points",
    [
        "●加大财政资金支持力度。对新建养殖基地给予补助。\n●强化科技人才服务保障。5月底前选派专家进村。",
        "●牦牛存栏达到500万头。近日统计数据已经公布。\n●冷库容量增长20%。近日统计数据已经公布。",
        "●建成三个县级交易市场。近日全部投入使用。",
    ],
)
def test_points_of_an_article_are_no_titles(points: str) -> None:
    """Marked sentences under an article's title, points with amounts, and a single one stay in the text."""
    assert shape(bulletin(f"{HEAD}{A1}\n{T1}\n{points}\n")) == [(None, [(A1, f"{T1}\n{points}")])]
    assert shape(bulletin(f"{HEAD}{A1}\n{points}\n")) == [(None, [(A1, points)])]


def test_contents_of_links_within_the_page() -> None:
    """A list of links to places on the same page is its contents; links that lead away are navigation."""
    links = f"<ol><li><a href='#a'>{A1}</a></li><li><a href='#b'>{A2}</a></li></ol>"
    d = page(
        "<nav><a href='/'>首页</a></nav><h1>西部观察 2022年5月号</h1><p>2022-05-09</p><h2>目录</h2>"
        f"{links}<h2 id='a'>{A1}</h2><p>{T1}</p><h2 id='b'>{A2}</h2><p>{T2}</p><ul><li><a href='/c'>更多要闻</a></li></ul>"
    )
    assert shape(d) == [(None, [(A1, T1), (A2, T2)])]
    assert not d.warnings


@pytest.mark.parametrize("call", ["", "原文链接："])
def test_an_address_that_links_to_itself_belongs_to_its_article(call: str) -> None:
    """A short address on a line of its own is the article's link; beside it, links of words and share bars are debris."""
    url = "https://example.org/xb/12.html"
    d = page(
        f"<h1>西部观察 2022年5月号</h1><p>2022-05-09</p><h2>{A1}</h2><p>{T1}</p><p><a href='{url}'>{call}{url}</a></p>"
        f"<p><a href='/list'>更多要闻</a></p><h2>{A2}</h2><p>{T2}</p>"
        "<div class='share'><a href='https://example.org/s'>https://example.org/s</a></div>"
    )
    assert shape(d) == [(None, [(A1, T1), (A2, T2)])]
    assert [a.links for a in d.articles] == [(url,), ()]


def test_authors_under_a_title_are_no_part_of_it() -> None:
    """The group that wrote an article, on the line under its title, does not go on with the title."""
    d = bulletin(
        f"决策咨询要报\n第28期\n2022年5月9日\n\n关于推动牦牛产业集群建设的建议\n某大学畜牧学院课题组\n　　{T1}\n　　建议：\n　　1.完善规划。\n　　2.设立基金。\n"
    )
    assert d.articles[0].title == "关于推动牦牛产业集群建设的建议"


@pytest.mark.parametrize("maker", ["某某科学学研究所情报室", "省发展和改革委员会社会发展司", "市政务服务处"])
def test_an_office_beside_the_day_is_the_maker(maker: str) -> None:
    """A room, a bureau or a division that stands beside the day of issue makes the bulletin."""
    document = bulletin(
        f"科技动态\n第3期\n{maker}　　　　2019年5月31日\n\n{digest('【产业要闻】', '● ', '● ', '【各地经验】', '● ')}"
    )
    assert document.publisher == maker
    assert shape(document) == THREE


def test_a_title_with_a_mark_is_no_maker_although_a_meeting_ends_like_a_body() -> None:
    """◆ …推进会 under a masthead is the first title: its mark tells, whatever word ends it."""
    title = "青海召开牦牛产业推进会"
    document = bulletin(
        f"畜牧参考\n第8期\n省畜牧研究会　编\n二〇二二年五月九日\n\n◆ {title}\n\n{T1}\n\n◆ {A2}\n\n{T2}\n\n◆ {A3}\n\n{T3}\n"
    )
    assert document.publisher == "省畜牧研究会"
    assert [a.title for a in document.articles] == [title, A2, A3]
