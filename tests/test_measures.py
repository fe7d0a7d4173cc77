"""What makes figures comparable is read from the ontology, and stands in every graph for the question to use."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from zhitu.assertion import ontology_lines
from zhitu.iri import Iris
from zhitu.measures import in_base, lasting_of, one_indicator, says_change, spellings
from zhitu.sparql import rows
from zhitu.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("passage", "changed"),
    [
        ("大桥总投资调整为15亿元", True),
        ("大桥总投资由12亿元增至15亿元", True),
        ("医院编制床位从800张增加到1200张", True),
        ("园区规划面积扩大到20平方公里", True),
        ("工程概算核减至9亿元", True),
        ("大桥总投资15亿元", False),
        ("医院编制床位达到1200张", False),
        ("由云川集团承建，总投资15亿元", False),
    ],
)
def test_a_passage_says_that_a_figure_was_another_one(passage: str, changed: bool) -> None:
    assert says_change(passage) == changed


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("TEU", "个标准箱", 1),
        ("公里", "km", 1),
        ("千公顷", "公顷", 1000),
        ("度", "千瓦时", 1),
        ("名", "人", 1),
        ("港币", "港元", 1),
        ("吨标煤", "吨标准煤", 1),
    ],
)
def test_units_of_several_names_are_one(one: str, other: str, times: int) -> None:
    (base, many), (same, single) = in_base(one), in_base(other)
    assert (base, many) == (same, single * times)


@pytest.mark.parametrize(
    ("one", "other"), [("人", "人次"), ("标准箱", "自然箱"), ("个百分点", "%"), ("立方米", "平方米")]
)
def test_and_those_of_different_things_are_not(one: str, other: str) -> None:
    assert in_base(one)[0] != in_base(other)[0]


def test_every_graph_has_the_measures() -> None:
    store = ox.Store()
    store.load("".join(ontology_lines(Iris())).encode(), format=ox.RdfFormat.N_QUADS)
    units = list(rows(store, "SELECT ?n ?b WHERE { GRAPH ?g { ?m zt:unitName ?n ; zt:inUnit ?b } }"))
    words = list(rows(store, "SELECT ?w ?o WHERE { GRAPH ?g { ?m zt:writtenAs ?w ; zt:comparedAs ?o } }"))
    assert ("公顷", "亩") in [tuple(row) for row in units]
    assert all(in_base(str(name))[0] == base for name, base in units)
    assert all(one_indicator(str(word)) == one and str(word) in spellings(str(one)) for word, one in words)
    assert {name for _, one in words for name in lasting_of(str(one))} <= vocabulary().classes.keys()
