"""How the regions of an article are told: by the place in its title that acts, else by the first that its lead names."""

import re
from collections.abc import Sequence
from itertools import pairwise

from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.places import Place, gazetteer, mentions, names_of, place_at
from yaoxun.lexicon.words import classes, pattern

_SENTENCE_END = re.compile(r"[。！？\n]")
_JOINED = re.compile(r"(?:[、和与及]|\s)+")
_COUNTRY = "000000"
_NATIONAL = re.compile(r"国务院|全国(?!首|率先|范围|第|各地|同|最|领先|平均)|中共中央|党中央|我国|国家(?!级)|中央")
_AIMED_AT = re.compile(
    r"(?:支持|助力|面向|服务|辐射|对接|融入|走进|赴|访|对口|联动|针对|围绕|立足|成立)[^，。；]{0,6}$"
)
_NOT_ACTING = re.compile(r"(?:面向|辐射|支持|服务|对接|融入|比|较|优于|除|从)[^，。；]{0,8}$")
_NO_ACTOR = re.compile(
    r"\d+月\d+日(?:上午|下午)?电|[^，。、；与和由同及]{0,4}大学(?!城|生)"
)  # a dateline, a university
_TOLD_BY = re.compile(r"[^，。；]{0,16}?(?:获悉|了解到|得知)")
_REACH = 12  # more characters than _AIMED_AT and _NOT_ACTING can span
_RANKED = re.compile(r"全国(?:首|第|率先|地级|各|唯一|最|层面|范围|省级|同)")
_LEAD = 160
_MINISTRIES = [
    w
    for w in classes("bodies.txt")["national"]
    if w.endswith(("部", "委", "局", "署", "国务院", "办公厅", "办", "监会", "人民银行"))
]
_MINISTRY = re.compile(
    rf"(?:\d+月\d+日|近日|日前|[，、\s])*{pattern(_MINISTRIES)}(?!国?务?驻|[\u4e00-\u9fff]{2, 6}(?:分行|支行|监管局)|[^，。；]{{0,20}}(?:批复|复函|批准|同意))"
)


def find(passage: Passage) -> tuple[str, ...]:
    """Return the GB/T 2260 codes of the regions of a passage, the acting one first; none where it names none.

    A province acts as well where a body of its own tells or issues something in an article on one of its cities.

    >>> find(Passage("福建泉州成立海丝学院", "7月15日，泉州市海丝学院揭牌。"))
    ('350500',)
    >>> find(Passage("贵阳完善数据流通", "贵州省大数据局近日出台办法。"))
    ('520100', '520000')
    >>> find(Passage("沪渝签署合作协议", ""))
    ('310000', '500000')
    """
    text = passage.text
    codes = _acting_in(passage)
    if _ROUND_UP.search(passage.title) and len(several := _subjects(text)) > 2:
        return tuple(dict.fromkeys((*(c for c in codes if c != _COUNTRY), *several)))
    if len(codes) != 1:
        return codes
    # Few texts have the words that follow such a place: to look for them first spares finding all places.
    if codes[0].endswith("0000"):
        if "试点" not in text and not _SO_PUT_OUT.search(text):
            return codes
        parts = (m for m in mentions(text) if len(m.codes) == 1 and _within(m.codes[0], codes[0]))
        return (*codes, *dict.fromkeys(m.codes[0] for m in parts if _acts_as_well(text, m)))
    province = codes[0][:2] + "0000"
    if any(name in text for name in names_of(province)) and any(
        m.codes == (province,) and _PROVINCIAL.match(text, m.end) for m in mentions(text)
    ):
        return (*codes, province)
    return codes


_ROUND_UP = re.compile(r"多地|各地|多省|多市|地方(?=两会)")
_SUBJECT_BEFORE = re.compile(r"(?:^|[。；，：\n…])(?:在)?$")
_NO_SUBJECT = re.compile(r"[省市]?(?:人大|政协)|市?民")


def _subjects(text: str) -> list[str]:
    """The codes of the places that begin a clause: those of which a round-up tells in turn."""
    found = (
        m.codes[0]
        for m in mentions(text)
        if len(m.codes) == 1
        and m.codes[0] != _COUNTRY
        and _SUBJECT_BEFORE.search(text, max(0, m.start - 2), m.start)
        and not _NO_SUBJECT.match(text, m.end)
    )
    return list(dict.fromkeys(found))


def _acts_as_well(text: str, m: Place) -> bool:
    """Whether a part of the place that acts does the same, or tries it out: 南通市同步发布办法, 对苏州、盐城的试点."""
    return _AS_WELL.match(text, m.end) is not None or (
        m.codes[0].endswith("00")
        and _TRIED_IN.search(text, max(0, m.start - _REACH), m.start) is not None
        and _TRIED.match(text, m.end) is not None
    )


