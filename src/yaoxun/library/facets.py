"""Facets: which articles have a region, column, month, kind of fact or industry, as bits, so that very many are counted at once.

They follow from the articles' rows and are renewed with them. An article is a bit of its block; a value that a block's
articles do not have takes no row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from yaoxun.library.database import Database, Row, marks, pieces
from yaoxun.library.record import Kind

BLOCK = 16_384
"""Articles of a block."""

_KINDS = tuple((int(kind), str(kind.name)) for kind in Kind)
FACETS = ("region", "section", "year", "kind", "industry")
"""What is counted: region by province, column by heading, year, kind of fact, industry. Beside these there is the month."""


@dataclass(frozen=True, slots=True)
class Articles:
    """A set of articles: an integer a block, in which the lowest bit is the block's first article.

    >>> some, others = Articles.of([1, 2, 40_000]), Articles.of([2, 3])
    >>> list(some & others), list(some - others), list(some | others), len(some)
    ([2], [1, 40000], [1, 2, 3, 40000], 3)
    """

    blocks: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Sequence[int]) -> "Articles":
        """The set of these numbers."""
        first, last = min(articles, default=0) // BLOCK, max(articles, default=-1) // BLOCK
        digits = bytearray(b"0") * ((last - first + 1) * BLOCK)
        one, before = ord("1"), first * BLOCK
        for article in articles:
            digits[article - before] = one
        cut = ((n, digits[(n - first) * BLOCK : (n - first + 1) * BLOCK]) for n in range(first, last + 1))
        return cls({n: int(some[::-1], 2) for n, some in cut if one in some})

    def __and__(self, other: "Articles") -> "Articles":
        """Those of both."""
        return Articles({n: both for n, bits in self.blocks.items() if (both := bits & other.blocks.get(n, 0))})

    def __or__(self, other: "Articles") -> "Articles":
        """Those of either."""
        return Articles({n: self.blocks.get(n, 0) | other.blocks.get(n, 0) for n in {**self.blocks, **other.blocks}})

    def __sub__(self, other: "Articles") -> "Articles":
        """Those that the other has not."""
        return Articles({n: left for n, bits in self.blocks.items() if (left := bits & ~other.blocks.get(n, 0))})

    def __len__(self) -> int:
        return sum(bits.bit_count() for bits in self.blocks.values())

    def shared(self, other: "Articles") -> int:
        """How many both have."""
        others = other.blocks.get
        return sum((bits & others(n, 0)).bit_count() for n, bits in self.blocks.items())

    def __iter__(self) -> Iterator[int]:
        """Their numbers, the lowest first."""
        for n in sorted(self.blocks):
            digits = f"{self.blocks[n]:b}"[::-1]
            at = digits.find("1")
            while at >= 0:
                yield n * BLOCK + at
                at = digits.find("1", at + 1)


Facets = Mapping[str, Mapping[str, Articles]]
"""The articles of each value of each facet."""


def kept_facets(database: Database, names: Sequence[str] = FACETS) -> Facets:
    """Return facets of the whole library."""
    found: dict[str, dict[str, dict[int, int]]] = {name: {} for name in names}
    for name, value, block, bits in _rows(database, f"WHERE name IN ({marks(names)})", names):
        found[name].setdefault(value, {})[block] = bits
    return {name: {value: Articles(blocks) for value, blocks in values.items()} for name, values in found.items()}


def months(database: Database, year: str) -> Mapping[str, Articles]:
    """Return the articles of each month of a year: months are many, and few questions need all of them."""
    found: dict[str, dict[int, int]] = {}
    for _, month, block, bits in _rows(database, "WHERE name = 'month' AND substr(value, 1, 4) = ?", (year,)):
        found.setdefault(month, {})[block] = bits
    return {month: Articles(blocks) for month, blocks in found.items()}


def _rows(database: Database, where: str, values: Sequence[object]) -> Iterator[tuple[str, str, int, int]]:
    for name, value, block, skipped, bits in database.rows(
        f"SELECT name, value, block, skipped, bits FROM facet {where}", values
    ):
        yield name, value, block, int.from_bytes(bits, "little") << 8 * skipped


def renew(database: Database, articles: Iterable[int]) -> None:
    """Bring the facets of articles to what their rows say; of those that are gone, to nothing. Within a transaction."""
    by_block: dict[int, list[int]] = {}
    for article in articles:
        by_block.setdefault(article // BLOCK, []).append(article)
    for block, some in by_block.items():
        own = Articles.of(some).blocks[block]
        old = {(name, value): bits for name, value, _, bits in _rows(database, "WHERE block = ?", (block,))}
        now = _stated(database, some)
        new = {key: old.get(key, 0) & ~own | now.get(key, 0) for key in {**old, **now}}
        _put(database, block, {key: bits for key, bits in new.items() if bits != old.get(key)})


def _put(database: Database, block: int, changed: Mapping[tuple[str, str], int]) -> None:
    database.run_many(
        "DELETE FROM facet WHERE block = ? AND name = ? AND value = ?",
        [(block, *key) for key, bits in changed.items() if not bits],
    )
    database.run_many(
        "INSERT INTO facet (block, name, value, skipped, bits) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (block, name, value) DO UPDATE SET skipped = excluded.skipped, bits = excluded.bits",
        [(block, *key, *_packed(bits)) for key, bits in changed.items() if bits],
    )


def _packed(bits: int) -> tuple[int, bytes]:
    """Bits as bytes, and how many bytes of nothing are left out before them.

    >>> _packed(1 << 20)
    (2, b'\\x10')
    """
    skipped = ((bits & -bits).bit_length() - 1) // 8
    bits >>= 8 * skipped
    return skipped, bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _stated(database: Database, articles: Sequence[int]) -> dict[tuple[str, str], int]:
    """Return the bits that the rows of a block's articles say, by facet and value."""
    found: dict[tuple[str, str], int] = {}
    for some in pieces(articles):
        for article, name, value in _values(database, some):
            key = (name, value)
            found[key] = found.get(key, 0) | 1 << article % BLOCK
    return found


