"""Where a name of the network begins and ends, and what is none."""

from __future__ import annotations

import pytest
from reading import candidate, names, read

from zhitu.extract.mentions.agreement import agreed
from zhitu.extract.text.lexicon import lexicon


def test_marks_that_close_and_open_again_hold_several_names() -> None:
    text = "签署《云山协议》《海湾安排》。"
    both = [candidate(text, name, 3.0, "title", "Policy") for name in ("《云山协议》", "《海湾安排》")]
    told = read(text, ("《云山协议》《海湾安排》", "Policy", 0.95))
    assert set(names(text, both, told)) == {"《云山协议》", "《海湾安排》"}


def test_of_other_languages_the_network_knows_nothing() -> None:
    text = "In September the port of Yunshan 云山 opened."
    assert names(text, [], read(text, ("September", "Product", 0.9))) == {}


def test_of_other_languages_it_refuses_nothing_either() -> None:
    text = "In September the port of 云山 opened."
    place = candidate(text, "云山", 3.0, "gazetteer", "City")
    assert agreed(text, [place], read(text), lexicon()) == [place]


def test_a_passage_in_english_among_chinese_is_no_name() -> None:
    text = "云帆号首航，云山海关验放，云山港务公司承运，opened a new terminal，Yunshan Bay，云帆系统升级，eVTOL试飞。"
    told = [("opened a new terminal", "Company", 0.9), ("Yunshan Bay", "Facility", 0.9), ("eVTOL", "Product", 0.9)]
    assert set(names(text, [], read(text, *told))) == {"Yunshan Bay", "eVTOL"}


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("云帆速递）", "云帆速递"),
        ("（云帆速递", "云帆速递"),
        ("“云帆速递", "云帆速递"),
        ("\u200b云帆速递 ", "云帆速递"),
        ("\ufffd《云帆速递🚀", "云帆速递"),
        ("云帆速递，", "云帆速递"),
        ("《云帆条例》", "《云帆条例》"),
        ("云帆速递（云山）", "云帆速递（云山）"),
        ("互联网+", "互联网+"),
    ],
)
def test_a_name_has_no_blanks_signs_and_single_marks_at_its_ends(seen: str, name: str) -> None:
    text = f"走访了{seen}的本地工作人员。"
    assert set(names(text, [], read(text, (seen, "Company", 0.9)))) == {name}


@pytest.mark.parametrize("seen", ["云山（速递", "云山》速递", "《》", "\u202e\u202e", "🚀", "业", "斗》"])
def test_what_is_not_written_as_a_name_is_none(seen: str) -> None:
    text = f"走访了{seen}的本地工作人员。"
    assert agreed(text, [], read(text, (seen, "Company", 0.9)), lexicon()) == []


def test_a_plain_noun_is_no_name_of_the_network_alone() -> None:
    text = "江海通航，云帆速递通航。"
    told = read(text, ("江海", "Region", 0.95), ("云帆速递", "Company", 0.95))
    assert set(names(text, [], told)) == {"云帆速递"}


def test_a_rank_is_no_name_though_the_network_takes_it_for_one() -> None:
    text = "获评国家5A级景区。"
    weak = candidate(text, "国家5A级景区", 0.5)
    assert names(text, [weak], read(text, ("国家5A级景区", "Zone", 0.95))) == {}


def test_what_a_place_does_is_in_no_name() -> None:
    text = "云南省援建现代蔬菜产业园。"
    place = candidate(text, "云南省", 3.0, "gazetteer", "Region")
    assert set(names(text, [place], read(text, ("云南省援建现代蔬菜产业园", "Zone", 0.7)))) == {"云南省"}


def test_two_bodies_in_one_breath_are_two_names() -> None:
    text = "云南省委省政府部署。"
    body = candidate(text, "省政府", 1.6, "tagger:ORG", "GovernmentBody")
    assert set(names(text, [body], read(text, ("云南省委省政府", "GovernmentBody", 0.8)))) == {"云南省委", "省政府"}


def test_what_a_body_does_to_a_work_is_cut_from_its_name() -> None:
    text = "在云岭工业区发展冷链配送中心。"
    rule = candidate(text, "冷链配送中心", 0.5, "head:配送中心", "Facility")._replace(head="中心")
    found = names(text, [rule], read(text, ("云岭工业区发展冷链配送中心", "Facility", 0.7)))
    assert set(found) == {"冷链配送中心"}
    told = read(text, ("云岭工业区发展冷链配送中心", "Company", 0.7))
    assert set(names(text, [rule], told)) == {"云岭工业区发展冷链配送中心"}


def test_a_foreigner_s_names_are_one_whatever_dot_parts_them() -> None:
    text = "会见了马克.云森。"
    told = read(text, ("马克", "Person", 0.9), ("云森", "Person", 0.8))
    assert set(names(text, [], told)) == {"马克.云森"}


def test_two_places_with_a_dash_are_two_or_the_route_between_them() -> None:
    text = "通往海川—云州，"
    assert set(names(text, [], read(text, ("海川—云州", "City", 0.9)))) == {"海川", "云州"}
    text = "开通海川—云州、海川—青泽等多条航线。"
    found = names(text, [], read(text, ("海川—云州", "City", 0.9), ("海川—青泽", "City", 0.9)))
    assert {name: c.classes for name, c in found.items()} == {"海川—云州": ("Product",), "海川—青泽": ("Product",)}


