"""Which stay of the rules' candidates and the names that the network sees."""

from __future__ import annotations

import numpy as np
import pytest
from reading import at, candidate, names, read

from zhitu.extract.mentions.agreement import NETWORK, agreed
from zhitu.extract.mentions.candidate import NAMED
from zhitu.extract.mentions.recogniser import Read
from zhitu.extract.text.lexicon import lexicon


def test_a_name_that_only_the_network_sees_is_one_if_it_is_sure() -> None:
    text = "走访了云帆速递。"
    found = names(text, [], read(text, ("云帆速递", "Company", 0.9)))
    assert found["云帆速递"].rule == NETWORK
    assert (found["云帆速递"].classes, found["云帆速递"].sure) == (("Company",), 0.9)
    assert set(names(text, [], read(text, ("云帆速递", "Company", 0.5)))) == {"云帆速递"}
    assert agreed(text, [], read(text, ("云帆速递", "Company", 0.49)), lexicon()) == []


def test_a_head_that_names_by_itself_tells_the_class() -> None:
    text = "走访了云帆大学。"
    assert names(text, [], read(text, ("云帆大学", "Company", 0.9)))["云帆大学"].classes == ("School",)


@pytest.mark.parametrize(
    ("name", "told", "kind"),
    [
        ("国库司", "Company", "GovernmentBody"),
        ("远帆公司", "Company", "Company"),
        ("教务部", "GovernmentBody", "Organization"),
        ("学校学生处", "GovernmentBody", "Organization"),
        ("教育部", "GovernmentBody", "GovernmentBody"),
        ("市场监管部", "GovernmentBody", "GovernmentBody"),
    ],
)
def test_offices_without_their_whole_are_of_the_state_or_of_a_school(name: str, told: str, kind: str) -> None:
    text = f"{name}参加会议。"
    assert names(text, [], read(text, (name, told, 0.9)))[name].classes == (kind,)
    by_rule = candidate(text, name, 1.6, "tagger:ORG", told)
    assert names(text, [by_rule], read(text, (name, told, 0.9)))[name].classes == (kind,)


@pytest.mark.parametrize(("name", "stays"), [("中巴", False), ("中乌", False), ("中航", True), ("中美", True)])
def test_this_country_with_one_that_is_not_told_is_no_name(name: str, stays: bool) -> None:
    text = f"{name}双方签署备忘录。"
    assert (name in names(text, [], read(text, (name, "Company", 0.9)))) == stays


def test_what_both_see_is_a_name_with_the_class_of_the_rule() -> None:
    text = "云山园区开放。"
    weak = candidate(text, "云山园区", 1.0)
    assert names(text, [weak], read(text)) == {}
    assert names(text, [weak], read(text, ("云山园区", "Facility", 0.8)))["云山园区"].classes == ("Zone",)


def test_the_surer_of_two_that_overlap_stays() -> None:
    text = "建设云山园区厂房。"
    rule = candidate(text, "云山园区厂房", rule="head:厂房", kind="Facility")
    assert set(names(text, [rule], read(text, ("云山园区", "Zone", 0.95)))) == {"云山园区"}
    assert set(names(text, [rule], read(text, ("云山园区", "Zone", 0.75), rest=0.6))) == {"云山园区厂房"}


def test_what_is_known_whole_is_not_cut() -> None:
    text = "推进粤港澳大湾区建设。"
    known = candidate(text, "粤港澳大湾区", 3.0, "gazetteer", "Region")
    assert set(names(text, [known], read(text, ("港澳大湾区", "Region", 0.99)))) == {"粤港澳大湾区"}
    text = "走访粤港澳大湾区云帆中心。"
    known = candidate(text, "粤港澳大湾区", 3.0, "gazetteer", "Region")
    told = read(text, ("粤港澳大湾区云帆中心", "Facility", 0.95))
    assert set(names(text, [known], told)) == {"粤港澳大湾区云帆中心", "粤港澳大湾区"}


def test_what_only_a_rule_sees_is_no_name_unless_it_is_an_industry() -> None:
    text = "看云山园区、做氢能。"
    zone, trade = candidate(text, "云山园区"), candidate(text, "氢能", 1.7, "industry", "Industry")
    assert set(names(text, [zone, trade], read(text))) == {"氢能"}


