"""Whose event it is, one for each, and of which date."""

from __future__ import annotations

import pytest
from statements import happened


def test_an_event_of_a_list_is_one_of_each_member() -> None:
    found = happened("2024年3月，东海实验室、紫金山实验室揭牌。")
    assert found == {
        ("东海实验室", "founded", "2024-03", "occurred"),
        ("紫金山实验室", "founded", "2024-03", "occurred"),
    }


def test_two_verbs_are_two_events() -> None:
    found = {(kind, date) for _, kind, date, _ in happened("甬舟铁路2028年建成通车，漳州核电站2024年建成投产。")}
    assert {("completed", "2024"), ("opened", "2024")} <= found


def test_the_date_goes_on_along_the_clauses() -> None:
    found = happened("2023年5月，漳州核电站开工，瓯江北口大桥通车。")
    assert ("瓯江北口大桥", "opened", "2023-05", "occurred") in found


@pytest.mark.parametrize(
    "text",
    [
        "宁波市新建道路804公里。",
        "海南自由贸易港风景优美，其中25个项目竣工验收。",
        "雄安新区开通公交线路12条。",
        "4家联合实验室落户宁波市。",
        "沈阳住房公积金管理中心贷款额度成立。",
    ],
)
def test_counts_and_other_subjects_are_no_events(text: str) -> None:
    assert not happened(text)


def test_planned_gives_way_to_a_later_step() -> None:
    kinds = {kind for _, kind, _, _ in happened("宁波市谋划建设甬舟海洋实验室。甬舟海洋实验室今年开工。")}
    assert kinds == {"constructionStarted"}


def test_an_attributive_clause_has_its_event_and_date() -> None:
    assert ("东海实验室", "founded", "2021-05", "occurred") in happened("2021年5月成立的东海实验室成果丰硕。")
