"""Who qualifies for an incentive: what follows 对, what stands before the words of granting, or who was named before."""

import re
from typing import NamedTuple

from yaoxun.extraction.claims import Part
from yaoxun.text.span import Span


class Recipient(NamedTuple):
    """Who or what qualifies, in the text's words, and where they begin; `place` is None where they were named before."""

    words: str
    place: Span | None


_INTRODUCED = re.compile(
    r".*(?:明确|提出|规定|公布|要求|指出|提醒|申报期|挂钩|举措|如下|办法|细则|措施》?|方面|介绍|执行|施行|实施|表示|透露|宣布|[两三四五\d]档|政策：|其中|同时|此外|另外|按政策|按规定)[，：]|.*》[，：]|.*：",
    re.DOTALL,
)
_MARKED = re.compile(
    r"[，、；。\s“”）：]*(?:同时|并|且|再(?!次)|其中(?!，)|（[一二三四五六七八九十\d]+）|[①-⑩]|[✍✅●•]|\d+[.．、](?!\d)|[一二三四五六七八九十]+[是要]|(?:首先|其次|再次|最后|其[一二三四五]|第[一二三四五六七八九十]+层?)，[^，。；对]{2,6}，|(?:另一|一)方面[^，。；对]{0,6}，|首先|其次|再次，|第[一二三四五六七八九十]+[，、]|[^，。；]{2,6}：)*"
)
_TOWARDS = re.compile(
    r"(?:^|[，、；\u4e00-\u9fff])(?<!针)对(?:于)?(?!接|口|象|外|内|标|应|比|照|中(?![心小型试])|方|手|此|策)(?P<who>[^；。\n]{2,90}?)(?=，|$|的?(?:给予|予以|按|分别|每|一次性|最高|再(?!次)|可|奖励|补助|补贴|资助|发放|提供|单[个户家台]|减|免))"
)
_CONDITIONS = re.compile(r"(?:，(?:自[^，]{2,16}起，)?[^，；。]{2,90}?(?:的|者))+(?=，)")
_OFFERED = re.compile(r"(?:向|为|面向|给)(?P<who>[^，。；\n]{2,40}?)(?:提供|发放|安排|减免)(?![^，。；]{0,8}的，)")
_GRANTING = re.compile(
    r"(?:，|^)?(?:经[^，]{2,10}后)?(?:另行|另|可|再(?!次)|将|由[^，。；]{2,12}?|(?:各级|省级?|市级?|区级?|县级?|中央|自治区|该市|该省)*财政|额外|按年度|按|分别|每[^，。；]{1,8}?|一次性|最高|至多|直接|单[个户家台座][^，。；]{0,8}?|都?给予|予以|享受|奖励?|补助|补贴|资助|补偿|发放|减按|减免|免收|减收|提供|不超过|比例|凭[^，。；]{2,10}?即?可)"
)
_SPENT_ON = re.compile(r"[^，。；]{0,24}?(?:，)?(?:专门|重点|主要|专项)?(?:支持|用于|投向)(?P<who>[^，。；\n]{2,40})")
_COUPONS = re.compile(r"发放(?P<who>“[^”]+券”|[\u4e00-\u9fff]{2,8}券)")
_FUND_FOR = re.compile(r"的?(?:设立|成立)?(?P<who>[^，。；的]{2,14}?)(?:专项)?(?:扶持|发展|引导|支持)?(?:资金|经费)")
_FUND_NAMED = re.compile(r"设立(?P<who>[^，。；]{2,12}?)专项(?=[，。；])")
_FUND_BEFORE = re.compile(
    r"(?:安排|下达|拨付|筹集)(?P<who>[^，。；\d]{2,16}?)(?:专项)?(?:扶持|发展|引导|支持)?(?:资金|经费)(?:约|近|超)?$"
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
    r"|(?:房租|租金|场租|保费|利息|税款|税率|电费|水费|物业费|费用|贷款利息|个人所得税)"
)
_OF_FEE = re.compile(
    r"(?:票价|租金)$|^[^，。；的]{0,12}(?:采购|投资|交易|销售|投入|新增|增量|分享|留存)[^，。；的]{0,4}(?:额|部分)$"
)
_BARE_CONDITION = re.compile(
    r"(?:低于|高于|超过|达到|突破|满|不足|在)\d|\d[\d.]*[万亿]?[\u4e00-\u9fff%]{1,2}(?:（含）|及?以上|及?以下|至|到)"
)
_SUPPORTS = re.compile(r"(?:^|[。；，])(?:优先|重点|大力|积极)?(?:支持|鼓励|引导)(?P<who>[^，。；]{4,40})(?=，)")
_NOT_WHO_AT_ALL = re.compile(r"^(?:近日|日前|针对|强化|加大|完善|推动|设立|建立|首次安排|计入)|[该我][市省区县]有")
_BARE_TAIL = re.compile(r"(?<=.)(?:低于|高于|超过|达到|突破|满|不足|在)?\d[\d.]*[\u4e00-\u9fff%（）\d.]{1,24}的$")
_NOTE = re.compile(r"（[^（）]*）")
_OF_ALL = re.compile(r"(?:以上|上述|各项)(?:奖励|补助|补贴|资助|资金)")
_TITLED = re.compile(
    r"(?:支持|扶持|鼓励|助力|推动|促进|奖励|补贴|资助|激励|为)(?P<who>(?:(?!办法|政策|措施|推动|支持)[\u4e00-\u9fff]){2,12}?)(?:高质量|发展|自主创业|提供|，|$|出台|创业|就业)"
)


