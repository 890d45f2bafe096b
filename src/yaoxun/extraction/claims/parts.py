"""The stretch of a sentence that belongs to each quantity: its own part, its clause, and its role in a change."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from yaoxun.extraction.passage import Passage
from yaoxun.extraction.quantities import Quantity
from yaoxun.lexicon.words import classes
from yaoxun.text.span import Span


class Part(NamedTuple):
    """The stretch of a sentence that belongs to one quantity: `clause` is the whole clause, `own` what is not its neighbours'."""

    quantity: Quantity
    own: Span
    clause: Span
    sentence: Span
    role: str  # "" or, in 由X到Y, "from" or "to"; "column" for a cell of a table


_HARD = re.compile(r"[，,；;。：:！？!?\n]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
JOINT = re.compile(r"[、和与及]|以及|(?<=[^一-鿿])或")
_FROM = re.compile(r"(?:由|从)[^，。；]*$")
_TO = re.compile(
    r"[^，。；]{0,6}?(?:提|升|增|扩|压|缩|降|减|精|下|上|调|涨|攀|优化|变|到|至|为|扩大|恢复|跃)[^，。；\d]{0,8}?(?:到|至|为)?(?:20\d\d年底?的?)?$"
)
# Nobody writes longer ones; what reads a clause or sentence for each of its quantities must not read a whole book.
_LONGEST_CLAUSE = 200
_LONGEST_SENTENCE = 400
AGES = frozenset(classes("units.txt")["age"])


def parts(passage: Passage, quantities: Sequence[Quantity]) -> tuple[Part, ...]:
    """Return the part of the text that belongs to each quantity, in order.

    >>> from yaoxun.extraction import dates, quantities
    >>> p = Passage("", "建成平台66个、基地23家。")
    >>> [p.text[part.own.start:part.own.end] for part in parts(p, quantities.find(p, ()))]
    ['建成平台66个', '基地23家']
    """
    if not quantities:
        return ()
    text = passage.text
    ends = _delimiters(passage, _HARD)
    stops = _delimiters(passage, _SENTENCE_END)
    made: list[Part] = []
    before: Quantity | None = None
    begins = 0
    for at, q in enumerate(quantities):
        clause = _between(ends, q.start, q.end, _LONGEST_CLAUSE)
        sentence = _between(stops, q.start, q.end, _LONGEST_SENTENCE)
        following = (n for n in quantities[at + 1 : at + 4] if n.amount.unit not in AGES and n.start < clause.end)
        after = next(following, None)
        earlier = before if before is not None and before.end > clause.start else None
        role = _role(text, clause, earlier, q, after)
        own = Span(
            clause.start if role == "to" else _left(text, clause, earlier, begins, q), _right(text, clause, q, after)
        )
        begins = own.start
        made.append(Part(q, own, clause, sentence, role))
        before = q
    return tuple(made)


def _delimiters(passage: Passage, form: re.Pattern[str]) -> list[int]:
    """Where the delimiters of a text stand that are in no name; its end is one too."""
    found = [m.start() for m in form.finditer(passage.text)]
    return [*passage.outside_names(found), len(passage.text)]


def _between(ends: Sequence[int], start: int, end: int, reach: int) -> Span:
    """The stretch around a quantity between two delimiters, on either side no longer than `reach`."""
    left = bisect_left(ends, start) - 1
    right = bisect_left(ends, end)
    return Span(max(ends[left] + 1 if left >= 0 else 0, start - reach), min(ends[right], end + reach))


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


_OF_IT = re.compile(r"[一-鿿]{1,4}的")
_QUALIFIED = re.compile(r"的?[一-鿿“”A-Za-z]{2,}$")


def _left(text: str, clause: Span, before: Quantity | None, begins: int, q: Quantity) -> int:
    """Where the part of a quantity begins; that of the one before it begins at `begins`."""
    if before is None:
        return clause.start
    if before.amount.op != "=" and _QUALIFIED.match(text, before.end, q.start):
        return begins
    if re.fullmatch(r"[\u4e00-\u9fff]{1,3}", text[before.end : q.start]) and q.start == q.number_start:
        return q.start  # 19个国家26个城市: the noun is the first number's
    joints = list(JOINT.finditer(text, before.end, q.start))
    if joints and _OF_IT.fullmatch(text, joints[-1].end(), q.start):
        return q.start  # 22个国家和地区的480名嘉宾
    if joints:
        return joints[0].end() if joints[0].start() == before.end else joints[-1].end()
    return before.end


def _right(text: str, clause: Span, q: Quantity, after: Quantity | None) -> int:
    if after is None:
        return clause.end
    joint = JOINT.search(text, q.end, after.start)
    return joint.start() if joint else after.start


TIME_UNITS = frozenset(classes("units.txt")["time"])
