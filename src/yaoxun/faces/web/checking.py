"""Pages for those who check: the audit of an issue, and the review of facts, by key or by hand."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from yaoxun.analysis.audit.audit import audit
from yaoxun.analysis.audit.finding import CODES, NAMES
from yaoxun.errors import QueryError
from yaoxun.faces import audits
from yaoxun.faces.answers import HEADINGS
from yaoxun.faces.web.gate import TheAccount, writer
from yaoxun.faces.web.pages import PAGE, download
from yaoxun.faces.web.site import TheFilters, TheLibrary
from yaoxun.faces.web.templates import render
from yaoxun.library import browse, review
from yaoxun.library.accounts import Account, Role, write_log
from yaoxun.library.facts import KEYS
from yaoxun.library.filters import Filters
from yaoxun.library.review import Hand
from yaoxun.library.stats import stats

router = APIRouter(include_in_schema=False)

Reviewer = Annotated[Account, Depends(writer(Role.reviewer))]
_LOG = 50  # reviews shown under those that wait


@router.get("/audit")
def audit_page(request: Request, library: TheLibrary, issue: int | None = None, form: str = "") -> Response:
    """What a careful editor would query in an issue: the newest where none is named."""
    issues = browse.issues(library.database)
    chosen = next((one for one in issues if one.id == issue), None) if issue else issues[0] if issues else None
    if issue and chosen is None:
        raise QueryError(str(issue), "库里没有这一期", "请从列表中选择")
    found = audit(library.database, Filters(document=chosen.id)) if chosen else None
    if form and found:
        return download(audits.findings_table(found), form, "audit")
    return render(request, "audit.html", issues=issues, chosen=chosen, found=found, codes=CODES, names=NAMES)


@router.get("/review")
def review_page(
    request: Request,
    library: TheLibrary,
    account: TheAccount,
    filters: TheFilters,
    kind: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """Facts that nobody has reviewed, and what was said lately."""
    if kind and kind not in KEYS:
        raise QueryError(kind, "没有这类要素", f"可用的有 {'、'.join(KEYS)}")
    kinds = (kind,) if kind else tuple(KEYS)
    waiting = review.waiting(library.database, filters, kinds, PAGE, (page - 1) * PAGE)
    counted = stats(library.database)
    return render(
        request, "review.html", waiting=waiting, kind=kind, page=page, pages=-(-waiting.total // PAGE), keys=KEYS,
        headings=HEADINGS, may=account.may(Role.reviewer), judged=counted.judged, facts=counted.facts,
        log=review.log(library.database)[-_LOG:][::-1],
    )  # fmt: skip


@router.post("/review/{fact}/{verdict}")
async def judge(request: Request, fact: int, verdict: str, library: TheLibrary, account: Reviewer) -> Response:
    """Accept, correct or reject a fact, and go back to the list."""
    said = await request.form()
    hand = Hand(account.name, str(said.get("note") or "") or None)
    database = library.database
    if verdict == "accept":
        review.accept(database, [fact], hand)
    elif verdict == "reject":
        review.reject(database, [fact], hand)
    elif verdict == "correct":
        review.correct(database, fact, _changes(said), hand)
    else:
        raise QueryError(verdict, "没有这种结论", "可用的有 accept、correct、reject")
    write_log(database, account.name, {"accept": "接受", "reject": "驳回", "correct": "更正"}[verdict], f"要素 {fact}")
    return RedirectResponse(_back(said), 303)


def _changes(said: FormData) -> dict[str, str]:
    """The keys that a form changes: those whose value is another than was shown."""
    return {
        key.removeprefix("key-"): str(value)
        for key, value in said.items()
        if key.startswith("key-") and str(value) != str(said.get(f"was-{key.removeprefix('key-')}", ""))
    }


def _back(said: FormData) -> str:
    address = str(said.get("back") or "")
    return address if address.startswith("/review") else "/review"


@router.post("/reviews/{number}/undo")
def undo(library: TheLibrary, account: Reviewer, number: int) -> Response:
    """Take a review back."""
    review.undo(library.database, number)
    write_log(library.database, account.name, "撤销复核", f"复核 {number}")
    return RedirectResponse("/review", 303)


@router.post("/articles/{number}/reviewed")
def complete(library: TheLibrary, account: Reviewer, number: int, note: Annotated[str, Form()] = "") -> Response:
    """Say that an article's facts are complete."""
    review.complete(library.database, number, Hand(account.name, note or None))
    write_log(library.database, account.name, "复核完毕", f"文章 {number}")
    return RedirectResponse(f"/articles/{number}", 303)
