"""The masthead: what a bulletin says of itself before its first column."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from yaoxun.reading.forms import META_SOURCE, unadorned
from yaoxun.text.characters import close_up

_N = r"[\d０-９〇○零一二三四五六七八九十百]"
_TOTAL = rf"\s*[（(\[【]\s*(?:总|累计)\s*(?:第)?\s*{_N}+\s*期?\s*[)）\]】]"
ISSUE = re.compile(
    rf"(?:[〔\[【（(]\d{{4}}[〕\]】）)]\s*)第\s*{_N}+\s*[期号](?:{_TOTAL})?|(?<![A-Za-z])(?:[Vv][Oo][Ll]|[Nn][Oo]|Issue)[.．]?\s*\d+"
    rf"|(?:(?:二[〇○零]|\d){_N}{{2,3}}\s*年\s*(?:度)?\s*[,，·]?\s*)?第\s*{_N}+\s*[期号辑](?:{_TOTAL})?"
    rf"|\d{{4}}\s*年\s*(?:{_N}+\s*期(?:{_TOTAL})?|\d{{1,2}}\s*月\s*[号刊])|(?:[（(]?\s*(?:总|累计)\s*第?\s*{_N}+\s*期\s*[)）]?)|(?:\d{{4}}\s*年\s*)?增刊(?:第?{_N}+期?)?"
)
_TOTAL_ONLY = re.compile(rf"[（(]?\s*(?:总|累计)\s*第?\s*{_N}+\s*期\s*[)）]?")
_COUNTER = re.compile(r"\s*\d{4}\s*[（(]\s*\d{1,3}\s*[)）]\s*$")
DAY = re.compile(
    rf"(?P<y>(?:19|20)\d\d|二[〇○零]{_N}{{2}})\s*[年./．-]\s*(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[月./．-]\s*(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*(?:日|(?!\d))"
)
_TITLE_WORD = re.compile(
    r"(?:简报|周报|日报|月报|旬报|季报|快报|专报|要报|要讯|快讯|通讯|简讯|资讯|动态|参考|参阅|摘编|摘报|摘要|文摘|导刊|内参|观察|瞭望|速递|速览|周刊|月刊|季刊|信息|要情|要闻|情况|工作交流|公报|汇编|导报|前沿|研究|报告|专刊|导读|播报|舆情|监测|一周|每周)"
)
_BODY = re.compile(
    r"(?:办公厅|办公室|委员会|编辑部|研究室|研究院|研究所|研究会|中心|政府|办事处|联络处|管委会|管理局|学会|协会|商会|联合会|委|局|厅|司|部|处|室|院|所|站|科|社|会|办|馆|库|公司|大学|集团|银行|组|网)(?:[（(][^）)]{1,20}[）)])?$"
)
_ROLE = re.compile(
    r"^(?:Published\s+by|(?:主\s*办(?:单位|方)?|主\s*编单位|编印(?:单位)?|编\s*发(?:单位)?|编制(?:单位)?|编辑出版|编\s*者|编辑单位|出品(?:单位)?|发行(?:单位)?|发布(?:单位|机构)|印发(?:单位)?|主管(?:单位)?|承办(?:单位)?|协办(?:单位)?|编写(?:单位)?|报送单位)\s*[:：])\s*"
)
_LEAD_ROLE = re.compile(
    r"^(?:Published|主\s*办|主\s*编|编印|编\s*发|编制|编辑|出品|发行|发布(?:单位|机构)|印发|编写|编\s*者)"
)
_TAIL_ROLE = re.compile(r"\s*(?:主\s*办|编\s*印|主\s*编|编\s*发|编\s*制|编\s*辑|编|出品|印发|印制|印)$")
_NOT_NAME = re.compile(
    r"内部(?:资料|刊物|参考|文件)|注意保存|请勿|免费|赠阅|保密|密级|机密|秘密|签发|欢迎|网址|电话|^第\d|星期|农历|共\d+页|准印证|刊号|ISSN|CN\d"
)


_SUFFIX = re.compile(r"[（(][^（()）]*[)）]$")
META_TAIL = re.compile(r"(?:发布(?:时间|日期)|更新时间|日期|来\s*源|作者|浏览|字体|字号).*$")


class Masthead(NamedTuple):
    """What the masthead states; `days` are all the days it names, in order."""

    title: str | None = None
    issue: str | None = None
    publisher: str | None = None
    days: tuple[date, ...] = ()


def speaks(text: str) -> bool:
    """Tell whether a line could only stand in a masthead: an issue number, or a maker's name with its role.

    >>> speaks("2023年第12期（总第217期）"), speaks("第三届论坛开幕")
    (True, False)
    """
    bare = close_up(text)
    if len(bare) > 60:
        return False
    found = ISSUE.search(bare)
    if found and "《" not in bare and len(bare) - len(found.group()) <= 40:
        return True
    return bool(_LEAD_ROLE.match(bare) and _ROLE.match(bare) and len(bare) <= 50 and not bare.endswith("。"))


def is_title_word(text: str) -> bool:
    """Tell whether a line could be a bulletin's name.

    >>> is_title_word("民政工作简报"), is_title_word("上海发布数据条例")
    (True, False)
    """
    bare = _SUFFIX.sub("", close_up(text))
    found = _TITLE_WORD.search(bare)
    if found is None or len(bare) > 24 or len(bare) - found.end() > 6:
        return False
    return not _BODY.search(bare)


def days_in(text: str) -> list[date]:
    """Return the full calendar days that a line names, in figures or Chinese numerals.

    >>> days_in("二〇二三年八月十六日"), days_in("2023.8.16")
    ([datetime.date(2023, 8, 16)], [datetime.date(2023, 8, 16)])
    """
    days = []
    for found in DAY.finditer(text.translate(_NARROW)):
        try:
            days.append(date(_year(found["y"]), _small(found["m"]), _small(found["d"])))
        except ValueError:
            continue
    return days


_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


def _year(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else int("".join(str(_DIGIT.get(c, 0)) for c in text))


def _small(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    return (_DIGIT[tens] if tens else 1) * 10 + (_DIGIT[ones] if ones else 0) if ten else _DIGIT[text]


def read(texts: Sequence[str]) -> Masthead:
    """Return what the lines of a masthead state.

    >>> read(["科技要讯", "2023年第12期（总第217期）", "省科技情报所 编", "2023年8月16日"])
    Masthead(title='科技要讯', issue='2023年第12期（总第217期）', publisher='省科技情报所', days=(datetime.date(2023, 8, 16),))
    """
    title: str | None = None
    issue: str | None = None
    publisher: str | None = None
    led = False
    days: list[date] = []
    names: list[tuple[int, str]] = []
    issue_at = -1
    for at, text in enumerate(texts):
        bare = " ".join(text.split())
        days += days_in(bare)
        by = META_SOURCE.search(bare)
        if by:
            publisher = publisher or by["names"]
            bare = META_TAIL.sub("", bare)
        rest = DAY.sub(
            " ", bare.translate(_NARROW) if not bare.isascii() and DAY.search(bare.translate(_NARROW)) else bare
        )
        found = ISSUE.search(rest)
        if found:
            number = close_up(found.group())
            if issue is None or (_TOTAL_ONLY.fullmatch(issue) and not _TOTAL_ONLY.fullmatch(number)):
                issue, issue_at = number.strip(), at
            rest = ISSUE.sub("  ", rest)
        rest = _COUNTER.sub("", rest)
        for piece in re.split(r"\s{2,}|[　|｜]|\s(?=(?:主办|编印|编发|承办|主管)[:：])", rest):
            name = _unbracketed(unadorned(close_up(piece)).strip("-—·，,:：*＊=~ "))
            if name.startswith("（") is False and piece.strip().startswith(("（", "(")) and not _ROLE.match(name):
                continue
            if len(name) < 2 or _NOT_NAME.search(name):
                continue
            role = _ROLE.match(name)
            if role:
                if _LEAD_ROLE.match(name) and not led:
                    publisher, led = _publisher(name[role.end() :]), True
                elif publisher is None:
                    publisher = _publisher(name[role.end() :])
                continue
            names.append((at, name))
    bodies = [
        n for n in names if _BODY.search(_TAIL_ROLE.sub("", n[1])) and not is_title_word(_TAIL_ROLE.sub("", n[1]))
    ]
    if publisher is None and bodies:
        publisher = _publisher(bodies[-1][1] if issue_at >= 0 and bodies[-1][0] >= issue_at else bodies[0][1])
    rest_names = [n for n in names if _publisher(n[1]) != publisher]
    worded = [n for n in rest_names if is_title_word(n[1])]
    before = [n for n in rest_names if issue_at < 0 or n[0] <= issue_at]
    chosen = worded or before or rest_names
    if chosen:
        title = chosen[0][1]
    return Masthead(title, issue, publisher or None, tuple(days))


def _unbracketed(name: str) -> str:
    """A name without brackets around the whole of it, or left open by what was taken out."""
    while name and name[0] in "（([【" and name[-1] in "）)]】":
        name = name[1:-1].strip()
    if name.count("（") != name.count("）"):
        name = name.strip("（）")
    return name.strip("()[]【】 ")


def _publisher(name: str) -> str:
    return (
        re.split(r"[、，,；;]|\s{1,}", _TAIL_ROLE.sub("", name.strip()))[0]
        if not _BODY.search(name)
        else _TAIL_ROLE.sub("", name.strip())
    )
