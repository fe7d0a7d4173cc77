"""Persons, their offices and where these are held."""

from __future__ import annotations

import pytest
from statements import claimed, extract, said

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "holder", "role"),
    [
        ("苏州市市长李明华会见来宾。", "苏州市", "市长"),
        ("水利部副部长王建国介绍情况。", "水利部", "副部长"),
        ("王建国担任浙江大学校长。", "浙江大学", "校长"),
        ("浙江大学今天开学。校长王建国致辞。", "浙江大学", "校长"),
        ("苏州市举行大会。副市长李明华出席。", "苏州市", "副市长"),
        ("最高人民法院成立咨询委员会，院长李明华出席。", "最高人民法院", "院长"),
        ("水利部王建国部长到场参与。", "水利部", "部长"),
        ("王建国（浙江大学校长、教授）介绍情况。", "浙江大学", "校长"),
        ("青坪乡党委书记王建国到场参与。", "青坪乡党委", "书记"),
        ("省海洋局党组书记、局长，一级巡视员王建国介绍，水利部署了任务。", "省海洋局", "一级巡视员"),
        ("苏州市市长李明华、副市长会见来宾。", "苏州市", "市长"),
    ],
)
def test_an_office_is_held_where_it_is_said(text: str, holder: str, role: str) -> None:
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    found = [(names[c.object], c.role) for c in extraction.claims if c.property == "affiliatedWith"]
    assert found == [(holder, role)]


def test_an_office_does_not_belong_to_whatever_is_near() -> None:
    text = "在宁波市的会议上，甬江实验室揭牌。副省长李明华出席。"
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    assert not [names[c.object] for c in extraction.claims if c.property == "affiliatedWith"]


def test_an_office_held_now_and_one_held_before() -> None:
    text = "浙江大学今天开学。校长王建国此前担任南京大学校长。"
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    held = {names[c.object] for c in extraction.claims if c.property == "affiliatedWith"}
    assert held == {"浙江大学", "南京大学"}


def test_offices_in_a_row_are_all_the_person_s() -> None:
    text = "中央政治局委员、国务院副总理、水利部部长李明华出席。"
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    found = [(names[c.object], c.role) for c in extraction.claims if c.property == "affiliatedWith"]
    assert sorted(found) == [("中央政治局", "委员"), ("国务院", "副总理"), ("水利部", "部长")]


def test_an_office_before_another_person_is_that_person_s() -> None:
    text = "水利部部长李明华、教育部部长王建国出席。"
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    found = [(names[c.subject], names[c.object]) for c in extraction.claims if c.property == "affiliatedWith"]
    assert sorted(found) == [("李明华", "水利部"), ("王建国", "教育部")]


def held(text: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o, _ in claimed(text) if p == "affiliatedWith"}


def test_an_office_that_several_hold_is_that_of_the_whole_list() -> None:
    found = held("香港立法会议员李明华、王建国、张志强出席。")
    assert {person for person, _ in found} == {"李明华", "王建国", "张志强"}


def test_an_office_that_one_holds_is_not_that_of_the_next_in_a_list() -> None:
    assert held("浙江大学校长李明华、王建国出席。") == {("李明华", "浙江大学")}


def test_the_head_of_a_town_is_told_by_its_last_character() -> None:
    assert held("二林镇长李明华出席。") == {("李明华", "二林镇")}


