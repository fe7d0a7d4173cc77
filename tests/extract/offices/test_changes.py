"""Who gets an office, and who loses it."""

from __future__ import annotations

import pytest
from statements import extract, offices, offices_in


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("王建国接替陈静出任盛岳公司总裁。", {("王建国", "盛岳公司", "总裁", "occurred")}),
        ("王建国将接替陈静担任盛岳公司总裁。", {("王建国", "盛岳公司", "总裁", "expected")}),
        ("王建国，拟任水利部部长。", {("王建国", "水利部", "部长", "expected")}),
        ("王建国将出任水利部部长。", {("王建国", "水利部", "部长", "expected")}),
        ("王建国获委任为水利部部长。", {("王建国", "水利部", "部长", "occurred")}),
        ("王建国2020年8月出任水利部部长。", {("王建国", "水利部", "部长", "occurred")}),
        (
            "任命王建国为水利部部长、陈静为教育部部长。",
            {("王建国", "水利部", "部长", "occurred"), ("陈静", "教育部", "部长", "occurred")},
        ),
        (
            "任命王建国、陈静为水利部副部长。",
            {("王建国", "水利部", "副部长", "occurred"), ("陈静", "水利部", "副部长", "occurred")},
        ),
        (
            "王建国、陈静分别任浙江大学校长、党委书记。",
            {("王建国", "浙江大学", "校长", "occurred"), ("陈静", "浙江大学", "党委书记", "occurred")},
        ),
        (
            "王建国、陈静分别担任浙江大学校长、南京大学校长。",
            {("王建国", "浙江大学", "校长", "occurred"), ("陈静", "南京大学", "校长", "occurred")},
        ),
        (
            "王建国历任水利部科长、教育部副部长，2020年5月起任浙江大学党委书记。",
            {
                ("王建国", "水利部", "原科长", "occurred"),
                ("王建国", "教育部", "原副部长", "occurred"),
                ("王建国", "浙江大学", "党委书记", "occurred"),
            },
        ),
        (
            "王建国，1970年生，曾任水利部司长，现任教育部副部长。",
            {("王建国", "水利部", "原司长", "occurred"), ("王建国", "教育部", "副部长", "occurred")},
        ),
        ("原水利部部长王建国到会。", {("王建国", "水利部", "原部长", "occurred")}),
        ("远帆集团总裁王建国卸任。", {("王建国", "远帆集团", "原总裁", "occurred")}),
        ("浙江大学名誉校长王建国到会。", {("王建国", "浙江大学", "名誉校长", "occurred")}),
        ("浙江大学副校长王建国升任校长。", {("王建国", "浙江大学", "校长", "occurred")}),
        ("王建国任水利部部长，不再担任教育部部长职务。", {("王建国", "水利部", "部长", "occurred")}),
        ("王建国此前已当选为浙江大学校长。", {("王建国", "浙江大学", "校长", "occurred")}),
    ],
)
def test_who_comes_and_who_goes(text: str, held: set[tuple[str, str, str | None, str]]) -> None:
    assert offices(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("浙江大学与南京大学共建云岭实验室，王建国任主任。", {("王建国", "云岭实验室", "主任", "occurred")}),
        (
            "远帆集团与浙江大学联合成立的云岭实验室落户萧山区，浙江大学教授王建国担任主任。",
            {("王建国", "浙江大学", "教授", "occurred"), ("王建国", "云岭实验室", "主任", "occurred")},
        ),
        ("浙江大学召开大会，任命王建国为校长。", {("王建国", "浙江大学", "校长", "occurred")}),
        ("青屿研究院去年成立，王建国任院长。", {("王建国", "青屿研究院", "院长", "occurred")}),
        ("青屿研究院成立。王建国任院长。", {("王建国", "青屿研究院", "院长", "occurred")}),
        ("浙江大学成立青屿研究院，由王建国担任首任院长。", {("王建国", "青屿研究院", "院长", "occurred")}),
        ("浙江大学成立七十周年，王建国担任首任院长。", set()),
    ],
)
def test_who_heads_what_was_founded_just_before(text: str, held: set[tuple[str, str, str | None, str]]) -> None:
    assert offices(text) == held


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "云岭茶业协会换届，浙江大学副校长王建国当选会长。",
            {("王建国", "浙江大学", "副校长"), ("王建国", "云岭茶业协会", "会长")},
        ),
        (
            "浙江大学副校长王建国兼任东海实验室主任，李明华任副主任。",
            {("王建国", "浙江大学", "副校长"), ("王建国", "东海实验室", "主任"), ("李明华", "东海实验室", "副主任")},
        ),
        ("远帆集团宣布，董事会选举王建国为新任董事长。", {("王建国", "远帆集团", "董事长")}),
        ("浙江大学董事会聘请王建国教授担任校长。", {("王建国", "浙江大学", "校长")}),
        ("市人大常委会任命王建国为市水利局局长。", {("王建国", "市水利局", "局长")}),
        ("远帆集团收购云岭公司。公司董事长王建国到会。", {("王建国", "远帆集团", "董事长")}),
        # whoever has no members has no such office
        ("浙江大学换届，远帆集团董事长王建国当选会长。", {("王建国", "远帆集团", "董事长")}),
        ("聘请专家为项目组组长。", set()),
    ],
)
def test_who_becomes_what_of_which_body(text: str, told: set[tuple[str, str, str]]) -> None:
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    claims = [c for c in extraction.claims if c.property == "affiliatedWith" and c.role]
    assert {(names[c.subject], names[c.object], c.role) for c in claims} == told


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("云岭商会成立大会举行，王建国当选会长。", {("王建国", "云岭商会", "会长", "occurred")}),
        (
            "云岭先进材料研究院成立大会在洛阳市举行，王建国当选首任院长。",
            {("王建国", "云岭先进材料研究院", "院长", "occurred")},
        ),
        ("第三届云岭论坛举行，王建国当选会长。", set()),
    ],
)
def test_a_bodys_own_meeting_elects(text: str, held: set[tuple[str, str, str | None, str]]) -> None:
    assert offices(text) == held


