"""Words to look up: a text folded to one form of each character, and cut into pairs that make any stretch findable.

A run of Chinese becomes its overlapping pairs and its last character, a run of Latin letters or digits one token:
`上海5G网` → `上海 海 5g 网`. A query cut the same way is a phrase of these tokens, so words of any length are found in
mid-sentence, and never across a mark that stands between. Change the cut only together with `CUT`: an index made by
another cut is made anew by `yaoxun refresh`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from operator import add
from typing import NamedTuple

CUT = 2
"""The version of the cut."""

_HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"

# 1.5亿 is one number; in 1.2025年 a list mark stands before a year, and 2025.3.7 is no number with a point.
_RUNS = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W_{_HAN}]+(?:\.(?!\d{{4}}年)\d+(?!\d|\.\d))?|[%‰]")

_IN_WORD = re.compile(rf"[^\W_{_HAN}]|\.")

# ５，３００ is one number; in 增长5，300家 the wide mark between narrow digits is the sentence's.
_COMMA_IN_NUMBER = re.compile(
    r"[,，](?:(?<=[0-9],)(?=[0-9]{3}(?![0-9]))|(?<=[\uff10-\uff19].)(?=[\uff10-\uff19]{3}(?![\uff10-\uff19])))"
)

_LONGEST = 64  # characters of a token that count; a tsvector holds no word of more than 2,046 bytes


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
    return _COMMA_IN_NUMBER.sub("", text).translate(_forms())


def fold_with_origin(text: str) -> Folded:
    """Return a folded text with the way back, for lighting what was found.

    >>> fold_with_origin("㎡有3,000").origin
    [0, 0, 1, 2, 4, 5, 6]
    """
    plain, forms = fold(text), _forms()
    if len(plain) == len(text) and forms.uneven.isdisjoint(text):  # what is dropped and nothing else makes it shorter
        return Folded(plain, range(len(text)))
    dropped = {m.start() for m in _COMMA_IN_NUMBER.finditer(text)}
    origin = [n for n, character in enumerate(text) if n not in dropped for _ in forms[ord(character)]]
    return Folded(plain, origin)


class _Forms(dict[int, str]):
    """What each character becomes, worked out when it is first met; `uneven` are those that become none or several."""

    def __init__(self) -> None:
        import opencc

        super().__init__()
        self.uneven: set[str] = set()
        self._simplify = opencc.OpenCC("t2s").convert

    def simplified(self, text: str) -> str:
        """A text in simplified characters."""
        return str(self._simplify(text))

    def __missing__(self, number: int) -> str:
        character = chr(number)
        form = self[number] = self._form(character)
        if len(form) != 1:
            self.uneven.add(character)
        return form

    def _form(self, character: str) -> str:
        if unicodedata.category(character) == "Cf":  # a zero-width mark parts no word
            return ""
        plain = unicodedata.normalize("NFKD", character)
        plain = "".join(self._simple(c) for c in plain if not unicodedata.combining(c)).lower()
        # ① before a number is no digit of it
        return f" {plain} " if "\u2460" <= character <= "\u24ff" or "\u2776" <= character <= "\u2793" else plain

    def _simple(self, character: str) -> str:
        if not "\u3400" <= character <= "\u9fff":
            return character
        simple = self.simplified(character)
        return simple if len(simple) == 1 else character


@cache
def _forms() -> _Forms:
    return _Forms()


class _Token(NamedTuple):
    """A token, and where it begins in a folded text."""

    word: str
    start: int


def _cut(folded: str, start: int = 0) -> Iterator[_Token]:
    """Give the tokens from `start` on, which must not lie within a word of Latin letters or digits."""
    for run in _RUNS.finditer(folded, start):
        word, at, end = run.group(), run.start(), run.end()
        if run.lastgroup:
            for n, (one, following) in enumerate(pairwise(word), at):
                yield _Token(one + following, n)
            yield _Token(word[-1], end - 1)
        else:
            yield _Token(word[:_LONGEST], at)


def tokens(text: str) -> str:
    """Return the tokens of a text, parted by blanks.

    >>> tokens("上海、5G网获3,000万元")
    '上海 海 5g 网获 获 3000 万元 元'
    """
    found: list[str] = []
    for run in _RUNS.finditer(fold(text)):  # as `_cut` cuts, without places: every text that is kept goes through here
        word = run.group()
        if run.lastgroup:
            found += map(add, word, word[1:])
            found.append(word[-1])
        else:
            found.append(word[:_LONGEST])
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
    folded = fold(words)
    found = [token.word for token in _cut(folded)]
    *_, last = (None, *_RUNS.finditer(folded))
    if last is None or not last.lastgroup:
        return Phrase(tuple(found), open=False)
    alone = len(last.group()) == 1
    return Phrase(tuple(found if alone else found[:-1]), open=alone)  # what ends in a pair may go on behind it


def places(folded: str, words: str) -> Iterator[tuple[int, int]]:
    """Give where `words` stand in a folded text, as the index finds them.

    >>> list(places("35g网、5g 网", "5G网"))
    [(5, 9)]
    """
    wanted, loose = _wanted(words), _loose(words)
    at = 0
    while found := loose.search(folded, at):
        if _stands(folded, found.start(), wanted):
            yield found.span()
            at = found.end()
        else:
            at = found.start() + 1


def holds(folded: str, words: str) -> bool:
    """Tell whether `words` stand in a folded text, as the index finds them.

    >>> holds("促进养老服务", "养老"), holds("35g网", "5G网")
    (True, False)
    """
    plain = plain_words(words)
    return plain in folded if plain else next(places(folded, words), None) is not None


@lru_cache(maxsize=64)
def plain_words(words: str) -> str | None:
    """Return `words` folded where they stand wherever these characters do, in a text as it is too; None where not.

    >>> plain_words("《養老》"), plain_words("5G网")
    ('养老', None)
    """
    runs = list(_RUNS.finditer(fold(words)))
    alone = runs[0].group() if len(runs) == 1 and runs[0].lastgroup else None
    return alone if alone and fold(alone) == alone else None


def is_plain(text: str) -> bool:
    """Tell whether a text is made of simplified characters and common marks alone, so that folding changes no Chinese.

    >>> is_plain("养老服务，2万张（ＥＴＣ）"), is_plain("養老服务"), is_plain("养\u200b老")
    (True, False, False)
    """
    return not _unlike().search(text)


@cache
def _unlike() -> re.Pattern[str]:
    """A character that folding may make other Chinese of, or take away; one too many costs time alone."""
    han = [chr(n) for n in range(0x4E00, 0xA000)]
    simple = _forms().simplified("\n".join(han)).split("\n")
    same = "".join(character for character, its in zip(han, simple, strict=True) if character == its)
    return re.compile(rf"[^\x00-\x7f·—…“”‘’\u3000-\u3006\u3008-\u3020\uff01-\uff65{same}]")


_wanted = lru_cache(maxsize=64)(phrase)


@lru_cache(maxsize=64)
def _loose(words: str) -> re.Pattern[str]:
    """What the places of `words` look like, and others too: that each run is a whole token is looked at afterwards."""
    return re.compile(r"[\W_]*".join(re.escape(run.group()) for run in _RUNS.finditer(fold(words))))


def _stands(folded: str, start: int, wanted: Phrase) -> bool:
    """Whether the tokens from `start` on are those of a phrase; only what is around it is cut."""
    left = start
    while left and _IN_WORD.match(folded, left - 1):
        left -= 1
    following = (token for token in _cut(folded, left) if token.start >= start)
    found = list(islice(following, len(wanted.words)))
    if not found or found[0].start != start:
        return False
    *before, last = [token.word for token in found]
    ends = last.startswith(wanted.words[-1]) if wanted.open else last == wanted.words[-1]
    return ends and tuple(before) == wanted.words[:-1]
