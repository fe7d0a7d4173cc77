"""Industries that only describe, and phrases that only say of what sort a thing is."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.descriptions import without_descriptions, without_ends
from zhitu.extract.mentions.fields import as_firms, as_goods, with_trades, without_fields
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


def _at(text: str, name: str, kind: str, rule: str, score: float = 2.0) -> Candidate:
    start = text.index(name)
    head = lexicon().head_at(name, len(name))
    word = head.word if head is not None else ""
    return Candidate(Span(start, start + len(name)), name, (kind,), rule, score, head=word, sure=0.8)


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("甲地光伏发电项目并网。", "光伏发电", False),
        ("核电、风电等项目开工。", "风电", True),
        ("加快绿色低碳转型。", "绿色低碳", False),
        ("推动智能制造转型。", "智能制造", True),
        ("高新技术企业增多。", "高新技术", False),
        ("量子科技企业增多。", "量子科技", True),
        ("高新技术产业开发区增多。", "高新技术产业", False),
    ],
)
def test_an_industry_that_only_describes_is_none_by_itself(text: str, name: str, stays: bool) -> None:
    found = without_fields(text, [_at(text, name, "Industry", "industry")])
    assert [c.accepted for c in found] == [stays]


def test_the_end_of_an_industry_is_none_of_its_own() -> None:
    text = "高端制造业和制造业。"
    whole, end = _at(text, "高端制造业", "Industry", "head:制造业"), _at(text, "制造业", "Industry", "industry")
    assert without_fields(text, [whole, end]) == [whole]


@pytest.mark.parametrize(
    ("text", "name", "kind", "rule", "stays"),
    [
        ("建成国家级种苗示范园区。", "国家级种苗示范园区", "Zone", "network", False),
        ("建成种苗示范园区。", "种苗示范园区", "Zone", "network", True),
        ("这是最便捷的出海通道。", "出海通道", "Facility", "head:通道", False),
        ("这是最便捷的昆明东通道。", "昆明东通道", "Facility", "head:通道", True),
        ("建设有竞争力的物流基地。", "物流基地", "Facility", "head:基地", False),
        ("素有“云岭南大门”之称。", "云岭南大门", "Facility", "network", False),
        ("提高云河防洪标准。", "云河防洪标准", "Policy", "head:标准", False),
        ("发布“云川标准”。", "“云川标准”", "Policy", "quoted:标准", True),
        ("六所重点中学受资助。", "六所重点中学", "School", "network", False),
        ("推动云岭科技发展。", "云岭科技发展", "Company", "network", False),
        ("见证云岭绿能产业起步。", "云岭绿能", "Company", "network", False),
        ("走访云岭绿能。", "云岭绿能", "Company", "network", True),
    ],
)
def test_a_phrase_of_a_sort_is_no_name(text: str, name: str, kind: str, rule: str, stays: bool) -> None:
    assert bool(without_descriptions(text, [_at(text, name, kind, rule)])) is stays


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("推动我市页岩油产业升级。", "市页岩油产业", ["页岩油产业"]),
        ("大力发展页岩油产业。", "页岩油产业", ["页岩油产业"]),
        ("推动特色产业升级。", "特色产业", []),
        ("关于页岩油产业。", "页岩油产业", []),
    ],
)
def test_an_industry_that_a_text_promotes_is_one_without_a_table(text: str, name: str, named: list[str]) -> None:
    found = with_trades(text, [_at(text, name, "Industry", "head:产业", 0.5)])
    assert [c.name for c in found if c.accepted] == named


def test_goods_are_told_from_industries_by_the_list_they_close() -> None:
    text = "生产云母、平板电脑等电子产品。"
    assert as_goods(text, [_at(text, "平板电脑", "Industry", "network")])[0].classes == ("Product",)


def test_the_field_around_an_industry_is_no_other() -> None:
    text = "枢纽经济领域发展。"
    trade, field = _at(text, "枢纽经济", "Industry", "head:经济"), _at(text, "枢纽经济领域", "Industry", "head:领域")
    assert without_fields(text, [trade, field]) == [trade]


@pytest.mark.parametrize(
    ("name", "kind", "left"),
    [
        ("云川论坛开幕式", "Conference", "云川论坛"),
        ("云川大学代表团", "Organization", "云川大学"),
        ("云川代表团", "Organization", "云川代表团"),
    ],
)
def test_what_opens_a_meeting_and_who_stands_for_a_body_is_no_part_of_its_name(name: str, kind: str, left: str) -> None:
    assert [c.name for c in without_ends(name, [_at(name, name, kind, "network")], lexicon())] == [left]


@pytest.mark.parametrize(
    ("text", "quoted", "stays"),
    [
        ("把它打造成产业创新的“飞跃工程”。", "“飞跃工程”", False),
        ("从“云川驿站”到“云川新城”。", "“云川新城”", False),
        ("实施“飞跃工程”。", "“飞跃工程”", True),
    ],
)
def test_what_something_is_likened_to_is_no_name(text: str, quoted: str, stays: bool) -> None:
    assert bool(without_descriptions(text, [_at(text, quoted, "Programme", "quoted:x")])) is stays


def test_what_is_planned_of_a_zone_is_no_plan() -> None:
    assert [
        c.name for c in without_ends("规划范围扩大", [_at("规划范围扩大", "规划", "Policy", "network")], lexicon())
    ] == ["规划"]
    for text, left in (("渭河保税区规划选址在天水市", "渭河保税区"), ("渭河保税区规划获批", "渭河保税区规划")):
        assert [c.name for c in without_ends(text, [_at(text, "渭河保税区规划", "Policy", "network")], lexicon())] == [
            left
        ]


def test_what_is_beside_a_name_is_no_part_of_it() -> None:
    for text, name, kind, left in (
        ("位于平凉市中医院院内", "平凉市中医院院", "Hospital", "平凉市中医院"),
        ("渭河口岸班列通行", "渭河口岸班列", "Product", "渭河口岸"),
        ("定西南站（暂不办理客运业务）、", "定西南站（暂不办理客运业务）", "Facility", "定西南站"),
    ):
        assert [c.name for c in without_ends(text, [_at(text, name, kind, "network")], lexicon())] == [left]


@pytest.mark.parametrize(
    ("text", "count"),
    [("房地产业增加值19亿元。", 0), ("房地产业增加值占比提高。", 1), ("壮大房地产业。", 1)],
)
def test_an_industry_whose_figure_is_told_is_only_its_word(text: str, count: int) -> None:
    assert len(without_fields(text, [_at(text, "房地产业", "Industry", "industry")])) == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [("远帆科技、云岭动力、青山工业等10家企业入驻。", "Company"), ("远帆科技、云岭动力、青山工业等领域。", "Industry")],
)
def test_what_looks_like_an_industry_in_a_list_of_firms_is_one(text: str, kind: str) -> None:
    firms = [_at(text, name, "Company", "network") for name in ("远帆科技", "云岭动力")]
    assert as_firms(text, [*firms, _at(text, "青山工业", "Industry", "head:工业")])[-1].classes == (kind,)
