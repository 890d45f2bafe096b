"""The pages that people read: each asks the library once and fills a template."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import quote

from click import UsageError
from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from yaoxun.errors import QueryError
from yaoxun.faces import answers, tables
from yaoxun.faces.web.charts import bars
from yaoxun.faces.web.gate import TheAccount, writer
from yaoxun.faces.web.site import FOLDER, TheFilters, TheLibrary, TheQuestion
from yaoxun.faces.web.templates import LANGUAGES, THEMES, render
from yaoxun.faces.wording import EVENTS, INSTRUMENTS
from yaoxun.library import browse
from yaoxun.library.accounts import Account, Role, forget_search, save_search, saved_searches
from yaoxun.library.facts import KEYS, FactQuestion, due_years
from yaoxun.library.filters import Filters
from yaoxun.library.library import Library
from yaoxun.library.record import Kind

router = APIRouter(include_in_schema=False)

PAGE = 20  # news or rows of a page
_SHORT = 8  # rows of a list on the home page
_YEAR = 365 * 24 * 3600  # seconds that a choice of language is kept

PLURALS = {
    "targets": "target", "incentives": "incentive", "statistics": "statistic", "systems": "system",
    "documents": "document", "organizations": "organization", "measures": "measure",
}  # fmt: skip
"""The pages of facts by their addresses."""


@router.get("/")
def home(request: Request, library: TheLibrary) -> Response:
    """The newest issue, what falls due, what can be applied for, where it comes from, and what is new since the last visit."""
    database = library.database
    newest = browse.issues(database, 1)
    year = date.today().year
    due = FactQuestion(kind="target", due=(date(year, 1, 1), date(year + 1, 12, 31)))
    seen = request.cookies.get("seen", "")
    counts = browse.region_counts(database)
    page = render(
        request,
        "home.html",
        newest=browse.contents(database, newest[0].id) if newest else None,
        due=library.facts(due, _SHORT),
        years=(year, year + 1),
        incentives=library.facts(FactQuestion(kind="incentive"), _SHORT),
        tiles=[(code, x, y, counts.get(code, 0), _heat(counts.get(code, 0), counts)) for code, x, y in tiles()],
        whole_country=counts.get("000000", 0),
        fresh=browse.added_since(database, seen) if seen else (),
        seen=seen,
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    page.set_cookie("seen", now, max_age=_YEAR, httponly=True, samesite="lax")
    return page


def tiles() -> list[tuple[str, int, int]]:
    """Return the provinces as tiles of the map: code, column, row."""
    lines = (FOLDER / "tiles.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(code, int(x), int(y)) for code, x, y in rows]


def _heat(count: int, counts: dict[str, int]) -> int:
    """How warm a tile is, 0 to 5: by rank among the provinces that have articles, so that one big maker does not cool the rest."""
    ranked = sorted(n for code, n in counts.items() if code != "000000")
    return 0 if not count else 1 + (4 * ranked.index(count)) // max(1, len(ranked) - 1) if len(ranked) > 1 else 5


@router.get("/issues")
def issues(request: Request, library: TheLibrary) -> HTMLResponse:
    """All issues, the newest first."""
    return render(request, "issues.html", issues=browse.issues(library.database))


@router.get("/issues/{number}")
def issue(request: Request, number: int, library: TheLibrary) -> HTMLResponse:
    """An issue as its maker had it."""
    return render(request, "issue.html", contents=browse.contents(library.database, number))


@router.get("/issues/{number}/file")
def file(number: int, library: TheLibrary) -> Response:
    """The issue's file, as it was added."""
    found = browse.original(library.database, number)
    name = quote(found.name.rsplit("/", 1)[-1])
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(found.content, media_type=found.media_type, headers=headers)


@router.get("/articles/{number}")
def article(
    request: Request,
    number: int,
    library: TheLibrary,
    at: Annotated[str, Query(pattern=r"^([0-9]{1,9}-[0-9]{1,9})?$")] = "",
) -> HTMLResponse:
    """An article with its facts; `at` lights the words that a citation points at."""
    opened = browse.opened(library.database, number)
    cited = None
    if at:
        start, end = map(int, at.split("-"))
        cited = opened.article.cite(start, end)
    contents = browse.contents(library.database, opened.article.document)
    return render(request, "article.html", opened=opened, cited=cited, contents=contents)


