"""The lexicon's files as Python values, each read once."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a lexicon file that are neither blank nor comments."""
    text = files("yaoxun.lexicon").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def classes(name: str) -> dict[str, tuple[str, ...]]:
    """Return a file of `[class] word word …` lines as words by class.

    >>> "千瓦时" in classes("units.txt")["energy"]
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in lines(name):
        head, _, words = line.partition("]")
        key = head.lstrip("[")
        found[key] = (*found.get(key, ()), *words.split())
    return found


@cache
def all_words(name: str) -> frozenset[str]:
    """Return all words of a file of classes."""
    return frozenset(word for words in classes(name).values() for word in words)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated file, each with its cells."""
    return tuple(tuple(line.split("\t")) for line in lines(name))


def pattern(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of `words`, branching on their first characters.

    >>> pattern(["平台", "平方", "系统"])
    '(?:平(?:台|方)|系统)'
    """
    return f"(?:{branches(words)})"


def branches(words: Iterable[str], before: str = "", after: str = "") -> str:
    """Return the alternatives of `pattern`; each must follow the character `before` and be followed by `after`.

    What must stand before is asked after the first character, so that a search still skips to one.

    >>> branches(["平台", "平方", "系统"], before="”")
    '平(?<=”平)(?:台|方)|系(?<=”系)统'
    """
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], set()).add(word[1:])
    found = []
    for first, rests in sorted(by_first.items(), key=lambda item: item[0] == ""):
        if not first:
            found.append(after)
            continue
        head = re.escape(first)
        if before:
            head += f"(?<={re.escape(before)}{head})"
        if rests == {""}:
            found.append(head + after)
        elif len(rests) == 1:
            found.append(head + re.escape(next(iter(rests))) + after)
        else:
            found.append(head + pattern(sorted(rests)) + after)
    return "|".join(found)


def beginning(words: Collection[str]) -> str:
    """Return a regular expression that matches the first character of `words`, and at times of what is none of them.

    Looking only at which characters can be first, second and third, it finds where a word may begin faster than the
    words' own pattern finds where one does.

    >>> [m.start() for m in re.finditer(beginning(["平台", "系统", "云"]), "平台和平，系统上云")]
    [0, 5, 8]
    """
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(min(len(word), _LOOKED_AT), []).append(word)
    forms = []
    for length, some in sorted(by_length.items()):
        first, *further = (_set(word[n] for word in some) for n in range(length))
        forms.append(f"(?<={first})" + (f"(?={''.join(further)})" if further else ""))
    return f"{_set(word[0] for word in words)}(?:{'|'.join(forms)})"


_LOOKED_AT = 3  # characters


def _set(characters: Iterable[str]) -> str:
    return f"[{''.join(sorted(map(re.escape, set(characters))))}]"
