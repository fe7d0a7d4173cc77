"""Terms are what pyoxigraph reads back, whatever the text."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.assertion import terms
from zhitu.iri import PREFIXES, Iris

XSD = PREFIXES["xsd"]
HOSTILE = [
    "<script>alert(1)</script>",
    '"""} ; DROP ALL #',
    "\\u0022 . } INSERT DATA { <a:b> <a:c> <a:d> }",
    "line\nbreak\r\ttab\x00nul\x1f\x7f",
    "\x85\u2028\u2029\ufeff\ufffe\uffff",
    "全角　空格😀𠮷廣州",
    "@prefix : <x> . 'a' \"b\"@zh",
]


def parsed(term: str) -> ox.Literal | ox.NamedNode:
    quads = list(ox.parse(f"<a:s> <a:p> {term} .\n".encode(), format=ox.RdfFormat.N_TRIPLES))
    assert len(quads) == 1
    value = quads[0].object
    assert isinstance(value, ox.Literal | ox.NamedNode)
    return value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_in_files_and_updates(text: str) -> None:
    assert parsed(terms.text(text)) == ox.Literal(text)
    store = ox.Store()
    store.update(f"INSERT DATA {{ GRAPH <a:g> {{ <a:s> <a:p> {terms.text(text)} . }} }}")
    assert [quad.object for quad in store] == [ox.Literal(text)]


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert parsed(terms.text(text)).value == text
    assert parsed(terms.tagged(text, "zh")) == ox.Literal(text, language="zh")


@given(st.text(alphabet=st.characters(categories=["Cs", "L"])))
def test_lone_surrogates_become_replacement_characters(text: str) -> None:
    value = parsed(terms.text(text)).value
    assert len(value) == len(text)
    assert all(b == (a if not "\ud800" <= a <= "\udfff" else "\ufffd") for a, b in zip(text, value, strict=True))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_keep_their_value_in_plain_notation(value: Decimal) -> None:
    literal = parsed(terms.decimal(value))
    assert isinstance(literal, ox.Literal)
    assert literal.datatype.value == XSD + "decimal"
    assert "e" not in literal.value.lower()
    assert not literal.value.endswith(".")
    assert Decimal(literal.value) == value


@pytest.mark.parametrize(
    ("value", "written"), [("4.0257E+7", "40257000"), ("37.80", "37.8"), ("-0.0", "0"), ("0.10", "0.1"), ("100", "100")]
)
def test_decimals_are_normal(value: str, written: str) -> None:
    assert parsed(terms.decimal(Decimal(value))).value == written


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        terms.decimal(Decimal(value))


@given(st.floats(0, 1))
def test_confidence_has_two_places(value: float) -> None:
    literal = parsed(terms.confidence(value))
    assert literal.value == f"{value:.2f}"


@given(st.text())
def test_source_iris_are_iris_or_nothing(url: str) -> None:
    term = terms.source_iri("https://example.org/" + url)
    assert term is None or isinstance(parsed(term), ox.NamedNode)
    bare = terms.source_iri(url)
    assert bare is None or isinstance(parsed(bare), ox.NamedNode)


def test_a_source_iri_keeps_what_is_right() -> None:
    assert terms.source_iri("https://example.org/中文?a=%20b#c") == "<https://example.org/中文?a=%20b#c>"
    assert terms.source_iri('https://e.org/<a> "b"') == "<https://e.org/%3Ca%3E%20%22b%22>"
    assert terms.source_iri("https://e.org/100%") == "<https://e.org/100%25>"
    assert terms.source_iri("/relative") is None


@given(st.text(), st.one_of(st.none(), st.text(min_size=1)))
def test_minted_iris_need_no_escaping(name: str, qualifier: str | None) -> None:
    iri = Iris().entity(name, qualifier)
    assert parsed(terms.iri(iri)) == ox.NamedNode(iri)


@given(st.text(min_size=1))
def test_document_iris_need_no_escaping(identifier: str) -> None:
    iri = Iris().document(identifier)
    assert parsed(terms.iri(iri)) == ox.NamedNode(iri)


def test_dates_have_first_and_last_day() -> None:
    assert parsed(terms.edtf("2024-02")).value == "2024-02"
    first, last = map(parsed, terms.edtf_bounds("2024-02"))
    assert (first.value, last.value) == ("2024-02-01", "2024-02-29")
    with pytest.raises(ValueError, match="EDTF"):
        terms.edtf("近日")


def test_names_carry_their_script() -> None:
    assert parsed(terms.named("广州")) == ox.Literal("广州", language="zh")
    assert parsed(terms.named("廣州")) == ox.Literal("廣州", language="zh-Hant")
    assert parsed(terms.tagged("x", "not a tag!")) == ox.Literal("x")
