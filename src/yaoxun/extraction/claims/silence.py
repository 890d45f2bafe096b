"""Quantities that claim nothing: conditions, sizes, prices, lengths of time, counts of the text's own points."""

import re
from collections.abc import Sequence

from yaoxun.extraction.claims.parts import AGES, JOINT, TIME_UNITS, Part
from yaoxun.extraction.fact import Fact
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Cover

_WORDS = classes("claims.txt")
_OWN_POINTS = re.compile(
    r"\s*(?:重点|主要|具体|具体公证|典型)?(?:任务|措施|举措|方面|行动|意见|内容|条款|政策|情况|情形|类型|原则|领域|行业(?!协会|企业|龙头)|试点行业|环节|阶段|维度|板块|部分|改革|亮点|事项等|章|单位意见|部门联合|单位联合|设区市政府|主体可|问题|优惠政策|优惠(?!$))"
)
_POINTS_AFTER = re.compile(r"[^，。；、的]{2,10}(?:重点|要点|方向|举措|措施|条款)$")
_COUNTERS = frozenset(["项", "条", "个", "类", "大类", "名", "家", "款", "方", "点"])
_SIZE_BEFORE = re.compile(pattern(_WORDS["size"]) + r"[^，。；、]{0,6}$")
_PER_UNIT_PRICE = re.compile(
    r"(?:每(?![年月季周天日])[千百]?[\u4e00-\u9fff]{1,4}|单价|价格|电价|收费|票价|保费)[^，。；]{0,8}$"
)
_TIME_TOLD = re.compile(
    r"(?:时间|时长|时限|时延|停留|等待|等候|耐久|用时|周期|天数|工期|小时数|平均|办理|审批|审评|核查|办结|开办|通关|流程|控制在)[^，。；]*$"
)
_POINTS_BEFORE = re.compile(r"(?:重点任务|主要任务|任务|举措|措施|条款|要点)(?:共|共有)?$|维度$")
_SIZE_CHANGES = re.compile(rf"{pattern(_WORDS['size'])}(?:由|从)[^，。；]*$")
_BUDGET = re.compile(r"(?:资金|经费|预算)[\d.]+[万亿]*元，$")
_HELD = re.compile(r"保持|控制|力争|降[到至]|确保")
_REACHED = re.compile(r"(?:达到|达|突破|超过|增至|提升到|提高到|不低于|不少于)$")
_OF_PROJECT = re.compile(r"(?:总|计划|一期|二期|三期|概算|拟|项目)投资(?:额|总额)?(?:约|达|为|超|超过|近)?$")
_SUMMED = re.compile(
    r"首批|此次|本次|签约|签订|集中开工|合计|累计|共(?!建|同)|引进|完成[^，。；]{0,6}投资|今年|一季度|前\d"
)
_ONCE_BUILT = re.compile(
    r"设计[年日]产[^，。；]*$|(?:达产|建成|投运|投用)后[^。；]*$|投产后[^。；]*年[^。；]*$|(?:规划安装|设计安装)[^，。；]*$"
)
_EVERY = re.compile(r"(?:每[年月季周天日]|每\d*[分小]|每个月|每季度)[^，。；]*$")
_CAN_HOLD = re.compile(
    r"(?<![认许])可(?:同时|满足|通航|停靠|容纳|供(?!应)|居住|入住|接待|为$|接收|采集|处理|存储|生产|行驶)"
)
_FUND_AFTER = re.compile(r"(?:[\u4e00-\u9fff]{0,4})基金")
_QUOTA = re.compile(
    r"(?:每[家户个人][^，。；]{0,10}(?:最多|至多|不超过)|单[笔户家][^，。；]{1,10}(?:最高|最多|至多|不超过))[^，。；]{0,6}$"
)
_BY_SHARE = re.compile(r"按(?![期时])[^，。；比较增降率]{2,12}$")
_SETS_OUT = re.compile(r"[，；。]?(?:每年)?(?:遴选|培育|开放|认定|布局|发布|培养)")
_POWER = frozenset(["兆瓦", "千瓦", "万千瓦", "吉瓦", "千伏", "MW", "kV"])
_WORKS = ("特高压", "屋顶", "光伏", "风电", "海上", "机组", "变电", "输电", "分布式", "工程", "项目", "级")
_MEASURES = frozenset(["平方米", "平方公里", "公里", "千米", "米", "公顷", "亩", "兆瓦", "千瓦", "千伏"])
_ATTRIBUTE_UNITS = frozenset(
    ["元", "美元", "港元", "欧元", "人", "岁", "周岁", "吨", "平方米", "年", "千瓦", "兆瓦", "平方公里", "公里", "人次"]
)
_DONE = re.compile(r"(?:遴选|认定|评选|培育|建成|公布|确定|支持)了$")
_HARD_DATE = re.compile(r"\d年|今年|全年[^，。；]{0,12}力争|年内|明年|\d月")


