"""Branches and offices by the name of what they are of."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.mentions.branches import with_branches
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "whole", "kind", "names"),
    [
        ("云川学院国际合作处签订协议。", "云川学院", "School", ["云川学院国际合作处", "云川学院"]),
        ("云川医院科研部门参加。", "云川医院", "Hospital", ["云川医院"]),
        ("云川学院筹备组入驻。", "云川学院", "School", ["云川学院筹备组", "云川学院"]),
        ("云川学院科研办公楼落成。", "云川学院", "School", ["云川学院"]),
        ("同济大学云山研究院智能实验室揭牌。", "同济大学云山研究院智能实验室", "Laboratory",
         ["同济大学云山研究院智能实验室", "同济大学云山研究院"]),
        ("云岭自贸试验区海川片区创新指数上升。", "云岭自贸试验区海川片区创新指数", "Product",
         ["云岭自贸试验区海川片区创新指数", "云岭自贸试验区海川片区"]),
    ],
)  # fmt: skip
def test_an_office_has_the_name_of_its_institution(text: str, whole: str, kind: str, names: list[str]) -> None:
    c = Candidate(Span(0, len(whole)), whole, (kind,), "network", 2.0)
    assert [k.name for k in with_branches(text, [c], lexicon())] == names


def test_who_builds_for_a_firm_has_the_firms_name() -> None:
    text = "远帆铁路公司海青指挥部介绍。"
    firm = Candidate(Span(0, 6), "远帆铁路公司", ("Company",), "network", 2.0)
    cut = Candidate(Span(7, 11), "青指挥部", ("GovernmentBody",), "network", 1.6)
    assert [(c.name, c.nested) for c in with_branches(text, [firm, cut], lexicon())] == [
        ("远帆铁路公司海青指挥部", False),
        ("远帆铁路公司", True),
    ]


def test_who_builds_a_work_for_a_firm_is_called_by_both() -> None:
    text = "远帆路桥公司青江大桥工程项目部介绍。"
    firm = Candidate(Span(0, 6), "远帆路桥公司", ("Company",), "network", 2.0)
    work = Candidate(Span(6, 10), "青江大桥", ("Facility",), "network", 2.0)
    found = with_branches(text, [firm, work], lexicon())
    assert [(c.name, c.nested) for c in found] == [("远帆路桥公司青江大桥工程项目部", False), ("远帆路桥公司", True)]


def test_a_firm_with_a_place_behind_it_is_no_sea() -> None:
    found = extract("华为上海总经理李明华到场。").entities
    assert not [e.name for e in found if "NaturalFeature" in e.classes]


@pytest.mark.parametrize(
    ("text", "whole", "kind", "name", "classes"),
    [
        ("云岭船展组委会公布名单。", "云岭船展", "Conference", "云岭船展组委会", ("Organization",)),
        ("云岭船展组委会主席致辞。", "云岭船展", "Conference", "云岭船展", ("Conference",)),
        ("云岭船展执委会成员到会。", "云岭船展", "Conference", "云岭船展", ("Conference",)),
    ],
)
def test_a_fair_has_those_who_hold_it(text: str, whole: str, kind: str, name: str, classes: tuple[str, ...]) -> None:
    c = Candidate(Span(0, len(whole)), whole, (kind,), "network", 2.0)
    found = [k for k in with_branches(text, [c], lexicon()) if not k.nested]
    assert [(k.name, k.classes) for k in found] == [(name, classes)]


def test_a_branch_of_a_firm_is_a_firm() -> None:
    text = "远帆水务公司江湾分公司抢修。"
    firm = Candidate(Span(0, 6), "远帆水务公司", ("Company",), "network", 2.0)
    cut = Candidate(Span(6, 11), "江湾分公司", ("Company",), "network", 1.6)
    found = [k for k in with_branches(text, [firm, cut], lexicon()) if not k.nested]
    assert [(k.name, k.classes) for k in found] == [("远帆水务公司江湾分公司", ("Company",))]
