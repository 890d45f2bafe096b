"""Adding files in the browser: each tells what became of it, and none can hold the site up."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.databases import SAMPLES
from tests.faces.web.conftest import Served
from yaoxun.errors import SourceDamaged
from yaoxun.faces.web.site import Site
from yaoxun.faces.web.uploads import read_apart
from yaoxun.library.library import Library

TEXT = "民政简报\n第{}期\n\n某市扩大养老补贴\n7月1日起，某市将补贴提高到每月200元。".format


def test_files_are_added_one_by_one_with_what_became_of_each(browser: Browser, tmp_path: Path) -> None:
    """Good, known and broken files stand side by side; the good ones are in the library at once."""
    place = str(tmp_path / "yaoxun.db")
    Library(place, make=True).close()
    served = Served(Site(place))
    window = browser.new_context(base_url=served.address)
    page: Page = window.new_page()
    (tmp_path / "one.txt").write_text(TEXT(1), "utf-8")
    (tmp_path / "same.txt").write_text(TEXT(1), "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    sample = next(path for path in sorted(SAMPLES.iterdir()) if path.suffix == ".pdf")
    page.goto("/add")
    files = [tmp_path / "one.txt", tmp_path / "same.txt", tmp_path / "empty.txt", tmp_path / "broken.docx", sample]
    page.locator("#files").set_input_files(files)
    page.get_by_role("button", name="加入", exact=True).click()
    lines = page.locator("#progress li")
    expect(lines).to_have_count(5, timeout=60_000)
    expect(lines.nth(4)).to_have_class("kept", timeout=60_000)
    assert [line.get_attribute("class") for line in lines.all()] == ["kept", "known", "failed", "failed", "kept"]
    lines.nth(4).get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("海岸带要情")
    page.goto("/")
    expect(page.get_by_text("库里还没有期刊")).to_have_count(0)
    window.close()
    served.stop()


def test_a_file_that_takes_too_long_is_given_up() -> None:
    """The reader of a file is ended after its time, with one clear error."""
    with pytest.raises(SourceDamaged, match=re.escape("还没有读完")):
        read_apart(TEXT(1).encode(), "slow.txt", 1 << 20, seconds=0.001)


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    """The reader of a file may not take more memory than its bound."""
    with pytest.raises(SourceDamaged, match="中途退出"):
        read_apart(TEXT(1).encode(), "large.txt", 1 << 20, memory=64 * 1024 * 1024)