_TRIED_IN = re.compile(r"(?:在|对)(?:[\u4e00-\u9fff]{2,4}[市县区州]?[、和])*$")
_TRIED = re.compile(r"(?:[、和][\u4e00-\u9fff]{2,4}[市县区州]?)*(?:等地|两市|[三四五]市)?(?:的|率先|先行|开展)*试点")
_SO, _PUT_OUT = "(?:同步|同时|还|也|随后|当天|同日)", "(?:公布|发布|印发|出台|推出)"
_AS_WELL = re.compile(f"{_SO}+{_PUT_OUT}")
_SO_PUT_OUT = re.compile(f"{_SO}{_PUT_OUT}")
_PROVINCIAL = re.compile(
    r"(?:省|自治区)?(?:人民)?政府(?:\d+月\d+日|近日|日前|当天)?(?:正式|批准)?(?:签署|签订|印发|出台|发布|批复)|(?:省|自治区)?(?:[\u4e00-\u9fff]{2,12}?)(?:厅|局|委员会|委|办公室|办)(?<!统计局)(?:\d+月\d+日|近日|日前|此前|在现场|当天)?(?:正式|批准)?(?:印发|出台|发布|介绍|表示|提出|透露|宣布|明确)"
)


def _acting_in(passage: Passage) -> tuple[str, ...]:
    """The codes of the place that the title or the lead says to act."""
    in_title = mentions(passage.title)
    titled = _acting(passage.title, in_title)
    if passage.title.startswith("全国") and not titled and not _RANKED.match(passage.title):
        return (_COUNTRY,)
    venue = _venue(passage.title)
    if venue and (not titled or (len(titled) == 1 and _within(venue, titled[0]))):
        titled = (venue,)
    lead_end = _lead_end(passage.text)
    lead = [
        m
        for m in mentions(passage.text[:lead_end])
        if (
            not _NOT_ACTING.search(passage.text, max(0, m.start - _REACH), m.start)
            or _TOLD_BY.match(passage.text, m.end)
        )
        and not _NO_ACTOR.match(passage.text, m.end)
    ]
    seat = _seat(passage, in_title, lead)
    if seat:
        return seat
    for partners in (_listed(passage.text, lead), _partners(passage.text, lead)):
        if partners and (not titled or set(titled) < set(partners) or _all_within(partners, titled)):
            return partners
    if titled:
        return _narrowed(titled, lead, passage.text)
    acting = _acting(passage.text, lead)
    if _MINISTRY.match(passage.title) or (_MINISTRY.match(passage.text) and not place_at(passage.title, 0)):
        return (_COUNTRY,)
    if acting:
        return acting
    if _NATIONAL.search(passage.title) or _NATIONAL.search(passage.text[: max(lead_end, _LEAD)]):
        return (_COUNTRY,)
    further = mentions(passage.text[lead_end : lead_end + 400])
    return _acting(passage.text[lead_end:], further)


_VENUE = re.compile(
    r"[在来落](?P<place>.)(?:揭牌|成立|举行|举办|召开|启动|签约|开幕|发布|上线|启用|开工|投运|落地|开市|挂牌)"
)


def _venue(title: str) -> str | None:
    """The code of the place that a title names by one character, as where something happened: 甲中心在汉揭牌."""
    m = _VENUE.search(title)
    codes = gazetteer().abbreviations.get(m["place"], ()) if m else ()
    return codes[0] if codes else None


_BODY_OF_AREA = re.compile(
    r"(?![共联合签携推开启建]|发布|上线|[两三四五六]地)[^，。、：]{2,24}?(?:联盟|平台|中心|基地|实验室|研究院|学院|指数|系统|网络|对接会|大会|论坛|峰会|博览会|研讨会|推介会)"
)


def _seat(passage: Passage, titled: Sequence[Place], lead: Sequence[Place]) -> tuple[str, ...]:
    """The codes of where something named after an area is: 长三角某联盟在无锡成立; none where the members of the area act."""
    area = titled[0] if titled else None
    if area is None or len(area.codes) < 2 or not _BODY_OF_AREA.match(passage.title, area.end):
        return ()
    local = [m for m in (*titled[1:], *lead, *mentions(passage.text[:_FURTHER])) if len(m.codes) == 1]
    local = [m for m in local if any(m.codes[0] == code or _within(m.codes[0], code) for code in area.codes)]
    members = {m.codes[0] for m in local}.intersection(area.codes)
    return local[0].codes if local and len(members) < 2 else ()


_FURTHER = 400


def _lead_end(text: str) -> int:
    """The end of the lead: the first sentence, a second one where the first is short."""
    at = 0
    for m in _SENTENCE_END.finditer(text, 0, _LEAD * 2):
        at = m.end()
        if at > 40:
            return at
    return at or min(len(text), _LEAD)


