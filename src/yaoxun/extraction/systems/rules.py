"""How a system is found: from its last word back to its first, then by what is said of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, NamedTuple

from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.names import COUNTED, name_start
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span


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


class _Candidate(NamedTuple):
    start: int
    end: int
    institution: bool


_WORDS = classes("systems.txt")
_QUOTES = str.maketrans("", "", '“”"「」《》‘’')
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()“”＋+·—\-.]+")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(pattern({*_WORDS["platform"], *_WORDS["institution"]}))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(_WORDS['generic'])}|[、和与及等的])+")


@cache
def _said(kind: str) -> re.Pattern[str]:
    return re.compile(pattern(_WORDS[kind]))


def find(passage: Passage) -> tuple[System, ...]:
    """Return the systems of a passage, one a name, in order of their first mention that tells most."""
    text = passage.text
    hidden = [(n.start, n.end) for n in passage.claims]
    found: dict[str, System] = {}
    free = [c for c in _candidates(text) if not any(s <= c.start < e for s, e in hidden)]
    for c, around in _with_lists(text, free):
        event = _event(passage, c, around)
        if event is None or _is_class(passage, c, _clause_before(text, around.start), event):
            continue
        name = text[c.start : c.end].translate(_QUOTES)
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
    for start, end in (*_apps(text), *_quoted_apps(text)):
        name = text[start:end].translate(_QUOTES)
        found.setdefault(name, System(
            text=text, start=start, end=end, name=name, event="operating", first=False,
            found=Finding("item of a list of apps", start, end),
        ))  # fmt: skip
    return tuple(sorted(found.values(), key=lambda s: s.start))


def _same(one: str, other: str) -> bool:
    """Whether two names of an article are the same system's, one said shorter."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or long.startswith(short) or re.sub("[省市]", "", long) == re.sub("[省市]", "", short)


_JOINED = re.compile(r"[”）]*(?:（[^（）]{1,20}）)?(?:[、和与及]|以及)(?:[\u4e00-\u9fff]{2,4}共建)?“?")
_REST_OF_LIST = re.compile(
    r"等(?:\d+|[一二三四五六七八九十多几])?[^，。；]{0,12}?(?:平台|系统|载体|中心|实验室|机构|项目|基地|设施|”)?"
)


def _with_lists(text: str, found: Sequence[_Candidate]) -> Iterator[tuple[_Candidate, Span]]:
    """Each candidate with the stretch of the list that it stands in: what is said of a list is said of each of its names."""
    chains: list[list[_Candidate]] = []
    for c in found:
        if any(o is not c and o.start <= c.start and c.end <= o.end for o in found):
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


def _candidates(text: str) -> Iterator[_Candidate]:
    for m in _heads().finditer(text):
        head = m.group()
        end = m.end()
        if _GOES_ON.match(text, end):
            continue
        institution = head in _WORDS["institution"]
        if text[m.start() - 1 : m.start()] == "“" and text[end : end + 1] == "”":
            start = name_start(text, m.start() - 1)
            if m.start() - start > 3 and text[start] != "“":
                yield _Candidate(start, end + 1, institution)
                continue
        begin = _start(text, m.start())
        if begin is None:
            continue
        start = begin
        note = re.compile(r"（[\u4e00-\u9fff]{2,3}）").match(text, end)
        note = note if note and place_at(text, note.start() + 1) == note.end() - 1 else None
        name = text[start:end]
        if _is_name(text, start, m.start(), name, head):
            yield _Candidate(start, note.end() if note else end, institution)


_GOES_ON = re.compile(
    r"支行|”(?:系统|平台)|系统|平台(?=上线|——|—)|场景|[型化级性区数式]|型企业|企业(?!服务)|经济|模式|体系|建设者|总基地|城市|(?<=指)数|运营商|公司|集团|功能|地带|任务|环节|产品|成员单位|主任|负责人|所长|院长|助理|研究员|教授|对接会|大会|论坛|城区|镇|路|以外"
)


