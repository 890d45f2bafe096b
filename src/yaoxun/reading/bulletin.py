"""A source's lines → a bulletin: masthead, contents, sections and articles, every line accounted for."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise

from yaoxun.reading import articles, contents, dating, doubts, masthead
from yaoxun.reading.document import Article, Document, Notice, Role, Section, Source, Taken
from yaoxun.reading.forms import unadorned
from yaoxun.reading.layout import (
    Block,
    Measure,
    assemble,
    classify,
    ends_sentence,
    mark_rows,
    measure,
    rescue,
)
from yaoxun.reading.outline import Chapter, Outline, Piece, outline, piece
from yaoxun.reading.run_in import part_run_in_titles
from yaoxun.reading.source import Line, SourceText
from yaoxun.text.characters import close_up, close_up_title, has_invisible
from yaoxun.text.span import Span

_MASTHEAD_LINES = 16
_FOOTNOTE = re.compile(r"(\[\d{1,2}\]|［\d{1,2}］|[①-⑳]|[¹²³⁴⁵⁶⁷⁸⁹]+|[*＊]{1,3})\s*\S")
_REPORTS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[，,]")  # an article's first words, not a masthead's
_FOOTNOTE_OPENINGS = frozenset("[［①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹*＊")


@dataclass
class _Reading:
    """A source being read: what each line was taken for so far, and the notices that came up."""

    source: SourceText
    lines: Sequence[Line]
    roles: list[Role | None]
    cuts: list[articles.Cut] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    invisible: bool = True


def compose(source: SourceText, origin: Source, issued: date | None = None) -> Document:
    """Return the document that a source's lines make.

    `issued` is the day of issue to assume where the document states none.
    """
    lines = part_run_in_titles(source.lines)
    source = replace(source, lines=lines)
    reading = _Reading(source, lines, classify(lines), invisible=has_invisible(source.text))
    how = measure(lines, reading.roles)
    rescue(lines, reading.roles, how)
    reading.lines = lines = mark_rows(lines, reading.roles)
    reading.source = source = replace(source, lines=lines)
    _tail(reading)
    table = contents.find(lines, reading.roles)
    head_end = table.start if table else _masthead_end(lines, reading.roles)
    head = [i for i in range(head_end) if reading.roles[i] in {None, Role.FURNITURE} and not lines[i].part]
    for i in head:
        reading.roles[i] = Role.MASTHEAD
    body_start = head_end
    meetings: list[contents.Meeting] = []
    if table:
        for i in range(table.start, table.end):
            if reading.roles[i] in {None, Role.CONTENTS}:
                reading.roles[i] = Role.CONTENTS
        body_start = table.end
        meetings = contents.meet(table, lines, reading.roles)
    notes = _footnotes(reading, body_start)
    known = _Known(meetings, lines, reading.roles) if meetings else None
    pieces = _pieces(reading, body_start, known, how)
    if known and not known.titles:
        known = None
        pieces = _pieces(reading, body_start, None, how)
    if known:
        pieces = known.by_likeness(pieces)
    made = outline(pieces)
    state = masthead.read([lines[i].text for i in head])
    state, made = _lead(reading, pieces, made, state, bool(head))
    sections, days = _sections(reading, pieces, made, known, notes)
    _unexplained(reading)
    if known:
        reading.notices += known.notices(made, pieces)
    stated = (*state.days, *(days if not state.days else ()))
    if not stated and source.issued:
        stated = tuple(masthead.days_in(source.issued))
    year = _issue_year(state.issue)
    settled = dating.settle(
        _in_year(stated, year),
        [t for s in sections for a in s.articles for t in (a.title, *a.text.split("\n"), *a.links)],
        issued,
        year,
    )
    if settled.conflict:
        reading.notices.append(Notice("date-conflict", settled.conflict))
    elif settled.date is None:
        told = f"按所报道的事件推定为 {settled.inferred.isoformat()}" if settled.inferred else "也推定不出"
        reading.notices.append(Notice("undated", f"没有写明日期，{told}"))
    reading.notices += doubts.defects(source, reading.roles, [p.block for p in pieces], reading.cuts)
    reading.notices += doubts.contradictions(a for s in sections for a in s.articles)
    if source.textless:
        shown = f"第 {_ranges(source.textless)} 页没有文字层（可能是扫描件），没有读入"
        reading.notices.append(Notice("pages-without-text", shown))
    return Document(
        origin,
        state.title,
        state.issue,
        state.publisher,
        settled.date,
        settled.inferred,
        tuple(reading.notices),
        sections,
        source,
        Taken(tuple(reading.roles), tuple(sorted((c.span, c.role) for c in reading.cuts))),
    )


def _issue_year(issue: str | None) -> int:
    """The year that an issue number begins with; 0 where it has none.

    >>> _issue_year("〔2024〕第12期"), _issue_year("第2023期")
    (2024, 0)
    """
    told = re.match(r"[〔\[【（(]?(20\d\d)", issue or "")
    return int(told[1]) if told else 0


def _in_year(days: Sequence[date], year: int) -> tuple[date, ...]:
    """The stated days; one of a year before the issue number's is preceded by the same day of that year."""
    moved: list[date] = []
    for day in days:
        if day.year == year - 1:
            with suppress(ValueError):
                moved.append(day.replace(year=year))
    return (*moved, *days)


