"""Lines of Latin words, which are no rows of a table, take no longer than others."""

from yaoxun.extraction import extract_text


def test_a_long_line_of_latin_words_is_read() -> None:
    facts = extract_text(
        "Samples", "到2025年建成5个平台。\n" + "the files are samples of one maker, 30 GB " * 40 + "，"
    ).facts
    assert "quantity" in {f.kind for f in facts}
