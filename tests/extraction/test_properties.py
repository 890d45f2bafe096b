"""What holds for any text: no exception, every quote cut from its place, the same text the same facts, planted words found."""

import datetime as dt
import json
import random
import time
from pathlib import Path

import pytest
from evaluation.bench_extraction import LINES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yaoxun.extraction import Extract, extract_text
from yaoxun.extraction.corpus import ISSUED
from yaoxun.extraction.fact import Finding

ROOT = Path(__file__).parents[2]
ARTICLES = [
    (article["title"], article["text"])
    for path in sorted(ROOT.glob("examples/gold/structure/*.json"))
    + sorted(ROOT.glob("evaluation/unseen/*/gold/structure/*.json"))
    for section in json.loads(path.read_text("utf-8"))["sections"]
    for article in section["articles"]
]
PHRASES = [
    "近日，", "5月9日", "2024年", "到2025年，", "“十四五”", "期间", "截至4月底", "去年同期", "今年", "每年", "年底前", "湖北省", "武汉市", "省", "市", "科技厅", "人民政府",
    "东南大学", "有限公司", "印发", "《关于促进发展的意见》", "《", "》", "〈", "〉", "（国办发〔2023〕37号）", "自", "起施行", "一是", "二是", "（一）", "（二）", "一、", "二、",
    "1.", "①", "✍", "第一，", "首先，", "其次，", "对企业", "给予", "奖励", "补贴", "最高", "不超过", "以上", "约", "近", "超", "12345", "1.2万亿", "3-5", "50", "0", "9" * 40,
    "万元", "元", "%", "‰", "个百分点", "家", "项", "公里/小时", "翻一番", "百分之三十", "一倍", "三成", "平台", "实验室", "中心", "上线", "揭牌", "建设", "全国首个", "试运行",
    "力争", "累计", "达到", "提高到", "由", "减到", "其中", "分别", "，", "。", "；", "：", "、", "“", "”", "（", "）", "\n", " ", "　", "\u200b", "🔥", "\ud7ff", "\x00",
    "https://example.org/a?b=1", "C919", "GB/T 2260", "ＡＢ１２", "%%", "--", "2024—", "—2026年", "13月32日", "2月30日", "0000年", "9999年", "99年99月",
]  # fmt: skip
DAYS = [None, ISSUED, dt.date(2024, 2, 29), dt.date.min, dt.date.max]


def inside(found: Finding | None, size: int) -> None:
    if found is not None:
        assert 0 <= found.start <= found.end <= size
        for part in found.parts:
            inside(part, size)


def check(title: str, text: str, issued: dt.date | None) -> Extract:
    made = extract_text(title, text, issued)
    for fact in made.facts:
        assert fact.quote == text[fact.start : fact.end] != ""
        inside(fact.found, len(text))
        json.dumps(fact.further(), allow_nan=False)
    assert [(f.start, -f.end) for f in made.facts] == sorted((f.start, -f.end) for f in made.facts)
    assert all(len(code) == 6 and code.isdigit() for code in made.regions)
    assert len(set(made.regions)) == len(made.regions)
    again = extract_text(title, text, issued)
    assert made == again
    assert [f.further() for f in made.facts] == [f.further() for f in again.facts]
    return made


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.sampled_from(PHRASES), max_size=50), st.sampled_from(DAYS))
def test_any_mix_of_phrases_gives_facts_that_hold(parts: list[str], issued: dt.date | None) -> None:
    """Whatever phrases stand together: no exception, quotes from their places, the same facts again."""
    check("".join(parts[:5]), "".join(parts), issued)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
        | st.sampled_from("0123456789，。《》万元%年月日"),
        max_size=300,
    )
)
def test_random_chinese_gives_facts_that_hold(text: str) -> None:
    """Random characters of Chinese, with digits and marks among them."""
    check("", text, ISSUED)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.text(max_size=200))
def test_any_characters_give_facts_that_hold(text: str) -> None:
    """Characters of any script, emoji and controls."""
    check(text, text, ISSUED)


