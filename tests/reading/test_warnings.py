"""Defects of a source that its reader is told of, each by its code."""

from pathlib import Path

import pytest

from yaoxun import Document, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
HEAD = "西部信息\n第2期\n2022年5月9日\n"
A1 = "青海启动牦牛产业集群建设"
T1 = "近日，青海省启动牦牛产业集群建设，总投资3.2亿元，涉及6个县。"
A2 = "甘肃出台中医药发展条例"
T2 = "5月6日，甘肃省人大常委会通过《甘肃省中医药发展条例》，自2022年7月1日起施行。"


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.warnings]


def message(text: str, code: str) -> str:
    return next(n.message for n in read(text.encode()).warnings if n.code == code)


WRAPPED = """近日，青海省启动牦牛产业集群建设，总投资
{0}亿元，涉及玉树、果洛、海南等六个州县的
{1}牧区，带动就业超过两万人，并将在三年之
内建成四个交易市场和两座冷链仓库，还将为
牧户提供贴息贷款和养殖保险，扶持合作社与
加工企业签订长期收购合同，保障牧民收入。
"""


def test_a_sound_document_has_no_warnings() -> None:
    """Nothing is reported where nothing is wrong."""
    assert codes(read(f"{HEAD}{A1}\n{WRAPPED.format('3.2', '')}{A2}\n{T2}\n".encode())) == []


def test_a_document_without_a_day_says_what_was_inferred() -> None:
    """The day that the articles point to is in the message, or that none could be found."""
    assert "2022-05-06" in message(f"{A1}\n{T1}\n{A2}\n{T2}\n", "undated")
    assert "推定不出" in message(f"{A1}\n{T1}\n", "undated")


def test_page_numbers_inside_paragraphs_are_reported_with_their_lines() -> None:
    """A page number between two lines of a paragraph is named by its line; one between paragraphs is no defect."""
    inside = f"{HEAD}{A1}\n{WRAPPED.format('3.2', '— 4 —' + chr(10))}{A2}\n{T2}\n"
    assert "第 7 行" in message(inside, "page-number-inside")
    assert codes(read(f"{HEAD}{A1}\n{T1}\n— 4 —\n{A2}\n{T2}\n".encode())) == []


def test_addresses_inside_sentences_are_reported() -> None:
    """An address inside a sentence, on its own line or not, is reported; one at its end is not."""
    for address in ("https://example.org/a", "\nhttps://example.org/a\n"):
        assert "1 处" in message(f"{HEAD}{A1}\n{WRAPPED.format('3.2', address)}{A2}\n{T2}\n", "address-inside")
    assert codes(read(f"{HEAD}{A1}\n{T1}https://example.org/a\n{A2}\n{T2}\n".encode())) == []


def test_numbers_that_a_lines_end_parted_are_joined_and_reported() -> None:
    """The halves become one number, and the reader is told where."""
    text = WRAPPED.replace("总投资\n{0}", "总投资1\n200").replace("{1}", "")
    document = read(f"{HEAD}{A1}\n{text}{A2}\n{T2}\n".encode())
    assert "总投资1200亿元" in document.articles[0].text
    assert codes(document) == ["number-broken"]


def test_what_a_web_page_left_behind_is_reported_where_it_is_not_expected() -> None:
    """Lines such as 进入投票 in a plain text are reported; a web page has them anyway."""
    assert codes(read(f"{HEAD}{A1}\n{T1}\n{A2}\n{T2}\n进入投票\n".encode())) == ["web-remains"]
    page = f"<html><body><h1>{A1}</h1><p>2022-05-09</p><p>{T1}</p><p>进入投票</p></body></html>"
    assert codes(read(page.encode())) == []


def test_a_body_of_another_province_than_the_title_is_reported() -> None:
    """The body that opens a text is held against the province that title and text speak of."""
    wrong = T1.replace("青海省启动", "甘肃省农业农村厅启动青海")
    assert "「甘肃省农业农村厅」" in message(f"{HEAD}{A1}\n{wrong}\n", "agency-conflict")
    together = "近日，甘肃省农业农村厅与青海省农业农村厅签约，甘肃将供应饲草。"
    assert codes(read(f"{HEAD}{A1}\n{together}\n".encode())) == []


def test_an_english_word_among_chinese_ones_is_reported() -> None:
    """A stray etc in a Chinese list is; English names and phrases are not."""
    assert "「etc」" in message(f"{HEAD}{A1}\n{T1}包括交通、养老etc 20个领域。\n", "stray-word")
    assert codes(read(f"{HEAD}{A1}\n{T1}引进Internet of Things平台和AI for Science中心。\n".encode())) == []


def test_contents_set_unevenly_are_reported() -> None:
    """Titles of the contents without the mark or the page number that others have."""
    body = f"\n{A1}\n{T1}\n{A2}\n{T2}\n"
    assert message(f"{HEAD}目录\n- {A1}……1\n{A2}……2\n{body}", "contents-uneven").endswith("1 条没有项目符号")
    assert codes(read(f"{HEAD}目录\n- {A1}……1\n- {A2}……2\n{body}".encode())) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("000", {"undated", "page-number-inside"}),
        ("001", {"undated", "page-number-inside", "agency-conflict"}),
        ("002", {"date-conflict", "web-remains"}),
        ("003", {"contents-uneven", "stray-word"}),
        ("004", {"undated", "address-inside"}),
    ],
)
def test_the_known_defects_of_the_five_bulletins_are_reported(name: str, want: set[str]) -> None:
    """What is wrong with the five, as far as a program can see it, and nothing else."""
    assert set(codes(read(SEEDS / f"{name}.txt"))) == want
