"""What a sentence says, it says after another sentence and behind a word about who reports it, and nothing else."""

from __future__ import annotations

import pytest
from statements import checked

from zhitu.resources import table

#: One in so many of the examples of verbs.
_STEP = 6


def said(text: str) -> set[tuple[str, ...]]:
    told = checked(text, "2023-10-01")
    names = {e.key: e.name for e in told.entities}
    relations = {(names[c.subject], c.property, names[c.object]) for c in told.claims}
    return relations | {(names[e.of], e.type) for e in told.events}


@pytest.mark.parametrize("before", ["云川大桥开工。", "云川市印发《云川市住房规划》。", "记者从云川市发展改革委获悉，"])
def test_a_sentence_says_nothing_more_of_what_stands_before_it(before: str) -> None:
    alone = said(before)
    names = {name for statement in alone for name in statement[::2]} | {"云川市发展改革委"}
    for row in table("lexicon/predicates")[::_STEP]:
        found = said(before + row["example"]) - alone
        assert not [s for s in found if not names.isdisjoint(s[::2])], row["example"]


def test_who_leads_acts_in_the_clause_after() -> None:
    found = said("湖南省支持创新。由湘江集团牵头，联合湖南大学共建云龙创新中心。")
    assert ("湘江集团", "builds", "云龙创新中心") in {f[:3] for f in found}
    assert not [f for f in found if f[:2] == ("湖南省", "builds")]


def test_shares_are_of_what_the_clause_before_founds() -> None:
    found = said("甘肃铁投集团与兰州市国资委合资成立兰州港口公司，甘肃铁投集团持股51%。")
    assert ("甘肃铁投集团", "owns", "兰州港口公司") in found
    found = said("双方将出资20亿元组建成都医药产业基金，甘肃铁投集团持股60%。")
    assert not [f for f in found if "owns" in f]


def test_what_two_do_together_is_approved_and_not_they() -> None:
    found = said("澳门大学与珠海市政府合作办学项目获教育部批准。")
    assert not [f for f in found if f[1] in ("approvedBy", "approved")]
    assert ("甬江大桥", "builds") not in {f[:2] for f in said("甬江大桥由宁波交投集团承建。")}
    assert ("宁波交投集团", "builds", "甬江大桥") in said("甬江大桥由宁波交投集团承建。")


def test_a_school_that_is_begun_to_be_built_builds_nothing() -> None:
    found = said("金华研发中心将于2024年投用。衢州创新学院启动建设。")
    assert not [f for f in found if f[1] == "builds"]


def test_a_zone_is_meant_by_what_it_is_called_by_at_the_end() -> None:
    assert ("金凤实验室", "locatedIn", "西部（重庆）科学城") in said("西部（重庆）科学城扩容。金凤实验室落户科学城。")


def test_a_body_called_after_a_mountain_is_not_on_it() -> None:
    assert not [f for f in said("太行实验室沈阳基地揭牌。") if "太行山" in f]


def test_an_agreement_does_not_begin_with_its_verb() -> None:
    assert ("合作谅解备忘录", "signed") in said("昆明市与玉溪市签署的合作谅解备忘录提出建设园区。")


def test_cities_side_by_side_are_two() -> None:
    found = said("代表团访问北京广州，北京广州交流频繁。")
    assert not [f for f in found if f[1] in ("partOf", "locatedIn")]


def test_who_reports_on_a_founding_does_not_found() -> None:
    found = said("工业和信息化部负责人介绍，设立浙江自贸试验区，是深入实施提升战略的重要部署。")
    assert not [f for f in found if f[1:] == ("foundedBy", "工业和信息化部") or f[0] == "工业和信息化部"]


def test_a_short_name_of_a_county_is_often_a_word() -> None:
    assert not said("推动便利惠民的改革，400首场活动举行。")


def test_here_is_the_town_of_who_speaks() -> None:
    text = "云南省人大代表、腾冲市市长李明介绍，当地建成金华旅游集散中心。"
    assert ("金华旅游集散中心", "locatedIn", "云南省") not in said(text)