@router.get("/search")
def search(
    request: Request,
    library: TheLibrary,
    account: TheAccount,
    filters: TheFilters,
    q: str = "",
    kind: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
    form: str = "",
) -> Response:
    """Search, with what was found counted by region, column, year, kind and industry."""
    saved = saved_searches(library.database, account)
    if not q.strip():
        return render(request, "search.html", q="", found=None, page=1, pages=0, saved=saved)
    wanted = filters if not kind else _of_kind(filters, kind)
    if form:
        return download(answers.found_table(library.search(q, wanted, None)), form, "search")
    found = library.search(q, wanted, PAGE, (page - 1) * PAGE)
    pages = -(-found.stories // PAGE)
    return render(request, "search.html", q=q, found=found, page=page, pages=pages, saved=saved)


Reader = Annotated[Account, Depends(writer(Role.reader))]


@router.post("/searches")
def save(
    library: TheLibrary, account: Reader, title: Annotated[str, Form()], address: Annotated[str, Form()]
) -> Response:
    """Keep a search under a title."""
    if not address.startswith("/search?"):
        raise QueryError(address, "不是检索的地址", "请在检索页上保存")
    save_search(library.database, account, title.strip() or address, address)
    return RedirectResponse(address, 303)


@router.post("/searches/{number}/forget")
def forget(library: TheLibrary, account: Reader, number: int) -> Response:
    """Drop a saved search."""
    forget_search(library.database, account, number)
    return RedirectResponse("/search", 303)


def _of_kind(filters: Filters, kind: str) -> Filters:
    if kind not in Kind.__members__:
        raise QueryError(kind, "没有这类要素", f"可用的有 {'、'.join(Kind.__members__)}")
    return replace(filters, kind=kind)


@router.get("/facts/{plural}")
def facts(
    request: Request,
    plural: str,
    library: TheLibrary,
    asked: TheQuestion,
    page: Annotated[int, Query(ge=1)] = 1,
    form: str = "",
) -> Response:
    """Facts of a kind as a table, with bounds."""
    kind = PLURALS.get(plural)
    if kind is None:
        raise QueryError(plural, "没有这类要素", f"可用的有 {'、'.join(PLURALS)}")
    question = asked(kind=kind)
    if form:
        return download(answers.facts_table(kind, library.facts(question)), form, plural)
    answer = library.facts(question, PAGE, (page - 1) * PAGE)
    years = due_years(library.database, question) if kind == "target" else ()
    return render(
        request, "facts.html", years=bars(years), plural=plural, kind=kind, keys=KEYS[kind], answer=answer, page=page,
        pages=-(-answer.total // PAGE), choices=_CHOICES,
    )  # fmt: skip


_CHOICES = {"instrument": INSTRUMENTS, "event": EVENTS}
"""What a filter offers, where it is one of a few."""


@router.get("/systems/{name:path}")
def system(
    request: Request, name: str, library: TheLibrary, page: Annotated[int, Query(ge=1)] = 1, form: str = ""
) -> Response:
    """All that the library says of a system: what happened to it, when and where."""
    return _mentions(request, library, "systems", name, page, form)


@router.get("/organizations/{name:path}")
def organization(
    request: Request, name: str, library: TheLibrary, page: Annotated[int, Query(ge=1)] = 1, form: str = ""
) -> Response:
    """Every place of the library where an organization is named."""
    return _mentions(request, library, "organizations", name, page, form)


def _mentions(request: Request, library: Library, plural: str, name: str, page: int, form: str) -> Response:
    """The facts of one name, newest first; a name that the library does not know is no page."""
    kind = PLURALS[plural]
    question = FactQuestion(kind=kind, name=name)
    if form:
        return download(answers.facts_table(kind, library.facts(question)), form, plural)
    answer = library.facts(question, PAGE, (page - 1) * PAGE)
    return render(
        request, "name.html", 200 if answer.total else 404, named=name, plural=plural, kind=kind, answer=answer, page=page,
        pages=-(-answer.total // PAGE), events=EVENTS,
    )  # fmt: skip


def download(table: tables.Table, form: str, name: str) -> Response:
    """Answer with a table in full, as a file."""
    if form not in tables.MEDIA_TYPES:
        raise QueryError(form, "没有这种格式", f"可用的有 {'、'.join(tables.MEDIA_TYPES)}")
    try:
        content = tables.rendered(table, form)
    except UsageError as error:  # what the form needs is not installed
        raise QueryError(form, "这台机器不能写这种格式", f"请换一种格式，或请管理员安装（{error.message}）") from None
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=tables.MEDIA_TYPES[form], headers=headers)


@router.get("/settings/{name}/{said}")
def settings(name: str, said: str, request: Request) -> Response:
    """Keep a choice of language or theme, and go back."""
    if (name, said) not in {*(("language", one) for one in LANGUAGES), *(("theme", one) for one in THEMES)}:
        raise QueryError(said, "没有这个选项", "请用页面上的开关")
    back = request.headers.get("referer", "")
    own = str(request.base_url)
    answer = RedirectResponse(back if back.startswith(own) else "/", 303)
    answer.set_cookie(name, said, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


@router.get("/openapi.json")
def openapi(request: Request) -> JSONResponse:
    """The interface's description for programs; like the rest of the site, for those who are logged in."""
    return JSONResponse(request.app.openapi())


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The interface for programs, from its own description."""
    return render(request, "docs.html", schema=request.app.openapi())
