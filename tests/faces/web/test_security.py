"""What people with bad intent send, and what bulletins of theirs hold: none of it runs, gets out, or takes the site down."""

import asyncio
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from tests.databases import Places
from tests.faces.web.conftest import PASSWORD, TEXT, log_in, token
from tests.faces.web.test_routes import READS, WRITES
from tests.reading.test_errors import bomb
from yaoxun.faces.web.app import make_app
from yaoxun.faces.web.bodies import FORM
from yaoxun.faces.web.site import Site
from yaoxun.library import accounts, browse
from yaoxun.library.accounts import Role
from yaoxun.library.add import Source
from yaoxun.library.library import Library

EVIL = "\"'></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
PARAMETERS = (
    "q", "kind", "words", "least", "most", "by", "due", "event", "page", "form", "region", "section", "maker", "since",
    "until", "industry", "topic", "regions", "issue", "at", "to", "nothing",
)  # fmt: skip
PAGES = [line.address for line in READS if not line.path.startswith(("/static", "/api", "/settings"))]
NUMBERS = {"page", "issue", "limit", "offset", "at", "least", "due"}
LARGE = ("99999999999999999999", "9" * 5000, "-99999999999999999999", "9223372036854775807")


def check_harmless(text: str, where: str) -> None:
    """Check that a page has its own script alone, and nothing that runs otherwise."""
    page = html.document_fromstring(text)
    assert [(one.get("src"), one.text) for one in page.iter("script")] == [("/static/yaoxun.js", None)], where
    assert not list(page.iter("img", "iframe", "object", "embed", "base", "style")), where
    for one in page.iter():
        for name, said in one.attrib.items():
            assert not str(name).startswith("on"), where
            assert name not in {"style", "srcdoc"}, where
            if name in {"href", "src", "action", "formaction"}:
                assert urlsplit(str(said)).scheme in {"", "http", "https"}, (where, said)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The site of a library in which whatever somebody else wrote is markup: titles, texts, links, names, notes."""
    monkeypatch.setattr(accounts, "_N", 2)
    where = str(tmp_path / "yaoxun.db")
    text = TEXT.replace("民政简报", f"民政{EVIL}简报").replace("养老补贴", f"养老{EVIL}补贴") + "\njavascript:alert(1)"
    with Library(where, make=True) as library:
        library.add([Source("-", f"{EVIL.replace('/', '／')}.txt", data=text.encode())])
        library.add([Source("-", f"{EVIL.replace('/', '／')}.docx", data=b"PK\x03\x04")])
        accounts.make(library.database, EVIL, PASSWORD, Role.reader)
    with TestClient(make_app(Site(where)), base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        given = {"csrf": token(client, "/add")}
        client.post("/searches", data={**given, "title": EVIL, "address": f"/search?q={EVIL}"})
        client.post("/review/1/reject", data={**given, "note": EVIL})
        yield client


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_others_wrote_never_runs(hostile: TestClient, language: str) -> None:
    """Titles, texts, file names, names of accounts, titles of searches and notes that are markup are shown as they stand."""
    hostile.cookies.set("language", language)
    shown = 0
    for address in PAGES:
        answer = hostile.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            check_harmless(answer.text, address)
            shown += "&lt;script&gt;" in answer.text
    assert shown > len(PAGES) / 3  # it did reach them


def test_what_a_request_says_never_runs(hostile: TestClient) -> None:
    """A page that repeats its parameters, or complains of one, shows them as text."""
    repeated = 0
    for address in PAGES:
        for name in PARAMETERS:
            glue = "&" if "?" in address else "?"
            answer = hostile.get(f"{address}{glue}{urlencode({name: EVIL})}")
            assert answer.status_code < 500, (address, name)
            if answer.headers["content-type"].startswith("text/html"):
                check_harmless(answer.text, f"{address} {name}")
                repeated += "&lt;script&gt;" in answer.text
    assert repeated


@pytest.mark.parametrize("address", ["/{}", "/facts/{}", "/issues/{}", "/articles/{}", "/settings/theme/{}"])
def test_the_page_of_an_error_never_runs(hostile: TestClient, address: str) -> None:
    """An address that is none is told as text."""
    answer = hostile.get(address.format("%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
    assert answer.status_code in {400, 404, 422}
    check_harmless(answer.text, address)


def test_what_a_form_says_never_runs(hostile: TestClient) -> None:
    """The answer to a form that is refused, or to a file that cannot be read, shows what was sent as text."""
    given = {"csrf": token(hostile, "/add")}
    said = dict.fromkeys(("name", "password", "role", "to", "title", "address", "note", "key-value", "back"), EVIL)
    for line in WRITES:
        answer = hostile.post(line.address, data={**said, **given})
        if answer.content:
            check_harmless(answer.text, line.path)
    files = [("files", (EVIL, b"", "text/html")), ("files", (EVIL, b"\0\1\2", EVIL.replace('"', "")))]
    answer = hostile.post("/add", data=given, files=files)
    assert answer.status_code == 200
    check_harmless(answer.text, "/add")


def test_markup_in_an_answer_for_programs_is_data(hostile: TestClient) -> None:
    """JSON says that it is JSON, so that a browser never takes it for a page."""
    for line in READS:
        if line.path.startswith("/api"):
            for address in (
                line.address,
                f"{line.address}{'&' if '?' in line.address else '?'}{urlencode({'due': EVIL})}",
            ):
                answer = hostile.get(address)
                assert answer.headers["content-type"] == "application/json", address
                assert answer.headers["x-content-type-options"] == "nosniff"
                answer.json()


def test_a_fault_of_the_program_tells_nothing_of_itself(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program fails, its page says so and no more, and is bounded like every other."""

    def fails(*_: object) -> None:
        raise RuntimeError("<script>secret</script>")

    monkeypatch.setattr(browse, "issues", fails)
    app = make_app(Site(place))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        for address in ("/issues", "/api/issues"):
            answer = client.get(address)
            assert answer.status_code == 500
            assert "secret" not in answer.text
            assert "Traceback" not in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.json()["code"] == "fault"


