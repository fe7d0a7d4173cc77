"""Short names in the bracket behind a name."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.aliases import without_bracket
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("云岭开发银行（云行）", "云岭开发银行"),
        ("海川集团（海川）", "海川集团"),
        ("青屿海关（下称海关）", "青屿海关"),
        ("青屿大学（广州）", "青屿大学（广州）"),
        ("青屿先进光源（QALS）", "青屿先进光源"),
        ("青屿平台（V2）", "青屿平台（V2）"),
        ("海川控股（集团）有限公司", "海川控股（集团）有限公司"),
        ("海川（云）", "海川（云）"),
    ],
)
def test_a_bracket_that_shortens_a_name_is_no_part_of_it(name: str, left: str) -> None:
    assert name[slice(*without_bracket(name, Span(0, len(name))))] == left
