"""What holds for any input: every character accounted for, no error outside the tree, the same bytes the same output."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import yaoxun
from yaoxun import wire

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(p for p in (ROOT / "examples/bulletins").iterdir()) + sorted(
    p for folder in ("a", "b") for p in (ROOT / "evaluation/unseen" / folder).iterdir() if p.is_file()
)
PHRASES = [
    "近日，", "某市", "印发《办法》", "一、", "（一）", "1.", "第3期", "2023年8月16日", "8月16日", "目 录", "……3", "（来源：新华社）", "来源：",
    "https://example.org/a?b=1", "— 4 —", "阅读原文", "附件1", "责任编辑：", "图1 ", "【要闻】", "▶", "🔥", "　　", " ", "\t", "\n", "\n\n", "\r\n",
    "\f", "\u200b", "\u2028", "。", "，", "：", "“", "”", "《", "》", "给予20万元奖励", "ＡＢ１２", "abc def", "①", "[1]", "——", "\x00", "\ud7ff",
]  # fmt: skip


def check(data: bytes) -> None:
    try:
        document = yaoxun.read(data, name="x")
    except yaoxun.SourceError:
        return
    text = document.origin.text
    assert sum(document.coverage.values()) == len(text)
    at = 0
    for span, _ in document.explained:
        assert span.start == at
        at = span.end
    assert at == len(text)
    for article in document.articles:
        assert "\n" not in article.title
        if article.text.strip():
            assert article.place(0, len(article.text)) is not None
    assert wire.document_json(document) == wire.document_json(yaoxun.read(data, name="x"))
    json.dumps(wire.document_json(document))


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PHRASES), max_size=60))
def test_any_mix_of_phrases_is_accounted_for(parts: list[str]) -> None:
    """Whatever phrases stand together, every character has a role and every article a place."""
    check("".join(parts).encode("utf-8", "replace"))


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_random_bytes_raise_nothing_outside_the_tree(data: bytes) -> None:
    """Random bytes are read or refused."""
    check(data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_mutated_bulletins_raise_nothing_outside_the_tree(path: Path) -> None:
    """Bulletins with bytes changed, cut out, doubled or broken off are read or refused."""
    whole = path.read_bytes()
    rng = random.Random(path.name)
    for _ in range(60 if path.suffix == ".txt" else 25):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(data))
            match rng.randrange(4):
                case 0:
                    data[at] = rng.randrange(256)
                case 1:
                    del data[at : at + rng.randint(1, 200)]
                case 2:
                    data[at:at] = data[at : at + rng.randint(1, 200)]
                case _:
                    data = data[: max(1, at)]
            if not data:
                break
        check(bytes(data))


@pytest.mark.parametrize("path", [p for p in SAMPLES if p.suffix == ".txt"], ids=lambda p: p.name)
def test_shuffled_lines_are_accounted_for(path: Path) -> None:
    """Lines in any order, or any part of them, are still accounted for."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        lines = path.read_text("gb18030").splitlines()
    rng = random.Random(path.name)
    for _ in range(60):
        some = rng.sample(lines, rng.randint(1, len(lines)))
        check("\n".join(some).encode())
