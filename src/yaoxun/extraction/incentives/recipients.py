"""Who qualifies for an incentive: what follows 对, what stands before the words of granting, or who was named before."""

import re
from typing import NamedTuple

from yaoxun.extraction.claims import Part
from yaoxun.extraction.incentives.audiences import audience, built, offered, titled
from yaoxun.extraction.incentives.tiers import bounded_of, completed
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span

_WORDS = classes("incentives.txt")
_UNNUMBERED = re.compile(r"(?:^|(?<=，))[^，]*?(?:减半|全免|免费|全额[\u4e00-\u9fff]{0,4})，")
_TELLS_NOBODY = re.compile(
    r"的[^，。；的]{0,8}(?:幅度|额度|限额|利率)$|(?<=[^，]{4})，(?:[^，。；的]{0,12}(?:额度|限额|比例|标准|利率)|中央预算内投资|(?:中央|[省市区县])级?财政)$"
)
_SPAN_OF_YEARS = re.compile(
    r"，(?:首|次|第[一二三四五]|[前后][一二两三四五\d]|当|[一二两三四五]|\d)个?年(?:度|内|起)?$"
)
_EACH_OF_THEM = re.compile(r"[，\s]*每[个家亩座处所名人项条台套支](?!人)")
_PICKED = r"今年|每年|遴选|评选|新?认定|培育|建设|新建|改造|改建|建成|打造|布局|引进|招募|落实|实施|支持"
_COUNTED = re.compile(
    rf"(?:^|[，。；：、\s]|{_PICKED}|[亩个家座处项])(?P<who>(?:(?!{_PICKED})[\u4e00-\u9fff“”]){{3,16}}?)"
    r"(?:达到|不少于|超过|约|近)?\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,2}(?:以上|左右|以内)?，$"
)
_ADDRESSED = re.compile(
    r"(?:奖励|补助|补贴|资助|给予|奖补)(?P<who>(?!不|最高|每|一次性)(?:(?!的)[\u4e00-\u9fff、]){2,12}?)(?:每[人家个](?:每[年月])?|最高|不超过)?$"
)
_BOUND_OF_ALL = re.compile(
    r"[\s，]*(?:同一|单个|单家|每家|每个)(?P<who>[\u4e00-\u9fff]{2,6}?)(?:每年|全年|年度|一年内)?[^，。；\d]{0,6}?(?:累计|合计|总计|总额)"
)
_WITH_FEE = re.compile(rf"(?P<who>[^，。；]{{0,20}}{pattern(_WORDS['audience'])})[\u4e00-\u9fff]{{2,4}}费用?$")
_BEFORE_GIVER = re.compile(
    rf"(?P<who>[^“”]{{2,60}}(?:的|者|{pattern(_WORDS['audience'])}))，[^对，。；的]{{0,40}}?{pattern(_WORDS['giver'])}[^，。；的]{{0,4}}$"
)


class Recipient(NamedTuple):
    """Who or what qualifies, in the text's words, and where they begin; `place` is None where they were named before."""

    words: str
    place: Span | None


