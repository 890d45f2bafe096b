"""Bulletins laid out as offices lay them out: the same document as wrapped text, HTML, DOCX and PDF.

A document is a dictionary in the form of the gold's `structure` files: masthead, sections, articles. The reading tests
turn documents into files with these makers and want the same documents back; the examples are made by them too.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path
from typing import Any

import noto_cjk_sans_otc
import typst
from docx import Document as DocxFile
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_FONTS = str(Path(noto_cjk_sans_otc.__file__).parent)

Structure = dict[str, Any]

_NEVER_FIRST = "，。、；：！？）》〉”’】」』…％%"
_NEVER_LAST = "（《〈“‘【「『"
_WORD = re.compile(r"[0-9A-Za-z.%+/~_:?=&#-]+|.")


@dataclass(frozen=True)
class Setting:
    """How a text is set: full width in characters (0: a paragraph a line), and what stands around it."""

    columns: int = 0
    indent: bool = True
    contents: bool = True
    masthead: bool = True
    page_lines: int = 0  # lines a page, 0 for no pages
    header: str = ""  # a running header at the head of each page
    blank_lines: bool = False  # a blank line after every line, as some converters leave them
    spaced: bool = False  # blanks between digits and Chinese
    marks: bool = False  # 一、 before headings, 1. before titles


def width(text: str) -> int:
    """How wide a text prints, in half characters."""
    return sum(2 if ord(c) > 0x2E7F or c in "“”‘’…—·" else 1 for c in text)


def wrap(text: str, columns: int, first: str = "") -> list[str]:
    """Break a paragraph at `columns` Chinese characters; no line opens with a closing mark or ends with an opening one."""
    lines, line = [], first
    for word in _WORD.findall(text):
        if width(line) + width(word) > columns * 2 and line.strip() and word not in _NEVER_FIRST:
            carry = ""
            while line and line[-1] in _NEVER_LAST:
                carry, line = line[-1] + carry, line[:-1]
            lines.append(line)
            line = carry
        line += word
    return [*lines, line] if line.strip() else lines


def spaced(text: str) -> str:
    """Put a blank between digits and Chinese characters, as some word processors do."""
    text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)", " ", text)
    return re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def _head(document: Structure) -> list[str]:
    day = document.get("date") or ""
    shown = f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日" if day else ""
    return [x for x in (document.get("title"), document.get("issue"), document.get("publisher"), shown) if x]


def _numbered(document: Structure, marks: bool) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(kind, printed line, article) for each heading and title."""
    for s, section in enumerate(document["sections"]):
        if section["heading"]:
            yield "heading", ("一二三四五六七八九十"[s] + "、" if marks else "") + section["heading"], {}
        for n, article in enumerate(section["articles"], 1):
            yield "title", (f"{n}." if marks else "") + article["title"], article


def as_text(document: Structure, how: Setting = Setting()) -> str:
    """A document as plain text."""
    dress = spaced if how.spaced else str
    lines: list[str] = []

    def put(text: str, first: str = "") -> None:
        lines.extend(wrap(dress(text), how.columns, first) if how.columns else [first + dress(text)])

    if how.masthead:
        lines += [dress(x) for x in _head(document)]
    if how.contents:
        lines.append("目 录")
        page = 3
        for kind, text, _ in _numbered(document, how.marks):
            lines.append(dress(text) + ("" if kind == "heading" else f" …………… {page}"))
            page += kind == "title"
    for kind, text, article in _numbered(document, how.marks):
        put(text)
        if kind == "title":
            for paragraph in article["text"].split("\n"):
                put(paragraph, "　　" if how.indent else "")
            lines += article.get("links") or []
            if article.get("sources"):
                lines.append(f"（来源：{'、'.join(article['sources'])}）")
    if how.page_lines:
        lines = list(_paged(lines, how))
    return ("\n\n" if how.blank_lines else "\n").join(lines) + "\n"


def _paged(lines: list[str], how: Setting) -> Iterator[str]:
    for n, line in enumerate(lines):
        if n and n % how.page_lines == 0:
            yield f"— {n // how.page_lines} —"
            if how.header:
                yield how.header
        yield line


def as_html(document: Structure) -> bytes:
    """A document as a saved page of an office's site: navigation, the bulletin, related links, a footer."""
    parts = [f"<h1>{escape(document['title'] or '')}</h1>"] if document.get("title") else []
    parts += [f'<p class="head">{escape(x)}</p>' for x in _head(document)[1 if document.get("title") else 0 :]]
    for kind, text, article in _numbered(document, False):
        parts.append(f"<{'h2' if kind == 'heading' else 'h3'}>{escape(text)}</{'h2' if kind == 'heading' else 'h3'}>")
        if kind == "title":
            parts += [f"<p>　　{escape(p)}</p>" for p in article["text"].split("\n")]
            parts += [f"<p>{escape(link)}</p>" for link in article.get("links") or []]
            if article.get("sources"):
                parts.append(f"<p>（来源：{escape('、'.join(article['sources']))}）</p>")
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(document.get("title") or "公报")}_样例网</title>
<style>p{{text-indent:2em}}</style><script>var a = "不是正文，。";</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zc">政策</a></li><li><a href="/xw">新闻</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zc">政策</a></div>
<div class="main"><div class="content">{"".join(parts)}</div></div>
<div class="related"><h4>相关阅读</h4><ul><li><a href="/1">某地出台新政</a></li><li><a href="/2">某地召开会议</a></li></ul></div>
<div class="footer"><p>主办单位：样例办公室　版权所有</p></div></body></html>"""
    return page.encode()


def as_mhtml(document: Structure) -> bytes:
    """A document as a browser's web archive: the page, and a picture beside it."""
    archive = EmailMessage(SMTP)
    archive["From"], archive["Subject"] = "<Saved by Blink>", document.get("title") or "公报"
    archive.set_content(as_html(document).decode(), subtype="html", cte="quoted-printable")
    archive.add_related(b"\x89PNG\r\n\x1a\n", "image", "png")
    return archive.as_bytes()


