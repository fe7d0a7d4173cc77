"""Names that no head noun ends or begins."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("要点如下\n2.个体店主经营提升项目。轮训人员。", {"个体店主经营提升项目"}),
        ("（二）企业家素质提升专项。轮训人员。", {"企业家素质提升专项"}),
        ("2.推进港口建设。轮训教师。", set()),
        ("本市完成个体店主经营提升项目。", set()),
    ],
)
def test_an_item_of_a_plan_has_the_name_that_stands_after_its_number(text: str, named: set[str]) -> None:
    assert {e.name for e in extract(text).entities} == named


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("市委副书记李云山出席会议。", "市委"),
        ("省军区副政委李云山出席会议。", "省军区"),
        ("云南滇中新区党工委书记李云山出席会议。", "云南滇中新区党工委"),
    ],
)
def test_the_body_of_an_office_is_named(text: str, body: str) -> None:
    assert body in {e.name for e in extract(text).entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新国发3号文件印发以来，全省加快发展。", "新国发3号文件"),
        ("支持西安建设具有全球影响力的科技创新中心。", "具有全球影响力的科技创新中心"),
        ("远帆集团成立二十周年成果展在云州举行。", "远帆集团成立二十周年成果展"),
        ("远帆集团与云州市、青州市签署的三方合作协议生效。", "三方合作协议"),
        ("水务局宣布，成立水务局对接“十四五”规划专责小组。", "水务局对接“十四五”规划专责小组"),
    ],
)
def test_what_a_set_form_names(text: str, name: str) -> None:
    assert name in {e.name for e in extract(text).entities}


@pytest.mark.parametrize(
    "text", ["青屿市与三家企业签署了第三批投资协议。", "省里出台了相关考核制度。", "双方签署了多份合作备忘录。"]
)
def test_what_is_one_of_several_is_not_named_with_the_ending_of_the_verb(text: str) -> None:
    assert not [e.name for e in extract(text).entities if "Policy" in e.classes]
