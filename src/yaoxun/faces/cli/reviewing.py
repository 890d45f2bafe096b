"""The family of verbs `review`: a person says of facts whether they are right, one by one or by their numbers."""

import getpass
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from yaoxun.errors import QueryError, ReviewError
from yaoxun.faces.cli import options
from yaoxun.faces.cli.asking import LIMIT, kind_of, most

if TYPE_CHECKING:
    from yaoxun.library.facts import KeptFact
    from yaoxun.library.filters import Filters
    from yaoxun.library.library import Library
    from yaoxun.library.review import Hand

_Command = TypeVar("_Command", bound=Callable[..., Any])

_KEYS = "a 接受  c 更正  r 驳回  s 跳过  q 结束"
_PAGE = 50  # facts that are fetched at once


def _hand(verb: _Command) -> _Command:
    """Give a verb `--reviewer` and `--note`."""
    for option in (
        click.option("--note", metavar="TEXT", help="Why."),
        click.option(
            "--reviewer",
            metavar="NAME",
            envvar="YAOXUN_REVIEWER",
            show_envvar=True,
            help="Who reviews; the login name where it is not given.",
        ),
    ):
        verb = option(verb)
    return verb


def _by(reviewer: str | None, note: str | None) -> "Hand":
    from yaoxun.library.review import Hand

    try:
        return Hand(reviewer or getpass.getuser(), note)
    except (OSError, KeyError, ImportError):
        raise click.UsageError("Nobody is logged in by a name; say who reviews: --reviewer NAME") from None


def _kinds(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(kind_of(context, parameter, value)) for value in values)


_KIND = click.option(
    "--kind", "kinds", multiple=True, callback=_kinds, metavar="KIND", help="Facts of this kind; may be given again."
)


@click.group(invoke_without_command=True)
@options.filters
@_KIND
@_hand
@options.library
@click.pass_context
def review(
    context: click.Context,
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    kinds: tuple[str, ...],
    reviewer: str | None,
    note: str | None,
    place: str,
) -> None:
    """Say of facts whether they are right; without a further verb, one by one.

    Each fact that nobody has reviewed is shown in its sentence with what it states, and a key is asked: a accepts it, c
    corrects it key by key, r rejects it, s leaves it for later, q ends. What the program said is kept beside what you
    say, and a refresh does not touch it.
    """
    if context.invoked_subcommand is not None:
        given = [p for p in context.params if context.get_parameter_source(p) is click.core.ParameterSource.COMMANDLINE]
        if given:
            raise click.UsageError(f"Options go behind the verb: yaoxun review {context.invoked_subcommand} … --…")
        return
    wanted = options.chosen(region, section, maker, since, until, industry)
    with options.opened(place) as library:
        _go_through(library, wanted, kinds, _by(reviewer, note))


def _go_through(library: "Library", wanted: "Filters", kinds: tuple[str, ...], hand: "Hand") -> None:
    """Ask of each fact that waits; what is done so far stays done, whenever it ends."""
    from yaoxun.faces.answers import console
    from yaoxun.faces.verdicts import show_fact

    out = console()
    total = library.waiting(wanted, kinds or _every_kind(), limit=1).total
    if not total:
        out.print("没有待复核的要素。")
        return
    out.print(f"待复核 {total} 条。{_KEYS}")
    done = _Tally()
    try:
        for n, fact in enumerate(_waiting(library, wanted, kinds, done), 1):
            if done.article not in {None, fact.cited.article} and not kinds:
                _ask_whole(library, done, hand)
            if done.article != fact.cited.article:
                done.article, done.left = fact.cited.article, 0
            show_fact(out, fact, library.article(fact.cited.article), f"[{n}/{total}]")
            _ask(library, fact, hand, done)
        if not kinds:
            _ask_whole(library, done, hand)
    except (click.Abort, EOFError, KeyboardInterrupt):
        click.echo()
    click.echo(f"接受 {done.accepted} 条，更正 {done.corrected} 条，驳回 {done.rejected} 条，跳过 {done.skipped} 条。")


class _Tally:
    """How far a person has come: what was said so far, and in the article at hand what was left for later."""

    def __init__(self) -> None:
        self.accepted = self.corrected = self.rejected = self.skipped = 0
        self.article: int | None = None
        self.left = 0


def _every_kind() -> tuple[str, ...]:
    from yaoxun.library.facts import KEYS

    return tuple(KEYS)


