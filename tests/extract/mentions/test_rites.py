"""What ceremonies are held for."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.rites import whole_rites, with_rites, without_rites
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "held_for"),
    [
        ("云山市未来学校签约揭牌仪式", "云山市未来学校"),
        ("云山实验室启用仪式暨义诊活动", "云山实验室"),
        ("青山项目开工暨云山研究院揭牌仪式", "云山研究院"),
        ("云山国际论坛", "云山国际论坛"),
        ("集中开工仪式", "集中开工仪式"),
        ("“云山大桥开工仪式”", "“云山大桥开工仪式”"),
    ],
)
def test_a_ceremony_gives_way_to_what_it_is_held_for(name: str, held_for: str) -> None:
    c = Candidate(Span(0, len(name)), name, ("Conference",), "network", 2.0)
    assert [k.name for k in without_rites(f"{name}举行。", [c], lexicon())] == [held_for]


def test_a_ceremony_for_projects_of_a_sort_is_itself_what_is_named() -> None:
    text = "举行“云茶季”招商项目集中签约仪式。"
    span = Span(2, 11)
    kind = Candidate(span, text[slice(*span)], ("Project",), "head:项目", 2.0, head="项目")
    assert [(c.name, c.classes) for c in whole_rites(text, [kind])] == [
        ("“云茶季”招商项目集中签约仪式", ("Conference",))
    ]
    assert whole_rites("举行“云茶季”招商项目。", [kind]) == [kind]


def test_a_ceremony_for_projects_of_a_place_is_itself_what_is_named() -> None:
    text = "举行云山港区重点项目集中开工仪式。"
    span = Span(2, 10)
    kind = Candidate(span, text[slice(*span)], ("Project",), "head:项目", 2.0, head="项目")
    assert [c.name for c in whole_rites(text, [kind])] == ["云山港区重点项目集中开工仪式"]


def test_a_ceremony_of_several_is_named_whole() -> None:
    text = "5月3日，云山市与西湖大学合作签约仪式在云山市举行。"
    parts = [
        Candidate(Span(5, 8), "云山市", ("City",), "gazetteer", 2.0),
        Candidate(Span(9, 19), "西湖大学合作签约仪式", ("Conference",), "network", 2.0),
        Candidate(Span(20, 23), "云山市", ("City",), "gazetteer", 2.0),
    ]
    found = [(c.name, c.nested) for c in whole_rites(text, parts)]
    assert found == [("云山市与西湖大学合作签约仪式", False), ("云山市", True), ("云山市", False)]
    joined = "5月3日，云山论坛与西湖论坛在云山市举行。"
    forums = [Candidate(Span(5, 9), "云山论坛", ("Conference",), "network", 2.0)]
    assert whole_rites(joined, forums) == forums


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李云山出席云山数据中心揭牌仪式。", "云山数据中心揭牌仪式"),
        ("云岭省图书馆举行新馆开馆仪式，王明出席。", "新馆开馆仪式"),
        ("青州市重点项目集中开工仪式在云溪举行。", "青州市重点项目集中开工仪式"),
        ("云岭水库开工仪式7月19日上午在青州举行。", "云岭水库开工仪式"),
        ("云岭水库开工仪式隆重举行。", "云岭水库开工仪式"),
        ("云岭书市开幕典礼今日（7日）在青州举行。", "云岭书市开幕典礼"),
        ("云岭实验室揭牌仪式暨学术交流会在青州举行。", "云岭实验室揭牌仪式暨学术交流会"),
        ("云岭区建设项目集中开工仪式青州分会场活动在云溪举行。", "云岭区建设项目集中开工仪式青州分会场活动"),
        ("双方举行项目签约仪式。", None),
        ("新馆开馆仪式前，王明走访了工地。", None),
    ],
)
def test_a_ceremony_that_is_held_or_attended_is_named(text: str, name: str | None) -> None:
    found = with_rites(text, Span(0, len(text)), [])
    assert [c.name for c in found] == ([name] if name else [])


def test_what_a_ceremony_is_held_for_lies_inside_of_it() -> None:
    text = "双方举行云山大桥通车仪式。"
    bridge = Candidate(Span(4, 8), "云山大桥", ("Facility",), "head:大桥", 2.0, head="大桥")
    assert [(c.name, c.nested) for c in with_rites(text, Span(0, len(text)), [bridge])] == [
        ("云山大桥通车仪式", False),
        ("云山大桥", True),
    ]


def test_a_batch_of_projects_is_nothing_by_name() -> None:
    text = "云岭新区建设项目2031年度第三批集中开工仪式在云溪举行。"
    batch = Candidate(Span(0, 8), "云岭新区建设项目", ("Project",), "head:项目", 2.0)
    assert [c.name for c in with_rites(text, Span(0, len(text)), [batch])] == [text.removesuffix("在云溪举行。")]
