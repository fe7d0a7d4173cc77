"""Nouns that point back to what was named."""

from __future__ import annotations

import pytest
from statements import checked, claimed, extract, happened, said


def stated(text: str) -> set[tuple[str, str, str]]:
    """The relations of a text, with their names."""
    return {claim[:3] for claim in claimed(text)}


@pytest.mark.parametrize(
    ("text", "name", "indicator"),
    [
        ("沙河高速起于宁陵县，经黄河公路大桥跨越黄河，止于睢县。线路全长36公里。", "沙河高速", "全长"),
        ("2024武汉马拉松将于4月21日举行。本次赛事总参赛规模2万人。", "2024武汉马拉松", "总参赛规模"),
        ("洮河合作区去年揭牌。兰州市发来贺信，该片区引进企业30家。", "洮河合作区", "引进企业"),
        ("陇南医院去年启用新楼。2023年，该院接待患者180万人次。", "陇南医院", "接待患者"),
        ("杭州国际双年展开幕。此次展览面积2万平方米。", "杭州国际双年展", "面积"),
        (
            "青峰灌区改造项目包括清水渠、白沙渠。清水渠：长5公里；白沙渠：长8公里。工程总投资4500万元。",
            "青峰灌区改造项目",
            "总投资",
        ),
        ("南岭供水工程由龙潭水库、石门泵站组成。石门泵站装机4台，项目总投资12亿元。", "南岭供水工程", "总投资"),
        ("南岭供水工程、石门大桥工程开工。石门大桥工程长2公里。工程总投资12亿元。", "石门大桥工程", "总投资"),
        ("青峰电站并网发电，为后续建设青峰二期工程积累了经验。该项目总投资90亿元。", "青峰电站", "总投资"),
        ("青峰光伏电站投产，对推动沙漠光伏项目开发具有重要意义。该项目总投资20亿元。", "青峰光伏电站", "总投资"),
        ("青峰隧道贯通，有利于洮河高铁早日通车。该高铁全长300公里。", "洮河高铁", "全长"),
        ("洮河艺术展示活动作为惠民品牌活动，已开展三年。本次活动展厅面积2万平方米。", "洮河艺术展示活动", "展厅面积"),
        ("洮河湿地保护区设立洮河鸟类救护站。2023年，该救护站救护鸟类78只。", "洮河鸟类救护站", "救护鸟类"),
        ("云山水库位于石门村。该库总库容3000万立方米。", "云山水库", "总库容"),
        ("远帆集团在越南投资建设东澜产业园。该国2022年进口260亿美元。", "越南", "进口"),
        ("凌霄公司2015年入驻云岭产业园。云岭产业园是合肥市重点园区。该企业2022年纳税8600万元。", "凌霄公司", "纳税"),
    ],
)
def test_a_noun_that_points_back_means_what_the_sentence_before_is_about(text: str, name: str, indicator: str) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    assert (name, indicator) in {(names[o.about], o.indicator) for o in found.observations}


@pytest.mark.parametrize(
    "text",
    [
        "洮河水厂扩建工程去年竣工。今年，云山县又引进一个光伏项目。该项目总投资2亿元。",
        "洮河实验室成立于2019年。去年，兰州大学新建了一个重点实验室。该实验室面积2000平方米。",
    ],
)
def test_a_noun_that_points_back_to_something_new_means_nothing_named_before(text: str) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    assert not {names[o.about] for o in found.observations} & {"洮河水厂扩建工程", "洮河实验室"}


def test_what_a_thing_is_is_not_introduced_by_telling_it() -> None:
    found = extract("洮河医院始建于1958年，是当地的一所公立医院。该医院编制床位800张。")
    assert [o.indicator for o in found.observations] == ["编制床位"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("沪渝高铁全长200公里，东接沪宁高铁，西连汉宜铁路。", ("沪渝高铁", "connects", "沪宁高铁")),
        ("沿江高铁全长300公里，其中位于宜昌市的香溪隧道已经贯通。", ("香溪隧道", "locatedIn", "宜昌市")),
        ("青州站是青沂高铁的控制性节点工程。", ("青州站", "partOf", "青沂高铁")),
    ],
)
def test_a_line_and_its_works_are_told_apart(text: str, claim: tuple[str, str, str]) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    claims = {(names[c.subject], c.property, names[c.object]) for c in found.claims}
    assert claim in claims
    assert not {c for c in claims if c[1] == "locatedIn"} - {claim}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("省长宣布第三届青州旅游节开幕。", {"held"}),
        ("青州马拉松创办于2017年。", {"founded"}),
        ("青州市统计局数据显示，旅游业持续回暖。新建了南山水库。", {"constructionStarted"}),
    ],
)
def test_who_tells_of_it_does_not_do_it(text: str, events: set[str]) -> None:
    found = extract(text)
    assert {event.type for event in found.events} == events
    assert not [c for c in found.claims if c.property == "builds"]


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("云山水库开工仪式7月19日在兰州市举行。王明伟出席开工仪式。", "云山水库开工仪式"),
        ("兰州市数字经济工作会议召开，王明伟主持会议。", "兰州市数字经济工作会议"),
        ("青州论坛在兰州市开幕。王明伟参加了仪式。", "青州论坛"),
    ],
)
def test_who_attends_takes_part_in_what_was_told_of(text: str, meeting: str) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    assert ("王明伟", "participatesIn", meeting) in {
        (names[c.subject], c.property, names[c.object]) for c in found.claims
    }


