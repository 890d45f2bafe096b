"""Calendar expressions of Chinese prose, and the days that they mean.

A mention is what the text says (去年9月, 5月底, “十四五”期间); resolving it against a day gives the first and last day that it
spans. Sources: the plan periods are those of the national five-year plans (十三五 2016–2020 and so on); 上旬, 中旬, 下旬 are
days 1–10, 11–20 and 21 to the month's end; a week begins on Monday (GB/T 7408.1).
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

_Y = r"(?:(?:19|20)\d\d)"
_CN = "〇○零一二三四五六七八九十"
_TO = r"\s*[—–―~～至到－-]{1,2}\s*"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_PART = "年?[底末]|年?初|年?内|上半年|下半年|前[二两三]个?季度|第?[一二三四1-4]季度|全年"
_SPAN = rf"前?(?:(?<=前){_M}个月|{_M}(?:月份?)?{_TO}{_M}月份?(?!龄))|前(?:1[0-2]|[2-9]|十[一二]?|[两二三四五六七八九])个?月(?:份)?"
_RELATIVE = "今明两年|今年|去年|前年|明年|后年|本年度|上年度|上年|次年|当年|同年"

# The alternatives are tried in order at each place: the longer forms of one kind come first.
_MENTION = re.compile(
    rf"""
    (?P<iso>(?<![\d./-]){_Y}([-./]){_M}\2{_D}(?![\d./-]))
  | (?P<years>(?<!\d)(?P<ya>{_Y})(?:\s*年)?{_TO}(?P<yb>{_Y})\s*年)
  | (?P<year>(?<!\d)(?P<y>{_Y})(?:\s*年|(?=(?:\s*[、/和及与]\s*{_Y}){{1,4}}\s*年)))
      (?:(?P<yspan>{_SPAN})|\s*(?P<ym>{_M})\s*月(?:\s*(?P<yd>{_D})(?:\s*日|(?={_TO}{_D}\s*日))(?:{_TO}(?:(?P<yy2>{_Y})\s*年\s*)?(?:(?P<ym2>{_M})\s*月\s*)?(?P<yd2>{_D})\s*日)?
        |(?P<ymp>[底末初]|[上中下]旬)|份?{_TO}(?:(?P<yy3>{_Y})\s*年\s*)?(?P<ym3>{_M})\s*月份?(?P<ymp3>[底末]?)|份)?
      |(?P<ysame>同期)|(?P<yp>{_PART})|[—–-]{{1,2}}(?P<ytail>\d\d)年(?!\d))?
  | (?P<cy>二[〇○零][{_CN}]{{2}})年(?:(?P<cm>十[一二]?|[一二三四五六七八九])月(?:(?P<cd>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?|(?P<cp>[底末初]))?
  | (?P<rel>{_RELATIVE})
      (?:(?P<rspan>{_SPAN})|(?P<rm>{_M})\s*月(?:\s*(?P<rd>{_D})\s*日|(?P<rmp>[底末初]|[上中下]旬)|份?{_TO}(?P<rm3>{_M})\s*月份?|份)?|(?P<rp>年?[底末初内]|上半年|下半年|前[二两三]个?季度|第?[一二三四1-4]季度)|(?P<same>同期))?
  | (?P<span>(?<![\d个〔（第提]){_SPAN})
  | (?P<month>(?<![\d个〔年第])(?P<m>{_M})\s*月(?!球|亮|经|子|饼|刊|薪|租|供|均|活)(?:\s*(?P<d>{_D})(?:\s*日|(?={_TO}{_D}\s*日)|(?=\s*(?:[，,]|表示|上午|下午|晚|从|在|举|获|宣|召|，)))(?:{_TO}(?:(?P<m2>{_M})\s*月\s*)?(?P<d2>{_D})\s*日)?
        |(?P<mp>[底末初]|[上中下]旬)|份?{_TO}(?P<m3>{_M})\s*月份?(?P<mp3>[底末]?)|份)?)
  | (?P<plan>[“"]?(?P<p>十[一二三四五六]五)[”"]?(?:\s*(?:期间|时期)|(?P<pe>末|初))?)
  | (?P<loose>年底|年末|年初|年内|上半年|下半年|前[二两三]个?季度|(?:今|本|第)?[一二三四]季度|上周|本周|(?:上个?|本|下个?)月(?:[底末初]|[上中下]旬)?(?![度薪])|今天|昨天|昨日|今日|明日|明天|前天|昨晚|今晚|当天|当日|当晚)
  | (?P<bare>(?:(?<=记者)|(?<=本报)|(?<=于)|(?<=^)|(?<=[。\n）]))(?P<bd>3[01]|[12]\d|[1-9])\s*日(?=[，,从在上下晚举召发宣获]))
    """,
    re.VERBOSE,
)


def _groups_by_form(pattern: re.Pattern[str], forms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The names of the groups of each form, its own first: those that follow it up to the next form's."""
    places = [pattern.groupindex[form] for form in forms]
    return {
        form: tuple(name for name, at in pattern.groupindex.items() if first <= at < end)
        for form, (first, end) in zip(forms, pairwise([*places, pattern.groups + 1]), strict=True)
    }


_FORMS = _groups_by_form(_MENTION, ("iso", "years", "year", "cy", "rel", "span", "month", "plan", "loose", "bare"))
# Where a mention may begin: found fast, by a first character and what must follow it.
_ANCHOR = re.compile(
    r"[0-9今去前明后二十年本上次当同下季昨](?:(?<=今)明两年|(?<=[0-9])[0-9]{0,3}\s*[年月日./—–―~～至到-]|(?<=[今去前明后次当同])年|(?<=二)[〇○零]"
    r"|(?<=十)[一二三四五六]五|(?<=年)[底末初内]|(?<=本)(?:年度|周|月)|(?<=上)(?:半年|周|个?月|年)|(?<=下)(?:半年|个?月)|(?<=前)(?:[二两三]个?季度|(?:1[0-2]|[1-9]|[两二三四五六七八九十]+)个?月)"
    r"|(?<=季)度|(?<=[今昨明当前])[天日晚])"
)
_EVERY = re.compile(r"每(?:年|月|季|半年|个月)[^，。；！？\n]{0,24}$|次(?:年|月)$|每$")
_FUTURE_BEFORE = re.compile(
    r"(?:将于|拟于|计划于|预计|力争|截止日期为|截止日期是|截止时间为|到|至|自|从|截止|定于|有望|争取|于今年|不晚于|前于)\s*$"
)
_FUTURE_AFTER = re.compile(
    r"\s*(?:起|前|截止|之前|以前|后|开始(?:施行|实施|执行)|正式(?:施行|实施|执行)|施行|实施|将|前后)"
)
_EDGE = {
    "底": "end",
    "末": "end",
    "年底": "end",
    "年末": "end",
    "初": "start",
    "年初": "start",
    "内": "all",
    "年内": "all",
    "全年": "all",
}
_SHIFT = {
    "今年": 0,
    "去年": -1,
    "前年": -2,
    "明年": 1,
    "后年": 2,
    "本年度": 0,
    "上年度": -1,
    "上年": -1,
    "次年": 1,
    "当年": 0,
    "同年": 0,
    "今明两年": 0,
}
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_ORDER = {c: i for i, c in enumerate("一二三四", 1)} | {str(i): i for i in range(1, 5)}
_NARROW = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")


class Mention(NamedTuple):
    """A calendar expression at `start`..`end`, as said; `groups` are the named parts of its form."""

    start: int
    end: int
    form: str
    groups: dict[str, str]


_OPENING = "，。；、：（）()“”《》 \n在于为市省区县州盟国镇"  # what may stand before 前8个月; not 提前8个月
_SINCE = re.compile(r"(?:自|从)[^，。；！？\n]{1,20}至$")
_SENTENCE_END = re.compile(r"[。！？\n]")


class Days(NamedTuple):
    """The first and last day of a stretch of time, both included."""

    first: date
    last: date


class Dated(NamedTuple):
    """A mention with the days it means."""

    mention: Mention
    days: Days


def mentions(text: str, claimed: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Return the calendar expressions of `text` that fix calendar time, in order, none inside a `claimed` stretch.

    Recurring times (每年1月底前), plan names (“十四五”规划) and bare counts (三年) are none.

    >>> text = "到2025年，每年1月底前报送；“十四五”规划要求5月底完成"
    >>> [text[m.start:m.end] for m in mentions(text)]
    ['2025年', '5月底']
    """
    if not text.isascii():
        text = text.translate(_NARROW) if _has_wide_digits(text) else text
    found: list[Mention] = []
    claims = iter(claimed)
    claim = next(claims, None)
    done = 0
    for anchor in _ANCHOR.finditer(text):
        m = _at(text, anchor.start(), done)
        if m is None:
            continue
        done = m.end()
        while claim is not None and claim[1] <= m.start():
            claim = next(claims, None)
        if claim is not None and claim[0] <= m.start():
            continue
        made = _mention(text, m)
        if made is not None:
            found.append(made)
    return found


def _at(text: str, start: int, done: int) -> re.Match[str] | None:
    """The mention that begins at an anchor, or right before it where a quotation mark or ordinal belongs to it."""
    if start < done:
        return None
    reach = 1 if text[start] == "十" else 3 if text[start] == "季" else 0
    for back in range(reach, -1, -1):
        if start - back >= done:
            m = _MENTION.match(text, start - back)
            if m is not None and m.end() > start:
                return m
    return None


_WIDE = re.compile("[０-９]")


def _has_wide_digits(text: str) -> bool:
    return _WIDE.search(text) is not None


_BY_THE_RULE = re.compile(r"[^，。；]{0,24}(?:以上|以内|以下|的)(?:的|[，、企单项])")


def _compared(text: str, start: int, end: int) -> bool:
    """Whether 上年 is what a figure is compared with (比上年增长5%), not the year before any year of a rule (比上年增加500万元以上的)."""
    return text[start - 1 : start] in {"比", "较"} and _BY_THE_RULE.match(text, end) is None


def _mention(text: str, m: re.Match[str]) -> Mention | None:
    form = next(form for form in _FORMS if m[form] is not None)
    groups = {name: said for name in _FORMS[form] if (said := m[name]) is not None}
    start, end = m.span()
    before = text[max(0, start - 30) : start]
    if form in {"rel", "span", "month", "loose", "bare"} and _EVERY.search(before):
        return None
    if form == "rel":
        if groups["rel"] in {"当年", "次年", "同年", "上年", "上年度"} and (
            groups["rel"] == "次年"
            or ("same" not in groups and text[end : end + 1] in "度的")
            or not ({"rm", "rp", "same"} & groups.keys() or (groups["rel"] == "上年" and _compared(text, start, end)))
        ):
            return None
        if before.endswith(("每", "往", "历")) or (
            groups["rel"] == "后年" and before.endswith(tuple("产运用成工营达"))
        ):
            return None
    if form == "loose":
        if groups["loose"] in {"上半年", "下半年", "年初", "年底", "年末", "年内"} and before.endswith(("每", "半")):
            return None
        if groups["loose"] == "年内" and re.search(r"[\d一二三四五六七八九十两几]$", before):
            return None
        if groups["loose"].endswith("季度") and before.endswith(("每", "个")):
            return None
        if groups["loose"] in {"年底", "年末", "年初"} and re.search(r"[\d一二三四五六七八九十两]$", before):
            return None
    if form == "month" and {"d", "mp", "m3"}.isdisjoint(groups):
        if before.endswith(tuple("近前后第数整个约—-~至")) or (
            text[end : end + 1] in "内后前" and before[-1:].isdigit()
        ):
            return None
        if text.startswith("以", end) and before.endswith("满"):
            return None
    if form == "span" and groups["span"].startswith("前") and before and before[-1] not in _OPENING:
        return None
    if form == "plan":
        after = text[end : end + 20]
        told = after and "期间" not in m.group() and "时期" not in m.group() and "pe" not in groups
        if told and re.match(r"(?:国家)?(?:规划|计划|纲要|方案)", after):
            return None
        if told and not m.group().startswith(("“", '"')) and re.match(r"[”\"]", after):
            return None
        if m.group()[0] in '“"' and m.group().rstrip("期间时末初")[-1:] not in '”"':
            start += 1
        elif m.group()[0] not in '“"' and "”" in m.group():
            return None
    if form == "year" and text[end : end + 2] in {"以上", "以内", "期的", "期贷"}:
        return None
    return Mention(start, end, form, groups)


def resolve(found: Sequence[Mention], text: str, anchor: date | None) -> list[Dated]:
    """Return the mentions with the days they mean, seen from `anchor` (the day of issue); those it cannot tell are left out.

    A year carries on within a sentence (2021年3月启动，5月完成). An unmarked month or day without a year is the one nearest
    to the day of issue that fits its tense.

    >>> text = "7月22日印发，自明年1月1日起施行"
    >>> [(d.days.first.isoformat()) for d in resolve(mentions(text), text, date(2021, 7, 23))]
    ['2021-07-22', '2022-01-01']
    """
    made: list[Dated] = []
    year: tuple[int, int] | None = None  # a year said in full, and to where no sentence has ended since
    for m in found:
        if year:
            year = None if _SENTENCE_END.search(text, year[1], m.start) else (year[0], max(year[1], m.start))
        carried = year[0] if year else None
        seen = made[-_LOOKED_BACK:]
        days = _fixed(m) if anchor is None else _days(m, _Seen(anchor, carried, seen), _tense(text, m))
        if days is None:
            continue
        if made and made[-1].mention.groups.get("loose") in _NEAR_DAYS and text[made[-1].mention.end : m.start] == "（":
            made[-1] = Dated(made[-1].mention, days)  # 今天（8月14日）
        made.append(Dated(m, days))
        if m.groups.keys() <= {"year", "y", "rel", "rp"} and text[m.start - 1 : m.start] in {"到", "至", "比", "较"}:
            continue  # 到2020年 does not date what else the sentence tells
        if m.form in {"year", "iso", "cy"} or (
            m.form == "rel" and m.groups["rel"] in {"去年", "前年", "明年"} and "same" not in m.groups
        ):
            year = (days.last.year, m.end)
    return made


_LOOKED_BACK = 50  # dates: 当天 and 同期 point to none farther back
_WEEKS = frozenset({"上周", "本周"})


class _Seen(NamedTuple):
    """What a year-less date is resolved against: the day of issue, the year said before in its sentence, the dates before it."""

    anchor: date
    year: int | None
    before: Sequence[Dated]

    @property
    def last_day(self) -> date:
        """The last single day that was told, else the day of issue: what 当天 points to."""
        days = (d.days for d in reversed(self.before) if d.days.first == d.days.last <= self.anchor)
        return next(days, Days(self.anchor, self.anchor)).first

    @property
    def last_month(self) -> date | None:
        """The first day of the last whole month that was told in this year's past: what 比上月 is measured against."""
        months = (
            d.days.first for d in reversed(self.before) if d.days == _month(d.days.first.year, d.days.first.month)
        )
        return next((m for m in months if m <= self.anchor), None)

    @property
    def last_period(self) -> Days:
        """The last stretch within a year that was told, else this year: what 同期 is measured against."""
        stretches = [
            d.days
            for d in self.before
            if d.mention.groups.get("loose") not in _WEEKS and d.days.first.year == d.days.last.year
        ]
        current = [d for d in stretches if d.first.year == self.anchor.year and d.first <= self.anchor]
        return (current or stretches or [_year(self.anchor.year)])[-1]


_WEAKLY_AHEAD = 2


def _tense(text: str, m: Mention) -> int:
    """1 or 2 where the words around speak of what is to come, for sure or by 起 alone, -1 where of what was, 0 where they do not tell."""
    before, after = text[max(0, m.start - 8) : m.start], text[m.end : m.end + 8]
    if before.endswith("截至"):
        return -1
    if before.endswith("至") and _SINCE.search(text, max(0, m.start - 24), m.start):
        return 0
    if _FUTURE_BEFORE.search(before) and not before.endswith(("从", "自")):
        return 1
    if _FUTURE_AFTER.match(after):
        return _WEAKLY_AHEAD if text.startswith("起", m.end) else 1
    return 0


def _fixed(m: Mention) -> Days | None:
    """The days of a mention that names its year; None for any other."""
    g = m.groups
    try:
        if m.form == "iso":
            year, month, day = (int(x) for x in re.split(r"[-./]", g["iso"]))
            return _day(year, month, day)
        if m.form == "years":
            return _whole(int(g["ya"]), int(g["yb"]))
        if m.form == "year":
            return _of_year(int(g["y"]), g)
        if m.form == "cy":
            return _of_chinese(g)
    except ValueError:
        return None
    return _of_plan(g) if m.form == "plan" else None


def _of_plan(g: dict[str, str]) -> Days | None:
    begin = _PLANS.get(g["p"])
    if begin is None:
        return None
    if "pe" in g:
        return _day(begin + 4, 12, 31) if g["pe"] == "末" else _day(begin, 1, 1)
    return _whole(begin, begin + 4)


def _days(m: Mention, seen: _Seen, tense: int) -> Days | None:
    g = m.groups
    try:
        if m.form == "rel":
            return _of_relative(g, seen)
        if m.form == "span":
            return _of_span(seen.year or seen.anchor.year, g["span"])
        if m.form == "year" and "ysame" in g:
            return _in_year(seen.last_period, int(g["y"]))
        if m.form == "loose":
            return _of_loose(g["loose"], seen)
        if m.form == "bare":
            return _of_bare(int(g["bd"]), seen.anchor)
        if m.form == "month":
            return _of_month(g, seen.anchor, seen.year, tense)
    except ValueError:
        return None
    return _fixed(m)


def _day(year: int, month: int, day: int) -> Days:
    only = date(year, month, day)
    return Days(only, only)


def _whole(first: int, last: int) -> Days | None:
    return Days(date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _part_of_month(year: int, month: int, part: str) -> Days:
    whole = _month(year, month)
    if part in "底末":
        return Days(whole.last, whole.last)
    if part == "初":
        return Days(whole.first, whole.first)
    first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, whole.last.day)}[part]
    return Days(date(year, month, first), date(year, month, last))


def _part_of_year(year: int, part: str) -> Days:
    edge = _EDGE.get(part)
    if edge == "end":
        return _day(year, 12, 31)
    if edge == "start":
        return _day(year, 1, 1)
    if part == "上半年":
        return Days(date(year, 1, 1), date(year, 6, 30))
    if part == "下半年":
        return Days(date(year, 7, 1), date(year, 12, 31))
    if part.startswith("前"):
        return Days(date(year, 1, 1), _month(year, 9 if "三" in part else 6).last)
    if part.endswith("季度"):
        quarter = _ORDER[part.removesuffix("季度").removeprefix("第")[-1]]
        return Days(date(year, quarter * 3 - 2, 1), _month(year, quarter * 3).last)
    return Days(date(year, 1, 1), date(year, 12, 31))


def _of_year(year: int, g: dict[str, str]) -> Days | None:
    if "ytail" in g:
        return _whole(year, year // 100 * 100 + int(g["ytail"]))
    if "yspan" in g:
        return _of_span(year, g["yspan"])
    if "ym" not in g:
        return _part_of_year(year, g.get("yp", "全年"))
    month = int(g["ym"])
    if "yd" in g:
        first = date(year, month, int(g["yd"]))
        if "yd2" not in g:
            return Days(first, first)
        last = date(int(g.get("yy2", year)), int(g.get("ym2", month)), int(g["yd2"]))
        return Days(first, last) if first <= last else Days(first, first)
    if "ym3" in g:
        last_day = _month(int(g.get("yy3", year)), int(g["ym3"])).last
        return Days(date(year, month, 1), last_day) if last_day >= date(year, month, 1) else _month(year, month)
    return _part_of_month(year, month, g["ymp"]) if "ymp" in g else _month(year, month)


def _of_chinese(g: dict[str, str]) -> Days:
    year = int("".join(str(max(0, "〇一二三四五六七八九".find(c))) for c in g["cy"]))
    if "cm" not in g:
        return _part_of_year(year, g.get("cp", "全年"))
    month = _chinese(g["cm"])
    return _day(year, month, _chinese(g["cd"])) if "cd" in g else _month(year, month)


def _chinese(text: str) -> int:
    tens, ten, ones = text.partition("十")
    digit = "〇一二三四五六七八九".index
    return (digit(tens) if tens else 1) * 10 + (digit(ones) if ones else 0) if ten else digit(text)


def _of_relative(g: dict[str, str], seen: _Seen) -> Days | None:
    year = seen.anchor.year + _SHIFT[g["rel"]]
    if g["rel"] == "今明两年":
        return _whole(seen.anchor.year, seen.anchor.year + 1)
    if "same" in g:
        return _in_year(seen.last_period, seen.last_period.first.year - 1)
    if "rspan" in g:
        return _of_span(year, g["rspan"])
    if "rm" in g:
        month = int(g["rm"])
        if "rd" in g:
            return _day(year, month, int(g["rd"]))
        if "rm3" in g:
            return _whole_months(year, month, int(g["rm3"]))
        return _part_of_month(year, month, g["rmp"]) if "rmp" in g else _month(year, month)
    return _part_of_year(year, g.get("rp", "全年"))


_NEAR_DAYS = {"昨天": -1, "昨日": -1, "昨晚": -1, "前天": -2, "明天": 1, "明日": 1, "今天": 0, "今日": 0, "今晚": 0}
_NEAR_MONTHS = {"上": -1, "本": 0, "下": 1}


def _of_loose(word: str, seen: _Seen) -> Days | None:
    if word in _NEAR_DAYS:
        day = seen.anchor + timedelta(_NEAR_DAYS[word])
        return Days(day, day)
    if word in {"当天", "当日", "当晚"}:
        return Days(seen.last_day, seen.last_day)
    if word in {"上周", "本周"}:
        monday = seen.anchor - timedelta(seen.anchor.weekday() + (7 if word == "上周" else 0))
        return Days(monday, monday + timedelta(6))
    if "月" in word:
        told = seen.last_month if word in {"上月", "上个月"} else None
        near = told or seen.anchor
        months = near.year * 12 + near.month - 1 + _NEAR_MONTHS[word[0]]
        part = word.partition("月")[2]
        year, month = months // 12, months % 12 + 1
        return _part_of_month(year, month, part) if part else _month(year, month)
    year = seen.anchor.year if seen.year is None or word == "年内" else seen.year
    return _part_of_year(year, word.lstrip("今本"))


def _of_span(year: int, span: str) -> Days | None:
    """The months of 1—8月, or those up to the eighth of 前8个月."""
    ends = re.findall(r"\d+|[一两二三四五六七八九十]+", span.replace("两", "二"))
    last = int(ends[-1]) if ends[-1].isdigit() else _chinese(ends[-1])
    return _whole_months(year, int(ends[0]) if len(ends) > 1 else 1, last)


def _whole_months(year: int, first: int, last: int) -> Days | None:
    return Days(date(year, first, 1), _month(year, last).last) if first <= last else None


def _in_year(days: Days, year: int) -> Days:
    """The same days of another year."""
    return Days(date(year, days.first.month, days.first.day), _clipped(year, days.last.month, days.last.day))


def _clipped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _of_bare(day: int, anchor: date) -> Days | None:
    for back in (0, 1):
        shift = anchor.year * 12 + anchor.month - 1 - back
        year, month = shift // 12, shift % 12 + 1
        if day <= monthrange(year, month)[1] and (date(year, month, day) <= anchor + timedelta(3) or back):
            return _day(year, month, day)
    return None


def _of_month(g: dict[str, str], anchor: date, carried: int | None, tense: int) -> Days | None:
    month = int(g["m"])
    year = carried if carried is not None else _nearest_year(month, int(g.get("d", 15)), anchor, tense)
    if "d" in g:
        first = date(year, month, int(g["d"]))
        if "d2" not in g:
            return Days(first, first)
        last = date(year, int(g.get("m2", month)), int(g["d2"]))
        return Days(first, last) if first <= last else Days(first, date(year + 1, last.month, last.day))
    if "m3" in g:
        last_day = _month(year, int(g["m3"])).last
        return Days(date(year, month, 1), last_day) if last_day >= date(year, month, 1) else None
    return _part_of_month(year, month, g["mp"]) if "mp" in g else _month(year, month)


_JUST_BEGUN = 100  # days: 8月起 told in September has begun
_LATELY = 31


def _nearest_year(month: int, day: int, anchor: date, tense: int) -> int:
    """The year in which an unmarked month and day lie nearest to the day of issue, on the side that the tense asks for."""

    def distance(year: int) -> int:
        return (date(year, month, min(day, monthrange(year, month)[1])) - anchor).days

    def cost(year: int) -> int:
        days = distance(year)
        if tense > 0:
            return abs(days) if days >= -(_JUST_BEGUN if tense == _WEAKLY_AHEAD else _LATELY) else 1000 - days
        return days * 3 if days > 0 else -days

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=cost)
