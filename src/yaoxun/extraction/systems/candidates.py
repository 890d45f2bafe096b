"""What may be the name of a system: found from its last word back to its first, alone or in a list."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from yaoxun.extraction.names import COUNTED, name_start
from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import branches, classes, pattern
from yaoxun.text.span import Span

_WORDS = classes("systems.txt")


class Candidate(NamedTuple):
    """A stretch that may be a system's name; `institution` tells of one that is a body when it acts (a centre, a laboratory)."""

    start: int
    end: int
    institution: bool


QUOTES = str.maketrans("", "", '“”"「」《》‘’')
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()“”＋+·—\-.]+")


@cache
def heads() -> re.Pattern[str]:
    """Return what finds the last words of names: 平台, 实验室 …."""
    quoted = branches(_WORDS["quoted"], before="”", after="(?![的于程者])")
    return re.compile(f"{quoted}|{branches({*_WORDS['platform'], *_WORDS['institution']})}")


@cache
def generic() -> re.Pattern[str]:
    """Return what finds modifiers that make no name: 公共服务, 科技创新 …."""
    return re.compile(rf"(?:{pattern(_WORDS['generic'])}|[、和与及等的])+")


_JOINED = re.compile(r"[”）]*(?:（[^（）]{1,20}）)?(?:[、和与及]|以及)(?:[\u4e00-\u9fff]{2,4}共建)?“?")
_REST_OF_LIST = re.compile(
    r"等(?:\d+|[一二三四五六七八九十多几])?[^，。；]{0,12}?(?:平台|系统|载体|中心|实验室|机构|项目|基地|设施|”)?"
)


def with_lists(text: str, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Span]]:
    """Each candidate with the stretch of the list that it stands in: what is said of a list is said of each of its names."""
    chains: list[list[Candidate]] = []
    inner = _inner(found)
    for c in found:
        if (c.start, c.end) in inner:
            continue  # “智慧大脑” in “智慧大脑”调度系统
        if chains and c.start >= chains[-1][-1].end and _JOINED.fullmatch(text, chains[-1][-1].end, c.start):
            chains[-1].append(c)
        else:
            chains.append([c])
    for chain in chains:
        end = chain[-1].end
        if len(chain) > 1 and (rest := _REST_OF_LIST.match(text, end)):
            end = rest.end()
        for c in chain:
            yield c, Span(chain[0].start, end)


def _inner(found: Sequence[Candidate]) -> set[tuple[int, int]]:
    """The stretches of candidates that lie in another one."""
    inner: set[tuple[int, int]] = set()
    furthest = 0
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if c.end <= furthest:
            inner.add((c.start, c.end))
        furthest = max(furthest, c.end)
    return inner


def candidates(text: str) -> Iterator[Candidate]:
    """Yield what may be names of systems in a text, in order."""
    for m in heads().finditer(text):
        head = m.group()
        end = m.end()
        if _GOES_ON.match(text, end):
            continue
        institution = head in _WORDS["institution"]
        if _in_quotes(text, m.start(), end):
            start = name_start(text, m.start() - 1)
            if m.start() - start > 3 and text[start] != "“":
                yield Candidate(start, end + 1, institution)
                continue
        begin = _start(text, m.start())
        if begin is None:
            continue
        start = begin
        note = _NOTE.match(text, end)
        note = note if note and place_at(text, note.start() + 1) == note.end() - 1 else None
        name = text[start:end]
        if _is_name(text, start, m.start(), name, head):
            version = _VERSION.match(text, end)
            if version:
                yield Candidate(start, version.end(), institution)
            elif _in_quotes(text, start, end):
                yield Candidate(start - 1, end + 1, institution)
            else:
                yield Candidate(start, note.end() if note else end, institution)


_NOTE = re.compile(r"（[\u4e00-\u9fff]{2,3}）")
_GOES_ON = re.compile(
    r"支行|络|名单|（[\u4e00-\u9fff]{2,4}）(?:股份)?有限公司|”(?:系统|平台)|系统|平台(?=上线|——|—)|场景|(?:[型化级性区式]|数(?!据))|型企业|企业(?!服务)|经济|模式|体系|建设者|总基地|城市|运营商|公司|集团|功能(?![，。；、]|$)|地带|任务|环节|产品|成员单位|主任|负责人|所长|院长|助理|研究员|教授|对接会|大会|论坛|城区|镇|路|以外"
)
_VERSION = re.compile(r"[Vv]?\d+\.\d+版?")
_APP_LIST_END = re.compile(r"等(?:App|APP|app|小程序)")
_APPS = re.compile(
    r"(?P<items>[A-Za-z0-9\u4e00-\u9fff+“” ]{2,20}(?:、[A-Za-z0-9\u4e00-\u9fff+“” ]{2,20})+)等(?:App|APP|app|小程序)"
)