def test_with_the_place_before_it_it_is_a_name_too() -> None:
    text = "位于广州云帆中心。"
    place = candidate(text, "广州", 3.0, "gazetteer", "City")
    found = names(text, [place], read(text, ("广州", "City", 0.9), ("云帆中心", "Facility", 0.9)))
    assert found["云帆中心"].outer == at(text, "广州云帆中心")


def test_a_name_that_a_candidate_has_beside_a_shorter_one_is_the_same() -> None:
    text = "参加第三届云帆展览会。"
    rule = candidate(text, "云帆展览会", kind="Conference")._replace(outer=at(text, "第三届云帆展览会"))
    told = read(text, ("第三届云帆展览会", "Conference", 0.95))
    assert set(names(text, [rule], told)) == {"云帆展览会"}


def test_a_candidate_does_not_give_way_to_a_name_that_gives_way_itself() -> None:
    text = "建设云山园区粤港澳大湾区分部。"
    zone = candidate(text, "云山园区")
    known = candidate(text, "粤港澳大湾区", 3.0, "gazetteer", "Region")
    told = read(text, ("园区粤港", "Zone", 0.95))
    assert set(names(text, [zone, known], told)) == {"云山园区", "粤港澳大湾区"}


def test_what_the_network_surely_sees_no_name_in_is_told_so() -> None:
    text = "看云山园区。"
    refused = agreed(text, [candidate(text, "云山园区")], read(text), lexicon())
    assert [(c.accepted, 0 < c.sure < 0.5) for c in refused] == [(False, True)]


def test_what_only_describes_is_no_name_however_sure_the_network_is() -> None:
    text = "这是云山核心枢纽。"
    rule = candidate(text, "云山核心枢纽", 0.5, "head:枢纽", "Facility")
    told = read(text, ("云山核心枢纽", "Facility", 0.95))
    assert set(names(text, [rule], told)) == {"云山核心枢纽"}
    assert names(text, [rule._replace(plain=True)], told) == {}


def test_a_part_is_not_cut_from_its_whole() -> None:
    text = "走访云山大学海湾校区。"
    told = read(text, ("云山大学", "School", 0.95), ("海湾校区", "School", 0.8))
    rule = candidate(text, "云山大学海湾校区", rule="head:校区", kind="School")
    assert set(names(text, [rule._replace(head="校区")], told)) == {"云山大学海湾校区"}
    assert set(names(text, [rule], told)) == {"云山大学", "云山大学海湾校区"}


def test_an_industry_by_its_own_words_alone_is_none_where_the_network_sees_nothing() -> None:
    text = "养殖海参用网。"
    trade = candidate(text, "养殖海参", NAMED, "industry", "Industry")
    assert names(text, [trade], read(text)) == {}
    assert set(names(text, [trade._replace(score=NAMED + 0.2)], read(text))) == {"养殖海参"}


def test_an_area_that_is_called_by_its_town_is_not_the_town() -> None:
    text = "走访昆明片区。"
    rule = candidate(text, "昆明片区", 1.5, "head:片区")._replace(head="片区")
    assert set(names(text, [rule], read(text, ("昆明", "City", 0.95)))) == {"昆明片区"}
    text = "走访云岭自贸区昆明片区。"
    rule = candidate(text, "云岭自贸区昆明片区", 2.5, "head:片区")._replace(head="片区")
    told = read(text, ("云岭自贸区", "Zone", 0.95), ("昆明片区", "Zone", 0.8))
    assert set(names(text, [rule], told)) == {"云岭自贸区", "昆明片区"}


def test_a_phase_of_a_work_is_a_thing_of_its_own_within_the_whole() -> None:
    text = "云川科学城一期开工。"
    found = agreed(text, [candidate(text, "云川科学城")], read(text, ("云川科学城", "Zone", 0.95)), lexicon())
    assert [(c.name, c.nested) for c in found] == [("云川科学城一期", False), ("云川科学城", True)]
    plain = "云川科学城一期间开放。"
    assert [c.name for c in agreed(plain, [candidate(plain, "云川科学城")], read(plain), lexicon())] == ["云川科学城"]


def test_a_name_that_begins_before_what_no_gazetteer_knows_is_the_whole_one() -> None:
    text = "考察云川北岭数据枢纽。"
    rule = candidate(text, "北岭数据枢纽", rule="head:枢纽", kind="Facility")
    assert set(names(text, [rule], read(text, ("云川北岭数据枢纽", "Facility", 0.65)))) == {"云川北岭数据枢纽"}
    assert set(names(text, [rule], read(text, ("云川北岭数据枢纽", "Facility", 0.55)))) == {"北岭数据枢纽"}


