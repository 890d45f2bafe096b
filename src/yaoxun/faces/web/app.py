"""The application: its rooms put together, what every answer carries, and how errors are told."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from yaoxun import __version__
from yaoxun.errors import AccountError, LibraryError, QueryError, ReviewError
from yaoxun.faces.web import api, checking, entrance, pages, tracking, uploads
from yaoxun.faces.web.bodies import BodyLimit
from yaoxun.faces.web.gate import NotLoggedIn, reader
from yaoxun.faces.web.site import FOLDER, Site
from yaoxun.faces.web.templates import render

_POLICY = "; ".join(
    (
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def make_app(site: Site) -> FastAPI:
    """Return the application of a site."""
    app = FastAPI(
        title="要讯 Yaoxun",
        version=__version__,
        summary="政策公报库：每个数字都能打开证明它的那句话。",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,  # served among the pages, behind the gate
    )
    app.state.site = site
    read = [Depends(reader)]
    app.include_router(api.router, dependencies=read)
    app.include_router(pages.router, dependencies=read)
    app.include_router(tracking.router, dependencies=read)
    app.include_router(checking.router, dependencies=read)
    app.include_router(uploads.router, dependencies=read)
    app.include_router(entrance.router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    app.add_middleware(BodyLimit, file=site.size_limit)
    app.middleware("http")(_guarded)
    app.exception_handler(QueryError)(_told)
    app.exception_handler(LibraryError)(_told)
    app.exception_handler(AccountError)(_told)
    app.exception_handler(ReviewError)(_told)
    app.exception_handler(NotLoggedIn)(_sent_to_log_in)
    app.exception_handler(HTTPException)(_missing)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(Exception)(_broken)
    return app


async def _guarded(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse another site's name for this one, and give every answer the headers that bound what a page may do."""
    site: Site = request.app.state.site
    if not site.is_named(request.headers.get("host", "")):
        return _bounded(request, JSONResponse({"code": "host", "message": "请用本站自己的地址访问"}, 421))
    return _bounded(request, await answer(request))


def _bounded(request: Request, response: Response) -> Response:
    for name, said in _HEADERS.items():
        response.headers.setdefault(name, said)
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/") or request.headers.get("accept") == "application/json"


def _failed(request: Request, status: int, code: str, message: str) -> Response:
    if _wants_json(request):
        return JSONResponse({"code": code, "message": message}, status)
    return render(request, "error.html", status=status, code=code, message=message)


async def _told(request: Request, error: Exception) -> Response:
    code = getattr(error, "code", "error")
    status = 400 if isinstance(error, QueryError | ReviewError) else 403 if isinstance(error, AccountError) else 503
    return _failed(request, status, code, str(error))


async def _sent_to_log_in(request: Request, _: Exception) -> Response:
    if _wants_json(request):
        return _failed(request, 401, "login", "请先登录")
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?{urlencode({'to': wanted})}", 303)


async def _missing(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    message = "没有这个页面。" if status == 404 else str(getattr(error, "detail", ""))
    return _failed(request, status, f"http-{status}", message)


async def _invalid(request: Request, error: Exception) -> Response:
    said = error.errors() if isinstance(error, RequestValidationError) else []
    where = "、".join(".".join(map(str, e.get("loc", ())[1:])) for e in said)
    return _failed(request, 422, "parameter", f"参数不合要求：{where}。请核对后重试。")


async def _broken(request: Request, _: Exception) -> Response:
    """Tell a fault of the program without its particulars, which stand in the server's own log."""
    return _bounded(request, _failed(request, 500, "fault", "程序出错了。请稍后再试，或告诉管理员。"))
