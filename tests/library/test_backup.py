"""A backup is a library of its own, as the library stood at one moment, and takes the place of nothing."""

import sqlite3
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.databases import Places
from tests.library.test_refresh import numbers
from tests.library.test_review import LI, TEXT, library_of, target
from yaoxun.errors import LibraryExists, LibraryUnreadable
from yaoxun.faces.cli import main
from yaoxun.library.add import Source
from yaoxun.library.library import Library


def test_a_backup_answers_as_the_library_does(places: Places, tmp_path: Path) -> None:
    """Facts, reviews, search, figures and the kept originals are the same, from either database; the doctor finds nothing."""
    copy = tmp_path / "backups" / "copy.db"
    with library_of(places()) as library:
        library.correct(target(library).id, {"value": "4万"}, LI)
        library.complete(1, LI)
        size = library.back_up(copy)
        with Library(copy) as again:
            assert numbers(again) == numbers(library)
            assert again.reviews() == library.reviews()
            assert again.search("养老 NOT 托育") == library.search("养老 NOT 托育")
            counted, its = library.stats().as_json(), again.stats().as_json()
            assert {**its, "size": 0} == {**counted, "size": 0}
            assert again.examine() == []
            assert again.add([Source("-", "other name.txt", data=TEXT.encode())]).kept == []
    assert size == copy.stat().st_size
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]


def test_a_file_that_is_there_is_never_replaced(places: Places, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    place = places()
    with library_of(place) as library, pytest.raises(LibraryExists):
        library.back_up(taken)
    result = CliRunner().invoke(main, ["backup", str(taken), "--library", place])
    assert (result.exit_code, result.output[:16]) == (2, "[library-exists]")
    assert taken.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [taken]


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with library_of(str(tmp_path / "yaoxun.db")) as library, pytest.raises(LibraryUnreadable):
        library.back_up(tmp_path / "file" / "copy.db")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "yaoxun.db"}


def test_others_add_while_a_backup_is_made(places: Places, tmp_path: Path) -> None:
    """The copy has whole documents only, as many as were there at one moment, and the adding does not fail."""
    place = places()
    library_of(place).close()
    failed: list[BaseException] = []

    def add() -> None:
        try:
            with Library(place) as library:
                for n in range(10, 30):
                    library.add([Source("-", f"{n}.txt", data=TEXT.replace("第3期", f"第{n}期").encode())])
        except BaseException as error:
            failed.append(error)

    adding = threading.Thread(target=add)
    adding.start()
    for n in range(3):
        with Library(place) as library:
            library.back_up(tmp_path / f"{n}.db")
    adding.join()
    assert failed == []
    for n in range(3):
        with Library(tmp_path / f"{n}.db") as copy:
            assert copy.examine() == []
            assert copy.stats().articles == 2 * copy.stats().documents > 0
    with Library(place) as library:
        assert library.stats().documents == 21


def test_a_backup_opens_with_sqlite_alone(places: Places, tmp_path: Path) -> None:
    with library_of(places()) as library:
        library.back_up(tmp_path / "copy.db")
    connection = sqlite3.connect(tmp_path / "copy.db")
    assert connection.execute('SELECT indicator, value, "by" FROM targets').fetchall() == [
        ("养老床位", 30000.0, "2025-12-31")
    ]
    connection.close()
