"""The pages speak two languages: every Chinese wording of a template has its English."""

import re
from pathlib import Path

import pytest

from yaoxun.faces.web.site import FOLDER
from yaoxun.faces.web.templates import english
from yaoxun.faces.wording import KINDS

_SAID = re.compile(r"""\bt\(\s*(["'])(?P<said>.+?)\1""")


@pytest.mark.parametrize("page", sorted((FOLDER / "templates").glob("*.html")), ids=lambda path: path.name)
def test_every_wording_has_its_english(page: Path) -> None:
    """What a template says in Chinese is in the list, with the same blanks to fill."""
    for found in _SAID.finditer(page.read_text("utf-8")):
        said = found["said"]
        assert said in english(), said
        assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", english()[said])), said


def test_every_kind_has_its_english() -> None:
    """The kinds of facts are named in both languages."""
    assert [name for name in KINDS.values() if name not in english()] == []
