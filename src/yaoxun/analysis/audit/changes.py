"""Changes, multiples and averages beside the amounts that they are told of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from yaoxun.analysis.audit.figure import Figure, number, places_of
from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.lexicon.words import classes
from yaoxun.text.span import Span

_UP, _DOWN = (
    r"提高|提升|增加|增长|扩大|上升|增|升|扩充|攀升|上调",
    r"降低|下降|减少|压缩|压减|缩短|缩减|降|减|缩|下调|压降",
)
_FROM = re.compile(r"(?<![自事缘])(?:由|从)(?P<led>[^，。；：由从\d]{0,12}(?:(?:19|20)\d\d年[^，。；：由从\d]{0,6})?)$")
_TO = re.compile(
    rf"[^，。；：、\d（）]{{0,8}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了)?(?:到|至|为)(?:[^，。；：、\d]{{0,4}}|(?:19|20)\d\d年[^，。；：、\d]{{0,6}})"
)
_BY = re.compile(
    rf"，?(?:同比|累计|共|净|实际|年均)?(?:(?P<up>{_UP}|增幅达?|提速)|(?P<down>{_DOWN}|降幅达?|提速))(?:了)?"
)
_AGAINST = re.compile(
    r"，?(?:同比|比(?:上年|去年|上年同期|去年同期|同期|上年末|去年底)|较(?:上年|去年|上年同期|去年同期|同期|上年末|去年底))(?P<way>增加|减少|增长|下降)了?"
)
_THEN = re.compile(r"[，、](?:同比)?(?P<way>增长|下降|增幅|降幅|增速|增产|减产)(?:为|达|了)?")
_TIMES = re.compile(
    r"，?(?:约)?(?:是|为|相当于|达到?)(?:同期|去年同期|上年同期|去年|上年|上年度|[^，。；：、\d]{0,8}?)?(?:的)?(?:（)?"
)
_HUNDRED = Decimal(100)
_RANKS = frozenset({"位", "名", "级", "档", "个位次", "个名次", "个等级"})  # the lower the better


@cache
def _times() -> frozenset[str]:
    """The units of time, whose lessening is called a rise of what is done in it: 效率由3天提升到1天."""
    return frozenset(classes("units.txt")["time"])


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt changes, multiples and averages that their amounts do not give."""
    figures = subject.figures
    for n, (first, second) in enumerate(pairwise(figures)):
        third = figures[n + 2] if n + 2 < len(figures) else None
        yield from _from_to(subject, first, second, third)
        if third is not None:
            yield from _increase_and_rate(subject, first, second, third)
            yield from _multiple(subject, first, second, third)
    yield from _averages(subject)


def _from_to(subject: Subject, old: Figure, new: Figure, change: Figure | None) -> Iterator[Doubt]:
    """由X提高到Y，增长Z: Y is over X, and Z is what lies between them."""
    text = subject.wide
    to = _TO.fullmatch(text, old.end, new.start)
    if to is None or old.unit != new.unit or not _FROM.search(text, max(0, old.start - 30), old.start):
        return
    place = Span(old.start, new.end)
    said = f"由{number(old.value)}{old.unit}到{number(new.value)}{new.unit}"
    falls, rises = old.value > new.value and old.low >= new.high, old.value < new.value and old.high <= new.low
    if old.unit not in _RANKS and ((falls and to["up"] and old.unit not in _times()) or (rises and to["down"])):
        sign = "＞" if old.value > new.value else "＜"
        met = f"说的是“{to['up'] or to['down']}”，数字却是{said}"
        yield Doubt("change-direction", Severity.ERROR, met, f"{number(old.value)}{sign}{number(new.value)}", (place,))
        return
    by = _BY.fullmatch(text, new.end, change.start) if change else None
    if change is None or by is None or not (old.exact and new.exact and change.exact):
        return
    expected = _change(old, new, change.unit)
    if expected is None:
        return
    nominal, low, high, sums = expected
    if low - change.step / 2 <= change.value <= high + change.step / 2:
        return
    if abs(nominal - change.value) <= change.step / 2:
        return
    sums = f"{sums}＝{number(nominal, max(places_of(change.step), 1))}{change.unit}，写作{number(change.value)}{change.unit}"
    yield Doubt("change-mismatch", Severity.ERROR, f"{said}，与所说的增减不符", sums, (Span(old.start, change.end),))


def _change(old: Figure, new: Figure, unit: str) -> tuple[Decimal, Decimal, Decimal, str] | None:
    """The size of a change in a unit: as computed, its least and greatest with rounding, and how it was computed."""
    over = abs(new.value - old.value)
    off = (old.step + new.step) / 2
    big, small = (new, old) if new.value > old.value else (old, new)
    if unit in {"个百分点", "百分点"}:
        return (
            (over, over - off, over + off, f"{number(big.value)}－{number(small.value)}") if old.unit == "%" else None
        )
    if unit == old.unit and unit != "%":
        return over, over - off, over + off, f"{number(big.value)}－{number(small.value)}"
    if unit not in {"%", "倍"} or not old.low > 0 or old.unit == "%":
        return None
    scale = _HUNDRED if unit == "%" else Decimal(1)
    nominal = over / old.value * scale
    least, most = (over - off) / old.high * scale, (over + off) / old.low * scale
    said = f"（{number(big.value)}－{number(small.value)}）÷{number(old.value)}"
    return nominal, least, most, said


