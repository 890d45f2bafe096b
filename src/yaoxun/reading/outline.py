"""Blocks → sections and articles, by the form that the maker gave them.

A maker sets headings and titles apart in some way and keeps to it: list marks, type, a source line that closes each
article, or only their shortness. Each way that a document allows is tried, and the reading that leaves least unexplained
is taken: every title has a text, every heading an article, no text stands before the first title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from yaoxun.reading.articles import is_meta
from yaoxun.reading.forms import SOURCE_TAIL, Marked, cells, unmark
from yaoxun.reading.layout import Block
from yaoxun.reading.run_in import RUN_IN
from yaoxun.text.characters import squash

_SPEAKER = re.compile(r"(?:[问答QA]|记者|主持人)\s*\d{0,2}\s*[:：]")
_AUTHORS = re.compile(r"(?:课题|调研|编写|研究|写作)组$")
_LONGEST_TITLE = 75
_LONG_ENOUGH = 18  # what an article's prose has at least, nearly always
_OPENER = re.compile(
    r"(?:[“（(]?(?:近日|日前|近期|近年来?|近两年|今年|去年|本月|上月|记者|据|从|为(?:了|进一步|深入|加快|推动|贯彻|落实|破解|规范|支持|促进)|《|\d{1,2}\s*月|\d{4}\s*年|\d{1,2}\s*日|“?十[二三四五六]五|自|截至|目前|日益|最近|昨|当前|本报|本刊|本网|新华社|中新|[^，。]{2,12}(?:讯|电)\s|【))"
)
_LEDE = re.compile(
    r"(?:近日|日前|近期|据悉|据了解|昨日|今日|记者|从.{2,20}获悉|\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}\s*年\s*\d{1,2}\s*月)"
)
_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}(?:省|市|区|县|州|盟)|北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|全国|我国|国家|国务院|长三角)"
)
_VERB = re.compile(
    r"(?:发布|出台|印发|启动|推进|推出|成立|建成|建立|实施|开展|打造|加快|提升|明确|支持|推动|上线|落户|揭牌|召开|举办|试点|将|获|完成|开通|开工|突破|达|超|助力|赋能|促|首|强化|优化|深化|构建|聚焦|部署|部门|提出|规范|入选|签约|投用|运行|立法|调研|奖励|补贴)"
)
_SECTION_WORD = re.compile(
    r"(?:动态|聚焦|热点|动向|举措|交流|要闻|资讯|政策|法规|产业|行业|市场|产权|标准|观点|解读|域外|省外|省内|国内|国际|国外|各地|地方|基层|部门|综合|信息|快讯|经验|案例|专题|专栏|特稿|头条|关注|前沿|科技|创新|改革|数据|民生|经济|视点|速递|速览|要情|工作|调研|借鉴|启示|链接|统计|瞭望|观察|之窗|风采|简讯|通知|公告|导向|论坛|研究|发展|之声|扫描|播报|看点|集萃|荟萃|点评|县区|市州|区县|直播)"
)


class Chapter(NamedTuple):
    """An article in the making: its section's heading blocks, its title blocks, its text blocks (indices)."""

    section: int  # index of the section among the outline's headings, -1 for none
    title: tuple[int, ...]
    body: tuple[int, ...]


_UNMARKED = Marked("", "")


@dataclass(frozen=True)
class Outline:
    """Which blocks are headings, and the articles under them; what comes before the first is `lead`."""

    headings: tuple[tuple[int, ...], ...]
    chapters: tuple[Chapter, ...]
    lead: tuple[int, ...] = ()
    score: float = 0.0


class Piece(NamedTuple):
    """A block as the outline sees it."""

    block: Block
    source: bool  # it is a source line
    closes: bool  # a source line, or a paragraph that ends with one, closes an article
    known: str  # what the contents say it is: heading, title; "" where they say nothing
    marked: Marked  # its words without a list mark, where it is short
    said: str  # those words as compared with others
    key: tuple[str, str]  # the way it is set apart
    title_like: bool  # it could be a title or heading by its own form


