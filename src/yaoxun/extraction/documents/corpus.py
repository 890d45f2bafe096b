"""A policy, law, plan, standard or report named in 《》, at its first full mention.

`title` is what stands between the outer marks. `number` is the form 国办发〔2023〕37号, `issuers` are the bodies of which the text
says that they issued it, `effective` is the day from which it applies.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, says, silent


def paper(title: str, **further: object) -> Value:
    """Return the keys of a document."""
    return {"title": title, **further}


EXAMPLES: tuple[Meaning, ...] = (
    says(paper("数据条例"), "⟦《数据条例》⟧获得通过", "会议审议了⟦《数据条例》⟧", "解读⟦《数据条例》⟧"),
    says(
        paper("公园条例", issuers=["湖北省司法厅"]),
        "湖北省司法厅印发⟦《公园条例》⟧",
        "近日，湖北省司法厅出台⟦《公园条例》⟧",
        "湖北省司法厅日前发布了⟦《公园条例》⟧",
        "5月9日，湖北省司法厅正式公布⟦《公园条例》⟧",
    ),
    says(
        paper("养老服务指南", issuers=["河北省民政厅", "省财政厅"]),
        "河北省民政厅、省财政厅联合印发⟦《养老服务指南》⟧",
        "河北省民政厅会同省财政厅印发⟦《养老服务指南》⟧",
        "河北省民政厅和省财政厅近日联合发布⟦《养老服务指南》⟧",
    ),
    says(paper("托育办法", issuers=["合肥市"]), "合肥市印发⟦《托育办法》⟧", "近日，合肥市出台⟦《托育办法》⟧"),
    says(
        paper("关于推进绿色建筑的意见", number="国办发〔2024〕12号"),
        "⟦《关于推进绿色建筑的意见》⟧（国办发〔2024〕12号）明确要求",
        "根据⟦《关于推进绿色建筑的意见》⟧（国办发〔2024〕12号）",
    ),
    says(
        paper("河长制规定", effective="2024-07-01"),
        "⟦《河长制规定》⟧自2024年7月1日起施行",
        "⟦《河长制规定》⟧将于7月1日起施行",
        "⟦《河长制规定》⟧将自2024年7月1日起正式施行",
    ),
    says(
        paper("燃气管理办法", number="皖政办〔2024〕8号", issuers=["安徽省政府办公厅"], effective="2024-06-01"),
        "安徽省政府办公厅印发⟦《燃气管理办法》⟧（皖政办〔2024〕8号），自2024年6月1日起施行",
    ),
    says(paper("关于落实〈节水办法〉的通知"), "⟦《关于落实〈节水办法〉的通知》⟧要求分级落实"),
    says(paper("水网建设规划"), "⟦《水网建设规划》⟧明确布局。《规划》提出分步实施", "⟦《水网建设规划》⟧明确布局，《水网建设规划》还提出分步实施"),
    says((paper("种业条例"), paper("渔业条例")), "修订⟦《种业条例》⟧和⟦《渔业条例》⟧", "修订⟦《种业条例》⟧⟦《渔业条例》⟧"),
    says(paper("生态状况公报"), "⟦《生态状况公报》⟧显示，水质向好"),
    says(paper("智慧社区建设规范"), "参与编制国家标准⟦《智慧社区建设规范》⟧", "团体标准⟦《智慧社区建设规范》⟧立项"),
    says(paper("惠企服务手册"), "编印⟦《惠企服务手册》⟧", "发放⟦《惠企服务手册》⟧"),
    says(paper("技能人才目录"), "公布⟦《技能人才目录》⟧"),
    says(paper("数据跨境申报表"), "填写⟦《数据跨境申报表》⟧即可"),
    says(paper("文化强市建设方案（2024—2026年）"), "通过⟦《文化强市建设方案（2024—2026年）》⟧"),
    says(paper("通知", issuers=["国务院"]), "国务院印发⟦《通知》⟧，部署防汛工作"),
    says(paper("湖北省科技厅预算管理办法"), "⟦《湖北省科技厅预算管理办法》⟧公布"),
    says(paper("海洋牧场管理办法"), "⟦《海洋牧场管理办法》⟧自公布之日起施行", "⟦《海洋牧场管理办法》⟧在省政府网站公布"),
    says(paper("冷链物流规划", issuers=["江西省发展改革委"]), "江西省发展改革委制定印发⟦《冷链物流规划》⟧"),
    says(
        (paper("绿色建材目录", issuers=["河南省住建厅"]), paper("绿色建材标准", issuers=["河南省住建厅"])),
        "河南省住建厅发布⟦《绿色建材目录》⟧和⟦《绿色建材标准》⟧",
        "河南省住建厅发布⟦《绿色建材目录》⟧⟦《绿色建材标准》⟧",
    ),
    says(paper("技改补助办法", issuers=["郑州市工业和信息化局"]), "郑州市工业和信息化局印发⟦《技改补助办法》⟧"),
    says(paper("城市更新导则", issuers=["山西省住房和城乡建设厅"]), "山西省住房和城乡建设厅印发⟦《城市更新导则》⟧"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("《科技日报》报道了该项目", "a newspaper"),
    silent("论文刊登于《自然》杂志", "a journal"),
    silent("省里出台促消费若干措施", "no 《》, no document"),
    silent("《未完的标题\n第二段", "the mark is never closed"),
    silent("国办发〔2024〕12号文件", "a number alone names no title"),
)

GAPS: tuple[Gap, ...] = (
    Gap(
        "由江西省发展改革委印发的⟦《湿地公园规划》⟧明确",
        (paper("湿地公园规划", issuers=["江西省发展改革委"]),),
        "the issuer stands in 由…印发的 before the name",
    ),
    Gap("下载《公交助手》APP即可查询", (), "software in 《》 is a system; the word after the marks is not looked at"),
)
