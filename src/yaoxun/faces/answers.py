"""Answers of the library for people and programs: what was found, as text on a terminal and as tables."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from yaoxun.faces.tables import Cell, Table
from yaoxun.faces.wording import EVENTS, INSTRUMENTS, KINDS, region, value
from yaoxun.faces.wrapping import indented, packed
from yaoxun.library.browse import Issue
from yaoxun.library.citation import Citation, Kept
from yaoxun.library.facts import KEYS, Answer
from yaoxun.library.search import Found, Hit, Snippet

WIDTH = 120  # columns of what is printed into a file
LIT = "bold black on yellow"
_FACETS = {"region": "地区", "section": "栏目", "year": "年份", "kind": "要素", "industry": "行业"}
_MOST_IN_A_FACET = 9
_MARGIN = 6  # columns before what belongs to an article's number
_READABLE = 100  # columns: longer lines of text are hard to read

HEADINGS = {
    "name": "名称", "title": "文件", "indicator": "指标", "for": "对象", "marker": "序号", "op": "关系", "value": "数值",
    "low": "下限", "high": "上限", "unit": "单位", "from": "起", "to": "止", "by": "到期", "as_of": "截至", "effective": "施行",
    "number": "文号", "issuers": "发文机关", "instrument": "方式", "base": "基数", "cap": "封顶", "cap_unit": "封顶单位",
    "event": "状态", "first": "首个",
}  # fmt: skip
"""What the keys of facts are called in a table."""

CITED = ("标题", "期", "栏目", "日期", "段", "位置")
"""The columns of a citation; 位置 is what `yaoxun show` opens."""


def console() -> Console:
    """Return where answers are printed: as wide as the terminal, or WIDTH wide into a file."""
    return Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False)


def regions(codes: Sequence[str]) -> str:
    """Name regions."""
    return "、".join(map(region, codes))


def cited_cells(cited: Citation | None) -> tuple[Cell, ...]:
    """Return a citation as the cells of CITED."""
    if cited is None:
        return (None,) * len(CITED)
    return cited.title, cited.bulletin, cited.section, cited.day, cited.paragraph, cited.key


def rest(total: int, shown: int, offset: int, what: str = "条") -> str:
    """Tell how many there are, and how to see those that are not shown.

    >>> rest(3, 3, 0), rest(50, 20, 20)
    ('共 3 条。', '共 50 条，这里是第 21 至 40 条；下一页 --offset 40，全部 --limit 0。')
    """
    if shown == total:
        return f"共 {total} {what}。"
    more = f"下一页 --offset {offset + shown}，" if offset + shown < total else ""
    return f"共 {total} {what}，这里是第 {offset + 1} 至 {offset + shown} {what}；{more}全部 --limit 0。"


def place(article: Kept | Citation, codes: Sequence[str] = ()) -> list[str]:
    """Say where an article stands: its regions, issue, column, and day where the issue does not tell it."""
    day = None if article.day and article.day in article.bulletin else article.day
    return [said for said in (regions(codes), article.bulletin, article.section, day) if said]


def show_found(found: Found, offset: int = 0) -> None:
    """Print what a search found: the total, the facets, and each article with its hits lit."""
    out = console()
    if not found.total:
        out.print("没有找到。可以少写几个词，或去掉筛选条件。")
        return
    same = "" if found.stories == found.total else f"（同一消息合并后 {found.stories} 条）"
    out.print(Text(f"找到 {found.total} 篇{same}", style="bold"))
    for name, counts in found.facets.items():
        said = [(region(k) if name == "region" else KINDS.get(k, k), n) for k, n in counts if n]
        more = [f"…共 {len(said)} 项"] if len(said) > _MOST_IN_A_FACET else []
        if said:
            items = [*(f"{k} {n}" for k, n in said[:_MOST_IN_A_FACET]), *more]
            shown = Text(packed(items, "  ", out.width - _MARGIN), style="dim")
            out.print(indented(shown, out.width, _MARGIN, _FACETS[name]))
    for hit in found.hits:
        _show_hit(out, hit)
    if len(found.hits) < found.stories:
        out.print()
        out.print(Text(rest(found.stories, len(found.hits), offset), style="dim"))


def _show_hit(out: Console, hit: Hit) -> None:
    article = hit.article
    out.print()
    out.print(indented(_lit(hit.title, "bold"), out.width, _MARGIN, str(article.id)))
    out.print(indented(_lit(hit.snippet), out.width, _MARGIN))
    where = [*place(article, hit.regions), *([f"位置 {hit.cited.key}"] if hit.cited else [])]
    out.print(indented(Text(packed(where, " · ", out.width - _MARGIN), style="dim"), out.width, _MARGIN))
    if hit.also:
        out.print(Text(" " * _MARGIN + f"同一消息另见：{'、'.join(map(str, hit.also))}", style="dim"))


def _lit(snippet: Snippet, style: str = "") -> Text:
    text = Text(snippet.text or "（无题）", style=style)
    for start, end in snippet.lit:
        text.stylize(LIT, start, end)
    return text


def found_table(found: Found) -> Table:
    """Return what a search found as a table."""
    rows = [
        (h.article.id, regions(h.regions), h.snippet.text, *cited_cells(h.cited), "、".join(map(str, h.also)))
        for h in found.hits
    ]
    whole = {
        "total": found.total,
        "stories": found.stories,
        "facets": {name: dict(counts) for name, counts in found.facets.items()},
        "hits": [
            {
                "article": h.article.id,
                "title": h.article.title,
                "regions": list(h.regions),
                "snippet": h.snippet.text,
                "lit": [list(span) for span in h.snippet.lit],
                "citation": h.cited.as_json() if h.cited else None,
                "also": list(h.also),
            }
            for h in found.hits
        ],
    }
    return Table(("篇号", "地区", "摘要", *CITED, "同一消息"), rows, found.stories, whole)


def issues_table(issues: Sequence[Issue]) -> Table:
    """Return the documents of a library as a table."""
    columns = ("编号", "期", "日期", "推定", "编发单位", "篇数", "入库时间")
    rows = [(i.id, i.label, i.day, bool(i.day) and not i.stated, i.publisher, i.articles, i.added) for i in issues]
    return Table(columns, rows, len(rows), [i._asdict() for i in issues], frozenset(("入库时间",)))


def facts_table(kind: str, answer: Answer) -> Table:
    """Return facts of a kind as a table; a terminal shows what each states in one column."""
    keys = KEYS[kind]
    columns = ("编号", "地区", "规范值", *(HEADINGS[key] for key in keys), "原文", *CITED)
    rows = [
        (
            fact.id,
            regions(fact.regions),
            value({"kind": kind, **fact.says}),
            *(_cell(_named(key, fact.says.get(key))) for key in keys),
            fact.cited.quote,
            *cited_cells(fact.cited),
        )
        for fact in answer.facts
    ]
    whole = {"total": answer.total, "facts": [fact.as_json() for fact in answer.facts]}
    wide = frozenset((*(HEADINGS[key] for key in keys), "栏目", "日期", "段"))
    return Table(columns, rows, answer.total, whole, wide)


def _named(key: str, said: object) -> object:
    """A code of the wire format in words; what is none stays as it is."""
    names = {"instrument": INSTRUMENTS, "event": EVENTS}.get(key)
    return names.get(str(said), said) if names and said else said


def _cell(said: object) -> Cell:
    if isinstance(said, list | tuple):
        return "、".join(map(str, said))
    return said if isinstance(said, str | int | float | bool) or said is None else str(said)


def show_article(article: Kept, cited: Citation | None) -> None:
    """Print an article, the cited words lit; lines are broken on a terminal only, so that a program finds paragraphs."""
    out = console()
    width = min(out.width, _READABLE) if sys.stdout.isatty() else len(article.text) * 2 + _READABLE
    where = [*place(article), f"文件编号 {article.document}"]
    out.print(Text(packed(where, " · ", width), style="dim"), soft_wrap=True)
    out.print(indented(Text(article.title or "（无题）", style="bold"), width), soft_wrap=True)
    text = Text(article.text)
    if cited is not None:
        text.stylize(LIT, cited.start, cited.end)
    out.print(indented(text, width), soft_wrap=True)
    if cited is not None:
        out.print(indented(Text(str(cited), style="dim"), width), soft_wrap=True)


def article_json(article: Kept, cited: Citation | None) -> dict[str, object]:
    """Return an article as plain values."""
    return {
        "article": article.id,
        "document": article.document,
        "bulletin": article.bulletin,
        "date": article.day,
        "section": article.section,
        "title": article.title,
        "text": article.text,
        "citation": cited.as_json() if cited else None,
    }
