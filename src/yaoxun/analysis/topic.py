"""What a question is about, and which facts of an article are about it.

A fact is on a topic where its own words, the sentence it stands in, or its article's title has it. The words are read as
`yaoxun search` reads them: AND, OR, NOT and phrases, in whatever width and script.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from yaoxun.library import index, tokens
from yaoxun.library.citation import sentence
from yaoxun.library.database import Database
from yaoxun.library.index import Sql
from yaoxun.library.query import Both, Either, Query, Term, Without, parse
from yaoxun.library.tokens import fold

OWN_WORDS = ("name", "title", "indicator", "for", "base")
"""The columns of a fact that hold words of its own."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Words to be found in facts.

    >>> of = topic("人才 AND 人工智能").within("支持人工智能发展", "一是建设算力中心。二是引进人才100名。")
    >>> of(9, 17, {}), of(0, 8, {})
    (True, False)
    """

    query: Query

    def articles(self, database: Database) -> Sql:
        """Return the SQL of the articles whose title and text have the words that are wanted, as rows of `id`."""
        return index.hits(database, _wanted(self.query))

    def within(self, title: str, text: str) -> Callable[[int, int, Mapping[str, object]], bool]:
        """Return what tells of a fact of an article, by its place and its own words, whether it is on the topic."""
        heading = fold(title)
        titled = {term for term in _terms(self.query) if _stands(heading, term)}
        if _wanted(self.query) == self.query and _holds(self.query, lambda term: term in titled):
            return lambda *_: True
        plain = tokens.plain_words(self.query.words) if isinstance(self.query, Term) else None
        bare = plain is not None and tokens.is_plain(text)  # then the words stand where they are seen to stand
        folded: dict[tuple[int, int], str] = {}

        def tells(start: int, end: int, said: Mapping[str, object]) -> bool:
            place = sentence(text, start, end)
            around = text[slice(*place)]
            if plain and plain in around:
                return True
            own = [str(said[key]) for key in OWN_WORDS if said.get(key)]
            apart = [fold(words) for words in own if words not in around]
            if bare:
                return any(_holds(self.query, partial(_stands, words)) for words in apart)
            if place not in folded:
                folded[place] = fold(around)
            parts = [folded[place], *apart]
            return _holds(self.query, lambda term: term in titled or any(_stands(part, term) for part in parts))

        return tells


def topic(words: str) -> Topic:
    """Read the words of a topic.

    Raises:
        QueryError: they cannot be read.
    """
    return Topic(parse(words))


def holds(words: str, *texts: str | None) -> bool:
    """Tell whether some texts, taken together, have what `words` ask for.

    >>> holds("數據 NOT 草案", "数据条例", None), holds("数据 NOT 草案", "数据条例（草案）")
    (True, False)
    """
    folded = fold("\n".join(filter(None, texts)))
    return _holds(parse(words), lambda term: _stands(folded, term))


def _stands(folded: str, term: Term) -> bool:
    return tokens.holds(folded, term.words)


def _holds(query: Query, has: Callable[[Term], bool]) -> bool:
    match query:
        case Term():
            return has(query)
        case Both(parts):
            return all(_holds(part, has) for part in parts)
        case Either(parts):
            return any(_holds(part, has) for part in parts)
        case Without(part):
            return not _holds(part, has)


def _terms(query: Query) -> tuple[Term, ...]:
    match query:
        case Term():
            return (query,)
        case Both(parts) | Either(parts):
            return tuple(term for part in parts for term in _terms(part))
        case Without(part):
            return _terms(part)


def _wanted(query: Query) -> Query:
    """A topic without what it does not want: a sentence may lack it where the article has it."""
    match query:
        case Both(parts):
            wanted = tuple(_wanted(part) for part in parts if not isinstance(part, Without))
            return wanted[0] if len(wanted) == 1 else Both(wanted)
        case Either(parts):
            return Either(tuple(map(_wanted, parts)))
        case Term() | Without():
            return query
