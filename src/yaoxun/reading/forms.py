"""The forms of single lines, whoever made the bulletin: page numbers, source lines, addresses, debris, list marks."""

import re
from functools import cache
from typing import NamedTuple

from yaoxun.text.characters import close_up_title, visible

_ORNAMENT = r"[▶►▷▸◆◇●○■□★☆※▲△▼✦✧❖➤➢➣➽☞•·◎▪⬛◼✔✅✍❤➡→»>\-–—*#§\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]\ufe0f?"
_LED = rf"(?:{_ORNAMENT}\s*)*"
_DASH = r"[—–―\-－‐·•.~\s]*"
PAGE_NUMBER = re.compile(
    rf"(?:{_DASH}\d{{1,4}}{_DASH}|{_DASH}第\s*[\d一二三四五六七八九十]{{1,4}}\s*页{_DASH}"
    rf"(?:[,，/|]?\s*[（(]?共\s*\d{{1,4}}\s*页[)）]?{_DASH})?|[Pp](?:age|AGE|\.)\s*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?"
    r"|\d{1,4}\s*/\s*\d{1,4})"
)
ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+", re.IGNORECASE)
_CALL = (
    r"(?:[（(【]?\s*(?:(?:政策|文件|新闻|报道|通知|公告|方案|规划|办法|意见|细则|条例|标准|报告|名单|指南|计划|措施|原文|全文|详情|相关|参考|解读|信息|附)*(?:链接|网址|网页|地址|原文|全文|详见|可见|见|来源))"
    r"(?:地址)?\s*[:：]?\s*)"
)
LINK_LINE = re.compile(rf"{_CALL}?(?:https?://|www\.)[\x21-\x7e]+\s*[）)】。]?", re.IGNORECASE)
LINK_CALL = re.compile(rf"{_CALL}(?<=[:：])")
LINK_LABEL = re.compile(
    r"[（(【\[]?\s*(?:(?:政策|文件|新闻|通知|公告|方案|办法|意见)?(?:全文|原文|详情|相关)(?:链接|网址)|阅读全文|查看全文|阅读原文|查看原文)\s*[:：]?\s*[）)】\]]?$"
)
LINK_IN_TEXT = re.compile(
    rf"(?P<open>[（(])?(?:{_CALL}(?<=[:：]))?\s*(?P<url>(?:https?://|www\.)[\x21-\x7e]+)(?P<close>(?(open)\s*[）)]|))",
    re.IGNORECASE,
)
_SOURCE_WORD = (
    r"(?:(?:信息|稿件|文章|资料|内容|消息|本文|新闻|图文|文字)?来\s*源|[Ss]ource|出\s*处|摘编|摘自|摘编自|转自|转载自|转载|选自|编自|综合|综合自"
    r"|供稿(?:单位)?|报送单位|信息报送|稿源)"
)
_TAKEN_FROM = r"(?:摘编自|摘自|转自|转载自|选自|编自|综合自|来源于|来源自)"
_MEDIUM = r"(?:报|社|网|台|刊|厅|局|委|办|部|院|号|会|杂志|发布|新闻|中心|政府|学习强国|客户端)"
_BODY = r"[^（()）。，：:；、《》\s]{1,20}(?:厅|局|委|办|部|处|办公室|办事处|政府|研究院|研究所|研究室|研究会|中心|大学|学院|公司|集团|协会|学会|联合会|法院|检察院|银行)"
_DATED_MEDIUM = rf"[^（()）。，：:；《》]{{0,18}}(?:{_MEDIUM}|微博|微信)\s*(?:(?:19|20)\d\d\s*年)?\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日(?:第?\d+版)?"
_BODIES = rf"{_BODY}(?:[、\s]+{_BODY}){{0,3}}"
SOURCE_LINE = re.compile(
    rf"{_LED}(?:[（(【\[]\s*(?:{_SOURCE_WORD}\s*[:：|｜丨]|{_TAKEN_FROM}|据(?=\s*《)|综合(?=[^（()）]{{0,40}}{_MEDIUM}\s*[）)】\]]))\s*(?P<inner>[^：:]{{2,80}}?(?:\s*(?:作者|记者|编辑|通讯员)\s*[:：][^：:]{{1,20}}?)?)\s*[）)】\]][。.]?"
    rf"|{_SOURCE_WORD}\s*[:：|｜丨]\s*(?P<open>[^：:。；]{{2,80}}?(?:\s*(?:作者|记者|编辑|通讯员)\s*[:：][^：:]{{1,20}}?)?)[。.]?"
    rf"|{_TAKEN_FROM}\s*(?P<taken>《[^《》]{{2,20}}》[^，。；]{{0,24}}|[^，。；《》]{{2,24}}{_MEDIUM}))"
)
CREDIT_LINE = re.compile(
    r"[（(【\[](?P<names>[^（()）。，：:]{2,40}?)(?:供稿|报送)[）)】\]]"
    r"|(?P<bare>[^（()）。，：:]{2,30}?)\s*供稿"
    rf"|[（(](?P<bodies>{_BODIES}|{_DATED_MEDIUM})[）)]"
    r"|[（(](?P<medium>[^（()）。，：:]{1,20}(?:日报|晚报|时报|商报|早报|周报|周刊|新闻网|新华社|新华网|人民网|中新社|中新网|电视台|广播网|澎湃新闻"
    r"|客户端|公众号|微信|门户网站|官网|省厅|委网站|局网站|厅网站))[）)]"
)
SOURCE_TAIL = re.compile(
    rf"[（(【\[]\s*(?:(?:{_SOURCE_WORD}\s*[:：]|{_TAKEN_FROM})\s*(?P<names>[^（）()【】：:]{{2,80}}?)|(?P<credit>[^（()）。，：:]{{2,40}}?)供稿)\s*[）)】\]]\s*$"
    rf"|(?<=[。！？”])\s*(?:[（(](?P<medium>{_DATED_MEDIUM})[）)]$|{_LED}{_SOURCE_WORD}\s*[:：]\s*(?P<open>[^。：:]{{2,40}})$)"
)
BODY_TAIL = re.compile(rf"(?<=[。！？”])\s*[（(](?P<names>{_BODIES})[）)]$")
META_LINE = re.compile(
    r"(?=.{0,120}$)[（(\[【]?\s*(?:(?:发布|更新|发文|成文|刊发|印发|公开|录入|上传)?(?:时间|日期)\s*[:：]?\s*)?"
    r"(?:\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)(?P<rest>.*)"
)
META_WORDS = re.compile(
    r"(?:来\s*源|作\s*者|发布机构|发布单位|信息来源|字\s*号|字\s*体|浏览次?数?|阅读次?数?|阅读量|点击数?|访问量|打\s*印|分享|责任编辑|编辑|大|中|小|收藏|文号)"
)
META_SOURCE = re.compile(
    r"(?:信息来源|来\s*源|发布机构|发布单位)\s*[:：]\s*(?P<names>[^\s　:：|]{2,40}?)(?=$|[\s　|【\[（(]|作者|浏览|阅读|字号|字体|点击|访问|打印|分享|编辑|责任|发布)"
)
EDITORS = re.compile(
    _LED
    + r"(?:[（(\[【]?(?:(?:本期)?(?:责任编辑|责\s*编|编\s*辑|编\s*审|审\s*核(?:人)?|审\s*签|审\s*稿|审\s*读|签\s*发(?:人)?|主\s*编|副\s*主\s*编|执行主编|执行编辑|美术编辑|校\s*对|总\s*编|值班编辑|统\s*筹|监\s*制|撰\s*稿|执\s*笔(?:人)?|制\s*作|排\s*版)"
    r"|联\s*系\s*人|联系电话|联系方式|电\s*话|传\s*真|邮\s*箱|电子邮箱|电子邮件|[Ee]-?mail|投稿邮箱|(?:商务|媒体)?合作|投\s*稿|订\s*阅|地\s*址|邮\s*编|邮政编码"
    r"|主\s*送|抄\s*送|抄\s*报|报\s*送|分\s*送|发\s*送|呈\s*送|呈\s*报|印\s*送|报|送|发|印\s*数|印\s*发)\s*[:：].{0,200}"
    r"|[（(]\s*此\s*页\s*无\s*正\s*文\s*[)）]|[（(]\s*以下无正文\s*[)）]"
    r"|[（(][^（()）。，：:]{2,30}(?:整理|编写|撰写|撰稿|编译|执笔)[)）]|[（(](?:本报)?(?:见习)?(?:记者|通讯员|作者)[^（()）。，]{2,30}[)）]"
    r"|[-\s]*END[-\s]*|[（(\[【]?(?:全文|本期)?完[)）\]】]?)"
)
PRINTED = re.compile(r".{0,40}[（(]?\s*共\s*印\s*\d+\s*份\s*[)）]?.{0,10}|.{2,30}\d{4}年\d{1,2}月\d{1,2}日\s*印发")
ATTACHMENT = re.compile(
    r"[（(]?附\s*(?:件|录|表|图|注)?\s*[\d一二三四五六七八九十]{0,3}\s*[:：.、．](?![^。]*。.).{0,80}|附件\s*[\d一二三四五六七八九十]{0,3}"
)
ANNEX = re.compile(
    r"[【\[]?附\s*[件录]\s*(?:下载|清单|目录|列表)?[】\]]?|附\s*录[\d一二三四五六七八九十]{0,3}[\s　]\s*[^，。；]{2,30}"
)
ITEM_NUMBER = re.compile(r"(?<![\d.．])(\d{1,2})\s*[.．、)）](?!\d)")
CAPTION = re.compile(
    r"[▲△▼]\s*.{2,60}|(?:图|表|图表|附图|附表|表格)\s*[\d一二三四五六七八九十]{1,3}(?:[-－.]\d+)?(?:\s*[:：.、．\s　]\s*[^。]{0,50}|[^\s。，；]{0,30})?"
    r"|[（(\[【]?(?:图片来源|图片|摄影|供图|制图|资料图片?|图源|图/|文/图)\s*[:：]?[^。，]{0,40}[）)\]】]?|[（(]?图为.{2,60}"
)
PHOTO_CREDIT = re.compile(r"[^。，]{2,20}\s*[/／]?\s*(?:摄|供图)[）)]?")
DEBRIS = re.compile(
    _LED
    + r"[\[【（(<>《]?\s*(?:阅读原文|原文链接|查看原文|阅读全文|查看全文|查看更多|更多(?:内容|精彩|资讯|新闻).{0,30}|点击(?:查看|阅读|下载|上方|下方|这里|进入|关注|订阅|图片|蓝字|名片|标题).{0,40}"
    r"|(?:转载|转发)请(?:注明|标明|联系).{0,20}|欢迎(?:转发|转载|关注|订阅|投稿|扫码|分享)(?![^，。！]{0,20}[。；]).{0,30}"
    r"|分享(?:(?:到|至|给|按钮|本页)?[:：].{0,60}|(?:到|至|给)(?:微信|微博|朋友圈|QQ|新浪).{0,30}|本页|按钮)?|(?:打\s*印(?:本页|此页|文章)?|关\s*闭(?:窗口|本页|页面)?|返回(?:顶部|首页|列表|上页)?|收\s*藏|纠错|保存|下载)(?:[\s|/】\]　]+(?:打\s*印\S{0,4}|关\s*闭\S{0,4}|收\s*藏\S{0,4}|返回\S{0,4}|纠错|保存|下载|\[|【))*"
    r"|扫一扫.{0,40}|扫码.{0,40}|扫描.{0,10}二维码.{0,30}|长按.{0,30}|(?:上|下)一(?:篇|条|页)\s*[:：]?.{0,60}|相关(?:阅读|链接|报道|新闻|文章|推荐|解读|稿件)\s*[:：]?.{0,60}"
    r"|(?:延伸|推荐|拓展|往期|热门)(?:阅读|推荐|回顾|文章).{0,60}|猜你喜欢|进入(?:测试|投票|答题|专题|问卷|首页)|(?:您|你)?(?:当前|现在|所在)(?:的)?位置\s*(?:[:：>＞»]|是[:：]).{0,80}|首页\s*[>＞»/].{0,80}"
    r"|版权所有.{0,80}|.{0,20}ICP备.{0,40}|.{0,20}公网安备.{0,40}|网站(?:标识码|地图|声明).{0,60}|技术支持\s*[:：].{0,60}|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]\s*\d*.{0,10}"
    r"|字\s*号\s*[:：].{0,20}|字\s*体\s*[:：].{0,20}|微信|微博|新浪微博|QQ空间|QQ好友|腾讯微博|朋友圈|复制链接|Copyright.{0,80}|©.{0,80})\s*[\]】）)>》]?",
    re.IGNORECASE,
)
RELATED = re.compile(
    r"[\[【]?\s*(?:相关(?:阅读|链接|报道|新闻|文章|推荐|稿件)|(?:延伸|推荐|拓展|往期|热门)(?:阅读|推荐|回顾|文章)|猜你喜欢)\s*[:：]?\s*[\]】]?"
)
RULE = re.compile(r"[—–―─━\-_=*·.~～\s]{5,}|[-=*_]{3,}")
CONTENTS_HEAD = re.compile(
    r"[\[【—\-\s]*(?:目\s*录|目\s*次|本\s*期\s*目\s*录|本\s*期\s*导\s*读|本\s*期\s*要\s*目|要\s*目|导\s*读|内\s*容\s*提\s*要|本\s*期\s*内\s*容|本\s*期\s*看\s*点|CONTENTS(?:\s*目\s*录)?|目\s*录\s*CONTENTS)[\]】—\-\s:：]*",
    re.IGNORECASE,
)
LEADER = re.compile(
    r"\s*(?:[.·…．。・•—_\-‥⋯]{2,}|\t+|\s{2,}|(?<=\S)\s*[（(])\s*[（(]?\s*[Pp]?\s*(\d{1,4})\s*[）)]?\s*$|\s*[/／]\s*[Pp]?(\d{1,4})\s*$|\s[Pp]?(\d{1,3})\s*$"
)
ONLY_LEADER = re.compile(r"\s*[.·…．・•—_\-‥⋯]{3,}\s*$")
_CELL_ENDS = re.compile(r"\t+| {2,}|\u3000{2,}")
_LEADER_ENDS = frozenset(".·…．・•—_-‥⋯)） \t\u3000")

