"""Upkeep of a library for people and programs: what a refresh changed, what the doctor found, what is held."""

import json
from typing import TYPE_CHECKING

import click
from rich.table import Table as Drawn
from rich.text import Text

from yaoxun.faces.answers import console
from yaoxun.faces.tables import Cell, Table
from yaoxun.faces.verdicts import VERDICTS, stated
from yaoxun.faces.wording import KINDS, region
from yaoxun.library.doctor import Finding
from yaoxun.library.stats import Stats

if TYPE_CHECKING:
    from yaoxun.library.refresh import Refreshed

_MENDED = {"facts": "要素状态", "columns": "派生的列", "stories": "同一消息的归并", "index": "检索索引"}
_STANDINGS = {"accepted": "接受", "corrected": "被更正", "rejected": "驳回", "person": "人工写的"}
_MIB = 1024 * 1024


def show_refreshed(done: "Refreshed") -> None:
    """Print what a refresh changed."""
    out = console()
    if done.indexed:
        out.print(f"检索索引已重建，共 {done.indexed} 篇。")
    if not done.documents:
        out.print("要素都是现在这一版提取的，没有要刷新的。（要全部重做请加 --all；连原件也重读请用 --all --read。）")
    else:
        out.print(
            f"刷新 {done.documents} 份、{done.articles} 篇：要素不变 {done.kept} 条，新增 {done.new} 条，消失 {done.gone} 条。"
        )
    if done.unseen:
        out.print(f"其中 {done.unseen} 条新增在已复核完的文章里，请用 yaoxun review 过目。")
    if done.adrift:
        out.print(Text(f"有 {len(done.adrift)} 次复核所指的原文已不在库里，没有生效：", style="yellow"))
        for review in done.adrift:
            said = "；".join(stated(fact) for fact in review.needs)
            out.print(Text(f"  第 {review.id} 号 {VERDICTS[review.verdict]}《{review.title}》{said}"))
        out.print("请用 yaoxun review add 按新的正文重记，或用 yaoxun review undo 复核号 撤销。")


def show_findings(findings: list[Finding], mended: list[str], as_json: bool) -> None:
    """Print what the doctor found, and what was mended before."""
    if as_json:
        whole = {"mended": mended, "findings": [finding.as_json() for finding in findings]}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    out = console()
    if mended:
        out.print(f"已重做：{'、'.join(_MENDED[name] for name in mended)}。")
    if not any(finding.fault for finding in findings):
        out.print(Text("库是完好的。", style="green"))
    for finding in findings:
        mark = ("故障", "bold red") if finding.fault else ("提示", "yellow")
        places = "、".join(finding.places) + (f" 等 {finding.count} 处" if finding.count > len(finding.places) else "")
        out.print(Text.assemble(mark, f" [{finding.code}] {finding.met}" + (f"：{places}" if finding.places else "")))
        out.print(Text(f"     {finding.remedy}。", style="dim"))


def show_stats(figures: Stats) -> None:
    """Print what a library holds."""
    out = console()
    same = f"（{figures.stories} 条不同的消息）" if figures.stories != figures.articles else ""
    out.print(
        Text(f"{figures.documents} 份公报，{figures.articles} 篇文章{same}，{figures.facts} 条要素", style="bold")
    )
    drawn = Drawn(show_header=False, show_edge=False, pad_edge=False, box=None, padding=(0, 2, 0, 0))
    drawn.add_column(style="dim", no_wrap=True)
    drawn.add_column(overflow="fold")
    for name, rows in _groups(figures):
        drawn.add_row(name, "  ".join(f"{said} {_shown(cell)}" for said, cell in rows if cell))
    out.print(drawn)


def _groups(figures: Stats) -> list[tuple[str, list[tuple[str, Cell]]]]:
    """The figures under their headings."""
    share = f"{100 * figures.reviewed / figures.articles:.1f}%" if figures.articles else "—"
    times = f"{figures.size / figures.text:.1f}" if figures.text else "—"
    return [
        ("要素", [(KINDS[kind], n) for kind, n in figures.kinds]),
        ("地区", [(region(code), n) for code, n in figures.regions]),
        ("年份", [(year or "不详", n) for year, n in figures.years]),
        ("提取版本", list(figures.extractors)),
        (
            "容量",
            [
                ("库", _bytes(figures.size)), ("正文", _bytes(figures.text)), ("正文字数", figures.characters),
                ("原件（已压缩）", _bytes(figures.originals)), ("库为正文的倍数", times),
            ],
        ),
        (
            "复核",
            [
                ("已复核完的文章", figures.reviewed), ("占", share), ("过目的要素", figures.judged),
                *((_STANDINGS[name], n) for name, n in figures.standings),
            ],
        ),
        ("没有读成的文件", [("", figures.failures)] if figures.failures else [("", "无")]),
    ]  # fmt: skip


def _bytes(number: int) -> str:
    """Say a number of bytes.

    >>> _bytes(2_257_768), _bytes(1_500)
    ('2.2 MiB', '1.5 KiB')
    """
    return f"{number / _MIB:.1f} MiB" if number >= _MIB else f"{number / 1024:.1f} KiB"


def _shown(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def stats_table(figures: Stats) -> Table:
    """Return what a library holds as a table: heading, name, figure; bytes are numbers."""
    rows: list[tuple[Cell, ...]] = [
        ("总数", "公报", figures.documents),
        ("总数", "文章", figures.articles),
        ("总数", "不同的消息", figures.stories),
        ("总数", "要素", figures.facts),
        *(("要素", KINDS[kind], n) for kind, n in figures.kinds),
        *(("地区", region(code), n) for code, n in figures.regions),
        *(("年份", year or "不详", n) for year, n in figures.years),
        *(("提取版本", version, n) for version, n in figures.extractors),
        ("容量", "库（字节）", figures.size),
        ("容量", "正文（字节）", figures.text),
        ("容量", "正文（字）", figures.characters),
        ("容量", "原件，已压缩（字节）", figures.originals),
        ("复核", "已复核完的文章", figures.reviewed),
        ("复核", "过目的要素", figures.judged),
        *(("复核", _STANDINGS[name], n) for name, n in figures.standings),
        ("失败", "没有读成的文件", figures.failures),
    ]
    return Table(("分类", "名称", "数量"), rows, len(rows), figures.as_json())
