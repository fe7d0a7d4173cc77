"""Known names."""

from __future__ import annotations

import pytest

from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.view import fold
from zhitu.model import Span


@pytest.mark.parametrize(
    ("form", "name", "kind", "classes"),
    [
        ("珠江-西江经济带", "珠江—西江经济带", "region", ("Region",)),
        ("广州", "广州市", "division", ("City",)),
        ("中国长安汽车", "中国长安汽车集团有限公司", "body", ("Company",)),
        ("乾县", "乾县", "division", ("District",)),
        ("乾縣", "乾县", "division", ("District",)),
        ("湾仔", "湾仔区", "division", ("District",)),
        ("香港特区", "香港特别行政区", "division", ("City",)),
        ("首尔", "首尔", "region", ("City",)),
        ("太湖", "太湖", "nature", ("NaturalFeature",)),
        ("西湖", "西湖", "nature", ("NaturalFeature",)),
        ("泰山", "泰山", "nature", ("NaturalFeature",)),
        ("浦东新区", "浦东新区", "division", ("District", "Zone")),
        ("滨海新区", "滨海新区", "division", ("District", "Zone")),
        ("两江新区", "两江新区", "division", ("District", "Zone")),
        ("雄安新区", "河北雄安新区", "zone", ("Zone",)),
        ("俄国", "俄罗斯", "country", ("Country",)),
        # parts of a basin are not the basin
        ("长江上游地区", "长江上游", "region", ("Region",)),
        ("长江水系", "长江流域", "region", ("Region",)),
    ],
)
def test_first_entry(form: str, name: str, kind: str, classes: tuple[str, ...]) -> None:
    entry = gazetteer().entries(form)[0]
    assert (entry.name, entry.kind, entry.classes) == (name, kind, classes)


@pytest.mark.parametrize("form", ["浦东新区", "滨海新区", "两江新区", "浦东"])
def test_one_thing_has_one_entry(form: str) -> None:
    assert len(gazetteer().entries(form)) == 1


@pytest.mark.parametrize(
    ("sign", "text", "name"),
    [
        ("阿", "在阿投资企业达到三百家。", None),
        ("阿", "代表团访问阿曼。在阿投资企业达到三百家。", "阿曼"),
        ("阿", "阿拉伯国家客商参加中阿博览会。", "阿拉伯国家"),
        ("阿", "阿曼和阿尔及利亚的在阿企业。", None),
        ("新", "中新两国签署备忘录。", "新加坡"),
        ("新", "新西兰总理到访，中新两国签署备忘录。", "新西兰"),
        ("新", "新西兰和新加坡的企业。", None),
        ("中", "中法两国。", "中国"),
        ("云", "中云两地。", None),
    ],
)
def test_a_document_tells_which_country_one_character_stands_for(sign: str, text: str, name: str | None) -> None:
    entry = gazetteer().country(sign, text)
    assert (entry and entry.name) == name


def test_several_divisions_of_one_name() -> None:
    assert {e.adcode for e in gazetteer().entries("朝阳区")} == {"110105", "220104"}


@pytest.mark.parametrize("form", ["冬奥会", "航展", "我国", "金钟"])
def test_ambiguous_forms_are_short(form: str) -> None:
    (match,) = gazetteer().find(form, 0, len(form))
    assert match.short
    assert gazetteer().entries(form + "?") == ()


@pytest.mark.parametrize("form", ["南极洲", "加那利群岛", "特里斯坦-达库尼亚群岛", "世界", "欧元区"])
def test_no_countries(form: str) -> None:
    assert all(e.kind != "country" for e in gazetteer().entries(form))


def test_matches_are_the_longest_and_apart() -> None:
    text = fold("廣州市南沙區與中國（上海）自由貿易試驗區🚀")
    found = gazetteer().find(text, 0, len(text))
    assert [m.form for m in found] == ["广州市", "南沙区", "中国（上海）自由贸易试验区"]
    assert all(text[m.span.start : m.span.end] == m.form for m in found)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "🚀在深圳市和珠海市"
    assert [(m.form, m.span) for m in gazetteer().find(text, 3, len(text))] == [("珠海市", Span(6, 9))]


def test_abbreviations_most_common_first() -> None:
    known = gazetteer()
    assert [e.name for e in known.abbreviations["吉"]] == ["吉林省", "吉安市", "吉林市"]
    assert [e.name for e in known.paired["吉"]] == ["吉林省"]
    assert known.abbreviations["雄"][0].kind == "zone"
    assert "三" not in known.paired
    assert known.country_signs["中"][0].entry.name == "中国"
    assert known.country_signs["华"][0].entry.name == "中国"


@pytest.mark.parametrize("words", ["青江的日照时数很长。", "青江日照据点揭牌。"])
def test_sunshine_and_day_care_are_no_town(words: str) -> None:
    assert not [match for match in gazetteer().find(words, 0, len(words)) if match.entries[0].name == "日照市"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("晋江流域治理", []),
        ("晋江沿岸", []),
        ("晋江企业", ["晋江"]),
        ("晋江市水质", ["晋江市"]),
        ("寿阳县和平定县医院", ["寿阳县", "平定县"]),
        ("天津和平区", ["天津", "和平区"]),
        ("和平定居", ["和平"]),
    ],
)
def test_a_town_is_not_its_river_and_does_not_begin_with_and(text: str, found: list[str]) -> None:
    assert [match.form for match in gazetteer().find(text, 0, len(text))] == found


def test_the_short_name_of_a_county_that_became_a_district_is_the_district() -> None:
    known = gazetteer()
    assert [entry.name for entry in known.folded("密云")] == ["密云区"]
    assert [entry.name for entry in known.folded("密云县")] == ["密云县"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施“十四五”规划", ["“十四五”规划"]),
        ("天津市“十四五”规划", ["天津市"]),
        ("天津市国民经济和社会发展第十四个五年规划", ["天津市"]),
    ],
)
def test_the_plan_of_a_place_is_not_the_nations(text: str, found: list[str]) -> None:
    assert [match.form for match in gazetteer().find(text, 0, len(text))] == found


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("其中东部地区7个", ["东部地区"]),
        ("其中西部地区增长", ["西部地区"]),
        ("尤其中东部地区", ["中东部地区"]),
        ("加快中西部地区发展", ["中西部地区"]),
        ("对新晋中山市企业", ["中山市"]),
        ("晋中市企业", ["晋中市"]),
    ],
)
def test_a_name_does_not_begin_within_another_word(text: str, forms: list[str]) -> None:
    assert [match.form for match in gazetteer().find(text, 0, len(text))] == forms
