"""How an incentive is made of an amount, the words of granting around it, who qualifies, and the bound that follows."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import ClassVar

from yaoxun.extraction.claims import Part
from yaoxun.extraction.fact import Amount, Fact, Finding
from yaoxun.extraction.incentives.instruments import instrument
from yaoxun.extraction.incentives.recipients import Before, Recipient, recipient
from yaoxun.extraction.incentives.tables import Row, rows
from yaoxun.extraction.incentives.tiers import bounded_of, shared_out
from yaoxun.extraction.passage import Passage
from yaoxun.extraction.quantities import Quantity
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentive(Fact):
    """Support granted to those who qualify: an amount or rate, of `base`, at most `cap` (in `cap_unit`)."""

    kind: ClassVar[str] = "incentive"

    instrument: str
    recipient: str
    amount: Amount
    base: str | None
    cap: Amount | None
    number_start: int

    def further(self) -> dict[str, object]:
        """Instrument, who qualifies, amount, base and bound."""
        return {
            "instrument": self.instrument,
            "for": self.recipient,
            **self.amount.further(),
            "base": self.base,
            "cap": self.cap.value if self.cap else None,
            "cap_unit": self.cap.unit if self.cap else None,
        }


_WORDS = classes("incentives.txt")
_GIVE = re.compile(pattern(_WORDS["give"]))
_GIVEN = re.compile(pattern(_WORDS["given"]))
_UNITS = frozenset(_WORDS["amount_unit"])
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]+[是要、]|（[一二三四五六七八九十\d]{1,2}）|第[一二三四五六七八九十]+[，、]|[①-⑩]|\d{1,2}[.．、])"
)
_RENT_FREE = re.compile(
    r"(?:免|减免|免收|免除|减收)[^，。；]{0,4}\d+个月[^，。；]{0,6}(?:租金|房租|场地费|工位费)|再免\d+个月|\d+个月免租|免租\d+个月|免(?:收|除)?前?\d+年[^，。；]{0,6}(?:租金|房租)|(?:租金|房租|场地费|工位费)[^，。；]{0,6}(?:(?:免|减免|免收)\d+个月|\d+个月(?:免|全免))"
)
_GROUP_END = re.compile(r"[。；;！？\n]")
_OWN_FACT = re.compile(
    r"(?:以上|上述|各项)(?:奖励|补助|补贴|资助|资金)|(?:全年|年度)?(?:补助|补贴|奖励|资金)?总额控制|全年补助总额"
)


def find(passage: Passage, parts: Sequence[Part]) -> tuple[Incentive, ...]:
    """Return the incentives of a passage, in order."""
    if not parts:
        return ()
    text = passage.text
    made: list[Incentive] = []
    split = text.count("占") > 1 and len(_SPLIT.findall(text)) > 1
    table = rows(passage)
    groups: dict[int, list[Part]] = {}
    ends = passage.outside_names([m.start() for m in _GROUP_END.finditer(text)])
    for part in parts:
        groups.setdefault(bisect_left(ends, part.quantity.start), []).append(part)
    last: Incentive | None = None
    fresh = [at for at, end in enumerate([-1, *ends]) if text[end : end + 1] == "\n" or _ITEM.match(text, end + 1)]
    seen = -1
    for at, group in groups.items():
        start = ends[at - 1] + 1 if at else 0
        end = ends[at] if at < len(ends) else len(text)
        if bisect_right(fresh, at) > bisect_right(fresh, seen):
            last = None  # another paragraph or item speaks of others
        seen = at
        found = _of_group(passage, group, Span(start, end), last, table.get(start))
        made += _shared_out(text, found)
        last = found[-1] if found else last
    made = [i for i in made if i.amount.op != ">" or i.instrument not in _NEVER_ABOVE]
    return tuple(
        i for i in made if i.instrument != "fund" or not (split or _SPLIT_BELOW.match(text, i.end, i.end + _REACH))
    )


_FINANCING = frozenset(["loan", "guarantee", "interest"])


def _shared_out(text: str, found: Sequence[Incentive]) -> Iterator[Incentive]:
    """Some incentives, with who qualifies for each of those that 、 joins, where as many were named as there are amounts."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _joined(text, found[end - 1], found[end]):
            end += 1
        if end - at > 1:
            names = shared_out(found[at].recipient, end - at)
            yield from (replace(i, recipient=name) for i, name in zip(found[at:end], names, strict=True))
        else:
            yield found[at]
        at = end


