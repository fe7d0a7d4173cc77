"""Industries that no table lists: what a promoted list says of its members."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


def industries(text: str) -> set[str]:
    """Names of the industries in a text."""
    found = make_extractor(Settings()).extract(Document("d", text, "")).entities
    return {entity.name for entity in found if "Industry" in entity.classes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("园区聚焦深海作业装备、海洋防腐材料和极地科考技术等方向。", {"深海作业装备", "海洋防腐材料", "极地科考技术"}),
        ("岱山县重点发展绿色石化、贻贝深加工、渔港旅游等产业。", {"贻贝深加工", "渔港旅游"}),
        ("园区引入信息技术应用及装备、人工智能和智能制造等领域的企业。", {"人工智能", "智能制造"}),
        ("他们逐户走访，了解住房、就医、上学等情况。", set()),
        ("大会围绕教育、就业、养老等议题展开讨论。", set()),
    ],
)
def test_members_of_a_promoted_list(text: str, expected: set[str]) -> None:
    assert expected <= industries(text) if expected else not industries(text)


def test_services_are_industries_and_no_manufacturing() -> None:
    text = "江湾片区重点发展跨境物流、会议展览、法律服务等现代服务业，做强服务业和制造业。"
    assert industries(text) >= {"法律服务", "现代服务业", "服务业", "制造业"}
