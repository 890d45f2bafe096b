"""The marks of an enumeration as they count: 一是, 二是, 四是 — with what is skipped and what stands twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.extraction.measures.rules import Mark, marks_of
from yaoxun.text.span import Span

_STRICT = frozenset({"be", "ought", "aspect", "side", "nth", "its", "bracket", "arabracket", "circle", "head", "dot"})
_LOOSE = frozenset({"stage", "step"})  # 第一阶段…第三阶段 may be told of singly
_CHARACTERS = (
    "",
    *"一二三四五六七八九十",
    *(f"十{c}" for c in "一二三四五六七八九"),
    *(str(n) for n in range(20, 100)),
)
_SHORTEST = 4  # characters of an item: （一）、（三） are pointed at, not told
_FARTHEST = 3  # a number further on belongs to another enumeration


@dataclass(slots=True)
class Series:
    """The marks of one enumeration in order; `skips` are where a number lacks, `repeats` where one stands twice."""

    marks: list[Mark]
    skips: list[tuple[Mark, Mark]] = field(default_factory=list)
    repeats: list[tuple[Mark, Mark]] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether it counts without a gap."""
        return not self.skips and not self.repeats


def series(subject: Subject) -> list[Series]:
    """Return the enumerations of a text whose marks count, by their first marks; one within another is one of its own.

    >>> from yaoxun.analysis.audit.subject import subject
    >>> [len(s.marks) for s in series(subject("", "一是建平台；二是引人才；三是优服务。"))]
    [3]
    """
    done: list[Series] = []
    open_ones: dict[str, list[Series]] = {}
    for mark in marks_of(subject.wide):
        if mark.style not in _STRICT | _LOOSE or subject.passage.in_claim(mark.start):
            continue
        stack = open_ones.setdefault(mark.style, [])
        if mark.number == 1:
            stack.append(Series([mark]))
            done.append(stack[-1])
            continue
        following = next((s for s in reversed(stack) if s.marks[-1].number == mark.number - 1), None)
        if following is None:
            _takes_badly(subject.wide, stack, mark)
            continue
        del stack[stack.index(following) + 1 :]
        following.marks.append(mark)
    return done


def _takes_badly(text: str, stack: list[Series], mark: Mark) -> None:
    """Give the innermost enumeration a mark that does not follow its last one."""
    if not stack or (len(stack[-1].marks) < 2 and mark.number > 3):
        return
    last = stack[-1].marks[-1]
    if mark.start - last.end < _SHORTEST:
        return
    if mark.number == last.number and len(stack[-1].marks) > 1:
        if all(after != last for _, after in stack[-1].skips):  # else the first of the two is the one misnumbered
            stack[-1].repeats.append((last, mark))
        stack[-1].marks.append(mark)
    elif last.number < mark.number <= last.number + _FARTHEST:
        if not _is_written(text, last, mark):
            stack[-1].skips.append((last, mark))
        stack[-1].marks.append(mark)


def _is_written(text: str, before: Mark, after: Mark) -> bool:
    """Whether a number that lacks between two marks stands there in another form, or where no mark is expected."""
    written = [form for n in range(before.number + 1, after.number) for form in (str(n), _CHARACTERS[n])]
    forms = "|".join(written)
    return (
        re.search(
            rf"(?:第?(?:{forms})(?:是|要|[.．、，）)：:]|个?方面)|[（(](?:{forms}))", text[before.end : after.start]
        )
        is not None
    )


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt marks that skip a number or say one twice."""
    text = subject.wide
    for found in series(subject):
        if found.marks[0].style in _LOOSE:
            continue
        for before, after in found.skips:
            said = f"“{text[before.start : before.end]}”之后是“{text[after.start : after.end]}”"
            places = (Span(before.start, before.end), Span(after.start, after.end))
            yield Doubt("mark-jump", Severity.ERROR, f"{said}，中间缺号", "", places)
        for before, after in found.repeats:
            places = (Span(before.start, before.end), Span(after.start, after.end))
            yield Doubt("mark-repeat", Severity.ERROR, f"“{text[after.start : after.end]}”出现了两次", "", places)
