"""What a site is: the library it shows, the names it answers to, and its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Query, Request

from yaoxun.library.filters import Filters, any_of, period
from yaoxun.library.library import Library

FOLDER = Path(__file__).parent
_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))


@dataclass(frozen=True, slots=True)
class Site:
    """A library on the web.

    Attributes:
        place: the library, a file or an address of PostgreSQL.
        host: where it is bound; on anything but this computer an account is needed.
        names: other names under which it is reached.
        size_limit: of a file that is added, in bytes.
    """

    place: str
    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    size_limit: int = 64 * 1024 * 1024

    @property
    def local(self) -> bool:
        """Whether only this computer reaches it."""
        return self.host in _LOOPBACK

    def is_named(self, host: str) -> bool:
        """Tell whether a request's Host means this site; a page of another name could read it otherwise (DNS rebinding).

        >>> Site("yaoxun.db").is_named("localhost:8000"), Site("yaoxun.db").is_named("evil.example")
        (True, False)
        """
        name = host.rsplit(":", 1)[0].strip("[]") if host.count(":") == 1 or "]" in host else host
        return not self.local or name in _LOOPBACK or name in self.names


def today() -> date:
    """The reader's day."""
    return date.today()


def library(request: Request) -> Iterator[Library]:
    """Open the library for one request."""
    site: Site = request.app.state.site
    with Library(site.place) as found:
        yield found


TheLibrary = Annotated[Library, Depends(library)]


def asked(
    region: Annotated[list[str], Query(description="地区名称或代码，可重复")] = [],  # noqa: B006 - FastAPI copies it
    section: Annotated[str, Query(description="栏目中的字词")] = "",
    maker: Annotated[str, Query(description="刊名或编发单位中的字词")] = "",
    since: Annotated[str, Query(description="起始日期：2024、2024-03 或 2024-03-08")] = "",
    until: Annotated[str, Query(description="截止日期")] = "",
    industry: Annotated[str, Query(description="行业")] = "",
) -> Filters:
    """Read the filters of a request.

    Raises:
        QueryError: one names what does not exist.
    """
    return Filters(
        regions=any_of([name for name in region if name]),
        section=section or None,
        maker=maker or None,
        since=period(since)[0] if since else None,
        until=period(until)[1] if until else None,
        industry=industry or None,
    )


TheFilters = Annotated[Filters, Depends(asked)]