def speaking(passage: Passage, found: Sequence[Part], taken: Sequence[Fact]) -> tuple[Part, ...]:
    """Return the parts whose quantities claim something: no conditions, sizes, prices, lengths of time or counts of points.

    `taken` are provisions that quantities already belong to.
    """
    text = passage.text
    granted = Cover((t.start, t.end) for t in taken)
    kept: list[Part] = []
    for at, part in enumerate(found):
        q = part.quantity
        if (
            granted.holds(q.number_start)
            and not (_SETS_OUT.match(text, part.clause.start) and q.end == part.clause.end)
            and not _DONE.search(text[part.own.start : q.start])
        ) or _claims_nothing(text, part, found, at):
            continue
        if (
            q.amount.unit == "元"
            and q.amount.op in {"<=", ">=", ">"}
            and granted.begins_in(part.sentence.start, q.start)
            and not _HARD_DATE.search(text, max(part.sentence.start, q.start - 30), q.start)
        ):
            continue
        kept.append(part)
    return tuple(kept)


def _claims_nothing(text: str, part: Part, found: Sequence[Part], at: int) -> bool:
    before = text[part.clause.start : part.quantity.number_start]
    if not part.quantity.amount.unit:
        return _can_hold(before)
    return any(silent(text, part, before) for silent in _SILENT) or _is_threshold(text, part, found, at)


def _counts_own_points(text: str, part: Part, before: str) -> bool:
    """Ages, and counts of what the text itself lists or sorts: 提出5项举措, 共8章, 分为3类."""
    q = part.quantity
    unit = q.amount.unit
    if unit in AGES or unit in {"部门", "方面", "大", "届"}:
        return True
    if unit in _COUNTERS and (
        _OWN_POINTS.match(text, q.end)
        or _POINTS_AFTER.match(text, q.end, part.own.end)
        or _MET_FOR.search(before)
        or before.endswith(("明确", "提出", "部署", "列出", "梳理"))
    ):
        return True
    if unit in _COUNTERS and before.endswith("》等"):
        return True
    if _MERGED.match(text, q.end) and not part.role:
        return True
    if unit in {"条", "章"} and re.search(r"(?:共|共有|全文共|\d章)$", before):
        return True
    if unit == "类" and _SORTED_INTO.search(text[part.sentence.start : q.start]):
        return True
    sorted_next = before.startswith(("把", "将")) and _SORTED.match(text, q.end)
    return bool(sorted_next) or (unit in _COUNTERS and _POINTS_BEFORE.search(before) is not None)


_MERGED = re.compile(r"(?:事项|业务|证照|环节)?(?:并到|并为|合并|归并|允许)")  # 3个环节并到一个窗口
_MET_FOR = re.compile(r"(?:听取|审议|审议通过|研究|传达)了?$")
_SORTED_INTO = re.compile(r"分[为成][^，。；]*、[^，。；]*$")
_SORTED = re.compile(r"[^，。；]{0,10}(?:分为|分成)")


