"""Days that cannot be: told as past after the day of issue, due before it, not in the calendar, on another weekday."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.text.numerals import in_characters
from yaoxun.text.span import Span

_HAPPENED = re.compile(
    r"(?:获悉|召开|举行了|印发了|发布了|公布了|揭牌|签署|签约|闭幕|落幕|宣布|透露|表示|通报|正式启用|正式上线|正式成立|在[^，。；]{1,12}举行|印发|出台)"
)
_TO_COME = re.compile(
    r"将|拟|定于|预计|计划|力争|届时|即将|有望|要|起|前|底|之后|实施|执行|施行|申报|报名|征求|征集|截止|准备|筹备|安排"
)
_COUNTED_UP_TO = re.compile(r"截至(?:今年|当年)?$")
_DONE = re.compile(r"已|累计|共有|达到?|完成|实现")
_UNTIL = re.compile(r"(?:到|力争|确保|争取|计划|拟于|将于|预计)(?:在|于|到)?$")
_BEFORE = re.compile(r"之?前")
_REACH = 40  # characters between a day and the target that falls due on it
_AHEAD = re.compile(r"将|力争|确保|争取|计划|下一步|拟|预计|目标|要")
_LONG_SINCE = re.compile(
    r"曾|当时|此前|已|原定|原计划|当年|去年|前年|上年|截至|过去|以来|圆满|如期|提前|完成了|实现了|达到了|根据|按照|《"
)


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt days."""
    if subject.day is not None:
        yield from _after_issue(subject, subject.day)
        yield from _due_before(subject, subject.day)
        yield from _still_to_come(subject, subject.day)
    yield from _not_in_the_calendar(subject)
    yield from _weekdays(subject)
    yield from _periods(subject)


def _after_issue(subject: Subject, day: date) -> Iterator[Doubt]:
    text = subject.wide
    for fact in subject.of_kind("date"):
        first, last = _day(fact.says["from"]), _day(fact.says["to"])
        if first is None or last is None or last <= day:
            continue
        clause = Span(fact.end, _clause_end(text, fact.end, 2))
        sentence = subject.sentence(fact.start)
        up_to = _COUNTED_UP_TO.search(text, sentence.start, fact.start)
        if (
            up_to
            and first > day
            and _DONE.search(text, clause.start, clause.end)
            and not _TO_COME.search(clause.of(text))
        ):
            met = f"截至{last.isoformat()}的情况写进了{day.isoformat()}的一期"
            yield Doubt(
                "past-after-issue",
                Severity.ERROR,
                met,
                f"{last.isoformat()}＞{day.isoformat()}",
                (Span(fact.start, fact.end),),
            )
        elif (
            first == last
            and not up_to
            and _HAPPENED.search(text, clause.start, clause.end)
            and not _TO_COME.search(text, max(sentence.start, fact.start - 12), clause.end)
        ):
            met = f"{last.isoformat()}的事按已发生来写，刊期却是{day.isoformat()}"
            yield Doubt(
                "past-after-issue",
                Severity.ERROR,
                met,
                f"{last.isoformat()}＞{day.isoformat()}",
                (Span(fact.start, fact.end),),
            )


def _clause_end(text: str, at: int, clauses: int) -> int:
    """The end of the clause that `at` lies in, or of one after it; never past the sentence."""
    for mark in re.compile(r"[，。；！？\n]").finditer(text, at):
        clauses -= mark.start() > at  # 10月3日， opens the clause after it
        if not clauses or mark.group() != "，":
            return mark.start()
    return len(text)


def _due_before(subject: Subject, day: date) -> Iterator[Doubt]:
    """A target that is still to be reached, by a day before the issue; once a sentence and day."""
    text = subject.wide
    targets = [fact.start for fact in subject.of_kind("target")]
    done: set[tuple[Span, date]] = set()
    for fact in subject.of_kind("date"):
        due = _day(fact.says["to"])
        if due is None or due >= day:
            continue
        sentence = subject.sentence(fact.start)
        led = text[max(sentence.start, fact.start - 4) : fact.start]
        aimed = _UNTIL.search(led) or _BEFORE.match(text, fact.end)
        target = bisect_left(targets, fact.start)
        follows = target < len(targets) and targets[target] < min(sentence.end, fact.end + _REACH)
        said = sentence.of(text)
        if not aimed or not follows or (sentence, due) in done or not _AHEAD.search(said) or _LONG_SINCE.search(said):
            continue
        done.add((sentence, due))
        met = f"仍要在{due.isoformat()}前做到，刊期却已是{day.isoformat()}"
        place = Span(fact.start, max(fact.end, targets[target] + 1))
        yield Doubt("deadline-past", Severity.QUERY, met, f"{due.isoformat()}＜{day.isoformat()}", (place,))


