"""Bytes → `SourceText`: one file a format, and the choice between them by what the bytes are, not by the name."""

import re
from collections.abc import Callable

from yaoxun.errors import SourceEmpty, SourceUnknown
from yaoxun.reading.formats import docx, html, mhtml, pdf, txt
from yaoxun.reading.formats.limit import SIZE_LIMIT, check_size
from yaoxun.reading.source import SourceText

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table|h[1-6])\b", re.IGNORECASE)
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版 Word、WPS 或 Excel 文件（OLE）",
        "请用 Word 或 WPS 另存为 .docx 后再读",
    ),
    (b"{\\rtf", "RTF 文件", "请用 Word 或 WPS 另存为 .docx 后再读"),
    (b"\x89PNG", "PNG 图片", "请先用文字识别软件转成文字"),
    (b"\xff\xd8\xff", "JPEG 图片", "请先用文字识别软件转成文字"),
    (b"GIF8", "GIF 图片", "请先用文字识别软件转成文字"),
    (b"II*\x00", "TIFF 图片", "请先用文字识别软件转成文字"),
    (b"Rar!", "RAR 压缩包", "请先解压，再读其中的文件"),
    (b"7z\xbc\xaf", "7z 压缩包", "请先解压，再读其中的文件"),
    (b"\x1f\x8b", "gzip 压缩包", "请先解压，再读其中的文件"),
)


def load(data: bytes, name: str, limit: int = SIZE_LIMIT) -> SourceText:
    """Return the text and lines of a source, whatever its format.

    `limit` is the largest size in bytes, packed or unpacked.

    Raises:
        SourceError: one of its kinds, as `yaoxun.errors` tells them apart.

    >>> load("　　今日要闻".encode("gb18030"), "今日.txt").lines[0].text
    '今日要闻'
    """
    check_size(len(data), name, limit)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceEmpty(name, "文件是空的", "请核对文件是否完整")
    return _opener(data, name)(data, name, limit)


def _opener(data: bytes, name: str) -> Callable[[bytes, str, int], SourceText]:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return pdf.load
    if head.startswith(b"PK\x03\x04"):
        return docx.load
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic):
            raise SourceUnknown(name, f"这是{what}，不是 Yaoxun 能读的格式", remedy)
    if head.startswith(b"<") and _HTML.search(data[:65536].replace(b"\x00", b"")):
        return html.load
    if mhtml.is_archive(head):
        return mhtml.load
    return txt.load
