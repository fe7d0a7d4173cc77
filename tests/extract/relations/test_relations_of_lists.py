"""Which members of a list stand in a relation, and who acts with whom."""

from __future__ import annotations

import pytest
from statements import claimed, said


def test_a_relation_of_a_list_holds_for_each_member() -> None:
    text = "工业和信息化部、财政部联合印发《首台套装备指导目录》《新材料应用指导目录》。"
    assert {s for s, _ in said(text, "issuedBy")} >= {"《首台套装备指导目录》"}
    assert {o for _, o in said(text, "issuedBy")} == {"工业和信息化部", "财政部"}


def test_a_companion_is_one_of_the_subjects() -> None:
    text = "舟山市还将与浙江大学共建东海实验室。"
    assert said(text, "builds") == {("舟山市", "东海实验室"), ("浙江大学", "东海实验室")}
    assert said(text, "cooperatesWith") == {("舟山市", "浙江大学")}


def test_the_first_of_a_list_acts_with_each_of_the_others() -> None:
    found = said("厦门市与泉州市、漳州市深化合作。", "cooperatesWith")
    assert found == {("厦门市", "泉州市"), ("厦门市", "漳州市")}


def test_companions_do_not_act_with_each_other() -> None:
    found = said("厦门市纵深推进与泉州市、漳州市等城市合作。", "cooperatesWith")
    assert ("泉州市", "漳州市") not in found
    assert ("厦门市", "泉州市") in found


def test_verbs_that_share_an_object_each_have_it() -> None:
    text = "浦东国际机场由上海机场集团投资、建设和运营。"
    assert said(text, "operatedBy") == {("浦东国际机场", "上海机场集团")}
    text = "由上海机场集团建设运营的浦东国际机场客流增长。"
    assert said(text, "builds") == {("上海机场集团", "浦东国际机场")}
    assert said(text, "operatedBy") == {("浦东国际机场", "上海机场集团")}


def test_a_list_of_towns_with_its_number_is_one_companion() -> None:
    text = "杭州市上调额度，并与宁波市、嘉兴市、湖州市三市签订协议。"
    assert said(text, "cooperatesWith") == {("杭州市", "宁波市"), ("杭州市", "嘉兴市"), ("杭州市", "湖州市")}


def test_chains_of_places_act_as_their_smallest() -> None:
    text = "上海市青浦区、江苏省苏州市吴江区共建长三角生态绿色一体化发展示范区。"
    assert {s for s, _ in said(text, "builds")} == {"青浦区", "吴江区"}


def test_what_is_supported_is_the_last_of_a_chain() -> None:
    assert said("中国中车公司为印度尼西亚雅万高铁提供动车组。", "supports") == {("中国中车公司", "雅万高铁")}


def test_a_list_goes_on_behind_a_bracket_and_a_general_noun() -> None:
    text = "舟山市共同建设东海实验室（创新谷）片区、西湖实验室。"
    assert said(text, "builds") == {("舟山市", "东海实验室"), ("舟山市", "西湖实验室")}


def test_what_others_do_for_a_list_its_members_do_not() -> None:
    text = "这将放大济南、青岛、烟台、潍坊等4个都市圈的协同联动效应。"
    assert said(text, "cooperatesWith") == set()


def test_a_name_after_a_dash_is_found_where_nothing_stands_before() -> None:
    text = "浙江省建成全国首个科学平台——浙江大学承建的东海实验室。"
    assert ("浙江大学", "东海实验室") in said(text, "builds")


def test_a_list_broken_by_brackets_is_built_to_its_end() -> None:
    text = "浙江大学将与舟山市共同建设浙江大学定海校区（创新港）片区、舟山科创城和先行区片区等三个片区。"
    assert {("浙江大学", "舟山科创城"), ("舟山市", "舟山科创城")} <= said(text, "builds")


def test_of_an_agent_that_is_a_list_of_narrowed_places_each_acts() -> None:
    text = "云岭高新技术产业园由浙江省湖州市、四川省广安市合力打造。"
    assert {s[-3:] for s, _ in said(text, "builds")} == {"湖州市", "广安市"}


def test_what_is_acted_with_does_not_act_with_itself() -> None:
    assert not said("双方与湖州市、广安市建立合作机制。", "cooperatesWith")


def test_two_places_are_no_two_bodies() -> None:
    text = "政府将成立「东部督导委员会」及「东部咨询委员会」。东边可供两地发展旅游业。"
    assert not said(text, "focusesOn")


def test_pairs_in_a_list_do_nothing_with_those_of_other_pairs() -> None:
    text = "云川大学与远帆集团共建云岭实验室、青江大学与海天集团共建江阳实验室。"
    assert said(text, "cooperatesWith") == {("云川大学", "远帆集团"), ("青江大学", "海天集团")}
    labs = {"云川大学": "云岭实验室", "远帆集团": "云岭实验室", "青江大学": "江阳实验室", "海天集团": "江阳实验室"}
    assert said(text, "builds") == set(labs.items())


def test_who_is_asked_issues_nothing_and_a_website_publishes_for_its_body() -> None:
    assert said("甘肃省政府向国务院递交《关于设立洮河新区的请示》。", "issuedBy") == {
        ("《关于设立洮河新区的请示》", "甘肃省政府")
    }
    assert said("兰州大学官网日前发布《兰州大学招生公告》。", "issuedBy") == {("《兰州大学招生公告》", "兰州大学")}


def test_of_sisters_that_brackets_set_apart_each_place_helps_its_own() -> None:
    zones = "中国（甘肃）自由贸易试验区、中国（青海）自由贸易试验区"
    assert said(f"甘肃、青海支持{zones}发展。", "supports") == {
        ("甘肃", "中国（甘肃）自由贸易试验区"),
        ("青海", "中国（青海）自由贸易试验区"),
    }
    built = said("海城市建成辽宁省云母产业研究院和国家云母检测中心（辽宁）。", "builds")
    assert built == {("海城市", "辽宁省云母产业研究院"), ("海城市", "国家云母检测中心（辽宁）")}
    assert {zone for _, zone in said(f"国务院支持{zones}发展。", "supports")} == set(zones.split("、"))


@pytest.mark.parametrize("text", ["兰州、西宁等地的高校与洮河集团有限公司共建南峰实验室。"])
def test_those_of_several_places_are_not_the_places(text: str) -> None:
    assert not any(prop in ("cooperatesWith", "builds") and end == "兰州市" for end, prop, *_ in claimed(text))


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("远帆公司、青坪公司等17家企业已与云岭综合保税区签订入区协议。", False),
        ("云岭产业基金分别与白石集团以及合作机构代表远帆公司、青坪公司签订了合作协议。", False),
        ("远帆公司、青坪公司共同签订合作协议。", True),
    ],
)
def test_those_who_each_sign_with_another_do_not_act_together(text: str, together: bool) -> None:
    assert (("远帆公司", "青坪公司") in said(text, "cooperatesWith")) is together


def test_who_founds_each_of_so_many_has_not_founded_the_whole() -> None:
    text = "云岭产业基金下设三只子基金，分别由石嘴山市、远帆集团和中卫市发起设立。"
    assert not said(text, "foundedBy")
    text = "云岭大桥全长5公里，分别由远帆集团、江湾建工承建。"
    assert {one for one, _ in said(text, "builds")} == {"远帆集团", "江湾建工"}
