"""Targets as lineages: what became of the same target from issue to issue, and the statistics that measure it.

A lineage has the targets of one region, indicator (see `indicators`) and unit; those that fall due on one day are a
milestone of it. The first statement of a milestone sets it. A later one restates it where the amounts are the same or lie
within each other, else raises or lowers it, by the number alone. Two that differ conflict where neither can have taken the
other's place: they are of the same day or of an unknown one, they tell the same news or report the same document, or one
bounds from above what the other bounds from below; unless the later sentence says that it revises. Several amounts in one
article are set together (达到8000亿元、力争1万亿元).

A milestone is reached by a statistic of the same region, indicator and unit whose day is that of the target's issue or a
later one, and whose least (to be gone down to: greatest) amount meets all its amounts that still stand. It is due where its
day has passed and no statistic in the library shows that it was reached.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from yaoxun.analysis.indicators import begins_anew, is_generic, is_reached_from_above, is_revision, normal
from yaoxun.analysis.titles import normal_title
from yaoxun.analysis.topic import topic
from yaoxun.library.citation import Citation, Kept, articles
from yaoxun.library.database import Database, marks, pieces
from yaoxun.library.facts import STANDING, KeptFact, kept_facts
from yaoxun.library.filters import EVERYWHERE, Filters, conditions

_MOST_UNITS = 200  # units of a question that are looked for one by one

Happening = Literal["set", "restated", "raised", "lowered", "conflicting", "reached", "due"]
"""What becomes of a milestone."""

HAPPENINGS: tuple[Happening, ...] = get_args(Happening)
"""All that can become of a milestone."""

State = Literal["open", "reached", "due", "conflicting"]
"""How a milestone stands; one that conflicts is neither reached nor due before the conflict is settled."""


@dataclass(frozen=True, slots=True)
class Event:
    """What became of a milestone on a day: of the issue that tells it, of the statistic, or on which it fell due.

    `fact` proves it: the target, for `reached` the statistic, for `due` the target that fell due. `also` cites the same
    statement in the same news.
    """

    happening: Happening
    day: str | None
    fact: KeptFact
    also: tuple[Citation, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The event as plain values."""
        return {
            "event": self.happening,
            "day": self.day,
            "fact": self.fact.as_json(),
            "also": [cited.as_json() for cited in self.also],
        }


