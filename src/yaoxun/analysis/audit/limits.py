"""Amounts beyond what can be: a range whose low is over its high, a share of more than all."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from yaoxun.analysis.audit.figure import number
from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.extraction.quantities.numbers import numbers
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span

_DASH = re.compile(r"\s*(?:[—–~～－]{1,2}|-)\s*")
_YEARS = re.compile(r"(?<![\d—–\-－])(?P<first>(?:19|20)\d\d)年?\s*[—–―~～至\-－]{1,2}\s*(?P<last>(?:19|20)\d\d)年")
_CHANGES = re.compile(r"由|从|降|减|缩|压|下调|收窄")
_FALLING = frozenset({"折", "℃", "摄氏度", "度"})


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt ranges and shares."""
    yield from _ranges(subject)
    yield from _shares(subject)


def _ranges(subject: Subject) -> Iterator[Doubt]:
    text = subject.wide
    for low, high in pairwise(numbers(text)):
        if not _DASH.fullmatch(text, low.end, high.start) or not high.unit or high.unit in _FALLING:
            continue
        if (low.unit and low.unit != high.unit) or subject.passage.in_claim(low.start):
            continue
        least = low.value if low.unit or low.factor > 1 else low.value * high.factor
        dated = any(d.start < high.end and low.start < d.end for d in subject.of_kind("date"))
        if least > high.value and not dated and not _CHANGES.search(text, max(0, low.start - 8), low.start):
            met = f"区间“{text[low.start : high.end]}”的下限大于上限"
            sums = f"{number(least)}＞{number(high.value)}"
            yield Doubt("range-inverted", Severity.ERROR, met, sums, (Span(low.start, high.end),))
    for years in _YEARS.finditer(text):
        if years["first"] > years["last"]:
            met = f"起止年份“{years.group()}”先后颠倒"
            sums = f"{years['first']}＞{years['last']}"
            yield Doubt("range-inverted", Severity.ERROR, met, sums, (Span(*years.span()),))


@cache
def _at_most_all() -> re.Pattern[str]:
    rates = pattern(classes("audit.txt")["at_most_all"])
    return re.compile(
        rf"(?:{rates}|占(?![^，。；：\d]*(?:GDP|生产总值|收入|财力|产值|计划|任务|目标|预算|指标))[^，。；：、\d增降]{{1,12}}(?:比重|比例)?的?)(?:为|是|达到?|提高到|提升到|提升至|提高至|升至|保持在|稳定在|约|超过?|近)?$"
    )


def _shares(subject: Subject) -> Iterator[Doubt]:
    text = subject.wide
    for f in subject.figures:
        if f.unit == "%" and f.value > 100 and _at_most_all().search(text, max(0, f.start - 24), f.start):
            clause = max(text.rfind(mark, 0, f.start) + 1 for mark in "，。；：、\n")
            met = f"{text[clause : f.end]}，超过了全部"
            yield Doubt("percent-over", Severity.ERROR, met, f"{number(f.value)}%＞100%", (Span(f.start, f.end),))
