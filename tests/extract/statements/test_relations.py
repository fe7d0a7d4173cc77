"""Lists, companions, agents, dropped subjects, attributive clauses."""

from __future__ import annotations

import pytest
from statements import claimed, evidence, extract, happened


def said(text: str, relation: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o, _ in claimed(text) if p == relation}


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


def test_the_agent_of_a_passive_builds_what_the_sentence_is_about() -> None:
    text = "瓯江北口大桥位于温州市，由中国中铁公司投资建设。"
    assert said(text, "builds") == {("中国中铁公司", "瓯江北口大桥")}


def test_who_builds_in_an_attributive_clause_is_not_the_subject_of_the_sentence() -> None:
    text = "由浙江大学和舟山市共建的东海实验室落户定海区。"
    assert said(text, "builds") == {("浙江大学", "东海实验室"), ("舟山市", "东海实验室")}
    assert said(text, "locatedIn") == {("东海实验室", "定海区")}


def test_the_object_of_a_verb_is_the_subject_of_the_next() -> None:
    text = "浙江省支持浙江大学建设东海实验室。"
    assert said(text, "builds") == {("浙江大学", "东海实验室")}


def test_a_dropped_subject_is_carried_with_evidence_from_its_sentence() -> None:
    text = "招商局集团今天公布年报。近年来收购了舟山港公司。"
    assert said(text, "owns") == {("招商局集团", "舟山港公司")}
    assert evidence(text, "owns") == [text]


def test_a_noun_without_a_name_is_a_subject_of_its_own() -> None:
    text = "招商局集团公布年报，12家高新区建设了东海实验室。"
    assert not said(text, "builds")


def test_the_narrowest_of_places_that_follow_each_other_is_where_it_is() -> None:
    text = "漳州核电站位于福建省云霄县。"
    assert ("漳州核电站", "云霄县") in said(text, "locatedIn")
    assert ("云霄县", "福建省") in said(text, "partOf")


def test_the_bracket_says_where_it_is() -> None:
    assert said("香港科技大学（广州）开学。广州很热闹。", "locatedIn") == {("香港科技大学（广州）", "广州")}


def test_shares_are_owned_by_each() -> None:
    text = "舟山港公司2009年成立，招商局集团、中远海运集团分别持股40%、15%。"
    assert said(text, "owns") == {("招商局集团", "舟山港公司"), ("中远海运集团", "舟山港公司")}
    text = "舟山港公司2009年成立，其中招商局集团持股比例为40%。"
    assert said(text, "owns") == {("招商局集团", "舟山港公司")}


def test_what_supports_people_is_for_them() -> None:
    text = "“海峡青创”计划为台湾青年提供岗位，福建省支持台湾青年。"
    assert said(text, "benefits") == {("“海峡青创”计划", "台湾青年")}
    assert said(text, "supports") == {("福建省", "台湾青年")}


def test_here_is_the_place_that_opens_the_sentence() -> None:
    text = "在合肥高新区，依托中国科学技术大学，这里发展起集成电路、新材料等产业。"
    assert said(text, "focusesOn") == {("合肥高新区", "集成电路"), ("合肥高新区", "新材料")}


def test_via_points_are_connected_too() -> None:
    text = "渝昆高铁起自重庆市，途经宜宾市、昭通市，止于昆明市。"
    assert {o for _, o in said(text, "connects")} == {"重庆市", "宜宾市", "昭通市", "昆明市"}


def test_a_place_before_a_longer_name_is_not_what_is_approved() -> None:
    assert not said("国家能源局批复同意新疆哈密至重庆输电通道规划研究。", "approvedBy")


def test_what_a_new_body_is_for_is_its_own() -> None:
    text = "招商局集团成立深圳港务公司，负责运营深圳地铁4号线。"
    assert said(text, "operatedBy") == {("深圳地铁4号线", "深圳港务公司")}


def test_a_route_has_its_ends() -> None:
    found = said("郑万高铁自郑州市经南阳市至万州区。", "connects")
    assert {o for _, o in found} == {"郑州市", "南阳市", "万州区"}


