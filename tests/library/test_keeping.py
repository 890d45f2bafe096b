"""What is kept is kept once, as a whole, and goes out with all that came from it."""

from pathlib import Path

from click.testing import CliRunner

from tests.databases import SAMPLES, Places
from yaoxun.faces.cli import main
from yaoxun.library.add import Source
from yaoxun.library.library import Library
from yaoxun.library.review import Hand

TEXT = "民政简报\n第3期\n\n某市扩大养老补贴\n7月1日起，某市将补贴提高到每月200元，惠及老人3万名。"


def sources() -> list[Source]:
    return [Source(str(path), path.name) for path in sorted(SAMPLES.iterdir()) if path.is_file()]


def counts(library: Library) -> dict[str, int]:
    tables = ("document", "original", "section", "article", "body", "article_region", "fact", "sketch")
    return {table: library.database.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def test_the_same_bytes_are_kept_once(places: Places) -> None:
    """A second run over the same files, or the same file by another name, keeps nothing new."""
    with Library(places(), make=True) as library:
        library.add([Source("-", "a.txt", data=TEXT.encode())])
        before = counts(library)
        added = library.add([Source("-", "b.txt", data=TEXT.encode())])
        assert [source.name for source in added.known] == ["b.txt"]
        assert not added.kept
        assert counts(library) == before


def test_what_is_removed_leaves_nothing(places: Places) -> None:
    """Removing every document leaves every table and the index empty."""
    with Library(places(), make=True) as library:
        added = library.add(sources())
        assert added.kept
        assert not added.failures
        assert all(counts(library).values())
        for _, number in added.kept:
            assert library.remove(number)
        assert not any(counts(library).values())
        assert library.search("市").total == 0
        assert not library.remove(1)


def test_a_file_that_cannot_be_read_is_noted_and_tried_again(places: Places, tmp_path: Path) -> None:
    """The others are kept; once mended, the file is read by a retry and the note is gone."""
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    with Library(places(), make=True) as library:
        added = library.add([Source(str(broken), "broken.txt"), Source("-", "3.txt", data=TEXT.encode())])
        assert [error.code for error in added.failures] == ["empty"]
        assert len(added.kept) == 1
        assert [source.path for source in library.failed()] == [str(broken)]
        broken.write_text(TEXT.replace("第3期", "第4期"), "utf-8")
        assert len(library.add(library.failed()).kept) == 1
        assert library.failed() == []


def test_many_files_are_read_by_workers_and_their_failures_told(places: Places) -> None:
    """With more files than one process reads, what fails in a worker is told as it is in the first process."""
    files = [Source("-", f"{n}.txt", data=TEXT.replace("第3期", f"第{n}期").encode()) for n in range(12)]
    with Library(places(), make=True) as library:
        added = library.add([*files, Source("empty.txt", "empty.txt", data=b"")], workers=2)
        assert len(added.kept) == 12
        assert [(error.code, error.name) for error in added.failures] == [("empty", "empty.txt")]


def test_what_people_said_is_not_removed_unasked(tmp_path: Path) -> None:
    """Where a document has reviews, removing it asks first and tells how many go with it."""
    place = str(tmp_path / "yaoxun.db")
    with Library(place, make=True) as library:
        library.add([Source("-", "3.txt", data=TEXT.encode())])
        fact = library.database.rows("SELECT min(id) FROM fact")[0][0]
        library.accept([fact], Hand("李"))
    refused = CliRunner().invoke(main, ["remove", "1", "--library", place], input="n\n")
    assert "1 次复核" in refused.output
    with Library(place) as library:
        assert counts(library)["document"] == 1
    assert CliRunner().invoke(main, ["remove", "1", "--yes", "--library", place]).exit_code == 0
    with Library(place) as library:
        assert counts(library)["document"] == 0


def test_a_name_that_is_no_file_is_not_tried_again(places: Places) -> None:
    """A mistyped name is told and forgotten; a file that is gone since is dropped from what waits to be tried again."""
    with Library(places(), make=True) as library:
        assert [e.code for e in library.add([Source("/nowhere/x.txt", "x.txt")]).failures] == ["missing"]
        assert library.failed() == []
