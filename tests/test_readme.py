"""What the README shows is what happens."""

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from yaoxun.faces.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]

_SAMPLE = re.compile(
    r"^\$ \S*yaoxun ((?:read --explain|read --facts|explain|search|facts|compare|track) (?!--help)[^\n|]+)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def test_the_examples_of_the_readme_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Python example in README.md gives what it says."""
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


def samples() -> Iterator[tuple[str, str, str]]:
    """The samples of --explain, --facts and `explain`: where they are shown, the command, and its output."""
    for path in PAGES:
        for words, shown in _SAMPLE.findall(path.read_text("utf-8")):
            yield str(path.relative_to(ROOT)), words, shown


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The library of the samples, which the samples of library commands ask."""
    place = str(tmp_path_factory.mktemp("readme") / "yaoxun.db")
    assert CliRunner().invoke(main, ["add", str(ROOT / "examples/bulletins"), "--library", place]).exit_code == 0
    return place


@pytest.mark.parametrize(("page", "words", "shown"), list(samples()))
def test_what_is_shown_is_what_is_printed(
    page: str, words: str, shown: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line of a sample is printed, in this order; … stands for lines that were left out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("YAOXUN_LIBRARY", library)
    result = CliRunner().invoke(main, shlex.split(words))
    assert result.exit_code == 0, page
    printed = iter([line.rstrip() for line in result.stdout.splitlines()])
    assert [line for line in shown.splitlines() if line != "…" and line not in printed] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("command", ["read --explain", "read --facts", "explain", "facts", "track"])
def test_the_readme_shows_each_answer(page: str, command: str) -> None:
    """Each README has a sample of what a reader will use first."""
    assert [words for where, words, _ in samples() if where == page and words.startswith(command)]


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_leads_to_the_documentation(page: str) -> None:
    """Each README links the index of the documentation."""
    assert "(docs/README.md)" in (ROOT / page).read_text("utf-8")