def _joined(text: str, one: Incentive, other: Incentive) -> bool:
    return (
        one.recipient == other.recipient
        and _ONE_NUMBER.fullmatch(text, one.number_start, other.number_start) is not None
    )


_ONE_NUMBER = re.compile(r"[\d.]+[^，。；\d]{1,12}[、和](?:最高|不超过)?")
_NEVER_ABOVE = frozenset(["insurance", "loan", "guarantee"])
_SPLIT = re.compile(r"\d[万亿]*元[，、]占[\d.]+%")
_SPLIT_BELOW = re.compile(r"[^，。；]{0,10}，其中[^。；]*\d[万亿]*元、")


_REACH = 400  # characters of a sentence before or after an amount, more than there are
_TIERS = 20  # amounts that one bound may follow, more than there are


def _of_group(
    passage: Passage, group: Sequence[Part], span: Span, last: Incentive | None, row: Row | None
) -> list[Incentive]:
    """The incentives of what stands between two of 。；: amounts in order, each with the bounds that follow it."""
    text = passage.text
    if _GIVEN.search(text, span.start, span.end) and not _GRANTED.search(text, span.start, span.end):
        return []
    if _PAID.search(text, span.start, span.end):
        return []
    tier = _next_tier(text, group[0], last, span.start)
    if row is None and not (tier or _GIVE.search(text, span.start, span.end) or _of_line(text, group[0], span.start)):
        return _in_all(text, group, span, last)
    made: list[Incentive] = []
    open_rates: list[int] = []
    floor = span.start
    for at, part in enumerate(group):
        q = part.quantity
        near = Span(max(span.start, q.start - _REACH), min(span.end, q.end + _REACH))
        if (
            q.amount.unit not in _UNITS
            and not q.amount.unit.startswith("元/")
            and not _RENT_FREE.search(text, part.clause.start, part.clause.end)
        ) or part.role == "from":
            floor = max(floor, _past_claim(text, part))
            continue
        if _is_condition(text, part, group[at + 1] if at + 1 < len(group) else None):
            continue
        if open_rates and _is_cap(text, part, made[open_rates[-1]]) and not _bounds_all(text, part, made):
            bounded = open_rates
            if _FOR_ALL.search(text, part.clause.start, q.number_start):
                bounded = [k for k in range(max(0, len(made) - _TIERS), len(made)) if made[k].cap is None]
            for k in bounded:
                made[k] = _with_cap(made[k], q)
            floor = max(floor, q.end)
            continue
        if (
            made
            and text.startswith("其中", part.clause.start)
            and not _MORE_FOR_SOME.search(text, part.clause.start, q.start)
        ):
            continue
        coordinated = (
            bool(made)
            and made[-1].number_start == group[at - 1].quantity.number_start
            and _coordinated(text, group[at - 1].quantity, q)
        )
        in_cell = row is not None and row.grant.start <= q.start < row.grant.end
        next_tier = tier and at == 0
        if not (coordinated or in_cell or next_tier or _granted(text, part, near.start, follows=bool(made))):
            floor = max(floor, part.clause.end if part.role == "to" else _past_claim(text, part))
            continue
        if not coordinated:
            open_rates = []
        made.append(
            _incentive(
                passage,
                part,
                near,
                made[-1] if made else last,
                max(floor, near.start),
                coordinated=coordinated,
                same_group=bool(made),
                row=row if in_cell else None,
            )
        )
        open_rates = [*open_rates[-_TIERS:], len(made) - 1]
        floor = max(floor, made[-1].end)
    return made


