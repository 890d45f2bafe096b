"""Single characters: which show nothing, which are wide, and how lines are compared without their looks."""

import re
from itertools import pairwise

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"
)

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# White space as str.isspace tells it, spelt out: a set of characters is searched ten times as fast as the class \s.
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
VISIBLE_RUN = re.compile(f"[^{SPACES}{INVISIBLE}]+")
_RUN = re.compile(r"\s+")
_BESIDE_DIGIT = re.compile(
    r"(?<=[0-9A-Za-z%])\s+(?=[^\x00-\xff“”‘’])|(?<=[^\x00-\xff“”‘’])\s+(?=[0-9A-Za-z])|(?<=[（《“‘【])\s+|\s+(?=[）》”’】，、。：；])"
)
_OF_MANY_LOOKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z、。《》]")
_LOOKS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("–—―─‐‑﹣", "-"),
    **dict.fromkeys("・•", "·"),
    **dict.fromkeys("“”‘’「」『』\"'", '"'),
    **dict.fromkeys(INVISIBLE, ""),
    "〜": "~",
}


def has_invisible(text: str) -> bool:
    """Tell whether `text` has characters that show nothing and are no white space."""
    return not text.isascii() and _INVISIBLE.search(text) is not None


def visible(text: str) -> str:
    """Return `text` without characters that show nothing and are no white space.

    >>> visible("要\\u200b讯")
    '要讯'
    """
    return _INVISIBLE.sub("", text) if has_invisible(text) else text


def close_up(text: str) -> str:
    """Return `text` without white space beside a Chinese character; between Latin words one blank stays.

    >>> close_up("到 2025 年，AI  City 达 30 家")
    '到2025年，AI City达30家'
    """
    words = text.split()
    if len(words) < 2:
        return "".join(words)
    return words[0] + "".join(" " + b if _is_latin(a[-1]) and _is_latin(b[0]) else b for a, b in pairwise(words))


def _is_latin(character: str) -> bool:
    return "!" <= character <= "~"


def close_up_title(text: str) -> str:
    """Return a title without the white space beside its digits and marks; a blank between two halves stays.

    >>> close_up_title("上海推出 19 条措施  促消费"), close_up_title("要　闻")
    ('上海推出19条措施 促消费', '要闻')
    """
    words = text.split()
    if len(words) > 1:
        if all(len(word) == 1 and not word.isascii() for word in words):
            return "".join(words)
        text = _RUN.sub(" ", _BESIDE_DIGIT.sub("", text))
    return text.strip()


def squash(text: str) -> str:
    """Return what two spellings of one line have in common: no white space, one form of each mark, half-width ASCII.

    >>> squash("长三角（上海） “拼单”") == squash('长三角(上海)"拼单"')
    True
    """
    for c in frozenset(_OF_MANY_LOOKS.findall(text)):
        text = text.replace(c, "" if c.isspace() else _LOOKS.get(c, c))
    return text


def width(text: str) -> int:
    """Return how wide a line prints: two for a Chinese character or mark, one for ASCII; white space is not counted.

    >>> width("到 2025 年")
    8
    """
    text = "".join(text.split())
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2