def offices_in(text: str) -> set[tuple[str, str, str | None]]:
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    held = (c for c in extraction.claims if c.property == "affiliatedWith")
    return {(names[c.subject], names[c.object], c.role) for c in held}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("湖南省人民检察院代检察长李明华到任。", {("李明华", "湖南省人民检察院", "代检察长")}),
        # what somebody was before something befell him is over
        ("接受审查前，李明华担任湘江银行董事长。", {("李明华", "湘江银行", "原董事长")}),
        ("加入湘江集团前，李明华任湖南大学校长。", {("李明华", "湖南大学", "原校长")}),
        ("目前，李明华任湖南大学校长。", {("李明华", "湖南大学", "校长")}),
        # a firm has no head of a station
        (
            "工作站由湖南大学教授李明华领衔，湘江集团总工程师陈静任站长。",
            {("李明华", "湖南大学", "教授"), ("陈静", "湘江集团", "总工程师")},
        ),
        # the committee's office and the province's; of no region that has no governor
        ("湖南省委常委、常务副省长李明华致辞。", {("李明华", "湖南省委", "常委"), ("李明华", "湖南省", "常务副省长")}),
        (
            "湖南省推进建设。湖南省委常委、常务副省长李明华致辞。",
            {("李明华", "湖南省", "常务副省长"), ("李明华", "湖南省委", "常委")},
        ),
        (
            "长江中游城市群加快发展，湖南省委常委、副省长李明华致辞。",
            {("李明华", "湖南省委", "常委"), ("李明华", "湖南省", "副省长")},
        ),
        # of the town whose committee stands before, though the text names it nowhere else
        (
            "平凉市委书记王建国、市长李明华出席。",
            {("王建国", "平凉市委", "书记"), ("李明华", "平凉市", "市长")},
        ),
        # 江北区 is in two cities, and no 北区
        ("江北区委副书记、区长王建国出席。", {("王建国", "江北区委", "副书记")}),
        # a legislator is of no body that stands before
        ("青屿市农会主席李明华、立委王建国出席。", {("李明华", "青屿市农会", "主席")}),
        # a body that is not known stands before the name
        ("邮电局刘建明局长、警察总局王建国局长出席。", {("刘建明", "邮电局", "局长")}),
        # of the body that the office is named with
        (
            "特区政府成立北部都会区统筹办事处。特区政府宣布李明华出任办事处主任。",
            {("李明华", "北部都会区统筹办事处", "主任")},
        ),
        (
            "青坪乡推进建设。青坪乡党委副书记、乡长王建国出席。",
            {("王建国", "青坪乡", "乡长"), ("王建国", "青坪乡党委", "副书记")},
        ),
        ("澳门立法会议员王建国出席。", {("王建国", "澳门立法会", "议员")}),
        # not of the ministry of the one before
        ("教育部部长李明华、海洋开发部长王建国出席。", {("李明华", "教育部", "部长")}),
        # deputies and a secretary of the body whose head is told of, wherever they go
        (
            "云川市人大常委会主任李明华到市图书馆调研，副主任王建国、张志强，秘书长陈立新陪同。",
            {
                ("李明华", "云川市人大常委会", "主任"),
                ("王建国", "云川市人大常委会", "副主任"),
                ("张志强", "云川市人大常委会", "副主任"),
                ("陈立新", "云川市人大常委会", "秘书长"),
            },
        ),
        # of two bodies that have such an office neither
        ("银川市政协到云川市妇联考察。副主席王建国致辞。", set()),
        # an organ of the place that the one before bears
        (
            "湖南省人大常委会副主任李明华、政协副主席王建国出席。",
            {("李明华", "湖南省人大常委会", "副主任"), ("王建国", "湖南省", "政协副主席")},
        ),
        (
            "宁夏回族自治区人大常委会副主任李明华、政府副主席王建国出席。",
            {("李明华", "宁夏回族自治区人大常委会", "副主任"), ("王建国", "宁夏回族自治区", "政府副主席")},
        ),
        # several offices of one body
        ("浙江大学党委副书记、校长李明华致辞。", {("李明华", "浙江大学", "党委副书记、校长")}),
        ("银川市政协副主席、县委书记李明华到访。", {("李明华", "银川市政协", "副主席"), ("李明华", "县委", "书记")}),
        ("青屿集团董事、海外拓展部总裁李明华到访。", {("李明华", "青屿集团", "董事")}),
        ("泸定县政府办副主任李明华介绍。", {("李明华", "泸定县政府办", "副主任")}),
        # the head of a firm's arm in a place is none of the place
        ("中国银行湖南总经理李明华到访。", {("李明华", "中国银行", "总经理")}),
        ("会上，湖南总经理李明华致辞。", set()),
        # who gets or loses offices
        (
            "会议免去李明华银川市人民政府副市长、市水利局局长的职务，任命王建国为银川市人民政府副市长、代理市长。",
            {
                ("李明华", "银川市人民政府", "原副市长"),
                ("李明华", "市水利局", "原局长"),
                ("王建国", "银川市人民政府", "副市长、代理市长"),
            },
        ),
        (
            "会议决定任命王建国为湖南省人民政府副省长、代理湖南省人民政府省长。",
            {("王建国", "湖南省人民政府", "副省长、代理省长")},
        ),
        ("会议决定，王建国代理湖南省人民政府省长职务。", {("王建国", "湖南省人民政府", "代理省长")}),
        ("平凉市人大常委会决定王建国为代理市长。", {("王建国", "平凉市", "代理市长")}),
        ("王建国辞去平凉市人大常委会主任职务的请求被接受。", {("王建国", "平凉市人大常委会", "原主任")}),
        ("李明华不再担任青屿集团总经理职务。", {("李明华", "青屿集团", "原总经理")}),
        ("李明华没有担任青屿集团总经理。", set()),
        (
            "原任平凉市副市长的李明华调任兰州市副市长。",
            {("李明华", "平凉市", "原副市长"), ("李明华", "兰州市", "副市长")},
        ),
        ("青屿大学前校长李明华到访。", {("李明华", "青屿大学", "原校长")}),
        ("青屿大学原校长李明华到访。", {("李明华", "青屿大学", "原校长")}),
        (
            "青屿大学教授李明华当选云川电机学会理事长，兼任远帆集团首席顾问。",
            {("李明华", "青屿大学", "教授"), ("李明华", "云川电机学会", "理事长"), ("李明华", "远帆集团", "首席顾问")},
        ),
        (
            "中国工程院院士李明华受聘担任青屿实验室主任。",
            {("李明华", "中国工程院", "院士"), ("李明华", "青屿实验室", "主任")},
        ),
        # whom a pronoun means, and who only hands over
        (
            "平凉市委书记为李明华颁发聘书，聘任其为青屿实验室主任。",
            {("李明华", "青屿实验室", "主任")},
        ),
        ("远帆集团执行副总裁、财务总监李明华出席。", {("李明华", "远帆集团", "执行副总裁、财务总监")}),
        ("远帆集团总裁助理、招商部总经理李明华出席。", {("李明华", "远帆集团", "总裁助理")}),
        (
            "平凉市聘请青屿大学教授李明华为云川研究中心副主任。",
            {("李明华", "青屿大学", "教授"), ("李明华", "云川研究中心", "副主任")},
        ),
        (
            "青屿大学教授李明华为云川研究中心副主任；",
            {("李明华", "青屿大学", "教授"), ("李明华", "云川研究中心", "副主任")},
        ),
        ("青屿大学教授李明华为云川研究中心主任颁奖。", {("李明华", "青屿大学", "教授")}),
        ("青屿大学教授李明华受聘担任首任院长。", {("李明华", "青屿大学", "教授")}),
        # a part of the body right before, and ministers of states
        (
            "四川省绵阳市委书记、市长李明华出席。",
            {("李明华", "绵阳市委", "书记"), ("李明华", "绵阳市", "市长")},
        ),
        ("远帆集团招商部总经理李明华出席。", {("李明华", "远帆集团", "招商部总经理")}),
        (
            "德国经济部长李明华、法国驻华大使王建国出席。",
            {("李明华", "德国", "经济部长"), ("王建国", "法国", "驻华大使")},
        ),
        ("李明华访问德国期间部长王建国未到。", set()),
        # a body that is called by the end of its name, if one is
        (
            "青屿中华总商会与云川厂商会签约，总商会会长李明华、理事长王建国出席。",
            {("李明华", "青屿中华总商会", "会长"), ("王建国", "青屿中华总商会", "理事长")},
        ),
        (
            "青屿青年联盟举办活动。联盟主席李明华、副主席王建国与张志强议员出席。",
            {
                ("李明华", "青屿青年联盟", "主席"),
                ("王建国", "青屿青年联盟", "副主席"),
                ("张志强", "青屿青年联盟", "副主席"),
            },
        ),
        ("青屿青年联盟与云川妇女联盟签约。联盟主席李明华出席。", set()),
        # of the one of two bodies that has such an office
        ("青屿大学与云川研究所合办论坛。李明华校长致辞。", {("李明华", "青屿大学", "校长")}),
    ],
)
def test_whose_an_office_is(text: str, held: set[tuple[str, str, str | None]]) -> None:
    assert offices_in(text) == held