def test_a_work_opened_by_a_province_in_its_name_lies_there() -> None:
    assert said("广东阳江核电站投产。广东用电充足。", "locatedIn") >= {("阳江核电站", "广东")}


def test_a_section_is_part_of_the_body_that_its_name_begins_with() -> None:
    text = "浙江大学发布公告。浙江大学医学院开学。"
    assert said(text, "partOf") == {("浙江大学医学院", "浙江大学")}


def test_a_division_is_part_of_the_larger_one_in_its_clause() -> None:
    found = said("江苏省多个城市参赛，苏州、无锡等江苏的5个城市承办。", "partOf")
    assert found >= {("苏州", "江苏省"), ("无锡", "江苏省")}


def test_the_subject_of_an_adverbial_clause_comes_after_it() -> None:
    text = "通过大力发展集成电路、新材料、人工智能等产业，合肥高新区走出了新路。"
    assert {o for s, o in said(text, "focusesOn") if s == "合肥高新区"} == {"集成电路", "新材料", "人工智能"}
    assert not said(text, "approvedBy")


def test_the_place_that_opens_a_sentence_is_what_gathers() -> None:
    text = "在合肥高新区，集成电路、新能源汽车等产业集群加速形成。"
    assert {s for s, _ in said(text, "focusesOn")} == {"合肥高新区"}


def test_verbs_that_share_an_object_each_have_it() -> None:
    text = "浦东国际机场由上海机场集团投资、建设和运营。"
    assert said(text, "operatedBy") == {("浦东国际机场", "上海机场集团")}
    text = "由上海机场集团建设运营的浦东国际机场客流增长。"
    assert said(text, "builds") == {("上海机场集团", "浦东国际机场")}
    assert said(text, "operatedBy") == {("浦东国际机场", "上海机场集团")}


def test_who_built_it_needs_no_object_where_the_sentence_has_told_of_it() -> None:
    text = "瓯江北口大桥位于温州市，中国中铁公司承建，今年通车。"
    assert said(text, "builds") == {("中国中铁公司", "瓯江北口大桥")}


def test_who_issued_what_a_preposition_names() -> None:
    text = "按照国务院印发的《海洋经济发展规划》，各地加快建设。"
    assert said(text, "issuedBy") == {("《海洋经济发展规划》", "国务院")}


def test_the_smaller_of_two_places_acts() -> None:
    text = "深圳市龙岗区设立创新产业基金。"
    assert {o for _, o in said(text, "foundedBy")} <= {"龙岗区"}


def test_a_remark_on_what_happened_has_no_actor() -> None:
    text = "北京大学雄安校区开工。这是推动“东数西算”工程的成果。"
    assert not said(text, "implements")


def test_the_ends_of_a_line_stand_in_its_bracket() -> None:
    text = "甬舟铁路（宁波至舟山）今年开工。"
    assert said(text, "connects") == {("甬舟铁路", "宁波"), ("甬舟铁路", "舟山")}


def test_the_parts_of_a_whole_stand_in_its_bracket() -> None:
    text = "宁波舟山港（梅山码头、北仑码头）扩大规模。"
    assert {o for _, o in said(text, "partOf")} == {"宁波舟山港"}


def test_two_of_a_kind_are_those_named_last() -> None:
    text = "白鹤滩水电站全面投产。溪洛渡水电站运行平稳。两座电站均由三峡集团运营。"
    assert {s for s, _ in said(text, "operatedBy")} == {"白鹤滩水电站", "溪洛渡水电站"}


def test_whose_building_is_the_subject_is_the_subject() -> None:
    text = "西咸新区的建设，将带动陕西省发展。"
    assert ("西咸新区", "陕西省") in said(text, "supports")
    assert not said("走进西咸新区的建设现场，带动陕西省发展。", "supports")


def test_the_party_that_is_charged_with_a_task() -> None:
    text = "瓯江北口大桥位于温州市，由承建方中国中铁公司负责建造和日后运营的工作。"
    assert ("中国中铁公司", "瓯江北口大桥") in said(text, "builds")
    assert ("瓯江北口大桥", "中国中铁公司") in said(text, "operatedBy")


