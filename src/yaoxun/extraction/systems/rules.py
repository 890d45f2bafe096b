"""How a system is made of a name and of what is said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.dates import Date
from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.passage import Passage
from yaoxun.extraction.systems.candidates import (
    QUOTES,
    Candidate,
    begins_with_place,
    candidates,
    generic,
    heads,
    is_single,
    listed_apps,
    modifier_of,
    quoted_apps,
    said_apart,
    with_lists,
)
from yaoxun.extraction.systems.events import FIRST, event_of, is_ahead, verb_before
from yaoxun.text.span import Cover


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Fact):
    """A named system; `event` is launched, planned, testing or operating; `first` tells of a claim to be the first of its kind.

    >>> [(s.name, s.event, s.first) for s in find(Passage("", "全国首个“茶云”溯源平台上线。下一步建设武夷山茶叶交易中心。"), ())]
    [('茶云溯源平台', 'launched', True), ('武夷山茶叶交易中心', 'planned', False)]
    """

    kind: ClassVar[str] = "system"

    name: str
    event: str
    first: bool

    def further(self) -> dict[str, object]:
        """Name, event, and whether it is said to be the first of its kind."""
        return {"name": self.name, "event": self.event, "first": self.first}


def find(passage: Passage, days: Sequence[Date]) -> tuple[System, ...]:
    """Return the systems of a passage, one a name, in order of their first mention that tells most; `days` are its dates."""
    text = passage.text
    rooms = _rooms(text)
    due = _due(passage, days)
    found: dict[str, System] = {}
    apart = [(c, around) for c, around in said_apart(text) if not passage.in_claim(c.start)]
    told_apart = frozenset(around for _, around in apart)
    told = Cover(told_apart)
    free = [c for c in candidates(text) if not passage.in_claim(c.start) and not told.meets(c.start, c.end)]
    for c, around in (*with_lists(text, free), *apart):
        event = event_of(passage, c, around)
        if event == "operating" and around in told_apart and verb_before(_clause_before(text, around.start)) is None:
            continue  # what is done with it is said in other words
        if event is None or _is_class(passage, c, _clause_before(text, around.start), event, rooms):
            continue
        if event in {"launched", "operating"} and is_ahead(text, around, due):
            event = "planned"
        name = text[c.start : c.end].translate(QUOTES)
        made = System(
            text=text,
            start=c.start,
            end=c.end,
            name=name,
            event=event,
            first=_is_first(text, c),
            found=Finding(f"name + what is said of it <{event}>", c.start, c.end),
        )
        known = next((k for k in found if _same(k, name)), None)
        if known is None:
            found[name] = made
        elif len(name) > len(known) and known not in passage.title and not name.startswith(known):
            del found[known]
            found[name] = made
    for start, end in (*listed_apps(text), *quoted_apps(text)):
        if any(s.start <= start and end <= s.end for s in found.values()):
            continue
        name = text[start:end].translate(QUOTES)
        found.setdefault(name, System(
            text=text, start=start, end=end, name=name, event="operating", first=False,
            found=Finding("item of a list of apps", start, end),
        ))  # fmt: skip
    return tuple(sorted(found.values(), key=lambda s: s.start))


def _due(passage: Passage, days: Sequence[Date]) -> tuple[Date, ...]:
    """The dates that lie ahead of the day of issue."""
    day = passage.anchor
    if day is None:
        return ()
    return tuple(d for d in days if d.first > day or (d.last > day and d.quote.endswith("年内")))


def _same(one: str, other: str) -> bool:
    """Whether two names of an article are the same system's, one said shorter."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or long.startswith(short) or long.translate(_LEVELS) == short.translate(_LEVELS)


_LEVELS = str.maketrans("", "", "省市")


_OF_LEVEL = re.compile(r"(?:国家|省|市|区|县|自治区)(?:级|认定)")
_KIND_OF = re.compile(r"(?:新认定|新获批|获批|新设立|新建|新增|获评|认定|符合条件)的$|(?:获批|获评|创建|入选)$")
_ROOMS = re.compile(r"(?:建有|设有|内设|下设|设立有)(?P<rooms>[^。；]{0,200}?)(?:等|组成|，|。|；)")
_PREDICATE_LIST = re.compile(
    r"(?:定位于|定位为|建设成为?|打造成为?|建成为|成为|(?<![一二三四五六七八九十])是|作为)[^，。；]*、?$"
)