def listed_apps(text: str) -> Iterator[tuple[int, int]]:
    """The names in a list that ends with 等App."""
    for found in _APP_LIST_END.finditer(text):
        m = _APPS.search(text, max(0, found.start() - 120), found.end())
        if m is None:
            continue
        at = m.start("items")
        for item in m["items"].split("、"):
            start, end = at, at + len(item)
            at = end + 1
            if start == m.start("items"):
                start = name_start(text, end)
            if end - start >= 2:
                yield start, end


_KINDS_OF_APP = "小程序|[Aa][Pp][Pp]|客户端|大模型|智能体|平台|系统|应用"
_APP_NAME = "“(?![^“”]{0,5}(?:贷|券|险|担|快通|直通|畅通|互通))[^“”]{2,5}(?:通|码|宝|(?<=[里快事省申心])[办事])”"
_SAID_APART = re.compile(
    rf"(?:名为|名叫|取名)(?P<called>“[^“”]{{2,12}}”)的[^，。；“”]{{0,14}}?(?:{_KINDS_OF_APP})"
    r"|[\u4e00-\u9fff]{0,4}(?:小程序|[Aa][Pp][Pp]|客户端|大模型|智能体)(?P<after>“[^“”]{2,12}”)"
    rf"|(?:{_KINDS_OF_APP})——(?P<apposed>“[^“”]{{2,12}}”)"
    r"|(?P<version>“[^“”]{2,8}”[Vv]?\d+\.\d+版)"
    rf"|(?<=推出|上线|打造|开发|研发|升级|推广)(?P<made>{_APP_NAME})(?![\u4e00-\u9fff])"
    rf"|(?P<opened>{_APP_NAME})(?=(?:正式|全面|升级|全新)*(?:上线|启用|开通|投用))"
)

# What stands at a quotation mark wherever the pattern matches: few texts have it, and it is found fast.
_MAY_BE_APART = re.compile(r"“(?<=[为叫名序端型体—Pp]“)|”(?:(?<=[通码宝办事]”)|[Vv]?\d)")


def said_apart(text: str) -> Iterator[tuple[Candidate, Span]]:
    """Names in quotation marks, each with the phrase that tells what it is: 名为“甲”的小程序, 小程序“甲”, “甲通”上线."""
    if not _MAY_BE_APART.search(text):
        return
    for m in _SAID_APART.finditer(text):
        start, end = m.span(m.lastgroup or 0)
        begin = name_start(text, m.start()) if m.lastgroup == "apposed" else m.start()
        yield Candidate(start, end, institution=False), Span(begin, m.end())


_QUOTED_APP = re.compile(
    r"(?:登录|打开|通过|使用|接入|下载|依托|上线|在)(?P<apps>“[^“”]{2,8}(?:办|通|码)”(?:[、和与]“[^“”]{2,8}(?:办|通|码)”)*)(?!模式|机制|改革|服务|工程|平台|系统|小程序|窗口|专窗|事项)"
)


def quoted_apps(text: str) -> Iterator[tuple[int, int]]:
    """The apps that a verb of use names by their quoted names: 通过“渝快办”申请."""
    for found in _QUOTED_APP.finditer(text):
        for m in re.finditer(r"“[^”]+”", found["apps"]):
            yield found.start("apps") + m.start(), found.start("apps") + m.end()


def _start(text: str, head: int) -> int | None:
    """Where a name begins, a quotation right before it included: “科融信”服务平台."""
    start = name_start(text, head)
    based = _BASED.search(text, max(0, start - 14), start)
    if based:
        return based.start()
    if text[start : start + 1] == "”":
        opening = text.rfind("“", max(0, start - 20), start)
        return opening if opening >= 0 else None
    return start