def _is_length_of_time(text: str, part: Part, before: str) -> bool:
    """Lengths of time that no one measures: 有效期3年, 时长2小时; but 办理时间3天."""
    if part.quantity.amount.unit not in TIME_UNITS:
        return before.endswith("时长")
    return not (_TIME_TOLD.search(before) or "同比" in before) or before.endswith(("充电", "时长"))


def _is_size(text: str, part: Part, before: str) -> bool:
    """Sizes and properties of a thing, of a plant as it is designed, of what it could do: 占地3亩, 达产后年产2万吨, 可容纳100人."""
    q = part.quantity
    unit = q.amount.unit
    if _AREA_OF_COUNTED.search(before):
        return False
    named = before.replace("占地区", "占本区").replace("价格指数", "指数")
    named = named.replace("价格", "") if unit in {"%", "个百分点"} else named
    if (
        _SIZE_BEFORE.search(named)
        and not _HELD.search(before)
        and not (_REACHED.search(before) and _HARD_DATE.search(text, part.sentence.start, q.start))
    ):
        return True
    if unit in _MEASURES and re.match(r"的[一-鿿]{2}", text[q.end : q.end + 3]) and not part.role:
        return True
    if unit == "平方米" and (
        re.search(r"(?:建|设)有", before) or _AREA.search(before) or text[part.clause.start : q.start].strip() == "面积"
    ):
        return True
    if unit.endswith("/年") and re.match(r"[一-鿿]{2}", text[q.end : q.end + 2]) and not part.role:
        return True
    if unit in _POWER and (
        before.endswith(("±", "功率"))
        or _OF_SUCH_POWER.match(text, q.end) is not None
        or text.startswith(_WORKS, q.end)
        or ("项目" in before and before.endswith("装机") and not _NOW_RUNNING.search(before))
    ):
        return True
    if (unit in _POWER or unit == "兆瓦时") and before.startswith("规模"):
        return True
    return (
        _ONCE_BUILT.search(text, part.sentence.start, q.start) is not None
        or (
            "年产" in before
            and "截至" not in text[part.sentence.start : q.start]
            and _YEARLY.search(before) is not None
        )
        or _can_hold(before)
        or before.strip() in {"年产能", "含", "包含"}
        or "即可" in before
        or (part.role != "" and _SIZE_CHANGES.search(before) is not None)
    )


_OF_SUCH_POWER = re.compile(r"[一-鿿]{1,4}(?:项目|工程|机组|电站|装置)")


_AREA_OF_COUNTED = re.compile(r"已[^，。；]*\d[^，。；]*、(?:建筑|占地)面积$")


def _can_hold(before: str) -> bool:
    return "预计" not in before and _CAN_HOLD.search(before) is not None


_AREA = re.compile(r"^(?!.*(?:全[省市区县国]|累计|新增|完成)).*面积(?:达|为|约)?$")
_NOW_RUNNING = re.compile(r"投产|并网|建成|新增")
_YEARLY = re.compile(r"年产(?![值出业能量])[^，。；、]{0,6}$")


def _is_outlay(text: str, part: Part, before: str) -> bool:
    """What one thing costs, or a fund holds: 总投资46亿元, 某公司投资3亿元建厂, 设立5亿元基金, 首笔贷款."""
    q = part.quantity
    if _OF_PROJECT.search(before) and not _SUMMED.search(text, part.sentence.start, q.start):
        return True
    if text.endswith(("元，占", "元、占"), 0, q.number_start) or before.endswith("出资"):
        return True
    if q.amount.unit == "%":
        return before.strip() == "占" and _BUDGET.search(text, part.sentence.start, part.clause.start) is not None
    if q.amount.unit != "元":
        return False
    return (
        _INVESTS.search(before) is not None
        or (_LAID_OUT.search(before) is not None and text.startswith(("改造", "建设", "打造", "用于", "升级"), q.end))
        or (q.amount.op in _LIMITS and "再贷款" in before)
        or _OF_COST.search(text, part.sentence.start, q.number_start) is not None
        or (before.endswith(("投资", "规模")) and text.startswith("的", q.end))
        or (q.amount.op in {">", ">="} and _OF_THAT_SIZE.match(text, q.end) is not None)
        or (before.endswith("设立") and _FUND_AFTER.match(text, q.end) is not None)
        or (before.endswith(("规模为", "规模达")) and _FUND_LATER.match(text, q.end) is not None)
        or _OF_POOL.search(text, part.sentence.start, q.start) is not None
        or before.endswith(("首期", "发放首笔", "发放首单", "花", "满"))
        or text.startswith("罚款", q.end)
    )


