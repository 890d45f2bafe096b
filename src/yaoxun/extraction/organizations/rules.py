"""How an organisation's name is found: from its last word back to its first, by the kind of body it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar, NamedTuple

from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.names import COUNTED, name_start
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.places import gazetteer, place_at, place_before
from yaoxun.lexicon.words import beginning, classes, pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Fact):
    """A named organisation, at its first mention.

    >>> [o.name for o in find(Passage("", "近日，江苏省科技厅会同该省财政厅与苏州大学签约。"), ())]
    ['江苏省科技厅', '省财政厅', '苏州大学']
    """

    kind: ClassVar[str] = "organization"

    name: str

    def further(self) -> dict[str, object]:
        """The name."""
        return {"name": self.name}


class _Candidate(NamedTuple):
    start: int
    end: int
    rule: str


_BODIES = classes("bodies.txt")
_DEPARTMENTS = frozenset(_BODIES["department"])
_LONGEST_DEPARTMENT = max(map(len, _DEPARTMENTS))
_OPEN = ("university", "institute", "hospital", "bank", "association", "company", "authority", "media")
_LEVELS = ("自治区", "自治州", "兵团", "新区", "省", "市", "区", "县", "州", "旗", "盟", "镇", "乡")
_SESSION = re.compile(r"第?[一二三四五六七八九十]{1,3}届$")


def find(passage: Passage, systems: Sequence[Fact]) -> tuple[Organization, ...]:
    """Return the organizations of a passage, one a name at its fullest; `systems` are the systems it reports on."""
    text = passage.text
    candidates = [c for c in _candidates(text) if not passage.in_claim(c.start)]
    reported = [_Reported(s.start, s.end, s.quote.translate(_UNQUOTED)) for s in systems]
    chosen = _longest([c for c in candidates if not _founded(c, reported, text)])
    chosen += [c for c in _listed(text, chosen) if not passage.in_claim(c.start)]
    return tuple(_distinct(text, sorted(chosen)))


_ACTS = re.compile(
    r"(?:[一-鿿]{0,4}(?:日前|近日|近期)|\d+月\d+日)?(?:正式|联合|共同)?(?:发布消息|发布了|宣布|表示|介绍|通报|披露|透露|签署|印发|主任|负责人|院长|所长|校长|教授|专家)|(?:和|与)[^，。；]{2,24}(?:签署|签约|签订|共同|联合|合作)"
)


_UNQUOTED = str.maketrans("", "", "“”《》")


class _Reported(NamedTuple):
    """A system that is reported on: its place, and its name without quotation marks."""

    start: int
    end: int
    name: str


def _founded(c: _Candidate, systems: Sequence[_Reported], text: str) -> bool:
    """Whether a candidate is one of the systems reported on, and does not act itself."""
    name = text[c.start : c.end]
    for s in systems:
        if c.start < s.end and s.start < c.end and c.end >= s.end - 1:
            return _ACTS.match(text, c.end) is None
        if s.start <= c.start and c.end <= s.end:
            return text[c.end : c.end + 1] != "“"  # who owns it: 东风汽车“甲”平台
        if len(name) > 4 and s.name.endswith(name):
            return _ACTS.match(text, c.end) is None
    return False


def _longest(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Of candidates that overlap the longest, in order."""
    kept: list[_Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if kept and c.start < kept[-1].end:
            if _beats(c, kept[-1]):
                kept[-1] = c
            continue
        kept.append(c)
    return kept


def _beats(c: _Candidate, other: _Candidate) -> bool:
    """Whether `c` is the better reading of a stretch: the longer one, but a body of a known kind before a guess."""
    if c.end == other.end and c.rule.startswith("place or level") and other.rule.startswith("name +"):
        return True
    return c.end - c.start > other.end - other.start


def _distinct(text: str, candidates: Sequence[_Candidate]) -> Iterator[Organization]:
    """One organization a name, names that are the end or beginning of a longer one left out."""
    names = dict.fromkeys(text[c.start : c.end] for c in candidates)
    plain = [(len(name), _plain(name)) for name in names]
    due = {name for name in names if not any(len(name) < size and _shortens(_plain(name), p) for size, p in plain)}
    for c in candidates:
        name = text[c.start : c.end]
        if name not in due:
            continue
        due.remove(name)
        yield Organization(text=text, start=c.start, end=c.end, name=name, found=Finding(c.rule, c.start, c.end))


_FORM = re.compile(r"(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)+(?:股份)?(?:有限公司)?")


_SAID_SHORT = tuple(tuple(pair.split("=")) for pair in classes("bodies.txt")["same"])


@lru_cache(4096)  # each name of an article is compared with all others
def _plain(name: str) -> str:
    """A name with the parts that have a usual short form said short: 发展和改革委员会, 发改委."""
    for long, short in _SAID_SHORT:
        name = name.replace(long, short)
    return name


def _shortens(name: str, longer: str) -> bool:
    """Whether a plain `name` is `longer` said shorter in the same article (市科技局 for 广州市科技局)."""
    return longer.endswith(name) or (longer.startswith(name) and _FORM.fullmatch(longer[len(name) :]) is not None)


# --- candidates -------------------------------------------------------------------------------------------------------


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The classes of each last word, first to last as they are tried."""
    made: dict[str, tuple[str, ...]] = {}
    for kind in ("national", "known", "organ", "organ_of_level", *_OPEN, "department_ending"):
        for word in _BODIES[kind]:
            made[word] = (*made.get(word, ()), kind)
    return made


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the last words that begin with one or two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for word in _kinds():
        found.setdefault(word[:2], set()).add(len(word))
    return {head: tuple(sorted(lengths | found.get(head[0], set()), reverse=True)) for head, lengths in found.items()}


@cache
def _opening() -> re.Pattern[str]:
    """Where a last word may begin; they overlap: 人民政府 政府办公厅."""
    return re.compile(beginning(_kinds()))


def _candidates(text: str) -> Iterator[_Candidate]:
    kinds, lengths = _kinds(), _lengths()
    for opening in _opening().finditer(text):
        start = opening.start()
        head = text[start : start + 2]
        for length in lengths.get(head) or lengths.get(head[:1], ()):
            end = start + length
            word = text[start:end]
            if word in kinds and end <= len(text):
                for kind in kinds[word]:  # a shorter word may be one too: 委, 委办公室
                    found = _of_kind(text, kind, start, end)
                    if found is not None:
                        yield found


def _of_kind(text: str, kind: str, start: int, end: int) -> _Candidate | None:
    if kind in {"national", "known"}:
        return _whole(text, kind, start, end)
    if kind == "department_ending":
        return _department(text, start, end)
    if kind in {"organ", "organ_of_level"}:
        return _organ(text, kind, start, end)
    return _open_name(text, kind, start, end)


def _whole(text: str, kind: str, start: int, end: int) -> _Candidate | None:
    name = text[start:end]
    if name == "联合国" and text.startswith("内", end):
        return None
    if name.endswith("部") and text[end : end + 1] in {"门", "分", "队"}:
        return None
    if name in {"国办", "中办"} and text[end : end + 1] in {"发", "函"}:
        return None
    if kind == "known":
        if len(name) == 2 and not _stands_alone(text, start, end):
            return None
        if name[-1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
            return None
        if _PART_OF_PRODUCT.match(text, end) or (len(name) < 4 and not _ends_name(text, end)):
            return None
    elif name in {"卫健委", "国资委", "中央", "税务总局", "外汇局", "应急部", "农业部", "文化部"}:
        before = text[start - 1 : start]
        if name == "中央" or (before and before in "省市区县州旗"):
            return None
    if kind == "known" and name[-1].isascii() and not _ALONE_AFTER.match(text, end):
        rest = _SAID_TWICE.match(text, end)
        return _Candidate(start, rest.end(), "known body") if rest else None
    if kind == "known" and (form := _FORM.match(text, end)):
        end = form.end()
    if name == "中办" and (text[start - 1 : start] in {"高", "初"} or text.startswith("学", end)):
        return None
    inner = _INNER_OFFICE.match(text, end) if kind == "national" else None
    return _Candidate(start, inner.end() if inner else _branch_end(text, end), f"{kind} body")


_SAID_TWICE = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[、和与])")  # TCL华星、…


_BRANCH = re.compile(
    r"(?:省|市|自治区|地区)?(?:分行|支行|中心支行|中心支公司|分公司|营业管理部|营业部|办事处|分局|监管局|证监局|研究院|研究所|研究部)"
)


def _branch_end(text: str, end: int) -> int:
    """Where the branch of a body that follows its name ends (中国银行桂林分行); `end` itself where none does."""
    m = _BRANCH.match(text, place_at(text, end))
    return m.end() if m else end


_PART_OF_PRODUCT = re.compile(
    r"地图|无人车|模式|大道|大街|路|杯|指数|学院|大厦|广场|中心(?!支行)|[\u4e00-\u9fff]{1,12}项目"
)
_INNER_OFFICE = re.compile(
    r"办公厅|办公室|[\u4e00-\u9fff]{1,8}?(?:司|局|厅|处|办公室|中心)(?=局长|司长|处长|副司长|副局长|负责人|有关负责人|主任|认为|介绍|表示|透露|通报|统计|测算|提醒|，)"
)
_ALONE_BEFORE = re.compile(
    r"(?:[、，。：（“《\n\s]|由|与|和|及|为|同|吸引|联合|会同|邀请|依托|携手|是|获|从|在|对|以|给)$"
)
_ALONE_AFTER = re.compile(
    r"[、，。）”“\n\s]|等|和|与|及|在|的|将|已|方面|公司|集团|总部|联合|共同|达|牵头|宣布|表示|建设|作为|为|也|云计算|发布|签|推出|合作|党委|董事长|总经理|副总|总裁|CEO|首席|负责|创始|出席|参与|入驻|落户|投资|以|通过|引入|携手|成立|正式|率先|开发|研发|承建|提供|组织|主任|数据|报道|有关|旗下|分别|预计|预测|认为|指出|统计|测算|发起|牵头|介绍|获|承|负责|参建|投建"
)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 2) : start]
    return (not before or _ALONE_BEFORE.search(before) is not None) and (
        end == len(text) or _ALONE_AFTER.match(text, end) is not None
    )


def _ends_name(text: str, end: int) -> bool:
    """Whether what follows a known short name leaves it a name (腾讯 but not 腾讯会议)."""
    return end == len(text) or _ALONE_AFTER.match(text, end) is not None


def _department(text: str, start: int, end: int) -> _Candidate | None:
    """A government department: place or level, functional stem, ending."""
    stem = next(
        (start - n for n in range(min(_LONGEST_DEPARTMENT, start), 0, -1) if text[start - n : start] in _DEPARTMENTS),
        None,
    )
    numbered = _NUMBERED.search(text, max(0, start - 8), end) if stem is None else None
    if numbered:
        return _Candidate(numbered.start(), end, "numbered bureau of a builder")
    if stem is None:
        return _open_name(text, "authority", start, end) if text[start:end] in {"局", "办公室", "委员会"} else None
    if text.startswith("系统", end) or (text[start:end] == "办" and text[end : end + 1] in "理公法事好学"):
        return None
    if text[start:end] == "部" and text[end : end + 1] in "门分队":
        return None
    if text[start:end] in {"处", "署"} and text[start - 2 : start] != "专员":
        return None
    begin = _owner(text, stem, level_is_enough=True)
    inner = _INNER_OFFICE.match(text, end) if text[start:end] in {"厅", "委", "局"} else None
    return None if begin is None else _Candidate(begin, inner.end() if inner else end, "place or level + department")


_NUMBERED = re.compile(r"(?:中[交铁建冶核]|水电)[一二三四五六七八九十]{1,3}[航公]?局$")  # 中铁五局


def _owner(text: str, stem: int, *, level_is_enough: bool) -> int | None:
    """Where the place or level that a body belongs to begins; None where there is none."""
    session = _SESSION.search(text, max(0, stem - 6), stem)
    if session:
        stem = session.start()
    begin = place_before(text, stem)
    if begin < stem:
        while (further := place_before(text, begin)) < begin and text[further:begin] not in gazetteer().words:
            begin = further
        for prefix in ("国家税务总局", "国网", "中国共产党", "中共", "共青团"):
            if text.endswith(prefix, 0, begin):
                return begin - len(prefix)
        return begin
    level = next((lv for lv in _LEVELS if text.endswith(lv, 0, stem)), None)
    if level is None or not level_is_enough:
        return None
    begin = stem - len(level)
    before = text[max(0, begin - 2) : begin]
    if before[-1:] in {"各", "多", "两", "三", "四", "五", "跨", "个"}:
        return None
    return begin


_NOT_AFTER_ORGAN = re.compile(
    r"代表(?!团|大会)|委员(?!会)|采购|补贴|引导基金|网|性|债|部门|职能|投资|工作报告|专项债|购买|令|主导|补助|推动|定价|间|服务|治理|事务|投入|和社会资本|公报|类|机关|驻|融资|平台|监管|规章|信息公开|履职"
)
_AWARD = re.compile(r"[\u4e00-\u9fff]{0,4}奖(?!励|补)")
_AFTER_COMMITTEE = re.compile(
    r"有?关?负责人|书记|副书记|常委|办|、|，|。|和|与|会议|主要|市政府|省政府|区政府|县政府|高度|召开|印发|全会|坚持|坚决|要求|提出|领导|十|第|部署|深改|常委会|统一"
)


def _organ(text: str, kind: str, start: int, end: int) -> _Candidate | None:
    """An organ of a place: 苏州市政府, 合肥市委; some with a bare level too: 省政府办公厅."""
    word = text[start:end]
    if word in {"政府", "人民政府", "人大", "政协"} and _NOT_AFTER_ORGAN.match(text, end) and word not in {"人民政府"}:
        return None
    if word.endswith("政府") and _AWARD.match(text, end):
        return None
    if word in {"委", "区委", "党委", "工委"} and not _AFTER_COMMITTEE.match(text, end):
        return None
    begin = _owner(text, start, level_is_enough=kind == "organ_of_level")
    if begin is None or begin == start:
        return None
    if word in {"委", "办"} and text[start - 1] not in "省市区县州旗盟":
        return None
    if word.startswith("委") and text[start - 1] not in "省市区县州旗盟":
        return None
    return _Candidate(begin, end, "place or level + organ")


_GENERIC = re.compile(
    r"(?:小额贷款|国有资本|国有资产|银行|各(?:级|地|类|大)?|类|第三方|供应链|校外|机构|认定|专营|特色|金融|科创|消费|航运|经济|开放|示范性|示范|商用|综合性|区域性|区域|有关|相关|多家|一批|本|该|我|其|国有|民营|外资|合资|中资|上市|非上市|龙头|骨干|头部|知名|重点|国家重点|省重点|市重点|国家级|省级|市级|县级|区级|部级|"
    r"高新技术|科技型|中小|大型|小型|中型|跨国|担保|保险|证券|基金|信托|租赁|融资|融资担保|商业|政策性|农村|村镇|投资|创业投资|创投|房地产|物业|物流|电力|电网|燃气|供水|供热|公交|建筑|"
    r"公立|市属|省属|区属|县属|合作|单家|承贷|城区|农村|特色|示范|试点|运动|冰雪|外资|民办|社会办|三级|二级|三甲|定点|基层|社区|乡镇|街道|专科|综合|中医|妇幼|互联网|附属|县|区|市|省|普通|高等|职业|技工|中职|高职|义务教育|老年|党|行业|专业|产业|企业|科研|技术|设计|"
    r"研究|创新|研发|工程|医学|数据|信息|政务|服务|便民|为民|会计师|律师|中介|第三方|检测|认证|评估|大数据|科技|文化|体育|培训|就业|招商|监管|监督|执法|行政|管理|指导|协调|工作|专项|筹建|"
    r"建设|推进|农民|家庭|专业合作|农民专业|联合|总|分|子|母|双一流|一流|高水平|国际|国内|国外|国内外|境外|海外|全国|全球|世界|地方|属地|当地|本地|法人|股份制|外国|农机|养殖|种植|中央|"
    r"资产|集团|网络|平台|运营|生产|制造|加工|销售|贸易|外贸|进出口|航空|汽车|新能源|光伏|风电|软件|互联网|生物|医药|制药|食品|旅游|酒店|餐饮|零售|快递|电商|家政|养老|托育|幼儿|托管|实训|和|与|及|、|等|的|中|小)+"
)
_WITH_OTHERS = re.compile(r"(?:由|与|会同|联合)$")
_ACTING_AFTER = re.compile(r"[^，。；]{0,16}?(?:签约|签署|签订|共同|联合|牵头|发布|合作)")
_DONE_BY = re.compile(r"[^，。；]{0,6}?(?:承建|承办|运营|研发|研制|建设|编制|打造)")


def _acts_with_others(text: str, begin: int, end: int) -> bool:
    """Whether a body is said to do something with others: 与兰州新区中小企业服务中心签约."""
    return (
        _WITH_OTHERS.search(text, max(0, begin - 3), begin) is not None and _ACTING_AFTER.match(text, end) is not None
    ) or (text[begin - 1 : begin] == "由" and _DONE_BY.match(text, end) is not None)


_NAME_ONLY = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）()＋+&-]+")
_NOT_AFTER_OPEN = {
    "university": re.compile(r"友|的，|生|城|科技园|路|毕业|本科|教育|生源|历"),
    "institute": re.compile(r"路|生"),
    "hospital": re.compile(r"路|等级|水平|工作满|升级"),
    "bank": re.compile(r"卡|间|业|贷款|信贷|账户|保函|授信|存款|承兑|家数|网点"),
    "association": re.compile(r"[议场展计员]|标准"),
    "company": re.compile(
        r"线|[一二三]期|(?:成果|人才|创新|进步|计划|项目|企业|型)|化|军|制|式|性|债|注册|章程|上市|法|数量|总数|总部(?=[达超增]|数|经济)"
    ),
    "authority": re.compile(r"[城心化]|地带|任务|工作|目标|环节|思想|组|站点|型|等|化"),
    "media": re.compile(r"路"),
}


_COUNTED_AFTER = re.compile(r"\d+[多余]?(?:家|所|个)")
_FACILITY_OF_LEVEL = re.compile(
    r"(?:国家|省|市|自治区|高水平)*(?:重点|技术创新|工程技术|工程研究|企业技术|制造业创新|产业创新|基础研究|研究)*(?:实验室|中心)"
)
_COUNTED_BEFORE = re.compile(rf"{COUNTED.pattern}$")
_COMMON_NOUN = re.compile(r".*(?:企业|公司|央企|国企|民企|厂商|车企|药企)(?=..)")
_VENUE = re.compile(r"(?:隆重|成功|顺利|正式)?(?:举办|举行|召开|开幕|亮相|揭幕)")


def _no_office(text: str, kind: str, start: int, end: int) -> bool:
    """Whether an ending is part of another word (布局) or the name is only where something was held."""
    if kind != "authority":
        return False
    return text[start - 1 : end] in {w + "局" for w in "布格新结全大开战破定危变僵时当副"} or (
        text[start:end] == "中心" and (text[start - 1] in "副市" or _VENUE.match(text, end) is not None)
    )


def _after_common_noun(text: str, begin: int, start: int) -> int:
    """Past a common noun that stands before a company's name: 陶瓷企业华泰集团."""
    m = _COMMON_NOUN.match(text, begin, start)
    return m.end() if m else begin


def _open_name(text: str, kind: str, start: int, end: int) -> _Candidate | None:
    """A body whose name is open at the front: a university, a company, a centre."""
    if _NOT_AFTER_OPEN[kind].match(text, end) or text[start - 1 : end] == "局局":
        return None
    begin = name_start(text, start)
    if begin >= start:
        return None
    modifier = text[begin:start]
    if _COUNTED_BEFORE.search(text, max(0, begin - 6), begin) or _no_office(text, kind, start, end):
        return None
    if kind == "company" and place_at(text, begin) == begin:
        begin = _after_common_noun(text, begin, start)
        modifier = text[begin:start]
    if text.startswith("——", end) or _COUNTED_AFTER.match(text, end) or _FACILITY_OF_LEVEL.fullmatch(text, begin, end):
        return None
    if text[max(0, begin - 2) : begin].endswith(("各", "有关", "相关", "一批", "多家", "该", "本", "个", "家")):
        return None
    if len(modifier) < 2 or not _NAME_ONLY.fullmatch(modifier):
        return None
    local = _LOCAL_LEVEL.match(text, begin) is not None
    placed = local or place_at(text, begin) > begin or _begins_with_level(text, begin)
    if not local and _GENERIC.fullmatch(modifier):
        return None
    ending = text[start:end]
    rest = _after_place(text, begin, start)
    if (
        placed
        and not local
        and kind in {"authority", "institute", "company"}
        and ending not in _NAMED_AUTHORITY
        and not text.startswith("中国", begin)
        and not (kind == "company" and ending in {"集团", "有限公司"} and place_at(text, begin) > begin)
        and not (kind in {"authority", "institute"} and _acts_with_others(text, begin, end))
        and _GENERIC.fullmatch(rest or ("中" if kind == "authority" or place_at(text, begin) == begin else "甲"))
    ):
        return None
    if not placed and (len(modifier) > _LONGEST_UNPLACED[kind] or text[start:end] in _PLACED_ONLY):
        return None
    if kind == "hospital" and not placed and not _NAMED_HOSPITAL.search(modifier):
        return None
    if (
        kind == "authority"
        and not placed
        and not (len(modifier) >= 4 and (_has_place(text, begin, start) or ending in _NAMED_AUTHORITY))
    ):
        return None
    if ending == "公司" and not placed and len(modifier) < 3:
        return None
    if ending in {
        "资本",
        "控股",
        "股份",
        "置业",
        "药业",
        "农场",
        "事务所",
        "总院",
        "分院",
        "学校",
        "电网",
        "合作社",
    } and not (placed or len(modifier) >= 2):
        return None
    note = _CAMPUS.match(text, end) if kind in {"university", "hospital"} else None
    return _Candidate(begin, note.end() if note else end, f"name + {kind}")


_CAMPUS = re.compile(r"（[\u4e00-\u9fff]{2,3}）")  # 哈尔滨工业大学（深圳）


_LONGEST_UNPLACED = {
    "university": 18,
    "institute": 22,
    "hospital": 10,
    "bank": 8,
    "association": 12,
    "company": 16,
    "authority": 22,
    "media": 6,
}
_NAMED_HOSPITAL = re.compile(
    r"大学|附属|第[一二三四五六七八九十]|人民|协和|军|武警|中国"
)  # others of no place are a class
_PLACED_ONLY = frozenset(
    [
        "工作专班",
        "学校",
        "小学",
        "中学",
        "高中",
        "技校",
        "学会",
        "总会",
        "公会",
        "理事会",
        "联谊会",
        "学联",
        "电厂",
        "船厂",
        "钢铁厂",
        "农场",
        "支队",
        "总队",
        "图书馆",
        "博物馆",
        "美术馆",
        "文化馆",
        "科技馆",
        "展览馆",
        "档案馆",
        "少年宫",
        "法院",
        "检察院",
    ]
)
_NAMED_AUTHORITY = frozenset(
    [
        "管理局",
        "管委会",
        "执委会",
        "工作专班",
        "管理委员会",
        "海关",
        "海事局",
        "办事处",
        "领导小组",
        "指挥部",
        "交易所",
        "中心支行",
        "监管局",
        "供电公司",
    ]
)


_LOCAL_LEVEL = re.compile(r"(?:省|市|自治区|自治州)(?![级场区民内域外值容长属])[\u4e00-\u9fff]{2}")
_LEVEL_FIRST = re.compile(
    r"(?:省|市|区|县|州|自治区|自治州)(?![级场区民内域外])|国家(?![级重])|中国|全国(?!性)|中央|国网|中共|长三角|京津冀|粤港澳"
)


def _begins_with_level(text: str, at: int) -> bool:
    """Whether a level of government (省, 市, 国家) stands at `at`."""
    return _LEVEL_FIRST.match(text, at) is not None


def _has_place(text: str, start: int, end: int) -> bool:
    return any(place_at(text, k) > k for k in range(start, end - 1))


def _after_place(text: str, begin: int, end: int) -> str:
    level = _LEVEL_FIRST.match(text, begin)
    at = level.end() if level and place_at(text, begin) == begin else begin
    while (further := place_at(text, at)) > at and further <= end:
        at = further
    return text[at:end]


# --- names that do not tell what they are: 甲科技、乙汽车等12家企业 --------------------------------------------------------

_ITEM = r"[\u4e00-\u9fffA-Za-z0-9（）()·+-]{2,22}"
_ITEMS = re.compile(rf"{_ITEM}(?:[、和与]{_ITEM}){{0,9}}$")
_LIST_END = re.compile(
    r"等(?:[上下]{1,2}游|本土|本地|知名|龙头|头部|重点|一批|多家|国内外|外资|央企|互联网|科技|[\u4e00-\u9fff]{2,3}本土)*"
    r"(?:(?:\d+|[一二三四五六七八九十百几两数]+)[余多]?(?:家|所|个|户))?(?:企业|公司|银行|机构|高校|院校|学校|医院|院所|车企|药企|运营商|电商)"
)
_COMPANY_LIKE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fffA-Za-z]{2,5}(?:科技|股份|汽车|新能源|生物|制药|电子|半导体|智能|重工|石化|能源|电气|医疗|证券|航空|材料|时代|联通|电信|移动))(?=党委|董事|总经理|CEO|负责人|副总|首席|创始人|技术总监|总裁)"
)
_BRAND = re.compile(
    r"(?:(?<=[，。；、：\n“由与和以对])|(?<=支持|吸引|引进)|^|[、和与])"
    rf"(?P<name>[\u4e00-\u9fff]{{2}}{pattern(_BODIES['brand_ending'])})"
    r"(?:(?P<leads>为龙头|为链主|牵头|等\d*家?(?:企业|龙头|链主))|(?P<beside>[、和与])|(?=[，。；]))"
)
_MAY_BE_BRAND = re.compile(rf"{pattern(_BODIES['brand_ending'])}(?:为|牵头|等|[、和与，。；])")
_NO_BRAND = re.compile(pattern(_BODIES["no_brand"]))
_OFFICE = re.compile(r"党委|董事|总经理|CEO|负责人|副总|首席|创始人|技术总监|总裁")