def _ranges(pages: Sequence[int]) -> str:
    """Say page numbers, runs of them from first to last.

    >>> _ranges([2, 5, 6, 7])
    '2、5–7'
    """
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), lambda at: at[1] - at[0])]
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _tail(reading: _Reading) -> None:
    """What follows the editors' and distribution lines at a document's end belongs to them."""
    lines, roles = reading.lines, reading.roles
    first = next((i for i in range(max(0, len(lines) - 12), len(lines)) if _is_label(lines[i], roles[i])), len(lines))
    rest = range(first + 1, len(lines))
    for j in rest:  # a list of addressees goes on in the next line
        if roles[j] is None and roles[j - 1] is Role.FURNITURE and lines[j - 1].text[-1] in "，、":
            roles[j] = Role.FURNITURE
    if all(roles[j] is not None or (not ends_sentence(lines[j].text) and len(lines[j].text) <= 50) for j in rest):
        for j in rest:
            roles[j] = roles[j] or Role.FURNITURE


def _is_label(line: Line, role: Role | None) -> bool:
    """Whether a line is one of the maker's own that open with what they give (报送：…, 责任编辑：…)."""
    return role is Role.FURNITURE and not line.part and re.match(r".{0,8}[:：]", line.text) is not None


def _masthead_end(lines: Sequence[Line], roles: Sequence[Role | None]) -> int:
    """The line after the masthead of a source without contents; 0 where it has no masthead."""
    end = 0
    named = False
    for i, line in enumerate(lines[:_MASTHEAD_LINES]):
        if roles[i] in {Role.FURNITURE, Role.DEBRIS, Role.LINK} and not (roles[i] is Role.FURNITURE and i < 8):
            continue
        text = close_up(line.text)
        parted = "，" in text and (not masthead.speaks(text) or _REPORTS.match(text) is not None)
        if len(text) > 60 or parted or (ends_sentence(text) and text[-1] not in "：:"):
            break
        if i and not named and articles.is_meta(text):
            break
        if masthead.speaks(text) or (
            i < 4
            and masthead.is_title_word(text)
            and any(
                masthead.speaks(n.text)
                or (
                    masthead.days_in(n.text)
                    and len(n.text) <= 40
                    and not articles.is_meta(n.text)
                    and "，" not in n.text
                    and "。" not in n.text
                )
                for n in lines[i + 1 : i + 5]
            )
        ):
            end, named = i + 1, True
        elif (named and masthead.days_in(text) and len(text) <= 50) or (
            named and i == end and roles[i] is Role.FURNITURE
        ):
            end = i + 1
    while 0 < end < len(lines) and _is_makers_name(lines[end].text):
        end += 1
    return end


def _is_makers_name(text: str) -> bool:
    """A line right under a masthead that is a body's name and nothing else."""
    state = masthead.read([text])
    if unadorned(text) != text.strip():
        return False  # ◆ …推进会 is a title
    return len(text) <= 30 and state.publisher is not None and state.title is None and not masthead.is_title_word(text)


def _footnotes(reading: _Reading, start: int) -> frozenset[str]:
    """Set footnotes aside: lines that open with a mark which also stands inside the text, and return their marks."""
    marks: set[str] = set()
    whole = None
    for i, line in enumerate(reading.lines[start:], start):
        if line.text[0] not in _FOOTNOTE_OPENINGS or reading.roles[i] is not None:
            continue
        found = _FOOTNOTE.match(line.text)
        if not found:
            continue
        if whole is None:
            whole = reading.source.text
        mark = re.escape(found.group(1))
        if re.search(rf"[\u4e00-\u9fff”》）\w](?<!\d){mark}(?=[\u4e00-\u9fff，。、；\s（“]|$)", whole) and (
            len(re.findall(mark, whole)) == 2
        ):
            marks.add(found.group(1))
            reading.roles[i] = Role.FURNITURE
    return frozenset(marks)