_OF_COST = re.compile(r"项目总投资[\d.]+[万亿]*元，其中[^，。；\d]*$")
_LAID_OUT = re.compile(r"^(?!.*(?:累计|已|共)).*投入$")
_INVESTS = re.compile(r"(?:公司|集团|企业|厂)(?:增资|投资)$")
_OF_THAT_SIZE = re.compile(r"(?:项目|企业|订单|合同)[^，。；\d]{0,4}\d")
_FUND_LATER = re.compile(r"的[^，。；]{0,24}基金")
_OF_POOL = re.compile(r"(?:资金池|基金)，[^，。；]*规模[^，。；]{0,6}$")


def _is_price(text: str, part: Part, before: str) -> bool:
    """Prices, discounts and shares of a bargain: 票价60元, 9折, 按0.8%收取, 投资收益的60%可让渡."""
    q = part.quantity
    unit = q.amount.unit
    average = unit.startswith("元/") and "均价" in before
    if unit.startswith("元") and not average and (unit.startswith("元/") or _PER_UNIT_PRICE.search(before)):
        return True
    if unit == "元" and (text.startswith("起", q.end) or _OFF.search(before)):
        return True
    if before.endswith(("便宜", "优惠", "市场价的")):
        return True
    if _RATE_OF_FEE.search(before) and not _AIMED_AT.search(before):
        return True
    if unit == "%" and _BEARS.search(before):
        return True
    if unit == "个基点" and q.amount.op == "range":
        return True
    if unit == "折" or unit in {"公里/小时", "km/h"}:
        return True
    if unit == "%" and (text.startswith(("可", "收取"), q.end) or _BY_SHARE.search(before)):
        return True
    return _CHEAPER_LOAN.search(before) is not None


_OFF = re.compile(r"满[\d.]+万?元[减返送]$")
_RATE_OF_FEE = re.compile(r"保费率[^，。；]{0,8}$")
_AIMED_AT = re.compile(r"保持|力争|确保|控制")
_BEARS = re.compile(r"(?:承担|自担|负担|分担|代偿)$")
_CHEAPER_LOAN = re.compile(r"(?:[利费]率比|比市场价)[^，。；]*低$")


def _is_rule(text: str, part: Part, before: str) -> bool:
    """What a rule or a standard asks, quotas, and conditions of a grant: 每家最多6个展位, 规定能效不低于62%, 每招用1人."""
    q = part.quantity
    return (
        _QUOTA.search(before) is not None
        or _ONE_IN.search(before) is not None
        or before.startswith("规定")
        or (q.amount.op in _LIMITS and _RULED.search(text, part.sentence.start, q.number_start) is not None)
        or (q.amount.op == "<=" and before.endswith(("总数的", "总量的", "总额的")))
        or text.startswith(("不变的基础上", "的基础上"), q.end)
        or (before.startswith("由") and _CHANGES.search(before) is None)
        or (part.role != "" and q.amount.op == "<=" and "等奖" in before)
        or text.startswith(("奖励", "补助", "补贴", "自筹", "自担", "自付"), q.end)
        or (q.amount.value == 1 and _FOR_EACH.search(before) is not None)
        or text.endswith("每", 0, q.number_start)
        or (q.amount.unit == "次" and not part.role and _EVERY.search(before) is not None)
    )


