"""Members of a list of departments are those of the place or level that the first one names."""

from __future__ import annotations

import pytest
from statements import checked


@pytest.mark.parametrize(
    ("text", "short", "meant"),
    [
        ("云南省商务厅、发改委、财政厅印发《云岭方案》。", "发改委", "云南省发改委"),
        ("云南省商务厅、发改委、财政厅印发《云岭方案》。", "财政厅", "云南省财政厅"),
        ("云南省商务厅联合省工信厅、交通运输厅出台《云岭方案》。", "交通运输厅", "省交通运输厅"),
        ("市发改委、工信局和财政局共同推进云岭项目。", "财政局", "市财政局"),
        ("省发改委主任李文江、财政厅副厅长王海峰介绍情况。", "财政厅", "省财政厅"),
        ("贵州省教育厅、财政厅与云南省教育厅、财政厅签署《云岭协议》。", "财政厅", "云南省财政厅"),
        ("贵州省教育厅、昆明市教育局、财政局签署《云岭协议》。", "财政局", "昆明市财政局"),
        ("国家能源局、发改委印发《云岭方案》。", "发改委", "国家发展和改革委员会"),
        ("昆明市教育局、财政厅印发《云岭方案》。", "财政厅", "财政厅"),  # 昆明 has no 厅
        ("云南省商务厅表示支持，财政厅印发《云岭方案》。", "财政厅", "财政厅"),
        ("云南省水利厅、长江水利委员会召开会议。", "长江水利委员会", "水利部长江水利委员会"),
        ("云南省公安厅、国家铁路局共同部署。", "国家铁路局", "国家铁路局"),
        ("省发改委、省财政厅印发《云岭方案》。", "省财政厅", "省财政厅"),
        ("云南省人民政府、发展改革委：\n请示收悉。", "发展改革委", "国家发展和改革委员会"),
    ],
)
def test_a_list_of_departments_hands_its_level_on(text: str, short: str, meant: str) -> None:
    found = checked(text)
    at = text.rindex(short)
    (entity,) = [e for e in found.entities if any(span.start == at for span in e.mentions)]
    assert entity.name == meant