@dataclass(frozen=True, slots=True)
class Measurement:
    """A statistic that measures a target, the day for which it was observed, and where the same news says it again."""

    day: str | None
    fact: KeptFact
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be reached by a day, and what became of it, in order; `due` is None where no issue says by when."""

    due: str | None
    state: State
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """A target across issues: its regions, its indicator in the words of the newest issue, its milestones by their days."""

    regions: tuple[str, ...]
    indicator: str
    unit: str
    milestones: tuple[Milestone, ...]
    statistics: tuple[Measurement, ...]

    def as_json(self) -> dict[str, object]:
        """The lineage as plain values."""
        return {
            "regions": list(self.regions),
            "indicator": self.indicator,
            "unit": self.unit,
            "milestones": [
                {"due": m.due, "state": m.state, "events": [event.as_json() for event in m.events]}
                for m in self.milestones
            ],
            "statistics": [
                {"day": m.day, "fact": m.fact.as_json(), "also": [cited.as_json() for cited in m.also]}
                for m in self.statistics
            ],
        }


@dataclass(frozen=True, slots=True)
class Tracked:
    """Lineages that answer a question: `total` of them, and those that were asked for."""

    total: int
    lineages: tuple[Lineage, ...]


class _Said(NamedTuple):
    """A target or statistic as a row."""

    id: int
    article: int
    start: int
    end: int
    indicator: str
    op: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    due: str | None  # of a statistic: the day for which it was observed
    day: str | None
    story: int | None
    region: str | None

    @property
    def least(self) -> float:
        return float((self.value if self.low is None else self.low) or 0)

    @property
    def most(self) -> float:
        return float((self.value if self.high is None else self.high) or 0)

    @property
    def observed(self) -> str | None:
        return self.due or self.day

    @property
    def news(self) -> int:
        return self.story or self.article

    @property
    def statement(self) -> tuple[object, ...]:
        """What is the same where the same news states the same again."""
        return self.news, self.due, self.op, self.least, self.most

    def opposes(self, other: "_Said") -> bool:
        """Whether one bounds from above what the other bounds from below."""
        return {self.op[:1], other.op[:1]} == {"<", ">"}


class _Key(NamedTuple):
    """What is one lineage: `news` only where the indicator does not say of what it is."""

    regions: tuple[str, ...]
    unit: str
    indicator: str
    news: int | None


class _Happened(NamedTuple):
    """An event as rows: the one that proves it, and those that say the same in the same news."""

    happening: Happening
    day: str | None
    said: _Said
    also: list[_Said]


class _Stage(NamedTuple):
    """A milestone as rows."""

    due: str | None
    state: State
    events: list[_Happened]


def track(
    database: Database,
    words: str | None = None,
    filters: Filters = EVERYWHERE,
    *,
    on: date,
    due: tuple[date, date] | None = None,
    happenings: Collection[Happening] = (),
    limit: int | None = None,
    offset: int = 0,
) -> Tracked:
    """Return the lineages of which a target is on the topic of `words` and answers the filters, whole.

    `on` is the day on which it is asked what is due; `due` bounds the day of a milestone, `happenings` wants one of these
    events. The lineages of which the newest issues tell come first; with `due`, those that fall due first.

    Raises:
        QueryError: the words cannot be read, or a filter names what does not exist.
    """
    with database.snapshot():
        groups = _groups(database, words, filters, due)
        if happenings:
            stages = _all_stages(database, groups, on)
            groups = {
                key: rows
                for key, rows in groups.items()
                if any(e.happening in happenings for stage in stages[key][0] for e in stage.events)
            }
        ordered = sorted(groups, key=lambda key: _order(groups[key], due))
        page = {key: groups[key] for key in ordered[offset : None if limit is None else offset + limit]}
        shown = {key: stages[key] for key in page} if happenings else _all_stages(database, page, on)
        return Tracked(len(groups), _lineages(database, page, shown))


def _groups(
    database: Database, words: str | None, filters: Filters, due: tuple[date, date] | None
) -> dict[_Key, list[_Said]]:
    """The targets of each lineage that is asked for."""
    chosen: set[int] | None = None
    units: list[str] | None = None
    if words or filters != EVERYWHERE or due:
        chosen, units = _chosen(database, words, filters, due)
    groups = _by_key(database, "target", units)
    if chosen is None:
        return groups
    return {key: rows for key, rows in groups.items() if any(row.id in chosen for row in rows)}


def _chosen(
    database: Database, words: str | None, filters: Filters, due: tuple[date, date] | None
) -> tuple[set[int], list[str]]:
    """The targets that answer the question, and their units."""
    where, values = conditions(filters)
    if due:
        where += ' AND fact."by" >= ? AND fact."by" <= ?'
        values += (due[0].isoformat(), due[1].isoformat())
    about = topic(words) if words else None
    if about is not None:
        hits, its_values = about.articles(database)
        where += f" AND article.id IN ({hits})"
        values += its_values
    rows = database.rows(
        'SELECT fact.id, fact.article_id, fact."start", fact."end", fact.indicator, fact.unit FROM fact'
        f" JOIN article ON article.id = fact.article_id WHERE fact.kind = ? AND {STANDING}{where}",
        ("target", *values),
    )
    if about is not None:
        tells = {n: about.within(kept) for n, kept in articles(database, sorted({row[1] for row in rows})).items()}
        rows = [row for row in rows if tells[row[1]](row[2], row[3], {"indicator": row[4]})]
    return {row[0] for row in rows}, sorted({row[5] or "" for row in rows})


def _by_key(database: Database, kind: str, units: Sequence[str] | None) -> dict[_Key, list[_Said]]:
    """Targets or statistics, of some units where these are given, by what makes them one lineage."""
    day = "fact.as_of" if kind == "statistic" else 'fact."by"'
    bound = "" if units is None or len(units) > _MOST_UNITS else f" AND coalesce(fact.unit, '') IN ({marks(units)})"
    rows = database.rows(
        'SELECT fact.id, fact.article_id, fact."start", fact."end", fact.indicator, fact.op, fact.value, fact.low,'
        f" fact.high, coalesce(fact.unit, ''), {day}, article.day, article.story_id, code FROM fact"
        " JOIN article ON article.id = fact.article_id LEFT JOIN article_region"
        " ON article_region.article_id = fact.article_id AND article_region.position = 1"
        f" WHERE fact.kind = ? AND {STANDING}{bound} ORDER BY fact.id",
        (kind, *(units if bound and units else ())),
    )
    several = _several_regions(database)
    groups: dict[_Key, list[_Said]] = {}
    for row in map(_Said._make, rows):
        groups.setdefault(_key(row, several), []).append(row)
    return groups


def _several_regions(database: Database) -> dict[int, tuple[str, ...]]:
    """The articles that report of several regions of the rank of the acting one (沪渝), with these."""
    found: dict[int, list[str]] = {}
    for article, code in database.rows(
        "SELECT article_id, code FROM article_region WHERE article_id IN"
        " (SELECT article_id FROM article_region WHERE position = 2) ORDER BY article_id, position"
    ):
        found.setdefault(article, []).append(code)
    return {
        article: tuple(sorted(code for code in codes if _rank(code) == _rank(codes[0])))
        for article, codes in found.items()
    }


def _rank(code: str) -> int:
    """The rank of a region: the country 0, provinces 2, cities 4, counties 6."""
    return len(code.rstrip("0")) + len(code.rstrip("0")) % 2


def _key(row: _Said, several: Mapping[int, tuple[str, ...]]) -> _Key:
    regions = several.get(row.article) or ((row.region,) if row.region else ())
    said = normal(row.indicator, regions[0] if len(regions) == 1 else "")
    return _Key(regions, row.unit, said, row.news if is_generic(said) or not regions else None)


def _order(rows: Sequence[_Said], due: tuple[date, date] | None) -> tuple[object, ...]:
    newest = max((row.day for row in rows if row.day), default="")
    falls = (
        "" if due is None else min(r.due for r in rows if r.due and due[0].isoformat() <= r.due <= due[1].isoformat())
    )
    return falls, -int(newest.replace("-", "") or 0), rows[0].id


def _all_stages(
    database: Database, groups: Mapping[_Key, Sequence[_Said]], on: date
) -> dict[_Key, tuple[list[_Stage], list[_Said]]]:
    """The milestones of lineages, and the statistics that measure them."""
    measured = _by_key(database, "statistic", sorted({key.unit for key in groups}))
    texts = _Texts.of(
        database,
        (
            row.article
            for key, rows in groups.items()
            if key in measured or len({(row.least, row.most) for row in rows}) > 1
            for row in rows
        ),
    )
    found = {}
    for key, rows in groups.items():
        statistics = sorted(measured.get(key, ()), key=lambda row: (row.observed or "9", row.id))
        stages = _by_day(rows)
        found[key] = (
            [_stage(due, stages[due], statistics, key, texts, on) for due in sorted(stages, key=lambda d: d or "9")],
            statistics,
        )
    return found


def _by_day(rows: Iterable[_Said]) -> dict[str | None, list[_Said]]:
    found: dict[str | None, list[_Said]] = {}
    for row in sorted(rows, key=lambda row: (row.day or "9", row.article, row.start)):
        found.setdefault(row.due, []).append(row)
    return found


class _Texts(NamedTuple):
    """What is needed of articles whose amounts differ: their texts, and the document that each reports first."""

    kept: Mapping[int, Kept]
    reports: Mapping[int, str]

    @classmethod
    def of(cls, database: Database, ids: Iterable[int]) -> "_Texts":
        wanted = sorted(set(ids))
        reports: dict[int, str] = {}
        for some in pieces(wanted):
            for article, title in database.rows(
                f"SELECT article_id, title FROM fact WHERE article_id IN ({marks(some)}) AND kind = ? AND {STANDING}"
                ' ORDER BY article_id, "start"',
                (*some, "document"),
            ):
                reports.setdefault(article, normal_title(title))
        return cls(articles(database, wanted), reports)

    def quote(self, row: _Said) -> str:
        return self.kept[row.article].text[row.start : row.end]

    def revises(self, row: _Said) -> bool:
        first, last = self.kept[row.article].sentence(row.start, row.end)
        return is_revision(self.kept[row.article].text[first:last])

    def conflict(self, one: _Said, other: _Said) -> bool:
        """Whether neither of two amounts that differ can have taken the other's place; `other` is the later."""
        if self.revises(other):
            return False
        return (
            one.opposes(other)
            or one.day is None
            or one.day == other.day
            or other.day is None
            or one.news == other.news
            or (one.article in self.reports and self.reports[one.article] == self.reports.get(other.article))
        )


