"""What a person sees of `search`, `facts`, `show`, `add` and `remove`: every form of an answer, and every mistake told in a line."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import polars
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from tests.databases import ROOT, SAMPLES
from tests.library.issues import TEXTS, sources
from yaoxun.faces.cli import main
from yaoxun.library.facts import KEYS
from yaoxun.library.library import Library


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library with three small issues."""
    path = str(tmp_path_factory.mktemp("library") / "yaoxun.db")
    with Library(path, make=True) as library:
        library.add(sources(), workers=1)
    return path


def run(*words: str, env: dict[str, str] | None = None, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, words, prog_name="yaoxun", env=env, input=typed)


def given(place: str, *words: str) -> str:
    result = run(*words, "--library", place)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: str, status: int = 2) -> str:
    """The message of a command that fails: one line, no traceback."""
    result = run(*words)
    assert result.exit_code == status, result.output
    assert isinstance(result.exception, SystemExit)
    (message,) = [line for line in result.stderr.splitlines() if not line.startswith(("Usage:", "Try ")) and line]
    return message


# --- every form of an answer holds every row ---


@pytest.mark.parametrize("kind", KEYS)
def test_every_form_holds_the_same_rows(kind: str, place: str, tmp_path: Path) -> None:
    """JSON, CSV, Markdown, Excel and Parquet, of each kind of fact, without a limit."""
    facts = json.loads(given(place, "facts", kind, "--json"))
    assert facts["total"] == len(facts["facts"]) > 0
    ids = [str(fact["id"]) for fact in facts["facts"]]
    head, *rows = csv.reader(io.StringIO(given(place, "facts", kind, "--csv")))
    assert [row[head.index("编号")] for row in rows] == ids
    lines = given(place, "facts", kind, "--md").splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:]] == ids
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(head) + 1}
    parquet, workbook = tmp_path / "facts.parquet", tmp_path / "facts.xlsx"
    given(place, "facts", kind, "--output", str(parquet))
    given(place, "facts", kind, "--output", str(workbook))
    frame = polars.read_parquet(parquet)
    assert frame.columns == head
    assert [str(n) for n in frame["编号"]] == ids
    assert [str(said) for said in frame["原文"]] == [fact["citation"]["quote"] for fact in facts["facts"]]
    assert _rows_of_workbook(workbook) == len(ids) + 1


