"""Where a name begins: the way back from its last word (平台, 大学) over what may stand inside a name."""

import re
from functools import cache, lru_cache
from string import ascii_letters, digits

from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import classes, pattern

_REACH = 44
_PLAIN = frozenset(f"{ascii_letters}{digits}·•+＋&.＆-")  # beside Chinese characters
_OPENING = {"）": "（", ")": "(", "”": "“", "」": "「"}
_NUMERALS = "一二三四五六七八九十百两数几"
COUNTED = re.compile(rf"(?:\d+|[{_NUMERALS}]+)[多余]?(?:家|所|个|座|类|大|支|名|位|批|套|项|款|条|处|种)")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+|\d+")
_LEVEL = re.compile(r"(?:省|市|区|县|州|旗|自治区|国家|中国|全国)")


@lru_cache(1024)  # systems and bodies ask for the same places of a text
def name_start(text: str, head: int) -> int:
    """Return where the name whose last word begins at `head` begins; `head` itself where nothing belongs to it.

    >>> text = "由福州市商务委会同市外贸信息中心推出的货运服务平台"
    >>> text[name_start(text, 14):16], text[name_start(text, 23):]
    ('市外贸信息中心', '货运服务平台')
    """
    start = _run_start(text, head)
    start = _after_boundary(text, start, head)
    start = _after_conjunction(text, start, head)
    start = _without_leading(text, start, head)
    return _after_place_and_verb(text, start, head)


def _run_start(text: str, head: int) -> int:
    """Where the run of characters that a name may hold begins, brackets and quotation marks kept in pairs."""
    at = head
    lowest = max(0, head - _REACH)
    while at > lowest:
        c = text[at - 1]
        if "\u4e00" <= c <= "\u9fff" or c in _PLAIN:
            at -= 1
        elif c in _OPENING:
            other = text.rfind(_OPENING[c], lowest, at - 1)
            if other < 0 or at - other > 24 or (c in "）)" and _NUMBERED.fullmatch(text, other + 1, at - 1)):
                break
            at = other
        elif c == "—":
            if text[at - 2 : at - 1] == "—" or text[at : at + 1] == "—":
                break
            at -= 1
        else:
            break
    return at


_ENCLOSED = {"“": "“[^”]*”", "「": "「[^」]*」", "（": "（[^）]*）", "(": r"\([^)]*\)"}


@cache
def _boundary_characters() -> frozenset[str]:
    """The characters with which a boundary word begins, or what must be passed over."""
    words = classes("name_boundaries.txt")
    firsts = {word[0] for kind in ("inside", "always", "leading") for word in words[kind]}
    return frozenset(firsts | _ENCLOSED.keys() | set(_NUMERALS))


@cache
def _boundary(first: str) -> re.Pattern[str]:
    """Boundary words that begin with a character, with what must be passed over first: quotations, brackets, words that hold one.

    There are hundreds of words, but few with the same first character.
    """
    words = {kind: [w for w in ws if w[0] == first] for kind, ws in classes("name_boundaries.txt").items()}
    quoting = [w for w in words["leading"] if len(w) > 1]
    forms = (
        f"(?P<opens>{pattern(quoting)}(?=“))" if quoting else "",
        f"(?P<inside>{_ENCLOSED[first]})" if first in _ENCLOSED else "",
        f"(?P<inside>{pattern(words['inside'])})" if words["inside"] else "",
        f"(?P<counted>{COUNTED.pattern})",
        f"(?P<cut>{pattern(words['always'])})" if words["always"] else "",
    )
    return re.compile("|".join(filter(None, forms)))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"{pattern(classes('name_boundaries.txt')['leading'])}")


@cache
def endings() -> re.Pattern[str]:
    """The last words of names of bodies and systems, for telling whether a name is complete before 和 or 与."""
    bodies = classes("bodies.txt")
    words = {
        w
        for kind, ws in bodies.items()
        if kind not in {"department", "known", "organ", "same", "brand_ending", "no_brand"}
        for w in ws
    }
    heads = classes("systems.txt")
    words |= {*heads["platform"], *heads["institution"]}
    return re.compile(
        rf"(?:{pattern(words)}|政府|校区|院区|开发区|高新区|经开区|新区|园区|科学城|[省市区县旗]委|[\u4e00-\u9fff]{2}(?:(?<![布格新结全大开])局|厅|办))$"
    )


def _after_boundary(text: str, start: int, head: int) -> int:
    """Past the last boundary word before `head`."""
    firsts = _boundary_characters()
    cut = at = start
    while at < head:
        c = text[at]
        m = _boundary(c).match(text, at, head) if c in firsts or c.isdecimal() else None
        if m is None:
            at += 1
            continue
        at = m.end()
        if m.lastgroup != "inside":
            cut = at
    return cut


_CONJUNCTION = re.compile(r"联合|[和与及]|指导|(?<!华)为|发布|建设|开发|设计|研发|推进|实施|培育|申报|运营|管理")


def _after_conjunction(text: str, start: int, head: int) -> int:
    """Past the last 和, 与 or 及 that joins two names: what stands before it is complete, or a place stands after it."""
    for m in reversed(list(_CONJUNCTION.finditer(text, start, head))):
        joins = m.group() in {"和", "与", "及", "联合", "指导", "为"}
        if m.start() > start and (
            endings().search(text, start, m.start())
            or (place_at(text, m.end()) > m.end() and (joins or m.group() in {"建设", "开发", "发布"}))
            or (joins and _LEVEL.match(text, m.end()) and text[m.end() - 1] != "及")
        ):
            return m.end()
    return start


def _without_leading(text: str, start: int, head: int) -> int:
    while start < head and place_at(text, start) == start and (m := _leading().match(text, start, head)):
        start = m.end()
    if text.startswith("联合", start) and (place_at(text, start + 2) > start + 2 or _LEVEL.match(text, start + 2)):
        start += 2
    return start + 1 if text[start] in "为对" and place_at(text, start + 1) > start + 1 else start


_OF_TASK = (
    "工作专班",
    "领导小组",
    "工作组",
    "指挥部",
)  # their names tell what is to be done: 某省推进重大项目建设领导小组
_VERB_AFTER_PLACE = re.compile(
    r"(?:港区?|口岸|机场|园区|两地|等地)?(?:建设|布局|推进|实施|培育|提升|升级|发布|申报|推广|测试|试点)"
)


def _after_place_and_verb(text: str, start: int, head: int) -> int:
    """Past a place and what it does (长春建设交易中心); a verb right before the last word belongs to the name (江苏建设集团)."""
    if text.startswith(_OF_TASK, head):
        return start
    place = start
    while (further := place_at(text, place)) > place:
        place = further
    m = _VERB_AFTER_PLACE.match(text, place, head) if place > start else None
    return m.end() if m and head - m.end() >= 2 else start
