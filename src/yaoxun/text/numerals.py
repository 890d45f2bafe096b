"""Numerals of Chinese prose: Arabic digits with their multipliers, and numbers in characters."""

from decimal import Decimal

MULTIPLIERS = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}


def plain(value: Decimal) -> int | float:
    """Return a decimal as an integer where it is one, else as the nearest float.

    >>> plain(Decimal("1.2") * MULTIPLIERS["万亿"]), plain(Decimal("0.5"))
    (1200000000000, 0.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def in_characters(text: str) -> int | None:
    """Return the number that Chinese characters write; None where they write none.

    >>> in_characters("一亿五千万"), in_characters("三十"), in_characters("两千三百"), in_characters("十百")
    (150000000, 30, 2300, None)
    """
    total = group = digit = 0
    last = 10**9
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _STEPS:
            step = _STEPS[c]
            if step >= last:
                return None
            group += (digit or 1) * step
            digit, last = 0, step
        elif c in _GROUPS:
            if not group and not digit:
                return None
            total = (total + group + digit) * _GROUPS[c] if c == "亿" else total + (group + digit) * _GROUPS[c]
            group = digit = 0
            last = 10**9
        else:
            return None
    return total + group + digit
