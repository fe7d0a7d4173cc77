"""What makes figures comparable: units that measure the same, indicators that are one; so in `figures-disagree`."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["INDICATORS", "MEASURES", "OWN", "in_base", "one_indicator", "spellings"]

#: Unit → the one that figures are compared in, and how many of that it is, exactly: 亩 since a hectare is fifteen.
MEASURES = {
    unit: (base, Decimal(times))
    for base, units in {
        "标准箱": {"TEU": "1", "标箱": "1", "国际标准箱": "1"},
        "米": {"公里": "1000", "千米": "1000", "厘米": "0.01"},
        "亩": {
            "平方公里": "1500",
            "平方千米": "1500",
            "km²": "1500",
            "公顷": "15",
            "平方米": "0.0015",
            "平米": "0.0015",
            "㎡": "0.0015",
            "m²": "0.0015",
        },
        "吨": {"公吨": "1", "公斤": "0.001", "千克": "0.001"},
        "千瓦": {"兆瓦": "1000", "吉瓦": "1000000"},
        "千瓦时": {"兆瓦时": "1000", "吉瓦时": "1000000"},
    }.items()
    for unit, times in units.items()
}
#: Another word for an indicator → the one that they are compared under.
INDICATORS = {"GDP": "地区生产总值", "生产总值": "地区生产总值", "国内生产总值": "地区生产总值"}
#: What a thing measures itself, for which nobody tells a period: compared among documents of one year.
OWN = frozenset({"全长", "总长", "长", "长度", "高", "高度", "宽", "宽度", "面积", "总面积", "占地面积", "建筑面积"})


def in_base(unit: str) -> tuple[str, Decimal]:
    """The unit under which figures can be compared, and how many of it this one is.

    >>> in_base("TEU"), in_base("公顷"), in_base("人次")
    (('标准箱', Decimal('1')), ('亩', Decimal('15')), ('人次', Decimal('1')))
    """
    return MEASURES.get(unit, (unit, Decimal(1)))


def one_indicator(indicator: str) -> str:
    """The indicator under which figures can be compared.

    >>> one_indicator("GDP"), one_indicator("吞吐量")
    ('地区生产总值', '吞吐量')
    """
    return INDICATORS.get(indicator, indicator)


def spellings(indicator: str) -> tuple[str, ...]:
    """All indicators that are compared under this one.

    >>> spellings("地区生产总值"), spellings("吞吐量")
    (('地区生产总值', 'GDP', '生产总值', '国内生产总值'), ('吞吐量',))
    """
    return (indicator, *(other for other, one in INDICATORS.items() if one == indicator))