def piece(block: Block, source: bool = False, known: str = "") -> Piece:
    """Return a block as the outline sees it."""
    text = block.text.rstrip("。：") if block.style == RUN_IN else block.text
    closes = source or (text[-1] in "）)】]" and SOURCE_TAIL.search(text) is not None)
    if len(text) > _LONGEST_TITLE:
        return Piece(block, source, closes, known, _UNMARKED, "", (block.style, ""), False)
    marked = unmark(text)
    said = squash(marked.bare or text)
    title_like = (
        not closes and len(text) > 1 and bool(said) and (bool(known) or (not block.row and _may_be_title(text)))
    )
    return Piece(block, source, closes, known, marked, said, (block.style, marked.mark), title_like)


def _may_be_title(text: str) -> bool:
    """Tell whether a short line could be a title or heading by its own form: no sentence, and no line of day and source."""
    if text[-1] in "：:，,、。；;" or "。" in text or "；" in text or _SPEAKER.match(text) or is_meta(text):
        return False
    tail = text.rstrip("”’」』）)》】\"'")[-1:]
    if tail in "。；;：:，,、…":
        return False
    if _is_row(text):
        return False
    commas = text.count("，")
    return commas <= 2 and not (commas and (_LEDE.match(text) or (tail in "！？!?" and len(text) > 40)))


def _is_row(text: str) -> bool:
    """Whether a line is a table's row: three cells or more, set apart by blanks (letters set apart are none)."""
    parts = cells(text)
    return len(parts) > 2 and any(len(cell) > 1 for cell in parts)


def outline(pieces: Sequence[Piece]) -> Outline:
    """Return the sections and articles that `pieces` make."""
    candidate = [p.title_like for p in pieces]
    for i in range(len(pieces) - 1):
        if candidate[i] and not pieces[i].known and pieces[i + 1].block.text[0] in "的，、":
            candidate[i] = False
    _indented(pieces, candidate)
    if any(p.known == "title" for p in pieces):
        return _by_contents(pieces, candidate)
    keys = Counter(p.key for p, c in zip(pieces, candidate, strict=True) if c)
    if not keys:
        return Outline((), (), tuple(range(len(pieces))))
    closed = _closed_by_sources(pieces, candidate)
    readings = [_single(pieces, candidate)]
    runs = [(titles, list(run)) for titles, run in groupby(range(len(pieces)), candidate.__getitem__)]
    common = [k for k, _ in keys.most_common(8)]
    for title_key in common:
        shut = closed and title_key == ("", "")
        readings += [_read(pieces, runs, title_key, section_key, shut) for section_key in (None, *common)]
    return max(readings, key=lambda r: r.score)


def _indented(pieces: Sequence[Piece], candidate: list[bool]) -> None:
    """Where paragraphs are indented and titles are not, an indented block is no title."""
    texts = [p.block.indent for p, c in zip(pieces, candidate, strict=True) if not c and not p.source]
    heads = [p.block.indent for p, c in zip(pieces, candidate, strict=True) if c]
    if sum(texts) * 10 >= len(texts) * 8 > 0 and heads.count(False) >= max(2, len(heads) * 0.4):
        for i, p in enumerate(pieces):
            if p.block.indent and not p.known and not p.block.style:
                candidate[i] = False


def _closed_by_sources(pieces: Sequence[Piece], candidate: Sequence[bool]) -> bool:
    """Whether the maker closes each article with a source line.

    Nearly all source lines are then followed by a title or the end, and most runs of title-like blocks follow one.
    """
    ends = [i for i, p in enumerate(pieces) if p.closes and i]
    if len(ends) < 3:
        return False
    good = sum(i + 1 >= len(pieces) or candidate[i + 1] or pieces[i + 1].source for i in ends)
    runs = [i for i in range(1, len(pieces)) if candidate[i] and not candidate[i - 1]]
    after = sum(pieces[i - 1].closes for i in runs)
    return good * 10 >= len(ends) * 8 and after * 10 >= len(runs) * 6