@cache
def _not_names() -> re.Pattern[str]:
    return re.compile(
        r"产业|领域|行业|部门|方面|技术|设备|项目|工程|材料$|经济|产品|服务$|教育$|企业|公司$|高校|院所|院校|机构|银行业|保险业|平台|系统|园区|城市|地区|人才|人员|市场|业务|政策|资金|贷款|"
        r"制造$|研发|生产|销售|金融$|医药$|农业|旅游|文化$|体育$|交通|物流|建筑$|装备|健康$|环境|安全|数据|网络$|信息|软件|芯片|机器人|航天$|中心$|建设|管理|创新|数字|绿色|智慧|新型|上市|国有|民营|外资|骨干|独角兽|"
        r"专精特新|龙头|[的了是在将为有]|^(?:银行|保险|证券|基金|担保|学校|医院|高校|协会|商会|超市|商场|餐饮|酒店|景区|汽车|钢铁|化工|电力|石化|水泥|光伏|风电|储能|氢能|互联网|电商|快递|养老|托育|家政|种植|养殖|工业|商贸|税务|公安|民政|海关|市监|工商|法院|司法|审计|财政|科技|社区|村|镇|乡|街道|省|市|县|区|上海|北京)$"
    )


def _meets(found: Sequence[_Candidate], begin: int, end: int) -> bool:
    """Whether one of the candidates, which are in order and apart, shares a character with `begin`..`end`."""
    before = bisect_left(found, (end,)) - 1
    return before >= 0 and begin < found[before].end


