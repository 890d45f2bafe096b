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

from yaoxun.analysis.titles import normal_title
from yaoxun.analysis.topic import topic
from yaoxun.library.citation import Citation, Kept, articles, texts
from yaoxun.library.database import Database, Row, marks, pieces
from yaoxun.library.facts import STANDING, KeptFact, kept_facts
from yaoxun.library.filters import EVERYWHERE, Filters, conditions
from yaoxun.library.index import Sql
from yaoxun.library.indicators import begins_anew, is_reached_from_above, is_revision
from yaoxun.library.lineage import acting, subject
from yaoxun.library.record import Kind
from yaoxun.library.search import regions_of

_AT_ONCE = 1000  # lineages of which it is told at once what became of them, when all must be looked at

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
    news: int  # its story, else its article
    indicator: str
    unit: str | None

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
    def statement(self) -> tuple[object, ...]:
        """What is the same where the same news states the same again."""
        return self.news, self.due, self.op, self.least, self.most

    def opposes(self, other: "_Said") -> bool:
        """Whether one bounds from above what the other bounds from below."""
        return {self.op[:1], other.op[:1]} == {"<", ">"}


class _Key(NamedTuple):
    """What is one lineage: its number, and the news where the number counts only within one; else 0."""

    lineage: int
    news: int


class _Rows(NamedTuple):
    """The targets of a lineage, and the statistics that measure it."""

    targets: list[_Said]
    statistics: list[_Said]


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
        asked = _Asked(filters, due, on, frozenset(() if "set" in happenings else happenings))
        if words or asked.happenings:
            page, total = _answering(database, words, asked, limit, offset)
        else:
            page, total = _page(database, asked, limit, offset)
        return Tracked(total, _lineages(database, _tales(database, page, on)))


class _Asked(NamedTuple):
    """What is asked of lineages; every one was set, so that no happening bounds nothing."""

    filters: Filters
    due: tuple[date, date] | None
    on: date
    happenings: frozenset[Happening]

    @property
    def chooses(self) -> Sql:
        """What holds of a target by which a lineage is chosen, as SQL."""
        where, values = conditions(self.filters)
        if self.due is None:
            return f"1 = 1{where}", values
        return f'fact."by" >= ? AND fact."by" <= ?{where}', (*map(date.isoformat, self.due), *values)

    @property
    def falls(self) -> Sql:
        """The day on which a target falls due within the bounds, as SQL."""
        if self.due is None:
            return "''", ()
        return "CASE WHEN due >= ? AND due <= ? THEN due END", tuple(map(date.isoformat, self.due))


_NEWS = "coalesce(article.story_id, article.id)"
_KEY = f"fact.lineage, CASE WHEN fact.lineage < 0 THEN {_NEWS} ELSE 0 END AS news"
_FACTS = "FROM fact JOIN article ON article.id = fact.article_id"
_ORDER = "falls, newest IS NULL, newest DESC, earliest"
_ENDLESS = 2**62  # lineages: more than any library has, and a number that every database takes


def _targets(asked: _Asked, within: str = "1 = 1", its_values: Sequence[object] = ()) -> Sql:
    """The targets of lineages, with whether the filters choose them, as SQL; `within` bounds the lineages."""
    chooses, values = asked.chooses
    return (
        f'SELECT {_KEY}, fact.id, fact.article_id, {_NEWS} AS told, fact."by" AS due, article.day, fact.op,'
        " coalesce(fact.low, fact.value, 0) AS least, coalesce(fact.high, fact.value, 0) AS most,"
        f" CASE WHEN {chooses} THEN 1 ELSE 0 END AS chosen {_FACTS} WHERE fact.kind = 'target' AND {STANDING} AND {within}",
        (*values, *its_values),
    )


def _page(database: Database, asked: _Asked, limit: int | None, offset: int) -> tuple[list[_Key], int]:
    """The lineages of a page in their order, and how many there are: counted and put in order by the database."""
    targets, values = _targets(asked)
    falls, bounds = asked.falls
    groups = (
        f"WITH target AS ({targets}), grouped AS MATERIALIZED (SELECT lineage, news, min({falls}) AS falls,"
        " max(day) AS newest, min(id) AS earliest FROM target GROUP BY lineage, news HAVING max(chosen) = 1)"
    )
    every = (*values, *bounds)
    rows = database.rows(
        f"{groups} SELECT lineage, news, (SELECT count(*) FROM grouped) FROM grouped ORDER BY {_ORDER} LIMIT ? OFFSET ?",
        (*every, _ENDLESS if limit is None else limit, offset),
    )
    if not rows:
        return [], int(database.rows(f"{groups} SELECT count(*) FROM grouped", every)[0][0])
    return [_Key(lineage, news) for lineage, news, _ in rows], rows[0][2]


