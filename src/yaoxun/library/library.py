"""`Library`: the door to what is kept. Each verb lives in a room of its own; this only hands on."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from yaoxun.library import backup, doctor, gold, review, store
from yaoxun.library import facts as stating
from yaoxun.library import search as searching
from yaoxun.library import stats as counting
from yaoxun.library.citation import Kept, article
from yaoxun.library.database import Database, open_database
from yaoxun.library.doctor import Finding
from yaoxun.library.facts import KEYS, Answer, FactQuestion, KeptFact
from yaoxun.library.filters import EVERYWHERE, Filters
from yaoxun.library.gold import Gold
from yaoxun.library.review import Hand, Review
from yaoxun.library.search import Found
from yaoxun.library.stats import Stats

if TYPE_CHECKING:  # adding and refreshing need the readers, which take half a second to load; questions do not
    from yaoxun.library.add import Added, Source, Step
    from yaoxun.library.refresh import Refreshed


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

    def reviews_of(self, documents: Sequence[int]) -> int:
        """Return how many reviews documents have."""
        return store.reviews_of(self.database, documents)

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

    def facts_of(self, numbers: Sequence[int]) -> tuple[KeptFact, ...]:
        """Return facts by their numbers; one that is not there is left out."""
        return review.facts_of(self.database, numbers)

    def waiting(
        self,
        filters: Filters = EVERYWHERE,
        kinds: Sequence[str] = tuple(KEYS),
        limit: int | None = None,
        offset: int = 0,
    ) -> Answer:
        """Return facts that nobody has reviewed; see `yaoxun.library.review`."""
        return review.waiting(self.database, filters, kinds, limit, offset)

    def accept(self, facts: Sequence[int], hand: Hand) -> list[Review]:
        """Say that facts are right."""
        return review.accept(self.database, facts, hand)

    def reject(self, facts: Sequence[int], hand: Hand) -> list[Review]:
        """Say that facts are wrong."""
        return review.reject(self.database, facts, hand)

    def correct(self, fact: int, changes: Mapping[str, str], hand: Hand) -> tuple[Review, int]:
        """Put a person's own fact in the place of a fact; return the review and the new fact's number."""
        return review.correct(self.database, fact, changes, hand)

    def add_fact(self, article: int, kind: str, changes: Mapping[str, str], hand: Hand) -> tuple[Review, int]:
        """Put in a fact that the program missed; return the review and the fact's number."""
        return review.add(self.database, article, kind, changes, hand)

    def complete(self, article: int, hand: Hand) -> Review:
        """Say that an article's facts are right, and none is missing."""
        return review.complete(self.database, article, hand)

    def undo(self, number: int) -> Review:
        """Take a review back."""
        return review.undo(self.database, number)

    def reviews(self, filters: Filters = EVERYWHERE) -> list[Review]:
        """Return what was reviewed."""
        return review.log(self.database, filters)

    def export_gold(self, folder: Path) -> list[Gold]:
        """Write the reviewed articles as gold; see `yaoxun.library.gold`."""
        return gold.export(self.database, folder)

    def refresh(
        self,
        *,
        everything: bool = False,
        reread: bool = False,
        size_limit: int | None = None,
        workers: int | None = None,
        begin: "Callable[[int], Step]" = lambda _: lambda _: None,
    ) -> "Refreshed":
        """Find facts anew; see `yaoxun.library.refresh`."""
        from yaoxun.library.refresh import refresh
        from yaoxun.reading import SIZE_LIMIT

        return refresh(
            self.database,
            everything=everything,
            reread=reread,
            size_limit=size_limit or SIZE_LIMIT,
            workers=workers,
            begin=begin,
        )

    def back_up(self, target: Path) -> int:
        """Copy the library into a new file; see `yaoxun.library.backup`."""
        return backup.back_up(self.database, target)

    def examine(self) -> list[Finding]:
        """Return what is wrong or should be known; see `yaoxun.library.doctor`."""
        return doctor.examine(self.database)

    def repair(self, findings: Sequence[Finding]) -> list[str]:
        """Make anew what was found out of step; return what was mended."""
        return doctor.repair(self.database, findings)

    def stats(self) -> Stats:
        """Count what is kept."""
        return counting.stats(self.database)
