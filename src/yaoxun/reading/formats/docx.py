"""A Word document: its paragraphs as the reader sees them on the page.

The package's parts are walked directly: tracked insertions, content controls and text boxes count as text, deletions do
not; automatic numbers are rebuilt from the numbering part; headers, footers and footnotes are kept, as furniture.
Source of the meanings: ECMA-376 Part 1, 17.3 (paragraphs and runs), 17.9 (numbering), 17.13.5 (revisions).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from yaoxun.errors import SourceDamaged, SourceEmpty, SourceEncrypted, SourceTooLarge, SourceUnknown
from yaoxun.reading.formats.limit import readable
from yaoxun.reading.source import CELL_END, Line, SourceText
from yaoxun.text.characters import visible

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = "word/document.xml"
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", f"{_MC}Fallback")
)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DIGITS = "〇一二三四五六七八九"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def load(data: bytes, name: str, limit: int) -> SourceText:
    """Return the text of a Word document and its paragraphs.

    Raises:
        SourceUnknown: a package of another kind (xlsx, pptx, a plain zip).
        SourceTooLarge: it unpacks to more than `limit` bytes.
        SourceEncrypted, SourceDamaged, SourceEmpty: as they say.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceDamaged(name, f"文件头是 ZIP，但打不开（{error}）", "请重新下载或另存该文件") from error
    names = {e.filename for e in entries}
    if _MAIN not in names:
        kind = (
            "Excel 表格"
            if "xl/workbook.xml" in names
            else "PowerPoint 演示"
            if "ppt/presentation.xml" in names
            else "ZIP 包"
        )
        raise SourceUnknown(name, f"这是{kind}，不是 Word 文档", "请提供 DOCX、PDF、HTML 或文本")
    if any(e.flag_bits & 1 for e in entries):
        raise SourceEncrypted(name, "文档有密码保护", "请在 Word 或 WPS 中去掉密码后再读")
    wanted = [e for e in entries if e.filename.startswith("word/") and e.filename.endswith((".xml", ".rels"))]
    unpacked = sum(e.file_size for e in wanted)
    if unpacked > limit:
        raise SourceTooLarge(
            name,
            f"解压后有 {readable(unpacked)}，超过上限 {readable(limit)}",
            "请核对文件，或用 --size-limit 调高上限",
        )
    try:
        parts = {e.filename: _unpack(package, e, limit, name) for e in wanted}
        word = _Word(parts)
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        ValueError,
        KeyError,
        OSError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise SourceDamaged(name, f"Word 文档已损坏（{error}）", "请在 Word 或 WPS 中打开并另存") from error
    except Exception as error:  # zlib.error is raised under several names by damaged streams
        if type(error).__module__ != "zlib":
            raise
        raise SourceDamaged(name, f"Word 文档已损坏（{error}）", "请在 Word 或 WPS 中打开并另存") from error
    if not word.drafts:
        raise SourceEmpty(name, "文档里没有文字", "若内容是图片，请先做文字识别")
    return word.finish()


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int, name: str) -> bytes:
    """One part, never more than `limit` bytes, whatever its header claims."""
    with package.open(entry) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceTooLarge(name, "解压后超过上限（疑似压缩炸弹）", "请核对文件来源")
    return data


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(data, parser)


class _Level(NamedTuple):
    """One level of a list: its number format, its text with %1 … %9, its first number."""

    form: str
    text: str
    start: int


class _Draft(NamedTuple):
    """A paragraph on its way."""

    text: str
    style: str
    part: str
    paragraph: int
    links: tuple[str, ...]
    cell: bool
    indent: bool
    lead: int = 0