def test_a_zone_right_before_the_office_is_where_it_is_held() -> None:
    assert held("云川智能制造产业园副总经理李明华说，园区发展很快。") == {("李明华", "云川智能制造产业园")}


def test_what_has_officers_is_a_body_too() -> None:
    (entity,) = [e for e in extract("白云机场总经理李文海介绍情况。").entities if "Facility" in e.classes]
    assert entity.classes == ("Facility", "Organization")


def test_where_somebody_comes_from_is_where_they_work() -> None:
    found = extract("李明曾任长沙市副市长。陈刚教授来自湖南大学。")
    names = {entity.key: entity.name for entity in found.entities}
    told = {(names[c.subject], names[c.object]) for c in found.claims if c.property == "affiliatedWith"}
    assert {(one, other) for one, other in told if one == "陈刚"} == {("陈刚", "湖南大学")}


@pytest.mark.parametrize("text", ["法国驻苏州市总领事王建国到访。", "水利部香港事务处处长王建国介绍情况。"])
def test_where_or_with_what_an_office_deals_is_not_whose_it_is(text: str) -> None:
    assert not {o for s, p, o, _ in claimed(text) if p == "affiliatedWith"} & {"苏州市", "香港"}


@pytest.mark.parametrize(
    ("text", "publisher", "told"),
    [
        ("7月12日，平凉市举行仪式。市委副书记、市长王建国致辞。", None, {("市委", "副书记"), ("平凉市", "市长")}),
        ("甘肃省举行大会。省委副书记、省长王建国出席。", None, {("省委", "副书记"), ("甘肃省", "省长")}),
        ("市长王建国到郑州市学习。", "洛阳市人民政府", {("洛阳市", "市长")}),
        (
            "宜昌市举行开工活动，县委副书记、县长王建国在分会场参加。",
            "五峰土家族自治县融媒体中心",
            {("五峰土家族自治县", "县长"), ("县委", "副书记")},
        ),
        ("自治区党委常委、副主席王建国到柳州市调研。", None, {("自治区党委", "常委")}),
        ("平凉市和兰州市结对。省长王建国致辞。", None, set()),
        ("洛阳市人民政府与远帆集团签约。市长王建国出席。", None, {("洛阳市", "市长")}),
    ],
)
def test_an_office_without_its_place_is_of_the_documents_own(
    text: str, publisher: str | None, told: set[tuple[str, str]]
) -> None:
    extraction = extract(text, publisher=publisher)
    names = {e.key: e.name for e in extraction.entities}
    assert {(names[c.object], c.role) for c in extraction.claims if c.property == "affiliatedWith"} == told


