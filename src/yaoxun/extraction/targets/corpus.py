"""A quantity that someone aims to reach: `indicator`, the amount, and `by`, the day on which it falls due.

The fact is the smallest clause that holds indicator and amount, without words of time before it. A date carries on within its
item; where the item has none, the end of the period in the reported plan's title counts. An effect without a date has none.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, amount, between, says, silent


def aim(indicator: str, said: Value, by: str | None = None) -> Value:
    """Return the keys of a target."""
    return {"indicator": indicator, **said, "by": by}


EXAMPLES: tuple[Meaning, ...] = (
    says(
        aim("海水淡化产能", amount("=", 500_000, "吨"), "2025-12-31"),
        "到2025年，⟦海水淡化产能达到50万吨⟧",
        "到2025年底，⟦海水淡化产能达到50万吨⟧",
        "2025年底前，⟦海水淡化产能达到50万吨⟧",
        "到“十四五”末，⟦海水淡化产能达到50万吨⟧",
        "力争到2025年⟦海水淡化产能达到50万吨⟧",
    ),
    says(
        aim("数字经济核心产业增加值", amount(">", 1e12, "元"), "2027-12-31"),
        "到2027年，⟦数字经济核心产业增加值突破1万亿元⟧",
        "到2027年，⟦数字经济核心产业增加值超过1万亿元⟧",
        "到2027年，⟦数字经济核心产业增加值超1万亿元⟧",
    ),
    says(
        aim("森林覆盖率", amount(">=", 42, "%"), "2025-12-31"),
        "到2025年，⟦森林覆盖率达到42%以上⟧",
        "到2025年，⟦森林覆盖率不低于42%⟧",
        "到2025年，⟦森林覆盖率提高到42%以上⟧",
    ),
    says(aim("单位产值能耗下降", amount("=", 13.5, "%"), "2025-12-31"), "到2025年，⟦单位产值能耗下降13.5%⟧"),
    says(aim("培育专精特新企业", amount("~", 300, "家"), "2026-12-31"), "到2026年，⟦培育专精特新企业300家左右⟧", "到2026年，⟦培育约300家专精特新企业⟧"),
    says(aim("公共泊位", between(3000, 5000, "个"), "2025-12-31"), "到2025年，⟦公共泊位达到3000—5000个⟧", "到2025年，⟦公共泊位达到3000至5000个⟧"),
    says(aim("水产品产值", amount("=", 1, "番"), "2030-12-31"), "到2030年，⟦水产品产值翻一番⟧"),
    says(
        (aim("绿色工厂", amount("=", 200, "家"), "2025-12-31"), aim("绿色园区", amount("=", 20, "个"), "2025-12-31")),
        "到2025年，⟦建成绿色工厂200家⟧、⟦绿色园区20个⟧",
        "到2025年，⟦建成绿色工厂200家⟧，⟦绿色园区20个⟧",
    ),
    says(
        (aim("地铁运营里程", amount("=", 300, "公里"), "2025-12-31"), aim("地铁运营里程", amount("=", 400, "公里"), "2027-12-31")),
        "到2025年，⟦地铁运营里程达到300公里⟧；到2027年，⟦达到400公里⟧",
        "到2025年，⟦地铁运营里程达到300公里⟧；到2027年，⟦地铁运营里程达到400公里⟧",
    ),
    says(
        aim("企业开办时间", amount("=", 1, "个工作日"), "2024-12-31"),
        "力争年底前⟦企业开办时间压缩至1个工作日⟧",
        "今年年底前⟦企业开办时间压减到1个工作日⟧",
    ),
    says(aim("资助博士后", amount("=", 40, "名"), "2024-12-31"), "今年计划⟦资助博士后40名⟧"),
    says(
        aim("新增学位", amount("=", 20_000, "个"), "2026-12-31"),
        "《教育强县行动计划（2024—2026年）》提出，⟦新增学位2万个⟧",
    ),
    says(aim("新改建农村公路", amount("=", 800, "公里"), "2024-12-31"), "今年，全市将⟦新改建农村公路800公里⟧", "今年，全市计划⟦新改建农村公路800公里⟧"),
    says(aim("软件业务收入年均增长", amount(">=", 8, "%"), "2025-12-31"), "到2025年，⟦软件业务收入年均增长8%以上⟧"),
    says(aim("城市绿地率", amount("=", 41, "%"), "2025-12-31"), "到2025年，⟦城市绿地率由38%提高到41%⟧"),
    says(aim("审批时限", amount("=", 7, "个工作日")), "⟦审批时限将压缩至7个工作日⟧", "⟦审批时限将由20个工作日压缩至7个工作日⟧"),
    says(aim("客流量", amount("=", 30_000_000, "人次"), "2025-12-31"), "该局预计，明年⟦客流量将达到3000万人次⟧"),
    says(aim("再生水利用率", amount("=", 25, "%"), "2025-12-31"), "《节水“十四五”规划》提出，⟦再生水利用率达到25%⟧"),
    says(
        (aim("冷库总量", amount("=", 300_000, "立方米"), "2025-12-31"), aim("冷链运输率", amount("=", 80, "%"), "2025-12-31")),
        "一是补短板。到2025年，⟦冷库总量达到30万立方米⟧，⟦冷链运输率达到80%⟧。二是优服务。",
    ),
    says(
        (aim("人工智能产业规模", amount(">", 3e11, "元"), "2026-12-31"), aim("规上企业", amount("=", 400, "家"), "2026-12-31")),
        "到2026年，⟦人工智能产业规模突破3000亿元⟧、⟦规上企业达到400家⟧",
    ),
    says(aim("窑炉改造", amount("=", 120, "条"), "2024-12-31"), "方案要求2024年底前⟦完成窑炉改造120条⟧"),
    says(aim("冷库容量", amount("=", 300_000, "立方米"), "2025-12-31"), "到2025年，⟦冷库容量达到30万立方米⟧"),
    says(aim("充电桩", amount("=", 5000, "个"), "2025-12-31"), "到2025年，⟦充电桩达到5000个⟧"),
    says(aim("新增学位", amount("=", 20_000, "个"), "2024-12-31"), "年底前⟦新增学位2万个⟧"),
    says(aim("完成改造", amount("=", 50, "条"), "2024-09-30"), "要求9月底前⟦完成改造50条⟧"),
    says(aim("完成改造", amount("=", 50, "条"), "2024-12-31"), "力争2024年底前⟦完成改造50条⟧"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("截至4月底，全省建成绿色工厂200家", "observed, not aimed at"),
    silent("去年，森林覆盖率达到42%", "observed, not aimed at"),
    silent("对新建加氢站，给予200万元补助", "an incentive"),
    silent("年用水量5000吨以上的企业应当安装计量装置", "a rule's threshold"),
    silent("该项目建筑面积2000平方米", "the size of a thing"),
    silent("门票价格为每人60元", "a price"),
    silent("试点为期2年", "a length of time"),
    silent("一等奖不超过60项", "a rule's quota"),
    silent("覆盖25个试点行业", "a programme's scope"),
    silent("设立规模10亿元的产业基金", "a fund's size"),
    silent("基金存续期最长8年", "a length of time"),
    silent("某券商预测，2025年市场规模将达300亿元"),
)

GAPS: tuple[Gap, ...] = (
    Gap(
        "到2024年，⟦全省科技保险保额突破3000亿元⟧",
        (aim("科技保险保额", amount(">", 3e11, "元"), "2024-12-31"),),
        "保额 is taken for an insurance that is granted",
    ),
    Gap(
        "力争全年⟦集装箱吞吐量达到3600万标箱⟧",
        (aim("集装箱吞吐量", amount("=", 36_000_000, "标箱"), "2024-12-31"),),
        "全年 is not taken for the year of issue",
    ),
    Gap(
        "优惠延长至明年3月31日。市民乘车，实付1.6元起",
        (),
        "a price is taken for an aim where a day to come was said before",
    ),
    Gap(
        "到2025年，⟦每年培训骨干教师5000名⟧",
        (aim("每年培训骨干教师", amount("=", 5000, "名"), "2025-12-31"),),
        "每年 takes the day away",
    ),
)