def _waiting(library: "Library", wanted: "Filters", kinds: tuple[str, ...], done: _Tally) -> Iterator["KeptFact"]:
    """Give the facts that wait, some at a time: those that were skipped stay in front."""
    while page := library.waiting(wanted, kinds or _every_kind(), _PAGE, done.skipped).facts:
        yield from page


def _ask(library: "Library", fact: "KeptFact", hand: "Hand", done: _Tally) -> None:
    while True:
        match _key(f"{_KEYS} > "):
            case "a":
                library.accept([fact.id], hand)
                done.accepted += 1
                return
            case "c":
                if _correct(library, fact, hand):
                    done.corrected += 1
                    return
            case "r":
                library.reject([fact.id], hand)
                done.rejected += 1
                return
            case "s":
                done.skipped += 1
                done.left += 1
                return
            case "q":
                raise click.Abort


def _ask_whole(library: "Library", done: _Tally, hand: "Hand") -> None:
    """Ask whether an article is complete, where each of its facts was judged."""
    if done.article is None or done.left:
        return
    if _key("这一篇看完了。没有遗漏、可以记为已复核吗？ y 是  n 否 > ") == "y":
        library.complete(done.article, hand)


def _key(question: str) -> str:
    """Ask for a key: on a terminal the key itself, else the first letter of a line."""
    click.echo(question, nl=False)
    if sys.stdin.isatty():
        key = click.getchar(echo=True)
        click.echo()
        return key.lower()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()[:1].lower()


def _correct(library: "Library", fact: "KeptFact", hand: "Hand") -> bool:
    """Ask for each key of a fact; tell whether it was corrected."""
    from yaoxun.faces.answers import HEADINGS
    from yaoxun.faces.verdicts import told
    from yaoxun.library.facts import KEYS

    click.echo("逐项更正：直接回车不改，- 清空。")
    changes: dict[str, str] = {}
    for key in ("quote", *KEYS[fact.kind]):
        now = fact.cited.quote if key == "quote" else fact.says.get(key)
        name = "原文" if key == "quote" else HEADINGS[key]
        word = click.prompt(f"  {name} {key} [{_plain(now)}]", default="", show_default=False).strip()
        if word:
            changes[key] = "" if word == "-" else word
    if not changes:
        click.echo("没有改动。")
        return False
    try:
        review, number = library.correct(fact.id, changes, hand)
    except ReviewError as error:
        click.echo(f"[{error.code}] {error}")
        return False
    click.echo(told(review, number))
    return True


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    return ("是" if value else "否") if isinstance(value, bool) else str(value)


def _pairs(words: tuple[str, ...]) -> dict[str, str]:
    """Read KEY=VALUE words.

    Raises:
        QueryError: one is none, or a key stands twice.
    """
    found: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign or not key:
            raise QueryError(word, "不是“项=值”", "请写成 value=20000000、unit=元、quote=原文；值里有空格时整个加引号")
        if key in found:
            raise QueryError(word, f"{key} 写了两次", "请只写一次")
        found[key] = value
    return found


