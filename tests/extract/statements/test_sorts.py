"""What is counted or given behind a figure, and figures that are no thing's own."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("日照港建设2个10万吨级、1个5万吨级泊位。", [("10万吨级泊位", 2), ("5万吨级泊位", 1)]),
        ("日照港建设3个万吨级、2个5000吨级码头泊位。", [("万吨级码头泊位", 3), ("5000吨级码头泊位", 2)]),
        ("兰州中川机场新建1条长2600米、宽45米的跑道。", [("跑道", 1)]),
        ("日照港预计5年内将达到120亿元的产值。", [("产值", 12_000_000_000)]),
        ("日照港达到1500万台的生产能力。", [("生产能力", 15_000_000)]),
        ("日照港预计提供约6万平方米的仓储面积。", [("仓储面积", 60_000)]),
        ("日照港以365万吨的差距，首次超过烟台港。", []),
        ("日照港按20年运营期计算，每年收入9亿元。", [("每年收入", 900_000_000)]),
        ("日照港成为全省35个国家级、省级港口之一。", []),
        ("兰州铁路首列货车抵达。该车共105节，载重8400吨。", []),
    ],
)
def test_what_is_counted_is_told_behind_its_size(text: str, figures: list[tuple[str, int]]) -> None:
    assert [(o.indicator, o.value) for o in extract(text).observations] == figures


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("日照港集装箱吞吐量增长9%，以日本、韩国及越南航线为主，分别占40%、25%及12%。",
         ["集装箱吞吐量增长", "日本航线占比", "韩国航线占比", "越南航线占比"]),
        ("兰州水果、蔬菜产量分别为5万吨、8万吨，增长6%、7%。",
         ["水果产量", "蔬菜产量", "水果产量增长", "蔬菜产量增长"]),
        ("兰州新、老城区面积分别为20平方公里、35平方公里。", ["新城区面积", "老城区面积"]),
        ("兰州口岸通关时间由原来的约3天压缩至最快2小时。", ["通关时间", "通关时间"]),
        ("兰州蔬菜播种面积3938公顷，产量106551吨。", ["蔬菜播种面积", "蔬菜产量"]),
        ("兰州完成投资734亿元，完成率49%。", ["投资", "完成率"]),
        ("兰州拥有新企业9家，制造业则占35%。", ["新企业", "制造业占比"]),
    ],
)  # fmt: skip
def test_words_said_once_are_each_figures_own(text: str, indicators: list[str]) -> None:
    assert [o.indicator for o in extract(text).observations] == indicators


def test_a_plan_for_a_year_is_expected_and_what_it_came_to_is_not() -> None:
    told = extract("兰州2022年计划投资301亿元，年内完成计划投资417亿元。").observations
    assert [(o.value / 10**8, o.status) for o in told] == [(301, "expected"), (417, "occurred")]
    told = extract("兰州中川机场按满足年旅客吞吐量55万人次的目标设计。").observations
    assert [o.status for o in told] == ["expected"]
    told = extract("日照港二期工程投产后，预计年收入约10亿元，该工程可贡献税收约2亿元。").observations
    assert {o.status for o in told} == {"expected"}


def test_guests_are_of_where_they_are_and_not_of_where_they_come_from() -> None:
    told = extract("甘肃省接待游客10亿人次。陕西游客占12%，四川游客占8%。")
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == {"甘肃省"}


def test_who_counts_has_nothing_of_what_is_counted() -> None:
    assert extract("据南京海关统计，今年前十月进出口总值达35亿元，增长12%。").observations == ()


def test_the_year_that_opens_a_paragraph_is_that_of_its_figures() -> None:
    text = "截至2020年，甘肃省建成225万亩高标准农田。龙头企业162家，机械化率65%。"
    assert [o.period for o in extract(text).observations] == ["2020"] * 3
    text = "2020年，甘肃省粮食产量1200万吨。去年，龙头企业162家。"
    assert [o.period for o in extract(text).observations][:1] == ["2020"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("对新认定的企业技术中心，市财政给予一次性奖励200万元。", [("一次性奖励", 2_000_000)]),
        ("对认定的概念验证中心，市财政给予每家最高300万元补助。", [("补助", 3_000_000)]),
        (
            "对销量突破5万辆、10万辆的整车企业，分别给予100万元、200万元奖励。",
            [("奖励", 1_000_000), ("奖励", 2_000_000)],
        ),
        ("对充电站按照额定功率每千瓦400元给予补助。", [("每千瓦补助", 400)]),
        ("中央财政对每个试点项目补助1亿元。", [("补助", 100_000_000)]),
        ("对销售额超过1亿元的30家企业给予表彰。", [("企业", 30)]),
        ("对口支援日喀则市，累计投入资金3亿元。", [("累计投入资金", 300_000_000)]),
    ],
)
def test_what_is_granted_is_called_so_and_who_gets_it_is_no_figure(text: str, figures: list[tuple[str, float]]) -> None:
    told = extract(f"日照市支持企业发展。\n{text}", publisher="日照市人民政府").observations
    assert [(o.indicator, float(o.value)) for o in told] == figures
