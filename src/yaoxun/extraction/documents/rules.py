"""How a document is made of a name in 《》: which names are documents, and what stands around them."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from yaoxun.extraction.dates import Date
from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.names import endings
from yaoxun.extraction.passage import Passage
from yaoxun.lexicon.places import place_at
from yaoxun.lexicon.words import classes, pattern
from yaoxun.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDocument(Fact):
    """A document named in 《》, at its first full mention.

    >>> passage = Passage("", "省科技厅印发《创新平台管理办法》（科发〔2023〕7号）。《办法》共五章。")
    >>> [(d.title, d.number, d.issuers) for d in find(passage, ())]
    [('创新平台管理办法', '科发〔2023〕7号', ('省科技厅',))]
    """

    kind: ClassVar[str] = "document"

    title: str
    number: str | None
    issuers: tuple[str, ...]
    effective: dt.date | None

    def further(self) -> dict[str, object]:
        """Title, number, issuers and the first day on which it applies."""
        return {
            "title": self.title,
            "number": self.number,
            "issuers": list(self.issuers),
            "effective": self.effective.isoformat() if self.effective else None,
        }


_NUMBER = re.compile(r"\s*[（(]\s*([\u4e00-\u9fffA-Za-z]{1,14}[〔\[［【（(]\d{4}[〕\]］】）)]\s*第?\d+号)")
_KINDS = classes("documents.txt")
_SHORT = re.compile(rf"(?:{pattern(_KINDS['kind'])}|{pattern(_KINDS['short'])})")
_NOT_BEFORE = re.compile(rf"{pattern(_KINDS['not_after'])}\s*$")
_MEDIA = re.compile(rf"{pattern(_KINDS['media'])}$")
_MEDIA_AROUND = re.compile(r"(?:据|摘自|摘编自|来源：?|转自|原载|接受|刊于|载于)\s*$")
_ISSUED = re.compile(rf"{pattern(_KINDS['issue'])}(?:了|关于)?(?:《[^》]*》[、和与及]?|[（(][^）)]{{0,40}}[）)])*$")
_ISSUED_BY = re.compile(
    rf"[^。；！？\n]{{0,24}}?(?:由|经)(?P<who>[^，。；]{{2,60}}?)(?:联合|共同)?(?P<verb>{pattern(_KINDS['issue'])})"
)
_PART = re.compile(r"[、和与及]|会同|联合|同(?=[省市区县自国])")
_TIME_BEFORE = re.compile(
    r"(?:[，,]|日前|近日|近期|当日|当天|联合|共同|正式|制定|新|又|已|还|随后|此前|修订|率先|也|研究|组织|近|[上中下]旬|\d+月\d+日|\d+年|\d+月|\d+日|今年|去年|\s)+$"
)
_COUNTED = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十两多几]+)?|\d+|[一二三四五六七八九十两多几]+)(?:个)?(?:部门|部委|单位|委办局|厅局|家单位|部委局|部委办局|部|机构)$"
)
_APPLIES = re.compile(r"\s*(?:起|开始)?(?:正式|全面)?(?:施行|实施|执行|生效|正式施行)")


def find(passage: Passage, dates: Sequence[Date]) -> tuple[PolicyDocument, ...]:
    """Return the documents of a passage, one a title, in order of their first full mention."""
    made: list[PolicyDocument] = []
    names = [n for n in passage.names if _is_document(passage.text, n)]
    titles = [_title(passage.text, n) for n in names]
    seen: set[str] = set()
    full = dict.fromkeys(titles)
    shorter = {title for title in full if _is_short_form(title, full)}
    for name, title in zip(names, titles, strict=True):
        key = "".join(title.split())
        if key in seen or title in shorter or _CALLED.search(passage.text, max(0, name.start - 6), name.start):
            continue
        seen.add(key)
        number = _NUMBER.match(passage.text, name.end)
        made.append(
            PolicyDocument(
                text=passage.text,
                start=name.start,
                end=name.end,
                title=title,
                number=number.group(1) if number else None,
                issuers=_issuers(passage.text, name),
                effective=_effective(passage.text, name, dates),
                found=Finding("name in 《》", name.start, name.end),
            )
        )
    return tuple(made)


def _title(text: str, name: Span) -> str:
    return text[name.start + 1 : name.end - 1]


def _is_document(text: str, name: Span) -> bool:
    """Whether a name in 《》 is a document: no medium, no work of art, no software."""
    title = _title(text, name).strip()
    if not title or _MEDIA.search(title) or title in _KINDS["media_name"]:
        return False
    before = text[max(0, name.start - 8) : name.start]
    if _MEDIA_AROUND.search(before) and not _SHORT.search(title):
        return False
    return not (_NOT_BEFORE.search(before) and not _SHORT.search(title[-6:]))


_CALLED = re.compile(r"(?:简称|下称|以下称)[：:]?\s*[“\"]?$")
_PARTED_REMARK = re.compile(r"[\s（(][^）)]*[）)]$")
_REMARK = re.compile(r"[（(][^）)]*[）)]$")


def _is_short_form(title: str, full: Iterable[str]) -> bool:
    """Whether a title stands for a longer one of the article: 《规划》, 《行动方案》."""
    longer = [t for t in full if len(t) > len(title)]
    plain = _PARTED_REMARK.sub("", title)
    if any(t.endswith(plain) or _REMARK.sub("", t).endswith(plain) for t in longer):
        return True
    if len(title) <= 8 and longer:
        return any(_abbreviates(plain, t) for t in longer)
    return False


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in order, the last two together: 扶持办法, 高质量发展扶持办法."""
    rest = iter(long)
    return short[-2:] in long and all(c in rest for c in short)