def _values(database: Database, articles: Sequence[int]) -> Iterator[Row]:
    """Give each article's facets: its number, the facet, the value."""
    its = f"IN ({marks(articles)})"
    for article, day, section, kinds in database.rows(
        f"SELECT id, day, heading, kinds FROM article WHERE id {its}", articles
    ):
        if day:
            yield article, "year", day[:4]
            yield article, "month", day[:7]
        if section:
            yield article, "section", section
        for bit, kind in _KINDS:
            if kinds & bit:
                yield article, "kind", kind
    for article, code in database.rows(f"SELECT article_id, code FROM article_region WHERE article_id {its}", articles):
        yield article, "region", f"{code[:2]}0000"
    for article, industry in database.rows(
        f"SELECT article_id, industry FROM article_industry WHERE article_id {its}", articles
    ):
        yield article, "industry", industry


def remake(database: Database) -> None:
    """Make all facets anew; within a transaction."""
    database.run("DELETE FROM facet")
    for block, articles in _blocks(database):
        _put(database, block, _stated(database, articles))


def differing(database: Database) -> list[int]:
    """Return the articles whose facets are not what their rows say, also those that are gone."""
    kept = dict(_blocks(database))
    blocks = {block for (block,) in database.rows("SELECT DISTINCT block FROM facet")} | set(kept)
    found = Articles()
    for block in sorted(blocks):
        old = {(name, value): bits for name, value, _, bits in _rows(database, "WHERE block = ?", (block,))}
        now = _stated(database, kept.get(block, ()))
        for key in {**old, **now}:
            found |= Articles({block: old.get(key, 0) ^ now.get(key, 0)})
    return list(found)


def _blocks(database: Database) -> Iterator[tuple[int, list[int]]]:
    """Give the articles of each block that has some."""
    by_block: dict[int, list[int]] = {}
    for article in database.numbers("SELECT id FROM article"):
        by_block.setdefault(article // BLOCK, []).append(article)
    yield from by_block.items()
