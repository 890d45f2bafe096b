"""Reviews for people and programs: a fact in its lit sentence with what it states, and what was said of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from yaoxun.faces.answers import CITED, cited_cells, regions
from yaoxun.faces.tables import Cell, Table
from yaoxun.faces.wording import KINDS, value
from yaoxun.library.citation import Kept
from yaoxun.library.facts import Answer, KeptFact
from yaoxun.library.review import Review

VERDICTS = {"accepted": "接受", "corrected": "更正", "rejected": "驳回", "added": "补记", "completed": "复核完"}
"""What verdicts are called."""

_LIT = "bold black on yellow"
_LONGEST = 400  # characters of a sentence around a quote


def stated(said: Mapping[str, Any]) -> str:
    """Say what a fact states, behind its kind.

    >>> stated({"kind": "quantity", "op": "=", "value": 200000, "unit": "元"})
    '数量 20万元'
    """
    return f"{KINDS[said['kind']]} {value(said)}"


def show_fact(out: Console, fact: KeptFact, article: Kept, count: str) -> None:
    """Print a fact as it is to be reviewed: where it stands, its sentence with its words lit, and what it states."""
    cited = fact.cited
    where = " · ".join(filter(None, (cited.bulletin, cited.section, f"《{cited.title}》第{cited.paragraph}段")))
    out.print()
    out.print(Text.assemble((f"{count} ", "dim"), (f"{KINDS[fact.kind]} {fact.id}", "bold"), (f"　{where}", "dim")))
    sentence = article.cite_sentence(cited.start, cited.end)
    start = max(sentence.start, cited.start - _LONGEST // 2)
    end = min(sentence.end, max(cited.end, start + _LONGEST))
    text = Text(article.text[start:end].replace("\n", " "))
    text.stylize(_LIT, cited.start - start, cited.end - start)
    out.print(Text("  ") + text)
    out.print(Text(f"  → {value({'kind': fact.kind, **fact.says})}", style="bold cyan"))


def waiting_table(answer: Answer) -> Table:
    """Return facts that nobody has reviewed as a table."""
    rows: list[tuple[Cell, ...]] = [
        (
            fact.id,
            KINDS[fact.kind],
            regions(fact.regions),
            value({"kind": fact.kind, **fact.says}),
            fact.cited.quote,
            *cited_cells(fact.cited),
        )
        for fact in answer.facts
    ]
    whole = {"total": answer.total, "facts": [fact.as_json() for fact in answer.facts]}
    wide = frozenset(("地区", "期", "栏目", "日期", "段"))
    return Table(("编号", "类别", "地区", "规范值", "原文", *CITED), rows, answer.total, whole, wide)


def log_table(reviews: Sequence[Review], total: int) -> Table:
    """Return reviews as a table: what the program said beside what the person says."""
    rows: list[tuple[Cell, ...]] = [
        (
            review.id,
            VERDICTS[review.verdict] + ("（已撤销）" if review.undone else ""),
            review.article,
            review.title,
            _machine(review),
            stated(review.person) if review.person else None,
            review.reviewer,
            review.at[:16].replace("T", " "),
            review.note,
        )
        for review in reviews
    ]
    whole = {"total": total, "reviews": [review.as_json() for review in reviews]}
    columns = ("复核号", "结论", "篇号", "标题", "原来", "改为", "复核人", "时间（UTC）", "备注")
    return Table(columns, rows, total, whole)


def _machine(review: Review) -> str | None:
    if review.verdict == "completed":
        return f"其余 {len(review.machine)} 条一并接受"
    return "；".join(map(stated, review.machine)) or None


def told(review: Review, fact: int | None = None) -> str:
    """Say in a line what a review did; `fact` is the number of the person's fact."""
    said = f"第 {review.id} 号复核：{VERDICTS[review.verdict]}《{review.title}》"
    if review.verdict == "completed":
        return f"{said}，其余 {len(review.machine)} 条要素一并接受。"
    before = "；".join(map(stated, review.machine))
    if review.person is None:
        return f"{said}{before}。"
    after = f"{stated(review.person)}（要素 {fact}）"
    return f"{said}{before} → {after}。" if before else f"{said}{after}。"
