"""Forms in which real releases tell what happens, read with the networks."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document, Extractor
from zhitu.settings import Settings


@cache
def extractor() -> Extractor:
    return make_extractor(Settings())


def happened(text: str) -> set[tuple[str, str, str]]:
    told = extractor().extract(Document("d", text, "0" * 64, date="2024-05-20"))
    names = {e.key: e.name for e in told.entities}
    return {(names[e.of], e.type, e.status) for e in told.events}


@pytest.mark.parametrize(
    ("text", "name", "event"),
    [
        ("青湾数据中心、云川芯片产业园、石河物流园3个项目集中开工。", "石河物流园", "constructionStarted"),
        ("1月16日，青川地区古籍修复联盟成立暨签约仪式在云川举行。", "青川地区古籍修复联盟", "founded"),
        (
            "2021年底，云川县成立首个县级碳汇收储交易平台——云川竹林碳汇收储交易中心。",
            "云川竹林碳汇收储交易中心",
            "founded",
        ),
        ("云川市青湾杂粮合作社由返乡大学生王小红于2017年创办。", "云川市青湾杂粮合作社", "founded"),
        ("7月9日，青川流域司法协作第一次联席会议在云川市召开。", "青川流域司法协作第一次联席会议", "held"),
    ],
)
def test_it_is_told(text: str, name: str, event: str) -> None:
    assert (name, event) in {(found, told) for found, told, _ in happened(text)}


def test_what_is_planned_this_year_is_expected() -> None:
    found = happened("今年计划开工的重大项目有青湾数据中心、云川芯片产业园、石河物流园等。")
    assert found == {
        (name, "constructionStarted", "expected") for name in ("青湾数据中心", "云川芯片产业园", "石河物流园")
    }


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("云川市人民政府关于同意设立青湾高新技术产业开发区的批复\n", True),
        ("云川市教育局关于做好2024年招生工作的通知\n", True),
        ("云川市人民政府关于促进就业的通知下发后，各地落实。\n", False),
    ],
)
def test_a_text_that_is_a_document_is_issued_on_the_day_below_it(line: str, *, issued: bool) -> None:
    text = f"{line}青湾县人民政府：\n你县的请示收悉，现批复如下。\n云川市人民政府\n2023年5月6日\n"
    told = extractor().extract(Document("d", text, "0" * 64, date="2023-06-15"))
    found = [(e.type, e.date) for e in told.events if e.rule == "title:issued"]
    assert found == ([("issued", "2023-05-06")] if issued else [])
