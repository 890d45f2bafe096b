"""Pictures of the pages in docs/images: `python -m evaluation.screenshots` takes them of a library of our own samples.

Each page is taken as a wide screen and as a phone show it. Chromium is the one that CHROMIUM names, else the one on the path.
"""

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from yaoxun.faces.web.app import make_app
from yaoxun.faces.web.site import Site
from yaoxun.faces.web.templates import link
from yaoxun.library.add import Source
from yaoxun.library.facts import FactQuestion
from yaoxun.library.library import Library

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "examples" / "bulletins"
IMAGES = ROOT / "docs" / "images"
SIZES = ((1440, 760), (390, 760))  # a desk, a phone


def addresses(place: str) -> dict[str, str]:
    """Return the pages by the names of their pictures; the article is the one of the incentive with the highest cap."""
    with Library(place) as library:
        facts = library.facts(FactQuestion(kind="incentive")).facts
    largest = max(facts, key=lambda fact: fact.says.get("cap") or 0)
    return {
        "home": "/",
        "article": link(largest.cited.key),
        "search": "/search?q=企业 补贴",
        "targets": "/facts/targets",
        "lineages": "/lineages?words=注销时间",
        "compare": "/compare?topic=企业 OR 改造&regions=广东、湖北、福建",
        "review": "/review",
    }


@contextmanager
def served(place: str) -> Iterator[str]:
    """Serve a library to this computer while its pictures are taken; gives the address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(Site(place)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def taken(page: Page, address: str) -> bytes:
    """Return a picture of what the window shows of a page."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page.screenshot(animations="disabled")


def main() -> None:
    """Take the pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium; set CHROMIUM to where it is")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "yaoxun.db")
        with Library(place, make=True) as library:
            library.add([Source(str(path), path.name) for path in sorted(SAMPLES.iterdir())], workers=1)
        with served(place) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
            )
            for width, height in SIZES:
                window = browser.new_context(base_url=site, viewport={"width": width, "height": height}, locale="zh-CN")
                page = window.new_page()
                for name, address in addresses(place).items():
                    picture = taken(page, address)
                    (IMAGES / f"{name}-{width}.png").write_bytes(picture)
                    print(f"{name}-{width}.png: {len(picture) / 1024:.0f} KiB")
            browser.close()


if __name__ == "__main__":
    main()
