"""Names are taken apart by rules of the language, not by lists of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.resolve.abbreviations import abbreviations
from zhitu.resolve.anchors import anchored, needs_anchor
from zhitu.resolve.parts import parts
from zhitu.resolve.relations import relation


@pytest.mark.parametrize(
    ("one", "other", "group"),
    [
        ("兰溪第十二研究所", "兰溪12所", ""),
        ("宜宾四中", "宜宾市第四中学", "school"),
        ("绵阳市高新技术产业开发区", "绵阳高新区", "place"),
        ("中国（云南）自由贸易试验区", "云南自贸区", "place"),
        ("岚野大桥二期工程", "岚野大桥2期", "works"),
        ("泰州火车站", "泰州站", "works"),
        ("云岚科技股份有限公司", "云岚科技", "firm"),
        ("贵州省人民政府办公厅关于支持青年创业的意见", "贵州省关于支持青年创业的意见", "plan"),
        ("“十四五”水网规划", "第十四个五年水网规划", "plan"),
        ("国家生态环境部", "生态环境部", ""),
        ("国家卫健委", "国家卫生健康委员会", ""),
    ],
)
def test_two_ways_of_writing_one_name(one: str, other: str, group: str) -> None:
    first, second = parts(one, group), parts(other, group)
    assert (first.core, first.places, first.marks) == (second.core, second.places, second.marks)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("岚野大桥一期", "岚野大桥二期", "Facility"),
        ("泰州东站", "泰州西站", "Facility"),
        ("贵州省教育厅", "贵阳市教育厅", "GovernmentBody"),
        ("第二届云岚论坛", "第三届云岚论坛", "Conference"),
        ("云岚理工大学（泰州）", "云岚理工大学（宜宾）", "School"),
    ],
)
def test_members_of_a_series_are_set_apart(one: str, other: str, kind: str) -> None:
    found = relation(parts(one), parts(other), kind)
    assert found is not None
    assert found.kind == "apart"


@pytest.mark.parametrize(
    ("short", "full"), [("云理大", "云岚理工大学"), ("兰证所", "兰州证券交易所"), ("中建所", "中国建筑研究所")]
)
def test_first_characters_of_words(short: str, full: str) -> None:
    assert short in abbreviations(full)
    assert full not in abbreviations(full)


def test_rivers_are_not_cut_and_namesakes_are_no_places() -> None:
    assert parts("珠江西岸").places == ()
    assert parts("中山路").places == ()
    assert parts("中山市图书馆").places == (("442000",),)
    assert parts("山东省济南市历下区图书馆").places == (("370102",),)


def test_a_name_that_tells_nothing_is_told_by_its_whole_or_place() -> None:
    assert needs_anchor("第三人民医院", ["Hospital"])
    assert not needs_anchor("岚野医院", ["Hospital"])
    assert anchored(["管委会"], ["GovernmentBody"], [], []) == []
    (named,) = anchored(["管委会"], ["GovernmentBody"], ["岚野合作区"], [])
    assert named.core == "岚野合作区管理委员会"
    (named,) = anchored(["市教育局"], ["GovernmentBody"], ["泰州市人民政府"], [])
    assert named.form == "泰州市教育局"
    (named,) = anchored(["图书馆"], ["Facility"], [], ["321200"])
    assert named.form == "泰州市图书馆"


@given(
    st.text(alphabet="第一二十百0123期届年中大学市省区（）()—·广州中山集团有限公司关于", max_size=14),
    st.sampled_from(["", "firm", "plan", "school"]),
)
def test_any_text_has_parts(name: str, group: str) -> None:
    found = parts(name, group)
    assert found.core or not found.whole
    assert abbreviations(found.whole) == abbreviations(found.whole)
    assert found == parts(name, group)


def test_a_port_across_the_border_is_another() -> None:
    pairs = (("霍尔果斯口岸", "哈萨克斯坦霍尔果斯口岸"), ("云岭口岸", "老挝云岭口岸"))
    found = [relation(parts(one), parts(other), "Facility") for one, other in pairs]
    assert [told is not None and told.kind == "short" for told in found] == [False, True]
