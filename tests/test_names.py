"""Names as strings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.names import is_traditional, nearest, normal, normals, simplified, simplify


@given(st.text(max_size=80))
def test_simplifying_keeps_offsets(text: str) -> None:
    assert len(simplify(text)) == len(text)


@given(st.text(max_size=80))
def test_simplified_text_is_not_traditional(text: str) -> None:
    assert is_traditional(text) == (simplify(text) != text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《海洋方案》", "海洋方案"),
        ("香港科技大學(廣州)", "香港科技大学（广州）"),
        ("ＡＩ 產業園", "ai产业园"),
        ("“數字長江”", "数字长江"),
        ("橫琴\u3000新區", "横琴新区"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize("name", ["乾县", "乾安县", "乾隆年间", "扭转乾坤", "康乾盛世"])
def test_what_is_called_after_heaven_keeps_its_character(name: str) -> None:
    assert simplify(name) == name
    assert not is_traditional(name)
    table = simplified(name)
    written = re.compile("|".join(sorted(map(re.escape, table), key=lambda form: -len(form))) or "(?!)")
    assert written.sub(lambda m: table[m.group()], name) == name


def test_what_is_dry_is_simplified() -> None:
    assert simplify("餅乾、乾燥、乾隆、乾縣") == "饼干、干燥、乾隆、乾县"
    assert simplify("倪乾、乾務鎮、烘乾") == "倪乾、乾务镇、烘干"


@pytest.mark.parametrize(("one", "other"), [("一期", "二期"), ("广州", "广州市"), ("5G", "4G")])
def test_different_names(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("between", ["", "\0"])
def test_names_are_folded_together_as_each_by_itself(between: str) -> None:
    names = [f"廣州{between}", " 《ＡＩ》", "计", "畫(a)[b]（c）", "", "\u0301e", "e\u0301", "ᄀ", "ᅡ", "\n", "Σ", "ﬁ"]
    assert normals(names) == [normal(name) for name in names]


def test_nearest_is_ordered_and_short() -> None:
    assert nearest("南沙", ["广州", "南沙区", "南沙", "南沙新区"])[:2] == ["南沙", "南沙区"]
    assert nearest("南沙", [f"南沙{n}街" for n in range(9)], count=3) == ["南沙0街", "南沙1街", "南沙2街"]


def test_of_identifiers_those_that_begin_so_are_nearest() -> None:
    others = [f"brief-0{n}-x" for n in (1, 2, 4, 5, 6)]
    assert nearest("brief-03", [*others, "brief-03-ports-and-airports"])[0] == "brief-03-ports-and-airports"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("国物院", "国务院"),
        ("光州", "广州"),
        ("白云机场", "广州白云国际机场"),
        ("实验室", "再生医学与健康实验室"),
        ("廣州實驗", "广州实验室"),
        ("labs-in", "laboratories-in"),
        ("Laboratori", "Laboratory"),
    ],
)
def test_what_was_mistyped_or_cut_short_is_near(typed: str, name: str) -> None:
    assert nearest(typed, [name, "港口"]) == [name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("不存在", "在穗居民"),
        ("不存在的东西", "广东"),
        ("xyz", "广州"),
        ("在", "在穗居民"),
        ("", "广州"),
        ("Foo", "School"),
    ],
)
def test_what_shares_a_character_or_less_is_not_near(typed: str, name: str) -> None:
    assert nearest(typed, [name]) == []


@given(st.text(alphabet="计划規畫广州實验室甲a", max_size=8))
def test_the_table_of_a_text_simplifies_what_is_written_like_it(text: str) -> None:
    table = simplified(text)
    by_table = re.sub("|".join(sorted(table, key=len, reverse=True)) or "(?!)", lambda found: table[found[0]], text)
    assert by_table == simplify(text)
