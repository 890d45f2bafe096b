"""SQLite: the library as one file. Readers and one writer work side by side; writers wait for each other."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from yaoxun.errors import LibraryBusy, LibraryFull, LibraryMissing, LibraryUnreadable, QueryError
from yaoxun.library.database import Row, listed

_PATIENCE = 120  # seconds that a writer waits for others

_PAGE = 16384  # bytes: an article's text takes 2,000 or more, of which a page of 4,096 holds one

_LOG = 4096  # pages: sketches lie all over the file, and many documents' go in at once

_WORDS = {
    "{key}": "INTEGER PRIMARY KEY",
    "{its}": "INTEGER",  # which makes the key of another table's row the place of this one
    "{number}": "REAL",
    "{bytes}": "BLOB",
    "{clustered}": "WITHOUT ROWID",
}


class SqliteDatabase:
    """A library in a file of SQLite."""

    dialect = "sqlite"

    def __init__(self, path: str, make: bool = False) -> None:
        self.url = path
        file = Path(path)
        if not make and not file.is_file():
            raise LibraryMissing(path, "这里没有库文件", "先用 yaoxun add 文件… 建库，或用 --library 指明库的位置")
        with self._told():
            self._connection = _connect(file, read_only=not make)
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA cache_size = -65536")
            if make:
                self._connection.execute(f"PRAGMA page_size = {_PAGE}")
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    def numbers(self, sql: str, values: Sequence[object] = ()) -> list[int]:
        """Return the column `id` of a query, which may be very long: as one text, which takes a fifth of the time of rows."""
        ((said,),) = self.rows(f"SELECT group_concat(id) FROM ({sql})", values)
        return listed(said)

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a statement; return how many rows it touched."""
        with self._told():
            return self._connection.execute(sql, values).rowcount

    def insert(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run an INSERT and return the id of its row."""
        with self._told():
            return int(self._connection.execute(sql, values).lastrowid or 0)

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once a row."""
        with self._told():
            self._connection.executemany(sql, rows)

    def script(self, sql: str) -> None:
        """Run a script of several statements; unlike the module's own, it stays inside the transaction."""
        statement = ""
        with self._told():
            for line in sql.splitlines(keepends=True):
                statement += line
                if sqlite3.complete_statement(statement):
                    self._connection.execute(statement)
                    statement = ""
            if statement.strip():
                self._connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write: all of it or nothing. Other writers wait."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._writing():
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read: every query within sees the same state."""
        if self._writing():
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            if self._writing():
                self._connection.execute("COMMIT")

    def _writing(self) -> bool:
        """Whether a transaction is open; after a full disk SQLite has closed it by itself."""
        return self._connection.in_transaction

    def filled(self, script: str) -> str:
        """Fill the words of the dialect into a script."""
        for word, said in _WORDS.items():
            script = script.replace(word, said)
        return script

    def exists(self) -> bool:
        """Tell whether a library's tables are there; a file with tables of others is none.

        Raises:
            LibraryUnreadable: the file holds other tables.
        """
        names = {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if names and "schema_version" not in names:
            raise LibraryUnreadable(self.url, "这个数据库文件里是别的表，不是要讯的库", "请换一个文件名")
        return bool(names)

    def size(self) -> int:
        """Return the bytes that the library takes."""
        return sum(p.stat().st_size for p in (Path(self.url), Path(self.url + "-wal")) if p.exists())

    def faults(self) -> list[str]:
        """Return what SQLite finds damaged: pages, keys that lead nowhere."""
        pages = [str(said) for (said,) in self.rows("PRAGMA integrity_check") if said != "ok"]
        keys = Counter((table, parent) for table, _, parent, _ in self.rows("PRAGMA foreign_key_check"))
        return pages + [f"{table} 有 {n} 行指向 {parent} 里没有的行" for (table, parent), n in sorted(keys.items())]

    def back_up(self, target: Path) -> None:
        """Copy the whole library into a new file, as it stands now, while others go on reading and writing."""
        with self._told(str(target)):
            copy = sqlite3.connect(target)
            try:
                self._connection.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def _told(self, url: str = "") -> Iterator[None]:
        """Tell what SQLite met in the words of the library."""
        url = url or self.url
        try:
            yield
        except OSError as error:
            raise LibraryUnreadable(url, error.strerror or str(error), "请换一个可写的位置") from error
        except OverflowError as error:
            raise QueryError("数", "超出数据库能存的范围", "请换小一些的数") from error
        except sqlite3.DatabaseError as error:
            raise _told_of(error, url) from error


def _connect(file: Path, read_only: bool) -> sqlite3.Connection:
    """Open a file; where it lies in a folder that may not be written, as one that nobody changes meanwhile.

    Otherwise SQLite could not even read it: it puts a file beside the library for its readers.
    """
    alone = not file.with_name(f"{file.name}-wal").exists()
    writable = os.access(file.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    if read_only and alone and not writable:
        place = f"{file.absolute().as_uri()}?immutable=1"
        return sqlite3.connect(place, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    # a web request may go on in another thread than the one that opened the library; it is still one at a time
    return sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _told_of(error: sqlite3.DatabaseError, url: str) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LibraryBusy(url, f"别的程序一直占着库，等了 {_PATIENCE} 秒", "等它做完再试；已入库的不会丢")
    if code == sqlite3.SQLITE_FULL:
        return LibraryFull(url, "磁盘已满", "腾出空间后重新运行同一命令，会从断处继续")
    if code == sqlite3.SQLITE_READONLY:
        return LibraryUnreadable(url, "库文件是只读的", "请取得写权限，或换一个位置")
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return LibraryUnreadable(url, f"文件不是要讯的库，或已损坏（{error}）", "请核对路径；若已损坏，请改用备份")
    if code == sqlite3.SQLITE_IOERR:  # also a quota, or a limit of the size of files
        return LibraryFull(url, f"读写磁盘出错（{error}）", "请检查磁盘空间、配额和权限，再运行同一命令，会从断处继续")
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return LibraryUnreadable(url, f"打不开（{error}）", "请检查路径和权限")
    return error
