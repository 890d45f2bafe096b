"""What people do in the reading room, in a real browser."""

import csv
import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.faces.web.conftest import bulletins
from yaoxun.library.facts import FactQuestion
from yaoxun.library.library import Library

PAGES = [
    "/", "/issues", "/issues/1", "/articles/1", "/search", "/search?q=企业", "/search?q=没有这样的词", "/facts/targets",
    "/facts/incentives", "/facts/statistics", "/facts/systems", "/facts/documents", "/facts/organizations", "/facts/measures",
    "/compare", "/compare?topic=产业&regions=江苏、上海", "/lineages", "/policies", "/audit", "/review", "/docs", "/add", "/admin", "/login", "/nothing",
    "/systems/没有这样的平台",
]  # fmt: skip
"""Every page, with what it looks like when there is nothing to show."""


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_a_barrier_or_is_wider_than_its_window(page: Page, address: str) -> None:
    """axe-core finds no violation, light or dark; from a phone to a wide screen only a table in its frame scrolls sideways."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(address)
        found = Axe().run(page)
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == [], scheme
    for width in (360, 390, 768, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_a_citation_opens_the_article_at_the_lit_words(page: Page, filled: str) -> None:
    """From a list of incentives, a click on a quote shows just these words lit, scrolled into view."""
    with Library(filled) as library:
        fact = library.facts(FactQuestion(kind="incentive"), 1).facts[0]
    page.goto("/facts/incentives")
    page.locator("[data-open]").first.click()
    lit = page.locator("mark.lit")
    assert "".join(lit.all_text_contents()) == fact.cited.quote.replace("\n", "")
    expect(lit.first).to_be_in_viewport()
    expect(page.locator("#citation")).to_contain_text(fact.cited.quote[:10])


def test_a_fact_and_its_words_find_each_other(page: Page) -> None:
    """A click on a card lights its words; a click on words lights their card; a kind is switched off and on."""
    page.goto("/articles/1")
    card = page.locator(".cards [data-fact]").first
    number = card.get_attribute("data-fact")
    card.click()
    expect(page.locator(f'mark[data-facts~="{number}"]').first).to_have_class(re.compile(r"\bon\b"))
    other = page.locator(".body mark[data-facts]").last
    other.click()
    first = (other.get_attribute("data-facts") or "").split(" ")[0]
    expect(page.locator(f"#fact-{first}")).to_have_class(re.compile(r"\bon\b"))
    kind = page.locator(".kinds input").first
    name = kind.get_attribute("data-kind")
    kind.uncheck()
    expect(page.locator(f'.cards [data-kind="{name}"]').first).to_be_hidden()
    kind.check()
    expect(page.locator(f'.cards [data-kind="{name}"]').first).to_be_visible()


def test_the_keyboard_is_enough(page: Page) -> None:
    """/ searches, j and k move, o opens, n and p turn articles, ? shows the sheet; keys typed in a box stay there."""
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("jok企业")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("jok企业")
    page.locator("#q").fill("企业")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=%E4%BC%81"))
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    title = page.locator("[data-row].at h2").inner_text()
    page.keyboard.press("o")
    expect(page.locator("h1")).to_have_text(title)
    page.goto("/articles/1")
    page.keyboard.press("n")
    page.wait_for_url("**/articles/2")
    page.keyboard.press("p")
    page.wait_for_url("**/articles/1")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_what_was_found_is_narrowed_by_a_facet(page: Page) -> None:
    """A facet shows as many articles as it said, its state is in the address, and all filters are removed at once."""
    page.goto("/search?q=市")
    facet = page.locator(".facets li").first
    count = facet.locator(".number").inner_text()
    facet.locator("a").click()
    expect(page.locator("main .soft").first).to_contain_text(f"共 {count} 篇")
    assert "region=" in page.url
    page.get_by_text("去掉全部筛选").click()
    assert "region=" not in page.url


def test_every_table_is_exported_in_full(page: Page, filled: str) -> None:
    """CSV has a line for each fact, whatever a page shows; XLSX is a workbook."""
    with Library(filled) as library:
        total = library.facts(FactQuestion(kind="statistic")).total
    answer = page.request.get("/facts/statistics?form=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(list(csv.reader(io.StringIO(answer.text())))) == total + 1
    assert page.request.get("/facts/statistics?form=xlsx").body()[:2] == b"PK"


def test_the_original_is_given_back(page: Page) -> None:
    """The file that was added is downloaded byte for byte."""
    page.goto("/issues/1")
    with page.expect_download() as download:
        page.get_by_text("下载原文件").click()
    got = Path(download.value.path()).read_bytes()
    name = download.value.suggested_filename
    assert got == next(path for path in bulletins() if path.name == name).read_bytes()


def test_language_and_theme_are_chosen_and_kept(page: Page) -> None:
    """English and dark stay chosen on the next page; both go back."""
    page.goto("/")
    page.get_by_text("English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/facts/targets")
    expect(page.locator("h1")).to_have_text("Targets")
    page.get_by_text("中文").click()
    expect(page.locator("h1")).to_have_text("目标")
    page.get_by_text("深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_pages_work_without_scripts(page: Page, site: str) -> None:
    """Searching, opening and paging need no JavaScript."""
    assert page.context.browser is not None
    plain = page.context.browser.new_context(base_url=site, java_script_enabled=False)
    still = plain.new_page()
    still.goto("/search?q=企业")
    still.locator("[data-open]").first.click()
    expect(still.locator("mark.lit").first).to_be_visible()
    plain.close()
