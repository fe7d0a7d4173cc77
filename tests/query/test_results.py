"""Results in the standard formats."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from zhitu.errors import UnknownName
from zhitu.iri import PREFIXES
from zhitu.query import FORMATS, write
from zhitu.store import Graph

SELECT = "SELECT DISTINCT ?lab ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"
ASK = "ASK { ?lab a zt:Laboratory }"
CONSTRUCT = "CONSTRUCT { ?lab a zt:Laboratory } WHERE { ?lab a zt:Laboratory }"


def written(graph: Graph, sparql: str, form: str) -> bytes:
    output = io.BytesIO()
    write(graph.query(sparql, prefixes=PREFIXES), output, form, prefixes=PREFIXES)
    return output.getvalue()


def test_select_as_csv_tsv_json_xml(tiny: Graph) -> None:
    rows = list(csv.DictReader(io.StringIO(written(tiny, SELECT, "csv").decode())))
    assert rows == [{"lab": "https://w3id.org/zhitu/id/广州实验室", "name": "广州实验室"}]
    assert written(tiny, SELECT, "tsv").decode().splitlines()[0] == "?lab\t?name"
    (binding,) = json.loads(written(tiny, SELECT, "json"))["results"]["bindings"]
    assert binding["name"] == {"type": "literal", "value": "广州实验室", "xml:lang": "zh"}
    assert "广州实验室" in written(tiny, SELECT, "xml").decode()


def test_ask_and_construct(tiny: Graph) -> None:
    assert json.loads(written(tiny, ASK, "json"))["boolean"] is True
    assert written(tiny, ASK, "csv") == b"true\n"
    turtle = written(tiny, CONSTRUCT, "turtle")
    assert b"a zt:Laboratory" in turtle
    for form, syntax in (("nt", ox.RdfFormat.N_TRIPLES), ("xml", ox.RdfFormat.RDF_XML), ("json", ox.RdfFormat.JSON_LD)):
        parsed = {q.triple for q in ox.parse(written(tiny, CONSTRUCT, form), format=syntax)}
        assert parsed == {q.triple for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def test_what_several_documents_say_is_described_once(tiny: Graph) -> None:
    told = written(tiny, f"DESCRIBE <{tiny.iris.entity('广州')}>", "nt").splitlines()
    assert told
    assert len(told) == len(set(told))


def test_a_format_that_does_not_fit_names_those_that_do(tiny: Graph) -> None:
    with pytest.raises(
        UnknownName, match="no format for SELECT named 'turtle'; choose from: table, csv, tsv, json, xml"
    ):
        written(tiny, SELECT, "turtle")
    with pytest.raises(UnknownName, match="no format for CONSTRUCT and DESCRIBE named 'csv'"):
        written(tiny, CONSTRUCT, "csv")
    assert set(FORMATS) == {"csv", "tsv", "json", "xml", "turtle", "nt"}


def test_hostile_text_survives_csv_and_json(hostile: Graph, hostile_text: dict[str, str]) -> None:
    name = "SELECT DISTINCT ?name WHERE { id:南沙科学城 skos:prefLabel ?name }".replace(
        "id:南沙科学城", "<https://w3id.org/zhitu/id/南沙科学城>"
    )
    (row,) = csv.DictReader(io.StringIO(written(hostile, name, "csv").decode()))
    assert row["name"] == hostile_text["name"]
    (binding,) = json.loads(written(hostile, name, "json"))["results"]["bindings"]
    assert binding["name"]["value"] == hostile_text["name"]
