"""A document laid out as an office would is read back as the same document, whatever the form."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from evaluation.makers import Setting, Structure, as_docx, as_html, as_mhtml, as_pdf, as_text

from yaoxun import Document, read
from yaoxun.text.characters import squash

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
EXAMPLES = sorted((ROOT / "examples/gold/structure").glob("*.json"))
SEEDS = sorted((SHARED / "gold/structure").glob("*.json"))
DOCUMENTS = [pytest.param(p, id=p.stem) for p in EXAMPLES] + (
    [pytest.param(p, id=p.stem) for p in SEEDS]
    or [pytest.param(None, id="seeds", marks=pytest.mark.skip(reason="../shared is not here"))]
)

Articles = list[tuple[str, list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]]]


def meant(document: Structure) -> Articles:
    return [
        (
            squash(s["heading"] or ""),
            [
                (squash(a["title"]), squash(a["text"]), tuple(a.get("sources") or ()), tuple(a.get("links") or ()))
                for a in s["articles"]
            ],
        )
        for s in document["sections"]
    ]


def got(document: Document) -> Articles:
    return [
        (squash(s.heading or ""), [(squash(a.title), squash(a.text), a.sources, a.links) for a in s.articles])
        for s in document.sections
    ]


def structure(path: Path) -> Structure:
    made: Structure = json.loads(path.read_text("utf-8"))
    return made


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize(
    "form", ["html", "mhtml", "docx", "docx-bold", "pdf", "pdf-without-contents", "pdf-two-columns"]
)
def test_formats_read_back_to_the_same_articles(path: Path, form: str) -> None:
    """HTML, a web archive, DOCX with styles or bold lines, and PDF with or without contents or columns give the same sections and articles."""
    document = structure(path)
    makers: dict[str, Callable[[Structure], bytes]] = {
        "html": as_html,
        "mhtml": as_mhtml,
        "docx": as_docx,
        "docx-bold": lambda d: as_docx(d, plain=True),
        "pdf": as_pdf,
        "pdf-without-contents": lambda d: as_pdf(d, contents=False),
        "pdf-two-columns": lambda d: as_pdf(d, columns=2),
    }
    made = makers[form](document)
    assert got(read(made, name=form)) == meant(document)


@pytest.mark.parametrize("contents", [True, False])
def test_a_short_last_column_of_a_page_is_no_indented_text(contents: bool) -> None:
    """Paragraphs that go on at the head of a column with a few lines only are not broken there."""
    text = "近日，某县启动湿地修复工程，总投资3.25亿元，修复面积12.8平方公里，涉及16个乡镇1350户居民，预计2024年底前完工，届时鸟类达到230种，水质达标率提高到98.5%。该县还将建立巡护队伍，定期公布监测结果。"
    for count in (3, 4, 5):
        items = [{"title": f"{name}县推进湿地修复工程", "text": f"{text}\n{text}"} for name in "甲乙丙丁戊"[:count]]
        document = {"title": "湿地信息", "date": "2023-05-08", "sections": [{"heading": "生态要闻", "articles": items}]}
        made = read(as_pdf(document, contents=contents, columns=2))
        assert [(a.title, a.text) for a in made.articles] == [(i["title"], i["text"]) for i in items]


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("columns", [12, 16, 20, 24, 28, 32, 40, 50, 60])
@pytest.mark.parametrize("indent", [True, False])
def test_the_width_at_which_lines_break_changes_nothing(path: Path, columns: int, indent: bool) -> None:
    """Wrapped at 12 to 60 characters, indented or not, a text with contents gives the same articles."""
    document = structure(path)
    assert got(read(as_text(document, Setting(columns, indent)).encode())) == meant(document)


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("columns", [0, 16, 28, 40])
def test_contents_may_be_left_out(path: Path, columns: int) -> None:
    """Without contents, indented paragraphs are enough to tell titles from text."""
    document = structure(path)
    if path.stem == "000" and columns:
        pytest.skip("one paragraph of this seed is a plan's name alone: the source breaks it there")
    assert got(read(as_text(document, Setting(columns, contents=False)).encode())) == meant(document)


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("columns", [0, 20, 28])
@pytest.mark.parametrize(
    "dress",
    [
        pytest.param(lambda t: t.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(lambda t: b"\xef\xbb\xbf" + t.encode(), id="bom"),
        pytest.param(lambda t: t.encode("gb18030"), id="gb18030"),
        pytest.param(lambda t: ("\ufeff" + t).encode("utf-16-le"), id="utf-16"),
        pytest.param(lambda t: t.encode("utf-16-be"), id="utf-16-be-unmarked"),
    ],
)
def test_line_ends_and_encodings_change_nothing(path: Path, columns: int, dress) -> None:  # type: ignore[no-untyped-def]
    """CRLF, a byte-order mark, GB18030 and UTF-16 give the same articles as UTF-8."""
    document = structure(path)
    assert got(read(dress(as_text(document, Setting(columns))))) == meant(document)


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("page_lines", [15, 22, 31])
@pytest.mark.parametrize("header", ["", "简报要情 2023年第2期"])
def test_page_furniture_may_stand_anywhere(path: Path, page_lines: int, header: str) -> None:
    """Page numbers and running headers between the halves of a sentence leave no trace."""
    document = structure(path)
    made = as_text(document, Setting(28, page_lines=page_lines, header=header))
    assert got(read(made.encode())) == meant(document)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_marks_blanks_and_blank_lines_change_nothing(path: Path) -> None:
    """List marks before headings and titles, blanks beside digits, and a blank line after every line are no text."""
    document = structure(path)
    marked = as_text(document, Setting(28, marks=True))
    loose = as_text(document, Setting(28, blank_lines=True, spaced=True))
    assert got(read(marked.encode())) == got(read(loose.encode())) == meant(document)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_full_width_digits_change_no_article(path: Path) -> None:
    """A text set in full-width digits has the same articles, digits as they are."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    document = structure(path)
    widened = json.loads(path.read_text("utf-8"))
    for section in widened["sections"]:
        for article in section["articles"]:
            article["title"] = article["title"].translate(wide)
            article["text"] = article["text"].translate(wide)
    assert got(read(as_text(widened, Setting(28)).encode())) == meant(document)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_article_knows_where_it_stands(path: Path) -> None:
    """The place of a title, and of any stretch of text, is where the source says the same."""
    document = structure(path)
    for made in (as_text(document, Setting(28, page_lines=20)).encode(), as_pdf(document), as_docx(document)):
        read_back = read(made)
        for article in read_back.articles:
            title = article.title_place()
            assert title is not None
            assert squash(read_back.origin.text[title.start : title.end]).endswith(squash(article.title)[-4:])
            middle = len(article.text) // 2
            place = article.place(middle, min(middle + 3, len(article.text)))
            if place is not None:
                shown = squash(read_back.origin.text[place.start : place.end])
                assert squash(article.text[middle]) in shown or article.text[middle].isspace()
                if read_back.source.media_type == "application/pdf":
                    assert place.page >= 1
                if "word" in read_back.source.media_type:
                    assert place.paragraph >= 1
