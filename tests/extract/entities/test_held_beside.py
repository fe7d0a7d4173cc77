"""Of which province a committee or government is that leaves out its place."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("浙江省委副书记、杭州市委书记林海，省委常委、长春市委书记赵海出席。", "吉林省委"),
        ("浙江省委书记林海，省委常委、杭州市委书记赵海出席。", "浙江省委"),
        ("浙江省委书记林海，省委常委、秘书长赵海出席。", "浙江省委"),
        ("四川省政府副秘书长林海，省政府秘书长、贵阳市市长赵海出席。", "贵州省政府"),
    ],
)
def test_a_committee_is_of_the_province_of_the_city_beside_it(text: str, body: str) -> None:
    extraction = extract(text)
    names = {e.key: e.name for e in extraction.entities}
    assert body in {names[c.object] for c in extraction.claims if names[c.subject] == "赵海"}


def test_each_of_two_is_of_its_own_province() -> None:
    extraction = extract("山东省委书记林海会见客人，省委常委、青岛市委书记李江，省委常委、西宁市委书记赵海参加。")
    names = {e.key: e.name for e in extraction.entities}
    held = {(names[c.subject], names[c.object]) for c in extraction.claims}
    assert {("李江", "山东省委"), ("赵海", "青海省委")} <= held
