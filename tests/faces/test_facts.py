"""Facts in a terminal and in a browser: what is shown is what was extracted, and how."""

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import yaoxun
from yaoxun.extraction import extract_text
from yaoxun.extraction.fact import Finding
from yaoxun.faces.cli import main
from yaoxun.faces.wording import KINDS

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(str(p) for p in (ROOT / "examples/bulletins").iterdir())
TEXT = (
    "5月9日，湖北省科技厅印发《算力发展办法》（鄂科规〔2024〕5号），自2024年7月1日起施行。一是对新建的智算中心，按设备投资额的12%给予补贴，"
    "最高200万元；二是到2025年，算力规模达到20EFLOPS以上。截至4月底，全省已建成智能工厂66家。全国首个碳账户管理平台上线运行。"
)
ISSUED = dt.date(2024, 5, 17)


def printed(*words: str, **further: str) -> str:
    result = CliRunner(env=further).invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def steps(found: Finding | None) -> list[Finding]:
    return [] if found is None else [found, *(step for part in found.parts for step in steps(part))]


def test_every_kind_tells_how_it_was_found() -> None:
    """Facts of all nine kinds in one text, and the rule of each step with the place that it read, are printed."""
    facts = extract_text("", TEXT, ISSUED).facts
    assert {f.kind for f in facts} == set(KINDS)
    shown = printed("explain", "--issued", "2024-05-17", TEXT)
    for fact in facts:
        assert fact.found is not None, fact
        for step in steps(fact.found):
            assert re.search(rf"── {re.escape(step.rule)}\s+「.*?」\s+{step.start}–{step.end}$", shown, re.MULTILINE), (
                step
            )
    heads = [line.split()[1] for line in shown.splitlines() if line[0] not in "地└├│ "]
    assert heads == [f.kind for f in facts]


def test_every_step_stands_inside_the_text() -> None:
    """The places of a tree are places of the text, and a part lies inside what it is a part of."""
    for fact in extract_text("", TEXT, ISSUED).facts:
        for step in steps(fact.found):
            assert 0 <= step.start < step.end <= len(TEXT)
            assert all(step.start <= part.start and part.end <= step.end for part in step.parts), step


def test_explain_says_that_nothing_was_found() -> None:
    """A text without facts gets an answer."""
    assert "没有找到要素" in printed("explain", "大家好。")


def test_explain_reads_standard_input() -> None:
    """- stands for standard input."""
    result = CliRunner().invoke(main, ["explain", "-"], input="建成智能工厂66家。\n")
    assert "66家" in result.stdout


def test_a_title_tells_the_region() -> None:
    """--title is read as an article's title is."""
    assert "地区：江苏省苏州市" in printed("explain", "--title", "江苏苏州出台新政", "近日，新政印发。")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: Path(p).name)
def test_facts_shows_every_article_and_fact(path: str) -> None:
    """--facts prints each article whole, and a row for each of its facts."""
    shown = re.sub(r"\s+", "", printed("read", "--facts", path))
    rows = sum(len(yaoxun.extract(a, yaoxun.read(path).anchor)) for a in yaoxun.read(path).articles)
    table = re.findall(rf"^(?:{'|'.join(KINDS.values())})  ", printed("read", "--facts", path), re.MULTILINE)
    assert len(table) == rows
    for article in yaoxun.read(path).articles:
        assert re.sub(r"\s+", "", article.title) in shown
        assert re.sub(r"\s+", "", article.text) in shown


def test_quotes_are_coloured_on_a_terminal_only() -> None:
    """A pipe gets plain text; a terminal gets the same text with colours."""
    plain = printed("read", "--facts", SAMPLES[0])
    coloured = printed("read", "--facts", SAMPLES[0], FORCE_COLOR="1")
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_html_holds_all_documents(tmp_path: Path) -> None:
    """--html writes one page with every article, makes its folder, and prints nothing."""
    target = tmp_path / "new" / "page.html"
    assert printed("read", "--html", str(target), *SAMPLES) == ""
    page = target.read_text("utf-8")
    assert page.count("<article ") == sum(len(yaoxun.read(p).articles) for p in SAMPLES)


def test_html_keeps_an_old_page_where_nothing_was_read(tmp_path: Path) -> None:
    """A run that reads nothing leaves what was there, and says so by its status."""
    target, empty = tmp_path / "page.html", tmp_path / "empty.txt"
    assert CliRunner().invoke(main, ["read", "--html", str(target), SAMPLES[0]]).exit_code == 0
    old = target.read_bytes()
    empty.write_bytes(b"")
    assert CliRunner().invoke(main, ["read", "--html", str(target), str(empty)]).exit_code == 1
    assert target.read_bytes() == old


@pytest.mark.parametrize("words", [["--facts", "--explain"], ["--html", "x.html", "--output", "x"]])
def test_one_answer_at_a_time(words: list[str]) -> None:
    """Two ways of showing are refused, with a message that names them."""
    result = CliRunner().invoke(main, ["read", *words, SAMPLES[0]])
    assert result.exit_code == 2
    assert "--facts" in result.output