def _issuers(text: str, name: Span) -> tuple[str, ...]:
    """The bodies that the sentence says issued it: before 印发《…》, or after 由 … 印发."""
    start = max(text.rfind(c, max(0, name.start - 90), name.start) for c in "。！？\n；") + 1
    before = text[max(start, name.start - 90) : name.start]
    issued = _ISSUED.search(before)
    if issued:
        return _bodies(before[: issued.start()])
    after = _ISSUED_BY.match(text, name.end)
    if after and "经" not in after.group()[: 3 + after.start("who") - name.end]:
        return _bodies(after["who"])
    return ()


def _apart(said: str) -> Iterator[str]:
    """The names that a clause joins; 和 inside the name of one office (工业和信息化局) joins none."""
    begin = 0
    for m in _PART.finditer(said):
        if m.group() in {"和", "与", "及"} and not (
            endings().search(said, begin, m.start()) or place_at(said, begin) == m.start()
        ):
            continue
        yield said[begin : m.start()]
        begin = m.end()
    yield said[begin:]


def _bare(name: str) -> str:
    """A body's name without what leads to it or where it acted: 该省卫健委, 上海在."""
    return _ACTED_IN.sub("", name.strip().removeprefix("该"))


_ACTED_IN = re.compile(r"(?:在(?:现场|会上)?|于)$")


def _bodies(said: str) -> tuple[str, ...]:
    """The bodies at the end of a clause, the times and adverbs around them left out."""
    previous = None
    while previous != said:
        previous = said
        said = _TIME_BEFORE.sub("", said)
        said = _COUNTED.sub("", said)
    said = re.split(r"[，,：:。；]|(?:日前|近日|近期)", said)[-1]
    said = re.sub(r"^.*?(?:由|获悉|从|\d+日|\d+月|\d+年)", "", said)
    said = re.sub(r"(?:\d+月\d+日|日前|近日)$", "", said)
    bodies = tuple(_bare(b) for b in _apart(said))
    return tuple(b for b in bodies if 2 <= len(b) <= 30 and not _NO_BODY.search(b))


_NO_BODY = re.compile(
    r"^(?:并|将|已|要|加快|完善|积极|研究|我|[一二三四五六七八九十]+[是要]|[上中下]旬|此前|会上|其中|为|按|根据)|[的了着过“”《》\d]|(?:制度|工作|方面|政策|体系|标准|机制|办法)$"
)


def _effective(text: str, name: Span, dates: Sequence[Date]) -> dt.date | None:
    """The day from which it applies: 自2024年5月1日起施行, in its sentence or the next."""
    end = _second_sentence_end(text, name.end)
    first = bisect_left(dates, name.start - 30, key=lambda d: d.start)
    for d in dates[first : bisect_left(dates, end, key=lambda d: d.start)]:
        if _APPLIES.match(text, d.end):
            before = text[max(0, d.start - 3) : d.start]
            between = text[name.end : d.start] if d.start > name.end else text[d.end : name.start]
            if "《" not in _BRACKETED.sub("", between) and (
                before.endswith(("自", "从", "于", "起")) or d.start > name.end or "，" not in between
            ):
                return d.first
    if _APPLIES_NOW.match(text, name.end):
        told = [d for d in dates[max(0, first - 1) :] if d.start < name.start and d.first == d.last]
        begin = max(text.rfind("。", 0, name.start), text.rfind("\n", 0, name.start)) + 1
        return told[-1].first if told and told[-1].start >= begin else None
    return None


_BRACKETED = re.compile(r"（[^（）]*）")
_APPLIES_NOW = re.compile(r"(?:（[^（）]*）)?(?:将)?(?:正式|全面)(?:施行|实施|执行|生效)")
_SENTENCE_END = re.compile(r"[。\n]")
_REACH = 800  # characters, more than two sentences have


def _second_sentence_end(text: str, at: int) -> int:
    limit = at + _REACH
    first = _SENTENCE_END.search(text, at, limit)
    second = _SENTENCE_END.search(text, first.end(), limit) if first else None
    return second.end() if second else limit