NOTICE = """各市州人民政府：

各有关单位：

经省人民政府同意，现将《节能降碳行动计划》印发给你们，请认真组织实施。

贵州省人民政府办公厅
2024年3月1日
"""


def test_who_signs_a_notice_issued_what_it_passes_on() -> None:
    assert said(NOTICE, "issuedBy") == {("《节能降碳行动计划》", "贵州省人民政府办公厅")}
    assert said(NOTICE, "approvedBy") == {("《节能降碳行动计划》", "省人民政府")}


def test_the_issuer_in_a_title_is_not_what_it_concerns() -> None:
    text = "按照《国务院关于推动宁夏回族自治区发展的意见》，国务院要求加强工作，宁夏回族自治区行动迅速。"
    title = "《国务院关于推动宁夏回族自治区发展的意见》"
    assert (title, "国务院") in said(text, "issuedBy")
    assert {o for s, o in said(text, "concerns") if s == title} <= {"宁夏回族自治区"}


def test_a_list_of_towns_with_its_number_is_one_companion() -> None:
    text = "杭州市上调额度，并与宁波市、嘉兴市、湖州市三市签订协议。"
    assert said(text, "cooperatesWith") == {("杭州市", "宁波市"), ("杭州市", "嘉兴市"), ("杭州市", "湖州市")}


def test_what_is_built_somewhere_is_there() -> None:
    text = "浙江大学在舟山市建设东海实验室。"
    assert said(text, "locatedIn") == {("东海实验室", "舟山市")}


def test_the_own_country_before_a_name_is_no_place_of_it() -> None:
    assert not said("我国“东数西算”大基地建设提速，西北地区受益。", "partOf")


def test_chains_of_places_act_as_their_smallest() -> None:
    text = "上海市青浦区、江苏省苏州市吴江区共建长三角生态绿色一体化发展示范区。"
    assert {s for s, _ in said(text, "builds")} == {"青浦区", "吴江区"}


def test_what_is_supported_is_the_last_of_a_chain() -> None:
    assert said("中国中车公司为印度尼西亚雅万高铁提供动车组。", "supports") == {("中国中车公司", "雅万高铁")}


def test_towns_are_not_built() -> None:
    assert not said("云南省将建设昆明、大理2个国家物流枢纽。", "builds")


def test_the_smaller_of_two_places_keeps_the_part_of_both() -> None:
    found = extract("银川高新区良田镇，由燕宝慈善基金会捐资兴办。")
    assert "良田镇" in {entity.name for entity in found.entities}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("江北市与海河大学签署协议。", {("江北市", "海河大学")}),
        ("江北大学和海河大学签约入驻滨江新区。", set()),
        ("江北大学、海河大学签署协议。", set()),
    ],
)
def test_who_signs_with_another_acts_with_it(text: str, pairs: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o, _ in claimed(text) if p == "cooperatesWith"} == pairs


def test_both_sides_are_known_in_the_first_sentence() -> None:
    found = claimed("江北大学与江北医院签约，双方共建青山实验室。")
    assert {s for s, p, o, _ in found if p == "builds"} == {"江北大学", "江北医院"}


def test_both_sides_are_those_who_act_and_not_what_is_built() -> None:
    found = claimed("江北市将建设云山研究中心、青城实验室。双方将共同开展研究。")
    assert not [p for _, p, _, _ in found if p == "cooperatesWith"]


def test_what_is_served_is_not_where_it_is() -> None:
    found = claimed("云山水厂全长12公里的管网覆盖甘肃、青海两省。")
    assert not [p for _, p, _, _ in found if p == "locatedIn"]