_APP_LIST_END = re.compile(r"等(?:App|APP|app|小程序)")
_APPS = re.compile(
    r"(?P<items>[A-Za-z0-9\u4e00-\u9fff+“” ]{2,20}(?:、[A-Za-z0-9\u4e00-\u9fff+“” ]{2,20})+)等(?:App|APP|app|小程序)"
)


def _apps(text: str) -> Iterator[tuple[int, int]]:
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


_QUOTED_APP = re.compile(
    r"(?:登录|打开|通过|使用|接入|下载|依托|上线|在)(?P<apps>“[^“”]{2,8}(?:办|通|码)”(?:[、和与]“[^“”]{2,8}(?:办|通|码)”)*)(?!模式|机制|改革|服务|工程|平台|系统|小程序|窗口|专窗|事项)"
)


def _quoted_apps(text: str) -> Iterator[tuple[int, int]]:
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
    r"^[一二三四五六]院|强企业|同意|万亩|企业建设|认为|宣布|接入|建有|整合入|加速|注重|结合|架构|一次性|\d+万|\d元|可实时|下一步|各[市区县地]|我国|本市|年产|旧|设有|内设|量化|颁发|指标|机制和|为保障|助力|[（(][一二三四五六七八九十]"
)
_PREDICATE_BEFORE = re.compile(r"(?:是|为|系|成为|属)[^，。；“]{0,8}(?:首[个家座条款只]|第一[个家座])[^，。；]{0,16}$")
_BASED = re.compile(r"基于[A-Za-z\u4e00-\u9fff]{2,10}的$")
_PART_OF_TITLE = re.compile(r"——|组成|类|[\u4e00-\u9fff]{0,6}(?:计划|行动)(?=[，。、；”]|$)")
_COUNTED_AFTER = re.compile(r"(?:应用)?(?:共|达|已有)?[\d.]+万?[多余]?(?:个|家|所|座|处)")
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
        quoted = text[start - 1 : start] == "“" and text[start + len(name) : start + len(name) + 1] == "”"
        return quoted and len(name) > 3
    if _NO_NAME.search(modifier) or _PREDICATE_BEFORE.search(text, max(0, start - 36), start):
        return False
    if _PART_OF_TITLE.match(text, head_start + len(head)) or _COUNTED_AFTER.match(text, head_start + len(head)):
        return False
    if not _PLAIN_NAME.fullmatch(name) or len(name) > 34 or len(name.translate(_QUOTES)) < 4:
        return False
    if _CLASS_BEFORE.search(text, max(0, start - 8), start):
        return False
    if head == "云" and "“" not in modifier:
        return False
    placed = place_at(text, start)
    rest = text[placed:head_start] if placed > start else modifier
    plain = rest.translate(_QUOTES)
    if placed > start and not plain:
        return head == "实验室"
    if placed > start:
        return not (head == "指数" and _generic().fullmatch(plain)) and not (
            _ROLE_OF_PLACE.search(plain + head) or (head in {"市场"} and len(plain) < 3)
        )
    return len(plain) >= 4 or _generic().fullmatch(plain) is None


_OF_LEVEL = re.compile(r"(?:国家|省|市|区|县|自治区)(?:级|认定)")
_KIND_OF = re.compile(r"(?:新认定|新获批|获批|新设立|新建|新增|获评|认定|符合条件)的$|(?:获批|获评|创建|入选)$")
_ROOMS = re.compile(r"(?:建有|设有|内设|下设|设立有)(?P<rooms>[^。；]*?)(?:等|组成|，|。|；)")
_PREDICATE_LIST = re.compile(
    r"(?:定位于|定位为|建设成为?|打造成为?|建成为|成为|(?<![一二三四五六七八九十])是|作为)[^，。；]*、?$"
)