def test_each_entry_of_a_notice_stands_under_what_it_decides() -> None:
    text = (
        "经研究决定，任命：\n王建国为浙江大学副校长；\n李明华为云岭市财政局局长（试用期一年）。\n"
        "免去：\n赵志强的云岭市审计局局长职务；\n陈明远的浙江大学副校长职务。\n刘国安介绍情况。"
    )
    assert {(who, role) for who, _, role in offices_in(text)} == {
        ("王建国", "副校长"),
        ("李明华", "局长"),
        ("赵志强", "原局长"),
        ("陈明远", "原副校长"),
    }


LIST = """嘉兴市人民政府决定：
任命：
周立静（女）同志为嘉兴市水利局副局长，免去其嘉兴市财政局副局长职务；
免去：
王建国同志的嘉兴市水利局总工程师职务，退休；
莫少军同志嘉兴市财政局副局长职务。
"""


def test_entries_of_a_list_of_appointments_need_no_second_verb() -> None:
    found = extract(LIST)
    names = {e.key: e.name for e in found.entities}
    told = {(names[c.subject], names[c.object], c.role) for c in found.claims if c.property == "affiliatedWith"}
    assert told >= {
        ("周立静", "嘉兴市水利局", "副局长"),
        ("王建国", "嘉兴市水利局", "原总工程师"),
        ("莫少军", "嘉兴市财政局", "原副局长"),
    }


HEADED = """一、任命
孙建明为嘉兴市发展和改革委员会主任；
周立静（女）为嘉兴市民政局局长；
二、免去
王志勇的嘉兴市财政局副局长职务。
"""


def test_a_heading_says_for_the_entries_below_it_who_gets_an_office_and_who_loses_it() -> None:
    found = extract(HEADED)
    names = {e.key: e.name for e in found.entities}
    assert {(names[c.subject], c.role) for c in found.claims if c.property == "affiliatedWith"} == {
        ("孙建明", "主任"),
        ("周立静", "局长"),
        ("王志勇", "原副局长"),
    }


@pytest.mark.parametrize("verb", ["免去", "解聘", "罢免", "撤销"])
def test_who_is_dismissed_held_the_office_once(verb: str) -> None:
    found = extract(f"会议决定{verb}王建国的嘉兴市水利局副局长职务。")
    assert [c.role for c in found.claims if c.property == "affiliatedWith"] == ["原副局长"]


def test_an_office_before_the_next_person_is_not_that_of_the_one_before() -> None:
    told = offices_in("省领导王明、李强，远帆集团党委书记、董事长张山出席。")
    assert {who for who, *_ in told} == {"张山"}
    assert {who for who, *_ in offices("王明，远帆集团党委副书记、总经理。")} == {"王明"}
