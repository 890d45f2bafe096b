"""What an incentive is given by: award, subsidy, loan, tax cut …, told by the word nearest to its amount."""

import re

from yaoxun.extraction.claims import Part
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span

_WORDS = classes("incentives.txt")
_INSTRUMENTS = tuple((name, re.compile(pattern(_WORDS[name]))) for name in (
    "interest", "guarantee", "insurance", "rent", "tax", "matching", "fund", "loan", "award", "subsidy"))  # fmt: skip
_SET_ASIDE = re.compile(r"(?:安排|下达|拿出|统筹|设立|切块|筹集|投入|出资|发放[^，。；]{0,10}券”?)[^，。；]{0,16}$")
_LARGE_FUND = 10**7
_RIGHT_AFTER = (
    ("guarantee", re.compile(r"(?:的)?(?:融资|信用|贷款)?担保(?!费|贷款|基金)")),
    ("subsidy", re.compile(r"(?:的)?[\u4e00-\u9fff]{0,4}(?:启动资金|资金支持)")),
    ("fund", re.compile(r"(?:的)?(?:股权投资|创业投资|基金支持)")),
    ("guarantee", re.compile(r"(?:比例)?的?风险(?:分担|补偿|$)")),
    ("insurance", re.compile(r"(?:的)?(?:风险|保险)保障")),
    ("tax", re.compile(r"(?:的)?免税")),
    ("loan", re.compile(r"(?:的)?[^，。；]{0,8}(?:贷款|授信)(?!利息|贴息|担保|额?贴)")),
)
_CHEAPER = re.compile(r"费[^，。；]{0,6}(?:下浮|优惠|减收|减免)")
_OF_LOANS = re.compile(r"利率|LPR|贷|税|租|场地费|工位费|补贴|补助|奖")
_RENT_LOWERED = re.compile(
    r"免[收除]?\d+个月[^，。；]{0,4}(?:租金|房租|场地费|工位费)|(?:租金|房租|场租|场地费|工位费)[^，。；]{0,30}(?:减免|免收|免除|减半|返还|减收|免)|(?:租金|房租|场租)补[贴助]|免租"
)
_CREDIT_LINE = re.compile(r"贷”?[^，。；]{0,8}额度")
_TAX_RETURNED = re.compile(r"(?:税|留成)[^。；]{0,30}返还")
_PREMIUM = re.compile(r"(?<![担社医])保费|(?<=[承负分]担)保费")
_RISK_SHARED = re.compile(r"(?:风险补偿|不良贷款|代偿|贷款本金)[^。；]{0,24}承担")
_TENANT = re.compile(r"(?:租用|承租|租赁)[^，。；]{0,10}(?:用房|厂房|房屋|场地|办公|楼宇|写字楼|商铺)[^。；]*租金")
_LOSS = re.compile(r"(?:本金|贷款|投资|发生|造成)损失|风险补偿(?!金|资金)")
_BEARS_LOSS = re.compile(
    r"(?:^|[，。；、对由])[^，。；由]{0,4}(?:银行|社会资本|投资机构|投资人|创投机构)(?![^，。；]{0,6}(?:承担|负担|分担|推出))"
)
_LEND = re.compile(r"(?:信贷(?=额度|规模|资金|支持)|转贷)(?!基金)[^，。；]{0,6}$")
_NEXT_YEARS = re.compile(r"[，、]?(?:后|第)[一二两三四五六七八九十\d至到-]+年[^，。；]{0,6}$")
_FOR_TENANTS = re.compile(r"租房补贴|租赁补贴|租房和生活补贴")
_SUPPORTED = re.compile(r"(?:租房|租金|房租|保费|贷款|担保费?|税收|纳税|利息)[^，。；]{0,8}(?:补贴|补助|奖励|奖)")
_LOWERED = re.compile(r"减免|免收|减按|减半|减收|减征")


_OTHER_RENT = re.compile(r"、[^，。；、\d]{0,8}(?:租金|房租|减免)")


_HEADING = re.compile(r"(?:资助|补助|补贴|奖励|奖补|支持)标准(?=为|按|是|：)")


def _own_end(text: str, part: Part) -> int:
    """Where what is said of an amount ends: its clause, or the next amount that 、 adds (补助15万元、租金减免50%)."""
    m = _OTHER_RENT.search(text, part.quantity.end, part.clause.end)
    return m.start() if m else part.clause.end


def instrument(text: str, part: Part, span: Span, floor: int, earlier: str, head: str) -> str:
    """Return the instrument named nearest to the amount.

    It is looked for right after it, in its clause, since `floor`, where what was granted before ends, in the grant before it
    (`earlier`), in its group and in the `head` of its column.
    """
    q = part.quantity
    if (
        q.amount.unit == "元"
        and _SET_ASIDE.search(text, part.clause.start, q.start)
        and (q.amount.value or 0) >= _LARGE_FUND
        and not _LEND.search(text, part.clause.start, q.number_start)
    ):
        return "fund"
    own_end = _own_end(text, part)
    near = text[part.clause.start : own_end]
    if q.amount.unit == "折" or (_CHEAPER.search(near) and not _OF_LOANS.search(near)):
        return "other"
    if _RENT_LOWERED.search(near) and not _FOR_TENANTS.search(near):
        return "rent"
    if _TENANT.search(text, max(span.start, text.rfind("，对", span.start, q.start)), q.end):
        return "rent"
    if earlier and text.startswith("执行", q.end):
        return earlier
    if earlier and _NEXT_YEARS.match(text[part.clause.start : q.number_start]):
        return earlier
    if _LOSS.search(text, max(span.start, floor), own_end) and _BEARS_LOSS.search(
        text, max(span.start, floor), q.start
    ):
        return "other"  # made good to who lends or invests; to who borrows it is a guarantee
    if "承担" in near and _RISK_SHARED.search(text, part.sentence.start, q.end):
        return "guarantee"
    if _TAX_RETURNED.search(text, span.start, part.clause.end):
        return "tax"
    if _PREMIUM.search(near):
        return "insurance"
    for name, form in _RIGHT_AFTER:
        if form.match(text, q.end, part.clause.end):
            return name
    if _CREDIT_LINE.search(near) or _LEND.search(text, part.clause.start, q.number_start):
        return "loan"
    after = text[q.end : min(own_end, q.end + 14)]
    own = _HEADING.sub("", text[max(floor, part.clause.start - 60) : own_end])
    lead = text[max(span.start, part.clause.start - 40) : part.clause.end]
    return (
        _named(after)
        or _named(_HEADING.sub("", near))
        or _named(own)
        or ("loan" if "贷”" in own else "")
        or earlier
        or _named(lead)
        or _named(text[span.start : span.end])
        or _named(head)
        or "other"
    )


def _named(where: str) -> str:
    return next((name for name, form in _INSTRUMENTS if form.search(where) and not _is_supported(name, where)), "")


def _is_supported(name: str, where: str) -> bool:
    """Whether a word that names an instrument only says what is supported: 租房补贴 is a subsidy, 保费补贴 too."""
    if name in {"rent", "insurance", "tax", "loan", "guarantee"}:
        return _SUPPORTED.search(where) is not None and not _LOWERED.search(where)
    return name == "award" and re.search(r"以奖代补", where) is not None and re.search(r"补贴|补助", where) is not None
