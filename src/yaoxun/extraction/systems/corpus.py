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
    silent("某旅游研究院预计，今年四季度客流增长", "it acts"),
    silent("支持滨海职业学院、滨海大学定向培养人才", "it acts"),
)

GAPS: tuple[Gap, ...] = (
    Gap(
        "⟦鄱湖科研仪器共享网⟧建成并试运行",
        (thing("鄱湖科研仪器共享网", "testing"),),
        "共享网 is not among the last words of systems",
    ),
    Gap("下载⟦《公交助手》APP⟧查询", (thing("公交助手APP", "operating"),), "software in 《》 is taken for a document"),
    Gap("推进⟦大别山实验室⟧建设", (thing("大别山实验室", "planned"),), "推进 … 建设 around the name is not read"),
    Gap("⟦“赣服通”⟧升级上线", (thing("赣服通", "launched"),), "an app that does not call itself one"),
    Gap("支持⟦北部湾信息港⟧建设", (thing("北部湾信息港", "planned"),), "信息港 is not among the last words of systems"),
    Gap(
        "企业签约入驻⟦赣江大宗商品交易所⟧", (thing("赣江大宗商品交易所", "planned"),), "签约入驻 is not read as a plan"
    ),
)
