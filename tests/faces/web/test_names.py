"""Pages of one name, filters of a table, and where the tiles of the map lie."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.databases import SAMPLES
from tests.faces.web.conftest import Served
from yaoxun.faces.web.pages import tiles
from yaoxun.faces.web.site import Site
from yaoxun.library.add import Source
from yaoxun.library.facts import FactQuestion
from yaoxun.library.library import Library

BORDERS = [
    ("11", "12"), ("11", "13"), ("12", "13"), ("13", "14"), ("13", "21"), ("13", "37"), ("14", "41"), ("14", "15"), ("21", "22"),
    ("22", "23"), ("31", "32"), ("31", "33"), ("32", "33"), ("32", "34"), ("32", "37"), ("33", "34"), ("33", "35"), ("33", "36"),
    ("34", "36"), ("34", "41"), ("34", "42"), ("35", "36"), ("36", "43"), ("36", "44"), ("41", "42"), ("41", "61"), ("42", "43"),
    ("42", "50"), ("42", "61"), ("43", "44"), ("43", "45"), ("43", "52"), ("44", "45"), ("44", "46"), ("45", "52"), ("45", "53"),
    ("50", "51"), ("50", "52"), ("50", "61"), ("51", "52"), ("51", "53"), ("51", "54"), ("51", "62"), ("51", "63"), ("52", "53"),
    ("53", "54"), ("61", "62"), ("62", "63"), ("62", "64"), ("63", "54"), ("63", "65"), ("62", "65"), ("44", "81"), ("44", "82"), ("35", "71"),
]  # fmt: skip
"""Provinces that border on each other, or that a narrow sea parts."""


@pytest.mark.parametrize("kind", ["system", "organization"])
def test_a_name_in_a_table_opens_its_own_page(kind: str, page: Page, filled: str) -> None:
    """The page has every mention of the name that the library knows, each opens at its words; it has no barrier and fits a phone."""
    page.goto(f"/facts/{kind}s")
    name = page.locator("td.value a").first
    said = name.inner_text().split("；")[0]
    name.click()
    expect(page.locator("h1")).to_have_text(said)
    with Library(filled) as library:
        known = library.facts(FactQuestion(kind=kind, name=said))
    assert known.total > 0
    assert page.locator("tbody tr").count() == min(known.total, 20)
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("[data-open]").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()


def test_a_name_that_is_not_known_is_told(page: Page) -> None:
    """Signs that mean something in an address or in HTML are only a name."""
    answer = page.goto("/systems/%3Cb%3E%2F..%2Fx%22%3F")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text('<b>/../x"?')


@pytest.mark.parametrize(("plural", "place"), [("documents", "/policies"), ("targets", "/lineages")])
def test_a_document_and_a_target_lead_to_what_became_of_them(plural: str, place: str, page: Page) -> None:
    """The lineage that opens is of the same title or indicator."""
    page.goto(f"/facts/{plural}")
    said = page.locator("td.value a").first
    words = said.inner_text().split("》")[0].lstrip("《").split("：")[0]
    said.click()
    assert f"{place}?" in page.url
    expect(page.locator("h2").filter(has_text=words).first).to_be_visible()


def test_incentives_are_filtered_by_instrument_in_the_page_its_export_and_the_interface(page: Page) -> None:
    """All three have the same facts, all of the instrument, fewer than there are; a Chinese name is taken too."""
    page.goto("/facts/incentives")
    page.locator("select[name=instrument]").select_option("subsidy")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("select[name=instrument]")).to_have_value("subsidy")
    shown = page.locator("tbody tr").count()
    assert shown > 0
    whole = json.loads(page.request.get("/facts/incentives?instrument=subsidy&form=json").text())
    asked = json.loads(page.request.get("/api/facts/incentive?instrument=补贴").text())
    every = json.loads(page.request.get("/api/facts/incentive").text())
    assert whole["total"] == asked["total"] < every["total"]
    assert shown == min(20, asked["total"])
    assert {fact["instrument"] for fact in asked["facts"]} == {"subsidy"}


def test_a_filter_that_a_kind_has_not_is_told_in_one_sentence(page: Page) -> None:
    """Targets have no event."""
    answer = page.request.get("/api/facts/target?event=launched")
    assert answer.status == 400
    assert "没有这一项" in answer.json()["message"]


def test_the_tiles_lie_as_the_provinces_do() -> None:
    """Each of the 34 has a place of its own; the north is up, the east is right, and these borders touch."""
    at = {code[:2]: (x, y) for code, x, y in tiles()}
    assert len(at) == len(set(at.values())) == 34
    apart = [(a, b) for a, b in BORDERS if max(abs(at[a][0] - at[b][0]), abs(at[a][1] - at[b][1])) > 1]
    assert apart == []
    for north, south in (
        ("23", "22"),
        ("11", "41"),
        ("37", "32"),
        ("42", "43"),
        ("43", "44"),
        ("44", "46"),
        ("33", "35"),
    ):
        assert at[north][1] < at[south][1]
    for west, east in (
        ("65", "62"),
        ("54", "51"),
        ("51", "42"),
        ("42", "31"),
        ("61", "41"),
        ("53", "44"),
        ("35", "71"),
    ):
        assert at[west][0] < at[east][0]


def test_the_labels_of_a_curve_stay_within_it(browser: Browser, tmp_path: Path) -> None:
    """At the first and the last day a label is written inwards, so that none is cut off, on a phone neither."""
    place = str(tmp_path / "yaoxun.db")
    with Library(place, make=True) as library:
        library.add([Source(str(SAMPLES / "pearl-weekly.txt"), "pearl-weekly.txt")], workers=1)
    served = Served(Site(place))
    page = browser.new_page()
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{served.address}/lineages")
        cut = page.evaluate(
            """[...document.querySelectorAll(".curve")].flatMap(curve => { const frame = curve.getBoundingClientRect();
            return [...curve.querySelectorAll("text")].filter(text => { const box = text.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 }).map(text => text.textContent) })"""
        )
        assert page.locator(".curve text").count() > 0
        assert cut == []
    page.close()
    served.stop()
