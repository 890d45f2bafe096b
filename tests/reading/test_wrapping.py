"""Text whose lines a program broke at a width or a count of characters, wherever that was."""

import pytest

from yaoxun import Document, read

ITEMS = [
    (
        "某市公布夜间经济发展情况",
        "2023年5月8日，某市商务局公布，今年一季度全市夜间消费额达到110.5亿元，同比增长13.8%，新增夜市1100多个，带动就业23000余人。自2023年6月1日起，对新建夜市每个补助20万元，最高不超过150万元。",
    ),
    (
        "某县推进湿地修复工程",
        "近日，某县启动湿地修复工程，总投资3.25亿元，修复面积12.8平方公里，涉及16个乡镇1350户居民，预计2024年底前完工，届时鸟类达到230种，水质达标率提高到98.5%。",
    ),
    (
        "某区试行一照多址登记",
        "5月6日，某区市场监管局发布通知，对在同一区域设有多处经营场所的企业试行一照多址登记，办理时限由15个工作日压缩到3个工作日，首批1280家企业受益。",
    ),
]


def wide(character: str, counts: bool) -> int:
    """How much of a line a character takes: each the same, or ASCII half as much as a Chinese one."""
    return 1 if not counts and character.isascii() else 2


def broken(text: str, columns: int, counts: bool) -> str:
    """Break a paragraph before whatever character does not fit."""
    lines, room = [""], 2 * columns
    for c in text:
        if room < wide(c, counts):
            lines.append("")
            room = 2 * columns
        lines[-1] += c
        room -= wide(c, counts)
    return "\n".join(lines)


def articles(document: Document) -> list[tuple[str, str]]:
    return [(a.title, a.text) for a in document.articles]


@pytest.mark.parametrize("columns", [18, 20, 23, 28, 31, 36, 40])
@pytest.mark.parametrize("counts", [True, False], ids=["by-count", "by-width"])
@pytest.mark.parametrize("indent", ["　　", ""], ids=["indented", "flush"])
def test_lines_broken_anywhere_are_joined(columns: int, counts: bool, indent: str) -> None:
    """A break before a comma, within a word or within a number leaves no trace in the text, nor a blank."""
    text = "".join(f"{title}\n{broken(indent + body, columns, counts)}\n" for title, body in ITEMS)
    assert articles(read(text.encode())) == ITEMS


@pytest.mark.parametrize(
    ("before", "after"),
    [("自20", "23年"), ("增长3", ".8%"), ("共110", "0多台"), ("占3.", "5%"), ("达到98", "%"), ("１", "２００家")],
)
def test_a_number_broken_over_a_lines_end_is_joined_without_a_blank(before: str, after: str) -> None:
    """Year, decimal, thousands or per cent: the two halves close up."""
    head = "近日，某县启动湿地修复工程，涉及多个乡镇的数百户居民"
    first = head[: 24 - len(before)] + before
    rest = "，由县水务局会同县农业农村局逐一核实并向社会公布，"
    text = (
        f"某县推进湿地修复工程\n{first}\n{after}{rest[: 24 - len(after)]}\n"
        + "各乡镇据此安排下一阶段的修复任务并按期报告进展情况\n" * 3
        + "全县年内完成。\n"
    )
    (article,) = read(text.encode()).articles
    assert before + after in article.text
    assert "\n" not in article.text


def test_a_first_sentence_with_a_day_is_no_masthead() -> None:
    """Wrapped early, an article's first line has a body and a day, but a comma after the day as no masthead has."""
    text = "某市公布夜市情况\n2023年5月8日，某市商务局公布，今年\n一季度全市新增夜市120个，带动就业2\n300人，夜间消费额达到11\n0亿元。\n"
    assert [a.title for a in read(text.encode()).articles] == ["某市公布夜市情况"]