def _is_class(passage: Passage, c: _Candidate, clause: str, event: str) -> bool:
    """Whether a name means a class, a room of another system or a role, seen what is said of it."""
    text = passage.text
    name = text[c.start : c.end]
    if event != "launched" and _PREDICATE_LIST.search(clause):
        return True
    if _FIRST.search(clause[-16:]) or "”" in name or text[c.start - 1 : c.start] == "“":
        return False
    if _OF_LEVEL.match(name) and not clause.endswith("建成"):
        return True
    if _KIND_OF.search(clause) and not _begins_with_place(text, c.start):
        return True
    if any(name in m["rooms"] and "、" in m["rooms"] for m in _ROOMS.finditer(text)) and not _begins_with_place(
        text, c.start
    ):
        return True
    told = _verb_before(clause) is None and event != "operating" and not _NOMINAL.match(text, c.end)
    return (
        event != "launched"
        and not told
        and not _begins_with_place(text, c.start)
        and not (name.startswith("全国") and not c.institution)
        and _generic().fullmatch(_modifier(name)) is not None
    )


_NOMINAL = re.compile(r"(?:、|和|与|及|等|的)?[^，。；]{0,12}(?:建设|发展|培育|布局|推广|打造|升级)(?:[，。；、]|$)")


def _begins_with_place(text: str, start: int) -> bool:
    return place_at(text, start) > start and not text.startswith(("全国", "国家", "我国"), start)


def _modifier(name: str) -> str:
    """A name without its last word and its quotation marks: what tells it from others of its class."""
    last = max(_heads().finditer(name), key=lambda m: m.end(), default=None)
    return (name[: last.start()] if last else name).translate(_QUOTES)


_ROLE_OF_PLACE = re.compile(
    r"^(?:国际)?(?:金融|贸易|航运|消费|经济|科技创新|科创|综合交通|物流|会展|商务|商贸|行政|城市|先进制造业|制造业|国际消费|区域)*(?:副)?中心$|^(?:产业|创新|生产|制造|制造业|创新产业)*基地$"
)
_FIRST = re.compile(r"首(?:个|家|座|条|款|只|单|创|支|所|例|套|台)|率先|第一(?:个|家|座|条)|唯一")
_AHEAD = re.compile(r"(?:将|拟|计划|预计|力争|有望|即将|争取|确保|要)[^，。；]{0,22}$")
_AHEAD_AFTER = re.compile(
    r"(?:[^，。；]{0,20}?(?:将|拟|计划|预计|力争|有望|即将|争取|要)|[^，。；]{0,6}?(?:\d{4}年)?(?:\d+月)?(?:年?底前?|月底前?|\d[月日]前|年内)(?:将)?)[^，。；]{0,12}?$"
)
_PAST = re.compile(r"(?:已|了|日前|近日|正式|顺利|成功|当天|共同推出|联合推出|研发推出|\d+日)")


