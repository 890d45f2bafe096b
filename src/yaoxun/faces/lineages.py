"""Lineages for people: what became of targets and of documents, on a terminal and as tables, a line an event."""

from collections.abc import Sequence

from rich.text import Text

from yaoxun.analysis.documents import DocumentEvent, DocumentLineage, TrackedDocuments
from yaoxun.analysis.targets import Event, Milestone, Tracked
from yaoxun.faces.answers import CITED, cited_cells, console, regions
from yaoxun.faces.tables import Cell, Table
from yaoxun.faces.wording import amount
from yaoxun.library.citation import Citation

HAPPENINGS = {
    "set": "提出", "restated": "重申", "raised": "调高", "lowered": "调低", "conflicting": "不一致",
    "reached": "已达到", "due": "已到期",
}  # fmt: skip
"""What becomes of a target, in words."""

STATES = {"open": "进行中", "reached": "已达到", "due": "已到期，库内未见达到", "conflicting": "前后不一致，待核"}
"""How a milestone stands, in words."""

_STYLES = {"reached": "green", "due": "red", "conflicting": "bold red", "raised": "cyan", "lowered": "yellow"}


def show_targets(tracked: Tracked) -> None:
    """Print lineages of targets: the indicator, its milestones, and below each what became of it."""
    out = console()
    if not tracked.lineages:
        out.print("没有符合条件的目标。可以少写几个词，或去掉筛选条件。")
        return
    for lineage in tracked.lineages:
        unit = f"（{lineage.unit}）" if lineage.unit else ""
        out.print(
            Text.assemble((regions(lineage.regions) or "地区不明", "dim"), "  ", (lineage.indicator + unit, "bold"))
        )
        for milestone in lineage.milestones:
            _show_milestone(milestone)
        for measured in lineage.statistics:
            _show_line("数据", "", measured.day, amount(measured.fact.says), measured.fact.cited, measured.also)
    _show_total(tracked.total, len(tracked.lineages))


def _show_milestone(milestone: Milestone) -> None:
    by = f"到 {milestone.due}" if milestone.due else "未说到期日"
    state = (STATES[milestone.state], _STYLES.get(milestone.state, "dim"))
    events = [event for event in milestone.events if event.happening != "due"]  # the state says it
    if len(events) == 1:
        one = events[0]
        head = Text.assemble("  ", by, "  ", amount(one.fact.says), "  ", state)
        console().print(head.append(f"  {one.day or '日期不明'} {_where(one.fact.cited, one.also)}", style="dim"))
        return
    console().print(Text.assemble("  ", by, "  ", state))
    for event in events:
        style = _STYLES.get(event.happening, "")
        _show_line(HAPPENINGS[event.happening], style, event.day, amount(event.fact.says), event.fact.cited, event.also)


def _show_line(name: str, style: str, day: str | None, said: str, cited: Citation, also: Sequence[Citation]) -> None:
    head = Text.assemble("    ", (name, style), "  ", day or "日期不明", *(("  ", said) if said else ()))
    console().print(head.append("  " + _where(cited, also), style="dim"))


def _where(cited: Citation, also: Sequence[Citation]) -> str:
    title = cited.title if cited.title.startswith("《") else f"《{cited.title}》"
    return f"{title} {cited.key}" + (f" 另见 {_keys(also)}" if also else "")


def _show_total(total: int, shown: int) -> None:
    more = "" if shown == total else f"，这里是 {shown} 条；要全部请用 --limit 0"
    console().print(
        Text(f"共 {total} 条沿革{more}。日期后有“刊”的是刊期，原文没有说日期；出处用 yaoxun show 打开。", style="dim")
    )