@pytest.mark.parametrize(
    ("text", "policies"),
    [
        ("中关村科学城发布“高光20条”。", {"“高光20条”"}),
        ("西安市发布了“科创九条”“复工十条”等支持企业发展的若干政策。", {"“科创九条”", "“复工十条”"}),
        ("福建省发布2026年省重大项目清单，计划投资6亿元。", {"2026年省重大项目清单"}),
        ("福建省印发2025年数字经济工作要点。", {"2025年数字经济工作要点"}),
        ("福建省出台港口联络员制度。", {"港口联络员制度"}),
        ("福建省出台相关制度。", set()),
    ],
)
def test_documents_are_told_by_their_articles_and_years(text: str, policies: set[str]) -> None:
    assert {document for document, _ in said(text, "issuedBy")} == policies


def test_the_year_of_a_document_is_not_when_it_is_issued() -> None:
    extraction = extract("福建省印发2025年数字经济工作要点。")
    assert [(event.type, event.date) for event in extraction.events] == [("issued", None)]


@pytest.mark.parametrize(
    ("text", "thing", "place"),
    [
        ("宁波市将新建敦煌科技馆，选址在滨江新城。", "敦煌科技馆", "滨江新城"),
        ("宁波市近日启用东海实验室，位于中关村科学城。", "东海实验室", "中关村科学城"),
        ("宁波市设立海峡产业基金，落户鄞州区。", "海峡产业基金", "鄞州区"),
    ],
)
def test_what_is_built_lies_where_the_next_clause_says(text: str, thing: str, place: str) -> None:
    assert said(text, "locatedIn") == {(thing, place)}


def test_a_section_joins_its_ends_and_is_part_of_its_line() -> None:
    text = "川藏铁路雅安至林芝段建设加快。川藏铁路是重大工程。"
    assert {o for s, o in said(text, "connects") if s == "川藏铁路雅安至林芝段"} == {"雅安", "林芝"}


def test_a_place_in_brackets_after_a_place_is_where_the_thing_is() -> None:
    assert ("中国（西安）丝绸之路研究院", "西安") in said("中国（西安）丝绸之路研究院昨日成立。", "locatedIn")


def test_the_head_of_a_relative_clause_is_what_joins_and_opens() -> None:
    text = "今天，连接徐闻港的江川大桥也正式通车。"
    assert said(text, "connects") == {("江川大桥", "徐闻港")}
    assert ("江川大桥", "opened") in {(of, kind) for of, kind, *_ in happened(text)}


def test_the_last_of_a_chain_lies_where_its_relative_clause_says() -> None:
    assert said("位于大别山区的安徽省金寨县花石乡种茶。", "locatedIn") == {("花石乡", "大别山区")}


def test_a_country_that_trades_with_a_province_is_not_in_it() -> None:
    text = "泰国是云南省最大贸易伙伴。"
    assert said(text, "locatedIn") == set()
    assert said(text, "cooperatesWith") == {("泰国", "云南省")}


def test_a_strait_builds_nothing() -> None:
    assert said("琼州海峡已建成徐闻港、新海港两座码头。", "builds") == set()


def test_each_of_two_funds_with_its_sum_is_founded() -> None:
    text = "湖北省设立50亿元科技创新引导基金和20亿元乡村振兴基金。"
    assert said(text, "foundedBy") == {("科技创新引导基金", "湖北省"), ("乡村振兴基金", "湖北省")}
    names = {e.key: e.name for e in extract(text).entities}
    sums = {(names[o.about], int(o.value)) for o in extract(text).observations}
    assert sums == {("科技创新引导基金", 5 * 10**9), ("乡村振兴基金", 2 * 10**9)}


def test_what_has_an_address_is_in_its_district() -> None:
    text = "安康市博物馆位于安康市汉滨区江南大道18号。"
    assert said(text, "locatedIn") >= {("安康市博物馆", "汉滨区")}


def test_a_list_goes_on_behind_a_bracket_and_a_general_noun() -> None:
    text = "舟山市共同建设东海实验室（创新谷）片区、西湖实验室。"
    assert said(text, "builds") == {("舟山市", "东海实验室"), ("舟山市", "西湖实验室")}


def test_what_a_city_may_found_is_not_the_city() -> None:
    assert said("教育部批准澳门设立两所实验室。", "approvedBy") == set()


