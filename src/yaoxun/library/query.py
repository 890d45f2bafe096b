"""The language of questions: words, “phrases”, AND, OR, NOT and brackets, read into a tree.

    未来产业 AND (上海 OR 江苏) NOT "征求意见"
    未来产业 且 (上海 或 江苏) 非 "征求意见"

Words side by side must all be there. What stands in quotes or 《》 is one phrase, blanks included; - before a word is NOT.
"""

import re
from typing import NamedTuple

from yaoxun.errors import QueryError
from yaoxun.library.tokens import Phrase, phrase


class Term(NamedTuple):
    """Words to be found as they stand."""

    words: str
    phrase: Phrase


class Both(NamedTuple):
    """All of these must hold."""

    parts: "tuple[Query, ...]"


class Either(NamedTuple):
    """One of these must hold."""

    parts: "tuple[Query, ...]"


class Without(NamedTuple):
    """This must not hold."""

    part: "Query"


Query = Term | Both | Either | Without

# What a question may hold at most. Both databases answer far longer ones, but not without end: SQLite nests 256 deep, and
# a long article of PostgreSQL is kept in parts that share 200 tokens, so that a phrase is whole in one of them.
_MOST_TERMS = 64
_MOST_TOKENS = 200
_DEEPEST = 24

_OPERATORS = {"且": "AND", "或": "OR", "非": "NOT"}

# A title in 《》 is one word with all that stands in it, and so is a word with a bracket of its own: 产业（人才）联盟.
_PIECES = re.compile(
    r"""\s*(?:
      ["“”](?P<quoted>[^"“”]*)["“”]
    | (?P<operator>(?i:AND|OR|NOT)|[且或非])(?=[\s()（）"“”]|$)
    | (?P<mark>[()（）])
    | (?P<word>(?:《[^《》]*》|[^\s()（）"“”])(?:《[^《》]*》|[(（][^\s()（）"“”]*[)）]|[^\s()（）"“”])*)
    | (?P<stray>["“”])
    )""",
    re.VERBOSE,
)


def parse(text: str) -> Query:
    """Read a question.

    Raises:
        QueryError: nothing to look for, a bracket or quote without its other half, an operator without its words.

    >>> parse("数据 NOT 草案").parts[1]
    Without(part=Term(words='草案', phrase=Phrase(words=('草案',), open=False)))
    """
    pieces = [_piece(text, m) for m in _PIECES.finditer(text)]
    if not pieces:
        raise QueryError(text, "没有要查的词", "请写出一个词，如 未来产业")
    if (terms := sum(kind == "term" for kind, _ in pieces)) > _MOST_TERMS:
        raise QueryError(_short(text), f"有 {terms} 个词，一次最多查 {_MOST_TERMS} 个", "请分几次查，或用引号连成短语")
    parser = _Parser(text, pieces)
    found = parser.either()
    if parser.at < len(pieces):
        raise QueryError(text, "右括号没有对应的左括号", "请补上或去掉括号")
    if not _stands(found):
        raise QueryError(text, "只说了不要什么", "NOT 要跟着一个要查的词，如 数据 NOT 草案")
    return found


def _short(text: str) -> str:
    """A long question as a message shows it."""
    return text if len(text) <= 40 else f"{text[:40]}…"


def _stands(query: Query) -> bool:
    """Whether a question names what to look for, everywhere: what is only not wanted stands beside something wanted."""
    match query:
        case Term():
            return True
        case Both(parts):
            wanted = [part for part in parts if not isinstance(part, Without)]
            return bool(wanted) and all(_stands(p.part if isinstance(p, Without) else p) for p in parts)
        case Either(parts):
            return all(map(_stands, parts))
        case Without():
            return False


def positive(query: Query) -> tuple[Term, ...]:
    """Return the terms that a hit has, to be lit in it."""
    match query:
        case Term():
            return (query,)
        case Both(parts) | Either(parts):
            return tuple(term for part in parts for term in positive(part))
        case Without():
            return ()


def _piece(text: str, found: re.Match[str]) -> tuple[str, str]:
    if found["stray"]:
        raise QueryError(text, "引号没有成对", "请补上另一个引号")
    if found["mark"]:
        return ("(" if found["mark"] in "(（" else ")"), ""
    if found["quoted"] is not None:
        return "term", found["quoted"]
    return (
        ("operator", _OPERATORS.get(found["operator"], found["operator"].upper()))
        if found["operator"]
        else ("term", found["word"])
    )


class _Parser:
    """Recursive descent: either := both (OR both)*; both := one ([AND] one)*; one := NOT one | ( either ) | term."""

    def __init__(self, text: str, pieces: list[tuple[str, str]]) -> None:
        self.text, self.pieces, self.at, self.depth = text, pieces, 0, 0

    def either(self) -> Query:
        parts = [self.both()]
        while self._take("operator", "OR"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Query:
        parts = [self.one()]
        while self.at < len(self.pieces) and self.pieces[self.at] not in {("operator", "OR"), (")", "")}:
            self._take("operator", "AND")
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def one(self) -> Query:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise QueryError(_short(self.text), f"括号或 NOT 套了 {_DEEPEST} 层以上", "请写得平一些")
        found = self._one()
        self.depth -= 1
        return found

    def _one(self) -> Query:
        if self._take("operator", "NOT"):
            return Without(self.one())
        if self._take("(", ""):
            found = self.either()
            if not self._take(")", ""):
                raise QueryError(self.text, "左括号没有对应的右括号", "请补上或去掉括号")
            return found
        if self.at < len(self.pieces) and self.pieces[self.at][0] == "term":
            word = self.pieces[self.at][1]
            self.at += 1
            if word.startswith("-") and len(word) > 1:
                return Without(self._term(word[1:]))
            return self._term(word)
        raise QueryError(self.text, "AND、OR、NOT 或括号旁边缺少词", "请把词补上；要查这几个字母本身，请加引号")

    def _term(self, words: str) -> Term:
        found = phrase(words)
        if not found.words:
            raise QueryError(self.text, f"“{words}”里没有可查的字", "请写汉字、字母或数字")
        if len(found.words) > _MOST_TOKENS:
            raise QueryError(_short(words), f"一处连写了 {len(words)} 个字，最多 {_MOST_TOKENS} 个", "请只留其中一句")
        return Term(words, found)

    def _take(self, kind: str, word: str) -> bool:
        if self.at < len(self.pieces) and self.pieces[self.at] == (kind, word):
            self.at += 1
            return True
        return False
