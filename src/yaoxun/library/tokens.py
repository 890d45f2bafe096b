"""Words to look up: a text folded to one form of each character, and cut into pairs that make any stretch findable.

A run of Chinese becomes its overlapping pairs and its last character, a run of Latin letters or digits one token:
`上海5G网` → `上海 海 5g 网`. A query cut the same way is a phrase of these tokens, so words of any length are found in
mid-sentence, and never across a mark that stands between. Change the cut only together with `CUT`: an index made by
another cut is made anew by `yaoxun refresh`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

CUT = 1
"""The version of the cut."""

_COMMA_IN_NUMBER = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_RUNS = re.compile(r"(?P<han>[\u3007\u3400-\u9fff\U00020000-\U0003ffff]+)|[^\W_\u3007\u3400-\u9fff]+(?:\.\d+)*|[%‰℃]")


# Characters that fold one by one, whatever stands beside them: what nearly every text is made of.
_APART = re.compile(
    r"[\x00-\x7f\xb7\u2010-\u2016\u2018-\u2027\u2030-\u203a\u2160-\u217f\u2460-\u2473\u25a0-\u25ff\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*"
)


class Folded(NamedTuple):
    """A folded text, and for each of its characters where the original has it."""

    text: str
    origin: Sequence[int]


@lru_cache(maxsize=4)  # a text is folded for its tokens and again for its sketch
def fold(text: str) -> str:
    """Return a text in one form of each character: narrow, small, simplified, numbers without commas.

    >>> fold("臺灣ＥＴＣ３,０００萬元㎡")
    '台湾etc3000万元m2'
    """
    if text.isascii():
        return _COMMA_IN_NUMBER.sub("", text.lower())
    if _APART.fullmatch(text):
        return _COMMA_IN_NUMBER.sub("", text.translate(_folds()))
    return _COMMA_IN_NUMBER.sub("", unicodedata.normalize("NFKC", text).lower().translate(_simplified()))


def fold_with_origin(text: str) -> Folded:
    """Return a folded text with the way back, for lighting what was found.

    >>> fold_with_origin("㎡有3,000").origin
    [0, 0, 1, 2, 4, 5, 6]
    """
    if _APART.fullmatch(text):
        plain = text.translate(_folds())
        if len(plain) == len(text) and not _COMMA_IN_NUMBER.search(plain):
            return Folded(plain, range(len(text)))
    plain = fold(text)
    dropped = {m.start() for m in _COMMA_IN_NUMBER.finditer(unicodedata.normalize("NFKC", text))}
    if not dropped and len(plain) == len(text):
        return Folded(plain, range(len(text)))
    folded: list[str] = []
    origin: list[int] = []
    at = 0
    for n, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character):
            if at not in dropped:
                for small in one.lower().translate(_simplified()):
                    folded.append(small)
                    origin.append(n)
            at += 1
    return Folded("".join(folded), origin)


class _Folds(dict[int, str]):
    """Characters to what they fold to, worked out as they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = unicodedata.normalize("NFKC", chr(code)).lower().translate(_simplified())
        return found


@cache
def _folds() -> _Folds:
    return _Folds()


@cache
def _simplified() -> dict[int, str]:
    """Traditional characters to simplified ones, one by one, as OpenCC has them."""
    import opencc

    characters = [chr(n) for n in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    plain = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, plain, strict=True) if a != b and len(b) == 1}


def tokens(text: str) -> str:
    """Return the tokens of a text, parted by blanks.

    >>> tokens("上海、5G网获3,000万元")
    '上海 海 5g 网获 获 3000 万元 元'
    """
    found: list[str] = []
    for run in _RUNS.finditer(fold(text)):
        word = run.group()
        if run.lastgroup:
            found += map(add, word, word[1:])
            found.append(word[-1])
        else:
            found.append(word)
    return " ".join(found)


class Phrase(NamedTuple):
    """Tokens that must follow each other; with `open`, the last is only the beginning of one."""

    words: tuple[str, ...]
    open: bool


def phrase(words: str) -> Phrase:
    """Return what to look for to find `words` anywhere in a text.

    >>> phrase("未来产业")
    Phrase(words=('未来', '来产', '产业'), open=False)
    >>> phrase("业"), phrase("3000万")
    (Phrase(words=('业',), open=True), Phrase(words=('3000', '万'), open=True))
    """
    runs = [(m.group(), bool(m.lastgroup)) for m in _RUNS.finditer(fold(words))]
    found: list[str] = []
    for n, (word, han) in enumerate(runs):
        last = n == len(runs) - 1
        if han:
            found += map(add, word, word[1:])
            if not last or len(word) == 1:
                found.append(word[-1])
        else:
            found.append(word)
    return Phrase(tuple(found), bool(runs) and runs[-1][1] and len(runs[-1][0]) == 1)


def pattern_of(words: str) -> re.Pattern[str]:
    """Return what finds `words` in a folded text, as the index finds them.

    >>> [m.group() for m in pattern_of("5G网").finditer("35g网、5g 网")]
    ['5g 网']
    """
    runs = []
    for run in _RUNS.finditer(fold(words)):
        said = re.escape(run.group())
        runs.append(
            said
            if run.lastgroup or not run.group()[0].isalnum()
            else rf"(?<![^\W_\u3007\u3400-\u9fff])(?<!\d\.){said}(?![^\W_\u3007\u3400-\u9fff])(?!\.\d)"
        )
    return re.compile(r"[\W_]*".join(runs))