_INTRODUCED = re.compile(
    r".*(?:明确|提出|规定|公布|要求|指出|提醒|申报期|挂钩|举措|如下|办法|细则|措施》?|方面|介绍|执行|施行|实施|表示|透露|宣布|[两三四五\d]档|政策：|根据[^，。；]{0,8}政策|其中|同时|此外|另外|按政策|按规定)[，：]|.*》[，：]|.*：",
    re.DOTALL,
)
_TIERED = re.compile(
    r"[，；]?对[^。；]*(?:的|者|[\u4e00-\u9fff]{2})，[^，。；]*[两三四五]档，"
)  # 档 tells how those are sorted
_MARKED = re.compile(
    r"[，、；。\s”）：]*(?:同时|并|且|再(?!次)|其中(?!，)|（[一二三四五六七八九十\d]{1,2}）|[①-⑩]|[✍✅●•]|\d+[.．、](?!\d)|[一二三四五六七八九十]+[是要]|(?:首先|其次|再次|最后|其[一二三四五]|第[一二三四五六七八九十]+层?)，[^，。；对]{2,6}，|(?:另一|一)方面[^，。；对]{0,6}，|首先|其次|再次，|第[一二三四五六七八九十]+[，、]|[^，。；]{2,6}：)*"
)
_TOWARDS = re.compile(
    r"(?:^|[，、；\u4e00-\u9fff])(?<!针)对(?:于)?(?!接|口|象|外|内|标|应|比|照|中(?![心小型试])|方|手|此|策)(?P<who>[^；。\n]{2,90}?)(?=，|$|奖$|的?(?:给予|予以|按|分别|每|一次性|最高|再(?!次)|可|奖励|补助|补贴|资助|发放(?!的)|提供|跟投|单[个户家台]|减|免))"
)
_CONDITIONS = re.compile(r"(?:，(?:自[^，]{2,16}起，)?[^，；。]{2,90}?(?:的|者))+(?=，)")
_OFFERED = re.compile(r"(?:向|为|面向|给)(?P<who>[^，。；\n]{2,40}?)(?:提供|发放|安排|减免)(?![^，。；]{0,8}的，)")
_GRANTING = re.compile(
    r"(?:，|^)?(?:经[^，]{2,10}后)?(?:另行|另|可|再(?!次)|将|由[^，。；]{2,12}?|(?:各级|省级?|市级?|区级?|县级?|中央|自治区|该市|该省)*财政|额外|按年度|按|分别|每[^，。；]{1,8}?|一次性|最高|至多|直接|单[个户家台座][^，。；]{0,8}?|都?给予|予以|享受|奖励?|补助|补贴|资助|补偿|发放|减按|减免|免收|减收|提供|不超过|比例|凭[^，。；]{2,10}?即?可)"
)
_SPENT_ON = re.compile(r"[^，。；]{0,24}?(?:，)?(?:专门|重点|主要|专项)?(?:支持|用于|投向)(?P<who>[^，。；\n]{2,40})")
_COUPONS = re.compile(r"发放(?P<who>“[^”]+券”|[\u4e00-\u9fff]{2,8}券)")
_FUND_FOR = re.compile(r"的?(?:设立|成立)?(?P<who>[^，。；的]{2,14}?)(?:专项)?(?:扶持|发展|引导|支持)?(?:资金|经费)")
_FUND_NAMED = re.compile(r"设立(?P<who>[^，。；]{2,12}?)专项(?=[，。；]|$)")
_FUND_BEFORE = re.compile(
    r"(?:安排|下达|拨付|筹集)(?P<who>[^，。；\d]{2,16}?)(?:专项)?(?:扶持|发展|引导|支持|补助|奖补)?(?:资金|经费)(?:约|近|超)?$"
)
_ABOVE = re.compile(r"[^，；。]{4,40}?的，")
_HIRED = re.compile(
    r"每(?P<who>(?:新?招用|吸纳|招收|培养|引进|接收)(?:一名|[1一]?[名人]|)[\u4e00-\u9fff]{2,12}?)(?:，|每人|一次性|再|补贴|奖励|给予|补助)"
)
_EACH = re.compile(
    r"(?:单[个户家]|每[户家名])(?P<who>(?:(?!给予|予以|每年|年度|最高|额度|可贷|信用|授信|贴息|支持|补助|补贴|奖励)[\u4e00-\u9fff]){2,8}?)(?:贷款|授信|担保|最高|每年|年度|补助|奖励|补贴|不超过|累计|给予|可|一次性)"
)
_PER_UNIT_OF = re.compile(r"每[亩吨台套座辆张个](?P<what>[\u4e00-\u9fff、]{2,12}?)(?:补助|补贴|奖励|给予)")
_COORDINATED = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,12}?)(?:的)?(?:最高|每|给予|补助|奖励|一次性|不超过|按)")
_NOT_WHO = re.compile(
    r"[^，。；]*(?:推出|上线|推)“[^”]+(?:贷|担|保)”(?:产品)?$|[\u4e00-\u9fff]{1,4}券$|每年$|“?[^“”]{2,10}(?:贷|担|保)”(?:信用额度)?$|(?:风险|本金)?损失$|[^，。；]{2,12}资金合计$|每[户家]至多|(?:前|后|头|首|第)[一二两三四五六七八九十\d至到、\-—]+个?(?:年|月|季度)(?:内|起)?(?:租金|房租)?$"
    r"|(?:(?:20)?\d\d年度?$|[\u4e00-\u9fff]{2,3}费前?$|期限|有效期|执行期|时限|以上|上述|各项|同一|其中|比例|标准|原则上|累计|全年|年度|(?:加权)?(?:平均)?年?利率|年化|分[一二三四五两]档|并可|贷款本金)"
    r"|(?:六税两费|四税一费|年?担保费率|每[市县区家个户]$|(?:中央|[省市区县])级?$|(?:承担|负担|分担)$|(?:住院|门诊)?报销$|[首次当]年度?$|房租|租金|场租|保费|利息|税款|税率|电费|水费|物业费|费用|贷款利息|个人所得税)"
)
_OF_FEE = re.compile(
    r"(?:(?:^|，)[\u4e00-\u9fff]{2,4}费用?|(?<![担社])保费|票价|租金)$|^[^，。；的]{0,12}(?:采购|投资|交易|销售|投入|新增|增量|分享|留存)[^，。；的]{0,4}(?:额|部分)$"
)
_BARE_CONDITION = re.compile(
    r"(?:低于|高于|超过|达到|突破|满|不足|在)\d|\d[\d.]*[万亿]?[\u4e00-\u9fff%]{1,2}(?:（含）|及?以上|及?以下|至|到)"
)
_SUPPORTS = re.compile(r"(?:^|[。；，])(?:优先|重点|大力|积极)?(?:支持|鼓励|引导)(?P<who>[^，。；]{4,40})(?=，)")
_NOT_WHO_AT_ALL = re.compile(r"^(?:近日|日前|针对|强化|加大|完善|推动|设立|建立|首次安排|计入)|[该我][市省区县]有")
_BARE_TAIL = re.compile(r"(?<=.)(?:低于|高于|超过|达到|突破|满|不足|在)?\d[\d.]*[\u4e00-\u9fff%（）\d.]{1,24}的$")
_NOTE = re.compile(r"（[^（）]*）")
_OF_ALL = re.compile(r"(?:以上|上述|各项)(?:奖励|补助|补贴|资助|资金)")


