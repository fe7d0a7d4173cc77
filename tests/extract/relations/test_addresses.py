"""What an address says of where something is, and that it is no part of a name."""

from __future__ import annotations

import pytest
from statements import extract, said

from zhitu.extract.text.seams import FLOOR, HOUSE


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("材料请寄武汉市洪山区滨江路88号远帆大厦。", {("远帆大厦", "洪山区")}),
        ("市民可到洪山区和平路3号青山图书馆2楼报告厅查阅。", {("青山图书馆", "洪山区")}),
        ("远帆大厦3座1203室武汉市科技局受理申请。", {("武汉市科技局", "远帆大厦")}),
        ("洪山区滨江路3号桥竣工。", {("洪山区滨江路3号桥", "洪山区")}),
    ],
)
def test_a_house_is_in_the_place_before_its_street(text: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, "locatedIn") == pairs


@pytest.mark.parametrize("text", ["展品送到洪山区滨江路88号远帆大厦3座12楼1203-1206室武汉市科技局。"])
def test_a_name_has_no_number_of_a_house_and_a_house_no_figure(text: str) -> None:
    found = extract(text)
    assert not any("号" in e.name or "室" in e.name or e.name.endswith("路") for e in found.entities)
    assert found.observations == ()


@pytest.mark.parametrize(
    ("text", "house", "floor"),
    [
        ("滨江路88号远帆大厦", "88号", None),
        ("滨江路18-22号创新广场1座17楼1706-1713室", "18-22号", "1座17楼1706-1713室"),
        ("滨江大道6号5层", "6号", None),
        ("远帆大厦5层会议厅", None, "5层"),
        ("滨江路3号桥", None, None),
        ("12层住宅、3室2厅", None, None),
        ("第3楼", None, None),
    ],
)
def test_numbers_of_houses_and_floors(text: str, house: str | None, floor: str | None) -> None:
    found = [m[0] if (m := form.search(text)) else None for form in (HOUSE, FLOOR)]
    assert found == [house, floor]