# The list marks: what each is called, the class of its first character, what follows.
_MARKS = (
    ("cn", r"[一二三四五六七八九十百]", r"[一二三四五六七八九十百]{0,2}\s*[、．.](?=\s*\S)\s*"),
    ("(cn)", r"[（(]", r"[一二三四五六七八九十]{1,3}[）)]\s*[、.．]?\s*"),
    ("chapter", r"第", r"[一二三四五六七八九十\d]{1,3}(?:章|节|部分|篇|版块|板块|栏)\s*[:：、]?\s*"),
    ("(1)", r"[（(]", r"\d{1,2}[）)]\s*[、.．]?\s*"),
    ("01", r"0", r"\d\s*[.．、/|]?\s*(?=[^\d\s.%])"),
    ("1.1", r"\d", r"\d?(?:[.．]\d{1,2}){1,2}[.．]?\s+(?=[^\d\s.%万亿元])"),
    ("1.", r"\d", r"\d?\s*[.．、)）]\s*(?=[^\d\s]|(?:19|20)\d\d(?:年|\D))"),
    ("①", r"[①-⑳❶-❿⑴-⒇➀-➓]", r"\s*[、.．]?\s*"),
    ("1 ", r"\d", r"\d?\s+(?=[^\x00-\xff]{4})(?![年月日])"),
)