def test_who_attends_something_else_takes_part_in_nothing_named() -> None:
    found = extract("云山水库开工仪式7月19日在兰州市举行。王明伟出席婚礼。")
    assert not [c for c in found.claims if c.property == "participatesIn"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "远帆大学、云川医院签约。后者位于舟山市，前者位于宁波市。",
            {("云川医院", "舟山市"), ("远帆大学", "宁波市")},
        ),
        (
            "远帆大学和云川医院将迁址，前者落户宁波市，由江海集团和浙江大学援建；后者落户舟山市。",
            {("云川医院", "舟山市"), ("远帆大学", "宁波市")},
        ),
        ("远帆大学、云川医院、青山学校将迁址，后者落户舟山市。", set()),
    ],
)
def test_the_former_and_the_latter_are_those_of_the_last_two(text: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, "locatedIn") == pairs


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("青峰实验室和洮河研究院同在成都市布局。二者联合成立南岭联盟。", ("南岭联盟", "foundedBy", "洮河研究院")),
        ("甘肃省、青海省、陕西省签署协议。三省共建南岭高速公路。", ("陕西省", "builds", "南岭高速公路")),
        ("洮河集团在兰州市建设南岭产业园，同时在当地设立青峰基金。", ("青峰基金", "locatedIn", "兰州市")),
        (
            "洮河新材料产业园开园。远帆集团投资的南岭电池项目在园区开工。",
            ("南岭电池项目", "locatedIn", "洮河新材料产业园"),
        ),
        ("王建国是洮河大学教授。他创办南岭新能源有限公司。", ("南岭新能源有限公司", "foundedBy", "王建国")),
    ],
)
def test_who_and_where_is_pointed_at(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "兰州市市长李明会见洮河集团董事长王强。他创办南岭新能源有限公司。",
        "李明任职兰州市。他们创办南岭新能源有限公司。",
    ],
)
def test_of_two_persons_he_is_neither(text: str) -> None:
    assert not any(prop == "foundedBy" for _, prop, _ in stated(text))


def test_an_undertaking_is_none_of_those_who_agree_on_it() -> None:
    text = "青峰实验室与南沙区签署协议，共建洮河研究中心。项目由远帆集团承建。"
    assert ("远帆集团", "builds", "青峰实验室") not in stated(text)
    assert ("远帆集团", "builds", "洮河研究中心") in stated(text)


def test_the_project_of_a_ceremony_is_what_it_is_held_for() -> None:
    text = "浙江省领导出席福建大剧院竣工仪式。该项目由中交二航局承建。"
    assert said(text, "builds") == {("中交二航局", "福建大剧院")}


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("临川智能制造研究院揭牌。云岭大学和江湾大学的专家参加评审。该院有科研人员150人。", 150, "临川智能制造研究院"),
        ("江湾市中心医院扩建。云岭大学校长李明华出席。该院设床位202张。", 202, "江湾市中心医院"),
        ("江湾理工学院扩建。昨天，云岭大学来访。该院有学生3200人。", 3200, "江湾理工学院"),
        ("云江大桥通车。远帆集团和江湾建工集团参与施工。大桥桥面宽33米。", 33, "云江大桥"),
    ],
)
def test_what_is_called_a_yuan_is_no_university(text: str, value: int, about: str) -> None:
    found = extract(text)
    names = {e.key: {e.name, *(span.of(text) for span in e.mentions)} for e in found.entities}
    assert [about in names[o.about] for o in found.observations if o.value == value] == [True]


def test_a_noun_behind_the_number_of_an_item_points_back() -> None:
    text = "一、同意设立嘉兴市高新技术产业园。\n二、园区重点发展生物医药和装备制造。"
    assert {other for _, how, other in stated(text) if how == "focusesOn"} == {"生物医药", "装备制造"}


