"""Lines by all their places, and their sections."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.lines import whole_lines
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.model import Span


def _line(text: str, name: str) -> Candidate:
    at = text.index(name)
    return Candidate(Span(at, at + len(name)), name, ("Facility",), "head:高铁", 2.0)


def test_a_line_begins_with_the_place_before_via() -> None:
    text = "西安经安康至重庆高铁开工。"
    place = Candidate(Span(0, 2), "西安", ("City",), "gazetteer", 3.0, gazetteer().folded("西安"))
    found = whole_lines(text, [place, _line(text, "安康至重庆高铁")])
    assert [(c.name, c.nested) for c in found] == [("西安经安康至重庆高铁", False), ("西安", True), ("重庆", True)]


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("沈阳至彰武高速公路", ["沈阳", "彰武"]),
        ("德兴—婺源高速", ["德兴", "婺源"]),
        ("昌图至凤凰高速公路", []),  # a county of another province
        ("康定至新都桥高速公路", ["康定"]),
        ("沈彰高速公路", []),
        ("沈阳至彰武客运专列", []),
    ],
)
def test_a_line_that_is_called_by_its_ends_holds_both(name: str, ends: list[str]) -> None:
    text = f"{name}开工。"
    assert [c.name for c in whole_lines(text, [_line(text, name)]) if c.nested] == ends


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("甬舟高铁宁波西至金塘段动工。", "甬舟高铁宁波西至金塘段"),
        ("甬舟高铁建设至金塘段。", ""),
        ("甬舟高铁动工。", ""),
    ],
)
def test_a_section_is_a_name_with_its_line(text: str, section: str) -> None:
    found = [c.name for c in whole_lines(text, [_line(text, "甬舟高铁")]) if not c.nested]
    assert found == [section or "甬舟高铁"]


def test_members_of_a_list_that_have_places_of_their_own_share_an_event() -> None:
    text = "名单公布，贵阳市白云区青山产业园、遵义市红花岗区海龙产业园、安顺市西秀区龙宫产业园成功入选。"
    awarded = {e.of for e in extract(text).events if e.type == "awarded"}
    assert len(awarded) == 3


def test_what_will_be_is_expected() -> None:
    (event,) = extract("甬舟铁路会启用。").events
    assert (event.type, event.status) == ("opened", "expected")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("厦门至多哈直飞航线开通。", "厦门至多哈直飞航线"),
        ("烟台至大连跨海客滚航线恢复。", "烟台至大连跨海客滚航线"),
        ("昆明至东南亚各国航线加密。", ""),
        ("厦门至多哈直航班次增加。", ""),
    ],
)
def test_a_route_is_a_name_with_its_ends(text: str, route: str) -> None:
    place = Candidate(Span(0, 2), text[:2], ("City",), "gazetteer", 3.0, gazetteer().folded(text[:2]))
    assert [c.name for c in whole_lines(text, [place]) if "Product" in c.classes] == ([route] if route else [])


def test_the_ends_of_a_route_are_mentions_where_the_clause_tells_of_nothing_else() -> None:
    text = "南通至曼谷直飞航线开通。"
    route = _line(text, "南通至曼谷直飞航线")._replace(classes=("Product",), rule="subject")
    assert [(c.name, c.nested) for c in whole_lines(text, [route])] == [
        ("南通至曼谷直飞航线", False),
        ("南通", True),
        ("曼谷", True),
    ]


def test_lines_of_a_list_share_the_last_ones_head() -> None:
    text = "兰州、郑徐、宝兰、石济高铁开通运营。"
    city = Candidate(Span(0, 2), "兰州", ("City",), "gazetteer", 3.0, gazetteer().folded("兰州"))
    short = [Candidate(Span(k, k + 2), text[k : k + 2], ("Person",), "tagger:PER", 1.9) for k in (3, 6)]
    found = whole_lines(text, [city, *short, _line(text, "石济高铁")])
    assert [(c.full, c.classes) for c in found] == [
        (None, ("City",)),
        ("郑徐高铁", ("Facility",)),
        ("宝兰高铁", ("Facility",)),
        (None, ("Facility",)),
    ]