def _rooms(text: str) -> str:
    """What is told to be a part of something else (建有甲中心、乙中心等), one list a line."""
    return "\n".join(m["rooms"] for m in _ROOMS.finditer(text) if "、" in m["rooms"])


def _is_class(passage: Passage, c: Candidate, clause: str, event: str, rooms: str) -> bool:
    """Whether a name means a class, a room of another system or a role, seen what is said of it."""
    text = passage.text
    name = text[c.start : c.end]
    if event != "launched" and _PREDICATE_LIST.search(clause):
        return True
    if FIRST.search(clause[-16:]) or "”" in name or text[c.start - 1 : c.start] == "“":
        return False
    if _OF_LEVEL.match(name) and not clause.endswith("建成"):
        return True
    if _KIND_OF.search(clause) and not begins_with_place(text, c.start):
        return True
    if name in rooms and not begins_with_place(text, c.start):
        return True
    told = verb_before(clause) is None and event != "operating" and not _NOMINAL.match(text, c.end)
    return (
        event != "launched"
        and not told
        and not begins_with_place(text, c.start)
        and not (name.startswith("全国") and not c.institution)
        and not is_single(name)
        and generic().fullmatch(modifier_of(name)) is not None
    )


_NOMINAL = re.compile(r"(?:、|和|与|及|等|的)?[^，。；]{0,12}(?:建设|发展|培育|布局|推广|打造|升级)(?:[，。；、]|$)")


def _clause_before(text: str, start: int) -> str:
    return _CLAUSE_END.split(text[max(0, start - 120) : start].rstrip("“（("))[-1]


_CLAUSE_END = re.compile(r"[，,：:。；！？\n]")
_SENTENCE_END = re.compile(r"[。！？\n]")


_REACH = 400  # characters of a sentence on either side of a name, more than there are


def _is_first(text: str, c: Candidate) -> bool:
    begin = (
        max((m.end() for m in _SENTENCE_END.finditer(text, 0, c.start)), default=0)
        if c.start < _REACH
        else max(text.rfind("。", c.start - _REACH, c.start) + 1, c.start - _REACH)
    )
    stop = _SENTENCE_END.search(text, c.end, c.end + _REACH)
    end = stop.start() if stop else c.end + _REACH
    for m in FIRST.finditer(text, begin, end):
        if m.start() >= c.end:
            if _said_of_subject(text, c, m):
                return True
        elif _said_of_next(text, m, c.start):
            return True
    return stop is not None and _SAID_AGAIN.match(text, stop.end()) is not None


_OTHER_CLAUSE = re.compile(r"[，；：《]")
_PREDICATE = re.compile(r"(?:是|为|系|属|成为|作为|居|堪称|开|创|标志着)[^，。；]{0,8}$")
_ALONE = re.compile(r"(?:$|[，。；])")
_SAID_AGAIN = re.compile(
    r"\n?(?:据悉，|据介绍，|据了解，)?(?:这|该[\u4e00-\u9fff]{2,6}|平台|系统|项目|中心|基地|实验室|联盟)[^，。；]{0,8}?(?:是|为|系)[^，。；]{0,8}"
    rf"(?:{FIRST.pattern})"
)


def _said_of_next(text: str, m: re.Match[str], name: int) -> bool:
    """Whether a claim before a name is made of it: no other name stands between, nor another clause."""
    between = text[m.end() : name]
    if _OTHER_CLAUSE.search(between):
        return _PREDICATE.search(text, max(0, m.start() - 12), m.start()) is not None and "；" not in between
    return heads().search(between) is None or "——" in between


def _said_of_subject(text: str, c: Candidate, m: re.Match[str]) -> bool:
    """Whether a claim after a name is made of it: 甲平台是全国首个…, 甲平台率先…, …，全国首家."""
    between = text[c.end : m.start()]
    if "；" in between:
        return False
    if _PREDICATE.search(between) or _ALONE.match(text, m.end()):
        return True
    return m.group() == "率先" and "，" not in between
