"""我省 and 本市 are the place that the document names."""

from __future__ import annotations

import pytest
from tests.support.statements import claimed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("福建省召开会议。近年来，我省建成海峡云计算中心。", "福建省"),
        ("宁夏回族自治区召开会议。我区建成沙湖云计算中心。", "宁夏回族自治区"),
        ("德阳市召开会议。去年本市建成旌湖云计算中心。", "德阳市"),
        ("福建省召开会议。全省将建设海峡云计算中心。", "福建省"),
    ],
)
def test_a_text_speaks_of_its_place(text: str, place: str) -> None:
    assert {(s, p) for s, p, o, _ in claimed(text) if "云计算中心" in o} == {(place, "builds")}


@pytest.mark.parametrize(
    "text",
    [
        "福建省和江西省召开会议。我省建成海峡云计算中心。",
        "福建省召开会议。资本市场建成海峡云计算中心。",
        "福建省召开会议。我市建成海峡云计算中心。",
        "余杭区承接北京市项目。近年来，我市建成海峡云计算中心。",
    ],
)
def test_where_it_is_not_certain_nothing_is_said(text: str) -> None:
    assert not {c for c in claimed(text) if c[1] == "builds"}
