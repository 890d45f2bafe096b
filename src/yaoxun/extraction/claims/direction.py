"""Which way a quantity looks: ahead where it is aimed at, back where it is observed, neither where it claims nothing."""

import datetime as dt
import re

from yaoxun.extraction.claims.frame import Frame
from yaoxun.extraction.claims.parts import TIME_UNITS, Part
from yaoxun.extraction.claims.times import Mark
from yaoxun.extraction.fact import Amount
from yaoxun.lexicon.words import branches, classes, pattern
from yaoxun.text.calendar import Days

_WORDS = classes("claims.txt")
_AHEAD = re.compile(
    rf"(?<!已){pattern(_WORDS['ahead'])}|(?<![近去\d])[一二两三四五1-9]年内(?![的注成])|目标(?=约?\d)|(?:未来|今后)[一二两三四五1-9]年|(?<![主重需只简摘纪])要(?![求素点闻件道领旨])"
    r"|将(?![^，。；]{1,24}?(?:细分|划分|分|纳入|作为|转化|列入|整合|归集|归并|合并|下放)[为成入])"
    r"|(?<!行动)(?<![年划项作展养业育”])计划(?![》”、和，的]|累计)"
)
# It is tried over and over on what stands around each figure: every branch begins with a character to skip to.
_BACK = re.compile(rf"{branches(_WORDS['back'], after='(?<![由从]现有)(?![率量])')}|了(?<![为罢除]了)(?![解望然])")
_ACHIEVES = re.compile(rf"{pattern(_WORDS['verb'])}|{pattern(_WORDS['achieve'])}")
_SIGNED = re.compile(r"(?:签约|签订|开工|落地)[^。；]*投资(?:总?额|规模)?(?:预计|约|将)?[^，。；]{0,4}$")
_MEANS_TO = re.compile(r"计划(?!总?投资)|力争")
_TOLD_AS_SEEN = re.compile(r"(?:通报|统计|显示|摸底|核查)，$")
_FIRST_OF_ALL = re.compile(r"首[批期]")
_WILL_AFTER = re.compile(r"[^，。；：“]{0,16}?(?<!即)将(?:全部)?(?:[免实达建投成迁接入纳升按完于在]|不再)")
_SCOPE = re.compile(r"(?:由(?![^，。；]*[到至])|对|以|从|立足|围绕|面向|聚焦|涉及|按照|可在|包括|聚力|集成实施)")
_SCOPE_BEFORE = re.compile(
    r"(?:以(?!上|下|来|内|外)|对(?!外|接|[^，。；]{1,6}(?:出口|进口|贸易|投资))|立足|围绕|面向|聚焦|可在|预约(?!率)|在全[省市区县](?=$))[^，。；：]{0,6}$"
)
_FORETELLS = "(?:预测|预计|认为|估计|判断|建议)"
_FORETOLD = re.compile(_FORETELLS)  # searched first: fast, and mostly in vain
_FORECAST = re.compile(
    r"(?:机构|专家|业内(?:人士)?|分析师|学者|市场|报告|协会|券商|研究[院所部员]|研究中心|证券|咨询|智库|教授|学会|联合会|[\u4e00-\u9fff]联|基金组织|世界银行)(?:普遍|最新)?"
    rf"{_FORETELLS}"
)
_OPTIONAL = re.compile(r"(?:可申请|可按|可将|可选择|可凭|允许)[^，。；]*$")
_TOWARDS_TRADE = re.compile(r"对外|对[^，。；]{1,10}(?:进出口|出口|进口|贸易|投资|贡献|依存|满意)")
_NAMED_AIM = re.compile(r"[^。！？\n]{0,60}?等[^，。]{0,8}(?:目标|指标)")
_FIRST_BATCH = re.compile(r"首批(?:接入|入驻|纳入|覆盖)")
_TOOK_PART = re.compile(r"[一-鿿]{1,8}?(?:参与|参加|受益|入选|入围|参展|承保|与会)(?:[，。；]|试点)")
_YEARS_SUMMED = re.compile(r"[一二两三四五1-9]年累计")
_PLANNED = re.compile(r"(?:方案|规划|计划|意见)(?:明确|提出)")
_HAS = re.compile(r"拥有|共有")
_DAILY = re.compile(r"日均|单日")
_COMPARES = re.compile(r"(?:较|比)[^，。；]*[低高]$")
_SOME_YEARS = re.compile(r"[一二两三四五1-9]年")
_DOES = re.compile(rf"{_AHEAD.pattern}|{_ACHIEVES.pattern}|目标|任务|以上|不低于|不少于")
_SUMMED_NEXT = re.compile(r"，?(?:累计|目前)(?!要|将)")
_STANDS = re.compile(r"(?:超|达|有|为|是|共|注册|用户|存量|保有量)$")
_DONE = re.compile(r"已(?!获)|截至|目前|了|数据显示|通报")
_HELD = re.compile(r"保持|控制|力争|降[到至]|确保")
_STATES = re.compile(r"(?:有|为|是|共|计)$|纳入|入选")


