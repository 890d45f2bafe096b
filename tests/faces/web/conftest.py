"""A library on the web, people of each role who come to it, and a real browser that looks at it."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.databases import SAMPLES, SEEDS
from yaoxun.faces.web.app import make_app
from yaoxun.faces.web.site import Site
from yaoxun.library import accounts
from yaoxun.library.accounts import Role
from yaoxun.library.add import Source
from yaoxun.library.library import Library

expect.set_options(timeout=30_000)  # a busy machine is no fault of the page

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def bulletins() -> list[Path]:
    """The five real bulletins where they are here, else our samples."""
    folder = SEEDS if SEEDS.is_dir() else SAMPLES
    return sorted(path for path in folder.iterdir() if path.is_file())


class Served:
    """A site that answers until it is stopped."""

    def __init__(self, site: Site) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        config = uvicorn.Config(make_app(site), host="127.0.0.1", port=self.port, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        for _ in range(200):
            if self._server.started:
                return
            time.sleep(0.05)
        raise TimeoutError("the site did not start")

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop it."""
        self._server.should_exit = True
        self._thread.join(10)


TEXT = "民政简报\n第3期\n\n某市扩大养老补贴\n7月1日起，某市将补贴提高到每月200元，惠及老人3万名。江苏省民政厅的“苏养通”平台同日上线。"
PASSWORD = "correct horse 电池"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A library with one article and an account of each role, whose passwords are hashed fast."""
    monkeypatch.setattr(accounts, "_N", 2)
    where = str(tmp_path / "yaoxun.db")
    with Library(where, make=True) as library:
        library.add([Source("-", "3.txt", data=TEXT.encode())])
        for role in Role:
            accounts.make(library.database, role.name, PASSWORD, role)
    return where


@pytest.fixture
def outside(place: str) -> Iterator[TestClient]:
    """Somebody at another computer, not logged in."""
    with TestClient(make_app(Site(place, host="0.0.0.0")), follow_redirects=False) as client:
        yield client


@pytest.fixture
def inside(place: str) -> Iterator[TestClient]:
    """Somebody at the computer of the library."""
    with TestClient(make_app(Site(place)), base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        yield client


def token(client: TestClient, address: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    form = {"csrf": token(client, "/login"), "name": name, "password": password, "to": "/issues"}
    return client.post("/login", data=form).status_code


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library of the bulletins that are here."""
    place = str(tmp_path_factory.mktemp("web") / "yaoxun.db")
    with Library(place, make=True) as library:
        added = library.add([Source(str(path), path.name) for path in bulletins()])
        assert added.kept
        assert not added.failures
    return place


@pytest.fixture(scope="session")
def site(filled: str) -> Iterator[str]:
    """The address of a site for this computer alone."""
    served = Served(Site(filled))
    yield served.address
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser window that fails the test where a page asks another host, or its console complains."""
    opened = browser.new_context(base_url=site, viewport={"width": 1440, "height": 1000}, locale="zh-CN")
    outside: list[str] = []
    opened.on(
        "request", lambda request: None if request.url.startswith((site, "data:")) else outside.append(request.url)
    )
    complaints: list[str] = []
    opened.on("weberror", lambda error: complaints.append(str(error.error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    opened.close()
    assert outside == []
    assert [said for said in complaints if "status of 40" not in said] == []  # a refusal is told on the page


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of the window."""
    return context.new_page()
