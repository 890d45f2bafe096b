"""Which industries an article speaks of: those of its title, and those that its text names more than once."""

import re
from collections import Counter
from functools import cache

from yaoxun.errors import QueryError
from yaoxun.lexicon.words import classes, pattern

_OFTEN = 2  # a word that a text has once may only stand in a list


def industries(title: str, text: str) -> tuple[str, ...]:
    """Return the industries of an article, in the order of the lexicon.

    >>> industries("支持低空经济发展", "开通无人机物流航线，建设无人机起降点。")
    ('低空经济',)
    """
    named, of = _words()
    told = {industry for word in named.findall(title) for industry in of[word]}
    often = Counter(industry for word in named.findall(text) for industry in of[word])
    told |= {industry for industry, n in often.items() if n >= _OFTEN}
    return tuple(industry for industry in classes("industries.txt") if industry in told)


def industry_named(words: str) -> str:
    """Return the industry that `words` name, by its own name or by one of its words.

    Raises:
        QueryError: no industry has that name.

    >>> industry_named("氢能")
    '新能源'
    """
    if words in classes("industries.txt"):
        return words
    if words in _words()[1]:
        return _words()[1][words][0]
    raise QueryError(words, "没有这个行业", f"可用的行业：{'、'.join(classes('industries.txt'))}")


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    of: dict[str, tuple[str, ...]] = {}
    for industry, words in classes("industries.txt").items():
        for word in words:
            of[word] = (*of.get(word, ()), industry)
    return re.compile(pattern(of)), of
