"""A quantity that has been observed: `indicator`, the amount, and `as_of`, the day for which it holds.

A fact counts a change that happened, what a system holds or serves, or what a budget is split into; a price, a threshold, the
size of a thing or a length of time is none. `as_of` is set only where the text ties the count to a day.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, amount, says, silent


def seen(indicator: str, said: Value, as_of: str | None = None) -> Value:
    """Return the keys of a statistic."""
    return {"indicator": indicator, **said, "as_of": as_of}


EXAMPLES: tuple[Meaning, ...] = (
    says(
        seen("建成加氢站", amount("=", 58, "座"), "2024-04-30"),
        "截至4月底，⟦全省建成加氢站58座⟧",
        "截至2024年4月底，⟦全省建成加氢站58座⟧",
        "截至今年4月底，⟦全省建成加氢站58座⟧",
    ),
    says(seen("民营企业", amount(">", 300_000, "家"), "2023-12-31"), "截至2023年底，⟦全市民营企业超过30万家⟧", "截至去年底，⟦全市民营企业突破30万家⟧"),
    says(
        seen("外贸进出口", amount("=", 9.6e10, "元"), "2024-04-30"),
        "今年1至4月，⟦全市外贸进出口960亿元⟧",
        "1—4月，⟦全市外贸进出口960亿元⟧",
        "今年前4个月，⟦全市外贸进出口960亿元⟧",
    ),
    says(
        (seen("旅游收入", amount("=", 5.87e10, "元"), "2023-12-31"), seen("旅游收入增长", amount("=", 12, "%"), "2023-12-31")),
        "2023年，⟦全省实现旅游收入587亿元⟧，⟦同比增长12%⟧",
        "去年，⟦全省实现旅游收入587亿元⟧，⟦增长12%⟧",
    ),
    says(seen("接入企业", amount("=", 213, "家")), "该平台已⟦接入企业213家⟧", "目前，该平台已⟦接入企业213家⟧"),
    says(seen("首批签约项目", amount("=", 12, "个")), "⟦首批签约项目12个⟧"),
    says(seen("办理业务", amount("=", 342, "笔")), "目前已⟦办理业务342笔⟧"),
    says(seen("景气指数", amount("=", 91.9, "")), "⟦景气指数91.9⟧", "⟦景气指数为91.9⟧"),
    says(seen("办理时限压缩", amount("=", 65, "%")), "⟦平均办理时限压缩65%⟧"),
    says(seen("森林覆盖率", amount("=", 24.5, "%"), "2023-12-31"), "2023年，⟦全市森林覆盖率达24.5%⟧", "截至2023年底，⟦全市森林覆盖率达24.5%⟧"),
    says(seen("入网仪器", amount("=", 6800, "台（套）")), "现有⟦入网仪器6800台（套）⟧"),
    says(seen("新增减税降费", amount(">", 5e9, "元"), "2023-12-31"), "2023年，⟦全市新增减税降费超50亿元⟧"),
    says(seen("发放奖励资金", amount("=", 3.2e7, "元")), "已⟦累计发放奖励资金3200万元⟧"),
    says(seen("接待旅客", amount("~", 4600, "人次")), "目前日均⟦接待旅客约4600人次⟧"),
    says(seen("归集指标", amount(">", 1000, "项")), "平台已⟦归集指标1000多项⟧"),
    says(seen("城市绿地率", amount("=", 38, "%")), "到2025年，⟦城市绿地率由38%⟧提高到41%"),
    says(seen("新增药品", amount("=", 91, "种")), "此次⟦新增药品91种⟧"),
    says(seen("企业签约入驻", amount("=", 12, "家"), "2024-05-10"), "5月10日，中心启动。启动仪式上，⟦12家企业签约入驻⟧"),
    says(
        (seen("公交线路", amount("=", 320, "条"), "2024-04-30"), seen("公交车辆", amount("=", 5600, "辆"), "2024-04-30")),
        "截至4月底，⟦全市开通公交线路320条⟧，⟦投放公交车辆5600辆⟧",
    ),
    says(seen("工业增加值占全省的比重", amount("=", 31, "%"), "2023-12-31"), "2023年，⟦工业增加值占全省的比重为31%⟧"),
    says(seen("新能源汽车出口量增长", amount("=", 2.1, "倍"), "2023-12-31"), "2023年，⟦新能源汽车出口量增长2.1倍⟧"),
    says((seen("教育预算", amount("=", 2_000_000_000, "元")), seen("义务教育", amount("=", 694_000_000, "元"))), "下达教育预算⟦20亿元⟧，其中⟦义务教育6.94亿元⟧，占34.68%"),
    says(seen("申请材料", amount("=", 13, "份")), "改革后，⟦申请材料由13份⟧精简为4份", "改革后，⟦申请材料由13份⟧减为4份"),
    says(seen("发放许可证", amount("=", 862, "张")), "3月1日试行以来，该区已⟦发放许可证862张⟧", "自3月1日试行以来，该区已⟦发放许可证862张⟧"),
    says(
        (seen("甲银行放款", amount("=", 9.8e8, "元")), seen("乙银行放款", amount("=", 7.2e8, "元"))),
        "甲银行、乙银行两家放款最多，⟦分别为9.8亿元⟧和⟦7.2亿元⟧",
    ),
    says(
        (
            seen("第一产业增加值增长", amount("=", 3.8, "%"), "2024-03-31"),
            seen("第二产业增加值增长", amount("=", 6.4, "%"), "2024-03-31"),
        ),
        "一季度，第一、二产业增加值⟦分别增长3.8%⟧、⟦6.4%⟧",
    ),
    says(seen("床位", amount("=", 3600, "张")), "5月6日，省卫生健康委通报了进展：⟦新增床位3600张⟧"),
    says(seen("苗木均价", amount("=", 4.21, "元/公斤"), "2023-12-31"), "2023年，⟦苗木收购均价4.21元/公斤⟧"),
    says(seen("价格指数", amount("=", 106.82, "点"), "2024-05-15"), "5月15日，⟦价格指数为106.82点⟧"),
    says(
        (seen("网上零售额", amount("=", 8.6e9, "元"), "2024-03-31"), seen("网上零售额同比增长", amount("=", 9, "%"), "2024-03-31")),
        "从一季度看，⟦全市网上零售额86亿元⟧，⟦同比增长9%⟧",
        "一季度，⟦全市网上零售额86亿元⟧，⟦同比增长9%⟧",
    ),
    says(seen("注册农户", amount("=", 60_000, "户")), "去年9月投入使用的气象平台运转平稳，⟦注册农户6万户⟧", "气象平台去年9月挂牌，⟦注册农户6万户⟧"),
    says(
        (seen("新增“一件事”事项", amount("=", 18, "项"), "2024-12-31"), seen("累计上线", amount("=", 152, "项"))),
        "今年⟦新增“一件事”事项18项⟧，⟦累计上线152项⟧",
    ),
    says(seen("冬小麦播种面积", amount("=", 1_200_000, "亩"), "2024-12-31"), "春管现场会通报，今年⟦冬小麦播种面积120万亩⟧"),
    says(
        (seen("工业增加值增长", amount("=", 8.3, "%"), "2023-12-31"), seen("工业增加值增长", amount("=", 7.1, "%"), "2023-12-31")),
        "甲市⟦工业增加值增长8.3%⟧，乙市⟦工业增加值增长7.1%⟧……2023年，各地稳中有进",
    ),
    says(seen("企业", amount("=", 46, "家")), "展会设智能装备专区，共⟦46家企业参展⟧", "名单近日公布，⟦46家企业入选⟧"),
    says(seen("单位", amount("=", 23, "家")), "平台已⟦为23家单位出具检测报告⟧"),
    says(seen("乡镇", amount("=", 8, "个")), "该系统已⟦在8个乡镇试用⟧"),
    says(
        (seen("出口", amount("=", 3.6e9, "元"), "2024-03-31"), seen("出口下降", amount("=", 0.6, "%"), "2024-03-31")),
        "一季度，⟦全市出口36亿元⟧，⟦微降0.6%⟧",
    ),
    says(
        (seen("高新技术企业", amount("=", 540, "家"), "2024-04-30"), seen("累计孵化企业", amount("=", 30, "家"))),
        "截至4月底，⟦全市高新技术企业达540家⟧。南阳理工学院⟦累计孵化企业30家⟧",
    ),
    says(seen("上传数据", amount("=", 4600, "条")), "平台已于3月完成开发并进入内测，⟦上传数据4600条⟧"),
    says(seen("指数", amount("=", 103.6, "")), "5月13日，中心启用。当天，科技局对外公布了交通安全指数，⟦指数为103.6⟧"),
    says(
        (seen("成交额", amount("=", 1.2e8, "元"), "2023-12-31"), seen("成交额同比", amount("=", 1, "番"), "2023-12-31")),
        "2023年，⟦成交额1.2亿元⟧，⟦同比翻一番⟧",
    ),
    says(
        (seen("作业面积", amount("=", 3000, "亩"), "2024-05-15"), seen("作业面积完成计划的", amount("=", 81, "%"), "2024-05-15")),
        "截至5月15日，⟦作业面积3000亩⟧，⟦完成计划的81%⟧",
    ),
    says(
        (seen("工业投资增长", amount("=", 9.2, "%"), "2024-03-31"), seen("对投资增长的贡献率", amount("=", 61.3, "%"), "2024-03-31")),
        "一季度，⟦工业投资增长9.2%⟧，⟦对投资增长的贡献率达61.3%⟧",
    ),
    says(seen("年产葡萄酒", amount("=", 1.2e8, "瓶"), "2023-12-31"), "截至2023年底，⟦全县年产葡萄酒1.2亿瓶⟧"),
    says(seen("居民消费价格同比上涨", amount("=", 0.3, "%"), "2024-03-31"), "一季度，⟦全市居民消费价格同比上涨0.3%⟧"),
    says(seen("注册用户", amount("=", 420_000, "户")), "⟦42万户注册用户届时可一键预约⟧仪器"),
    says(seen("组建帮办队伍", amount("=", 32, "人")), "⟦组建32人的帮办队伍⟧"),
    says(seen("检测任务", amount(">", 260, "次")), "平台已⟦完成检测任务260余次⟧"),
    says(seen("成本较进口产品低", amount("=", 35, "%")), "⟦成本较进口产品低35%⟧"),
    says(seen("每年开放展位", amount("=", 300, "个")), "此外，该区还⟦每年开放展位300个⟧"),
    says(seen("科研经费", amount("=", 1.2e9, "元"), "2024-12-31"), "2024年⟦全省12亿元科研经费⟧将集中用于种业攻关"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("到2025年，全省建成加氢站100座", "aimed at"),
    silent("力争年底前新增加氢站10座", "aimed at"),
    silent("给予每家企业20万元奖励", "an incentive"),
    silent("门票价格为每人60元", "a price"),
    silent("该项目占地面积2000平方米", "the size of a thing"),
    silent("营业收入5000万元以上的企业可以申报", "a threshold"),
    silent("适用于25个试点行业", "a programme's scope"),
    silent("公司注册资本5000万元", "registered capital"),
    silent("基金总规模40亿元", "a fund's size"),
    silent("玻璃透过率91%", "a technical property"),
    silent("某券商预测，2025年市场规模将达300亿元", "a third party's forecast"),
    silent("10万元及以下的个人贷款", "a threshold"),
    silent("室温低于18℃的，供热企业应在24小时内上门"),
    silent("系统响应时间0.27秒"),
    silent("该厂设计年产整车10万辆"),
    silent("把43处老厂房分为保护、改造、更新3类", "a sorting"),
    silent("某建设集团投资3.7亿元改造线路", "an outlay for one thing"),
    silent("总投资46亿元的零部件项目落户", "an outlay for one thing"),
    silent("企业一次申报即可完成8个单证核验", "what a thing can do"),
    silent("每家企业每年最多补助6个展位", "a quota"),
    silent("单户比例不超过总数的10%", "a quota"),
    silent("规定系统综合能效不低于62%", "a standard's content"),
    silent("实验室核定编制120人", "what is allowed"),
    silent("职工总数不超过300人、研发投入占比5%以上的企业均可申领", "a threshold"),
    silent("标准规定系统能效不低于60%，气体纯度达到99.9%以上", "a standard's content"),
    silent("保持名额200项不变的基础上", "a rule"),
    silent("投入2000万元改造支付环境", "an outlay for one thing"),
    silent("研究院建有实验室1.5万平方米", "the size of a thing"),
    silent("可下调利率10至50个基点", "a price"),
    silent("实训场每天可采集数据3万条", "what a thing can do"),
    silent("电站可满足约15万居民的用电", "what a thing can do"),
    silent("技改项目投资起点由800万元调到200万元", "a threshold"),
    silent("合作银行承担35%", "a share of a loss"),
    silent("单户担保额度较高，担保费率降至0.6%", "a fee"),
    silent("满300元减60元", "a discount"),
    silent("门票比原来便宜三成", "a discount"),
    silent("市场监管局发布《充电站运行规范》等4项地方标准", "what the text itself names"),
    silent("把立项、用地、规划3个环节并到一扇窗口", "a sorting"),
    silent("启动20万吨/年甲醇装置建设", "the size of a thing"),
    silent("±800千伏线路竣工", "the size of a thing"),
    silent("货币基金组织最新预测，今年全球经济增速为3.1%", "a third party's forecast"),
)

GAPS: tuple[Gap, ...] = (Gap("工期8个月", (), "a length of time is taken for a count where it stands alone"),)
