"""Who may come in, and what another site's page cannot do."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.faces.web.conftest import PASSWORD, TEXT, log_in, token
from yaoxun.faces.web.app import make_app
from yaoxun.faces.web.site import Site
from yaoxun.library import accounts
from yaoxun.library.add import Source
from yaoxun.library.library import Library


@pytest.mark.parametrize("address", ["/", "/issues", "/articles/1", "/search?q=市", "/issues/1/file", "/facts/targets?form=csv", "/audit", "/review", "/add", "/admin"])  # fmt: skip
def test_nobody_sees_anything_from_outside(outside: TestClient, address: str) -> None:
    """Every page sends to the login, which leads back; nothing of the library is in the answer."""
    answer = outside.get(address)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?to=")
    assert "养老" not in answer.text


@pytest.mark.parametrize("address", ["/api/search?q=市", "/api/facts/target", "/api/issues", "/api/articles/1"])
def test_a_program_from_outside_is_told_to_log_in(outside: TestClient, address: str) -> None:
    """An interface answers 401 with a code, not a page."""
    answer = outside.get(address)
    assert (answer.status_code, answer.json()["code"]) == (401, "login")


def test_a_password_opens_and_a_logout_closes(outside: TestClient) -> None:
    """A session lasts until its end, and its cookie is out of a script's reach."""
    assert log_in(outside, "reader") == 303
    assert outside.get("/issues").status_code == 200
    assert outside.post("/logout", data={"csrf": token(outside, "/")}).status_code == 303
    assert outside.get("/issues").status_code == 303


def test_cookies_are_guarded(outside: TestClient) -> None:
    """Every cookie is HttpOnly and SameSite."""
    form = {"csrf": token(outside, "/login"), "name": "reader", "password": PASSWORD, "to": "/"}
    for kept in outside.post("/login", data=form).headers.get_list("set-cookie"):
        assert "HttpOnly" in kept
        assert "SameSite=lax" in kept


def test_wrong_passwords_are_slowed_down(outside: TestClient, place: str) -> None:
    """After five failures within a quarter of an hour not even the right password opens."""
    for _ in range(5):
        assert log_in(outside, "reader", "wrong wrong wrong") == 403
    assert log_in(outside, "reader") == 403
    assert log_in(outside, "editor") == 303
    with Library(place) as library:
        library.database.run("UPDATE login_failure SET at = '2000-01-01T00:00:00+00:00'")
    assert log_in(outside, "reader") == 303


def test_a_login_leads_nowhere_else(outside: TestClient) -> None:
    """The way back is an address of this site, whatever the link says."""
    for evil in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        form = {"csrf": token(outside, "/login"), "name": "reader", "password": PASSWORD, "to": evil}
        assert outside.post("/login", data=form).headers["location"] == "/"


def test_an_account_that_is_closed_is_out_at_once(outside: TestClient, place: str) -> None:
    """Closing an account ends its sessions."""
    log_in(outside, "editor")
    with Library(place) as library:
        accounts.close(library.database, "editor")
    assert outside.get("/issues").status_code == 303
    assert log_in(outside, "editor") == 403


FORMS = {"/admin/accounts": {"name": "new", "password": PASSWORD, "role": "reader"}}


def test_another_name_for_this_computer_is_refused(place: str) -> None:
    """A page of another name that resolves to this computer reads nothing."""
    with TestClient(make_app(Site(place)), base_url="http://evil.example") as client:
        assert client.get("/issues").status_code == 421
    with TestClient(make_app(Site(place, names=("library.office",))), base_url="http://library.office") as client:
        assert client.get("/issues").status_code == 200


def test_every_answer_bounds_what_a_page_may_do(inside: TestClient) -> None:
    """No inline script or style, no frame, no other host, no guess of the type."""
    for address in ("/", "/nothing", "/api/issues", "/static/yaoxun.css"):
        headers = inside.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_what_bulletins_say_is_never_markup(tmp_path: Path) -> None:
    """A title or text that looks like HTML is shown as it stands."""
    evil = "<script>alert(1)</script>"
    where = str(tmp_path / "yaoxun.db")
    with Library(where, make=True) as library:
        library.add([Source("-", f"{evil}.txt", data=TEXT.replace("养老补贴", f"养老{evil}补贴").encode())])
    with TestClient(make_app(Site(where)), base_url="http://127.0.0.1") as client:
        for address in ("/", "/issues", "/issues/1", "/articles/1", "/search", "/facts/targets", "/review", "/audit"):
            answer = client.get(address, params={"q": f"市 {evil}"} if address == "/search" else None)
            assert answer.status_code == 200
            assert evil not in answer.text, address


def test_every_write_is_in_the_log(inside: TestClient, place: str) -> None:
    """Who did what to which object stands in the log."""
    inside.post("/review/1/accept", data={"csrf": token(inside, "/add")})
    inside.post("/admin/accounts", data={"csrf": token(inside, "/add"), **FORMS["/admin/accounts"]})
    with Library(place) as library:
        said = [(one.account, one.deed, one.what) for one in accounts.log(library.database)]
    assert said == [("本机", "建账号", "new"), ("本机", "接受", "要素 1")]


def test_passwords_are_not_kept(place: str) -> None:
    """No file of the library holds a password."""
    for file in Path(place).parent.iterdir():
        assert PASSWORD.encode() not in file.read_bytes()
