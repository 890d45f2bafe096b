"""Who qualifies for amounts that go together: tiers that share their words, bounds of all that was granted before."""

import re

_LEVEL = re.compile(r"世界级|国际级|国家级|自治区级|省级|市级|区级|县级")
_LEVEL_ONLY = re.compile(rf"(?P<level>{_LEVEL.pattern})的?")
_LEVEL_AT_END = re.compile(rf"(?:{_LEVEL.pattern})$")
_BEFORE_NUMBER = re.compile(r"\D+(?=\d)")
_ALSO = re.compile(r"、|以及|[和与及]")
_ANYONE = frozenset(["单位", "主体", "项目", "申报单位", "申报主体"])


def shared_out(words: str, tiers: int) -> tuple[str, ...]:
    """Return who qualifies for each of some amounts, where the words name as many.

    >>> shared_out("新引进的博士、硕士", 2), shared_out("省级、市级示范园区", 2), shared_out("产值突破1亿元、5亿元的企业", 2)
    (('新引进的博士', '新引进的硕士'), ('省级示范园区', '市级示范园区'), ('产值突破1亿元的企业', '产值突破5亿元的企业'))
    >>> shared_out("博士、硕士", 3)
    ('博士、硕士', '博士、硕士', '博士、硕士')
    """
    items = _ALSO.split(words)
    if len(items) != tiers or tiers < 2 or "等" in words:
        return (words,) * tiers
    first, last = items[0], items[-1]
    level, others = _LEVEL_AT_END.search(first), items[1:]
    if level and all(_LEVEL.match(item) for item in others):
        lead, tail = first[: level.start()], _LEVEL.sub("", last, count=1)
        levels = [m.group() for m in map(_LEVEL.match, others) if m]
        return tuple(lead + name + tail for name in (level.group(), *levels))
    counted = _BEFORE_NUMBER.match(first)
    same = counted.group() if counted and all(item[:1].isdigit() for item in others) else ""
    lead = same or first[: first.rfind("的") + 1]
    core, of, tail = last.partition("的")
    cores = (first.removeprefix(lead), *items[1:-1], core)
    return tuple(lead + core + (of + tail if tail else "") for core in cores)


def bounded_of(noun: str, earlier: str) -> str:
    """Return whom a bound on all grants together holds for: the kind of body that it names, or, where that is any, who was named before.

    >>> bounded_of("企业", "新开辟的航线"), bounded_of("单位", "主导制定标准的高校")
    ('企业', '主导制定标准的高校')
    """
    return earlier if noun in _ANYONE else noun


def completed(words: str, earlier: str) -> str:
    """Return the words with what an earlier recipient said of the same: 参与制定的 after 主导制定标准的企业 → 参与制定的企业.

    >>> completed("省级的", "获评国家级园区的企业"), completed("完成Ⅱ期的", "新药完成Ⅰ期试验的")
    ('获评省级园区的企业', '新药完成Ⅱ期的')
    """
    level = _LEVEL_ONLY.fullmatch(words)
    if level and _LEVEL.search(earlier):
        return _LEVEL.sub(level["level"], earlier, count=1)
    if not words.endswith("的") or len(words) > 12:
        return words
    subject, verb, rest = earlier.partition(words[:2])
    if 2 <= len(subject) <= 12 and verb and "的" not in subject and not rest.startswith(words[2:]):
        return subject + words
    head = earlier.rpartition("的")[2]
    return words + head if "的" in earlier else words
