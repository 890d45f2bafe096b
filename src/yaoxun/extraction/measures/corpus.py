"""One item of a marked enumeration, with its `marker` as written.

It runs from the marker to the end of the last sentence that belongs to it, its mark of punctuation included. A sub-item lies
inside its parent.
"""

from yaoxun.extraction.corpus import Gap, Meaning, Silence, Value, says, silent


def items(*markers: str) -> tuple[Value, ...]:
    """Return the keys of the items of an enumeration, in order."""
    return tuple({"marker": marker} for marker in markers)


EXAMPLES: tuple[Meaning, ...] = (
    says(
        items("一是", "二是"),
        "⟦一是补短板；⟧⟦二是强弱项。⟧",
        "主要做法：⟦一是补短板，⟧⟦二是强弱项。⟧",
        "⟦一是补短板。加固堤防。⟧⟦二是强弱项。更新泵站。⟧",
        "会议提出，⟦一是补短板；⟧⟦二是强弱项。⟧会议要求抓好落实。",
    ),
    says(items("一是", "二是", "三是"), "⟦一是定标准。⟧\n⟦二是建队伍。⟧\n⟦三是抓考核。⟧", "⟦一是定标准，⟧⟦二是建队伍，⟧⟦三是抓考核。⟧"),
    says(items("一要", "二要"), "⟦一要守底线。⟧⟦二要促发展。⟧", "⟦一要守底线；⟧⟦二要促发展。⟧"),
    says(items("第一", "第二"), "⟦第一，统一标准。⟧\n⟦第二，统一平台。⟧", "⟦第一，统一标准。⟧⟦第二，统一平台。⟧"),
    says(items("第一个方面", "第二个方面"), "⟦第一个方面是稳产保供。⟧⟦第二个方面是提质增效。⟧"),
    says(items("第一阶段", "第二阶段"), "⟦第一阶段是摸底排查；⟧⟦第二阶段是集中整治。⟧"),
    says(items("一方面", "另一方面"), "⟦一方面，扩大有效投资；⟧⟦另一方面，压减一般支出。⟧", "⟦一方面扩大有效投资，⟧⟦另一方面压减一般支出。⟧"),
    says(items("首先", "其次"), "⟦首先，摸清底数。⟧⟦其次，分类施策。⟧"),
    says(items("一、", "二、"), "⟦一、总体要求\n坚持系统观念。⟧\n⟦二、重点任务\n建设骨干水网。⟧", "⟦一、优化供给。⟧\n⟦二、激活需求。⟧"),
    says(items("（一）", "（二）"), "⟦（一）优化审批。压减材料。⟧\n⟦（二）强化监管。分级分类。⟧", "⟦（一）优化审批；⟧⟦（二）强化监管。⟧"),
    says(items("1.", "2."), "⟦1.优化选址。⟧\n⟦2.统筹建设。⟧", "⟦1. 优化选址。⟧\n⟦2. 统筹建设。⟧"),
    says(items("①", "②"), "⟦①网上申请；⟧⟦②现场核验。⟧"),
    says(items("✍", "✍"), "⟦✍ 免申即享。⟧\n⟦✍ 一网通办。⟧"),
    says(items("●", "●"), "⟦●取消证明12项。⟧\n⟦●精简材料30份。⟧"),
    says(
        items("一、", "（一）", "（二）", "二、", "（一）", "（二）"),
        "⟦一、夯实基础\n⟦（一）建机房。⟧\n⟦（二）联网络。⟧⟧\n⟦二、拓展应用\n⟦（一）抓场景。⟧\n⟦（二）育生态。⟧⟧",
    ),
    says(
        items("（一）", "一是", "二是", "（二）", "一是", "二是"),
        "⟦（一）强产业。⟦一是招项目；⟧⟦二是育龙头。⟧⟧\n⟦（二）优环境。⟦一是减时限；⟧⟦二是减材料。⟧⟧",
    ),
    says(items("其一", "其二"), "⟦其一，补齐短板；⟧⟦其二，锻造长板。⟧"),
    says(items("第一步", "第二步"), "⟦第一步，先行试点；⟧⟦第二步，全面推开。⟧"),
    says(items("1、", "2、"), "⟦1、网上办理。⟧\n⟦2、就近办理。⟧"),
    says(items("（1）", "（2）"), "⟦（1）提交申请；⟧⟦（2）现场核验。⟧"),
    says(items("▶", "▶"), "⟦▶ 水网工程开工。⟧\n⟦▶ 管网改造收官。⟧"),
    says(items("一方面", "另一方面"), "该区⟦一方面打通业务系统；⟧⟦另一方面设立反映窗口。⟧"),
    says(items("1）", "2）"), "⟦1）设立招商组；⟧⟦2）办好推介会。⟧"),
    says(items("第一层", "第二层"), "保障分两层。⟦第一层，安排专项资金；⟧⟦第二层，引导金融机构。⟧"),
    says(items("1.", "2.", "3."), "⟦1.模型支持。上线大模型；⟧⟦2.语料支持。建设语料库；⟧⟦3.金融支持。设立基金。⟧局长表示，要抓落实。"),
)  # fmt: skip

SILENT: tuple[Silence, ...] = (
    silent("坚持一张蓝图绘到底", "no marker"),
    silent("这是全省第一个零碳园区", "an ordinal"),
    silent("第一，也是唯一的试点", "one marker enumerates nothing"),
    silent("一方面的经验值得借鉴", "one marker enumerates nothing"),
    silent("方案包括三个方面、十项任务。", "a count"),
    silent("2023年和2024年各建成1.5万个车位。", "numbers"),
    silent("《一是指南》与《二是指南》", "inside names"),
)

GAPS: tuple[Gap, ...] = ()
