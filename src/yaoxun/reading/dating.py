"""The day of issue: what the masthead states, held against what the articles report; or inferred from them.

Resolving the years of year-less dates and inferring the day of issue are one problem: a day such as 7月22日 has a year only
once the issue has one, and the issue has one only from the years that its articles name. So the year is weighed first,
over everything the articles say, and the days are laid into it.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yaoxun.text import calendar
from yaoxun.text.calendar import Mention

_TO_COME_BEFORE = re.compile(
    r"(?:将于|将在|拟于|拟在|定于|计划于|计划在|预计|力争|争取|截止|截至|不晚于|自|从|到|至|于每年|有效期|即日起至|延长至)\s*$"
)
_TO_COME_AFTER = re.compile(
    r"\s*(?:起|前|之前|以前|截止|开始(?:施行|实施|执行|报名|申报)|正式(?:施行|实施|执行)|施行|实施|生效|将|拟|至|到|为止|24时|前后)"
)
_CLAUSE_TO_COME = re.compile(
    r"[^。！？；\n]{0,30}?(?:将(?:正式|在|于|举行|举办|召开|启动|上线|实施|施行|开始)|拟于|预计)"
)
_REPORTED = re.compile(
    r"[^。！？；\n]{0,40}?(?:获悉|举行|召开|宣布|表示|发布|揭牌|启动|签署|签约|开幕|闭幕|印发|公布|通过|成立|上线|开工|投运|投入|落地|开市|消息|讯|电|介绍|了解到|通报|出台|亮相|举办)"
)
_DOCUMENT_YEAR = re.compile(r"[〔\[［(（](20\d\d)[〕\]］)）](?=\s*(?:第?\s*\d+\s*号)?)")
_ADDRESS_YEAR = re.compile(r"[/=](20\d\d)[-/]?(?:0?[1-9]|1[0-2])(?:[-/]|\d\d)")
_EVENT_YEAR = re.compile(
    r"(20\d\d)(?<![\d〔（(—–-]....)(?=\s?(?:[\u4e00-\u9fff]|[A-Z])(?<!年)(?<![个家万亿元名项多余人台辆套吨]))"
)
_RANGE = re.compile(r"(20\d\d)\s*(?:年)?[—–~～至到-]{1,2}\s*(20\d\d)\s*年")
_WEEKDAY = re.compile(r"(\d{1,2})月(\d{1,2})日\s*[（(]?\s*(?:星期|周|礼拜)([一二三四五六日天])")
_STALE = 92  # days: an issue reports what is not older than a quarter


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of issue: stated, or inferred from what the articles report; and what contradicted it."""

    date: dt.date | None = None
    inferred: dt.date | None = None
    conflict: str | None = None


def settle(stated: Sequence[dt.date], texts: Sequence[str], issued: dt.date | None = None, year: int = 0) -> Dating:
    """Return the day of issue.

    `stated` are the days that the masthead states, in order; `texts` the titles, paragraphs and links of the articles; `issued` is
    taken where none is stated; `year` is the year that the issue number states, 0 for none. Where the masthead states a day before events that the articles report, the stated day
    that fits is taken; where none fits, the same day of the year that fits, else the latest day reported.

    >>> settle([dt.date(2025, 2, 7)], ["3月4日，某市召开新闻发布会宣布，新政出台。"]).date
    datetime.date(2025, 3, 4)
    >>> settle([], ["7月22日从新闻发布会获悉，2021年底前建成。", "2021年7月15日揭牌。"]).inferred
    datetime.date(2021, 7, 22)
    """
    days = list(dict.fromkeys(stated))
    if days:
        return _check(days, texts)
    if issued is not None:
        return Dating(issued)
    return Dating(None, _infer(texts, year))


def _check(days: list[dt.date], texts: Sequence[str]) -> Dating:
    """The stated day that no reported event contradicts."""
    found = [(t, [m for m in calendar.mentions(t) if _has_day(m)]) for t in texts if "月" in t]
    latest = {day: _latest(found, day) for day in days}
    fitting = [day for day in days if latest[day] is None or latest[day] <= day + dt.timedelta(1)]  # type: ignore[operator]
    if len(days) == 1 and fitting:
        return Dating(days[0])
    shown = "、".join(d.isoformat() for d in days)
    if fitting:
        near = [d for d in fitting if (event := latest[d]) is None or (d - event).days <= _STALE]
        chosen = (near or fitting)[0]
        return Dating(chosen, None, f"报头日期有 {shown}，与所报道的事件相符的是 {chosen.isoformat()}")
    event = next(e for e in latest.values() if e is not None)
    moved = [_in_year(d, event.year + k) for d in days for k in (0, 1)]
    chosen = next((d for d in moved if d is not None and 0 <= (d - event).days <= _STALE), event)
    return Dating(chosen, None, f"报头日期 {shown} 早于所报道的事件（{event.isoformat()}），取 {chosen.isoformat()}")


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _latest(texts: Sequence[tuple[str, list[Mention]]], anchor: dt.date) -> dt.date | None:
    """The latest day that the articles report as an event, seen from a day of issue; far-off ones do not count."""
    best: dt.date | None = None
    for text, found in texts:
        for dated in calendar.resolve(found, text, anchor) if found else ():
            day = dated.days.last
            if (best is None or day > best) and (day - anchor).days <= 400 and _is_event(text, dated.mention):
                best = day
    return best


