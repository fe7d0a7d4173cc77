"""Figures of the whole country are China's, or those of the country that the passage speaks of."""

from __future__ import annotations

import pytest
from networks import Fake
from tests.support.statements import extract

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document


def owners(text: str) -> set[str]:
    """The names of the things that the figures of a text are about."""
    extraction = extract(text)
    names = {entity.key: entity.name for entity in extraction.entities}
    return {names[figure.about] for figure in extraction.observations}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("国家能源局的数据显示，我国水电装机突破4亿千瓦。", "中国"),
        ("江湾博览会开幕。来自全国20个省市的500家企业参展。", "江湾博览会"),
        ("兰州市出口增长。西宁市出口9亿元，全市占比24%。", "西宁市"),
        ("老挝代表团来访。前三季度全国固定资产投资增长3.4%。", "中国"),
        ("日本经济低迷。统计显示，全国失业率升至3%。", "日本"),
        ("日本代表团来访，我国水电装机突破4亿千瓦。", "中国"),
        ("记者从中国陶瓷协会获悉，1月份，我国陶瓷出口回升，出口量达到25万吨。", "中国"),
        ("据某市海关统计，前4个月，我国外贸回升，进出口总值8万亿元。", "中国"),
    ],
)
def test_of_the_whole_country(text: str, owner: str) -> None:
    assert owners(text) == {owner}


@pytest.mark.parametrize(
    "text",
    [
        "兰州新区集聚了全国70%的钛企业。",
        "兰州新区汽车产量占全国的12%。",
        "兰州医院服务辐射到全国，2019年门诊量50万人次。",
        "兰州新区首先开通专列，去年运送全国旅客增长12%。",
        "兰州新区建成我国首条磁浮线路，投资3亿元。",
        "能源部門表示，我國水電裝機突破4億千瓦。",
    ],
)
def test_what_only_compares_with_the_country_is_not_its(text: str) -> None:
    assert "中国" not in owners(text)
    assert "中国" not in {entity.name for entity in extract(text).entities}


def test_it_is_called_what_the_text_calls_it_before_other_words() -> None:
    text = "加强国内勘探。国家能源局的数据显示，我国水电装机突破4亿千瓦。"
    china = next(entity for entity in extract(text).entities if entity.name == "中国")
    assert [text[slice(*span)] for span in china.mentions] == ["我国"]


@pytest.mark.parametrize(
    ("title", "publisher", "text", "place"),
    [
        ("甘肃省一季度经济运行情况", "", "一季度全省生产总值为5399亿元。", "甘肃省"),
        ("一季度经济运行情况", "兰州市统计局", "一季度全市生产总值为539亿元。", "兰州市"),
        ("一季度经济运行情况", "兰州市统计局", "一季度全省生产总值为5399亿元。", "甘肃省"),
        ("一季度经济运行情况", "", "一季度全省生产总值为5399亿元。", None),
        ("甘肃省和青海省的经济运行情况", "", "一季度全省生产总值为5399亿元。", None),
    ],
)
def test_the_own_place_may_stand_in_title_or_publisher_alone(
    title: str, publisher: str, text: str, place: str | None
) -> None:
    document = Document("d", text, "", title=title, publisher=publisher or None, date="2024-04-22")
    told = RuleExtractor(make_tagger("lac"), None, None).extract(document)
    names = {e.key: e.name for e in told.entities}
    assert [names[o.about] for o in told.observations] == ([place] if place else [])


@pytest.mark.parametrize(
    ("title", "text", "of"),
    [
        (
            "额济纳旗2022年经济运行情况",
            "全旗生产总值60亿元。粮食产量2万吨。达来呼布镇完成投资3亿元。",
            ["额济纳旗"] * 2,
        ),
        ("2022年大兴安岭地区经济运行情况", "全区生产总值160亿元。漠河市接待游客20万人次。", ["大兴安岭地区"]),
        ("锡林郭勒盟上半年经济", "全盟完成投资86亿元。西乌珠穆沁旗完成投资12亿元。", ["锡林郭勒盟"]),
        ("兰州市城关区政府工作报告", "城关区加快发展。全年全市领先。完成投资280亿元。", ["城关区"]),
        ("西宁市城关区政府工作报告", "全年全市领先。完成投资280亿元。", []),
        ("龙游县2022年统计公报", "全县生产总值280亿元。\n茶园面积3万亩。\n年末共有小学18所。", ["龙游县"] * 3),
    ],
)
def test_the_place_of_a_bulletin_is_that_of_its_title(title: str, text: str, of: list[str]) -> None:
    document = Document("d", text, "", title=title, date="2023-02-01")
    told = RuleExtractor(make_tagger("auto")).checked(document)
    names = {e.key: e.name for e in told.entities}
    assert [names[o.about] for o in told.observations][: len(of)] == of


