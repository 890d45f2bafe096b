"""Bulletins that never were: any number of them, made of sentences in our own words, the same for the same seed.

They serve where size counts and not what is said: to measure the library, and to break it off. Their words have the
rarity of real ones: few are said everywhere, most hardly ever. About 3 articles in 100 tell an earlier one again.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from yaoxun.lexicon.words import classes, table

_TOLD_AGAIN = 0.03
_SPAN = 2500  # days that the issues lie in

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_UNITS: dict[str, str] = _WORDS["units"]


class Item(NamedTuple):
    """An article: its column, title and paragraphs."""

    section: str
    title: str
    paragraphs: tuple[str, ...]


class Rare:
    """Words of which some are said often and most seldom, as Zipf has it; the first few share their rank."""

    def __init__(self, words: Sequence[str], chance: random.Random, shuffled: bool = True) -> None:
        self._words = list(words)
        if shuffled:
            chance.shuffle(self._words)
        self._weights = list(accumulate(1 / (n + 12) for n in range(len(self._words))))

    def one(self, chance: random.Random) -> str:
        """Draw a word."""
        return chance.choices(self._words, cum_weights=self._weights)[0]


class Words(NamedTuple):
    """The groups of which a few words are said often and most seldom."""

    places: Rare
    topics: Rare
    verbs: Rare
    objects: Rare
    manners: Rare


@cache
def said(group: str) -> tuple[str, ...]:
    """Return the words of a group."""
    return tuple(_WORDS[group].split())


@cache
def words() -> Words:
    """Return the groups, each in its order of rarity."""
    chance = random.Random("the order of rarity")
    places = [row[1] for row in table("regions.tsv") if len(row) == 3 and len(row[1]) <= 6]
    topics = [word for words in classes("industries.txt").values() for word in words if len(word) > 1]
    verbs, things = _coined(chance, 300), _coined(chance, 3_000)
    return Words(
        Rare(places, chance),
        Rare(topics, chance),
        Rare((*said("verbs"), *verbs), chance),
        Rare((*said("objects"), *things), chance),
        Rare(said("manners"), chance),
    )


def _coined(chance: random.Random, number: int) -> list[str]:
    """Words that mean nothing, of two to four characters: a language has many more words than a list can."""
    characters = sorted({c for row in table("regions.tsv") for c in row[1]} - set("省市县区州盟旗国"))
    return ["".join(chance.choices(characters, k=chance.choice((2, 2, 2, 2, 3, 4)))) for _ in range(number)]


def bulletins(articles: int, seed: int = 1, each: tuple[int, int] = (20, 25)) -> Iterator[tuple[str, str]]:
    """Yield names and texts of bulletins that hold `articles` articles together, between `each` in one."""
    chance = random.Random(seed)
    earlier: list[Item] = []
    number = left = 0
    left = articles
    while left > 0:
        number += 1
        some = min(left, chance.randint(*each))
        left -= some
        day = date(2018, 1, 1) + timedelta(days=(number * 37) % _SPAN)
        items = [
            _again(chance, earlier) if earlier and chance.random() < _TOLD_AGAIN else _item(chance, day)
            for _ in range(some)
        ]
        earlier = (earlier + items[:2])[-200:]
        yield (
            f"{number:06}.txt",
            _bulletin(chance, number, day, sorted(items, key=lambda item: said("sections").index(item.section))),
        )


def write(folder: Path, articles: int, seed: int = 1, each: tuple[int, int] = (20, 25)) -> int:
    """Write bulletins into a folder; return the bytes of their texts."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum((folder / name).write_bytes(text.encode()) for name, text in bulletins(articles, seed, each))


def _bulletin(chance: random.Random, number: int, day: date, items: Sequence[Item]) -> str:
    lines = [
        chance.choice(said("makers")),
        f"{day.year}年第{number}期",
        f"{day.year}年{day.month}月{day.day}日",
        "目 录",
    ]
    shown: list[str] = []
    heading = ""
    for item in items:
        if item.section != heading:
            heading = item.section
            lines.append(heading)
            shown.append(heading)
        lines.append(f"{item.title} …………… {len(shown) // 2 + 1}")
        shown += [item.title, *item.paragraphs]
    return "\n\n".join(lines + shown) + "\n"


def _again(chance: random.Random, earlier: Sequence[Item]) -> Item:
    """An earlier article as another office tells it: a new title, a paragraph less or a sentence more."""
    item = chance.choice(earlier)
    paragraphs = list(item.paragraphs)
    if len(paragraphs) > 3 and chance.random() < 0.5:
        paragraphs.pop()
    else:
        paragraphs[-1] += f"有关做法已被{words().places.one(chance)}借鉴。"
    return Item(item.section, item.title + "受关注", tuple(paragraphs))


