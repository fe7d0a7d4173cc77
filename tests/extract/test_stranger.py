"""What a stranger's releases showed, each by sentences of our own, as rules and networks together read them."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document, Extraction
from zhitu.settings import Settings


def read(text: str) -> Extraction:
    return make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-10"))


def joined(text: str, *properties: str) -> set[tuple[str, str, str]]:
    """(subject, property, object) of the claims with these properties."""
    told = read(text)
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], c.property, names[c.object]) for c in told.claims if c.property in properties}


def events(text: str) -> set[tuple[str, str, str | None]]:
    told = read(text)
    names = {e.key: e.name for e in told.entities}
    return {(names[e.of], e.type, e.date) for e in told.events}


def figures(text: str) -> set[tuple[str, str, str]]:
    """(about, indicator, value with unit)"""
    told = read(text)
    names = {e.key: e.name for e in told.entities}
    return {(names[o.about], o.indicator, f"{o.value.normalize():f}{o.unit}") for o in told.observations}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("南沙区至清远城际铁路全长90公里。", "南沙区至清远城际铁路"),
        ("天津滨海新区至烟台高速铁路已开工建设。", "天津滨海新区至烟台高速铁路"),
        ("西咸新区至铜川高速公路通车。", "西咸新区至铜川高速公路"),
    ],
)
def test_a_line_from_a_district_or_zone_keeps_its_first_end(text: str, line: str) -> None:
    names = {e.name for e in read(text).entities if "Facility" in e.classes}
    assert names == {line}


def test_a_line_connects_the_zone_that_it_begins_in() -> None:
    text = "雄安新区至聊城高速铁路总投资84亿元。"
    line = "雄安新区至聊城高速铁路"
    assert joined(text, "connects", "locatedIn") == {(line, "connects", o) for o in ("河北雄安新区", "聊城市")}


def test_a_firm_that_begins_with_a_sign_behind_its_province_keeps_both() -> None:
    text = "梅龙高铁由广东广梅铁路有限责任公司建设。"
    assert joined(text, "builds") == {("广东广梅铁路有限责任公司", "builds", "梅龙高铁")}


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("云岭实验室由江湾大学牵头，于2019年12月在佛山成立。", {("云岭实验室", "founded", "2019-12")}),
        ("云岭实验室由江湾大学牵头组建，于2019年12月在佛山成立。", {("云岭实验室", "founded", "2019-12")}),
        ("由江湾大学牵头，成立云岭实验室。", {("云岭实验室", "founded", None)}),
        ("华星技术有限公司总部设在深圳市。", set()),
    ],
)
def test_who_leads_a_founding_or_has_its_seat_somewhere_is_not_founded(
    text: str, founded: set[tuple[str, str, str | None]]
) -> None:
    assert {e for e in events(text) if e[1] == "founded"} == founded


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        ("梅龙高铁由江湾铁路设计集团有限公司设计。", set()),
        ("梅龙高铁由江湾铁路设计集团有限公司设计，远帆建工集团有限公司承建。", {"远帆建工集团有限公司"}),
        ("云岭大桥由江湾设计院设计、远帆建工集团施工。", {"远帆建工集团"}),
        ("云岭大桥设计单位为江湾设计院。", set()),
        ("云岭大桥由远帆建工集团设计施工。", {"远帆建工集团"}),
        ("云岭大桥由江湾设计院和远帆建工集团联合设计建造。", {"江湾设计院", "远帆建工集团"}),
    ],
)
def test_a_designer_builds_nothing(text: str, builders: set[str]) -> None:
    assert {subject for subject, *_ in joined(text, "builds")} == builders


def test_the_members_of_a_list_are_told_alike() -> None:
    text = "江南大学联盟由复旦大学、浙江大学、南京大学组成。联盟秘书处设在复旦大学。"
    members = {subject for subject, *_ in joined(text, "participatesIn", "partOf")}
    assert members in (set(), {"复旦大学", "浙江大学", "南京大学"})
    founders = {o for *_, o in joined("北京大学与华星技术有限公司共建绿氢联合实验室。", "foundedBy")}
    assert founders in (set(), {"北京大学", "华星技术有限公司"})


def test_not_every_two_of_a_long_list_act_together() -> None:
    text = (
        "北京大学、清华大学、浙江大学、复旦大学、南京大学、中山大学、武汉大学、山东大学8所高校签署《云岭合作协议书》。"
    )
    assert not joined(text, "cooperatesWith")
    one = "云岭集团与清华大学、浙江大学、复旦大学、南京大学、中山大学结成合作伙伴。"
    assert {subject for subject, *_ in joined(one, "cooperatesWith")} <= {"云岭集团"}
    assert joined("北京大学与清华大学签署《云岭合作协议书》。", "cooperatesWith")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "梅龙高铁全长401公里，其中青州段68公里。",
            {("梅龙高铁", "全长", "401公里"), ("梅龙高铁", "青州段", "68公里")},
        ),
        (
            "梅龙高铁全长552公里，其中山东段212公里、河北段226公里。",
            {("梅龙高铁", "全长", "552公里"), ("梅龙高铁", "山东段", "212公里"), ("梅龙高铁", "河北段", "226公里")},
        ),
        (
            "云岭绿氢项目一期投资12亿元，二期投资18亿元，总投资30亿元。",
            {
                ("云岭绿氢项目一期", "投资", "1200000000元"),
                ("云岭绿氢项目二期", "投资", "1800000000元"),
                ("云岭绿氢项目", "总投资", "3000000000元"),
            },
        ),
        ("绍兴市加氢站增加了12座，达到36座。", {("绍兴市", "加氢站增加", "12座"), ("绍兴市", "加氢站", "36座")}),
        (
            "绍兴市加氢站比上年增加12座，达到36座。",
            {("绍兴市", "加氢站比上年增加", "12座"), ("绍兴市", "加氢站", "36座")},
        ),
    ],
)
def test_parts_have_their_own_figures(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("远帆地铁集团负责绍兴地铁2号线运营。", set()),
        ("绍兴地铁2号线由远帆地铁集团负责运营，2021年12月开通运营。", {"2021-12"}),
    ],
)
def test_who_runs_a_line_does_not_open_it(text: str, opened: set[str]) -> None:
    assert {date for _, kind, date in events(text) if kind == "opened"} == opened


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("梅龙高铁开通后，北京到龙岩的旅行时间将缩短至7小时。", {"龙岩市"}),
        ("梅龙高铁开通后，梅州到龙岩的旅行时间将缩短至1小时。", {"梅州市", "龙岩市"}),
        ("沪苏湖高铁开通后，上海到湖州的旅行时间缩短。", {"上海市", "湖州市"}),
    ],
)
def test_a_journey_over_a_line_does_not_begin_at_it(text: str, ends: set[str]) -> None:
    assert {o for *_, o in joined(text, "connects")} == ends


def test_what_a_phase_does_the_whole_does_not() -> None:
    text = "云岭制氢项目位于张家口市，一期于2020年7月投产。"
    assert events(text) == {("云岭制氢项目一期", "opened", "2020-07")}
    assert events("云岭科学城于2019年建成，二期2023年开工。") == {
        ("云岭科学城", "completed", "2019"),
        ("云岭科学城二期", "constructionStarted", "2023"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("远帆集团有限公司投资35亿元在鄂尔多斯市建设绿氢基地，项目占地800亩。", set()),
        ("远帆公司签约项目12个，项目总投资100亿元。", {"远帆公司"}),
        ("云岭医院开工建设，项目总投资5亿元。", {"云岭医院"}),
        ("江湾水电站开工，项目总投资12亿元。", {"江湾水电站"}),
    ],
)
def test_the_size_of_an_undertaking_is_not_its_firms(text: str, expected: set[str]) -> None:
    assert {about for about, indicator, _ in figures(text) if indicator.endswith(("占地", "总投资"))} == expected


def test_a_new_member_joins() -> None:
    for text in ("江南高校联盟新增安徽大学为成员。", "江南高校联盟吸纳安徽大学为新成员单位。"):
        assert joined(text, "participatesIn") == {("安徽大学", "participatesIn", "江南高校联盟")}
    assert not joined("江南高校联盟新增安徽大学的专家为顾问。", "participatesIn")


def test_the_hosts_of_a_fair_act_together_be_they_five() -> None:
    text = "本届博览会由农业农村部、国台办、中国贸促会、中国食品工业协会和福建省人民政府共同主办。"
    assert len({frozenset((s, o)) for s, _, o, *_ in joined(text, "cooperatesWith")}) == 10


@pytest.mark.parametrize("between", ["，", "。", "；", "，同时"])
@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("开工", "建成", {("江湾大桥", "completed"), ("青山隧道", "constructionStarted")}),
        ("通车", "获批", {("江湾大桥", "approved"), ("青山隧道", "opened")}),
        ("竣工", "开工", {("江湾大桥", "constructionStarted"), ("青山隧道", "completed")}),
    ],
)
def test_what_happens_to_one_does_not_happen_to_the_other(
    first: str, second: str, between: str, wrong: set[tuple[str, str]]
) -> None:
    told = read(f"江湾大桥{first}{between}青山隧道{second}。")
    names = {e.key: e.name for e in told.entities}
    assert not wrong & {(names[v.of], v.type) for v in told.events}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水库项目，共6个、已开工3个。青龙湾水库项目前期工作有序推进。", {"青龙湾水库项目"}),
        ("机场项目加快推进。云岭机场项目开工，总投资20亿元。", {"云岭机场项目"}),
    ],
)
def test_a_sort_of_works_is_no_name_of_one(text: str, found: set[str]) -> None:
    told = read(text)
    assert {e.name for e in told.entities if "Project" in e.classes} == found
    assert all(not e.aliases or "水库项目" not in e.aliases for e in told.entities)


def test_a_work_that_was_named_is_called_by_its_sort() -> None:
    text = "青龙湾水库项目总投资30亿元。水库项目建成后，年供水2亿吨。"
    assert {e.aliases for e in read(text).entities if "Project" in e.classes} == {("水库项目",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这两天，云岭市引进企业30家。", {("云岭市", "引进企业", "30家")}),
        ("前两年，云岭市引进企业30家。", {("云岭市", "引进企业", "30家")}),
        ("近几天，云岭市引进企业30家。", {("云岭市", "引进企业", "30家")}),
        ("云岭市举办茶会，那两次，客商都来了。", set()),
        ("江湾大桥建设工期3年。", {("江湾大桥", "建设工期", "3年")}),
        ("轮胎产量保持30%以上增长、达80万条。", set()),
        (
            "云岭市轮胎产量保持30%以上增长、达80万条。",
            {("云岭市", "轮胎产量增长", "30%"), ("云岭市", "轮胎产量", "800000条")},
        ),
        (
            "云岭市国家高新技术企业净增1600户，总数突破1万户。",
            {
                ("云岭市", "国家高新技术企业净增", "1600户"),
                ("云岭市", "国家高新技术企业总数", "10000户"),
            },
        ),
        ("云岭市返乡创业者首超2万人。", {("云岭市", "返乡创业者", "20000人")}),
        ("云岭市的激光装置实现千秒高温运行。", set()),
    ],
)
def test_what_a_figure_measures_and_what_is_none(text: str, told: set[tuple[str, str, str]]) -> None:
    assert figures(text) == told


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("隧道对青坪区铜锣山东西两侧区域发展具有意义。", "山东省"),
        ("步道沿青龙湖南岸布设。", "湖南省"),
        ("码头建在青坪河北侧。", "河北省"),
        ("秀水河南北两岸修建堤防。", "河南省"),
        ("隧道穿越厦门东北侧海域。", "东北地区"),
        ("穿梭在崇山峻岭间的江湾大桥进入吊装阶段。", "崇山"),
        ("云岭市的名山大川吸引游客。", "名山区"),
    ],
)
def test_a_side_or_a_saying_is_no_place(text: str, absent: str) -> None:
    assert absent not in {e.name for e in read(text).entities}
    assert "崇山峻岭" not in {e.name for e in read(text).entities}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("山东北部地区迎来降雨。", "山东省"),
        ("河北东侧有山。", "河北省"),
        ("黄山迎来游客。", "黄山市"),
        ("东北地区降雪。", "东北地区"),
        ("湖南东部降雨。", "湘东地区"),
    ],
)
def test_a_place_beside_a_side_stays(text: str, there: str) -> None:
    assert there in {e.name for e in read(text).entities}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("發展創科能為香港帶來龐大經濟效益。", {"香港特别行政区"}),
        ("我會預留20億元用於興建江灣科學園第二期。", {"江灣科學園第二期", "江灣科學園"}),
        ("科技部批准內地國家重點實驗室在澳門的夥伴實驗室改名。", {"科学技术部", "澳门特别行政区"}),
    ],
)
def test_traditional_texts_name_no_verbs_and_no_kinds(text: str, names: set[str]) -> None:
    found = {e.name for e in read(text).entities if "Industry" not in e.classes}
    assert found <= names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云岭市发展改革委积极推动江湾大桥前期工作。", set()),
        ("云岭市交通局推动江湾大桥、江湾隧道等一批成熟项目加快完成前期工作。", set()),
        ("云岭市推进江湾大桥建设。", {("云岭市", "builds", "江湾大桥")}),
        ("远帆集团承建江湾大桥。", {("远帆集团", "builds", "江湾大桥")}),
        ("王伟出席推动云岭高新区发展的座谈会。", set()),
        ("林国平和李明华一同见证签订推动江湾产业园转型的合作文件。", set()),
    ],
)
def test_who_pushes_or_attends_neither_builds_nor_supports(text: str, told: set[tuple[str, str, str]]) -> None:
    assert joined(text, "builds", "supports") == told


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("远帆科学城落户云岭经开区。", set()),
        ("远帆研究院落户云岭经开区。", {("远帆研究院", "founded", None)}),
    ],
)
def test_a_zone_that_settles_is_not_founded(text: str, founded: set[tuple[str, str, str | None]]) -> None:
    assert {e for e in events(text) if e[1] == "founded"} == founded


def test_a_name_begins_with_the_whole_ring_road() -> None:
    text = "江湾隧道建成后，极大缓解内环青坪山隧道交通拥堵状况，直接串联两个片区。"
    assert not {e.name for e in read(text).entities if e.name.startswith("环")}
