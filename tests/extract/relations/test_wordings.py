"""How releases word that something happens, and words of the same form that tell of nothing that happened."""

from __future__ import annotations

import pytest
from statements import extract, happened


def of(text: str) -> set[tuple[str, str]]:
    """The events that a text says occurred, without their dates."""
    return {(name, kind) for name, kind, _, status in happened(text) if status == "occurred"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《海洋经济发展规划》出台后，舟山市投入2亿元。", {("海洋经济发展规划", "issued")}),
        ("《海洋经济发展规划》近日下发。", {("海洋经济发展规划", "issued")}),
        ("粤港澳合作机制正式确立。", {("粤港澳合作机制", "founded")}),
        ("紫金山实验室、瓯江北口大桥已落地建设。", {("瓯江北口大桥", "underConstruction")}),
        ("舟山市率先开辟了中欧班列。", {("中欧班列", "opened")}),
        ("甬舟铁路进入施工高峰期。", {("甬舟铁路", "underConstruction")}),
        ("甬舟铁路前期工作正加快推进。", {("甬舟铁路", "planned")}),
        ("浙江省将规划建设甬舟铁路。", {("甬舟铁路", "planned")}),
        ("国务院关于《渤海湾国土空间规划》的批复", {("渤海湾国土空间规划", "approved")}),
        ("福建大剧院、甬舟铁路等12个项目同步签约。", {("福建大剧院", "signed"), ("甬舟铁路", "signed")}),
    ],
)
def test_it_happened(text: str, expected: set[tuple[str, str]]) -> None:
    names = {(name.strip("《》"), kind) for name, kind in of(text)}
    assert expected <= names


@pytest.mark.parametrize("place", ["本次论坛上", "此次大会期间", "该市"])
def test_where_a_list_is_signed_does_not_hide_it(place: str) -> None:
    text = f"《海洋经济协议》、《航运合作协议》等在{place}签订。"
    assert of(text) >= {("《海洋经济协议》", "signed"), ("《航运合作协议》", "signed")}


def test_each_member_with_what_it_costs_is_begun() -> None:
    text = "有投资70亿元的云川大桥项目，投资50亿元的甬舟铁路项目，福建大剧院项目等12个项目开工。"
    assert {name for name, kind in of(text) if kind == "constructionStarted"} == {
        "云川大桥项目",
        "甬舟铁路项目",
        "福建大剧院项目",
    }


@pytest.mark.parametrize(
    "text",
    [
        "如果甬舟铁路建成，车程将缩短。",
        "一旦甬舟铁路通车，车程缩短。",
        "甬舟铁路建成后，将成为浙江省的大动脉。",
        "世界互联网大会延期举行。",
        "浙江大学启用新校徽。",
        "福建大剧院与公众见面会。",
        "舟山市获得表扬。",
        "甬舟铁路获得重大突破。",
        "瓯江北口大桥贯通南北。",
        "《海洋经济协议》签署国有12个。",
        "紫金山实验室揭榜挂帅项目很多。",
        "《海洋经济发展规划》出台后，将规范市场。",
        "围绕“健康中国”行动展开讨论。",
        "推动出台《海洋经济发展规划》。",
        "条件成熟时可设立紫金山实验室。",
    ],
)
def test_it_did_not_happen(text: str) -> None:
    assert of(text) == set()


def test_what_may_open_is_only_approved() -> None:
    assert of("中国人民银行批准招商银行开业。") == {("招商银行", "approved")}


def test_a_fund_that_settles_is_founded_and_takes_no_effect() -> None:
    kinds = {kind for _, kind in of("国家集成电路产业投资基金落地杭州市。")}
    assert "tookEffect" not in kinds


def test_what_is_listed_at_an_exchange_opens_and_not_the_exchange() -> None:
    assert of("烧碱期货在郑州商品交易所挂牌交易。") == {("烧碱期货", "opened")}


def test_the_period_that_opens_the_sentence_before_holds() -> None:
    text = "今年一季度，浙江省经济增长5%。甬舟铁路开工。"
    assert ("甬舟铁路", "constructionStarted", "2024-01/2024-03", "occurred") in happened(text)


def test_a_period_in_the_midst_of_the_sentence_before_holds_for_nothing_else() -> None:
    text = "浙江省今年一季度经济增长5%。甬舟铁路开工。"
    assert ("甬舟铁路", "constructionStarted", None, "occurred") in happened(text)


def test_what_is_told_beside_industry_is_no_part_of_it() -> None:
    told = extract("日照市规模以上工业增加值增长8.9%；进出口总额107亿美元；粮食总产81万吨。").observations
    assert [o.indicator for o in told] == ["规模以上工业增加值增长", "进出口总额", "粮食总产"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("嘉兴市财政局4月底前将首期资本金3.2亿元拨付至远帆集团。", "首期资本金"),
        ("嘉兴市4月底前新建公园12座。", "新建公园"),
        ("一、概况\n3.嘉兴市财政局发放补贴300万元。", "发放补贴"),
    ],
)
def test_by_when_and_which_item_are_no_words_of_a_figure(text: str, indicator: str) -> None:
    assert [o.indicator for o in extract(text).observations] == [indicator]
