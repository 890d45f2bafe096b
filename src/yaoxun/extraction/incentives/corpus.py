"""Support granted to those who qualify: `instrument`, `for` whom, the amount or rate, its `base`, and its `cap`.

One fact an amount: three tiers are three facts. Where a rate and its upper bound stand together, the bound is the `cap`; a bound
on several grants together is a fact of its own.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, amount, between, says, silent


def grant(instrument: str, whom: str, said: Value, base: str | None = None, cap: float | None = None) -> Value:
    """Return the keys of an incentive; caps are in 元."""
    return {"instrument": instrument, "for": whom, **said, "base": base, "cap": cap, "cap_unit": "元" if cap else None}


EXAMPLES: tuple[Meaning, ...] = (
    says(
        grant("award", "首次认定的瞪羚企业", amount("=", 300_000, "元")),
        "⟦对首次认定的瞪羚企业，给予30万元奖励⟧",
        "⟦对首次认定的瞪羚企业，一次性奖励30万元⟧",
        "⟦首次认定的瞪羚企业给予30万元一次性奖励⟧",
        "⟦对首次认定的瞪羚企业，给予30万元人民币奖励⟧",
    ),
    says(
        grant("award", "获评国家级绿色工厂的企业", amount("<=", 1_000_000, "元")),
        "⟦对获评国家级绿色工厂的企业，给予最高100万元奖励⟧",
        "⟦对获评国家级绿色工厂的企业，最高奖励100万元⟧",
        "⟦对获评国家级绿色工厂的企业，给予不超过100万元奖励⟧",
    ),
    says(grant("award", "考核优秀的单位", between(100_000, 500_000, "元")), "⟦对考核优秀的单位给予10万元至50万元奖励⟧", "⟦对考核优秀的单位，给予10万—50万元奖励⟧"),
    says(grant("subsidy", "新建养老机构", amount("=", 12_000, "元")), "⟦对新建养老机构，按每张床位12000元给予补助⟧"),
    says(
        grant("subsidy", "购置环保设备的企业", amount("=", 12, "%"), base="设备投资额", cap=2_000_000),
        "⟦对购置环保设备的企业，按设备投资额的12%给予补贴，最高200万元⟧",
        "⟦对购置环保设备的企业，按设备投资额的12%给予补贴，单个企业最高200万元⟧",
        "⟦对购置环保设备的企业，按设备投资额的12%给予补贴，单个项目补贴不超过200万元⟧",
    ),
    says(
        grant("subsidy", "技术改造项目", amount("<=", 20, "%"), base="设备投入", cap=5_000_000),
        "⟦对技术改造项目给予不超过设备投入20%、最高500万元的补助⟧",
    ),
    says(
        (
            grant("award", "牵头制定国际标准的", amount("=", 1_000_000, "元")),
            grant("award", "牵头制定国家标准的", amount("=", 500_000, "元")),
        ),
        "⟦对牵头制定国际标准的，奖励100万元⟧；⟦对牵头制定国家标准的，奖励50万元⟧",
        "⟦对牵头制定国际标准的，给予100万元奖励⟧；⟦对牵头制定国家标准的，给予50万元奖励⟧",
    ),
    says(grant("interest", "小微企业", amount("=", 1.5, "%"), base="贷款年利率"), "⟦对小微企业按贷款年利率1.5%贴息⟧"),
    says(
        (
            grant("award", "年产值首次突破10亿元", amount("=", 500_000, "元")),
            grant("award", "年产值首次突破50亿元", amount("=", 1_000_000, "元")),
        ),
        "⟦对年产值首次突破10亿元的企业，给予50万元奖励⟧；⟦首次突破50亿元的，给予100万元奖励⟧",
        "对年产值首次突破10亿元、50亿元的企业，⟦分别给予50万元⟧、⟦100万元奖励⟧",
    ),
    says(
        (grant("subsidy", "博士", amount("=", 50_000, "元")), grant("subsidy", "硕士", amount("=", 30_000, "元"))),
        "⟦博士每人补贴5万元⟧，⟦硕士每人补贴3万元⟧",
    ),
    says(grant("loan", "返乡创业人员", amount("<=", 300_000, "元")), "⟦返乡创业人员可申请最高30万元的创业担保贷款⟧"),
    says(grant("guarantee", "科技型企业", amount("<=", 10_000_000, "元")), "⟦为科技型企业提供单户担保额度最高1000万元⟧"),
    says(grant("tax", "符合条件的集成电路企业", amount("=", 15, "%")), "⟦对符合条件的集成电路企业，减按15%的税率征收企业所得税⟧"),
    says(grant("rent", "入驻孵化器的企业", amount("=", 50, "%"), base="租金"), "⟦对入驻孵化器的企业，租金减免50%⟧"),
    says(grant("fund", "专精特新企业发展", amount(">=", 100_000_000, "元")), "⟦每年安排不少于1亿元资金支持专精特新企业发展⟧"),
    says(grant("fund", "金融机构", amount(">=", 10_000_000_000, "元")), "⟦安排不低于100亿元再贷款支持金融机构⟧"),
    says(grant("matching", "承担国家科技项目的单位", amount("<=", 50, "%"), base="项目总投资"), "⟦对承担国家科技项目的单位，市级配套不超过项目总投资的50%⟧"),
    says(grant("subsidy", "市民", amount("=", 100, "元")), "⟦面向市民发放每张100元的消费券⟧"),
    says(grant("subsidy", "毕业两年内的高校毕业生", amount("=", 1000, "元/月")), "⟦对毕业两年内的高校毕业生，给予1000元/月的租房补贴⟧"),
    says(grant("insurance", "快递员", amount("=", 600_000, "元")), "⟦为快递员提供保额60万元的意外险⟧"),
    says(grant("loan", "绿色项目", amount("=", 0.5, "个百分点")), "⟦对绿色项目，贷款利率下浮0.5个百分点⟧"),
    says(
        (
            grant("award", "一等奖项目", amount("=", 300_000, "元")),
            grant("award", "二等奖项目", amount("=", 200_000, "元")),
            grant("award", "三等奖项目", amount("=", 100_000, "元")),
        ),
        "⟦对一等奖项目奖励30万元⟧，⟦对二等奖项目奖励20万元⟧，⟦对三等奖项目奖励10万元⟧",
    ),
    says(grant("subsidy", "购买新能源汽车的个人消费者", amount("<=", 10_000, "元")), "⟦对购买新能源汽车的个人消费者，给予最高1万元补贴⟧"),
    says(grant("other", "航线船舶", amount("=", 20, "%"), base="保安费"), "⟦对航线船舶，港口保安费下浮20%⟧"),
    says(grant("guarantee", "科技企业贷款", amount("=", 60, "%"), base="风险损失"), "⟦对科技企业贷款，风险损失由市担保公司代偿60%⟧"),
    says(grant("rent", "入驻团队", amount("=", 3, "个月")), "⟦对入驻团队免收3个月场地费⟧"),
    says(
        (grant("award", "绿色工厂", amount("=", 500_000, "元")), grant("award", "同一企业", amount("<=", 2_000_000, "元"))),
        "⟦对绿色工厂，给予50万元奖励⟧。⟦同一企业累计不超过200万元⟧。",
    ),
    says(
        (grant("subsidy", "博士", amount("=", 2000, "元")), grant("subsidy", "硕士", amount("=", 800, "元"))),
        "⟦博士每人每月补贴2000元⟧，⟦硕士800元⟧",
    ),
    says(
        (grant("award", "整车企业", amount("=", 1_000_000, "元")), grant("award", "应届毕业生", amount("=", 200_000, "元"))),
        "⟦对整车企业奖励100万元⟧，⟦其中应届毕业生另加20万元⟧",
    ),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("已累计发放奖励资金3200万元", "what has been paid is a statistic"),
    silent("到2025年，产值达到500亿元", "a target"),
    silent("年营业收入5000万元以上的企业", "a threshold"),
    silent("10万元及以下的个人贷款", "a threshold"),
    silent("设立总规模40亿元的产业基金", "a fund's size"),
    silent("处50万元以下罚款", "a fine"),
    silent("门票价格为每人60元", "a price"),
    silent("项目总投资12亿元", "an investment"),
    silent("对企业给予奖励和补贴", "no amount"),
    silent("公司注册资本5000万元", "registered capital"),
    silent("去年发放租赁补贴14.2亿元", "what has been paid is a statistic"),
    silent("全省科技保险保额突破3000亿元", "a statistic or a target"),
)

GAPS: tuple[Gap, ...] = (
    Gap(
        "哈尔滨市商务局11月20日宣布，⟦发放冰雪消费券1000万元⟧",
        (grant("subsidy", "冰雪消费", amount("=", 10_000_000, "元")),),
        "who announces is taken for who qualifies",
    ),
    Gap(
        "⟦对承租国有房屋的小微企业，减收30%租金⟧",
        (grant("rent", "承租国有房屋的小微企业", amount("=", 30, "%"), base="租金"),),
        "what the rate is taken of stands after it",
    ),
    Gap(
        "⟦对小微企业贷款利息给予50%贴息⟧",
        (grant("interest", "小微企业", amount("=", 50, "%"), base="贷款利息"),),
        "what the rate is taken of stands in what qualifies",
    ),
    Gap(
        "⟦同一企业累计最高100万元⟧",
        (grant("award", "同一企业", amount("<=", 1_000_000, "元")),),
        "a cumulative bound without 奖励 beside it",
    ),
    Gap(
        "⟦对博士每人补贴5万元⟧、⟦硕士每人补贴3万元⟧",
        (grant("subsidy", "博士", amount("=", 50_000, "元")), grant("subsidy", "硕士", amount("=", 30_000, "元"))),
        "after 、 the second group takes the first one's name",
    ),
)
