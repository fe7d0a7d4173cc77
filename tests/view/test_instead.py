"""A part of a network in which nothing is tells with what other choice something would be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import zhitu
from zhitu.store import Graph
from zhitu.view import network, otherwise
from zhitu.view.page import page

ID = "https://w3id.org/zhitu/id/"
LAB = ID + "广州实验室"


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ({"types": ["Hospital"]}, {"types": {"City": 2, "Facility": 2, "Region": 2, "Company": 1, "Conference": 1}}),
        ({"around": [LAB], "types": ["Hospital"]}, {"types": {"City": 1, "Person": 1, "School": 1}}),
        ({"around": [LAB], "types": ["District"]}, {"types": {"City": 1, "Person": 1, "School": 1}, "hops": {"2": 3}}),
        (
            {"around": [LAB], "relations": ["builds"]},
            {"relations": {"affiliatedWith": 1, "cooperatesWith": 1, "locatedIn": 1}},
        ),
        ({"around": [LAB], "hops": 0}, {"hops": {"1": 3}}),
        (
            {"around": [LAB], "hops": 0, "relations": ["owns"]},
            {"relations": {"affiliatedWith": 1, "cooperatesWith": 1, "locatedIn": 1}, "hops": {"1": 3}},
        ),
        ({"statuses": ["rejected"]}, {"statuses": {"occurred": 16, "expected": 3}}),
    ],
)
def test_other_values_of_each_option_are_counted(tiny: Graph, part: dict[str, Any], instead: dict[str, Any]) -> None:
    told = otherwise(tiny, **part)
    assert {option: list(counts.items()) for option, counts in told.items()} == {
        option: list(counts.items()) for option, counts in instead.items()
    }


def test_what_there_would_be_is_told_where_a_part_has_nothing(tiny_path: Path, tmp_path: Path) -> None:
    with zhitu.open(tiny_path) as graph:
        told = graph.view(tmp_path / "a.html", around="广州实验室", relations=["builds"])
        assert told is not None
        assert "There is: --relation affiliatedWith (1), cooperatesWith (1), locatedIn (1)." in told
        for part in ({}, {"around": "广州实验室"}, {"types": ["City"]}):
            assert graph.view(tmp_path / "a.html", **part) is None
        capped = graph.view(tmp_path / "a.html", around="广州实验室", max_nodes=1)
        assert capped is not None
        assert "There is" not in capped


def test_the_page_says_in_both_languages_what_there_would_be(tiny: Graph) -> None:
    part: dict[str, Any] = {"around": [LAB], "relations": ["builds"]}
    notice = page(network(tiny, **part), instead=otherwise(tiny, **part)).notice
    assert notice is not None
    assert notice["en"].startswith("Nothing that is asked for is related to it. There is: --relation ")
    assert "affiliatedWith (1)" in notice["en"]
    assert "任职于（1）" in notice["zh"]
    part = {"types": ["Hospital"], "relations": ["owns"]}
    every = page(network(tiny, **part), instead=otherwise(tiny, **part)).notice
    assert every is not None
    assert "--type " in every["en"]
    assert "; --relation " in every["en"]
