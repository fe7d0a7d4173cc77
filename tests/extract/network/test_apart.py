"""What the words around two names rule out, whatever the network says."""

from __future__ import annotations

import pytest
from networks import Fake

from zhitu.extract import make_extractor
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document
from zhitu.settings import Settings


def guessed(text: str, relation: str) -> set[tuple[str, str]]:
    """What a network says that is sure of one relation of any two names."""
    return _guessed_by(Fake(relation), text)


def _guessed_by(network: Fake, text: str) -> set[tuple[str, str]]:
    told = RuleExtractor(make_tagger("lac"), None, network).checked(Document("d", text, ""))
    names = {e.key: e.name for e in told.entities}
    said = [c for c in told.claims if (c.property, c.rule) == (network.relation, "network")]
    return {(names[c.subject], names[c.object]) for c in said}


@pytest.mark.parametrize(
    ("text", "relation", "others"),
    [
        ("甘肃省与青海省、四川省接壤。", "cooperatesWith", "甘肃省与青海省、四川省商讨水价。"),
        ("兰州大学、青海大学等高校代表与远帆集团洽谈。", "cooperatesWith", "兰州大学、青海大学和远帆集团洽谈。"),
        ("西成高铁距离首都北京1500公里。", "connects", "西成高铁到首都北京1500公里。"),
        ("《水价办法》自明年施行，由国务院会同水利部负责解释。", "issuedBy", "《水价办法》在国务院递交。"),
        ("本办法由兰州大学、青海大学负责解释。", "cooperatesWith", "本办法由兰州大学、青海大学解释。"),
        ("兰州市邀请远帆集团参加大会。", "cooperatesWith", "兰州市对接远帆集团参加大会。"),
        ("兰州市与西宁市间每日开行动车30对。", "cooperatesWith", "兰州市和西宁市气候相近。"),
        ("《水价办法》向国务院递交。", "issuedBy", "《水价办法》在国务院递交。"),
        ("洛阳大桥开通后，与长沙大桥等，共同组成路网。", "connects", "洛阳大桥、长沙大桥开通。"),
        ("洛阳大桥的开通，与长沙大桥、湘江大桥，一起构成路网。", "connects", "洛阳大桥与长沙大桥开通。"),
    ],
)
def test_what_words_rule_out_is_not_said(text: str, relation: str, others: str) -> None:
    assert guessed(others, relation)
    assert not guessed(text, relation)


@pytest.mark.parametrize(
    ("gives", "stands"),
    [
        ("苏州市对口援建的绵竹图书馆竣工。", "苏州市新建的绵竹图书馆竣工。"),
        ("苏州市援建的绵竹体育中心启用。", "苏州市新建的绵竹体育中心启用。"),
        ("苏州市捐建的绵竹医院开诊。", "苏州市所属的绵竹医院开诊。"),
        ("苏州市投资的绵竹电站并网。", "苏州市新建的绵竹电站并网。"),
        ("苏州市帮扶的绵竹图书馆投用。", "苏州市新建的绵竹图书馆投用。"),
    ],
)
def test_who_gives_for_a_work_is_not_where_it_is(gives: str, stands: str) -> None:
    work = gives[gives.index("绵竹") :][:4]
    network = Fake("locatedIn", turned=True)
    assert not {c for c in _guessed_by(network, gives) if c[0].startswith(work)}
    assert {c for c in _guessed_by(network, stands) if c[0].startswith(work)}


def related(text: str, relation: str) -> set[tuple[str, str]]:
    """What rules and networks together say."""
    told = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], names[c.object]) for c in told.claims if c.property == relation}


def test_who_gives_beside_firms_is_not_theirs_and_each_gives() -> None:
    text = "青屿电子股份有限公司、云帆乳业有限公司、爱心人士陈立新以及兰州市餐饮协会为古浪县捐赠了总计80万元的物资。"
    assert related(text, "affiliatedWith") == set()
    givers = {"青屿电子股份有限公司", "云帆乳业有限公司", "陈立新", "兰州市餐饮协会"}
    assert related(text, "supports") == {(giver, "古浪县") for giver in givers}


def test_who_is_told_by_a_sort_of_people_is_of_no_body() -> None:
    assert related("兰州大学副校长陈立新、企业家王建国、歌手李艳到场。", "affiliatedWith") == {("陈立新", "兰州大学")}


def test_works_listed_with_their_provinces_are_each_in_its_own() -> None:
    text = "今年以来，湖南省青石水库、甘肃省白塘水库、福建省云河引水工程等9项重大工程开工建设。"
    found = {(work[-4:], place) for work, place in related(text, "locatedIn")}
    assert found == {("青石水库", "湖南省"), ("白塘水库", "甘肃省"), ("引水工程", "福建省")}


def test_where_a_shop_is_its_owner_is_not() -> None:
    assert related("苹果公司专卖店落户天河路。", "locatedIn") == set()
    assert related("联想集团门店落户天河路。", "locatedIn") == set()
    assert related("联想集团落户天河路。", "locatedIn") == {("联想集团", "天河路")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("远帆集团在江西省增资2亿元。", set()),
        ("远帆集团在江西省设立海外仓8个。", set()),
        ("远帆集团在江西省办公。", {("远帆集团", "江西省")}),
        ("法国浙江大学、兰州大学发起论坛。", set()),
    ],
)
def test_a_firm_is_not_where_it_only_has_something(text: str, told: set[tuple[str, str]]) -> None:
    assert guessed(text, "locatedIn") == told


@pytest.mark.parametrize(
    ("text", "relation", "others"),
    [
        ("兰州集团、西宁集团和洮河集团先后在南岭新区开工。", "cooperatesWith", "兰州集团、西宁集团和洮河集团参会。"),
        ("兰州大学、青海大学相继在洛阳市设立研究院。", "cooperatesWith", "兰州大学、青海大学到访洛阳市。"),
        ("南岭新区覆盖洛阳市。", "locatedIn", "南岭新区毗邻洛阳市。"),
    ],
)
def test_what_each_does_by_itself_and_what_something_spreads_over_tell_nothing(
    text: str, relation: str, others: str
) -> None:
    assert guessed(others, relation)
    assert not guessed(text, relation)
