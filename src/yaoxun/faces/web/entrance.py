"""Logging in and out, and the pages of the administrator: accounts and the log."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from yaoxun.errors import AccountError
from yaoxun.faces.web.gate import SESSION, TheAccount, check_origin, keep, writer
from yaoxun.faces.web.site import TheLibrary
from yaoxun.faces.web.templates import render
from yaoxun.library import accounts
from yaoxun.library.accounts import Account, Role

router = APIRouter(include_in_schema=False)

_SECONDS = 7 * 24 * 3600


@router.get("/login")
def login(request: Request, to: str = "/") -> Response:
    """Ask for a name and a password."""
    return render(request, "login.html", to=to, met="")


@router.post("/login", dependencies=[Depends(check_origin)])
def log_in(
    request: Request,
    library: TheLibrary,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session and go where one wanted to."""
    address = request.client.host if request.client else ""
    try:
        token = accounts.log_in(library.database, name, password, address)
    except AccountError as error:
        return render(request, "login.html", status=403, to=to, met=str(error))
    inside = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(inside, 303)
    keep(request, answer, SESSION, token, _SECONDS)
    return answer


@router.post("/logout", dependencies=[Depends(check_origin)])
def log_out(request: Request, library: TheLibrary) -> Response:
    """End the session."""
    token = request.cookies.get(SESSION)
    if token:
        accounts.log_out(library.database, token)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(SESSION)
    return answer


@router.get("/admin")
def admin(request: Request, library: TheLibrary, account: TheAccount) -> Response:
    """The accounts and the log."""
    if not account.may(Role.admin):
        raise AccountError(account.name, "只有管理员能看账号和日志", "请联系管理员")
    database = library.database
    return render(request, "admin.html", accounts=accounts.accounts(database), log=accounts.log(database), roles=Role)


Admin = Annotated[Account, Depends(writer(Role.admin))]


@router.post("/admin/accounts")
def make_account(
    library: TheLibrary,
    account: Admin,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    role: Annotated[str, Form()],
) -> Response:
    """Make an account."""
    if role not in Role.__members__:
        raise AccountError(role, "没有这种权限", f"可用的有 {'、'.join(Role.__members__)}")
    accounts.make(library.database, name, password, Role[role])
    accounts.write_log(library.database, account.name, "建账号", name, role)
    return RedirectResponse("/admin", 303)


@router.post("/admin/accounts/close")
def close_account(library: TheLibrary, account: Admin, name: Annotated[str, Form()]) -> Response:
    """Close an account."""
    accounts.close(library.database, name)
    accounts.write_log(library.database, account.name, "停用账号", name)
    return RedirectResponse("/admin", 303)
