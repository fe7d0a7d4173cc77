"""What a sentence says, it says after another sentence and behind a word about who reports it, and nothing else."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.recogniser import recogniser
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document
from zhitu.resources import table

#: One in so many of the examples of verbs.
_STEP = 6


def said(text: str) -> set[tuple[str, ...]]:
    told = RuleExtractor(make_tagger("lac"), recogniser()).checked(Document("d", text, "", date="2023-10-01"))
    names = {e.key: e.name for e in told.entities}
    relations = {(names[c.subject], c.property, names[c.object]) for c in told.claims}
    return relations | {(names[e.of], e.type) for e in told.events}


@pytest.mark.parametrize("before", ["云川大桥开工。", "云川市印发《云川市住房规划》。", "记者从云川市发展改革委获悉，"])
def test_a_sentence_says_nothing_more_of_what_stands_before_it(before: str) -> None:
    alone = said(before)
    names = {name for statement in alone for name in statement[::2]} | {"云川市发展改革委"}
    for row in table("lexicon/predicates")[::_STEP]:
        found = said(before + row["example"]) - alone
        assert not [s for s in found if not names.isdisjoint(s[::2])], row["example"]


def test_who_leads_acts_in_the_clause_after() -> None:
    found = said("湖南省支持创新。由湘江集团牵头，联合湖南大学共建云龙创新中心。")
    assert ("湘江集团", "builds", "云龙创新中心") in {f[:3] for f in found}
    assert not [f for f in found if f[:2] == ("湖南省", "builds")]


def test_shares_are_of_what_the_clause_before_founds() -> None:
    found = said("甘肃铁投集团与兰州市国资委合资成立兰州港口公司，甘肃铁投集团持股51%。")
    assert ("甘肃铁投集团", "owns", "兰州港口公司") in found
    found = said("双方将出资20亿元组建成都医药产业基金，甘肃铁投集团持股60%。")
    assert not [f for f in found if "owns" in f]


def test_what_two_do_together_is_approved_and_not_they() -> None:
    found = said("澳门大学与珠海市政府合作办学项目获教育部批准。")
    assert not [f for f in found if f[1] in ("approvedBy", "approved")]
    assert ("甬江大桥", "builds") not in {f[:2] for f in said("甬江大桥由宁波交投集团承建。")}
    assert ("宁波交投集团", "builds", "甬江大桥") in said("甬江大桥由宁波交投集团承建。")
