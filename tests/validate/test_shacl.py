"""The shapes find what breaks them, with the remedy."""

from __future__ import annotations

import pytest

from zhitu.iri import Iris
from zhitu.validate.shacl import Shapes

ZT = "https://w3id.org/zhitu/ontology#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
PLACE = Iris().entity("广州市")


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes()


def triples(label: str = '"广州市"@zh', kind: str = "City") -> list[str]:
    return [
        f"<{PLACE}> {TYPE} <{ZT}Entity> .\n",
        f"<{PLACE}> {TYPE} <{ZT}{kind}> .\n",
        f"<{PLACE}> <http://www.w3.org/2004/02/skos/core#prefLabel> {label} .\n",
    ]


def test_what_is_right_has_no_findings(shapes: Shapes) -> None:
    assert list(shapes.check(triples(), "d")) == []
    assert list(shapes.check([], "d")) == []


def test_a_finding_has_focus_place_and_remedy(shapes: Shapes) -> None:
    (finding,) = shapes.check(triples('"广州市"@en'), "d")
    assert (finding.where, finding.focus, finding.severity) == ("d", PLACE, "error")
    assert "Has no preferred name in simplified Chinese. Write skos:prefLabel" in finding.message


def test_subclasses_of_the_ontology_count(shapes: Shapes) -> None:
    located = f"<{PLACE}> <{ZT}locatedIn> <{PLACE}> .\n"
    assert list(shapes.check([*triples(), located], "d")) == []
    (finding,) = shapes.check([*triples(kind="Policy"), located], "d")
    assert "zt:Place, zt:Facility" in finding.message
