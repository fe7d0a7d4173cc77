"""Who issues, signs and approves, and what."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened, said


def test_a_place_before_a_longer_name_is_not_what_is_approved() -> None:
    assert not said("国家能源局批复同意新疆哈密至重庆输电通道规划研究。", "approvedBy")


@pytest.mark.parametrize(
    "text",
    [
        "国务院批复同意苏州、无锡等5个城市设立综合试验区。",
        "国务院批复同意苏州、无锡2个城市开展服务业试点。",
    ],
)
def test_who_may_do_something_is_not_what_is_approved(text: str) -> None:
    assert not said(text, "approvedBy")


def test_what_a_paper_carries_out_is_not_issued_with_it() -> None:
    text = "云岭市印发贯彻落实《国家云计算规划纲要》联合实施方案。"
    assert not said(text, "issuedBy")
    assert not happened(text)
    assert said("云岭市出台实施《云岭市海洋规划》。", "issuedBy")


def test_an_approval_is_no_honour() -> None:
    kinds = {kind for _, kind, _, _ in happened("云岭光源项目获得国家发展改革委正式批复。")}
    assert kinds == {"approved"}


def test_who_issued_what_a_preposition_names() -> None:
    text = "按照国务院印发的《海洋经济发展规划》，各地加快建设。"
    assert said(text, "issuedBy") == {("《海洋经济发展规划》", "国务院")}


NOTICE = """各市州人民政府：

各有关单位：

经省人民政府同意，现将《节能降碳行动计划》印发给你们，请认真组织实施。