def test_what_a_work_is_built_around_is_not_built() -> None:
    text = "湖北省启动建设以东湖高新区为核心区域的江汉科创走廊工程。"
    assert said(text, "builds") == {("湖北省", "江汉科创走廊工程")}


def test_since_its_founding_the_next_clause_names_it() -> None:
    text = "自2020年9月24日挂牌成立以来，紫金山实验室招聘300人。"
    assert ("紫金山实验室", "founded", "2020-09-24", "occurred") in happened(text)


def test_steps_with_their_dates_are_events_each() -> None:
    text = "云川大桥长12公里，于2021年7月开工建设、2024年4月竣工。"
    assert {(kind, date) for _, kind, date, _ in happened(text)} == {
        ("constructionStarted", "2021-07"),
        ("completed", "2024-04"),
    }


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("四川省建成位于雅砻江中游的两河口水电站。", "locatedIn", ("两河口水电站", "雅砻江")),
        ("四川省加快建设位于甘孜州雅江县境内的两河口水电站。", "builds", ("四川省", "两河口水电站")),
        ("广东省开工建设连接深圳市和中山市的深中通道。", "connects", ("深中通道", "中山市")),
        ("江苏省推行面向台湾青年的“海峡青创”计划。", "implements", ("江苏省", "“海峡青创”计划")),
        (
            "国务院批准由国家发展改革委制定的《成都都市圈发展规划》。",
            "approvedBy",
            ("《成都都市圈发展规划》", "国务院"),
        ),
    ],
)
def test_a_relative_clause_before_an_object_tells_of_the_object(
    text: str, relation: str, pair: tuple[str, str]
) -> None:
    assert pair in said(text, relation)
    assert pair[0] == "四川省" or ("四川省", "雅砻江") not in said(text, "locatedIn")


def test_what_is_said_in_quotation_marks_is_said_and_a_motto_is_not() -> None:
    assert said("“中国加入世界贸易组织。”张强说。", "participatesIn") == {("中国", "世界贸易组织")}
    assert said("张强表示：“广东省支持鹏城实验室。”", "supports") == {("广东省", "鹏城实验室")}
    assert said("“广东省支持鹏城实验室”活动启动。", "supports") == set()


def test_what_others_do_for_a_list_its_members_do_not() -> None:
    text = "这将放大济南、青岛、烟台、潍坊等4个都市圈的协同联动效应。"
    assert said(text, "cooperatesWith") == set()


def test_the_year_that_opens_a_sentence_holds_behind_a_semicolon() -> None:
    text = "2022年，江苏省下达投资计划300亿元；开工建设云川大桥，投资规模达70亿元。"
    assert ("云川大桥", "constructionStarted", "2022", "occurred") in happened(text)
    assert {o.period for o in extract(text).observations} == {"2022"}
    assert {o.status for o in extract(text).observations} == {"occurred"}


def test_the_last_of_a_list_may_have_a_place_of_its_own() -> None:
    text = "去年正式启用了瓯江北口大桥、海南省洋浦保税港区等工程。"
    assert {of for of, kind, *_ in happened(text) if kind == "opened"} == {"瓯江北口大桥", "洋浦保税港区"}


def test_of_several_in_a_place_the_sum_is_of_the_place() -> None:
    text = "在河南省，郑州市、洛阳市、开封市加快发展。截至目前，共建成车站110座。"
    names = {e.key: e.name for e in extract(text).entities}
    assert [names[o.about] for o in extract(text).observations] == ["河南省"]


def test_a_name_after_a_dash_is_found_where_nothing_stands_before() -> None:
    text = "浙江省建成全国首个科学平台——浙江大学承建的东海实验室。"
    assert ("浙江大学", "东海实验室") in said(text, "builds")


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        (
            "位于四川省大渡河上游的两河口水电站蓄水。",
            "locatedIn",
            {("两河口水电站", "四川省"), ("两河口水电站", "大渡河")},
        ),
        ("京张高铁建成通车，助力长三角高质量发展。", "supports", {("京张高铁", "长三角")}),
        ("安徽省金寨县的石榴丰收，在广州市的帮助下，这里建成了东海实验室。", "locatedIn", {("东海实验室", "金寨县")}),
        ("浙江省设立“海峡青创”基金，以支持人工智能产业。", "focusesOn", {("“海峡青创”基金", "人工智能产业")}),
    ],
)
def test_what_stands_in_a_clause_of_its_own_is_said_of_the_right_one(
    text: str, relation: str, pairs: set[tuple[str, str]]
) -> None:
    assert pairs <= said(text, relation)


