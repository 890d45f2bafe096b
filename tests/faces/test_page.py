"""The page of bulletins: every fact is lit where it stands, and the page needs nothing but itself."""

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import Any

import pytest
from lxml import etree, html

from yaoxun.faces.page import page
from yaoxun.faces.wording import KINDS

TEXT = (
    "6月10日，省科技厅印发《算力规划》。一是到2025年，算力规模超过3.2万亿次，其中智能算力占比不低于35%；\n"
    "二是对企业给予20%补助，最高500万元。全国首个算力平台上线，已接入1200家企业。"
)
HOSTILE = "<script>alert(1)</script>\"><img src=x onerror='alert(2)'>&amp;$title</style>"


def fact(kind: str, quote: str, **further: object) -> dict[str, object]:
    start = TEXT.index(quote)
    return {"kind": kind, "start": start, "end": start + len(quote), "quote": quote, **further}


FACTS = [
    fact("date", "6月10日", **{"from": "2021-06-10", "to": "2021-06-10"}),
    fact("organization", "省科技厅", name="省科技厅"),
    fact("document", "《算力规划》", title="算力规划", number=None, issuers=["省科技厅"], effective="2021-07-01"),
    fact("measure", TEXT[TEXT.index("一是") : TEXT.index("\n") + 1] + "二是对企业", marker="一是"),
    fact("date", "2025年", **{"from": "2025-01-01", "to": "2025-12-31"}),
    fact("quantity", "超过3.2万亿次", op=">", value=3.2e12, unit="次"),
    fact("target", "算力规模超过3.2万亿次", indicator="算力规模", op=">", value=3.2e12, unit="次", by="2025-12-31"),
    fact("target", "3.2万亿次，其中智能", indicator="交叠", op="range", low=3, high=5, unit="%", by=None),
    fact(
        "incentive",
        "对企业给予20%补助，最高500万元",
        instrument="subsidy",
        op="=",
        value=20,
        unit="%",
        base="项目投资",
        cap=5000000,
        cap_unit="元",
    )
    | {"for": "企业"},
    fact("system", "算力平台", name="算力平台", event="launched", first=True),
    fact("quantity", "1200家", op="=", value=1200, unit="家"),
    fact("statistic", "1200家", indicator="接入企业", op="=", value=1200, unit="家", as_of=None),
]


def document(text: str = TEXT, facts: Sequence[dict[str, object]] = FACTS, **further: object) -> dict[str, object]:
    article = {
        "title": "算力规划印发",
        "text": text,
        "sources": ["新华社"],
        "links": ["https://example.org/a?b=1&c=2", "javascript:alert(3)"],
        "regions": ["310115", "000000"],
        "facts": list(facts),
    }
    return {
        "source": {"name": "1.txt", "media_type": "text/plain", "sha256": "00"},
        "title": "每周要讯",
        "issue": "第3期",
        "publisher": "研究室",
        "date": "2021-06-11",
        "inferred_date": None,
        "warnings": [{"code": "date-conflict", "message": "两处日期不合。"}],
        "sections": [{"heading": "科创聚焦", "articles": [article]}],
        **further,
    }


def tree(*documents: dict[str, object]) -> Any:
    return html.document_fromstring(page(documents))


def lit(root: Any, number: int) -> str:
    marks = root.xpath("//mark[contains(concat(' ', @data-facts, ' '), $number)]", number=f" {number} ")
    return "".join(mark.text_content() for mark in marks)


def value(root: Any, number: int) -> str:
    return str(root.xpath("string(//tr[@id=$id]/td[2])", id=f"f{number}"))


def attributes(root: Any, name: str) -> list[str]:
    return [str(said) for said in root.xpath(f"//@{name}")]


@pytest.mark.parametrize("number", range(1, len(FACTS) + 1))
def test_every_quote_is_lit_under_its_number(number: int) -> None:
    """The pieces that carry a fact's number make up its quote, also where facts nest, overlap or cross paragraphs."""
    quote = str(FACTS[number - 1]["quote"])
    assert lit(tree(document()), number) == quote.replace("\n", "")