def recipient(
    text: str, part: Part, floor: int, instrument: str, earlier: str, title: str, *, coordinated: bool
) -> Recipient:
    """Return who qualifies for the amount of a part; `earlier` is who qualified for the one before, `floor` where to begin.

    A `coordinated` amount (10万元、5万元) is for those of the one before, unless it names its own.
    """
    if coordinated:
        own = _COORDINATED.match(text, part.own.start, part.quantity.number_start)
        return Recipient(own["who"], Span(*own.span("who"))) if own else Recipient(earlier, None)
    named = _spent_on(text, part) if instrument == "fund" else None
    named = named or _named(text, part, floor)
    if named is not None and named.place is not None and _OF_FEE.search(named.words):
        words = _OF_FEE.sub("", named.words)
        named = Recipient(words, named.place) if len(words) > 1 else None
    if named is not None and _BARE_CONDITION.match(named.words) and earlier:
        return Recipient(_BARE_TAIL.sub("", earlier) + named.words, named.place)
    if named is not None and not (_NOT_WHO.match(named.words) or _NOT_WHO_AT_ALL.search(named.words)):
        return Recipient(_completed(named.words, earlier), named.place)
    titled = _TITLED.search(title)
    if titled and _OF_ALL.match(text, part.clause.start):
        return Recipient(titled["who"], None)
    plain = named.words if named and not _NOT_WHO_AT_ALL.search(named.words) else ""
    return Recipient(earlier or (titled["who"] if titled else plain), None)


def _completed(words: str, earlier: str) -> str:
    """The words with the noun that an earlier recipient named: 参与制定的 after 主导制定标准的企业 → 参与制定的企业."""
    head = earlier.rpartition("的")[2]
    return words + head if words.endswith("的") and len(words) <= 12 and "的" in earlier else words


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
_ENDS = frozenset(("", "。", "；", "，", "、", "：", "！", "？", ";", "\n"))


_PARTED = re.compile("[，；、]")


def _named(text: str, part: Part, floor: int) -> Recipient | None:
    """Who the sentence names before the amount."""
    q = part.quantity
    start = min(floor, part.clause.start)
    if text[start - 1 : start] not in _ENDS:
        parted = _PARTED.search(text, start, part.clause.start)
        start = parted.end() if parted else part.clause.start
    introduced = _INTRODUCED.match(text[start : q.start])
    start += introduced.end() if introduced and start + introduced.end() < q.start else 0
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
        return Recipient(_NOTE.sub("", text[begin:end]).strip("，、 "), Span(begin, end))
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
    said = text[start:end].rstrip("，、 \n").removesuffix("减半")
    if per:
        said += per["what"]
    if len(said) < 2 or _GIVER.search(said):
        return None
    return Recipient(said.strip("，、 "), Span(start, start + len(said)))
