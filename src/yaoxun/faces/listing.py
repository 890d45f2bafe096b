"""Facts for people: each under the article it stands in, in the columns that its kind has, with the words that prove it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from yaoxun.faces.answers import place, rest
from yaoxun.faces.wording import EVENTS, INSTRUMENTS, amount, number
from yaoxun.faces.wrapping import indented, packed, widths, wrapped
from yaoxun.library.facts import Answer, KeptFact

_GAP, _MARGIN = 2, 4
_SHORT = 16  # columns: a day or a place is not broken; where there is no room for it, cells stand one behind the other
_LONGEST_QUOTE = 240  # characters; of a longer one the middle is left out, and said to be
_KEPT_OF_IT = 90  # characters at either end

Says = Mapping[str, Any]


def _granted(says: Says) -> str:
    base, cap = says.get("base"), says.get("cap")
    bound = f"，上限{number(cap)}{says.get('cap_unit') or ''}" if cap is not None else ""
    return amount(says, f"{base}的" if base else "") + bound


def _day(key: str) -> Callable[[Says], str]:
    return lambda says: str(says.get(key) or "")


def _key(key: str) -> Callable[[Says], str]:
    return lambda says: "、".join(said) if isinstance(said := says.get(key), list) else str(said or "")


_COLUMNS: dict[str, tuple[tuple[str, Callable[[Says], str]], ...]] = {
    "target": (("指标", _key("indicator")), ("目标", amount), ("到期", _day("by"))),
    "statistic": (("指标", _key("indicator")), ("数值", amount), ("截至", _day("as_of"))),
    "incentive": (
        ("对象", _key("for")),
        ("方式", lambda says: INSTRUMENTS.get(str(says["instrument"]), str(says["instrument"]))),
        ("金额", _granted),
    ),
    "document": (("文件", _key("title")), ("文号", _key("number")), ("发文机关", _key("issuers")), ("施行", _day("effective"))),
    "system": (
        ("名称", _key("name")),
        ("状态", lambda says: EVENTS.get(str(says["event"]), str(says["event"]))),
        ("首个", lambda says: "称首个" if says.get("first") else ""),
    ),
    "organization": (("名称", _key("name")),),
    "measure": (("序号", _key("marker")),),
    "date": (("起", _day("from")), ("止", _day("to"))),
    "quantity": (("数量", amount),),
}  # fmt: skip
"""What a reader wants to see of each kind, in the order of reading."""


def show_facts(out: Console, kind: str, answer: Answer, offset: int) -> None:
    """Print facts; where they are not all, the total and how to get the others."""
    if not answer.facts:
        out.print("没有符合条件的结果。" if not answer.total else f"共 {answer.total} 条，第 {offset} 条之后没有了。")
        return
    columns = _COLUMNS[kind]
    rows = [[*(read(fact.says) for _, read in columns), fact.cited.key, str(fact.id)] for fact in answer.facts]
    heads = [*(name for name, _ in columns), "位置", "编号"]
    shown = [n for n, head in enumerate(heads) if any(row[n] for row in rows)]
    natural = [max(cell_len(heads[n]), *(cell_len(row[n]) for row in rows)) for n in shown]
    room = out.width - _MARGIN - _GAP * (len(shown) - 1)
    given = widths(natural, room)
    side_by_side = all(width == wish or wish > _SHORT for width, wish in zip(given, natural, strict=True))
    if side_by_side:
        out.print(Text(" " * _MARGIN + _line([heads[n] for n in shown], given), style="bold"))
    every = zip(answer.facts, rows, strict=True)
    for _, group in groupby(every, key=lambda pair: pair[0].cited.article):
        pairs = list(group)
        _show_article(out, pairs[0][0])
        for fact, row in pairs:
            if side_by_side:
                _show_row(out, [row[n] for n in shown], given)
            else:
                said = [f"{heads[n]} {row[n]}" for n in shown if row[n]]
                out.print(indented(Text(packed(said, "  ", out.width - _MARGIN)), out.width, _MARGIN))
            _show_quote(out, fact, row)
    out.print()
    out.print(Text(rest(answer.total, len(answer.facts), offset), style="dim"))


def _show_article(out: Console, fact: KeptFact) -> None:
    out.print()
    out.print(indented(Text(fact.cited.title or "（无题）", style="bold cyan"), out.width))
    out.print(Text(packed(place(fact.cited, fact.regions), " · ", out.width), style="dim"))


def _show_row(out: Console, cells: Sequence[str], given: Sequence[int]) -> None:
    lines = [wrapped(cell, width) for cell, width in zip(cells, given, strict=True)]
    for n in range(max(map(len, lines))):
        out.print(Text(" " * _MARGIN + _line([some[n] if n < len(some) else "" for some in lines], given)))


def _show_quote(out: Console, fact: KeptFact, cells: Sequence[str]) -> None:
    quote = fact.cited.quote.replace("\n", " ")
    if fact.kind in {"organization", "system", "document"} and any(quote.strip("《》") == cell for cell in cells):
        return  # the quote is what the row says
    if len(quote) > _LONGEST_QUOTE:
        left_out = len(quote) - 2 * _KEPT_OF_IT
        quote = f"{quote[:_KEPT_OF_IT]}……（略 {left_out} 字）……{quote[-_KEPT_OF_IT:]}"
    out.print(indented(Text(f"“{quote}”", style="dim"), out.width, _MARGIN + 2))


def _line(cells: Sequence[str], given: Sequence[int]) -> str:
    padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, given, strict=True)]
    return (" " * _GAP).join(padded).rstrip()
