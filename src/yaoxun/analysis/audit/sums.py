"""Sums that do not add up: a total and its parts, told by 其中, by 合计, or by words that name all parts of a whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from yaoxun.analysis.audit.figure import Figure, counted, number, slack, total
from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.lexicon.words import classes, table
from yaoxun.text.span import Span

_OF_WHICH = re.compile(r"[，；。、]?其中[，：]?")
_NEXT = re.compile(r"(?:[、，]|以?及|和|与)?(?P<name>[^，。；：、\d（）等]{1,14})")
_NO_PART = re.compile(
    r"增长|下降|增加|减少|提高|降低|同比|环比|比上|较|占|达到|累计|分别|平均|人均|最高|最低|每|新增|包括|超过|不少于"
)
_TOTALLED = re.compile(r"[，；]?(?:合计|共计|总计|累计)(?:为|达|共|数)?(?P<name>[^，。；：、\d]{0,6})$")
_PER_ONE = re.compile(r"均|每|单[个项户家]|最高|上限|以上|不超过|单笔")
_NEAR = 20  # the most parts of the total, 1/20, that parts may lack and still be meant as all of it
_REACH = 200  # characters between a total and its parts
_CLAUSE_ENDS = "，。；）)\n"


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt totals that their parts do not give."""
    yield from _of_which(subject)
    yield from _totalled(subject)
    yield from _made_up(subject)
    yield from _three_sectors(subject)


def _of_which(subject: Subject) -> Iterator[Doubt]:
    """总数T，其中甲A、乙B: a part that is more than its total, parts that are more, parts that lack little."""
    text = subject.wide
    for mark in _OF_WHICH.finditer(text):
        start = max(subject.sentence(mark.start()).start, mark.start() - _REACH)
        before = subject.figures_in(Span(start, mark.start()))
        parts = _listed(subject, mark.end())
        if not parts or not all(p.op in {"=", ">", ">="} for p in parts):
            continue
        whole = next((f for f in reversed(before) if _same_kind(f, parts)), None)
        if whole is None or whole.unit not in _addable() or not whole.exact or _is_per_one(text, whole, start):
            continue
        sum_of, units = total(parts), {p.unit for p in (whole, *parts)}
        places = (Span(whole.start, whole.end), Span(parts[0].start, parts[-1].end))
        over = sum_of - whole.value
        sums = (
            f"{'＋'.join(number(p.value) for p in parts)}＝{number(sum_of)}，总数写作{number(whole.value)}{whole.unit}"
        )
        if len(parts) == 1 and len(units) == 1 and parts[0].low > whole.high:
            met = f"其中一项{number(parts[0].value)}{whole.unit}，大于总数{number(whole.value)}{whole.unit}"
            yield Doubt(
                "part-over-whole", Severity.ERROR, met, f"{number(parts[0].value)}＞{number(whole.value)}", places
            )
        elif len(parts) > 1 and over > slack(parts) + whole.step / 2:
            severity = Severity.ERROR if len(units) == 1 else Severity.QUERY
            yield Doubt("sum-mismatch", severity, f"其中所列{len(parts)}项合计大于总数", sums, places)
        elif len(parts) > 1 and over > 0 and {p.step for p in parts} == {whole.step} and _is_round(whole):
            met = f"其中所列{len(parts)}项合计大于总数；如各数都未取整，则有误"
            yield Doubt("sum-mismatch", Severity.QUERY, met, sums, places)
        elif len(parts) > 2 and all(p.exact for p in parts) and _falls_short(whole, parts):
            met = f"其中所列{len(parts)}项合计比总数少{number(-over)}{whole.unit}；如所列即全部，则有误"
            yield Doubt("sum-mismatch", Severity.QUERY, met, sums, places)


def _is_round(whole: Figure) -> bool:
    """Whether a total is written without decimals, as amounts are that were set and not measured."""
    return whole.step in {Decimal(n) for n in (0, 1, 10**4, 10**8, 10**12)}


