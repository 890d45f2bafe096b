"""The marks that Markdown puts into plain text: emphasis and links, where their pairs are well formed.

The marks become characters that show nothing, as many as they were, so that every offset still holds.
"""

import re

from yaoxun.text.span import Span

_NOTHING = "\u200b"
# No mark beside a digit or letter (2**3, a__b), none that opens on a blank or a closing mark or ends on an opening one,
# and no blanks of a form to fill in (__年__月).
_EMPHASIS = re.compile(
    r"(?<![*0-9A-Za-z])\*\*(?![\s*，。、；：！？）》”])[^*\n]{1,200}?(?<![\s*（《“])\*\*(?![*0-9A-Za-z])"
    r"|(?<![_0-9A-Za-z])__(?![\s_，。、；：！？）》”])[^_\n]{2,200}?(?<![\s_（《“])__(?![_0-9A-Za-z])"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<label>[^\[\]\n]{1,120})\]\(\s*(?P<url>(?:https?://|#)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)"
)


def unmark(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return `text` without the marks of emphasis and links, each offset as before, and where links lead away to.

    >>> text, links = unmark("投资**3.2亿元**，见[方案](https://example.org/a)。")
    >>> text.replace("\u200b", ""), links
    ('投资3.2亿元，见方案。', [(14, 'https://example.org/a')])
    """
    marks: list[Span] = []
    links: list[tuple[int, str]] = []
    if "](" in text:
        for m in _LINK.finditer(text):
            marks += (Span(m.start(), m.start("label")), Span(m.end("label"), m.end()))
            if not m["url"].startswith("#"):
                links.append((m.start("label"), m["url"]))
        text = _without(text, marks)
    if "**" in text or "__" in text:
        pairs = [m.span() for m in _EMPHASIS.finditer(text)]
        text = _without(text, [Span(at, at + 2) for start, end in pairs for at in (start, end - 2)])
    return text, links


def _without(text: str, marks: list[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for mark in marks:
        pieces += (text[at : mark.start], _NOTHING * (mark.end - mark.start))
        at = mark.end
    return "".join(pieces) + text[at:]
