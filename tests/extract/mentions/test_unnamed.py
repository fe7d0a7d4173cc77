"""What is no name by its form or its place."""

from __future__ import annotations

import pytest
from statements import checked

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.unnamed import without_unnamed
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "kind", "rule", "kept"),
    [
        ("王女士", "Person", "tagger:PER", False),
        ("王云山先生", "Person", "tagger:PER", True),
        ("大桥主塔", "Facility", "tagger:LOC", False),
        ("市（州）人民政府", "GovernmentBody", "head:政府", False),
        ("县（市、区）政府", "GovernmentBody", "head:政府", False),
        ("云川市人民政府", "GovernmentBody", "head:政府", True),
        ("江湾段", "Person", "tagger:PER", False),
        ("云川大桥主塔", "Facility", "head:塔", True),
        ("滨海", "District", "gazetteer", False),
        ("促进经贸深度融合", "Programme", "network", False),
        ("促进就业行动", "Programme", "network", True),
        ("锚定云川“3+2”产业体系", "Programme", "network", False),
        ("云川市居民消费价格指数", "Product", "head:指数", False),
        ("云川省制造业采购经理指数", "Product", "head:指数", False),
        ("云川茶叶价格指数", "Product", "head:指数", True),
        ("云川市三甲医院", "Hospital", "head:医院", False),
        ("云川市三院", "Hospital", "head:院", True),
    ],
)
def test_somebody_a_part_and_half_a_word_are_no_names(name: str, kind: str, rule: str, *, kept: bool) -> None:
    text = f"{name}城市" if name == "滨海" else f"{name}亮相。"
    c = Candidate(Span(0, len(name)), name, (kind,), rule, 2.0)
    assert bool(without_unnamed(text, Span(0, len(text)), [c])) is kept


def test_who_wrote_a_report_is_no_mention() -> None:
    text = "（记者张云山、李海川）云山大桥开工。"
    people = [Candidate(Span(3, 6), "张云山", ("Person",), "tagger:PER", 2.0)]
    assert without_unnamed(text, Span(0, len(text)), people) == []
    text = "云川网讯 记者张云山、通讯员李海川报道：云山大桥开工。"
    people = [Candidate(Span(7, 10), "张云山", ("Person",), "tagger:PER", 2.0)]
    assert without_unnamed(text, Span(0, len(text)), people) == []


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("江政办发〔2023〕14号文件明确。", "江政办", []),
        ("省属国企云山集团签约。", "省属国企云山集团", ["云山集团"]),
        ("世界500强落户。", "世界500强", []),
        ("尊商、亲商。", "尊商", []),
    ],
)
def test_numbers_kinds_and_virtues_are_no_firms(text: str, name: str, left: list[str]) -> None:
    c = Candidate(Span(text.index(name), text.index(name) + len(name)), name, ("Company",), "network", 2.0)
    assert [k.name for k in without_unnamed(text, Span(0, len(text)), [c])] == left


def test_what_only_says_what_it_is_gives_way_to_the_name_after_the_dash() -> None:
    text = "云川市成立首个碳汇交易平台——青湾交易中心。"
    described = Candidate(Span(7, 13), "碳汇交易平台", ("Product",), "network", 2.0)
    named = Candidate(Span(15, 21), "青湾交易中心", ("Organization",), "network", 2.0)
    assert without_unnamed(text, Span(0, len(text)), [described, named]) == [named]
    assert without_unnamed(text, Span(0, len(text)), [described]) == [described]


def test_a_name_that_the_network_begins_with_its_description_is_what_stands_after_the_dash() -> None:
    text = "云川市成立首个碳汇交易平台——青湾交易中心。"
    both = Candidate(Span(7, 21), text[7:21], ("Organization",), "network", 2.0)
    (left,) = without_unnamed(text, Span(0, len(text)), [both])
    assert (left.name, left.span) == ("青湾交易中心", Span(15, 21))
    series = "电视剧《云川——青湾往事》开播。"
    own = Candidate(Span(4, 11), series[4:11], ("Product",), "network", 2.0)
    assert without_unnamed(series, Span(0, len(series)), [own]) == [own]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("王坚亦表示，项目顺利。", Span(0, 3), "王坚"),
        ("王坚亦，男。", Span(0, 3), "王坚亦"),
        ("被王台铭明称为第四代。王台铭出席。", Span(1, 5), "王台铭"),
        ("欧阳云山出席。欧阳云、欧阳云。", Span(0, 4), "欧阳云山"),
    ],
)
def test_what_is_said_of_a_person_is_no_part_of_the_name(text: str, span: Span, name: str) -> None:
    c = Candidate(span, text[slice(*span)], ("Person",), "tagger:PER", 2.0)
    assert [k.name for k in without_unnamed(text, Span(0, len(text)), [c])] == [name]