def _stage(
    due: str | None, rows: Sequence[_Said], statistics: Sequence[_Said], key: _Key, texts: _Texts, on: date
) -> _Stage:
    """What became of a milestone; `rows` are its targets in the order of their issues."""
    events: list[_Happened] = []
    standing: list[_Said] = []
    disputed = False
    for row, *also in _once(rows):
        together = bool(standing) and all(other.article == row.article for other in standing)
        happening = events[-1].happening if together else _happening(standing, row, texts)
        if happening in {"raised", "lowered"} and not together:
            standing, disputed = [row], False
        elif happening != "restated":
            standing.append(row)
            disputed = disputed or happening == "conflicting"
        events.append(_Happened(happening, row.day, row, also))
    if disputed:
        return _Stage(due, "conflicting", events)
    met = _met(due, rows, standing, statistics, key, texts)
    if met is not None:
        events.append(_Happened("reached", met.observed, met, []))
        return _Stage(due, "reached", events)
    if due is not None and due < on.isoformat():
        events.append(_Happened("due", due, standing[-1], []))
        return _Stage(due, "due", events)
    return _Stage(due, "open", events)


def _once(rows: Iterable[_Said]) -> Iterable[list[_Said]]:
    """Rows in their order, each with those that say the same in the same news."""
    found: dict[tuple[object, ...], list[_Said]] = {}
    for row in rows:
        found.setdefault(row.statement, []).append(row)
    return found.values()


