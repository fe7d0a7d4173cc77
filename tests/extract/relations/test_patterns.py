"""What a thing is of a whole, what it takes part in and whose shares are told, by the shape of a sentence."""

from __future__ import annotations

import pytest
from statements import happened, said
from tests.extract.relations.test_respectively import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("贵安新区是黔中城市群的核心区域。", ("贵州贵安新区", "partOf", "黔中城市群")),
        ("兰州南站是在建的洮河高铁的始发站，全长3公里。", ("兰州南站", "partOf", "洮河高铁")),
        ("海川新区设立于2012年，也是云岭经济带的核心区。", ("海川新区", "partOf", "云岭经济带")),
        ("海川大桥全长3公里，是云岭大桥的西延线。", ("海川大桥", "partOf", "云岭大桥")),
        ("海川引水工程是《云岭水利规划》的重要内容。", ("海川引水工程", "implements", "《云岭水利规划》")),
        ("把建设海川新区作为落实《云岭开发规划》的重要举措。", ("海川新区", "implements", "《云岭开发规划》")),
        ("建设海川新区，是推进西部大开发战略的重要任务。", ("海川新区", "implements", "西部大开发")),
        ("以大理市、丽江市为节点，加快构建滇西旅游区。", ("丽江市", "partOf", "滇西旅游区")),
        ("打造以大连港、营口港两个枢纽港为核心的渤海港口群。", ("营口港", "partOf", "渤海港口群")),
        ("浙江大学创办于1897年，是“环太平洋大学联盟”成员。", ("浙江大学", "participatesIn", "“环太平洋大学联盟”")),
        ("浙江大学是长三角高校联盟成员、“环海联盟”成员。", ("浙江大学", "participatesIn", "“环海联盟”")),
        ("浙江大学创办于1897年，先后入选“数字家园”行动。", ("浙江大学", "participatesIn", "“数字家园”行动")),
        ("《云岭城市群规划》范围包括甘肃省天水市、青海省西宁市。", ("《云岭城市群规划》", "concerns", "西宁市")),
        ("云岭示范区揭牌，涵盖上海青浦区、江苏苏州吴江区。", ("吴江区", "partOf", "云岭示范区")),
        ("云岭经济区横跨两省。规划范围包括陕西省西安、宝鸡和甘肃省天水。", ("天水市", "partOf", "云岭经济区")),
        ("浙江大学2012年入选“数字家园”行动。", ("浙江大学", "participatesIn", "“数字家园”行动")),
        ("海川公司发布公告，全资子公司云岭科技公司中标。", ("云岭科技公司", "partOf", "海川公司")),
        ("云岭高速由陕西西安经宝鸡到天水。", ("云岭高速", "connects", "西安市")),
        ("云岭高速在天水市设青山互通，与连霍高速相接。", ("云岭高速", "connects", "连霍高速")),
        ("云岭大桥横跨渭河，北岸接麦积区，南岸接秦州区。", ("云岭大桥", "connects", "秦州区")),
        ("云岭高速天水联络线长90公里，东接京藏高速。", ("天水联络线", "connects", "京藏高速")),
        ("国务院批复，同意海川高新区升级为国家级开发区。", ("海川高新区", "approvedBy", "国务院")),
        ("云岭高速是西安连接天水的快速通道。", ("云岭高速", "connects", "西安市")),
        ("浙江大学与云岭集团签约。学校将发挥在新材料、大数据等领域的学科优势。", ("浙江大学", "focusesOn", "大数据")),
    ],
)  # fmt: skip
def test_what_is_told_in_so_many_words(text: str, told: tuple[str, str, str]) -> None:
    assert told in claims(text)


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("《云岭城市群规划》范围包括甘肃省天水市。", ("《云岭城市群规划》", "concerns", "甘肃省")),
        ("云岭经济区横跨两省。规划范围包括陕西省西安、宝鸡和甘肃省天水。", ("陕西省", "partOf", "云岭经济区")),
        ("推进以福州为中心的沿海铁路及中部地区高速铁路双贯通。", ("福州市", "partOf", "中部地区")),
        ("兰州南站不是洮河高铁的始发站。", ("兰州南站", "partOf", "洮河高铁")),
        ("德国、法国等东盟国家与甘肃省开展合作。", ("法国", "partOf", "甘肃省")),
        ("德国、法国等东盟都市圈开展合作。", ("法国", "partOf", "东盟")),
        ("以浙江大学为核心，建设东海实验室。", ("浙江大学", "partOf", "东海实验室")),
        ("浙江大学设有研究院，入选“全国十大新发现”。", ("浙江大学", "participatesIn", "“全国十大新发现”")),
        ("海川公司公告，控股子公司云岭公司与远帆集团签约。", ("远帆集团", "partOf", "海川公司")),
        ("海川公司公告，控股子公司云岭公司与远帆集团签约。", ("海川公司", "owns", "远帆集团")),
        ("国务院批准海川港开放，为云岭开发区的发展带来了新的机遇。", ("国务院", "supports", "云岭开发区")),
        ("海川市推动海川机场打造国际货运枢纽。", ("海川市", "builds", "海川机场")),
        ("海川大学与海川市政府签署协议，依托云岭研究院建设。", ("海川大学", "foundedBy", "云岭研究院")),
        ("仪式在云岭科学城设主会场，在青山区设分会场，海川实验室揭牌。", ("海川实验室", "locatedIn", "青山区")),
        ("国务院批复，同意海川市为国家历史文化名城。", ("海川市", "approvedBy", "国务院")),
        ("海川实验室是首批启动建设的云岭省实验室之一。", ("海川实验室", "builds", "云岭省实验室")),
        ("海川市举行远帆电池项目开工仪式。", ("海川市", "participatesIn", "远帆电池项目")),
    ],
)
def test_what_is_not_told(text: str, amiss: tuple[str, str, str]) -> None:
    assert amiss not in claims(text)


