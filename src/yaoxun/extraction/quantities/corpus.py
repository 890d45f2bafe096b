"""A number with what it counts or measures: `op`, `value` (or `low` and `high`) and `unit`.

The fact takes in the number, its multiplier, its unit and the words that bound it. 以上, 以下 and 以内 include the figure named;
超过 and 不足 do not. Chinese numerals count only as money, per cent and multiples.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, amount, between, says, silent

EXAMPLES: tuple[Meaning, ...] = (
    # plain numbers
    says(amount("=", 66, "家"), "建成智能工厂⟦66家⟧", "⟦66家⟧智能工厂"),
    says(amount("=", 6, "项"), "明确⟦6项⟧主要任务"),
    says(amount("=", 16, "条"), "推出⟦16条⟧措施"),
    says(amount("=", 7, "大"), "聚焦⟦7大⟧产业"),
    says(amount("=", 30, "大类"), "覆盖⟦30大类⟧服务"),
    says(amount("=", 6, "省份"), "联合⟦6省份⟧开展试点"),
    says(amount("=", 280000, ""), "惠及⟦28万⟧在校大学生"),
    says(amount("=", 34.5, "兆瓦"), "开工⟦34.5兆瓦⟧分散式风电项目"),
    says(amount("=", 82400, "平方公里"), "海域面积⟦8.24万平方公里⟧"),
    says(amount("=", 150000, "人次"), "接待游客⟦15万人次⟧", "接待游客⟦150,000人次⟧"),
    says(amount("=", 1500, "P"), "算力⟦1500P⟧"),
    says(amount("=", 350, "公里/小时"), "设计时速⟦350公里/小时⟧"),
    says(amount("=", 15, "分钟"), "打造⟦15分钟⟧社区生活圈"),
    says(amount("=", 3, "年"), "近⟦3年⟧内无不良记录", "连续⟦3年⟧"),
    says(amount("=", 3, "个月"), "⟦3个月⟧内办结"),
    says(amount("=", 7, "个工作日"), "⟦7个工作日⟧内办结"),
    says(amount("=", 28, "℃"), "水温⟦28℃⟧"),
    # money
    says(amount("=", 2_000_000, "元"), "奖励⟦200万元⟧", "奖励⟦二百万元⟧", "奖励⟦200万元人民币⟧", "奖励⟦2百万元⟧"),
    says(amount("=", 150_000_000, "元"), "投入⟦1.5亿元⟧", "投入⟦一亿五千万元⟧", "投入⟦15000万元⟧"),
    says(amount("=", 100, "元/月"), "补贴⟦100元/月⟧"),
    says(amount("=", 20_000_000, "美元"), "增资⟦2000万美元⟧"),
    # rates and multiples
    says(amount("=", 30, "%"), "占⟦30%⟧", "占⟦30％⟧", "占⟦百分之三十⟧"),
    says(amount("=", 5, "‰"), "费率⟦5‰⟧"),
    says(amount("=", 1.5, "个百分点"), "提高⟦1.5个百分点⟧"),
    says(amount(">", 1, "个百分点"), "回落⟦1个多百分点⟧"),
    says(amount("=", 1, "倍"), "增长⟦一倍⟧", "增长⟦1倍⟧"),
    says(amount("=", 1, "番"), "实现翻⟦一番⟧"),
    says(amount("=", 2, "番"), "产值翻⟦两番⟧"),
    # about
    says(amount("~", 1.2e12, "元"), "规模⟦1.2万亿元左右⟧", "规模⟦约1.2万亿元⟧", "规模⟦近1.2万亿元⟧", "规模⟦大约1.2万亿元⟧"),
    says(amount("~", 500, "家"), "企业⟦约500家⟧", "⟦近500家⟧企业", "企业⟦500家左右⟧"),
    # more than
    says(amount(">", 300, "家"), "企业⟦超300家⟧", "企业⟦超过300家⟧", "企业⟦突破300家⟧", "企业⟦逾300家⟧", "⟦300多家⟧企业", "⟦300余家⟧企业"),
    says(amount(">", 110_000, "元"), "节省⟦11万多元⟧", "节省⟦11万余元⟧", "节省⟦超11万元⟧"),
    # at least
    says(amount(">=", 80, "%"), "比例达到⟦80%以上⟧", "比例⟦不低于80%⟧", "比例⟦不少于80%⟧", "比例⟦至少80%⟧", "比例⟦80%及以上⟧"),
    says(amount(">=", 60, "周岁"), "⟦60周岁以上⟧老人", "⟦60周岁及以上⟧老人"),
    says(amount(">=", 2, "个"), "⟦不少于2个⟧工作岗位", "⟦2个及以上⟧工作岗位"),
    # at most
    says(
        amount("<=", 500_000, "元"),
        "⟦不超过50万元⟧",
        "⟦最高50万元⟧",
        "⟦最高给予50万元⟧",
        "⟦最多50万元⟧",
        "⟦至多50万元⟧",
        "⟦50万元以内⟧",
        "⟦50万元以下⟧的罚款",
        "⟦不高于50万元⟧",
        "⟦最高不超过50万元⟧",
        "认定标准⟦最高50万元⟧\n以上另行公布",
        "⟦上限50万元⟧",
        "⟦上限为50万元⟧",
    ),
    says(amount("<=", 30, "周岁"), "⟦30周岁以下⟧", "⟦不超过30周岁⟧"),
    says(amount("<=", 30, "分钟"), "⟦不超过30分钟⟧", "⟦30分钟以内⟧", "⟦30分钟之内⟧"),
    says((amount("<=", 3000, "元"), amount("<=", 2000, "元")), "年度补助限额分别为⟦3000元⟧、⟦2000元⟧"),
    says((amount("<=", 5, "‰"), amount("<=", 1, "%")), "分别给予⟦最高不超过5‰⟧、⟦1%⟧的补助"),
    # less than
    says(amount("<=", 10, "%"), "⟦最高按研发投入的10%⟧给予补助", "⟦不超过研发投入的10%⟧"),
    says(amount("<", 10, "%"), "占比⟦不足10%⟧", "占比⟦不到10%⟧", "占比⟦低于10%⟧"),
    says(amount("<", 18, "℃"), "室温⟦低于18℃⟧"),
    # ranges
    says(between(3, 5, "年"), "⟦3-5年⟧", "⟦3—5年⟧", "⟦3至5年⟧", "⟦3年至5年⟧", "⟦3到5年⟧", "⟦3～5年⟧"),
    says(between(100_000, 500_000, "元"), "给予⟦10万元至50万元⟧奖励", "给予⟦10万—50万元⟧奖励", "给予⟦10-50万元⟧奖励"),
    says((amount("=", 20, "个工作日"), amount("=", 10, "个工作日")), "由⟦20个工作日⟧压减到⟦10个工作日⟧"),
    # more of them in one text
    says((amount("=", 500_000, "元"), amount("=", 500_000, "元")), "给予奖励⟦50万元⟧。按照办法，奖励⟦50万元⟧一次付清"),
    says(amount("<=", 100_000, "元"), "⟦10万元及以下⟧的个人贷款"),
    says(amount("=", 0.27, "秒"), "响应时间⟦0.27秒⟧"),
    says((amount("=", 20_000, "元"), amount("=", 10_000, "元")), "分别补助⟦2万元⟧、⟦1万元⟧", "分别补助⟦2万元⟧和⟦1万元⟧"),
    says((amount("=", 3, "%"), amount("=", 5, "%")), "由⟦3%⟧提高到⟦5%⟧", "从⟦3%⟧提高至⟦5%⟧"),
    says((amount(">", 1000, "项"), amount("=", 55, "类")), "归集指标⟦1000多项⟧，分为⟦55类⟧"),
    says(between(5, 8, "%"), "增长⟦5%—8%⟧", "增长⟦5%至8%⟧", "增长⟦5—8%⟧"),
    says(amount("=", 5.5, "千克标准煤"), "能耗降到⟦5.5千克标准煤⟧"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("第193期", "an issue's number"),
    silent("第十三届博览会", "an ordinal"),
    silent("第3批名单、第2条", "ordinals"),
    silent("2024年5月9日", "a date"),
    silent("到2025年", "a date"),
    silent("国办发〔2023〕37号", "a document's number"),
    silent("1. 强化要素保障", "a list mark"),
    silent("建设G60科创走廊", "digits in a name"),
    silent("5G基站与C919客机", "codes"),
    silent("“1650”产业体系", "a code"),
    silent("构建1+N政策体系", "a code"),
    silent("实施“5个100”工程", "a code"),
    silent("创建4A级景区", "a class"),
    silent("5.8G频段、2.5维封装、1.0版", "designators"),
    silent("三个方面、四大任务", "counts in Chinese numerals"),
    silent("用三年时间", "time in Chinese numerals"),
    silent("按1∶1比例", "a ratio"),
    silent("按1:6配比", "a ratio"),
    silent("景气指数91.9", "an index has no unit"),
    silent("上午9点30分", "a clock time"),
    silent("见https://example.org/2024/35家.html", "an address"),
    silent("《关于支持500家企业的通知》", "inside a name in 《》"),
    silent("拨打12345热线", "a telephone number"),
)

GAPS: tuple[Gap, ...] = ()
