"""Reviewing: what a person says of a fact is kept beside what the program said, and can be taken back.

Every review is a row that stays. The facts that answers give follow from the facts that the program found and the
reviews that hold (see `verdicts`), so a refresh lays them on again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from yaoxun.errors import QueryError, ReviewError
from yaoxun.library import facets
from yaoxun.library.citation import article as article_of
from yaoxun.library.citation import articles
from yaoxun.library.correction import stated
from yaoxun.library.database import Database, marks
from yaoxun.library.facts import KEYS, Answer, KeptFact, select_facts, with_citations
from yaoxun.library.filters import EVERYWHERE, Filters, conditions
from yaoxun.library.lineage import replace
from yaoxun.library.record import FACT_COLUMNS, FactRow, kinds_of, plain
from yaoxun.library.store import now
from yaoxun.library.verdicts import Standing, Verdict, fact_row, fact_said, moved, place_of, standings, stands

GIVEN = frozenset((None, "accepted", "person"))
"""The standings of facts that answers give."""

_ROW = ", ".join(f'"{column}"' for column in ("kind", "start", "end", *FACT_COLUMNS))


@dataclass(frozen=True, slots=True)
class Hand:
    """Who reviews, and what he notes."""

    reviewer: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review as it is kept.

    Attributes:
        article: the article's number; None where its document has it no longer.
        title: the article's title.
        machine: the facts as they stood.
        person: the person's own fact.
        undone: when it was taken back.
    """

    id: int
    article: int | None
    title: str
    verdict: str
    machine: tuple[Mapping[str, Any], ...]
    person: Mapping[str, Any] | None
    reviewer: str
    at: str
    note: str | None
    undone: str | None

    def as_json(self) -> dict[str, object]:
        """The review as plain values."""
        return {
            "id": self.id, "article": self.article, "title": self.title, "verdict": self.verdict,
            "machine": list(self.machine), "person": self.person, "reviewer": self.reviewer, "at": self.at,
            "note": self.note, "undone": self.undone,
        }  # fmt: skip

    @property
    def needs(self) -> tuple[Mapping[str, Any], ...]:
        """The facts whose words must be in the article for the review to have an effect."""
        return self.machine if self.person is None else (self.person,)


def accept(database: Database, facts: Sequence[int], hand: Hand) -> list[Review]:
    """Say that facts are right; those that a person accepted or made are left as they are.

    Raises:
        QueryError: a fact is not there.
        ReviewError: another fact was put in its place.
    """
    return _judge(database, facts, "accepted", hand, already=("accepted", "person"))


def reject(database: Database, facts: Sequence[int], hand: Hand) -> list[Review]:
    """Say that facts are wrong and that nothing stands in their place.

    Raises:
        QueryError: a fact is not there.
        ReviewError: another fact was put in its place.
    """
    return _judge(database, facts, "rejected", hand, already=("rejected",))


def _judge(database: Database, facts: Sequence[int], verdict: str, hand: Hand, already: Sequence[str]) -> list[Review]:
    made = []
    with database.transaction():
        for number in dict.fromkeys(facts):
            article, standing, row = _fact(database, number)
            if standing not in already:
                text = article_of(database, article).text
                made.append(_put(database, article, verdict, [fact_said(row, text)], None, hand))
                settle(database, article, text)
    return made


def correct(database: Database, fact: int, changes: Mapping[str, str], hand: Hand) -> tuple[Review, int]:
    """Put a person's own fact in the place of a fact; return the review and the number of the person's fact.

    Raises:
        QueryError: the fact is not there.
        ReviewError: what was written does not fit the fact's kind or text, or says what the fact says already.
    """
    with database.transaction():
        article, _, row = _fact(database, fact)
        text = article_of(database, article).text
        before = fact_said(row, text)
        person = stated(str(row[0]), text, before, changes)
        if fact_row(person) == row:
            raise ReviewError(str(fact), "改后与原来一样", "请写出要改的项，如 value=2000万；没有错就用 accept")
        return _put_own(database, article, "corrected", [before], person, hand)


