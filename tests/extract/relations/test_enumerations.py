"""The members of a list whose sort is told, and what a sentence set in a place names."""

from __future__ import annotations

import pytest
from statements import said


def test_what_a_zone_includes_is_part_of_it_or_in_it() -> None:
    text = "兰州新区规划用地800平方公里，包括西岔经济开发区（一期）、专家公寓、兰州第三中学等三大板块。"
    assert ("西岔经济开发区", "兰州新区") in said(text, "partOf")
    assert ("兰州第三中学", "兰州新区") in said(text, "locatedIn")
    assert ("兰州第三中学", "兰州新区") not in said(text, "partOf")


def test_a_list_that_goes_on_after_a_count_holds_parts_too() -> None:
    found = said("兰州新区涵盖永登县、皋兰县2个县部分区域及西岔工业园、秦川工业园两大经济区。", "partOf")
    assert {("西岔工业园", "兰州新区"), ("秦川工业园", "兰州新区")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "兰州新区下设两个片区：西岔经济开发区、秦川工业园。",
        "兰州新区分为两个功能区，分别是西岔经济开发区和秦川工业园。",
        "兰州新区共规划西岔经济开发区、秦川工业园两个园区。",
    ],
)
def test_a_list_after_or_before_its_count_holds_parts(text: str) -> None:
    assert said(text, "partOf") == {("西岔经济开发区", "兰州新区"), ("秦川工业园", "兰州新区")}


@pytest.mark.parametrize(
    "text",
    [
        "兰州新区设有两个片区，与西岔经济开发区、秦川工业园合作。",
        "兰州新区没有设立西岔经济开发区、秦川工业园两个片区。",
    ],
)
def test_what_only_follows_a_count_is_no_part(text: str) -> None:
    assert not said(text, "partOf")


@pytest.mark.parametrize(
    "text",
    ["兰州新区的企业包括兰州物理研究院等单位。", "兰州新区出台政策，涵盖兰州物理研究院、兰州创新学校。"],
)
def test_a_list_of_another_sort_holds_no_parts(text: str) -> None:
    assert not said(text, "partOf")


def test_what_a_sentence_set_in_a_place_names_is_there() -> None:
    text = "新一年，在甘肃省，一批重点工程加紧建设，作为重要组成部分的洮河特大桥预计年底建成。"
    assert said(text, "locatedIn") == {("洮河特大桥", "甘肃省")}


@pytest.mark.parametrize(
    "text",
    ["在甘肃省，从洮河特大桥出发的列车增多。", "在甘肃省、青海省，一批工程加紧建设，洮河特大桥预计年底建成。"],
)
def test_what_is_only_passed_or_in_one_of_two_places_is_not(text: str) -> None:
    assert not said(text, "locatedIn")


def test_an_institute_that_is_called_by_the_short_name_of_its_university_is_part_of_it() -> None:
    text = "兰州大学（以下简称兰大）今天开学。兰大物理研究所同时揭牌。"
    assert ("兰大物理研究所", "兰州大学") in said(text, "partOf")


def test_what_a_place_has_by_number_and_name_is_there() -> None:
    text = "目前，云南省已开通的一类口岸共有2个，分别是磨憨口岸和瑞丽口岸。"
    assert said(text, "locatedIn") >= {("磨憨口岸", "云南省"), ("瑞丽口岸", "云南省")}
    assert not said("云南省共有2个，分别是李明和王强提出的方案。", "locatedIn")
