"""How an incentive is made of an amount, the words of granting around it, who qualifies, and the bound that follows."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.claims import Part
from yaoxun.extraction.fact import Amount, Fact, Finding
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
_CAP = re.compile(pattern(_WORDS["cap"]))
_INSTRUMENTS = tuple((name, re.compile(pattern(_WORDS[name]))) for name in (
    "interest", "guarantee", "insurance", "rent", "tax", "matching", "fund", "loan", "award", "subsidy"))  # fmt: skip
_UNITS = frozenset(
    (
        "元",
        "%",
        "‰",
        "个百分点",
        "个基点",
        "基点",
        "倍",
        "折",
        "个点",
        "元/月",
        "元/年",
        "元/人",
        "元/亩",
        "元/人·年",
        "元/吨",
        "元/度",
        "元/千瓦时",
        "元/户",
        "元/辆",
        "元/台",
        "元/平方米",
        "元/天",
        "元/人/月",
        "美元",
        "元/立方米",
        "元/床",
        "元/个",
        "元/人·月",
        "元/瓦",
        "元/公里",
    )
)
_GROUP_END = re.compile(r"[。；;！？\n]")
_OWN_FACT = re.compile(
    r"(?:以上|上述|各项)(?:奖励|补助|补贴|资助|资金)|(?:全年|年度)?(?:补助|补贴|奖励|资金)?总额控制|全年补助总额"
)


def find(passage: Passage, parts: Sequence[Part]) -> tuple[Incentive, ...]:
    """Return the incentives of a passage, in order."""
    text = passage.text
    made: list[Incentive] = []
    groups: dict[int, list[Part]] = {}
    hidden = [(n.start, n.end) for n in passage.names]
    ends = [m.start() for m in _GROUP_END.finditer(text) if not any(s <= m.start() < e for s, e in hidden)]
    for part in parts:
        groups.setdefault(bisect_left(ends, part.quantity.start), []).append(part)
    last = ""
    for at, group in groups.items():
        start = ends[at - 1] + 1 if at else 0
        end = ends[at] if at < len(ends) else len(text)
        found = _of_group(passage, group, Span(start, end), last)
        made += found
        if found:
            last = found[-1].recipient
    return tuple(made)


def _of_group(passage: Passage, group: Sequence[Part], span: Span, last: str) -> list[Incentive]:
    """The incentives of what stands between two of 。；: amounts in order, each with the bounds that follow it."""
    text = passage.text
    if _GIVEN.search(text, span.start, span.end) and not _GRANTED.search(text, span.start, span.end):
        return []
    if not _GIVE.search(text, span.start, span.end):
        return []
    made: list[Incentive] = []
    open_rates: list[int] = []
    floor = span.start
    for at, part in enumerate(group):
        q = part.quantity
        if q.amount.unit not in _UNITS or part.role == "from":
            floor = max(floor, _past_claim(part))
            continue
        if _is_condition(text, part, group[at + 1] if at + 1 < len(group) else None):
            continue
        if open_rates and _is_cap(text, part, made[open_rates[-1]]):
            for k in open_rates:
                made[k] = _with_cap(made[k], q)
            floor = max(floor, q.end)
            continue
        if made and text.startswith("其中", part.clause.start):
            continue
        if not _granted(text, part, bool(made)):
            floor = max(floor, _past_claim(part))
            continue
        if not made or not _coordinated(text, group[at - 1].quantity, q):
            open_rates = []
        made.append(_incentive(text, part, span, made, last, floor))
        open_rates.append(len(made) - 1)
        floor = max(floor, made[-1].end)
    return made


def _past_claim(part: Part) -> int:
    """Where the search for who qualifies may begin after a count that ends its clause and so qualifies nobody."""
    q = part.quantity
    return part.clause.end if q.end == part.clause.end and q.amount.op == "=" else 0


_GRANTED = re.compile(r"给予|予以|奖励\d|最高|不超过|可享受|可申请|补助\d|补贴\d|按[^，。]{2,20}(?:的|给|补|奖)")
_CONDITION = re.compile(
    r"^(?:（含）|\(含\))?(?:及以上|以上|以下|及以下|以内|之间)?(?:的(?!补助|补贴|奖励|标准|比例|资助|一次性|支持|项目资助|资金|贷款|创业|额度|授信|财政|税率|利率|优惠|配套|贴息|扶持|经费|专项|科研|算力|培训|租|高|能|功|创|保费)|\s*(?:企业|项目|小微|的企业|技改|瓦斯))"
)
_CONDITION_BEFORE = re.compile(
    r"(?:投资额?|投入|注册资本|注册资金|营业收入|营收|年收入|产值|销售额|销售收入|出口额|纳税|税收|金额在|金额达到|达到|超过|满|比例|留用率|上架率|浓度|利用率|估值|市值|研发费用|增加|设备投资|实缴|应纳税所得额|收费标准|固定资产|交易额|规模在|规模达|票价|水平)\s*(?:在|达|达到|超过|不低于|不少于|满|为|不超过|首次突破|突破|首次达到)*$"
)


def _is_condition(text: str, part: Part, after: Part | None) -> bool:
    """Whether a quantity says who qualifies: 年出口额在200万元以上的, 设备投资满300万元的."""
    q = part.quantity
    follows = text[q.end : q.end + 8]
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
_NEW_RECIPIENT = re.compile(r"(?:^|[，、])?(?:对|新建|新增|新认定|首次|购买|改造|再次|获评|获得)")


def _is_cap(text: str, part: Part, primary: Incentive) -> bool:
    """Whether an amount bounds the one before it: a rate of money, or an award for each under a total."""
    q = part.quantity
    same_clause = part.clause.start <= primary.number_start
    if q.amount.unit != "元" or (same_clause and (q.amount.op != "<=" or primary.amount.unit == "元")):
        return False
    if _OWN_FACT.match(text, part.clause.start):
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


def _with_cap(i: Incentive, q: Quantity) -> Incentive:
    return Incentive(
        text=i.text,
        start=i.start,
        end=max(i.end, q.end),
        instrument=i.instrument,
        recipient=i.recipient,
        amount=i.amount,
        base=i.base,
        cap=q.amount,
        number_start=i.number_start,
        found=i.found,
    )


def _granted(text: str, part: Part, follows: bool) -> bool:
    """Whether the clause of an amount has a word of granting, or goes on with tiers of one that had."""
    q = part.quantity
    if _NOT_GRANTED.search(text, part.clause.start, q.start) or text.startswith("，占", part.clause.end):
        return False
    if _GIVE.search(text, part.clause.start, part.clause.end):
        return True
    said = text[part.clause.start : q.start]
    return (
        follows
        and (not said or re.search(r"的|每|单|、|再|另|追加", said) is not None)
        and not re.search(r"达|突破", said)
    )


_NOT_GRANTED = re.compile(
    r"(?:基金规模|总规模|资金池|注册资本|年担保费率|担保费率|综合成本|收费标准|市场价|自缴|只出|农户出|个人缴|贷款余额|贷款规模|贷款总规模|缴存比例|利用率|占比|增长|比重|达到|完成|实现|销售|产值|总额控制|比市场价|占|新增[^，]{0,8}贷款|成交额|降低|年增速|少交|贷款规模)[^，。；]{0,12}$"
)


def _coordinated(text: str, before: Quantity, q: Quantity) -> bool:
    return re.fullmatch(r"(?:的[^，。；]{0,8})?[、和]", text[before.end : q.start]) is not None


def _incentive(text: str, part: Part, span: Span, made: Sequence[Incentive], last: str, floor: int) -> Incentive:
    q = part.quantity
    instrument = _instrument(text, part, span, made)
    who = _recipient(text, part, floor, instrument)
    start = part.clause.start
    if who is not None and who.start < q.start:
        start = who.start - (text[who.start - 1 : who.start] == "对")
    start += len(text[start : q.start]) - len(text[start : q.start].lstrip(" \n，、"))
    end = max(_end(text, part), who.end if who is not None and who.start > q.start else 0)
    recipient = text[who.start : who.end].strip("，、 ") if who is not None else made[-1].recipient if made else last
    start = min(start, q.start)
    return Incentive(
        text=text,
        start=start,
        end=end,
        instrument=instrument,
        recipient=recipient,
        amount=q.amount,
        base=_base(text, part),
        cap=None,
        number_start=q.number_start,
        found=Finding("amount granted", start, end, tuple(f for f in (q.found,) if f)),
    )


_GRANT_NOUN = re.compile(
    r"[^，。；、]{0,16}?(?:奖励|补助|补贴|资助|支持|贴息|补偿|扶持|减收|减免|减征|贷款|资金|收取|征收|经费|租金|奖补|券|授信|担保)"
)


def _end(text: str, part: Part) -> int:
    m = _GRANT_NOUN.match(text, part.quantity.end, part.clause.end)
    return m.end() if m else part.quantity.end


_SET_ASIDE = re.compile(r"(?:安排|拿出|统筹|设立|切块|筹集|投入)[^，。；]{0,16}$")


def _instrument(text: str, part: Part, span: Span, made: Sequence[Incentive]) -> str:
    """The instrument named nearest to the amount: right after it, in its clause, by the one before it, in its group."""
    q = part.quantity
    if q.amount.unit == "元" and _SET_ASIDE.search(text, part.clause.start, q.start) and (q.amount.value or 0) >= 10**7:
        return "fund"
    near = text[part.clause.start : part.clause.end]
    after = text[q.end : min(part.clause.end, q.end + 14)]
    lead = text[max(span.start, part.clause.start - 40) : part.clause.end]
    for where in (after, near, None, lead, text[span.start : span.end]):
        if where is None:
            if made:
                return made[-1].instrument
            continue
        for name, form in _INSTRUMENTS:
            if form.search(where) and not _not_that(name, where):
                return name
    return "other"


def _not_that(name: str, where: str) -> bool:
    """Whether a word that names an instrument only says what is supported: 租房补贴 is a subsidy, 保费补贴 too."""
    if name in {"rent", "insurance", "tax", "loan", "guarantee"}:
        return re.search(
            r"(?:租房|租金|房租|保费|贷款|担保费?|税收|纳税|利息)[^，。；]{0,8}(?:补贴|补助|奖励|奖)", where
        ) is not None and not re.search(r"减免|免收|减按|减半|减收|减征", where)
    return name == "award" and re.search(r"以奖代补", where) is not None and re.search(r"补贴|补助", where) is not None


_INTRODUCED = re.compile(
    r".*(?:明确|提出|规定|公布|要求|指出|提醒|申报期|挂钩|举措|如下|办法|细则|措施》?|方面|政策：|其中|同时|此外|另外)[，：]|.*：",
    re.DOTALL,
)
_MARKED = re.compile(
    r"[，、；。\s“”）：]*(?:并|且|再|（[一二三四五六七八九十]+）|[①-⑩]|[✍✅●•]|\d+[.．、](?!\d)|[一二三四五六七八九十]+[是要]|首先|其次|再次|第[一二三四五六七八九十]+[，、]|[^，。；]{2,6}：)*"
)
_TOWARDS = re.compile(
    r"(?:^|[，、；\u4e00-\u9fff])对(?:于)?(?!接|口|象|外|内|标|应|比|照|中|方|手|此|策)(?P<who>[^；。\n]{2,90}?)(?=，|$|的?(?:给予|予以|按|分别|每|一次性|最高|再|可|奖励|补助|补贴|资助|发放|提供|单[个户家台]|减))"
)
_OFFERED = re.compile(r"(?:向|为|面向|给)(?P<who>[^，。；\n]{2,40}?)(?:提供|发放|安排|减免)")
_GRANTING = re.compile(
    r"(?:，|^)?(?:经[^，]{2,10}后)?(?:另行|另|可|再|将|由[^，。；]{2,12}?|(?:各级|省级?|市级?|区级?|县级?|中央|自治区|该市|该省)*财政|额外|按年度|按|分别|每[^，。；]{1,8}?|一次性|最高|至多|直接|单[个户家台座][^，。；]{0,8}?|都?给予|予以|享受|奖励?|补助|补贴|资助|补偿|发放|减按|减免|减收|提供|不超过|比例|凭[^，。；]{2,10}?即?可)"
)
_SPENT_ON = re.compile(r"[^，。；]{0,24}?(?:，)?(?:专门|重点|主要|专项)?(?:支持|用于|投向)(?P<who>[^，。；\n]{2,40})")


_FUND_FOR = re.compile(r"的?(?P<who>[^，。；的]{2,14}?)(?:专项|发展|引导)?(?:资金|经费)")


def _recipient(text: str, part: Part, floor: int, instrument: str) -> Span | None:
    """Who qualifies: what follows 对, else what stands before the words of granting; of a fund, what it is spent on."""
    q = part.quantity
    if instrument == "fund":
        spent = _SPENT_ON.match(text, q.end)
        spent = spent or _FUND_FOR.match(text, q.end)
        if spent:
            return Span(spent.start("who"), spent.end("who"))
    start = min(floor, part.clause.start)
    said = text[start : q.start]
    introduced = _INTRODUCED.match(said)
    start += introduced.end() if introduced and introduced.end() < len(said) else 0
    marked = _MARKED.match(text, start, q.start)
    start = marked.end() if marked else start
    said = text[start : q.start]
    towards = list(_TOWARDS.finditer(said)) or list(_OFFERED.finditer(said))
    if towards:
        return Span(start + towards[-1].start("who"), start + towards[-1].end("who"))
    clause = max(part.clause.start, start)
    grant = _GRANTING.search(text, clause, q.start)
    end = grant.start() if grant else q.start
    while end > start and text[end - 1] in "，、 \n":
        end -= 1
    return Span(start, end) if end - start >= 2 else None


_BASE = re.compile(r"(?:按照?|给予|不超过|予以)?(?:最高)?(?:不超过|低于|不高于)?(?P<base>[^，。；、\d]{2,18}?)的?\s*$")
_BASE_STRIP = re.compile(r"^.*(?:按照|按|给予|不超过|予以|最高|根据|其|由市里负担|负担|补贴|补助)")


def _base(text: str, part: Part) -> str | None:
    q = part.quantity
    if q.amount.unit not in {"%", "‰"}:
        return None
    before = text[max(part.clause.start, q.number_start - 24) : q.number_start]
    said = re.sub(r"的?(?:不超过|不高于|最高)?$", "", before)
    said = _BASE_STRIP.sub("", said).strip("的， ")
    return said if 1 < len(said) <= 18 else None