def add(database: Database, article: int, kind: str, changes: Mapping[str, str], hand: Hand) -> tuple[Review, int]:
    """Put in a fact that the program missed; return the review and the fact's number.

    Raises:
        QueryError: the article is not there.
        ReviewError: what was written does not fit the kind or the text, or the article has the fact already.
    """
    with database.transaction():
        text = article_of(database, article).text
        person = stated(kind, text, None, changes)
        for number, standing, row in _kept(database, article):
            if row == fact_row(person) and standing in GIVEN:
                raise ReviewError(str(number), "这条要素已经有了", "不用再加")
        return _put_own(database, article, "added", [], person, hand)


def complete(database: Database, article: int, hand: Hand) -> Review:
    """Say that an article has been looked through: its facts are right, and none is missing.

    Raises:
        QueryError: the article is not there.
    """
    with database.transaction():
        text = article_of(database, article).text
        rows = [fact_said(row, text) for _, standing, row in _kept(database, article) if standing is None]
        review = _put(database, article, "completed", rows, None, hand)
        settle(database, article, text)
        return review


def undo(database: Database, review: int) -> Review:
    """Take a review back: the facts stand as they would without it. It is kept, without effect.

    Raises:
        QueryError: there is no such review.
        ReviewError: it was taken back already.
    """
    with database.transaction():
        found = reviews(database, "id = ?", (review,))
        if not found:
            raise QueryError(str(review), "没有这个复核号", "请用 yaoxun review log 查看")
        (one,) = found
        if one.undone:
            raise ReviewError(str(review), f"这次复核已在 {one.undone} 撤销", "不用再撤")
        database.run("UPDATE review SET undone = ? WHERE id = ?", (now(), review))
        if one.article is not None:
            settle(database, one.article, article_of(database, one.article).text)
    return one


def _fact(database: Database, number: int) -> tuple[int, str | None, FactRow]:
    """Return a fact that can be judged: its article, its standing and its row."""
    found = database.rows(f"SELECT article_id, standing, review_id, {_ROW} FROM fact WHERE id = ?", (number,))
    if not found:
        raise QueryError(str(number), "库里没有这条要素", "请用 yaoxun facts 或 yaoxun review list 查出编号")
    article, standing, review, *row = found[0]
    if standing == "corrected":
        own = database.rows("SELECT id FROM fact WHERE review_id = ? AND standing = 'person'", (review,))
        raise ReviewError(
            str(number),
            f"第 {review} 号复核已用要素 {'、'.join(str(n) for (n,) in own)} 代替它",
            f"请改那一条，或先 yaoxun review undo {review}",
        )
    return article, standing, tuple(row)


def _kept(database: Database, article: int) -> list[tuple[int, str | None, FactRow]]:
    return [
        (number, standing, tuple(row))
        for number, standing, *row in database.rows(
            f"SELECT id, standing, {_ROW} FROM fact WHERE article_id = ? ORDER BY id", (article,)
        )
    ]


def _put(
    database: Database,
    article: int,
    verdict: str,
    machine: Sequence[Mapping[str, Any]],
    person: Mapping[str, Any] | None,
    hand: Hand,
) -> Review:
    ((document, title),) = database.rows("SELECT document_id, title FROM article WHERE id = ?", (article,))
    at = now()
    number = database.insert(
        "INSERT INTO review (document_id, article_id, title, verdict, machine, person, reviewer, at, note)"
        f" VALUES ({marks(' ' * 9)})",
        (
            document, article, title, verdict, plain(machine) if machine else None, plain(person) if person else None,
            hand.reviewer, at, hand.note,
        ),
    )  # fmt: skip
    return Review(number, article, title, verdict, tuple(machine), person, hand.reviewer, at, hand.note, None)


def _put_own(
    database: Database,
    article: int,
    verdict: str,
    machine: Sequence[Mapping[str, Any]],
    person: Mapping[str, Any],
    hand: Hand,
) -> tuple[Review, int]:
    review = _put(database, article, verdict, machine, person, hand)
    settle(database, article, article_of(database, article).text)
    ((fact,),) = database.rows("SELECT id FROM fact WHERE review_id = ? AND standing = 'person'", (review.id,))
    return review, fact