def _event(passage: Passage, c: _Candidate, around: Span) -> str | None:
    """What happens to a system; None where nothing shows that a named one is meant; `around` is the list that it stands in."""
    text = passage.text
    begin = max(
        (m.end() for m in _SENTENCE.finditer(text, max(0, around.start - 120), around.start)),
        default=max(0, around.start - 120),
    )
    before = text[begin : around.start].rstrip("“（(")
    if text[around.start - 1 : around.start] in {"（", "("}:
        before = _OF_SUM.sub("", before)
    clause = re.split(r"[，,：:]", before)[-1]
    after = _after(text, around.end)
    first = after.split("，")[0]
    doing = _verb_before(clause)
    if c.institution and doing in {None, "支持", "鼓励", "推动"} and (_is_actor(clause) or _ACTS.match(first)):
        return None
    used = c.institution and doing in _WORDS["works"]
    if used and (_INSTITUTE.search(text, c.start, c.end) or not _is_definite(text, c, 2)):
        return None
    if c.institution and clause.endswith(("在", "于", "赴")) and doing is None:
        return None
    if _LATER.search(text, c.end, min(len(text), c.end + 120)):
        return "launched"
    if re.match(r"(?:上|中|里|内)(?!线|市|级)", first):
        return "operating" if _is_definite(text, c, 2) else None
    if _TESTED.match(after) and not re.match(r"[^，。；]{0,12}(?:完成|通过)测试", after):
        return "testing"
    if _BEING_PLANNED.match(after) or _BEING_PLANNED_BEFORE.search(before):
        return "planned"
    if doing is not None and doing in _WORDS["planned"] and doing not in _WORDS["launched"]:
        event = _of_verb(before, c, clause, doing)
        if event != "planned" or _is_definite(text, c, 4):
            return "testing" if _TRIED_LATER.search(text, c.end, min(len(text), c.end + 160)) else event
    launched = (_OPENED if c.institution else _said("launched")).search(first)
    if (
        launched
        and launched.start() <= 40
        and not _DOES.match(first, launched.start())
        and not re.match(r"\s*(?:已|目前)?(?:建成|上线)(?:后|以来|的)", first)
    ):
        ahead = _AHEAD_AFTER.match(first[: launched.start()]) or _DUE_BEFORE.search(before)
        return "planned" if ahead else "launched"
    if doing is not None:
        event = _of_verb(before, c, clause, doing)
        return event if event != "planned" or _is_definite(text, c, 4) else None
    if re.match(
        r"(?:[、和与及][^，。；]{2,40})?(?:等[^，。；]{0,12})?(?:的)?[^，。；]{0,6}(?:建设|发展|筹建|打造|完善|升级|推广|重组)(?:$|[、和与及。；])",
        first,
    ):
        return "planned" if _is_definite(text, c, 2 if c.institution else 4) else None
    if _next_launched(after):
        return "launched"
    listed = _of_list(before)
    if listed and _is_definite(text, c, 4):
        return listed
    if c.institution:
        return "operating" if _stands_for_itself(text, c, clause, first) else None
    if _FIRST.search(clause[-16:]) and _PAST.search(before + first):
        return "launched"
    return "operating" if _is_definite(text, c, 99) else None


_INSTITUTE = re.compile(r"(?:研究所|研究院|学院|博物馆|科技馆)$")
_FACILITY = re.compile(
    r"(?:实验室|科学中心|创新中心|工程中心|研究中心|计算[\u4e00-\u9fff]{0,4}中心|数据中心|指挥中心|治理中心|集结中心|基地)$"
)
_OWN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:山|江|湖|岛|河|峰)?实验室|国家[\u4e00-\u9fff]{4,}")


def _stands_for_itself(text: str, c: _Candidate, clause: str, first: str) -> bool:
    """Whether a facility that neither acts nor is founded is reported as running: 湘江实验室聚集科研人员2600余名."""
    name = text[c.start : c.end]
    if clause.endswith(("在", "于", "赴", "到", "对")) or not _is_definite(text, c, 2):
        return False
    if _RUNS.match(first):
        return True
    return _FACILITY.search(name) is not None and (
        place_at(text, c.start) > c.start or _OWN_NAME.match(name) is not None
    )


_ACTOR_BEFORE = re.compile(r"(?:由|与|会同|联合|委托|依托|向|据|经|从|获)(?P<rest>[^，。；]{0,40})$")


def _is_actor(clause: str) -> bool:
    """Whether a name is one of those who do something: 由甲中心, 与乙实验室; not what is done: 由甲大学组建的乙中心."""
    m = _ACTOR_BEFORE.search(clause)
    return m is not None and not re.search(r"[建设组立]|牵头|的|推出|打造|开发", m["rest"])


