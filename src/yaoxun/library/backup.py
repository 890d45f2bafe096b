"""Backing up: the whole library becomes a new file of SQLite, as it stood at one moment, while others read and write."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from yaoxun.errors import LibraryExists, LibraryUnreadable
from yaoxun.library import index
from yaoxun.library.database import Database, marks, open_database
from yaoxun.library.sqlite import SqliteDatabase

_PAGE = 2000  # numbers whose rows are copied at once


def back_up(database: Database, target: Path) -> int:
    """Copy a library into a new file, which opens as a library; return its bytes. The file appears when it is whole.

    Raises:
        LibraryExists: there is a file of that name.
        LibraryError: it cannot be written.
    """
    if target.exists():
        raise _exists(target)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(half)
        if isinstance(database, SqliteDatabase):
            database.back_up(half)
        else:
            _copy(database, half)
        _put_in_place(half, target)
        return target.stat().st_size
    except OSError as error:
        raise LibraryUnreadable(str(target), error.strerror or str(error), "请换一个可写的位置") from error
    finally:
        if target.parent.is_dir():
            _clear(half)


def _clear(half: Path) -> None:
    """Take away a copy that is not whole, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        half.with_name(half.name + suffix).unlink(missing_ok=True)


def _put_in_place(half: Path, target: Path) -> None:
    """Give a whole copy its name, never over a file that came there meanwhile."""
    try:
        target.hardlink_to(half)
    except FileExistsError:
        raise _exists(target) from None
    except OSError:  # a disk without hard links
        if target.exists():
            raise _exists(target) from None
        half.rename(target)


def _exists(target: Path) -> LibraryExists:
    return LibraryExists(str(target), "这里已有文件，备份不会覆盖它", "请换一个文件名")


def _copy(database: Database, target: Path) -> None:
    """Copy every table of a server's library, all as one moment has them."""
    copy = open_database(str(target), make=True)
    try:
        copy.run("PRAGMA foreign_keys = OFF")  # tables come in any order; the server has kept their keys
        with database.snapshot(), copy.transaction():
            for table in _tables(copy):
                columns = [str(row[1]) for row in copy.rows(f"PRAGMA table_info({table})")]
                copy.run(f"DELETE FROM {table}")
                said = ", ".join(f'"{column}"' for column in columns)
                for rows in _rows(database, table, columns, said):
                    copy.run_many(f"INSERT INTO {table} ({said}) VALUES ({marks(columns)})", rows)
        index.remake(copy)
    finally:
        copy.close()


def _tables(copy: Database) -> list[str]:
    """Return the tables that hold the library; what FTS5 keeps for itself is made anew."""
    return [
        name
        for (name,) in copy.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name.partition("_")[0] not in {"search", "sqlite"}
    ]


def _rows(database: Database, table: str, columns: Sequence[str], said: str) -> Iterator[list[tuple[object, ...]]]:
    """Give a table's rows, as many at once as memory easily holds."""
    by = next((column for column in ("id", "article_id", "document_id") if column in columns), None)
    if by is None:
        yield database.rows(f"SELECT {said} FROM {table}")
        return
    ((first, last),) = database.rows(f"SELECT min({by}), max({by}) FROM {table}")
    size = 1 if table == "original" else _PAGE
    for at in range(first, last + 1, size) if first is not None else ():
        yield database.rows(f"SELECT {said} FROM {table} WHERE {by} >= ? AND {by} < ? ORDER BY {by}", (at, at + size))
