"""Who acts and in which words: an agency of one place in an article about another, words of another language."""

from collections.abc import Iterator

from yaoxun.analysis.audit.finding import Doubt, Severity
from yaoxun.analysis.audit.subject import Subject
from yaoxun.reading.doubts import foreign_body, stray_words
from yaoxun.text.span import Span


def doubts(subject: Subject) -> Iterator[Doubt]:
    """Doubt the agency that opens an article of another place, and English words of grammar among Chinese ones."""
    body = foreign_body(subject.title, subject.text)
    if body:
        at = subject.text.find(body)
        met = f"标题讲的是“{subject.title}”，正文开头行事的却是“{body}”"
        yield Doubt("agency-conflict", Severity.QUERY, met, "", (Span(at, at + len(body)),))
    for start, end in stray_words(subject.text):
        met = f"中文里夹着“{subject.text[start:end]}”"
        yield Doubt("stray-word", Severity.NOTE, met, "", (Span(start, end),))