def test_a_name_that_goes_on_to_a_head_of_its_own_is_beside_what_it_begins_with() -> None:
    text = "走访昆明市现代花卉产业园。"
    place = candidate(text, "昆明市", 3.0, "gazetteer", "City")
    told = read(text, ("昆明市现代花卉产业园", "Zone", 0.7))
    assert set(names(text, [place], told)) == {"昆明市", "昆明市现代花卉产业园"}
    headless = "走访昆明市现代花卉。"
    place = candidate(headless, "昆明市", 3.0, "gazetteer", "City")
    assert set(names(headless, [place], read(headless, ("昆明市现代花卉", "Company", 0.7)))) == {"昆明市"}


def test_a_known_place_and_what_lies_in_it_are_two() -> None:
    text = "来到昆明云岭渠首。"
    rule = candidate(text, "昆明云岭渠首", rule="head:渠首", kind="Facility")
    found = names(text, [rule], read(text, ("昆明", "City", 0.9), ("云岭渠首", "Facility", 0.7)))
    assert set(found) == {"昆明", "云岭渠首"}
    assert found["云岭渠首"].outer == at(text, "昆明云岭渠首")
    assert set(names(text, [rule], read(text, ("昆明", "City", 0.8), rest=0.6))) == {"昆明云岭渠首"}


def test_a_namesake_elsewhere_is_not_meant_after_a_place() -> None:
    text = "参观贵阳龙潭茶园。"
    place = candidate(text, "贵阳", 3.0, "gazetteer", "City")
    found = names(text, [place], read(text, ("贵阳", "City", 0.9), ("龙潭", "District", 0.7)))
    assert found["龙潭"].entries == ()


def test_a_bracket_gives_a_name_that_only_the_network_sees_another() -> None:
    text = "走访云帆速递（简称云递）。"
    assert names(text, [], read(text, ("云帆速递", "Company", 0.9)))["云帆速递"].alias == "云递"


def test_a_name_with_a_head_of_its_own_is_not_cut_to_its_beginning() -> None:
    text = "规划东湾“双星”城市群融合。"
    rule = candidate(text, "东湾“双星”城市群", rule="head:城市群", kind="Region")._replace(head="城市群")
    assert set(names(text, [rule], read(text, ("东湾", "Region", 0.95), rest=0.6))) == {"东湾“双星”城市群"}


def test_what_only_goes_on_from_a_name_is_none() -> None:
    text = "串联青湾经济区城市与港口。"
    rule = candidate(text, "青湾经济区城市与港口", rule="head:港口", kind="Facility")
    assert set(names(text, [rule], read(text, ("青湾经济区", "Region", 0.8)))) == {"青湾经济区"}
    assert set(names(text, [rule], read(text, ("青湾经济区", "Region", 0.8), rest=0.6))) == {"青湾经济区城市与港口"}
    text = "走访云岭市民。"
    rule = candidate(text, "云岭市民", rule="head:市民", kind="Group")
    assert set(names(text, [rule], read(text, ("云岭", "City", 0.8)))) == {"云岭市民"}


def test_a_station_is_not_its_town() -> None:
    text = "动车开往贵阳北。"
    rule = candidate(text, "贵阳北", 1.8, "station", "Facility")
    assert set(names(text, [rule], read(text, ("贵阳", "City", 0.95)))) == {"贵阳北"}


def test_what_a_longer_name_begins_with_is_a_mention_if_the_whole_is_sure() -> None:
    text = "走访云岭油田北坪光伏电站。"
    field = candidate(text, "云岭油田", 2.0, "head:油田", "Facility")
    seen = ("云岭油田北坪光伏电站", "Facility")
    assert set(names(text, [field], read(text, (*seen, 0.85)))) == {"云岭油田", "云岭油田北坪光伏电站"}
    assert set(names(text, [field], read(text, (*seen, 0.7)))) == {"云岭油田北坪光伏电站"}


