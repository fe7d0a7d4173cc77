"""A name before and one after a renaming are of one thing, where the text says so."""

from __future__ import annotations

import pytest
from statements import checked, forms


@pytest.mark.parametrize(
    "text",
    [
        "2021年，海珠实验室更名为琶洲实验室。",
        "海珠实验室经省政府批准，正式更名为“琶洲实验室”。",
        "琶洲实验室由海珠实验室更名而来。",
        "琶洲实验室（原海珠实验室）启用新楼。",
        "琶洲实验室，原名海珠实验室，2020年成立。",
        "琶洲实验室（原名海珠实验室）启用新楼。",
        "琶洲实验室原名海珠实验室。",
    ],
)
def test_names_before_and_after_a_renaming_are_of_one_thing(text: str) -> None:
    names = {e.name.strip("“”"): e.aliases for e in checked(text).entities if "实验室" in e.name}
    assert names == {"琶洲实验室": ("海珠实验室",)}


@pytest.mark.parametrize(
    "text",
    [
        "海珠实验室尚未更名为琶洲实验室。",
        "网传海珠实验室更名为琶洲实验室。",
        "海珠实验室拟更名为琶洲实验室。",
        "如果海珠实验室更名为琶洲实验室，将影响招生。",
        "海珠实验室与琶洲实验室共建平台。",
        "林一鸣改名为林立鸣。",
        "海珠实验室升级为粤东实验室，滨江大学更名为滨海大学。",
    ],
)
def test_other_names_stay_apart(text: str) -> None:
    named = ("海珠实验室", "琶洲实验室", "林立鸣", "粤东实验室")
    assert not any(e.aliases for e in checked(text).entities if e.name.strip("“”") in named)


@pytest.mark.parametrize(
    ("text", "name", "before"),
    [
        ("云川大学深圳研究生院更名为云川大学深圳国际研究生院。", "深圳国际研究生院", "深圳研究生院"),
        ("思茅市更名为普洱市。", "普洱市", "思茅市"),
    ],
)
def test_parts_and_places_are_renamed_too(text: str, name: str, before: str) -> None:
    told = checked(text)
    assert any(e.name.endswith(name) and any(a.endswith(before) for a in e.aliases) for e in told.entities)


def test_what_a_university_grew_out_of_is_another_unless_it_was_renamed() -> None:
    assert {"云岭大学", "云岭师范学院"} in forms("云岭大学前身为云岭师范学院，2010年更为现名。")
    grown = forms("云岭大学，前身是1908年创办的云岭师范学堂。")
    assert {"云岭大学"} in grown
    assert {"云岭师范学堂"} in grown