def test_a_railway_is_no_street() -> None:
    found = extract("15日，江湾隧道贯通。\n3日，省发展改革委批复嘉丽铁路可行性研究报告，项目总投资123亿元。")
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations} == {"嘉丽铁路"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "云岭高铁由青江铁路公司建设，全线设石桥、青山等9座车站。该项目2020年12月开工建设。",
            {("云岭高铁", "constructionStarted", "2020-12")},
        ),
        (
            "云岭高铁青江至石桥段全长194公里。全长14公里的青山隧道为控制性工程。该段于2020年7月开工。",
            {("云岭高铁青江至石桥段", "constructionStarted", "2020-07")},
        ),
        (
            "青山水库除险加固工程完工。青山水库位于石桥镇。除险加固工程于2009年10月开工。",
            {("青山水库除险加固工程", "constructionStarted", "2009-10")},
        ),
        ("青山水库位于石桥镇。扩建工程于2009年10月开工。", set()),
        ("云岭光源预研工程完工。园区配套工程2009年10月开工。", set()),
        ("青山医院位于石桥镇，由云岭市举办，云岭大学牵头建设，2017年12月揭牌。", {("青山医院", "founded", "2017-12")}),
    ],
)
def test_the_work_that_is_meant_and_not_what_goes_with_it(text: str, told: set[tuple[str, str, str | None]]) -> None:
    found = {(name, kind, date) for name, kind, date, *_ in happened(text) if date is not None}
    assert found == told


def test_the_kind_of_a_zone_is_no_short_name_of_one_named_later() -> None:
    text = (
        "湖南岳阳城陵矶综合保税区12日开工。\n该保税区副主任李明华说，保税区将引进粮食加工企业。"
        "岳阳港还与宁波梅山保税港区开行班列。目前，该保税区已建成厂房3万平方米。"
    )
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations} == {"岳阳城陵矶综合保税区"}
    assert {names[c.object] for c in found.claims if c.role == "副主任"} == {"岳阳城陵矶综合保税区"}


def test_a_short_word_for_a_kind_is_short_for_a_zone_of_it() -> None:
    found = extract("霁山经济开发区与霁山高新技术产业园区2015年分立。开发区税收88亿元，高新区税收6亿元。")
    names = {e.key: e.name for e in found.entities}
    assert {(names[o.about], o.value) for o in found.observations} == {
        ("霁山经济开发区", 8_800_000_000),
        ("霁山高新技术产业园区", 600_000_000),
    }


def test_a_mother_fund_is_the_one_that_is_called_so() -> None:
    text = "江湾市产业母基金成立，海川产业子基金设立。母基金主要围绕集成电路布局。"
    assert {s for s, p, _ in stated(text) if p == "focusesOn"} == {"江湾市产业母基金"}


def test_a_new_firm_is_the_one_just_founded() -> None:
    text = "两家公司3月合资成立海川动力有限公司。新公司落户江苏省南京市。"
    assert ("海川动力有限公司", "locatedIn", "南京市") in stated(text)


def test_a_noun_that_points_back_means_a_name_that_ends_in_a_bracket() -> None:
    text = (
        "远帆1号私募基金目标规模20亿元。\n由江湾集团牵头组建的青屿科创投资基金（北京）合伙企业完成登记。"
        "该基金存续期15年。"
    )
    assert [o.indicator for o in extract(text).observations if o.unit == "年"] == ["存续期"]
    assert ("青屿科创投资基金（北京）", "foundedBy", "江湾集团") in stated(text)
    about = {e.key: e.name for e in extract(text).entities}
    assert [about[o.about] for o in extract(text).observations if o.unit == "年"] == ["青屿科创投资基金（北京）"]


def test_what_a_zone_was_made_from_is_not_what_points_back() -> None:
    text = "海口综合保税区位于澄迈县，由原海口保税区搬迁而来。园区一期基础设施总投资14.8亿元。"
    about = {e.key: e.name for e in extract(text).entities}
    assert {about[o.about] for o in extract(text).observations} == {"海口综合保税区"}


def test_the_label_of_a_script_leads_to_its_sentence() -> None:
    text = "【口播】今天，青峰灌区改造项目正式开工。\n【解说】项目由远帆集团投资建设，占地260亩。"
    assert ("远帆集团", "builds", "青峰灌区改造项目") in stated(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青屿国际机场空管塔台封顶，该机场预计年底启用。", "青屿国际机场"),
        ("青屿国际机场封顶，该机场预计年底启用。", "青屿国际机场"),
    ],
)
def test_a_noun_means_the_whole_in_the_name_of_its_part(text: str, name: str) -> None:
    told = checked(text)
    names = {e.key: e.name for e in told.entities}
    assert {names[e.of] for e in told.events if e.type == "opened"} == {name}
