"""What an article as a whole looks to: a plan, a report or a rule, and the end of the plan's period."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from yaoxun.extraction.documents import PolicyDocument
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.words import classes, pattern

_WORDS = classes("claims.txt")
_PLAN_PERIOD = re.compile(r"(20\d\d)\s*年?\s*[-—–~～至到]{1,2}\s*(20\d\d)\s*年?")
_FIVE_YEARS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_PLAN_TITLE = re.compile(pattern(_WORDS["plan_title"]))
_RULE_TITLE = re.compile(rf"{pattern(_WORDS['rule_title'])}(?:[（(][^）)]*[）)])?$")
_PLAN_LEAD = re.compile(pattern(_WORDS["plan_lead"]))
_SINCE = re.compile(r"[^，。；\n]{0,12}以来，")  # a lead that sums up: 2023年以来，全市着力…


class Frame(NamedTuple):
    """What an article as a whole looks to: 1 a plan, -1 a report, 0 a rule; and the last day of the plan's period.

    What stands before `since`, where the plan or rule is named, looks back.
    """

    ahead: int
    period_end: dt.date | None
    since: int


def period_end(title: str) -> dt.date | None:
    """Return the last day of the period that a plan's title names; None where it names none.

    >>> period_end("人才发展行动计划（2024—2026年）"), period_end("管理办法")
    (datetime.date(2026, 12, 31), None)
    """
    m = _PLAN_PERIOD.search(title)
    if m:
        return dt.date(int(m.group(2)), 12, 31)
    if _PLAN_TITLE.search(title):
        return next((dt.date(y, 12, 31) for name, y in _FIVE_YEARS.items() if name in title), None)
    return None


def frame(passage: Passage, documents: Sequence[PolicyDocument]) -> Frame:
    """Return what an article as a whole looks to."""
    head = passage.title + "\n" + passage.text[:160].partition("\n")[0]
    first = documents[0] if documents and documents[0].start < 200 else None
    end = (period_end(first.title) if first else None) or period_end(passage.title)
    if first and _RULE_TITLE.search(first.title):
        return Frame(0, end, 0)
    if _PLAN_LEAD.search(passage.title):
        return Frame(1, end, 0)
    if _SINCE.match(passage.text) and not first:
        return Frame(-1, end, 0)
    if first and _PLAN_TITLE.search(first.title):
        return Frame(1, end, first.start if first.start > 60 else 0)
    return Frame(1 if _PLAN_LEAD.search(head) else -1, end, 0)
