"""Reviewing in the browser: by key and by hand, the program's version beside the person's."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.databases import SAMPLES
from tests.faces.web.conftest import Served
from yaoxun.faces.web.site import Site
from yaoxun.library.add import Source
from yaoxun.library.library import Library


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    """A window on a library of the samples, which the test may change."""
    place = str(tmp_path / "yaoxun.db")
    with Library(place, make=True) as library:
        library.add([Source(str(path), path.name) for path in sorted(SAMPLES.iterdir()) if path.is_file()])
    served = Served(Site(place))
    window = browser.new_context(base_url=served.address, viewport={"width": 1440, "height": 1000})
    return window.new_page()


def waiting(page: Page) -> int:
    found = re.search(r"待复核 (\d+) 条", page.content())
    assert found
    return int(found[1])


def test_facts_are_accepted_and_rejected_by_key(page: Page) -> None:
    """A accepts the fact under the keys and the next one comes; r rejects; both stand in the log and can be undone."""
    page.goto("/review?kind=target")
    before = waiting(page)
    first = page.locator("[data-row].at b").inner_text()
    with page.expect_navigation():
        page.keyboard.press("a")
    assert waiting(page) == before - 1
    assert page.locator("[data-row].at b").inner_text() != first
    with page.expect_navigation():
        page.keyboard.press("r")
    assert waiting(page) == before - 2
    rows = page.locator("table tbody tr")
    expect(rows.nth(0)).to_contain_text("驳回")
    expect(rows.nth(1)).to_contain_text("接受")
    with page.expect_navigation():
        rows.nth(0).get_by_role("button").click()
    page.goto("/review?kind=target")
    assert waiting(page) == before - 1


def test_a_correction_stands_beside_what_the_program_said(page: Page) -> None:
    """C opens the keys of a fact; the new value is in the answers, the old one in the log."""
    page.goto("/review?kind=target")
    page.keyboard.press("c")
    box = page.locator("[data-row].at input[name=key-value]")
    old = box.input_value()
    box.fill("123456")
    with page.expect_navigation():
        page.locator("[data-row].at details button").click()
    row = page.locator("table tbody tr").nth(0)
    expect(row).to_contain_text("更正")
    expect(row).to_contain_text("12.3456万")
    page.goto("/facts/targets")
    expect(page.locator("main")).to_contain_text("12.3456万")
    assert old != "123456"


def test_a_correction_that_cannot_be_is_told(page: Page) -> None:
    """A value of a wrong type is refused with what to do, and nothing is changed."""
    page.goto("/review?kind=target")
    before = waiting(page)
    page.keyboard.press("c")
    page.locator("[data-row].at input[name=key-value]").fill("很多")
    with page.expect_navigation():
        page.locator("[data-row].at details button").click()
    expect(page.get_by_role("alert")).to_contain_text("很多")
    page.goto("/review?kind=target")
    assert waiting(page) == before
