"""Bodies of other countries are none of this one's."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("美国教育部发布报告。教育部发布通知。", {"美国教育部", "教育部"}),
        ("日本、美国商务部发布报告。", {"美国商务部"}),
        ("在美国，教育部发布报告。", {"教育部"}),
    ],
)
def test_a_body_behind_another_country_is_of_that_one(text: str, bodies: set[str]) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    assert {e.name for e in found.entities if "GovernmentBody" in e.classes} == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "行政院通過方案，教育部與財政部協助。經濟部表示支持。",
            {"台湾地区行政管理机构", "台湾教育部", "台湾财政部", "台湾经济部"},
        ),
        ("台湾地区教育部公布办法。", {"台湾教育部"}),
        ("陳立新視察高雄，說明中央政府補助時程。", {"台湾地区行政管理机构"}),
        ("中央政府补助南昌地铁三亿元。", {"国务院"}),
        ("国务院批准方案，台湾“交通部”回应。交通部发布通知。", {"国务院", "台湾交通部", "交通运输部"}),
        ("行政院与国务院有别，教育部发布通知。", {"台湾地区行政管理机构", "国务院", "教育部"}),
        ("教育部发布通知，台湾青年参加。", {"教育部"}),
        # in traditional characters, of places there alone
        ("衛福部長陳立新視察高雄，說明衛福部補助辦法與時程。", {"台湾卫生福利部"}),
        ("財政部長陳立新視察高雄，說明財政部補助辦法與時程。", {"台湾财政部"}),
        ("財政部長陳立新視察高雄與香港，說明財政部補助辦法與時程。", {"财政部"}),
        ("财政部长陈立新视察高雄，说明财政部补助办法与时程。", {"财政部"}),
    ],
)
def test_a_ministry_of_taiwan_is_none_of_the_mainland(text: str, bodies: set[str]) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    assert {e.name for e in found.entities if "GovernmentBody" in e.classes} == bodies


def test_the_bureaus_of_three_science_parks_are_three() -> None:
    text = "科技部昨日掛牌轉型，竹科管理局、中科管理局與南科管理局今天揭牌。"
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    assert {e.name for e in found.entities if "GovernmentBody" in e.classes} == {
        "台湾科技部",
        "新竹科学园区管理局",
        "中部科学园区管理局",
        "南部科学园区管理局",
    }