@pytest.mark.parametrize("up", ["..", "%2e%2e", "..%2f..", "%2e%2e%2f%2e%2e", "..%5c..", "....//", "%00", "/etc"])
@pytest.mark.parametrize("file", ["app.py", "templates/base.html", "etc/passwd", "web/app.py", "tiles.tsv"])
def test_only_the_sites_own_looks_are_files(inside: TestClient, up: str, file: str) -> None:
    """No path leads out of the folder of looks."""
    assert inside.get(f"/static/{up}/{file}").status_code == 404


def sent(name: bytes, data: bytes, csrf: str) -> tuple[bytes, dict[str, str]]:
    """A form with one file, whose name stands in it byte by byte."""
    head = b'--B\r\nContent-Disposition: form-data; name="files"; filename="' + name + b'"\r\n'
    body = head + b"Content-Type: text/html\r\n\r\n" + data + b"\r\n--B--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=B", "X-CSRF": csrf, "Accept": "application/json"}
    return body, headers


NAMES = [
    (b"../../etc/cron.d/evil.txt", "evil.txt"),
    (rb"..\\..\\Windows\\evil.txt", "evil.txt"),
    (rb"C:\\evil.txt", "evil.txt"),
    (b"a%0d%0aSet-Cookie: x=1.txt", "a%0d%0aSet-Cookie: x=1.txt"),
    ("简报；filename=evil.html;.txt".encode(), "简报；filename=evil.html;.txt"),
    ("a\u202etxt.exe.txt".encode(), "atxt.exe.txt"),
    (b"a\x01\x7f.txt", "a.txt"),
]


@pytest.mark.parametrize(("name", "bare"), NAMES, ids=ascii)
def test_a_file_is_known_by_its_bare_name(
    place: str, tmp_path: Path, inside: TestClient, monkeypatch: pytest.MonkeyPatch, name: bytes, bare: str
) -> None:
    """Folders and what shows nothing fall off; nothing is written but the library; the download is named so and never opened."""
    monkeypatch.chdir(tmp_path)
    body, headers = sent(name, TEXT.replace("3期", "4期").encode(), token(inside, "/add"))
    (outcome,) = inside.post("/add", content=body, headers=headers).json()
    assert (outcome["name"], outcome["state"]) == (bare, "kept")
    assert {path.name for path in tmp_path.rglob("*")} <= {f"{Path(place).name}{end}" for end in ("", "-wal", "-shm")}
    answer = inside.get(f"/issues/{outcome['document']}/file")
    told = answer.headers["content-disposition"]
    found = re.fullmatch(r"attachment; filename\*=UTF-8''([\w.~%-]+)", told, re.ASCII)
    assert found, told
    assert unquote(found[1]) == bare
    assert "set-cookie" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_name_with_lines_is_one_header(tmp_path: Path) -> None:
    """A file that was added by hand under a name with line ends is downloaded under one name, in one header."""
    where = str(tmp_path / "yaoxun.db")
    with Library(where, make=True) as library:
        library.add([Source("-", 'a"\r\nSet-Cookie: x=1\r\n\r\n<html>.txt', data=TEXT.encode())])
    with TestClient(make_app(Site(where)), base_url="http://127.0.0.1") as client:
        answer = client.get("/issues/1/file")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''a%22")
    assert "set-cookie" not in answer.headers


SPLIT = "\r\nSet-Cookie: x=1"


