"""What happens to a part of a work is told of the part."""

from __future__ import annotations

import pytest
from tests.support.statements import happened

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("江川铜矿项目进矿道路通车。", set()),
        ("江川大桥引桥通车。", set()),
        ("江川大桥引桥已于上月完工。", set()),
        ("江川大桥通车，引桥已于上月完工。", {"opened"}),
        ("江川大桥今年6月底完工。", {"completed"}),
        ("白云机场连接线开工建设。", set()),
        ("江川隧道主体工程完工。", {"milestone", "completed"}),
        ("江川大桥改造工程竣工。", set()),
        ("江川大桥正式通车。", {"opened"}),
    ],
)
def test_a_part_is_not_the_whole(text: str, kinds: set[str]) -> None:
    wholes = {"江川铜矿项目", "江川大桥", "白云机场", "江川隧道"}
    assert {kind for name, kind, _, _ in happened(text) if name in wholes} == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("江川大桥的北段通车。", set()),
        ("江川大桥首开段今天开通。", set()),
        ("江川医院的配套幼儿园4月动工。", set()),
        ("江川医院位于兰州市，新院区2022年7月启用。", set()),
        ("江川医院的门诊楼封顶。", set()),
        ("江川电站首批机组并网发电。", {"milestone"}),
        ("江川电站全部机组并网发电。", {"opened"}),
    ],
)
def test_a_section_is_not_the_whole_and_its_first_unit_a_step(text: str, kinds: set[str]) -> None:
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-20"))
    names = {e.key: e.name for e in told.entities}
    assert {e.type for e in told.events if names[e.of] in ("江川大桥", "江川医院", "江川电站")} == kinds
