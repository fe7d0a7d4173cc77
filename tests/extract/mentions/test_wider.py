"""Names that go on beyond what their words tell."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract.mentions.recogniser import recogniser
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(make_tagger("lac"), recogniser())


def named(text: str) -> set[str]:
    """The names that rules and network find together."""
    return {e.name for e in _extractor().checked(Document("d", text, "", date="2024-05-20")).entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("内地与香港科技合作委员会第十二次会议日前在香港召开。", "内地与香港科技合作委员会第十二次会议"),
        ("今天召开贯彻全会精神主题新闻发布会（第二场）。", "贯彻全会精神主题新闻发布会（第二场）"),
        ("教育部提出建立“银龄助教”东西部协作长效机制。", "“银龄助教”东西部协作长效机制"),
        ("甘肃省商务厅外贸管理处处长刘明出席发布会。", "甘肃省商务厅外贸管理处"),
        ("甘肃省商务厅自贸区处副处长王芳出席发布会。", "甘肃省商务厅自贸区处"),
    ],
)
def test_the_whole_is_the_name(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在市人大市政协监督支持下，云川市各项工作有序开展。", {"市人大", "市政协"}),
        ("党中央国务院印发《海洋规划》。", {"中共中央", "国务院"}),
        (
            "由兰州大学、甘肃银行合作共建的“云山研究中心”暨“云谷示范基地”揭牌仪式举行。",
            {"“云山研究中心”", "“云谷示范基地”"},
        ),
        ("我校党委书记王强和兰州化学研究所所长李明院士代表双方签署合作协议。", {"王强", "兰州化学研究所", "李明"}),
        ("李明介绍了参与实施云川创新工程试点三期的情况。", {"云川创新工程试点三期"}),
    ],
)
def test_two_names_side_by_side_are_two(text: str, names: set[str]) -> None:
    assert names <= named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("为维护社会稳定和长治久安，兰州市改善民生。", "长治市"),
        ("列车成功进港。", "香港特别行政区"),
        ("在兰州市的设施哈密瓜上进行授粉。", "哈密市"),
        ("信阳羊山新区招商局与兰州远帆公司签约。", "招商局集团有限公司"),
        ("位于湖南衡阳的湖南省重大水利工程金塘冲水库今天开工建设。", "湖南省重大水利工程"),
    ],
)
def test_words_that_only_look_like_a_name(text: str, name: str) -> None:
    assert name not in named(text)


def test_a_part_of_a_hospital_is_whole() -> None:
    assert "西山院区" in named("兰州市第一医院扩建。西山院区床位403张，西山院区域内设停车场。")


def test_who_resigns_is_not_called_so() -> None:
    assert "杨立" in named("会议决定接受杨立辞去兰州市市长职务的请求。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("兰州市防控非洲猪瘟，渔场养殖南美白对虾。", "非洲"),
        ("兰州市防治美国白蛾。", "美国"),
        ("洮河集团养殖波斯猫和德国牧羊犬。", "德国"),
    ],
)
def test_kinds_and_ills_called_after_places_name_no_place(text: str, name: str) -> None:
    assert name not in named(text)


def test_a_place_before_what_lives_there_is_one() -> None:
    assert {"非洲", "美国"} <= named("洮河集团在非洲养殖非洲鲫鱼，对美国出口。")


@pytest.mark.parametrize(
    ("text", "name", "is_one"),
    [
        ("力争洮河清洁能源基地送电江苏工程开工。", "洮河清洁能源基地送电江苏工程", True),
        ("洮河水电站送电江苏。江苏工程建设加快。", "洮河水电站送电江苏", False),
        ("远帆集团总经理王小明激动地表示，企业将加大投入。", "王小明", True),
        ("今年将举行四次集中开工活动。", "四次集中开工活动", False),
    ],
)
def test_how_far_a_name_goes(text: str, name: str, is_one: bool) -> None:
    assert (name in named(text)) is is_one
