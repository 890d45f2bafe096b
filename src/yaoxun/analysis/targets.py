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

_MOST_NAMED = 200  # units or regions that are named one by one in a query; more of them bound little

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
    op: str
    value: float | None
    low: float | None
    high: float | None
    due: str | None  # of a statistic: the day for which it was observed
    day: str | None
    story: int | None

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


class _Light(NamedTuple):
    """As much of a target or statistic as tells its lineage; `news` is its story's, else its article's number."""

    id: int
    article: int
    indicator: str
    unit: str
    due: str | None
    day: str | None
    news: int
    region: str | None


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
        stages: dict[_Key, _Tale] = {}
        if happenings:
            stages = _tales(database, {key: rows for key, rows in groups.items() if _may(rows, happenings, on)}, on)
            groups = {
                key: groups[key]
                for key, (its, _) in stages.items()
                if any(e.happening in happenings for stage in its for e in stage.events)
            }
        ordered = sorted(groups, key=lambda key: _order(groups[key], due))
        page = {key: groups[key] for key in ordered[offset : None if limit is None else offset + limit]}
        shown = {key: stages[key] for key in page} if happenings else _tales(database, page, on)
        return Tracked(len(groups), _lineages(database, shown))


def _may(rows: Sequence[_Light], happenings: Collection[Happening], on: date) -> bool:
    """Whether one of some events can have happened to a lineage, so that the others need not be told in full."""
    if {"set", "reached"} & set(happenings) or (
        "due" in happenings and any(row.due and row.due < on.isoformat() for row in rows)
    ):
        return True
    return len(rows) > 1


def _groups(
    database: Database, words: str | None, filters: Filters, due: tuple[date, date] | None
) -> dict[_Key, list[_Light]]:
    """The targets of each lineage that is asked for."""
    if not words and filters == EVERYWHERE and not due:
        return _by_key(database, "target")
    chosen, units, codes = _chosen(database, words, filters, due)
    groups = _by_key(database, "target", units, codes)
    return {key: rows for key, rows in groups.items() if any(row.id in chosen for row in rows)}


def _chosen(
    database: Database, words: str | None, filters: Filters, due: tuple[date, date] | None
) -> tuple[set[int], set[str], set[str]]:
    """The targets that answer the question, their units, and their acting regions."""
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
        'SELECT fact.id, fact.article_id, fact."start", fact."end", fact.indicator, coalesce(fact.unit, \'\'),'
        " coalesce(code, '') FROM fact JOIN article ON article.id = fact.article_id LEFT JOIN article_region"
        " ON article_region.article_id = fact.article_id AND article_region.position = 1"
        f" WHERE fact.kind = ? AND {STANDING}{where}",
        ("target", *values),
    )
    if about is not None:
        tells = {n: about.within(kept) for n, kept in articles(database, sorted({row[1] for row in rows})).items()}
        rows = [row for row in rows if tells[row[1]](row[2], row[3], {"indicator": row[4]})]
    return {row[0] for row in rows}, {row[5] for row in rows}, {row[6] for row in rows}


def _by_key(
    database: Database, kind: str, units: Collection[str] | None = None, codes: Collection[str] | None = None
) -> dict[_Key, list[_Light]]:
    """Targets or statistics by what makes them one lineage; where these are given, of some units and acting regions."""
    where, values = f"fact.kind = ? AND {STANDING}", [kind]
    if units is not None and len(units) <= _MOST_NAMED:
        where += f" AND coalesce(fact.unit, '') IN ({marks(list(units))})"
        values += units
    if codes is not None and len(codes) <= _MOST_NAMED:
        # coalesce keeps the planner from going by region, through all facts of its articles
        where += f" AND coalesce(code, '') IN ({marks(list(codes))})"
        values += codes
    rows = database.rows(
        "SELECT fact.id, fact.article_id, fact.indicator, coalesce(fact.unit, ''), fact.\"by\", article.day,"
        f" coalesce(article.story_id, article.id), code FROM fact JOIN article ON article.id = fact.article_id LEFT JOIN"
        " article_region ON article_region.article_id = fact.article_id AND article_region.position = 1"
        f" WHERE {where} ORDER BY fact.id",
        values,
    )
    several = _several_regions(database)
    groups: dict[_Key, list[_Light]] = {}
    for row in map(_Light._make, rows):
        groups.setdefault(_key(row, several), []).append(row)
    return groups


