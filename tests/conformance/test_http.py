"""The W3C's tests of the SPARQL Protocol and the Graph Store Protocol, sent over HTTP as their manifests say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

SUITE = Path(__file__).parents[2].parent / "shared" / "w3c" / "sparql11"
PREFIXES = {
    "mf": "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#",
    "ht": "http://www.w3.org/2011/http#",
    "cnt": "http://www.w3.org/2011/content#",
    "ut": "http://www.w3.org/2009/sparql/tests/test-update#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
#: Tests that this service does not pass, each with the reason. There are none.
DEVIATIONS: dict[str, str] = {}


class Manifest:
    """A manifest, asked by property."""

    def __init__(self, *files: Path) -> None:
        self.store = ox.Store()
        for file in files:
            self.store.load(path=str(file), base_iri=file.as_uri())

    def values(self, subject: ox.NamedNode | ox.BlankNode, name: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        prefix, _, local = name.partition(":")
        found = self.store.quads_for_pattern(subject, ox.NamedNode(PREFIXES[prefix] + local), None)
        return [quad.object for quad in found if not isinstance(quad.object, ox.Triple)]

    def value(self, subject: ox.NamedNode | ox.BlankNode, name: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
        return next(iter(self.values(subject, name)), None)

    def text(self, subject: ox.NamedNode | ox.BlankNode, name: str) -> str | None:
        found = self.value(subject, name)
        return None if found is None or isinstance(found, ox.BlankNode) else found.value

    def sequence(self, subject: ox.NamedNode | ox.BlankNode, name: str) -> list[ox.BlankNode]:
        found, node = [], self.value(subject, name)
        while isinstance(node, ox.BlankNode):
            first = self.value(node, "rdf:first")
            assert isinstance(first, ox.BlankNode)
            found.append(first)
            node = self.value(node, "rdf:rest")
        return found

    def headers(self, message: ox.BlankNode) -> dict[str, str]:
        nodes = self.sequence(message, "ht:headers")
        pairs = [(self.text(node, "ht:fieldName"), self.text(node, "ht:fieldValue")) for node in nodes]
        return {name.lower(): value for name, value in pairs if name and value}

    def body(self, message: ox.BlankNode) -> bytes | None:
        body = self.value(message, "ht:body")
        if not isinstance(body, ox.BlankNode):
            return None
        return (self.text(body, "cnt:chars") or "").encode(self.text(body, "cnt:characterEncoding") or "utf-8")

    def tests(self, kind: str) -> list[ox.NamedNode]:
        of_kind = ox.NamedNode(PREFIXES["mf"] + kind)
        found = self.store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), of_kind)
        return sorted((q.subject for q in found if isinstance(q.subject, ox.NamedNode)), key=str)


@cache
def protocol() -> Manifest:
    return Manifest(SUITE / "protocol" / "manifest.ttl")


@cache
def graph_store() -> Manifest:
    folder = SUITE / "graph-store-protocol"
    return Manifest(folder / "manifest-direct.ttl", folder / "manifest-indirect.ttl")


@dataclass(frozen=True)
class Case:
    """One test of one manifest."""

    manifest: Manifest
    node: ox.NamedNode

    @property
    def name(self) -> str:
        return self.node.value.rpartition("#")[2]


def cases(manifest: Manifest, kind: str) -> list[Case]:
    return [Case(manifest, node) for node in manifest.tests(kind)]


there = SUITE.is_dir()
pytestmark = pytest.mark.skipif(not there, reason="the W3C suite is not in ../shared/w3c")
PROTOCOL = cases(protocol(), "ProtocolTest") if there else []
GRAPHS = cases(graph_store(), "GraphStoreProtocolTest") if there else []


def test_all_tests_are_there() -> None:
    assert (len(PROTOCOL), len(GRAPHS)) == (34, 14)
    assert {case.name for case in [*PROTOCOL, *GRAPHS]} >= set(DEVIATIONS)


@pytest.mark.parametrize("case", PROTOCOL, ids=lambda case: case.name)
def test_protocol(case: Case, store: httpx.Client) -> None:
    prepare(case, store)
    run(case, store, lambda path, request: path.replace("/sparql/", operation(case, request), 1))


@pytest.mark.parametrize("case", GRAPHS, ids=lambda case: case.name)
def test_graph_store(case: Case, store: httpx.Client) -> None:
    run(case, store, lambda path, _: path.replace("/gsp", "/graphs", 1))


def prepare(case: Case, store: httpx.Client) -> None:
    """Put the test's graphs into the store."""
    for data in case.manifest.values(case.node, "ut:graphData"):
        assert isinstance(data, ox.BlankNode)
        file, name = case.manifest.text(data, "ut:graph"), case.manifest.text(data, "rdfs:label")
        assert file is not None
        content = Path(file.removeprefix("file://")).read_bytes()
        put = store.put("graphs", params={"graph": name}, content=content, headers={"Content-Type": "text/turtle"})
        assert put.status_code == 201