def test_whose_shares_are_told() -> None:
    text = "海川集团与远帆集团出资设立云岭公司，注册资本5亿元，其中海川集团持股70%，远帆集团持股30%。"
    assert said(text, "owns") == {("海川集团", "云岭公司"), ("远帆集团", "云岭公司")}
    text = "海川集团出资5亿元，取得云岭公司51%的股权，远帆集团持股39%。"
    assert said(text, "owns") == {("海川集团", "云岭公司"), ("远帆集团", "云岭公司")}
    assert not said("海川集团召开大会，兰州市城投持股30%。", "owns")


def test_a_county_made_a_city_is_approved_by_both() -> None:
    text = "1月20日，经国务院批准，民政部批复同意撤销渔阳县，设立县级渔阳市。"
    assert {o for _, o in said(text, "approvedBy")} == {"国务院", "民政部"}
    assert {(kind, when) for _, kind, when, _ in happened(text)} >= {("approved", "2024-01-20")}
    assert not said("经国务院同意，国家发展改革委近日批复新建甬舟铁路。", "approvedBy") & {("国家发展改革委", "国务院")}


def test_a_zone_that_bears_a_town_is_approved_and_not_the_town() -> None:
    assert not [name for name, kind, _, _ in happened("国务院批复同意设立鄂尔多斯生态示范区。") if name == "鄂尔多斯市"]


def test_a_line_ends_in_the_town_behind_its_country() -> None:
    text = "匈塞铁路北起匈牙利首都布达佩斯，南至塞尔维亚首都贝尔格莱德。"
    assert {o for _, o in said(text, "connects")} == {"布达佩斯", "贝尔格莱德"}


def test_who_leads_acts_for_those_that_help() -> None:
    text = "由浙江省商务厅牵头，宁波海关配合，支持宁波舟山港建设。"
    assert said(text, "supports") == {("浙江省商务厅", "宁波舟山港")}


def test_who_runs_a_school_founded_it_and_takes_no_part_in_it() -> None:
    text = "青屿学院由云川大学和远帆集团共同举办。"
    assert said(text, "foundedBy") == {("青屿学院", "云川大学"), ("青屿学院", "远帆集团")}
    assert not said(text, "participatesIn")
    assert len(said("青屿论坛由云川大学和远帆集团共同举办。", "participatesIn")) == 2


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        ("云岭新区是中国和新加坡两国政府间合作项目。", "locatedIn", set()),
        ("云岭新区是中国和新加坡两国政府间合作项目。", "partOf", set()),
        ("莱茵学院由浙江大学与江湾大学联合举办。", "foundedBy", {("莱茵学院", "浙江大学"), ("莱茵学院", "江湾大学")}),
        ("莱茵学院由浙江大学与江湾大学联合举办。", "participatesIn", set()),
        ("世界互联网大会由浙江大学举办。", "participatesIn", {("浙江大学", "世界互联网大会")}),
    ],
)
def test_what_is_between_two_states_and_who_runs_a_school(text: str, relation: str, told: set[tuple[str, str]]) -> None:
    assert said(text, relation) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("招商局集团拟通过全资子公司昆仑能源公司收购储气库。", {("招商局集团有限公司", "owns", "昆仑能源公司")}),
        ("招商局集团发布公告，拟通过子公司昆仑能源公司收购储气库。", {("招商局集团有限公司", "owns", "昆仑能源公司")}),
        ("招商局集团通过昆仑能源公司收购储气库。", set()),
    ],
)
def test_the_daughter_by_which_it_is_done_is_owned(text: str, told: set[tuple[str, str, str]]) -> None:
    assert {c for c in claims(text) if c[1] == "owns"} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甬舟铁路建造工程已于今年3月展开。", {("甬舟铁路建造工程", "constructionStarted", "2024-03", "occurred")}),
        ("甬舟铁路巡线工作全面展开。", set()),
    ],
)
def test_work_that_unfolds_has_begun(text: str, told: set[tuple[str, str, str | None, str]]) -> None:
    assert happened(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云岭公司发布公告，拟向母公司招商局集团借款。", {("招商局集团", "云岭公司")}),
        ("云岭公司近日向母公司招商局集团借款。", {("招商局集团", "云岭公司")}),
        ("云岭公司成立于2015年，是远帆集团的控股子公司。", {("远帆集团", "云岭公司")}),
        ("云岭公司成立于2015年，是远帆集团的供应商。", set()),
    ],
)
def test_who_holds_whom_be_it_told_by_the_way(text: str, told: set[tuple[str, str]]) -> None:
    assert said(text, "owns") == told


