"""How exact the search is: recall and precision over queries/search.toml, `python -m evaluation.search_quality`.

The same questions are asked of the library, of plain FTS5 with the tokenizer `trigram` and of FTS5 over jieba's words, on the
same articles in the same run. The questions' operators are read by one parser for all three; what differs is how words are
found. The articles are those of examples/bulletins, and of the five real bulletins where ../shared is there.
"""

import re
import sqlite3
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from yaoxun.library.add import Source
from yaoxun.library.library import Library
from yaoxun.library.query import Both, Either, Query, Term, Without, parse

ROOT = Path(__file__).parents[1]
QUERIES = Path(__file__).with_name("queries") / "search.toml"
FOLDERS = (ROOT / "examples" / "bulletins", ROOT.parent / "shared" / "seeds")


class Question(NamedTuple):
    """A question, and what must answer it: see the head of queries/search.toml."""

    ask: str
    all: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    must: frozenset[str]
    never: frozenset[str]


class Text(NamedTuple):
    """An article: `key` is its document's stem and its number there."""

    key: str
    title: str
    text: str


class Score(NamedTuple):
    """Mean recall and precision over questions; an empty answer that is right counts as 1."""

    recall: float
    precision: float


Answers = dict[str, frozenset[str]]
"""The keys of the articles that came, by question."""


def questions(path: Path = QUERIES) -> list[Question]:
    """Return the questions of a table."""
    return [
        Question(
            row["ask"],
            tuple(map(tuple, row["all"])),
            tuple(row.get("none", ())),
            frozenset(row.get("must", ())),
            frozenset(row.get("never", ())),
        )
        for row in tomllib.loads(path.read_text("utf-8"))["query"]
    ]


def sources(folders: Iterable[Path] = FOLDERS) -> list[Source]:
    """Return the files of the folders that are there."""
    return [
        Source(str(path), path.name)
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.is_file()
    ]


def texts(library: Library) -> dict[int, Text]:
    """Return all articles of a library by their numbers."""
    return {
        number: Text(f"{Path(name).stem}/{position}", title, text)
        for number, name, position, title, text in library.database.rows(
            "SELECT article.id, document.name, article.position, article.title, body.text FROM article"
            " JOIN document ON document.id = article.document_id JOIN body ON body.article_id = article.id"
        )
    }


def truth(question: Question, articles: Iterable[Text]) -> frozenset[str]:
    """Return the articles that have the spellings of a question, as they stand."""
    return frozenset(
        article.key
        for article in articles
        if all(any(_has(article, said) for said in either) for either in question.all)
        and not any(_has(article, said) for said in question.none)
    )


def _has(article: Text, said: str) -> bool:
    """Whether an article has `said`; at its ends neither a number nor a Latin word goes on."""
    before = r"(?<![A-Za-z0-9])(?<!\d\.)" if said[0].isascii() and said[0].isalnum() else ""
    behind = r"(?![A-Za-z0-9])(?!\.\d)" if said[-1].isascii() and said[-1].isalnum() else ""
    found = re.compile(before + re.escape(said) + behind)
    return bool(found.search(article.title) or found.search(article.text))


def ours(library: Library, asked: Iterable[Question]) -> Answers:
    """Ask the library."""
    keys = {number: article.key for number, article in texts(library).items()}
    answers: Answers = {}
    for question in asked:
        found = library.search(question.ask, limit=None, facets=False)
        assert found.total == found.stories, "the articles of the benchmark tell no news twice"
        answers[question.ask] = frozenset(keys[hit.article.id] for hit in found.hits)
    return answers


def peer(articles: Sequence[Text], tokenizer: str, cut: Callable[[str], str], asked: Iterable[Question]) -> Answers:
    """Ask FTS5 with a tokenizer, over texts that `cut` prepared."""
    database = sqlite3.connect(":memory:")
    database.execute(f'CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = "{tokenizer}")')
    database.executemany(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        ((n, cut(article.title), cut(article.text)) for n, article in enumerate(articles)),
    )
    answers = {}
    for question in asked:
        rows = database.execute("SELECT rowid FROM search WHERE search MATCH ?", (_match(parse(question.ask), cut),))
        answers[question.ask] = frozenset(articles[n].key for (n,) in rows)
    database.close()
    return answers


def _match(query: Query, cut: Callable[[str], str]) -> str:
    match query:
        case Term(words):
            return f'"{cut(words)}"'
        case Both(parts):
            wanted = " AND ".join(_match(p, cut) for p in parts if not isinstance(p, Without))
            return (
                f"(({wanted})" + "".join(f" NOT {_match(p.part, cut)}" for p in parts if isinstance(p, Without)) + ")"
            )
        case Either(parts):
            return f"({' OR '.join(_match(p, cut) for p in parts)})"
        case Without():
            raise AssertionError("a question is checked when it is read")


def jieba_words(text: str) -> str:
    """Return a text as jieba's words, parted by blanks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("ERROR")
    return " ".join(jieba.cut(text))


def score(right: Answers, came: Answers) -> Score:
    """Return the mean recall and precision.

    >>> score({"甲": frozenset({"1", "2"}), "乙": frozenset()}, {"甲": frozenset({"1"}), "乙": frozenset()})
    Score(recall=0.75, precision=1.0)
    """
    recalls = [len(right[ask] & came[ask]) / len(right[ask]) if right[ask] else 1.0 for ask in right]
    precisions = [len(right[ask] & came[ask]) / len(came[ask]) if came[ask] else 1.0 for ask in right]
    return Score(sum(recalls) / len(recalls), sum(precisions) / len(precisions))


def main() -> int:
    """Print the figures of each way of search, and what each got wrong."""
    asked = questions()
    with tempfile.TemporaryDirectory() as folder, Library(f"{folder}/yaoxun.db", make=True) as library:
        library.add(sources())
        articles = list(texts(library).values())
        right = {question.ask: truth(question, articles) for question in asked}
        ways = {
            "yaoxun": ours(library, asked),
            "FTS5 trigram": peer(articles, "trigram", str, asked),
            "FTS5 jieba": peer(articles, "unicode61", jieba_words, asked),
        }
    print(f"{len(asked)} questions, {len(articles)} articles, {sum(map(len, right.values()))} answers")
    for name, came in ways.items():
        figures = score(right, came)
        wrong = [ask for ask in right if came[ask] != right[ask]]
        print(f"{name:13} recall {figures.recall:.3f}  precision {figures.precision:.3f}  wrong {len(wrong)}")
        if wrong and ("-v" in sys.argv or name == "yaoxun"):
            for ask in wrong:
                missed, extra = sorted(right[ask] - came[ask]), sorted(came[ask] - right[ask])
                print(f"    {ask}: missed {missed}, wrongly {extra}")
    return int(ways["yaoxun"] != right)


if __name__ == "__main__":
    sys.exit(main())