def test_nothing_that_is_sent_becomes_a_header(inside: TestClient) -> None:
    """Line ends in what a redirect repeats stay within it."""
    csrf = token(inside, "/login")
    forms = {
        "/login": {"name": "reader", "password": PASSWORD, "to": f"/issues{SPLIT}"},
        "/searches": {"title": SPLIT, "address": f"/search?q={SPLIT}"},
        "/review/1/accept": {"back": f"/review{SPLIT}", "note": SPLIT},
    }
    for address, form in forms.items():
        answer = inside.post(address, data={"csrf": csrf, **form})
        assert answer.status_code == 303, address
        assert "x" not in answer.cookies
        assert "%0D%0A" in answer.headers["location"]
    for name in (f"a{SPLIT}", "a\0", "a\u202eb"):
        form = {"csrf": csrf, "name": name, "password": PASSWORD, "role": "admin"}
        assert inside.post("/admin/accounts", data=form).status_code == 403


ELSEWHERE = ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "evil.example", "/review@evil.example", "http://127.0.0.1:8000.evil.example/", "http://127.0.0.1:8000@evil.example/"]  # fmt: skip


@pytest.mark.parametrize("evil", ELSEWHERE)
def test_no_answer_leads_to_another_site(inside: TestClient, evil: str) -> None:
    """Wherever a request names the way back, it leads within this site."""
    csrf = token(inside, "/login")
    answers = [
        inside.post("/login", data={"csrf": csrf, "name": "reader", "password": PASSWORD, "to": evil}),
        inside.post("/review/1/accept", data={"csrf": csrf, "back": evil}),
        inside.get("/settings/theme/dark", headers={"Referer": evil.replace("\t", "%09")}),
    ]
    for answer in answers:
        assert answer.status_code == 303
        assert re.match(r"/(?![/\\])", answer.headers["location"]), answer.headers["location"]
    assert inside.post("/searches", data={"csrf": csrf, "title": "t", "address": evil}).status_code == 400


def test_the_way_to_the_login_stays_here(outside: TestClient) -> None:
    """An address that begins like another host is not where a login leads."""
    for path in ("//evil.example/x", "/%5Cevil.example", "//evil.example/%2e%2e"):
        location = outside.get(f"http://testserver{path}").headers.get("location", "/")
        assert location.startswith("/") and not location.startswith("//")


def taken(site: Site, path: str, headers: dict[str, str]) -> tuple[int, int, str]:
    """Send a body without an end; return the status, how many bytes of it were taken, and what was said."""
    piece = b"x" * 65536
    come, told, text = 0, 0, b""

    async def receive() -> dict[str, Any]:
        nonlocal come
        assert come < 64 << 20, "it reads on and on"
        first = b'--B\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' if not come else b""
        come += len(piece)
        return {"type": "http.request", "body": first + piece, "more_body": True}

    async def send(message: Any) -> None:
        nonlocal told, text
        told = message.get("status", told)
        text += message.get("body", b"")

    given = {"host": "127.0.0.1", "content-type": "multipart/form-data; boundary=B", **headers}
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"", "scheme": "http",
        "headers": [(name.encode(), said.encode()) for name, said in given.items()], "http_version": "1.1",
        "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 9), "root_path": "",
    }  # fmt: skip
    with ThreadPoolExecutor(1) as apart:  # this thread may have the browser's loop
        apart.submit(asyncio.run, make_app(site)(scope, receive, send)).result()
    return told, come, text.decode()


def test_a_body_without_an_end_is_not_read_to_it(place: str) -> None:
    """What comes in is counted, and refused once it is over the limit of the site; forms without files have a small one."""
    limit = 2 << 20
    status, came, said = taken(Site(place, size_limit=limit), "/add", {})
    assert (status, limit < came <= limit + FORM + 65536) == (413, True)
    assert "超过 3 MiB" in said
    for path in ("/login", "/searches", "/review/1/accept"):
        status, came, _ = taken(Site(place), path, {})
        assert (status, came <= FORM + 65536) == (413, True), path


def test_a_body_that_says_that_it_is_too_large_is_not_read_at_all(place: str) -> None:
    """A length over the limit is refused before the first byte, whatever number it is; a program is told in JSON."""
    for length in (str((64 << 20) + FORM + 1), "9" * 20, "9" * 5000):
        status, came, said = taken(Site(place), "/add", {"content-length": length, "accept": "application/json"})
        assert (status, came) == (413, 0)
        assert '"code":"http-413"' in said


def test_nobody_sends_a_file_without_an_account(place: str) -> None:
    """From outside not a byte of a file is read before it is known who sends it."""
    status, came, _ = taken(Site(place, host="0.0.0.0"), "/add", {})
    assert (status, came) == (303, 0)


