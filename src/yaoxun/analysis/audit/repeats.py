"""The same told twice with different amounts: an indicator in lead and body, a number of the title that the text lacks."""

import re
from collections.abc import Iterator
from itertools import groupby

from yaoxun.analysis.audit.figure import Figure, figure, number
from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Said, Subject
from yaoxun.extraction import extract_text
from yaoxun.lexicon.places import mentions
from yaoxun.text.span import Span

_SHORTEST = 5  # characters of an indicator that names one thing only
_RATES = frozenset({"%", "‰", "个百分点", "倍", ""})
_CHANGE = re.compile(r"增|降|减|同比|环比|占|新建|每|均|比|其中|首")
_PERIOD = re.compile(r"[一二三四]季度|上半年|下半年|\d{1,2}月|全年|当月|当年|累计|今年|去年")
_NOUN = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2,6})")


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt amounts that are told twice and differ."""
    yield from _indicators(subject)
    yield from _title(subject)


def _key(fact: Said) -> tuple[str, str, str, str]:
    says = fact.says
    return str(says["indicator"]), str(says.get("unit")), fact.kind, str(says.get("by") or says.get("as_of") or "")


def _indicators(subject: Subject) -> Iterator[Doubt]:
    """An indicator that the lead gives and the body gives otherwise, of the same days and the same places."""
    told = [f for kind in ("statistic", "target") for f in subject.of_kind(kind)]
    for (indicator, unit, _, _), group in groupby(sorted(told, key=lambda f: (*_key(f), f.start)), key=_key):
        if len(indicator) < _SHORTEST or unit in _RATES or _CHANGE.search(indicator):
            continue
        said = [(f, amount) for f in group if (amount := figure(subject.wide, f.start, f.end, f.says)) and amount.exact]
        if len(said) != 2:
            continue
        (first, one), (second, other) = said
        lead_ends = subject.wide.find("\n")
        led = first.start < lead_ends < second.start
        if led and (one.low > other.high or other.low > one.high) and _alike(subject, first, second):
            met = f"“{indicator}”先后写作{number(one.value)}{unit}和{number(other.value)}{unit}"
            places = (Span(first.start, first.end), Span(second.start, second.end))
            yield Doubt("amount-conflict", Severity.QUERY, met, "", places)


def _alike(subject: Subject, first: Said, second: Said) -> bool:
    """Whether two sentences speak of the same days and places, as far as both tell them."""
    one, other = subject.sentence(first.start), subject.sentence(second.start)
    days = [
        {(d.says["from"], d.says["to"]) for d in subject.of_kind("date") if s.holds(d.start, d.end)}
        for s in (one, other)
    ]
    places = [{place.codes for place in mentions(s.of(subject.wide))} for s in (one, other)]
    periods = [set(_PERIOD.findall(s.of(subject.wide))) for s in (one, other)]
    return all(not b or a == b for a, b in (days, places, periods))


def _title(subject: Subject) -> Iterator[Doubt]:
    """A counted thing of the title stands with that count in the text."""
    title = subject.passage.title
    if not any(c.isdigit() for c in title):
        return
    facts = [f for f in extract_text("", title, subject.day).facts if f.kind == "quantity"]
    for fact in facts:
        titled = figure(title, fact.start, fact.end, fact.further())
        noun = _NOUN.match(title, fact.end)
        if titled is None or not titled.exact or noun is None:
            continue
        others = [f for f in subject.figures if f.unit == titled.unit and subject.wide.startswith(noun["noun"], f.end)]
        if len(others) == 1 and not _told(subject, titled) and others[0].exact and others[0].value != titled.value:
            met = f"标题写作“{title[titled.start : noun.end()]}”，正文写作“{subject.wide[others[0].start : others[0].end]}”"
            yield Doubt("title-mismatch", Severity.QUERY, met, "", (Span(others[0].start, others[0].end),))


def _told(subject: Subject, titled: Figure) -> bool:
    return any(f.low <= titled.value <= f.high for f in subject.figures if f.unit == titled.unit)