def _acting(text: str, found: Sequence[Place]) -> tuple[str, ...]:
    """The codes of the place that acts — the first — with those joined to it, as narrow as they are said."""
    local = [m for m in found if m.codes != (_COUNTRY,)]
    if not local:
        return ()
    first, *rest = local
    codes = list(first.codes)
    end = first.end
    joined = True
    for m in rest:
        between = text[end : m.start]
        if joined and _JOINED.fullmatch(between):
            codes += [c for c in m.codes if c not in codes]
            end = m.end
            continue
        joined = False
        if len(codes) == 1 and len(m.codes) == 1 and _within(m.codes[0], codes[0]):
            if text.endswith("发挥", 0, m.start):
                continue  # 上海发挥浦东龙头作用
            if _AIMED_AT.search(text, max(0, m.start - _REACH), m.start):
                codes.append(m.codes[0])
            elif len(between) <= 30 and not _ACTED.search(between):
                codes = [m.codes[0]]
    return tuple(codes)


_ACTED = re.compile(r"(?:印发|出台|发布|推出|公布|加快|推动|推进|要求|部署|提出|明确)")


def _within(code: str, other: str) -> bool:
    return code != other and code.startswith(other.rstrip("0") if not other.endswith("0000") else other[:2])


def _all_within(codes: Sequence[str], titled: Sequence[str]) -> bool:
    return len(titled) == 1 and all(_within(code, titled[0]) for code in codes)


_COUNTED = re.compile(
    r"(?:等)?[两二三四五六七八九十\d]+(?:市|州|县|区|地|省)[^，。；]{0,8}(?:签|联合|共同|携手|发布|印发|启动|成立|推进|实施|共建|协同)"
)


def _listed(text: str, lead: Sequence[Place]) -> tuple[str, ...]:
    """The codes of places that the lead lists and counts as those that act: 宜宾、自贡、泸州、内江四市签订."""
    for at in range(len(lead)):
        run = [lead[at]]
        for m in lead[at + 1 :]:
            if not _JOINED.fullmatch(text[run[-1].end : m.start]):
                break
            run.append(m)
        if len(run) > 1 and _COUNTED.match(text, run[-1].end):
            return tuple(code for m in run for code in m.codes)
    return ()


_ACTING_PART = re.compile(r"[区县市]?(?:人民)?政府")
_SITUATED = re.compile(r"(?:位于|坐落于|地处)$")


def _acts_in(text: str, m: Place, whole: str) -> bool:
    """Whether a part of a place acts, or is where what acts lies: 由某市某区政府, 位于铁西区的沈阳经开区."""
    if len(m.codes) != 1 or not _within(m.codes[0], whole):
        return False
    if _SITUATED.search(text, max(0, m.start - 3), m.start):
        return text[m.end : m.end + 1] == "的"
    return text[m.start - 1 : m.start] == "由" and _ACTING_PART.match(text, m.end) is not None


_NAMED_AFTER = ("国际机场", "机场", "高铁", "火车站", "站", "港")


_WITH = re.compile(r"[^，。；]{0,18}?(?:、|和|与|及|会同|同)")
_SIGN = re.compile(r"[^，。；]{0,30}?(?:签署|签订|签约)|[^，。；]{0,12}?联合(?:落地|发布|印发|出台|推出)")


def _partners(text: str, lead: Sequence[Place]) -> tuple[str, ...]:
    """The codes of two places whose bodies sign something together: 南京市政府、马鞍山市政府签署."""
    for one, other in pairwise(m for m in lead if m.codes != (_COUNTRY,)):
        apart = len(one.codes) == len(other.codes) == 1 and not (
            one.codes == other.codes or _within(other.codes[0], one.codes[0]) or _within(one.codes[0], other.codes[0])
        )
        if apart and _WITH.fullmatch(text, one.end, other.start) and _SIGN.match(text, other.end):
            return (*one.codes, *other.codes)
    return ()


def _narrowed(titled: tuple[str, ...], lead: Sequence[Place], text: str) -> tuple[str, ...]:
    """The title's code, made as narrow as the lead says it where it names the same place and a part of it: 上海（闵行）."""
    if len(titled) != 1 or not lead:
        return titled
    several = _listed(text, lead)
    if len(several) > 1 and _all_within(several, titled):
        return several
    part = next((m for m in lead if _acts_in(text, m, titled[0])), None)
    if part is not None:
        return part.codes
    first = lead[0]
    whole = place_at(text, first.start)
    if (
        len(first.codes) == 1
        and whole < first.end
        and not text.startswith(_NAMED_AFTER, first.end)
        and _within(first.codes[0], titled[0])
    ):
        return first.codes
    return titled
