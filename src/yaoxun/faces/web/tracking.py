"""Pages that join what the library holds: regions side by side, and what became of targets and documents."""

from collections.abc import Iterable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request, Response

from yaoxun.analysis.compare import compare
from yaoxun.analysis.documents import STAGES, track_documents
from yaoxun.analysis.targets import HAPPENINGS, track
from yaoxun.errors import QueryError
from yaoxun.faces import comparisons, lineages
from yaoxun.faces.web.charts import curve
from yaoxun.faces.web.pages import PAGE, download
from yaoxun.faces.web.site import TheFilters, TheLibrary, today
from yaoxun.faces.web.templates import render
from yaoxun.library.filters import Filters, period

router = APIRouter(include_in_schema=False)

_Name = TypeVar("_Name", bound=str)

MOST_REGIONS = 5  # columns that a page can show side by side
_VALUES = 5  # of a cell; the rest is in the export


@router.get("/compare")
def compare_page(
    request: Request,
    library: TheLibrary,
    topic: str = "",
    regions: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies it
    since: str = "",
    until: str = "",
    form: str = "",
) -> Response:
    """Regions side by side on a topic."""
    names = [name for said in regions for name in said.replace("，", " ").replace("、", " ").split()]
    if len(set(names)) > MOST_REGIONS and not form:
        raise QueryError(
            "、".join(names), f"一页最多并列 {MOST_REGIONS} 个地区", "请减少地区，或用导出和命令 yaoxun compare"
        )
    filters = Filters(since=period(since)[0] if since else None, until=period(until)[1] if until else None)
    found = None
    if topic.strip() and names:
        found = compare(library.database, topic, names, filters, None if form else _VALUES)
        if form:
            return download(comparisons.table(found), form, "compare")
    return render(
        request, "compare.html", topic=topic, names=names, found=found, said=comparisons.said, blank=comparisons.blank,
        most=MOST_REGIONS, since=since, until=until,
    )  # fmt: skip


@router.get("/lineages")
def lineages_page(
    request: Request,
    library: TheLibrary,
    filters: TheFilters,
    words: str = "",
    due: str = "",
    event: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
    form: str = "",
) -> Response:
    """What became of targets, from issue to issue."""
    happened = _one_of(event, HAPPENINGS)
    bounds = period(due) if due else None
    database, given = library.database, words or None
    if form:
        tracked = track(database, given, filters, on=today(), due=bounds, happenings=happened)
        return download(lineages.targets_table(tracked), form, "lineages")
    tracked = track(
        database, given, filters, on=today(), due=bounds, happenings=happened, limit=PAGE, offset=(page - 1) * PAGE
    )
    return render(
        request, "lineages.html", tracked=tracked, curves=[curve(one) for one in tracked.lineages], page=page,
        pages=-(-tracked.total // PAGE), words=words, due=due, event=event, happenings=lineages.HAPPENINGS, states=lineages.STATES,
    )  # fmt: skip


@router.get("/policies")
def policies_page(
    request: Request,
    library: TheLibrary,
    filters: TheFilters,
    words: str = "",
    event: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
    form: str = "",
) -> Response:
    """What became of policy documents: drafted, issued, effective, revised, repealed."""
    stages = _one_of(event, STAGES)
    database, given = library.database, words or None
    if form:
        tracked = track_documents(database, given, filters, on=today(), stages=stages)
        return download(lineages.documents_table(tracked), form, "policies")
    tracked = track_documents(database, given, filters, on=today(), stages=stages, limit=PAGE, offset=(page - 1) * PAGE)
    return render(
        request, "policies.html", tracked=tracked, page=page, pages=-(-tracked.total // PAGE), words=words, event=event,
        stages=lineages.STAGES, standings=lineages.STANDINGS,
    )  # fmt: skip


def _one_of(said: str, known: Iterable[_Name]) -> list[_Name]:
    """Return the event that was asked for, as a list; none where none was."""
    names = list(known)
    found = [name for name in names if name == said]
    if said and not found:
        raise QueryError(said, "没有这种变化", f"可用的有 {'、'.join(names)}")
    return found
