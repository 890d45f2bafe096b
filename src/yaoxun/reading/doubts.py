"""What in a source its reader should doubt: defects that a program can see, though reading went on over them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from yaoxun.lexicon.words import table
from yaoxun.reading.articles import Cut
from yaoxun.reading.document import Article, Notice, Role
from yaoxun.reading.forms import PAGE_NUMBER
from yaoxun.reading.layout import Block
from yaoxun.reading.source import SourceText

_SHOWN = 5  # places that a message names at most
_ENGLISH = re.compile(r"(?:etc|and|or|the|of|in|to|for|with|by|on|is|are)(?![A-Za-z])")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_WORD = re.compile(r"\w")
_PAGES = frozenset(("text/html", "multipart/related"))


def defects(
    source: SourceText, roles: Sequence[Role | None], blocks: Sequence[Block], cuts: Sequence[Cut]
) -> list[Notice]:
    """Return what stood inside paragraphs or after them without belonging there."""
    notices = []
    between = [i for b in blocks if b.lines[-1] - b.lines[0] >= len(b.lines) for i in _between(b)]
    pages = [i for i in between if roles[i] is Role.FURNITURE and PAGE_NUMBER.fullmatch(source.lines[i].text)]
    if pages:
        where = _places(source, pages)
        notices.append(Notice("page-number-inside", f"有 {len(pages)} 处段落中间夹着页码（{where}），已取出"))
    addresses = sorted({i for i in between if roles[i] is Role.LINK} | set(_cut_addresses(source, blocks, cuts)))
    if addresses:
        where = _places(source, addresses)
        notices.append(Notice("address-inside", f"有 {len(addresses)} 处句子中间夹着网址（{where}），已取出"))
    broken = [i for b in blocks if len(b.lines) > 1 for i in _broken_numbers(source, b)]
    if broken:
        where = _places(source, broken)
        notices.append(Notice("number-broken", f"有 {len(broken)} 个数被换行断开（{where}），已接上"))
    if source.media_type not in _PAGES and Role.DEBRIS in roles:
        debris = Role.DEBRIS
        remains = [i for i, role in enumerate(roles) if role is debris]
        where = _places(source, remains)
        notices.append(Notice("web-remains", f"有 {len(remains)} 行是网页留下的（{where}），已略去"))
    return notices


def _between(block: Block) -> list[int]:
    """The lines between a block's lines that do not belong to it."""
    return sorted(set(range(block.lines[0], block.lines[-1])) - set(block.lines))


def _cut_addresses(source: SourceText, blocks: Sequence[Block], cuts: Sequence[Cut]) -> Iterator[int]:
    """The lines in which an address stands with words of its paragraph before and after it."""
    spans = [span for span, role in cuts if role is Role.LINK]
    for block in blocks if spans else ():
        start, end = source.lines[block.lines[0]].start, source.lines[block.lines[-1]].end
        for span in spans:
            inside = start < span.start and span.end < end
            if inside and _WORD.search(source.text, start, span.start) and _WORD.search(source.text, span.end, end):
                yield next(i for i in block.lines if source.lines[i].end >= span.end)


def _broken_numbers(source: SourceText, block: Block) -> Iterator[int]:
    """The lines of a block that end within a number."""
    for n, i in enumerate(block.lines[:-1], 1):
        if source.lines[i].text[-1] in _DIGITS and source.lines[block.lines[n]].text[0] in _DIGITS:
            yield i


def _places(source: SourceText, members: Sequence[int]) -> str:
    """Say where lines stand: the first few of them, by page, paragraph or line."""
    lines = [source.lines[i] for i in members[:_SHOWN]]
    if lines[0].page:
        unit, numbers = "页", [line.page for line in lines]
    elif lines[0].paragraph:
        unit, numbers = "段", [line.paragraph for line in lines]
    else:
        unit, numbers = "行", [source.text.count("\n", 0, line.start) + 1 for line in lines]
    more = " 等" if len(members) > _SHOWN else ""
    return f"第 {'、'.join(map(str, dict.fromkeys(numbers)))} {unit}{more}"


def contradictions(articles: Iterable[Article]) -> list[Notice]:
    """Return what the articles say that cannot be meant: a body of another province, a stray English word.

    >>> text = "6月8日，上海市经济信息委组织启动培育工作，重庆市中心授牌。"
    >>> [n.code for n in contradictions([Article("重庆启动上市企业培育工作", text)])]
    ['agency-conflict']
    """
    notices = []
    for article in articles:
        body = foreign_body(article.title, article.text)
        if body:
            shown = f"「{article.title}」的正文开头是「{body}」，与标题和正文所说的地方不合"
            notices.append(Notice("agency-conflict", shown))
        for start, end in stray_words(article.text):
            around = article.text[max(0, start - 8) : end + 8]
            notices.append(
                Notice("stray-word", f"「{article.title}」的正文里夹有「{article.text[start:end]}」：…{around}…")
            )
    return notices


def stray_words(text: str) -> Iterator[tuple[int, int]]:
    """Where English words of grammar stand among Chinese ones, as a translation leaves them."""
    for found in _ENGLISH.finditer(text):
        before, after = (
            text[max(0, found.start() - 2) : found.start()].rstrip()[-1:],
            text[found.end() : found.end() + 3].lstrip(" .")[:1],
        )
        if not before.isascii() and not (after.isascii() and after.isalpha()):
            yield found.span()


def foreign_body(title: str, text: str) -> str:
    """The body that opens a text although it is of another province than the one the title begins with; "" for none."""
    own = _province_first().match(title)
    opening = own and _body_first().match(text)
    if not own or not opening or opening["province"] == own.group():
        return ""
    elsewhere = text.count(opening["province"]) > 1 or opening["province"] in title
    return "" if elsewhere or own.group() not in text else opening["body"]


@cache
def _provinces() -> str:
    return "|".join(row[2] for row in table("regions.tsv") if row[0].endswith("0000") and len(row) == 3)


@cache
def _province_first() -> re.Pattern[str]:
    return re.compile(_provinces())


@cache
def _body_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^，。]{{0,14}}[，,]\s*)?(?P<body>(?P<province>{_provinces()})[省市]?[^，。、；]{{0,12}}?(?:委员会|委|局|厅|政府|办公室|办))"
        r"(?=[\u4e00-\u9fff])"
    )
