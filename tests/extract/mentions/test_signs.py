"""Which regions are named by the signs of their places."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.mentions.signs import put_together
from zhitu.extract.text.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("苏锡常", ["苏州市", "无锡市", "常州市"]),
        ("成渝", ["成都市", "重庆市"]),
        ("广佛", ["广州市", "佛山市"]),
        ("郑洛新", ["郑州市", "洛阳市", "新乡市"]),
        ("粤港澳", ["广东省", "香港特别行政区", "澳门特别行政区"]),
        ("齐鲁", []),
        ("三晋", []),
        ("新马泰", []),
        ("江淮", []),
        ("皖江", []),
        ("川中", []),
        ("西南", []),
    ],
)
def test_the_places_of_a_region(name: str, places: list[str]) -> None:
    (region, *_) = gazetteer().folded(name)
    assert [place.name for place in put_together(name, region, gazetteer())] == places


def test_a_harbour_called_after_a_town_is_no_row_of_signs() -> None:
    names = {e.name for e in extract("湛江港货物装卸量近来增长。").entities}
    assert not names & {"江门市", "香港特别行政区"}
