"""What a quantity is said of: the part of the sentence that is its own, its indicator, when it holds, and whether it is aimed at.

Targets and statistics are both claims of this kind; they differ in whether the sentence looks ahead or back.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from yaoxun.extraction.dates import Date
from yaoxun.extraction.documents import PolicyDocument
from yaoxun.extraction.fact import Amount, Fact
from yaoxun.extraction.passage import Passage
from yaoxun.extraction.quantities import Quantity
from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.calendar import Days
from yaoxun.text.span import Span


class Part(NamedTuple):
    """The stretch of a sentence that belongs to one quantity: `clause` is the whole clause, `own` what is not its neighbours'."""

    quantity: Quantity
    own: Span
    clause: Span
    sentence: Span
    role: str  # "" or, in 由X到Y, "from" or "to"; "column" for a cell of a table


class Claim(NamedTuple):
    """A quantity with its indicator, its time (`days`, None where none is said) and which way it looks: 1 ahead, -1 back, 0 neither."""

    quantity: Quantity
    quote: Span
    indicator: str
    days: Days | None
    ahead: int


_HARD = re.compile(r"[，,；;。：:！？!?\n]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_JOINT = re.compile(r"[、和与及]|以及|(?<=[^一-鿿])或")
_FROM = re.compile(r"(?:由|从)[^，。；]*$")
_TO = re.compile(
    r"[^，。；]{0,6}?(?:提|升|增|扩|压|缩|降|减|下|上|调|涨|攀|优化|变|到|至|为|扩大|恢复|跃)[^，。；\d]{0,8}?(?:到|至|为)?(?:20\d\d年底?的?)?$"
)


_AGES = frozenset(classes("units.txt")["age"])


def parts(passage: Passage, quantities: Sequence[Quantity]) -> tuple[Part, ...]:
    """Return the part of the text that belongs to each quantity, in order.

    >>> from yaoxun.extraction import dates, quantities
    >>> p = Passage("", "建成平台66个、基地23家。")
    >>> [p.text[part.own.start:part.own.end] for part in parts(p, quantities.find(p, ()))]
    ['建成平台66个', '基地23家']
    """
    text = passage.text
    ends = [m.start() for m in _HARD.finditer(text)] + [len(text)]
    stops = [m.start() for m in _SENTENCE_END.finditer(text)] + [len(text)]
    hidden = [(n.start, n.end) for n in passage.names]
    made: list[Part] = []
    before: Quantity | None = None
    for at, q in enumerate(quantities):
        clause = _between(ends, q.start, q.end, text, hidden)
        sentence = _between(stops, q.start, q.end, text, hidden)
        following = (n for n in quantities[at + 1 : at + 4] if n.amount.unit not in _AGES and n.start < clause.end)
        after = next(following, None)
        earlier = before if before is not None and before.end > clause.start else None
        role = _role(text, clause, earlier, q, after)
        own = Span(clause.start if role == "to" else _left(text, clause, earlier, q), _right(text, clause, q, after))
        made.append(Part(q, own, clause, sentence, role))
        before = q
    return tuple(made)


def _between(ends: Sequence[int], start: int, end: int, text: str, hidden: Sequence[tuple[int, int]]) -> Span:
    """The stretch around a quantity between two delimiters that do not stand in a name."""
    left = bisect_left(ends, start) - 1
    while left >= 0 and any(s <= ends[left] < e for s, e in hidden):
        left -= 1
    right = bisect_left(ends, end)
    while right < len(ends) - 1 and any(s <= ends[right] < e for s, e in hidden):
        right += 1
    return Span(ends[left] + 1 if left >= 0 else 0, ends[right] if right < len(ends) else len(text))


def _role(text: str, clause: Span, before: Quantity | None, q: Quantity, after: Quantity | None) -> str:
    """Whether a quantity is where a change starts or where it ends: 由15%提高到20%."""
    if (
        before is not None
        and _FROM.search(text, clause.start, before.start)
        and _TO.fullmatch(text, before.end, q.start)
    ):
        return "to"
    if after is not None and _FROM.search(text, clause.start, q.start) and _TO.fullmatch(text, q.end, after.start):
        return "from"
    return ""


_QUALIFIED = re.compile(r"的?[一-鿿“”A-Za-z]{2,}$")


def _left(text: str, clause: Span, before: Quantity | None, q: Quantity) -> int:
    if before is None:
        return clause.start
    if before.amount.op != "=" and _QUALIFIED.match(text, before.end, q.start):
        return clause.start
    if re.fullmatch(r"[\u4e00-\u9fff]{1,4}", text[before.end : q.start]) and q.start == q.number_start:
        return q.start  # 19个国家26个城市: the noun is the first number's
    joints = list(_JOINT.finditer(text, before.end, q.start))
    if joints:
        return joints[0].end() if joints[0].start() == before.end else joints[-1].end()
    return before.end


def _right(text: str, clause: Span, q: Quantity, after: Quantity | None) -> int:
    if after is None:
        return clause.end
    joint = _JOINT.search(text, q.end, after.start)
    return joint.start() if joint else after.start


# --- when, and which way ------------------------------------------------------------------------------------------------

_WORDS = classes("claims.txt")
_AHEAD = re.compile(
    rf"{pattern(_WORDS['ahead'])}|(?<![主重需只简摘纪])要(?![求素点闻件道领旨])"
    r"|将(?![^，。；]{1,24}?(?:细分|划分|分|纳入|作为|转化|列入|整合|归集|归并|合并|下放)[为成入])"
    r"|(?<!行动)(?<![年划项作展养业育])计划(?![》”、和，的])"
)
_BACK = re.compile(rf"{pattern(_WORDS['back'])}|(?<![为罢除])了(?![解望然])")
_NOW = re.compile(rf"(?<![由从比较]){pattern(_WORDS['now'])}(?!的)")
_COMPARED = re.compile(r"(?:比|较|与|同|是|由|从|自|相比|相当于|恢复[到至]|对比|超过)$")
_MODIFIES_EVENT = re.compile(
    r"[^，。；]{0,8}?(?:上线|成立|启动|发布|印发|举办|举行|召开|开通|建成|启用|出台|签署|认定|投运|开工|投产)的"
)
_REPORTED = re.compile(
    r"(?:上午|下午|晚间|晚)?[^，。；]{0,24}?(?:通报|发布|披露|介绍|获悉|表示|公布|消息|印发|出台|宣布|举行|召开|透露|数据显示|座谈|部署|下发|梳理|揭牌|启用)"
)
_EVENT = re.compile(
    r"(?:仪式|活动|大会|论坛|峰会|博览会|推介会|洽谈会|会|展会)上(?!通报|发布|介绍|获悉|透露|提出|强调|指出|公布|宣布)|当天|当日"
)
_TIED = re.compile(r"截至$|截止$|至$|到$|止$")
_PLAN_PERIOD = re.compile(r"(20\d\d)\s*年?\s*[-—–~～至到]{1,2}\s*(20\d\d)\s*年?")
_FIVE_YEARS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_PLAN_TITLE = re.compile(pattern(_WORDS["plan_title"]))
_RULE_TITLE = re.compile(rf"{pattern(_WORDS['rule_title'])}(?:[（(][^）)]*[）)])?$")
_PLAN_LEAD = re.compile(pattern(_WORDS["plan_lead"]))
_RULE_WORDS = re.compile(r"不得|须|应当|必须|方可|要求[，：]")


_OBLIGED = re.compile(r"须|应当|应具备|必须|申报条件|申请条件")
_BOUNDS = frozenset([">=", "<=", "range", "<"])
_ACHIEVES = re.compile(rf"{pattern(_WORDS['verb'])}|{pattern(_WORDS['achieve'])}")
_SIGNED = re.compile(r"(?:签约|签订|开工|落地)[^。；]*投资(?:总?额|规模)?(?:预计|约|将)?[^，。；]{0,4}$")
_FIRST_OF_ALL = re.compile(r"首[批期]")
_WILL_AFTER = re.compile(r"[^，。；：“]{0,16}?(?<!即)将(?:全部)?(?:[免实达建投成迁接入纳升按完于在]|不再)")
_SCOPE = re.compile(r"(?:对|以|从|立足|围绕|面向|聚焦|涉及|按照|可在|包括|聚力|集成实施)")
_SCOPE_BEFORE = re.compile(
    r"(?:以(?!上|下|来|内|外)|对(?!外|[^，。；]{1,6}(?:出口|进口|贸易|投资))|立足|围绕|面向|聚焦|可在|预约)[^，。；：]{0,6}$"
)
_FORECAST = re.compile(
    r"(?:机构|专家|业内(?:人士)?|分析师?|学者|市场|报告|协会|券商)(?:普遍)?(?:预测|预计|认为|估计|判断)"
)
_OPTIONAL = re.compile(r"(?:可申请|可按|可将|可选择|可凭|允许)[^，。；]*$")
_TOWARDS_TRADE = re.compile(r"对外|对[^，。；]{1,10}(?:进出口|出口|进口|贸易|投资)")
_NAMED_AIM = re.compile(r"[^。！？\n]{0,60}?等[^，。]{0,8}(?:目标|指标)")


class Frame(NamedTuple):
    """What an article as a whole looks to: 1 a plan, -1 a report, 0 a rule; and the last day of the plan's period.

    What stands before `since`, where the plan or rule is named, looks back.
    """

    ahead: int
    period_end: dt.date | None
    since: int


def period_end(title: str) -> dt.date | None:
    """Return the last day of the period that a plan's title names; None where it names none.

    >>> period_end("人才发展行动计划（2024—2026年）"), period_end("管理办法")
    (datetime.date(2026, 12, 31), None)
    """
    m = _PLAN_PERIOD.search(title)
    if m:
        return dt.date(int(m.group(2)), 12, 31)
    if _PLAN_TITLE.search(title):
        return next((dt.date(y, 12, 31) for name, y in _FIVE_YEARS.items() if name in title), None)
    return None


def frame(passage: Passage, documents: Sequence[PolicyDocument]) -> Frame:
    """Return what an article as a whole looks to."""
    head = passage.title + "\n" + passage.text[:160].partition("\n")[0]
    first = documents[0] if documents and documents[0].start < 200 else None
    end = (period_end(first.title) if first else None) or period_end(passage.title)
    if first and _RULE_TITLE.search(first.title):
        return Frame(0, end, 0)
    if _PLAN_LEAD.search(passage.title):
        return Frame(1, end, 0)
    if first and _PLAN_TITLE.search(first.title):
        return Frame(1, end, first.start if first.start > 60 else 0)
    return Frame(1 if _PLAN_LEAD.search(head) else -1, end, 0)


_STANDS = re.compile(r"(?:超|达|有|为|是|共|注册|用户|存量|保有量)$")
_STATES = re.compile(r"(?:有|为|是|共|计)$|纳入|入选")


class _Mark(NamedTuple):
    """Something that says when what follows holds: a date, the period of a plan that is named, 目前 (then `days` is None)."""

    start: int
    end: int
    days: Days | None
    tied: bool  # what follows is said for that very day: 截至6月底


def _marks(passage: Passage, dates: Sequence[Date]) -> tuple[_Mark, ...]:
    text = passage.text
    made = [
        _Mark(d.start, d.end, Days(d.first, d.last), _TIED.search(text, max(0, d.start - 2), d.start) is not None)
        for d in dates
        if _governs(text, d)
    ]
    made += [_Mark(d.start, d.end, None, False) for d in dates if text.startswith(("以来", "起", "开始"), d.end)]
    made += [_Mark(m.start(), m.end(), None, False) for m in _NOW.finditer(text)]
    for name in passage.names:
        end = period_end(name.of(text))
        if end:
            made.append(_Mark(name.start, name.end, Days(end, end), True))
    return tuple(sorted(made))


_CLAUSE_OPENS = frozenset("，。；：、\n到至在于自从 （年")
_OWN_EVENT = re.compile(
    r"(?:底|末)?之?前?(?:正式|全部)?(?:投用|完成|启用|上线|建成|开工|动工|交付|举行|举办|投产|投运|开通|竣工|通车)"
)


def _governs(text: str, d: Date) -> bool:
    """Whether a date says when the following holds: not 比2020年, 5月19日上线的, 9月10日通报."""
    before = text[max(0, d.start - 3) : d.start]
    after = text[d.end : d.end + 40]
    if _COMPARED.search(before) or after.startswith(("以来", "同期")):
        return False
    event = _EVENT.search(after.split("。")[0].split("，")[0])
    if (event and d.first == d.last) or (event and re.match(r"(?:举办|举行|召开)的", after)):
        return True
    if after[:1] == "的" and not re.match(r"的(?:目标|任务|重点)", after) and not before.endswith(("到", "至")):
        return False
    own = _OWN_EVENT.match(after)
    if (
        own
        and not after.startswith(("前", "之前"))
        and (text[d.start - 1 : d.start] not in _CLAUSE_OPENS or after[own.end() : own.end() + 1] in {"，", "。", "；"})
    ):
        return False
    if _MODIFIES_EVENT.match(after) or re.match(r"起|开始|之后|以后|印发|出台", after):
        return False
    return d.first != d.last or before.endswith("截至") or not _REPORTED.match(after)


def claims(
    passage: Passage, found: Sequence[Part], dates: Sequence[Date], items: Sequence[Fact], whole: Frame
) -> tuple[Claim, ...]:
    """Return the claims that quantities make, in order: parts that are conditions, sizes and the like are left out before.

    `items` are the items of enumerations: a date said in one holds to its end, not beyond it.
    """
    text = passage.text
    cells = _cells(passage, found, dates)
    found = [p for p in found if p.quantity.start not in cells]
    marks = _marks(passage, dates)
    openings = {d.start: d.end for d in dates}
    made: list[Claim] = []
    names: list[str] = []
    block = -1
    at = 0
    mark: _Mark | None = None
    lead: _Mark | None = None
    before: tuple[Part, int] | None = None
    for part in found:
        q = part.quantity
        start, in_item = _block(text, items, q.start)
        if start != block:
            block, mark, before = start, lead if in_item else None, None
        while at < len(marks) and marks[at].start < q.start:
            if marks[at].start >= block or not in_item:
                mark = marks[at] if marks[at].start >= block else None
            if not in_item or marks[at].start < block:
                lead = marks[at] if _introduces(text, items, marks[at], passage.anchor) else lead
                mark = lead if marks[at].start < block else mark
            at += 1
        days = _holding(text, mark, part, dates)
        ahead = _ahead(text, part, days, mark, before, whole, passage.anchor, in_item=in_item)
        if not ahead or (_RULE_WORDS.search(text, part.clause.start, q.start) and days is None):
            continue
        if q.amount.op in _BOUNDS and _OBLIGED.search(text, part.sentence.start, q.start):
            continue
        indicator, quote = _indicator(passage, part, openings, names)
        held = _own_days(text, part, days, dates)
        if ahead < 0 and _holds_always(text, part, dates):
            held = None
        if (
            ahead < 0
            and held
            and mark
            and not (q.amount.unit == "元" and _of_budget(text, part))
            and passage.anchor
            and held.last > passage.anchor
            and not text[mark.start].isdigit()
        ):
            held = None  # 今年 has not ended: the count holds for no day that is told
        made.append(Claim(q, quote, _plain_name(indicator), held, ahead))
        if part.role != "from":
            before = (part, ahead)
        if indicator and (not names or names[-1] != indicator):
            names = [*names[-7:], indicator]
    return tuple(sorted([*made, *cells.values()], key=lambda c: c.quantity.start)) if cells else tuple(made)


_ABLE = re.compile(r"(?:^|，)可[^，。；]*$")


def _holds_always(text: str, part: Part, dates: Sequence[Date]) -> bool:
    """Whether what is observed is tied to no day that was told: what a thing can do, or a change told without a date."""
    q = part.quantity
    if _ABLE.search(text, part.clause.start, q.start):
        return True
    return part.role == "to" and not any(part.sentence.start <= d.start < part.clause.start for d in dates)


class _Column(NamedTuple):
    """A column of a table: the days that its head names, and what else its head says."""

    days: Days | None
    said: str


_ROW = re.compile(r"[^，。；：！？\n]+(?: [^，。；：！？\n]+)+")


def _cells(passage: Passage, found: Sequence[Part], dates: Sequence[Date]) -> dict[int, Claim]:
    """The claims of a table whose columns are years: by where their quantities begin."""
    text = passage.text
    made: dict[int, Claim] = {}
    columns: list[_Column] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not _ROW.fullmatch(line):
            columns = []
            continue
        inside = [p for p in found if start <= p.quantity.start < at]
        if not inside:
            columns = _columns(line, start, dates)
            continue
        if not columns:
            continue
        name = line.split(" ", 1)[0]
        for part in inside:
            order = line[: part.quantity.number_start - start].count(" ")
            if 0 < order < len(columns) and (days := columns[order].days):
                ahead = 1 if "目标" in columns[order].said or (passage.anchor and days.last > passage.anchor) else -1
                said = columns[order].said.removesuffix("目标")
                quote = Span(start, part.quantity.end)
                made[part.quantity.start] = Claim(part.quantity, quote, name + said, days, ahead)
    return made


def _columns(line: str, start: int, dates: Sequence[Date]) -> list[_Column]:
    columns: list[_Column] = []
    at = start
    for cell in line.split(" "):
        day = next((d for d in dates if at <= d.start < at + len(cell)), None)
        said = cell.replace(day.quote, "") if day else ""
        columns.append(_Column(Days(day.first, day.last) if day else None, said))
        at += len(cell) + 1
    return columns if sum(c.days is not None for c in columns) > 1 else []


def _block(text: str, items: Sequence[Fact], at: int) -> tuple[int, bool]:
    """Where the innermost item, else the paragraph, that holds `at` begins; and whether it is an item."""
    inside = [i.start for i in items if i.start <= at < i.end]
    return (max(inside), True) if inside else (text.rfind("\n", 0, at) + 1, False)


def _introduces(text: str, items: Sequence[Fact], mark: _Mark, anchor: dt.date | None) -> bool:
    """Whether a date stands in the sentence or paragraph that leads to the items (2025年重点抓好三方面工作：一是)."""
    if mark.days is not None and anchor is not None and mark.days.last < anchor:
        return False
    following = next((i.start for i in items if i.start > mark.start), None)
    return following is not None and following - mark.start < 160


_LONGEST_EVENT = 14  # days


def _holding(text: str, mark: _Mark | None, part: Part, dates: Sequence[Date]) -> Days | None:
    """The days of the last mark, where they still hold: a single day only in its own sentence, unless it is tied to it.

    What happened at a ceremony (启动仪式上) happened on the last day that was told.
    """
    q = part.quantity
    if _EVENT.search(text, part.sentence.start, q.start) and (mark is None or mark.start < part.sentence.start):
        told = [d for d in dates if d.start < q.start and (d.last - d.first).days <= _LONGEST_EVENT]
        return Days(told[-1].first, told[-1].last) if told else None
    if mark is None or mark.days is None:
        return None
    if mark.days.first == mark.days.last and mark.start < part.sentence.start and not mark.tied:
        return None
    return mark.days


def _ahead(
    text: str,
    part: Part,
    days: Days | None,
    mark: _Mark | None,
    before: tuple[Part, int] | None,
    whole: Frame,
    anchor: dt.date | None,
    *,
    in_item: bool,
) -> int:
    """Which way a claim looks: by its own words, its date, the claim before it in the sentence, the sentence, the article."""
    q = part.quantity
    if _FORECAST.search(text, part.sentence.start, q.start):
        return 0
    if part.role == "from":
        return -1
    if _OPTIONAL.search(text, part.clause.start, q.start):
        return 0
    if text.startswith("对", part.own.start) and _TOWARDS_TRADE.match(text, part.own.start) is None and not part.role:
        return 0
    if not part.role and _SCOPE_BEFORE.search(text, part.clause.start, q.start):
        return 0
    if q.amount.unit == "元" and _of_budget(text, part):
        return -1
    if _SIGNED.search(text, part.sentence.start, q.start):
        return -1
    own = (part.clause.start if part.role == "to" else part.own.start, q.end)
    if _FIRST_OF_ALL.search(text, q.end, part.clause.end):
        return -1
    if _WILL_AFTER.match(text, q.end, part.clause.end) and _last(_BACK, text, *own) < 0:
        return 1
    if part.role == "to" and _PROCEDURE.search(text, part.clause.start, q.start) and _last(_BACK, text, *own) < 0:
        return (
            1
            if q.amount.unit in _TIME_UNITS and days is None
            else _way_of_change(text, part, days, whole, anchor, in_item)
        )
    if part.role == "to" and _last(_BACK, text, *own) < 0:
        return _way_of_change(text, part, days, whole, anchor, in_item)
    future, past = _last(_AHEAD, text, *own), _last(_BACK, text, *own)
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
        if days.first <= anchor < days.last and days.first != days.last and _STATES.search(text[own[0] : q.start]):
            return -1
        return 1 if days.last > anchor else -1
    if same and before:
        return before[1]
    future, past = _last(_AHEAD, text, since, q.start), _last(_BACK, text, since, q.start)
    if past != future:
        return 1 if future > past else -1
    said = text[part.own.start : q.start]
    if q.start < whole.since:
        return -1
    if whole.ahead == 0:
        return 0 if q.amount.op in {">=", "<=", "range", "<"} or in_item else -1
    if whole.ahead > 0 and (_is_measured(q.amount) or re.search(r"[余多]", q.quote)):
        return -1
    if whole.ahead > 0:
        scope = _SCOPE.match(said.lstrip("“ ")) is not None
        return 0 if scope else 1 if _ACHIEVES.search(said) else -1 if _STANDS.search(said) else 0
    return 0 if _SCOPE.match(said.lstrip("“ ")) else -1


_PROCEDURE = re.compile(r"时限|办理|审批|办结|开办|通关|流程|时长")
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
    if _AHEAD.search(_CHANGE_WORDS.sub("", text[part.sentence.start : part.quantity.start])) or in_item:
        return 1
    return 1 if whole.ahead > 0 and part.quantity.start >= whole.since else -1


def _is_measured(amount: Amount) -> bool:
    """Whether a number is too exact to be aimed at: 8.3%, 175 — no round one, whose last digit is 0 or 5."""
    value = amount.value or 0
    if amount.op != "=":
        return False
    return value % 1 != 0 if amount.unit == "%" else value > 100 and value % 5 != 0


_SPLIT = re.compile(r"(?:资金|经费|预算)[^，。；]{0,8}，其中|，占[\d.]+%")


def _of_budget(text: str, part: Part) -> bool:
    """Whether an amount is the total or a part of a budget that the sentence splits up."""
    said = text[part.clause.start : part.quantity.start]
    if text.startswith("，占", part.clause.end) and "资金" in said:
        return True
    split = _SPLIT.search(text, part.sentence.start, part.sentence.end)
    return (
        split is not None
        and "其中" in split.group()
        and len(re.findall(r"\d[万亿]*元", text[split.end() : part.sentence.end])) > 1
    )


def _last(form: re.Pattern[str], text: str, start: int, end: int) -> int:
    at = -1
    for m in form.finditer(text, start, end):
        at = m.start()
    return at


def _own_days(text: str, part: Part, days: Days | None, dates: Sequence[Date]) -> Days | None:
    q = part.quantity
    if part.role == "from":
        near = (d for d in dates if part.clause.start <= d.start < q.start and text[d.start - 1 : d.start] in "由从")
        return next((Days(d.first, d.last) for d in near), None)
    if part.role == "to":
        near = (d for d in dates if part.clause.start <= d.start < q.start and text[d.start - 1 : d.start] in "到至")
        return next((Days(d.first, d.last) for d in near), days)
    return None if "每年" in text[part.clause.start : q.start] else days


# --- indicator ------------------------------------------------------------------------------------------------------------

_DEPENDENT = re.compile(
    r"(?:完成(?:年度|全年)|同比|环比|比|较|占|增长|增幅|降幅|增速|下降|是|为|相当于|高于|高出|低于|年均|其中占|分别|合计|总额|翻|提升|提高|降低|减少|上升|回落|净增)"
)
_TAIL = re.compile(rf"(?<![通到直抵])(?:共|总计|{pattern(_WORDS['predicate'])}|\s)+$")
_HEAD = re.compile(rf"(?:{pattern(_WORDS['opening'])}|之?前|末|以来|[\s、，（(:：①②③④⑤⑥⑦⑧⑨✍✅●•▪]|\d+[.．、](?!\d))")
_NOUN = re.compile(r"(?:的)?\s*((?:[^，。；：！？（()）\d\n]|\d+周?岁|（[^）]*）|《[^》]*》)+)")
_NO_NOUN = re.compile(
    r"(?:左右|以上|以下|以内|上下|的目标|等(?:具体)?(?:定量)?目标|目标|的标准|的?台阶|，|。|；|、|）|\)|$)"
)
_NESTED = re.compile(r"的[\d.]+[万亿]?[一-鿿]{1,2}?(?P<noun>[一-鿿]{2,10})")
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
    return _TAIL.sub("", said).strip("，、 ")


def _indicator(passage: Passage, part: Part, openings: dict[int, int], names: Sequence[str]) -> tuple[str, Span]:
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
    if noun and (said.rstrip().endswith("等") or q.amount.unit in _PLACES):
        said = ""
    if noun and noun.group().startswith("的") and len(said) > 1:
        noun = None
    plain = _stripped(said)
    several = _RESPECTIVELY.match(text[part.clause.start : q.start])
    if several or (not plain and _coordinated(text, part) and "分别" in text[part.clause.start : q.start]):
        return _of_several(text, part, names, start)
    if _DEPENDENT.match(said) and last:
        return _base_name(last) + (plain or said.strip()), Span(min(start, q.start), q.end)
    if noun:
        name = _head(noun.group(1).strip())
        return _with_verb(plain, name), Span(min(start, q.start), noun.end())
    if len(plain) < 2 or plain in _BARE:
        said_before = _named_before(passage, part) or _clause_before(text, part)
        return (said_before or _last_noun(names)) + (plain if said_before else ""), Span(min(start, q.start), q.end)
    return plain, Span(start, q.end)


_DONE_MARK = re.compile(r"(?<=[一-鿿])(?:了(?![解望然])|已(?!获|建成|开))(?=[一-鿿])")


_INCLUDING = re.compile(r"^包括[^的]*在内的")
_SINCE = re.compile(r"^[^，。]*?(?:以来|以后|之后|启动后|实施后|上线后|运行后)，?")
_AT_PRESENT = re.compile(r"^.*(?:现有|共有|已有|拥有)(?=[一-鿿]{2})|^[^（]*（[^）]*）(?:全[省市区县])?(?=[一-鿿]{4})")
_SUCH_AS = re.compile(r"^[^等]*、[^等]*等(?=[\u4e00-\u9fff]{2})")
_CARRIED_OUT = re.compile(
    r"^(?:累计|共|已|实际)*(?:完成|实现|达成|涉及|包括|涵盖|本次|此次|首期|本期)(?!年度|全年|目标|计划|任务)(?=[一-鿿“”A-Za-z]{2})"
)


def _plain_name(indicator: str) -> str:
    """An indicator without the place that it begins with, which is the article's, and without what tells that it was done.

    >>> _plain_name("自1月上线以来访问量"), _plain_name("完成集装箱吞吐量"), _plain_name("包括央企在内的企业")
    ('访问量', '集装箱吞吐量', '企业')
    """
    end = place_at(indicator, 0)
    local = 0 < end <= len(indicator) - 4 and not indicator.startswith(("国家", "中国", "我国", "全国"))
    named = indicator[end:] if local else indicator
    for form in (_AT_PRESENT, _SINCE, _INCLUDING, _CARRIED_OUT, _SUCH_AS):
        rest = form.sub("", named)
        named = rest if len(rest) > 1 else named
    return _DONE_MARK.sub("", named)


_PLACES = frozenset(["市", "县", "区", "省", "州", "国", "省份", "区县", "市县", "城市", "乡镇"])


_GOES_ON_TO = re.compile(r"(?<=[一-鿿]{2})(?:与|在|向|对)(?=[^、]{3})")


def _head(noun: str) -> str:
    """What is counted, without what it does: 学校与郑州大学签订了协议 → 学校."""
    m = _GOES_ON_TO.search(noun)
    return noun[: m.start()] if m else noun


def _with_verb(plain: str, name: str) -> str:
    """What is counted, with what is done to it where that is short: 培育 + 示范企业."""
    if not plain or (len(plain) > 12 and _VERB_LAST.search(plain)):
        return name
    return plain + name


def _base_name(name: str) -> str:
    """An indicator without what an earlier claim compared it with: 产量同比增长, 产量."""
    return re.sub(r"(?:完成(?:年度|全年)|同比|环比|比|较|占)[^，。]*$", "", name) or name


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
    earlier = _SEVERAL_BEFORE.findall(text, part.sentence.start, part.clause.start)
    listed = re.split(r"[、和与]", earlier[-1]) if earlier else []
    if len(listed) > max(order, 1):
        longest = max(len(n) for n in listed[:-1])
        return listed[order][: longest + 1] + said + how, Span(min(start, q.start), q.end)
    pool = list(dict.fromkeys(_base_name(n) for n in names))
    total = 1 + len(re.findall(r"[、和与](?=[^，。；、和与]*\d)", text[q.end : part.clause.end])) + order
    pick = pool[-total:][order] if len(pool) >= total > order else (pool[-1] if pool else "")
    return pick + said + how, Span(min(start, q.start), q.end)


_SEVERAL_BEFORE = re.compile(r"(?:^|[，：；。])([^，。；：]*?)分别")


def _with_shared_end(name: str, last: str) -> str:
    """A name of a list with the words that the last one lends to all: 果蔬, 水产品低温处理率 → 果蔬低温处理率."""
    if name == last:
        return name
    shared = last[-5 if len(last) > 6 else -3 :]
    lap = next((k for k in range(len(shared), 0, -1) if name.endswith(shared[:k])), 0)
    return name + shared[lap:]


def _last_noun(names: Sequence[str]) -> str:
    """The last indicator that names a thing, not only what is done: 建成高标准农田, not 再建."""
    return next((n for n in reversed(names) if len(n) > 3), names[-1] if names else "")


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
    name = next((n for n in reversed(passage.names) if part.sentence.start <= n.start < part.quantity.start), None)
    return re.sub(r"（[^）]*）$", "", passage.text[name.start + 1 : name.end - 1]) if name else ""


# --- quantities that claim nothing ------------------------------------------------------------------------------------------

_TIME_UNITS = frozenset(classes("units.txt")["time"])
_OWN_POINTS = re.compile(
    r"\s*(?:重点|主要|具体|具体公证|典型)?(?:任务|措施|举措|方面|行动|意见|内容|条款|政策|情况|情形|类型|原则|领域|行业|试点行业|环节|阶段|维度|板块|部分|改革|亮点|事项等|章|单位意见|部门联合|单位联合|设区市政府|主体可|问题|优惠政策|优惠(?!$))"
)
_POINTS_AFTER = re.compile(r"[^，。；、的]{2,10}(?:重点|要点|方向|举措|措施|条款)$")
_COUNTERS = frozenset(["项", "条", "个", "类", "大类", "名", "家", "款", "方", "点"])
_SIZE_BEFORE = re.compile(pattern(_WORDS["size"]) + r"[^，。；、]{0,6}$")
_PER_UNIT_PRICE = re.compile(
    r"(?:每(?![年月季周天日])[千百]?[\u4e00-\u9fff]{1,4}|单价|价格|电价|收费|票价|保费)[^，。；]{0,8}$"
)
_TIME_TOLD = re.compile(r"(?:时间|时长|时限|时延|用时|周期|天数|工期|期限由|小时数|平均)[^，。；]*$")
_POINTS_BEFORE = re.compile(r"(?:重点任务|主要任务|任务|举措|措施|条款|要点)(?:共|共有)?$|维度$")
_SIZE_CHANGES = re.compile(rf"{pattern(_WORDS['size'])}(?:由|从)[^，。；]*$")
_BUDGET = re.compile(r"(?:资金|经费|预算)[\d.]+[万亿]*元，$")
_HELD = re.compile(r"保持|控制|力争|降[到至]|确保")
_REACHED = re.compile(r"(?:达到|达|突破|超过|增至|提升到|提高到)$")
_EVERY = re.compile(r"(?:每[年月季周天日]|每\d*[分小]|每个月|每季度)[^，。；]*$")
_POWER = frozenset(["兆瓦", "千瓦", "万千瓦", "吉瓦", "千伏", "MW", "kV"])
_WORKS = ("屋顶", "光伏", "风电", "海上", "机组", "变电", "输电", "分布式", "工程", "项目", "级")
_MEASURES = frozenset(["平方米", "平方公里", "公里", "千米", "米", "公顷", "亩", "兆瓦", "千瓦", "千伏"])
_ATTRIBUTE_UNITS = frozenset(
    ["元", "人", "岁", "周岁", "吨", "平方米", "年", "千瓦", "兆瓦", "平方公里", "公里", "人次"]
)


_DONE = re.compile(r"(?:遴选|认定|评选|培育|建成|公布|确定|支持)了$")
_HARD_DATE = re.compile(r"\d年|今年|年内|明年|\d月")


def speaking(passage: Passage, found: Sequence[Part], taken: Sequence[Fact]) -> tuple[Part, ...]:
    """Return the parts whose quantities claim something: no conditions, sizes, prices, lengths of time or counts of points.

    `taken` are provisions that quantities already belong to.
    """
    text = passage.text
    kept: list[Part] = []
    for at, part in enumerate(found):
        q = part.quantity
        inside = any(t.start <= q.number_start < t.end for t in taken)
        if (inside and not _DONE.search(text[part.own.start : q.start])) or _claims_nothing(text, part, found, at):
            continue
        if (
            q.amount.op in {"<=", ">=", ">"}
            and any(part.sentence.start <= t.start < q.start for t in taken)
            and q.amount.unit not in {"%"}
            and not _HARD_DATE.search(text, max(part.sentence.start, q.start - 30), q.start)
        ):
            continue
        kept.append(part)
    return tuple(kept)


def _claims_nothing(text: str, part: Part, found: Sequence[Part], at: int) -> bool:
    q = part.quantity
    unit = q.amount.unit
    if not unit:
        return False
    if unit in _AGES or unit in {"部门", "方面", "大", "届"}:
        return True
    before = text[part.clause.start : q.number_start]
    if unit in _TIME_UNITS and not (part.role or _TIME_TOLD.search(before) or "同比" in before):
        return True
    if unit in _COUNTERS and _OWN_POINTS.match(text, q.end):
        return True
    if unit in _COUNTERS and _POINTS_AFTER.match(text, q.end, part.own.end):
        return True
    if unit in {"条", "章"} and re.search(r"(?:共|共有|全文共|\d章)$", before):
        return True
    if (
        _SIZE_BEFORE.search(before)
        and not _HELD.search(before)
        and not (_REACHED.search(before) and _HARD_DATE.search(text, part.sentence.start, q.start))
    ) or (unit == "元" and before.endswith("规模") and text.startswith("的", q.end)):
        return True
    if unit in _MEASURES and re.match(r"的[一-鿿]{2}", text[q.end : q.end + 3]) and not part.role:
        return True
    if unit == "平方米" and re.search(r"面积(?:达|为|约)?$", before):
        return True
    if unit in _COUNTERS and before.endswith(("明确", "提出", "部署", "列出", "梳理")):
        return True
    if re.search(r"占地[^。；]*，总投资$", text[part.sentence.start : q.number_start]) or before.startswith("可同时"):
        return True
    if unit == "元" and (text.startswith("罚款", q.end) or before.endswith("首期")):
        return True
    if (unit in _TIME_UNITS and before.endswith("充电")) or (unit == "元" and before.endswith("花")):
        return True
    if part.role and (_SIZE_CHANGES.search(before) or (q.amount.op == "<=" and "等奖" in before)):
        return True
    if unit == "%" and before.strip() == "占" and _BUDGET.search(text, part.sentence.start, part.clause.start):
        return True
    if unit in _POWER and text.startswith(_WORKS, q.end):
        return True
    if _POINTS_BEFORE.search(before) or (unit == "次" and not part.role and _EVERY.search(before)):
        return True
    if unit.startswith("元") and _PER_UNIT_PRICE.search(before):
        return True
    if unit.startswith("元/") or unit in {"公里/小时", "km/h"}:
        return True
    if re.search(r"每$", text[max(0, q.number_start - 1) : q.number_start]):
        return True
    return _is_threshold(text, part, found, at)


_LIMITS = frozenset([">", ">=", "<", "<="])
_OF_THOSE = re.compile(
    r"的(?:企业|单位|项目|个人|家庭|用户|机构|园区|平台|团队|人员|居民|职工|农户|商户|产品|品种|车辆|船舶|货物|商品|设备|房屋|场所)"
)


def _is_threshold(text: str, part: Part, found: Sequence[Part], at: int) -> bool:
    """Whether a quantity only says which things another one counts: 投资500万元以上技改项目1.2万个."""
    q = part.quantity
    unit = q.amount.unit
    after = found[at + 1].quantity if at + 1 < len(found) else None
    counted = after is not None and after.start < part.clause.end and not _JOINT.search(text, q.end, after.start)
    if (
        counted
        and unit == "%"
        and re.match(r"[^，。；的\d]{2,8}的[^，。；\d]+$", text[q.end : after.start if after else q.end])
    ):
        return True
    if q.amount.op in _LIMITS and _OF_THOSE.match(text, q.end) and not part.role:
        return True
    if q.amount.op in _LIMITS and (
        text.startswith("的，", q.end) or (text.startswith("的", q.end) and text.startswith("对", part.own.start))
    ):
        return True
    if counted and q.amount.op in {">", ">=", "<", "<="} and text.startswith("的", q.end) and not part.role:
        return True
    after_number = (
        q.start == q.number_start
        and not text[q.number_start : q.end].rstrip().endswith(("多", "余"))
        and "多" not in q.quote
        and "余" not in q.quote
    )
    if (
        q.amount.op in {">=", "<=", ">", "<", "range"}
        and after_number
        and text[q.end : q.end + 1] not in "，。；、）”和与及\n"
    ):
        follows = text[q.end : q.end + 12]
        if after is not None and after.start < part.clause.end and not _JOINT.search(text, q.end, after.start):
            return not part.role
        if (
            unit in _ATTRIBUTE_UNITS
            and re.match(r"(?!的)[\u4e00-\u9fff]{2}", follows)
            and not re.match(r"资金|贷款|投资|信贷|收入|授信", follows)
        ):
            return True
        if (
            re.match(r"的[\u4e00-\u9fff]", follows)
            and q.amount.unit in {"元", "%", "年", "人", "吨", "平方米"}
            and not re.match(r"的(?:报告|目标)", follows)
        ):
            return True
    return False