def _answering(
    database: Database, words: str | None, asked: _Asked, limit: int | None, offset: int
) -> tuple[list[_Key], int]:
    """The lineages of a page in their order, and how many there are, where it takes more than the database to tell."""
    groups: list[_Group]
    if words:
        chosen = _on_topic(database, words, asked)
        found = [
            _candidates(database, asked, some, None) for some in pieces(sorted({lineage for lineage, _ in chosen}))
        ]
        groups = [group for some, _ in found for group in some if group.key in chosen]
        total = len(groups)
    else:
        groups, total = _candidates(database, asked, None, None if limit is None else offset + limit)
    told = _happened(database, [group.key for group in groups if not group.sure], asked)
    total -= sum(not group.sure and group.key not in told for group in groups)
    groups = [group for group in groups if group.sure or group.key in told]
    groups.sort(key=lambda group: (group.falls, -int((group.newest or "0").replace("-", "")), group.earliest))
    return [group.key for group in groups[offset : None if limit is None else offset + limit]], total


def _happened(database: Database, keys: Sequence[_Key], asked: _Asked) -> set[_Key]:
    """The lineages to which one of the happenings happened that are asked for."""
    return {
        key
        for some in pieces(keys, _AT_ONCE)
        for key, (stages, _) in _tales(database, some, asked.on).items()
        if any(event.happening in asked.happenings for stage in stages for event in stage.events)
    }


class _Group(NamedTuple):
    """A lineage that may answer: whether it is sure that what is asked for happened, and what puts it in order."""

    lineage: int
    news: int
    sure: int
    falls: str
    newest: str | None
    earliest: int

    @property
    def key(self) -> _Key:
        return _Key(self.lineage, self.news)


# Most lineages have one fact, and it need not be looked at what became of it. Of the two kinds, target is the later word.
_SEVERAL = (
    "SELECT lineage FROM fact WHERE lineage IS NOT NULL GROUP BY lineage HAVING count(*) > 1 AND max(kind) = 'target'"
)

_MAY: Mapping[Happening, str] = {
    "restated": "again = 1",
    "raised": "differing = 1",
    "lowered": "differing = 1",
    "conflicting": "differing = 1",
    "reached": "observed >= since",
    "due": "past = 1",
}
"""What holds of the lineages to which something may have happened, as SQL."""


def _candidates(
    database: Database, asked: _Asked, among: Sequence[int] | None, most: int | None
) -> tuple[list[_Group], int]:
    """The lineages that may answer: all, or those of some numbers; and how many there are.

    Of those that have one fact, only the first `most` are given: it is sure that they answer.
    """
    within, numbers = ("1 = 1", ()) if among is None else (f"fact.lineage IN ({marks(among)})", tuple(among))
    falls, bounds = asked.falls
    if not asked.happenings:
        targets, values = _targets(asked, within, numbers)
        rows = database.rows(
            f"WITH target AS ({targets}) SELECT lineage, news, 1, min({falls}) AS falls, max(day) AS newest,"
            " min(id) AS earliest FROM target GROUP BY lineage, news HAVING max(chosen) = 1",
            (*values, *bounds),
        )
        return [_Group(*row) for row in rows], len(rows)
    today = asked.on.isoformat()
    targets, values = _targets(asked, f"{within} AND fact.lineage IN ({_SEVERAL})", numbers)
    may = " OR ".join(_MAY[happening] for happening in sorted(asked.happenings))
    sure = "past = 1 AND differing = 0 AND (observed IS NULL OR since IS NULL OR observed < since)"
    rows = database.rows(
        f"WITH target AS ({targets}),"
        " milestone AS (SELECT lineage, news, due, max(day) AS newest, min(day) AS since, min(id) AS earliest,"
        " max(chosen) AS chosen, min(told) <> max(told) AS retold, min(article_id) <> max(article_id)"
        " AND (min(least) <> max(least) OR min(most) <> max(most) OR min(op) <> max(op)) AS differs"
        " FROM target GROUP BY lineage, news, due),"
        f" grouped AS (SELECT lineage, news, min({falls}) AS falls, max(newest) AS newest, min(since) AS since,"
        " min(earliest) AS earliest, max(CASE WHEN due < ? THEN 1 ELSE 0 END) AS past,"
        " max(CASE WHEN differs THEN 1 ELSE 0 END) AS differing,"
        " max(CASE WHEN differs OR retold THEN 1 ELSE 0 END) AS again"
        " FROM milestone GROUP BY lineage, news HAVING max(chosen) = 1),"
        f" measured AS (SELECT fact.lineage, max(coalesce(fact.as_of, article.day)) AS observed {_FACTS}"
        f" WHERE fact.kind = 'statistic' AND {STANDING} AND fact.lineage IN (SELECT lineage FROM grouped) GROUP BY fact.lineage)"
        f" SELECT grouped.lineage, news, CASE WHEN {sure if 'due' in asked.happenings else '1 = 0'} THEN 1 ELSE 0 END AS sure,"
        " falls, newest, earliest FROM grouped LEFT JOIN measured ON measured.lineage = grouped.lineage"
        f" WHERE {may}",
        (*values, *bounds, today),
    )
    groups = [_Group(*row) for row in rows]
    if "due" not in asked.happenings:
        return groups, len(groups)
    targets, values = _targets(asked, f"{within} AND fact.lineage NOT IN ({_SEVERAL})", numbers)
    alone = f"FROM ({targets}) AS target WHERE chosen = 1 AND due < ?"
    ((count,),) = database.rows(f"SELECT count(*) {alone}", (*values, today))
    rows = database.rows(
        f"SELECT lineage, news, 1, {falls} AS falls, day, id {alone} ORDER BY falls, day IS NULL, day DESC, id LIMIT ?",
        (*bounds, *values, today, _ENDLESS if most is None else most),
    )
    return [*groups, *(_Group(*row) for row in rows)], len(groups) + count


