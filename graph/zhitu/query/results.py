"""Results of SPARQL as bytes: the standard formats, written by pyoxigraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TypeVar

import pyoxigraph as ox

from zhitu.errors import UnknownName
from zhitu.sparql import Results, once
from zhitu.xml import XML, into, writable

__all__ = ["FORMATS", "write"]

_Format = TypeVar("_Format")

_SOLUTIONS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_TRIPLES = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "xml": ox.RdfFormat.RDF_XML,
    "json": ox.RdfFormat.JSON_LD,
}

#: Every format that `write` knows; `table` is drawn elsewhere.
FORMATS = tuple(sorted({*_SOLUTIONS, *_TRIPLES}))


def write(results: Results, output: IO[bytes], form: str, *, prefixes: Mapping[str, str] | None = None) -> None:
    """Write results in UTF-8: SELECT and ASK as csv, tsv, json or xml, CONSTRUCT as turtle, nt, xml or json.

    UnknownName where the format does not suit the kind of result, ExportError where it cannot hold it.
    """
    if isinstance(results, ox.QueryTriples):
        syntax = _known(_TRIPLES, form, "CONSTRUCT and DESCRIBE")
        triples = once(writable(results) if syntax in XML else results)
        ox.serialize(triples, into(output, syntax), syntax, prefixes=dict(prefixes) if prefixes else None)
    elif isinstance(results, ox.QueryBoolean):
        allowed = {name: _SOLUTIONS[name] for name in ("json", "xml")}
        if form in ("csv", "tsv"):  # these have no form for a truth value; one line says it all
            output.write(b"true\n" if results else b"false\n")
        else:
            results.serialize(output, format=_known(allowed, form, "ASK"))
    else:
        wanted = _known(_SOLUTIONS, form, "SELECT")
        results.serialize(into(output, wanted), format=wanted)


def _known(formats: Mapping[str, _Format], form: str, kind: str) -> _Format:
    try:
        return formats[form]
    except KeyError:
        raise UnknownName(f"format for {kind}", form, ["table", *formats], closed=True) from None
