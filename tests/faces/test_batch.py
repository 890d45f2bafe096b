"""A batch loses nothing: not to a name given twice, not to an encoding, not to a progress bar."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import yaoxun
from yaoxun.faces import batch
from yaoxun.faces.cli import main

TEXT = "某市发布办法\n近日，某市发布办法，给予🔥补贴。\n"


def yaoxun_bytes(encoding: str, *words: str) -> bytes:
    """What the program prints where its streams have an encoding."""
    command = [sys.executable, "-m", "yaoxun", "read", *words]
    return subprocess.run(
        command, env=os.environ | {"PYTHONIOENCODING": encoding}, capture_output=True, check=True
    ).stdout


def test_two_sources_of_one_name_are_both_kept(tmp_path: Path) -> None:
    """--output numbers the second of one name, capitals aside, and documents are called by their paths then."""
    given = []
    for folder, name in (("p", "a.txt"), ("q", "a.txt"), ("q", "b.txt"), ("r", "A.txt")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(f"{folder}市发布办法\n近日，{folder}市发布办法。\n", "utf-8")
        given.append(str(tmp_path / folder / name))
    out = tmp_path / "out"
    folders = [str(tmp_path / folder) for folder in "pqr"]
    for words in (given, folders):
        assert CliRunner().invoke(main, ["read", "--output", str(out), *words]).exit_code == 0
        made = {p.name: json.loads(p.read_text("utf-8"))["source"]["name"] for p in out.iterdir()}
        assert made == {
            "a.txt.json": given[0],
            "a.txt.2.json": given[1],
            "b.txt.json": "b.txt",
            "A.txt.3.json": "A.txt",
        }


def test_markdown_in_a_directory_is_read_as_text(tmp_path: Path) -> None:
    """A `.md` file, in capitals or not, is read in a directory as it is by its own path."""
    text = "# 民政简报\n\n第3期\n\n## 各地动态\n\n### 某市发布办法\n\n近日，某市**发布**办法，给予补贴。\n"
    for name in ("a.md", "B.MD"):
        (tmp_path / name).write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["read", str(tmp_path)])
    assert (result.exit_code, result.stderr) == (0, "")
    read = [json.loads(line) for line in result.stdout.splitlines()]
    assert sorted(d["source"]["name"] for d in read) == ["B.MD", "a.md"]
    for document in read:
        section = document["sections"][0]
        assert (document["title"], section["heading"]) == ("民政简报", "各地动态")
        assert [(a["title"], a["text"]) for a in section["articles"]] == [
            ("某市发布办法", "近日，某市发布办法，给予补贴。")
        ]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_json_lines_lose_nothing_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """A stream that is not UTF-8 gets escapes, so that the JSON is the same however the bytes are decoded."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    printed = yaoxun_bytes(encoding, str(path))
    assert json.loads(printed.decode(encoding)) == json.loads(printed.decode("utf-8"))
    assert json.loads(printed)["sections"][0]["articles"][0]["text"] == "近日，某市发布办法，给予🔥补贴。"


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_explain_shows_what_an_encoding_lacks_by_its_number(tmp_path: Path, encoding: str) -> None:
    """--explain goes on where the terminal lacks a character."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert "\\U0001f525" in yaoxun_bytes(encoding, "--explain", str(path)).decode(encoding)


def test_a_name_that_is_no_text_can_be_written(tmp_path: Path) -> None:
    """Bytes of a file's name that are no UTF-8 are written as escapes."""
    document = yaoxun.read(TEXT.encode(), name="\udcff.txt")
    batch.save(document, batch.Item("-", "-", "stdin"), tmp_path)
    assert json.loads((tmp_path / "stdin.json").read_text("utf-8"))["source"]["name"] == "\udcff.txt"


def test_a_progress_bar_leaves_the_documents_alone(tmp_path: Path) -> None:
    """With messages on a terminal and documents in a pipe, the bar is on the one and all documents in the other."""
    pty = pytest.importorskip("pty")
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(TEXT, "utf-8")
    terminal, shown = pty.openpty()
    try:
        printed = subprocess.run(
            [sys.executable, "-m", "yaoxun", "read", str(tmp_path)], stdout=subprocess.PIPE, stderr=shown, check=True
        ).stdout
        os.close(shown)
        assert "3/3" in os.read(terminal, 65536).decode("utf-8", "replace")
    finally:
        os.close(terminal)
    assert [json.loads(line)["source"]["name"] for line in printed.splitlines()] == ["0.txt", "1.txt", "2.txt"]


def test_a_page_never_takes_the_place_of_a_bulletin(tmp_path: Path) -> None:
    """`--html *.txt` with the page's name forgotten is refused, as is a file that yaoxun did not write; a page is written anew."""
    first, second, page = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "page.html"
    for path in (first, second):
        path.write_text(TEXT, "utf-8")
    for words, said in (
        ((first, second), "no page that yaoxun wrote"),
        ((first, first), "one of the files to read"),
    ):
        result = CliRunner().invoke(main, ["read", "--html", *map(str, words)])
        assert (result.exit_code, said in result.stderr) == (2, True)
        assert first.read_text("utf-8") == TEXT
    for _ in range(2):
        assert CliRunner().invoke(main, ["read", "--html", str(page), str(first)]).exit_code == 0


@pytest.mark.parametrize("option", ["--output", "--html"])
def test_a_place_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path, option: str) -> None:
    """Where a file stands in the way of a directory, the command line is at fault: exit status 2."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(main, ["read", option, str(source / "inner" / "x"), str(source)])
    assert (result.exit_code, "name a place that can be written" in result.stderr) == (2, True)


def test_facts_in_the_terminal_tell_an_inferred_day_and_the_warnings(tmp_path: Path) -> None:
    """`--facts` says 推定 beside a day that the document does not state, and lists what is doubtful."""
    source = tmp_path / "a.txt"
    source.write_text("某市启动改造\n2024年3月5日，某市启动改造，昨日完成投资3亿元。\n", "utf-8")
    shown = CliRunner().invoke(main, ["read", "--facts", str(source)]).stdout
    assert "（推定）" in shown and "[undated]" in shown
