"""What a document is about when its sentences do not say."""

from __future__ import annotations

import pytest
from statements import extract, happened

from zhitu.model import Document
from zhitu.pipeline.work import default_extractor
from zhitu.settings import Settings

_TEXT = "兰州市、西宁市早有往来。兰州市的企业多。\n运输时间缩短3天，货物增至40种。\n2022年，河湟通道开通。"


def _owners(title: str | None) -> set[str]:
    found = default_extractor(Settings()).extract(Document("a", _TEXT, "0" * 64, title=title))
    names = {e.key: e.name for e in found.entities}
    return {names[o.about] for o in found.observations}


def test_a_title_that_the_text_does_not_hold_says_what_the_document_is_about() -> None:
    assert _owners("河湟通道开通三年：货物增至40种") == {"河湟通道"}


def test_without_a_title_it_is_what_the_text_names_most() -> None:
    assert _owners(None) == {"兰州市"}


def _of(text: str, title: str | None = None, publisher: str | None = None) -> set[tuple[str, str]]:
    found = extract(text, title=title, publisher=publisher)
    names = {e.key: e.name for e in found.entities}
    return {(names[o.about], o.indicator) for o in found.observations}


def test_what_is_named_only_later_has_no_figures_before() -> None:
    text = "1.新建改建幼儿园210所（省教育厅）\n2.新增养老床位1.2万张（省民政厅）\n3.建成云岭儿童医院（省卫生健康委）"
    assert not _of(text, "全省民生实事完成情况")


def test_a_firm_has_the_figures_that_tell_of_a_firm() -> None:
    assert not _of("江湾港扩建二期码头。\n公司去年研发投入达2亿元。")


def test_a_government_reports_on_its_place() -> None:
    text = "（一）全市地区生产总值2350亿元。\n（二）江湾大桥建成通车。江湾大桥长5公里。\n（三）新建学校12所。"
    assert ("绵阳市", "新建学校") in _of(text, "政府工作报告", "绵阳市人民政府")


@pytest.mark.parametrize(
    "text",
    [
        "二、云岭大桥\n1.全长350米。\n2.已于2023年9月开工建设。",
        "（一）云岭大桥\n全长350米。\n2023年9月开工建设。",
        "【云岭大桥】\n2023年9月开工建设。",
    ],
)
def test_a_heading_is_the_subject_of_all_its_items(text: str) -> None:
    assert ("云岭大桥", "constructionStarted", "2023-09") in {(n, t, d) for n, t, d, _ in happened(text)}


def test_another_subject_ends_what_a_heading_tells_of() -> None:
    text = "二、云岭大桥\n1.江湾大桥全长3公里。\n2.已于2023年9月开工建设。"
    assert "云岭大桥" not in {n for n, *_ in happened(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "问：云岭会展中心由谁建设？\n答：由远帆集团建设。\n问：什么时候投用？\n答：计划2025年投用。",
            {("云岭会展中心", "opened", "2025", "expected")},
        ),
        ("问：云岭会展中心何时投用？答：去年已经投用。", {("云岭会展中心", "opened", "2023", "occurred")}),
        ("问：云岭会展中心何时投用？\n记者从有关部门了解到，去年已经投用。", set()),
    ],
)
def test_an_answer_goes_on_about_what_was_asked(text: str, told: set[tuple[str, str, str | None, str]]) -> None:
    assert {event for event in happened(text) if event[1] == "opened"} == told


def _whose(text: str) -> set[str]:
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    return {names[o.about] for o in told.observations}


def test_from_where_a_report_is_a_text_is_not_about() -> None:
    dateline = "本报北京5月15日电（记者王政）我国先进制造业集群增加。"
    assert "北京市" not in _whose(f"{dateline}\n38个国家级基地分布在17个省，其中，航天领域12个。")


def test_whose_an_official_is_a_text_is_not_about() -> None:
    text = "兰州市副市长李明华出席洮河港开港仪式。\n总投资9亿元，占地面积300亩。"
    assert _whose(text) == {"洮河港"}


def test_the_grounds_of_a_work_are_not_the_town_s() -> None:
    assert not _whose("兰州市加快发展，兰州市推进建设。\n港区规划面积300亩。")
    assert _whose("兰州市加快发展，兰州市推进建设。\n规划面积300亩。") == {"兰州市"}