def as_docx(document: Structure, plain: bool = False) -> bytes:
    """A document as a Word file: heading styles (or bold lines where `plain`), a header, page numbers in the footer."""
    docx = DocxFile()
    section = docx.sections[0]
    section.header.paragraphs[0].text = "内部资料 注意保存"
    _field(section.footer.paragraphs[0], "PAGE")
    for text in _head(document):
        docx.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text, article in _numbered(document, False):
        if plain:
            docx.add_paragraph().add_run(text).bold = True
        else:
            docx.add_heading(text, 1 if kind == "heading" else 2)
        if kind == "title":
            for paragraph in article["text"].split("\n"):
                docx.add_paragraph("　　" + paragraph)
            for link in article.get("links") or []:
                docx.add_paragraph(link)
            if article.get("sources"):
                docx.add_paragraph(f"（来源：{'、'.join(article['sources'])}）")
    return docx_bytes(docx)


def docx_bytes(docx: DocxDocument) -> bytes:
    """The bytes of a Word file, the same at every run: its entries carry one fixed day."""
    raw, made = io.BytesIO(), io.BytesIO()
    docx.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry.filename))
    return made.getvalue()


def _field(paragraph: Paragraph, code: str) -> None:
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind in ("begin", "instr", "end"):
        node = OxmlElement("w:instrText" if kind == "instr" else "w:fldChar")
        if kind == "instr":
            node.text = code
        else:
            node.set(qn("w:fldCharType"), kind)
        run._r.append(node)
    paragraph.add_run(" —")


_TYPST = """
#let doc = json(bytes(sys.inputs.data))
#set document(title: doc.name, date: datetime(year: 2024, month: 1, day: 1))
#set text(font: "Noto Sans CJK SC", size: 15.8pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 13pt, spacing: 13pt)
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  header: context if counter(page).get().first() > 1 and doc.header != "" { text(size: 9pt, doc.header) },
  footer: context { let n = counter(page).get().first()
    align(if calc.odd(n) { right } else { left }, text(size: 14pt, "— " + str(n) + " —")) })
#show heading.where(level: 1): it => text(size: 20pt, it.body)
#show heading.where(level: 2): it => align(center, text(size: 18pt, it.body))
#for line in doc.head { align(center, text(size: if line == doc.head.first() { 26pt } else { 14pt }, line)) }
#if doc.contents {
  align(center, text(size: 16pt, "目　录"))
  show outline.entry.where(level: 1): it => text(size: 14pt, it.element.body)
  set outline.entry(fill: repeat("·"))
  outline(title: none, indent: 0pt)
}
#if doc.head.len() > 0 or doc.contents { pagebreak() }
#set page(columns: doc.columns)
#set text(size: 10.5pt) if doc.columns > 1
#set par(leading: 8pt, spacing: 8pt) if doc.columns > 1
#for item in doc.items {
  if item.kind == "heading" { heading(level: 1, item.text) }
  else if item.kind == "title" { heading(level: 2, item.text) }
  else if item.kind == "text" { par(first-line-indent: (amount: 2em, all: true), item.text) }
  else { par(text(size: if item.kind == "link" { 9pt } else { 1em }, item.text)) }
}
"""


def as_pdf(document: Structure, contents: bool = True, columns: int = 1) -> bytes:
    """A document as a PDF: contents with dot leaders, odd and even footers — 4 —, a running header, an embedded font."""
    items = []
    for kind, text, article in _numbered(document, False):
        items.append({"kind": kind, "text": text})
        if kind == "title":
            items += [{"kind": "text", "text": p} for p in article["text"].split("\n")]
            items += [{"kind": "link", "text": link} for link in article.get("links") or []]
            if article.get("sources"):
                items.append({"kind": "source", "text": f"（来源：{'、'.join(article['sources'])}）"})
    data = {
        "name": document.get("title") or "公报",
        "header": document.get("title") or "",
        "head": _head(document),
        "contents": contents,
        "columns": columns,
        "items": items,
    }
    made = typst.compile(  # type: ignore[misc]  # its stubs leave a type parameter open
        _TYPST.encode(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=[_FONTS],
        ignore_system_fonts=True,
    )
    return bytes(made)
