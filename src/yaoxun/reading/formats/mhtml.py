"""A web archive (MHTML, RFC 2557): the page in it goes to the HTML reader, its pictures and styles are left."""

import re
from dataclasses import replace
from email import message_from_bytes

from yaoxun.errors import SourceDamaged, SourceUnknown
from yaoxun.reading.formats import html
from yaoxun.reading.source import SourceText

_BLANK = re.compile(rb"\r?\n\r?\n")
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_PAGE = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)


def is_archive(head: bytes) -> bool:
    """Tell whether a source opens with the headers of a web archive.

    >>> is_archive(b"MIME-Version: 1.0\\nContent-Type: multipart/related; boundary=x\\n\\n"), is_archive(b"MIME\\n\\n")
    (True, False)
    """
    headers = _BLANK.split(head, maxsplit=1)[0]
    return bool(_VERSION.search(headers) and _PAGE.search(headers))


def load(data: bytes, name: str, limit: int) -> SourceText:
    """Return the visible text of the archive's first page and its lines.

    Raises:
        SourceUnknown: no page in it, as in most mails.
        SourceDamaged: its parts are nested without end.
        SourceEmpty: nothing visible on the page.
    """
    try:
        parts = list(message_from_bytes(data).walk())
    except RecursionError as error:
        raise SourceDamaged(name, "网页档案的层次过深", "请在浏览器中打开网页，另存为 HTML 后再读") from error
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(content, bytes):
        raise SourceUnknown(name, "这是邮件或网页档案，里面没有网页", "请在浏览器中打开网页，另存为 HTML 后再读")
    return replace(html.load(content, name, limit, page.get_content_charset("")), media_type="multipart/related")