def test_the_office_of_a_body_without_a_name_is_of_the_zone() -> None:
    text = "滨海高新区举行签约仪式，管委会副主任李梅出席。"
    extraction = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))
    names = {e.key: e.name for e in extraction.entities}
    told = {(names[c.subject], names[c.object], c.role) for c in extraction.claims if c.property == "affiliatedWith"}
    assert told == {("李梅", "滨海高新区", "管委会副主任")}


def test_the_deputies_of_a_body_are_told_beside_a_named_meeting_too() -> None:
    text = (
        "5月8日，省十四届人大常委会第三次会议在长沙举行。会议决定任命王建国为湖南省人民政府副省长。"
        "省人大常委会副主任李明华主持会议，副主任张志强、赵立平、陈立新出席。"
    )
    told = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20", publisher="湖南日报"))
    names = {e.key: e.name for e in told.entities}
    deputies = {names[c.subject] for c in told.claims if c.property == "affiliatedWith" and c.role == "副主任"}
    assert deputies == {"李明华", "张志强", "赵立平", "陈立新"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("会上，水利部介绍情况，三地政协副主席林国生、尚义民发言。", "林国生"),
        ("会上，水利部介绍情况，各省商会副会长林国生发言。", "林国生"),
    ],
)
def test_the_office_of_other_bodies_is_not_of_the_one_before(text: str, person: str) -> None:
    told = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))
    names = {e.key: e.name for e in told.entities}
    assert person in names.values()
    assert not [c for c in told.claims if c.property == "affiliatedWith" and names[c.object] == "水利部"]


