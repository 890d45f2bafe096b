"""The jurisdictions whose policy or event an article reports, as GB/T 2260 codes, the acting one first and as narrow as the actor.

A place that is merely named in passing is none. A spelling is an article: its title, a line end, and its text.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, says, silent


def codes(*said: str) -> Value:
    """Return the codes of the regions of an article."""
    return {"regions": list(said)}


EXAMPLES: tuple[Meaning, ...] = (
    says(codes("320500"), "江苏苏州成立学院\n5月9日，学院揭牌。", "某学院揭牌\n5月9日，苏州市的这所学院揭牌。", "苏州：建好学院\n学院日前揭牌。"),
    says(codes("310115"), "浦东新区出台办法\n办法自即日起施行。", "某地出台办法\n近日，上海市浦东新区印发办法。"),
    says(codes("310000"), "上海出台措施\n近日，措施印发。", "临港新片区推出措施\n近日，措施印发。", "沪上新政\n上海市近日印发措施。"),
    says(codes("310000", "500000"), "沪渝签约\n双方将共建中心。", "沪渝两地签约\n双方将共建中心。"),
    says(codes("320000", "330000", "340000"), "苏浙皖联合立法\n条例同步施行。", "三省联合立法\n近日，苏浙皖三省签约。"),
    says(codes("310000", "320000", "330000", "340000"), "长三角发布清单\n清单共四类。", "清单发布\n长三角区域合作办公室近日发布清单。"),
    says(codes("110000", "120000", "130000"), "京津冀签署协议\n协议为期三年。"),
    says(codes("000000"), "全国统一大市场提速\n相关部署印发。", "国务院批复方案\n国务院近日批复同意。"),
    says(codes("440300"), "深圳对标上海出台办法\n深圳市近日印发办法。"),
    says(codes("370100"), "济南赴上海招商\n济南市代表团举办推介会。"),
    says(codes("420100"), "武汉启动攻关\n攻关为期两年。", "湖北武汉启动攻关\n攻关为期两年。", "武汉东湖高新区启动攻关\n攻关为期两年。"),
    says(codes("460205"), "某地推出措施\n近日，海南省三亚市崖州区推出措施。"),
    says(codes("150600"), "某地推出措施\n近日，内蒙古自治区鄂尔多斯市推出措施。"),
    says(codes("441900"), "东莞松山湖启用中心\n中心日前揭牌。"),
    says(codes("000000"), "两部门发布公告\n财政部、税务总局近日发布公告。"),
    says(codes("520100", "520000"), "贵阳完善数据流通\n贵阳启用平台。贵州省大数据局近日出台办法。"),
    says(codes("320100", "340500"), "园区开建\n南京市政府、马鞍山市政府签署协议。"),
    says(codes("420100"), "甲中心在汉揭牌\n甲中心日前揭牌。", "湖北：甲中心在汉揭牌\n甲中心日前揭牌。"),
    says(codes("330600"), "长三角黄酒酿造产业联盟在绍兴成立\n联盟首批成员69家。", "长三角黄酒酿造产业联盟成立\n联盟日前在绍兴揭牌。"),
    says(codes("310000", "320000", "330000", "340000"), "长三角湿地保护中心揭牌\n由上海、江苏、浙江、安徽共同建设的中心日前揭牌。"),
    says(codes("310104"), "上海启用会客厅\n会客厅由上海徐汇区政府建设。"),
    says(codes("370102"), "济南综保区推出清单\n位于历下区的济南综合保税区推出清单。"),
    says(codes("620000", "620900", "620700"), "甘肃试点评估改革\n甘肃省引入评估，对酒泉、张掖的试点已经完成。"),
    says(codes("620000", "620400"), "甘肃发布标准\n甘肃省日前发布标准。白银市同步出台办法。"),
    says(codes("360100", "360000"), "南昌催生产业政策\n大会在南昌举行。会上，江西省政府签署协议。"),
    says(codes("210000", "210200", "210600", "210800"), "辽宁多地新政落地\n大连，平台启用。在丹东，中心揭牌。营口的基地开建。"),
    says(codes("640000"), "数据集群提速\n宁夏回族自治区近日印发方案，加快中卫集群建设。"),
    says(codes("150600"), "打造样板\n记者从内蒙古鄂尔多斯市获悉，该市印发方案。"),
    says(codes("210200"), "联盟成立\n新华社北京5月9日电 由北京大学牵头的联盟在大连成立。"),
    says(codes("340100", "341500"), "安徽两市共建园区\n合肥市、六安市近日签订协议。"),
    says(codes("000000"), "教育部推进高中振兴\n方案分两个阶段，组织北京、上海对口帮扶。"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("某地推出措施\n省科技厅近日印发通知。", "no place is named"),
    silent("合作通过验收\n项目日前通过验收。", "合作 and 通过 hold the names of places"),
    silent("专家谈数字化\n业内人士认为前景可期。", "no place is named"),
)

GAPS: tuple[Gap, ...] = (
    Gap(
        "对标上海出新政\n深圳市近日印发办法。",
        (codes("440300"),),
        "the only place of the title is taken to act, whatever verb stands before it",
    ),
    Gap("两市签约\n穗深两地近日签约。", (codes("440100", "440300"),), "穗 and 深 joined are not read as two places"),
)
