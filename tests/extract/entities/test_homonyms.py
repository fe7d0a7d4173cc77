"""Places of one name in a document, and which of them is meant."""

from __future__ import annotations

import pytest
from statements import checked

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document


def named(text: str) -> set[str]:
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    return {form for e in told.entities for form in (e.name, *e.aliases)}


def test_a_place_of_the_document_comes_before_one_of_the_gazetteer_with_that_short_form() -> None:
    found = named("云溪县发展旅游，云溪古琴小镇开放。")
    assert "云溪县" in found
    assert "云溪区" not in found
    assert "云溪区" in named("岳阳市云溪区发展旅游。")


def test_a_quarter_of_a_town_is_no_county() -> None:
    assert "城东区" not in named("城东赛段率先改造。")
    assert "城东区" in named("西宁市城东区率先改造。")


def test_homonyms_of_one_text_are_told_apart_by_the_places_before_them() -> None:
    text = "南京市鼓楼区举办读书节，福州市鼓楼区建设文化街区。徐州的鼓楼区推进更新。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    codes = {e.adcode for e in told.entities if e.name == "鼓楼区"}
    assert codes == {"320106", "350102", "320302"}


def test_a_homonym_without_a_place_is_the_one_named_last() -> None:
    text = "北京市朝阳区与长春市朝阳区结对。朝阳区派出教师。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert {e.adcode: len(e.mentions) for e in told.entities if e.name == "朝阳区"} == {"110105": 1, "220104": 2}


def test_towns_of_one_name_are_told_apart_by_their_counties() -> None:
    text = "榆中县城关镇举办庙会，临洮县城关镇举办灯会。榆中县城关镇接待游客。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert [(e.aliases, len(e.mentions)) for e in told.entities if e.name == "城关镇"] == [
        (("榆中县城关镇",), 2),
        (("临洮县城关镇",), 1),
    ]


def test_roads_of_one_name_are_told_apart_by_their_towns() -> None:
    told = checked("南京市中山路全长5公里。上海市中山路全长20公里。")
    assert [e.aliases for e in told.entities if e.name == "中山路"] == [("南京市中山路",), ("上海市中山路",)]
    assert {e.adcode for e in told.entities if e.name in ("南京市", "上海市")} == {"320100", "310000"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("长安区位于西安。石家庄市长安区发布公告。", {"610116", "130102"}),
        ("市中区位于济南市，人口80万人。", {"370103"}),
    ],
)
def test_a_homonym_is_the_one_in_the_place_that_the_text_says_it_lies_in(text: str, codes: set[str]) -> None:
    told = checked(text)
    assert {e.adcode for e in told.entities if e.name in ("长安区", "市中区")} == codes


def test_a_quarter_is_a_district_only_where_its_town_is_named() -> None:
    assert not {"香港南区", "香港北区"} & named("馆舍分南区和北区，南区去年开放。")
    assert {"香港南区", "香港北区"} <= named("香港多个码头翻新，南区和北区的工程已完成。")


def test_a_sea_comes_before_the_district_that_is_called_after_it() -> None:
    told = checked("广东省的渔船今年从广州驶往南海。")
    assert [e.classes for e in told.entities if "南海" in (e.name, *e.aliases)] == [("NaturalFeature",)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("将军澳隧道通车，观塘、油麻地及蓝田居民受惠。", "香港蓝田"),
        ("西安市周至县和蓝田扩大种植。", "蓝田县"),
    ],
)
def test_a_homonym_is_the_one_near_to_which_others_lie(text: str, name: str) -> None:
    told = checked(text)
    assert name in {e.name for e in told.entities}