@pytest.mark.parametrize(
    "text",
    [
        "前4月，我国对欧盟进出口1万亿元，增长6%；对美国进出口2万亿元，占总值的11%。",
        "欧盟为我国第二大贸易伙伴，我国与欧盟贸易总值为4万亿元，增长1%。",
        "前10个月，我国自日本进口8000亿元，下降2%，对韩国贸易逆差300亿元。",
    ],
)
def test_with_whom_a_country_trades_does_not_have_its_trade(text: str) -> None:
    told = RuleExtractor(make_tagger("lac"), None, Fake()).checked(Document("d", text, ""))  # it says: the last name's
    names = {entity.key: entity.name for entity in told.entities}
    assert {names[figure.about] for figure in told.observations} == {"中国"}


def test_what_all_of_a_prefecture_has_the_country_named_before_does_not_have() -> None:
    text = "今年是中华人民共和国成立70周年。全州粮食产量10万吨，增长5%。"
    told = RuleExtractor(make_tagger("lac"), None, Fake()).checked(Document("d", text, ""))
    assert not told.observations


def test_the_average_of_the_country_is_none_of_its_figures() -> None:
    assert owners("广东省城镇化率较高。与同期全国平均水平相比高出9个百分点。") == {"广东省"}


def test_whom_a_clause_says_to_be_something_has_the_share() -> None:
    told = extract("前4月，我国对东盟进出口8万亿元，东盟为我国第一大贸易伙伴，占我国外贸总值的15%。")
    names = {entity.key: entity.name for entity in told.entities}
    assert [names[figure.about] for figure in told.observations] == ["中国", "东盟"]


def test_who_is_named_first_has_the_trade() -> None:
    assert owners("前10个月，越南对宁波市出口80亿元，增长3%。") == {"越南"}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("国家能源局14日发布数据，上半年全社会用电量4万亿千瓦时，同比增长2.9%。", "中国"),
        ("海关总署公布统计数据，一季度出口5万亿元。", "中国"),
        ("平凉市统计局发布数据，一季度出口5亿元。", "平凉市"),
    ],
)
def test_figures_that_a_national_body_publishes_are_of_the_nation(text: str, owner: str) -> None:
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == {owner}


def test_what_is_left_out_in_a_bracket_has_no_figure() -> None:
    told = extract("2023年，平凉市金融业收入（不包括中国工商银行直接收入）达30亿元，增长6%。")
    names = {e.key: e.name for e in told.entities}
    assert {(names[o.about], o.indicator) for o in told.observations} == {
        ("平凉市", "金融业收入"),
        ("平凉市", "金融业收入增长"),
    }


@pytest.mark.parametrize(
    ("publisher", "owners"),
    [
        ("交通运输部", {"中国"}),
        ("交通运输部新闻发布会（某网转载）", {"中国"}),
        ("甘肃省交通运输厅", set()),
        ("人民日报", set()),
        (None, set()),
    ],
)
def test_statistics_of_a_national_publisher_are_of_the_nation(publisher: str | None, owners: set[str]) -> None:
    told = extract("上半年，完成货运量261亿吨，同比增长6.8%。", publisher=publisher)
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == owners


def test_all_of_a_kind_are_not_the_one_that_was_named() -> None:
    told = extract("永嘉铁路东山隧道开工。\n今年1至8月，全国铁路完成固定资产投资5041亿元。")
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == {"中国"}


def test_what_is_signed_at_home_and_abroad_is_no_figure_of_the_country() -> None:
    text = "第六届兰州商品博览会20日闭幕，共签下国际、国内合同项目58个，金额62亿元。"
    assert owners(text) == {"第六届兰州商品博览会"}


def test_a_place_before_a_work_has_not_what_the_work_costs() -> None:
    found = extract("总投资5亿元的兰州市永登县光电产业园建设工程以及总投资4亿元的洮河大桥项目开工。")
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations if o.value == 500000000} == {"永登县光电产业园"}
    assert not any(claim.property == "builds" for claim in found.claims)
