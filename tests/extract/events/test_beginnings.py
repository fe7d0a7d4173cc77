"""What is founded, built and opened, how far it is, and what only sounds like it."""

from __future__ import annotations

import pytest
from statements import extract, happened


def test_what_several_set_up_is_what_the_sentence_is_about() -> None:
    found = happened("海峡科创基金总规模20亿元，远帆集团、云川资本公司共同出资设立。")
    assert {(name, kind) for name, kind, *_ in found} == {("海峡科创基金", "founded")}


def test_who_founds_what_no_name_names_is_not_founded() -> None:
    text = "12月27日，云南省人民政府与远帆控股集团在昆明签约成立了总规模20亿元、首期5亿元的产业转型基金。"
    assert not [kind for _, kind, _, _ in happened(text) if kind == "founded"]


def test_a_plant_that_settles_by_contract_is_signed_and_a_body_founded() -> None:
    assert ("云山电池工厂", "signed", None, "occurred") in happened("云山电池工厂签约落户兰州市。")
    assert ("云山研究院", "founded", None, "occurred") in happened("云山研究院签约落户兰州市。")
    assert not [told for told in happened("云山电池工厂签约落户兰州市。") if told[1] == "founded"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("云岭医院的前身是美国教会1892年在江湾创建的仁和医院。", "1892"),
        ("云岭大学1896年创办。", "1896"),
        ("云岭大学创办，城有1500年建城史。", None),
    ],
)
def test_a_year_before_1900_dates_a_founding(text: str, date: str | None) -> None:
    assert date in {when for _, kind, when, _ in happened(text) if kind == "founded"}


def test_which_is_new_is_not_begun_and_what_stands_already_is_done() -> None:
    assert {kind for _, kind, *_ in happened("新建的兰州机场T3航站楼将于6月20日启用。")} == {"opened"}
    found = happened("二期工程将在目前已建成的洮河特大桥基础上建设引桥。")
    assert {(kind, status) for _, kind, _, status in found} == {("completed", "occurred")}


def test_how_many_ran_is_not_that_they_began() -> None:
    assert not happened("甬舟铁路货运班列超过2018年开行的中欧班列的总和。")


def test_what_is_meant_to_be_built_is_planned() -> None:
    (event,) = extract("计划兴建的甬舟铁路全长70公里。").events
    assert (event.type, event.status) == ("planned", "occurred")


def test_what_is_prepared_is_not_under_construction() -> None:
    assert {kind for _, kind, _, _ in happened("加快推进平陆运河前期工作。")} == {"planned"}


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("福建大剧院主体结构封顶，正抓紧进行设备安装等工作。", True),
        ("福建大剧院目前正在进行设备安装。", True),
        ("江湾热电项目全力赶工。", True),
        ("云岭医院引进一批设备，目前正在进行安装。", False),
        ("云岭公司抓紧赶工，确保订单按期交付。", False),
    ],
)
def test_fitting_out_is_building(text: str, goes_on: bool) -> None:
    assert any(kind == "underConstruction" for _, kind, _, _ in happened(text)) is goes_on


def test_each_of_a_list_with_its_cost_begins() -> None:
    text = "全市包括投资3亿元的瓯江北口大桥，占地20亩的东海大桥，甬舟铁路等三项工程动工。"
    begun = {name for name, kind, *_ in happened(text) if kind == "constructionStarted"}
    assert begun == {"瓯江北口大桥", "东海大桥", "甬舟铁路"}


def test_what_is_called_after_firms_is_not_its_builder() -> None:
    assert not happened("舟山群岛新区已建成招商局集团、长江存储公司等7个数据中心。")


@pytest.mark.parametrize("text", ["舟山群岛新区重大项目集中开工。", "舟山群岛新区重点产业项目建成投用。"])
def test_projects_of_a_sort_are_not_the_zone_that_they_are_in(text: str) -> None:
    assert not happened(text)


@pytest.mark.parametrize(
    ("text", "happens"),
    [
        ("开春以来，云岭新区先后有近百个工业项目实现复工。", False),
        ("江湾经开区有十二个项目建成投产。", False),
        ("江湾港两座泊位建成投用。", False),
        ("江湾大桥是云岭市第三座跨江大桥，今天通车。", True),
        ("江湾大桥由三家企业建成。", True),
        ("江湾大桥、清水大桥两座大桥建成通车。", True),
    ],
)
def test_things_counted_in_words_are_not_what_has_them(text: str, happens: bool) -> None:
    assert bool(happened(text)) is happens


def test_a_plan_to_build_so_many_is_not_built_itself() -> None:
    text = "苏州市氢能产业发展行动计划\n到2027年，建成加氢站50座，推广燃料电池汽车2000辆。"
    assert not happened(text)


def test_beds_are_no_opening() -> None:
    assert happened("云岭医院开放床位1000张。") == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "江湾港三期工程于2023年11月6日通过交通运输部验收。",
            ("江湾港三期工程", "completed", "2023-11-06", "occurred"),
        ),
        (
            "江湾港三期工程2023年11月6日通过由交通运输部组织的验收。",
            ("江湾港三期工程", "completed", "2023-11-06", "occurred"),
        ),
        ("云岭水库总投资12亿元，2022年6月通过水利部验收。", ("云岭水库", "completed", "2022-06", "occurred")),
        ("云岭综合保税区3月8日通过海关总署验收。", ("云岭综合保税区", "milestone", "2024-03-08", "occurred")),
        (
            "云岭综合保税区已完成一期建设，于今年3月8日通过国务院验收，已有9家商户进驻。",
            ("云岭综合保税区", "milestone", "2024-03-08", "occurred"),
        ),
        ("云岭实验室通过科技部验收。", ("云岭实验室", "milestone", None, "occurred")),
    ],
)
def test_what_a_body_accepts_is_done_and_a_zone_a_step_further(
    text: str, told: tuple[str, str, str | None, str]
) -> None:
    assert told in happened(text)


@pytest.mark.parametrize(
    "text",
    [
        "江湾港三期工程尚未通过交通运输部验收。",
        "云岭实验室研制的样机通过科技部验收。",
        "云岭大学承担的国家重点研发计划项目通过科技部验收。",
        "江湾港三期工程建设用地通过，交通运输部验收组抵达。",
    ],
)
def test_what_is_not_accepted_or_not_the_thing_itself_is_no_event(text: str) -> None:
    assert not {kind for _, kind, _, _ in happened(text)} & {"completed", "milestone"}


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("2023年9月1日，江湾学校举行开学典礼。从破土动工到交付，只花了十个月。", False),
        ("2024年3月，云岭科技馆正式开馆。该馆从开工建设到建成开放，历时三年。", False),
        ("江湾大桥从2020年3月开工到2023年5月建成，历时三年。", True),
    ],
)
def test_steps_between_which_a_time_passed_are_none_of_the_day_before(text: str, begun: bool) -> None:
    assert any(kind == "constructionStarted" for _, kind, _, _ in happened(text)) is begun
