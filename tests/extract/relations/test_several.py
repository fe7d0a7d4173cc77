"""A plan that several issue each for themselves is one of each; one that they issue together is one."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings

_CITIES = "苏州市和无锡市"


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        (f"{_CITIES}分别印发《数字经济规划》。", [("无锡市", None), ("苏州市", None)]),
        (f"{_CITIES}分别于2022年和2023年5月出台《数字经济规划》。", [("无锡市", "2023-05"), ("苏州市", "2022")]),
    ],
)
def test_each_has_its_own_plan(text: str, plans: list[tuple[str, str | None]]) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    names = {e.key: e.name for e in found.entities}
    issued = {c.subject: names[c.object] for c in found.claims if c.property == "issuedBy"}
    dates = {e.of: e.date for e in found.events if e.type == "issued"}
    assert len({e.key for e in found.entities if "Policy" in e.classes}) == len(issued) == 2
    assert sorted(((whose, dates[plan]) for plan, whose in issued.items()), key=lambda pair: pair[0]) == plans


def test_what_they_issue_together_is_one() -> None:
    found = make_extractor(Settings()).extract(Document("d", f"{_CITIES}联合印发《数字经济规划》。", "0" * 64))
    assert len([e for e in found.entities if "Policy" in e.classes]) == 1
