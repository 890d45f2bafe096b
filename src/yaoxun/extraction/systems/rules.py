"""How a system is made of a name and of what is said of it."""

import re
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.passage import Passage
from yaoxun.extraction.systems.candidates import (
    QUOTES,
    Candidate,
    begins_with_place,
    candidates,
    generic,
    listed_apps,
    modifier_of,
    quoted_apps,
    with_lists,
)
from yaoxun.extraction.systems.events import FIRST, event_of, verb_before


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Fact):
    """A named system; `event` is launched, planned, testing or operating; `first` tells of a claim to be the first of its kind.

    >>> [(s.name, s.event, s.first) for s in find(Passage("", "全国首个“茶云”溯源平台上线。下一步建设武夷山茶叶交易中心。"))]
    [('茶云溯源平台', 'launched', True), ('武夷山茶叶交易中心', 'planned', False)]
    """

    kind: ClassVar[str] = "system"

    name: str
    event: str
    first: bool

    def further(self) -> dict[str, object]:
        """Name, event, and whether it is said to be the first of its kind."""
        return {"name": self.name, "event": self.event, "first": self.first}


def find(passage: Passage) -> tuple[System, ...]:
    """Return the systems of a passage, one a name, in order of their first mention that tells most."""
    text = passage.text
    rooms = _rooms(text)
    found: dict[str, System] = {}
    free = [c for c in candidates(text) if not passage.in_claim(c.start)]
    for c, around in with_lists(text, free):
        event = event_of(passage, c, around)
        if event is None or _is_class(passage, c, _clause_before(text, around.start), event, rooms):
            continue
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
        name = text[start:end].translate(QUOTES)
        found.setdefault(name, System(
            text=text, start=start, end=end, name=name, event="operating", first=False,
            found=Finding("item of a list of apps", start, end),
        ))  # fmt: skip
    return tuple(sorted(found.values(), key=lambda s: s.start))


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
    for m in FIRST.finditer(text, begin, stop.start() if stop else c.end + _REACH):
        clause = _clause_before(text, m.start())
        if m.end() <= c.start or len(clause) > m.start() - c.end or not _OF_ANOTHER.match(clause):
            return True
    return False


_OF_ANOTHER = re.compile(r"(?!该|这|其|平台|系统)[\u4e00-\u9fff]{4,}?(?:将|建设|打造|推出|开展|启动|设立)")
