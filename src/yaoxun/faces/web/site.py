"""What a site is: the library it shows, the names it answers to, and its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Query, Request

from yaoxun.faces.wording import EVENTS, INSTRUMENTS, code_of
from yaoxun.library.facts import FactQuestion, bound
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


def asked_of_facts(
    filters: TheFilters,
    words: Annotated[str, Query(description="要素、引文或标题中的字词")] = "",
    least: Annotated[str, Query(description="数额不低于：1000万元、5%")] = "",
    most: Annotated[str, Query(description="数额不超过")] = "",
    by: Annotated[str, Query(description="到期、截至或施行不晚于")] = "",
    due: Annotated[str, Query(description="到期、截至或施行于：2025、2025-06")] = "",
    instrument: Annotated[str, Query(description="奖补方式：award、subsidy，或奖励、补贴")] = "",
    qualifies: Annotated[str, Query(alias="for", description="奖补对象中的字词")] = "",
    indicator: Annotated[str, Query(description="目标、数据的指标中的字词")] = "",
    unit: Annotated[str, Query(description="数额的单位：元、家、%")] = "",
    event: Annotated[str, Query(description="平台状态：launched、planned，或已启动、拟建或拟完善")] = "",
) -> partial[FactQuestion]:
    """Read what is asked of facts; a page or an interface adds the kind.

    Raises:
        QueryError: an amount, a day or a filter cannot be read.
    """
    return partial(
        FactQuestion,
        filters=filters,
        words=words or None,
        least=bound(least) if least else None,
        most=bound(most) if most else None,
        due=(None, period(by)[1]) if by else period(due) if due else None,
        instrument=code_of(INSTRUMENTS, instrument) or None,
        qualifies=qualifies or None,
        indicator=indicator or None,
        unit=unit or None,
        event=code_of(EVENTS, event) or None,
    )


TheQuestion = Annotated[partial[FactQuestion], Depends(asked_of_facts)]
