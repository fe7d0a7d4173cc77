"""Sides of zones that go by a direction, told from the town districts of that name."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "zones", "districts"),
    [
        ("江湾合作区东区面积8平方公里，西区面积12平方公里。", {"江湾合作区东区", "江湾合作区西区"}, set()),
        ("江湾高新区东区已建成，西区预计明年建成。", {"江湾高新区东区", "江湾高新区西区"}, set()),
        ("江湾高新区东区已建成。\n西区新增企业20家。", {"江湾高新区东区", "江湾高新区西区"}, set()),
        ("江湾高新区分为南区、东区和云岭生物城三个区域。东区发展航空产业。", {"江湾高新区东区"}, set()),
        ("攀枝花市西区新建学校3所，攀枝花高新区招商。", set(), {"西区"}),
        ("江湾经济开发区东区污水处理厂建成。", set(), set()),
    ],
)
def test_a_side_of_a_zone_is_no_town_district(text: str, zones: set[str], districts: set[str]) -> None:
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-10"))
    sides = [e for e in told.entities if e.name.endswith(("东区", "西区"))]
    assert {e.name for e in sides if "Zone" in e.classes} == zones
    assert {e.name for e in sides if "District" in e.classes} == districts
