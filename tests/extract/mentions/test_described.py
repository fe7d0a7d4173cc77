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
