"""Head offices, centres of places and streets that look like other names."""

from __future__ import annotations

import pytest
from tests.extract.relations.test_respectively import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云岭银行总行设在江湾市。", ("云岭银行", "locatedIn", "江湾市")),
        ("云岭商场位于江湾市中心。", ("云岭商场", "locatedIn", "江湾市")),
        ("云岭大厦位于珠江三角洲中心。", ("云岭大厦", "locatedIn", "珠三角")),
        ("云岭大学坐落在北京市海淀区中关村大街。", ("云岭大学", "locatedIn", "中关村大街")),
    ],
)
def test_where(text: str, told: tuple[str, str, str]) -> None:
    assert told in claims(text)


def test_a_street_is_not_the_place_that_it_is_called_after() -> None:
    assert ("云岭大学", "locatedIn", "中关村") not in claims("云岭大学坐落在北京市海淀区中关村大街。")
