"""Folding keeps the way back to the text."""

from hypothesis import given
from hypothesis import strategies as st

from yaoxun.library.tokens import fold_with_origin

WRITTEN = st.text(
    st.sampled_from("上海臺灣萬與０1９ＡbＣＩ…①⑳Ⅳ㎡℃％%‰、。，,．.（）《》“”·—～ 　\n—ﬁé\u0301\u3099カがﾞ㈱")
)


@given(WRITTEN)
def test_each_folded_character_knows_where_it_stood(text: str) -> None:
    """The way back never goes backwards and never leaves the text."""
    folded = fold_with_origin(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= at < len(text) for at in folded.origin)