def offices(text: str) -> set[tuple[str, str, str | None, str]]:
    """Who holds which office where, and whether he does or is only meant to."""
    extraction = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    held = (c for c in extraction.claims if c.property == "affiliatedWith")
    return {(names[c.subject], names[c.object], c.role, c.status) for c in held}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("王建国接替陈静出任盛岳公司总裁。", {("王建国", "盛岳公司", "总裁", "occurred")}),
        ("王建国将接替陈静担任盛岳公司总裁。", {("王建国", "盛岳公司", "总裁", "expected")}),
        ("王建国，拟任水利部部长。", {("王建国", "水利部", "部长", "expected")}),
        ("王建国将出任水利部部长。", {("王建国", "水利部", "部长", "expected")}),
        ("王建国获委任为水利部部长。", {("王建国", "水利部", "部长", "occurred")}),
        ("王建国2020年8月出任水利部部长。", {("王建国", "水利部", "部长", "occurred")}),
        (
            "任命王建国为水利部部长、陈静为教育部部长。",
            {("王建国", "水利部", "部长", "occurred"), ("陈静", "教育部", "部长", "occurred")},
        ),
        (
            "任命王建国、陈静为水利部副部长。",
            {("王建国", "水利部", "副部长", "occurred"), ("陈静", "水利部", "副部长", "occurred")},
        ),
        (
            "王建国、陈静分别任浙江大学校长、党委书记。",
            {("王建国", "浙江大学", "校长", "occurred"), ("陈静", "浙江大学", "党委书记", "occurred")},
        ),
        (
            "王建国、陈静分别担任浙江大学校长、南京大学校长。",
            {("王建国", "浙江大学", "校长", "occurred"), ("陈静", "南京大学", "校长", "occurred")},
        ),
        (
            "王建国历任水利部科长、教育部副部长，2020年5月起任浙江大学党委书记。",
            {
                ("王建国", "水利部", "原科长", "occurred"),
                ("王建国", "教育部", "原副部长", "occurred"),
                ("王建国", "浙江大学", "党委书记", "occurred"),
            },
        ),
        (
            "王建国，1970年生，曾任水利部司长，现任教育部副部长。",
            {("王建国", "水利部", "原司长", "occurred"), ("王建国", "教育部", "副部长", "occurred")},
        ),
        ("原水利部部长王建国到会。", {("王建国", "水利部", "原部长", "occurred")}),
        ("远帆集团总裁王建国卸任。", {("王建国", "远帆集团", "原总裁", "occurred")}),
        ("浙江大学名誉校长王建国到会。", {("王建国", "浙江大学", "名誉校长", "occurred")}),
        ("浙江大学副校长王建国升任校长。", {("王建国", "浙江大学", "校长", "occurred")}),
        ("王建国任水利部部长，不再担任教育部部长职务。", {("王建国", "水利部", "部长", "occurred")}),
        ("王建国此前已当选为浙江大学校长。", {("王建国", "浙江大学", "校长", "occurred")}),
    ],
)
def test_who_comes_and_who_goes(text: str, held: set[tuple[str, str, str | None, str]]) -> None:
    assert offices(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("浙江大学与南京大学共建云岭实验室，王建国任主任。", {("王建国", "云岭实验室", "主任", "occurred")}),
        (
            "远帆集团与浙江大学联合成立的云岭实验室落户萧山区，浙江大学教授王建国担任主任。",
            {("王建国", "浙江大学", "教授", "occurred"), ("王建国", "云岭实验室", "主任", "occurred")},
        ),
        ("浙江大学召开大会，任命王建国为校长。", {("王建国", "浙江大学", "校长", "occurred")}),
        ("青屿研究院去年成立，王建国任院长。", {("王建国", "青屿研究院", "院长", "occurred")}),
        ("青屿研究院成立。王建国任院长。", {("王建国", "青屿研究院", "院长", "occurred")}),
        ("浙江大学成立青屿研究院，由王建国担任首任院长。", {("王建国", "青屿研究院", "院长", "occurred")}),
        ("浙江大学成立七十周年，王建国担任首任院长。", set()),
    ],
)
def test_who_heads_what_was_founded_just_before(text: str, held: set[tuple[str, str, str | None, str]]) -> None:
    assert offices(text) == held


