"""Bulletins as one HTML page that needs nothing else: every fact is lit in its sentence and listed beneath it."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from yaoxun.faces.lit import Lit, Piece, paragraphs
from yaoxun.faces.wording import KINDS, region, value

_MARK = b'<meta name="generator" content="yaoxun">'


def is_page(path: Path) -> bool:
    """Tell whether the file is a page that `page` made, which may be written anew."""
    with path.open("rb") as file:
        return _MARK in file.read(4096)


def page(documents: Sequence[dict[str, object]]) -> str:
    """Return documents of the wire format as one page, in Chinese, that loads nothing and runs on its own.

    Each article's text is cut where a fact begins or ends; a piece carries in `data-facts` the numbers of the facts
    that it belongs to, the shortest first. Fact 7 begins at `#q7` in the text and has the row `#f7` in the table.
    """
    template = files("yaoxun.faces").joinpath("page.html").read_text("utf-8")
    writer = _Writer()
    body = "\n".join(map(writer.document, documents)) or '<p class="masthead">没有可显示的文件。</p>'
    return Template(template).substitute(
        policy=_policy(template),
        title=escape(_headline(documents)),
        styles="\n".join(_styles(writer.stacks)),
        filters="\n".join(_filters(writer.counts)),
        documents=body,
    )


def _policy(template: str) -> str:
    """Let the page's own script run and nothing else load, should ever an escape be forgotten."""
    script = template.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = ("default-src 'none'", "style-src 'unsafe-inline'", f"script-src 'sha256-{digest}'", "base-uri 'none'")
    return "; ".join((*rules, "form-action 'none'"))


def _headline(documents: Sequence[Mapping[str, Any]]) -> str:
    if len(documents) == 1:
        return " ".join(filter(None, (_name(documents[0]), documents[0].get("issue"))))
    return f"要讯（{len(documents)}份文件）"


def _name(document: Mapping[str, Any]) -> str:
    source = document.get("source") or {}
    return str(document.get("title") or source.get("name") or "未载刊名")


def _filters(counts: Mapping[str, int]) -> Iterator[str]:
    for kind, name in KINDS.items():
        yield (
            f'<label class="chip"><input type="checkbox" value="{kind}" checked>{_swatch(kind)}{name}'
            f"<b>{counts.get(kind, 0)}</b></label>"
        )


def _swatch(kind: str) -> str:
    return f'<span class="swatch swatch-{kind}"></span>' if kind in KINDS else ""


def _styles(stacks: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Colour every kind and every stack of kinds that the texts hold.

    The inmost kind fills the piece; those around it lie beneath, and show as lines at its foot.
    """
    for kind in KINDS:
        yield f".swatch-{kind} {{ background: var(--{kind}-fill); border-color: var(--{kind}-line); }}"
        yield f".off-{kind} {{ --{kind}-fill: transparent; --{kind}-line: transparent; }}"
        yield f'.off-{kind} tr[data-kind="{kind}"] {{ display: none; }}'
    for stack in sorted(stacks):
        filled = [kind for kind in stack if kind != "measure"]
        if not filled:
            continue
        lines = [
            f"linear-gradient(var(--{kind}-line) 0 0) 0 calc(100% - {3 * height}px) / 100% 2px no-repeat"
            for height, kind in enumerate(filled[1:])
        ]
        fills = [f"linear-gradient(var(--{kind}-fill) 0 0)" for kind in filled]
        yield f'mark[data-kinds="{" ".join(stack)}"] {{ background: {", ".join(lines + fills)}; }}'


class _Numbered(NamedTuple):
    """A fact with its number on the page."""

    number: int
    fact: Mapping[str, Any]

    @property
    def kind(self) -> str:
        return str(self.fact["kind"])

    @property
    def span(self) -> tuple[int, int]:
        return self.fact["start"], self.fact["end"]


@dataclass
class _Writer:
    """Writes documents one after another, numbering sections, articles and facts through all of them."""

    sections: int = 0
    articles: int = 0
    facts: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    stacks: set[tuple[str, ...]] = field(default_factory=set)

    def document(self, document: Mapping[str, Any]) -> str:
        contents, bodies = [], []
        for section in document.get("sections") or ():
            entry, body = self.section(section)
            contents.append(entry)
            bodies.append(body)
        return (
            f'<section class="document">\n{_masthead(document)}\n'
            f'<nav class="toc" aria-label="目录"><details open><summary>目录</summary>\n<ol>\n{"".join(contents)}</ol>\n'
            f'</details></nav>\n<div class="body">\n{"".join(bodies)}{_proof(document)}</div>\n</section>'
        )

    def section(self, section: Mapping[str, Any]) -> tuple[str, str]:
        """Return a section's entry in the contents, and itself."""
        self.sections += 1
        heading = escape(section.get("heading") or "")
        here = f"s{self.sections}"
        entries, bodies = [], []
        for article in section.get("articles") or ():
            self.articles += 1
            title = escape(article.get("title") or "（无题）")
            entries.append(f'<li><a href="#a{self.articles}">{title}</a></li>\n')
            bodies.append(self.article(f"a{self.articles}", title, article))
        label = f'<a href="#{here}">{heading}</a>' if heading else ""
        head = f'<h2 id="{here}">{heading}</h2>\n' if heading else ""
        return f'<li class="column">{label}<ol>\n{"".join(entries)}</ol></li>\n', head + "".join(bodies)

    def article(self, here: str, title: str, article: Mapping[str, Any]) -> str:
        facts = []
        for fact in article.get("facts") or ():
            self.facts += 1
            facts.append(_Numbered(self.facts, fact))
        self.counts.update(fact.kind for fact in facts)
        text = "\n".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs(article.get("text") or "", facts))
        return (
            f'<article id="{here}" aria-labelledby="{here}-title">\n<h3 id="{here}-title">{title}</h3>\n'
            f'{_about(article)}<div class="text">\n{text}\n</div>\n{_table(facts)}</article>\n'
        )

    def paragraphs(self, text: str, facts: Sequence[_Numbered]) -> Iterator[str]:
        """Yield the paragraphs that hold anything, cut wherever a fact begins or ends."""
        for line in paragraphs(text, [Lit(f.number, f.kind, *f.span) for f in facts]):
            yield "".join(self.piece(piece) if piece.over else escape(piece.words) for piece in line)

    def piece(self, piece: Piece) -> str:
        """Return a piece that facts lie over, with the places to jump to of those that begin in it."""
        kinds = tuple(kind for kind in piece.kinds if kind in KINDS)
        self.stacks.add(kinds)
        new = piece.begun
        starts = f' data-starts="{escape(" ".join(dict.fromkeys(f.kind for f in new)))}"' if new else ""
        anchors = "".join(f'<span id="q{f.number}"></span>' for f in new)
        hint = "；".join(dict.fromkeys(KINDS.get(f.kind, f.kind) for f in piece.over))
        return (
            f'<mark data-kinds="{" ".join(kinds)}" data-facts="{" ".join(str(f.number) for f in piece.over)}"{starts}'
            f' title="{escape(hint)}">{anchors}{escape(piece.words)}</mark>'
        )


