"""The search index: a cache of the texts, written with them and made anew from them; the same hits in both databases."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from yaoxun.errors import LibraryStale
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.query import Both, Either, Query, Term, Without
from yaoxun.library.tokens import CUT, Phrase, tokens

Sql = tuple[str, tuple[object, ...]]
"""A query with its values."""

_MOST_POSITIONS = 16_000  # of a tsvector, which counts to 16,383
_MOST_OF_A_WORD = 250  # places of one word in a tsvector, which keeps 256
_OVERLAP = 200  # tokens that a long article's parts share, so that a phrase is whole in one of them
_LOOKED_UP = 4  # tokens by which an article must be found


class Entry(NamedTuple):
    """What the index keeps of an article: the tokens of its title and text."""

    article: int
    title: str
    text: str


def cut_of(database: Database) -> int:
    """Return the version of the cut that the index was made by."""
    return int(database.rows("SELECT cut FROM index_cut")[0][0])


def check(database: Database) -> None:
    """See that the index was made by this cut, before it is asked or changed.

    Raises:
        LibraryStale: it was made by another.
    """
    if cut_of(database) != CUT:
        raise LibraryStale(database.url, "检索索引是另一版本的要讯建的", "请运行 yaoxun refresh 重建索引")


def remake(database: Database, step: Callable[[], None] = lambda: None) -> int:
    """Make the index anew from the texts, in one transaction; return how many articles it has.

    `step` is told of each.
    """
    with database.transaction():
        empty(database)
        database.run("UPDATE index_cut SET cut = ?", (CUT,))
        ids = [article for (article,) in database.rows("SELECT id FROM article ORDER BY id")]
        for some in pieces(ids):
            rows = database.rows(
                "SELECT article.id, article.title, body.text FROM article JOIN body ON body.article_id = article.id"
                f" WHERE article.id IN ({marks(some)}) ORDER BY article.id",
                some,
            )
            write(database, [Entry(article, tokens(title), tokens(text)) for article, title, text in rows])
            for _ in rows:
                step()
    return len(ids)


def write(database: Database, entries: Sequence[Entry]) -> None:
    """Put articles into the index."""
    check(database)
    if database.dialect == "sqlite":
        database.run_many("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", entries)
    else:
        database.run_many(
            "INSERT INTO search (article_id, part, title, body) VALUES (?, ?, CAST(? AS tsvector), CAST(? AS tsvector))",
            (
                (entry.article, part, _vector(entry.title.split()) if part == 0 else "", _vector(words))
                for entry in entries
                for part, words in enumerate(_parts(entry.text.split()))
            ),
        )


def erase(database: Database, entries: Sequence[Entry]) -> None:
    """Take articles out of the index; their tokens must be those that were put in."""
    check(database)
    if database.dialect == "sqlite":
        database.run_many("INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)", entries)
    else:
        database.run_many("DELETE FROM search WHERE article_id = ?", ((entry.article,) for entry in entries))


def empty(database: Database) -> None:
    """Take everything out of the index."""
    if database.dialect == "sqlite":
        database.run("INSERT INTO search (search) VALUES ('delete-all')")
    else:
        database.run("DELETE FROM search")


def indexed(database: Database) -> set[int]:
    """Return the articles that are in the index."""
    table, column = ("search_docsize", "id") if database.dialect == "sqlite" else ("search", "article_id")
    return {article for (article,) in database.rows(f"SELECT {column} FROM {table}")}


def differing(database: Database, entries: Sequence[Entry]) -> list[int]:
    """Return the articles that the index has otherwise than it should, of those that it has.

    PostgreSQL compares every token. SQLite compares how many there are, and looks the article up by words of its middle:
    to read every place of every token out of FTS5 takes longer than to make the index anew.
    """
    if database.dialect == "sqlite":
        return [entry.article for entry in entries if not _as_told(database, entry)]
    return [entry.article for entry in entries if not _as_written(database, entry)]


def _as_told(database: Database, entry: Entry) -> bool:
    title, body = entry.title.split(), entry.text.split()
    sizes = database.rows("SELECT sz FROM search_docsize WHERE id = ?", (entry.article,))
    if sizes != [(_varint(len(body)) + _varint(len(title)),)]:
        return False
    words = body or title
    at = max(0, len(words) // 2 - _LOOKED_UP)
    told = f'"{" ".join(words[at : at + _LOOKED_UP])}"'
    return not words or bool(
        database.rows("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (told, entry.article))
    )


def _as_written(database: Database, entry: Entry) -> bool:
    vectors = [
        (_vector(entry.title.split()) if part == 0 else "", _vector(words))
        for part, words in enumerate(_parts(entry.text.split()))
    ]
    same = "CAST(? AS tsvector) = title AND CAST(? AS tsvector) = body"
    rows = [
        row
        for part, vector in enumerate(vectors)
        for row in database.rows(
            f"SELECT {same} FROM search WHERE article_id = ? AND part = ?", (*vector, entry.article, part)
        )
    ]
    ((parts,),) = database.rows("SELECT count(*) FROM search WHERE article_id = ?", (entry.article,))
    return parts == len(vectors) and rows == [(True,)] * len(vectors)


def _varint(number: int) -> bytes:
    """A number as SQLite writes it: seven bits a byte, the highest first.

    >>> _varint(5), _varint(300)
    (b'\\x05', b'\\x82,')
    """
    written = bytes([number & 0x7F])
    while number := number >> 7:
        written = bytes([number & 0x7F | 0x80]) + written
    return written


def hits(database: Database, query: Query, title_only: bool = False) -> Sql:
    """Return the SQL of the articles that a question finds, as rows of `id`."""
    check(database)
    if database.dialect == "sqlite":
        said = _fts(query)
        return "SELECT rowid AS id FROM search WHERE search MATCH ?", (f"title : ({said})" if title_only else said,)
    return _sets(query, ("title",) if title_only else ("title", "body"))


def found(database: Database, query: Query, title_only: bool = False) -> list[int]:
    """Return the numbers of the articles that a question finds, or of those whose title answers it, in no order."""
    return database.numbers(*hits(database, query, title_only))


def _fts(query: Query) -> str:
    """A question in the language of FTS5."""
    match query:
        case Term(_, phrase):
            return f'"{" ".join(phrase.words)}"' + (" *" if phrase.open else "")
        case Both(parts):
            wanted = " AND ".join(_fts(p) for p in parts if not isinstance(p, Without))
            return f"(({wanted})" + "".join(f" NOT {_fts(p.part)}" for p in parts if isinstance(p, Without)) + ")"
        case Either(parts):
            return f"({' OR '.join(map(_fts, parts))})"
        case Without():
            raise AssertionError("a question is checked when it is read")


def _sets(query: Query, columns: Sequence[str]) -> Sql:
    """A question as sets of rows, which hold for an article also where its text has several rows."""
    match query:
        case Term(_, phrase):
            either = " OR ".join(f"{column} @@ CAST(? AS tsquery)" for column in columns)
            return f"SELECT article_id AS id FROM search WHERE {either}", (_tsquery(phrase),) * len(columns)
        case Both(parts):
            said, values = _joined(" INTERSECT ", [p for p in parts if not isinstance(p, Without)], columns)
            for part in parts:
                if isinstance(part, Without):
                    more, its_values = _sets(part.part, columns)
                    said, values = f"(({said}) EXCEPT ({more}))", values + its_values
            return said, values
        case Either(parts):
            return _joined(" UNION ", parts, columns)
        case Without():
            raise AssertionError("a question is checked when it is read")


def _joined(word: str, parts: Iterable[Query], columns: Sequence[str]) -> Sql:
    said = [_sets(part, columns) for part in parts]
    return word.join(f"({sql})" for sql, _ in said), tuple(v for _, values in said for v in values)


def _tsquery(phrase: Phrase) -> str:
    words = [f"'{word}'" for word in phrase.words]
    return " <-> ".join(words) + (":*" if phrase.open else "")


def _vector(words: Sequence[str]) -> str:
    """Tokens with their places, as PostgreSQL writes them."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def _parts(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut tokens into parts that a tsvector holds whole; one part for nearly every article.

    >>> [len(part) for part in _parts(["产业"] * 600)]
    [250, 250, 250, 250, 250, 250, 250, 250]
    """
    start, counts = 0, Counter[str]()
    for n, word in enumerate(words):
        if n - start >= _MOST_POSITIONS or counts[word] >= _MOST_OF_A_WORD:
            yield words[start:n]
            start = n - _OVERLAP
            counts = Counter(words[start:n])
        counts[word] += 1
    yield words[start:]
