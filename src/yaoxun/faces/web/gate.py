"""The gate: who asks, whether they may, and that a request that writes comes from a page of this site."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from yaoxun.errors import AccountError
from yaoxun.faces.web.site import Site, TheLibrary
from yaoxun.library.accounts import KEEPER, Account, Role, of_session

SESSION, CSRF = "session", "csrf"


class NotLoggedIn(Exception):
    """Nobody is logged in where an account is needed."""


def reader(request: Request, library: TheLibrary) -> Account:
    """Return who asks.

    Raises:
        NotLoggedIn: nobody is, and the site is open to other computers.
    """
    site: Site = request.app.state.site
    if site.local:
        account: Account | None = KEEPER
    else:
        token = request.cookies.get(SESSION)
        account = of_session(library.database, token) if token else None
    if account is None:
        raise NotLoggedIn
    request.state.account = account
    return account


TheAccount = Annotated[Account, Depends(reader)]


def writer(role: Role) -> Callable[..., Awaitable[Account]]:
    """Return what gives who writes: at least of a role, from a page of this site."""

    async def checked(request: Request, account: TheAccount) -> Account:
        if not account.may(role):
            raise AccountError(account.name, f"这一步需要 {role.name} 权限，你的是 {account.role.name}", "请联系管理员")
        await check_origin(request)
        return account

    return checked


async def check_origin(request: Request) -> None:
    """Refuse a form that another site sent: its token must be the one that this site gave the browser.

    Raises:
        AccountError: it is not.
    """
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise AccountError(origin, "请求来自别的网站", "请从本站的页面操作")
    given = request.headers.get("x-csrf") or str((await request.form()).get("csrf", ""))
    kept = request.cookies.get(CSRF, "")
    if not kept or not hmac.compare_digest(given.encode(), kept.encode()):
        raise AccountError("csrf", "页面已过期", "请刷新页面后重试")


def token_of(request: Request) -> str:
    """Return the token that the forms of a page carry: the browser's own, or a new one."""
    kept = request.cookies.get(CSRF, "")
    if not kept:
        kept = getattr(request.state, "csrf", "") or secrets.token_urlsafe(24)
        request.state.csrf = kept
    return kept


def give_token(request: Request, response: Response) -> None:
    """Let the browser keep a token that was made for this page."""
    made = getattr(request.state, "csrf", "")
    if made:
        keep(request, response, CSRF, made, None)


def keep(request: Request, response: Response, name: str, said: str, seconds: int | None) -> None:
    """Let the browser keep something that scripts cannot read and other sites cannot send."""
    response.set_cookie(
        name, said, max_age=seconds, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
