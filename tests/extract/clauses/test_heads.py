"""Whose a statement is where the noun that heads the subject names nothing."""

from __future__ import annotations

import pytest
from statements import happened, said


def of(text: str) -> set[tuple[str, str]]:
    """The events that a text states, without their dates."""
    return {(name, kind) for name, kind, *_ in happened(text)}


@pytest.mark.parametrize(
    "text",
    [
        "瓯江北口大桥配套道路今年3月开工。",
        "东海实验室与浙江大学合办的科普平台在舟山市揭牌。",
        "东海实验室与浙江大学共用的停车综合体封顶。",
        "舟山市三家企业入选国家级名单。",
        "浙江大学有六个项目入选国家级名单。",
        "东海实验室员工获评全国先进。",
        "甬舟铁路今年开工，车辆段年底建成。",
        "甬舟铁路今年开工，沿线高铁站、快速路年底通车。",
    ],
)
def test_what_a_noun_without_a_name_does_is_no_event_of_the_name_before(text: str) -> None:
    assert not of(text) - {("甬舟铁路", "constructionStarted")}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("舟山市、宁波市、温州市等城市入选。", {"舟山市", "宁波市", "温州市"}),
        ("甬舟铁路、瓯江北口大桥等38个项目入选。", {"甬舟铁路", "瓯江北口大桥"}),
        ("甬舟铁路、瓯江北口大桥等一批外商投资的项目入选。", {"甬舟铁路", "瓯江北口大桥"}),
        ("浙江大学在舟山市、宁波市两市入选。", {"浙江大学"}),
        ("浙江大学团队入选。", {"浙江大学"}),
    ],
)
def test_who_is_summed_up_and_who_has_others_act_is_the_subject(text: str, named: set[str]) -> None:
    assert {name for name, kind in of(text) if kind == "awarded"} == named


def test_a_part_goes_on_with_the_whole_and_a_counted_one_does_not() -> None:
    assert of("甬舟铁路全线通车。") == {("甬舟铁路", "opened")}
    assert not of("甬舟铁路三座控制性隧道贯通。")


def test_what_something_is_does_nothing() -> None:
    assert not said("中国商飞公司发布年报，这是全球量产C919客机最多的一年。", "produces")


def test_what_is_made_to_act_acts_by_itself() -> None:
    assert not said("浙江省支持企业参加世界互联网大会。", "participatesIn")
    assert not said("工业和信息化部要求高校落实《海洋强省规划》。", "implements")


def test_an_agent_of_an_attributive_clause_is_none_of_the_main_clause() -> None:
    assert of("由浙江大学承建的东海实验室启用。") == {("东海实验室", "opened")}


def test_a_time_before_a_verb_is_no_subject() -> None:
    found = said("东海实验室成果丰硕，下一步将与浙江大学合作。", "cooperatesWith")
    assert found == {("东海实验室", "浙江大学")}


def test_who_acts_is_not_the_name_that_only_modifies() -> None:
    assert not said("东海实验室与越南企业签署协议。", "cooperatesWith")
    assert not said("瓯江北口大桥由温州市商人投资兴建。", "builds")
    assert not said("浙江省推动“浙里办”平台用户增长。", "supports")


def test_a_kind_after_a_name_is_the_thing() -> None:
    text = "会议发布《首台套装备指导目录》团体标准，由浙江大学制定。"
    assert said(text, "issuedBy") == {("《首台套装备指导目录》", "浙江大学")}


@pytest.mark.parametrize("who", ["陈志远", "陈志远院士", "陈志远教授课题组"])
def test_who_acts_for_a_person_acts_as_the_person(who: str) -> None:
    assert ("东海实验室", "陈志远") in said(f"浙江大学和{who}设立东海实验室。", "foundedBy")


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("江苏省支持南京、苏州2个国家级高新区建设。", set()),
        ("商务部批准宁波、厦门2家国家级经济技术开发区扩区。", set()),
        ("国务院批复宜春、瑞金2家高新区升级。", set()),
        ("国家发改委批复成都、重庆两市为试点城市。", {"成都", "重庆"}),
        ("海南省支持海口江东新区、三亚中央商务区等2个园区建设。", {"海口江东新区", "三亚中央商务区"}),
    ],
)
def test_towns_before_so_many_zones_tell_where_those_are(text: str, towns: set[str]) -> None:
    assert {a for a, _ in said(text, "approvedBy")} | {b for _, b in said(text, "supports")} == towns