_FOR_ALL = re.compile(r"均[^，。；]{0,4}$")
_IN_ALL = re.compile(
    r"(?:同一|单个|单家|每家|每个)(?P<who>企业|单位|项目|主体|机构|个人|团队|载体|平台)[^，。；]{0,6}(?:累计|合计|总计|总额)[^，。；\d]{0,6}(?:不超过|最高|最多|不得超过)$"
)


_TIER = re.compile(r"[^，。；]{2,40}(?:的|者)，?(?:每|按)[^，。；\d]{1,6}")


def _next_tier(text: str, part: Part, last: Incentive | None, start: int) -> bool:
    """Whether a group goes on with the tiers of the one before it, without a word of granting: ；老园改造的每亩600元."""
    q = part.quantity
    money = last is not None and last.amount.unit == q.amount.unit == "元" and last.end <= start + 1
    return money and _TIER.fullmatch(text, start, q.number_start) is not None


def _in_all(text: str, group: Sequence[Part], span: Span, last: Incentive | None) -> list[Incentive]:
    """The bound of all that was granted before, said by itself: 同一企业累计不超过50万元."""
    if last is None:
        return []
    for part in group:
        q = part.quantity
        m = _IN_ALL.search(text, max(span.start, q.number_start - 40), q.number_start)
        if m and q.amount.unit == "元":
            found = Finding("bound of what is granted", m.start(), q.end, tuple(f for f in (q.found,) if f))
            return [
                Incentive(
                    text=text,
                    start=m.start(),
                    end=q.end,
                    instrument=last.instrument,
                    recipient=bounded_of(m["who"], last.recipient),
                    amount=q.amount,
                    base=None,
                    cap=None,
                    number_start=q.number_start,
                    found=found,
                )
            ]
    return []


_MORE_FOR_SOME = re.compile(r"(?:另加|再加|再奖|再补|再给|额外|加发)[^，。；]{0,4}$")


_COUNTS = frozenset(["个", "家", "项", "名", "人", "场", "所", "条"])


_PAID = re.compile(
    r"(?:^|[，。；\n])(?:已|去年|累计|截至)[^。；给对]*?(?:发放|兑付|拨付|兑现|减免)[^，。；给对]{0,10}\d[\d.]*[万亿]*元"
)


_FOR_EACH = re.compile(r"每(?![人个家户名亩年月天])[\u4e00-\u9fff]{1,6}$")


def _past_claim(text: str, part: Part) -> int:
    """Where the search for who qualifies may begin after a count that ends its clause and so qualifies nobody."""
    q = part.quantity
    counted = (q.amount.op == "=" or q.amount.unit in _COUNTS) and not _FOR_EACH.search(
        text, part.clause.start, q.start
    )
    return part.clause.end if q.end == part.clause.end and counted else 0


_GRANTED = re.compile(
    r"财政[^，。；\d已]{0,4}下达[^，。；\d]{2,16}(?:资金|经费)|给予|予以|奖励\d|最高|不超过|可享受|可申请|补助\d|补贴\d|按[^，。]{2,20}(?:的|给|补|奖)"
)
_CONDITION = re.compile(
    r"^(?:（含）|\(含\))?(?:及以上|以上|以下|及以下|以内|之间)?(?:的(?![\u4e00-\u9fff]{0,6}(?:补助|补贴|奖励|标准|比例|资助|支持|资金|贷款|创业|额度|授信|财政|税率|利率|优惠|配套|贴息|扶持|经费|专项|算力|培训|保费|担保|保障|补偿|投资)|一次性|租|高|能|功|创)|\s*(?:企业|项目(?!资助|补助|补贴|经费|资金|支持|奖励)|小微|的企业|技改|瓦斯))"
)
_CONDITION_BEFORE = re.compile(
    r"(?:投资额?|投入|注册资本|注册资金|营业收入|营收|年收入|产值|销售额|销售收入|出口额|纳税|税收|金额在|金额达到|达到|超过|满|比例|留用率|上架率|浓度|利用率|估值|市值|研发费用|增加|设备投资|实缴|应纳税所得额|收费标准|固定资产|交易额|规模在|规模达|票价|水平)\s*(?:在|达|达到|超过|不低于|不少于|满|为|不超过|首次突破|突破|首次达到)*$"
)


