"""政府 and 行政長官 in texts of Hong Kong and Macau."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract import Extractor, make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@cache
def extractor() -> Extractor:
    return make_extractor(Settings())


def told(text: str) -> tuple[set[tuple[str, str, str]], set[str]]:
    found = extractor().extract(Document("d", text, "0" * 64, date="2024-05-10"))
    named = {e.key: e.name for e in found.entities}
    claims = {(named[c.subject], c.property, named[c.object]) for c in found.claims}
    return claims, {named[o.about] for o in found.observations}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("香港會發展海濱樂園。\n政府將撥款60億元，資助本地大學。", "香港特别行政区"),
        ("香港特區政府公布預算案。海濱樂園佔地六公頃。\n政府已預留60億元，資助本地大學。", "香港特别行政区政府"),
    ],
)
def test_the_government_is_that_of_the_region(text: str, name: str) -> None:
    assert name in told(text)[1]


def test_the_government_of_another_text_is_not() -> None:
    assert "香港特别行政区" not in told("香港与云岭市合作紧密。政府将投入60亿元建设云岭大学城。")[1]


def test_the_chief_executive_is_of_the_region() -> None:
    text = "香港特區政府與江灣大學今日簽署備忘錄。行政長官陳大文出席儀式。"
    assert ("陳大文", "affiliatedWith", "香港特别行政区政府") in told(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "香港會發展。\n98. 政府會成立「新型工業委員會」。",
        "香港會發展。\n政府會成立「新型工業委員會」。",
    ],
)
def test_a_numbered_paragraph_begins_with_the_government(text: str) -> None:
    assert ("「新型工業委員會」", "foundedBy", "香港特别行政区") in told(text)[0]


def test_what_is_local_is_the_region_s_and_no_body_s() -> None:
    text = "澳門統計暨普查局資料顯示，2024年首三季本地生產總值為3,012億澳門元。\n金融管理局表示，外匯儲備增加。"
    assert told(text)[1] <= {"澳门特别行政区"}