def _falls_short(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts lack so little of their total that all of it must be meant."""
    lack = whole.value - total(parts)
    return lack > slack(parts) + whole.step / 2 and lack * _NEAR <= whole.value


def _same_kind(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether amounts can be parts of a total: of one unit, or all counted one by one."""
    units = {p.unit for p in parts}
    return units == {whole.unit} or (len(parts) > 1 and {whole.unit, *units} <= counted())


def _is_per_one(text: str, whole: Figure, start: int) -> bool:
    clause = max(start, *(text.rfind(mark, 0, whole.start) + 1 for mark in "，。；、"))
    return _PER_ONE.search(text, clause, min(whole.end + 2, len(text))) is not None


def _listed(subject: Subject, at: int) -> list[Figure]:
    """The amounts of a list of names with amounts that begins at `at` and fills its clause: 甲5家、乙3家，."""
    text = subject.wide
    found: list[Figure] = []
    for f in subject.figures_from(at):
        gap = _NEXT.fullmatch(text, at, f.start)
        if gap is None or _NO_PART.search(gap["name"]):
            break
        if found and text[at] == "，":
            break
        found.append(f)
        at = f.end
    if len(found) > 1 and text[at : at + 1] not in _CLAUSE_ENDS:
        return []
    return found


def _totalled(subject: Subject) -> Iterator[Doubt]:
    """甲A、乙B，合计T: the parts give the total."""
    text = subject.wide
    for whole in subject.figures:
        said = _TOTALLED.search(text, max(0, whole.start - 20), whole.start) if whole.exact else None
        if said is None:
            continue
        start = max(subject.sentence(whole.start).start, whole.start - _REACH)
        before = [f for f in subject.figures_in(Span(start, said.start())) if f.unit == whole.unit]
        parts = _run_before(text, before, said.start())
        if len(parts) < 2 or not all(p.exact for p in parts):
            continue
        over = total(parts) - whole.value
        if abs(over) > slack(parts) + whole.step / 2:
            sums = f"{'＋'.join(number(p.value) for p in parts)}＝{number(total(parts))}，合计写作{number(whole.value)}{whole.unit}"
            places = (Span(parts[0].start, whole.end),)
            yield Doubt("sum-mismatch", Severity.ERROR, f"所列{len(parts)}项之和与合计不符", sums, places)


def _run_before(text: str, figures: Sequence[Figure], end: int) -> list[Figure]:
    """The amounts of a list that ends at `end`."""
    found: list[Figure] = []
    for f in reversed(figures):
        gap = text[f.end : found[0].start] if found else text[f.end : end]
        joint = _NEXT.fullmatch(gap) if found else re.fullmatch(r"[^，。；：、\d（）等]{0,4}", gap)
        if joint is None or _NO_PART.search(gap) or (found and gap[0] not in "、和及与以"):
            break
        found.insert(0, f)
    return found


@cache
def _addable() -> frozenset[str]:
    """The units of what can be added up: no rates, ages, lengths of time, prices."""
    units = classes("units.txt")
    groups = ("money", "area", "volume", "mass", "energy", "traffic", "people", "count", "heads")
    return frozenset(unit for group in groups for unit in units[group]) - {
        "分",
        "期",
        "晚",
        "路",
        "位",
        "步",
        "层",
        "章",
        "点",
        "档",
        "瓦",
        "伏",
    }


@cache
def _partitions() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    def before(word: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![进出口]){word}[^，。；：、\d]{{0,5}}$")

    return tuple((re.compile(whole), tuple(map(before, parts))) for whole, *parts in table("partitions.tsv"))


def _made_up(subject: Subject) -> Iterator[Doubt]:
    """A whole whose parts are named by words that leave nothing out: 进出口 with 出口 and 进口."""
    text = subject.wide
    for whole_word, part_words in _partitions():
        if not whole_word.search(text):
            continue
        for n, whole in enumerate(subject.figures):
            led = _led(text, whole)
            if (
                not whole.exact
                or whole.unit not in _addable()
                or not whole_word.search(led)
                or any(w.search(led) for w in part_words)
            ):
                continue
            end = min((at for at in [text.find("\n", whole.end)] if at >= 0), default=len(text))
            after = [f for f in subject.figures[n + 1 : n + 10] if f.end <= end and f.unit == whole.unit]
            rival = next((f.start for f in after if whole_word.search(_led(text, f))), end)
            found = [next((f for f in after if f.start < rival and w.search(_led(text, f))), None) for w in part_words]
            parts = [f for f in found if f is not None and f.exact]
            if len(parts) == len(part_words) and text.find("其中", whole.end, parts[0].start) >= 0:
                yield from _whole_of(whole, parts)


def _led(text: str, f: Figure) -> str:
    start = max(text.rfind(mark, 0, f.start) + 1 for mark in "，。；：、\n")
    return text[start : f.start]


def _whole_of(whole: Figure, parts: Sequence[Figure]) -> Iterator[Doubt]:
    over = total(parts) - whole.value
    if abs(over) > slack(parts) + whole.step / 2:
        sums = f"{'＋'.join(number(p.value) for p in parts)}＝{number(total(parts))}，总数写作{number(whole.value)}{whole.unit}"
        places = (Span(whole.start, whole.end), *(Span(p.start, p.end) for p in parts))
        yield Doubt("sum-mismatch", Severity.ERROR, "构成总数的各项之和与总数不符", sums, places)


_SECTORS = re.compile(
    r"第一(?:产业)?、(?:第)?二(?:产业)?、(?:第)?三(?:次)?产业[^，。；：、\d]{0,8}分别(?:为|是|完成|实现|达到?)?$"
)


def _three_sectors(subject: Subject) -> Iterator[Doubt]:
    """第一、二、三产业增加值分别为a、b、c make the product that stands before them."""
    text = subject.wide
    for n, first in enumerate(subject.figures):
        if not _SECTORS.search(text, max(0, first.start - 30), first.start):
            continue
        parts = subject.figures[n : n + 3]
        whole = next((f for f in reversed(subject.figures[:n]) if "生产总值" in _led(text, f)), None)
        if (
            whole is not None
            and whole.exact
            and len(parts) == 3
            and all(p.unit == whole.unit and p.exact for p in parts)
        ):
            yield from _whole_of(whole, parts)
