"""What labels tell: in a sentence, and in lines of their own."""

from __future__ import annotations

import pytest
from statements import extract, said


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        ("漳州核电站的建设单位是远帆集团。", "builds", {("远帆集团", "漳州核电站")}),
        ("远帆集团是漳州核电站的承建方。", "builds", {("远帆集团", "漳州核电站")}),
        ("漳州核电站加快建设，施工单位为远帆集团。", "builds", {("远帆集团", "漳州核电站")}),
        ("漳州核电站封顶，施工单位招商局集团投入塔吊16台。", "builds", {("招商局集团", "漳州核电站")}),
        ("承担单位为浙江大学的“透明海洋”行动启动。", "operatedBy", {("“透明海洋”行动", "浙江大学")}),
        ("“透明海洋”行动以浙江大学为依托单位。", "operatedBy", {("“透明海洋”行动", "浙江大学")}),
        ("世界种业大会开幕，主办单位是浙江大学。", "participatesIn", {("浙江大学", "世界种业大会")}),
        ("横店影视学院的创办者是远帆集团。", "foundedBy", {("横店影视学院", "远帆集团")}),
        ("漳州核电站获批，远帆集团作为项目法人。", "operatedBy", {("漳州核电站", "远帆集团")}),
        ("漳州核电站由远帆集团担任项目法人。", "operatedBy", {("漳州核电站", "远帆集团")}),
        # whom it does not name
        ("漳州核电站的建设单位是远帆集团的子公司。", "builds", set()),
        ("漳州核电站的建设单位不是远帆集团。", "builds", set()),
        ("漳州核电站的建设单位向远帆集团采购设备。", "builds", set()),
        ("漳州核电站建设单位与远帆集团会商。", "builds", set()),
        ("漳州核电站的建设单位是否为远帆集团尚未公布。", "builds", set()),
    ],
)
def test_who_builds_runs_or_holds_it_by_a_label(text: str, relation: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, relation) == pairs


RECORD = "项目名称：漳州核电站\n建设单位：远帆集团\n建设地点：漳州市\n开工时间：2023年5月\n"
LISTED = "1.漳州核电站\n建设单位：远帆集团\n2.甬舟铁路\n建设单位：江海集团\n"


def test_lines_with_labels_are_of_the_thing_that_one_names() -> None:
    assert said(RECORD, "builds") == {("远帆集团", "漳州核电站")}
    assert ("漳州核电站", "漳州市") in said(RECORD, "locatedIn")
    (claim,) = (c for c in extract(RECORD).claims if c.property == "builds")
    assert [span.of(RECORD) for span in claim.evidence] == ["项目名称：漳州核电站", "建设单位：远帆集团"]
    assert [e.date for e in extract(RECORD).events if e.type == "constructionStarted"] == ["2023-05"]


def test_lines_with_labels_are_of_the_name_that_stands_alone_before_them() -> None:
    assert said(LISTED, "builds") == {("远帆集团", "漳州核电站"), ("江海集团", "甬舟铁路")}


def test_of_lines_in_a_row_each_record_has_its_own() -> None:
    text = "项目名称：漳州核电站；建设单位：远帆集团；项目名称：甬舟铁路；建设单位：江海集团。"
    assert said(text, "builds") == {("远帆集团", "漳州核电站"), ("江海集团", "甬舟铁路")}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("漳州核电站的建设单位并非招商局集团，而是远帆集团。", {("远帆集团", "漳州核电站")}),
        ("漳州核电站的建设单位不是招商局集团，也不是远帆集团。", set()),
    ],
)
def test_a_label_that_is_corrected(text: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, "builds") == pairs


SEATS = """漳州核电站
漳州核电站招标，漳州核电站概况如下：
2.1 建设地点：漳州市云霄县、诏安县
招标人：江海集团有限公司
地　址：嘉兴市南湖区北京路18号
招标代理机构：远帆集团有限公司
联系人：王先生
地址：杭州市余杭区文一西路9号

单位名称：浙江大学
单位地址：杭州市西湖区余杭塘路866号
"""


def test_an_address_is_that_of_whom_the_line_before_names() -> None:
    assert said(SEATS, "locatedIn") >= {
        ("江海集团有限公司", "南湖区"),
        ("远帆集团有限公司", "余杭区"),
        ("浙江大学", "西湖区"),
    }
    assert not {one for one, other in said(SEATS, "locatedIn") if one == "浙江大学" and other != "西湖区"}


def test_where_a_work_is_to_be_is_told_of_what_the_text_is_about() -> None:
    assert said(SEATS, "locatedIn") >= {("漳州核电站", "云霄县"), ("漳州核电站", "诏安县")}


def test_who_wins_an_order_builds_a_work_and_not_what_is_bought() -> None:
    assert said("项目名称：漳州核电站\n中标人：远帆集团\n", "builds") == {("远帆集团", "漳州核电站")}
    assert not said("项目名称：漳州医院救护车采购项目\n中标人：远帆集团\n", "builds")


def test_who_leads_a_work_is_not_what_its_partners_build() -> None:
    found = said("霁山实验室由云岭大学牵头，共建单位包括远帆集团和江湾研究院。", "builds")
    assert found == {("远帆集团", "霁山实验室"), ("江湾研究院", "霁山实验室")}