@review.command("list")
@options.filters
@_KIND
@LIMIT
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@options.forms
@options.library
def list_waiting(
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    kinds: tuple[str, ...],
    limit: int | None,
    offset: int,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """List the facts that nobody has reviewed, with their numbers."""
    from yaoxun.faces import tables, verdicts

    wanted = options.chosen(region, section, maker, since, until, industry)
    with options.opened(place) as library:
        answer = library.waiting(wanted, kinds or _every_kind(), most(limit, form, output), offset)
    tables.give(verdicts.waiting_table(answer), form, output, "待复核的要素")


@review.command()
@options.filters
@LIMIT
@options.forms
@options.library
def log(
    region: tuple[str, ...],
    section: str | None,
    maker: str | None,
    since: str | None,
    until: str | None,
    industry: str | None,
    limit: int | None,
    form: str | None,
    output: Path | None,
    place: str,
) -> None:
    """List the reviews, the newest first: what the program said beside what a person says."""
    from yaoxun.faces import tables, verdicts

    wanted = options.chosen(region, section, maker, since, until, industry)
    with options.opened(place) as library:
        reviews = library.reviews(wanted)[::-1]
    tables.give(verdicts.log_table(reviews[: most(limit, form, output)], len(reviews)), form, output, "复核记录")


@review.command()
@click.argument("facts", nargs=-1, required=True, type=int, metavar="FACT...")
@_hand
@options.library
def accept(facts: tuple[int, ...], reviewer: str | None, note: str | None, place: str) -> None:
    """Say that facts are right, by their numbers."""
    _judge("accept", facts, _by(reviewer, note), place)


@review.command()
@click.argument("facts", nargs=-1, required=True, type=int, metavar="FACT...")
@_hand
@options.library
def reject(facts: tuple[int, ...], reviewer: str | None, note: str | None, place: str) -> None:
    """Say that facts are wrong, by their numbers: answers give them no longer."""
    _judge("reject", facts, _by(reviewer, note), place)


def _judge(verb: str, facts: tuple[int, ...], hand: "Hand", place: str) -> None:
    from yaoxun.faces.verdicts import told

    with options.opened(place) as library:
        made = library.accept(facts, hand) if verb == "accept" else library.reject(facts, hand)
    for one in made:
        click.echo(told(one))
    before = len(set(facts)) - len(made)
    if before:
        click.echo(f"另有 {before} 条先前已有同样的结论，没有再记。")


@review.command()
@click.argument("fact", type=int)
@click.argument("words", nargs=-1, required=True, metavar="KEY=VALUE...")
@_hand
@options.library
def correct(fact: int, words: tuple[str, ...], reviewer: str | None, note: str | None, place: str) -> None:
    """Put a fact of your own in the place of FACT.

    KEY is a key of the wire format (value, unit, by, indicator …) or quote, the words that prove it, as the article has
    them; what is not named stays. KEY= takes a value away. Numbers may be written in 万 or 亿 (value=2000万), days as a
    year, a month or a day; several issuers are parted by 、.
    """
    from yaoxun.faces.verdicts import told

    with options.opened(place) as library:
        one, number = library.correct(fact, _pairs(words), _by(reviewer, note))
    click.echo(told(one, number))


@review.command()
@click.argument("article", type=int)
@click.argument("words", nargs=-1, required=True, metavar="kind=KIND quote=TEXT KEY=VALUE...")
@_hand
@options.library
def add(article: int, words: tuple[str, ...], reviewer: str | None, note: str | None, place: str) -> None:
    """Put a fact in that the program missed in ARTICLE.

    Keys are written as for `correct`. Where the quote stands in several places, start= tells which.
    """
    from yaoxun.faces.verdicts import told

    pairs = _pairs(words)
    kind = pairs.pop("kind", None)
    if kind is None:
        raise QueryError("kind", "没有写明类别", "请写 kind=target、kind=incentive 等")
    with options.opened(place) as library:
        one, number = library.add_fact(article, kind, pairs, _by(reviewer, note))
    click.echo(told(one, number))


@review.command()
@click.argument("article", type=int)
@_hand
@options.library
def done(article: int, reviewer: str | None, note: str | None, place: str) -> None:
    """Say that ARTICLE has been looked through: nothing is missing, and what nobody has reviewed in it is right."""
    from yaoxun.faces.verdicts import told

    with options.opened(place) as library:
        click.echo(told(library.complete(article, _by(reviewer, note))))


@review.command()
@click.argument("number", type=int, metavar="REVIEW")
@options.library
def undo(number: int, place: str) -> None:
    """Take a review back, by its number; it stays in the log."""
    from yaoxun.faces.verdicts import VERDICTS

    with options.opened(place) as library:
        one = library.undo(number)
    click.echo(f"已撤销第 {one.id} 号复核（{VERDICTS[one.verdict]}《{one.title}》）。")


@review.command()
@click.option(
    "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where to write."
)
@options.library
def export(output: Path, place: str) -> None:
    """Write the articles that were looked through as gold, for scoring programs.

    DIR/structure has one JSON file a document, DIR/facts one JSON Lines file a document with one article a line. Only facts
    that a person accepted or wrote are in them.
    """
    with options.opened(place) as library:
        written = library.export_gold(output)
    articles = sum(len(gold.facts) for gold in written)
    facts = sum(len(row["facts"]) for gold in written for row in gold.facts)
    if not written:
        click.echo("还没有复核完的文章，没有写出。先用 yaoxun review，或 yaoxun review done 篇号。", err=True)
        sys.exit(1)
    click.echo(f"写出 {len(written)} 份、{articles} 篇、{facts} 条要素到 {output}。")


VERBS = (review,)
