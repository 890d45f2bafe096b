"""Adding files: each is read in a process of its own, with a bound on its time and memory, and kept if it could be read."""

import multiprocessing
import sys
from multiprocessing.connection import Connection
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from yaoxun.errors import SourceDamaged, SourceError
from yaoxun.faces.web.gate import TheAccount, writer
from yaoxun.faces.web.site import Site, TheLibrary
from yaoxun.faces.web.templates import render
from yaoxun.library.accounts import Account, Role, write_log
from yaoxun.library.library import Library
from yaoxun.library.record import Record, record
from yaoxun.library.store import keep
from yaoxun.reading.formats.limit import check_size

router = APIRouter(include_in_schema=False)

_SECONDS = 60  # to read one file
_MEMORY = 2 * 1024**3  # bytes of a process that reads one

Editor = Annotated[Account, Depends(writer(Role.editor))]


@router.get("/add")
def add_page(request: Request, account: TheAccount, library: TheLibrary) -> Response:
    """Where files are dropped."""
    return render(request, "add.html", may=account.may(Role.editor), failures=failures(library))


def failures(library: Library) -> list[tuple[str, str, str]]:
    """Return the files that could not be read when they were last tried: name, code, message."""
    return [tuple(row) for row in library.database.rows("SELECT name, code, message FROM failure ORDER BY at DESC")]


@router.post("/add")
async def add(request: Request, account: Editor, library: TheLibrary) -> Response:
    """Read and keep the files of a form; each tells what became of it."""
    site: Site = request.app.state.site
    outcomes = []
    async with request.form() as form:  # its files are closed at the end
        for file in form.getlist("files"):
            if isinstance(file, UploadFile) and file.filename:
                name = bare(file.filename)
                data = await file.read()
                outcomes.append(await run_in_threadpool(_outcome, site, library, account, name, data))
    if request.headers.get("accept") == "application/json":
        return JSONResponse(outcomes)
    return render(request, "added.html", outcomes=outcomes)


def bare(said: str) -> str:
    """Return the name of a file without folders, and without characters that show nothing.

    >>> bare("..\\\\简报\\\\第3期.txt"), bare("../../第3期\\0.txt"), bare("简报/")
    ('第3期.txt', '第3期.txt', '无名')
    """
    last = said.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable()).strip() or "无名"


def _outcome(site: Site, library: Library, account: Account, name: str, data: bytes) -> dict[str, object]:
    """Read and keep one file; say what became of it."""
    try:
        check_size(len(data), name, site.size_limit)
        made = read_apart(data, name, site.size_limit)
    except SourceError as error:
        return {"name": name, "state": "failed", "code": error.code, "message": str(error)}
    number = keep(library.database, made)
    if number is None:
        ((known,),) = library.database.rows("SELECT id FROM document WHERE sha256 = ?", (made.sha256,))
        return {"name": name, "state": "known", "document": known}
    write_log(library.database, account.name, "入库", f"{number}", name)
    return {"name": name, "state": "kept", "document": number, "articles": len(made.articles)}


def read_apart(data: bytes, name: str, size_limit: int, seconds: float = _SECONDS, memory: int = _MEMORY) -> Record:
    """Read a file in a process of its own.

    Raises:
        SourceError: it cannot be read, or takes more time or memory than it may.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_read, args=(theirs, data, name, size_limit, memory), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise SourceDamaged(name, f"读了 {seconds:g} 秒还没有读完", "请拆分文件，或在命令行用 yaoxun add 加入")
        outcome = ours.recv()
    except EOFError:
        raise SourceDamaged(
            name, "读这个文件的进程中途退出（内存不足）", "请拆分文件，或在命令行用 yaoxun add 加入"
        ) from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(outcome, SourceError):
        raise outcome
    made: Record = outcome
    return made


def _read(answer: Connection, data: bytes, name: str, size_limit: int, memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        answer.send(record(data, name, None, size_limit))
    except SourceError as error:
        answer.send(error)
    except MemoryError:
        answer.close()  # the other end tells it