def test_a_file_over_the_limit_is_told(place: str) -> None:
    """A file that is over the limit by itself is refused with its size; those beside it are kept."""
    with TestClient(make_app(Site(place, size_limit=1000)), base_url="http://127.0.0.1") as client:
        good = TEXT.replace("3期", "4期").encode()
        files = [("files", ("large.txt", b"x" * 1001)), ("files", ("good.txt", good))]
        form = {"csrf": token(client, "/add")}
        outcomes = client.post("/add", data=form, files=files, headers={"Accept": "application/json"}).json()
    assert [one["state"] for one in outcomes] == ["failed", "kept"]
    assert outcomes[0]["code"] == "too-large"


def test_a_small_file_that_unpacks_to_a_large_one_is_told(inside: TestClient) -> None:
    """A DOCX whose few bytes are many once unpacked is refused, and nothing of it is kept."""
    packed = bomb()
    assert len(packed) < FORM
    form = {"csrf": token(inside, "/add")}
    files = [("files", ("bomb.docx", packed))]
    (outcome,) = inside.post("/add", data=form, files=files, headers={"Accept": "application/json"}).json()
    assert (outcome["state"], outcome["code"]) == ("failed", "too-large")
    assert len(inside.get("/api/issues").json()) == 1


@pytest.mark.parametrize("said", [*LARGE, "\0", "'"], ids=lambda said: ascii(said)[:24])
def test_no_value_of_a_parameter_is_a_fault(inside: TestClient, said: str) -> None:
    """Numbers that no database holds, and words that are no text, are answered or refused, never a fault of the program."""
    check_no_fault(inside, said)


@pytest.mark.parametrize("said", [LARGE[0], "\0"])
def test_no_value_of_a_parameter_is_a_fault_on_a_server(
    places: Places, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    """The same holds on PostgreSQL, which keeps less than SQLite does; also for what is written."""
    monkeypatch.setattr(accounts, "_N", 2)
    where = places()
    with Library(where, make=True) as library:
        library.add([Source("-", "3.txt", data=TEXT.encode())])
    with TestClient(make_app(Site(where)), base_url="http://127.0.0.1", follow_redirects=False) as client:
        check_no_fault(client, said)


def check_no_fault(client: TestClient, said: str) -> None:
    for line in READS:
        address, _, query = line.address.partition("?")
        for name in (*PARAMETERS, "limit", "offset"):
            if name in NUMBERS if said.lstrip("-").isdecimal() else line.path.startswith("/api"):
                kept = [pair for pair in query.split("&") if pair and not pair.startswith(f"{name}=")]
                asked = f"{address}?{'&'.join([*kept, urlencode({name: f'{said}-3' if name == 'at' else said})])}"
                assert client.get(asked).status_code < 500, asked[:200]
        if "{number}" in line.path and len(said) < 100:
            number = urlencode({"": said})[1:] or "x"
            assert client.get(line.path.replace("{number}", number)).status_code < 500, line.path
    form = {"csrf": token(client, "/add")}
    texts = dict.fromkeys(("name", "title", "note", "key-value", "back"), said)
    for line in WRITES:
        assert client.post(line.address, data={**line.form, **form, **texts}).status_code < 500, line.path
        if "1" in line.address and said.isdecimal():
            assert client.post(line.address.replace("1", said, 1), data=form).status_code < 500, line.path


def test_a_form_that_is_broken_is_told(inside: TestClient) -> None:
    """A body that is no form, or breaks off, is refused."""
    csrf = token(inside, "/add")
    for kind in ("multipart/form-data", "multipart/form-data; boundary=B", "application/json", "x"):
        for line in WRITES:
            headers = {"Content-Type": kind, "X-CSRF": csrf}
            answer = inside.post(line.address, content=b"--B\r\nno form", headers=headers)
            assert answer.status_code < 500, (kind, line.path)
            if kind == "multipart/form-data; boundary=B" and line.form:
                assert answer.status_code == 400


def test_a_form_of_a_table_that_cannot_be_written_here_is_told(
    inside: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Parquet's package is not installed, asking for it is no fault of the program."""
    monkeypatch.setitem(sys.modules, "polars", None)
    assert inside.get("/facts/incentives?form=parquet").status_code == 400


def test_cookies_that_nobody_gave_change_nothing(outside: TestClient) -> None:
    """Made-up sessions open nothing, and made-up choices break nothing."""
    for said in ("x", "' OR 1=1 --", "\\", "%00", "a" * 4000):
        cookies = f"session={said}; language={said}; theme={said}; seen={said}"
        assert outside.get("/issues", headers={"Cookie": cookies}).status_code == 303
        assert outside.get("/login", headers={"Cookie": cookies}).status_code == 200
    log_in(outside, "reader")
    for said in ("x", "9999", "' OR 1=1 --", '"><script>'):
        outside.cookies.set("seen", said)
        answer = outside.get("/")
        assert answer.status_code == 200
        check_harmless(answer.text, "/")
