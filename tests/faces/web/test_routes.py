"""Which role each address needs: one table of all, checked for every role, for nobody, and for another site's forms."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pytest
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute, Mount, Route

from tests.faces.web.conftest import PASSWORD, log_in, token
from yaoxun.faces.web.app import make_app
from yaoxun.faces.web.site import Site
from yaoxun.library.accounts import Role


class Line(NamedTuple):
    """An address of the site: what it needs (None: nobody has to be logged in), and one request that it answers."""

    method: str
    path: str
    needs: Role | None
    address: str
    form: Mapping[str, str] = {}


READS = [
    Line("GET", "/static", None, "/static/yaoxun.css"),
    Line("GET", "/login", None, "/login"),
    Line("GET", "/", Role.reader, "/"),
    Line("GET", "/issues", Role.reader, "/issues"),
    Line("GET", "/issues/{number}", Role.reader, "/issues/1"),
    Line("GET", "/issues/{number}/file", Role.reader, "/issues/1/file"),
    Line("GET", "/articles/{number}", Role.reader, "/articles/1?at=0-2"),
    Line("GET", "/search", Role.reader, "/search?q=市"),
    Line("GET", "/facts/{plural}", Role.reader, "/facts/incentives"),
    Line("GET", "/systems/{name:path}", Role.reader, "/systems/苏养通平台"),
    Line("GET", "/organizations/{name:path}", Role.reader, "/organizations/江苏省民政厅"),
    Line("GET", "/compare", Role.reader, "/compare?topic=养老&regions=江苏"),
    Line("GET", "/lineages", Role.reader, "/lineages"),
    Line("GET", "/policies", Role.reader, "/policies"),
    Line("GET", "/audit", Role.reader, "/audit?issue=1"),
    Line("GET", "/review", Role.reader, "/review"),
    Line("GET", "/add", Role.reader, "/add"),
    Line("GET", "/docs", Role.reader, "/docs"),
    Line("GET", "/openapi.json", Role.reader, "/openapi.json"),
    Line("GET", "/settings/{name}/{said}", Role.reader, "/settings/language/en"),
    Line("GET", "/admin", Role.admin, "/admin"),
    Line("GET", "/api/search", Role.reader, "/api/search?q=市"),
    Line("GET", "/api/facts/{kind}", Role.reader, "/api/facts/target"),
    Line("GET", "/api/compare", Role.reader, "/api/compare?topic=养老&regions=江苏"),
    Line("GET", "/api/lineages", Role.reader, "/api/lineages"),
    Line("GET", "/api/policies", Role.reader, "/api/policies"),
    Line("GET", "/api/audit", Role.reader, "/api/audit?issue=1"),
    Line("GET", "/api/issues", Role.reader, "/api/issues"),
    Line("GET", "/api/articles/{number}", Role.reader, "/api/articles/1"),
]
WRITES = [
    Line("POST", "/searches", Role.reader, "/searches", {"title": "t", "address": "/search?q=市"}),
    Line("POST", "/searches/{number}/forget", Role.reader, "/searches/1/forget"),
    Line("POST", "/review/{fact}/{verdict}", Role.reviewer, "/review/1/accept"),
    Line("POST", "/reviews/{number}/undo", Role.reviewer, "/reviews/1/undo"),
    Line("POST", "/articles/{number}/reviewed", Role.reviewer, "/articles/1/reviewed"),
    Line("POST", "/add", Role.editor, "/add"),
    Line("POST", "/admin/accounts", Role.admin, "/admin/accounts", {"name": "new", "password": PASSWORD, "role": "reader"}),
    Line("POST", "/admin/accounts/close", Role.admin, "/admin/accounts/close", {"name": "new"}),
    Line("POST", "/login", None, "/login", {"name": "reader", "password": PASSWORD}),
    Line("POST", "/logout", None, "/logout"),
]  # fmt: skip
LINES = READS + WRITES


def routes(found: Iterable[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Return the methods and paths of an application; FastAPI keeps those of a router that it includes within it."""
    for one in found:
        inner = getattr(one, "original_router", None)
        if inner is not None:
            yield from routes(inner.routes, prefix + one.include_context.prefix)  # type: ignore[attr-defined]
        elif isinstance(one, Mount):
            yield "GET", one.path
        else:
            assert isinstance(one, Route), one
            yield from ((method, prefix + one.path) for method in (one.methods or set()) - {"HEAD"})


def test_the_table_has_every_address() -> None:
    """A new address needs a line here that says who may use it."""
    app = make_app(Site("nowhere.db"))
    assert sorted(routes(app.routes)) == sorted((line.method, line.path) for line in LINES)


def test_whatever_writes_is_no_link() -> None:
    """Whatever is no GET is among the writes, whose forms are checked below."""
    assert {line.method for line in READS} == {"GET"}
    assert {line.method for line in WRITES} == {"POST"}


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.method} {line.path}")
def test_nobody_comes_in_without_an_account(outside: TestClient, line: Line) -> None:
    """Without an account every address but the login and its looks sends there, or tells a program 401."""
    form = {"csrf": token(outside, "/login"), **line.form}
    answer = outside.request(line.method, line.address, data=form if line.method == "POST" else None)
    sent = answer.headers.get("location", "").startswith("/login?to=")
    assert (sent or answer.status_code == 401) == (line.needs is not None)
    assert "养老" not in answer.text


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.name)
def test_each_role_may_what_the_table_says(outside: TestClient, place: str, role: Role) -> None:
    """An address answers those who have the role that it needs, or more; others are refused, and nothing is written."""
    log_in(outside, role.name)
    for line in LINES:
        form = {"csrf": token(outside, "/search"), **line.form} if line.method == "POST" else None
        before = kept(place)
        answer = outside.request(line.method, line.address, data=form)
        if line.needs is None or role >= line.needs:
            assert answer.status_code in {200, 303}, (line, answer.text)
            assert not answer.headers.get("location", "").startswith("/login?to="), line
        else:
            assert answer.status_code == 403, line
            assert kept(place) == before, line


def kept(place: str) -> list[str]:
    """All that a library holds."""
    connection = sqlite3.connect(place)
    said = list(connection.iterdump())
    connection.close()
    return said


@pytest.mark.parametrize("line", WRITES, ids=lambda line: line.path)
def test_another_sites_form_writes_nothing(inside: TestClient, place: str, line: Line) -> None:
    """Without the token of this site's page, with another, or from another site's page, a form is refused; at this computer too."""
    good = token(inside, "/add")
    before = kept(place)
    evil = [({}, {}), ({"csrf": "x" * len(good)}, {}), ({"csrf": ""}, {}), ({"csrf": "密"}, {}), ({}, {"X-CSRF": "x"})]
    foreign = ("https://evil.example", "http://127.0.0.1:9999", "http://127.0.0.1:8000.evil.example")
    evil += [({"csrf": good}, {"Origin": origin}) for origin in foreign]
    for form, headers in evil:
        assert inside.post(line.address, data={**form, **line.form}, headers=headers).status_code == 403
    inside.cookies.delete("csrf")  # a token that the browser was never given
    assert inside.post(line.address, data={"csrf": "", **line.form}).status_code == 403
    assert inside.post(line.address, data={"csrf": good, **line.form}).status_code == 403
    assert kept(place) == before


def test_looking_writes_nothing(inside: TestClient, place: str) -> None:
    """No link, picture or prefetch changes the library, so that none needs a token."""
    before = kept(place)
    for line in READS:
        assert inside.get(line.address).status_code in {200, 303}
    assert kept(place) == before