def test_several_of_one_body_have_each_his_office() -> None:
    held = offices("远帆集团总裁王建国，副总裁陈静、李强，总工程师赵敏到会。")
    assert ("赵敏", "远帆集团", "总工程师", "occurred") in held


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("云岭市数据局挂牌，由原江湾区信息局改组而成，首任局长为李明辉。", "云岭市数据局"),
        ("云岭中学由江湾大学托管，校长李明辉参加揭牌。", "云岭中学"),
        ("会议由江湾大学主办，校长李明辉出席。", "江湾大学"),
    ],
)
def test_who_heads_a_body_does_not_head_what_it_was_made_of(text: str, body: str) -> None:
    assert {of for _, prop, of, *_ in claimed(text) if prop == "affiliatedWith"} == {body}


def posts(text: str) -> set[tuple[str, str, str | None]]:
    """(person, where, office) of what offices a text tells, with the names that networks see."""
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-10"))
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], names[c.object], c.role) for c in told.claims if c.rule.startswith("office")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # for what part of the world, or for which side
        ("白石制药中国区总裁马丁·韦伯到访。", {("马丁·韦伯", "白石制药", "中国区总裁")}),
        ("白石制药亚太区首席执行官马丁·韦伯到访。", {("马丁·韦伯", "白石制药", "亚太区首席执行官")}),
        ("远帆集团欧洲区总裁陈静到访。", {("陈静", "远帆集团", "欧洲区总裁")}),
        ("江湾学院中方院长周伟民主持典礼。", {("周伟民", "江湾学院", "中方院长")}),
        ("欧洲议会议长马丁·韦伯到访。", {("马丁·韦伯", "欧洲议会", "议长")}),
        # two offices of one body
        ("远帆集团董事长兼总裁陈静到访。", {("陈静", "远帆集团", "董事长兼总裁")}),
        ("江湾大学党委书记兼校长陈静到访。", {("陈静", "江湾大学", "党委书记兼校长")}),
        (
            "省体育局党组书记、局长、省运会组委会执行主任赵雁介绍情况。",
            {("赵雁", "省体育局", "党组书记、局长"), ("赵雁", "省运会组委会", "执行主任")},
        ),
        # behind a bracket
        ("云岭能源联盟（YLEA）主席白志远致辞。", {("白志远", "云岭能源联盟", "主席")}),
        ("云岭能源联盟（Yunling Energy Alliance）主席白志远致辞。", {("白志远", "云岭能源联盟", "主席")}),
        # a title between the name and what its bearer becomes
        ("江湾大学成立智慧医学研究院，由胡晓东教授担任院长。", {("胡晓东", "智慧医学研究院", "院长")}),
        ("江湾大学成立云岭研究院，胡晓东当选首任理事长。", {("胡晓东", "云岭研究院", "理事长")}),
        ("云岭氢能联盟4月在青岛成立，陈静当选理事长。", {("陈静", "云岭氢能联盟", "理事长")}),
        ("江湾大学与远帆集团成立专门小组，陈静任主任。", set()),
        # envoys, blocs and states
        ("中国驻埃塞俄比亚大使罗静出席。", {("罗静", "中国", "驻埃塞俄比亚大使")}),
        ("东盟秘书长马丁·韦伯到访。", {("马丁·韦伯", "东盟", "秘书长")}),
        ("何志远获政府委任为云岭生产力局主席。", {("何志远", "云岭生产力局", "主席")}),
        # who takes an office, with where he is from between
        (
            "云岭实验室去年获批，实验室主任由江湾大学教授李静担任。",
            {("李静", "江湾大学", "教授"), ("李静", "云岭实验室", "主任")},
        ),
        ("仙台市市长山本健一率团到访。", {("山本健一", "仙台市", "市长")}),
        ("合肥市副市长吴静会见了代表团。", {("吴静", "合肥市", "副市长")}),
        ("云岭大学附设医院院长黄丽华到访。", {("黄丽华", "云岭大学附设医院", "院长")}),
        # each of those who sign, of the body that has such
        (
            "江湾大学与远帆集团签约，校长吴春生、董事长邓伟民出席。",
            {("吴春生", "江湾大学", "校长"), ("邓伟民", "远帆集团", "董事长")},
        ),
    ],
)
def test_offices_of_the_wide_world(text: str, told: set[tuple[str, str, str | None]]) -> None:
    assert posts(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "云岭茶业协会换届，浙江大学副校长王建国当选会长。",
            {("王建国", "浙江大学", "副校长"), ("王建国", "云岭茶业协会", "会长")},
        ),
        (
            "浙江大学副校长王建国兼任东海实验室主任，李明华任副主任。",
            {("王建国", "浙江大学", "副校长"), ("王建国", "东海实验室", "主任"), ("李明华", "东海实验室", "副主任")},
        ),
        ("远帆集团宣布，董事会选举王建国为新任董事长。", {("王建国", "远帆集团", "董事长")}),
        ("浙江大学董事会聘请王建国教授担任校长。", {("王建国", "浙江大学", "校长")}),
        ("市人大常委会任命王建国为市水利局局长。", {("王建国", "市水利局", "局长")}),
        ("远帆集团收购云岭公司。公司董事长王建国到会。", {("王建国", "远帆集团", "董事长")}),
        # whoever has no members has no such office
        ("浙江大学换届，远帆集团董事长王建国当选会长。", {("王建国", "远帆集团", "董事长")}),
        ("聘请专家为项目组组长。", set()),
    ],
)
def test_who_becomes_what_of_which_body(text: str, told: set[tuple[str, str, str]]) -> None:
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    claims = [c for c in extraction.claims if c.property == "affiliatedWith" and c.role]
    assert {(names[c.subject], names[c.object], c.role) for c in claims} == told


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("云岭医院院长何景明到场，远帆研究院总监汪洋作报告。何景明院长介绍情况。", {"云岭医院"}),
        ("云岭大学校长何景明到场，江湾大学师生参加。何景明校长致辞。", {"云岭大学"}),
        ("财政部部长何景明到场，水利部介绍情况。何景明部长致辞。", {"财政部"}),
        ("远帆集团董事长何景明到场，云岭集团签约。随后，何景明董事长致辞。", {"远帆集团"}),
        ("江湾博物馆馆长何景明到场，云岭博物馆借展。何景明馆长致辞。", {"江湾博物馆"}),
        ("云岭大学今天开学。何景明校长致辞。", {"云岭大学"}),
        ("水利部何景明部长到场参与。", {"水利部"}),
        ("何景明到场。云岭大学今天开学。何景明校长致辞。", {"云岭大学"}),
        ("云岭大学校长何景明到场。江湾大学校长李文致辞。", {"云岭大学"}),
        ("水利部部长何景明到场，财政部王建国部长致辞。", {"水利部"}),
    ],
)
def test_a_title_behind_who_was_named_with_an_office_tells_no_other(text: str, held: set[str]) -> None:
    assert {o for s, p, o, _ in claimed(text) if (s, p) == ("何景明", "affiliatedWith")} == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("远帆集团总裁、前云岭银行行长李景出席。", {("远帆集团", "总裁"), ("云岭银行", "原行长")}),
        ("云岭大学教授、前江湾医院院长李景出席。", {("云岭大学", "教授"), ("江湾医院", "原院长")}),
        ("远帆集团董事、前财政部副部长李景出席。", {("远帆集团", "董事"), ("财政部", "原副部长")}),
        ("远帆集团总裁、云岭银行行长李景出席。", {("远帆集团", "总裁"), ("云岭银行", "行长")}),
        ("云岭大学教授、江湾医院院长李景出席。", {("云岭大学", "教授"), ("江湾医院", "院长")}),
    ],
)
def test_an_office_beside_one_that_is_over(text: str, held: set[tuple[str, str]]) -> None:
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-20"))
    names = {e.key: e.name for e in told.entities}
    found = {(names[c.object], c.role) for c in told.claims if c.property == "affiliatedWith"}
    assert {(name.removeprefix("中华人民共和国"), role) for name, role in found} == held


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("云岭大学副教授何景明，助理教授李文、王立军、陈光明到场。", {"李文", "王立军", "陈光明"}),
        ("云岭大学教授何景明，讲师李文、王立军到场。", {"李文", "王立军"}),
        ("云岭研究所所长何景明，研究员李文、王立军到场。", {"李文", "王立军"}),
        ("远帆集团董事李文、王立军到场。", {"李文", "王立军"}),
        ("云岭设计院工程师李文、王立军到场。", {"李文", "王立军"}),
        ("远帆集团董事长李文、王立军到场。", {"李文"}),
        ("云岭设计院总工程师李文、王立军到场。", {"李文"}),
        ("云岭大学校长李文、王立军到场。", {"李文"}),
        ("云岭大学教授李文，王立军到场。", {"李文"}),
        ("云岭大学教授李文到场，王立军致辞。", {"李文"}),
    ],
)
def test_who_follows_one_of_many_scholars_is_one_too(text: str, alike: set[str]) -> None:
    assert {s for s, _ in said(text, "affiliatedWith")} - {"何景明"} == alike


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "王建国现任浙江大学校长。2017年起担任云岭实验室主任，2018年当选中国工程院院士。",
            {("王建国", "浙江大学", "校长"), ("王建国", "云岭实验室", "主任"), ("王建国", "中国工程院", "院士")},
        ),
        (
            "王建国1965年生于苏州市。他现任浙江大学校长。",
            {("王建国", "浙江大学", "校长")},
        ),
        (
            "王建国2015年回国，2021年转到浙江大学，现任副校长。",
            {("王建国", "浙江大学", "副校长")},
        ),
        ("王建国的儿子2021年转到浙江大学，现任副校长。", set()),
        ("王建国会见李明华。2017年起任浙江大学校长，工作很忙。", set()),
        ("江湾政务服务中心启用。中心副主任王建国介绍情况。", {("王建国", "江湾政务服务中心", "副主任")}),
    ],
)
def test_sentences_go_on_about_a_person(text: str, held: set[tuple[str, str, str | None]]) -> None:
    assert offices_in(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("云岭商会成立大会举行，王建国当选会长。", {("王建国", "云岭商会", "会长", "occurred")}),
        (
            "云岭先进材料研究院成立大会在洛阳市举行，王建国当选首任院长。",
            {("王建国", "云岭先进材料研究院", "院长", "occurred")},
        ),
        ("第三届云岭论坛举行，王建国当选会长。", set()),
    ],
)
def test_a_bodys_own_meeting_elects(text: str, held: set[tuple[str, str, str | None, str]]) -> None:
    assert offices(text) == held


