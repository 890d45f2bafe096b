"""When two issues measure the same: indicators in one form, by rules whose words are in `lexicon/indicators.txt`.

White space, marks, width and capitals are left out, words of one meaning are made one (比重 → 占比), and what stands
before and after without saying what is measured falls away (全市, 力争, 累计, 建成; 数量). What counts anew each year (新增)
stays: it is another indicator. An indicator that does not say of what (产业规模, 重点项目) means the same only within one
piece of news.
"""

import re
from functools import cache, lru_cache

from yaoxun.lexicon.places import gazetteer, place_at
from yaoxun.lexicon.words import classes, pattern
from yaoxun.library.tokens import fold

_LEAST = 3  # characters of an indicator that says of what: 绿地 may be any
_REMEMBERED = 2**17  # indicators, more than a large library's targets have


def normal(indicator: str, region: str = "") -> str:
    """Return an indicator in the form in which it is compared; `region` is whose name may stand before it.

    >>> normal("全市累计建成5G基站数量"), normal("5G 基站"), normal("新增5G基站")
    ('5g基站', '5g基站', '新增5g基站')
    >>> normal("江苏研发投入占GDP的比重", "320000"), normal("建设用地面积")
    ('研发投入占地区生产总值占比', '建设用地面积')
    """
    whole, codes, rest = _forms(indicator)
    return rest if region in codes else whole


@lru_cache(_REMEMBERED)
def _forms(indicator: str) -> tuple[str, tuple[str, ...], str]:
    """An indicator's form; where it begins with a place's name, the place's codes and its form without the name."""
    said = _opened(_rules().left_out.sub("", fold(indicator)))
    length = place_at(said, 0)
    if not length:
        return _closed(said), (), ""
    return _closed(said), gazetteer().codes.get(said[:length], ()), _closed(_opened(said[length:]) or said)


def _opened(said: str) -> str:
    return _rules().opening.sub("", said) or said


def _closed(said: str) -> str:
    rules = _rules()
    said = rules.same.sub(lambda m: rules.names[m.group()], said)
    return rules.tail.sub("", said) or said


@lru_cache(_REMEMBERED)
def is_generic(said: str) -> bool:
    """Tell whether an indicator in its normal form does not say of what it is.

    >>> is_generic("重点产业规模"), is_generic("生物医药产业规模")
    (True, False)
    """
    return len(said) < _LEAST or bool(_rules().generic.fullmatch(said))


def begins_anew(said: str) -> bool:
    """Tell whether an indicator in its normal form counts anew each year.

    >>> begins_anew("新增5g基站"), begins_anew("5g基站")
    (True, False)
    """
    return bool(_rules().anew.search(said))


def is_reached_from_above(quote: str) -> bool:
    """Tell whether the words of a target say that its amount is to be gone down to.

    >>> is_reached_from_above("审批时限压缩至5个工作日"), is_reached_from_above("能耗强度下降18%")
    (True, False)
    """
    return bool(_rules().to_less.search(quote))


def is_revision(sentence: str) -> bool:
    """Tell whether a sentence says that it replaces what was said before.

    >>> is_revision("将原定的500家上调为800家")
    True
    """
    return bool(_rules().revised.search(sentence))


class _Rules:
    """The words of the lexicon as patterns."""

    def __init__(self) -> None:
        words = classes("indicators.txt")
        self.names = {w: name[5:] for name, its in words.items() if name.startswith("same:") for w in (*its, name[5:])}
        self.left_out = re.compile(r"[\W_的]+")
        self.opening = re.compile(
            f"^(?:{pattern(words['opening'])}|{pattern(words['stock'])}(?!{pattern(words['compound'])}))+"
        )
        self.tail = re.compile(f"{pattern(words['tail'])}$")
        self.same = re.compile(pattern(self.names))
        self.generic = re.compile(f"{pattern(words['generic'])}++")
        self.anew = re.compile(f"^{pattern(words['flow'])}|{pattern(words['growth'])}")
        self.to_less = re.compile(pattern(words["to_less"]))
        self.revised = re.compile(pattern(words["revised"]))


@cache
def _rules() -> _Rules:
    return _Rules()
