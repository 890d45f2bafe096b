"""How claims are made of the parts that speak: when each holds, which way it looks, what it is said of."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from yaoxun.extraction.claims.claim import Claim
from yaoxun.extraction.claims.direction import direction_of, looks_ahead, of_budget
from yaoxun.extraction.claims.frame import Frame
from yaoxun.extraction.claims.indicators import indicator_of, plain_name
from yaoxun.extraction.claims.parts import Part
from yaoxun.extraction.claims.tables import year_cells
from yaoxun.extraction.claims.times import (
    LONGEST_EVENT,
    Blocks,
    Mark,
    days_held,
    holds_always,
    introduces,
    own_days,
    reported_period,
    tells_changes,
    time_marks,
    told_after,
)
from yaoxun.extraction.dates import Date
from yaoxun.extraction.fact import Fact
from yaoxun.extraction.passage import Passage

_RULE_WORDS = re.compile(r"不得|须|应当|必须|方可|要求[，：]")
_OBLIGED = re.compile(
    r"须|应当|应具备|占比应|应在|应达|应为|必须|申报条件|申请条件|(?:申报|申请)(?:企业|单位|主体|项目|人|者)[^。；]{0,12}?[应须需]|(?:以下|下列)条件"
)
_UP_TO_NOW = re.compile(r"累计|已(?!获)|日均|平均|目前|现有")
_BOUNDS = frozenset([">=", "<=", "range", "<", ">"])


_DOES = re.compile(r"(?:已(?!获)|累计|共(?!同)|正在|正(?=[^式])|注册|目前|现有|等(?=[\u4e00-\u9fff]{3}))")


_LONGEST_NAME = 120  # of an indicator, more than there are: what is said of one is said after it, again and again


def _openings(text: str, dates: Sequence[Date], actors: Sequence[Fact]) -> dict[int, int]:
    """Where each stretch ends that may stand before an indicator and is no part of it, by where it begins."""
    doing = {a.start: a.end for a in actors if _DOES.match(text, a.end)}
    return {**doing, **{d.start: d.end for d in dates}}


class Others:
    """Those that are named as doing something."""

    def __init__(self, text: str, actors: Sequence[Fact]) -> None:
        """Those that only tell do nothing."""
        self._starts = sorted(a.start for a in actors if not _TELLS.match(text, a.end))

    def between(self, start: int, end: int) -> bool:
        """Tell whether one is named in a stretch."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)


_TELLS = re.compile(r"[^，。；]{0,12}(?:介绍|表示|透露|通报|披露|统计|数据|消息|获悉|发布|公布|说|称|显示)")


def claims(
    passage: Passage,
    found: Sequence[Part],
    dates: Sequence[Date],
    items: Sequence[Fact],
    actors: Sequence[Fact],
    whole: Frame,
) -> tuple[Claim, ...]:
    """Return the claims that quantities make, in order: parts that are conditions, sizes and the like are left out before.

    `items` are the items of enumerations: a date said in one holds to its end, not beyond it.
    `actors` are the bodies and systems that are named: one that does what is counted is no part of the indicator.
    """
    if not found:
        return ()
    text = passage.text
    cells = year_cells(passage, found, dates)
    found = [p for p in found if p.quantity.start not in cells]
    marks = time_marks(passage, dates)
    period = reported_period(passage, marks)
    openings = _openings(text, dates, actors)
    claimed = [p.quantity.start for p in found]
    made: list[Claim] = []
    names: list[str] = []
    blocks = Blocks(text, items)
    others = Others(text, actors)
    block = -1
    at = 0
    mark: Mark | None = None
    lead: Mark | None = None
    before: tuple[Part, int] | None = None
    for part in found:
        q = part.quantity
        start, in_item = blocks.block_of(q.start)
        if start != block:
            block, mark, before = start, lead if in_item else None, None
            mark = mark or (period if period and tells_changes(text, start) else None)
        while at < len(marks) and marks[at].start < q.start:
            if marks[at].start >= block or not in_item:
                mark = marks[at] if marks[at].start >= block else None
            if not in_item or marks[at].start < block:
                if introduces(text, blocks, marks[at], claimed, passage.anchor) and not blocks.within_other(
                    marks[at].start, q.start
                ):
                    lead = marks[at]
                mark = lead if marks[at].start < block else mark
            at += 1
        days = days_held(text, mark, part, dates)
        if days is None and mark is None:
            days = told_after(text, part, dates, passage.anchor)
        ahead = direction_of(text, part, days, mark, before, whole, passage.anchor, in_item=in_item)
        if not ahead or (
            _RULE_WORDS.search(text, part.clause.start, q.number_start)
            and (days is None or mark is None or mark.start < part.clause.start)
        ):
            continue
        if q.amount.op in _BOUNDS and _OBLIGED.search(text, part.sentence.start, q.start):
            continue
        indicator, quote = indicator_of(passage, part, openings, names)
        held = own_days(text, part, days, mark, dates)
        if ahead < 0 and holds_always(text, part, dates):
            held = None
        if (
            ahead < 0
            and held
            and mark
            and not (q.amount.unit == "元" and of_budget(text, part))
            and passage.anchor
            and held.last > passage.anchor
            and mark.start < part.clause.start
            and (
                mark.start < part.sentence.start
                or _UP_TO_NOW.search(text, part.clause.start, q.start)
                or text[mark.start].isdigit()
            )
            and (not text[mark.start].isdigit() or looks_ahead(text, mark.end, part.clause.start))
        ):
            held = None  # 今年 has not ended: only what is counted with it in one sentence is counted for it
        if (
            ahead < 0
            and held
            and mark
            and held == mark.days
            and (mark.tied or (held.last - held.first).days > LONGEST_EVENT)
            and others.between(max(part.sentence.start, mark.end), part.clause.end)
            and mark.start < max(part.sentence.start, text.rfind("；", part.sentence.start, q.start))
        ):
            held = None
        made.append(Claim(q, quote, plain_name(indicator), held, ahead))
        if part.role != "from":
            before = (part, ahead)
        if indicator and len(indicator) <= _LONGEST_NAME and (not names or names[-1] != indicator):
            names = [*names[-7:], indicator]
    return tuple(sorted([*made, *cells.values()], key=lambda c: c.quantity.start)) if cells else tuple(made)
