"""The W3C's tests of evaluation and syntax, through the service: no worse than the engine by itself.

All data of the query tests lie in one graph store, each file in a graph that is named by it; a test takes those that
it needs by the protocol's default-graph-uri and named-graph-uri.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from zhitu.serve import Config, serving
from zhitu.store import Graph

SUITE = Path(__file__).parents[2].parent / "shared" / "w3c" / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
#: HTTP is tested elsewhere; this service does not reason; federation needs endpoints of the suite's own.
ELSEWHERE = {"protocol", "http-rdf-update", "graph-store-protocol", "service-description", "entailment", "service"}
EMPTY = "urn:nothing"
LOADS = "LOAD is refused unless the operator has allowed the host"
FEDERATED = "SERVICE is refused unless the operator has allowed the host"
#: Tests that this service does not pass although the engine does, each with the reason.
DEVIATIONS = {
    "load-silent": LOADS,
    "load-into-silent": LOADS,
    "syntax-update-1/test_1": LOADS,
}

there = SUITE.is_dir()
pytestmark = pytest.mark.skipif(not there, reason="the W3C suite is not in ../shared/w3c")


@dataclass(frozen=True)
class Case:
    """A test: files and names of graphs, None where it has none."""

    name: str
    kind: str
    request: Path
    data: tuple[str, ...] = ()
    graphs: tuple[tuple[str, str], ...] = ()
    result: str | None = None
    after: tuple[tuple[str, str], ...] = field(default=())


def local(iri: str) -> Path:
    return Path(iri.removeprefix("file://"))


def manifests() -> Iterator[tuple[str, ox.Store]]:
    for file in sorted(SUITE.glob("*/manifest.ttl")):
        if file.parent.name not in ELSEWHERE:
            store = ox.Store()
            store.load(path=str(file), base_iri=file.as_uri())
            yield file.parent.name, store


def rows(store: ox.Store, query: str) -> list[list[str | None]]:
    prefixes = {
        "mf": MF,
        "qt": "http://www.w3.org/2001/sw/DataAccess/tests/test-query#",
        "ut": "http://www.w3.org/2009/sparql/tests/test-update#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    }
    found = store.query(query, prefixes=prefixes)
    assert isinstance(found, ox.QuerySolutions)
    return [[None if t is None else t.value for t in row] for row in found]  # type: ignore[union-attr]


@cache
def cases() -> tuple[Case, ...]:
    return tuple(case for folder, store in manifests() for case in of(folder, store)) if there else ()


def of(folder: str, store: ox.Store) -> Iterator[Case]:
    for test, kind in rows(store, "SELECT ?t ?k { ?t a ?k ; mf:action ?a } ORDER BY ?t"):
        assert test is not None
        assert kind is not None
        node = ox.NamedNode(test)
        name, kind = f"{folder}/{test.rpartition('#')[2]}", kind.removeprefix(MF)
        if "Syntax" in kind:
            ((action,),) = rows(store, f"SELECT ?a {{ {node} mf:action ?a }}")
            yield Case(name, kind, local(action or ""))
        elif "Update" in kind:
            ((request,),) = rows(store, f"SELECT ?r {{ {node} mf:action/ut:request ?r }}")
            yield Case(name, kind, local(request or ""), graphs=stated(store, node, "action"),
                       after=stated(store, node, "result"))  # fmt: skip
        else:
            ((query, result),) = rows(store, f"SELECT ?q ?r {{ {node} mf:action/qt:query ?q ; mf:result ?r }}")
            data = [r[0] or "" for r in rows(store, f"SELECT ?d {{ {node} mf:action/qt:data ?d }}")]
            named = [r[0] or "" for r in rows(store, f"SELECT ?d {{ {node} mf:action/qt:graphData ?d }}")]
            yield Case(name, kind, local(query or ""), tuple(data), tuple((n, n) for n in named), result)


def stated(store: ox.Store, test: ox.NamedNode, part: str) -> tuple[tuple[str, str], ...]:
    """Names and files of the graphs before or after an update; the default graph's name is empty."""
    default = rows(store, f"SELECT ?d {{ {test} mf:{part}/ut:data ?d }}")
    named = rows(store, f"SELECT ?n ?d {{ {test} mf:{part}/ut:graphData ?g . ?g rdfs:label ?n ; ut:graph ?d }}")
    return (*(("", d[0] or "") for d in default), *((n or "", d or "") for n, d in named))


def select(*kinds: str) -> list[Case]:
    return [case for case in cases() if case.kind in kinds]


QUERIES = select("QueryEvaluationTest", "CSVResultFormatTest")
UPDATES = select("UpdateEvaluationTest")
SYNTAX = select("PositiveSyntaxTest11", "NegativeSyntaxTest11")
UPDATE_SYNTAX = select("PositiveUpdateSyntaxTest11", "NegativeUpdateSyntaxTest11")


