"""Agents, dropped subjects, words beside names: who stands in a relation."""

from __future__ import annotations

import pytest
from statements import claimed, evidence, extract, said

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


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


def test_what_a_new_body_is_for_is_its_own() -> None:
    text = "招商局集团成立深圳港务公司，负责运营深圳地铁4号线。"
    assert said(text, "operatedBy") == {("深圳地铁4号线", "深圳港务公司")}


def test_the_subject_of_an_adverbial_clause_comes_after_it() -> None:
    text = "通过大力发展集成电路、新材料、人工智能等产业，合肥高新区走出了新路。"
    assert {o for s, o in said(text, "focusesOn") if s == "合肥高新区"} == {"集成电路", "新材料", "人工智能"}
    assert not said(text, "approvedBy")


def test_the_place_that_opens_a_sentence_is_what_gathers() -> None:
    text = "在合肥高新区，集成电路、新能源汽车等产业集群加速形成。"
    assert {s for s, _ in said(text, "focusesOn")} == {"合肥高新区"}


def test_who_built_it_needs_no_object_where_the_sentence_has_told_of_it() -> None:
    text = "瓯江北口大桥位于温州市，中国中铁公司承建，今年通车。"
    assert said(text, "builds") == {("中国中铁公司", "瓯江北口大桥")}


def test_the_smaller_of_two_places_acts() -> None:
    text = "深圳市龙岗区设立创新产业基金。"
    assert {o for _, o in said(text, "foundedBy")} <= {"龙岗区"}


def test_a_remark_on_what_happened_has_no_actor() -> None:
    text = "北京大学雄安校区开工。这是推动“东数西算”工程的成果。"
    assert not said(text, "implements")


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


def test_towns_are_not_built() -> None:
    assert not said("云南省将建设昆明、大理2个国家物流枢纽。", "builds")


def test_a_strait_builds_nothing() -> None:
    assert said("琼州海峡已建成徐闻港、新海港两座码头。", "builds") == set()


def test_what_a_work_is_built_around_is_not_built() -> None:
    text = "湖北省启动建设以东湖高新区为核心区域的江汉科创走廊工程。"
    assert said(text, "builds") == {("湖北省", "江汉科创走廊工程")}


def test_what_is_said_in_quotation_marks_is_said_and_a_motto_is_not() -> None:
    assert said("“中国加入世界贸易组织。”张强说。", "participatesIn") == {("中国", "世界贸易组织")}
    assert said("张强表示：“广东省支持鹏城实验室。”", "supports") == {("广东省", "鹏城实验室")}
    assert said("“广东省支持鹏城实验室”活动启动。", "supports") == set()


def test_leaders_named_together_lead_the_same_town() -> None:
    text = "杭州市召开大会。市领导张建国、王海涛参加。"
    assert said(text, "affiliatedWith") >= {("张建国", "杭州市"), ("王海涛", "杭州市")}


def test_firms_are_not_built() -> None:
    assert said("招商局集团建设华为公司、漳州码头。", "builds") == {("招商局集团", "漳州码头")}


def test_who_founds_a_body_that_focuses_on_a_theme_does_not_focus_on_it() -> None:
    rules = {c.rule for c in extract("浙江大学和舟山市共建的聚焦人工智能的研究院挂牌。").claims}
    assert "pattern:set-up-theme" not in rules


def test_to_develop_a_centre_is_to_build_it() -> None:
    assert ("招商局集团", "舟山海洋制造中心") in said("招商局集团在定海区发展舟山海洋制造中心。", "builds")


def test_what_is_under_a_body_is_not_what_acts_with_it() -> None:
    text = "招商局集团所属招商银行与中国银行、交通银行签订协议。"
    assert said(text, "partOf") == {("招商银行", "招商局集团")}


@pytest.mark.parametrize("name", ["云岭县河长办", "云岭县林长办"])
def test_offices_of_river_chiefs_are_bodies(name: str) -> None:
    found = {e.name: e.classes for e in extract(f"{name}副主任王建国介绍情况。").entities}
    assert found.get(name) == ("GovernmentBody",)


def test_a_project_without_a_name_is_not_who_signed_for_it() -> None:
    text = "兰州市政府与远帆公司签约。项目将在永登县建设远帆电池工厂。"
    assert said(text, "builds") == set()


