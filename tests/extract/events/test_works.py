"""Works of a list, each with what is done with it."""

from __future__ import annotations

import pytest
from statements import extract, happened


def told(text: str) -> set[tuple[str, str, str]]:
    return {(name, kind, status) for name, kind, _, status in happened(text)}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "完成港珠澳大桥主体工程、道路改造、瓯江北口大桥桩基施工。",
            {("港珠澳大桥", "milestone", "occurred"), ("瓯江北口大桥", "milestone", "occurred")},
        ),
        (
            "完成港珠澳大桥、瓯江北口大桥改造。",
            {("港珠澳大桥", "completed", "occurred"), ("瓯江北口大桥", "completed", "occurred")},
        ),
        ("完成港珠澳大桥可研编制。", {("港珠澳大桥", "planned", "occurred")}),
        ("加快完成港珠澳大桥建设。", {("港珠澳大桥", "completed", "expected")}),
        (
            "推进港珠澳大桥建设、瓯江北口大桥改造。",
            {("港珠澳大桥", "underConstruction", "occurred"), ("瓯江北口大桥", "underConstruction", "occurred")},
        ),
        ("完成港珠澳大桥建设投资3亿元。", set()),
        ("尚未完成港珠澳大桥建设。", set()),
    ],
)
def test_the_noun_after_a_work_tells_what_is_done_with_it(text: str, events: set[tuple[str, str, str]]) -> None:
    assert told(text) == events


def test_what_a_plan_orders_to_go_on_is_expected() -> None:
    found = extract("推进港珠澳大桥改造。", title="宁波市交通发展“十四五”规划")
    assert [(e.type, e.status) for e in found.events] == [("underConstruction", "expected")]


def test_what_is_finished_has_the_time_of_the_verb() -> None:
    assert happened("去年，宁波市完成港珠澳大桥改造。") == {("港珠澳大桥", "completed", "2023", "occurred")}


def test_what_was_carried_out_need_not_be_under_way() -> None:
    assert told("累计投资2亿元实施了港珠澳大桥改造、瓯江北口大桥扩建等项目。") == set()
