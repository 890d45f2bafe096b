"""How the items of an enumeration are found: markers of one style whose numbers follow each other, and where each item ends."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from yaoxun.extraction.fact import Fact, Finding
from yaoxun.extraction.passage import Passage
from yaoxun.text.numerals import in_characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """One item of an enumeration, from its marker to the end of the last sentence that belongs to it.

    >>> [(m.marker, m.quote) for m in find(Passage("", "一是建平台；二是引人才。会议要求抓落实。"))]
    [('一是', '一是建平台；'), ('二是', '二是引人才。')]
    """

    kind: ClassVar[str] = "measure"

    marker: str

    def further(self) -> dict[str, object]:
        """The marker as written."""
        return {"marker": self.marker}


_Item = tuple[int, int, str]  # start, end, marker


class Mark(NamedTuple):
    """A marker at `start`..`end`: the style it is written in, and the number that it says."""

    start: int
    end: int  # of the marker
    style: str
    number: int


_N = r"[一二三四五六七八九十]{1,3}"
_BOUNDARY = r"(?<![^\s。；;：:，,、！？!?”’」）)》…—])"
_MARK = re.compile(
    rf"""
    {_BOUNDARY}(?:
        (?P<be>(?P<n1>{_N})是(?!否|非|因|由于))
      | (?P<ought>(?P<n2>{_N})要(?!务|点|素|件))
      | (?P<aspect>第(?P<n3>{_N})个方面)
      | (?P<side>第(?P<n4>{_N})方面)
      | (?P<stage>第(?P<n5>{_N})阶段)
      | (?P<layer>第(?P<n17>{_N})层次?)(?=[，,]|是)
      | (?P<step>第(?P<n6>{_N})步)
      | (?P<nth>第(?P<n7>{_N}))(?=[，,、：:]|是|\s)
      | (?P<its>其(?P<n8>[一二三四五]))(?=[，,、：:]|是)
      | (?P<order>首先|其次|再次|再者|最后)(?=[，,、：:]|是|要|将)
      | (?P<bracket>[（(](?P<n9>{_N})[）)])
      | (?P<arabracket>[（(](?P<n10>\d{{1,2}})[）)])
      | (?P<circle>[①-⑳])
    )
    | (?<=[地市省区县局委门])(?P<beafter>(?P<n16>一)是(?!否|非|因|由于))
    | (?P<hand>另一方面|(?<![另第进这])一方面)
    | (?:^|(?<=\n))[ \t\u3000]*(?:
        (?P<head>(?P<n11>{_N})、)
      | (?P<dot>(?P<n12>\d{{1,2}})[.．、)）])(?!\d)
      | (?P<dotyear>(?P<n13>\d{{1,2}})[.．])(?=(?:20\d\d年|\d{{1,2}}月))
      | (?P<sign>[✍✅●•▪◆■▶►★☆○◇➤✔☑✓□⭐🔹🔸📌👉])
    )
    | (?<=[。；;：:])(?:(?P<headin>(?P<n14>{_N})、)|(?P<dotin>(?P<n15>\d{{1,2}})[.．)）])(?!\d))
    """,
    re.VERBOSE | re.MULTILINE,
)
# Where a marker may begin, found fast by its first character; blanks open one only at the start of a line.
_ANCHOR = re.compile(
    r"[一二三四五六七八九十第其首再最（(①-⑳另0-9✍✅●•▪◆■▶►★☆○◇➤✔☑✓□⭐🔹🔸📌👉 \t\u3000]"
    r"(?:(?<![^\n].)|(?<![ \t\u3000])(?:(?<![^\s。；;：:，,、！？!?”’」）)》…—].)|(?=方面|一方面)))"
)
_STYLES = {"beafter": "be", "dotyear": "dot", "dotin": "dot", "headin": "head"}
_ORDERS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 9}
_SENTENCE = re.compile(r"[。！？!?][”’」）)]*")


def find(passage: Passage) -> tuple[Measure, ...]:
    """Return the items of the enumerations of a passage, in order, an item's own items after it.

    Raises nothing, whatever the text.
    """
    text = passage.text
    marks = [m for m in marks_of(text) if not passage.in_claim(m.start)]
    spans: list[_Item] = []
    around: list[list[_Item]] = []  # the items of each enumeration that has not ended
    for series, limit in _series(marks, len(text)):
        around = [items for items in around if items[-1][1] > series[0].start]
        items = _items(text, series, min(limit, _end_around(series, around, limit)))
        if items:
            around.append(items)
        spans += items
    return tuple(
        Measure(
            text=text,
            start=start,
            end=end,
            marker=marker,
            found=Finding("item of an enumeration", start, end),
        )
        for start, end, marker in sorted(spans, key=lambda s: (s[0], -s[1]))
    )


def marks_of(text: str) -> Iterator[Mark]:
    """All markers in order, each with the number that it says; signs have none of their own and count on."""
    signs: dict[str, int] = {}
    done = 0
    for anchor in _ANCHOR.finditer(text):
        m = _MARK.match(text, anchor.start()) if anchor.start() >= done else None
        if m is None:
            continue
        done = m.end()
        style = m.lastgroup or ""  # the outer of two groups, being closed last; the number in it is the one after it
        start, end = m.span(style)
        said = m[style]
        if style == "order":
            yield Mark(start, end, style, _ORDERS[said])
        elif style == "hand":
            yield Mark(start, end, style, 2 if said.startswith("另") else 1)
        elif style == "circle":
            yield Mark(start, end, style, ord(said) - ord("①") + 1)
        elif style == "sign":
            signs[said] = signs.get(said, 0) + 1
            yield Mark(start, end, "sign " + said, signs[said])
        else:
            number = m[(m.lastindex or 0) + 1]
            count = int(number) if number.isdigit() else in_characters(number)
            if count:
                yield Mark(start, end, _STYLES.get(style, style), count)


def _series(marks: Sequence[Mark], end: int) -> list[tuple[list[Mark], int]]:
    """The enumerations: markers of one style that count on from one, two of them at least; the outer ones first.

    With each where it has ended at the latest: an item may hold one enumeration of its own style, no second one.
    """
    open_ones: dict[str, list[Mark]] = {}
    done: list[list[Mark]] = []
    for mark in marks:
        current = open_ones.get(mark.style)
        last = current[-1].number if current else 0
        follows = mark.number == last + 1 or (mark.style == "order" and mark.number > last > 0)
        if mark.number == 1:
            if current:
                done.append(current)
            open_ones[mark.style] = [mark]
        elif current and follows:
            current.append(mark)
    done += open_ones.values()
    made: list[tuple[list[Mark], int]] = []
    later: dict[str, tuple[int, int]] = {}  # where the next enumeration of a style begins, and the one after it
    for series in sorted((s for s in done if len(s) > 1), key=lambda s: (-s[0].start, s[-1].start)):
        first = series[0]
        following, limit = later.get(first.style, (end, end))
        made.append((series, limit))
        later[first.style] = (first.start, following)
    return made[::-1]


def _end_around(series: Sequence[Mark], around: Sequence[Sequence[_Item]], end: int) -> int:
    """Where the innermost item ends that holds an enumeration; `end` where none does."""
    for items in around:
        at = bisect_left(items, (series[0].start,)) - 1
        if at >= 0 and series[-1].start < items[at][1]:
            end = min(end, items[at][1])
    return end


def _items(text: str, series: Sequence[Mark], limit: int) -> list[_Item]:
    """The stretches of the items of one enumeration, none beyond `limit`."""
    made: list[_Item] = []
    for mark, following in zip(series, [*series[1:], None], strict=True):
        end = following.start if following else min(limit, _last_end(text, series, limit))
        while end > mark.end and text[end - 1].isspace():
            end -= 1
        if end > mark.end:
            made.append((mark.start, end, text[mark.start : mark.end]))
    return made


def _last_end(text: str, series: Sequence[Mark], limit: int) -> int:
    """Where the last item ends: as far as the others reach — a clause, a sentence, a paragraph, or to the end."""
    last = series[-1]
    paragraph = text.find("\n", last.end, limit)
    paragraph = limit if paragraph < 0 else paragraph
    others = [text[a.start : b.start] for a, b in pairwise(series)]
    if series[0].style == "head" and (_is_heading(text, last) or any("\n" in o.strip() for o in others)):
        return limit
    if _at_line_start(text, last):
        return paragraph
    told = {_sentences(o) for o in others}
    if len(others) > 1 and told == {2}:
        ends = list(_SENTENCE.finditer(text, last.end, paragraph))[:2]
        return ends[-1].end() if ends else paragraph
    if all(len(_SENTENCE.findall(o)) <= 1 for o in others):
        sentence = _SENTENCE.search(text, last.end, paragraph)
        if sentence and (len(others) > 1 or not _SENTENCE.search(others[0])):
            return sentence.end()
    return paragraph


def _sentences(item: str) -> int:
    """How many sentences an item has, its last one ended by ； or not at all included."""
    ends = [m.end() for m in _SENTENCE.finditer(item)]
    return len(ends) + (not ends or ends[-1] < len(item.rstrip()))


_LONGEST_HEADING = 200


def _is_heading(text: str, mark: Mark) -> bool:
    line = text[mark.end : mark.end + _LONGEST_HEADING].partition("\n")[0]
    return not _SENTENCE.search(line)


def _at_line_start(text: str, mark: Mark) -> bool:
    at = mark.start
    while at and text[at - 1].isspace() and text[at - 1] != "\n":
        at -= 1
    return at == 0 or text[at - 1] == "\n"