def test_what_is_surely_no_name_is_none_though_it_is_said_again() -> None:
    text = "两处写着“卡脉门”三字。"
    quoted = candidate(text, "“卡脉门”", 1.0, "quoted", "Programme")
    assert [c.score for c in agreed(text, [quoted], read(text), lexicon())] == [NAMED - 0.6]
    doubtful = Read([], 0, np.full(len(text), 0.8))
    assert [c.score for c in agreed(text, [quoted], doubtful, lexicon())] == [1.0]


def test_a_general_noun_is_no_industry_where_the_network_sees_nothing() -> None:
    text = "推动制造业和氢能升级。"
    trades = [candidate(text, name, 3.0, "industry", "Industry") for name in ("制造业", "氢能")]
    assert set(names(text, trades, read(text))) == {"氢能"}


@pytest.mark.parametrize(
    ("place", "name", "kind", "kept"),
    [
        ("昆明", "昆明云帆能源集团", "Company", False),
        ("涪陵", "涪陵特大桥", "Facility", False),
        ("涪陵区", "涪陵区特大桥", "Facility", True),
        ("昆明", "昆明特大桥", "Facility", True),
    ],
)
def test_a_place_in_the_name_of_a_firm_and_a_short_one_in_that_of_a_work_are_no_mentions(
    place: str, name: str, kind: str, kept: bool
) -> None:
    text = f"{name}今年招聘。"
    whole = candidate(text, name, rule="head:x", kind=kind)
    inner = candidate(text, place, kind="District", rule="gazetteer")._replace(nested=True)
    assert (place in names(text, [whole, inner], read(text, (name, kind, 0.95)))) is kept


def test_a_river_in_the_name_of_a_town_is_no_mention() -> None:
    text = "走访长江乡。"
    town = candidate(text, "长江乡", rule="head:乡", kind="District")._replace(head="乡")
    river = candidate(text, "长江", rule="gazetteer", kind="NaturalFeature")._replace(nested=True)
    assert set(names(text, [town, river], read(text, ("长江乡", "District", 0.95)))) == {"长江乡"}


def test_a_rule_s_class_for_want_of_a_better_one_gives_way_to_what_the_network_is_sure_of() -> None:
    text = "走进云岭数谷。"
    rule = candidate(text, "云岭数谷", 1.8, "tagger:LOC", "District")
    for sure, kind in ((0.9, "Zone"), (0.7, "District")):
        assert names(text, [rule], read(text, ("云岭数谷", "Zone", sure)))["云岭数谷"].classes == (kind,)


def test_a_county_behind_its_city_is_a_mention_in_a_longer_name() -> None:
    text = "位于重庆涪陵青湾小镇。"
    places = [candidate(text, "重庆", 3.0, "gazetteer", "City"), candidate(text, "涪陵", 3.0, "gazetteer", "District")]
    told = read(text, ("重庆", "City", 0.9), ("涪陵青湾小镇", "Zone", 0.9))
    assert set(names(text, places, told)) == {"重庆", "涪陵", "涪陵青湾小镇"}
    assert "涪陵" not in names(text, places[1:], told)


def test_of_a_programme_with_so_many_projects_the_programme_is_named() -> None:
    text = "实施“云商回乡”项目19个。"
    rule = candidate(text, "“云商回乡”项目", 1.5, "head:项目", "Project")
    told = read(text, ("“云商回乡”", "Programme", 0.7))
    assert set(names(text, [rule], told)) == {"“云商回乡”"}


@pytest.mark.parametrize(
    "told",
    [
        [("青岭植物园", 0.9), ("和云川科技馆", 0.84)],
        [("青岭植物园和云川科技馆", 0.84)],
        [("青岭植物园", 0.9), ("云川科技馆", 0.9)],
    ],
)
def test_two_works_that_are_joined_are_two(told: list[tuple[str, float]]) -> None:
    text = "青岭植物园和云川科技馆同时启用。"
    rules = [
        candidate(text, "青岭植物园", rule="head:植物园", kind="Facility"),
        candidate(text, "云川科技馆", rule="head:科技馆", kind="Facility"),
    ]
    seen = read(text, *((name, "Facility", sure) for name, sure in told), rest=0.2)
    assert set(names(text, rules, seen)) == {"青岭植物园", "云川科技馆"}


def test_a_name_that_begins_like_a_word_is_whole() -> None:
    text = "和平大桥通车。"
    told = read(text, ("和平大桥", "Facility", 0.9))
    assert set(names(text, [candidate(text, "和平大桥", rule="head:大桥", kind="Facility")], told)) == {"和平大桥"}
