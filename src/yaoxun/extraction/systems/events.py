"""What happens to a system: launched, planned, testing or operating, by the words around the list that it stands in."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from yaoxun.extraction.fact import Fact
from yaoxun.extraction.passage import Passage
from yaoxun.extraction.systems.candidates import Candidate, heads, is_definite
from yaoxun.lexicon.places import place_at, place_before
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span

_WORDS = classes("systems.txt")
_SENTENCE = re.compile(r"[。！？!?；;\n]")


@cache
def _said(kind: str) -> re.Pattern[str]:
    return re.compile(pattern(_WORDS[kind]))


FIRST = re.compile(r"首(?:个|家|座|条|款|只|单|创|支|所|例|套|台)|率先|第一(?:个|家|座|条)|唯一")
_AHEAD_AFTER = re.compile(
    r"(?![^，。；]{0,6}已)(?:[^，。；]{0,20}?(?:明年|下半年|将|拟|计划|预计|力争|有望|即将|争取|要)|[^，。；]{0,6}?(?:\d{4}年)?(?:\d+月)?(?:年?底前?|月底前?|\d[月日]前|年内)(?:将)?)[^，。；]{0,12}?$"
)
_PAST = re.compile(r"(?:已|了|日前|近日|正式|顺利|成功|当天|共同推出|联合推出|研发推出|\d+日)")


def event_of(passage: Passage, c: Candidate, around: Span) -> str | None:
    """What happens to a system; None where nothing shows that a named one is meant; `around` is the list that it stands in."""
    text = passage.text
    begin = max(
        (m.end() for m in _SENTENCE.finditer(text, max(0, around.start - 120), around.start)),
        default=max(0, around.start - 120),
    )
    before = text[begin : around.start].rstrip("“（(")
    if text[around.start - 1 : around.start] in {"（", "("}:
        before = _OF_SUM.sub("", before)
    clause = _CLAUSE_END.split(before)[-1]
    after = _after(text, around.end)
    first = after.split("，")[0]
    doing = verb_before(clause)
    institute = _INSTITUTE.search(text, c.start, c.end)
    if c.institution and doing in {None, "支持", "鼓励", "推动"} and (_is_actor(clause) or _ACTS.match(first)):
        return None
    if (
        c.institution
        and doing in {"支持", "鼓励", "推动", "引导", "指导"}
        and (not _SUPPORTED.match(first) or (first[:1] == "、" and institute))
    ):
        return None
    used = c.institution and doing in _WORDS["works"]
    if used and (institute or not is_definite(text, c, 2)):
        return None
    if institute and _SPEAKS.match(first + "，"):
        return None
    if c.institution and clause.endswith(("在", "于", "赴")) and doing is None:
        return "operating" if _WORKED_AT.match(first) and is_definite(text, c, 4) else None
    later = _LATER.search(text, c.end, min(len(text), c.end + 120))
    if later:
        return "planned" if re.search(r"将|预计|计划|拟", later.group()) else "launched"
    if _NEXT_DUE.match(after):
        return "planned"
    if _WITHIN.match(first):
        return "operating" if is_definite(text, c, 2) else None
    if (
        _TEST.search(after)
        and _TESTED.match(after)
        and not _TESTS_ANOTHER.match(after)
        and not (re.match(r"，?[^，。；]{0,24}(?:完成|通过)测试", after) and re.search(r"投入|上线|启用|运营", after))
    ):
        return "testing"
    if institute and _AMONG.search(before):
        return None
    if _BEING_PLANNED.match(after) or _BEING_PLANNED_BEFORE.search(before):
        return "planned"
    if doing is not None and doing.endswith("的") and _next_launched(after):
        return "launched"
    if doing is not None and doing in _WORDS["planned"] and doing not in _WORDS["launched"]:
        event = _of_verb(text, before, c, clause, doing)
        if event != "planned" or is_definite(text, c, 3):
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
        event = _of_verb(text, before, c, clause, doing)
        return event if event != "planned" or is_definite(text, c, 3) else None
    if re.match(
        r"(?:[、和与及][^，。；]{2,40})?(?:等[^，。；]{0,12})?(?:的)?[^，。；]{0,6}(?:建设|发展|筹建|打造|完善|升级|推广|重组)(?:$|[、和与及。；])",
        first,
    ):
        return "planned" if is_definite(text, c, 2 if c.institution else 4) else None
    if _next_launched(after):
        return "launched"
    listed = _of_list(before)
    if listed and is_definite(text, c, 3):
        return listed
    if c.institution:
        return "operating" if _stands_for_itself(text, c, clause, first) else None
    if FIRST.search(clause[-16:]) and _PAST.search(before + first):
        return "launched"
    return "operating" if is_definite(text, c, 2 if _IN_USE.match(first) else 99) else None


_UP_TO_NAME = re.compile(r"[前之以内起]*，?(?:将|正式|拟|可)?[^，。；！？\n]{0,12}")
_UP_TO_DATE = re.compile(r"(?:将|拟|计划|预计|力争|有望|定于|于|在|自|到)?")
_ALREADY = re.compile(r"(?:目前|现|均|都)?(?:已|正在)|目前|现[有已]|辐射|服务|注册|接入|累计")


def is_ahead(text: str, around: Span, due: Sequence[Fact]) -> bool:
    """Whether what is said of a list of names is said of a day ahead; `due` are such days, in order."""
    if not due or _ALREADY.match(text, around.end) or verb_before(_clause_of(text, around.start)) in _WORDS["works"]:
        return False
    at = bisect_left(due, around.start, key=lambda d: d.start)
    return (at > 0 and _UP_TO_NAME.fullmatch(text, due[at - 1].end, around.start) is not None) or (
        at < len(due) and _UP_TO_DATE.fullmatch(text, around.end, due[at].start) is not None
    )


def _clause_of(text: str, at: int) -> str:
    return _PART_END.split(text[max(0, at - 60) : at].rstrip("“（("))[-1]


_WORKED_AT = re.compile(r"(?:率先|先行|同步)?(?:开展|进行|测试|试点|试用)")
_SUPPORTED = re.compile(
    r"(?:等[^，。；]{0,8})?(?:[^，。；、]{0,6}(?:建设|发展|提质|扩容|升级|做大|做强|落户|创建|争创|提升)|的|$|[、（])"
)
_INSTITUTE = re.compile(r"(?:研究所|研究院|学院|博物馆|科技馆)$")
_FACILITY = re.compile(
    r"(?:实验室|科学中心|创新中心|工程中心|研究中心|计算[\u4e00-\u9fff]{0,4}中心|数据中心|指挥中心|治理中心|集结中心|交易所|基地)$"
)
_AMONG = re.compile(r"(?:包括|包含|来自)[^。；]*$")
_SPEAKS = re.compile(r"(?:预计|预测|认为|估计|分析|测算)，")
_IN_USE = re.compile(r"(?:目前|现)?(?:运行|运转|已|累计|日均|年均|注册用户|用户)")
_BUSY = re.compile(
    r"(?:目前|现|已|今年以来|[\d年月日前个至—-]{2,12})*(?:累计|日均|年均|成交额|交易额|挂牌企业|注册用户|入驻|集聚|聚集|引进|接入|服务企业|开行|克服|孵化)"
)
_OWN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:山|江|湖|岛|河|峰)?实验室|国家[\u4e00-\u9fff]{4,}")


def _stands_for_itself(text: str, c: Candidate, clause: str, first: str) -> bool:
    """Whether a facility that neither acts nor is founded is reported as running: 湘江实验室聚集科研人员2600余名."""
    name = text[c.start : c.end]
    if clause.endswith(("在", "于", "赴", "到", "对")) or not is_definite(text, c, 2):
        return False
    if _RUNS.match(first):
        return True
    own = place_at(text, c.start) > c.start or _OWN_NAME.match(name) is not None
    return own and (
        _FACILITY.search(name) is not None or (_INSTITUTE.search(name) is None and _BUSY.match(first) is not None)
    )


_ACTOR_BEFORE = re.compile(r"(?:由|与|会同|联合|委托|依托|向|据|经|从|获)(?P<rest>[^，。；]{0,40})$")


def _is_actor(clause: str) -> bool:
    """Whether a name is one of those who do something: 由甲中心, 与乙实验室; not what is done: 由甲大学组建的乙中心."""
    m = _ACTOR_BEFORE.search(clause)
    return m is not None and not re.search(r"[建设组立]|牵头|的|推出|打造|开发", m["rest"])


_ACTS = re.compile(
    r"(?:[、和与及][^，。；]{2,60})?(?:\d+月\d+日|近日|日前)?(?:共同|联合|正式|同步)?(?:(?:组建|建设|设立|成立|承建|开发|运营|打造|推出|研发)的|牵头|发布(?!会)|推出|将[^，。；]{2,16}?(?:提[至高升到]|降[至到低]|增[至加]|扩大|调[高至整]|压缩|缩短)|宣布|公布|对外公布|表示|介绍|参与|承担|负责|签署|签订|签约|(?:共建|建设)(?!推进会|启动|动员)(?=[\u4e00-\u9fff])|开发|编制|制定|组织|联合|承建|提供|上线[^，。；运]|的(?!建设|揭牌|启用)|等\d*(?:家|所|个))"
)
_BEING_PLANNED = re.compile(
    r"(?:尚在|正在谋划|(?:刚刚|已)?完成(?:选址|筹备))|正(?:在|由[^，。；]{2,20})[^，。；]{0,4}(?:建设|搭建|筹建|开发|组织)|[^，。；]{0,8}(?:可行性研究|前期工作|获批(?:立项|组建|建设|筹建|设立))|[^，。；]{0,4}(?:将|拟|计划|预计|即将)|(?:今年|明年|年内|下一步)?(?:要|力争|争取)|[^，。；]{0,24}(?:动工|开工)(?!的)|[^。；]{0,6}(?:列入|筹建|动工|开工|立项|建起来|奠基)|[^，。；]{0,4}二期"
    r"|(?:进一步|加快|持续|不断|继续)(?:完善|优化|健全|提升|扩容|升级|拓展)|(?:建设|筹建)(?:推进|启动|动员|筹备)(?:会|大会)|扩产"
)
_BEING_PLANNED_BEFORE = re.compile(
    r"(?:已开工的|在建的|拟建的|规划建设的|签约项目包括[^。；]*|签约[^，。；]{0,10}包括[^。；]*|要?把|将为|[要将]让)$"
)
_OPENED = re.compile(
    r"(?:启动建设|揭牌|成立|启用|开市|投入运行|投入使用|投入运营|投运|投用|落户|开园|开业|开馆|挂牌|建成|启动|正式运营|开通|上线|亮相|授牌)(?!了?(?!近|已|以?来|至今)[^，。；仪运并、正式]{3})"
)
_TEST = re.compile(pattern([*_WORDS["testing"], "测试", "试运行", "调试", "验收"]))  # what _TESTED looks for
_TESTS_ANOTHER = re.compile(r"，(?:在[^，。；]{2,20}?)?(?:测试|试点|试用)(?![，。；运应推阶])")
_TESTED = re.compile(
    rf"(?:目前|现|已|正|正在|在|开始|率先|先行|同步|年内|近日|日前|建成并|启用并|在[^，。；]{{2,20}}?|于?自?(?:去年|今年|上月)?[\d年月日]*起?|，)*(?:开展|进入|投入|启动|开通|进行|完成(?=验收|内)|(?:通过|完成)[^，。；]{{2,6}}(?=测试|验收|调试)|结束(?=内测|测试)|内部|组织|召开|接受|处于|通过|省级|市级|国家级|国家|技术|联调|系统|上线)*{pattern(_WORDS['testing'])}"
    r"|[^，。；]{0,20}(?:进入|处于)[^，。；]{0,4}(?:测试|试运行|调试|验收|内测|公测)"
    rf"|[^，。；]{{0,20}}，(?:目前|现|已|正|正在|开始|率先|将|先行)+[^，。；]{{0,10}}{pattern(_WORDS['testing'])}"
)
_DOES = re.compile(r"(?:设立|推出|发布|组建|建成)(?=[\u4e00-\u9fff“《]{3})(?!运行|仪式|并|以来|后|投用|启用|投入)")
_DUE_BEFORE = re.compile(r"(?:\d日前|底前|年前|月前|末前)，?$|(?:将|拟|计划|力争|预计)[^，。；]{0,10}$")
_RUNS = re.compile(
    r"(?:已|正|目前)?(?:在[^，。；]{2,12}?)?(?:高效|稳定|平稳|良好|有序)?(?:运行|运转|运作)|作用|等功能平台"
)
_TRIED_LATER = re.compile(r"该(?:平台|系统|小程序)[^，。；]{0,16}(?:试点应用|试运行|测试)")
_OF_SUM = re.compile(r"[一二两三四五六七八九十\d]+[个大项][\u4e00-\u9fff]{2,6}$")
_NEXT_DUE = re.compile(
    r"(?:[^，。；]{0,8}(?:完工|封顶|竣工|过半|招标))?，(?:预计|计划|将)?(?:\d{1,2}月底?|年底|明年[^，。；]{0,6})前?(?:正式)?(?:上线|启用|开放|投用|交付|揭牌|挂牌)(?=[，。；]|$)"
)
_LATER = re.compile(
    r"该(?:平台|系统|小程序|中心|实验室|基地|项目)[^，。；]{0,12}(?:投用|上线|启用|建成|成立|投入)(?=[，。；、了后]|$|使用|运行|运营)"
)


_WITHIN = re.compile(r"[上中里内](?!线|市|级|月|周|年|测)")
_CLOSED = re.compile(r"(?:[”）)]|（[^）]*）)+")
_CLAUSE_END = re.compile(r"[，,：:]")


def _after(text: str, end: int) -> str:
    stop = _SENTENCE.search(text, end, end + 120)
    said = text[end : stop.start() if stop else end + 120]
    closed = _CLOSED.match(said)
    return said[closed.end() :] if closed else said


def _next_launched(after: str) -> bool:
    """Whether the next clause tells that it opened: …，4月1日起启用."""
    clauses = after.split("，")[1:2]
    return (
        bool(clauses)
        and re.match(
            r"(?:于|自|在)?[^，。；]{0,24}?(?:正式|首次)?(?:上线|启用|揭牌|投入运行|投入运营|投入使用|投用|开通|启动|对外发布)",
            clauses[0],
        )
        is not None
    )


_TRIED = ("测试", "试点", "试点的", "试运行的", "试运行", "试用", "内测", "试点开展", "试点应用", "试点推广")


def verb_before(clause: str) -> str | None:
    """The verb whose object a name is: the one that ends the clause, 的 and attributes between them left out."""
    said = _without_attributes(clause)
    if said.endswith(_TRIED):
        return "测试"
    plain = said[:-1] if said.endswith(("了", "好", "的", "起")) else said
    endings = [said_or_plain[-length:] for length in range(_LONGEST_VERB, 0, -1) for said_or_plain in (said, plain)]
    for verbs in _verbs():
        for ending in endings:
            if ending in verbs:
                return ending + (said[-1] if plain is not said and said[-1] in "了的" else "")
    return None


_ATTRIBUTES = re.compile(
    r"(?:“|一个|全国|国内|省内|首个|首家|全省|全市|区域|首期|首批|统一的|统一|省级|国家级|市级|高水平|一批|省域|全域|跨区域|本市|本省|我国|系列|新的|新|和|与|及|、)+$"
)


def _without_attributes(clause: str) -> str:
    """A clause without what describes the name after it: 设立湖南首家 says 设立."""
    said = _ATTRIBUTES.sub("", clause)
    return said[: place_before(said, len(said))] if said != clause else said


_LONGEST_VERB = 6


@cache
def _verbs() -> tuple[frozenset[str], ...]:
    """The verbs whose object a name can be, by kind, those that open a system first."""
    return tuple(frozenset(_WORDS[kind]) for kind in ("launched", "planned", "works"))


_FUTURE = re.compile(r"(?:年底|月底|明年|年末|[1-9]月|\d日)(?:之?前|以前)|明年|下半年|到20\d\d年|“十[四五]五”末")


_STARTED = frozenset(("建成", "上线", "启用", "揭牌", "发布", "开通", "授牌成立", "投用", "启动"))
_SET_UP = frozenset(("成立", "设立", "揭牌", "启用", "投入使用", "投入运行", "投用", "投运", "落成", "开通"))


def _of_verb(text: str, before: str, c: Candidate, clause: str, verb: str) -> str | None:
    plain = verb.removesuffix("了").removesuffix("的")
    if plain == "测试":
        return "testing"
    if plain == "发布" and _REGULAR.search(clause):
        return "operating"
    if plain in _WORDS["works"] and plain not in _WORDS["planned"]:
        return "operating"
    past = verb.endswith("了") or re.search(
        r"(?:已|日前|近日|先后|同步|授牌|共同推出|联合推出|相继|成功|正式)[^，。；]{0,8}$", clause
    )
    if plain in _STARTED:
        ahead = re.search(r"(?:将|拟|力争|计划|年?底前|月底前|要|到20\d\d年[^，。]{0,6})[^，。；]{0,10}$", clause)
        done = verb.endswith("了")
        meant = not done and (_FUTURE.search(before) or _carries_on(before, clause, verb))
        return "planned" if ahead or meant else "launched"
    if past and not re.search(r"(?:将|拟|力争|计划)[^，。；]{0,10}$", clause):
        return "launched" if plain in _WORDS["launched"] else "operating"
    if verb.endswith("的") and plain in _SET_UP:
        return "launched"
    if verb.endswith("的") and plain in {
        "组建",
        "建设",
        "设立",
        "推出",
        "开发",
        "共建",
        "打造",
        "研发",
        "升级",
        "改造",
        "完善",
        "搭建",
    }:
        return "operating" if plain != "推出" else "launched"
    if plain.startswith("发起") or clause.endswith("发起" + plain):
        return "launched"
    if plain == "共建" and re.search(r"\d+日|近日|日前", before):
        return "planned" if "协议" in before and not FIRST.search(text, c.end, c.end + 24) else "launched"
    if re.search(r"(?:\d+日|近日|日前|当天)[^。；]*$", before) and plain in {
        "成立",
        "设立",
        "推出",
        "启动",
        "组建",
    }:
        return "launched"
    if plain in {"推出", "成立"} and not _MEANT.search(before):
        return "launched"
    return "planned"


_MODAL = re.compile(r"(?<![需重主必首只])(?:要(?![求素闻])|将(?=[新建推启开组出])|拟|力争|计划)[^，。；]*，[^。；]*$")


def _carries_on(before: str, clause: str, verb: str) -> bool:
    """Whether a bare verb shares the modality of the clauses before it: 今年要新增贷款10亿元，建成甲中心."""
    bare = _ATTRIBUTES.sub("", clause) == verb
    return bare and _MODAL.search(before) is not None


_REGULAR = re.compile(r"(?:日均|每[日周天月年季]|定期|按[日周月季])[^，。；]*$")
_MEANT = re.compile(
    r"酝酿|筹备|筹划|筹建|将|拟|要|计划|支持|鼓励|探索|下一步|力争|(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，)"
)


_PART_END = re.compile(r"[，,：:。；]")


def _of_list(before: str) -> str | None:
    """A name in a list or in brackets (完善三大平台（甲平台、乙平台）) shares the verb that the list follows."""
    clause = _PART_END.split(before)[-1]
    if not clause.endswith(("、", "和", "与", "及")) and "（" not in clause:
        return None
    verbs = list(_said("planned").finditer(clause))
    if not verbs or not (heads().search(clause, verbs[-1].end()) or re.search(r"（$|大平台", clause)):
        return None
    return "launched" if re.match(r"[^、]*了", clause[verbs[0].start() :]) else "planned"