def direction_of(
    text: str,
    part: Part,
    days: Days | None,
    mark: Mark | None,
    before: tuple[Part, int] | None,
    whole: Frame,
    anchor: dt.date | None,
    *,
    in_item: bool,
) -> int:
    """Which way a claim looks: by its own words, its date, the claim before it in the sentence, the sentence, the article."""
    q = part.quantity
    if part.role == "from":
        return -1
    if _FORETOLD.search(text, part.sentence.start, q.start) and _FORECAST.search(text, part.sentence.start, q.start):
        return 0
    if _OPTIONAL.search(text, part.clause.start, q.start):
        return 0
    if text.startswith("对", part.own.start) and _TOWARDS_TRADE.match(text, part.own.start) is None and not part.role:
        return 0
    if not part.role and _SCOPE_BEFORE.search(text, part.clause.start, q.start):
        return 0
    if q.amount.unit == "元" and of_budget(text, part):
        return -1
    if _SIGNED.search(text, part.sentence.start, q.start) and not _MEANS_TO.search(text, part.clause.start, q.start):
        return -1
    own = (part.clause.start if part.role == "to" else part.own.start, q.end)
    if _FIRST_OF_ALL.search(text, q.end, part.clause.end):
        return -1
    if _WILL_AFTER.match(text, q.end, part.clause.end) and _last(_BACK, text, *own) < 0:
        return 1
    if (
        _CUT_TO.search(text[part.own.start : q.start])
        and _PROCEDURE.search(text, part.clause.start, q.start)
        and not _DONE.search(text, part.clause.start, q.start)
    ):
        return 1
    if part.role == "to" and _PROCEDURE.search(text, part.clause.start, q.start) and _last(_BACK, text, *own) < 0:
        return (
            1
            if q.amount.unit in TIME_UNITS and days is None and "平均" not in text[part.clause.start : q.start]
            else _way_of_change(text, part, days, whole, anchor, in_item)
        )
    if part.role == "to" and _last(_BACK, text, *own) < 0:
        return _way_of_change(text, part, days, whole, anchor, in_item)
    first_batch = _FIRST_BATCH.search(text, part.clause.start, q.start) and (
        days is None or anchor is None or days.last <= anchor
    )
    daily = _DAILY.search(text, part.clause.start, q.start)
    if (first_batch or daily or _SUMMED_NEXT.match(text, part.clause.end)) and not _AHEAD.search(
        text, part.sentence.start, q.start
    ):
        return -1
    if (
        (days is None or anchor is None or days.first <= anchor)
        and _TOLD_AS_SEEN.search(text, part.sentence.start, part.clause.start)
        and _last(_AHEAD, text, *own) < 0
    ):
        return -1
    if (
        days is not None
        and anchor is not None
        and days.last > anchor
        and mark is not None
        and mark.start >= part.clause.start
        and not _DONE.search(text, part.clause.start, q.end)
        and not (
            days.first <= anchor
            and (
                _is_measured(q.amount)
                or _STATES.search(text[own[0] : q.start])
                or not _DOES.search(text, part.sentence.start, q.end)
            )
        )
    ):
        return 1
    future, past = _last(_AHEAD, text, *own), _last(_BACK, text, *own)
    due = days is not None and anchor is not None and days.last > anchor
    if past >= 0 and due and mark is not None and mark.start >= part.sentence.start and _HAS.match(text, past):
        past = -1  # 到2025年，每千人拥有床位8张
    if past != future and not (past > future and _NAMED_AIM.match(text, q.end, part.sentence.end)):
        return 1 if future > past else -1
    if _NAMED_AIM.match(text, q.end, part.sentence.end) and past >= 0:
        return 1
    same = before is not None and before[0].sentence.start == part.sentence.start
    since = before[0].quantity.end if same and before else part.sentence.start
    fresh = mark is not None and before is not None and mark.start > before[0].quantity.start
    if (
        days is not None
        and anchor is not None
        and (fresh or not (same and before and before[1] < 0 and days.last > anchor))
    ):
        if (
            days.first <= anchor < days.last
            and days.first != days.last
            and (_STATES.search(text[own[0] : q.start]) or _is_measured(q.amount))
            and (not q.amount.unit or not _AHEAD.search(text, part.sentence.start, q.start))
        ):
            return -1
        return 1 if days.last > anchor else -1
    if q.amount.op == ">=" and _SOME_YEARS.fullmatch(text, part.own.start, q.start):
        return 1
    if _COMPARES.search(text[part.own.start : q.start]) and not _AHEAD.search(text, part.sentence.start, q.start):
        return -1
    yearly = _YEARLY.search(text, part.own.start, q.start)
    if yearly and q.amount.op == "<=":
        return 0
    if yearly:
        return -1 if yearly["too"] else 1
    if (
        q.amount.op == "<="
        and q.amount.unit == "%"
        and (days is None or mark is None or mark.start < part.clause.start)
        and not _HELD.search(text, part.clause.start, q.start)
    ):
        return 0
    cut = same and before and before[1] > 0 and days is None and _CUT_BY.search(text, part.own.start, q.start)
    if cut and q.amount.unit == "%" and not looks_ahead(text, part.sentence.start, part.own.start):
        return -1
    if same and before:
        return -1 if before[1] > 0 and _is_measured(q.amount) and _last(_AHEAD, text, since, q.start) < 0 else before[1]
    future, past = _last(_AHEAD, text, since, q.start), _last(_BACK, text, since, q.start)
    if past != future:
        return 1 if future > past else -1
    said = text[part.own.start : q.start]
    if _TOOK_PART.match(text, q.end) and not _SCOPE.match(said):
        return -1
    if _YEARS_SUMMED.search(said) and (whole.ahead > 0 or _PLANNED.search(text, part.sentence.start, part.own.start)):
        return 1
    if "累计" in said and q.amount.op not in {">=", "<="}:
        return -1
    if q.start < whole.since:
        return -1
    if whole.ahead == 0:
        return 0 if q.amount.op in {">=", "<=", "range", "<"} or (in_item and not _is_measured(q.amount)) else -1
    if whole.ahead > 0 and (_is_measured(q.amount) or re.search(r"[余多]", q.quote)):
        return -1
    if whole.ahead > 0:
        scope = _SCOPE.match(said.lstrip("“ ")) is not None
        aims = _ACHIEVES.search(said) or _BRINGS_TO.search(said)
        stands = not in_item and said.endswith("达")
        return 0 if scope else 1 if aims and not stands else -1 if _STANDS.search(said) else 0
    if in_item and ((q.amount.op == ">=" and _ACHIEVES.match(said)) or _BRINGS_TO.search(said)):
        return 1
    return 0 if _SCOPE.match(said.lstrip("“ ")) else -1