def _pieces(reading: _Reading, start: int, known: "_Known | None", how: Measure) -> list[Piece]:
    """The blocks of the body with their source lines, in order."""
    lines, roles = reading.lines, reading.roles
    source = Role.SOURCE
    wanted = [i for i, role in enumerate(roles[start:], start) if role is None]
    glued = known.glued if known else {}
    blocks = _glue(assemble(lines, wanted, how, known.starts if known else frozenset()), glued, lines)
    for block in blocks:
        if 1 < len(block.lines) <= 4 and len(block.text) <= 120 and articles.line_sources(block.text):
            for i in block.lines:
                roles[i] = source
    sources = [Block((i,), lines[i].text) for i, role in enumerate(roles[start:], start) if role is source]
    merged = sorted((*blocks, *sources), key=lambda b: b.lines[0])
    return [piece(b, roles[b.lines[0]] is source, known.label(b.lines[0]) if known else "") for b in merged]


def _glue(blocks: list[Block], glued: dict[int, int], lines: Sequence[Line]) -> list[Block]:
    """Put the lines of a title together that the contents prove to be one."""
    if not glued:
        return blocks
    made: list[Block] = []
    for b in blocks:
        if made and b.lines[0] in glued and glued[b.lines[0]] == glued.get(made[-1].lines[0]):
            before = made[-1]
            made[-1] = before._replace(lines=(*before.lines, *b.lines), text=f"{before.text} {b.text}")
        else:
            made.append(b)
    return made