def _on_topic(database: Database, words: str, asked: _Asked) -> set[Row]:
    """The lineages, as rows, of which a target is on a topic and answers what is asked."""
    about = topic(words)
    hits, values = about.articles(database)
    chooses, its_values = asked.chooses
    ids = database.rows(
        f"SELECT article.id FROM ({hits}) AS hit JOIN article ON article.id = hit.id WHERE article.kinds & ? > 0 ORDER BY article.id",
        (*values, int(Kind.target)),
    )
    found: set[Row] = set()
    for some in pieces([article for (article,) in ids]):
        rows = database.rows(
            f'SELECT {_KEY}, fact.article_id, fact."start", fact."end", fact.indicator {_FACTS}'
            f" WHERE fact.kind = 'target' AND {STANDING} AND {chooses} AND article.id IN ({marks(some)})",
            (*its_values, *some),
        )
        its_texts = texts(database, [row[2] for row in rows])
        tells = {article: about.within(*its) for article, its in its_texts.items()}
        found |= {
            (lineage, news)
            for lineage, news, article, start, end, said in rows
            if tells[article](start, end, {"indicator": said})
        }
    return found


_Tale = tuple[list[_Stage], list[_Said]]
"""The milestones of a lineage, and the statistics that measure it."""


def _tales(database: Database, keys: Sequence[_Key], on: date) -> dict[_Key, _Tale]:
    """Tell what became of lineages."""
    groups = _rows(database, keys)
    texts = _Texts.of(database, groups.values())
    found = {}
    for key in keys:
        targets, statistics = groups[key]
        statistics.sort(key=lambda row: (row.observed or "9", row.id))
        stages = _by_day(targets)
        by_due = sorted(stages, key=lambda due: due or "9")
        found[key] = ([_stage(due, stages[due], statistics, texts, on) for due in by_due], statistics)
    return found


def _rows(database: Database, keys: Sequence[_Key]) -> dict[_Key, _Rows]:
    """Lineages as rows, each in the order in which they were kept."""
    found = {key: _Rows([], []) for key in keys}
    for some in pieces(list(dict.fromkeys(key.lineage for key in keys))):
        for kind, lineage, news, *row in database.rows(
            f'SELECT fact.kind, {_KEY}, fact.id, fact.article_id, fact."start", fact."end", fact.op, fact.value, fact.low,'
            " fact.high, CASE WHEN fact.kind = 'statistic' THEN fact.as_of ELSE fact.\"by\" END, article.day,"
            f" {_NEWS}, fact.indicator, fact.unit {_FACTS} WHERE fact.lineage IN ({marks(some)}) AND {STANDING} ORDER BY fact.id",
            some,
        ):
            rows = found.get(_Key(lineage, news))
            if rows is not None:
                (rows.targets if kind == "target" else rows.statistics).append(_Said(*row))
    return found


def _by_day(rows: Iterable[_Said]) -> dict[str | None, list[_Said]]:
    found: dict[str | None, list[_Said]] = {}
    for row in sorted(rows, key=lambda row: (row.day or "9", row.article, row.start)):
        found.setdefault(row.due, []).append(row)
    return found


