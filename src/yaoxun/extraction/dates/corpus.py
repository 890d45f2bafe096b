"""An expression that fixes calendar time, as the days `from` and `to`, both included.

The fact is the expression itself, without 到, 自, 截至 or 之前 around it. What has no year takes the one that fits the day of
issue; what names no time of the calendar (a duration, a recurring time, 近日) is no date.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, says, silent


def days(first: str, last: str = "") -> Value:
    """Return the keys of a date: one day, or the first and the last."""
    return {"from": first, "to": last or first}


EXAMPLES: tuple[Meaning, ...] = (
    # days
    says(
        days("2024-05-09"),
        "⟦5月9日⟧，省里召开现场会",
        "⟦2024年5月9日⟧，省里召开现场会",
        "记者⟦9日⟧获悉，省里召开了现场会",
        "⟦二〇二四年五月九日⟧",
        "⟦今年5月9日⟧印发",
    ),
    says(days("2023-12-20"), "⟦12月20日⟧，该中心揭牌", "⟦去年12月20日⟧，该中心揭牌"),
    says(days("2024-07-01"), "自⟦2024年7月1日⟧起施行", "办法将于⟦7月1日⟧起实施"),
    says(days("2025-01-01"), "自⟦明年1月1日⟧起执行", "将于⟦2025年1月1日⟧正式实施"),
    says(days("2024-05-17"), "⟦今天⟧上午签约", "⟦今日⟧启动"),
    says(days("2024-05-16"), "⟦昨晚⟧发布", "⟦昨天⟧发布", "⟦昨日⟧发布"),
    says((days("2024-05-14"), days("2024-05-14")), "⟦5月14日⟧，平台启用，⟦当天⟧办理业务30笔"),
    # stretches of days and months
    says(days("2024-05-06", "2024-05-12"), "⟦上周⟧，市里出台措施"),
    says(days("2024-06-06", "2024-06-10"), "将于⟦6月6日至10日⟧举办", "将于⟦2024年6月6日-10日⟧举办"),
    says(days("2024-04-11", "2024-04-20"), "⟦4月中旬⟧完成摸底", "⟦2024年4月中旬⟧完成摸底"),
    says(days("2024-04-01", "2024-04-30"), "据统计，⟦4月⟧，全省用电回升", "⟦2024年4月⟧", "⟦今年4月⟧，全省用电回升", "⟦上月⟧，全省用电回升"),
    says(days("2024-05-01", "2024-05-31"), "⟦本月⟧起试行", "⟦今年5月⟧起试行"),
    says(days("2023-09-01", "2023-09-30"), "⟦去年9月⟧动工", "⟦2023年9月⟧动工"),
    says(days("2024-01-01", "2024-04-30"), "⟦今年1至4月⟧，进出口增长", "⟦1—4月⟧，进出口增长", "⟦今年前4个月⟧，进出口增长"),
    says(days("2024-06-30"), "力争⟦6月底⟧前建成", "力争⟦2024年6月底⟧之前建成"),
    says(days("2024-04-30"), "截至⟦4月底⟧", "截至⟦今年4月底⟧", "截至⟦2024年4月末⟧"),
    # parts of a year
    says(days("2024-01-01", "2024-03-31"), "据统计，⟦一季度⟧，投资回升", "⟦今年一季度⟧，投资回升", "⟦2024年第一季度⟧，投资回升"),
    says(days("2024-01-01", "2024-06-30"), "力争⟦上半年⟧启动", "⟦2024年上半年⟧启动", "⟦今年上半年⟧启动"),
    says(days("2024-07-01", "2024-12-31"), "拟于⟦下半年⟧推开", "⟦今年下半年⟧推开"),
    says(days("2023-01-01", "2023-09-30"), "⟦去年前三季度⟧", "⟦2023年前三季度⟧"),
    says(days("2024-12-31"), "要求⟦年底⟧前全部完成", "⟦今年年底⟧前全部完成", "⟦2024年底⟧前全部完成", "⟦2024年末⟧"),
    says(days("2023-12-31"), "截至⟦去年底⟧", "截至⟦2023年底⟧", "截至⟦去年年末⟧"),
    says(days("2024-01-01"), "自⟦年初⟧以来", "⟦今年年初⟧"),
    says((days("2024-01-01", "2024-04-30"), days("2023-01-01", "2023-04-30")), "⟦今年1至4月⟧货运量比⟦去年同期⟧增长"),
    # years
    says(days("2024-01-01", "2024-12-31"), "⟦今年⟧以来", "⟦今年⟧，该市再建公园", "力争⟦年内⟧建成", "⟦2024年⟧", "⟦二〇二四年⟧"),
    says(days("2023-01-01", "2023-12-31"), "⟦去年⟧，该市建成公园", "⟦2023年⟧，该市建成公园"),
    says(days("2025-01-01", "2025-12-31"), "到⟦2025年⟧，基本建成", "⟦明年⟧全面推开"),
    says(
        (days("2025-01-01", "2025-12-31"), days("2027-01-01", "2027-12-31"), days("2035-01-01", "2035-12-31")),
        "到⟦2025年⟧起步，到⟦2027年⟧成形，到⟦2035年⟧成熟",
    ),
    says(days("2024-01-01", "2026-12-31"), "⟦2024—2026年⟧", "⟦2024-2026年⟧", "⟦2024年至2026年⟧"),
    says(days("2020-01-01", "2020-12-31"), "在⟦2020年⟧数字峰会上签约", "贯彻⟦2020年⟧中央农村工作会议精神"),
    # plan periods
    says(days("2021-01-01", "2025-12-31"), "⟦“十四五”期间⟧，新增学位", "⟦“十四五”时期⟧，新增学位", "面向⟦“十四五”⟧的布局"),
    says(days("2016-01-01", "2020-12-31"), "⟦“十三五”期间⟧", "⟦“十三五”时期⟧"),
    says(days("2026-01-01", "2030-12-31"), "⟦“十五五”时期⟧", "⟦“十五五”期间⟧"),
    says(days("2025-12-31"), "到⟦“十四五”末⟧，建成三条线路", "⟦2025年底⟧前", "到⟦2025年末⟧"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("近日，市里出台措施", "no calendar time"),
    silent("日前，市里出台措施", "no calendar time"),
    silent("目前已有多家企业入驻", "no calendar time"),
    silent("近期将出台细则；下一步，扩大试点", "no calendar time"),
    silent("用三年时间完成改造", "a duration"),
    silent("在24小时内办结，工期8个月", "durations"),
    silent("有效期5年", "a duration"),
    silent("每年1月底前报送", "recurs"),
    silent("每半年通报一次", "recurs"),
    silent("每月10日前公布", "recurs"),
    silent("自批准次月1日起发放", "recurs with each approval"),
    silent("以上年度纳税额为准", "a rule that recurs each year"),
    silent("上午9点30分开始", "a clock time"),
    silent("《数字乡村建设方案（2023—2025年）》", "inside a name in 《》"),
    silent("《“十四五”水利发展规划》", "inside a name in 《》"),
    silent("2021世界物联网博览会", "a year without 年 in a name"),
    silent("落实“十四五”规划", "a plan's name"),
    silent("往年同类项目", "no year is fixed"),
)

GAPS: tuple[Gap, ...] = (
    Gap(
        "⟦今天⟧（⟦5月17日⟧），大会开幕",
        (days("2024-05-17"), days("2024-05-17")),
        "a day in brackets after 今天 is passed over",
    ),
    Gap(
        "⟦4月⟧，全省用电回升",
        (days("2024-04-01", "2024-04-30"),),
        "a month without a year is passed over at the very start",
    ),
    Gap("⟦一季度⟧，投资回升", (days("2024-01-01", "2024-03-31"),), "a quarter is passed over at the very start"),
    Gap("⟦上半年⟧启动", (days("2024-01-01", "2024-06-30"),), "a half year is passed over at the very start"),
    Gap("⟦年底⟧前完成", (days("2024-12-31"),), "年底 is passed over at the very start"),
    Gap("⟦年内⟧建成", (days("2024-01-01", "2024-12-31"),), "年内 is passed over at the very start"),
    Gap("同一企业年内最多申请两次", (), "nothing tells that the rule recurs each year"),
)
