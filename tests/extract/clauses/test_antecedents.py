"""Nouns that point back to what was named."""

from __future__ import annotations

import pytest
from statements import extract, said


@pytest.mark.parametrize(
    ("text", "name", "indicator"),
    [
        ("沙河高速起于宁陵县，经黄河公路大桥跨越黄河，止于睢县。线路全长36公里。", "沙河高速", "全长"),
        ("2024武汉马拉松将于4月21日举行。本次赛事总参赛规模2万人。", "2024武汉马拉松", "总参赛规模"),
        ("洮河合作区去年揭牌。兰州市发来贺信，该片区引进企业30家。", "洮河合作区", "引进企业"),
        ("陇南医院去年启用新楼。2023年，该院接待患者180万人次。", "陇南医院", "接待患者"),
        ("杭州国际双年展开幕。此次展览面积2万平方米。", "杭州国际双年展", "面积"),
        (
            "青峰灌区改造项目包括清水渠、白沙渠。清水渠：长5公里；白沙渠：长8公里。工程总投资4500万元。",
            "青峰灌区改造项目",
            "总投资",
        ),
        ("南岭供水工程由龙潭水库、石门泵站组成。石门泵站装机4台，项目总投资12亿元。", "南岭供水工程", "总投资"),
        ("南岭供水工程、石门大桥工程开工。石门大桥工程长2公里。工程总投资12亿元。", "石门大桥工程", "总投资"),
    ],
)
def test_a_noun_that_points_back_means_what_the_sentence_before_is_about(text: str, name: str, indicator: str) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    assert (name, indicator) in {(names[o.about], o.indicator) for o in found.observations}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("沪渝高铁全长200公里，东接沪宁高铁，西连汉宜铁路。", ("沪渝高铁", "connects", "沪宁高铁")),
        ("沿江高铁全长300公里，其中位于宜昌市的香溪隧道已经贯通。", ("香溪隧道", "locatedIn", "宜昌市")),
        ("青州站是青沂高铁的控制性节点工程。", ("青州站", "partOf", "青沂高铁")),
    ],
)
def test_a_line_and_its_works_are_told_apart(text: str, claim: tuple[str, str, str]) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    claims = {(names[c.subject], c.property, names[c.object]) for c in found.claims}
    assert claim in claims
    assert not {c for c in claims if c[1] == "locatedIn"} - {claim}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("省长宣布第三届青州旅游节开幕。", {"held"}),
        ("青州马拉松创办于2017年。", {"founded"}),
        ("青州市统计局数据显示，旅游业持续回暖。新建了南山水库。", {"constructionStarted"}),
    ],
)
def test_who_tells_of_it_does_not_do_it(text: str, events: set[str]) -> None:
    found = extract(text)
    assert {event.type for event in found.events} == events
    assert not [c for c in found.claims if c.property == "builds"]


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("云山水库开工仪式7月19日在兰州市举行。王明伟出席开工仪式。", "云山水库开工仪式"),
        ("兰州市数字经济工作会议召开，王明伟主持会议。", "兰州市数字经济工作会议"),
        ("青州论坛在兰州市开幕。王明伟参加了仪式。", "青州论坛"),
    ],
)
def test_who_attends_takes_part_in_what_was_told_of(text: str, meeting: str) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    assert ("王明伟", "participatesIn", meeting) in {
        (names[c.subject], c.property, names[c.object]) for c in found.claims
    }


def test_who_attends_something_else_takes_part_in_nothing_named() -> None:
    found = extract("云山水库开工仪式7月19日在兰州市举行。王明伟出席婚礼。")
    assert not [c for c in found.claims if c.property == "participatesIn"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "远帆大学、云川医院签约。后者位于舟山市，前者位于宁波市。",
            {("云川医院", "舟山市"), ("远帆大学", "宁波市")},
        ),
        (
            "远帆大学和云川医院将迁址，前者落户宁波市，由江海集团和浙江大学援建；后者落户舟山市。",
            {("云川医院", "舟山市"), ("远帆大学", "宁波市")},
        ),
        ("远帆大学、云川医院、青山学校将迁址，后者落户舟山市。", set()),
    ],
)
def test_the_former_and_the_latter_are_those_of_the_last_two(text: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, "locatedIn") == pairs