def test_text_is_whole() -> None:
    """Lighting leaves the text as it is, one paragraph a line."""
    paragraphs = [p.text_content() for p in tree(document()).xpath("//div[@class='text']/p")]
    assert paragraphs == TEXT.split("\n")


def test_facts_over_each_other_share_a_piece() -> None:
    """A piece under several facts names all their kinds, the inmost first, and the style sheet colours that stack."""
    root = tree(document())
    (piece,) = root.xpath("//mark[text()='超过' or .='超过']")
    assert piece.get("data-kinds") == "quantity target measure"
    assert piece.get("data-facts") == "6 7 4"
    assert 'mark[data-kinds="quantity target measure"] {' in root.xpath("string(//style)")


def test_two_facts_with_one_quote_are_both_reached() -> None:
    """Two facts with the very same words are lit as both kinds, each with a place to jump to."""
    (piece,) = tree(document()).xpath("//mark[.='1200家']")
    assert piece.get("data-kinds") == "quantity statistic"
    assert [span.get("id") for span in piece.xpath("span")] == ["q11", "q12"]


def test_rows_and_quotes_lead_to_each_other() -> None:
    """Every fact has one row and one place in the text, and the row links to the place without any script."""
    root = tree(document(), document())
    ids = attributes(root, "id")
    assert len(ids) == len(set(ids))
    for number in range(1, 2 * len(FACTS) + 1):
        assert root.xpath("string(//tr[@id=$id]//a/@href)", id=f"f{number}") == f"#q{number}"
    assert {target[1:] for target in attributes(root, "href") if target.startswith("#")} <= set(ids)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "2021-06-10"),
        (2, "省科技厅"),
        (3, "《算力规划》；省科技厅发布；自 2021-07-01 起施行"),
        (4, "列举项“一是”"),
        (5, "2025-01-01 至 2025-12-31"),
        (6, "超过3.2万亿次"),
        (7, "算力规模：超过3.2万亿次（到 2025-12-31）"),
        (8, "交叠：3至5%"),
        (9, "对象：企业；补贴：项目投资的20%；上限500万元"),
        (10, "算力平台；已启动；称首个"),
        (11, "1200家"),
        (12, "接入企业：1200家"),
    ],
)
def test_values_are_said_in_chinese(number: int, said: str) -> None:
    """A row says what the fact states: days in ISO form, numbers in 万 and 亿, words for the keys."""
    assert value(tree(document()), number) == said


def test_filter_has_every_kind_with_its_count() -> None:
    """The filter offers the nine kinds in Chinese, each with the number of its facts on the whole page."""
    chips = tree(document(), document()).xpath("//label[@class='chip']")
    counts = {kind: 2 * sum(f["kind"] == kind for f in FACTS) for kind in KINDS}
    assert {chip.xpath("string(input/@value)"): int(chip.xpath("string(b)")) for chip in chips} == counts
    assert [chip.text_content() for chip in chips] == [f"{name}{counts[kind]}" for kind, name in KINDS.items()]


def test_masthead_contents_and_sources_are_shown() -> None:
    """The reader sees what the document says of itself, its warnings, its contents, and where articles come from."""
    root = tree(document())
    masthead = root.xpath("string(//header)")
    for said in ("每周要讯", "第3期", "研究室", "2021-06-11", "两处日期不合。"):
        assert said in masthead
    assert [a.text for a in root.xpath("//nav//a")] == ["科创聚焦", "算力规划印发"]
    about = root.xpath("string(//ul[@class='about'])")
    assert "地区：上海市浦东新区、全国" in about
    assert "来源：新华社" in about


def test_missing_masthead_is_said() -> None:
    """A document that states neither title nor date goes by its file's name, and its inferred date is called so."""
    root = tree(document(title=None, issue=None, publisher=None, date=None, inferred_date="2021-06-10"))
    assert root.xpath("string(//h1)") == "1.txt"
    assert "据内容推定为 2021-06-10" in root.xpath("string(//header)")