def _rows_of_workbook(path: Path) -> int:
    with ZipFile(path) as packed:
        sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    return len(list(sheet.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row")))


def test_every_form_of_a_search_holds_all_that_was_found(place: str, tmp_path: Path) -> None:
    found = json.loads(given(place, "search", "市", "--json"))
    assert (found["total"], found["stories"]) == (6, 5)
    articles = [str(hit["article"]) for hit in found["hits"]]
    assert len(articles) == 5
    assert {hit["article"]: hit["also"] for hit in found["hits"] if hit["also"]}
    head, *rows = csv.reader(io.StringIO(given(place, "search", "市", "--csv")))
    assert [row[0] for row in rows] == articles
    assert len(given(place, "search", "市", "--md").splitlines()) == 2 + len(articles)
    given(place, "search", "市", "--output", str(tmp_path / "found.parquet"))
    assert [str(n) for n in polars.read_parquet(tmp_path / "found.parquet")[head[0]]] == articles


def test_a_quote_is_cut_from_the_article(place: str) -> None:
    facts = json.loads(given(place, "facts", "incentives", "--json"))["facts"]
    with Library(place) as library:
        for fact in facts:
            cited = fact["citation"]
            text = library.article(cited["article"]).text
            assert text[cited["start"] : cited["end"]] == cited["quote"]
            assert text.count("\n", 0, cited["start"]) + 1 == cited["paragraph"]


def test_a_csv_file_opens_in_a_spreadsheet_as_it_is(place: str, tmp_path: Path) -> None:
    """It has the mark that Excel needs to take it for UTF-8; what is printed has none."""
    path = tmp_path / "targets.csv"
    given(place, "facts", "targets", "--output", str(path))
    assert path.read_bytes().startswith("\ufeff".encode())
    assert not given(place, "facts", "targets", "--csv").startswith("\ufeff")


def test_a_limit_tells_the_total_beside_it(place: str) -> None:
    whole = json.loads(given(place, "facts", "targets", "--json"))
    assert whole["total"] == len(whole["facts"]) == 5
    some = json.loads(given(place, "facts", "targets", "--json", "--limit", "2"))
    assert (some["total"], len(some["facts"])) == (5, 2)
    rest = json.loads(given(place, "facts", "targets", "--json", "--offset", "2"))
    assert (rest["total"], some["facts"] + rest["facts"]) == (5, whole["facts"])
    assert "共 5 条，这里是第 1 至 2 条；下一页 --offset 2，全部 --limit 0。" in given(
        place, "facts", "targets", "--limit", "2"
    )
    assert "共 5 条。" in given(place, "facts", "targets")
    assert "共 5 条，这里是第 1 至 2 条" in given(place, "search", "市", "--limit", "2")
    assert "第 99 条之后没有了" in given(place, "facts", "targets", "--limit", "2", "--offset", "99")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--region", "浙江"), {"加氢站", "船舶", "比重"}),
        (("--region", "浙江", "--region", "广东"), {"加氢站", "船舶", "比重", "5G工厂"}),
        (("低空",), {"低空航线"}),
        (("5g", "广州"), {"5G工厂"}),
        (("--due", "2025"), {"加氢站", "船舶", "比重"}),
        (("--by", "2024-12-31"), {"5G工厂"}),
        (("--due", "2026-12"), {"低空航线"}),
        (("--since", "2024"), {"低空航线"}),
        (("--until", "2023-07-10"), {"加氢站", "船舶", "比重"}),
        (("--section", "各地动态"), {"5G工厂"}),
        (("--maker", "南方"), {"5G工厂"}),
        (("--industry", "低空经济"), {"低空航线"}),
        (("--min", "40%"), {"比重"}),
        (("--min", "30"), {"比重", "5G工厂", "低空航线"}),
        (("--max", "10艘"), {"船舶"}),
        (("--region", "西藏"), set()),
    ],
)
def test_a_bound_keeps_the_facts_within_it(words: tuple[str, ...], expected: set[str], place: str) -> None:
    facts = json.loads(given(place, "facts", "targets", *words, "--json"))["facts"]
    assert len(facts) == len(expected)
    for name in expected:
        assert any(name in fact["indicator"] for fact in facts), name


@pytest.mark.parametrize("kind", ["target", "targets", "Targets", "目标"])
def test_a_kind_has_several_names(kind: str, place: str) -> None:
    assert json.loads(given(place, "facts", kind, "--json"))["total"] == 5
    assert json.loads(given(place, "search", "市", "--kind", kind, "--json"))["total"] == 3


def test_quantities_are_a_kind(place: str) -> None:
    assert json.loads(given(place, "facts", "quantities", "100人", "--json"))["total"] == 1


def test_the_list_in_the_reference_is_what_a_terminal_shows(tmp_path: Path) -> None:
    page = (ROOT / "docs/reference/command-line.md").read_text("utf-8")
    _, _, shown = page.partition("$ yaoxun facts incentives --region 广州\n")
    library = str(tmp_path / "yaoxun.db")
    given(library, "add", str(SAMPLES))
    assert given(library, "facts", "incentives", "--region", "广州") == shown.partition("```")[0]


def test_words_of_facts_stand_side_by_side_in_any_width(place: str) -> None:
    facts = json.loads(given(place, "facts", "incentives", "ＥＴＣ", "寧波", "--json"))["facts"]
    assert [fact["citation"]["title"] for fact in facts] == ["宁波给予绿色工厂最高200万元补助"]


# --- what a terminal shows ---


