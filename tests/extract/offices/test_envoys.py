"""For whom persons sign or unveil something together."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings

#: 为某某揭牌.
_JOINT = "江湾大学校长李明华与远帆集团董事长王建国共同为江湾联合创新中心揭牌。"


def told(text: str, relation: str) -> set[tuple[str, str]]:
    """(subject, object) of what the rule says, with the names that networks see."""
    extraction = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-10"))
    names = {e.key: e.name for e in extraction.entities}
    return {
        (names[c.subject], names[c.object])
        for c in extraction.claims
        if c.property == relation and c.rule.startswith("envoys")
    }


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        # ministers sign for their states
        ("中国水利部部长李明华与巴基斯坦水电部长汗·阿里代表两国政府签署协定。", {frozenset(("中国", "巴基斯坦"))}),
        ("《中华人民共和国政府和蒙古国政府口岸协定》签署仪式在北京举行。", {frozenset(("中国", "蒙古"))}),
        ("《中华人民共和国政府和蒙古国政府口岸协定》的谈判尚未开始。", set()),
        ("江湾大学校长李明华与远帆集团董事长王建国签署协议。", {frozenset(("江湾大学", "远帆集团"))}),
        (_JOINT, {frozenset(("江湾大学", "远帆集团"))}),
        # beside each other at a rite of another's
        ("江湾大学校长李明华与远帆集团董事长王建国共同为云山博物馆揭牌。", set()),
    ],
)
def test_who_acts_together_by_envoys(text: str, pairs: set[frozenset[str]]) -> None:
    assert set(map(frozenset, told(text, "cooperatesWith"))) == pairs


def test_both_have_founded_the_joint_body_that_they_unveil() -> None:
    assert told(_JOINT, "foundedBy") == {("江湾联合创新中心", "江湾大学"), ("江湾联合创新中心", "远帆集团")}


def test_who_is_named_behind_its_city_signs_too() -> None:
    text = "远帆集团副总裁马丁·韦伯与深圳市光明区区长李明华代表双方签署合作协议。"
    assert told(text, "cooperatesWith") | {("远帆集团", "光明区")} == {("远帆集团", "光明区")}
