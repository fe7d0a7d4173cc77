"""What the form of a sentence gives to another than the network does, whatever that says."""

from __future__ import annotations

import pytest
from networks import Fake

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document


def stated(text: str, relation: str) -> set[tuple[str, str]]:
    """What rules say, and a network that is sure of one relation of any two names."""
    told = RuleExtractor(make_tagger("lac"), None, Fake(relation)).checked(Document("d", text, ""))
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], names[c.object]) for c in told.claims if c.property == relation}


@pytest.mark.parametrize(
    ("text", "relation", "pair", "others"),
    [
        ("兰州市解读商务部印发的《水法》。", "issuedBy", "《水法》 兰州市", "兰州市与商务部印发的《水法》施行。"),
        ("兰州大学参与编制的《水法》实施。", "issuedBy", "《水法》 兰州大学", "兰州大学编制的《水法》实施。"),
        ("兰州大学参观了远帆集团建设的云水大桥。", "builds", "兰州大学 云水大桥", "兰州大学与远帆集团建设云水大桥。"),
        ("商务部支持兰州市建设云水大桥。", "builds", "商务部 云水大桥", "商务部与兰州市建设云水大桥。"),
        ("商务部支持兰州大学、青海大学共建云水大桥。", "builds", "商务部 云水大桥", "商务部、青海大学共建云水大桥。"),
        ("商务部支持兰州大学共建云水大桥。", "cooperatesWith", "商务部 兰州大学", "商务部与兰州大学共建云水大桥。"),
        ("洮河集团为远帆集团研制的“海鹰”系统上线。", "produces", "远帆集团 “海鹰”系统", "远帆集团研制“海鹰”系统。"),
        ("原定由远帆集团承建的云水大桥开工。", "builds", "远帆集团 云水大桥", "由远帆集团承建的云水大桥开工。"),
        ("兰州大学引进远帆集团研制的“海鹰”系统。", "produces", "兰州大学 “海鹰”系统", "兰州大学研制“海鹰”系统。"),
        ("商务部在兰州市启动“水价”行动。", "implements", "兰州市 “水价”行动", "商务部与兰州市启动“水价”行动。"),
        ("云水大桥已上报商务部，待批复后开工。", "approvedBy", "云水大桥 商务部", "云水大桥已获商务部批复。"),
        ("商务部批准兰州大学设立青屿实验室。", "approvedBy", "兰州大学 商务部", "商务部批准兰州大学设立。"),
        ("云水大桥曾由远帆集团运营。", "operatedBy", "云水大桥 远帆集团", "云水大桥现由远帆集团运营。"),
        (
            "西成高铁由远帆集团建设、招商局集团运营。", "builds", "招商局集团有限公司 西成高铁",
            "西成高铁由远帆集团设计、招商局集团建设。",
        ),
        ("远帆集团与兰州大学展开竞争。", "cooperatesWith", "远帆集团 兰州大学", "远帆集团与兰州大学联合参与竞争。"),
        (
            "设立云水产业基金，由兰州大学会同远帆集团管理。", "foundedBy", "云水产业基金 远帆集团",
            "云水产业基金由远帆集团与兰州大学共同设立。",
        ),
        (
            "设立云水产业基金，由远帆集团负责管理。", "foundedBy", "云水产业基金 远帆集团",
            "远帆集团设立云水产业基金。",
        ),
        (
            "支持兰州大学建设云水实验室，支持远帆集团建设云水大桥。", "supports", "兰州大学 远帆集团",
            "兰州大学支持远帆集团建设云水大桥。",
        ),
        ("云水大桥是通往青海省、兰州市的要道。", "locatedIn", "云水大桥 兰州市", "云水大桥是兰州市的要道。"),
        ("兰州市严控人工智能新增产能。", "focusesOn", "兰州市 人工智能", "兰州市发展人工智能。"),
        ("远帆集团为兰州大学交付“海鹰”机器人。", "produces", "兰州大学 “海鹰”机器人", "兰州大学交付“海鹰”机器人。"),
    ],
)  # fmt: skip
def test_what_others_did_is_not_said(text: str, relation: str, pair: str, others: str) -> None:
    one, other = pair.split()
    assert (one, other) in stated(others, relation)
    assert (one, other) not in stated(text, relation)


def test_where_a_firm_builds_something_it_need_not_be() -> None:
    pair = ("远帆集团", "兰州市")
    assert pair not in stated("远帆集团在兰州市、天水市分别建设云水大桥和云川大桥。", "locatedIn")


def test_a_line_is_not_in_a_place_that_it_is_told_to_join() -> None:
    found = stated("连接兰州市和西宁市的兰西铁路全长210公里。", "locatedIn")
    assert ("兰西铁路", "西宁市") not in found
    assert ("兰西铁路", "西宁市") in stated("兰西铁路在西宁市设站。", "locatedIn")
