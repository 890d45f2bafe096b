"""Small bulletins written for the tests of the library: three issues of two makers, with news told twice."""

from yaoxun.library.add import Source

_AWARD = (
    "近日，无锡市印发《无锡市工业设计奖励办法》，对首次获评国家级工业设计中心的企业给予一次性奖励100万元，"
    "对获评省级工业设计中心的企业给予一次性奖励50万元，奖励资金由市、区两级按1∶1分担，每年集中兑现一次。"
)
_FERRY = (
    "7月8日，舟山市启用全国首条氢能渡轮航线，渡轮续航120公里，可载客100人。该市提出，到2025年建成加氢站5座，"
    "氢能船舶达到10艘，清洁能源占港口用能的比重达到40%以上。"
)
TEXTS = {
    "north-1.txt": f"""北线周报
2023年第7期
2023年7月10日

政策举措

无锡奖励工业设计中心
{_AWARD}

产业动向

舟山启用全国首条氢能渡轮航线
{_FERRY}
""",
    "north-2.txt": """北线周报
2024年第2期
2024年1月15日

政策举措

宁波给予绿色工厂最高200万元补助
宁波市日前明确，对新认定的国家级绿色工厂给予最高200万元补助，对新认定的省级绿色工厂补助30万元。ETC货车通行费优惠15%。

产业动向

合肥累计开放低空航线27条
截至2023年底，合肥市累计开放低空航线27条，无人机配送订单超过3万单。到2026年，低空航线达到60条以上。
一是扩大航线网络，二是建好起降场地。日前，合肥低空飞行服务平台上线运行。
""",
    "south.txt": f"""南方政策摘编
2023年第20期
2023年7月18日

各地动态

无锡出台工业设计奖励办法
{_AWARD}

广州推进5G工厂建设
广州市提出，到2024年建成5G工厂30家。目前该市已有5G基站9.2万座，居全省第一。
""",
}
"""The files by their names. The award of 无锡 stands in two of them."""


def sources() -> list[Source]:
    """The issues, to be added."""
    return [Source("-", name, data=text.encode()) for name, text in TEXTS.items()]
