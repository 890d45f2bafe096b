"""Where an answer stands: the issue, the column, the article, the paragraph and the words themselves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yaoxun.errors import QueryError
from yaoxun.library.database import Database, marks, pieces

MOST = 2**63
"""No number of an article or document reaches this; a database takes none that does."""

_STOPS = "。；！？"
_STOP = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of an article and where they stand: `start`..`end` of its text, in the `paragraph`-th paragraph, from 1."""

    article: int
    title: str
    document: int
    bulletin: str
    day: str | None
    section: str | None
    paragraph: int
    start: int
    end: int
    quote: str

    def __str__(self) -> str:
        """The citation as one would write it under a table."""
        issue = " · ".join(filter(None, (self.bulletin, self.section)))
        return f"{issue} ·《{self.title}》第{self.paragraph}段：“{self.quote}”"

    @property
    def key(self) -> str:
        """What `yaoxun show` opens: the article and the place in it."""
        return f"{self.article}@{self.start}-{self.end}"

    def as_json(self) -> dict[str, object]:
        """The citation as plain values."""
        return {
            "key": self.key, "article": self.article, "title": self.title, "document": self.document,
            "bulletin": self.bulletin, "date": self.day, "section": self.section, "paragraph": self.paragraph,
            "start": self.start, "end": self.end, "quote": self.quote,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it is kept, with what a citation says of it."""

    id: int
    document: int
    bulletin: str
    day: str | None
    section: str | None
    title: str
    text: str
    story: int | None

    def cite(self, start: int, end: int) -> Citation:
        """Cite `start`..`end` of the text.

        Raises:
            QueryError: the place is outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise QueryError(
                f"{self.id}@{start}-{end}", f"这篇正文只有 {len(self.text)} 字，没有这一处", "请查看全文后重新指明"
            )
        return Citation(
            self.id, self.title, self.document, self.bulletin, self.day, self.section,
            self.text.count("\n", 0, start) + 1, start, end, self.text[start:end],
        )  # fmt: skip

    def cite_sentence(self, start: int, end: int) -> Citation:
        """Cite the sentence around `start`..`end`."""
        return self.cite(*self.sentence(start, end))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around `start`..`end` stands, its stop included."""
        return sentence(self.text, start, end)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around `start`..`end` of a text stands, its stop included.

    >>> sentence("先试点。后推广。再总结。", 4, 7)
    (4, 8)
    """
    first = text.rfind("\n", 0, start) + 1
    for stop in _STOPS:  # the nearest so far bounds where the next is looked for
        first = max(first, text.rfind(stop, first, start) + 1)
    found = _STOP.search(text, max(end - 1, start))
    return first, found.end() if found else len(text)


def texts(database: Database, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return titles and texts of articles by their numbers; a number that is not there is left out."""
    return {
        article: (title, text)
        for some in pieces(list(dict.fromkeys(ids)))
        for article, title, text in database.rows(
            "SELECT article.id, article.title, body.text FROM article JOIN body ON body.article_id = article.id"
            f" WHERE article.id IN ({marks(some)})",
            some,
        )
    }


def articles(database: Database, ids: Iterable[int]) -> dict[int, Kept]:
    """Return articles by their numbers; a number that is not there is left out."""
    found: dict[int, Kept] = {}
    for some in pieces(list(dict.fromkeys(ids))):
        for article, document, title, issue, name, date, day, section, headline, text, story in database.rows(
            "SELECT article.id, document.id, document.title, document.issue, document.name, document.date, article.day,"
            " article.heading, article.title, body.text, article.story_id FROM article"
            " JOIN document ON document.id = article.document_id JOIN body ON body.article_id = article.id"
            f" WHERE article.id IN ({marks(some)})",
            some,
        ):
            found[article] = Kept(
                article, document, bulletin(title, issue, name, date or day), day, section, headline, text, story
            )
    return found


def article(database: Database, number: int) -> Kept:
    """Return one article.

    Raises:
        QueryError: there is none of that number.
    """
    found = articles(database, [number]) if number < MOST else {}
    if not found:
        raise QueryError(str(number), "库里没有这一篇", "请用 yaoxun search 查出篇号")
    return found[number]


def bulletin(title: str | None, issue: str | None, name: str, day: str | None) -> str:
    """Say which issue of which bulletin a document is; where it does not say, its file's name.

    >>> bulletin("长三角每周要讯", "2020年第193期", "003.txt", "2020-10-30"), bulletin(None, None, "004.txt", "2024-03-08")
    ('长三角每周要讯 2020年第193期', '004.txt（2024-03-08）')
    """
    if title and issue:
        return f"{title} {issue}"
    return f"{title or name}（{day}）" if day else title or name