def _by_contents(pieces: Sequence[Piece], candidate: Sequence[bool]) -> Outline:
    """The outline that the contents give; an unlisted title is one that is set apart as the listed ones are."""
    style = Counter(p.key for p in pieces if p.known == "title").most_common(1)[0][0]
    told = style != ("", "")
    closed = _closed_by_sources(pieces, candidate)
    titles_only = all(p.known != "heading" for p in pieces)
    builder = _Builder(pieces)
    for i, p in enumerate(pieces):
        rest = pieces[i + 1 : i + 2]
        after = bool(rest) and not candidate[i + 1] and not rest[0].source
        unlisted = (
            not p.known
            and candidate[i]
            and after
            and ((told and p.key == style) or p.block.style == RUN_IN or (closed and (i == 0 or pieces[i - 1].closes)))
            and len(p.said) >= 8
        )
        unlisted_heading = (
            titles_only and candidate[i] and not p.known and len(p.said) <= 12 and rest and rest[0].known == "title"
        )
        runs_in = bool(rest) and rest[0].block.style == RUN_IN != p.block.style and candidate[i]
        if p.known == "heading" or unlisted_heading or runs_in:
            builder.heading((i,))
        elif p.known == "title" or unlisted:
            builder.title((i,))
        elif p.known == "more":
            builder.more(i)
        elif builder.awaits_title and not candidate[i] and not p.source:
            builder.title(())
            builder.body([i])
        else:
            builder.body([i])
    return builder.finish()


def _single(pieces: Sequence[Piece], candidate: Sequence[bool]) -> Outline:
    """One plain article: the first title-like block, then everything else."""
    first = next((i for i, c in enumerate(candidate) if c), 0)
    builder = _Builder(pieces)
    if first > 1 or not candidate[first]:
        return Outline((), (), tuple(range(len(pieces))), -1e9)
    title: tuple[int, ...] = (first,)
    following = first + 1
    if following + 1 < len(pieces) and candidate[following] and _goes_on(pieces[first], pieces[following]):
        title = (first, following)
    builder.title(title)
    for i in range(len(pieces)):
        if i not in title:
            builder.body([i])
    made = builder.finish()
    missed = sum(
        1.6
        for i in range(title[-1] + 1, len(pieces) - 1)
        if candidate[i] and not candidate[i + 1] and _is_titular(pieces, i) and _opens(pieces, i + 1)
    )
    sources = max(0, sum(p.closes for p in pieces) - 1)
    marked = Counter(
        pieces[i].marked.mark for i in range(title[-1] + 1, len(pieces)) if candidate[i] and pieces[i].marked.mark
    )
    opened = 0.0 if any(not candidate[i] for i in range(title[-1] + 1, min(title[-1] + 2, len(pieces)))) else 2.0
    return Outline(made.headings, made.chapters, made.lead, 1.0 - missed - 2 * sources - (opened if marked else 0))


def _goes_on(a: Piece, b: Piece) -> bool:
    """Whether title line `b` goes on where `a` stopped, rather than opening the text."""
    if b.block.text.startswith("——"):
        return True
    if _AUTHORS.search(b.block.text):
        return False
    return a.key == b.key and not b.marked.mark and len(squash(a.block.text)) >= 8 and len(squash(b.block.text)) >= 6


def _is_titular(pieces: Sequence[Piece], i: int) -> bool:
    text = pieces[i].said
    return len(text) >= 9 and bool(_VERB.search(text) or _PLACE.search(text))


def _opens(pieces: Sequence[Piece], i: int) -> bool:
    if i >= len(pieces):
        return False
    text = pieces[i].block.text
    return bool(_OPENER.match(text)) or bool(_PLACE.match(text))


