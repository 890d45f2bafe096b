"""All rules of the audit on one article."""

from yaoxun.analysis.audit import actors, changes, counts, days, limits, repeats, series, shares, sums
from yaoxun.analysis.audit.finding import CODES, Doubt
from yaoxun.analysis.audit.subject import Subject
from yaoxun.text.span import Span

_RULES = (sums, shares, changes, days, actors, counts, series, repeats, limits)


def doubts(subject: Subject) -> tuple[Doubt, ...]:
    """Return what a careful editor would query in an article, by where it stands, each once.

    >>> from yaoxun.analysis.audit.subject import subject
    >>> [d.sums for d in doubts(subject("", "全县共有企业40家，其中规上企业10家，占30%。"))]
    ['10÷40＝25%，写作30%']
    """
    order = list(CODES)
    found = {doubt: None for rule in _RULES for doubt in map(_in_order, rule.doubts(subject))}
    return tuple(sorted(found, key=lambda d: (d.places[0], order.index(d.code), d.met)))


def _in_order(doubt: Doubt) -> Doubt:
    places: tuple[Span, ...] = tuple(sorted(doubt.places))
    return doubt if places == doubt.places else Doubt(doubt.code, doubt.severity, doubt.met, doubt.sums, places)
