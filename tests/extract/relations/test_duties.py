"""Who answers for the items of a plan."""

from __future__ import annotations

import pytest
from statements import claimed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "（三）建设云岭湿地公园。加强保护。（责任单位：云川市林业局；配合单位：云川市财政局）",
            {("云岭湿地公园", "operatedBy", "云川市林业局")},
        ),
        (
            "12.实施“青苗计划”工程。选拔人才。（牵头单位：云川市人社局，配合单位：云川市科技局、云川市财政局）",
            {
                ("“青苗计划”工程", "operatedBy", "云川市人社局"),
                ("云川市科技局", "participatesIn", "“青苗计划”工程"),
                ("云川市财政局", "participatesIn", "“青苗计划”工程"),
            },
        ),
        ("云岭湿地公园开放以来，游客增多。（责任单位：云川市林业局）", set()),
    ],
)
def test_a_bracket_at_the_end_of_an_item_tells_who_is_in_charge(text: str, found: set[tuple[str, str, str]]) -> None:
    told = {(a, p, b) for a, p, b, _ in claimed(text) if p in ("operatedBy", "participatesIn")}
    assert told == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "一、推进云岭大桥建设。年底完工。\n责任单位：云川市交通运输局、白石镇人民政府",
            {("云岭大桥", "operatedBy", "云川市交通运输局"), ("云岭大桥", "operatedBy", "白石镇人民政府")},
        ),
        ("一、云岭大桥建成以来，车流增多。\n责任单位：云川市交通运输局", set()),
        ("一、推进云岭大桥建设。\n二、加强管理。\n责任单位：云川市交通运输局", set()),
    ],
)
def test_so_does_a_line_below_an_item(text: str, found: set[tuple[str, str, str]]) -> None:
    assert {(a, p, b) for a, p, b, _ in claimed(text) if p in ("operatedBy", "participatesIn")} == found
