"""Shares that do not fit their amounts: 占5.96% beside the amount and the whole that it is said to be a part of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from yaoxun.analysis.audit.figure import Figure, number, places_of, slack, total
from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.text.span import Span

_SHARE = re.compile(
    r"(?<![分各共计])(?:占比?|相当于)(?P<whole>[^，。；：、（）\d占]{0,18}?)的?(?:比重|比例)?(?:为|是|达到|达|由[^，。；]{1,18}[%％][^，。；\d]{0,4}[到至])?$"
)
_BETWEEN = re.compile(
    r"[^，。；：、\d]{0,8}(?:[，、](?:同比|环比|比[^，。；\d]{1,10})?(?:增长|下降|增加|减少|上升|提高|降低)[^，。；：]{1,10})?[，、]?(?:约|已|就)?"
)
_EVERYWHERE = re.compile(r"^全(?:[国省市区县州]|自治区)|^(?:同期|当期|年度)")
_OF_WHICH = re.compile(r"[，；。]?其中[，：]?")
_AMONG = re.compile(r"[^，。；：\d]{0,10}(?:中|里|当中)，")
_RATIO = re.compile(r"(?P<said>\d+(?:\.\d+)?(?:\s*[∶:：]\s*\d+(?:\.\d+)?){2,5})")
_STRUCTURE = re.compile(r"(?:结构|构成|占比)(?:之?比|比例)?(?:[^，。；：\d]{0,6})[：:]?$")
_HUNDRED = Decimal(100)
_REACH = 90  # characters between a part and its share


class _Share(NamedTuple):
    """A part with its share, and the whole that is named between them, "" where none is."""

    part: Figure
    share: Figure
    whole: str
    named: Span


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt shares that their amounts do not give, and shares of one whole that do not make 100 %."""
    shares = [s for f in subject.figures if f.unit == "%" and f.exact and (s := _share(subject, f)) is not None]
    done: set[int] = set()
    for whole, listed in _lists(subject, shares):
        done.update(s.share.start for s in listed)
        yield from _listed(whole, listed)
    for share in shares:
        whole_of = None if share.share.start in done else _whole(subject, share)
        if whole_of is not None:
            yield from _compared(share, whole_of)
    yield from _structures(subject)


def _share(subject: Subject, percent: Figure) -> _Share | None:
    """The part that a share is of: the amount before 占, where nothing else can be meant."""
    text = subject.wide
    start = max(subject.sentence(percent.start).start, percent.start - _REACH)
    said = _SHARE.search(text, start, percent.start)
    if said is None or "分别" in said["whole"] or "各" in said["whole"]:
        return None
    before = [f for f in subject.figures_in(Span(start, said.start())) if f.unit not in {"%", "个百分点", "倍"}]
    if not before or not _BETWEEN.fullmatch(text, before[-1].end, said.start()):
        return None
    part = before[-1]
    beside = before[-2] if len(before) > 1 and before[-2].unit == part.unit else None
    if beside and re.fullmatch(r"[^，。；]{0,8}[、和及与][^，。；]{0,8}", text[beside.end : part.start]):
        return None
    return _Share(part, percent, said["whole"], Span(*said.span())) if part.exact else None


def _lists(subject: Subject, shares: Sequence[_Share]) -> Iterator[tuple[Figure, list[_Share]]]:
    """Shares of a whole that nothing names, three of them at least, with the whole that most of them fit."""
    for _, some in groupby(shares, key=lambda s: (s.whole, s.part.unit)):
        listed = list(some)
        first = listed[0].part
        if len(listed) < 3 or listed[0].whole:
            continue
        wholes = [f for f in subject.figures if f.end <= first.start and f.unit == first.unit and f.exact]
        for whole in reversed(wholes):
            fitting = [s for s in listed if whole.value and not _off(s, whole)]
            if len(fitting) * 2 > len(listed):
                yield whole, listed
                break