def test_all_who_host_a_meeting_take_part_in_it() -> None:
    text = "由水利部主办，宁波市政府承办，远帆集团协办的世界种业大会开幕。"
    assert {s for s, _ in said(text, "participatesIn")} == {"水利部", "宁波市政府", "远帆集团"}


def test_where_a_document_is_issued_does_not_issue_it() -> None:
    assert said("远帆集团5月8日在宁波市发布《海洋产业报告》。", "issuedBy") == {("《海洋产业报告》", "远帆集团")}


def test_a_fund_invests_what_others_pay_into_it() -> None:
    text = "云岭投资基金由远帆集团发起，云岭公司出资4亿元，重点投向集成电路领域。"
    assert said(text, "focusesOn") == {("云岭投资基金", "集成电路")}


def test_where_a_sum_is_invested_builds_nothing() -> None:
    assert said("远帆集团在兰州市投资20亿元建设南岭电厂。", "builds") == {("远帆集团", "南岭电厂")}


def test_who_builds_a_piece_of_a_line_builds_the_piece() -> None:
    found = claims("中铁十一局承建的京张高铁控制性工程南岭隧道5月开工。")
    assert ("中铁十一局", "builds", "南岭隧道") in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("江湾港是浙江省落实“海洋强省”战略的重要平台。", {("浙江省", "“海洋强省”战略"), ("江湾港", "“海洋强省”战略")}),
        ("中欧班列是中国推进“一带一路”建设的重要载体。", {("中国", "“一带一路”建设")}),
        ("江湾港不是浙江省落实“海洋强省”战略的重要平台。", set()),
    ],
)
def test_whose_means_a_thing_is_carries_out_what_it_is_for(text: str, told: set[tuple[str, str]]) -> None:
    assert {pair for pair in said(text, "implements") if pair[0] != "江湾港"} == {p for p in told if p[0] != "江湾港"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("长株潭都市圈覆盖长沙市、株洲市、湘潭市全域。", {"长沙市", "株洲市", "湘潭市"}),
        ("江湾铁路网覆盖兰州市、西宁市。", set()),
        ("江湾新区医保服务覆盖兰州市、西宁市。", set()),
    ],
)
def test_what_a_region_spreads_over_is_part_of_it(text: str, told: set[str]) -> None:
    assert {part for part, _ in said(text, "partOf")} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("广州市属国企广州地铁集团签署协议。", {("广州市", "广州地铁集团")}),
        ("山东省属企业山东高速集团发布公告。", {("山东省", "山东高速集团")}),
        ("江湾县属地管理企业远帆公司。", set()),
        ("广州市属于广东省。", set()),
    ],
)
def test_a_firm_of_a_level_is_owned_by_its_place(text: str, told: set[tuple[str, str]]) -> None:
    assert said(text, "owns") == told


def test_what_a_building_will_house_is_there_and_where_it_goes_is_not_in_it() -> None:
    text = "江湾大厦今日封顶。总建筑面积7万平方米，建成后将入驻江湾实验室、海川研究中心等8个机构。"
    assert said(text, "locatedIn") == {("江湾实验室", "江湾大厦"), ("海川研究中心", "江湾大厦")}
    assert not said("江湾大厦今日封顶。建成后将迁入江湾新区。", "locatedIn") & {("江湾新区", "江湾大厦")}


def test_who_holds_a_show_with_a_museum_is_not_of_its_bureau() -> None:
    text = "由宁波市文化局辖下东海博物馆与西安博物院合办的展览揭幕。"
    assert not {s for s, o in said(text, "partOf")} & {"西安博物院"}


def test_countries_are_of_the_bloc_that_sums_them_up() -> None:
    text = "新加坡、泰国等东盟国家与甘肃省开展洽谈。"
    assert said(text, "partOf") == {("新加坡", "东盟国家"), ("泰国", "东盟国家")}