def test_whose_business_it_is() -> None:
    found = said("宁德时代公司业务涵盖新能源、新材料。", "focusesOn")
    assert {industry for _, industry in found} == {"新能源", "新材料"}


@pytest.mark.parametrize("how", ["高标准", "高质量", "高水平", "高起点"])
def test_a_noun_that_says_how_is_not_who_builds(how: str) -> None:
    assert said(f"宁波市{how}建设甬江科学城。", "builds") == {("宁波市", "甬江科学城")}


@pytest.mark.parametrize("verb", ["加快", "抓好", "扎实推进", "统筹推进"])
def test_who_furthers_the_building_of_a_zone_builds_it(verb: str) -> None:
    assert said(f"宁波市{verb}甬江科学城建设。", "builds") == {("宁波市", "甬江科学城")}


@pytest.mark.parametrize("rest", ["宣传。", "建设者慰问工作。", "招商。"])
def test_who_furthers_something_else_of_it_does_not_build_it(rest: str) -> None:
    assert not said(f"宁波市加强甬江科学城{rest}", "builds")


def test_who_carries_out_a_project_builds_it() -> None:
    assert said("宁波市实施甬江大桥改造工程。", "builds") == {("宁波市", "甬江大桥改造工程")}


def test_what_furthers_the_growth_of_a_place_supports_it() -> None:
    assert ("渝昆高铁", "成渝地区") in said("渝昆高铁推动成渝地区高质量发展。", "supports")
    assert not said("渝昆高铁推动成渝地区企业合作。", "supports")


def test_who_holds_a_fair_takes_part_in_it() -> None:
    assert said("宁波市举办中国航海博览会。", "participatesIn") == {("宁波市", "中国航海博览会")}
    assert not said("宁波市将不再举办中国航海博览会。", "participatesIn")


def test_what_several_make_up_and_what_it_is_made_of() -> None:
    found = {("梅山码头", "宁波舟山港"), ("北仑码头", "宁波舟山港")}
    assert said("宁波舟山港由梅山码头、北仑码头整合而成。", "partOf") == found


def test_the_parts_of_a_conference_talk_are_no_parts() -> None:
    assert not said("会议内容包括宁波市、舟山市的规划。", "partOf")


def test_what_is_through_does_not_join_what_else_is() -> None:
    assert not said("京沈高铁、铁本高速公路贯通。", "connects")