def reviews(database: Database, where: str = "1 = 1", values: Sequence[object] = ()) -> list[Review]:
    """Return reviews in the order in which they were made; `where` is a condition on the table `review`."""
    return [
        Review(
            number, article, title, verdict, tuple(json.loads(machine or "[]")), json.loads(person) if person else None,
            reviewer, at, note, undone,
        )
        for number, article, title, verdict, machine, person, reviewer, at, note, undone in database.rows(
            "SELECT id, article_id, title, verdict, machine, person, reviewer, at, note, undone FROM review"
            f" WHERE {where} ORDER BY id",
            values,
        )
    ]  # fmt: skip


def log(database: Database, filters: Filters = EVERYWHERE) -> list[Review]:
    """Return what was reviewed, the newest last; with filters, only of articles that are still there."""
    where, values = conditions(filters)
    if not where:
        return reviews(database)
    return reviews(database, f"article_id IN (SELECT article.id FROM article WHERE 1 = 1{where})", values)


def adrift(database: Database) -> list[Review]:
    """Return the reviews without effect: their article is no longer there, or no longer has the words."""
    found = reviews(database, "undone IS NULL")
    kept = articles(database, [review.article for review in found if review.article is not None])
    return [
        review
        for review in found
        if review.article not in kept or not all(stands(said, kept[review.article].text) for said in review.needs)
    ]


def waiting(
    database: Database,
    filters: Filters = EVERYWHERE,
    kinds: Sequence[str] = tuple(KEYS),
    limit: int | None = None,
    offset: int = 0,
) -> Answer:
    """Return facts that nobody has reviewed, article by article, of the newest issues first."""
    where, values = conditions(filters)
    said = f"WHERE fact.standing IS NULL AND fact.kind IN ({marks(kinds)}){where}"
    page = "" if limit is None else " LIMIT ? OFFSET ?"
    with database.snapshot():
        rows = database.rows(
            select_facts(said)
            + ' ORDER BY article.day IS NULL, article.day DESC, article.id, fact."start", fact.id'
            + page,
            (*kinds, *values, *((limit, offset) if limit is not None else ())),
        )
        total = database.rows(
            f"SELECT count(*) FROM fact JOIN article ON article.id = fact.article_id {said}", (*kinds, *values)
        )[0][0]
        return Answer(total, with_citations(database, rows))


def facts_of(database: Database, numbers: Iterable[int]) -> tuple[KeptFact, ...]:
    """Return facts by their numbers, whatever their standing; one that is not there is left out."""
    ids = list(numbers)
    return with_citations(
        database, database.rows(select_facts(f"WHERE fact.id IN ({marks(ids)}) ORDER BY fact.id"), ids)
    )


def wanted(database: Database, article: int, text: str, found: Sequence[FactRow] | None = None) -> list[Standing]:
    """Return how an article's facts should stand: those that the program found, or those it `found` just now."""
    if found is None:
        found = [row for _, standing, row in _kept(database, article) if standing != "person"]
    return standings(found, _verdicts(database, article, text))


def _verdicts(database: Database, article: int, text: str) -> Iterator[Verdict]:
    """Give what was said of an article's facts; what its text has no longer is left out."""
    for review in reviews(database, "article_id = ? AND undone IS NULL", (article,)):
        yield Verdict(
            review.id,
            review.verdict,
            tuple(fact_row(said) for said in review.machine if stands(said, text)),
            fact_row(review.person) if review.person and stands(review.person, text) else None,
        )


class Settled(NamedTuple):
    """What settling changed: facts that stayed, came and went, and those that came into an article that was complete."""

    kept: int
    new: int
    gone: int
    unseen: int