@pytest.mark.parametrize("kind", KEYS)
def test_a_list_shows_each_fact_with_its_place_and_is_no_wider_than_the_terminal(
    kind: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = json.loads(given(place, "facts", kind, "--json"))["facts"]
    for width in (30, 60, 80, 120):
        monkeypatch.setattr("yaoxun.faces.answers.WIDTH", width)
        shown = given(place, "facts", kind, "--limit", "0")
        assert max(map(cell_len, shown.splitlines())) <= width
        for fact in facts:
            assert f" {fact['citation']['key']}" in shown
            assert "".join(fact["citation"]["quote"].split()).strip("《》")[:4] in "".join(shown.split())


def test_a_search_shows_total_facets_title_snippet_and_place(place: str) -> None:
    shown = given(place, "search", "工业设计")
    assert "找到 2 篇（同一消息合并后 1 条）" in shown
    assert "江苏省 2" in shown
    assert "无锡出台工业设计奖励办法" in shown  # both titles answer, and this is the newer issue
    assert "位置 5@" in shown
    assert "同一消息另见：1" in shown
    assert "没有找到" in given(place, "search", "没有的词")


def test_show_opens_an_article_and_lights_the_cited_words(place: str) -> None:
    (fact,) = json.loads(given(place, "facts", "targets", "低空", "--json"))["facts"]
    shown = given(place, "show", fact["citation"]["key"])
    assert "合肥累计开放低空航线27条" in shown
    assert f"“{fact['citation']['quote']}”" in shown
    opened = json.loads(given(place, "show", fact["citation"]["key"], "--json"))
    assert opened["citation"] == fact["citation"]
    assert "文件编号" in given(place, "show", str(opened["article"]))


def test_the_library_may_be_named_by_the_environment(place: str, tmp_path: Path) -> None:
    assert "找到" in run("search", "市", env={"YAOXUN_LIBRARY": place}).stdout
    other = str(tmp_path / "other.db")
    assert run("search", "市", "--library", other, env={"YAOXUN_LIBRARY": place}).exit_code == 2


# --- adding and removing ---


def test_what_was_added_can_be_removed_by_its_number(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    place = str(tmp_path / "yaoxun.db")
    assert "入库 3 份" in given(
        place, "add", str(tmp_path / "north-1.txt"), str(tmp_path / "north-2.txt"), str(tmp_path / "south.txt")
    )
    assert "入库 0 份，已有 1 份" in given(place, "add", str(tmp_path / "south.txt"))
    assert "移除 1 份" in given(place, "remove", "1")
    assert json.loads(given(place, "search", "渡轮", "--json"))["total"] == 0
    assert json.loads(given(place, "search", "工业设计", "--json"))["total"] == 1


def test_a_file_that_cannot_be_read_is_listed_and_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "south.txt").write_text(TEXTS["south.txt"], "utf-8")
    result = run(
        "add", str(tmp_path / "empty.txt"), str(tmp_path / "south.txt"), "--library", str(tmp_path / "yaoxun.db")
    )
    assert result.exit_code == 1
    assert "入库 1 份，已有 0 份，失败 1 份" in result.stdout
    assert "[empty] empty.txt" in result.stderr


# --- mistakes are told in one line ---


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    message = refused("search", "市", "--library", str(tmp_path / "none.db"))
    assert message.startswith("[no-library]")
    assert "yaoxun add" in message
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_library_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    bulletin = tmp_path / "pearl-weekly.txt"
    shutil.copy(SAMPLES / "pearl-weekly.txt", bulletin)
    before = bulletin.read_bytes()
    assert refused("search", "市", "--library", str(bulletin)).startswith("[library-unreadable]")
    assert refused("add", str(SAMPLES), "--library", str(bulletin)).startswith("[library-unreadable]")
    assert bulletin.read_bytes() == before


def test_a_database_of_another_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE book (title TEXT)")
    other.close()
    assert "别的表" in refused("add", str(SAMPLES), "--library", str(path))


def test_a_damaged_library_is_told(place: str, tmp_path: Path) -> None:
    cut = tmp_path / "cut.db"
    cut.write_bytes(Path(place).read_bytes()[:20_000])
    assert refused("search", "市", "--library", str(cut)).startswith("[library-unreadable]")


def test_a_library_of_a_newer_version_is_told(place: str, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    shutil.copy(place, newer)
    with sqlite3.connect(newer) as library:
        library.execute("INSERT INTO schema_version VALUES (999)")
    library.close()
    message = refused("search", "市", "--library", str(newer))
    assert message.startswith("[library-newer]")
    assert "升级" in message


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    message = refused("search", "市", "--library", "postgresql://li:secret@127.0.0.1:1/yaoxun")
    assert message.startswith("[library-unreadable]")
    assert "secret" not in message


@contextmanager
def unprivileged() -> Iterator[Path]:
    """A folder that may be read and not written; root, who may write anywhere, becomes nobody meanwhile."""
    folder = Path(tempfile.mkdtemp())
    root = os.name == "posix" and os.geteuid() == 0
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise here")
def test_a_library_that_may_not_be_written_is_read(place: str) -> None:
    """Asked it answers; adding and removing tell what is wrong. Nothing is put beside it."""
    run("remove", "99", "--library", place)  # all that a command imports is there before the rights are gone
    with unprivileged() as folder:
        path = folder / "yaoxun.db"
        shutil.copy(place, path)
        path.chmod(0o444)
        folder.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)
        assert "找到 6 篇" in given(str(path), "search", "市")
        assert "只读" in refused("remove", "1", "--library", str(path))
        assert refused("add", "-", "--library", str(folder / "new.db")).startswith("[library-unreadable]")
        assert [file.name for file in folder.iterdir()] == ["yaoxun.db"]


@pytest.mark.parametrize(
    ("words", "met"),
    [
        (("search", '"市'), "引号没有成对"),
        (("search", "NOT 市"), "只说了不要什么"),
        (("search", "市", "--since", "去年"), "不是年、月或日"),
        (("search", "市", "--until", "2024-13"), "不是年、月或日"),
        (("search", "市", "--region", "没有的地方"), "没有这个地区"),
        (("search", "市", "--region", "999999"), "没有这个地区"),
        (("search", "市", "--industry", "没有的行业"), "没有这个行业"),
        (("search", "市", "--kind", "wishes"), "no kind of fact"),
        (("search", "市", "--section", "\udcff"), "不是文字的字符"),
        (("facts", "wishes"), "no kind of fact"),
        (("facts", "targets", "\udcff"), "不是文字的字符"),
        (("facts", "targets", "--min", "很多"), "不是一个数量"),
        (("facts", "targets", "--min", "nan"), "不是一个数量"),
        (("facts", "targets", "--max", "1e999"), "不是一个数量"),
        (("facts", "targets", "--by", "2025", "--due", "2025"), "different bounds"),
        (("facts", "targets", "--xlsx"), "name a file"),
        (("facts", "targets", "--output", "targets.doc"), "suffix tells no form"),
        (("facts", "targets", "--output", "/nowhere/targets.csv"), "can be written"),
        (("facts", "targets", "--output", "/nowhere/targets.xlsx"), "can be written"),
        (("facts", "targets", "--output", "/nowhere/targets.parquet"), "can be written"),
        (("show", "12x"), "不是篇号"),
        (("show", "999"), "没有这一篇"),
        (("show", "9" * 30), "没有这一篇"),
        (("show", "1@5-5"), "没有这一处"),
        (("show", "1@0-99999"), "没有这一处"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told(words: tuple[str, ...], met: str, place: str) -> None:
    assert met in refused(*words, "--library", place)


@pytest.mark.parametrize("number", ["99", "9" * 30, "0"])
def test_removing_what_is_not_there_is_told(number: str, place: str) -> None:
    assert number in refused("remove", number, "--library", place, status=1)


def test_pages_beyond_all_numbers_are_empty(place: str) -> None:
    huge = "9" * 30
    assert json.loads(given(place, "facts", "targets", "--json", "--offset", huge)) == {"total": 5, "facts": []}
    assert len(json.loads(given(place, "facts", "targets", "--json", "--limit", huge))["facts"]) == 5
    assert json.loads(given(place, "search", "市", "--json", "--limit", huge, "--offset", huge))["hits"] == []


# --- a question need not wait for the readers ---


def test_a_search_loads_no_readers_and_no_rules(place: str) -> None:
    """They take half a second to build, and a table's writers as long: each is loaded when it is needed."""
    program = (
        "import sys\nfrom click.testing import CliRunner\nfrom yaoxun.faces.cli import main\n"
        f"shown = CliRunner().invoke(main, ['search', '市', '--library', {place!r}]).output\n"
        "assert '找到 6 篇' in shown\n"
        "heavy = {'yaoxun.reading', 'yaoxun.extraction', 'polars', 'xlsxwriter', 'lxml', 'pypdfium2', 'multiprocessing'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
