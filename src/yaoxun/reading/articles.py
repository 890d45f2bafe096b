"""Blocks → an article: its title on one line, its text, and what leaves the text for the margins (sources, links)."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yaoxun.reading.document import Article, Role
from yaoxun.reading.forms import (
    BODY_TAIL,
    CREDIT_LINE,
    LINK_IN_TEXT,
    LINK_LABEL,
    META_LINE,
    META_SOURCE,
    META_WORDS,
    SOURCE_LINE,
    SOURCE_TAIL,
    cells,
    names_of_sources,
    unmark,
)
from yaoxun.reading.layout import Block, ends_sentence, seam
from yaoxun.reading.masthead import days_in
from yaoxun.reading.run_in import RUN_IN
from yaoxun.reading.source import CELL_END, Line, SourceText
from yaoxun.text.characters import close_up, close_up_title, visible
from yaoxun.text.span import Span
from yaoxun.text.trail import Trail

_URL_TAIL = re.compile(r"[。，；、：！？）》”’\"'>.,;:!?)]+$")
_META_HINT = re.compile(r"[:：]|\d{4}")


class Cut(NamedTuple):
    """A stretch of the source that leaves the text, and for what."""

    span: Span
    role: Role


class Body(NamedTuple):
    """The text of an article with its way back, and what was cut from it."""

    text: str
    pieces: tuple[Span, ...]
    cuts: tuple[Cut, ...]
    sources: tuple[str, ...]
    links: tuple[str, ...]


def body(
    lines: Sequence[Line], blocks: Sequence[Block], notes: frozenset[str] = frozenset(), invisible: bool = True
) -> Body:
    """Return the text that `blocks` make: paragraphs parted by line ends, sources and addresses taken out.

    `notes` are the footnote marks of the document, which are no text either; `invisible` tells whether the source has
    characters that show nothing.
    """
    paragraphs: list[str] = []
    pieces: list[Span] = []
    cuts: list[Cut] = []
    sources: list[str] = []
    links: list[str] = []
    open_end = False
    signed = [block for block in blocks if block.text[-1] in "）)" and BODY_TAIL.search(block.text)]
    for block in blocks:
        text = block.text
        targets = [link for i in block.lines if lines[i].links for link in lines[i].links]
        links += [link for link in targets if link not in links]
        marks = _cuts(text, notes)
        if [block] == signed and block is blocks[-1]:  # several would be the bodies that answer for each measure
            tail = BODY_TAIL.search(text)
            marks += [(tail.start(), tail.end(), Role.SOURCE, tail["names"])] if tail and not marks else []
        label = LINK_LABEL.search(text) if targets and not marks else None
        if label:
            marks = [(label.start(), label.end(), Role.FURNITURE, "")]
        spans = _stretches(lines, block.lines)
        if marks:
            spans, made = _apply([lines[i] for i in block.lines], marks)
            cuts += made
            for start, end, role, value in reversed(marks):
                text = text[:start] + text[end:]
                if role is Role.SOURCE:
                    sources += [name for name in names_of_sources(value) if name not in sources]
            links += [value for _, _, role, value in marks if role is Role.LINK and value not in links]
        text = visible(text) if invisible else text
        row = lines[block.lines[0]].cell
        clean = _row(text, block.row) if row else close_up(text)
        if not clean:
            continue
        pieces += spans
        if open_end and paragraphs and not row and not lines[block.lines[0]].whole:
            paragraphs[-1] += seam(paragraphs[-1], clean) + clean
        else:
            paragraphs.append(clean)
        open_end = not row and ((not ends_sentence(clean) and len(clean) > 30) or clean[-1] in "，、")
    return Body("\n".join(paragraphs), tuple(pieces), tuple(cuts), tuple(sources), tuple(links))


def _row(text: str, blanks: bool) -> str:
    """A row of a table, one blank between its cells; wide blanks part them too where `blanks`."""
    return " ".join(filter(None, map(close_up, cells(text) if blanks else text.split(CELL_END))))


def _cuts(text: str, notes: frozenset[str]) -> list[tuple[int, int, Role, str]]:
    """What leaves a paragraph: (start, end, role, value), in order, apart from each other."""
    found: list[tuple[int, int, Role, str]] = []
    if "://" in text or "www." in text:
        for m in LINK_IN_TEXT.finditer(text):
            url = _URL_TAIL.sub("", m["url"])
            end = m.end("url") - (len(m["url"]) - len(url)) if not m["close"] else m.end()
            found.append((m.start(), end, Role.LINK, url))
    if text[-1:] in "）)】]" or "来源" in text or "ource" in text or "摘自" in text or "摘编" in text:
        tail = SOURCE_TAIL.search(text)
        if tail and tail.start() > 0 and not any(s < tail.end() and tail.start() < e for s, e, _, _ in found):
            found.append((tail.start(), tail.end(), Role.SOURCE, tail[tail.lastgroup or 0]))
    for mark in notes:
        at = text.find(mark)
        while at >= 0:
            found.append((at, at + len(mark), Role.FURNITURE, mark))
            at = text.find(mark, at + len(mark))
    return sorted(found)


def _stretches(lines: Sequence[Line], members: Sequence[int]) -> list[Span]:
    """Where lines stand in the source: one stretch where they follow each other, for only blanks part them."""
    if members[-1] - members[0] == len(members) - 1:
        return [Span(lines[members[0]].start, lines[members[-1]].end)]
    return [Span(lines[i].start, lines[i].end) for i in members]


def _apply(parts: Sequence[Line], marks: Iterable[tuple[int, int, Role, str]]) -> tuple[list[Span], list[Cut]]:
    """The source spans of a paragraph's lines without what is cut, and the spans of what is."""
    kept: list[Span] = []
    cuts: list[Cut] = []
    left = 0
    for n, part in enumerate(parts):
        if n:
            left += len(seam(parts[n - 1].text, part.text))
        position = part.start
        for start, end, role, _ in marks:
            lo, hi = max(start, left), min(end, left + len(part.text))
            if lo >= hi:
                continue
            begin, stop = part.start + lo - left, part.start + hi - left
            if begin > position:
                kept.append(Span(position, begin))
            cuts.append(Cut(Span(begin, stop), role))
            position = stop
        if position < part.end:
            kept.append(Span(position, part.end))
        left += len(part.text)
    return kept, cuts


