"""Sentences that say no more than a verb with its subject and object."""

from __future__ import annotations

import pytest
from statements import stated

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("云岭集团由王志明于1987年创立。", True),
        ("云岭集团由王志明和李文博在江湾市共同创办。", True),
        ("2001年12月11日，云岭市加入江湾城市联盟。", True),
        ("云岭大桥由江湾集团负责运营。", True),
        ("在王志明带领下，云岭集团由王志明于1987年创立。", True),
        ("专家说云岭大桥由江湾集团的队伍负责运营。", False),
        ("云岭市希望能加入江湾城市联盟。", False),
    ],
)
def test_a_plain_sentence(text: str, plain: bool) -> None:
    assert any(c.rule.endswith("+plain") for c in stated(text).claims) is plain


@pytest.mark.parametrize(
    "text", ["华岭集团由任志非于1987年创立。", "云岭集团由高明远于1995年创立。", "云岭集团由王兴创办。"]
)
def test_what_is_said_plainly_is_as_sure_as_that(text: str) -> None:
    told = make_extractor(Settings()).extract(Document("d", text, "", date="2024-06-15"))
    assert [(c.property, c.confidence > 0.5) for c in told.claims if c.property == "foundedBy"] == [("foundedBy", True)]
    assert "Person" in {cls for e in told.entities for cls in e.classes}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云岭工程为江湾市、东澜市供水。", "supports"),
        ("云岭商会援助江湾县地震灾区。", "supports"),
        ("《云岭市低空经济规划》是云岭市人民政府2023年印发的。", "issuedBy"),
        ("钱云教授任教于云岭大学。", "affiliatedWith"),
        ("云岭集团参与建设江湾大桥。", "builds"),
        ("云岭集团参与江湾大桥建设。", "builds"),
    ],
)
def test_everyday_wordings(text: str, told: str) -> None:
    extraction = make_extractor(Settings()).extract(Document("d", text, "", date="2024-06-15"))
    assert told in {c.property for c in extraction.claims}


def test_a_title_in_a_founders_list_of_firms_is_no_founder() -> None:
    text = "远帆集团创始人高明远、云岭公司董事长李文博出席论坛。"
    extraction = make_extractor(Settings()).extract(Document("d", text, "", date="2024-06-15"))
    names = {e.key: e.name for e in extraction.entities}
    founders = {(names[c.subject], names[c.object]) for c in extraction.claims if c.property == "foundedBy"}
    assert founders == {("远帆集团", "高明远")}


def test_offices_in_a_row_behind_a_person() -> None:
    text = "李文博，云岭大学教授，江湾研究院院长，江湾人。"
    told = {(c.object, c.role) for c in stated(text).claims if c.property == "affiliatedWith"}
    assert {role for _, role in told} == {"教授", "院长"}


@pytest.mark.parametrize("text", ["全国5G用户达8亿户。", "去年，全国5G基站总数达364万个。"])
def test_5g_is_no_number_behind_the_nation(text: str) -> None:
    extraction = make_extractor(Settings()).extract(Document("d", text, "", date="2024-06-15"))
    assert [e.name for e in extraction.entities] == ["中国"]
    assert len(extraction.observations) == 1