_ACTS = re.compile(
    r"(?:[、和与及][^，。；]{2,60})?(?:\d+月\d+日|近日|日前)?(?:共同|联合|正式|同步)?(?:(?:组建|建设|设立|成立|承建|开发|运营|打造|推出|研发)的|牵头|发布(?!会)|推出|宣布|表示|介绍|签署|签订|签约|(?:共建|建设)(?=[\u4e00-\u9fff])|开发|编制|制定|组织|联合|负责|承建|提供|上线[^，。；运]|的(?!建设|揭牌|启用)|等\d*(?:家|所|个))"
)
_BEING_PLANNED = re.compile(
    r"[^，。；]{0,8}(?:可行性研究|前期工作|获批立项)|[^，。；]{0,4}(?:将|拟|计划|预计|即将)|[^。；]{0,6}(?:列入计划|筹建|动工|开工|立项|建起来|奠基)|[^，。；]{0,4}二期"
)
_BEING_PLANNED_BEFORE = re.compile(
    r"(?:已开工的|在建的|拟建的|规划建设的|签约项目包括[^。；]*|签约[^，。；]{0,10}包括[^。；]*|要?把|将为)$"
)
_OPENED = re.compile(
    r"(?:启动建设|揭牌|成立|启用|开市|投入运行|投入使用|投入运营|投运|投用|落户|开园|开业|开馆|挂牌|建成|启动|正式运营|开通|上线|亮相|授牌)(?!了?[^，。；仪运并、正式]{3})"
)
_TESTED = re.compile(
    rf"(?:目前|现|已|正|正在|在|开始|率先|先行|同步|年内|在[^，。；]{{2,20}}?|于?自?(?:去年|今年|上月)?[\d年月日]*起?|，)*(?:开展|进入|投入|启动|开通|进行|组织|召开|接受|处于|通过|省级|市级|国家级|内部|技术|联调|系统|上线)*{pattern(_WORDS['testing'])}"
    r"|[^，。；]{0,20}(?:进入|处于)[^，。；]{0,4}(?:测试|试运行|调试|验收)"
    rf"|[^，。；]{{0,20}}，(?:目前|现|已|正|正在|开始|率先|将|先行)+[^，。；]{{0,10}}{pattern(_WORDS['testing'])}"
)
_DOES = re.compile(r"(?:设立|推出|发布|组建|建成)(?=[\u4e00-\u9fff“《]{3})(?!运行|仪式|并|以来|后|投用|启用|投入)")
_DUE_BEFORE = re.compile(r"(?:\d日前|底前|年前|月前|末前)，?$|(?:将|拟|计划|力争|预计)[^，。；]{0,10}$")
_RUNS = re.compile(r"(?:已|正|目前)?(?:高效|稳定|平稳|良好|有序)?(?:运行|运转)|作用|等功能平台")
_TRIED_LATER = re.compile(r"该(?:平台|系统|小程序)[^，。；]{0,16}(?:试点应用|试运行|测试)")
_OF_SUM = re.compile(r"[一二两三四五六七八九十\d]+[个大项][\u4e00-\u9fff]{2,6}$")
_LATER = re.compile(
    r"该(?:平台|系统|小程序|中心|实验室|基地|项目)[^，。；]{0,12}(?:投用|上线|启用|建成|成立|投入)(?=[，。；、了后]|$|使用|运行|运营)"
)