def _increase_and_rate(subject: Subject, now: Figure, more: Figure, rate: Figure) -> Iterator[Doubt]:
    """Y，比上年增加N，增长Z%: N of what was there before gives Z."""
    text = subject.wide
    against = _AGAINST.fullmatch(text, now.end, more.start)
    then = _THEN.fullmatch(text, more.end, rate.start)
    if against is None or then is None or now.unit != more.unit or rate.unit != "%":
        return
    if now.unit == "%" or not (now.exact and more.exact and rate.exact):
        return
    rising = against["way"] in {"增加", "增长"}
    before = now.value - more.value if rising else now.value + more.value
    off = (now.step + more.step) / 2
    if before - off <= 0:
        return
    nominal = more.value / before * _HUNDRED
    low, high = more.low / (before + off) * _HUNDRED, more.high / (before - off) * _HUNDRED
    if low - rate.step / 2 <= rate.value <= high + rate.step / 2:
        return
    sign = "－" if rising else "＋"
    sums = (
        f"{number(more.value)}÷（{number(now.value)}{sign}{number(more.value)}）"
        f"＝{number(nominal, max(places_of(rate.step), 1))}%，写作{number(rate.value)}%"
    )
    yield Doubt("change-mismatch", Severity.ERROR, "增减的数额与百分比不符", sums, (Span(now.start, rate.end),))


def _multiple(subject: Subject, now: Figure, before: Figure, times: Figure) -> Iterator[Doubt]:
    """A是B的N倍."""
    text = subject.wide
    if times.unit != "倍" or now.unit != before.unit or not (now.exact and before.exact and times.exact):
        return
    if not _TIMES.fullmatch(text, now.end, before.start) or text[before.end : times.start] not in {"的", "）的"}:
        return
    if before.low <= 0:
        return
    nominal = now.value / before.value
    if now.low / before.high - times.step / 2 <= times.value <= now.high / before.low + times.step / 2:
        return
    sums = f"{number(now.value)}÷{number(before.value)}＝{number(nominal, max(places_of(times.step), 1))}倍，写作{number(times.value)}倍"
    yield Doubt("multiple-mismatch", Severity.ERROR, "倍数与所列数额不符", sums, (Span(now.start, times.end),))


_AVERAGE = re.compile(
    r"(?:(?P<per>户|家|件|笔|亩|台|辆|场|人|单|吨)均|平均每(?P<each>户|家|件|笔|亩|台|辆|场|人|个|单|吨|名))(?P<what>[^，。；：、\d]{0,8})$"
)
_PRICE = re.compile(r"(?:均价|平均价格?|平均成交价)[^，。；：、\d]{0,6}$")
_COUNTED_AS = {
    "户": frozenset({"户", "户次", "家"}), "家": frozenset({"家", "户"}), "件": frozenset({"件"}), "笔": frozenset({"笔"}),
    "亩": frozenset({"亩"}), "台": frozenset({"台"}), "辆": frozenset({"辆"}), "场": frozenset({"场", "场次"}),
    "人": frozenset({"人", "人次", "名"}), "名": frozenset({"人", "名"}), "个": frozenset({"个"}), "单": frozenset({"单"}),
    "吨": frozenset({"吨"}),
}  # fmt: skip
_ROUGHLY = Decimal("0.03")  # what 约 may be off
_OF_ALL = re.compile(r"全(?:国|省|市|县|区|州|行业|社会|自治区)[^，。；]*$")
_REACH = 120  # characters between an average and what it is of
_FAR = 3  # times: an average further off was taken of something else


def _averages(subject: Subject) -> Iterator[Doubt]:
    """A total and a count of one sentence give the average that it states, where nothing else can be meant."""
    text = subject.wide
    for mean in subject.figures:
        sentence = subject.sentence(mean.start)
        led = text[max(sentence.start, mean.start - 24) : mean.start].rstrip("约近为达到是")
        said = _AVERAGE.search(led)
        price = _PRICE.search(led) if "/" in mean.unit else None
        if mean.op not in {"=", "~"} or not (said or price) or _OF_ALL.search(led):
            continue
        unit, _, per = mean.unit.partition("/")
        counted_as = _COUNTED_AS[said["per"] or said["each"]] if said else frozenset({per})
        before = subject.figures_in(Span(max(sentence.start, mean.start - _REACH), mean.start))
        totals = [f for f in before if f.unit == unit]
        counts = [f for f in before if f.unit in counted_as]
        if len(totals) != 1 or len(counts) != 1 or not (totals[0].exact and counts[0].exact and counts[0].low > 0):
            continue
        whole, count = totals[0], counts[0]
        nominal = whole.value / count.value
        off = nominal * _ROUGHLY if mean.op == "~" else Decimal(0)
        low, high = whole.low / count.high - mean.step / 2 - off, whole.high / count.low + mean.step / 2 + off
        if low <= mean.value <= high or not nominal / _FAR < mean.value < nominal * _FAR:
            continue
        sums = f"{number(whole.value)}÷{number(count.value)}＝{number(nominal, places_of(mean.step) or 1)}{mean.unit}，写作{number(mean.value)}{mean.unit}"
        places = (Span(min(whole.start, count.start), mean.end),)
        yield Doubt("average-mismatch", Severity.QUERY, "平均数与所列总数、个数不符", sums, places)
