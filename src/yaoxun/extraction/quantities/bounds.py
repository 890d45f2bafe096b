"""The words that bound a number: 不超过, 以上, 约, 最高 …, before it, after it, or carried over from the one before."""

import re
from typing import NamedTuple

from yaoxun.extraction.quantities.numbers import Number
from yaoxun.lexicon.words import classes


class Bound(NamedTuple):
    """How a number is bounded, the place of the number with the words that say so, and the rule that told.

    `said` is the operator that words before the number set and that coordinated numbers share, "" where none did.
    """

    op: str
    start: int
    end: int
    rule: str
    said: str


_LE = (
    "不超过|不得超过|不高于|不得高于|不多于|不大于|不得多于|不逾|未超过|最高|最多|至多|最大|最长|最迟|上限为|上限|封顶|不迟于|≤|⩽|顶格|"
    "不晚于|不突破|控制在不超过"
)
_GE = "不少于|不得少于|不低于|不得低于|不小于|不得小于|不短于|不少过|至少|最少|最低|不亚于|≥|⩾"
_GT = "超过|超出|超|突破|逾|多于|高于|大于|跨越|冲破|＞|>"
_LT = "不足|少于|低于|不到|小于|短于|未满|不满|未达到|未达|＜|<"
_ABOUT = "大约|约为|约合|约占|(?<![签合违节履预条契誓])约|接近|将近|近|大概|差不多"


def _firsts(*alternatives: str) -> str:
    return "".join(sorted({word[0] for some in alternatives for word in some.split("|") if word[0] != "("}))


# It looks at the first characters of its words first: most places begin none.
_BEFORE = re.compile(
    rf"(?=[{_firsts(_LE, _GE, _GT, _LT, _ABOUT)}最原])(?:(?P<le>(?:最高|最多|原则上)?(?:{_LE})(?:按)?)|(?P<ge>{_GE})|(?P<gt>(?<!不)(?:{_GT}))|(?P<lt>{_LT})|(?P<about>{_ABOUT}))"
    r"\s*(?:为|可达|达到|达)?\s*$"
)
_FAR = re.compile(
    r"(?P<word>(?:最高|最多)?(?:不超过|不得超过|不高于|最高|最多|至多|最长|不少于|不得少于|不低于|不得低于|至少|最低|最少|低于))"
    r"(?P<gap>(?:[^，。；、：！？\d（）()\n“”由从至到按的]|按(?=[^，。；、]{1,14}的))[^，。；、：！？\d（）()\n“”由从至到按]{0,15})$"
)
_FAR_NOT = re.compile(r"水平|标准的|等级|级别|达到|学历|温|气|人民法院|检察")
_LIMIT = re.compile(r"(?:限额(?!以[上下])|上限|封顶线|最高[^，。；\d]{0,6}(?:额度|限额|金额|标准))[^，。；]*$")
_AFTER = re.compile(
    r"(?:[（(]不?含(?:本数)?[)）])?[^\S\n]*(?:(?P<ge>及?以上|或以上|起步)|(?P<le>及?以下|或以下|以内|之内|为限|封顶)|(?P<about>左右|上下|许))"
)
_AFTER_NOTE = re.compile(r"[（(][^（）()。；]{1,30}[)）](?P<bound>及?以上|及?以下|以内|左右)")
_AFTER_BRACKET = re.compile(r"[）)](?:及|或)?(?P<bound>以上|以下)")
_OPERATORS = {"le": "<=", "ge": ">=", "gt": ">", "lt": "<", "about": "~"}
_AT_LEAST = ("不少于", "不得少于", "不低于", "不得低于", "至少", "最低", "最少")
_TIMES = frozenset(classes("units.txt")["time"])


def bound(text: str, number: Number, carried: tuple[int, str]) -> Bound:
    """Return how `number` is bounded; `carried` is where the number before it ended and what words had bounded that."""
    start, end = number.start, number.end
    op, rule = "=", "plain <number>"
    after = _AFTER.match(text, end)
    if after:
        op, rule, end = _OPERATORS[after.lastgroup or "about"], "<number> and a bound", after.end()
    elif number.more:
        op, rule = ">", "more than <number>"
    elif noted := (_AFTER_NOTE.match(text, end) or _AFTER_BRACKET.match(text, end)):
        op, rule = {"上": ">=", "右": "~"}.get(noted["bound"][-1], "<="), "<number>, a note and a bound"
    said, start = _before(text, number)
    if said:
        rule = "a bound and <number>"
        op = op if (op, said) == (">=", ">") or (op in {"<=", ">="} and said == "~") else said
    elif op == "=" and carried[1] and text[carried[0] : number.start] in {"、", "和", "或", "及", "与"}:
        op = said = carried[1]
        rule = "bound carried over to <number>"
    elif op == "=" and _LIMIT.search(text, max(0, number.start - 30), number.start):
        op, rule = "<=", "limit of <number>"
    return Bound(op, start, end, rule, said)


def _before(text: str, number: Number) -> tuple[str, int]:
    """The operator set by the words before a number, and where they begin; "" and the number's start where none do."""
    near = _BEFORE.search(text, max(0, number.start - 14), number.start)
    if near:
        word = near.group()
        if word.strip() == "近" and number.unit in _TIMES:
            return "", number.start
        if number.unit in {"个百分点", "百分点"} and near.lastgroup in {"gt", "lt"} and word in {"高于", "低于"}:
            return "", number.start
        return _OPERATORS[near.lastgroup or "about"], near.start()
    far = _FAR.search(text, max(0, number.start - 24), number.start)
    if far is None or _FAR_NOT.search(far["gap"]) or (far["word"] == "低于" and number.unit != "%"):
        return "", number.start
    word = far["word"]
    return ">=" if word.startswith(_AT_LEAST) else "<" if word == "低于" else "<=", far.start()
