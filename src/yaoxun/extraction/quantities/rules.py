"""How a quantity is made of numbers: one with its bound, or two that are the ends of a range."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from yaoxun.extraction.fact import Amount, Fact, Finding
from yaoxun.extraction.passage import Passage
from yaoxun.extraction.quantities.bounds import Bound, bound
from yaoxun.extraction.quantities.numbers import RANGE, Number, numbers
from yaoxun.text.numerals import plain
from yaoxun.text.span import Cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """A number with its unit and bound.

    >>> [(q.quote, q.amount.op, q.amount.value) for q in find(Passage("", "单个项目最高补助200万元，不少于3个月。"), ())]
    [('最高补助200万元', '<=', 2000000), ('不少于3个月', '>=', 3)]
    """

    kind: ClassVar[str] = "quantity"

    amount: Amount
    number_start: int

    def further(self) -> dict[str, object]:
        """The amount's keys."""
        return self.amount.further()


_INCLUSIVE = re.compile(r"[（(]不?含(?:本数)?[)）]")
_QUOTED_CODE = re.compile(
    r"[“\"「世中全财民](?:(?<=[“\"「])(?:\d+[个大][\d一二三]+[”\"」]|[\d+×xX\-＋]{2,12}[”\"」A-Za-z])"
    r"|(?:(?<=世)界|(?<=[中全])国|(?<=全)球|(?<=财)富|(?<=民)营企业)\d+强)"
)


def find(passage: Passage, dates: Sequence[Fact]) -> tuple[Quantity, ...]:
    """Return the quantities of a passage, in order; `dates` are its dates, which hold no quantities."""
    text = passage.text
    written = numbers(text)
    if not written:
        return ()
    codes = (m.span() for m in _QUOTED_CODE.finditer(text))
    claims = Cover((*passage.claims, *((d.start, d.end) for d in dates), *codes))
    free = [n for n in written if not claims.meets(n.start, n.end)]
    made: list[Quantity] = []
    carried = (-1, "")
    at = 0
    while at < len(free):
        first, second = free[at], free[at + 1] if at + 1 < len(free) else None
        at += 1
        if second is not None and _is_range(text, first, second):
            at += 1
            made.append(_range(text, first, second))
            carried = (second.end, "")
        elif first.unit or first.factor > 1 or first.more:
            b = bound(text, first, carried)
            made.append(_single(text, first, b))
            carried = (b.end, b.said)
    return tuple(made)


_READING = re.compile(
    r"(?:指数|满意度得分|综合得分|总得分)(?:得分|报|为|达到|达|是|升至|提升至|提高到|上升至|由|从|，为)?(?P<value>\d+(?:\.\d+)?)(?![\d.]*(?:[\u4e00-\u9fff%％]))"
)


def readings(passage: Passage) -> tuple[Quantity, ...]:
    """Return the values of indexes, in order: numbers without a unit, which are no quantities but can be statistics.

    >>> [(r.quote, r.amount.unit) for r in readings(Passage("", "创新指数为91.9，居全国第一。"))]
    [('91.9', '')]
    """
    return tuple(
        Quantity(
            text=passage.text,
            start=m.start("value"),
            end=m.end("value"),
            amount=Amount("=", "", value=plain(Decimal(m["value"]))),
            number_start=m.start("value"),
            found=Finding("value of an index", *m.span("value")),
        )
        for m in _READING.finditer(passage.text)
    )


def _is_range(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of one range: 3-5年, 38元至48元; in 由60万元至70万元 they are a change."""
    if not RANGE.fullmatch(text, first.end, second.start) or not (second.unit or second.factor > 1):
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if "至" in (joint := text[first.end : second.start]) or "到" in joint:
        before = text[max(0, first.start - 1) : first.start]
        if before in {"由", "从"}:
            return False
    return first.value * (1 if first.factor > 1 or first.unit else second.factor) < second.value


def _range(text: str, first: Number, second: Number) -> Quantity:
    low = first.value if first.factor > 1 or first.unit else first.value * second.factor
    note = _INCLUSIVE.match(text, second.end)
    start, end = first.start, note.end() if note else second.end
    return Quantity(
        text=text,
        start=start,
        end=end,
        amount=Amount("range", second.unit or first.unit, low=plain(low), high=plain(second.value)),
        number_start=first.start,
        found=Finding("<number> to <number>", start, end, (_part(first), _part(second))),
    )


def _single(text: str, number: Number, b: Bound) -> Quantity:
    return Quantity(
        text=text,
        start=b.start,
        end=b.end,
        amount=Amount(b.op, number.unit, value=plain(number.value)),
        number_start=number.start,
        found=Finding(b.rule, b.start, b.end, (_part(number),)),
    )


def _part(number: Number) -> Finding:
    return Finding(f"number <{number.unit or 'bare'}>", number.start, number.end)
