"""The same answers for programs, as JSON; FastAPI describes them at /openapi.json."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from yaoxun.analysis.audit.audit import audit as audited
from yaoxun.analysis.compare import compare as compared
from yaoxun.analysis.documents import track_documents
from yaoxun.analysis.targets import track
from yaoxun.faces import answers
from yaoxun.faces.web.site import TheFilters, TheLibrary, TheQuestion, today
from yaoxun.library import browse
from yaoxun.library.filters import Filters, period

router = APIRouter(prefix="/api", tags=["library"])

Limit = Annotated[int | None, Query(ge=1, description="最多几条；不给则全部")]
Regions = Annotated[list[str], Query(description="地区名称，可重复")]
Offset = Annotated[int, Query(ge=0, description="略过前几条")]


@router.get("/search", summary="检索文章", description="检索标题和正文；返回总数、分面和每条命中的引文。")
def search(library: TheLibrary, filters: TheFilters, q: str, limit: Limit = 20, offset: Offset = 0) -> Any:
    """Search titles and texts: totals, facets, and each hit with its citation."""
    return answers.found_table(library.search(q, filters, limit, offset)).whole


@router.get(
    "/facts/{kind}",
    summary="列出一类要素",
    description="kind 为 target、incentive、statistic、document、system、measure、organization、date 或 quantity。",
)
def facts(library: TheLibrary, question: TheQuestion, kind: str, limit: Limit = None, offset: Offset = 0) -> Any:
    """List facts of a kind."""
    return answers.facts_table(kind, library.facts(question(kind=kind), limit, offset)).whole


@router.get("/compare", summary="各地比较", description="regions 可重复；每格有值和引文，空格说明原因。")
def compare(library: TheLibrary, filters: TheFilters, topic: str, regions: Regions, limit: Limit = None) -> Any:
    """Put regions side by side on a topic."""
    return compared(library.database, topic, regions, filters, limit).as_json()


@router.get("/lineages", summary="目标沿革", description="同一地区、指标、单位的目标，各期怎样变化。")
def lineages(
    library: TheLibrary, filters: TheFilters, words: str = "", due: str = "", limit: Limit = 20, offset: Offset = 0
) -> Any:
    """Tell what became of targets."""
    bounds = period(due) if due else None
    found = track(library.database, words or None, filters, on=today(), due=bounds, limit=limit, offset=offset)
    return {"total": found.total, "lineages": [one.as_json() for one in found.lineages]}


@router.get("/policies", summary="文件沿革", description="政策文件的起草、印发、施行、修订、废止。")
def policies(library: TheLibrary, filters: TheFilters, words: str = "", limit: Limit = 20, offset: Offset = 0) -> Any:
    """Tell what became of policy documents."""
    found = track_documents(library.database, words or None, filters, on=today(), limit=limit, offset=offset)
    return {"total": found.total, "lineages": [one.as_json() for one in found.lineages]}


@router.get("/audit", summary="审读一期", description="一期里要核对的地方，附算式和引文。")
def audit(library: TheLibrary, issue: int) -> Any:
    """List what a careful editor would query in an issue."""
    found = audited(library.database, Filters(document=issue))
    return {"articles": found.articles, "findings": [one.as_json() for one in found.findings]}


@router.get("/issues", summary="列出各期", description="新的在前。")
def issues(library: TheLibrary) -> Any:
    """List the issues, the newest first."""
    return [found._asdict() for found in browse.issues(library.database)]


@router.get("/articles/{number}", summary="打开一篇文章", description="正文、要素、来源和在原文件中的位置。")
def article(library: TheLibrary, number: int) -> Any:
    """Open an article: text, facts, sources, and its place in its file."""
    opened = browse.opened(library.database, number)
    return answers.article_json(opened.article, None) | {
        "regions": list(opened.regions),
        "sources": list(opened.sources),
        "links": list(opened.links),
        "place": opened.place,
        "extractor": opened.extractor,
        "facts": [fact.as_json() for fact in opened.facts],
        "also": [one.id for one in opened.also],
    }
