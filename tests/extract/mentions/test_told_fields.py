"""Laboratories that a list calls by place and name, each with its field."""

from __future__ import annotations

import pytest
from statements import checked

LISTED = "我省布局建设了长沙岳麓山（种业创新）、株洲芙蓉（轨道交通）、湘潭韶峰（先进材料、石化）等3家省实验室。"


def focused(text: str) -> set[tuple[str, str]]:
    """The names of those who focus on something, with the fields, as the text writes them."""
    told = checked(text)
    names = {e.key: e.mentions[0].of(text) for e in told.entities}
    return {(names[c.subject], names[c.object]) for c in told.claims if c.property == "focusesOn"}


def test_each_of_the_list_is_a_laboratory_with_its_field() -> None:
    kinds = {e.name: e.classes for e in checked(LISTED).entities}
    assert kinds["长沙岳麓山实验室"] == kinds["株洲芙蓉实验室"] == kinds["湘潭韶峰实验室"] == ("Laboratory",)
    assert focused(LISTED) == {
        ("长沙岳麓山", "种业创新"),
        ("株洲芙蓉", "轨道交通"),
        ("湘潭韶峰", "先进材料"),
        ("湘潭韶峰", "石化"),
    }


def test_a_laboratory_of_a_list_is_the_one_that_is_named_in_full_elsewhere() -> None:
    found = checked(f"{LISTED}株洲芙蓉实验室挂牌。").entities
    assert sum(e.name.startswith("株洲芙蓉") for e in found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "江湾大学（杭州）、云岭大学（深圳）等2家省级研究院参会。",  # where it is
        "宁波青屿（在建）、温州瓯江（筹建）等2家省实验室加快推进。",  # how far it is
        "江湾集团（光伏）、远帆集团（储能）等3家企业获奖。",  # firms have names of their own
        "宁波青屿（省级）、温州瓯江（市级）等2家实验室通过验收。",
    ],
)
def test_other_brackets_are_no_fields(text: str) -> None:
    assert not focused(text)
