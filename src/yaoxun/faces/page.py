"""Bulletins as one HTML page that needs nothing else: every fact is lit in its sentence and listed beneath it."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import Any, NamedTuple

from yaoxun.lexicon.words import table

KINDS = {
    "date": "日期",
    "quantity": "数量",
    "document": "文件",
    "organization": "机构",
    "measure": "举措",
    "target": "目标",
    "statistic": "数据",
    "incentive": "奖补",
    "system": "系统",
}
"""The kinds of fact with their names for readers, in the order of the filter."""

_OPS = {"=": "", "~": "约", ">": "超过", ">=": "不少于", "<": "不足", "<=": "不超过"}
_EVENTS = {"launched": "已启动", "planned": "拟建或拟完善", "testing": "试运行", "operating": "运行中"}
_INSTRUMENTS = {
    "award": "奖励",
    "subsidy": "补贴",
    "matching": "配套",
    "interest": "贴息",
    "loan": "贷款",
    "guarantee": "担保",
    "tax": "税收优惠",
    "rent": "租金优惠",
    "fund": "资金",
    "insurance": "保险",
    "other": "其他支持",
}
_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_MOST_DECIMALS = 4  # 1.2345万 is read at a glance, 1.23456789亿 is not


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
        inmost = sorted(
            facts, key=lambda f: (f.span[1] - f.span[0], list(KINDS).index(f.kind) if f.kind in KINDS else 9)
        )
        begun: set[int] = set()
        for line in re.finditer(r"[^\n]+", text):
            if not line.group().strip():
                continue
            here = [f for f in inmost if f.span[0] < line.end() and f.span[1] > line.start()]
            edges = {
                line.start(),
                line.end(),
                *(edge for f in here for edge in f.span if line.start() < edge < line.end()),
            }
            cuts = sorted(edges)
            pieces = []
            for start, end in pairwise(cuts):
                over = [f for f in here if f.span[0] <= start and end <= f.span[1]]
                pieces.append(self.piece(text[start:end], over, begun) if over else escape(text[start:end]))
            yield "".join(pieces)

    def piece(self, words: str, over: Sequence[_Numbered], begun: set[int]) -> str:
        """Return a piece that belongs to the facts `over`, with the places to jump to of those not `begun` before."""
        kinds = tuple(dict.fromkeys(f.kind for f in over if f.kind in KINDS))
        self.stacks.add(kinds)
        new = [f for f in over if f.number not in begun]
        begun.update(f.number for f in new)
        starts = f' data-starts="{escape(" ".join(dict.fromkeys(f.kind for f in new)))}"' if new else ""
        anchors = "".join(f'<span id="q{f.number}"></span>' for f in new)
        hint = "；".join(dict.fromkeys(KINDS.get(f.kind, f.kind) for f in over))
        return (
            f'<mark data-kinds="{" ".join(kinds)}" data-facts="{" ".join(str(f.number) for f in over)}"{starts}'
            f' title="{escape(hint)}">{anchors}{escape(words)}</mark>'
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
        ("地区", "、".join(escape(_region(str(code))) for code in article.get("regions") or ())),
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


@cache
def _regions() -> dict[str, str]:
    return {code: name for code, name, _, *former in table("regions.tsv") if not former}


def _region(code: str) -> str:
    """Return a division's full name behind those of its parents.

    >>> _region("320500"), _region("310115"), _region("000000"), _region("999999")
    ('江苏省苏州市', '上海市浦东新区', '全国', '999999')
    """
    if code == "000000":
        return "全国"
    names = _regions()
    if code not in names:
        return code
    return "".join(names.get(c, "") for c in dict.fromkeys((code[:2] + "0000", code[:4] + "00", code)))


def _table(facts: Sequence[_Numbered]) -> str:
    if not facts:
        return ""
    rows = "".join(
        f'<tr id="f{f.number}" data-kind="{escape(f.kind)}"><th scope="row">{_swatch(f.kind)} '
        f'{escape(KINDS.get(f.kind, f.kind))}</th><td class="quote"><a href="#q{f.number}">'
        f"{escape(str(f.fact['quote']))}</a></td><td>{_days(escape(_value(f.fact)))}</td></tr>\n"
        for f in facts
    )
    return (
        f'<details class="facts"><summary>事实 {len(facts)} 条</summary>\n<table>\n<thead><tr><th scope="col">类别</th>'
        f'<th scope="col">原文</th><th scope="col">规范值</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></details>\n'
    )


def _days(said: str) -> str:
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", r"<time>\g<0></time>", said, flags=re.ASCII)


def _value(fact: Mapping[str, Any]) -> str:
    """Say in readable Chinese what a fact states; days in ISO form.

    >>> _value({"kind": "date", "from": "2021-07-01", "to": "2021-07-31"})
    '2021-07-01 至 2021-07-31'
    >>> _value({"kind": "statistic", "indicator": "企业", "op": "~", "value": 3, "unit": "家", "as_of": "2020-12-31"})
    '企业：约3家（截至 2020-12-31）'
    """
    get = fact.get
    match fact["kind"]:
        case "date":
            days = dict.fromkeys(str(day) for day in (get("from"), get("to")) if day)
            return " 至 ".join(days)
        case "quantity":
            return _amount(fact)
        case "document":
            issuers = "、".join(map(str, get("issuers") or ()))
            effective = get("effective")
            return _joined(
                f"《{get('title')}》",
                get("number"),
                issuers and f"{issuers}发布",
                effective and f"自 {effective} 起施行",
            )
        case "organization":
            return str(get("name"))
        case "measure":
            return f"列举项“{get('marker')}”"
        case "target":
            return f"{get('indicator')}：{_amount(fact)}" + (f"（到 {get('by')}）" if get("by") else "")
        case "statistic":
            return f"{get('indicator')}：{_amount(fact)}" + (f"（截至 {get('as_of')}）" if get("as_of") else "")
        case "incentive":
            instrument, base, cap = str(get("instrument")), get("base"), get("cap")
            return _joined(
                get("for") and f"对象：{get('for')}",
                f"{_INSTRUMENTS.get(instrument, instrument)}：{_amount(fact, f'{base}的' if base else '')}",
                cap is not None and f"上限{_number(cap)}{get('cap_unit') or ''}",
            )
        case "system":
            event = str(get("event"))
            return _joined(get("name"), _EVENTS.get(event, event), get("first") and "称首个")
        case _:
            return ""


def _joined(*said: object) -> str:
    return "；".join(str(s) for s in said if s)


def _amount(fact: Mapping[str, Any], base: str = "") -> str:
    """Say an amount; `base`, what a rate is taken of, stands between the bound and the number.

    >>> _amount({"op": "<=", "value": 50, "unit": "%"}, "项目总投资的")
    '不超过项目总投资的50%'
    """
    unit = fact.get("unit") or ""
    if fact.get("op") == "range":
        return f"{base}{_number(fact.get('low'))}至{_number(fact.get('high'))}{unit}"
    if fact.get("value") is None:
        return ""
    op = str(fact.get("op"))
    return f"{_OPS.get(op, op)}{base}{_number(fact['value'])}{unit}"


def _number(value: object) -> str:
    """Write a number exactly, in 万, 亿 or 万亿 where that is short.

    >>> [_number(n) for n in (1.2e12, 82400, 9999, 0.5, 123456789)]
    ['1.2万亿', '8.24万', '9999', '0.5', '12345.6789万']
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    exact = Decimal(str(value))
    for scale, name in _SCALES:
        if abs(exact) < scale:
            continue
        scaled = f"{exact / scale:f}"
        scaled = scaled.rstrip("0").rstrip(".") if "." in scaled else scaled
        if len(scaled.partition(".")[2]) <= _MOST_DECIMALS:
            return scaled + name
    plain = f"{exact:,f}" if abs(exact) >= _SCALES[-1][0] else f"{exact:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