def title(lines: Sequence[Line], blocks: Sequence[Block]) -> tuple[str, tuple[Span, ...]]:
    """Return a title on one line, without its list mark, and where it stands."""
    members = [i for b in blocks for i in b.lines]
    text = " ".join(visible(lines[i].text) for i in members)
    if blocks[-1].style == RUN_IN:
        text = text.rstrip("。： ")
    bare = unmark(text).bare
    spans = [Span(lines[i].start, lines[i].end) for i in members]
    lead = text.find(bare)
    if lead > 0 and lead < len(lines[members[0]].text):
        spans[0] = Span(spans[0].start + lead, spans[0].end)
    tail = len(text) - lead - len(bare)
    if lead >= 0 and 0 < tail < len(lines[members[-1]].text):
        spans[-1] = Span(spans[-1].start, spans[-1].end - tail)
    joined = bare if len(members) == 1 else _join_title(bare)
    return close_up_title(joined), tuple(spans)


def _join_title(text: str) -> str:
    """A title broken over lines, in one: no blank where the break was, for it may part a word."""
    return close_up(text)


def is_meta(text: str) -> bool:
    """Tell whether a line under a title says when and by whom it was published.

    >>> is_meta("发布时间：2023-08-16 10:20 来源：省科技厅 字号：大 中 小"), is_meta("2023年8月16日，省科技厅印发办法。")
    (True, False)
    """
    if len(text) > 120 or text[-1] in "。；，、" or not _META_HINT.search(text):
        return False
    found = META_LINE.fullmatch(text)
    if found:
        rest = found["rest"].strip(" 　|）)】]")
        return not rest or bool(META_WORDS.match(rest)) or bool(re.match(r"[\d:\s]*(?:星期.|周.)?$", rest))
    return "。" not in text and bool(META_SOURCE.search(text) and (days_in(text) or len(META_WORDS.findall(text)) >= 2))


def meta_sources(text: str) -> tuple[str, ...]:
    """Return the sources that a line under a title names.

    >>> meta_sources("发布时间：2023-08-16 来源：省科技厅 浏览次数：12")
    ('省科技厅',)
    """
    return tuple(name for m in META_SOURCE.finditer(text) for name in names_of_sources(m["names"]))


def line_sources(text: str) -> tuple[str, ...]:
    """Return the sources that a source line names.

    >>> line_sources("（来源：科技日报、新华社）")
    ('科技日报', '新华社')
    """
    found = SOURCE_LINE.fullmatch(text) or CREDIT_LINE.fullmatch(text)
    if not found:
        return ()
    return names_of_sources(next((v for v in found.groupdict().values() if v), ""))


def line_links(text: str) -> tuple[str, ...]:
    """Return the addresses on a line."""
    return tuple(_URL_TAIL.sub("", m["url"]) for m in LINK_IN_TEXT.finditer(text))


def build(
    source: SourceText,
    title_text: str,
    title_spans: tuple[Span, ...],
    made: Body,
    sources: tuple[str, ...],
    links: tuple[str, ...],
) -> Article:
    """Return an article with its ways back."""
    return Article(
        title_text,
        made.text,
        tuple(dict.fromkeys((*sources, *made.sources))),
        tuple(dict.fromkeys((*links, *made.links))),
        Trail(title_text, source.text, title_spans),
        Trail(made.text, source.text, made.pieces),
        source,
    )