def _is_condition(text: str, part: Part, after: Part | None) -> bool:
    """Whether a quantity says who qualifies: 年出口额在200万元以上的, 设备投资满300万元的."""
    q = part.quantity
    follows = text[q.end : q.end + 12]
    if re.match(r"的部分(?:予以|给予)?(?:免|减)", follows):
        return False
    if re.match(r"(?:之间)?的(?:额外|再|另)?(?:补贴|奖励|补助|给予|资助)\d", follows):
        return True
    if q.amount.unit in {"%", "‰"} and re.search(
        r"(?:抵扣|减免|补贴|补助|承担)[^，。；]{0,12}$", text[part.clause.start : q.start]
    ):
        return False
    qualified = q.amount.op in {">=", "<=", ">", "<", "range"} or _CONDITION_BEFORE.search(
        text, max(0, q.start - 14), q.start
    )
    if _CONDITION.match(follows) and qualified:
        return True
    between = after is not None and after.quantity.start < part.clause.end
    if between and q.amount.op in {">=", "range"} and _CONDITION_BEFORE.search(text, max(0, q.start - 14), q.start):
        return True
    return follows.startswith("的，") and not re.search(
        r"(?:奖励|补助|补贴|给予)[^，]{0,4}$", text[max(0, q.start - 8) : q.start]
    )


_CAP_BEFORE = re.compile(r"(?:最高|不超过|上限|封顶|至多|最多|限额|不得超过|总额|累计)[^，。；]{0,14}$")


_TOGETHER = re.compile(r"累计|合计|总计|总额")
_GRANTED_UNNUMBERED = re.compile(r"，[^，。；\d]{0,10}(?:减半|全免)，")
_OTHER_FEE = re.compile(r"[^，。；、]{0,8}[费价]")
_OF_ITS_OWN = re.compile(r"的?[^，。；、]{0,6}(?:贷款|担保|授信)")


def _is_cap(text: str, part: Part, primary: Incentive) -> bool:
    """Whether an amount bounds the one before it: a rate of money, or an award for each under a total."""
    q = part.quantity
    same_clause = part.clause.start <= primary.number_start
    if q.amount.unit != "元" or (same_clause and (q.amount.op != "<=" or primary.amount.unit == "元")):
        return False
    if _OWN_FACT.match(text, part.clause.start):
        return False
    if not same_clause and (_OF_ITS_OWN.match(text, q.end) or _OTHER_FEE.match(text, part.clause.start, q.start)):
        return False
    if "可贷" in text[part.clause.start : q.number_start]:
        return False
    if not same_clause and re.search(r"(?:给予|提供)[^，。；]{0,8}$", text[part.clause.start : q.start]):
        return False
    bounded = q.amount.op == "<=" or _CAP_BEFORE.search(text, part.clause.start, q.number_start)
    if not bounded or (not same_clause and text.startswith("对", part.clause.start)):
        return False
    if (
        primary.amount.unit == "元"
        and primary.amount.op == "<="
        and not re.match(r"\s*(?:且|每|单|同一|年|全年|累计|总)", text[part.clause.start : part.clause.start + 3])
    ):
        return False
    return (primary.amount.value or primary.amount.high or 0) < (q.amount.value or 0) or primary.amount.unit != "元"


def _bounds_all(text: str, part: Part, made: Sequence[Incentive]) -> bool:
    """Whether an amount bounds all tiers together and so is granted by itself: 每项奖励15万元、…5万元，累计最高60万元."""
    if not _TOGETHER.search(text, part.clause.start, part.quantity.start):
        return False
    near = takewhile(lambda i: i.number_start >= part.sentence.start and i.cap is None, reversed(made))
    halved = (
        _GRANTED_UNNUMBERED.search(text, max(made[-1].number_start, part.clause.start - 60), part.clause.start)
        is not None
    )
    return sum(1 for _ in near) + halved > 1


def _with_cap(i: Incentive, q: Quantity) -> Incentive:
    return replace(i, end=max(i.end, q.end), cap=q.amount)