def _is_definite(text: str, c: _Candidate, length: int) -> bool:
    """Whether a name is one thing's own: quoted, begun with a place, or so long that it can mean no class."""
    name = text[c.start : c.end]
    if "”" in name or text[c.start - 1 : c.start] == "“" or place_at(text, c.start) > c.start:
        return True
    modifier = _modifier(name)
    rest = len(_generic().sub("", modifier))
    return rest >= length or (length < 9 and rest >= 2 and len(modifier) >= 7)


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[，,：:。；！？\n]", text[max(0, start - 120) : start].rstrip("“（("))[-1]


def _after(text: str, end: int) -> str:
    stop = _SENTENCE.search(text, end, end + 120)
    said = text[end : stop.start() if stop else end + 120]
    return re.sub(r"^(?:[”）)]|（[^）]*）)+", "", said)


def _next_launched(after: str) -> bool:
    """Whether the next clause tells that it opened: …，4月1日起启用."""
    clauses = after.split("，")[1:2]
    return (
        bool(clauses)
        and re.match(
            r"(?:于|自|在)?[^，。；]{0,14}?(?:正式|首次)?(?:上线|启用|揭牌|投入运行|投入使用|开通|启动|对外发布)",
            clauses[0],
        )
        is not None
    )


def _verb_before(clause: str) -> str | None:
    """The verb whose object a name is: the one that ends the clause, 的 and attributes between them left out."""
    said = re.sub(
        r"(?:“|一个|全国|国内|省内|首个|首家|全省|全市|区域|统一的|统一|省级|国家级|市级|高水平|一批|省域|全域|跨区域|本市|本省|我国|系列|新的|新|和|与|及|、)+$",
        "",
        clause,
    )
    if said.endswith(("测试", "试点", "试运行", "试用", "内测")):
        return "测试"
    for kind in ("launched", "planned", "works"):
        for word in sorted(_WORDS[kind], key=len, reverse=True):
            if said.endswith((word, word + "了", word + "好", word + "的", word + "起")):
                return word + ("了" if said.endswith("了") else "的" if said.endswith("的") else "")
    return None


_FUTURE = re.compile(r"(?:年底|月底|明年|年末|[1-9]月|\d日)(?:之?前|以前)|明年|下半年|到20\d\d年|“十[四五]五”末")


def _of_verb(before: str, c: _Candidate, clause: str, verb: str) -> str | None:
    plain = verb.removesuffix("了").removesuffix("的")
    if plain == "测试":
        return "testing"
    if plain in _WORDS["works"] and plain not in _WORDS["planned"]:
        return "operating"
    past = verb.endswith("了") or re.search(
        r"(?:已|日前|近日|先后|同步|授牌|共同推出|联合推出|相继|成功|正式)[^，。；]{0,8}$", clause
    )
    if plain == "建成" or (plain in {"上线", "启用", "揭牌", "发布", "开通", "授牌成立", "投用", "启动"}):
        ahead = re.search(r"(?:将|拟|力争|计划|年?底前|月底前|要|到20\d\d年[^，。]{0,6})[^，。；]{0,10}$", clause)
        return "planned" if ahead or (not verb.endswith("了") and _FUTURE.search(before)) else "launched"
    if past and not re.search(r"(?:将|拟|力争|计划)[^，。；]{0,10}$", clause):
        return "launched" if plain in _WORDS["launched"] else "operating"
    if verb.endswith("的") and plain in {"组建", "建设", "设立", "推出", "开发", "共建", "打造", "研发"}:
        return "operating" if plain != "推出" else "launched"
    if plain.startswith("发起") or clause.endswith("发起" + plain):
        return "launched"
    if re.search(r"(?:\d+日|近日|日前|当天)[^。；]*$", before) and plain in {
        "成立",
        "设立",
        "推出",
        "启动",
        "组建",
        "签约",
        "共建",
    }:
        return "launched"
    if plain == "推出" and not _MEANT.search(before):
        return "launched"
    return "planned"


_MEANT = re.compile(r"将|拟|要|计划|支持|鼓励|探索|下一步|力争|(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，)")


def _of_list(before: str) -> str | None:
    """A name in a list or in brackets (完善三大平台（甲平台、乙平台）) shares the verb that the list follows."""
    clause = re.split(r"[，,：:。；]", before)[-1]
    if not re.search(r"[、和与及（]$", clause) and "（" not in clause:
        return None
    verbs = list(_said("planned").finditer(clause))
    if not verbs or not (_heads().search(clause, verbs[-1].end()) or re.search(r"（$|大平台", clause)):
        return None
    return "launched" if re.match(r"[^、]*了", clause[verbs[0].start() :]) else "planned"


def _is_first(text: str, c: _Candidate) -> bool:
    begin = (
        max((m.end() for m in re.finditer(r"[。！？\n]", text[: c.start])), default=0)
        if c.start < 400
        else text.rfind("。", 0, c.start) + 1
    )
    stop = re.compile(r"[。！？\n]").search(text, c.end)
    return _FIRST.search(text, begin, stop.start() if stop else len(text)) is not None