def _in_full(database: Database, rows: Iterable[_Light]) -> dict[int, _Said]:
    """Targets or statistics with their places and amounts."""
    found: dict[int, _Said] = {}
    for some in pieces([row.id for row in rows]):
        for row in database.rows(
            'SELECT fact.id, fact.article_id, fact."start", fact."end", fact.op, fact.value, fact.low, fact.high,'
            " CASE WHEN fact.kind = 'statistic' THEN fact.as_of ELSE fact.\"by\" END, article.day, article.story_id"
            f" FROM fact JOIN article ON article.id = fact.article_id WHERE fact.id IN ({marks(some)})",
            some,
        ):
            found[row[0]] = _Said(*row)
    return found


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


def _key(row: _Light, several: Mapping[int, tuple[str, ...]]) -> _Key:
    regions = several.get(row.article) or ((row.region,) if row.region else ())
    said = normal(row.indicator, regions[0] if len(regions) == 1 else "")
    return _Key(regions, row.unit, said, row.news if is_generic(said) or not regions else None)


def _order(rows: Sequence[_Light], due: tuple[date, date] | None) -> tuple[object, ...]:
    newest = max((row.day for row in rows if row.day), default="")
    falls = (
        "" if due is None else min(r.due for r in rows if r.due and due[0].isoformat() <= r.due <= due[1].isoformat())
    )
    return falls, -int(newest.replace("-", "") or 0), rows[0].id


_Tale = tuple[list[_Stage], list[_Said]]
"""The milestones of a lineage, and the statistics that measure it."""


def _tales(database: Database, groups: Mapping[_Key, Sequence[_Light]], on: date) -> dict[_Key, _Tale]:
    """Tell what became of lineages."""
    codes = {row.region or "" for rows in groups.values() for row in rows}
    measured = _by_key(database, "statistic", {key.unit for key in groups}, codes) if groups else {}
    light = [row for key, rows in groups.items() for row in (*rows, *measured.get(key, ()))]
    full = _in_full(database, light)
    targets = {key: [full[row.id] for row in rows] for key, rows in groups.items()}
    texts = _Texts.of(
        database,
        (
            row.article
            for key, rows in targets.items()
            if key in measured or len({(row.due, row.least, row.most) for row in rows}) > 1
            for row in rows
        ),
    )
    found = {}
    for key, rows in targets.items():
        statistics = [full[row.id] for row in measured.get(key, ())]
        statistics.sort(key=lambda row: (row.observed or "9", row.id))
        stages = _by_day(rows)
        by_due = sorted(stages, key=lambda due: due or "9")
        found[key] = ([_stage(due, stages[due], statistics, key, texts, on) for due in by_due], statistics)
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
    ...     return _Said(1, 1, 0, 1, op, value, None, None, None, None, None)
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
    tales: Mapping[_Key, _Tale],
) -> tuple[Lineage, ...]:
    """The lineages of a page, each row with its citation."""
    wanted = [
        row.id
        for its, statistics in tales.values()
        for row in (*statistics, *(r for stage in its for e in stage.events for r in (e.said, *e.also)))
    ]
    facts = kept_facts(database, wanted)
    found = []
    for key, (its, statistics) in tales.items():
        newest = max((e.said for stage in its for e in stage.events if e.happening != "reached"), key=_newest)
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
        found.append(
            Lineage(
                key.regions,
                str(facts[newest.id].says["indicator"]),
                key.unit,
                milestones,
                _measurements(statistics, facts),
            )
        )
    return tuple(found)


def _newest(row: _Said) -> tuple[str, int]:
    return row.day or "", -row.id


def _measurements(statistics: Sequence[_Said], facts: Mapping[int, KeptFact]) -> tuple[Measurement, ...]:
    """The statistics of a lineage, those that the same news states twice once."""
    return tuple(
        Measurement(row.observed, facts[row.id], tuple(facts[one.id].cited for one in also))
        for row, *also in _once(statistics)
    )
