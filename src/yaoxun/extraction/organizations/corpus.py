"""A body by its name, as written and at its fullest, once an article: offices, companies, universities, banks, media.

A body named with its place or level counts, the bare kind of body does not; a body inside a job title does.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, says, silent


def body(name: str) -> Value:
    """Return the keys of an organisation."""
    return {"name": name}


EXAMPLES: tuple[Meaning, ...] = (
    # government
    says(body("湖南省科技厅"), "⟦湖南省科技厅⟧召开会议", "记者从⟦湖南省科技厅⟧获悉", "⟦湖南省科技厅⟧日前通报", "由⟦湖南省科技厅⟧牵头"),
    says(body("济南市发展和改革委员会"), "⟦济南市发展和改革委员会⟧答复称", "向⟦济南市发展和改革委员会⟧备案"),
    says(body("国务院"), "经⟦国务院⟧批准", "⟦国务院⟧同意设立"),
    says(body("党中央"), "贯彻⟦党中央⟧决策部署"),
    says(body("财政部"), "⟦财政部⟧下达资金", "报⟦财政部⟧备案"),
    says((body("财政部"), body("税务总局")), "⟦财政部⟧、⟦税务总局⟧联合公告"),
    says(body("河南省政府"), "⟦河南省政府⟧常务会议研究", "报请⟦河南省政府⟧审定"),
    says(body("南昌市委"), "⟦南昌市委⟧全会召开"),
    says(body("中共吉安市委"), "⟦中共吉安市委⟧全会召开"),
    says(body("河北省政务服务管理办公室"), "⟦河北省政务服务管理办公室⟧副主任介绍"),
    says(body("省财政厅"), "⟦省财政厅⟧副厅长到会", "⟦省财政厅⟧党组成员、副厅长到会"),
    says(body("省财政厅预算处"), "⟦省财政厅预算处⟧介绍，资金已下达"),
    says(body("湛江市河长办"), "记者从⟦湛江市河长办⟧获悉"),
    says(body("保定市委"), "⟦保定市委⟧负责人致辞"),
    says(body("保定市人民政府金融工作办公室"), "⟦保定市人民政府金融工作办公室⟧印发通知"),
    says(body("黑龙江省推进重大项目建设领导小组"), "⟦黑龙江省推进重大项目建设领导小组⟧提出要求"),
    says(body("青海高等技术研究院"), "由⟦青海高等技术研究院⟧承建的装置完工"),
    says(body("中铁五局"), "由⟦中铁五局⟧承建"),
    says(body("山东大学（威海）"), "⟦山东大学（威海）⟧与企业共建课程"),
    says((body("岚星动力"), body("兰州大学")), "⟦岚星动力⟧、⟦兰州大学⟧提供技术支撑"),
    says(body("岚星动力"), "动力电池链以⟦岚星动力⟧为龙头"),
    says(body("省科技厅"), "据⟦省科技厅⟧介绍", "该⟦省科技厅⟧负责人介绍", "由⟦省科技厅⟧负责解释"),
    says(body("省人大常委会"), "⟦省人大常委会⟧表决通过"),
    says(body("市人大常委会"), "⟦市人大常委会⟧听取报告"),
    says(body("绍兴市金融办"), "⟦绍兴市金融办⟧党组书记表示", "⟦绍兴市金融办⟧主任表示"),
    says(body("郑州市政府"), "在⟦郑州市政府⟧新闻发布会上"),
    says((body("扬州市商务局"), body("扬州海关")), "⟦扬州市商务局⟧与⟦扬州海关⟧签署备忘录"),
    says(body("厦门海事法院"), "⟦厦门海事法院⟧公开宣判"),
    # companies and banks
    says(body("徐州启明新材料有限公司"), "⟦徐州启明新材料有限公司⟧投产", "记者走进⟦徐州启明新材料有限公司⟧"),
    says(body("青岛港集团"), "⟦青岛港集团⟧新增航线", "由⟦青岛港集团⟧运营"),
    says(body("中国农业银行"), "⟦中国农业银行⟧发放首笔贷款", "与⟦中国农业银行⟧签约"),
    says(body("长沙银行"), "⟦长沙银行⟧推出新产品"),
    # learning, care, associations
    says(body("东南大学"), "⟦东南大学⟧牵头攻关", "与⟦东南大学⟧共建"),
    says((body("天津大学"), body("南开大学")), "⟦天津大学⟧、⟦南开大学⟧联合承担"),
    says(body("中国科学院"), "⟦中国科学院⟧发布成果", "与⟦中国科学院⟧合作"),
    says(body("广东省人民医院"), "⟦广东省人民医院⟧开展试点"),
    says(body("江西省软件行业协会"), "⟦江西省软件行业协会⟧发布倡议"),
    # media, and systems that act
    says(body("新华社"), "⟦新华社⟧南京5月9日电"),
    says(body("中新网"), "⟦中新网⟧杭州5月9日电"),
    says(body("重庆联合产权交易所"), "⟦重庆联合产权交易所⟧发布消息"),
    # once, at its fullest
    says(body("贵州省大数据发展管理局"), "⟦贵州省大数据发展管理局⟧出台办法。贵州省大数据发展管理局负责人说"),
    says((body("四川省交通运输厅"), body("四川发展集团")), "⟦四川省交通运输厅⟧会同⟦四川发展集团⟧组建专班"),
    says(body("安徽省政府办公厅"), "⟦安徽省政府办公厅⟧印发通知"),
    says(body("国家数据局"), "⟦国家数据局⟧局长介绍", "在⟦国家数据局⟧指导下"),
    says(body("自然资源部第一海洋研究所"), "与⟦自然资源部第一海洋研究所⟧共建"),
    says(body("杭州师范大学附属医院"), "⟦杭州师范大学附属医院⟧启用新院区"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("有关部门加强监管", "generic words"),
    silent("由市属国有担保公司提供担保", "generic words"),
    silent("银行机构和小额贷款公司提供服务", "generic words"),
    silent("以新型电子、绿色能源为龙头", "branches of industry"),
    silent("获河南省人民政府质量奖的企业", "part of an award's name"),
    silent("与上海国际金融中心建设相适应", "what a place aims to be"),
    silent("各高校和科研院所参与", "generic words"),
    silent("市政府常务会议研究", "a level without a name"),
    silent("区委统筹推进", "a level without a name"),
    silent("省政府印发文件", "a level without a name"),
    silent("民政局负责发放", "a department without place or level"),
    silent("三名江苏省人大代表提出建议", "a title"),
    silent("《科技日报》刊文", "a newspaper in 《》"),
    silent("学术期刊《自然》刊文", "a journal"),
    silent("G60科创走廊扩容", "a belt"),
    silent("临港新片区印发通知", "a zone, even where it issues something"),
    silent("设立成果转化基金", "a fund"),
    silent("北大光华新年论坛开幕", "part of an event's name"),
    silent("企业、高校、银行共同参与", "generic words"),
    silent("双方合作通过验收", "合作 and 通过 hold the names of places"),
    silent("洞庭湖湿地研究院揭牌", "newly founded: a system"),
    silent("省级有关单位、各设区市政府参加", "generic words"),
    silent("走进合作社和农户家中", "generic words"),
    silent("发布会透露", "no body is named"),
)

GAPS: tuple[Gap, ...] = (
    Gap("⟦民盟浙江省委⟧提交提案", (body("民盟浙江省委"),), "parties other than the 中共 are not among the organs"),
    Gap("企业、高校和银行共同参与", (), "和银行 is taken for the end of a bank's name"),
)
