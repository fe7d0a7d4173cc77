"""A document and all that it says, in the named graph whose IRI is the document's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pyoxigraph as ox

from zhitu.assertion import terms as t
from zhitu.assertion.merge import Identity
from zhitu.assertion.statements import Statements
from zhitu.edtf import is_edtf
from zhitu.errors import InputError
from zhitu.iri import Iris
from zhitu.model import Document, Extraction

__all__ = ["document_warnings", "lines", "quads"]


def lines(
    document: Document,
    extraction: Extraction,
    resolution: Mapping[str, Identity],
    iris: Iris,
    run: str,
    *,
    with_text: bool = True,
    rejected: Collection[str] = (),
) -> Iterator[str]:
    """The document's graph as lines of N-Quads; every value is inert, whatever it holds.

    `run` is the IRI of the run; claims, events and observations with an IRI of `rejected` are marked so. Raises
    InputError for a document date that is no EDTF, ValueError for an extraction that breaks the vocabulary (a span
    outside the text, a statement without evidence).
    """
    graph = t.iri(iris.document(document.id))
    statements = Statements(document, extraction, resolution, iris, document.id, run, rejected=rejected)
    for triples in (_metadata(document, graph, with_text), statements.triples()):
        for triple in triples:
            yield f"{triple} {graph} .\n"


def quads(
    document: Document,
    extraction: Extraction,
    resolution: Mapping[str, Identity],
    iris: Iris,
    run: str,
    *,
    with_text: bool = True,
) -> Iterator[ox.Quad]:
    """What `lines` writes, as pyoxigraph quads."""
    written = "".join(lines(document, extraction, resolution, iris, run, with_text=with_text))
    yield from ox.parse(written.encode(), format=ox.RdfFormat.N_QUADS)


def document_warnings(document: Document) -> Iterator[str]:
    """What of the document's metadata a graph cannot hold."""
    if document.url and t.source_iri(document.url) is None:
        yield f"{document.where or document.id}: url {document.url!r} is no absolute IRI and was left out"


def _metadata(document: Document, subject: str, with_text: bool) -> Iterator[str]:
    yield f"{subject} {t.term('rdf:type')} {t.term('Document')}"
    yield f"{subject} {t.term('dcterms:identifier')} {t.text(document.id)}"
    if document.title:
        chinese = document.language.lower().partition("-")[0].partition("_")[0] == "zh"
        title = t.named(document.title) if chinese else t.tagged(document.title, document.language)
        yield f"{subject} {t.term('dcterms:title')} {title}"
    if document.date:
        if not is_edtf(document.date):
            remedy = "write a year, month or day such as 2022, 2022-09 or 2022-09-01"
            raise InputError(document.where or document.id, f"date {document.date!r} is no EDTF date", remedy)
        yield f"{subject} {t.term('dcterms:issued')} {t.edtf(document.date)}"
    if document.publisher:
        yield f"{subject} {t.term('dc:publisher')} {t.text(document.publisher)}"
    source = t.source_iri(document.url) if document.url else None
    if source:
        yield f"{subject} {t.term('dcterms:source')} {source}"
    yield f"{subject} {t.term('dcterms:language')} {t.text(document.language)}"
    yield f"{subject} {t.term('sha256')} {t.text(document.sha256)}"
    if with_text:
        yield f"{subject} {t.term('text')} {t.text(document.text)}"
