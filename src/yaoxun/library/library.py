"""`Library`: the door to what is kept. Each verb lives in a room of its own; this only hands on."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from yaoxun.library import facts as stating
from yaoxun.library import search as searching
from yaoxun.library import store
from yaoxun.library.citation import Kept, article
from yaoxun.library.database import Database, open_database
from yaoxun.library.facts import Answer, FactQuestion
from yaoxun.library.filters import EVERYWHERE, Filters
from yaoxun.library.search import Found

if TYPE_CHECKING:  # adding needs the readers, which take half a second to load; questions do not
    from yaoxun.library.add import Added, Source, Step


class Library:
    """A library of bulletins: a file of SQLite, or a database of PostgreSQL (`postgresql://…`).

    Raises:
        LibraryMissing: there is none at `url`, and `make` was not asked.
        LibraryUnreadable: what is there is no library, or does not answer.

    >>> import tempfile
    >>> from yaoxun.library.add import Source
    >>> with tempfile.TemporaryDirectory() as folder, Library(f"{folder}/yaoxun.db", make=True) as library:
    ...     text = "民政简报\\n第3期\\n\\n某市扩大养老补贴\\n7月1日起，某市将补贴提高到每月200元。"
    ...     added = library.add([Source("-", "3.txt", data=text.encode())])
    ...     library.search("养老补贴").total
    1
    """

    def __init__(self, url: str | Path, make: bool = False) -> None:
        self.database: Database = open_database(str(url), make)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; what was kept is kept."""
        self.database.close()

    def add(
        self,
        sources: "Sequence[Source]",
        *,
        size_limit: int | None = None,
        workers: int | None = None,
        step: "Step" = lambda _: None,
    ) -> "Added":
        """Read files and keep them; see `yaoxun.library.add`."""
        from yaoxun.library import add as adding
        from yaoxun.reading import SIZE_LIMIT

        return adding.add(self.database, sources, size_limit=size_limit or SIZE_LIMIT, workers=workers, step=step)

    def failed(self) -> "list[Source]":
        """Return the files that could not be read when they were last tried."""
        from yaoxun.library import add as adding

        return adding.failed(self.database)

    def remove(self, document: int) -> bool:
        """Remove a document and all that came from it; tell whether it was there."""
        return store.remove(self.database, document)

    def article(self, number: int) -> Kept:
        """Return an article by its number.

        Raises:
            QueryError: there is none.
        """
        return article(self.database, number)

    def search(
        self,
        question: str,
        filters: Filters = EVERYWHERE,
        limit: int | None = 20,
        offset: int = 0,
        facets: bool = True,
    ) -> Found:
        """Return the articles that a question finds; see `yaoxun.library.search`."""
        return searching.search(self.database, question, filters, limit, offset, facets)

    def facts(self, question: FactQuestion, limit: int | None = None, offset: int = 0) -> Answer:
        """Return the facts that a question asks for; see `yaoxun.library.facts`."""
        return stating.facts(self.database, question, limit, offset)