_BRINGS_TO = re.compile(r"(?:提高|提升|增加|扩大|扩容|降低|压缩|缩短|减少|增|扩|降|压|减|缩)[到至]$")
_YEARLY = re.compile(r"(?P<too>[还都均])?每年(?!累计|平均)[^，。；]*$")  # 还每年培训: what it does anyway


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether a word that looks ahead stands in a stretch."""
    return _AHEAD.search(text, start, end) is not None


_PROCEDURE = re.compile(r"时限|办理|审批|办结|开办|通关|流程|时长|审评|核查|申请材料|申报材料|环节|跑动")
_CUT_TO = re.compile(r"(?:压缩|缩短|压减|精简|减少|缩减|减|缩|降)(?:到|至|为)$")
_CUT_BY = re.compile(r"(?:较|比)[^，。；]*(?:压缩|压减|精简|缩短|减少|提速)$")  # 时限压缩至5天，较法定压缩80%
_CHANGE_WORDS = re.compile(r"[提增降减压缩升扩][升高加到至减缩短少大低]*[到至]")


def _way_of_change(
    text: str, part: Part, days: Days | None, whole: Frame, anchor: dt.date | None, in_item: bool
) -> int:
    """Which way 由X提高到Y looks: by a date, by words ahead other than the change itself, else as the article does."""
    said = _CHANGE_WORDS.sub("", text[part.clause.start : part.quantity.start])
    if _AHEAD.search(said):
        return 1
    if days is not None and anchor is not None:
        return 1 if days.last > anchor else -1
    if "平均" in said:
        return -1
    led = _CHANGE_WORDS.sub("", text[part.sentence.start : part.quantity.start])
    if not _AHEAD.search(led) and (_BACK.search(led) or "累计" in led or _DAILY.search(led)):
        return -1
    if _AHEAD.search(led) or in_item:
        return 1
    return 1 if whole.ahead > 0 and part.quantity.start >= whole.since else -1


def _is_measured(amount: Amount) -> bool:
    """Whether a number is too exact to be aimed at: 8.3%, 175 — no round one, whose last digit is 0 or 5."""
    value = amount.value or 0
    if amount.op != "=":
        return False
    return value % 1 != 0 if amount.unit == "%" else value > 100 and value % 5 != 0


_SPLIT = re.compile(r"(?:资金|经费|预算|安排[^，。；]{0,12}元)[^，。；]{0,8}，其中|，占[\d.]+%")


def of_budget(text: str, part: Part) -> bool:
    """Whether an amount is the total or a part of a budget that the sentence splits up."""
    said = text[part.clause.start : part.quantity.start]
    if text.startswith("，占", part.clause.end) and "资金" in said:
        return True
    if _SPENT_ON.match(text, part.quantity.end, part.clause.end):
        return True
    split = _SPLIT.search(text, part.sentence.start, part.sentence.end)
    return (
        split is not None
        and "其中" in split.group()
        and len(re.findall(r"\d[万亿]*元", text[split.end() : part.sentence.end])) > 1
    )


_SPENT_ON = re.compile(r"[^，。；]{0,8}(?:资金|经费)将?(?:全部|集中|主要|重点)?用于")


def _last(form: re.Pattern[str], text: str, start: int, end: int) -> int:
    at = -1
    for m in form.finditer(text, start, end):
        at = m.start()
    return at
