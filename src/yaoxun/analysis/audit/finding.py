"""What an audit finds: a doubt about stretches of one text, and the finding that cites them."""

from dataclasses import dataclass
from enum import StrEnum

from yaoxun.library.citation import Citation
from yaoxun.text.span import Span


class Severity(StrEnum):
    """How sure a finding is, the surest first."""

    ERROR = "error"
    """What stands there cannot be true as it stands."""
    QUERY = "query"
    """What stands there is hardly meant: ask the author."""
    NOTE = "note"
    """What rounding or haste explains; a careful editor mends it."""


NAMES = {Severity.ERROR: "错误", Severity.QUERY: "疑问", Severity.NOTE: "提示"}
"""The severities as readers call them."""

CODES = {
    "sum-mismatch": "合计不符",
    "sum-rounding": "合计尾差",
    "part-over-whole": "部分大于总数",
    "share-mismatch": "占比不符",
    "share-rounding": "占比尾差",
    "shares-total": "比例合计不是100%",
    "change-mismatch": "增减不符",
    "change-direction": "升降相反",
    "multiple-mismatch": "倍数不符",
    "average-mismatch": "平均数不符",
    "date-conflict": "刊期日期矛盾",
    "past-after-issue": "已发生的事晚于刊期",
    "deadline-past": "期限早于刊期",
    "no-such-date": "日期不存在",
    "weekday-mismatch": "星期不符",
    "period-mismatch": "年数不符",
    "agency-conflict": "机关与地方不符",
    "stray-word": "夹有外文",
    "count-mismatch": "项数不符",
    "count-sum": "分项数合计不符",
    "list-count": "列举数不符",
    "mark-jump": "序号跳号",
    "mark-repeat": "序号重复",
    "amount-conflict": "同一指标数值不一",
    "title-mismatch": "标题与正文不符",
    "range-inverted": "区间上下颠倒",
    "percent-over": "比例超过100%",
}
"""The codes of findings, in the order of the manual, with what readers call them."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about a text, before it is cited.

    Attributes:
        code: one of CODES.
        met: what was met, in Chinese.
        sums: the arithmetic written out, "" where there is none.
        places: the stretches of the text that are involved, in order.
    """

    code: str
    severity: Severity
    met: str
    sums: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt with the sentences that prove it.

    `bulletin` and `day` tell the issue; `citations` are empty only where the masthead alone is in doubt. `lit` are the
    stretches in doubt, in characters of the articles' texts, one tuple a citation.
    """

    code: str
    severity: Severity
    met: str
    sums: str
    bulletin: str
    day: str | None
    citations: tuple[Citation, ...]
    lit: tuple[tuple[Span, ...], ...]

    def as_json(self) -> dict[str, object]:
        """The finding as plain values."""
        return {
            "code": self.code, "name": CODES[self.code], "severity": self.severity.value, "met": self.met,
            "arithmetic": self.sums, "bulletin": self.bulletin, "date": self.day,
            "citations": [
                {**cited.as_json(), "lit": [list(span) for span in lit]}
                for cited, lit in zip(self.citations, self.lit, strict=True)
            ],
        }  # fmt: skip
