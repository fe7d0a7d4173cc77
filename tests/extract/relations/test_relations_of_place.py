"""Where things lie, what they are part of, what they join."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened, said


def test_the_narrowest_of_places_that_follow_each_other_is_where_it_is() -> None:
    text = "漳州核电站位于福建省云霄县。"
    assert ("漳州核电站", "云霄县") in said(text, "locatedIn")
    assert ("云霄县", "福建省") in said(text, "partOf")


def test_the_bracket_says_where_it_is() -> None:
    assert said("香港科技大学（广州）开学。广州很热闹。", "locatedIn") == {("香港科技大学（广州）", "广州")}


def test_via_points_are_connected_too() -> None:
    text = "渝昆高铁起自重庆市，途经宜宾市、昭通市，止于昆明市。"
    assert {o for _, o in said(text, "connects")} == {"重庆市", "宜宾市", "昭通市", "昆明市"}


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


def test_the_ends_of_a_line_stand_in_its_bracket() -> None:
    text = "甬舟铁路（宁波至舟山）今年开工。"
    assert said(text, "connects") == {("甬舟铁路", "宁波"), ("甬舟铁路", "舟山")}


def test_the_parts_of_a_whole_stand_in_its_bracket() -> None:
    text = "宁波舟山港（梅山码头、北仑码头）扩大规模。"
    assert {o for _, o in said(text, "partOf")} == {"宁波舟山港"}


def test_what_is_built_somewhere_is_there() -> None:
    text = "浙江大学在舟山市建设东海实验室。"
    assert said(text, "locatedIn") == {("东海实验室", "舟山市")}


def test_the_own_country_before_a_name_is_no_place_of_it() -> None:
    assert not said("我国“东数西算”大基地建设提速，西北地区受益。", "partOf")


def test_the_smaller_of_two_places_keeps_the_part_of_both() -> None:
    found = extract("银川高新区良田镇，由燕宝慈善基金会捐资兴办。")
    assert "良田镇" in {entity.name for entity in found.entities}


def test_what_is_served_is_not_where_it_is() -> None:
    found = claimed("云山水厂全长12公里的管网覆盖甘肃、青海两省。")
    assert not [p for _, p, _, _ in found if p == "locatedIn"]


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


def test_what_has_an_address_is_in_its_district() -> None:
    text = "安康市博物馆位于安康市汉滨区江南大道18号。"
    assert said(text, "locatedIn") >= {("安康市博物馆", "汉滨区")}


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


def test_several_projects_of_a_firm_in_a_place_are_not_the_firm() -> None:
    assert not said("在宁波市，招商局集团一批项目加紧建设。", "locatedIn")


def test_regions_named_after_a_province_that_a_sentence_is_set_in_are_its_parts() -> None:
    assert {("粤北", "广东"), ("粤东", "广东")} <= said("在广东，粤北、粤东加快联动发展。", "partOf")


def test_who_is_summed_up_by_two_nouns_is_who_acts() -> None:
    text = "现已有华为公司、中兴公司等10多家民营科技企业和社会服务机构入驻贵安新区。"
    assert {s for s, _ in said(text, "locatedIn")} == {"华为公司", "中兴公司"}


def test_whose_headquarters_settle_somewhere_is_not_there_itself() -> None:
    assert not {s for s, _ in said("长三角一批总部落户宁波市。", "locatedIn")}


def test_a_name_with_a_place_in_brackets_is_in_no_other() -> None:
    text = "在天津市、上海市设立中国（杭州）跨境电子商务综合试验区。"
    assert not {o for _, o in said(text, "locatedIn")} & {"天津市", "上海市"}


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


@pytest.mark.parametrize(
    "text",
    [
        "东海医院位于滨江大道以东、青石公园北侧。",
        "东海实验室选址琴台大道以南。",
        "漳州核电站在白云机场附近开工。",
        "东海实验室位于云霄中学对面。",
    ],
)
def test_what_is_beside_a_place_is_not_in_it(text: str) -> None:
    assert said(text, "locatedIn") == set()


def test_what_is_beside_a_road_is_where_the_road_is() -> None:
    found = said("东海实验室位于福建省云霄县滨江大道以北。", "locatedIn")
    assert ("东海实验室", "云霄县") in found
    assert "滨江大道" not in {place for thing, place in found if thing == "东海实验室"}


def test_a_relative_clause_tells_nothing_of_the_sentence_before() -> None:
    assert said("洮河高铁全线铺轨。位于湖南益阳的青塘水库开工。", "locatedIn") == {("青塘水库", "益阳")}


def test_of_two_places_with_a_dot_a_park_lies_in_the_second() -> None:
    text = "北京·沧州生物医药产业园签约。沧州与北京合作，苏州·昆山产业园开工，苏州支持。"
    found = said(text, "locatedIn")
    assert found == {("北京·沧州生物医药产业园", "沧州"), ("苏州·昆山产业园", "苏州")}


def test_what_a_zone_leans_on_is_not_where_it_is() -> None:
    assert not said("云山经济开发区北依青石山，南濒云湖。", "locatedIn")


def test_what_stands_side_by_side_is_each_in_its_place() -> None:
    found = {c[:3] for c in claimed("位于惠州的南峰实验室、青峰研究院和位于柳州的洮河展示中心发起联盟。")}
    assert ("洮河展示中心", "locatedIn", "柳州") in found
    assert not any(prop == "locatedIn" and place == "洮河展示中心" for _, prop, place in found)


def test_where_what_somebody_has_is_he_need_not_be() -> None:
    found = {c[:3] for c in claimed("云山大学和洮河机械有限公司的研发中心在广州市黄埔区揭牌。")}
    assert not any(prop == "locatedIn" and end.startswith(("云山", "洮河")) for end, prop, _ in found)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("合肥至新桥机场专用公路工程进入攻坚阶段。", False),
        ("贵阳至龙里城际铁路项目加快建设。", False),
        ("昆明—长水机场高速公路工程建成通车。", False),
        ("昆明到嵩明快速通道项目开工。", False),
        ("洛阳至孟津输油管道工程开工。", False),
        ("昆明绕城高速公路工程建成通车。", True),
        ("合肥骆岗公园项目开工。", True),
        ("贵阳东山水厂工程开工。", True),
        ("洛阳孟津电厂项目开工。", True),
        ("昆明呈贡水厂工程开工。", True),
    ],
)
def test_a_work_named_by_its_ends_is_in_neither(text: str, within: bool) -> None:
    assert bool([o for _, o in said(text, "locatedIn") if text.startswith(o)]) is within


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("会上听取了洛阳市建设栾川铁路情况介绍和白石水库项目前期工作汇报。", {"栾川铁路"}),
        ("洛阳市建设栾川铁路、白石水库。", {"栾川铁路", "白石水库"}),
        ("洛阳市建设栾川铁路和白石水库。", {"栾川铁路", "白石水库"}),
    ],
)
def test_what_is_told_of_beside_a_report_is_not_built(text: str, built: set[str]) -> None:
    assert {o for s, o in said(text, "builds")} == built


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("中国（四川）自由贸易试验区挂牌六年。", {("中国（四川）自由贸易试验区", "四川")}),
        ("中国（杭州）跨境电子商务综合试验区获批。", {("中国（杭州）跨境电子商务综合试验区", "杭州")}),
        ("总部落户雄安。远帆集团参观河北雄安新区。", {("雄安", "河北")}),
        (
            "诸城市是工业城市。山东诸城综合保税区正式封关。",
            {("山东诸城综合保税区", "诸城市"), ("山东诸城综合保税区", "山东")},
        ),
        ("昆明市召开会议。昆明至大理高速公路开通。", set()),
        ("宁波市发布通知。宁波银行上市。", set()),
    ],
)
def test_where_a_zone_is_its_name_says_wherever_it_stands(text: str, told: set[tuple[str, str]]) -> None:
    assert said(text, "locatedIn") == told


@pytest.mark.parametrize("verb", ["内迁", "西迁至", "迁往", "迁回", "疏解至"])
def test_who_moves_to_a_place_is_there(verb: str) -> None:
    assert said(f"同济大学{verb}昆明市。", "locatedIn") == {("同济大学", "昆明市")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("兰州新区引进海川电池工厂。", {("海川电池工厂", "兰州新区")}),
        ("江湾市引进华为云计算数据中心项目。", {("华为云计算数据中心", "江湾市")}),
        ("江湾医院引进海川质子中心。", set()),
    ],
)
def test_what_a_place_gets_is_there(text: str, told: set[tuple[str, str]]) -> None:
    assert said(text, "locatedIn") == told


def test_a_capital_lies_in_its_country() -> None:
    assert ("曼谷", "泰国") in said("泰国首都曼谷举行论坛。", "partOf")


@pytest.mark.parametrize(
    "text",
    [
        "2016年8月，国务院决定在陕西设立自贸试验区。",
        "商务部在江西省设立试验区。",
        "海关总署、财政部组成验收组，同意江湾综保区通过验收。这是广东省首个综保区。",
        "比亚迪公司在其位于西安市的工厂举行开放日。",
    ],
)
def test_who_acts_somewhere_is_not_there(text: str) -> None:
    assert not {s for s, _ in said(text, "locatedIn")} & {"国务院", "商务部", "海关总署", "财政部", "比亚迪公司"}


def test_what_is_the_first_in_a_place_is_there() -> None:
    assert ("江湾综保区", "广东") in said("江湾综保区通过验收。这是广东首个综保区。", "locatedIn")


def test_the_first_of_somebody_in_a_place_is_not_where_he_is() -> None:
    assert said("这是云岭大学首个位于长三角的研发基地。", "locatedIn") == set()
    assert said("云岭大学位于长三角。", "locatedIn") == {("云岭大学", "长三角")}
