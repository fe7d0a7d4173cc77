"""The query operation over HTTP: ways to ask, formats, datasets, errors."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
import pyoxigraph as ox
import pytest

LABS = "SELECT DISTINCT ?lab WHERE { ?lab a zt:Laboratory } ORDER BY ?lab"
LAB = "https://w3id.org/zhitu/id/广州实验室"


def test_the_three_ways_to_ask_give_the_same(client: httpx.Client) -> None:
    answers = [
        client.get("sparql", params={"query": LABS}),
        client.post("sparql", data={"query": LABS}),
        client.post("sparql", content=LABS, headers={"Content-Type": "application/sparql-query"}),
    ]
    assert [a.status_code for a in answers] == [200] * 3
    assert {row["lab"]["value"] for row in answers[0].json()["results"]["bindings"]} == {LAB}
    assert len({a.content for a in answers}) == 1


@pytest.mark.parametrize("media", ["json", "xml", "csv", "tsv"])
def test_solutions_in_each_format(client: httpx.Client, media: str) -> None:
    answer = client.get("sparql", params={"query": LABS, "format": media})
    assert media in answer.headers["content-type"] or media == "tsv"
    if media == "csv":
        assert list(csv.reader(io.StringIO(answer.text))) == [["lab"], [LAB]]
    else:
        form = {"json": "JSON", "xml": "XML", "tsv": "TSV"}[media]
        solutions = ox.parse_query_results(answer.content, getattr(ox.QueryResultsFormat, form))
        assert isinstance(solutions, ox.QuerySolutions)
        assert [row["lab"].value for row in solutions] == [LAB]


@pytest.mark.parametrize(
    "media",
    ["text/turtle", "application/n-triples", "application/n-quads", "application/trig", "application/rdf+xml",
     "application/ld+json"],
)  # fmt: skip
def test_graphs_in_each_format(client: httpx.Client, media: str) -> None:
    query = "CONSTRUCT WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"
    answer = client.get("sparql", params={"query": query}, headers={"Accept": media})
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    triples = [quad.triple for quad in ox.parse(answer.content, ox.RdfFormat.from_media_type(media))]
    assert len(triples) == len(set(triples)) == 2  # each once, although several documents say it
    assert {t.subject.value for t in triples} == {LAB}


def test_a_truth_value(client: httpx.Client) -> None:
    ask = "ASK { ?lab a zt:Laboratory }"
    assert client.get("sparql", params={"query": ask}).json()["boolean"] is True
    assert client.get("sparql", params={"query": ask, "format": "csv"}).text == "true\n"


def test_the_default_graph_is_the_union_unless_told_otherwise(client: httpx.Client) -> None:
    for told, found in ((None, True), ("true", True), ("false", False)):
        params = {"query": "ASK { ?lab a zt:Laboratory }"} | ({"union": told} if told else {})
        assert client.get("sparql", params=params).json()["boolean"] is found
    assert client.get("sparql", params={"query": LABS, "union": "perhaps"}).status_code == 400


def test_the_dataset_of_the_request(client: httpx.Client) -> None:
    port = "https://w3id.org/zhitu/id/doc/port-2022"
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?d a zt:Document }"

    def counted(params: dict[str, str]) -> int:
        return int(client.get("sparql", params=params).json()["results"]["bindings"][0]["n"]["value"])

    assert counted({"query": count}) == 2
    assert counted({"query": count, "default-graph-uri": port}) == 1
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?d a zt:Document } }"
    assert counted({"query": named, "named-graph-uri": port}) == 1
    assert counted({"query": named, "default-graph-uri": port}) == 0
    of = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?d a zt:Document }}"
    assert counted({"query": of.format(f"FROM <{port}>")}) == 1
    assert counted({"query": of.format("FROM <urn:nothing>")}) == 0
    assert counted({"query": of.format(f"FROM NAMED <{port}>")}) == 0
    assert counted({"query": of.format(f"FROM NAMED <{port}>"), "default-graph-uri": port}) == 1
    wrong = client.get("sparql", params={"query": count, "default-graph-uri": "not an iri"})
    assert (wrong.status_code, wrong.json()["title"]) == (400, "default-graph-uri is not an absolute IRI")


def test_an_error_names_the_place(client: httpx.Client) -> None:
    answer = client.get("sparql", params={"query": "SELECT ?x WHERE {\n  ?x a zt:Zone"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["line"], problem["column"], problem["status"]) == (1, 17, 400)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"query": ["ASK {}", "ASK {}"]}, 400),
        ({"query": "ASK {}", "format": "png"}, 400),
        ({"update": "CLEAR ALL"}, 400),
        ({"query": "SELECT (<http://example.org/f>(1) AS ?x) {}"}, 400),
    ],
)
def test_what_is_no_query_is_refused(client: httpx.Client, params: dict[str, str], status: int) -> None:
    answer = client.get("sparql", params=params)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_bodies_that_are_no_queries_are_refused(client: httpx.Client) -> None:
    def status(content: bytes, kind: str) -> int:
        return client.post("sparql", content=content, headers={"Content-Type": kind}).status_code

    assert status(b"ASK {}", "text/plain") == 415
    assert status(b"ASK {}", "application/sparql-query; charset=UTF-16") == 415
    assert status("ASK {}".encode("utf-16"), "application/sparql-query") == 400
    assert status(b"query=%ff%fe", "application/x-www-form-urlencoded") == 400
    assert status(b"A" * 9_000_000, "application/sparql-query") == 413
    assert client.put("sparql", content=b"").status_code == 405


def test_nothing_acceptable_is_said(client: httpx.Client) -> None:
    answer = client.get("sparql", params={"query": LABS}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]


def test_head_has_the_headers_alone(client: httpx.Client) -> None:
    got, head = (getattr(client, way)("sparql", params={"query": LABS}) for way in ("get", "head"))
    assert head.content == b""
    for name in ("content-type", "etag", "content-length"):
        assert head.headers[name] == got.headers[name]


def test_a_client_that_holds_this_state_is_told_so(client: httpx.Client) -> None:
    tag = client.get("sparql", params={"query": LABS}).headers["etag"]
    again = client.get("sparql", params={"query": LABS}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("sparql", params={"query": LABS}, headers={"If-None-Match": 'W/"other"'})
    assert other.status_code == 200
    assert "etag" not in client.get("sparql", params={"query": "SELECT (NOW() AS ?t) {}"}).headers


def test_long_answers_are_compressed_for_those_who_can(client: httpx.Client) -> None:
    params = {"query": "SELECT * { ?s ?p ?o }"}
    plain = client.get("sparql", params=params, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with client.stream("GET", "sparql", params=params, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        raw = b"".join(packed.iter_raw())
    assert len(raw) < len(plain.content) / 3
    assert json.loads(gzip.decompress(raw)) == plain.json()


def test_pages_of_other_sites_may_ask(client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    assert client.get("sparql", params={"query": LABS}, headers=origin).headers["access-control-allow-origin"] == "*"
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert client.options("sparql", headers=origin | asked).status_code == 200
    assert "POST" in client.options("sparql").headers["allow"]


def test_the_service_tells_of_itself(client: httpx.Client) -> None:
    assert client.get("health").text == "ready\n"
    client.get("sparql", params={"query": LABS})
    told = client.get("metrics").text
    assert 'zhitu_requests_total{area="sparql",status="200"}' in told
    assert client.get("nothing/here").json()["status"] == 404


def test_names_that_nothing_has_are_told_beside_the_results(client: httpx.Client) -> None:
    query = "SELECT ?a { ?a zt:locatdIn id:某地 }"
    told = client.get("/sparql", params={"query": query}, headers={"Origin": "https://example.org"})
    assert told.json()["results"]["bindings"] == []
    warning = told.headers["query-warning"]
    assert warning.startswith("no term zt:locatdIn in the ontology; nearest: zt:locatedIn")
    assert "query-warning" in told.headers["access-control-expose-headers"].lower()
    page = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"}).text
    assert "no term zt:locatdIn in the ontology" in page
    assert "nothing in the graph is id:某地" in page
    right = {"query": "SELECT ?a { ?a zt:locatedIn id:广州 }"}
    assert "query-warning" not in client.get("/sparql", params=right).headers
    assert "查无此名" not in client.get("/sparql", params=right, headers={"Accept": "text/html"}).text
    odd = client.get("/sparql", params={"query": "SELECT ?a { ?a zt:位置 ?b }"})
    assert "zt:%E4%BD%8D" in odd.headers["query-warning"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ('SELECT ?s { ?s rdfs:label "广州实验室" }', True),
        ("ASK { ?s rdfs:label ?l FILTER (?l = '广州实验室') }", True),
        ('CONSTRUCT { ?s a zt:Entity } { ?s rdfs:label "广州实验室" }', True),
        ('SELECT ?s { ?s skos:prefLabel "广州实验室"@zh }', False),
        ('SELECT ?s { { ?s rdfs:label "广州实验室" } UNION { ?s a zt:Laboratory } }', False),
        ('CONSTRUCT { ?s a zt:Entity } { ?s a zt:Laboratory . FILTER (?s != "广州实验室") }', False),
    ],
)
def test_a_page_without_results_tells_of_texts_without_their_language(
    client: httpx.Client, query: str, told: bool
) -> None:
    page = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert ("is written without a language" in page.text) == told


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        ('CONSTRUCT { <urn:s> <http://x/y/1> "v" } {}', "application/rdf+xml", 406),
        ('CONSTRUCT { <urn:s> <http://x/y/1> "v" } {}', "text/turtle", 200),
        ('SELECT ("a\\u0001b\\r" AS ?x) {}', "application/sparql-results+xml", 200),
    ],
)
def test_xml_is_such_as_parsers_read(client: httpx.Client, query: str, accept: str, status: int) -> None:
    told = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert told.status_code == status
    if status == 200 and "xml" in accept:
        assert ET.fromstring(told.content).findtext(".//{*}literal") == "a\ufffdb\r"
    if status == 406:
        assert "use Turtle" in told.json()["detail"]


def test_the_page_of_a_result_leads_to_the_same_dataset(client: httpx.Client) -> None:
    asked = {"query": LABS, "union": "false", "named-graph-uri": "urn:g"}
    page = client.get("/sparql", params=asked, headers={"Accept": "text/html"}).text
    ways = [dict(parse_qsl(urlsplit(unescape(way)).query)) for way in re.findall(r'href="(/sparql\?[^"]*)"', page)]
    assert [{**asked, "format": form} for form in ("json", "xml", "csv", "tsv")] == ways
    assert '<input type="hidden" name="named-graph-uri" value="urn:g">' in page