def _masthead(document: Mapping[str, Any]) -> str:
    date, inferred = document.get("date"), document.get("inferred_date")
    day = date or (f"未载日期，据内容推定为 {inferred}" if inferred else None)
    stated = "".join(
        f"<span>{escape(str(said))}</span>" for said in (document.get("issue"), document.get("publisher"), day) if said
    )
    warnings = "".join(
        f"<li>{escape(str(w.get('message') or ''))} <code>{escape(str(w.get('code') or ''))}</code></li>\n"
        for w in document.get("warnings") or ()
    )
    listed = f'<ul class="warnings" aria-label="提示">\n{warnings}</ul>\n' if warnings else ""
    return f'<header class="masthead">\n<h1>{escape(_name(document))}</h1>\n<p>{stated}</p>\n{listed}</header>'


def _proof(document: Mapping[str, Any]) -> str:
    source = document.get("source") or {}
    if not source.get("name"):
        return ""
    digest = f"，SHA-256：{escape(str(source['sha256']))}" if source.get("sha256") else ""
    return f'<p class="proof">读自 {escape(str(source["name"]))}{digest}</p>\n'


def _about(article: Mapping[str, Any]) -> str:
    said = (
        ("地区", "、".join(escape(region(str(code))) for code in article.get("regions") or ())),
        ("来源", "、".join(escape(str(name)) for name in article.get("sources") or ())),
        ("链接", " ".join(_link(str(url)) for url in article.get("links") or ())),
    )
    items = "".join(f"<li>{name}：{value}</li>" for name, value in said if value)
    return f'<ul class="about">{items}</ul>\n' if items else ""


def _link(url: str) -> str:
    shown = escape(url)
    if not url.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>'


def _table(facts: Sequence[_Numbered]) -> str:
    if not facts:
        return ""
    rows = "".join(
        f'<tr id="f{f.number}" data-kind="{escape(f.kind)}"><th scope="row">{_swatch(f.kind)} '
        f'{escape(KINDS.get(f.kind, f.kind))}</th><td class="quote"><a href="#q{f.number}">'
        f"{escape(str(f.fact['quote']))}</a></td><td>{_days(escape(value(f.fact)))}</td></tr>\n"
        for f in facts
    )
    return (
        f'<details class="facts"><summary>要素 {len(facts)} 条</summary>\n<table>\n<thead><tr><th scope="col">类别</th>'
        f'<th scope="col">原文</th><th scope="col">规范值</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></details>\n'
    )


def _days(said: str) -> str:
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", r"<time>\g<0></time>", said, flags=re.ASCII)
