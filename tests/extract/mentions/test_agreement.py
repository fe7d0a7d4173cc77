"""What becomes of the rules' candidates where the network sees other names, or none."""

from __future__ import annotations

import numpy as np
import pytest

from zhitu.extract.mentions.agreement import NETWORK, agreed
from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


def at(text: str, name: str) -> Span:
    return Span(text.index(name), text.index(name) + len(name))


def candidate(text: str, name: str, score: float = 2.0, rule: str = "head:园区", kind: str = "Zone") -> Candidate:
    return Candidate(at(text, name), name, (kind,), rule, score, gazetteer().entries(name))


def read(text: str, *names: tuple[str, str, float], rest: float = 1.0) -> Read:
    """What a network says that sees nothing but these names, and how surely it sees none in the rest."""
    out = np.full(len(text), rest)
    found = [Name(at(text, name), kind, sure) for name, kind, sure in names]
    for name in found:
        out[name.span.start : name.span.end] = 1 - name.sure
    return Read(found, 0, out)


def names(text: str, candidates: list[Candidate], told: Read) -> dict[str, Candidate]:
    found = agreed(text, candidates, told, lexicon())
    assert found == sorted(found, key=lambda c: (c.span.start, -c.span.end))
    return {text[c.span.start : c.span.end]: c for c in found if c.accepted}


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


def test_marks_that_close_and_open_again_hold_several_names() -> None:
    text = "签署《云山协议》《海湾安排》。"
    both = [candidate(text, name, 3.0, "title", "Policy") for name in ("《云山协议》", "《海湾安排》")]
    told = read(text, ("《云山协议》《海湾安排》", "Policy", 0.95))
    assert set(names(text, both, told)) == {"《云山协议》", "《海湾安排》"}


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
    assert set(names(text, [rule], told)) == {"云山大学", "海湾校区"}


def test_an_industry_by_its_own_words_alone_is_none_where_the_network_sees_nothing() -> None:
    text = "养殖海参用网。"
    trade = candidate(text, "养殖海参", NAMED, "industry", "Industry")
    assert names(text, [trade], read(text)) == {}
    assert set(names(text, [trade._replace(score=NAMED + 0.2)], read(text))) == {"养殖海参"}


def test_a_plain_noun_is_no_name_of_the_network_alone() -> None:
    text = "江海通航，云帆速递通航。"
    told = read(text, ("江海", "Region", 0.95), ("云帆速递", "Company", 0.95))
    assert set(names(text, [], told)) == {"云帆速递"}


def test_an_area_that_is_called_by_its_town_is_not_the_town() -> None:
    text = "走访昆明片区。"
    rule = candidate(text, "昆明片区", 1.5, "head:片区")._replace(head="片区")
    assert set(names(text, [rule], read(text, ("昆明", "City", 0.95)))) == {"昆明片区"}
    text = "走访云岭自贸区昆明片区。"
    rule = candidate(text, "云岭自贸区昆明片区", 2.5, "head:片区")._replace(head="片区")
    told = read(text, ("云岭自贸区", "Zone", 0.95), ("昆明片区", "Zone", 0.8))
    assert set(names(text, [rule], told)) == {"云岭自贸区", "昆明片区"}


def test_a_rank_is_no_name_though_the_network_takes_it_for_one() -> None:
    text = "获评国家5A级景区。"
    weak = candidate(text, "国家5A级景区", 0.5)
    assert names(text, [weak], read(text, ("国家5A级景区", "Zone", 0.95))) == {}


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


def test_what_a_place_does_is_in_no_name() -> None:
    text = "云南省援建现代蔬菜产业园。"
    place = candidate(text, "云南省", 3.0, "gazetteer", "Region")
    assert set(names(text, [place], read(text, ("云南省援建现代蔬菜产业园", "Zone", 0.7)))) == {"云南省"}


def test_two_bodies_in_one_breath_are_no_name() -> None:
    text = "云南省委省政府部署。"
    body = candidate(text, "省政府", 1.6, "tagger:ORG", "GovernmentBody")
    assert set(names(text, [body], read(text, ("云南省委省政府", "GovernmentBody", 0.8)))) == {"省政府"}


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


def test_what_a_body_does_to_a_work_is_cut_from_its_name() -> None:
    text = "在云岭工业区发展冷链配送中心。"
    rule = candidate(text, "冷链配送中心", 0.5, "head:配送中心", "Facility")._replace(head="中心")
    found = names(text, [rule], read(text, ("云岭工业区发展冷链配送中心", "Facility", 0.7)))
    assert set(found) == {"冷链配送中心"}
    told = read(text, ("云岭工业区发展冷链配送中心", "Company", 0.7))
    assert set(names(text, [rule], told)) == {"云岭工业区发展冷链配送中心"}


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


def test_a_station_is_not_its_town() -> None:
    text = "动车开往贵阳北。"
    rule = candidate(text, "贵阳北", 1.8, "station", "Facility")
    assert set(names(text, [rule], read(text, ("贵阳", "City", 0.95)))) == {"贵阳北"}


def test_who_is_told_by_an_office_has_no_more_to_the_name() -> None:
    text = "县长司徒何月娥到访。"
    rule = candidate(text, "何月娥", 1.8, "tagger:PER", "Person")
    assert set(names(text, [rule], read(text, ("司徒何月娥", "Person", 0.7)))) == {"何月娥"}
    weak = rule._replace(score=1.5)
    assert set(names(text, [weak], read(text, ("司徒何月娥", "Person", 0.7)))) == {"司徒何月娥"}


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


def test_a_title_without_the_word_of_a_document_is_a_work() -> None:
    text = "阅读《青江渔歌》和《青江条例》。"
    found = names(text, [], read(text, ("《青江渔歌》", "Policy", 0.9), ("《青江条例》", "Policy", 0.9)))
    assert {name: c.classes for name, c in found.items()} == {"《青江渔歌》": ("Product",), "《青江条例》": ("Policy",)}


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


def test_a_river_in_the_name_of_a_town_is_no_mention() -> None:
    text = "走访长江乡。"
    town = candidate(text, "长江乡", rule="head:乡", kind="District")._replace(head="乡")
    river = candidate(text, "长江", rule="gazetteer", kind="NaturalFeature")._replace(nested=True)
    assert set(names(text, [town, river], read(text, ("长江乡", "District", 0.95)))) == {"长江乡"}


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


def test_a_rule_s_class_for_want_of_a_better_one_gives_way_to_what_the_network_is_sure_of() -> None:
    text = "走进云岭数谷。"
    rule = candidate(text, "云岭数谷", 1.8, "tagger:LOC", "District")
    for sure, kind in ((0.9, "Zone"), (0.7, "District")):
        assert names(text, [rule], read(text, ("云岭数谷", "Zone", sure)))["云岭数谷"].classes == (kind,)


def test_what_two_states_do_is_no_name() -> None:
    text = "中法建交多年，中法云帆公司成立。"
    told = read(text, ("中法建交", "Company", 0.9), ("中法云帆公司", "Company", 0.9))
    assert set(names(text, [], told)) == {"中法云帆公司"}


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
