"""What the engine writes as XML is read by any parser."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import ExportError
from zhitu.export.text import xml_safe
from zhitu.query.results import write

_RESULTS = "{http://www.w3.org/2005/sparql-results#}"


def written(sparql: str, store: ox.Store | None = None) -> bytes:
    """The result of a query as XML."""
    file = io.BytesIO()
    write((store or ox.Store()).query(sparql), file, "xml")
    return file.getvalue()


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_text_of_a_result_is_read_again_as_far_as_xml_can_hold_it(text: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(text)))
    literal = ET.fromstring(written("SELECT ?o { ?s ?p ?o }", store)).find(f".//{_RESULTS}literal")
    assert literal is not None
    assert (literal.text or "") == xml_safe(text)


@pytest.mark.parametrize("iri", ["http://x/y/1", "urn:", "http://x/y/"])
def test_a_property_without_a_name_is_refused_where_the_form_needs_one(iri: str) -> None:
    with pytest.raises(ExportError, match="use Turtle"):
        written(f'CONSTRUCT {{ <urn:s> <{iri}> "v" }} {{}}')


@pytest.mark.parametrize("iri", ["http://x/y/1a", "http://x/属性", "urn:a", "http://x/_", "http://x/a.b-c"])
def test_a_property_that_ends_in_a_name_is_written(iri: str) -> None:
    assert ET.fromstring(written(f'CONSTRUCT {{ <urn:s> <{iri}> "v" }} {{}}')) is not None
