"""The database: one door to SQLite and PostgreSQL, so that every other room writes its SQL once.

SQL is written with `?` for values and `"by"` around words that SQL keeps for itself. Hand-written scripts in `schema/`
bring a database up to date, in the order of their numbers; each stands in one transaction.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from typing import Any, Protocol

from yaoxun.errors import LibraryMissing, LibraryNewer
from yaoxun.library.tokens import CUT

Row = tuple[Any, ...]


class Database(Protocol):
    """What the rooms of the library ask of a database."""

    url: str
    dialect: str

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        ...

    def numbers(self, sql: str, values: Sequence[object] = ()) -> list[int]:
        """Return the column `id` of a query, which may be very long, in no order."""
        ...

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a statement; return how many rows it touched."""
        ...

    def insert(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run an INSERT and return the id of its row."""
        ...

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once a row."""
        ...

    def script(self, sql: str) -> None:
        """Run a script of several statements."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Write: all of it or nothing. Other writers wait."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Read: every query within sees the same state."""
        ...

    def filled(self, script: str) -> str:
        """Fill the words of the dialect into a script."""
        ...

    def exists(self) -> bool:
        """Tell whether a library's tables are there."""
        ...

    def size(self) -> int:
        """Return the bytes that the library takes."""
        ...

    def faults(self) -> list[str]:
        """Return what the database itself finds damaged: pages, keys that lead nowhere."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


def open_database(url: str, make: bool = False) -> Database:
    """Open the database at `url`, a path of a SQLite file or `postgresql://…`; `make` makes it where it is missing.

    Raises:
        LibraryMissing: there is none, and `make` was not asked.
        LibraryUnreadable: what is there is no library, or does not answer.
        LibraryNewer: a newer version of the program made it.
    """
    database: Database
    if url.startswith(("postgresql://", "postgres://")):
        from yaoxun.library.postgresql import PostgresqlDatabase

        database = PostgresqlDatabase(url)
    else:
        from yaoxun.library.sqlite import SqliteDatabase

        database = SqliteDatabase(url, make)
    try:
        _bring_up_to_date(database, make)
    except BaseException:
        database.close()
        raise
    return database


def scripts(dialect: str) -> dict[int, str]:
    """Return the scripts that make the schema, by their numbers; the dialect's own part follows the common one."""
    found: dict[int, str] = {}
    for file in sorted(files("yaoxun.library").joinpath("schema").iterdir(), key=lambda f: f.name.count(".")):
        number, *rest = file.name.removesuffix(".sql").split(".")
        if not rest or rest == [dialect]:
            found[int(number)] = found.get(int(number), "") + file.read_text("utf-8")
    return dict(sorted(found.items()))


def _bring_up_to_date(database: Database, make: bool) -> None:
    if not database.exists():
        if not make:
            raise LibraryMissing(
                database.url, "这里还没有库", "先用 yaoxun add 文件… 建库，或用 --library 指明库的位置"
            )
        with database.transaction():
            if not database.exists():  # another process may have made it meanwhile
                database.script("CREATE TABLE schema_version (number INTEGER PRIMARY KEY)")
    wanted = scripts(database.dialect)
    if _missing(database, wanted):
        with database.transaction():
            new = not database.rows("SELECT 1 FROM schema_version")
            for number in _missing(database, wanted):
                database.script(database.filled(wanted[number]))
                database.run("INSERT INTO schema_version VALUES (?)", (number,))
            if new:
                database.run("INSERT INTO index_cut VALUES (?)", (CUT,))


def _missing(database: Database, wanted: dict[int, str]) -> list[int]:
    done = {number for (number,) in database.rows("SELECT number FROM schema_version")}
    if newer := done - set(wanted):
        raise LibraryNewer(
            database.url, f"库的结构是第 {max(newer)} 版，本程序只认到第 {max(wanted)} 版", "请升级 yaoxun"
        )
    return sorted(set(wanted) - done)


def listed(said: str | None) -> list[int]:
    """Read numbers that stand in a list; None is an empty one.

    >>> listed("7,12"), listed(None)
    ([7, 12], [])
    """
    found: list[int] = json.loads(f"[{said or ''}]")  # twice as fast as to split it
    return found


def marks(values: Sequence[object]) -> str:
    """Return as many `?` as there are values.

    >>> marks(["江苏", "浙江"])
    '?, ?'
    """
    return ", ".join("?" * len(values))


def pieces(values: Sequence[Any], size: int = 500) -> Iterator[Sequence[Any]]:
    """Cut a long list of values into lists that fit a statement."""
    for at in range(0, len(values), size):
        yield values[at : at + size]