@pytest.mark.parametrize(
    ("before", "name", "kind", "kept"),
    [
        ("这条穿越草原的", "柏油公路", "Facility", []),
        ("该", "货运铁路", "Facility", []),
        ("这条穿越草原的", "云川柏油公路", "Facility", ["云川柏油公路"]),
        ("新建的", "柏油公路", "Facility", ["柏油公路"]),
        ("云川项目是我国首个储存天然气的", "特大合资项目", "Project", []),
        ("云川项目是我国首个储存天然气的", "洛阳合资项目", "Project", ["洛阳合资项目"]),
        ("使馆经商", "参赞胡明", "Person", ["胡明"]),
        ("建成", "甲国最大机场—云川国际机场", "Facility", ["云川国际机场"]),
        ("开行", "云川—江川国际班列", "Facility", ["云川—江川国际班列"]),
    ],
)
def test_what_is_pointed_at_or_only_praised_is_no_name(before: str, name: str, kind: str, kept: list[str]) -> None:
    text = f"{before}{name}通车。"
    c = Candidate(Span(len(before), len(before) + len(name)), name, (kind,), "network", 2.0)
    assert [k.name for k in without_unnamed(text, Span(0, len(text)), [c])] == kept


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("在大兴、胜山和云岭等管理站巡护。", "大兴", "大兴管理站"),
        ("在云岭和大兴等3个农场试种。", "大兴", "大兴农场"),
        ("工程连通大兴、云岭等水库。", "大兴", "大兴水库"),
        ("在大兴、朝阳等地设站。", "大兴", None),
        ("大兴区、朝阳区等林场造林。", "大兴区", None),
    ],
)
def test_a_station_is_no_county_of_its_name(text: str, name: str, full: str | None) -> None:
    c = Candidate(Span(text.index(name), text.index(name) + len(name)), name, ("District",), "gazetteer", 3.0)
    (found,) = without_unnamed(text, Span(0, len(text)), [c])
    assert (found.full, found.classes == ("District",)) == (full, full is None)


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("石门水厂作为云山县重点民生工程，已投用。", "云山县重点民生工程", False),
        ("云山县重点民生工程已投用。", "云山县重点民生工程", True),
        ("石门电站投产，为后续开发高海拔储能项目积累了经验。", "高海拔储能项目", False),
        ("石门电站投产，为后续建设石门二期项目积累了经验。", "石门二期项目", True),
    ],
)
def test_of_which_sort_something_is_and_what_may_come_later_are_no_names(text: str, name: str, *, kept: bool) -> None:
    c = Candidate(Span(text.index(name), text.index(name) + len(name)), name, ("Project",), "network", 2.0)
    assert bool(without_unnamed(text, Span(0, len(text)), [c])) is kept


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("继云山产业园2021年获批之后，青川产业园获批。", "继云山产业园", "云山产业园"),
        ("继红产业园2021年获批。", "继红产业园", "继红产业园"),
        ("庆祝云山大学成立70周年大会举行。", "庆祝云山大学", "云山大学"),
        ("纪念云山战役胜利，展馆开放。", "纪念云山战役", "纪念云山战役"),
    ],
)
def test_what_leads_to_a_name_is_none_of_it(text: str, name: str, left: str) -> None:
    c = Candidate(Span(0, len(name)), name, ("Zone",), "network", 2.0)
    assert [k.name for k in without_unnamed(text, Span(0, len(text)), [c])] == [left]


def test_whose_it_is_is_no_part_of_a_name() -> None:
    text = "其云岭脑科学研究院获批。"
    c = Candidate(Span(0, 9), text[:9], ("ResearchInstitute",), "head:研究院", 2.0)
    assert [found.name for found in without_unnamed(text, Span(0, len(text)), [c])] == ["云岭脑科学研究院"]


@pytest.mark.parametrize(("text", "kept"), [("SCI收录论文21篇。", False), ("SCI公司获奖。", True)])
def test_where_papers_are_counted_is_no_product(text: str, *, kept: bool) -> None:
    c = Candidate(Span(0, 3), "SCI", ("Product",), "tagger:nz", 2.0)
    assert bool(without_unnamed(text, Span(0, len(text)), [c])) is kept


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("四至范围：东至青岭村，南至云江路，西至海堤。", "东至", False),
        ("东至青岭村今年通车，南村修路。", "东至", True),
        ("新中国第一家钢厂建成。", "中国", False),
        ("全新的中国钢厂建成。", "中国", True),
    ],
)
def test_how_far_an_area_reaches_and_an_age_are_no_places(text: str, name: str, *, kept: bool) -> None:
    at = text.index(name)
    c = Candidate(Span(at, at + len(name)), name, ("District",), "gazetteer", 2.0)
    assert bool(without_unnamed(text, Span(0, len(text)), [c])) is kept


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昆明、丽江机场旅客增长8%。", {"昆明机场", "丽江机场"}),
        ("大连、营口港吞吐量增长。", {"大连港", "营口港"}),
        ("航线通达昆明、丽江机场。", {"丽江机场"}),
        ("北京、上海虹桥机场旅客增长。", {"上海虹桥机场"}),
        ("北京、大兴机场旅客增长。", {"大兴机场"}),
        ("昆明、丽江机场集团参会。", set()),
    ],
)
def test_of_towns_of_which_each_has_an_airport_the_airports_are_named(text: str, names: set[str]) -> None:
    found = {e.name for e in checked(text).entities if e.classes == ("Facility",)}
    assert {name for name in found if name.endswith(("机场", "港"))} == names


def test_so_many_zones_of_a_level_are_no_zone() -> None:
    found = {e.name for e in checked("青海省级农业科技园区增至9家。").entities}
    assert not any("园区" in name for name in found)
