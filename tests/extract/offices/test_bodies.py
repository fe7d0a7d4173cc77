"""At which body or place an office is held."""

from __future__ import annotations

import pytest
from statements import claimed, extract, offices_in, said

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


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
    assert said("云川智能制造产业园副总经理李明华说，园区发展很快。", "affiliatedWith") == {
        ("李明华", "云川智能制造产业园")
    }


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
        ("市长王建国，洛阳科创联盟理事长李梅出席。", None, {("洛阳科创联盟", "理事长")}),
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


def test_no_county_head_is_of_a_township() -> None:
    held = offices_in("南江乡动工，县长林志明到场。")
    assert ("林志明", "南江乡", "县长") not in held


def test_no_district_leaders_are_of_a_banner() -> None:
    assert not {where for _, where, _ in offices_in("现场交接红黄旗。区领导林志明、周大海参加。")} & {"红黄旗"}


def test_the_firm_of_a_rosters_last_part_is_none_of_its_guests() -> None:
    told = offices_in(
        "洮河港口集团召开发布会。远帆航运公司副总经理秦明，青山公司总经理田大野；集团公司董事长霍东，总经理李利出席。"
    )
    own = {("霍东", "洮河港口集团", "董事长"), ("李利", "洮河港口集团", "总经理")}
    assert {t for t in told if t[0] in ("霍东", "李利")} == own
    assert ("田大野", "青山公司", "总经理") in told


def test_a_club_called_after_a_town_has_none_of_its_offices() -> None:
    text = "株洲市政府与长沙蓝天大学联盟签约。市长李明华出席。"
    assert ("李明华", "株洲市", "市长") in offices_in(text)
