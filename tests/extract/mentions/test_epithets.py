"""What names are praised or described as."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.epithets import without_epithets
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("未来之城|南沙新区正在建设。", "南沙新区"),
        ("“海上门户”|湛江港直通铁路。", "湛江港"),
        ("东部重要航空枢纽——|云州青山国际机场扩建。", "云州青山国际机场"),
        ("|西部粮仓博物馆开放。", "西部粮仓博物馆"),
        ("“|云州人——云岭历史陈列”开展。", "云州人——云岭历史陈列"),
        ("|云州—青山国际通道开通。", "云州—青山国际通道"),
    ],
)
def test_what_a_thing_is_praised_as_is_no_part_of_its_name(text: str, name: str) -> None:
    own = text.index("|")
    text = text.replace("|", "")
    start = own if text.startswith("“云") else 0
    end = own + len(name)
    whole = Candidate(Span(start, end), text[start:end].strip("“”"), ("Facility",), "network", 2.0)
    assert [c.name for c in without_epithets(text, [whole])] == [name]


def test_a_description_before_a_dash_is_no_name_beside_the_one_after_it() -> None:
    text = "粤东腹地航空枢纽——青山国际机场扩建。"
    described = Candidate(Span(0, 8), "粤东腹地航空枢纽", ("Facility",), "head:枢纽", 1.6)
    port = Candidate(Span(10, 16), "青山国际机场", ("Facility",), "head:机场", 2.0)
    place = Candidate(Span(10, 12), "青山", ("District",), "gazetteer", 2.0)
    assert without_epithets(text, [described, port]) == [port]
    assert without_epithets(text, [described, place]) == [described, place]


def test_a_town_is_no_part_of_what_it_is_known_as() -> None:
    text = "学校坐落在国家历史文化名城云岭市。"
    town = Candidate(Span(5, 16), text[5:16], ("City",), "head:市", 2.0)
    assert [c.name for c in without_epithets(text, [town])] == ["云岭市"]
    assert without_epithets(text, [town._replace(classes=("Conference",))])[0].span == town.span
