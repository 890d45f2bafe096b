"""Tables that grant: each row with who qualifies and what they get, under heads that say so."""

import re
from typing import NamedTuple

from yaoxun.extraction.passage import Passage
from yaoxun.text.span import Span


class Row(NamedTuple):
    """A row of a table that grants: its cells of who qualifies and of the grant, and the head of the latter."""

    who: Span
    grant: Span
    head: str


_GRANT = re.compile(r"(?:补助|补贴|奖励|奖补|资助|扶持|支持|资金)(?:标准|金额|额度|比例|政策|力度)?$")
_WHOM = (re.compile(r"对象|人员|主体|群体|单位"), re.compile(r"类别|类型|档次|等级|项目|条件|情形"))


def rows(passage: Passage) -> dict[int, Row]:
    r"""Return the rows of a passage's tables that grant, by where they begin.

    >>> text = "补贴对象 补贴标准\n博士 2000元/月\n以上均按月发放"
    >>> [text[r.who.start : r.who.end] for r in rows(Passage("", text)).values()]
    ['博士']
    """
    made: dict[int, Row] = {}
    heads: tuple[str, ...] = ()
    at = 0
    for line in passage.text.split("\n"):
        start, at = at, at + len(line) + 1
        cells = tuple(line.split(" ")) if " " in line[1:-1] else ()
        if len(cells) < 2 or (heads and len(cells) != len(heads)):
            heads = ()
        if len(cells) > 1 and not heads:
            heads = cells if not any(c.isdigit() for c in line) and _columns(cells) else ()
        elif heads and (columns := _columns(heads)):
            whom, grant = (_cell(start, cells, column) for column in columns)
            made[start] = Row(whom, grant, heads[columns[1]])
    return made


def _columns(heads: tuple[str, ...]) -> tuple[int, int] | None:
    """The columns of who qualifies and of the grant; None where the heads name none."""
    grants = [at for at, head in enumerate(heads) if _GRANT.search(head)]
    if not grants:
        return None
    others = [at for at in range(len(heads)) if at != grants[-1]]
    whom = next((at for form in _WHOM for at in others if form.search(heads[at])), None)
    return None if whom is None else (whom, grants[-1])


def _cell(start: int, cells: tuple[str, ...], column: int) -> Span:
    begin = start + sum(len(cell) + 1 for cell in cells[:column])
    return Span(begin, begin + len(cells[column]))