def test_each_entry_of_a_notice_stands_under_what_it_decides() -> None:
    text = (
        "经研究决定，任命：\n王建国为浙江大学副校长；\n李明华为云岭市财政局局长（试用期一年）。\n"
        "免去：\n赵志强的云岭市审计局局长职务；\n陈明远的浙江大学副校长职务。\n刘国安介绍情况。"
    )
    assert {(who, role) for who, _, role in offices_in(text)} == {
        ("王建国", "副校长"),
        ("李明华", "局长"),
        ("赵志强", "原局长"),
        ("陈明远", "原副校长"),
    }


LIST = """嘉兴市人民政府决定：
任命：
周立静（女）同志为嘉兴市水利局副局长，免去其嘉兴市财政局副局长职务；
免去：
王建国同志的嘉兴市水利局总工程师职务，退休；
莫少军同志嘉兴市财政局副局长职务。
"""


def test_entries_of_a_list_of_appointments_need_no_second_verb() -> None:
    found = extract(LIST)
    names = {e.key: e.name for e in found.entities}
    told = {(names[c.subject], names[c.object], c.role) for c in found.claims if c.property == "affiliatedWith"}
    assert told >= {
        ("周立静", "嘉兴市水利局", "副局长"),
        ("王建国", "嘉兴市水利局", "原总工程师"),
        ("莫少军", "嘉兴市财政局", "原副局长"),
    }


HEADED = """一、任命
孙建明为嘉兴市发展和改革委员会主任；
周立静（女）为嘉兴市民政局局长；
二、免去
王志勇的嘉兴市财政局副局长职务。
"""


def test_a_heading_says_for_the_entries_below_it_who_gets_an_office_and_who_loses_it() -> None:
    found = extract(HEADED)
    names = {e.key: e.name for e in found.entities}
    assert {(names[c.subject], c.role) for c in found.claims if c.property == "affiliatedWith"} == {
        ("孙建明", "主任"),
        ("周立静", "局长"),
        ("王志勇", "原副局长"),
    }


@pytest.mark.parametrize("verb", ["免去", "解聘", "罢免", "撤销"])
def test_who_is_dismissed_held_the_office_once(verb: str) -> None:
    found = extract(f"会议决定{verb}王建国的嘉兴市水利局副局长职务。")
    assert [c.role for c in found.claims if c.property == "affiliatedWith"] == ["原副局长"]
