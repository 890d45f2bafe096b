"""Numbers as the text writes them: digits or characters, the multiplier, 多 or 余, and the unit that follows."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from yaoxun.lexicon.words import all_words, table
from yaoxun.text.numerals import MULTIPLIERS, in_characters


class Number(NamedTuple):
    """A number at `start`..`end`, unit included; `factor` is the multiplier it was written with (1 where it has none).

    `unit` is "" where none follows; `more` tells of 多, 余 or 来.
    """

    start: int
    end: int
    value: Decimal
    factor: int
    more: bool
    unit: str


_MULTIPLIER = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万(?!向|达|科|宁|州|盛|年)|千(?![瓦米克伏卡焦字])|百(?!分)"
_ARABIC = re.compile(
    rf"(?P<digits>\d(?:\d{{0,2}}(?:,\d{{3}})+|\d*)(?:\.\d+)?)(?P<few>[多余])?(?P<mult>{_MULTIPLIER})?(?P<more>[多余来])?"
)
_WRITTEN = re.compile(
    r"[一二三四五六七八九十百千万亿两零〇]+(?P<more>[多余])?"
    r"(?P<unit>元(?![旦素件首宵老气数宇代年])|倍(?![增速感数])|番|个百分点|个点(?=[的，。；])|成(?=[，。；左以的多]))"
    r"|百分之[一二三四五六七八九十百两零〇点]+"
)
_HAS_WRITTEN = re.compile(r"[一二三四五六七八九十百千万亿两][多余]?(?:元|倍|番|个百分点|个点|成)|百分之")
RANGE = re.compile(r"\s*(?:（不?含）|\(不?含\))?\s*(?:[—–~～\-－]{1,2}|至|到)\s*")
_RATIO = re.compile(r"\s*(?:[∶:：]\s*\d|[+＋×]|比\d)")
# What stands before a number that is an ordinal, a code, a fraction or a ratio.
_NO_NUMBER_AFTER = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.〔[第＋+×*/／∶_#＃-－—–~～"
)
_DESIGNATED = re.compile(r"类(?:新药|创新药|医疗器械|化学药|生物制品|水体|区域|地区|城市|费用|水质|仓库)")
_MONEY_BEFORE = re.compile(
    r"(?:市值|金额|产值|收入|投资|贷款|资金|规模|营收|总额|成交额|利润|销售额|余额|预算|税收|消费|GDP|融资|总值|增加值|授信)[^，。；]*$"
)
_WIDE = re.compile("[０-９．％]")
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_COINS = re.compile(r"[价钱花补奖付收罚省赚]")
_YUAN = frozenset({"块", "块钱", "元人民币"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def numbers(text: str) -> list[Number]:
    """Return all numbers that could be quantities or the ends of a range, in order.

    >>> [(n.value, n.factor, n.unit) for n in numbers("第3期：1.2万亿元、百分之三十")]
    [(Decimal('1200000000000.0'), 1000000000000, '元'), (Decimal('30'), 1, '%')]
    """
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    found: list[Number] = []
    before: Number | None = None
    for m in _ARABIC.finditer(text):
        start = m.start()
        joined = before is not None and start - before.end <= 8 and RANGE.fullmatch(text, before.end, start) is not None
        if start and not joined and text[start - 1] in _NO_NUMBER_AFTER:
            continue
        if start > 1 and text[start - 1] in ":：" and text[start - 2].isdigit():
            continue
        number = _arabic(text, m)
        if number is not None:
            found.append(number)
            before = number
    if _HAS_WRITTEN.search(text):
        found += [n for m in _WRITTEN.finditer(text) if (n := _written(text, m)) is not None]
        found.sort()
    return found


def _arabic(text: str, m: re.Match[str]) -> Number | None:
    start, end = m.span()
    if _RATIO.match(text, end):
        return None
    factor = MULTIPLIERS[m["mult"]] if m["mult"] else 1
    value = Decimal(m["digits"].replace(",", "")) * factor
    more = bool(m["few"] or m["more"])
    unit = _unit_at(text, end) or _points_at(text, m)
    if not unit:
        if m["more"] == "来" or (factor == 1 and not more and not RANGE.match(text, end)):
            return None
        if factor >= MULTIPLIERS["亿"] and not more and _speaks_of_money(text, start, end):
            unit = "元"
        return Number(start, end, value, factor, more, unit)
    if unit == "个" and text.startswith("多百分点", end + 1):
        return Number(start, end + 5, value, factor, True, "个百分点")
    if _is_no_unit(text, m, unit):
        return None
    unit_end = end + len(unit)
    if (
        unit == "块"
        and not _COINS.search(text, max(0, start - 8), start)
        and not text.startswith(("/", "每"), unit_end)
    ):
        return Number(start, unit_end, value, factor, more, unit)
    return Number(start, unit_end, value, factor, more, "元" if unit in _YUAN else "%" if unit == "％" else unit)


def _points_at(text: str, m: re.Match[str]) -> str:
    """点 after a decimal number, which is no hour: the points of an index."""
    return "点" if "." in m["digits"] and text.startswith("点", m.end()) else ""


def _is_no_unit(text: str, m: re.Match[str], unit: str) -> bool:
    """Whether number and unit are a year, a clock time, a day of the month, a class of things or part of a code."""
    start, end = m.span()
    before = text[start - 1 : start]
    if unit == "年":
        return _YEAR.fullmatch(m.group()) is not None
    if unit == "分":
        return before in {"时", "点", "：", ":"}
    if unit == "日":
        return before == "月"
    if unit == "番":
        return "翻" not in text[max(0, start - 3) : start]
    if unit == "类":
        return _DESIGNATED.match(text, end) is not None
    return unit == "个" and text[end + 1 : end + 2].isdigit()


def _speaks_of_money(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] in "，。；、）”\n" and _MONEY_BEFORE.search(text, max(0, start - 30), start) is not None


def _written(text: str, m: re.Match[str]) -> Number | None:
    start, end = m.span()
    before = text[start - 1 : start] if start else ""
    words = m.group()
    if words.startswith("百分之"):
        value = None if before and before in "一二三四五六七八九十" else _per_cent(words)
        return None if value is None else Number(start, end, value, 1, False, "%")
    unit = m["unit"]
    digits = words[: len(words) - len(unit) - len(m["more"] or "")]
    count = in_characters(digits)
    if count is None or before.isdigit() or (before and before in "第."):
        return None
    if unit == "元" and (digits in {"一", "二", "三"} or words[0] in "万亿零〇" or before in {"多", "点"}):
        return None  # 一元, 二元 are parts of other words; 万元 alone follows digits
    if unit == "番" and "翻" not in text[max(0, start - 2) : start]:
        return None
    return Number(start, end, Decimal(count), 1, m["more"] is not None, unit)


def _per_cent(words: str) -> Decimal | None:
    whole, _, part = words.removeprefix("百分之").partition("点")
    value = in_characters(whole)
    if value is None:
        return None
    decimals = "".join(str("零一二三四五六七八九".find(c)) for c in part.replace("〇", "零"))
    return Decimal(f"{value}.{decimals}") if decimals.isdigit() else Decimal(value)


def _unit_at(text: str, at: int) -> str:
    """The longest unit that stands at `at`, "" where none does."""
    for length in _unit_lengths().get(text[at : at + 1], ()):
        word = text[at : at + length]
        if word not in _units():
            continue
        after = text[at + length : at + length + 1]
        if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalpha():
            continue
        if after and after in "/／" and (composed := _composed(text, at, length)):
            return composed
        refused = _continuations().get(word)
        if refused is None or not refused.match(text, at + length):
            return word
    return ""


@cache
def _units() -> frozenset[str]:
    return all_words("units.txt")


@cache
def _unit_lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the units that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for unit in _units():
        found.setdefault(unit[0], set()).add(len(unit))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _composed(text: str, at: int, length: int) -> str:
    """A unit per unit (元/月), where both are units."""
    slash = at + length
    for more in range(min(5, len(text) - slash - 1), 0, -1):
        if text[slash + 1 : slash + 1 + more] in all_words("units.txt"):
            return text[at : slash + 1 + more]
    return ""


@cache
def _continuations() -> dict[str, re.Pattern[str]]:
    return {unit: re.compile(form) for unit, form in table("unit_continuations.tsv")}
