"""The format that a client wants."""

from __future__ import annotations

import pytest

from zhitu.errors import ServiceError
from zhitu.serve.media import GRAPH, SOLUTIONS, TRUTH, choose


@pytest.mark.parametrize(
    ("accept", "name", "expected"),
    [
        ("", None, "json"),
        ("*/*", None, "json"),
        ("*/*", "csv", "csv"),
        ("text/csv", None, "csv"),
        ("text/csv", "json", "csv"),  # the header decides before the parameter
        ("application/json;q=0.4, text/csv;q=0.5", None, "csv"),
        ("application/xml", None, "xml"),
        ("text/tab-separated-values, */*;q=0.1", None, "tsv"),
        ("text/*", None, "xml"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "xml", "xml"),
        ("nonsense", "csv", "csv"),
        ("text/csv;q=wrong, application/json", None, "json"),
    ],
)
def test_of_solutions(accept: str, name: str | None, expected: str) -> None:
    assert choose(accept, name, SOLUTIONS).name == expected


def test_the_type_that_was_asked_for_is_sent() -> None:
    assert choose("application/json", None, SOLUTIONS).content_type == "application/json; charset=utf-8"
    refused = choose("application/sparql-results+json;q=0, */*", None, SOLUTIONS)
    assert refused.types == ("application/json",)


@pytest.mark.parametrize(
    ("accept", "name", "expected"),
    [
        ("", None, "turtle"),
        ("application/json", None, "jsonld"),
        ("application/rdf+xml, text/turtle;q=0.9", None, "rdf"),
        ("", "ttl", "turtle"),
        ("", "application/n-triples", "nt"),
    ],
)
def test_of_graphs(accept: str, name: str | None, expected: str) -> None:
    assert choose(accept, name, GRAPH).name == expected


def test_what_is_not_there_is_refused_with_what_is() -> None:
    with pytest.raises(ServiceError, match="none of the accepted") as refused:
        choose("image/png", None, TRUTH)
    assert refused.value.status == 406
    assert "sparql-results+json" in refused.value.detail
    with pytest.raises(ServiceError, match="none of the accepted"):
        choose("*/*;q=0", "json", TRUTH)
    with pytest.raises(ServiceError, match="no format 'png'") as unknown:
        choose("", "png", SOLUTIONS)
    assert unknown.value.status == 400
