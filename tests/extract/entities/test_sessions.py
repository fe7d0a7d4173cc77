"""Sessions of what is held again and again are told apart from each other and from all of them."""

from __future__ import annotations

import pytest
from statements import checked, extract


def conferences(text: str) -> set[str]:
    told = checked(text)
    return {e.name for e in told.entities if "Conference" in e.classes}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第十届云川论坛开幕。", {"第十届云川论坛"}),
        ("第六届进博会在上海开幕。", {"第六届中国国际进口博览会"}),
        ("2023年中国国际服务贸易交易会举行。", {"2023年中国国际服务贸易交易会"}),
        ("第十届云川论坛开幕。云川论坛设三个分会场。", {"第十届云川论坛"}),
        (
            "第六届进博会开幕。本届进博会国家展汇聚了77个国家，展览面积3万平方米。",
            {"第六届中国国际进口博览会", "进博会国家展"},
        ),
        ("第十届云川论坛开幕。云川论坛创办于2014年。", {"第十届云川论坛", "云川论坛"}),
        ("第六届进博会开幕。进博会每年在上海举行。", {"第六届中国国际进口博览会", "中国国际进口博览会"}),
        (
            "第九届云川论坛闭幕，第十届云川论坛开幕。云川论坛影响很大。",
            {"第九届云川论坛", "第十届云川论坛", "云川论坛"},
        ),
        ("2018第二届云川东岭论坛开幕。第二届云川论坛设三个分会场。", {"2018第二届云川东岭论坛"}),
        ("2019—2023年进博会签约500亿元。", {"中国国际进口博览会"}),
        ("杭州亚运会开幕。", {"杭州亚洲运动会"}),
        ("2022年北京冬奥会闭幕。", {"北京冬季奥林匹克运动会"}),
        ("云川论坛开幕。", {"云川论坛"}),
        ("2024年“青山”相遇“云水”文化节在云川市开幕。", {"2024年“青山”相遇“云水”文化节"}),
    ],
)
def test_a_session_has_its_own_name(text: str, names: set[str]) -> None:
    assert conferences(text) == names


def test_the_kind_alone_is_short_for_the_session_told_of_and_not_for_the_next() -> None:
    text = "第九届云川茶叶博览会闭幕。第十届博览会将于2025年举行。"
    told = checked(text)
    assert all("博览会" not in e.aliases for e in told.entities)


def test_a_session_in_marks_is_called_by_its_name_alone() -> None:
    text = "江湾市举行“第二届云岭博览会”，李明出席博览会。"
    told = checked(text)
    assert [set(e.aliases) for e in told.entities if "Conference" in e.classes] == [{"云岭博览会"}]


def test_a_quoted_session_keeps_its_stretch() -> None:
    extraction = extract("“2031年江湾论坛”在海口举行。")
    (forum,) = [e for e in extraction.entities if "Conference" in e.classes]
    assert not any(alias.startswith("031") for alias in forum.aliases)


@pytest.mark.parametrize("which", ["明年", "下一届", "去年的"])
def test_what_is_told_of_the_next_session_is_not_told_of_this(which: str) -> None:
    text = f"第六届云岭茶会在太原市举行。{which}云岭茶会在长沙市举行。"
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    assert {names[c.object] for c in told.claims if c.property == "locatedIn"} == {"太原市"}
