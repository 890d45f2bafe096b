"""Pages from templates: the words in the reader's language, and what every page knows."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from yaoxun.faces.lit import Lit, paragraphs
from yaoxun.faces.tables import readable
from yaoxun.faces.verdicts import VERDICTS
from yaoxun.faces.web.gate import give_token, token_of
from yaoxun.faces.web.site import FOLDER
from yaoxun.faces.wording import KINDS, amount, region, shortname, value
from yaoxun.library.accounts import KEEPER, Role

LANGUAGES = ("zh", "en")
THEMES = ("auto", "light", "dark")


def render(request: Request, name: str, status: int = 200, **known: Any) -> HTMLResponse:
    """Answer with a page."""
    language = request.cookies.get("language", "zh")
    theme = request.cookies.get("theme", "auto")
    page = (
        environment()
        .get_template(name)
        .render(
            request=request,
            account=getattr(request.state, "account", None),
            keeper=KEEPER,
            path=request.url.path,
            language=language if language in LANGUAGES else "zh",
            theme=theme if theme in THEMES else "auto",
            **known,
        )
    )
    answer = HTMLResponse(page, status)
    give_token(request, answer)
    return answer


@cache
def environment() -> Environment:
    """Return the templates, each escaped, with the filters that they use."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(region=region, shortname=shortname, readable=readable, value=value, amount=amount)
    made.globals.update(
        t=_said,
        kinds=KINDS,
        paragraphs=paragraphs,
        Lit=Lit,
        link=link,
        page_of=page_of,
        with_query=_with_query,
        csrf=_csrf,
        Role=Role,
        verdicts=VERDICTS,
    )
    return made


@cache
def english() -> Mapping[str, str]:
    """Return the English of each Chinese wording of the templates."""
    lines = (FOLDER / "english.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


@pass_context
def _said(context: Context, chinese: str, **given: object) -> str:
    """Say a wording in the reader's language; `{name}` is filled from what is given."""
    said = english().get(chinese, chinese) if context["language"] == "en" else chinese
    return said.format(**given) if given else said


@pass_context
def _csrf(context: Context) -> Markup:
    """Return the hidden field that proves that a form comes from a page of this site."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(token_of(context["request"]))


@pass_context
def _with_query(context: Context, **changed: object) -> str:
    """Return the address of this page with some of its parameters changed; None takes one away."""
    request: Request = context["request"]
    kept = [(key, said) for key, said in request.query_params.multi_items() if key not in changed]
    return "?" + urlencode(kept + [(key, str(said)) for key, said in changed.items() if said is not None])


def link(key: str) -> str:
    """Return the address that opens a citation: the article, its words lit and scrolled into view.

    >>> link("12@30-45"), link("12")
    ('/articles/12?at=30-45#lit', '/articles/12')
    """
    article, at, place = key.partition("@")
    return f"/articles/{article}?at={place}#lit" if at else f"/articles/{article}"


def page_of(kind: str, says: Mapping[str, Any]) -> str | None:
    """Return the address of what a fact speaks of: a name's own page, or the lineages of a document or an indicator.

    >>> page_of("system", {"name": "政务云"}), page_of("date", {}), page_of("target", {"indicator": None})
    ('/systems/%E6%94%BF%E5%8A%A1%E4%BA%91', None, None)
    """
    key, place = _PLACES.get(kind, ("", ""))
    said = str(says.get(key) or "")
    if not said:
        return None
    if key == "name":
        return place + quote(said, safe="")
    whole = said.replace('"', " ")
    return place + urlencode({"words": f'"{whole}"'})


_PLACES = {
    "system": ("name", "/systems/"),
    "organization": ("name", "/organizations/"),
    "document": ("title", "/policies?"),
    "target": ("indicator", "/lineages?"),
}
"""The key of a kind that has a page, and where that page is."""