def _has_day(m: Mention) -> bool:
    return bool(m.groups.keys() & {"d", "yd", "rd", "cd"})


def _is_past(text: str, m: Mention) -> bool:
    return not (
        _TO_COME_BEFORE.search(text, max(0, m.start - 8), m.start)
        or _TO_COME_AFTER.match(text, m.end)
        or _CLAUSE_TO_COME.match(text, m.end)
        or _inside_title(text, m.start)
    )


def _is_event(text: str, m: Mention) -> bool:
    return _is_past(text, m) and _REPORTED.match(text, m.end) is not None


def _inside_title(text: str, at: int) -> bool:
    return text.rfind("《", max(0, at - 60), at) > text.rfind("》", max(0, at - 60), at)


def _infer(texts: Sequence[str], stated_year: int) -> dt.date | None:
    """The latest day that the articles report as past, in the year that the issue's number and the articles speak for."""
    explicit: list[dt.date] = []
    yearless: list[tuple[int, int]] = []
    votes: Counter[int] = Counter({stated_year: 30} if stated_year else {})
    weekdays: list[tuple[int, int, int]] = []
    for text in texts:
        _weigh(text, votes, explicit, yearless, weekdays)
    if not votes and not explicit:
        return None
    newest = max((d.year for d in explicit), default=0)
    years = [y for y in votes if y >= newest and (not weekdays or _weekdays_fit(weekdays, y))] or [newest or max(votes)]
    year = max(years, key=lambda y: (votes[y] + 0.4 * votes[y - 1], y))
    laid = _lay(yearless, year)
    known = [d for d in explicit if d.year == year or not laid]
    days = [*laid, *known]
    return max(days) if days else None


def _weigh(
    text: str,
    votes: Counter[int],
    explicit: list[dt.date],
    yearless: list[tuple[int, int]],
    weekdays: list[tuple[int, int, int]],
) -> None:
    """Gather what a text says of its year: votes in tenths, full past days, past days without a year."""
    if "20" not in text and "月" not in text:
        return
    if "20" in text:
        _weigh_years(text, votes)
    if "星期" in text or "周" in text:
        weekdays += [
            (int(m[1]), int(m[2]), "一二三四五六日".find(m[3].replace("天", "日"))) for m in _WEEKDAY.finditer(text)
        ]
    for m in calendar.mentions(text):
        if m.form == "plan":
            continue
        if m.form in {"year", "cy", "iso"}:
            resolved = calendar.resolve([m], text, None)
            if not resolved:
                continue
            day = resolved[0].days.last
            past = _is_past(text, m)
            long = (day - resolved[0].days.first).days > 31 and "yd2" in m.groups
            if _has_day(m) and past and not long:
                explicit.append(day)
                votes[day.year] += 30
            elif past or _inside_title(text, m.start):
                votes[day.year] += 15
            elif _has_day(m):
                votes[day.year] += 4  # 自2022年7月1日起施行: the year of issue, or the one after it
        elif m.form == "month" and "d" in m.groups and _is_past(text, m):
            g = m.groups
            yearless.append((int(g.get("m2", g["m"])), int(g.get("d2", g["d"]))))


def _weigh_years(text: str, votes: Counter[int]) -> None:
    """Count what a text says of years outside its dates: in document numbers, addresses, names of events, ranges."""
    for form, weight in ((_DOCUMENT_YEAR, 20), (_EVENT_YEAR, 15), (_RANGE, 7)):
        for found in form.finditer(text):
            votes[int(found[1])] += weight
    if "http" in text:
        for found in _ADDRESS_YEAR.finditer(text):
            votes[int(found[1])] += 20


def _weekdays_fit(weekdays: Sequence[tuple[int, int, int]], year: int) -> bool:
    for month, day, weekday in weekdays:
        try:
            if dt.date(year, month, day).weekday() != weekday:
                return False
        except ValueError:
            return False
    return True


def _lay(days: Sequence[tuple[int, int]], year: int) -> list[dt.date]:
    """Lay year-less days into the year that ends with the latest of them: the widest gap in the round parts the years."""
    ordered = sorted({(m, d) for m, d in days if _in_year(dt.date(2024, 1, 1), year) and _valid(m, d, year)})
    if not ordered:
        return []
    ordinals = [dt.date(year, m, d).timetuple().tm_yday for m, d in ordered]
    gaps = [(ordinals[(i + 1) % len(ordinals)] - o) % 366 or 366 for i, o in enumerate(ordinals)]
    last = max(range(len(gaps)), key=gaps.__getitem__)
    if gaps[last] < 120 or gaps[-1] >= gaps[last]:
        last = len(ordered) - 1
    laid = [dt.date(year, *md) for md in ordered[: last + 1]]
    before = [(m, d) for m, d in ordered[last + 1 :] if _valid(m, d, year - 1)]
    return [*laid, *(dt.date(year - 1, *md) for md in before)]


def _valid(month: int, day: int, year: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
