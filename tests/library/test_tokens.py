"""How a text is folded and cut: words are found in any form of writing, and what is lit is what the index finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yaoxun.library.tokens import fold, fold_with_origin, phrase, places, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.2025年底前建成", "2025年"),
        ("①2025年底前建成", "2025年"),
        ("❷3家企业", "3家"),
        ("⒈5家企业", "5家"),
        ("增长5，300家企业新增", "300家"),
        ("达到５，３００家", "5300家"),
        ("达到5,300家", "5300家"),
        ("2025.3.7印发", "2025"),
        ("占8.24%", "8.24%"),
        ("占８．２４％", "8.24%"),
        ("未\u200b来产业", "未来产业"),
        ("臺灣蓮霧", "台湾莲雾"),
        ("㈱三菱", "三菱"),
        ("面积1600㎡", "1600㎡"),
        ("面积1600m²", "1600㎡"),
        ("Café经济", "cafe经济"),
        ("ⅢA级", "iiia级"),
        ("室温18℃", "18℃"),
        ("𬭳字", "𬭳"),
        ("〇八宪", "〇八"),
    ],
)
def test_words_are_found_in_another_form_of_writing(text: str, words: str) -> None:
    assert list(places(fold(text), words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.2万", "2万"),
        ("3000万元", "300万元"),
        ("3000万元", "000万元"),
        ("13.5亿", "3.5亿"),
        ("AIS基站", "AI"),
        ("15G网", "5G网"),
        ("上海、江苏", "海江"),
        ("上海、江苏", "上海江苏"),
        ("上海江苏", "上海、江苏"),
        ("8.6%", "6%"),
        ("10%", "0%"),
    ],
)
def test_a_part_of_a_number_or_what_stands_over_a_mark_is_not_found(text: str, words: str) -> None:
    assert not list(places(fold(text), words))


_TEXT = st.text("市区5gA.,、，12%年 3①㎡臺\u200b", max_size=16)


@settings(max_examples=500)
@given(_TEXT, st.text("市区5gA.,、12%年 3臺", min_size=1, max_size=4))
def test_what_is_lit_is_what_the_index_finds(text: str, words: str) -> None:
    """The tokens of the words follow each other in those of the text exactly where a place is lit."""
    wanted, have = phrase(words), tokens(text).split()
    if not wanted.words:
        return
    size = len(wanted.words)
    stands = any(
        tuple(have[n : n + size - 1]) == wanted.words[:-1]
        and (have[n + size - 1].startswith(wanted.words[-1]) if wanted.open else have[n + size - 1] == wanted.words[-1])
        for n in range(len(have) - size + 1)
    )
    assert stands == bool(list(places(fold(text), words)))


@given(st.text(max_size=40) | _TEXT)
def test_a_folded_text_knows_the_way_back(text: str) -> None:
    """Each folded character came of one of the text, in order, and folding twice changes nothing that is looked for."""
    folded = fold_with_origin(text)
    assert folded.text == fold(text)
    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= n < len(text) for n in folded.origin)
    assert tokens(folded.text) == tokens(text)