_NO_NAME = re.compile(
    r"^距|^[一二三四五六]院|强企业|同意|万亩|企业建设|认为|宣布|接入|建有|整合入|加速|注重|结合|架构|一次性|\d+万|\d元|可实时|下一步|各[市区县地]|我国|(?<!资)本市|年产|旧|设有|内设|量化|颁发|指标|机制和|为保障|助力|[（(][一二三四五六七八九十]"
)
_PREDICATE_BEFORE = re.compile(r"(?:是|为|系|成为|属)[^，。；“]{0,8}(?:首[个家座条款只]|第一[个家座])[^，。；]{0,16}$")
_BASED = re.compile(r"基于[A-Za-z\u4e00-\u9fff]{2,10}的$")
_PART_OF_TITLE = re.compile(r"——|组成|类|(?![已正将]|[列纳]入)[\u4e00-\u9fff]{0,6}(?:计划|行动)(?=[，。、；”]|$)")
_COUNTED_AFTER = re.compile(
    r"每亩|(?:不少于|不低于|面积|达|超)*[\d.]+万?亩|(?:应用)?(?:共|达|已有)?[\d.]+万?[多余]?(?:个|家|所|座|处)"
)
_QUOTED_MATTERS = re.compile(r"”(?:、?“[^“”]{2,20}”)*等[^，。；“]{0,8}(?:场景|事项|服务|功能|举措|做法|模式|改革|行动)")
_CLASS_BEFORE = re.compile(
    rf"(?:{COUNTED.pattern}|一批|各类|各级|多个|若干|各|一系列|更多|等|一类|类|所有|全部|不同)(?:[国省市县区]级)?$"
)


def _is_name(text: str, start: int, head_start: int, name: str, head: str) -> bool:
    """Whether a candidate is one definite system and not a class of them."""
    modifier = text[start:head_start]
    if head in {"指数", "大脑", "云"} and len(modifier) < 2:
        return False
    if head == "指数" and re.match(r"[\d为达是报]|同比|环比", text[head_start + 2 : head_start + 4]):
        return False
    if modifier.endswith(("与", "和", "及", "每个")) or (
        modifier.isascii() and len(modifier) < 5 and "“" not in modifier
    ):
        return False
    if not modifier:
        return _in_quotes(text, start, start + len(name)) and len(name) > 3
    if _NO_NAME.search(modifier) or _PREDICATE_BEFORE.search(text, max(0, start - 36), start):
        return False
    if _PART_OF_TITLE.match(text, head_start + len(head)) or _COUNTED_AFTER.match(text, head_start + len(head)):
        return False
    if not _PLAIN_NAME.fullmatch(name) or len(name) > 34 or len(name.translate(QUOTES)) < 4:
        return False
    if _CLASS_BEFORE.search(text, max(0, start - 8), start):
        return False
    if head == "云" and "“" not in modifier:
        return False
    if _in_quotes(text, start, start + len(name)):
        return len(modifier) > 2 and _QUOTED_MATTERS.match(text, start + len(name)) is None
    placed = place_at(text, start)
    rest = text[placed:head_start] if placed > start else modifier
    plain = rest.translate(QUOTES)
    if placed > start and not plain:
        return head == "实验室" or head in _WORDS["single"]
    if placed > start:
        return not (head == "指数" and generic().fullmatch(plain)) and not (
            _ROLE_OF_PLACE.search(plain + head) or (head in {"市场"} and len(plain) < 3)
        )
    return len(plain) >= 4 or head in _WORDS["single"] or generic().fullmatch(plain) is None


def begins_with_place(text: str, start: int) -> bool:
    """Tell whether a name that begins at `start` begins with a place below the country."""
    return place_at(text, start) > start and not text.startswith(("全国", "国家", "我国"), start)


def modifier_of(name: str) -> str:
    """A name without its last word and its quotation marks: what tells it from others of its class."""
    last = max(heads().finditer(name), key=lambda m: m.end(), default=None)
    return (name[: last.start()] if last else name).translate(QUOTES)


_ROLE_OF_PLACE = re.compile(
    r"^(?:国际)?(?:金融|贸易|航运|消费|经济|科技创新|科创|综合交通|物流|会展|商务|商贸|行政|城市|先进制造业|制造业|国际消费|区域)*(?:副)?中心$|^(?:产业|创新|生产|制造|制造业|创新产业)*基地$"
)


def _in_quotes(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def is_single(name: str) -> bool:
    """Tell whether a name is of a sort of which a place has one: 国际信息港."""
    return name.endswith(_WORDS["single"])


_ONE = ("统一的", "统一", "唯一的", "首个", "首家", "首座")  # there is no other


def is_definite(text: str, c: Candidate, length: int) -> bool:
    """Whether a name is one thing's own: quoted, begun with a place, or so long that it can mean no class."""
    name = text[c.start : c.end]
    if "”" in name or _in_quotes(text, c.start, c.end) or place_at(text, c.start) > c.start:
        return True
    if is_single(name) or text.endswith(_ONE, 0, c.start):
        return True
    modifier = modifier_of(name)
    rest = len(generic().sub("", modifier))
    return (
        rest >= length or (rest >= 2 and name.endswith("实验室")) or (length < 9 and rest >= 2 and len(modifier) >= 7)
    )
