"""Make the sample bulletins from their gold: the same documents, laid out as four different makers would.

    python -m examples.make_samples

What each sample is hard for is told in README.md. The texts are ours; they stand in gold/structure, and this program
gives them the form: so the gold is what the maker meant, never what the reader found.
"""

import json
from pathlib import Path
from typing import Any

from docx import Document as DocxFile
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from evaluation.makers import Setting, Structure, as_html, as_pdf, as_text, docx_bytes

_HERE = Path(__file__).parent
_DAY_WORDS = "二〇二三年八月十六日"


def structure(name: str) -> Structure:
    """The document that a sample is made from."""
    made: Structure = json.loads((_HERE / "gold/structure" / f"{name}.json").read_text("utf-8"))
    return made


def pearl_weekly(document: Structure) -> bytes:
    """Wrapped text with a blank line after every line, pages, contents with leaders, a heading that only they give."""
    plain = as_text(
        {**document, "title": None, "issue": None, "publisher": None, "date": None}, Setting(26, page_lines=0)
    )
    lines = plain.splitlines()
    lines.remove("产业扶持") if lines.index("产业扶持") > 12 else None
    body = lines.index("广州对首次上规模的工业企业一次性奖励20万元", 2)
    del lines[body - 1]  # the first column's heading stands in the contents alone
    at = next(i for i, line in enumerate(lines) if line.startswith("https://example.org/foshan"))
    address = lines.pop(at)
    middle = next(i for i, line in enumerate(lines) if "窑炉改造" in line)
    lines.insert(middle + 1, address)  # an address dropped into the middle of a sentence
    paged: list[str] = []
    for n, line in enumerate(lines):
        if n and n % 24 == 0:
            paged += [f"— {n // 24} —", "珠江政策周览"]
        paged.append(line)
    head = [document["title"], document["issue"], f"{document['publisher']}　　{_DAY_WORDS}"]
    tail = ["责任编辑：样例　联系电话：000-0000000", "报送：样例单位　　共印80份", "阅读原文", "附件一："]
    return ("\n\n".join([*head, *paged, *tail]) + "\n").encode("gb18030")


def inland_digest(document: Structure) -> bytes:
    """A Word file: automatic numbers before headings and titles, a table, revisions, a hyperlink, header and footer."""
    docx = DocxFile()
    docx.sections[0].header.paragraphs[0].text = "中部创新动态（样例）"
    docx.sections[0].footer.paragraphs[0].text = "— 1 —"
    for text in (document["title"], f"{document['issue']}　　{document['publisher']}　　2022年5月20日"):
        docx.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    headings, titles = _lists(docx)
    for section in document["sections"]:
        _numbered(docx.add_heading(section["heading"], 1), headings, 0)
        for article in section["articles"]:
            _numbered(docx.add_heading(article["title"], 2), titles, 0)
            _paragraphs(docx, article)
            for link in article["links"]:
                _linked(docx.add_paragraph("详情请见"), link, docx)
            if article["sources"]:
                docx.add_paragraph(f"（来源：{'、'.join(article['sources'])}）")
    return docx_bytes(docx)


def _paragraphs(docx: DocxDocument, article: dict[str, Any]) -> None:
    rows: list[list[str]] = []
    for paragraph in article["text"].split("\n"):
        cells = paragraph.split(" ")
        if len(cells) == 3:
            rows.append(cells)
            continue
        if rows:
            _table(docx, rows)
            rows = []
        made = docx.add_paragraph()
        made.paragraph_format.first_line_indent = 400000
        half = len(paragraph) // 2
        made.add_run(paragraph[:half])
        if "入网仪器" in paragraph:
            _revision(made, "del", "（待核）")
            _revision(made, "ins", paragraph[half:])
        else:
            made.add_run(paragraph[half:])
    if rows:
        _table(docx, rows)


def _table(docx: DocxDocument, rows: list[list[str]]) -> None:
    table = docx.add_table(len(rows), 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _revision(paragraph: Paragraph, kind: str, text: str) -> None:
    node = OxmlElement(f"w:{kind}")
    node.set(qn("w:author"), "样例")
    run, words = OxmlElement("w:r"), OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    run.append(words)
    node.append(run)
    paragraph._p.append(node)


def _linked(paragraph: Paragraph, target: str, docx: DocxDocument) -> None:
    relation = docx.part.relate_to(
        target, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    node = OxmlElement("w:hyperlink")
    node.set(qn("r:id"), relation)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = target
    run.append(words)
    node.append(run)
    paragraph.runs[0].text = "全文链接："
    paragraph._p.append(node)


def _lists(docx: DocxDocument) -> tuple[str, str]:
    """Two lists of the document's numbering part: 一、 for headings, 1. for titles; their numbers."""
    root = docx.part.numbering_part.element
    made = []
    for key, form, text in (("91", "chineseCounting", "%1、"), ("92", "decimal", "%1.")):
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), key)
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            node = OxmlElement(f"w:{name}")
            node.set(qn("w:val"), value)
            level.append(node)
        abstract.append(level)
        root.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), key)
        node = OxmlElement("w:abstractNumId")
        node.set(qn("w:val"), key)
        number.append(node)
        root.append(number)
        made.append(key)
    return made[0], made[1]


def _numbered(paragraph: Paragraph, key: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(key)


def coast_brief(document: Structure) -> bytes:
    """A PDF: contents with dot leaders, a running header, odd and even footers, titles broken over lines."""
    return as_pdf(document)


def north_notice(document: Structure) -> bytes:
    """A saved page of a digest without masthead, date or columns, amid navigation and related links."""
    return as_html(document)


MAKERS = {
    "pearl-weekly.txt": pearl_weekly,
    "inland-digest.docx": inland_digest,
    "coast-brief.pdf": coast_brief,
    "north-notice.html": north_notice,
}


def main() -> None:
    """Write the samples."""
    folder = _HERE / "bulletins"
    folder.mkdir(exist_ok=True)
    for name, make in MAKERS.items():
        (folder / name).write_bytes(make(structure(Path(name).stem)))
        print(f"{name}: {(folder / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
