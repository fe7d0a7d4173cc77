"""Which numbers are observations."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    "text",
    [
        "兰州新区5天前设立专班。",
        "平凉市统筹国内国际两个大局。",
        "平凉市坚持两个毫不动摇。",
        "平凉市推进四个全面战略布局。",
        "平凉市统筹发展和安全两件大事。",
        "平凉市的干部牢记三个务必。",
        "春运前20天，兰州新区加开班车。",
        "兰州新区在两年后启用。",
        "平凉市迎来建市20周年。",
        "平凉市用了2年5个月完成改造。",
        "平凉市三度获评文明城市。",
        "平凉市经过三年时间完成改造。",
        "平凉市8个月时间完成改造。",
        "平凉市的“改革”二字十分醒目。",
        "兰州新区融入1小时通勤圈。",
        "再过20多天，平凉市开园。",
        "兰州新区的一度荒山披绿。",
        "平凉市十分重视养老。",
        "兰州新区已走过十个年头。",
        "平凉市优化三次产业结构。",
        "平凉市搭建产学研三方深化合作的平台。",
        "随着最后一节梁架设完成，平凉市通车。",
        "平凉市进入全省前10名。",
        "兰州新区的口岸24小时通关。",
        "兰州新区出口保持两位数增长。",
        "兰州完成了十三次党代会确定的任务。",
        "平凉市连续四届获评文明城市。",
        "平凉市实现20户以上自然村通硬化路。",
        "兰州新区设有24小时自助书屋。",
        "甘肃首个330千伏输电线路投运。",
        "平凉市发展养老。记者见到一位20多岁的年轻人。",
        "甘肃将建设一批千万千瓦级基地。",
        "兰州新区的项目分两类。",
        "兰州、天水两市共有人口500万。",
        "甘肃外资连续3年翻番。",
        "甘肃外资连续6个月增长。",
        "兰州新区在全国154个园区中领先。",
        "兰州新区按平均汇率6.9折算。",
        "兰州新区是投资过10亿元大项目之一。",
        "甘肃是唯一一个试点省份。",
        "平凉市分列二三位。",
        "甘肃的1000千伏洮河变电站并网。",
        "洮河水库是国家172项节水供水重大工程。",
        "兰州新区的企业三班倒赶工。",
        "甘肃建成洮河特大桥和渭河特大桥，两座特大桥均已通车。",
    ],
)
def test_what_is_no_figure_is_not_observed(text: str) -> None:
    assert extract(text).observations == ()


def test_shares_are_of_the_same_time_status_and_measure() -> None:
    text = "到2030年，甘肃将建成充电站90座，其中天水市不少于18座，其余各市均不少于5座。"
    found = extract(text).observations
    assert [(str(o.value), o.indicator, o.period, o.status) for o in found] == [
        ("90", "建成充电站", "2030", "expected"),
        ("18", "建成充电站", "2030", "expected"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("兰州新区的通关时间压缩至5天。", "5"),
        ("洮河特大桥全天开放24小时。", "24"),
        ("甘肃建成洮河特大桥，兰州新区另有两座厂房。", "2"),
        ("平凉市的居民平均年龄35岁。", "35"),
        ("平凉市的输电线路电压达330千伏。", "330"),
        ("平凉市在5个园区中试点。", "5"),
    ],
)
def test_figures_of_the_same_form_are(text: str, value: str) -> None:
    assert [str(o.value) for o in extract(text).observations] == [value]


def test_the_size_of_what_is_counted_is_no_figure_of_its_own() -> None:
    assert [str(o.value) for o in extract("烟台市现有20万吨级及以上大型泊位29个。").observations] == ["29"]


def test_how_large_the_counted_are_at_least_is_no_figure() -> None:
    assert [str(o.value) for o in extract("平凉市新建1亿元以上项目32个。").observations] == ["32"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("平凉市出口增长6.2%，高于全国同期4.6%的增速。", ["6.2"]),
        ("平凉市能耗下降4%，超过年初3%的预期目标。", ["4"]),
        ("平凉市接待游客7万人次，比天水市的6万人次多1万人次。", ["70000", "10000"]),
        ("平凉市出口9亿元，仅次于天水市的10亿元。", ["900000000"]),
        ("平凉市出口比上年的6亿元增长5%。", ["600000000", "5"]),
        ("平凉市出口增长6%，高于全国平均水平2个百分点。", ["6", "2"]),
        ("平凉市对企业按投资额的20%给予补助，最高不超过2亿元。", []),
        ("平凉市投资增长20%，给予企业补助3万元。", ["20", "30000"]),
        ("平凉市保持了高于10%的增速。", ["10"]),
        ("平凉市新增规上（年营业收入2000万元及以上）企业30家。", ["30"]),
        ("云川公司每10股派发红利7元。", ["7"]),
        ("平凉市对年用水10万吨以上的单位减收3万元。", ["30000"]),
        ("平凉市每3户配1名联络员，每天开行班车6班。", ["1", "6"]),
        ("仅10月份一个月，平凉市出口3亿元。", ["300000000"]),
        ("平凉水电站是江上13个梯级电站的第7级，装机2万千瓦。", ["20000"]),
        ("拥有500张床位的平凉市第一人民医院启用。", ["500"]),
        ("云川公司在平凉市建设12英寸晶圆生产线，投资3亿元。", ["300000000"]),
        ("平凉市亩产比普通品种高80公斤，产量占全省比重从6.3%提高到6.5%。", ["80", "6.3", "6.5"]),
    ],
)
def test_what_another_has_is_told_only_to_compare(text: str, values: list[str]) -> None:
    assert [str(o.value) for o in extract(text).observations] == values


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("日照市培育年产值10亿元以上的龙头企业5户。", [5]),
        ("日照市引进总投资超10亿元项目9个。", [9]),
        ("日照市建成投资超10亿元的机场。", [10**9]),
    ],
)
def test_how_large_those_are_that_are_counted_is_no_figure(text: str, figures: list[int]) -> None:
    assert [int(o.value) for o in extract(text).observations] == figures


def test_chapters_and_articles_are_counted_each() -> None:
    told = extract("《白石岭水源保护办法》共六章二十五条。").observations
    assert {(o.indicator, int(o.value)) for o in told} == {("章", 6), ("条", 25)}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("十一届省人大五次会议讨论了平凉市的报告。", []),
        ("平凉市人大三次会议听取报告。", []),
        ("平凉市纪委五次全会召开。", []),
        ("平凉市一年内举行三次会议。", ["3"]),
        ("平凉市建成3座可同时停放200辆车的停车场。", ["3"]),
        ("兰州港拥有16个能够停靠10万吨级船舶的泊位。", ["16"]),
        ("平凉市有3座停车场，可停放200辆车。", ["3", "200"]),
    ],
)
def test_which_session_and_what_each_can_do_are_no_figures(text: str, counted: list[str]) -> None:
    assert [str(o.value) for o in extract(text).observations] == counted