def _read(
    pieces: Sequence[Piece],
    runs: Sequence[tuple[bool, list[int]]],
    title_key: tuple[str, str],
    section_key: tuple[str, str] | None,
    closed: bool,
) -> Outline:
    """The outline in which titles are set as `title_key`, headings as `section_key` (None: by shortness alone)."""
    builder = _Builder(pieces)
    score = 0.0
    fresh = True  # nothing of an article has been read since the last source line
    for titles, run in runs:
        if titles:
            before = len(builder.chapters)
            score += _chain(
                pieces, run, title_key, section_key, closed and not fresh, builder, run[-1] + 1 < len(pieces)
            )
            fresh = fresh and len(builder.chapters) == before
        else:
            builder.body(run)
            fresh = pieces[run[-1]].closes or (not builder.chapters and (fresh or any(pieces[i].closes for i in run)))
    made = builder.finish()
    return Outline(
        made.headings, made.chapters, made.lead, score + _value(pieces, made, title_key, section_key, closed)
    )


def _chain(
    pieces: Sequence[Piece],
    chain: list[int],
    title_key: tuple[str, str],
    section_key: tuple[str, str] | None,
    inside: bool,
    builder: "_Builder",
    text_follows: bool,
) -> float:
    """Read a run of title-like blocks that text follows; the score of doing so."""
    told = pieces[chain[-1]].block.style == RUN_IN or (text_follows and _announces(pieces, chain))
    if inside and not told:
        builder.body(chain)
        return -0.05 * len(chain)
    score = 0.0
    at = 0
    while at < len(chain):
        p = pieces[chain[at]]
        rest = chain[at + 1 :]
        heads = section_key is not None and section_key != title_key and p.key == section_key
        runs_in = bool(rest) and pieces[rest[0]].block.style == RUN_IN != p.block.style
        if runs_in or (heads and rest and pieces[rest[0]].key == title_key):
            builder.heading((chain[at],))
        elif at == 0 and not builder.begun and _precedes_heading(pieces, rest, title_key, section_key):
            builder.body([chain[at]])
        elif (p.key == title_key or p.block.style == RUN_IN) and text_follows:
            by_shortness = section_key in {None, title_key} and rest and pieces[rest[0]].key == title_key
            if by_shortness and _is_heading(pieces, chain[at], rest[0]):
                builder.heading((chain[at],))
            else:
                title = [chain[at]]
                while (
                    at + 1 < len(chain)
                    and pieces[chain[at + 1]].key[0] == p.key[0]
                    and not pieces[chain[at + 1]].marked.mark
                    and (_goes_on(p, pieces[chain[at + 1]]) or p.marked.mark)
                    and len(title) < 3
                    and not (p.marked.mark and at + 2 < len(chain) and pieces[chain[at + 2]].key == title_key)
                    and (not p.marked.mark or len(squash(p.block.text)) >= 14)
                ):
                    at += 1
                    title.append(chain[at])
                builder.title(tuple(title))
                for k in chain[at + 1 :]:
                    if pieces[k].key == title_key and p.marked.mark:
                        continue
                    if pieces[k].key != section_key:
                        break
        else:
            builder.body([chain[at]])
            score -= 0.1
            if (
                _is_titular(pieces, chain[at])
                and text_follows
                and at + 1 == len(chain)
                and _opens(pieces, chain[at] + 1)
            ):
                score -= 1.6
        at += 1
    return score


def _precedes_heading(
    pieces: Sequence[Piece], rest: Sequence[int], title_key: tuple[str, str], section_key: tuple[str, str] | None
) -> bool:
    """Whether what follows a line is a heading with its first title, so that the line itself has no text."""
    return section_key != title_key and [pieces[k].key for k in rest[:2]] == [section_key, title_key]


def _announces(pieces: Sequence[Piece], chain: Sequence[int]) -> bool:
    """Whether the text after a run of title-like blocks opens as an item's does: with a day, or the title's own place."""
    title, text = pieces[chain[-1]].marked.bare, pieces[chain[-1] + 1].block.text
    if len(squash(title)) < 9 or not _is_titular(pieces, chain[-1]):
        return False
    return bool(_LEDE.match(text)) or title[:2] == text[:2]