def test_a_zone_that_advances_something_is_not_under_construction() -> None:
    assert happened("合肥高新区加快推进人工智能产业布局。") == set()


def test_the_figures_of_a_kind_are_those_of_its_place() -> None:
    text = "今年，成都市博物馆总数达113家。"
    assert [e.name for e in extract(text).entities] == ["成都市"]
    assert [str(o.value) for o in extract(text).observations] == ["113"]


def test_leaders_named_together_lead_the_same_town() -> None:
    text = "杭州市召开大会。市领导张建国、王海涛参加。"
    assert said(text, "affiliatedWith") >= {("张建国", "杭州市"), ("王海涛", "杭州市")}


def test_the_project_of_a_ceremony_is_what_its_figures_are_of() -> None:
    text = "怀柔科学城新材料生产项目开工仪式举行。项目总投资约23亿元。"
    names = {e.key: e.name for e in extract(text).entities}
    assert [names[o.about] for o in extract(text).observations] == ["怀柔科学城新材料生产项目"]


_REPLY = """安徽省人民政府关于同意安徽云山经济开发区扩区的批复
皖政秘〔2023〕139号
安庆市人民政府：
《关于申报云山经济开发区扩区的请示》（宜政报〔2021〕59号）悉。经研究，现批复如下：
一、同意安徽云山经济开发区扩区，总体规划面积扩大至21.25平方公里。
安徽省人民政府
2023年7月23日"""


def test_a_reply_is_a_document_and_approves_what_it_agrees_to() -> None:
    names = {e.name: e.classes for e in extract(_REPLY).entities}
    title = "安徽省人民政府关于同意安徽云山经济开发区扩区的批复"
    assert names[title] == names["《关于申报云山经济开发区扩区的请示》"] == ("Policy",)
    assert ("安徽云山经济开发区", "安徽省人民政府") in said(_REPLY, "approvedBy")
    assert (title, "安徽省人民政府") in said(_REPLY, "issuedBy")
    assert ("安徽云山经济开发区", "approved") in {(of, kind) for of, kind, *_ in happened(_REPLY)}


def test_what_is_approved_and_hereby_issued_is_approved() -> None:
    found = claimed("经国务院同意，现将《节能降碳行动方案》印发给你们。")
    assert ("《节能降碳行动方案》", "approvedBy", "国务院", "occurred") in found


def test_what_is_built_for_openness_is_neither_opened_nor_a_builder() -> None:
    text = "贵安新区加快发展，建设面向东盟高度开放的东海实验室，打造紫金山实验室。"
    assert ("贵安新区", "紫金山实验室") in said(text, "builds")
    assert ("东海实验室", "紫金山实验室") not in said(text, "builds")
    assert "opened" not in {kind for _, kind, *_ in happened(text)}


def test_a_number_of_projects_is_not_of_the_one_that_is_named() -> None:
    text = "兰州新区建设“深海勘探”项目。今年兰州新区实施项目536项。其中，续建项目209项。"
    names = {e.key: e.name for e in extract(text).entities}
    assert {names[o.about] for o in extract(text).observations} == {"甘肃兰州新区"}


def test_a_year_behind_the_subject_holds_for_the_clauses_after_it() -> None:
    (found,) = extract("甘肃今年支持科研攻关，新增创新平台30个。").observations
    assert found.period == "2024"


def test_firms_are_not_built() -> None:
    assert said("招商局集团建设华为公司、漳州码头。", "builds") == {("招商局集团", "漳州码头")}