def test_cities_that_make_up_a_region_do_not_cooperate_by_that() -> None:
    assert not said("定西市与兰州市、白银市共同构成兰州都市圈。", "cooperatesWith")
    assert said("定西市与兰州市共同推进科创走廊建设。", "cooperatesWith") == {("定西市", "兰州市")}


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        # what a province's capital does
        (
            "甘肃省会兰州市托管口岸，与定西市共同建设洮河国际口岸。",
            "builds",
            {("兰州市", "洮河国际口岸"), ("定西市", "洮河国际口岸")},
        ),
        # what is only talked of
        ("省政府与国家开发银行就共建陇东金融试验区进行了深入交流。", "builds", set()),
        ("省政府与国家开发银行就共建陇东金融试验区进行了深入交流。", "cooperatesWith", set()),
        # where on a river something is
        ("电站位于定西市岷县洮河流域。", "locatedIn", set()),
        # who sets out on a road is no end of it
        ("洮河高速建成通车后，从兰州绕城高速出发，很快到达。", "connects", set()),
        # what a plain is joined to
        ("川青高速是成都平原连接阿坝州的重要通道。", "locatedIn", set()),
        # the hub where a train meets other lines
        ("列车在兰州枢纽连接陇海铁路、兰新铁路。", "connects", set()),
    ],
)
def test_what_words_beside_the_names_rule_out(text: str, relation: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, relation) == pairs


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        # what does good is no deed of who tells of it
        ("市商务局局长陈伟介绍，印发《远航行动方案》有利于促进外贸。", "issuedBy", set()),
        # what others settle in
        ("远帆集团将推动更多优质项目落户天水高新区。", "locatedIn", set()),
        # talks about an agreement
        ("商务部宣布启动中智数字贸易协定谈判。", "implements", set()),
        # the object of a joint deed before
        (
            "安康市政府和安康学院将在共建汉江生态实验室、共建秦巴植物园等方面对接。",
            "builds",
            {("安康市政府", "汉江生态实验室"), ("安康学院", "汉江生态实验室")},
        ),
        # branches, and the institute inside of the name of its ceremony
        (
            "北江智能装备有限公司南昌分公司成立。北江智能装备有限公司扩产。",
            "partOf",
            {("北江智能装备有限公司南昌分公司", "北江智能装备有限公司")},
        ),
        (
            "洛河种业研究院揭牌仪式在洛阳举行。该研究院由河南科技大学建立。",
            "foundedBy",
            {("洛河种业研究院", "河南科技大学")},
        ),
    ],
)
def test_who_does_what_by_how_it_is_said(text: str, relation: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, relation) == pairs


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        (
            "国家卫生健康委与甘肃省政府签署共建陇东医疗示范区战略合作协议。",
            "builds",
            {("国家卫生健康委", "陇东医疗示范区"), ("甘肃省政府", "陇东医疗示范区")},
        ),
        ("国家卫生健康委与甘肃省政府签署共建陇东医疗示范区战略合作协议。", "issuedBy", set()),
    ],
)
def test_what_an_agreement_says_with_the_names_that_networks_see(
    text: str, relation: str, pairs: set[tuple[str, str]]
) -> None:
    told = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))
    names = {e.key: e.mentions[0].of(text) for e in told.entities}
    assert {(names[c.subject], names[c.object]) for c in told.claims if c.property == relation} == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "签署的文件包括：云山银行和洮河矿业有限公司关于铁矿融资的框架协议，甘肃省水利厅与青海省水利厅关于水文的备忘录。",
            {frozenset(("云山银行", "洮河矿业有限公司")), frozenset(("甘肃省水利厅", "青海省水利厅"))},
        ),
        ("甘肃省水利厅和青海省水利厅关于落实水文备忘录的通知印发。", set()),
        ("甘肃省水利厅和青海省水利厅关于水文协定的谈判没有结果。", set()),
        ("甘肃省水利厅和青海省水利厅关于落实《水文协定》的通知印发。", set()),
    ],
)
def test_a_paper_of_two_tells_that_they_act_together(text: str, pairs: set[frozenset[str]]) -> None:
    found = {frozenset(c[::2][:2]) for c in claimed(text) if c[1] == "cooperatesWith"}
    assert found == pairs


def test_in_whose_stead_something_is_done_does_not_do_it() -> None:
    found = {(s, p, o) for s, p, o, _ in claimed("远帆集团接替湘江集团运营白云机场。")}
    assert ("白云机场", "operatedBy", "远帆集团") in found
    assert ("白云机场", "operatedBy", "湘江集团") not in found


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        ("浙江大学在舟山市设立的东海实验室挂牌。", "foundedBy", {("东海实验室", "浙江大学")}),
        ("宁波舟山港集团2021年在浙江省舟山市投资建设的东海大桥通车。", "builds", {("宁波舟山港集团", "东海大桥")}),
        ("在舟山市建设的东海大桥通车。", "builds", set()),
        ("浙江大学位于杭州市，在舟山市建设的东海大桥通车。", "builds", set()),
        ("宁波舟山港集团在舟山市设立东海生产基地。", "builds", {("宁波舟山港集团", "东海生产基地")}),
        ("科技部批准拨款2亿元建设东海实验室。", "builds", set()),
        ("科技部批准拨款2亿元建设东海实验室。", "approvedBy", {("东海实验室", "科技部")}),
        ("科技部投资2亿元建设东海实验室。", "builds", {("科技部", "东海实验室")}),
    ],
)
def test_who_does_it_in_a_place_and_who_only_lets(text: str, relation: str, told: set[tuple[str, str]]) -> None:
    assert said(text, relation) == told


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("在烟台市，与云岭大学合作的实验室挂牌。", set()),
        ("远帆集团在烟台市设厂，与云岭大学合作。", {frozenset(("远帆集团", "云岭大学"))}),
    ],
)
def test_a_place_that_sets_the_scene_does_not_cooperate(text: str, pairs: set[frozenset[str]]) -> None:
    assert {frozenset((s, o)) for s, p, o, _ in claimed(text) if p == "cooperatesWith"} == pairs