@cache
def _marks_from(character: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The list marks that may begin with a character."""
    return tuple((mark, re.compile(first + rest)) for mark, first, rest in _MARKS if re.match(first, character))


_ORNAMENTS = re.compile(rf"(?:{_ORNAMENT}\s*)+(?=\S)")
_BRACKETED = re.compile(
    r"(?:【([^【】]+)】|「([^「」]+)」|『([^『』]+)』|〖([^〖〗]+)〗|〔([^〔〕]+)〕|\[([^\[\]]+)\]|［([^［］]+)］|—+\s*([^—]+?)\s*—+|◆\s*([^◆]+?)\s*◆|★\s*([^★]+?)\s*★)$"
)

_BRACKETS = frozenset("【「『〖〔[［—◆★")
_MARK_OPENS = frozenset("一二三四五六七八九十百第")


class Marked(NamedTuple):
    """A line without the list mark before it; `mark` is the mark's class, "" for none."""

    mark: str
    bare: str


def unmark(text: str) -> Marked:
    """Return `text` without the list mark, number or brackets of a heading or title.

    >>> unmark("（三）科创聚焦"), unmark("【要闻】"), unmark("▶ 一、政策"), unmark("■ 要闻 ■").bare
    (Marked(mark='(cn)', bare='科创聚焦'), Marked(mark='【', bare='要闻'), Marked(mark='▶', bare='政策'), '要闻')
    >>> unmark("2021年江苏将开展试点")
    Marked(mark='', bare='2021年江苏将开展试点')
    """
    if "\u4e00" <= text[:1] <= "\u9fff" and text[0] not in _MARK_OPENS:
        return Marked("", text.strip())
    first = ""
    for _ in range(3):
        whole = _BRACKETED.match(text) if text[:1] in _BRACKETS else None
        if whole:
            inner = next(g for g in whole.groups() if g is not None).strip()
            first, text = first or text[0], inner
            continue
        bullet = _ORNAMENTS.match(text) if not text.startswith("——") else None
        if bullet:
            opening, text = text[0], text[bullet.end() :]
            first = first or ("emoji" if opening >= "\U0001f000" else opening)
            if text.endswith(opening):
                text = text.rstrip(f"{opening} \u3000")
            continue
        for mark, form in _marks_from(text[:1]):
            found = form.match(text)
            if found and found.end() < len(text):
                first, text = first or mark, text[found.end() :]
                break
        else:
            return Marked(first, text.strip())
    return Marked(first, text.strip())


def unadorned(text: str) -> str:
    """Return a line without the bullets and emoji before it.

    >>> unadorned("📌 本期看点"), unadorned("要闻（5.6-5.12）")
    ('本期看点', '要闻（5.6-5.12）')
    """
    found = _ORNAMENTS.match(text)
    return text[found.end() :] if found else text


def unpage(text: str) -> tuple[str, bool]:
    """Return a line of contents without its leaders and page number, and whether it had one.

    >>> unpage("江苏发布区块链产业发展计划……………6"), unpage("经济热点")
    (('江苏发布区块链产业发展计划', True), ('经济热点', False))
    """
    if text[-1:] not in _LEADER_ENDS and not text[-1:].isdecimal():
        return text, False
    found = LEADER.search(text)
    if found and found.start() > 0:
        return text[: found.start()].rstrip(" .·…．・•—_-‥⋯"), True
    bare = ONLY_LEADER.sub("", text)
    return bare, bare != text


def cells(text: str) -> list[str]:
    """Return the parts of a line that tabs or wide blanks set apart, as plain text sets the cells of a table.

    >>> cells("甲县    45 万头    61%"), cells("甲县 45")
    (['甲县', '45 万头', '61%'], ['甲县 45'])
    """
    return _CELL_ENDS.split(text) if "\t" in text or "  " in text or "\u3000\u3000" in text else [text]


_NAME_PARTS = re.compile(r"\s*(?:》\s*《|[、，,；;/／|]|\s+(?:和|及|与)\s+|(?<![A-Za-z.])\s+|\s+(?![A-Za-z]))\s*")
_NAME_DATE = re.compile(
    r"\s*[（(]?\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*(?:\d{1,2}\s*日?)?[）)]?|\s*第?\s*\d{1,3}\s*版(?:面)?|\s*\d{1,2}月\d{1,2}日"
)
_NAME_AUTHOR = re.compile(r"\s*(?:[（(]?(?:记者|作者|通讯员|文字|编辑|责编)\s*[:：]?.*)$")


def names_of_sources(text: str) -> tuple[str, ...]:
    """Return the bare names in a source line's list.

    >>> names_of_sources("《科技日报》2023年9月12日、新华社")
    ('科技日报', '新华社')
    """
    text = _NAME_AUTHOR.sub("", _NAME_DATE.sub("", close_up_title(visible(text))))
    names = []
    for name in _NAME_PARTS.split(text):
        bare = name.strip().removeprefix("据").strip(" 《》〈〉“”\"'（）()【】[]。.，,：:　")
        if bare and bare not in names:
            names.append(bare)
    return tuple(names)
