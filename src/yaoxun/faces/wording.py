"""What a fact states, in the words of its readers: the same on the page and in the terminal."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from yaoxun.lexicon.words import table

if TYPE_CHECKING:
    from yaoxun.reading import Notice

KINDS = {
    "date": "日期",
    "quantity": "数量",
    "document": "文件",
    "organization": "机构",
    "measure": "举措",
    "target": "目标",
    "statistic": "数据",
    "incentive": "奖补",
    "system": "系统",
}
"""The kinds of fact with their names for readers, in the order of the filter."""

_OPS = {"=": "", "~": "约", ">": "超过", ">=": "不少于", "<": "不足", "<=": "不超过"}
EVENTS = {"launched": "已启动", "planned": "拟建或拟完善", "testing": "试运行", "operating": "运行中"}
INSTRUMENTS = {
    "award": "奖励",
    "subsidy": "补贴",
    "matching": "配套",
    "interest": "贴息",
    "loan": "贷款",
    "guarantee": "担保",
    "tax": "税收优惠",
    "rent": "租金优惠",
    "fund": "资金",
    "insurance": "保险",
    "other": "其他支持",
}


def code_of(names: Mapping[str, str], said: str) -> str:
    """Return the code that a name stands for; what is no name stays as it is.

    >>> code_of(INSTRUMENTS, "补贴"), code_of(INSTRUMENTS, "subsidy")
    ('subsidy', 'subsidy')
    """
    return next((code for code, name in names.items() if name == said), said)


_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_MOST_DECIMALS = 4  # 1.2345万 is read at a glance, 1.23456789亿 is not


@cache
def _regions() -> dict[str, str]:
    return {code: name for code, name, _, *former in table("regions.tsv") if not former}


def notice_line(notice: "Notice") -> str:
    """What a reader should know about a document, in one line: 提示 [code] and what was met."""
    return f"提示 [{notice.code}] {notice.message}"


def region(code: str) -> str:
    """Return a division's full name behind those of its parents.

    >>> region("320500"), region("310115"), region("000000"), region("999999")
    ('江苏省苏州市', '上海市浦东新区', '全国', '999999')
    """
    if code == "000000":
        return "全国"
    names = _regions()
    if code not in names:
        return code
    return "".join(names.get(c, "") for c in dict.fromkeys((code[:2] + "0000", code[:4] + "00", code)))


@cache
def _short_names() -> dict[str, str]:
    return {code: short for code, _, short, *former in table("regions.tsv") if not former}


def shortname(code: str) -> str:
    """Return a division's name as people say it.

    >>> shortname("320000"), shortname("150000")
    ('江苏', '内蒙古')
    """
    return _short_names().get(code, code)


def value(fact: Mapping[str, Any]) -> str:
    """Say in readable Chinese what a fact states; days in ISO form.

    >>> value({"kind": "date", "from": "2021-07-01", "to": "2021-07-31"})
    '2021-07-01 至 2021-07-31'
    >>> value({"kind": "statistic", "indicator": "企业", "op": "~", "value": 3, "unit": "家", "as_of": "2020-12-31"})
    '企业：约3家（截至 2020-12-31）'
    """
    get = fact.get
    match fact["kind"]:
        case "date":
            days = dict.fromkeys(str(day) for day in (get("from"), get("to")) if day)
            return " 至 ".join(days)
        case "quantity":
            return amount(fact)
        case "document":
            issuers = "、".join(map(str, get("issuers") or ()))
            effective = get("effective")
            return _joined(
                f"《{get('title')}》",
                get("number"),
                issuers and f"{issuers}发布",
                effective and f"自 {effective} 起施行",
            )
        case "organization":
            return str(get("name"))
        case "measure":
            return f"列举项“{get('marker')}”"
        case "target":
            return f"{get('indicator')}：{amount(fact)}" + (f"（到 {get('by')}）" if get("by") else "")
        case "statistic":
            return f"{get('indicator')}：{amount(fact)}" + (f"（截至 {get('as_of')}）" if get("as_of") else "")
        case "incentive":
            instrument, base, cap = str(get("instrument")), get("base"), get("cap")
            return _joined(
                get("for") and f"对象：{get('for')}",
                f"{INSTRUMENTS.get(instrument, instrument)}：{amount(fact, f'{base}的' if base else '')}",
                cap is not None and f"上限{number(cap)}{get('cap_unit') or ''}",
            )
        case "system":
            event = str(get("event"))
            return _joined(get("name"), EVENTS.get(event, event), get("first") and "称首个")
        case _:
            return ""


def _joined(*said: object) -> str:
    return "；".join(str(s) for s in said if s)


def amount(fact: Mapping[str, Any], base: str = "") -> str:
    """Say an amount; `base`, what a rate is taken of, stands between the bound and the number.

    >>> amount({"op": "<=", "value": 50, "unit": "%"}, "项目总投资的")
    '不超过项目总投资的50%'
    """
    unit = fact.get("unit") or ""
    if fact.get("op") == "range":
        return f"{base}{number(fact.get('low'))}至{number(fact.get('high'))}{unit}"
    if fact.get("value") is None:
        return ""
    op = str(fact.get("op"))
    return f"{_OPS.get(op, op)}{base}{number(fact['value'])}{unit}"


def number(value: object) -> str:
    """Write a number exactly, in 万, 亿 or 万亿 where that is short.

    >>> [number(n) for n in (1.2e12, 82400, 9999, 0.5, 123456789)]
    ['1.2万亿', '8.24万', '9999', '0.5', '12345.6789万']
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    exact = Decimal(str(value))
    for scale, name in _SCALES:
        if abs(exact) < scale:
            continue
        scaled = f"{exact / scale:f}"
        scaled = scaled.rstrip("0").rstrip(".") if "." in scaled else scaled
        if len(scaled.partition(".")[2]) <= _MOST_DECIMALS:
            return scaled + name
    plain = f"{exact:,f}" if abs(exact) >= _SCALES[-1][0] else f"{exact:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