def test_nothing_is_loaded() -> None:
    """No element, style or script fetches anything; only the articles' own links lead out, and only when followed."""
    root = tree(document())
    assert not root.xpath("//link | //img | //iframe | //object | //embed | //base | //*[@src] | //*[@srcset]")
    assert not root.xpath("//form | //*[@action] | //*[@ping] | //*[@background] | //*[@poster]")
    assert not re.search(r"@import|url\(|image-set\(", root.xpath("string(//style)"))
    assert not re.search(r"fetch|XMLHttp|import|WebSocket|sendBeacon|https?:", root.xpath("string(//script)"))
    outward = [str(a.get("href")) for a in root.xpath("//a") if not str(a.get("href")).startswith("#")]
    assert outward == ["https://example.org/a?b=1&c=2"]


def test_only_the_own_script_may_run() -> None:
    """The page's policy allows nothing but its own script, by its digest."""
    root = tree(document())
    digest = base64.b64encode(hashlib.sha256(root.xpath("string(//script)").encode()).digest()).decode()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{digest}'" in policy


def hostile(said: Any) -> Any:
    """Put the hostile words into every text of a document, at any depth."""
    match said:
        case dict():
            return {key: hostile(inner) for key, inner in said.items()}
        case list():
            return [hostile(inner) for inner in said]
        case str():
            return HOSTILE
        case _:
            return said


@pytest.mark.parametrize("kinds", ["known", "hostile"])
def test_hostile_text_stays_text(kinds: str) -> None:
    """Whatever a document says, in any of its places, is shown as words and adds no element, attribute or style."""
    bad: dict[str, Any] = hostile(document())
    article = bad["sections"][0]["articles"][0]
    article["text"] = HOSTILE + HOSTILE
    for told, kind in zip(article["facts"], [f["kind"] for f in FACTS], strict=True):
        told.update(start=8, end=8 + len(HOSTILE), quote=HOSTILE, kind=kind if kinds == "known" else HOSTILE)
    root = tree(bad)
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert not root.xpath("//img")
    assert not [name for element in root.iter(etree.Element) for name in element.attrib if name.startswith("on")]
    assert "alert" not in root.xpath("string(//style)") + root.xpath("string(//script)")
    assert root.xpath("string(//h1)") == root.xpath("string(//h2)") == root.xpath("string(//h3)") == HOSTILE
    assert root.xpath("string(//div[@class='text'])").strip() == HOSTILE + HOSTILE
    assert lit(root, 1) == (HOSTILE + HOSTILE)[8 : 8 + len(HOSTILE)]
    assert not [target for target in attributes(root, "href") if not target.startswith("#")]


def test_nothing_to_show_is_a_page() -> None:
    """No documents, and an article without text or facts, still make a page."""
    assert "没有可显示的文件" in page([])
    root = tree(document(text="", facts=[]))
    assert not root.xpath("//mark | //table")
    assert root.xpath("string(//h3)") == "算力规划印发"


def channel(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    red, green, blue = (channel(int(digits[i : i + 2], 16)) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(dark: bool) -> None:
    """Text on every ground and fill has a contrast of 4.5 or more, and the lines of kinds one of 3 on paper."""
    light, _, night = tree(document()).xpath("string(//style)").partition("prefers-color-scheme: dark")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", light))
    dimmed = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", night.partition("}")[0]))
    assert colours.keys() == dimmed.keys()
    colours = dimmed if dark else colours
    grounds = [colours["paper"], colours["ground"]]
    assert all(contrast(colours[ink], ground) >= 4.5 for ink in ("ink", "soft", "seal", "link") for ground in grounds)
    fills = [colours[f"{kind}-fill"] for kind in KINDS if kind != "measure"]
    assert all(contrast(colours["ink"], fill) >= 4.5 for fill in [*fills, colours["notice"], colours["plain-fill"]])
    assert contrast(colours["code"], colours["notice"]) >= 4.5
    assert all(contrast(colours[f"{kind}-line"], colours["paper"]) >= 3 for kind in KINDS)
