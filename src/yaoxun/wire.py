"""The wire format: a document with its facts as plain JSON values, one object a document."""

import datetime as dt

from yaoxun.extraction import extract_text
from yaoxun.extraction.fact import Fact
from yaoxun.reading import Article, Document, Place


def document_json(document: Document) -> dict[str, object]:
    """Return a document in the wire format, keys in their documented order; days as ISO text."""
    return {
        "source": {
            "name": document.source.name,
            "media_type": document.source.media_type,
            "sha256": document.source.sha256,
        },
        "title": document.title,
        "issue": document.issue,
        "publisher": document.publisher,
        "date": document.date.isoformat() if document.date else None,
        "inferred_date": document.inferred_date.isoformat() if document.inferred_date else None,
        "warnings": [{"code": n.code, "message": n.message} for n in document.warnings],
        "sections": [
            {"heading": s.heading, "articles": [article_json(a, document.anchor) for a in s.articles]}
            for s in document.sections
        ],
        "coverage": document.coverage,
    }


def article_json(article: Article, issued: dt.date | None) -> dict[str, object]:
    """Return an article in the wire format, with its regions and facts; `issued` is its day of issue."""
    extract = extract_text(article.title, article.text, issued)
    return {
        "title": article.title,
        "text": article.text,
        "sources": list(article.sources),
        "links": list(article.links),
        "regions": list(extract.regions),
        "facts": [fact_json(f) for f in extract.facts],
        "place": article_place(article),
    }


def article_place(article: Article) -> dict[str, dict[str, int] | None]:
    """Tell where an article's title and text stand in its source: characters, page and paragraph where it has them."""
    return {
        "title": _place(article.title_place()),
        "text": _place(article.place(0, len(article.text)) if article.text else None),
    }


def fact_json(fact: Fact) -> dict[str, object]:
    """Return a fact in the wire format: its kind, its place in the article's text, its quote, and the keys of its kind."""
    return {"kind": fact.kind, "start": fact.start, "end": fact.end, "quote": fact.quote, **fact.further()}


def _place(place: Place | None) -> dict[str, int] | None:
    if place is None:
        return None
    said = {"start": place.start, "end": place.end}
    return said | {k: v for k, v in (("page", place.page), ("paragraph", place.paragraph)) if v}
