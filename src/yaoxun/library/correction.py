"""What a person writes of a fact, key by key, checked against its kind and its article's text."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yaoxun.errors import QueryError, ReviewError
from yaoxun.library.facts import EVENTS, INSTRUMENTS, KEYS
from yaoxun.library.filters import period

OPS = ("=", "~", ">", ">=", "<", "<=", "range")

_NEEDED = frozenset(("name", "title", "indicator", "marker", "instrument", "event", "for", "from", "to", "op"))
_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(万亿|万|亿|)")
_YES, _NO = frozenset(("true", "yes", "1", "是")), frozenset(("false", "no", "0", "否"))


def stated(kind: str, text: str, before: Mapping[str, Any] | None, changes: Mapping[str, str]) -> dict[str, Any]:
    """Return a fact of the wire format: what stood `before`, changed as a person writes it.

    Keys are those of the kind, `quote`, and `start` where the quote stands in several places of the text. An empty word
    takes a key's value away.

    Raises:
        ReviewError: a key that the kind has not, a value of a wrong type, or a quote that the text has not.

    >>> changes = {"quote": "20万元", "value": "20万", "op": "=", "unit": "元"}
    >>> stated("quantity", "奖励20万元。", None, changes)
    {'kind': 'quantity', 'start': 2, 'end': 6, 'quote': '20万元', 'op': '=', 'value': 200000, 'unit': '元'}
    """
    if kind not in KEYS:
        raise ReviewError(kind, "没有这类要素", f"可用的有 {'、'.join(KEYS)}")
    allowed = (*KEYS[kind], "quote", "start")
    for key in changes:
        if key not in allowed:
            raise ReviewError(key, f"{kind} 没有这一项", f"可用的有 {'、'.join(allowed)}")
    values = {key: (before or {}).get(key) for key in KEYS[kind]}
    values |= {key: _value(key, word.strip()) for key, word in changes.items() if key in KEYS[kind]}
    if "issuers" in values:
        values["issuers"] = values["issuers"] or []
    if "first" in values:
        values["first"] = bool(values["first"])
    if "unit" in values:
        values["unit"] = values["unit"] or ""
    if "op" in values:
        values["op"] = values["op"] or "="
    _check(kind, values)
    unused = ("value",) if values.get("op") == "range" else ("low", "high")
    start, end = _place(text, before, changes)
    kept = {key: value for key, value in values.items() if key not in unused}
    return {"kind": kind, "start": start, "end": end, "quote": text[start:end], **kept}


def _check(kind: str, values: Mapping[str, Any]) -> None:
    """See that a fact states what its kind must state."""
    for key in KEYS[kind]:
        if key in _NEEDED and not values[key]:
            raise ReviewError(key, f"{kind} 必须写明 {key}", f"请补上 {key}=…")
    if values.get("cap_unit") and values.get("cap") is None:
        raise ReviewError("cap_unit", "没有封顶的数额", "请同时写 cap=…，或去掉 cap_unit")
    if kind == "incentive" and any((values.get(key) or 0) < 0 for key in ("value", "low", "high", "cap")):
        raise ReviewError("value", "奖补的数额不能是负数", "请核对数额；要否定这一条请用 reject")
    if "op" in values:
        wanted = ("low", "high") if values["op"] == "range" else ("value",)
        missing = [key for key in wanted if values[key] is None]
        if missing:
            raise ReviewError(
                missing[0],
                f"关系是 {values['op']}，还缺 {'、'.join(missing)}",
                "区间用 op=range low=… high=…，其余用 value=…",
            )
        if values["op"] == "range" and values["low"] > values["high"]:
            raise ReviewError("low", f"下限 {values['low']} 大于上限 {values['high']}", "请对调 low 与 high")
    if kind == "date" and values["from"] > values["to"]:
        raise ReviewError("from", f"起日 {values['from']} 晚于止日 {values['to']}", "请对调 from 与 to")


def _place(text: str, before: Mapping[str, Any] | None, changes: Mapping[str, str]) -> tuple[int, int]:
    """Return where the quote stands: where it is told to, else the place nearest to the one before."""
    if "quote" not in changes:
        if before is None:
            raise ReviewError("quote", "没有写明原文", "请补上 quote=…，照抄正文里的话")
        if "start" not in changes:
            return before["start"], before["end"]
    quote = changes.get("quote") or str((before or {}).get("quote") or "")
    places = [m.start() for m in re.finditer(re.escape(quote), text)] if quote else []
    if not places:
        raise ReviewError(
            quote or "quote", "这篇正文里没有这句原文", "请照抄正文，一字不差（可用 yaoxun show 篇号 查看）"
        )
    if "start" in changes:
        at = _number("start", changes["start"])
        if at not in places:
            raise ReviewError(
                changes["start"], f"“{quote}”不在这一处", f"它在 {'、'.join(map(str, places))}；请写其中一个"
            )
        return int(at), int(at) + len(quote)
    if before is None and len(places) > 1:
        raise ReviewError(
            quote,
            f"这句原文在正文里有 {len(places)} 处",
            f"请多抄几个字，或写明 start={'、'.join(map(str, places))} 之一",
        )
    near = before["start"] if before else 0
    start = min(places, key=lambda at: abs(at - near))
    return start, start + len(quote)


def _value(key: str, word: str) -> Any:
    """Read what a person wrote for a key."""
    if key == "issuers":
        return [name for name in re.split(r"[、,，;；]", word) if name]
    if word == "":
        return None
    return _READERS[key](key, word) if key in _READERS else word


def _number(key: str, word: str) -> int | float:
    """Read a number, in 万 or 亿 where it is written so.

    >>> _number("value", "1.2万亿"), _number("value", "3,000"), _number("value", "5.5")
    (1200000000000, 3000, 5.5)
    """
    found = _NUMBER.fullmatch(re.sub(r"(?<=\d)[,，](?=\d{3})", "", word))
    if found is None:
        raise ReviewError(
            f"{key}={word}", "不是一个数", "请写成 20000000、2000万 或 5.5；单位写在 unit= 或 cap_unit= 里"
        )
    exact = Decimal(found[1]) * _SCALES[found[2]]
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _first_day(key: str, word: str) -> str:
    return _days(key, word)[0].isoformat()


def _last_day(key: str, word: str) -> str:
    """Read a day; a year or month falls due on its last.

    >>> _last_day("by", "2025"), _last_day("by", "2025-06-30")
    ('2025-12-31', '2025-06-30')
    """
    return _days(key, word)[1].isoformat()


def _days(key: str, word: str) -> tuple[date, date]:
    try:
        return period(word)
    except QueryError as error:
        raise ReviewError(f"{key}={word}", error.met, error.remedy) from None


def _flag(key: str, word: str) -> bool:
    if word.lower() not in _YES | _NO:
        raise ReviewError(f"{key}={word}", "不是是或否", "请写 是 或 否")
    return word.lower() in _YES


def _one_of(*choices: str) -> Callable[[str, str], str]:
    def read(key: str, word: str) -> str:
        if word not in choices:
            raise ReviewError(f"{key}={word}", f"{key} 没有这个取值", f"可用的有 {'、'.join(choices)}")
        return word

    return read


_READERS: dict[str, Callable[[str, str], Any]] = {
    "value": _number, "low": _number, "high": _number, "cap": _number,
    "from": _first_day, "effective": _first_day, "to": _last_day, "by": _last_day, "as_of": _last_day,
    "first": _flag, "op": _one_of(*OPS), "event": _one_of(*EVENTS), "instrument": _one_of(*INSTRUMENTS),
}  # fmt: skip
