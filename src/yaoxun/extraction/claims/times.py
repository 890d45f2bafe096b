"""When a quantity holds: dates and 目前 govern what follows them, to the end of their sentence, item or paragraph."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from yaoxun.extraction.claims.frame import period_end
from yaoxun.extraction.claims.parts import Part
from yaoxun.extraction.dates import Date
from yaoxun.extraction.fact import Fact
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.calendar import Days

_WORDS = classes("claims.txt")
_NOW = re.compile(rf"(?<![由从比较]){pattern(_WORDS['now'])}(?!的)")
_COMPARED = re.compile(r"(?:(?<![占百])比|较|与|同|是|由|从|自|相比|相当于|恢复[到至]|对比|超过)$")
_MODIFIES_EVENT = re.compile(
    r"[^，。；]{0,8}?(?:上线|成立|启动|发布|印发|举办|举行|召开|开通|建成|启用|出台|签署|认定|投运|开工|投产)的"
)
_REPORTED = re.compile(
    r"(?:上午|下午|晚间|晚)?[^，。；]{0,24}?(?:通报|发布|披露|介绍|获悉|表示|公布|消息|印发|出台|宣布|举行|召开|透露|数据显示|座谈|部署|下发|梳理|揭牌|启用)"
)
_TOLD = re.compile(
    r"，[^，。；]{2,24}?(?:通报|发布|披露|介绍|获悉|表示|公布|印发|出台|透露|数据显示)(?!会|仪式)"
)  # 6月22日，省卫生健康委通报了进展
_SEEN_OVER = re.compile(r"的?(?:情况|数据)?来?看")  # 从一季度看
_SINCE_THEN = re.compile(r"[^，。；\d]{0,6}?以来")
_SINCE = re.compile(r"[^，。；\d]{0,6}?以来|起|开始")
_EVENT = re.compile(
    r"(?:仪式|活动|大会|论坛|峰会|博览会|推介会|洽谈会|会|展会)上(?!通报|发布|介绍|获悉|透露|提出|强调|指出|公布|宣布)|(?:当天|当日)(?!，[^，。；]{2,16}(?:公布|发布|通报))|此次"
)
_TIED = re.compile(r"截至$|截止$|至$|到$|止$")


class Mark(NamedTuple):
    """Something that says when what follows holds: a date, the period of a plan that is named, 目前 (then `days` is None)."""

    start: int
    end: int
    days: Days | None
    tied: bool  # what follows is said for that very day: 截至6月底


def time_marks(passage: Passage, dates: Sequence[Date]) -> tuple[Mark, ...]:
    """Return what says in a passage when the following holds, in order."""
    text = passage.text
    made = [
        Mark(d.start, d.end, Days(d.first, d.last), _TIED.search(text, max(0, d.start - 2), d.start) is not None)
        for d in dates
        if _governs(text, d) and not _of_this_week(passage, d)
    ]
    made += [Mark(d.start, d.end, None, False) for d in dates if _SINCE.match(text, d.end)]
    if passage.anchor is not None:
        year = Days(dt.date(passage.anchor.year, 1, 1), dt.date(passage.anchor.year, 12, 31))
        made += [Mark(m.start(), m.end(), year, True) for m in _WHOLE_YEAR.finditer(text)]
    made += [Mark(m.start(), m.end(), None, False) for m in _NOW.finditer(text)]
    for name in passage.names:
        end = period_end(name.of(text))
        if end:
            made.append(Mark(name.start, name.end, Days(end, end), True))
    return tuple(sorted(made))


_ALONE = re.compile(r"的|[^，。；\d]{0,8}[，。；]")
_ISSUES = re.compile(r"，?[^，。；、]{0,12}?(?:发布|印发|出台|公布)了?[“《]")
_WEEK = 7  # days
_NAMES_EVENT = re.compile(
    r"[^，。；]{0,28}?(?:会|论坛|展|节|赛|周)(?:在[^，。；]{1,12}|于[^，。；]{1,12})?(?:召开|举行|开幕|举办|启幕|落幕|闭幕)"
)  # 2018年…对接会在漳州举行
_WHOLE_YEAR = re.compile(
    r"全年(?:(?<![\u4e00-\u9fff\d]全年)|(?<=(?:预计|力争|争取)全年))(?=，?(?:该[省市区县州])?(?:力争|目标|预计|计划|推动|新增|引进|实现|完成|[^，。；]{2,14}(?:力争|达到|突破|超过|增长|目标)))"
)
_CLAUSE_OPENS = frozenset("，。；：、\n到至在于自从 （年")
_OWN_EVENT = re.compile(
    r"(?:底|末)?之?前?(?:在[^，。；]{1,10}?)?(?:正式|全部)?(?:投用|投入(?:运行|使用|运营)|试运行|下线|入学|完成|启用|上线|建成|开工|动工|交付|举行|举办|投产|投运|开通|竣工|通车|挂牌|揭牌|成立)"
)


def _of_this_week(passage: Passage, d: Date) -> bool:
    """Whether a date is the week that the text itself is of (本周): it tells when something is reported."""
    return passage.anchor is not None and d.first <= passage.anchor < d.last and (d.last - d.first).days < _WEEK


def _governs(text: str, d: Date) -> bool:
    """Whether a date says when the following holds: not 比2020年, 5月19日上线的, 9月10日通报."""
    before = text[max(0, d.start - 3) : d.start]
    after = text[d.end : d.end + 40]
    seen_over = before.endswith("从") and _SEEN_OVER.match(after)
    if (_COMPARED.search(before) and not seen_over) or _SINCE_THEN.match(after) or after.startswith("同期"):
        return False
    if _NAMES_EVENT.match(after) or _ISSUES.match(after):
        return False
    event = _EVENT.search(after.split("。")[0].split("，")[0])
    if (event and d.first == d.last) or (event and re.match(r"(?:举办|举行|召开)的", after)):
        return True
    if after[:1] == "的" and not re.match(r"的(?:目标|任务|重点)", after) and not before.endswith(("到", "至")):
        return False
    own = _OWN_EVENT.match(after)
    if (
        own
        and not after.startswith(("前", "之前"))
        and (text[d.start - 1 : d.start] not in _CLAUSE_OPENS or _ALONE.match(after, own.end()))
    ):
        return False
    if _MODIFIES_EVENT.match(after) or after.startswith(("起", "开始", "之后", "以后", "印发", "出台")):
        return False
    return (
        d.first != d.last
        or before.endswith("截至")
        or after.startswith(("前", "之前"))
        or not (_REPORTED.match(after) or _TOLD.match(after))
    )


_ABLE = re.compile(r"(?:(?:^|，)可|每年)[^，。；]*$")


def holds_always(text: str, part: Part, dates: Sequence[Date]) -> bool:
    """Whether what is observed is tied to no day that was told: what a thing can do, or a change told without a date."""
    q = part.quantity
    if _ABLE.search(text, part.clause.start, q.start):
        return True
    return part.role == "to" and not any(
        d.first != d.last or _TIED.search(text, max(0, d.start - 2), d.start)
        for d in dates_within(dates, part.sentence.start, part.clause.start)
    )


def dates_within(dates: Sequence[Date], start: int, end: int) -> Sequence[Date]:
    """The dates that begin in `start`..`end`."""
    return dates[bisect_left(dates, start, key=lambda d: d.start) : bisect_left(dates, end, key=lambda d: d.start)]


class Blocks:
    """The items and paragraphs of a text, asked for by place."""

    def __init__(self, text: str, items: Sequence[Fact]) -> None:
        """Items in order, of which few hold the same place."""
        self._lines = [m.end() for m in _LINE.finditer(text)]
        self._starts = frozenset(self._lines)
        self._items = [i.start for i in items]
        self._bounds = sorted({at for i in items for at in (i.start, i.end)})
        self._held: list[tuple[int, int] | None] = []  # of the stretch after each bound: the last start, the first end
        inside: list[Fact] = []
        further = 0
        for at in self._bounds:
            inside = [i for i in inside if i.end > at]
            while further < len(items) and items[further].start == at:
                inside.append(items[further])
                further += 1
            self._held.append((max(i.start for i in inside), min(i.end for i in inside)) if inside else None)

    def _around(self, at: int) -> tuple[int, int] | None:
        before = bisect_right(self._bounds, at) - 1
        return self._held[before] if before >= 0 else None

    def block_of(self, at: int) -> tuple[int, bool]:
        """Where the innermost item, else the paragraph, that holds `at` begins; and whether it is an item."""
        around = self._around(at)
        if around:
            return around[0], True
        before = bisect_right(self._lines, at) - 1
        return (self._lines[before] if before >= 0 else 0), False

    def within_other(self, at: int, later: int) -> bool:
        """Tell whether `at` lies in an item that ends before `later`: what is dated there is dated for that item alone."""
        around = self._around(at)
        return around is not None and around[1] <= later

    def opens_soon(self, at: int, *, anywhere: bool) -> bool:
        """Tell whether an item begins soon after `at`: in its paragraph, as the next one or, if wanted, within the next."""
        following = bisect_right(self._items, at)
        if following == len(self._items) or self._items[following] - at >= _SOON:
            return False
        item = self._items[following]
        lines = bisect_right(self._lines, item) - bisect_right(self._lines, at)
        return anywhere or lines == 0 or (lines == 1 and item in self._starts)


_LINE = re.compile(r"\n")
_SOON = 160


def introduces(text: str, blocks: Blocks, mark: Mark, claimed: Sequence[int], anchor: dt.date | None) -> bool:
    """Whether a date stands in the sentence or paragraph that leads to the items (2025年重点抓好三方面工作：一是).

    `claimed` are the places of the quantities: a date whose own sentence ends with one of its own is that quantity's.
    """
    ends = text.find("。", mark.end, mark.end + _SOON)
    first = bisect_left(claimed, mark.end)
    if not mark.tied and ends >= 0 and first < len(claimed) and claimed[first] < ends:
        return False
    if mark.days is not None and anchor is not None and mark.days.last < anchor:
        return False
    return blocks.opens_soon(mark.start, anywhere=mark.tied)


_OPENING = 400  # characters of a paragraph, more than its first sentence has
_CHANGED = re.compile(r"[^。\n]*?(?:增长|下降|上涨|回落)[\d.]+(?:%|个百分点)")
_NOW_OR_SINCE = re.compile(r"[^。\n]*?(?:目前|截至|已|以来)")


def reported_period(passage: Passage, marks: Sequence[Mark]) -> Mark | None:
    """The past period that opens an article in its first sentence (一季度，全省地区生产总值…): its later paragraphs tell of it as well."""
    first = next((m for m in marks if m.days is not None), None)
    if first is None or first.days is None or passage.anchor is None or "。" in passage.text[: first.start]:
        return None
    return first if first.days.first < first.days.last <= passage.anchor else None


def tells_changes(text: str, start: int) -> bool:
    """Whether the paragraph or item that begins at `start` opens with a change of a figure, told of no day."""
    end = start + _OPENING
    return _CHANGED.match(text, start, end) is not None and _NOW_OR_SINCE.match(text, start, end) is None


_AND_MORE = "……"


def told_after(text: str, part: Part, dates: Sequence[Date], anchor: dt.date | None) -> Days | None:
    """The past period that sums up a list left open, told after it: 甲地增长8%；乙地增长7%……2023年，各地….

    It is looked for in the sentence of the list alone.
    """
    more = text.find(_AND_MORE, part.quantity.end, part.sentence.end)
    if more < 0 or anchor is None:
        return None
    told = next((d for d in dates_within(dates, more, part.sentence.end) if d.first != d.last), None)
    return Days(told.first, told.last) if told and told.last <= anchor else None


LONGEST_EVENT = 14  # days
_DATES_BACK = 50  # none of an event is looked for beyond


def days_held(text: str, mark: Mark | None, part: Part, dates: Sequence[Date]) -> Days | None:
    """The days of the last mark, where they still hold: a single day only in its own sentence, unless it is tied to it.

    What happened at a ceremony (启动仪式上) happened on the last day that was told.
    """
    q = part.quantity
    if _EVENT.search(text, part.sentence.start, q.start) and (mark is None or mark.start < part.sentence.start):
        before = bisect_left(dates, q.start, key=lambda d: d.start)
        near = reversed(dates[max(0, before - _DATES_BACK) : before])
        told = next((d for d in near if (d.last - d.first).days <= LONGEST_EVENT), None)
        return Days(told.first, told.last) if told else None
    if mark is None or mark.days is None:
        return None
    if mark.days.first == mark.days.last and mark.start < part.sentence.start and not mark.tied:
        return None
    if mark.start < part.sentence.start and not mark.tied and "累计" in text[part.clause.start : q.start]:
        return None  # what has been summed up to now, not in the period before
    return mark.days


_WITHIN_YEARS = re.compile(r"[一二两三四五\d]+年内")


def own_days(text: str, part: Part, days: Days | None, mark: Mark | None, dates: Sequence[Date]) -> Days | None:
    """Return the days of one end of a change, which its own date tells (由2020年的X提高到2025年的Y).

    Of others `days`, unless it is due within some years, or every year while the date stands in another sentence.
    """
    q = part.quantity
    if part.role == "from":
        near = (d for d in dates_within(dates, part.clause.start, q.start) if text[d.start - 1 : d.start] in "由从")
        return next((Days(d.first, d.last) for d in near), None)
    if part.role == "to":
        near = (d for d in dates_within(dates, part.clause.start, q.start) if text[d.start - 1 : d.start] in "到至")
        return next((Days(d.first, d.last) for d in near), days)
    if (
        mark is not None
        and mark.start < part.sentence.start
        and not mark.tied
        and "预计" in text[part.clause.start : q.start]
    ):
        return None
    if mark is not None and mark.start < part.sentence.start and "每年" in text[part.clause.start : q.start]:
        return None
    return None if _WITHIN_YEARS.search(text, part.clause.start, q.start) else days