@dataclass
class _Word:
    """The parts of a package, and the paragraphs read from them."""

    parts: dict[str, bytes]
    drafts: list[_Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.targets = self._relations("word/_rels/document.xml.rels")
        self.style_names, self.style_levels, self.style_lists = self._styles()
        self.levels = self._numbering()
        self.counters: dict[str, list[int]] = {}
        self.paragraphs = 0
        for part in sorted(p for p in self.parts if re.match(r"word/header\d*\.xml$", p)):
            self._walk(_tree(self.parts[part]), "furniture")
        body = _tree(self.parts[_MAIN])
        self._walk(body, "")
        for part in sorted(p for p in self.parts if re.match(r"word/(?:footer\d*|footnotes|endnotes)\.xml$", p)):
            self._walk(_tree(self.parts[part]), "furniture")

    def _relations(self, part: str) -> dict[str, str]:
        if part not in self.parts:
            return {}
        return {
            r.get("Id", ""): r.get("Target", "") for r in _tree(self.parts[part]) if r.get("TargetMode") == "External"
        }

    def _styles(self) -> tuple[dict[str, str], dict[str, int], dict[str, tuple[str, int]]]:
        names: dict[str, str] = {}
        levels: dict[str, int] = {}
        lists: dict[str, tuple[str, int]] = {}
        if "word/styles.xml" not in self.parts:
            return names, levels, lists
        for style in _tree(self.parts["word/styles.xml"]).iter(f"{_W}style"):
            key = style.get(f"{_W}styleId", "")
            label = style.find(f"{_W}name")
            names[key] = label.get(f"{_W}val", "") if label is not None else key
            outline = style.find(f"{_W}pPr/{_W}outlineLvl")
            if outline is not None:
                levels[key] = int(outline.get(f"{_W}val", "9")) + 1
            listed = _list_of(style.find(f"{_W}pPr"))
            if listed:
                lists[key] = listed
        return names, levels, lists

    def _numbering(self) -> dict[str, dict[int, _Level]]:
        if "word/numbering.xml" not in self.parts:
            return {}
        root = _tree(self.parts["word/numbering.xml"])
        abstract = {
            a.get(f"{_W}abstractNumId", ""): {
                int(level.get(f"{_W}ilvl", "0")): _Level(
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", "%1."),
                    int(_value(level, "start", "1")),
                )
                for level in a.iter(f"{_W}lvl")
            }
            for a in root.iter(f"{_W}abstractNum")
        }
        return {
            n.get(f"{_W}numId", ""): abstract.get(_value(n, "abstractNumId", ""), {}) for n in root.iter(f"{_W}num")
        }

    def _walk(self, root: etree._Element, part: str) -> None:
        for node, row in _blocks(root):
            if row:
                self._row(node, part)
            else:
                self._paragraph(node, part)

    def _row(self, row: etree._Element, part: str) -> None:
        self.paragraphs += 1
        cells = []
        links: list[str] = []
        for cell in row.iter(f"{_W}tc"):
            words = [_words(p, self.targets, links) for p in cell.iter(f"{_W}p")]
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is None or merged.get(f"{_W}val") == "restart":
                cells.append(" ".join(" ".join(words).split()))
        text = CELL_END.join(c for c in cells if c)
        if text.strip():
            self.drafts.append(_Draft(text, "", part, self.paragraphs, tuple(links), True, False))

    def _paragraph(self, node: etree._Element, part: str) -> None:
        self.paragraphs += 1
        links: list[str] = []
        words = _words(node, self.targets, links)
        if not words.strip():
            return
        style, in_contents = self._style(node, words)
        number = self._number(node)
        indent = node.find(f"{_W}pPr/{_W}ind")
        starts = indent is not None and bool(indent.get(f"{_W}firstLine") or indent.get(f"{_W}firstLineChars"))
        lead = 0 if style else _bold_lead(node, words)
        for i, piece in enumerate(words.split("\n")):
            text = (number if i == 0 else "") + piece
            if text.strip():
                where = "contents" if in_contents else part
                led = len(number) + lead if i == 0 and lead else 0
                shown = tuple(links) if i == 0 else ()
                self.drafts.append(_Draft(text, style, where, self.paragraphs, shown, False, starts, led))

    def _style(self, node: etree._Element, words: str) -> tuple[str, bool]:
        key = _value(node.find(f"{_W}pPr"), "pStyle", "")
        name = self.style_names.get(key, key)
        outline = node.find(f"{_W}pPr/{_W}outlineLvl")
        level = int(outline.get(f"{_W}val", "9")) + 1 if outline is not None else self.style_levels.get(key, 0)
        heading = _HEADING.match(name)
        if heading or 1 <= level <= 9:
            return f"h{heading.group(1) if heading else level}", False
        if name.lower() in {"title", "标题"}:
            return "title", False
        if re.match(r"(?:toc|目录)\s*\d", name, re.IGNORECASE):
            return "", True
        runs = [r for r in node.iter(f"{_W}r") if any(t.text and t.text.strip() for t in r.iter(f"{_W}t"))]
        if runs and all(_is_bold(r) for r in runs) and len(words) < 80:
            return "bold", False
        return ("centre", False) if _value(node.find(f"{_W}pPr"), "jc", "") == "center" else ("", False)

    def _number(self, node: etree._Element) -> str:
        """The automatic number that Word prints before a paragraph, "" where there is none."""
        properties = node.find(f"{_W}pPr")
        listed = _list_of(properties) or self.style_lists.get(_value(properties, "pStyle", ""))
        if not listed or listed[0] == "0":
            return ""
        key, at = listed
        levels = self.levels.get(key)
        if not levels or at not in levels:
            return ""
        counts = self.counters.setdefault(key, [0] * 10)
        counts[at] = (counts[at] or levels[at].start - 1) + 1
        counts[at + 1 :] = [0] * (9 - at)
        if levels[at].form == "bullet":
            return "• "
        if levels[at].form == "none":
            return ""

        def shown(match: re.Match[str]) -> str:
            n = int(match.group(1)) - 1
            level = levels.get(n)
            return _numeral(counts[n] or (level.start if level else 1), level.form if level else "decimal")

        return re.sub(r"%([1-9])", shown, levels[at].text)

    def finish(self) -> SourceText:
        """Return the text and lines of the whole document."""
        lines: list[Line] = []
        at = 0
        for d in self.drafts:
            bare = d.text.strip()
            left = at + d.text.index(bare)
            indent = d.indent or left - at >= 2
            lines.append(
                Line(
                    left,
                    left + len(bare),
                    bare,
                    indent=indent,
                    whole=True,
                    style=d.style,
                    part=d.part,
                    paragraph=d.paragraph,
                    links=d.links,
                    cell=d.cell,
                    lead=max(0, d.lead - (left - at)),
                )
            )
            at += len(d.text) + 1
        return SourceText(_MEDIA_TYPE, "\n".join(d.text for d in self.drafts), tuple(lines))


def _blocks(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The paragraphs and table rows under `root`, in order; those inside a row come with it."""
    stack = [iter(root)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{_W}p":
            boxes = [
                b
                for b in node.iter(f"{_W}txbxContent")
                if not any(a.tag == f"{_MC}Fallback" for a in b.iterancestors())
            ]
            yield node, False
            for box in boxes:
                yield from _blocks(box)
        elif node.tag == f"{_W}tr":
            yield node, True
        elif node.tag not in _SKIPPED and not (node.tag in {f"{_W}footnote", f"{_W}endnote"} and node.get(f"{_W}type")):
            stack.append(iter(node))


def _words(paragraph: etree._Element, targets: dict[str, str], links: list[str]) -> str:
    """The text of a paragraph as it prints; line breaks as \\n; external link targets are added to `links`."""
    words: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        tag = node.tag
        if tag in _SKIPPED or tag == f"{_W}txbxContent":
            continue
        if tag == f"{_W}t":
            words.append(node.text or "")
        elif tag == f"{_W}tab":
            words.append("\t")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            words.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            words.append("-")
        else:
            if tag == f"{_W}hyperlink":
                target = targets.get(node.get(f"{_R}id", ""), "")
                if target.startswith(("http://", "https://")):
                    links.append(target)
            stack.append(iter(node))
    return visible("".join(words))


def _value(node: etree._Element | None, child: str, default: str) -> str:
    found = node.find(f"{_W}{child}") if node is not None else None
    return str(found.get(f"{_W}val", default)) if found is not None else default


def _list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    numbered = properties.find(f"{_W}numPr") if properties is not None else None
    if numbered is None or numbered.find(f"{_W}numId") is None:
        return None
    return _value(numbered, "numId", "0"), int(_value(numbered, "ilvl", "0"))


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _bold_lead(paragraph: etree._Element, words: str) -> int:
    """How many of a paragraph's first characters are bold, where what follows is not; 0 where it opens otherwise."""
    lead = ""
    for run in paragraph.iter(f"{_W}r"):
        said = "".join(t.text or "" for t in run.iter(f"{_W}t"))
        if said.strip() and not _is_bold(run):
            break
        lead += said
    lead = visible(lead).rstrip()
    return len(lead) if lead.strip() and words.startswith(lead) else 0


def _numeral(number: int, form: str) -> str:
    """A number in a Word number format (ECMA-376 Part 1, 17.18.59); formats without a rule here print digits.

    >>> _numeral(12, "chineseCounting"), _numeral(3, "decimalEnclosedCircle"), _numeral(2, "upperRoman")
    ('十二', '③', 'II')
    """
    if form in {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographTraditional",
    }:
        tens, ones = divmod(number, 10)
        if number < 10:
            return _DIGITS[number]
        return ("" if tens == 1 else _DIGITS[tens % 10]) + "十" + (_DIGITS[ones] if ones else "")
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    if form in {"upperRoman", "lowerRoman"}:
        roman = ""
        rest = number
        for size, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
            roman += sign * (rest // size)
            rest %= size
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)