def _granted(text: str, part: Part, floor: int, *, follows: bool) -> bool:
    """Whether the clause of an amount has a word of granting, or goes on with tiers of one that had."""
    q = part.quantity
    if _REFUSED.match(text, q.end) or (q.amount.unit == "%" and "出资" in text[part.clause.start : q.start]):
        return False
    if re.match(r"(?:的?比例)?(?:给予|予以)", text[q.end : q.end + 5]):
        return True
    if part.role == "to" and _LIMIT_RAISED.search(text, part.clause.start, q.start):
        return True
    if _of_line(text, part, floor):
        return True
    if _FEE_CUT.search(text, part.clause.start, q.start):
        return True
    if (
        _NOT_GRANTED.search(text, part.clause.start, q.start) and not _RATE_OF.search(text, part.clause.start, q.start)
    ) or text.startswith(("，占", "、占"), part.own.end):
        return False
    if _GIVE.search(text, part.clause.start, part.clause.end):
        return True
    if (
        q.amount.unit == "%"
        and _RATE_OF.search(text, part.clause.start, q.start)
        and _BOUND_NEXT.match(text, part.clause.end)
    ):
        return True
    said = text[part.clause.start : q.start]
    if (
        q.amount.unit == "%"
        and re.search(r"不超过[^，。；]{2,12}的$", text[part.clause.start : q.number_start])
        and _GIVE.search(text, floor, q.start)
    ):
        return True
    if said.startswith(("每", "单", "比例")) and _GIVE.search(text, floor, part.clause.start):
        return True
    if follows and q.amount.unit == "元" and _GROUP.fullmatch(said) and not _MONEY_OF.search(said):
        return True
    return (
        follows
        and (not said or re.search(r"的|每|单|、|再|另|追加|按|利率|累计|合计|总额", said) is not None)
        and not re.search(r"达|突破|^[^，。；的]{0,8}[费价]每", said)
    )


_BOUND_NEXT = re.compile(r"，[^，。；\d]{0,6}(?:最高|最多|不超过)[^，。；\d]{0,4}(?:补贴|补助|奖励|资助)\d")
_LIMIT_RAISED = re.compile(r"(?:限额|封顶线|报销比例|支付比例)(?:由|从)")
_FEE_CUT = re.compile(r"担保费率[^，。；]{0,4}(?:降|下调|下浮|压|控制)[^，。；]{0,3}$")
_GROUP = re.compile(r"[\u4e00-\u9fffA-Za-z（）]{2,10}")
_MONEY_OF = re.compile(r"投资|规模|产值|收入|总额|资金|金额|费|达|突破|超|最高|不|利润|税|价|贷|额")
_REFUSED = re.compile(r"[^，。；]{0,8}(?:不(?:在支持|予|再)|自筹|自担|自付|自缴|自负)")
_RATE_OF = re.compile(r"按(?:照)?[^，。；]{2,20}的(?:最高|不超过)?$")
_NOT_GRANTED = re.compile(
    r"申请[^，。；]{0,6}专项债|容积率[^，。；]{0,12}$|(?:配套率|月租|费(?:标准)?(?:提高|调整|上调)到?|基金规模|总规模|资金池(?!承担|补偿|代偿|分担)|注册资本|年担保费率|担保费率|综合成本|收费标准|市场价|自缴|只出|农户出|个人缴|贷款余额|贷款规模|贷款总规模|缴存比例|利用率|占比|增长|比重|达到|完成|实现|销售|产值|总额控制|比市场价|占|新增[^，]{0,8}贷款|成交额|(?<!起付线)降低|年增速|少交|贷款规模|商户让利|面额|引导[^，]{0,12}利率)(?![^，。；]*(?:补助|奖励|补贴|资助|给予))[^，。；]{0,12}$|(?<![利税费])率(?:仅)?(?:为|达|达到)?$|(?:补贴|补助|奖励)资金[^，。；]*财政[^，。；]*$"
)


_LINE = re.compile(
    r"“[^”]{2,14}贷”[^。；]{0,24}?(?:单|每)[户笔家][^，。；\d]{0,6}(?:最高|最多|至多|不超过|上限)[^，。；\d]{0,2}$"
)