_WILL = re.compile(
    r"(?:起)?，?(?P<led>[^，。；：\n]{0,40}?)将(?:于|在)?(?:正式|全面|陆续|同步)?(?:施行|实施|执行|生效|召开|举行|举办|开幕|上线|启用|启动|投入运行|投入使用|开通|开工|揭牌|挂牌)"
)
_TOLD = re.compile(
    r"宣布|获悉|表示|召开|了解到|介绍|透露|称|明确|提出|通报|公告|决定|签署|签约|印发|出台|消息|会议|审议|指出|报道|调研|举行的|之前|前"
)


def _still_to_come(subject: Subject, day: date) -> Iterator[Doubt]:
    """3月1日，办法将正式施行, in an issue of a week later: it has happened, or it has not."""
    text = subject.wide
    for fact in subject.of_kind("date"):
        first, last = _day(fact.says["from"]), _day(fact.says["to"])
        said = _WILL.match(text, fact.end)
        if first is None or first != last or last >= day or said is None or _TOLD.search(said["led"]):
            continue
        if _COUNTED_UP_TO.search(text, max(0, fact.start - 4), fact.start):
            continue
        met = f"{last.isoformat()}的事写作“将”，刊期却已是{day.isoformat()}"
        yield Doubt(
            "deadline-past",
            Severity.QUERY,
            met,
            f"{last.isoformat()}＜{day.isoformat()}",
            (Span(fact.start, said.end()),),
        )


_WRITTEN = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:份)?(?:(?P<day>\d{1,2})[日号])?(?!\d)"
)
_LEAP = 2024  # a year that has every day


def _not_in_the_calendar(subject: Subject) -> Iterator[Doubt]:
    for said in _WRITTEN.finditer(subject.wide):
        if subject.passage.in_claim(said.start()) or subject.wide[max(0, said.start() - 1) : said.start()] in {
            "个",
            "第",
        }:
            continue
        month, day = int(said["month"]), int(said["day"] or 1)
        year = int(said["year"] or 0) or (subject.day.year if subject.day and month == 2 and day == 29 else _LEAP)
        if not said["day"] and month > 12 and not said["year"]:
            continue  # 18月龄, 24月期: a length, no month
        if not 1 <= month <= 12:
            met = f"没有{month}月"
        elif not 1 <= day <= monthrange(year, month)[1]:
            met = f"{year}年{month}月没有{day}日" if month == 2 else f"{month}月没有{day}日"
        else:
            continue
        severity = Severity.ERROR if said["year"] or day != 29 else Severity.QUERY
        yield Doubt("no-such-date", severity, met, "", (Span(*said.span()),))


_WEEKDAY = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(](?:星期|周|礼拜)(?P<name>[一二三四五六日天])[)）]")
_NAMES = "一二三四五六日"


def _weekdays(subject: Subject) -> Iterator[Doubt]:
    for said in _WEEKDAY.finditer(subject.wide):
        fact = next((d for d in subject.of_kind("date") if d.start <= said.start() < d.end), None)
        day = _day(fact.says["from"]) if fact and fact.says["from"] == fact.says["to"] else None
        name = "日" if said["name"] == "天" else said["name"]
        if day is not None and _NAMES[day.weekday()] != name:
            met = f"{day.isoformat()}是星期{_NAMES[day.weekday()]}，不是星期{name}"
            yield Doubt("weekday-mismatch", Severity.ERROR, met, "", (Span(*said.span()),))


_PERIOD = re.compile(
    r"(?P<years>[一二三四五六七八九十两]{1,2}|\d{1,2})年(?:滚动|攻坚|提升|专项)?行动[^《》（）()，。；]{0,8}[（(](?P<first>20\d\d)年?\s*[—–―\-－~～至]{1,2}\s*(?P<last>20\d\d)年?[）)]"
)


def _periods(subject: Subject) -> Iterator[Doubt]:
    """三年行动计划（2022—2024年）: three years are written out."""
    for said in _PERIOD.finditer(subject.wide):
        written = said["years"]
        years = int(written) if written.isdigit() else in_characters(written)
        span = int(said["last"]) - int(said["first"])
        if years and years not in {span, span + 1} and span > 0:
            sums = f"{said['last']}－{said['first']}＋1＝{span + 1}年，写作{written}年"
            yield Doubt("period-mismatch", Severity.QUERY, "行动的年数与起止年份不符", sums, (Span(*said.span()),))


def _day(iso: object) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(str(iso))
    return None
