"""Where a name says that its thing is, and what it is about."""

from __future__ import annotations

import pytest
from statements import claimed, evidence, extract, said


def test_a_place_before_a_name_with_a_place_of_its_own_is_where_it_is() -> None:
    found = said("乌鲁木齐甘泉堡工业园建成，乌鲁木齐市出资。", "locatedIn")
    assert found == {("乌鲁木齐甘泉堡工业园", "乌鲁木齐")}


def test_a_place_that_is_all_there_is_to_a_name_tells_nothing() -> None:
    assert not said("张掖市建成张掖大数据研究院。", "locatedIn")


@pytest.mark.parametrize("title", ["《兰州市水资源规划》", "《关于支持兰州市发展的意见》"])
def test_a_plan_is_about_the_place_in_its_title(title: str) -> None:
    assert said(f"兰州市介绍了甘肃省印发的{title}。", "concerns") == {(title, "兰州市")}


def test_what_a_title_is_about_is_quoted_where_its_document_is_there_not_where_it_is_to_come() -> None:
    title = "《兰州市水资源规划》"
    coming, there = f"甘肃省将于2025年印发{title}。", f"{title}由甘肃省制定。"
    about = "兰州市位于甘肃省。"
    assert evidence(coming + there + about, "concerns") == [there]
    assert evidence(there + coming + about, "concerns") == [there]
    assert evidence(coming + about, "concerns") == [coming]


def test_a_programme_is_not_about_the_region_that_its_name_begins_with() -> None:
    assert not said("长江三角洲一体化发展战略实施，长江三角洲经济增长。", "concerns")


def test_a_body_is_no_part_of_the_party_committee_beside_it() -> None:
    assert not said("浙江省委、浙江省人民政府印发意见。", "partOf")


def test_a_province_that_opens_a_list_of_works_holds_them_all() -> None:
    found = said("云南青藤水库、白石水库通过验收，云南省出资。", "locatedIn")
    assert {s for s, _ in found} == {"云南青藤水库", "白石水库"}


def test_a_province_that_opens_a_list_of_projects_holds_the_first() -> None:
    found = said("云南远帆纺织项目、江湾仓储项目签约，云南省出资。", "locatedIn")
    assert ("江湾仓储项目", "云南") not in found


def test_a_work_that_begins_with_its_own_place_is_not_in_the_province_before() -> None:
    found = said("云南青藤水库、重庆白石水库通过验收，云南省出资。", "locatedIn")
    assert ("重庆白石水库", "云南") not in found


def test_the_industries_that_a_zone_is_named_after_are_not_what_its_plan_is_about() -> None:
    assert not said("舟山市出台《舟山海洋经济试验区产业导则》，发展海洋经济。", "concerns")
    assert said("舟山市出台《关于加快海洋经济发展的意见》，发展海洋经济。", "concerns")


def test_what_a_notice_rests_on_is_not_what_it_passes_on() -> None:
    text = "通知\n\n按照《海洋经济发展规划》要求，现将有关事宜通知如下：\n\n江苏省人民政府\n2023年5月1日"
    assert not [p for _, p, *_ in claimed(text) if p == "issuedBy"]


def test_a_zone_named_after_its_town_is_there_and_an_institute_need_not_be() -> None:
    assert said("宁波召开会议，宁波高新区汇报工作。", "locatedIn") == {("宁波高新区", "宁波")}
    assert not said("宁波召开会议，宁波材料研究院汇报工作。", "locatedIn")


def test_who_replies_has_issued_the_reply_and_approved_what_it_agrees_to() -> None:
    found = claimed("国务院关于同意设立洮河新区的批复\n甘肃省人民政府：\n同意设立洮河新区。")
    assert {(p, o) for _, p, o, _ in found} >= {("issuedBy", "国务院"), ("approvedBy", "国务院")}
    found = claimed("兰州市人民政府办公室关于加快养老服务发展的意见\n各县人民政府：\n现提出意见。")
    assert {(p, o) for _, p, o, _ in found} == {("issuedBy", "兰州市人民政府办公室")}


def test_a_place_that_opens_the_name_of_what_is_agreed_to_is_not_what_is_approved() -> None:
    text = "国务院关于同意设立大理综合保税区的批复"
    assert not said(text, "approvedBy")


def test_a_ceremony_is_about_what_it_is_held_for() -> None:
    found = said("舟山群岛新区重大项目对接会召开，舟山群岛新区给予补助。", "concerns")
    assert found == {("舟山群岛新区重大项目对接会", "舟山群岛新区")}
    assert not said("杭州湾跨海大桥论坛召开，杭州湾跨海大桥通车。", "concerns")


