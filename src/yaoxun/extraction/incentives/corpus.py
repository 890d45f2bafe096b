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
        (grant("award", "绿色工厂", amount("=", 500_000, "元")), grant("award", "企业", amount("<=", 2_000_000, "元"))),
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
    says(
        grant("insurance", "投保农机综合险的合作社", amount("=", 60, "%"), cap=30_000),
        "⟦对投保农机综合险的合作社，保费由县财政负担60%，每家最高3万元⟧",
    ),
    says(
        grant("insurance", "企业投保环境责任险的", amount("=", 50, "%"), base="保费", cap=100_000),
        "⟦企业投保环境责任险的，按保费的50%给予补贴，最高10万元⟧",
    ),
    says(
        (
            grant("award", "首次上榜的企业", amount("=", 200_000, "元")),
            grant("award", "再次上榜的企业", amount("=", 100_000, "元")),
            grant("award", "企业", amount("<=", 500_000, "元")),
        ),
        "⟦对首次上榜的企业奖励20万元⟧，⟦再次上榜的奖励10万元⟧，⟦同一企业累计不超过50万元⟧",
    ),
    says(
        (
            grant("subsidy", "完成改造的民宿", amount("=", 20, "%"), base="投入"),
            grant("subsidy", "完成改造的民宿", amount("<=", 800_000, "元")),
        ),
        "⟦完成改造的民宿，按投入的20%补助⟧；⟦同一主体当年合计不超过80万元⟧。",
    ),
    says(
        grant("subsidy", "社区书屋", amount("=", 20, "%"), base="投入", cap=30_000),
        "⟦对社区书屋按投入的20%补助，全年合计不超过3万元⟧",
    ),
    says(
        (
            grant("guarantee", "企业", amount("<=", 10_000_000, "元")),
            grant("guarantee", "企业", amount("=", 0.8, "%")),
        ),
        "对龙头企业加强融资支持。⟦市担保集团设立“链企保”，单户担保额度最高1000万元⟧，⟦担保费率降至0.8%⟧。",
    ),
    says(
        (grant("loan", "“渔船贷”", amount("<=", 2_000_000, "元")), grant("loan", "“渔船贷”", amount("=", 20, "个基点"))),
        "⟦县农商银行推出“渔船贷”，单户额度最高200万元⟧，⟦利率下浮20个基点⟧",
    ),
    says(grant("subsidy", "示范驿站", amount("=", 50_000, "元")), "今年遴选示范驿站30个，⟦每个补助5万元⟧"),
    says(grant("award", "科普团队", amount("=", 20_000, "元")), "⟦一次性奖励科普团队2万元⟧"),
    says(
        (
            grant("award", "省级示范社", amount("=", 100_000, "元")),
            grant("award", "国家级示范社", amount("=", 200_000, "元")),
        ),
        "⟦⟦国家级、省级示范社分别给予20万元⟧、10万元奖励⟧",
    ),
    says(
        (
            grant("award", "获评国家级绿色园区的", amount("=", 1_000_000, "元")),
            grant("award", "获评省级绿色园区的", amount("=", 500_000, "元")),
        ),
        "⟦获评国家级绿色园区的奖励100万元⟧，⟦省级的奖励50万元⟧",
    ),
    says(
        grant("award", "企业参加节水改造", amount("<=", 10, "%"), base="设备投资额", cap=2_000_000),
        "⟦对企业参加节水改造给予奖励的项目，资助标准为不超过设备投资额的10%，且每户每年最高奖励200万元⟧",
    ),
    says(
        (
            grant("award", "新认定的省级专家工作站", amount("=", 200_000, "元")),
            grant("award", "新认定的市级专家工作站", amount("=", 100_000, "元")),
        ),
        "奖励对象 奖励标准\n⟦新认定的省级专家工作站 20万元⟧\n⟦新认定的市级专家工作站 10万元⟧\n以上资金次年兑付。",
    ),
    says(
        grant("subsidy", "更新机床的企业", amount("=", 12, "%"), base="投入", cap=3_000_000),
        "支持方向 支持对象 补助标准\n设备更新 ⟦更新机床的企业 按投入的12%补助，最高300万元⟧",
    ),
    says(grant("fund", "种子期项目", amount("<=", 3_000_000, "元")), "市天使基金⟦对种子期项目跟投不超过300万元⟧"),
    says(grant("fund", "协同创新", amount("=", 5_000_000, "元")), "⟦两市各出资500万元设立协同创新专项⟧"),
    says(grant("fund", "乡村振兴", amount("=", 320_000_000, "元")), "⟦省财政下达乡村振兴补助资金3.2亿元⟧"),
    says(
        grant("other", "银行发放科创贷款形成损失的", amount("=", 40, "%"), base="本金损失"),
        "⟦银行发放科创贷款形成损失的，由市风险补偿资金补偿本金损失的40%⟧",
    ),
    says(grant("other", "入驻企业", amount("=", 30, "%"), base="检测费"), "⟦对入驻企业，检测费减免30%⟧"),
    says(
        grant("rent", "承租标准厂房的企业", amount("=", 5, "元")),
        "⟦承租标准厂房的企业，首年租金全免，次年减半，第三年按每平方米5元补贴⟧",
    ),
    says(
        (
            grant("subsidy", "新设研究院的高校", amount("=", 2_000_000, "元")),
            grant("subsidy", "改造提升的高校", amount("=", 50, "%"), base="上述标准"),
        ),
        "⟦对新设研究院的高校，给予200万元经费支持⟧；⟦改造提升的按上述标准的50%执行⟧",
    ),
    says(
        grant("insurance", "职工住院医保年度支付限额", amount("<=", 300_000, "元")),
        "⟦职工住院医保年度支付限额由20万元提高到30万元⟧",
    ),
    says(
        (
            grant("subsidy", "新建茶园的经营主体", amount("=", 1200, "元")),
            grant("subsidy", "改造老园的经营主体", amount("=", 600, "元")),
        ),
        "⟦对新建茶园的经营主体，每亩补助1200元⟧；⟦改造老园的每亩600元⟧",
    ),
    says(
        (
            grant("award", "新开母港航线的邮轮公司", amount("=", 600_000, "元")),
            grant("award", "新开母港航线的邮轮公司", amount("=", 400_000, "元")),
        ),
        "⟦对新开母港航线的邮轮公司，首年每航次奖励60万元⟧，⟦次年每航次40万元⟧",
    ),
    says(
        (
            grant("award", "用户单位", amount("=", 15, "%"), base="采购额", cap=3_000_000),
            grant("award", "研制单位", amount("=", 10, "%"), base="销售额", cap=3_000_000),
        ),
        "⟦对用户单位按采购额的15%予以奖励，⟦对研制单位按销售额的10%予以奖励，最高均为300万元⟧⟧",
    ),
    says(
        grant("subsidy", "新增托位的医疗机构", amount("=", 10_000, "元")),
        "⟦对新增托位的医疗机构，中央预算内投资每个托位补助1万元⟧",
    ),
    says(grant("loan", "渔民", amount("<=", 500_000, "元")), "⟦“惠渔贷”面向渔民，单户最高50万元⟧"),
    says(grant("loan", "“班列贷”", amount("<=", 5_000_000, "元")), "⟦市农商行设立“班列贷”，单笔最高500万元⟧"),
    says(grant("tax", "招用失业人员的企业", amount("=", 6000, "元")), "⟦招用失业人员的企业，按每人每年6000元⟧定额扣减增值税"),
    says(grant("fund", "冰雪消费券", amount("=", 10_000_000, "元")), "哈尔滨市商务局11月20日宣布，⟦发放冰雪消费券1000万元⟧"),
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
    silent("承担单位按不低于资助额的1倍自筹", "what the other side pays"),
    silent("市财政已下达补助资金3.2亿元", "what has been paid is a statistic"),
    silent("“惠商贷”贷款余额突破20亿元", "a statistic"),
    silent("拖轮费每艘次最高不超过4500元", "a price"),
    silent("去年，全市为1.2万户企业减免房租2.3亿元", "what has been given is a statistic"),
    silent("项目总投资20亿元，其中申请专项债券8亿元", "how a project is paid for"),
    silent("两家集团各出资20%", "a share of a company"),
)

GAPS: tuple[Gap, ...] = (
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
        "推出“惠渔贷”支持渔民。⟦每户至多50万元⟧",
        (grant("loan", "渔民", amount("<=", 500_000, "元")),),
        "the product stands in the sentence before its line",
    ),
    Gap(
        "⟦外地自驾游客购票打8折⟧",
        (grant("other", "外地自驾游客", amount("=", 8, "折")),),
        "打折 is not among the words of granting",
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
