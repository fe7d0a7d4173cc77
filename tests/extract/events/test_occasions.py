"""Who opens a meeting, who is to help whom, and of which year what a list names is."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened, said


def test_who_declares_a_meeting_open_is_there() -> None:
    assert ("王强", "兰州博览会") in said("省长王强宣布兰州博览会开幕。", "participatesIn")
    assert not said("省长王强宣布退出兰州博览会。", "participatesIn")


@pytest.mark.parametrize(
    ("text", "helper", "helped"),
    [
        ("对口支援昌都市的天津市，今年安排资金2000万元。", "天津市", "昌都市"),
        ("结对帮扶定西市的福州市派出医疗队。", "福州市", "定西市"),
    ],
)
def test_who_is_paired_with_a_place_supports_it(text: str, helper: str, helped: str) -> None:
    assert (helper, "supports", helped, "occurred") in claimed(text)


def test_one_of_what_a_year_brought_is_of_that_year() -> None:
    found = happened("2022年，甘肃省实施科技强省行动。其中，兰州新材料研究院挂牌。")
    assert ("兰州新材料研究院", "founded", "2022", "occurred") in found


def test_what_a_list_for_a_year_means_to_begin_is_of_that_year() -> None:
    text = "2024年甘肃省能源项目出炉，共有项目90个。在35个计划新开工项目中，包括江湾电站、定西水库。"
    assert {date for _, event, date, _ in happened(text) if event == "constructionStarted"} == {"2024"}


def test_a_campaign_for_a_law_puts_it_not_in_force() -> None:
    assert not [e for e in happened("省财政厅《预算法》宣传周在兰州市启动。") if e[1] == "tookEffect"]


@pytest.mark.parametrize(
    "text", ["兰州市基本实现村村通公路。", "甘肃首府平凉镇的博物馆开馆。", "兰州市新修公路120公里。"]
)
def test_what_is_done_for_each_or_what_a_town_is_names_nothing(text: str) -> None:
    assert {"村村通公路", "首府", "新修公路"}.isdisjoint(e.name for e in extract(text).entities)


def test_a_capital_is_part_of_what_it_is_the_capital_of() -> None:
    assert ("兰州市", "甘肃省") in said("甘肃省省会兰州市举办论坛。", "partOf")


def test_a_bridge_over_a_river_is_not_in_a_prefecture_of_its_name() -> None:
    assert not said("怒江州修路。怒江特大桥全长2000米。", "locatedIn")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甘肃省公路通车里程达15万公里。", "甘肃省"),
        ("兰州市二级公路500公里。", "兰州市"),
        ("广西高等级公路通车里程2000公里。", "广西壮族自治区"),
    ],
)
def test_the_roads_of_a_place_are_no_road(text: str, place: str) -> None:
    assert [e.name for e in extract(text).entities] == [place]


@pytest.mark.parametrize("text", ["川藏公路全线通车。", "敦煌铁路开通运营。", "兰州市环城公路开工。"])
def test_a_road_by_its_name_is_one(text: str) -> None:
    assert any("Facility" in e.classes for e in extract(text).entities)
