"""Which candidates become names, and what is said of those that do not."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract import make_extractor
from zhitu.extract.entities.acceptance import accepted, refused, with_lists
from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.refusals import refusals
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Document, Span
from zhitu.settings import Settings


def candidate(
    text: str, name: str, score: float, rule: str = "head:园区", classes: tuple[str, ...] = ("Zone",)
) -> Candidate:
    at = text.index(name)
    return Candidate(Span(at, at + len(name)), name, classes, rule, score)


def names(text: str, *candidates: Candidate) -> list[str]:
    return [c.name for c in accepted([with_lists(text, len(text), list(candidates), lexicon())])]


def test_a_sister_of_its_kind_makes_a_member_of_a_list_a_name() -> None:
    text = "云山园区、文创园区开放。"
    strong, weak = candidate(text, "云山园区", 2.0), candidate(text, "文创园区", NAMED - 0.7)
    assert names(text, strong, weak) == ["云山园区", "文创园区"]
    assert names(text, weak) == []
    assert names(text, candidate(text, "云山园区", 2.0, classes=("School",)), weak) == ["云山园区"]


def test_a_sister_with_the_end_of_its_head_makes_a_member_a_name() -> None:
    text = "设脑病中心、青年医学中心。"
    seen = candidate(text, "脑病中心", 2.0, "network", ("Organization",))._replace(head="中心")
    weak = candidate(text, "青年医学中心", 0.5, "head:医学中心", ("Hospital",))._replace(head="医学中心")
    assert names(text, seen, weak) == ["脑病中心", "青年医学中心"]
    assert names(text, seen._replace(head="心"), weak) == ["脑病中心"]


def test_a_place_of_the_tagger_is_one_beside_a_place() -> None:
    text = "云东、云西开放。"
    known = candidate(text, "云东", 3.0, "gazetteer", ("District",))
    tagged = candidate(text, "云西", 1.2, "tagger:LOC", ("District",))
    assert names(text, known, tagged) == ["云东", "云西"]
    assert names(text, tagged) == []


def test_industries_need_a_verb_a_category_or_company() -> None:
    text = "本市聚焦甲业、乙业。"
    both = [candidate(text, name, 1.0, "industry", ("Industry",)) for name in ("甲业", "乙业")]
    assert names(text, *both) == ["甲业", "乙业"]
    assert names("甲业增长。", candidate("甲业增长。", "甲业", 1.0, "industry", ("Industry",))) == []
    text = "甲业等产业增长。"
    assert names(text, candidate(text, "甲业", 1.0, "industry", ("Industry",))) == ["甲业"]


def test_what_is_said_twice_is_a_name_at_a_lower_score() -> None:
    text = "云山馆开放，云山馆闭馆。"
    first = candidate(text, "云山馆", 1.0, "head:馆")
    again = Candidate(Span(6, 9), "云山馆", ("Zone",), "head:馆", 1.0)
    assert names(text, first, again) == ["云山馆", "云山馆"]


def test_refusals_tell_why() -> None:
    text = "全市4家实验室推进科技创新平台。成都高新区设置服务中心。"
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    found = {r.candidate.name: r.reason for r in refusals(Document("d", text, "0" * 64), extractor)}
    assert found["实验室"] == "a number before it counts several things"
    assert found["科技创新平台"] == "a general noun"
    assert "成都高新区" not in found


@pytest.mark.parametrize(
    ("sure", "reason"),
    [
        (0.01, "the recogniser sees no name here: 0.01"),
        (0.0, "too little of a name: 1.1 of 1.5"),
    ],
)
def test_what_the_network_refuses_is_told_with_its_sureness(sure: float, reason: str) -> None:
    weak = candidate("云帆速递开放。", "云帆速递", 1.1)._replace(sure=sure)
    assert [r.reason for r in refused([[weak]], lexicon())] == [reason]


def test_a_place_among_persons_is_one_of_them() -> None:
    text = "方成岭、李文江、周海参加。"
    people = [
        Candidate(Span(0, 3), "方成岭", ("District",), "tagger:LOC", 1.5),
        Candidate(Span(4, 7), "李文江", ("Person",), "tagger:PER", 1.5),
        Candidate(Span(8, 10), "周海", ("Person",), "tagger:PER", 1.5),
    ]
    found = with_lists(text, len(text), people, lexicon())
    assert [c.classes for c in found] == [("Person",)] * 3
    town = [c._replace(classes=("District",), rule="tagger:LOC") for c in people]
    assert [c.classes for c in with_lists(text, len(text), town, lexicon())] == [("District",)] * 3


def test_the_network_s_names_of_one_form_are_of_one_class() -> None:
    text = "何青山目标明确，何青山指出。"
    sure = candidate(text, "何青山", 2.0, "network", ("Person",))._replace(sure=0.9)
    less = sure._replace(span=Span(8, 11), classes=("Company",), sure=0.6)
    assert [c.classes for c in accepted([[less], [sure]])] == [("Person",), ("Person",)]


def test_what_lies_in_other_names_twice_is_no_name_by_that() -> None:
    text = "云岭航空枢纽"
    inner = candidate(text, "云岭航空", NAMED - 0.3, "tagger:ORG", ("Company",))._replace(nested=True)
    assert accepted([[inner], [inner]]) == []
    assert len(accepted([[inner._replace(nested=False)], [inner._replace(nested=False)]])) == 2


def test_a_list_that_is_told_to_be_of_institutes_is_of_such() -> None:
    text = "组建光谱检测、智慧照明等6个科研实验室。"
    fields = [candidate(text, name, 2.0, "network", ("Industry",)) for name in ("光谱检测", "智慧照明")]
    seen = accepted([with_lists(text, len(text), fields, lexicon())])
    assert [c.classes for c in seen] == [("Laboratory",), ("Laboratory",)]


def test_a_list_of_what_firms_make_is_of_industries() -> None:
    text = "走访云岭的风电、无人机企业。"
    trades = [candidate(text, name, NAMED - 0.5, "industry", ("Industry",)) for name in ("风电", "无人机")]
    seen = with_lists(text, len(text), trades, lexicon())
    assert [c.accepted for c in seen] == [True, True]
    text = "走访云岭的风电、无人机展厅。"
    assert not any(c.accepted for c in with_lists(text, len(text), trades, lexicon()))


def test_a_new_one_is_not_short_for_the_old() -> None:
    text = "云山合作协议到期，新协议期限五年。"
    old = candidate(text, "云山合作协议", 2.0, "head:协议", ("Policy",))._replace(head="协议")
    new = candidate(text, "新协议", NAMED - 0.5, "head:协议", ("Policy",))._replace(head="协议")
    assert names(text, old, new) == ["云山合作协议"]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("云川铁路全长90公里，途经苏拉、玛河、青滩等站。", {("City",)}),
        ("云川铁路建成后，经苏拉、玛河、青滩等专家评审。", {("Person",)}),
    ],
)
def test_stops_of_a_line_are_no_persons(text: str, classes: set[tuple[str, ...]]) -> None:
    names = ("苏拉", "玛河", "青滩")
    people = [Candidate(Span(at := text.index(n), at + len(n)), n, ("Person",), "tagger:PER", 1.6) for n in names]
    assert {c.classes for c in with_lists(text, len(text), people, lexicon())} == classes


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("活动包括第十届云岭海洋论坛、云岭金融部门联席会议。", ("Conference",)),
        ("云岭金融部门联席会议印发通知。", ("GovernmentBody",)),
    ],
)
def test_a_joint_session_beside_meetings_is_one(text: str, classes: tuple[str, ...]) -> None:
    assert {e.classes for e in extract(text).entities if e.name.endswith("联席会议")} == {classes}
