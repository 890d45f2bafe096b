"""A platform, market, centre, alliance, base or lab by its name, with what happens to it, and whether it is called the first.

`event` is launched, planned (to be built or to be improved), testing, or operating, for what merely exists. `name` is written
without quotation marks.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, says, silent


def thing(name: str, event: str, *, first: bool = False) -> Value:
    """Return the keys of a system."""
    return {"name": name, "event": event, "first": first}


EXAMPLES: tuple[Meaning, ...] = (
    says(
        thing("丰水医保便民服务平台", "launched"),
        "⟦丰水医保便民服务平台⟧上线",
        "5月9日，⟦丰水医保便民服务平台⟧正式上线运行",
        "⟦“丰水医保”便民服务平台⟧启用",
    ),
    says(thing("淮河粮食交易市场", "launched"), "⟦淮河粮食交易市场⟧开市", "⟦淮河粮食交易市场⟧投入运行"),
    says(thing("洞庭湖湿地研究院", "launched"), "⟦洞庭湖湿地研究院⟧揭牌", "⟦洞庭湖湿地研究院⟧成立", "⟦洞庭湖湿地研究院⟧挂牌成立"),
    says(thing("长江船舶绿色动力联盟", "launched"), "⟦长江船舶绿色动力联盟⟧成立", "⟦长江船舶绿色动力联盟⟧揭牌成立"),
    says(
        thing("林业碳汇监测平台", "launched", first=True),
        "全国首个⟦林业碳汇监测平台⟧上线",
        "国内首家⟦林业碳汇监测平台⟧上线",
    ),
    says(thing("湘江水质预警系统", "testing"), "⟦湘江水质预警系统⟧试运行", "⟦湘江水质预警系统⟧进入测试阶段", "⟦湘江水质预警系统⟧通过验收"),
    says(
        thing("赣南脐橙交易中心", "planned"),
        "规划建设⟦赣南脐橙交易中心⟧",
        "加快建设⟦赣南脐橙交易中心⟧",
        "将建设⟦赣南脐橙交易中心⟧",
        "推动⟦赣南脐橙交易中心⟧建设",
        "筹建⟦赣南脐橙交易中心⟧",
    ),
    says(thing("太湖蓝藻监测平台", "planned"), "完善⟦太湖蓝藻监测平台⟧", "升级⟦太湖蓝藻监测平台⟧", "支持⟦太湖蓝藻监测平台⟧发展"),
    says(thing("秦岭生态大数据平台", "operating"), "依托⟦秦岭生态大数据平台⟧开展巡查", "通过⟦秦岭生态大数据平台⟧开展巡查"),
    says(thing("智慧停车小程序", "operating"), "市民登录⟦智慧停车小程序⟧查询泊位", "市民通过⟦“智慧停车”小程序⟧查询泊位"),
    says(thing("鄱阳湖生态指数", "launched"), "⟦鄱阳湖生态指数⟧发布"),
    says(thing("乌江氢能船舶示范线", "launched"), "⟦乌江氢能船舶示范线⟧开通", "⟦乌江氢能船舶示范线⟧启动", "5月9日启动⟦乌江氢能船舶示范线⟧"),
    says(thing("洮河水权交易平台", "launched"), "去年上线的⟦洮河水权交易平台⟧再添新功能", "⟦洮河水权交易平台⟧已于去年上线"),
    says(thing("辽河口湿地保护联盟", "planned"), "筹备成立⟦辽河口湿地保护联盟⟧", "拟成立⟦辽河口湿地保护联盟⟧"),
    says((thing("塔河胡杨林监测系统", "launched"), thing("塔河生态调度平台", "launched")), "⟦塔河胡杨林监测系统⟧、⟦塔河生态调度平台⟧上线"),
    says(thing("太湖机床实验室", "operating"), "⟦太湖机床实验室⟧获批省重点实验室"),
    says(thing("嘉陵江氢能船舶示范线", "launched"), "启动⟦嘉陵江氢能船舶示范线⟧"),
    says(
        thing("农田共享平台", "operating"),
        "两地仪器纳入⟦“农田”共享平台⟧管理",
    ),
    says(thing("赣北供需撮合系统", "planned"), "建设⟦“赣北”供需撮合系统⟧"),
    says(thing("湘江绿氢交易中心", "planned"), "⟦湘江绿氢交易中心⟧明年上半年挂牌"),
    says(thing("漓江港航碳普惠平台", "planned"), "⟦漓江港航碳普惠平台⟧正由市交通运输局牵头搭建"),
    says(thing("汾河数据空间平台", "testing"), "⟦汾河数据空间平台⟧已完成开发并进入内测"),
    says(thing("辽河价格指数", "operating"), "日均发布⟦“辽河价格指数”⟧"),
    # what the gaps once were
    says(thing("鄱湖科研仪器共享网", "testing"), "⟦鄱湖科研仪器共享网⟧建成并试运行"),
    says(thing("大别山实验室", "planned"), "推进⟦大别山实验室⟧建设", "推动⟦大别山实验室⟧提质发展"),
    says(thing("北部湾信息港", "planned"), "支持⟦北部湾信息港⟧建设", "建设⟦北部湾信息港⟧"),
    says(thing("赣江大宗商品交易所", "planned"), "企业签约入驻⟦赣江大宗商品交易所⟧"),
    # names that a quotation tells, with what they are said beside them
    says(thing("赣服通", "launched"), "⟦“赣服通”⟧升级上线", "推出⟦“赣服通”⟧，办事更便捷"),
    says(thing("赣服通6.0版", "launched"), "⟦“赣服通”6.0版⟧上线"),
    says(thing("农事宝", "launched"), "一款名为⟦“农事宝”⟧的小程序上线", "微信小程序⟦“农事宝”⟧投入使用"),
    says(thing("平安校园应用", "testing"), "⟦“平安校园”应用⟧先行试点"),
    # what lies ahead of the day of issue is planned
    says(thing("洞庭湖大模型训练基地", "planned"), "⟦洞庭湖大模型训练基地⟧6月揭牌", "⟦洞庭湖大模型训练基地⟧年内揭牌"),
    says(thing("甘肃防火视频监控系统", "planned"), "今年底，⟦甘肃防火视频监控系统⟧实现全覆盖"),
    says(thing("洞庭湖大模型训练基地", "launched"), "⟦洞庭湖大模型训练基地⟧4月揭牌"),
    says(thing("苗乡银饰评估中心", "planned"), "今年要新增贷款10亿元，建成⟦苗乡银饰评估中心⟧"),
    says(thing("武陵山算力调度平台", "planned"), "年底前要让⟦武陵山算力调度平台⟧与公众见面"),
    says(thing("怒江水电培训基地", "planned"), "⟦怒江水电培训基地⟧已列入计划，年底前动工", "⟦怒江水电培训基地⟧建设推进会召开", "扩建⟦怒江水电培训基地⟧"),
    # what has come to pass
    says(thing("吉林粮食物流服务平台", "launched"), "依托旧系统改造升级的⟦吉林粮食物流服务平台⟧，去年10月上线以来已接入企业80家"),
    says(thing("南疆棉花创新基地", "launched"), "⟦南疆棉花创新基地⟧启动建设近两年来成效明显"),
    says(thing("青海湖水文监测系统", "launched"), "⟦青海湖水文监测系统⟧，近日在西宁完成测试并正式投入运营"),
    says(thing("吐鲁番葡萄交易中心", "operating"), "⟦吐鲁番葡萄交易中心⟧累计成交额突破10亿元", "⟦吐鲁番葡萄交易中心⟧已在新城运作"),
    says(thing("塔河通关服务平台", "testing"), "⟦塔河通关服务平台⟧已完成关键设备测试"),
    says((thing("税务服务系统", "launched", first=False), thing("进口货物核验系统", "testing")), "上线⟦“税务”服务系统⟧，在洋浦港测试⟦进口货物核验系统⟧"),
    # the first of its kind is what the claim stands beside
    says(
        (thing("苗岭民族医药开放实验室", "launched", first=True), thing("苗岭药材价格指数", "launched")),
        "全国首个⟦苗岭民族医药开放实验室⟧揭牌，⟦苗岭药材价格指数⟧同步发布",
    ),
    says(thing("梵净山数据采集训练场", "launched", first=True), "⟦梵净山数据采集训练场⟧开门迎客。这是全省第一个公共训练场"),
    says(thing("梵净山数据采集训练场", "launched"), "⟦梵净山数据采集训练场⟧启用，发布首个行业标准"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("建设一批公共服务平台", "a class of things"),
    silent("布局各类实验室", "a class of things"),
    silent("培育省级工程研究中心", "a class of a level"),
    silent("G60科创走廊扩容", "a belt"),
    silent("国家级示范区揭牌", "a zone"),
    silent("智能网联汽车先导区获批", "a zone"),
    silent("推出“惠农贷”产品", "a financial product"),
    silent("发布公共数据集", "a dataset"),
    silent("开通12345热线", "a hotline"),
    silent("建立联席会议制度", "a regime"),
    silent("建设全国经济中心", "what a place aims to be"),
    silent("平台下设三个分中心", "parts of a system"),
    silent("打造国际消费中心城市", "what a place aims to be"),
    silent("建设“甲一键成”“乙一键通”等高频场景", "scenes said as a list"),
    silent("发放“惠企券”4.1亿元", "a figure after a quotation is no version"),
    silent("推广“铁路快通”", "a way of handling"),
    silent("聚焦国家实验室、未来科学中心等建设", "classes of things"),
    silent("“出海看一张图，靠港按一个键。”", "a sentence that is quoted"),
    silent("某旅游研究院预计，今年四季度客流增长", "it acts"),
    silent("支持滨海职业学院、滨海大学定向培养人才", "it acts"),
)

GAPS: tuple[Gap, ...] = (
    Gap("下载⟦《公交助手》APP⟧查询", (thing("公交助手APP", "operating"),), "software in 《》 is taken for a document"),
    Gap(
        "⟦海河潮汐模拟舱⟧通过验收",
        (thing("海河潮汐模拟舱", "testing"),),
        "模拟舱 is not among the last words of systems",
    ),
    Gap("向企业交付小程序⟦“税小蜜”⟧", (thing("税小蜜", "launched"),), "交付 is not read as an opening"),
)
