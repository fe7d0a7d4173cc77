"""What names that stand side by side or within each other tell, and what they do not."""

from __future__ import annotations

import pytest
from statements import checked, extract, said


def test_a_division_is_part_of_the_nearest_that_is_named_around_it() -> None:
    found = said("桂林市与广西壮族自治区南宁市的宾阳县、横州市结对。", "partOf")
    assert ("宾阳县", "南宁市") in found
    assert ("宾阳县", "广西壮族自治区") not in found


def test_places_in_the_names_of_bodies_tell_nothing_of_each_other() -> None:
    assert not said("毕节高新区管委会与贵州大学签约，毕节市出席。", "partOf")


def test_a_work_that_is_named_after_another_is_no_part_of_it() -> None:
    assert not said("青山水库加固工程开工，青山水库蓄水。", "partOf")


def test_a_tunnel_that_a_province_opens_does_not_end_in_it() -> None:
    assert not said("甘肃跨江隧道开工，甘肃省出资。", "connects")


def test_the_places_of_a_list_are_not_in_each_other() -> None:
    assert not said("线路经南宁市、宾阳县、横州市到达终点。", "partOf")


def test_lines_that_both_join_a_third_do_not_join_each_other() -> None:
    assert ("陇海铁路", "兰新铁路") not in said("陇海铁路、兰新铁路对接宝中铁路。", "connects")


def test_a_piece_of_an_airport_that_is_called_by_its_name_is_part_of_it() -> None:
    found = said("萧山国际机场客流增长，萧山国际机场三号航站楼投用。", "partOf")
    assert ("萧山国际机场三号航站楼", "萧山国际机场") in found


def test_an_extension_is_part_of_the_airport_and_its_repair_is_not() -> None:
    assert said("洮河机场客流增长，洮河机场改扩建工程开工。", "partOf") == {("洮河机场改扩建工程", "洮河机场")}
    assert not said("洮河水库蓄水，洮河水库加固工程开工。", "partOf")


def test_universities_of_one_name_in_two_towns_are_apart() -> None:
    assert not said("中国地质大学（北京）开学。中国地质大学举行校庆。", "partOf")


def test_a_tunnel_of_a_line_joins_neither_the_ends_of_the_line_nor_the_mountain() -> None:
    assert not said("西宁至成都铁路东祁连山隧道加紧施工。", "connects")


def test_a_plant_behind_the_name_of_its_firm_is_run_by_it() -> None:
    assert said("远帆集团渭河基地正式投产。", "operatedBy") == {("远帆集团渭河基地", "远帆集团")}
    assert not said("远帆集团与渭河基地签约。", "operatedBy")


@pytest.mark.parametrize("what", ["", "战略合作协议", "合作共建陇东产业园协议", "共建联合实验室"])
def test_those_whose_agreement_a_ceremony_is_held_for_cooperate(what: str) -> None:
    text = f"平凉市政府与兰州大学{what}签约仪式在兰州举行。"
    assert said(text, "cooperatesWith") == {("平凉市政府", "兰州大学")}


def test_who_only_meets_at_a_ceremony_does_not_cooperate() -> None:
    assert not said("平凉市政府与兰州大学陇东产业园开园仪式在兰州举行。", "cooperatesWith")


def test_a_part_that_is_called_after_a_place_of_the_document_lies_there() -> None:
    text = "湘江大学珠海校区招生，珠海市给予补助。京台高速济南段、德州至沧州段通车，济南、德州受益。"
    found = said(text, "locatedIn")
    assert {("湘江大学珠海校区", "珠海市"), ("京台高速济南段", "济南")} <= found
    assert not {end for part, end in found if part == "德州至沧州段"}


def test_what_two_found_together_is_no_part_of_the_first() -> None:
    text = "青川大学扩建。青川大学—远帆集团联合研究院成立，青川大学材料研究院、青川大学—李氏健康研究院启用。"
    parts = {("青川大学材料研究院", "青川大学"), ("青川大学—李氏健康研究院", "青川大学")}
    assert said(text, "partOf") == parts


def test_a_larger_place_says_where_a_member_of_a_list_lies_and_is_none_itself() -> None:
    road = "云岭高速连接重庆市和四川省成都市。"
    assert said(road, "connects") == {("云岭高速", "重庆市"), ("云岭高速", "成都市")}
    assert said(road, "partOf") == {("成都市", "四川省")}
    region = said("长三角地区包括上海市和江苏省南京、苏州等城市。", "partOf")
    assert {a for a, b in region if b == "长三角地区"} == {"上海市", "南京", "苏州"}
    assert said("北京市和广东省广州市共同签署协议。", "cooperatesWith") == {("北京市", "广州市")}


def test_towns_of_a_province_are_part_of_it_and_not_located_there_besides() -> None:
    towns = "安徽省的淮北市、亳州市和淮南市列入规划。"
    assert len(said(towns, "partOf")) == 3
    assert not said(towns, "locatedIn")


def test_a_branch_in_a_town_is_not_in_its_zone() -> None:
    text = "远帆研究中心重庆分院揭牌。重庆高新区建成云水大桥。"
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    sited = {names[c.object] for c in found.claims if c.property == "locatedIn" and names[c.subject].endswith("分院")}
    assert not any("高新" in place for place in sited)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("成都至贵阳高速铁路乐山至贵阳段通车。", {"乐山", "贵阳"}),
        ("成都至贵阳高速铁路通车。", {"成都", "贵阳"}),
    ],
)
def test_a_section_of_a_line_has_ends_of_its_own(text: str, ends: set[str]) -> None:
    assert {o for s, o in said(text, "connects") if s.endswith(("段", "高速铁路"))} >= ends
    if "段" in text:
        assert "成都" not in {o for s, o in said(text, "connects") if s.endswith("段")}


def test_who_signs_two_agreements_as_one_will_build_what_the_second_names() -> None:
    told = checked("江湾大学与远帆集团签署战略合作协议暨共建云岭海洋研究院协议。")
    names = {e.key: e.name for e in told.entities}
    found = {(names[c.subject], names[c.object], c.status) for c in told.claims if c.property == "builds"}
    assert ("远帆集团", "云岭海洋研究院", "expected") in found
