"""What the README shows is what happens."""

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from yaoxun.faces.cli import main

ROOT = Path(__file__).parents[1]


def test_the_examples_of_the_readme_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Python example in README.md gives what it says."""
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/tutorial/first-bulletin.md"])
def test_the_explanation_that_is_shown_is_what_is_printed(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of a sample of --explain is printed, in this order; … stands for lines that were left out."""
    monkeypatch.chdir(ROOT)
    sample = r"^\$ \S*yaoxun (read --explain \S+)\n(.*?)^```$"
    samples = re.findall(sample, (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert samples
    for words, shown in samples:
        printed = iter([line.rstrip() for line in CliRunner().invoke(main, words.split()).stdout.splitlines()])
        assert [line for line in shown.splitlines() if line != "…" and line not in printed] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_leads_to_the_documentation(page: str) -> None:
    """Each README links the index of the documentation."""
    assert "(docs/README.md)" in (ROOT / page).read_text("utf-8")
