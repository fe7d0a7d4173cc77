"""Which default graph another store has, and what it is told for the other one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from zhitu.errors import ServiceError
from zhitu.serve.backend import Query
from zhitu.serve.datasets import Datasets, found_out

Ask = Callable[[str, Mapping[str, str]], bool]


def store(default: str, **switches: tuple[str, str]) -> Ask:
    """A store whose default graph is "union" or "standard", and the parameter for each that it listens to."""

    def ask(sparql: str, parameters: Mapping[str, str]) -> bool:
        told = [name for name, (key, value) in switches.items() if parameters.get(key) == value]
        return "GRAPH" in sparql or (told[0] if told else default) == "union"

    return ask


def virtuoso(sparql: str, parameters: Mapping[str, str]) -> bool:
    """All graphs, or the one that is named; GRAPH sees all of them in any case."""
    return "GRAPH" in sparql or "default-graph-uri" not in parameters


def strict(_: str, parameters: Mapping[str, str]) -> bool:
    """Union by itself; where graphs are named, no others are there, as the standard has it."""
    return "default-graph-uri" not in parameters


def without_graphs(sparql: str, parameters: Mapping[str, str]) -> bool:
    """Triples only, which complains of what it does not have."""
    if "GRAPH" in sparql or parameters:
        raise ServiceError(502, "the store refuses the query", "quads are not supported")
    return True


def empty(_: str, __: Mapping[str, str]) -> bool:
    return False


@pytest.mark.parametrize(
    ("ask", "union", "standard"),
    [
        (store("union", standard=("union", "false")), {}, {"union": "false"}),
        (store("standard", union=("union", "true")), {"union": "true"}, {}),
        (store("standard", union=("union-default-graph", "true")), {"union-default-graph": "true"}, {}),
        (
            store("standard", union=("default-graph-uri", "urn:x-arq:UnionGraph")),
            {"default-graph-uri": "urn:x-arq:UnionGraph"},
            {},
        ),
        (virtuoso, {}, {"default-graph-uri": "urn:x-arq:DefaultGraph"}),
        (
            store("union", standard=("default-graph-uri", "http://www.openrdf.org/schema/sesame#nil")),
            {},
            {"default-graph-uri": "http://www.openrdf.org/schema/sesame#nil"},
        ),
        (strict, {}, None),
        (store("union"), {}, None),
        (store("standard"), None, {}),
        (without_graphs, {}, {}),
        (empty, {}, {}),
    ],
)
def test_what_a_store_listens_to_is_found_out(
    ask: Ask, union: dict[str, str] | None, standard: dict[str, str] | None
) -> None:
    assert found_out(ask) == Datasets(union, standard)


def test_a_store_that_does_not_answer_is_not_taken_for_an_empty_one() -> None:
    def ask(_: str, __: Mapping[str, str]) -> bool:
        raise ServiceError(503, "later")

    with pytest.raises(ServiceError, match="later"):
        found_out(ask)


def test_parameters_go_with_queries_that_say_nothing_of_graphs_themselves() -> None:
    known = Datasets({"union": "true"}, {"union": "false"})
    assert known.parameters(Query("ASK {}")) == {"union": "true"}
    assert known.parameters(Query("ASK {}", union=False)) == {"union": "false"}
    assert known.parameters(Query("ASK { # FROM\n}", union=False)) == {"union": "false"}
    assert known.parameters(Query("SELECT * FROM <urn:g> {}", union=False)) == {}
    assert known.parameters(Query("ASK {}", union=False, default_graphs=("urn:g",))) == {}
    assert known.parameters(Query("ASK {}", union=False, named_graphs=())) == {}


def test_what_a_store_lacks_is_told() -> None:
    only_union, only_standard = Datasets({}, None), Datasets(None, {})
    with pytest.raises(ServiceError, match="leave out union=false") as caught:
        only_union.parameters(Query("ASK {}", union=False))
    assert caught.value.status == 400
    with pytest.raises(ServiceError, match="no union of all graphs"):
        only_standard.parameters(Query("ASK {}"))
    assert only_union.lacks(union=True) is None
    assert "leave out --default-graph standard" in str(only_union.lacks(union=False))
    assert "be the union of all" in str(only_standard.lacks(union=True))
