"""Publisher and title tell which of several districts of one name a document means; else it stays open."""

from __future__ import annotations

import pytest

from zhitu.extract.entities.districts import homes, with_districts
from zhitu.model import Document, Entity


def entity(name: str, kind: str = "District", adcode: str | None = None, *aliases: str) -> Entity:
    return Entity(name, name, (kind,), (), aliases, adcode)


@pytest.mark.parametrize(
    ("publisher", "title", "code"),
    [
        ("北京日报", None, "110105"),
        ("长春市人民政府", None, "220104"),
        ("吉林省人民政府", None, "220104"),
        (None, "北京市朝阳区统计公报", "110105"),
        (None, "长春发布统计公报", "220104"),
        ("新华社", None, None),
        ("北京日报", "长春市统计公报", None),  # which of the two?
        ("朝阳区统计局", "朝阳区统计公报", None),
        ("广州日报", None, None),
    ],
)
def test_a_district_is_that_of_publisher_or_title(publisher: str | None, title: str | None, code: str | None) -> None:
    document = Document("d", "", "", title=title, publisher=publisher)
    district, body = with_districts(document, (entity("朝阳区"), entity("朝阳区教育局", "GovernmentBody")))
    assert district.adcode == code
    city = {"110105": "北京市", "220104": "长春市"}.get(code or "")
    assert body.aliases == ((f"{city}朝阳区教育局",) if city else ())


def test_of_several_in_one_province_the_city_tells() -> None:
    for publisher, code in (("江苏省人民政府", None), ("南京市鼓楼区人民政府", "320106"), ("福州晚报", "350102")):
        (found,) = with_districts(Document("d", "", "", publisher=publisher), (entity("鼓楼区"),))
        assert found.adcode == code


def test_what_the_text_tells_stands() -> None:
    told = (entity("朝阳区", "District", "220104"), entity("朝阳区教育局", "GovernmentBody"))
    assert with_districts(Document("d", "", "", publisher="北京日报"), told) == told
    fuller = (entity("朝阳区教育局", "GovernmentBody", None, "长春市朝阳区教育局"),)
    assert with_districts(Document("d", "", "", publisher="北京日报"), fuller) == fuller


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("市政府与集团签订合作协议", "市长出席。", set()),
        ("甘肃合作举行大会", "合作市举行大会。", {"620000", "623001"}),
        ("永昌县公安局开展活动", "县长出席。", {"620321"}),
        ("早安新区", "全县新增学位。", set()),
        ("安新新增学位", "全县新增学位。", {"130632"}),
        ("光明照进小屋", "全区新增学位。", set()),
    ],
)
def test_a_word_of_the_title_is_a_town_only_where_the_text_names_it(title: str, text: str, found: set[str]) -> None:
    assert homes(Document("d", text, "", title=title)) == found


def test_a_school_that_begins_as_a_county_tells_no_home() -> None:
    assert not homes(Document("d", "", "", title="江汉大学大楼开工"))
    assert homes(Document("d", "", "", title="江汉区大楼开工"))
