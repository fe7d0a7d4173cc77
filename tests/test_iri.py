"""Identifiers."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.iri import Iris, is_iri, local_name
from zhitu.model import Span

#: Text with what is special in IRIs.
PIECES = st.lists(st.sampled_from([*"a9:/?#@%[]{}<>|^`~. 广", "http://e.org", "urn:", "%41", "%zz"]), max_size=8)
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("《灣區方案》", "湾区方案"),
        ("深圳(福田)口岸", "深圳（福田）口岸"),
        ("C919 飞机", "C919-飞机"),
        ("伊万·彼得罗夫", "伊万·彼得罗夫"),
        ("“”", "-"),
        ("", "-"),
        ("🚀", "-"),
    ],
)
def test_local_name(name: str, local: str) -> None:
    assert local_name(name) == local


def test_qualifier_tells_names_apart() -> None:
    assert Iris().entity("朝阳区", "北京市").endswith("朝阳区_北京市")


@given(TEXT)
def test_names_give_valid_iris(name: str) -> None:
    iri = Iris().entity(name)
    ttl = f"<{iri}> <{iri}> <{iri}> ."
    assert len(list(ox.parse(ttl, format=ox.RdfFormat.TURTLE))) == 1


@given(st.lists(TEXT.filter(bool), min_size=2, max_size=2, unique=True))
def test_documents_stay_apart(names: list[str]) -> None:
    assert Iris().document(names[0]) != Iris().document(names[1])


@pytest.mark.parametrize("name", [".", "..", "a/../b"])
def test_documents_have_no_dot_segments(name: str) -> None:
    assert not {".", ".."} & set(Iris().document(name).split("/"))


def test_quote_and_base() -> None:
    iris = Iris("https://example.org/kg")
    assert iris.quote("a", Span(1, 5)) == "https://example.org/kg/doc/a#char=1,5"
    assert iris.prefixes["id"] == "https://example.org/kg/"


def test_hashes_do_not_run_together() -> None:
    iris = Iris()
    assert iris.claim("d", "甲乙", "p", "丙") != iris.claim("d", "甲", "p", "乙丙")
    assert iris.event("d", "a", "Launch", None) == iris.event("d", "a", "Launch", None)
    assert iris.run("a", "b") != iris.run("ab")
    assert iris.observation("d", "n", "1", "23") != iris.observation("d", "n", "12", "3")


@given(PIECES, st.text(max_size=3))
def test_what_is_taken_for_an_iri_is_one_to_the_store(pieces: list[str], more: str) -> None:
    for text in ("".join(pieces), f"https://e.org/{more}", f"urn:{more}{''.join(pieces)}"):
        if is_iri(text):
            assert ox.NamedNode(text).value == text


@pytest.mark.parametrize("text", ["https://www.wikidata.org/entity/Q16572", "https://e.org/穗?a=%E7#1", "urn:isbn:1"])
def test_usual_iris_are_taken(text: str) -> None:
    assert is_iri(text)


@pytest.mark.parametrize(
    "text", ["", "广州", "id:", "https://", "https://e.org/a b", "https://e.org/%zz", "http://[e/"]
)
def test_what_is_no_iri_is_told(text: str) -> None:
    assert not is_iri(text)