def targets_table(tracked: Tracked) -> Table:
    """Return lineages of targets as a table: a line an event, and a line a statistic."""
    columns = ("序号", "地区", "指标", "单位", "到期", "现状", "事件", "日", "数量", "原文", *CITED, "同一消息")
    rows: list[tuple[Cell, ...]] = []
    for n, lineage in enumerate(tracked.lineages, 1):
        head = (n, regions(lineage.regions), lineage.indicator, lineage.unit)
        rows += [
            (*head, m.due, STATES[m.state], HAPPENINGS[e.happening], e.day, *_proof(e))
            for m in lineage.milestones
            for e in m.events
        ]
        rows += [
            (
                *head,
                None,
                None,
                "数据",
                m.day,
                amount(m.fact.says),
                m.fact.cited.quote,
                *cited_cells(m.fact.cited),
                _keys(m.also),
            )
            for m in lineage.statistics
        ]
    whole = {"total": tracked.total, "lineages": [lineage.as_json() for lineage in tracked.lineages]}
    return Table(columns, rows, len(rows), whole)


def _proof(event: Event) -> tuple[Cell, ...]:
    cited = event.fact.cited
    return amount(event.fact.says), cited.quote, *cited_cells(cited), _keys(event.also)


def _keys(also: Sequence[Citation]) -> str:
    return "、".join(cited.key for cited in also)


STAGES = {
    "drafted": "起草", "issued": "印发", "effective": "施行", "revised": "修订", "repealed": "废止", "mentioned": "提及",
}  # fmt: skip
"""What an article tells of a document, in words."""

STANDINGS = {
    "drafted": "起草或征求意见", "issued": "已印发", "forthcoming": "已印发，尚未施行", "effective": "施行中",
    "repealed": "已废止", "mentioned": "只见提及",
}  # fmt: skip
"""How far a document has come, in words."""

_MENTIONS = 2  # on a terminal, the newest ones


def show_documents(tracked: TrackedDocuments) -> None:
    """Print lineages of documents: the title, how far it has come, and below it what each issue tells."""
    out = console()
    if not tracked.lineages:
        out.print("没有符合条件的文件。可以少写几个词，或去掉筛选条件。")
        return
    for lineage in tracked.lineages:
        style = "red" if lineage.standing == "repealed" else "green" if lineage.standing == "effective" else ""
        number = f"（{lineage.number}）" if lineage.number else ""
        out.print(
            Text.assemble(
                (regions(lineage.regions) or "地区不明", "dim"), "  ", (f"《{lineage.title}》{number}", "bold"), "  ",
                (STANDINGS[lineage.standing], style),
            )
        )  # fmt: skip
        _show_events(lineage)
    _show_total(tracked.total, len(tracked.lineages))


def _show_events(lineage: DocumentLineage) -> None:
    mentions = [event for event in lineage.events if event.stage == "mentioned"]
    left_out = mentions[:-_MENTIONS]
    for event in lineage.events:
        if event not in left_out:
            issuers = "、".join(event.fact.says["issuers"]) if event.stage == "issued" else ""
            day = event.day if event.stated or not event.day else f"{event.day}刊"
            _show_line(STAGES[event.stage], "", day, issuers, event.cited, event.also)
    if left_out:
        console().print(Text(f"    另有较早的提及 {len(left_out)} 处，见 --json 或 --csv", style="dim"))


def documents_table(tracked: TrackedDocuments) -> Table:
    """Return lineages of documents as a table: a line an event."""
    columns = ("序号", "地区", "文件", "文号", "现状", "事件", "日", "日期依据", "发文机关", "原文", *CITED, "同一消息")
    rows = [
        (
            n,
            regions(one.regions),
            one.title,
            one.number,
            STANDINGS[one.standing],
            STAGES[e.stage],
            e.day,
            "原文" if e.stated else "刊期",
            *_told(e),
        )
        for n, one in enumerate(tracked.lineages, 1)
        for e in one.events
    ]
    whole = {"total": tracked.total, "lineages": [lineage.as_json() for lineage in tracked.lineages]}
    return Table(columns, rows, len(rows), whole)


def _told(event: DocumentEvent) -> tuple[Cell, ...]:
    cited = event.cited
    return "、".join(event.fact.says["issuers"]), cited.quote, *cited_cells(cited), _keys(event.also)