def _happening(standing: Sequence[_Said], row: _Said, texts: _Texts) -> Happening:
    """What a target does to those that stand."""
    if not standing:
        return "set"
    least, most = min(s.least for s in standing), max(s.most for s in standing)
    opposed = any(other.opposes(row) for other in standing)
    if row.least <= most and row.most >= least and not opposed:
        return "restated"
    if any(texts.conflict(other, row) for other in standing):
        return "conflicting"
    return "raised" if row.least > most else "lowered"


def _met(
    due: str | None,
    rows: Sequence[_Said],
    standing: Sequence[_Said],
    statistics: Sequence[_Said],
    key: _Key,
    texts: _Texts,
) -> _Said | None:
    """The first statistic that shows that all amounts that stand were reached."""
    since = min((row.day for row in rows if row.day), default=None)
    if since is None:
        return None
    anew = begins_anew(key.indicator)
    for one in statistics:
        if one.observed is None or one.observed < since or (anew and one.observed[:4] != (due or "")[:4]):
            continue
        if all(_meets(one, target, texts.quote(target)) for target in standing):
            return one
    return None


def _meets(one: _Said, target: _Said, quote: str) -> bool:
    """Whether a statistic shows that a target was reached.

    >>> def said(op: str, value: float) -> _Said:
    ...     return _Said(1, 1, 0, 1, "企业", op, value, None, None, "家", None, None, None, None)
    >>> _meets(said("=", 100), said(">", 100), "超过100家"), _meets(said(">", 100), said(">", 100), "超过100家")
    (False, True)
    """
    if target.op[:1] == "<" or (target.op in {"=", "~"} and is_reached_from_above(quote)):
        strict = target.op == "<" and one.op != "<"
        return one.op[:1] != ">" and (one.most < target.most or (one.most == target.most and not strict))
    strict = target.op == ">" and one.op != ">"
    return one.op[:1] != "<" and (one.least > target.least or (one.least == target.least and not strict))


def _lineages(
    database: Database,
    page: Mapping[_Key, Sequence[_Said]],
    stages: Mapping[_Key, tuple[list[_Stage], list[_Said]]],
) -> tuple[Lineage, ...]:
    """The lineages of a page, each row with its citation."""
    wanted = [
        row.id
        for its, statistics in stages.values()
        for row in (*statistics, *(r for stage in its for e in stage.events for r in (e.said, *e.also)))
    ]
    facts = kept_facts(database, wanted)
    found = []
    for key, rows in page.items():
        its, statistics = stages[key]
        newest = max(rows, key=lambda row: (row.day or "", -row.id))
        milestones = tuple(
            Milestone(
                stage.due,
                stage.state,
                tuple(
                    Event(e.happening, e.day, facts[e.said.id], tuple(facts[row.id].cited for row in e.also))
                    for e in stage.events
                ),
            )
            for stage in its
        )
        found.append(Lineage(key.regions, newest.indicator, key.unit, milestones, _measurements(statistics, facts)))
    return tuple(found)


def _measurements(statistics: Sequence[_Said], facts: Mapping[int, KeptFact]) -> tuple[Measurement, ...]:
    """The statistics of a lineage, those that the same news states twice once."""
    return tuple(
        Measurement(row.observed, facts[row.id], tuple(facts[one.id].cited for one in also))
        for row, *also in _once(statistics)
    )
