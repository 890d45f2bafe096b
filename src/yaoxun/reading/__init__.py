"""Bytes → `Document`: formats, layout, masthead, contents, articles, dating."""

import hashlib
from datetime import date
from pathlib import Path

from yaoxun.errors import SourceMissing
from yaoxun.reading.bulletin import compose
from yaoxun.reading.document import Article, Document, Notice, Role, Section, Source
from yaoxun.reading.formats import load
from yaoxun.reading.formats.limit import SIZE_LIMIT, check_size
from yaoxun.reading.source import Place

__all__ = ["SIZE_LIMIT", "Article", "Document", "Notice", "Place", "Role", "Section", "Source", "contents", "read"]


def read(
    source: str | Path | bytes, *, name: str | None = None, issued: date | None = None, size_limit: int = SIZE_LIMIT
) -> Document:
    """Return a bulletin, read from a file or from bytes in any of the formats TXT, HTML, DOCX and PDF.

    `name` is what the document calls its source (the file's name by default); `issued` the day of issue to assume
    where the document states none; `size_limit` in bytes.

    Raises:
        SourceError: it cannot be read; the message says why and what to do.

    >>> bulletin = read("民政简报\\n第3期\\n\\n某市扩大养老补贴\\n7月1日起，某市将补贴提高到每月200元。".encode())
    >>> bulletin.title, bulletin.issue, bulletin.articles[0].title
    ('民政简报', '第3期', '某市扩大养老补贴')
    """
    if isinstance(source, bytes):
        data, label = source, name or "-"
    else:
        path = Path(source)
        label = name or path.name
        data = contents(path, label, size_limit)
    text = load(data, label, size_limit)
    origin = Source(label, text.media_type, hashlib.sha256(data).hexdigest())
    return compose(text, origin, issued)


def contents(path: Path, name: str, size_limit: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a file.

    Raises:
        SourceError: there is none, it may not be opened, or it is over the limit.
    """
    try:
        check_size(path.stat().st_size, name, size_limit)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceMissing(name, f"打不开文件 {path}（{reason}）", "请核对路径和权限") from error
