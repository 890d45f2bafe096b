"""Small bulletins in our own words, kept in a library, for the tests of this room."""

from tests.databases import Places
from yaoxun.library.add import Source
from yaoxun.library.library import Library


def bulletin(day: str, *articles: tuple[str, str], issue: int = 1) -> str:
    """A bulletin of a day with a column of articles, each a title and its text."""
    year, month, date = day.split("-")
    head = f"产业动态\n{year}年第{issue}期\n{year}年{int(month)}月{int(date)}日\n\n"
    contents = "目录\n" + "".join(f"{n}. {title}\n" for n, (title, _) in enumerate(articles, 1))
    return head + contents + "\n" + "".join(f"{n}. {title}\n{text}\n\n" for n, (title, text) in enumerate(articles, 1))


def library(places: Places, *texts: str) -> Library:
    """A new library with bulletins."""
    made = Library(places(), make=True)
    added = made.add([Source("-", f"{n}.txt", data=text.encode()) for n, text in enumerate(texts, 1)], workers=1)
    assert len(added.kept) == len(texts)
    return made