class Before(NamedTuple):
    """The grant before an amount: who qualified, whether it stands in the same group, and whether it gives what is alike."""

    who: str = ""
    same_group: bool = False
    alike: bool = False


def recipient(
    passage: Passage, part: Part, floor: int, instrument: str, before: Before, *, coordinated: bool
) -> Recipient:
    """Return who qualifies for the amount of `part`: named since `floor`, else by the grant before it, else by the article.

    A tier joined by 、 to the one before it shares its recipient, unless it names one of its own.
    """
    text = passage.text
    if coordinated:
        own = _COORDINATED.match(text, part.own.start, part.quantity.number_start)
        return Recipient(own["who"], Span(*own.span("who"))) if own else Recipient(before.who, None)
    bounded = _BOUND_OF_ALL.match(text, part.clause.start, part.quantity.number_start)
    if bounded and before.who:
        return Recipient(bounded_of(bounded["who"], before.who), None)
    spent = _spent_on(text, part) if instrument == "fund" else None
    named = spent or _without_fee(_named(text, part, floor, before))
    if named is None:
        return _unnamed(passage, part, before, "")
    if _BARE_CONDITION.match(named.words) and before.who:
        return Recipient(_BARE_TAIL.sub("", before.who) + named.words, named.place)
    if not spent and not _introduced(text, named):
        offer = offered(passage, named.words, Span(part.quantity.start, part.quantity.end))
        if offer is not None:
            who, is_offer = offer
            carried = before.who if is_offer and before.alike else ""
            addressed = _addressed(text, part) if is_offer else None
            return addressed or Recipient(carried or who, named.place)
    if _NOT_WHO_AT_ALL.search(named.words):
        return _unnamed(passage, part, before, "")
    if _NOT_WHO.match(named.words):
        return _unnamed(passage, part, before, named.words)
    return Recipient(completed(named.words, before.who), named.place)


def _unnamed(passage: Passage, part: Part, before: Before, said: str) -> Recipient:
    """Who qualifies where nobody is named before the amount: what `said` names instead is the last resort but one."""
    text, title = passage.text, passage.title
    besides = _counted(text, part) or (None if before.who else _addressed(text, part))
    if besides:
        return besides
    if _OF_ALL.match(text, part.clause.start) and titled(title):
        return Recipient(titled(title), None)
    at = Span(part.quantity.start, part.quantity.end)
    return Recipient(before.who or titled(title) or said or built(title) or audience(passage, at), None)


def _without_fee(named: Recipient | None) -> Recipient | None:
    """Who is named, without the fee that is lowered or borne for them and without the bank that gives."""
    if named is None or named.place is None:
        return named
    borne = _WITH_FEE.match(named.words)
    words = borne["who"] if borne else named.words
    if _OF_FEE.search(words):
        words = _OF_FEE.sub("", words).rstrip("，、的")
        if len(words) < 2:
            return None
    words = _SPAN_OF_YEARS.sub("", words)
    given = _BEFORE_GIVER.match(words)
    return Recipient(given["who"] if given else words, named.place)


def _counted(text: str, part: Part) -> Recipient | None:
    """What the clause before has counted, where each of it gets the amount: 建设驿站20个，每个补助."""
    if not _EACH_OF_THEM.match(text, part.clause.start):
        return None
    before = max(0, part.clause.start - 40)
    m = _COUNTED.search(text[before : part.clause.start])
    return Recipient(m["who"], None) if m else None


