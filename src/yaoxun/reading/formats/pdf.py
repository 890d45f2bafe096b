"""A PDF with a text layer: the lines of its pages, with what their place and type say of them.

PDFium gives the characters in reading order; the left edge of a line tells a paragraph's first line, and a size or face
other than the body's tells a heading. PDFium may not be called from two threads at once, hence the lock.
"""

import ctypes
import threading
import unicodedata
from collections import Counter
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as native

from yaoxun.errors import SourceDamaged, SourceEncrypted, SourceScanned
from yaoxun.reading.source import Line, SourceText
from yaoxun.text.characters import visible

_LOCK = threading.Lock()
_ERRORS_OF_PASSWORD = "PASSWORD"
_COLUMN = 8  # characters: no indent is that wide, every column is
_ENDS = frozenset((0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029))
_BROKEN = 2  # what PDFium gives for a hyphen at a line's end
_DROPPED = frozenset((0, 0xFFFE, 0xFFFF, 0xFEFF))
# CJK Radicals Supplement that some producers write for the character itself (Unicode: Equivalent_Unified_Ideograph);
# Kangxi radicals are told by their compatibility decomposition.
_RADICALS = str.maketrans(
    dict(
        zip(
            "⺁⺊⺌⺐⺓⺗⺘⺙⺝⺟⺠⺡⺢⺣⺥⺩⺫⺬⺭⺮⺯⺰⺶⺷⺹⺼⺿⻁⻂⻃⻄⻅⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
            "厂卜小尢幺心扌攵月母民氵氺灬爫王罒示礻竹糸纟羊羊老月艹虎衤覀西见讠贝足车辶辶辶阝钅長镸长门阝阝雨青韦页风飞食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
            strict=False,
        )
    )
)


class _Row(NamedTuple):
    """A line of a page on its way: its text, left and right edge and type."""

    text: str
    left: float
    right: float
    size: float
    face: str
    page: int
    number: int


class _Page(NamedTuple):
    """The lines of a page, and whether anything is drawn on it."""

    rows: list[_Row]
    drawn: bool


def load(data: bytes, name: str, limit: int) -> SourceText:
    """Return the text of a PDF's pages and their lines.

    Raises:
        SourceEncrypted: it asks for a password.
        SourceScanned: pages, but no text on them.
        SourceDamaged: PDFium cannot open it.
    """
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if _ERRORS_OF_PASSWORD in str(error).upper():
                raise SourceEncrypted(name, "PDF 有密码保护", "请去掉密码后再读") from error
            raise SourceDamaged(name, f"PDF 打不开（{error}）", "请重新下载或重新导出该文件") from error
        try:
            pages = [_page(document, number, name) for number in range(len(document))]
        finally:
            document.close()
    rows = [row for page in pages for row in page.rows]
    if not rows:
        raise SourceScanned(
            name, f"PDF 有 {len(pages)} 页，但没有文字层（可能是扫描件）", "请先做文字识别（OCR），再读识别后的文件"
        )
    textless = tuple(number for number, page in enumerate(pages, 1) if page.drawn and not page.rows)
    return _assemble(rows, textless)


def _page(document: pdfium.PdfDocument, number: int, name: str) -> _Page:
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise SourceDamaged(name, f"PDF 第 {number + 1} 页打不开（{error}）", "请重新导出该文件") from error
    rows: list[_Row] = []
    letters: list[str] = []
    first = last = -1
    count = text_page.count_chars()
    for at in range(count + 1):
        code = native.FPDFText_GetUnicode(text_page, at) if at < count else 0x0A
        if code in _ENDS:
            text = "".join(letters)
            if text.strip():
                rows.append(_Row(text, *_look(text_page, first, last), number + 1, len(rows) + 1))
            letters, first = [], -1
        elif code == _BROKEN:
            letters.append("" if _hyphenates("".join(letters), text_page, at) else "-")
        elif code not in _DROPPED:
            letter = _letter(code)
            if not letter.isspace():
                first = at if first < 0 else first
                last = at
            letters.append(letter)
    drawn = native.FPDFPage_CountObjects(page) > 0
    text_page.close()
    page.close()
    return _Page(rows, drawn)


def _hyphenates(before: str, text_page: pdfium.PdfTextPage, at: int) -> bool:
    """Whether the hyphen at `at` parts a word (infor-mation) and does not belong to it (C-V2X)."""
    after = chr(native.FPDFText_GetUnicode(text_page, at + 1)) if at + 1 < text_page.count_chars() else ""
    return (
        before[-2:].isascii()
        and before[-2:].isalpha()
        and before[-2:].islower()
        and after.isascii()
        and after.islower()
    )


def _letter(code: int) -> str:
    if 0x2F00 <= code <= 0x2FD5:
        return unicodedata.normalize("NFKC", chr(code))
    if 0x2E80 <= code <= 0x2EFF:
        return chr(code).translate(_RADICALS)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _look(text_page: pdfium.PdfTextPage, at: int, last: int) -> tuple[float, float, float, str]:
    """The left edge, size and face of the character at `at`, and the right edge of the one at `last`."""
    box = text_page.get_charbox(at)
    size = native.FPDFText_GetFontSize(text_page, at)
    buffer = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    native.FPDFText_GetFontInfo(text_page, at, buffer, 96, ctypes.byref(flags))
    face = buffer.value.decode("ascii", "replace")
    return box[0], text_page.get_charbox(last)[2], round(size * 2) / 2, face.split("+")[-1]


def _assemble(rows: list[_Row], textless: tuple[int, ...]) -> SourceText:
    """The lines of all pages in order; type other than the body's is a style, a left edge inside its column's an indent."""
    weight: Counter[tuple[float, str]] = Counter()
    for row in rows:
        weight[row.size, row.face] += len(row.text)
    (size, face), _ = weight.most_common(1)[0]
    columns = _columns([row for row in rows if (row.size, row.face) == (size, face)], size)
    lines: list[Line] = []
    at = 0
    chunks: list[str] = []
    for row in rows:
        text = visible(row.text)
        bare = text.strip()
        left = at + len(text) - len(text.lstrip())
        other = (row.size, row.face) != (size, face)
        style = f"{row.size:g}pt {row.face}" if other else ""
        edge = max((c for c in columns if c <= row.left + row.size / 2), default=columns[0])
        indent = row.left > edge + row.size * 1.2
        chunks.append(text)
        if bare:
            lines.append(Line(left, left + len(bare), bare, False, indent, False, style, "", row.page, row.number))
        at += len(text) + 1
    return SourceText("application/pdf", "\n".join(chunks), tuple(lines), textless=textless)


def _columns(rows: list[_Row], size: float) -> list[int]:
    """The left edges of the columns of text, further apart than any indent: the common ones, and those behind a gutter."""
    edges = Counter(round(row.left) for row in rows)
    most = edges.most_common(1)[0][1]
    columns: list[int] = []
    for edge in sorted(edges):
        apart = not columns or edge - columns[-1] > _COLUMN * size
        if apart and (edges[edge] * 4 >= most or (columns and edges[edge] > 1 and _has_gutter(rows, edge, size))):
            columns.append(edge)
    return columns


def _has_gutter(rows: list[_Row], edge: int, size: float) -> bool:
    """Whether the lines to the left of an edge, full ones among them, end before it: a short column begins there."""
    ends = [row.right for row in rows if row.left < edge - _COLUMN * size]
    across = sum(right > edge for right in ends)
    near = sum(edge - 4 * size < right <= edge for right in ends)
    return near >= 5 and across * 10 <= len(ends)