class _Known:
    """What the contents say of the body's lines."""

    def __init__(
        self, meetings: Sequence[contents.Meeting], lines: Sequence[Line], roles: Sequence[Role | None]
    ) -> None:
        self.meetings = list(meetings)
        self.labels: dict[int, str] = {}
        self.glued: dict[int, int] = {}
        self.entry_at: dict[int, int] = {}
        starts: set[int] = set()
        first_lines = {m.lines[0] for m in meetings if m.lines}
        self.headings: list[int] = []  # entries that name a section, in order
        self.titles = 0
        free = [i for i in range(len(lines)) if roles[i] is None]
        following = dict(pairwise(free))
        for k, m in enumerate(self.meetings):
            if not m.lines:
                continue
            after = following.get(m.lines[-1])
            heading = after is not None and after in first_lines
            self.labels[m.lines[0]] = "heading" if heading else "title"
            self.entry_at[m.lines[0]] = k
            self.titles += not heading
            starts.add(m.lines[0])
            if after is not None:
                starts.add(after)
            for i in m.lines:
                self.glued[i] = m.lines[0]
        self._level()
        self.starts = frozenset(starts)

    def _level(self) -> None:
        """An entry that is set as the headings are, and not as the titles, is a heading too."""
        told = {"heading": Counter[tuple[bool, str]](), "title": Counter[tuple[bool, str]]()}
        for line, label in self.labels.items():
            e = self.meetings[self.entry_at[line]].entry
            told[label][(e.paged, e.mark)] += 1
        self.heading_forms = {f for f, n in told["heading"].items() if n > told["title"][f]}
        for line, label in list(self.labels.items()):
            e = self.meetings[self.entry_at[line]].entry
            if label == "title" and (e.paged, e.mark) in self.heading_forms and len(e.key) <= 14:
                self.labels[line] = "heading"

    def label(self, line: int) -> str:
        return self.labels.get(line, "")

    def is_heading_entry(self, k: int) -> bool:
        """Whether an entry that the body lacks names a section."""
        entry = self.meetings[k].entry
        if k + 1 >= len(self.meetings):
            return False
        form = (entry.paged, entry.mark)
        title_forms = {
            (self.meetings[j].entry.paged, self.meetings[j].entry.mark)
            for line, j in self.entry_at.items()
            if self.labels[line] == "title"
        }
        if form in self.heading_forms and form not in title_forms:
            return True
        lengths = [
            len(self.meetings[j].entry.key) for line, j in self.entry_at.items() if self.labels[line] == "heading"
        ]
        longest = max(lengths, default=8)
        return (form not in title_forms or len(entry.key) <= min(10, longest + 2)) and len(entry.key) <= max(
            12, longest
        )

    def by_likeness(self, pieces: list[Piece]) -> list[Piece]:
        """Give the entries that no line repeats the block between their neighbours that is most like them."""
        at_line = {p.block.lines[0]: n for n, p in enumerate(pieces)}
        bounds = [at_line.get(m.lines[0], -1) if m.lines else -1 for m in self.meetings]
        made = list(pieces)
        for least in (0.8, 0.5):
            for k, m in enumerate(self.meetings):
                if m.lines or (least < 0.8 and self.is_heading_entry(k) and len(m.entry.key) <= 8):
                    continue
                low = max((b for b in bounds[:k] if b >= 0), default=-1) + 1
                high = min((b for b in bounds[k + 1 :] if b >= 0), default=len(pieces))
                free = [n for n in range(low, high) if not made[n].known and made[n].title_like]
                ranked = [(_likeness(m.entry.key, made[n].said), -n, n, False) for n in free]
                ranked += [
                    (_likeness(m.entry.key, made[n].said + made[n + 1].said), -n, n, True)
                    for n in free
                    if n + 1 in free
                    and not made[n + 1].marked.mark
                    and n + 2 < len(made)
                    and not made[n + 2].title_like
                ]
                best = max(ranked, default=(0.0, 0, -1, False))
                if best[0] < least:
                    continue
                n = best[2]
                if best[3]:
                    made[n + 1] = piece(made[n + 1].block, known="more")
                follows = n + 1 < len(made) and made[n + 1].known == "title"
                label = "heading" if follows and len(m.entry.key) <= 10 else "title"
                made[n] = piece(made[n].block, known=label)
                line = made[n].block.lines[0]
                self.labels[line], self.entry_at[line], bounds[k] = label, k, n
                self.meetings[k] = contents.Meeting(m.entry, made[n].block.lines)
        for n, p in enumerate(made[:-1]):
            k = self.entry_at.get(p.block.lines[0], -1)
            after = made[n + 1].known
            if p.known == "title" and after in {"title", "heading"} and len(self.meetings[k].entry.key) <= 14:
                made[n] = piece(p.block, known="heading")
                self.labels[p.block.lines[0]] = "heading"
        return made

    def lacking(self, upto: int, after: int) -> list[str]:
        """The section names that stand in the contents between two entries and that the body lacks."""
        return [
            self.meetings[k].entry.text
            for k in range(after + 1, upto)
            if not self.meetings[k].lines and self.is_heading_entry(k)
        ]

    def notices(self, made: Outline, pieces: Sequence[Piece]) -> list[Notice]:
        """The lines of the contents that meet no article, and the articles that no line of the contents names."""
        notices = [
            Notice("contents-unmatched", f"目录中的「{m.entry.text}」在正文中没有对应的文章")
            for k, m in enumerate(self.meetings)
            if not m.lines and not self.is_heading_entry(k)
        ]
        titles = [pieces[c.title[0]] for c in made.chapters if c.title]
        notices += [
            Notice("contents-missing", f"文章「{close_up_title(t.marked.bare or t.block.text)}」不在目录中")
            for t in titles
            if t.block.lines[0] not in self.entry_at
        ]
        entries = [self.meetings[self.entry_at[line]].entry for line, label in self.labels.items() if label == "title"]
        unmarked, unpaged = sum(not e.mark for e in entries), sum(not e.paged for e in entries)
        lacking = [
            f"{n} 条没有{what}" for n, what in ((unmarked, "项目符号"), (unpaged, "页码")) if 0 < n < len(entries)
        ]
        if lacking:
            notices.append(Notice("contents-uneven", f"目录的 {len(entries)} 条标题中有 {'，'.join(lacking)}"))
        return notices


def _likeness(key: str, text: str) -> float:
    """How like an entry of the contents what a block says is; 1 where one opens with the other."""
    if key == text:
        return 1.1
    if len(key) >= 6 and (text.startswith(key) or (key.startswith(text) and len(text) >= 8)):
        return 1.0
    pairs = set(pairwise(key))
    kept = len(pairs & set(pairwise(text))) / max(1, len(pairs))  # a shortened title keeps the words of the whole
    return max(contents.likeness(key, text), kept * 0.9)


def _lead(
    reading: _Reading, pieces: Sequence[Piece], made: Outline, state: masthead.Masthead, has_head: bool
) -> tuple[masthead.Masthead, Outline]:
    """Short lines before the first heading or title belong to the masthead."""
    short = [k for k in made.lead if pieces[k].title_like or articles.is_meta(pieces[k].block.text)]
    for k in short:
        for i in pieces[k].block.lines:
            reading.roles[i] = Role.MASTHEAD
    if short:
        said = masthead.read([pieces[k].block.text for k in short])
        if not has_head:
            state = said
        elif state.publisher is None:
            state = state._replace(publisher=said.publisher, days=(*state.days, *said.days))
    left = [k for k in made.lead if k not in short and not pieces[k].source]
    if left and not made.chapters:
        made = Outline((), (Chapter(-1, (), tuple(left)),), ())
    return state, made


