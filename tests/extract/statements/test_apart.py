"""What the words around two names rule out, whatever the network says."""

from __future__ import annotations

import pytest
from networks import Fake

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document


def guessed(text: str, relation: str) -> set[tuple[str, str]]:
    """What a network says that is sure of one relation of any two names."""
    told = RuleExtractor(make_tagger("lac"), None, Fake(relation)).checked(Document("d", text, ""))
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], names[c.object]) for c in told.claims if (c.property, c.rule) == (relation, "network")}


@pytest.mark.parametrize(
    ("text", "relation", "others"),
    [
        ("甘肃省与青海省、四川省接壤。", "cooperatesWith", "甘肃省与青海省、四川省商讨水价。"),
        ("兰州大学、青海大学等高校代表与远帆集团洽谈。", "cooperatesWith", "兰州大学、青海大学和远帆集团洽谈。"),
        ("西成高铁距离首都北京1500公里。", "connects", "西成高铁到首都北京1500公里。"),
        ("兰州市邀请远帆集团参加大会。", "cooperatesWith", "兰州市对接远帆集团参加大会。"),
        ("《水价办法》向国务院递交。", "issuedBy", "《水价办法》在国务院递交。"),
    ],
)
def test_what_words_rule_out_is_not_said(text: str, relation: str, others: str) -> None:
    assert guessed(others, relation)
    assert not guessed(text, relation)