def test_who_founds_a_body_that_focuses_on_a_theme_does_not_focus_on_it() -> None:
    rules = {c.rule for c in extract("浙江大学和舟山市共建的聚焦人工智能的研究院挂牌。").claims}
    assert "pattern:set-up-theme" not in rules


def test_a_person_who_signs_acts_for_a_body() -> None:
    assert not said("浙江省与王建国签署协议。", "cooperatesWith")


def test_several_projects_of_a_firm_in_a_place_are_not_the_firm() -> None:
    assert not said("在宁波市，招商局集团一批项目加紧建设。", "locatedIn")


def test_a_list_broken_by_brackets_is_built_to_its_end() -> None:
    text = "浙江大学将与舟山市共同建设浙江大学定海校区（创新港）片区、舟山科创城和先行区片区等三个片区。"
    assert {("浙江大学", "舟山科创城"), ("舟山市", "舟山科创城")} <= said(text, "builds")


def test_to_develop_a_centre_is_to_build_it() -> None:
    assert ("招商局集团", "舟山海洋制造中心") in said("招商局集团在定海区发展舟山海洋制造中心。", "builds")


def test_regions_named_after_a_province_that_a_sentence_is_set_in_are_its_parts() -> None:
    assert {("粤北", "广东"), ("粤东", "广东")} <= said("在广东，粤北、粤东加快联动发展。", "partOf")


def test_who_is_summed_up_by_two_nouns_is_who_acts() -> None:
    text = "现已有华为公司、中兴公司等10多家民营科技企业和社会服务机构入驻贵安新区。"
    assert {s for s, _ in said(text, "locatedIn")} == {"华为公司", "中兴公司"}


def test_whose_headquarters_settle_somewhere_is_not_there_itself() -> None:
    assert not {s for s, _ in said("长三角一批总部落户宁波市。", "locatedIn")}


def test_of_an_agent_that_is_a_list_of_narrowed_places_each_acts() -> None:
    text = "云岭高新技术产业园由浙江省湖州市、四川省广安市合力打造。"
    assert {s[-3:] for s, _ in said(text, "builds")} == {"湖州市", "广安市"}


def test_what_is_acted_with_does_not_act_with_itself() -> None:
    assert not said("双方与湖州市、广安市建立合作机制。", "cooperatesWith")


def test_two_places_are_no_two_bodies() -> None:
    text = "政府将成立「东部督导委员会」及「东部咨询委员会」。东边可供两地发展旅游业。"
    assert not said(text, "focusesOn")


def test_a_document_with_what_it_is_about_before_it_is_what_is_signed() -> None:
    text = "天津海关与大连海关签署“一带一路”《合作备忘录》。"
    assert {(name, kind) for name, kind, _, _ in happened(text)} == {("《合作备忘录》", "signed")}


def test_a_verb_before_a_noun_of_work_tells_no_opening() -> None:
    assert not happened("天津海关强化青屿口岸通关协作。")
    assert {kind for _, kind, _, _ in happened("青屿口岸正式通关。")} == {"opened"}


def test_what_a_party_serves_does_not_enter_a_phase() -> None:
    assert not happened("天津海关服务“一带一路”、加强协作进入新阶段。")


@pytest.mark.parametrize("title", ["《城市群2024年重点合作事项》", "《推进同城化工作机制》", "《云岭区域行动纲领》"])
def test_what_is_signed_or_issued_is_a_policy(title: str) -> None:
    extraction = extract(f"湖州市与广安市签署{title}。")
    assert {e.classes for e in extraction.entities if e.name == title} == {("Policy",)}


def test_a_name_with_a_place_in_brackets_is_in_no_other() -> None:
    text = "在天津市、上海市设立中国（杭州）跨境电子商务综合试验区。"
    assert not {o for _, o in said(text, "locatedIn")} & {"天津市", "上海市"}


def test_who_attends_a_ceremony_is_not_what_it_is_held_for() -> None:
    assert not happened("云岭县水利局、云岭县财政局负责同志参加了揭牌仪式。")
    assert {kind for _, kind, _, _ in happened("紫金山实验室举行揭牌仪式。")} == {"founded"}


