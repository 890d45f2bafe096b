"""What a library holds, in figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yaoxun.library.database import Database
from yaoxun.library.facts import KEYS, STANDING

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a library.

    Attributes:
        stories: news that the articles tell, where several articles may tell one.
        facts: facts that answers give; `kinds` by kind.
        regions: articles by the province that acts (000000 the whole country), the most first; `None`-less.
        years: articles by year of issue, the newest first; "" where the day is not known.
        extractors: articles by the version of the program that found their facts.
        characters: of the texts; `size` bytes that the library takes, `text` bytes of the texts (UTF-8), `originals`
            bytes of the packed files.
        reviewed: articles that a person said are complete; `judged` facts that a person judged or made; `standings` facts
            by what was said of them.
        failures: files that could not be read when they were last tried.
    """

    documents: int
    articles: int
    stories: int
    facts: int
    kinds: Counts
    regions: Counts
    years: Counts
    extractors: Counts
    characters: int
    size: int
    text: int
    originals: int
    reviewed: int
    judged: int
    standings: Counts
    failures: int

    def as_json(self) -> dict[str, Any]:
        """The figures as plain values."""
        return {
            "documents": self.documents, "articles": self.articles, "stories": self.stories, "facts": self.facts,
            "kinds": dict(self.kinds), "regions": dict(self.regions), "years": dict(self.years),
            "extractors": dict(self.extractors), "characters": self.characters, "size": self.size, "text": self.text,
            "originals": self.originals, "reviewed": self.reviewed, "judged": self.judged,
            "standings": dict(self.standings), "failures": self.failures,
        }  # fmt: skip


def stats(database: Database) -> Stats:
    """Count what a library holds, at one moment."""
    octets = "octet_length({})" if database.dialect == "postgresql" else "length(CAST({} AS BLOB))"
    with database.snapshot():

        def one(sql: str) -> int:
            return int(database.rows(sql)[0][0] or 0)

        def counted(sql: str) -> Counts:
            return tuple((str(name or ""), int(n)) for name, n in database.rows(sql))

        kinds = dict(counted(f"SELECT kind, count(*) FROM fact WHERE {STANDING} GROUP BY kind"))
        said = dict(counted("SELECT standing, count(*) FROM fact WHERE standing IS NOT NULL GROUP BY standing"))
        return Stats(
            documents=one("SELECT count(*) FROM document"),
            articles=one("SELECT count(*) FROM article"),
            stories=one("SELECT count(DISTINCT coalesce(story_id, id)) FROM article"),
            facts=sum(kinds.values()),
            kinds=tuple((kind, kinds.get(kind, 0)) for kind in KEYS),
            regions=_most(
                counted(
                    "SELECT substr(code, 1, 2) || '0000', count(*) FROM article_region WHERE position = 1 GROUP BY 1"
                )
            ),
            years=tuple(sorted(counted("SELECT substr(day, 1, 4), count(*) FROM article GROUP BY 1"), reverse=True)),
            extractors=_most(counted("SELECT extractor, count(*) FROM article GROUP BY extractor")),
            characters=one("SELECT sum(length(text)) FROM body"),
            size=database.size(),
            text=one(f"SELECT sum({octets.format('text')}) FROM body"),
            originals=one("SELECT sum(length(content)) FROM original"),
            reviewed=one("SELECT count(*) FROM article WHERE reviewed IS NOT NULL"),
            judged=sum(n for standing, n in said.items() if standing != "corrected"),
            standings=tuple(
                (name, said[name]) for name in ("accepted", "corrected", "rejected", "person") if name in said
            ),
            failures=one("SELECT count(*) FROM failure"),
        )


def _most(counts: Iterable[tuple[str, int]]) -> Counts:
    return tuple(sorted(counts, key=lambda item: (-item[1], item[0])))
