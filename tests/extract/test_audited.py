"""Causes that an audit of real texts named, each by sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from statements import claimed, extract, happened

from zhitu.extract import make_extractor
from zhitu.model import Document, Extraction
from zhitu.settings import Settings


def read(text: str) -> Extraction:
    """What rules and networks together make of a text."""
    return make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-10"))


def figures(text: str) -> set[tuple[str, str, str, str | None]]:
    """(about, indicator, value with unit, period)"""
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    return {(names[o.about], o.indicator, f"{o.value.normalize():f}{o.unit}", o.period) for o in told.observations}


def test_a_rank_is_no_zone_and_an_area_that_has_such_zones_is_none() -> None:
    text = "近日，白沙工业园区被认定为自治区级高新技术产业开发区。目前，全区高新技术产业开发区共9家。"
    told = read(text)
    assert {e.name for e in told.entities if "Zone" in e.classes} == {"白沙工业园区"}
    assert not [o for o in told.observations if o.value == Decimal(9)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("兰州有3个县（市）与新疆接壤。", ("兰州市", "县（市）", "3个", None)),
        ("兰州75家农业龙头企业年销售收入18亿元。", ("兰州市", "农业龙头企业", "75家", None)),
        ("兰州通关时间压缩60%以上。", ("兰州市", "通关时间压缩", "60%", None)),
        ("兰州新区厂商共41家（包含5家扩厂）。", ("兰州新区", "厂商", "5家", None)),
        ("甘肃省有重点实验室12家（其中兰州市有7家）。", ("兰州市", "重点实验室", "7家", None)),
        (
            "2021年至2023年，兰州港吞吐量分别为1亿吨、2亿吨、3亿吨。",
            ("兰州港", "吞吐量", "200000000吨", "2022"),
        ),
        (
            "2021年至2023年，兰州港吞吐量共6亿吨。",
            ("兰州港", "吞吐量", "600000000吨", "2021/2023"),
        ),
    ],
)
def test_what_is_counted_where_and_when(text: str, told: tuple[str, str, str, str | None]) -> None:
    assert told in {(about, what.removeprefix("有"), value, when) for about, what, value, when in figures(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("兰州市山洪已致3人死亡，9人失联，62人被困。", {("死亡", "3人"), ("失联", "9人"), ("被困", "62人")}),
        ("兰州市地震造成5人遇难、12人受伤。", {("遇难", "5人"), ("受伤", "12人")}),
        ("兰州市慰问12名受伤群众。", {("受伤群众", "12名")}),
        ("兰州港建设年产5万吨钢丝生产线2条。", {("年产钢丝", "50000吨"), ("钢丝生产线", "2条")}),
        (
            "兰州港新建年产1000万平方米砂布生产线4条。",
            {("年产砂布", "10000000平方米"), ("砂布生产线", "4条")},
        ),
        ("兰州港建设2条年产1万吨的碳纤维生产线。", {("碳纤维生产线", "2条"), ("年产", "10000吨")}),
        ("兰州港总产能10亿安时，变压器容量600千乏。", {("总产能", "1000000000安时"), ("变压器容量", "600千乏")}),
        ("兰州港算力规模达300PFlops，出口带宽800Gb/s。", {("算力规模", "300PFlops"), ("出口带宽", "800Gb/s")}),
        ("兰州港吞吐能力100万吨，年产值5亿元。", {("吞吐能力", "1000000吨"), ("年产值", "500000000元")}),
    ],
)
def test_casualties_and_capacities(text: str, told: set[tuple[str, str]]) -> None:
    assert {(what, value) for _, what, value, _ in figures(text)} == told


def test_the_day_on_which_a_zone_was_approved_is_not_that_of_its_area() -> None:
    text = "兰州新区位于甘肃。2000年4月经国务院批准设立，规划面积20平方公里。"
    assert {(what, when) for _, what, _, when in figures(text)} == {("规划面积", None)}


def test_numbers_of_a_class_and_in_a_quoted_name_are_no_figures() -> None:
    assert {value for _, _, value, _ in figures("兰州有一类口岸5个，二类口岸2个。")} == {"5个", "2个"}
    assert not figures("兰州港跻身“超千万箱俱乐部”。")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("兰州大厦计划于今年12月开业，目前招商率达60%。", "occurred"),
        ("兰州大厦计划于今年12月开业，招商率将达60%。", "expected"),
    ],
)
def test_what_is_so_by_now_is_not_expected(text: str, status: str) -> None:
    assert {o.status for o in extract(text).observations if o.unit == "%"} == {status}


def test_a_project_is_not_the_road_that_it_stands_at() -> None:
    text = "兰州科技馆位于城关区黄河大道，总投资2亿元。该项目由甘肃建投公司承建。"
    built = {(s, o) for s, p, o, _ in claimed(text) if p == "builds"}
    assert built == {("甘肃建投公司", "兰州科技馆")}


def test_a_noun_far_behind_its_pointer_means_what_was_called_so() -> None:
    text = "随着兰张铁路贯通，甘肃与新疆的时空距离缩短。这条全长505公里的铁路，已累计运输货物30万吨。"
    assert {about for about, *_ in figures(text)} == {"兰张铁路"}


def test_a_whole_is_made_of_the_narrowest_places_and_lies_in_what_it_spans() -> None:
    assert {(s, o) for s, p, o, _ in claimed("岳麓新区包括长沙市望城区。") if p == "partOf"} == {
        ("望城区", "岳麓新区"),
        ("望城区", "长沙市"),
    }
    spanned = {(s, p, o) for s, p, o, _ in claimed("云岭生态示范区横跨湖北省、湖南省。")}
    assert {("云岭生态示范区", "locatedIn", "湖北省"), ("云岭生态示范区", "locatedIn", "湖南省")} <= spanned


def test_a_verb_is_not_the_document_of_that_name() -> None:
    text = "国务院3月16日批复设立兰山新区。《批复》要求，推进改革。"
    assert not [kind for name, kind, *_ in happened(text) if "批复" in name]


def test_the_place_of_a_firm_is_not_that_of_its_project() -> None:
    assert not [c for c in claimed("甘肃省青石集团拉萨光伏示范项目投运。甘肃省支持。") if c[1] == "locatedIn"]


def test_who_decides_is_no_part_of_the_name_of_what_is_decided_about() -> None:
    text = "河北兴隆县白沙经济开发区经县政府批准，升级为高新区。"
    assert {e.name for e in read(text).entities} >= {"白沙经济开发区"}


def test_a_noun_of_its_kind_before_a_thing_is_named_is_another() -> None:
    before = read("中国电信在芜湖建设智算中心。宿州高新区与华为技术有限公司共建“宿州智算中心”。")
    (centre,) = [e for e in before.entities if e.name.strip("“”") == "宿州智算中心"]
    assert {c.subject for c in before.claims if c.object == centre.key and c.property == "builds"} == {
        e.key for e in before.entities if e.name in ("宿州高新区", "华为技术有限公司")
    }
    after = read("宿州高新区共建“宿州智算中心”。智算中心算力规模300P。")
    assert [len(e.mentions) for e in after.entities if e.name.strip("“”") == "宿州智算中心"] == [2]


@pytest.mark.parametrize(
    "text",
    ["国务院指出，要建设好兰州新区。", "甘肃省人民政府强调，加快转型，要建设兰州新区。"],
)
def test_who_says_what_is_to_be_done_does_not_do_it(text: str) -> None:
    assert not [c for c in read(text).claims if c.property == "builds"]


def test_those_besides_a_thing_are_no_parts_of_it() -> None:
    text = "白沙高新区获批后，全市高新区增至4个，此前的3个分别是武汉云帆高新区、青石高新区和临江高新区。"
    told = read(text)
    (new,) = [e.key for e in told.entities if e.name == "白沙高新区"]
    assert not [c for c in told.claims if new in (c.subject, c.object)]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("台北市大安區啟用公園，大安區簽署協議。", {("大安區", "台北市")}),
        ("自贡市大安区启用公园。", {("大安区", "自贡市")}),
        ("眉山加州智慧小镇启用。", set()),
    ],
)
def test_a_district_lies_in_the_city_before_it_and_nothing_foreign_in_a_town(
    text: str, within: set[tuple[str, str]]
) -> None:
    told = {(s, o) for s, p, o, _ in claimed(text) if p == "partOf"}
    assert told == within


def test_a_district_of_another_city_has_no_code() -> None:
    codes = {e.name: e.adcode for e in extract("台北市大安區啟用公園，大安區簽署協議。").entities}
    assert codes["大安區"] is None


def test_who_opens_a_fair_in_the_next_paragraph_takes_part_in_it() -> None:
    text = "4月17日，第十二届投资贸易洽谈会在郑州开幕。\n省长王国强、副省长陈润出席开幕式。"
    there = {(s, o) for s, p, o, _ in claimed(text) if p == "participatesIn"}
    assert there == {("王国强", "第十二届投资贸易洽谈会"), ("陈润", "第十二届投资贸易洽谈会")}


def test_what_is_told_behind_a_former_name_is_told_of_it() -> None:
    text = "西湖高新区位于长江东岸，前身为西湖工业园，于2002年5月经池州市政府批准设立。"
    assert {(of, date) for of, kind, date, _ in happened(text) if kind == "approved"} == {("西湖工业园", "2002-05")}


def test_the_day_of_an_agency_is_none_of_what_it_tells() -> None:
    text = "云岭汇5月12日丨公司投资建设的天邛高速建成通车。"
    assert {date for _, kind, date, _ in happened(text) if kind == "completed"} <= {None}


def test_goods_of_a_country_are_not_shown_there() -> None:
    assert not [c for c in claimed("代表团参观东盟国家商品展示中心。") if c[1] == "locatedIn"]


def test_who_is_to_buy_a_share_does_not_own_it_yet() -> None:
    sold = claimed("王小明拟向云岭集团转让其持有的江湾公司51%股权。")
    assert {c[3] for c in sold if c[1] == "owns"} <= {"expected"}
    assert ("云岭集团", "owns", "江湾公司", "occurred") in claimed("云岭集团持有江湾公司51%股权。")


def test_what_a_school_began_as_it_did_not_found() -> None:
    assert not [c for c in claimed("云岭大学可追溯至1956年成立的江湾工程学院。") if c[1] == "foundedBy"]


@pytest.mark.parametrize("verb", ["调任", "转任", "升任", "接任"])
def test_who_changes_office_holds_the_new_one(verb: str) -> None:
    assert ("张小伟", "affiliatedWith", "岳阳市", "occurred") in claimed(f"张小伟{verb}岳阳市市长。")
