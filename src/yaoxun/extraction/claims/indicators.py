"""The indicator of a quantity: what is measured, in the text's words, and the smallest stretch that holds both."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from yaoxun.extraction.claims.parts import Part
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span

_WORDS = classes("claims.txt")
_DEPENDENT = re.compile(
    r"(?:完成(?:年度|全年|计划)|同比|环比|比|较|占|再增加|再减少|再提高|微降|微增|略增|略降|增长|增幅|降幅|增速|下降|是|为(?![一-鿿]{2,6}(?:降低|减少|节约|提高|增加))|相当于|高于|高出|低于|年均|其中占|分别|合计|总额|翻|提升|提高|降低|减少|上升|回落|净增)"
)
_TAIL = re.compile(rf"(?<![通到直抵])(?:共|总计|{pattern(_WORDS['predicate'])}|\s)+$")
_HEAD = re.compile(
    rf"(?:{pattern(_WORDS['opening'])}|“(?=20\d\d年|目前|今年|去年)|要(?![求素点闻件领])|把|之?前|末|以来|(?<=[年月天日])内|[一二两三四五\d]+年内|[\s、，（(:：①②③④⑤⑥⑦⑧⑨✍✅●•▪]|\d+[.．、](?!\d))"
)
_NOUN = re.compile(
    r"(?:的)?\s*((?:(?!共同|联合(?![体会国社])|历时|以及)[^，。；：！？（()）\d\n]|\d+周?岁|（[^）]*）|《[^》]*》)+)"
)
_NO_NOUN = re.compile(
    r"(?:左右|以上|以下|以内|上下|的目标|等(?:具体)?(?:定量)?目标|目标|的标准|的?台阶|，|。|；|、|）|\)|$)"
)
_NESTED = re.compile(r"的[\d.]+[万亿]?[一-鿿]{1,2}?(?P<noun>[一-鿿]{2,10})")
_CHANGE_LAST = re.compile(rf"^{pattern(_WORDS['verb'])}$|(?:降低|减少|节约|提高|增加)$")
_VERB_LAST = re.compile(rf"{pattern(_WORDS['verb'])}$")
_RESPECTIVELY = re.compile(r"(?P<names>[^，。；]*?)(?P<what>分别(?:[^，。；\d]|20\d\d年)*)$")


def _opened(text: str, part: Part, openings: dict[int, int]) -> int:
    """Where a part begins after its openings: times, 其中, 力争, list marks."""
    at = part.own.start
    while at < part.quantity.start:
        m = _HEAD.match(text, at, part.quantity.start)
        further = openings.get(at, m.end() if m else at)
        if further == at:
            break
        at = further
    return min(at, part.quantity.start)


@cache
def _stripped(said: str) -> str:
    return _TAIL.sub("", said).strip("，、 ").removeprefix("的").removeprefix("等")


def indicator_of(passage: Passage, part: Part, openings: dict[int, int], names: Sequence[str]) -> tuple[str, Span]:
    """The indicator of a quantity, and the smallest stretch that holds both; `names` are the indicators before it."""
    text, q = passage.text, part.quantity
    last = names[-1] if names else ""
    start = _opened(text, part, openings)
    said = text[start : q.start]
    if part.role:
        change = re.search(r"(?:由|从)", text[part.clause.start : q.start])
        start = _opened(text, part._replace(own=part.clause), openings)
        head = text[start : part.clause.start + change.start()] if change else said
        return (_stripped(head.removeprefix("把")) or last), Span(start, q.end)
    noun = None if _NO_NOUN.match(text, q.end, part.own.end + 1) else _NOUN.match(text, q.end, part.own.end)
    nested = _NESTED.match(text, q.end, part.clause.end)
    if nested:
        return nested.group("noun"), Span(q.start, nested.end())
    if noun and (said.rstrip().endswith("等") or q.amount.unit in _PLACES or _WHERE.search(said)):
        said = ""
    reaches = _REACHES.search(said) if noun and len(noun.group(1)) < _LONG else None
    if noun and _LISTED.fullmatch(said):
        said = ""
    if reaches:
        said = reaches["how"]
    if noun and noun.group().startswith("的") and len(said) > 1 and not _CHANGE_LAST.search(said):
        noun = None
    plain = _stripped(said)
    several = _RESPECTIVELY.match(text[part.clause.start : q.start])
    if several or (not plain and _coordinated(text, part) and "分别" in text[part.clause.start : q.start]):
        return _of_several(text, part, names, start)
    if _DEPENDENT.match(said.removeprefix("约")) and last:
        return _depending(text, part, _base_name(last), plain or said.strip()), Span(min(start, q.start), q.end)
    if noun:
        name = _head(noun.group(1).rstrip())
        return _with_verb(plain, name), Span(min(start, q.start), noun.start(1) + len(name))
    if len(plain) < 2 or plain in _BARE or _SOME_YEARS.fullmatch(plain):
        said_before = _named_before(passage, part) or _clause_before(text, part)
        return (said_before or _last_noun(names)) + (plain if said_before else ""), Span(min(start, q.start), q.end)
    return plain, Span(start, q.end)


def _depending(text: str, part: Part, name: str, said: str) -> str:
    """What is said of the thing named before (同比增长), unless the sentence has named another one without a number."""
    led = text[part.sentence.start : part.clause.start]
    if said.startswith("占") and len(led) > 1 and not re.search(r"\d", led):
        return said
    return name if name.endswith(said) else name + said


_SLIGHTLY = re.compile(r"(?:微|略|小幅)(?:(?P<up>[增升涨])|[降跌])$")
_DONE_MARK = re.compile(r"(?<=[一-鿿])(?:了(?![解望然])|已(?!获|建成|开))(?=[一-鿿])")
_INCLUDING = re.compile(r"^包括[^的]*在内的")
_SINCE = re.compile(r"^[^，。]*?(?:以来|以后|之后|启动后|实施后|上线后|运行后)，?")
_AT_PRESENT = re.compile(
    r"^(?!每).*(?:现有|共有|已有|拥有)(?=[一-鿿]{2})|^[^（]*（[^）]*）(?:全[省市区县])?(?=[一-鿿]{4})"
)
_SUCH_AS = re.compile(r"^[^等]*、[^等]*等(?=[\u4e00-\u9fff]{2})")
_CARRIED_OUT = re.compile(
    r"^(?:累计|共|已|实际)*(?:完成|实现|达成|涉及|包括|涵盖|本次|此次|首期|本期)(?!年度|全年|目标|计划|任务)(?=[一-鿿“”A-Za-z]{2})"
)


def plain_name(indicator: str) -> str:
    """An indicator without the place that it begins with, which is the article's, and without what tells that it was done.

    >>> plain_name("自1月上线以来访问量"), plain_name("完成集装箱吞吐量"), plain_name("包括央企在内的企业")
    ('访问量', '集装箱吞吐量', '企业')
    >>> plain_name("出口额微降")
    '出口额下降'
    """
    end = place_at(indicator, 0)
    local = 0 < end <= len(indicator) - 4 and not indicator.startswith(("国家", "中国", "我国", "全国", "新建"))
    named = indicator[end:] if local else indicator
    for form in (_AT_PRESENT, _SINCE, _INCLUDING, _CARRIED_OUT, _SUCH_AS):
        told = form.match(named)
        named = named[told.end() :] if told and len(named) - told.end() > 1 else named
    named = _SLIGHTLY.sub(lambda m: "增长" if m["up"] else "下降", named)
    return _DONE_MARK.sub("", named)


_PLACES = frozenset(["市", "县", "区", "省", "州", "国", "省份", "区县", "市县", "城市", "乡镇"])
_GOES_ON_TO = re.compile(r"(?<=[一-鿿]{2})(?:(?<!参)与|在|向|对|将)(?=[^、]{3})")
_DOES_SO = re.compile(rf"(?<=[一-鿿])(?:共同|全部|互相|已|可|届时)*{pattern(_WORDS['does'])}(?![^，]*的)")
_LISTED = re.compile(r"[^，。；、的]{2,6}(?:、[^，。；、的]{2,6}){1,4}")  # 甲、乙、丙3个枢纽
_LONG = 8
_REACHES = re.compile(r"(?P<how>覆盖|惠及|辐射)[^，。；]{2,}$")
_WHERE = re.compile(r"(?:^|已|将|，|[^存现所])(?:在|为|给|向)(?![^，。；]*(?:降|减|提高|增|节))[^，。；]*$")


def _head(noun: str) -> str:
    """What is counted, without what it does: 学校与郑州大学签订了协议 → 学校."""
    m = _GOES_ON_TO.search(noun)
    return noun[: m.start()] if m else noun


def _with_verb(plain: str, name: str) -> str:
    """What is counted, with what is done to it where that is short: 培育 + 示范企业."""
    if not plain:
        does = _DOES_SO.search(name)
        return name[: does.start()] if does else name
    if len(plain) > 12 and _VERB_LAST.search(plain):
        return name
    return plain + name


def _base_name(name: str) -> str:
    """An indicator without what an earlier claim compared it with: 产量同比增长, 产量."""
    if name.endswith(_SHARES):
        return re.sub(r"占[^，。]+(?:比重|比例)$", "占比", name)
    return re.sub(r"(?:完成(?:年度|全年)|恢复[到至]|同比|环比|比|较|占)[^，。]*$", "", name) or name


_SHARES = ("占比", "比重", "比例")


def _coordinated(text: str, part: Part) -> bool:
    return text[part.own.start - 1 : part.own.start] in {"、", "和", "与", "及"}


def _of_several(text: str, part: Part, names: Sequence[str], start: int) -> tuple[str, Span]:
    """The indicator of one of several quantities after 分别: of the names in its clause, of an earlier 分别, of the claims before."""
    q = part.quantity
    said, _, rest = text[part.clause.start : q.start].partition("分别")
    what = re.match(r"(?:20\d\d年|[^\d])*", rest)
    order = len(re.findall(r"\d[^、和与]*[、和与]", re.sub(r"20\d\d年", "", rest)))
    how = _stripped(what.group()) if what else ""
    own = [n for n in re.split(r"[、和与]", said) if len(n) > 1]
    if len(own) > 1:
        pick = own[min(order, len(own) - 1)]
        begin = text.find(pick, part.clause.start)
        return _with_shared_end(pick, own[-1]) + how, Span(max(begin, part.clause.start), q.end)
    if len(_stripped(said)) > 1 and not _DEPENDENT.match(said):
        return _stripped(said) + how, Span(min(start, q.start), q.end)
    counted = _LISTED_AND_COUNTED.search(text, part.sentence.start, part.clause.start)
    if counted and not said:
        listed = re.split(r"[、和与]", counted["names"])
        if len(listed) > order:
            return listed[order] + counted["what"].removesuffix("最多"), Span(min(start, q.start), q.end)
    earlier = _SEVERAL_BEFORE.findall(text, part.sentence.start, part.clause.start)
    listed = re.split(r"[、和与]", earlier[-1]) if earlier else []
    if len(listed) > max(order, 1) and not said and _DEPENDENT.match(how):
        return _with_shared_end(listed[order], listed[-1]) + how, Span(min(start, q.start), q.end)
    if len(listed) > max(order, 1):
        longest = max(len(n) for n in listed[:-1])
        return listed[order][: longest + 1] + said + how, Span(min(start, q.start), q.end)
    pool = list(dict.fromkeys(_base_name(n).removesuffix(how) for n in names))
    total = 1 + len(re.findall(r"[、和与](?=[^，。；、和与]*\d)", text[q.end : part.clause.end])) + order
    pick = pool[-total:][order] if len(pool) >= total > order else (pool[-1] if pool else "")
    return pick + said + how, Span(min(start, q.start), q.end)


_LISTED_AND_COUNTED = re.compile(
    r"(?:^|[，。；：])(?P<names>[^，。；：\d]*、[^，。；：\d]*?)(?:[两二三四五六七八九十]|\d+)(?:家|个|地|市|项|类|所)(?P<what>[^，。；]*)，$"
)
_SEVERAL_BEFORE = re.compile(r"(?:^|[，：；。])([^，。；：]*?)分别")


def _with_shared_end(name: str, last: str) -> str:
    """A name of a list with the words that the last one lends to all: 果蔬, 水产品低温处理率 → 果蔬低温处理率."""
    if name == last:
        return name
    if _ORDINAL.fullmatch(name):
        return "第" + name.removeprefix("第") + last[1:]
    noun = _MEASURED.search(last)
    shared = noun.group() if noun else last[-5 if len(last) > 6 else -3 :]
    lap = next((k for k in range(len(shared), 0, -1) if name.endswith(shared[:k])), 0)
    return name + shared[lap:]


_ORDINAL = re.compile(r"第?[一二三四五六七八九十]")
_MEASURED = re.compile(
    r"(?:总?产[量值]|增加值|销量|销售额|交易额|进出口(?:总?额|总值)?|[进出]口额?|投资|价格|(?:营业|业务)?收入|面积|人数)$"
)


def _last_noun(names: Sequence[str]) -> str:
    """The last indicator that names a thing, not only what is done: 建成高标准农田, not 再建."""
    return next((n for n in reversed(names) if len(n) > 3 or _MEASURED.search(n)), names[-1] if names else "")


_SOME_YEARS = re.compile(r"[一二两三四五六七八九十]年")
_BARE = frozenset(["累计", "总", "总数", "总量", "开放", "合计", "总计", "总额", "共计", "共有", "共开放"])


def _clause_before(text: str, part: Part) -> str:
    """The clause before a bare count, where it holds no number itself: 场景清单，共有60项."""
    if text[part.clause.start - 1 : part.clause.start] != "，":
        return ""
    start = max(text.rfind(c, part.sentence.start, part.clause.start - 1) for c in "，：；") + 1
    said = text[max(start, part.sentence.start) : part.clause.start - 1].strip()
    said = re.sub(r"^[一二三四五六七八九十]+[是要]", "", said)
    return said if 1 < len(said) <= 16 and not re.search(r"\d", said) else ""


def _named_before(passage: Passage, part: Part) -> str:
    """The document that the sentence names before a bare count: 印发《…清单》，共95项."""
    before = bisect_left(passage.names, (part.quantity.start,)) - 1
    if before < 0 or passage.names[before].start < part.sentence.start:
        return ""
    name = passage.names[before]
    if re.search(r"\d", passage.text[name.end : part.clause.start]):
        return ""
    return re.sub(r"（[^）]*）$", "", passage.text[name.start + 1 : name.end - 1])