def operation(case: Case, request: httpx.Request) -> str:
    """The path of the operation that a request invokes: this service has one for each."""
    body, kind = request.content, request.headers.get("content-type", "")
    update = kind.startswith("application/sparql-update") or body.startswith(b"update=")
    asks = kind.startswith("application/sparql-query") or body.startswith(b"query=")
    return "/update" if update or (not asks and "update" in case.name) else "/sparql"


def run(case: Case, store: httpx.Client, place: Callable[[str, httpx.Request], str]) -> None:
    """Send the requests of a test in turn and check each answer."""
    manifest = case.manifest
    connection = manifest.value(case.node, "mf:action")
    assert isinstance(connection, ox.BlankNode)
    host = manifest.text(connection, "ht:connectionAuthority") or ""
    known: dict[str, str] = {}
    requests = manifest.sequence(connection, "ht:requests")
    assert requests
    for node in requests:
        path = filled(manifest.text(node, "ht:absolutePath") or "", known)
        body = manifest.body(node)
        headers = manifest.headers(node) | {"host": host}
        method = manifest.text(node, "ht:methodName") or "GET"
        request = store.build_request(method, path, content=body, headers=headers)
        request = store.build_request(method, place(path, request), content=body, headers=headers)
        check(manifest, node, store.send(request), known)


def filled(path: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        path = path.replace(name, value)
    return path


def check(manifest: Manifest, node: ox.BlankNode, answer: httpx.Response, known: dict[str, str]) -> None:
    response = manifest.value(node, "ht:resp")
    assert isinstance(response, ox.BlankNode)
    expected = [v.value.rpartition("#")[2] for v in manifest.values(response, "mf:expectedStatus")]  # type: ignore[union-attr]
    classes = {name[-3] for name in expected if name.endswith("xx")}
    codes = {STATUS[name] for name in expected if not name.endswith("xx")}
    assert str(answer.status_code)[0] in classes or answer.status_code in codes, (answer.status_code, answer.text)
    truth = manifest.text(response, "mf:expectedBoolean")
    if truth is not None:
        assert answer.json()["boolean"] is (truth == "true")
    check_form(manifest.text(response, "mf:expectedFormat"), answer)
    location = manifest.text(response, "mf:expectedLocation")
    if location is not None:
        known[location] = quote(answer.headers["location"], safe="")
    for name, value in manifest.headers(response).items():
        assert answer.headers[name].replace(" ", "") == value.replace(" ", "")
    body = manifest.body(response)
    if body is not None and answer.request.method != "HEAD":
        assert isomorphic(answer.content, body)


def check_form(form: str | None, answer: httpx.Response) -> None:
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if form == "tabular":
        results = ox.parse_query_results(answer.content, ox.QueryResultsFormat.from_media_type(kind))
        assert isinstance(results, ox.QuerySolutions)
    elif form == "RDF":
        assert list(ox.parse(answer.content, ox.RdfFormat.from_media_type(kind))) is not None
    elif form == "boolean":
        assert isinstance(answer.json()["boolean"], bool)


def isomorphic(one: bytes, other: bytes) -> bool:
    graphs = []
    for data in (one, other):
        graph = ox.Dataset(ox.parse(data, ox.RdfFormat.TURTLE, base_iri="http://www.example/"))
        graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        graphs.append(set(graph))
    return graphs[0] == graphs[1]
