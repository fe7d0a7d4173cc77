"""Persons, their offices and where these are held."""

from __future__ import annotations

import pytest
from statements import claimed, extract, offices, offices_in, said

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
        ("市公安局长王建国介绍情况。", "市公安局", "局长"),
        ("交通局長王建國到場參與。", "交通局", "局长"),
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


def test_an_office_that_several_hold_is_that_of_the_whole_list() -> None:
    found = said("香港立法会议员李明华、王建国、张志强出席。", "affiliatedWith")
    assert {person for person, _ in found} == {"李明华", "王建国", "张志强"}


def test_an_office_that_one_holds_is_not_that_of_the_next_in_a_list() -> None:
    assert said("浙江大学校长李明华、王建国出席。", "affiliatedWith") == {("李明华", "浙江大学")}


def test_the_head_of_a_town_is_told_by_its_last_character() -> None:
    assert said("二林镇长李明华出席。", "affiliatedWith") == {("李明华", "二林镇")}


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
        (
            "任命王建国为杭州市财政局局长，杭州市审计局副局长。",
            {("王建国", "杭州市财政局", "局长"), ("王建国", "杭州市审计局", "副局长")},
        ),
        (
            "李海任杭州市财政局局长，杭州市审计局副局长赵明到会。",
            {("李海", "杭州市财政局", "局长"), ("赵明", "杭州市审计局", "副局长")},
        ),
        (
            "浙江大学党委常委、副校长、宁波大学校长赵明到会。",
            {("赵明", "宁波大学", "校长"), ("赵明", "浙江大学", "党委常委、副校长")},
        ),
    ],
)
def test_each_body_of_a_row_of_offices(text: str, held: set[tuple[str, str, str]]) -> None:
    extraction = extract(text)
    names = {e.key: e.name for e in extraction.entities}
    assert {(names[c.subject], names[c.object], c.role) for c in extraction.claims if c.role} == held
