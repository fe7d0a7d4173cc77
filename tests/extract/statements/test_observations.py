"""The words that a figure measures, without the name of what it is about."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("平凉港的货物吞吐量达到6.5万吨。", ["货物吞吐量"]),
        ("兰州中川机场2023年旅客吞吐量为1570万人次，2022年为616万人次。", ["旅客吞吐量", "旅客吞吐量"]),
        ("2023年兰州生产总值增长4.6%，西宁增长6%。", ["生产总值增长", "生产总值增长"]),
        ("兰州2023年出口120亿元，同比增长9%，其中机电出口60亿元。", ["出口", "出口同比增长", "机电出口"]),
        ("兰州吸引23家外资企业入驻，届时年产值可达8亿元。", ["外资企业", "年产值"]),
        ("兰州铁路69座隧道已有18座贯通。", ["隧道", "隧道"]),
        ("兰州的绿化率由20%提升到80%，年均增长6%。", ["绿化率", "绿化率", "绿化率年均增长"]),
        ("兰州拥有76家高新技术企业。", ["高新技术企业"]),
        ("兰州友好城市从9对增至17对。", ["友好城市", "友好城市"]),
        ("兰州工业产值从2018年的90亿元增长到2022年的150亿元。", ["工业产值", "工业产值"]),
        ("兰州水泵产销量分别完成12万台和15万台。", ["水泵产销量", "水泵产销量"]),
        ("由远帆集团承建的江川大桥全长3.2公里。", ["全长"]),
        ("兰州港吞吐量首次突破300万标箱。", ["吞吐量"]),
        ("静宁县打造20万亩优质苹果基地。", ["优质苹果基地"]),
        ("兰州港吞吐量突破300万标箱大关，其中120万标箱出口。", ["吞吐量", "吞吐量"]),
        ("兰州新区可以提供约300公顷建设用地。", ["建设用地"]),
        ("兰州新区与59家来自9个国家的合作机构签约。", ["合作机构", "国家"]),
        ("兰州棉布、箱包、家具出口分别增长52%、31%和26%。", ["棉布出口增长", "箱包出口增长", "家具出口增长"]),
        (
            "兰州今年出口20亿元，进口8亿元，同比分别增长3%和下降5%。",
            ["出口", "进口", "出口同比增长", "进口同比下降"],
        ),
        ("兰州机电产品出口增长17%，占30%。", ["机电产品出口增长", "机电产品出口占比"]),
        ("2019年，兰州港吞吐量为27万吨；2020年受干旱影响，降至12万吨；2021年恢复到25万吨。", ["吞吐量"] * 3),
        ("2020年，兰州港吞吐量为12万吨，比上年减少15万吨。", ["吞吐量", "吞吐量比上年减少"]),
        (
            "兰州新区已签约工业项目9个，总投资385亿元；文旅类项目52个，总投资475亿元。",
            ["签约工业项目", "签约工业项目总投资", "文旅类项目", "文旅类项目总投资"],
        ),
        ("兰州新区距洮河机场入口仅1.5公里，离榆中站6公里。", ["距洮河机场入口", "离榆中站"]),
        ("兰州签约的12个项目总投资42亿元。", ["项目", "项目总投资"]),
        ("兰州以7.4%的增速领跑，已落户19户世界500强。", ["增速", "世界500强企业"]),
        ("兰州引进项目10个，其中新能源项目3个。", ["引进项目", "新能源项目"]),
        ("2023年，兰州外资企业达5家，占2018年4月以来总数的67%。", ["外资企业", "占2018年4月以来总数的比重"]),
        ("兰州引资345亿美元，同比增长2.1%（折2275亿元人民币，同比增长0.5%）。", ["引资", "引资同比增长"]),
        ("采矿业新设企业5家；兰州引资2亿元。", ["采矿业新设企业", "引资"]),
        (
            "兰州集中开工。数字经济项目包括应用型、平台型，共37个，总投资9亿元。",
            ["数字经济项目", "数字经济项目总投资"],
        ),
        ("兰州招商有序。1-3月，制造业新设企业5家；使用外资2亿美元。", ["制造业新设企业", "制造业使用外资"]),
        ("洮河银行注册资本高达207亿元。", ["注册资本"]),
        ("今年新建洮河特大桥（全长3.2公里）。", ["全长"]),
        ("2023年，兰州对西宁出口增长9%，占总值的7%。", ["对西宁出口增长", "占总值的比重"]),
    ],
)
def test_the_indicator_is_told_without_the_name_and_carried_over(text: str, indicators: list[str]) -> None:
    assert [figure.indicator for figure in extract(text).observations] == indicators


def test_a_sum_over_a_list_is_about_none_of_those_that_are_named() -> None:
    text = "兰州西站、云山实验室、青城研发中心等12个工程同日开工，总投资86亿元。"
    assert extract(text).observations == ()


def test_an_indicator_is_told_as_the_text_writes_it() -> None:
    (told,) = extract("新竹科學園區出口額為300億元。").observations
    assert told.indicator == "出口額"


@pytest.mark.parametrize(
    "text",
    [
        "兰州工业产值从2018年的90亿元增长到2022年的150亿元。",
        "兰州工业产值由去年的90亿元提升至今年的150亿元。",
        "兰州人均预期寿命80岁。",
    ],
)
def test_what_is_reached_is_no_aim(text: str) -> None:
    assert {figure.status for figure in extract(text).observations} == {"occurred"}


def test_a_ceremony_has_no_figures_of_those_who_met_there() -> None:
    text = "5月18日，“山海情”签约仪式在杭州市举行。活动现场，三家企业签约。共200人参加，签约项目12个。"
    assert {o.unit for o in extract(text).observations} == {"人", "个"}


def test_a_year_before_a_reason_is_that_of_the_figure_after_it() -> None:
    told = extract("2019年，兰州港吞吐量为27万吨；2020年受干旱影响，降至12万吨。").observations
    assert [figure.period for figure in told] == ["2019", "2020"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("洮河灌区一期建成后，可改善灌溉面积38万亩，恢复灌溉面积10万亩。", ["expected", "expected"]),
        ("洮河灌区建成后，灌溉面积达3万亩。", ["occurred"]),
        ("2025年，洮河灌区将新开工项目16个。", ["expected"]),
        ("兰州到天水将由现在的97分钟缩短至60分钟。", ["occurred", "expected"]),
    ],
)
def test_what_a_work_can_do_once_it_is_there_is_expected(text: str, statuses: list[str]) -> None:
    assert [figure.status for figure in extract(text).observations] == statuses