def _listed(whole: Figure, listed: Sequence[_Share]) -> Iterator[Doubt]:
    """What is doubtful in a list whose whole is known: its sums, then each share."""
    parts, shares = [s.part for s in listed], [s.share for s in listed]
    sum_of, percent = total(parts), total(shares)
    complete = abs(percent - _HUNDRED) <= slack(shares) + Decimal("0.01")
    places = (Span(whole.start, whole.end), *(Span(s.part.start, s.share.end) for s in listed))
    sums = f"{'＋'.join(number(p.value) for p in parts)}＝{number(sum_of)}{whole.unit}，总数写作{number(whole.value)}{whole.unit}"
    if complete and sum_of != whole.value:
        off = number(abs(sum_of - whole.value))
        if abs(sum_of - whole.value) <= slack(parts):
            met = f"各项合计与总数差{off}{whole.unit}，在四舍五入之内"
            yield Doubt("sum-rounding", Severity.NOTE, met, sums, places)
        elif abs(sum_of - whole.value) > slack(parts) + whole.step / 2:
            met = f"各项占比合计为100%，各项数额合计与总数却差{off}{whole.unit}"
            yield Doubt("sum-mismatch", Severity.ERROR, met, sums, places)
    elif not complete and abs(sum_of - whole.value) <= slack(parts):
        said = f"{'＋'.join(number(s.value) for s in shares)}＝{number(percent)}%"
        yield Doubt("shares-total", Severity.ERROR, "各项数额合计等于总数，各项占比合计却不是100%", said, places)
    if abs(sum_of - whole.value) <= slack(parts):
        whole = whole._replace(step=parts[0].step)  # it is as exact as the parts that it is the sum of
    for share in listed:
        yield from _compared(share, whole)


def _whole(subject: Subject, share: _Share) -> Figure | None:
    """The whole of a single share: the amount before 其中, or the one that is named as the share names it."""
    text, part = subject.wide, share.part
    wholes = [f for f in subject.figures if f.end <= part.start and f.unit == part.unit and f.exact]
    if not share.whole:
        sentence = subject.sentence(part.start)
        near = [f for f in wholes[-2:] if f.start >= sentence.start]
        if near:
            led = text[near[-1].end : part.start]
            if _OF_WHICH.match(led) or _AMONG.match(led):
                return near[-1]
        return None
    name = _EVERYWHERE.sub("", share.whole).removesuffix("的").removeprefix("总")
    named = [f for f in wholes if _is_named(text, f, name, share.whole)]
    return named[-1] if named and len({f.value for f in named}) == 1 else None


def _is_named(text: str, whole: Figure, name: str, said: str) -> bool:
    """Whether an amount is the one that a share names: 汽车产量52.3万辆 for 占全市汽车产量, 全国45个 for 占全国."""
    led = text[max(0, whole.start - 20) : whole.start]
    if len(name) >= 2:
        return re.search(rf"{re.escape(name)}(?:总[量数额]|为|达到|达|共|有|是)?$", led) is not None
    return bool(said) and not name and led.endswith(said.removesuffix("的"))


def _off(share: _Share, whole: Figure) -> bool:
    nominal = share.part.value / whole.value * _HUNDRED
    return abs(nominal - share.share.value) > share.share.step / 2


def _compared(share: _Share, whole: Figure) -> Iterator[Doubt]:
    """A share beside what its amounts give: nothing, a last digit off, or an error."""
    part, percent = share.part, share.share
    if not whole.value or not _off(share, whole) or part.value > whole.value * 20:
        return
    nominal = part.value / whole.value * _HUNDRED
    low, high = part.low / whole.high * _HUNDRED, part.high / whole.low * _HUNDRED
    explained = low <= percent.high and percent.low <= high
    if explained and high - low > 2 * percent.step:
        return
    decimals = places_of(percent.step)
    sums = f"{number(part.value)}÷{number(whole.value)}＝{number(nominal, max(decimals, 0))}%，写作{number(percent.value)}%"
    places = (Span(whole.start, whole.end), Span(part.start, percent.end))
    if explained:
        yield Doubt("share-rounding", Severity.NOTE, "占比与所列数额差在末位", sums, places)
    else:
        yield Doubt("share-mismatch", Severity.ERROR, "占比与所列数额不符", sums, places)


def _structures(subject: Subject) -> Iterator[Doubt]:
    """A structure a∶b∶c that is told in per cent makes 100."""
    for ratio in _RATIO.finditer(subject.wide):
        led = subject.wide[max(0, ratio.start() - 16) : ratio.start()]
        values = [Decimal(v) for v in re.split(r"\s*[∶:：]\s*", ratio["said"])]
        sum_of = sum(values, Decimal(0))
        if _STRUCTURE.search(led) and 90 < sum_of < 110 and abs(sum_of - _HUNDRED) > Decimal("0.051") * len(values):
            sums = f"{'＋'.join(map(number, values))}＝{number(sum_of)}"
            yield Doubt("shares-total", Severity.ERROR, "结构比各项合计不是100", sums, (Span(*ratio.span()),))