class _Texts(NamedTuple):
    """What is needed of articles beside their facts.

    Attributes:
        anew: of targets that statistics measure, by number, whether the indicator counts anew each year.
        quotes: the words of targets of which the number alone does not say in which direction they are reached.
        kept: texts of articles whose amounts differ.
        reports: the document that each of these reports first.
    """

    anew: Mapping[int, bool]
    quotes: Mapping[int, str]
    kept: Mapping[int, Kept]
    reports: Mapping[int, str]

    @classmethod
    def of(cls, database: Database, groups: Iterable[_Rows]) -> "_Texts":
        measured = [row for targets, statistics in groups if statistics for row in targets]
        wanted = sorted({row.article for targets, _ in groups for row in _differing(targets)})
        regions = regions_of(database, sorted({row.article for row in measured}))
        anew = {
            row.id: begins_anew(subject(regions.get(row.article, ()), row.indicator, "").indicator) for row in measured
        }
        quotes: dict[int, str] = {}
        for some in pieces([row.id for row in measured if row.op in {"=", "~"}]):
            quotes |= database.rows(
                'SELECT fact.id, substr(body.text, fact."start" + 1, fact."end" - fact."start") FROM fact'
                f" JOIN body ON body.article_id = fact.article_id WHERE fact.id IN ({marks(some)})",
                some,
            )
        reports: dict[int, str] = {}
        for some in pieces(wanted):
            for article, title in database.rows(
                f"SELECT article_id, title FROM fact WHERE article_id IN ({marks(some)}) AND kind = ? AND {STANDING}"
                ' ORDER BY article_id, "start"',
                (*some, "document"),
            ):
                reports.setdefault(article, normal_title(title))
        return cls(anew, quotes, articles(database, wanted), reports)

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


def _differing(rows: Iterable[_Said]) -> list[_Said]:
    """The targets of a lineage that are of one day and do not state the same."""
    return [
        row for its in _by_day(rows).values() if len({(row.op, row.least, row.most) for row in its}) > 1 for row in its
    ]


def _stage(due: str | None, rows: Sequence[_Said], statistics: Sequence[_Said], texts: _Texts, on: date) -> _Stage:
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
    met = _met(due, rows, standing, statistics, texts)
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
    texts: _Texts,
) -> _Said | None:
    """The first statistic that shows that all amounts that stand were reached."""
    since = min((row.day for row in rows if row.day), default=None)
    if since is None or not statistics:
        return None
    anew = texts.anew[rows[0].id]
    for one in statistics:
        if one.observed is None or one.observed < since or (anew and one.observed[:4] != (due or "")[:4]):
            continue
        if all(_meets(one, target, texts.quotes.get(target.id, "")) for target in standing):
            return one
    return None


def _meets(one: _Said, target: _Said, quote: str) -> bool:
    """Whether a statistic shows that a target was reached.

    >>> def said(op: str, value: float) -> _Said:
    ...     return _Said(1, 1, 0, 1, op, value, None, None, None, None, 1, "", "家")
    >>> _meets(said("=", 100), said(">", 100), "超过100家"), _meets(said(">", 100), said(">", 100), "超过100家")
    (False, True)
    """
    if target.op[:1] == "<" or (target.op in {"=", "~"} and is_reached_from_above(quote)):
        strict = target.op == "<" and one.op != "<"
        return one.op[:1] != ">" and (one.most < target.most or (one.most == target.most and not strict))
    strict = target.op == ">" and one.op != ">"
    return one.op[:1] != "<" and (one.least > target.least or (one.least == target.least and not strict))


def _lineages(database: Database, tales: Mapping[_Key, _Tale]) -> tuple[Lineage, ...]:
    """The lineages of a page, each row with its citation."""
    wanted = [
        row.id
        for its, statistics in tales.values()
        for row in (*statistics, *(r for stage in its for e in stage.events for r in (e.said, *e.also)))
    ]
    facts = kept_facts(database, wanted)
    return tuple(_lineage(its, statistics, facts) for its, statistics in tales.values())


def _lineage(stages: Sequence[_Stage], statistics: Sequence[_Said], facts: Mapping[int, KeptFact]) -> Lineage:
    newest = max((e.said for stage in stages for e in stage.events if e.happening != "reached"), key=_newest)
    return Lineage(
        acting(facts[newest.id].regions),
        newest.indicator,
        newest.unit or "",
        tuple(
            Milestone(
                stage.due,
                stage.state,
                tuple(
                    Event(e.happening, e.day, facts[e.said.id], tuple(facts[row.id].cited for row in e.also))
                    for e in stage.events
                ),
            )
            for stage in stages
        ),
        _measurements(statistics, facts),
    )


def _newest(row: _Said) -> tuple[str, int]:
    return row.day or "", -row.id


def _measurements(statistics: Sequence[_Said], facts: Mapping[int, KeptFact]) -> tuple[Measurement, ...]:
    """The statistics of a lineage, those that the same news states twice once."""
    return tuple(
        Measurement(row.observed, facts[row.id], tuple(facts[one.id].cited for one in also))
        for row, *also in _once(statistics)
    )