def _sections(
    reading: _Reading, pieces: Sequence[Piece], made: Outline, known: "_Known | None", notes: frozenset[str]
) -> tuple[tuple[Section, ...], tuple[date, ...]]:
    """The sections with their articles, and the days that lines under the titles state (for a plain article)."""
    lines, roles = reading.lines, reading.roles
    names: list[str] = []
    for heading in made.headings:
        text, _ = articles.title(lines, [pieces[k].block for k in heading])
        names.append(text)
        for k in heading:
            for i in pieces[k].block.lines:
                roles[i] = Role.HEADING
    bounds = [pieces[c.title[0] if c.title else c.body[0]].block.lines[0] for c in made.chapters]
    heads = sorted(pieces[h[0]].block.lines[0] for h in made.headings)
    groups: list[tuple[str | None, list[Article]]] = []
    days: list[date] = []
    last_section, last_entry = -2, -1
    for n, chapter in enumerate(made.chapters):
        end = bounds[n + 1] if n + 1 < len(bounds) else len(lines)
        end = min([end, *(h for h in heads if h > bounds[n])])
        if chapter.section != last_section:
            groups.append((names[chapter.section] if chapter.section >= 0 else None, []))
            last_section = chapter.section
        if known and chapter.title:
            entry = known.entry_at.get(pieces[chapter.title[0]].block.lines[0], -1)
            if entry >= 0:
                lacking = known.lacking(entry, last_entry)
                last_entry = entry
                if lacking and not (groups[-1][1] == [] and groups[-1][0] is not None):
                    if not groups[-1][1]:
                        groups.pop()
                    groups.append((lacking[-1], []))
        article, stated = _article(reading, pieces, chapter, bounds[n], end, notes)
        groups[-1][1].append(article)
        days += stated
    sections = tuple(Section(name, tuple(found)) for name, found in groups if found)
    return sections, tuple(days) if len(made.chapters) == 1 else ()


def _article(
    reading: _Reading, pieces: Sequence[Piece], chapter: Chapter, start: int, end: int, notes: frozenset[str]
) -> tuple[Article, list[date]]:
    lines, roles = reading.lines, reading.roles
    text_role, link_role = Role.TEXT, Role.LINK
    title_text = ""
    title_spans: tuple[Span, ...] = ()
    if chapter.title:
        title_text, title_spans = articles.title(lines, [pieces[k].block for k in chapter.title])
        for k in chapter.title:
            for i in pieces[k].block.lines:
                roles[i] = Role.TITLE
    days: list[date] = []
    sources: list[str] = []
    blocks: list[Block] = []
    for k in chapter.body:
        p = pieces[k]
        if p.source:
            sources += articles.line_sources(p.block.text)
            continue
        if not blocks and articles.is_meta(p.block.text):
            days += masthead.days_in(p.block.text)
            sources += articles.meta_sources(p.block.text)
            for i in p.block.lines:
                roles[i] = Role.SOURCE
            continue
        blocks.append(p.block)
        for i in p.block.lines:
            roles[i] = text_role
    links: list[str] = []
    for i, role in enumerate(roles[start:end], start):
        if role is link_role:
            links += (*articles.line_links(_whole_address(lines, roles, i)), *lines[i].links)
    made = articles.body(lines, blocks, notes, reading.invisible)
    reading.cuts += made.cuts
    return articles.build(reading.source, title_text, title_spans, made, tuple(sources), tuple(links)), days


def _whole_address(lines: Sequence[Line], roles: Sequence[Role | None], i: int) -> str:
    """An address with the rest that the page's width broke off; "" for the rest itself."""
    text = lines[i].text
    if "://" not in text and "www." not in text:
        return ""
    j = i + 1
    while j < len(lines) and roles[j] is Role.LINK and "://" not in lines[j].text and "www." not in lines[j].text:
        text += lines[j].text
        j += 1
    return text


def _unexplained(reading: _Reading) -> None:
    left = [i for i, role in enumerate(reading.roles) if role is None]
    for i in left:
        reading.roles[i] = Role.UNEXPLAINED
    if left:
        shown = "、".join(f"「{reading.lines[i].text[:20]}」" for i in left[:3])
        reading.notices.append(Notice("unexplained", f"有 {len(left)} 行没有归入任何部分，如 {shown}"))