def test_who_is_told_by_an_office_has_no_more_to_the_name() -> None:
    text = "县长司徒何月娥到访。"
    rule = candidate(text, "何月娥", 1.8, "tagger:PER", "Person")
    assert set(names(text, [rule], read(text, ("司徒何月娥", "Person", 0.7)))) == {"何月娥"}
    weak = rule._replace(score=1.5)
    assert set(names(text, [weak], read(text, ("司徒何月娥", "Person", 0.7)))) == {"司徒何月娥"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("东澜客运枢纽计划今年下半年开工。", "东澜客运枢纽"),
        ("东澜客运枢纽计划于2026年开工。", "东澜客运枢纽"),
        ("东澜客运枢纽计划正式启动。", "东澜客运枢纽计划"),
    ],
)
def test_what_is_planned_for_a_time_is_cut_from_the_plan(text: str, name: str) -> None:
    rule = candidate(text, "东澜客运枢纽", 1.5, "head:枢纽", "Facility")._replace(head="枢纽")
    assert name in names(text, [rule], read(text, ("东澜客运枢纽计划", "Project", 0.9)))


def test_a_document_keeps_its_class_with_its_years_in_brackets() -> None:
    text = "《青江发展规划》（2021—2025年）印发。"
    found = names(text, [], read(text, ("《青江发展规划》（2021—2025年）", "Policy", 0.9)))
    assert {(c.classes, c.alias) for c in found.values()} == {(("Policy",), "青江发展规划")}


def test_a_title_without_the_word_of_a_document_is_a_work() -> None:
    text = "阅读《青江渔歌》和《青江条例》。"
    found = names(text, [], read(text, ("《青江渔歌》", "Policy", 0.9), ("《青江条例》", "Policy", 0.9)))
    assert {name: c.classes for name, c in found.items()} == {"《青江渔歌》": ("Product",), "《青江条例》": ("Policy",)}


@pytest.mark.parametrize(
    ("text", "seen", "name", "kind"),
    [
        ("行政长官林月娥出席。", "官林月娥", "林月娥", "Person"),
        ("林月娥指,合作很好。", "林月娥指", "林月娥", "Person"),
        ("林月指出席的人。", "林月指", "林月指", "Person"),
        ("云山市人大会议开幕。", "云山市人大会", "云山市人大会议", "Conference"),
        ("云山卫星中方专家。", "云山卫星中方", "云山卫星", "Product"),
        ("云山巡查及“再走访”。", "云山巡查及", "云山巡查", "Programme"),
        ("云山与埃及合作。", "埃及", "埃及", "Country"),
    ],
)
def test_a_name_of_the_network_ends_and_begins_where_words_do(text: str, seen: str, name: str, kind: str) -> None:
    assert set(names(text, [], read(text, (seen, kind, 0.9)))) == {name}


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("打造国际一流远洋造船公司。", "国际一流远洋造船公司", False),
        ("打造第一陶瓷公司。", "第一陶瓷公司", False),
        ("由若干引导基金组成。", "若干引导基金", False),
        ("我市打造海钓中心。", "市打造海钓中心", False),
        ("参观云山市建设银行。", "市建设银行", True),
        ("成为帆船之城。", "帆船之城", False),
        ("以“扬帆共潮生”为主题。", "扬帆共潮生", False),
        ("访问第一陶瓷公司。", "第一陶瓷公司", True),
        ("全球在建的最大光伏项目。", "最大光伏项目", False),
        ("最高人民法院第八巡回法庭。", "最高人民法院第八巡回法庭", True),
        ("征集30个人工智能和渔业示范项目。", "渔业示范项目", False),
        ("走访3个乡镇和云山水库项目。", "云山水库项目", True),
    ],
)
def test_how_good_a_thing_is_and_one_of_several_is_no_name(text: str, name: str, kept: bool) -> None:
    assert (name in names(text, [], read(text, (name, "Project", 0.9)))) is kept


def test_a_name_ends_before_what_begins_the_next_phrase() -> None:
    text = "为云岭引导基金及所投项目融资。"
    assert set(names(text, [], read(text, ("云岭引导基金及所", "Fund", 0.9)))) == {"云岭引导基金"}


@pytest.mark.parametrize(
    ("text", "seen", "name", "kind"),
    [
        ("建校五十周年暨云岭读书论坛开幕。", "五十周年暨云岭读书论坛", "云岭读书论坛", "Conference"),
        ("以及云岭读书论坛。", "以及云岭读书论坛", "云岭读书论坛", "Conference"),
        ("在“节水论坛”中远帆公司发言。", "中远帆公司", "远帆公司", "Company"),
        ("云岭科技CTO发言。", "云岭科技CTO", "云岭科技", "Company"),
        ("由陈明远博士主讲。", "陈明远博士", "陈明远", "Person"),
    ],
)
def test_a_name_is_without_what_leads_to_it_and_the_office(text: str, seen: str, name: str, kind: str) -> None:
    assert set(names(text, [], read(text, (seen, kind, 0.9)))) == {name}


def test_dr_alone_is_nobody() -> None:
    text = "校长Dr主讲。"
    assert names(text, [], read(text, ("Dr", "Person", 0.9))) == {}


def test_what_two_states_do_is_no_name() -> None:
    text = "中法建交多年，中法云帆公司成立。"
    told = read(text, ("中法建交", "Company", 0.9), ("中法云帆公司", "Company", 0.9))
    assert set(names(text, [], told)) == {"中法云帆公司"}


@pytest.mark.parametrize(("text", "kept"), [("何月娥总书记强调。", True), ("何月娥强调。", False)])
def test_a_person_before_an_office_stays_though_the_network_sees_none(text: str, kept: bool) -> None:
    person = candidate(text, "何月娥", 1.8, "tagger:PER", "Person")
    found = agreed(text, [person], read(text), lexicon())
    assert [c.accepted for c in found] == [kept]