贵州省人民政府办公厅
2024年3月1日
"""


def test_who_signs_a_notice_issued_what_it_passes_on() -> None:
    assert said(NOTICE, "issuedBy") == {("《节能降碳行动计划》", "贵州省人民政府办公厅")}
    assert said(NOTICE, "approvedBy") == {("《节能降碳行动计划》", "省人民政府")}


def test_the_issuer_in_a_title_is_not_what_it_concerns() -> None:
    text = "按照《国务院关于推动宁夏回族自治区发展的意见》，国务院要求加强工作，宁夏回族自治区行动迅速。"
    title = "《国务院关于推动宁夏回族自治区发展的意见》"
    assert (title, "国务院") in said(text, "issuedBy")
    assert {o for s, o in said(text, "concerns") if s == title} <= {"宁夏回族自治区"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("江北市与海河大学签署协议。", {("江北市", "海河大学")}),
        ("江北大学和海河大学签约入驻滨江新区。", set()),
        ("江北大学、海河大学签署协议。", set()),
    ],
)
def test_who_signs_with_another_acts_with_it(text: str, pairs: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o, _ in claimed(text) if p == "cooperatesWith"} == pairs


def test_both_sides_are_known_in_the_first_sentence() -> None:
    found = claimed("江北大学与江北医院签约，双方共建青山实验室。")
    assert {s for s, p, o, _ in found if p == "builds"} == {"江北大学", "江北医院"}


def test_both_sides_are_those_who_act_and_not_what_is_built() -> None:
    found = claimed("江北市将建设云山研究中心、青城实验室。双方将共同开展研究。")
    assert not [p for _, p, _, _ in found if p == "cooperatesWith"]


@pytest.mark.parametrize(
    ("text", "policies"),
    [
        ("中关村科学城发布“高光20条”。", {"“高光20条”"}),
        ("西安市发布了“科创九条”“复工十条”等支持企业发展的若干政策。", {"“科创九条”", "“复工十条”"}),
        ("福建省发布2026年省重大项目清单，计划投资6亿元。", {"2026年省重大项目清单"}),
        ("福建省印发2025年数字经济工作要点。", {"2025年数字经济工作要点"}),
        ("福建省出台港口联络员制度。", {"港口联络员制度"}),
        ("福建省出台相关制度。", set()),
    ],
)
def test_documents_are_told_by_their_articles_and_years(text: str, policies: set[str]) -> None:
    assert {document for document, _ in said(text, "issuedBy")} == policies


def test_the_year_of_a_document_is_not_when_it_is_issued() -> None:
    extraction = extract("福建省印发2025年数字经济工作要点。")
    assert [(event.type, event.date) for event in extraction.events] == [("issued", None)]


def test_what_a_city_may_found_is_not_the_city() -> None:
    assert said("教育部批准澳门设立两所实验室。", "approvedBy") == set()


_REPLY = """安徽省人民政府关于同意安徽云山经济开发区扩区的批复
皖政秘〔2023〕139号
安庆市人民政府：
《关于申报云山经济开发区扩区的请示》（宜政报〔2021〕59号）悉。经研究，现批复如下：
一、同意安徽云山经济开发区扩区，总体规划面积扩大至21.25平方公里。
安徽省人民政府
2023年7月23日"""


def test_a_reply_is_a_document_and_approves_what_it_agrees_to() -> None:
    names = {e.name: e.classes for e in extract(_REPLY).entities}
    title = "安徽省人民政府关于同意安徽云山经济开发区扩区的批复"
    assert names[title] == names["《关于申报云山经济开发区扩区的请示》"] == ("Policy",)
    assert ("安徽云山经济开发区", "安徽省人民政府") in said(_REPLY, "approvedBy")
    assert (title, "安徽省人民政府") in said(_REPLY, "issuedBy")
    assert ("安徽云山经济开发区", "approved") in {(of, kind) for of, kind, *_ in happened(_REPLY)}


def test_what_is_approved_and_hereby_issued_is_approved() -> None:
    found = claimed("经国务院同意，现将《节能降碳行动方案》印发给你们。")
    assert ("《节能降碳行动方案》", "approvedBy", "国务院", "occurred") in found


def test_a_person_who_signs_acts_for_a_body() -> None:
    assert not said("浙江省与王建国签署协议。", "cooperatesWith")


def test_a_document_with_what_it_is_about_before_it_is_what_is_signed() -> None:
    text = "天津海关与大连海关签署“一带一路”《合作备忘录》。"
    assert {(name, kind) for name, kind, _, _ in happened(text)} == {("《合作备忘录》", "signed")}


@pytest.mark.parametrize("title", ["《城市群2024年重点合作事项》", "《推进同城化工作机制》", "《云岭区域行动纲领》"])
def test_what_is_signed_or_issued_is_a_policy(title: str) -> None:
    extraction = extract(f"湖州市与广安市签署{title}。")
    assert {e.classes for e in extraction.entities if e.name == title} == {("Policy",)}


def test_where_something_is_approved_is_not_what_is_approved() -> None:
    text = "国家发展改革委批复同意在青海、宁夏、内蒙古等3地启动建设西北算力枢纽。"
    assert said(text, "approvedBy") == {("西北算力枢纽", "国家发展改革委")}


def test_three_lands_may_be_told_by_their_bodies() -> None:
    text = "湖州市水利局、嘉兴市水利局、绍兴市水利局召开会议。三地制定《清水河保护方案》。"
    assert {o for _, o in said(text, "issuedBy")} == {"湖州市水利局", "嘉兴市水利局", "绍兴市水利局"}


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("昌吉州全面推进乡村教育振兴实施方案\n为落实《教育振兴规划》，制定本实施方案。", True),
        ("昌吉州全面推进乡村教育振兴实施方案\n近日，昌吉州召开会议。", False),
        ("昌吉州印发推进乡村教育振兴实施方案\n为振兴乡村教育，昌吉州制定本实施方案。", False),
    ],
)
def test_the_line_that_heads_a_plan_is_its_name_whole(text: str, *, plan: bool) -> None:
    found = extract(text)
    assert ("昌吉州全面推进乡村教育振兴实施方案" in {e.name for e in found.entities}) is plan
    assert bool(said(text, "implements")) is (not plan and "全面推进" in text)