def _listed(text: str, found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """The short names of companies and schools that a list tells for what they are."""
    for end_of_list in _LIST_END.finditer(text):
        m = _ITEMS.search(text, max(0, end_of_list.start() - 160), end_of_list.start())
        if m is None:
            continue
        at = m.start()
        for item in re.split(r"([、和与])", m.group()):
            begin, end = at, at + len(item)
            at = end
            if len(item) < 2:
                continue
            begin = name_start(text, end) if begin == m.start() else begin
            name = text[begin:end]
            if len(name) < 2 or len(name) > 14 or _not_names().search(name) or _meets(found, begin, end):
                continue
            if place_at(text, begin) >= end:
                continue
            yield _Candidate(begin, end, "item of a list of companies")
    for m in _BRAND.finditer(text) if _MAY_BE_BRAND.search(text) else ():
        begin, end = m.span("name")
        beside = (m["beside"] and any(c.start == m.end() for c in found)) or any(c.end == m.start() for c in found)
        common = _NO_BRAND.match(m["name"]) or _GENERIC.fullmatch(m["name"]) or place_at(text, begin) > begin
        if (m["leads"] or beside) and not common and not _meets(found, begin, end):
            yield _Candidate(begin, end, "name of a company")
    for m in _COMPANY_LIKE.finditer(text) if _OFFICE.search(text) else ():
        begin = name_start(text, m.end())
        if m.end() - begin >= 4 and not _meets(found, begin, m.end()):
            name = text[begin : m.end()]
            if not _GENERIC.fullmatch(name) and not re.match(
                r"高新|新一代|现代|先进|绿色|数字|智慧|人工|生命|传统|清洁|可再生|未来", name
            ):
                yield _Candidate(begin, m.end(), "name of a company")