def _of_line(text: str, part: Part, floor: int) -> bool:
    """Whether an amount is what a loan product lends to each: “惠农贷”，单户最高50万元."""
    q = part.quantity
    return q.amount.unit == "元" and _LINE.search(text, max(floor, q.start - 60), q.number_start) is not None


def _coordinated(text: str, before: Quantity, q: Quantity) -> bool:
    return re.fullmatch(r"(?:的[^，。；]{0,8})?[、和]", text[before.end : q.start]) is not None


def _incentive(
    passage: Passage,
    part: Part,
    span: Span,
    earlier: Incentive | None,
    floor: int,
    *,
    coordinated: bool,
    same_group: bool,
    row: Row | None,
) -> Incentive:
    text, q = passage.text, part.quantity
    same_sentence = earlier is not None and earlier.number_start >= part.sentence.start
    named = instrument(
        text, part, span, floor, earlier.instrument if earlier and same_sentence else "", row.head if row else ""
    )
    before = Before()
    if earlier is not None:
        before = Before(earlier.recipient, same_group, {earlier.instrument, named} <= _FINANCING)
    if row is not None:
        who = Recipient(row.who.of(text), row.who)
    else:
        who = recipient(passage, part, floor, named, before, coordinated=coordinated)
    start, end = part.clause.start, _end(text, part)
    if who.place is not None and who.place.start < q.start:
        start = who.place.start - (text[who.place.start - 1 : who.place.start] == "对")
    elif who.place is not None:
        end = max(end, who.place.end)
    start += len(text[start : q.start]) - len(text[start : q.start].lstrip(" \n，、"))
    start = min(start, q.start)
    return Incentive(
        text=text,
        start=start,
        end=end,
        instrument=named,
        recipient=who.words,
        amount=q.amount,
        base=earlier.base if coordinated and earlier else _base(text, part),
        cap=None,
        number_start=q.number_start,
        found=Finding("amount granted", start, end, tuple(f for f in (q.found,) if f)),
    )


_GRANT_NOUN = re.compile(
    r"[^，。；、]{0,16}?(?:奖励|补助|补贴|资助|支持|贴息|补偿|扶持|减收|减免|减征|贷款|资金|收取|征收|经费|租金|奖补|券|授信|担保)(?:资金)?"
)


def _end(text: str, part: Part) -> int:
    m = _GRANT_NOUN.match(text, part.quantity.end, part.clause.end)
    return m.end() if m else part.quantity.end


_OF_LOSS = re.compile(r"(?P<base>风险损失|本金损失|贷款损失|代偿损失)由[^，。；]{2,24}(?:承担|代偿|分担)$")
_OF_FEE = re.compile(
    r"(?P<base>票价|[\u4e00-\u9fff]{1,3}费|利息|租金|房租|[^，。；、的]{2,16}(?:额|部分|投入|金额)(?=按))(?:给予|由[^，。；]{2,14})?(?:补贴|补助|返还|减免|优惠|下浮|减收|按照?)(?:不超过|最高)?$"
)
_NO_BASE = re.compile(
    r"(?:[降提][高低升]?[至到]|控制在|上浮|安排|贴息|奖励|承担|分担|下浮|不低于|不高于|提高到|比例为)$"
)
_BASE_STRIP = re.compile(
    r"^.*(?:按照|按|给予|不超过|予以|最高|根据|其|由市里负担|负担|补贴|补助|补偿(?=[^，。；]{2,6}损失)|抵[扣减])"
)


def _base(text: str, part: Part) -> str | None:
    q = part.quantity
    if q.amount.unit not in {"%", "‰"}:
        return None
    before = text[max(part.clause.start, q.number_start - 24) : q.number_start]
    fee = _OF_FEE.search(before) or _OF_LOSS.search(text, part.clause.start, q.number_start)
    if fee:
        return fee["base"]
    said = re.sub(r"的?(?:不超过|不高于|最高)?$", "", before)
    said = _BASE_STRIP.sub("", said).strip("的， ")
    return said if 1 < len(said) <= 18 and not _NO_BASE.search(said) else None