_RULED = re.compile(r"规定(?![：动])[^。；]*$")
_ONE_IN = re.compile(r"每\d+[\u4e00-\u9fff]{1,2}[^，。；]*就有$")
_CHANGES = re.compile(r"[到至降升增减缩提]")
_FOR_EACH = re.compile(r"每[\u4e00-\u9fff]{1,3}$")
_SILENT = (_counts_own_points, _is_length_of_time, _is_size, _is_outlay, _is_price, _is_rule)


_OF_EACH = re.compile(r"(?:企业|公司|单位)?(?:增幅|增速|营收|产值|利润|营业收入)")
_SHARE_THAT = re.compile(r"的[^，。；]{2,24}?(?:达到|实现|完成|建成|接入|纳入|开展|通过|使用|覆盖|配备)")
_LIMITS = frozenset([">", ">=", "<", "<="])
_OF_THOSE = re.compile(
    r"的(?:小微|中小微?|规上|民营|外资|科技型|制造业|生产|建设|工业)?(?:企业|单位|项目|个人|家庭|用户|机构|园区|平台|团队|人员|居民|职工|农户|商户|产品|品种|车辆|船舶|货物|商品|设备|房屋|场所)"
)


def _is_threshold(text: str, part: Part, found: Sequence[Part], at: int) -> bool:
    """Whether a quantity only says which things another one counts: 投资500万元以上技改项目1.2万个."""
    q = part.quantity
    unit = q.amount.unit
    after = found[at + 1].quantity if at + 1 < len(found) else None
    at_once = re.fullmatch(r"[\s，。]*(?:已|目前|全[省市区县])*有?", text[part.clause.start : q.start])
    counted = after is not None and after.start < part.clause.end and not JOINT.search(text, q.end, after.start)
    if (
        counted
        and unit == "%"
        and re.match(r"[^，。；的\d]{2,8}的[^，。；\d]+$", text[q.end : after.start if after else q.end])
    ):
        return True
    before = found[at - 1].quantity if at else None
    if (
        before is not None
        and before.end > part.clause.start
        and q.amount.op in _LIMITS
        and _OF_EACH.fullmatch(text, before.end, q.start)
    ):
        return True
    if (
        after is not None
        and q.amount.op in _LIMITS
        and text[q.end : q.end + 1] == "、"
        and after.amount.op in _LIMITS
        and _OF_THOSE.match(text, after.end)
    ):
        return True
    if unit == "%" and at_once and _SHARE_THAT.match(text, q.end, part.clause.end):
        return False
    if q.amount.op in _LIMITS and _OF_THOSE.match(text, q.end) and not part.role:
        return True
    if q.amount.op in _LIMITS and (
        text.startswith("的，", q.end) or (text.startswith("的", q.end) and text.startswith("对", part.own.start))
    ):
        return True
    if counted and q.amount.op in _LIMITS and text.startswith("的", q.end) and not part.role:
        return True
    after_number = (
        q.start == q.number_start
        and not text[q.number_start : q.end].rstrip().endswith(("多", "余"))
        and "多" not in q.quote
        and "余" not in q.quote
    )
    if unit == "%" and _SHARE_THAT.match(text, q.end, part.clause.end):
        return False
    if (
        (q.amount.op in _LIMITS or q.amount.op == "range")
        and after_number
        and text[q.end : q.end + 1] not in "，。；、）”和与及\n"
    ):
        follows = text[q.end : q.end + 12]
        if counted:
            return not part.role
        if (
            unit in _ATTRIBUTE_UNITS
            and re.match(r"(?!的)[\u4e00-\u9fff]{2}", follows)
            and not re.match(r"资金|贷款|投资|信贷|收入|授信", follows)
        ):
            return True
        if (
            re.match(r"的[\u4e00-\u9fff]", follows)
            and unit in {"元", "%", "年", "人", "吨", "平方米"}
            and not re.match(r"的(?:报告|目标)", follows)
        ):
            return True
    return False
