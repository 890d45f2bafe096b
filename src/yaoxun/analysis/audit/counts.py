"""Counts that their lists contradict: 三方面 with four items, 15项任务 of 3＋4＋2＋5, 甲、乙两市 that are three."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.series import Series, series
from yaoxun.analysis.audit.subject import Subject
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.numerals import in_characters
from yaoxun.text.span import Span

_NUMBER = r"(?<![第十百千\d.“一二三四五六七八九之])(?P<n>[两三四五六七八九十]|十[一二三四五六七八九]|[2-9]|1\d)(?!\d)"
_HEAD_REACH = 18  # characters between a count and its list: 从三个方面入手贯彻落实《通知》要求：
_FAR_REACH = 50  # of what can only be a list's count: 紧盯五方面战略定位，对标最高标准，加快…。一要
_LISTS_ONLY = ("方面", "阶段", "步", "步走", "环节", "层面", "维度")
_SOME = re.compile(r"之一|以上|多")
_MOST_TOLD = 10  # a greater count is told by groups or by some of them


@cache
def _count() -> re.Pattern[str]:
    words = classes("audit.txt")
    return re.compile(
        rf"{_NUMBER}(?P<what>(?:个|大|项|条|类|种)?(?:{pattern(words['enumerated_as'])})?(?P<noun>{pattern(words['enumerated'])})|步走|[点条招步](?![\u4e00-\u9fff])|件事|大[^，。；：、\d（）大等]{{2,6}}(?=[，：；。]|$))"
    )


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt counts."""
    for found in series(subject):
        if found.sound and len(found.marks) > 1:
            yield from _against_head(subject, found)
            yield from _of_items(subject, found)
    yield from _lists(subject)


def _value(written: str) -> int:
    return int(written) if written.isdigit() else (in_characters(written) or 0)


def _head(subject: Subject, found: Series) -> Span:
    """The clause that leads to the first mark of an enumeration."""
    text, end = subject.wide, found.marks[0].start
    at = end
    while at and (text[at - 1].isspace() or text[at - 1] in "：:。，；"):
        at -= 1
    start = max(text.rfind(mark, 0, at) + 1 for mark in "。；！？\n")
    return Span(start, at)


def _against_head(subject: Subject, found: Series) -> Iterator[Doubt]:
    """The count in the head of an enumeration is that of its marks; any count there that is lets it stand."""
    text, items = subject.wide, len(found.marks)
    head = _head(subject, found)
    told = [m for m in _count().finditer(text, head.start, head.end) if not subject.passage.in_claim(m.start())]
    near = [m for m in told if head.end - m.end() <= _reach(m.group())]
    if not near or items in map(_counted, told) or _SOME.match(text, near[-1].end()):
        return
    said = near[-1].group()
    if _counted(near[-1]) > _MOST_TOLD:
        return
    listed = "、".join(text[m.start : m.end].strip() for m in found.marks)
    met = f"说的是“{said}”，逐项列出的却是{items}项"
    places = (Span(*near[-1].span()), *(Span(m.start, m.end) for m in found.marks))
    yield Doubt("count-mismatch", Severity.QUERY, met, f"{listed}共{items}项，写作{said}", places)


def _reach(count: str) -> int:
    return _FAR_REACH if count.endswith(_LISTS_ONLY) else _HEAD_REACH


def _counted(count: re.Match[str]) -> int:
    return _value(count["n"])


_ITEM_COUNT = re.compile(
    r"(?:等|共|提出|包括|包含)?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>项|条|个)(?P<noun>(?:重点|具体|主要)?(?:任务|措施|举措|政策|工作|工程|行动))"
)


def _of_items(subject: Subject, found: Series) -> Iterator[Doubt]:
    """The counts that the items state make the count in the head: 15项任务 of 3＋4＋2＋6."""
    text = subject.wide
    head = _head(subject, found)
    starts = [m.start for m in found.marks]
    end = min((at for mark in "\n" if (at := text.find(mark, starts[-1])) >= 0), default=len(text))
    stated = [m for m in _ITEM_COUNT.finditer(text, head.start, head.end) if not subject.passage.in_claim(m.start())]
    for whole in stated:
        noun = whole["noun"][-2:]
        items = [
            [m for m in _ITEM_COUNT.finditer(text, a, b) if m["noun"].endswith(noun)]
            for a, b in pairwise([*starts, end])
        ]
        if all(len(item) == 1 for item in items):
            parts = [_value(item[0]["n"]) for item in items]
            if sum(parts) != _value(whole["n"]) and len(found.marks) != _value(whole["n"]):
                sums = f"{'＋'.join(map(str, parts))}＝{sum(parts)}，写作{whole['n']}"
                places = (Span(*whole.span()), *(Span(*item[0].span()) for item in items))
                yield Doubt("count-sum", Severity.ERROR, f"各部分的{noun}数合计与总数不符", sums, places)