def _is_heading(pieces: Sequence[Piece], i: int, j: int) -> bool:
    """Whether of two title-like blocks in a row the first names a column and the second is the title."""
    a, b = squash(pieces[i].block.text), squash(pieces[j].block.text)
    if any(c in a for c in "《》：:，,！？!?") or len(a) > 12 or any(c.isdigit() for c in a):
        return False
    if len(a) <= 6:
        return True
    if _SECTION_WORD.search(a) and not _PLACE.match(a):
        return len(a) <= 10 or not _VERB.search(a)
    return len(a) <= 8 and len(b) >= len(a) + 4


def _value(
    pieces: Sequence[Piece],
    made: Outline,
    title_key: tuple[str, str],
    section_key: tuple[str, str] | None,
    closed: bool,
) -> float:
    """How much of the document an outline explains."""
    score = 0.0
    if not made.chapters:
        return -1e6
    lengths = Counter(c.section for c in made.chapters)
    for chapter in made.chapters:
        body = sum([len(pieces[k].block.text) for k in chapter.body if not pieces[k].title_like])
        title = "".join([pieces[k].said for k in chapter.title])
        score += 1.0 if body >= _LONG_ENOUGH else -1.2
        score += 0.5 if len(title) >= 10 else -1.6 if len(title) < 8 else -0.4
        if chapter.body and _opens(pieces, chapter.body[0]):
            score += 0.5
        elif not closed:
            score -= 0.25 if _VERB.search(title) or _PLACE.search(title) else 0.9
        if len(chapter.title) > 1:
            score -= 0.3 * (len(chapter.title) - 1)
        if len(title) > 45:
            score -= 0.5
    for s, heading in enumerate(made.headings):
        name = "".join([pieces[k].said for k in heading])
        score += (
            (0.6 if len(name) <= 8 else 0.4 if len(name) <= 12 else -1.2 if len(name) > 16 else 0.0)
            if lengths[s]
            else -1.5
        )
        if len(name) > 12 and _PLACE.match(name):
            score -= 0.6
    if made.headings and any(c.section < 0 for c in made.chapters):
        score -= 0.5
    lead = [k for k in made.lead if not pieces[k].title_like]
    score -= 1.5 * min(4, len(lead)) + 0.3 * (len(made.lead) - len(lead))
    if closed:
        starts = {c.title[0] for c in made.chapters} | {h[0] for h in made.headings}
        for i, p in enumerate(pieces):
            if p.closes and i + 1 < len(pieces) and not pieces[i + 1].source:
                score += 0.5 if i + 1 in starts else -1.0
    if title_key[0] and title_key[0] not in {"centre"}:
        score += 0.4
    return score


@dataclass
class _Builder:
    """Gathers headings and articles in order."""

    pieces: Sequence[Piece]
    headings: list[tuple[int, ...]] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    lead: list[int] = field(default_factory=list)
    _bodies: list[list[int]] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether a heading or title has been read."""
        return bool(self.headings or self.chapters)

    @property
    def awaits_title(self) -> bool:
        """Whether a heading has been read and no title under it."""
        last = self.chapters[-1].section if self.chapters else -1
        return last < len(self.headings) - 1

    def heading(self, blocks: tuple[int, ...]) -> None:
        self.headings.append(blocks)

    def title(self, blocks: tuple[int, ...]) -> None:
        self.chapters.append(Chapter(len(self.headings) - 1, blocks, ()))
        self._bodies.append([])

    def more(self, block: int) -> None:
        last = self.chapters[-1]
        self.chapters[-1] = last._replace(title=(*last.title, block))

    def body(self, blocks: Sequence[int]) -> None:
        if self._bodies:
            self._bodies[-1] += blocks
        else:
            self.lead += blocks

    def finish(self) -> Outline:
        chapters = tuple(c._replace(body=tuple(b)) for c, b in zip(self.chapters, self._bodies, strict=True))
        return Outline(tuple(self.headings), chapters, tuple(self.lead))