def mutated(text: str, rng: random.Random) -> str:
    """A text with stretches cut out, doubled, moved, or replaced by phrases."""
    for _ in range(rng.randint(1, 8)):
        at, size = rng.randrange(len(text) + 1), rng.randint(1, 30)
        match rng.randrange(4):
            case 0:
                text = text[:at] + text[at + size :]
            case 1:
                text = text[:at] + text[at : at + size] + text[at:]
            case 2:
                text = text[:at] + rng.choice(PHRASES) + text[at + rng.randint(0, 3) :]
            case _:
                text = text[at:] + text[:at]
    return text


@pytest.mark.parametrize("seed", range(3))
def test_mutated_articles_give_facts_that_hold(seed: int) -> None:
    """Articles with stretches changed, cut, doubled or moved."""
    rng = random.Random(seed)
    for title, text in ARTICLES:
        check(mutated(title, rng), mutated(text, rng), rng.choice(DAYS))


@pytest.mark.parametrize("title, text", ARTICLES[::7], ids=[title for title, _ in ARTICLES[::7]])
def test_every_beginning_of_an_article_gives_facts_that_hold(title: str, text: str) -> None:
    """A text that breaks off anywhere: the bulletin's last line may be lost."""
    for end in range(0, len(text), 11):
        check(title, text[:end], ISSUED)


BEFORE = ["会议指出，", "据了解，", "该负责人介绍，", "方案提出，", ""]
AFTER = ["。会议要求抓好落实。", "，进展顺利。", "。", ""]
PLANTED: dict[str, tuple[str, dict[str, object]]] = {
    "date": ("2023年11月8日", {"from": "2023-11-08", "to": "2023-11-08"}),
    "quantity": ("不超过1250万元", {"op": "<=", "value": 12_500_000, "unit": "元"}),
    "document": ("《水乡古镇修缮指南》", {"title": "水乡古镇修缮指南"}),
    "organization": ("甘肃省水利厅", {"name": "甘肃省水利厅"}),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_planted_words_are_found_at_their_place(kind: str) -> None:
    """A literal set into generated sentences of any kind is found exactly there, whatever stands around it."""
    words, says = PLANTED[kind]
    rng = random.Random(kind)
    fillers = ["全力推进重点工作", "持续改善群众生活", "扎实开展专项行动", "不断完善体制机制"]
    for _ in range(60):
        front = "，".join(rng.sample(fillers, rng.randint(0, 3)))
        lead = (front + "。" if front else "") + rng.choice(BEFORE)
        text = lead + words + rng.choice(AFTER) + "，".join(rng.sample(fillers, rng.randint(0, 2)))
        found = [f for f in check("", text, ISSUED).facts if f.kind == kind]
        assert [(f.start, f.end) for f in found] == [(len(lead), len(lead) + len(words))], text
        assert says.items() <= found[0].further().items(), text


FULL_OF_AMOUNTS = {"numbers", "grants", "no stops"}


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_a_million_characters_is_read(name: str) -> None:
    """One line of a million characters of any make takes seconds, not minutes; what is full of amounts a quarter of it."""
    size = 250_000 if name in FULL_OF_AMOUNTS else 1_000_000
    text = line_of(LINES[name], size)
    start = time.process_time()
    extract_text("", text, ISSUED)
    assert time.process_time() - start < 30


TEMPTING = [
    "增长5%，", "由5%提高到10%，", "给予10%、最高5万元，", "10%、", "5个6个7个", "去年同期", "当天签约5个", "5月9日上线的平台，", "（一）建平台；首先，一是做；", "①建平台；",
    "一、建平台；", "\n一是甲\n二是乙", "《办法》《管理办法》", "设有甲中心、乙中心", "首个平台", "甲科技、乙汽车等12家企业", "对甲企业的，", "登录“甲办”", "市市场监管局",
]  # fmt: skip
"""What a rule has looked too far for: back to the first quantity, date or item of its line, on to the last."""


@pytest.mark.parametrize("piece", [*LINES.values(), *TEMPTING])
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    """Time is linear, however full of facts a line is: four times the text would take sixteen times if it were not.

    The bound is loose, for machines that do other things; `python -m evaluation.bench_extraction` measures it.
    No text is timed twice: what is remembered of a short one would make the long one look slow.
    """
    times = [min(_timed(line_of(piece, size + more)) for more in range(4)) for size in (6_000, 24_000)]
    assert times[1] <= 8 * times[0] + 0.05, times


def line_of(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _timed(text: str) -> float:
    start = time.process_time()
    extract_text("", text, ISSUED)
    return time.process_time() - start
