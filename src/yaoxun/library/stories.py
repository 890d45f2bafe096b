"""Near-duplicates: the same news in two issues, told by what their texts share.

A text is the set of its stretches of five characters, marks left out; its sketch is the smallest hashes of that set.
Two texts that share much share much of their sketches, so few texts must be compared in full (Broder, "On the
resemblance and containment of documents", 1997).
"""

import re
from collections.abc import Sequence
from heapq import nsmallest
from zlib import crc32

from yaoxun.library.database import Database
from yaoxun.library.tokens import fold

_WIDTH = 5  # characters of a stretch
_KEPT = 12  # hashes of a sketch
_SHARED = 4  # hashes that two sketches must share for their texts to be compared
_SAME = 0.6  # of the shorter text's stretches, for the same news
_LEAST = 40  # stretches of a text that can be told from another
_MOST_COMPARED = 5  # texts, those that share most first
_NEWEST = 40  # articles that are looked at for one hash: what more have is a turn of speech, and tells nothing

_LEFT_OUT = re.compile(r"[\W_]+")


def stretches(text: str) -> frozenset[str]:
    """Return the stretches of a text."""
    plain = _LEFT_OUT.sub("", fold(text))
    return frozenset([plain[n : n + _WIDTH] for n in range(len(plain) - _WIDTH + 1)])


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text, smallest first; of a text too short to be told from another, none.

    >>> sketch("全文如下")
    ()
    """
    plain = _LEFT_OUT.sub("", fold(text)).encode("utf-16-le")
    hashes = {crc32(plain[n : n + 2 * _WIDTH]) for n in range(0, len(plain) - 2 * _WIDTH + 2, 2)}
    return tuple(nsmallest(_KEPT, hashes)) if len(hashes) >= _LEAST else ()


def same_news(one: str, other: str) -> bool:
    """Tell whether two texts report the same news: most of the shorter one's stretches stand in the longer one.

    >>> text = "南通市近日出台人才安居办法，对新引进的博士发放购房补贴二十万元，分三年兑现，首年兑现百分之四十，其余逐年兑现。"
    >>> same_news(text + "办法自下月起施行。", text), same_news(text, "宁波舟山港" * 20)
    (True, False)
    """
    a, b = sorted((stretches(one), stretches(other)), key=len)
    return len(a) >= _LEAST and len(a & b) >= _SAME * len(a)


def story_of(database: Database, article: int, hashes: Sequence[int], text: str) -> int | None:
    """Return the first article of the news that `article` reports again; None where it is the first."""
    if not hashes:
        return None
    sharing = " UNION ALL ".join(
        f"SELECT article_id FROM (SELECT article_id FROM sketch WHERE hash = ? ORDER BY article_id DESC LIMIT {_NEWEST}) AS h{n}"
        for n in range(len(hashes))
    )
    alike = database.rows(
        f"SELECT article_id, count(*) FROM ({sharing}) AS sharing WHERE article_id <> ?"
        " GROUP BY article_id HAVING count(*) >= ? ORDER BY 2 DESC, 1 LIMIT ?",
        (*hashes, article, _SHARED, _MOST_COMPARED),
    )
    for other, _ in alike:
        ((story, its_text),) = database.rows(
            "SELECT article.story_id, body.text FROM article JOIN body ON body.article_id = article.id WHERE article.id = ?",
            (other,),
        )
        if same_news(text, its_text):
            return int(story or other)
    return None