def _item(chance: random.Random, day: date) -> Item:
    say = _Speaker(chance, day)
    title = say.title()
    wanted = chance.randint(560, 760)
    paragraphs = ["".join((say.opening(), *(say.sentence() for _ in range(2))))]
    while sum(map(len, paragraphs)) < wanted:
        paragraphs.append(
            say.measures() if chance.random() < 0.17 else "".join(say.sentence() for _ in range(chance.randint(2, 4)))
        )
    return Item(chance.choice(said("sections")), title, tuple(paragraphs))


class _Speaker:
    """Says sentences about one place and one topic, with now and then another word thrown in."""

    def __init__(self, chance: random.Random, day: date) -> None:
        self.chance, self.day, self.words = chance, day, words()
        self.place = self.words.places.one(chance)
        self.topic = self.words.topics.one(chance)
        self.theme = chance.choice(said("objects"))

    def title(self) -> str:
        return self.chance.choice(
            (
                f"{self.place}出台措施支持{self.topic}发展",
                f"{self.place}{self.words.verbs.one(self.chance)}{self.theme}",
                f"{self.place}{self.topic}{self.chance.choice(said('platforms'))}上线",
                f"{self.place}以{self.topic}{self.words.verbs.one(self.chance)}{self.theme}",
                f"{self.firm()[:4]}{self.topic}项目落户{self.place}",
            )
        )

    def opening(self) -> str:
        when = self.chance.choice(("近日，", "日前，", self.past() + "，"))
        return when + self.chance.choice(
            (
                f"{self.body()}印发《{self.paper()}》，围绕{self.theme}提出{self.chance.randint(8, 40)}条举措。",
                f"{self.place}{self.topic}{self.chance.choice(said('platforms'))}正式上线，首批接入{self.chance.randint(3, 90)}家单位。",
                f"{self.body()}召开会议，研究{self.theme}有关工作，部署{self.phrase()}。",
                f"记者从{self.body()}获悉，{self.place}将{self.phrase()}，{self.phrase()}。",
            )
        )

    def sentence(self) -> str:
        pick = self.chance.random()
        make = next(make for limit, make in self._SHARES if pick < limit)
        return make(self)

    def measures(self) -> str:
        marks = self.chance.choice((("一是", "二是", "三是", "四是"), ("（一）", "（二）", "（三）", "（四）")))
        return "".join(f"{m}{self.phrase()}，{self.clause()}。" for m in marks[: self.chance.randint(3, 4)])

    def phrase(self) -> str:
        verb, thing = self.words.verbs.one(self.chance), self.words.objects.one(self.chance)
        return verb + (self.other() if self.chance.random() < 0.03 else "") + thing

    def clause(self) -> str:
        """Words around a verb and its object; the turns of speech are many, so that none stands in every article."""
        verb, thing, other = (
            self.words.verbs.one,
            self.words.objects.one(self.chance),
            self.words.objects.one(self.chance),
        )
        topic = self.other()
        return self.chance.choice(
            (
                f"{self.manner()}，{self.phrase()}",
                f"{self.phrase()}，{self.phrase()}和{thing}",
                f"让{thing}与{other}同步{verb(self.chance)}",
                f"{topic}领域的{self.phrase()}也在{self.chance.choice(said('times'))}铺开",
                f"{self.spot()}的{thing}{self.chance.choice(said('becomes'))}",
                f"把{thing}交给{self.chance.choice(said('doers'))}去{verb(self.chance)}",
                f"{thing}不再靠{other}单打独斗",
                f"{self.chance.choice(said('doers'))}带头{verb(self.chance)}{thing}",
                f"先{verb(self.chance)}{thing}，再{verb(self.chance)}{other}",
                f"{topic}与{thing}的账算在一起",
                f"{self.chance.choice(said('times'))}就能见到{thing}的变化",
                f"为{self.chance.choice(said('people'))}留出{verb(self.chance)}的余地",
                f"{thing}怎么{verb(self.chance)}，听{self.chance.choice(said('doers'))}的意见",
                f"既看{thing}，又看{other}",
                f"凡是{topic}方面的难处，一律{verb(self.chance)}",
                f"{self.spot()}试着{verb(self.chance)}{thing}",
                f"{self.theme}与{self.topic}互相带动",
                f"{self.place}的{self.theme}因此受益",
                f"让{self.topic}更好服务{self.theme}",
            )
        )

    def _plain(self) -> str:
        return f"{self.chance.choice((self.place, '当地', '有关方面', self.spot()))}{self.manner()}，{self.phrase()}，{self.clause()}，{self.clause()}，{self.clause()}。"

    def _target(self) -> str:
        one, other = self.chance.sample(tuple(_UNITS), 2)
        year = self.day.year + self.chance.randint(1, 5)
        more = f"，{self.theme}{other}超过{self.amount(other)}" if self.chance.random() < 0.4 else ""
        return f"到{year}年，{self.topic}{one}达到{self.amount(one)}以上{more}。"

    def _statistic(self) -> str:
        one, other = self.chance.sample(tuple(_UNITS), 2)
        year = self.day.year - self.chance.randint(0, 2)
        return f"截至{year}年{self.chance.choice(('底', '6月底', '9月底'))}，{self.place}{self.topic}{one}为{self.amount(one)}，{self.theme}{other}{self.amount(other)}，同比增长{self.chance.randint(1, 400) / 10}%。"

    def _grant(self) -> str:
        most = self.chance.choice((5, 10, 20, 30, 50, 80, 100, 200, 300, 500, 1000, 2000))
        return self.chance.choice(
            (
                f"对{self.chance.choice(said('people'))}，给予最高{most}万元{self.chance.choice(said('grants'))}。",
                f"对{self.phrase()}的{self.chance.choice(said('people'))}，按实际投入的{self.chance.randint(5, 50)}%给予{self.chance.choice(said('grants'))}，最高不超过{most}万元。",
            )
        )

    def _system(self) -> str:
        name = f"{self.words.places.one(self.chance)}{self.other()}{self.chance.choice(said('platforms'))}"
        return f"{self.past()}，{self.chance.choice(('全国首个', '', ''))}{name}{self.chance.choice(('投入运行', '揭牌', '正式启动'))}，由{self.firm()}建设，{self.clause()}。"

    def _paper(self) -> str:
        return f"{self.body()}此前发布的《{self.paper()}》自{self.day.year}年{self.chance.randint(1, 12)}月1日起施行，要求{self.phrase()}，{self.phrase()}。"

    def _firm(self) -> str:
        return f"{self.firm()}与{self.firm()}签约，总投资{self.chance.randint(10, 900) / 10}亿元，{self.phrase()}，{self.clause()}。"

    _SHARES = (
        (0.78, _plain),
        (0.83, _target),
        (0.875, _statistic),
        (0.92, _grant),
        (0.96, _system),
        (0.985, _paper),
        (1.01, _firm),
    )

    def other(self) -> str:
        """The topic again, or now and then another one."""
        return self.topic if self.chance.random() < 0.7 else self.words.topics.one(self.chance)

    def manner(self) -> str:
        """How something is done."""
        if self.chance.random() < 0.25:
            return self.words.manners.one(self.chance)
        thing, verb = self.words.objects.one(self.chance), self.words.verbs.one(self.chance)
        return self.chance.choice(
            (f"以{thing}为主", f"借{verb}之机", f"从{thing}做起", f"经{thing}{verb}", f"随{thing}", f"不靠{thing}")
        )

    def spot(self) -> str:
        """A road, village or park that is named once and hardly again."""
        return "".join(self.chance.sample(said("syllables"), 2)) + self.chance.choice(said("spots"))

    def amount(self, measured: str) -> str:
        unit = _UNITS[measured]
        number = (
            self.chance.randint(200, 999) / 10
            if unit == "%"
            else self.chance.choice((self.chance.randint(3, 99), self.chance.randint(100, 9000)))
        )
        return f"{number}{unit}"

    def past(self) -> str:
        day = self.day - timedelta(days=self.chance.randint(1, 20))
        return f"{day.month}月{day.day}日"

    def body(self) -> str:
        kind = self.chance.choice(said("bodies"))
        tail = "" if kind.endswith(("政府", "委")) else "厅" if self.place.endswith(("省", "自治区")) else "局"
        return self.place + kind + tail

    def paper(self) -> str:
        return f"{self.place}{self.words.verbs.one(self.chance)}{self.words.topics.one(self.chance)}{self.chance.choice(said('papers'))}"

    def firm(self) -> str:
        name = "".join(self.chance.sample(said("syllables"), self.chance.choice((2, 2, 3))))
        return name + self.chance.choice(said("trades")) + self.chance.choice(said("forms"))