def test_what_a_reply_agrees_to_build_for_some_aim_is_approved_by_whom_its_title_names() -> None:
    text = (
        "国家发展改革委关于新建甘肃洮河机场项目的批复\n甘肃省发展改革委：\n一、为完善运输体系，同意新建甘肃洮河机场。"
    )
    assert ("洮河机场", "国家发展改革委") in {(s.removeprefix("甘肃"), o) for s, o in said(text, "approvedBy")}


def test_two_characters_in_a_title_are_no_short_name_of_a_body() -> None:
    text = "《粤港澳大湾区发展规划》公布。澳门大学（澳大）参与编制。"
    assert {b for _, b in said(text, "concerns")} <= {"粤港澳大湾区"}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("澳门介绍了《港澳居民税收优惠政策》。港澳联系紧密。", False),
        ("澳门介绍了《港澳青年创业规划》。港澳联系紧密。", False),
        ("澳门介绍了《港澳人才引进办法》。港澳联系紧密。", False),
        ("澳门介绍了《港澳律师执业办法》。港澳联系紧密。", False),
        ("澳门介绍了《港澳学生资助办法》。港澳联系紧密。", False),
        ("兰州市介绍了《兰州市青年发展规划》。", True),
        ("兰州市介绍了《兰州市人才发展规划》。", True),
        ("兰州市介绍了《兰州市企业发展规划》。", True),
        ("兰州市介绍了《兰州市居民医疗办法》。", True),
        ("兰州市介绍了《兰州市学生资助办法》。", True),
    ],
)
def test_signs_that_say_from_where_people_are_are_no_subject_of_a_title(text: str, about: bool) -> None:
    assert bool(said(text, "concerns")) is about


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("云岭博览会聚焦新能源、人工智能等领域。", {"concerns"}),
        ("云岭博览会在兰州市开幕，围绕新能源、人工智能等领域，开展对接。", {"concerns"}),
        ("云山论坛聚焦新能源、人工智能。", {"concerns"}),
        ("兰州交易会围绕新能源、人工智能开展对接。", {"concerns"}),
        ("云山峰会聚焦新能源、人工智能开展讨论。", {"concerns"}),
        ("《兰州市产业规划》聚焦新能源、人工智能。", {"focusesOn"}),
        ("兰州市围绕新能源、人工智能布局。", {"focusesOn"}),
        ("云岭实验室聚焦新能源、人工智能。", {"focusesOn"}),
        ("远帆集团聚焦新能源、人工智能。", {"focusesOn"}),
        ("云山论坛举行，远帆集团聚焦新能源、人工智能。", {"focusesOn"}),
    ],
)
def test_a_meeting_is_about_what_others_go_in_for(text: str, relation: set[str]) -> None:
    assert {p for s, p, o, _ in claimed(text) if o == "新能源"} == relation


def test_bodies_that_a_title_tells_apart_have_all_issued_it() -> None:
    text = "浙江省财政厅 浙江省商务厅关于印发白石岭水源保护办法的通知\n各市财政局：\n请认真执行。"
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    assert {names[c.object] for c in found.claims if c.property == "issuedBy"} == {"浙江省财政厅", "浙江省商务厅"}


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("《嘉兴市财政局 嘉兴市水利局关于水价改革的通知》", {"嘉兴市财政局", "嘉兴市水利局"}),
        ("《嘉兴市财政局关于水价改革的通知》", {"嘉兴市财政局"}),
    ],
)
def test_a_blank_parts_those_who_issue_a_paper_together(title: str, bodies: set[str]) -> None:
    assert said(f"根据{title}，水价分三档。", "issuedBy") == {(title, body) for body in bodies}


def test_a_paper_in_a_list_has_neither_its_number_nor_that_of_its_entry_in_its_name() -> None:
    text = "省政府文件\n2. 浙江省人民政府关于支持嘉兴市发展的若干意见（浙政发〔2021〕13号）\n"
    name = "浙江省人民政府关于支持嘉兴市发展的若干意见"
    assert said(text, "issuedBy") == {(name, "浙江省人民政府")}


def test_towns_whose_zones_a_reply_agrees_to_are_not_approved_themselves() -> None:
    text = "江西省人民政府近日印发《江西省人民政府关于同意设立宜春、瑞金2个省级高新区的批复》。"
    assert not said(text, "approvedBy")
    text = "国务院日前印发《国务院关于同意设立江湾新区的批复》。江湾新区位于江湾市。"
    assert said(text, "approvedBy") == {("江湾新区", "国务院")}


def test_a_zone_is_not_in_the_city_whose_brand_goes_before_that_where_it_is() -> None:
    assert not said("西安高科兰州高新区建成，西安、兰州市出资。", "locatedIn")
    assert ("西安高科高新区", "西安") in said("西安高科高新区建成，西安、兰州市出资。", "locatedIn")
