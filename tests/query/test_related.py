"""How two things are related: directly, or over one that stands between them, whichever way the relations lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest

from zhitu.query import answer, question
from zhitu.store import Graph
from zhitu.vocabulary import vocabulary

#: Subject, relation, object, status.
Said: TypeAlias = tuple[str, str, str, str]
Make: TypeAlias = Callable[..., Graph]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A graph in which one document says something, and reasoning adds some relations without a passage."""

    def make(said: Iterable[Said], inferred: Iterable[Said] = ()) -> Graph:
        graph = Graph.create(tmp_path / "g")
        document = graph.iris.document("d")
        lines = [f'<{document}> a zt:Document ; dcterms:identifier "d" .']
        lines += [f'id:{name} a zt:Entity ; skos:prefLabel "{name}"@zh .' for name in "甲乙丙丁戊"]
        for n, (one, how, other, status) in enumerate(said):
            lines += [f"id:{one} zt:{how} id:{other} ."] if status == "occurred" else []
            lines.append(
                f"claim:{n} rdf:subject id:{one} ; rdf:predicate zt:{how} ; rdf:object id:{other} ; "
                f"zt:status zt:{status} ; zt:evidence <{document}#{n}> . "
                f'<{document}#{n}> zt:quote "{one}{how}{other}" ; zt:document <{document}> .'
            )
        follows = " ".join(f"id:{one} zt:{how} id:{other} ." for one, how, other, _ in inferred)
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        graph.store.update(
            f"{prefixes}INSERT DATA {{ GRAPH <{document}> {{ {' '.join(lines)} }} "
            f"GRAPH <{graph.iris.graph('inferred')}> {{ {follows} }} }}"
        )
        return graph

    return make


def told(graph: Graph, status: str = "occurred", *, one: str = "甲", other: str = "乙") -> list[tuple[str | None, ...]]:
    found = answer(graph, "related-how", {"one": one, "other": other, "status": status})
    assert all(row.sources for row in found.rows)
    return [row.cells for row in found.rows]


@pytest.mark.parametrize("first", [("甲", "builds", "丙"), ("丙", "operatedBy", "甲")])
@pytest.mark.parametrize("second", [("丙", "locatedIn", "乙"), ("乙", "supports", "丙")])
def test_over_one_step_in_either_direction(
    make: Make, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    with make([(*first, "occurred"), (*second, "occurred"), ("甲", "uses", "丁", "occurred")]) as graph:
        assert set(told(graph)) == set(told(graph, one="乙", other="甲")) == {first, second}
        assert not told(graph, "expected")


def test_what_is_direct_comes_first_then_each_path_by_what_is_between(make: Make) -> None:
    rows: list[Said] = [
        ("甲", "builds", "丁", "occurred"),
        ("甲", "builds", "丙", "occurred"),
        ("丙", "locatedIn", "乙", "occurred"),
        ("丁", "locatedIn", "乙", "occurred"),
        ("乙", "supports", "甲", "occurred"),
    ]
    with make(rows) as graph:
        found = told(graph)
        assert found[0] == ("乙", "supports", "甲")
        assert [{"丙", "丁"} & set(map(str, row)) for row in found[1:]] == [{"丁"}] * 2 + [{"丙"}] * 2


def test_what_was_inferred_makes_no_half_of_a_path(make: Make) -> None:
    halves: list[Said] = [("甲", "builds", "丙", "occurred"), ("丙", "locatedIn", "丁", "occurred")]
    follows: list[Said] = [("丙", "locatedIn", "乙", "occurred"), ("甲", "cooperatesWith", "丁", "occurred")]
    with make([*halves, ("丁", "partOf", "乙", "occurred")], follows) as graph:
        assert told(graph) == []
        assert set(told(graph, other="丁")) == {row[:3] for row in halves}


def test_of_what_is_expected_both_halves_are_told_where_the_status_is_left_open(make: Make) -> None:
    planned, done = ("甲", "builds", "丙", "expected"), ("丙", "locatedIn", "乙", "occurred")
    with make([planned, done, ("甲", "uses", "丁", "rejected"), ("丁", "locatedIn", "乙", "occurred")]) as graph:
        assert set(told(graph, "any")) == {planned[:3], done[:3]}
        assert told(graph, "expected") == [planned[:3]]
        assert told(graph, "occurred") == []


def test_it_knows_all_relations() -> None:
    for named in re.findall(r"VALUES \?by \{([^}]*)\}", question("related-how").sparql):
        assert named.split() == [f"zt:{name}" for name in sorted(vocabulary().relations)]
