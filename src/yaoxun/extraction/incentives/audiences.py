"""Whom an article as a whole supports, for an amount that names nobody itself: a loan product, what a bank offers, a policy."""

import re

from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span

_WORDS = classes("incentives.txt")
_AUDIENCE = re.compile(pattern(_WORDS["audience"]))
_AUDIENCE_OF = re.compile(rf"[\u4e00-\u9fff]{{0,10}}?{pattern(_WORDS['audience'])}(?![家社])")
_PIECES = re.compile(
    r"[^\u4e00-\u9fff]+|支持|扶持|帮扶|鼓励|启动|出台|推行|实施|推出|公布|印发|加大|加快|优化|助力|推动|促进|延续|面向|帮|让|给|为|对|向|省|市|[县区州](?!内)|的"
)
_SECTOR = re.compile(
    r"(?P<who>(?:(?![出成支促助对为给][台了持进力]?)[\u4e00-\u9fff]){0,4}?(?:制造|服务|旅游|建筑|交通|餐饮|文旅|种植|养殖|奶|渔|林|农|工)业)(?=纾困|发展|高质量|振兴|转型|升级|复苏|恢复)"
)
_BUILT = re.compile(r"(?:建设|新建|共建|开通|打造)(?P<who>[\u4e00-\u9fff]{4,16})")
_FAR = 600  # characters within which whom an article supports is looked for
_OF_POLICY = re.compile(r"[^对]{2,40}(?:政策|计划|行动)$")
_PRODUCT = re.compile(r"“[^”]{2,14}(?:贷|担|保|险|券|通)”")
_OF_PRODUCT = re.compile(
    r"^(?:[^“”的对]*|[^“”对]*(?:推出|上线|开发|开办)的)“[^”]{2,14}(?:贷|担|保|险|券|通)”"
    r"(?:产品|单[户笔家]|[^，的]{0,6}(?:额度|上限|利率)[^，的]{0,6})?(?:，[^，]*)?$"
    r"|^[\u4e00-\u9fff]{1,4}券(?:$|抵扣|适用于|用于)"
    rf"|(?:^|，)[^对，。；的]{{0,40}}?{pattern(_WORDS['giver'])}[^，。；的]{{0,4}}?(?:推出|上线|开办|设立|配套|牵头|首批|将|(?=，)|$)"
)
_TITLED = re.compile(
    r"(?:支持|扶持|鼓励|助力|推动|促进|奖励|补贴|资助|激励|为)(?P<who>(?:(?!办法|政策|措施|推动|支持)[\u4e00-\u9fff]){2,12}?)(?:高质量|发展|自主创业|提供|，|$|出台|创业|就业)"
)


def titled(title: str) -> str:
    """Whom a title says that is supported: 支持…发展; "" where it does not.

    >>> titled("某市出台措施支持外贸企业发展")
    '外贸企业'
    """
    m = _TITLED.search(title)
    return m["who"] if m else ""


def built(title: str) -> str:
    """What a title says is built; "" where it does not.

    >>> built("某县新建乡村物流网点")
    '乡村物流网点'
    """
    m = _BUILT.search(title)
    return m["who"] if m else ""


def offered(passage: Passage, words: str, at: Span) -> tuple[str, bool] | None:
    """Whom a policy or what is offered is for, that `words` name for the amount `at`, and whether it is an offer.

    An offer is a product (“惠农贷”, a voucher) or what a bank gives. None where the words name neither: they tell who qualifies.
    """
    if _OF_POLICY.match(words):
        return _within(words) or audience(passage, at) or words, False
    if not _OF_PRODUCT.search(words):
        return None
    product = _PRODUCT.search(words)
    before = passage.text[max(0, at.start - _FAR) : at.start].rpartition("\n")[2]
    near = _AUDIENCE.findall(before) if product else []
    named = near[-1] if near else product.group() if product else audience(passage, at)
    return _of_title(passage.title) or named or words, True


def audience(passage: Passage, at: Span) -> str:
    """Whom an article supports: by its title, else who was named last before the amount `at`, else next after it."""
    named = _of_title(passage.title)
    if named:
        return named
    before = _AUDIENCE.findall(passage.text, max(0, at.start - _FAR), at.start)
    after = None if before else _AUDIENCE.search(passage.text, at.end, at.end + _FAR)
    return before[-1] if before else after.group() if after else ""


def _of_title(title: str) -> str:
    sector = _SECTOR.search(title)
    return _within(title) or titled(title) or (sector["who"] if sector else "")


def _within(words: str) -> str:
    """Whom words name between others: 实施中小企业担保计划 → 中小企业."""
    found = (_AUDIENCE_OF.match(piece) for piece in _PIECES.split(words))
    return next((m.group() for m in found if m), "")