def _addressed(text: str, part: Part) -> Recipient | None:
    """Who stands between the verb and the amount: 奖励研究团队30万元."""
    m = _ADDRESSED.search(text, part.clause.start, part.quantity.start)
    return Recipient(m["who"], Span(*m.span("who"))) if m else None


def _beside_unnumbered(start: int, said: str) -> tuple[int, str]:
    """Where who is named beside grants without amounts (首年全免，): after them, else before them."""
    grants = [*_UNNUMBERED.finditer(said)]
    if not grants:
        return start, said
    after = grants[-1].end()
    if len(said) - after > 1 and not _NOT_WHO.match(said, after):
        return start + after, said[after:]
    return start, said[: grants[0].start()].rstrip("，")


def _introduced(text: str, named: Recipient) -> bool:
    return named.place is not None and text[max(0, named.place.start - 1) : named.place.start] == "对"


def _spent_on(text: str, part: Part) -> Recipient | None:
    end = part.quantity.end
    coupon = _COUPONS.search(text, part.clause.start, part.quantity.start)
    if coupon:
        return Recipient(coupon["who"], Span(*coupon.span("who")))
    m = (
        _SPENT_ON.match(text, end)
        or _FUND_FOR.match(text, end)
        or _FUND_NAMED.match(text, end)
        or (
            None
            if re.search(r"(?:^|[，；])对[^。；]*，$", text[part.sentence.start : part.clause.start])
            else _FUND_BEFORE.search(text, part.clause.start, part.quantity.start)
        )
    )
    return Recipient(m["who"], Span(*m.span("who"))) if m else None


_GIVER = re.compile(r"(?:管理中心|服务中心|公司|银行|分行|支行|财政|财政厅|财政局)(?:将|首批|当天)?$")
_TREASURY = re.compile(r"财政[厅局]?(?:将|首批|当天)?$")
_ENDS = frozenset(("", "。", "；", "，", "、", "：", "！", "？", ";", "\n"))


_PARTED = re.compile("[，；、]")


def _named(text: str, part: Part, floor: int, before: Before) -> Recipient | None:
    """Who the sentence names before the amount."""
    q = part.quantity
    start = min(floor, part.clause.start)
    if text[start - 1 : start] not in _ENDS:
        parted = _PARTED.search(text, start, part.clause.start)
        start = parted.end() if parted else part.clause.start
    introduced = _INTRODUCED.match(text[start : q.start])
    if introduced and start + introduced.end() < q.start and not _TIERED.fullmatch(introduced.group()):
        start += introduced.end()
    marked = _MARKED.match(text, start, q.start)
    start = marked.end() if marked else start
    said = text[start : q.start]
    found = [*_TOWARDS.finditer(said)] or [*_OFFERED.finditer(said)] or [*_SUPPORTS.finditer(said)]
    if found:
        who = (
            found[0] if said.startswith(("资助资金", "资金"), found[-1].end()) else found[-1]
        )  # 对…项目给予配套, 对已拨付的资金给予配套
        begin, end = (start + at for at in who.span("who"))
        further = _CONDITIONS.match(text, end, q.start)
        end = further.end() if further else end
        return Recipient(_TELLS_NOBODY.sub("", _NOTE.sub("", text[begin:end])).strip("，、 "), Span(begin, end))
    clause = max(part.clause.start, start)
    if text[part.own.start - 1 : part.own.start] in {"、", "和", "与"} and part.own.start > clause:
        own = _COORDINATED.match(text, part.own.start, q.number_start)
        if own:
            return Recipient(own["who"], Span(*own.span("who")))
    hired = _HIRED.match(text, clause, q.number_start)
    if hired and not re.search(r"\d", text[part.sentence.start : clause]):
        return Recipient(hired["who"], Span(*hired.span("who")))
    each = _EACH.match(text, clause, q.number_start)
    if each and not _ABOVE.match(text, start, clause):
        return Recipient(each["who"], Span(*each.span("who")))
    grant = _GRANTING.search(text, clause, q.start)
    end = grant.start() if grant else q.start
    per = _PER_UNIT_OF.match(text, end, q.start)
    bare = text[start:end].rstrip("，、 \n").removesuffix("减半")
    said = _TELLS_NOBODY.sub("", bare)
    if per and said == bare:
        said += per["what"]
    start, said = _beside_unnumbered(start, said)
    said = _SPAN_OF_YEARS.sub("", said)
    if (
        len(said) < 2
        or said.startswith("由")
        or (_GIVER.search(said) and (before.same_group or _TREASURY.search(said)))
    ):
        return None
    return Recipient(said.strip("，、 "), Span(start, start + len(said)))
