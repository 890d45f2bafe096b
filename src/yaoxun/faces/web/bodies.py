"""The bodies of requests: how large they may be, seen while they come in, so that none fills the memory or the disk."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yaoxun.reading.formats.limit import MIB, readable

FORM = MIB  # bytes of a form without files, and of what stands around the files of one with them


class BodyLimit:
    """Refuses the body of a request once it is over its limit: by what it declares, else by what has come in.

    Attributes:
        file: bytes that a request which adds files may have beside those of its form.
    """

    def __init__(self, app: ASGIApp, file: int) -> None:
        self.app, self.file = app, file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; whoever reads its body meets HTTPException 413 where it is too large."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = FORM + (self.file if scope["path"] == "/add" else 0)
        declared = dict(scope["headers"]).get(b"content-length", b"")
        come = limit + 1 if declared.isdigit() and int(declared[:18]) > limit else 0

        async def counted() -> Message:
            nonlocal come
            if come <= limit:
                message = await receive()
                come += len(message.get("body", b""))
                if come <= limit:
                    return message
            raise HTTPException(413, f"送来的内容超过 {readable(limit)}，没有收下。请把文件分几次加入，或拆分文件。")

        await self.app(scope, counted, send)