_WHAT = r"(?P<what>(?:个|大|项|类)?(?:重点|主要|关键|创新|核心|重大){0,2}(?:方面|领域|环节|板块|维度|层面|阶段|类别|体系|工程|行动|平台))"
_LIST = re.compile(
    r"(?<![^，。；：！？\n])(?P<list>(?:[^，。；：、！？\n（）()“”《》\d]{2,16}、)+[^，。；：、！？\n（）()“”《》\d]{2,16}?)"
    rf"(?P<n>[两三四五六七八九十]){_WHAT}"
)
_QUOTED = re.compile(
    rf"(?<!”)(?<!”、)(?P<list>“[^“”，。；\n]*(?:、|”、?“)[^“”，。；\n]*(?:”、?“[^“”，。；\n]*)*”)(?:这)?(?P<n>[两三四五六七八九十]){_WHAT}"
)
_LEADS = re.compile(
    r"(?:从|在|将|分|有|以|为|是|抓|围绕|聚焦|实施|推进|提出|明确|部署|包括|涵盖|突出|做好|涉及|形成|构建|打造|建设|等|下|设|共|按|完善|开展|启动|完成|搭建|建成)$"
)
_BRACKETED = re.compile(
    r"(?<![第十之“\d])(?P<n>[两三四五六七八九十])(?P<what>大|个|项|类)(?P<noun>[^，。；：、！？\n（）()“”《》\d]{1,8})[（(](?P<list>[^（）()；。\n]*、[^（）()；。\n]*)[)）]"
)


def _lists(subject: Subject) -> Iterator[Doubt]:
    """A list that its count closes has as many members: 甲、乙两个方面; “甲”“乙”两大工程; 三大平台（甲、乙、丙）."""
    text = subject.wide
    for form in (_LIST, _QUOTED, _BRACKETED):
        for said in form.finditer(text):
            if subject.passage.in_claim(said.start("n")) or _broken(text, said.start()) or _is_no_list(text, said):
                continue
            least, most = _members(said["list"])
            stated = _value(said["n"])
            if stated > most or (stated < least and form is not _LIST):
                listed = most if stated > most else least
                noun = said.groupdict().get("noun") or ""
                met = f"说的是“{said['n']}{said['what']}{noun}”，列出的却是{listed}个"
                sums = f"{said['list']}：{listed}个，写作{said['n']}"
                yield Doubt("list-count", Severity.QUERY, met, sums, (Span(*said.span()),))


def _members(listed: str) -> tuple[int, int]:
    """The least and the most members that a list can be read to have."""
    quoted = listed.count("“")
    if quoted > 1:
        return quoted, quoted
    least = listed.count("、") + 1
    return least, least + len(re.findall(r"[和与及]", listed))


_REMARK = re.compile(r"均|居|达|超|含|不|见|按|如|详|其中|包括|，|；|\d")
_LONGEST = 16  # characters of a member


def _is_no_list(text: str, said: re.Match[str]) -> bool:
    """Whether what was taken for a list leads on to its count, is a remark, or begins before where it was found."""
    listed = said["list"]
    if "noun" in said.groupdict():
        return _REMARK.search(listed) is not None or any(len(m) > _LONGEST for m in listed.split("、"))
    if "“" in listed:
        alone = listed.count("“") == 1 and not said["what"].endswith(("方面", "维度", "环节", "层面"))
        return alone or text[max(0, said.start() - 1) : said.start()] in set("、和及与）”")
    return _LEADS.search(listed) is not None


def _broken(text: str, at: int) -> bool:
    """Whether a list begins after a line end within a sentence, so that its beginning stands before it."""
    return at > 0 and text[at - 1] == "\n" and text[: at - 1][-1:] not in "。！？；：”"