def settle(
    database: Database, article: int, text: str, found: Sequence[FactRow] | None = None, before: str | None = None
) -> Settled:
    """Bring an article's facts to how they should stand; facts that are the same keep their numbers.

    Within a transaction. `found` is what the program finds now, `before` the text that the facts stood in until now.
    """
    wants = wanted(database, article, text, found)
    old = [
        (number, Standing(tuple(row), standing, review))
        for number, standing, review, *row in database.rows(
            f"SELECT id, standing, review_id, {_ROW} FROM fact WHERE article_id = ? ORDER BY id", (article,)
        )
    ]
    pairs, new, gone = _matched(old, wants, text if before is None else before, text)
    for number, was, now_ in pairs:
        if was.row != now_.row:
            place = place_of(now_.row)
            database.run('UPDATE fact SET "start" = ?, "end" = ? WHERE id = ?', (*place, number))
        if was[1:] != now_[1:]:
            database.run("UPDATE fact SET standing = ?, review_id = ? WHERE id = ?", (*now_[1:], number))
    database.run_many("DELETE FROM fact WHERE id = ?", [(number,) for number in gone])
    database.run_many(
        f"INSERT INTO fact (article_id, standing, review_id, {_ROW}) VALUES ({marks(' ' * (6 + len(FACT_COLUMNS)))})",
        [(article, one.standing, one.review, *one.row) for one in new],
    )
    replace(database, article, article)
    ((done,),) = database.rows(
        "SELECT max(at) FROM review WHERE article_id = ? AND undone IS NULL AND verdict = 'completed'", (article,)
    )
    given = kinds_of(one.row for one in wants if one.standing in GIVEN)
    changed = database.run(
        "UPDATE article SET kinds = ?, reviewed = ? WHERE id = ? AND (kinds <> ? OR coalesce(reviewed, '') <> ?)",
        (given, done, article, given, done or ""),
    )
    if changed:
        facets.renew(database, [article])
    unseen = sum(one.standing is None for one in new) if done else 0
    return Settled(len(pairs), len(new), len(gone), unseen)


def _matched(
    old: Sequence[tuple[int, Standing]], wants: Sequence[Standing], before: str, text: str
) -> tuple[list[tuple[int, Standing, Standing]], list[Standing], list[int]]:
    """Pair facts that are the same, the surest first: same place, same words, same statement."""

    def words(one: Standing, whole: str) -> str:
        start, end = place_of(one.row)
        return "".join(whole[start:end].split())

    def stated_in(one: Standing, whole: str) -> object:
        # Items of an enumeration state their mark alone: what tells them apart is their words.
        return (one.row[0], one.row[3:], words(one, whole) if one.row[0] == "measure" else None)

    pairs: list[tuple[int, Standing, Standing]] = []
    left, coming = list(old), list(wants)
    for key in (
        lambda one, _: one,
        lambda one, _: one.row if before == text else None,
        lambda one, whole: (one.row[0], one.row[3:], words(one, whole)),
        stated_in,
    ):
        free: dict[object, list[tuple[int, Standing]]] = {}
        for entry in left:
            free.setdefault(key(entry[1], before), []).append(entry)
        rest = []
        for one in coming:
            name = key(one, text)
            if name is not None and free.get(name):
                number, was = free[name].pop(0)
                pairs.append((number, was, one))
            else:
                rest.append(one)
        left, coming = sorted(chain.from_iterable(free.values()), key=itemgetter(0)), rest
    return pairs, coming, [number for number, _ in left]


def follow(database: Database, article: int, before: str | None, text: str) -> None:
    """Move the places of an article's reviews to where its text has their words now; within a transaction.

    What cannot be placed stays as it was written, and is told by `adrift`.
    """
    for review in reviews(database, "article_id = ?", (article,)):
        machine = [moved(said, before, text) or dict(said) for said in review.machine]
        person = (moved(review.person, before, text) or review.person) if review.person else None
        if (machine, person) != ([dict(said) for said in review.machine], review.person):
            database.run(
                "UPDATE review SET machine = ?, person = ? WHERE id = ?",
                (plain(machine) if machine else None, plain(person) if person else None, review.id),
            )