def test_all_tests_are_there() -> None:
    assert [len(x) for x in (QUERIES, UPDATES, SYNTAX, UPDATE_SYNTAX)] == [235, 94, 114, 55]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a service that holds all data of the query tests."""
    path = tmp_path_factory.mktemp("evaluation") / "data.db"
    with Graph.create(path) as graph:
        names = {n for case in QUERIES for n in (*case.data, *(name for name, _ in case.graphs))}
        for name in sorted(names):
            graph.store.load(path=str(local(name)), base_iri=name, to_graph=ox.NamedNode(name))
        graph.store.flush()
    with serving(path, Config(port=0, readers=2, union=False)) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def text(case: Case) -> str:
    return f"BASE <{case.request.as_uri()}> " + case.request.read_text(encoding="utf-8")


def canonical(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> object:
    """Results without the names of blank nodes and without order."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    dataset = ox.Dataset()
    if isinstance(results, ox.QuerySolutions):
        names = [variable.value for variable in results.variables]
        for row in results:
            node = ox.BlankNode()
            dataset.add(ox.Quad(node, ox.NamedNode("urn:row"), ox.Literal("")))
            for name in names:
                term = row[name]
                if term is not None and not isinstance(term, ox.Triple):
                    dataset.add(ox.Quad(node, ox.NamedNode(f"urn:{name}"), term))
    else:
        for triple in results:
            dataset.add(ox.Quad(*triple))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def by_engine(case: Case) -> object:
    store = ox.Store()
    for name in case.data:
        store.load(path=str(local(name)), base_iri=name)
    for name, file in case.graphs:
        store.load(path=str(local(file)), base_iri=name, to_graph=ox.NamedNode(name))
    return canonical(store.query(text(case), base_iri=case.request.as_uri()))


def expected(case: Case) -> object:
    """The suite's result where it is in one of SPARQL's own formats; else None."""
    assert case.result is not None
    file = local(case.result)
    if file.suffix == ".ttl" and "CONSTRUCT" in text(case):
        return contents(ox.parse(path=str(file), base_iri=case.result))
    formats = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
    if file.suffix not in formats:
        return None
    return canonical(ox.parse_query_results(path=str(file), format=formats[file.suffix]))


def parsed(answer: httpx.Response) -> object:
    kind = answer.headers["content-type"].partition(";")[0]
    form = ox.QueryResultsFormat.from_media_type(kind)
    if form is not None:
        return canonical(ox.parse_query_results(answer.content, form))
    dataset = ox.Dataset(ox.parse(answer.content, ox.RdfFormat.from_media_type(kind)))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_query(case: Case, filled: httpx.Client) -> None:
    params: dict[str, str | tuple[str, ...]] = {"query": text(case)}
    if "FROM" not in text(case):  # otherwise the query names them itself
        params["default-graph-uri"] = case.data or (EMPTY,)
        params["named-graph-uri"] = tuple(name for name, _ in case.graphs)
    answer = filled.post("sparql", data=params)
    try:
        engine = by_engine(case)
    except (SyntaxError, ValueError, OSError):  # the engine does not know it either
        assert answer.status_code == 400
        return
    assert answer.status_code == 200, answer.text
    found = parsed(answer)
    assert found in (engine, expected(case))


def setting_up(graphs: tuple[tuple[str, str], ...]) -> str:
    """An update that makes a store hold these graphs and nothing else."""
    parts = ["DROP ALL"]
    for name, file in graphs:
        quads = ox.parse(path=str(local(file)), base_iri=name or file)
        triples = " .\n".join(str(quad.triple) for quad in quads)
        parts.append(f"INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}" if name else f"INSERT DATA {{ {triples} }}")
    return " ;\n".join(parts)


def contents(graphs: Iterator[ox.Quad]) -> set[ox.Quad]:
    dataset = ox.Dataset(graphs)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def stored(client: httpx.Client) -> set[ox.Quad]:
    """All that the service's store holds."""
    query = "SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    answer = client.post("sparql", data={"query": query})
    found = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    return contents(
        ox.Quad(row["s"], row["p"], row["o"], *([row["g"]] if row["g"] else []))  # type: ignore[arg-type]
        for row in found
    )


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_update(case: Case, writable: httpx.Client) -> None:
    memory = ox.Store()
    memory.update(setting_up(case.graphs))
    assert writable.post("update", data={"update": setting_up(case.graphs)}).status_code == 204
    answer = writable.post("update", data={"update": text(case)})
    if case.name.rpartition("/")[2] in DEVIATIONS:
        assert answer.status_code == 403
        return
    try:
        memory.update(text(case), base_iri=case.request.as_uri())
    except (SyntaxError, OSError, ValueError, RuntimeError):
        assert answer.status_code == 400
        return
    assert answer.status_code == 204, answer.text
    assert stored(writable) == contents(iter(memory))


@pytest.mark.parametrize("case", SYNTAX, ids=lambda case: case.name)
def test_syntax(case: Case, filled: httpx.Client) -> None:
    answer = filled.post("sparql", data={"query": text(case), "default-graph-uri": EMPTY})
    if "SERVICE" in text(case).upper() and answer.status_code == 403:
        pytest.skip(FEDERATED)
    right = answer.status_code == 200 or "line" not in answer.json()  # what cannot be evaluated may be right
    assert right is case.kind.startswith("Positive"), answer.text


@pytest.mark.parametrize("case", UPDATE_SYNTAX, ids=lambda case: case.name)
def test_update_syntax(case: Case, writable: httpx.Client) -> None:
    answer = writable.post("update", data={"update": text(case)})
    if "LOAD" in text(case).upper() and answer.status_code == 403:
        pytest.skip(LOADS)
    right = answer.status_code == 204 or (answer.status_code == 400 and parses(text(case)))
    assert right is case.kind.startswith("Positive"), answer.text


def parses(update: str) -> bool:
    """Whether the engine finds no fault with the syntax: a right update may have nothing to work on."""
    try:
        ox.Store().update(update)
    except SyntaxError:
        return False
    except (OSError, ValueError, RuntimeError):
        pass
    return True
