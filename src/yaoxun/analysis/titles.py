"""When two titles name the same document: titles in one form, and what a title itself tells of its document.

White space, marks, width and script are left out, and so is a remark of the document's stage at the end (征求意见稿, 试行).
"""

import re
from functools import cache, lru_cache

from yaoxun.lexicon.places import mentions
from yaoxun.lexicon.words import classes, pattern
from yaoxun.library.tokens import fold

_MARKS = re.compile(r"[\W_]+")
_REMEMBERED = 2**17


@lru_cache(_REMEMBERED)
def normal_title(title: str) -> str:
    """Return a title in the form in which it is compared.

    >>> normal_title("数据条例（征求意见稿）") == normal_title("数据条例 (试行)"), normal_title("行动方案（2024—2026年）")
    (True, '行动方案20242026年')
    """
    said = fold(title).strip()
    return _MARKS.sub("", _remark().sub("", said)) or said


def stage_in(title: str) -> str | None:
    """Return the event that a title itself tells: drafted, revised, or none.

    >>> stage_in("数据条例（征求意见稿）"), stage_in("数据条例（修订）"), stage_in("数据条例")
    ('drafted', 'revised', None)
    """
    found = _remark().search(fold(title).strip())
    words = classes("document_stages.txt")
    said = _MARKS.sub("", found.group()) if found else ""
    return next((event for event in ("drafted", "revised") if said in words[f"{event}_in_title"]), None)


@lru_cache(_REMEMBERED)
def names_place(title: str) -> bool:
    """Tell whether a title says by itself whose document it is.

    >>> names_place("江苏省数据条例"), names_place("中华人民共和国数据安全法"), names_place("数据条例")
    (True, True, False)
    """
    return bool(mentions(title))


def regions_in(title: str) -> list[str]:
    """Return the regions that a title begins with.

    >>> regions_in("江苏省数据条例"), regions_in("关于支持江苏省发展的意见")
    (['320000'], [])
    """
    found = mentions(title)
    return [code for place in found for code in place.codes] if found and found[0].start == 0 else []


@cache
def _remark() -> re.Pattern[str]:
    words = classes("document_stages.txt")
    said = (*words["drafted_in_title"], *words["revised_in_title"], *words["remark"])
    return re.compile(rf"\s*[（(〔\[]\s*{pattern(said)}\s*[）)〕\]]$")