def test_what_is_under_a_body_is_not_what_acts_with_it() -> None:
    text = "招商局集团所属招商银行与中国银行、交通银行签订协议。"
    assert said(text, "partOf") == {("招商银行", "招商局集团")}


@pytest.mark.parametrize("name", ["云岭县河长办", "云岭县林长办"])
def test_offices_of_river_chiefs_are_bodies(name: str) -> None:
    found = {e.name: e.classes for e in extract(f"{name}副主任王建国介绍情况。").entities}
    assert found.get(name) == ("GovernmentBody",)


def test_where_something_is_approved_is_not_what_is_approved() -> None:
    text = "国家发展改革委批复同意在青海、宁夏、内蒙古等3地启动建设西北算力枢纽。"
    assert said(text, "approvedBy") == {("西北算力枢纽", "国家发展改革委")}


def test_a_project_without_a_name_is_not_who_signed_for_it() -> None:
    text = "兰州市政府与远帆公司签约。项目将在永登县建设远帆电池工厂。"
    assert said(text, "builds") == set()


def test_the_zone_that_something_settles_in_is_the_one_named_before() -> None:
    text = "兰州经济技术开发区抓项目。江川汽车产业园4月落户开发区并开工建设。"
    assert ("江川汽车产业园", "兰州经济技术开发区") in said(text, "locatedIn")


def test_a_river_behind_a_place_is_not_said_to_lie_there() -> None:
    text = "云山水电站位于永登县和静宁县交界的洮河河道上。"
    assert not [pair for pair in said(text, "locatedIn") if pair[0] == "洮河"]


def test_two_projects_of_a_list_are_those_of_the_list() -> None:
    text = "远帆大桥项目、远帆隧道项目今年开工。此前，云山整车和云山航空两个项目落户兰州市。"
    assert not [pair for pair in said(text, "locatedIn") if pair[0].startswith("远帆")]


def test_the_towns_of_a_zone_are_told_by_what_it_spans() -> None:
    assert said("云岭生态示范区横跨湖州市、嘉兴市。", "partOf") == {
        ("湖州市", "云岭生态示范区"),
        ("嘉兴市", "云岭生态示范区"),
    }
    assert not said("云岭生态示范区的实施范围设在湖州市。", "partOf")
    assert not said("云岭生态示范区的湖州市推出措施。", "partOf")


def test_whose_business_it_is() -> None:
    found = said("宁德时代公司业务涵盖新能源、新材料。", "focusesOn")
    assert {industry for _, industry in found} == {"新能源", "新材料"}


def test_so_much_of_something_is_what_is_built() -> None:
    assert not happened("云岭高新技术产业园建成逾百公里的地下管网。")
    assert {kind for _, kind, _, _ in happened("云岭高新技术产业园已建成。")} == {"completed"}


def test_three_lands_may_be_told_by_their_bodies() -> None:
    text = "湖州市水利局、嘉兴市水利局、绍兴市水利局召开会议。三地制定《清水河保护方案》。"
    assert {o for _, o in said(text, "issuedBy")} == {"湖州市水利局", "嘉兴市水利局", "绍兴市水利局"}


def test_what_a_design_is_about_is_not_where_it_is() -> None:
    assert not said("兰州机场T3航站楼以黄河为核心设计元素。", "locatedIn")


def test_where_two_places_meet_is_in_neither() -> None:
    assert not [p for _, p, _, _ in claimed("红河州位于中国与东盟两大市场的结合部。") if p == "locatedIn"]
    assert [p for _, p, _, _ in claimed("青湾实验室位于昆明市。")] == ["locatedIn"]


def test_who_signs_in_a_town_is_not_there() -> None:
    assert not [p for _, p, _, _ in claimed("云南省人民政府与远帆控股集团在昆明签约。") if p == "locatedIn"]


def test_a_name_that_begins_with_its_county_lies_there() -> None:
    found = {(a, b) for a, p, b, _ in claimed("云川实验室位于重庆涪陵青湾科技产业园。") if p == "locatedIn"}
    assert ("涪陵青湾科技产业园", "涪陵") in found
