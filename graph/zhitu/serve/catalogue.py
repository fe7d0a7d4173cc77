"""What a service says of itself and of its data for programs: SPARQL service description, VoID, DCAT 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

import pyoxigraph as ox

from zhitu.iri import PREFIXES
from zhitu.serve.holding import Holding
from zhitu.serve.media import GRAPH, SOLUTIONS, Form
from zhitu.serve.service import Service
from zhitu.sparql import shorten

__all__ = ["catalogue"]

_RDF, _XSD, _DCTERMS = PREFIXES["rdf"], PREFIXES["xsd"], PREFIXES["dcterms"]
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_FORMATS = "http://www.w3.org/ns/formats/"
_SHORT = {"sd": _SD, "void": _VOID, "dcat": _DCAT, "dcterms": _DCTERMS, "formats": _FORMATS, "foaf": _FOAF}
#: Names of W3C's registry of formats.
_NAMED = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "nq": "N-Quads",
    "trig": "TriG",
}
_TITLE = {"zh": "知图 zhitu", "en": "zhitu: what policy documents say"}
_DESCRIPTION = {
    "zh": "政策文献中的实体、关系、事件和数字，每一条都有原文出处。",
    "en": "Entities, relations, events and figures of policy documents, each with the sentence that states it.",
}
_QUOTES_ONLY = {"zh": "只有引文，没有全文。", "en": " Quotes only, no full texts."}
_PROTOCOL = "https://www.w3.org/TR/sparql11-protocol/"

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\S+)?\Z")
_Term = ox.NamedNode | ox.Literal


def catalogue(service: Service, root: str, held: Holding, modified: datetime | None, form: Form) -> bytes:
    """The description as RDF; `root` is the address of the service."""
    assert isinstance(form.writer, ox.RdfFormat)
    told = _Catalogue(service, root, held, modified)
    data = ox.serialize(told.triples(), None, form.writer, prefixes=_SHORT)
    assert data is not None
    return data


def _say(subject: ox.NamedNode, predicate: str, *objects: _Term) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, ox.NamedNode(predicate), item) for item in objects)


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(_XSD + "integer"))


def _worded(words: dict[str, str]) -> list[ox.Literal]:
    return [ox.Literal(text, language=language) for language, text in words.items()]


class _Catalogue:
    """One description on its way."""

    def __init__(self, service: Service, root: str, held: Holding, modified: datetime | None) -> None:
        self.service, self.held, self.modified, self.root = service, held, modified, root
        self.home, self.me = ox.NamedNode(root), ox.NamedNode(f"{root}sparql")
        self.data, self.graph = ox.NamedNode(f"{root}#dataset"), ox.NamedNode(f"{root}#default-graph")
        self.access = ox.NamedNode(f"{root}#sparql")

    def triples(self) -> Iterator[ox.Triple]:
        """All triples of the catalogue: itself, its service, its dataset, and how much that holds."""
        yield from self._catalog()
        yield from self._service()
        yield from self._dataset()
        yield from self._numbers()

    def _catalog(self) -> Iterator[ox.Triple]:
        yield from _say(self.home, _RDF + "type", ox.NamedNode(_DCAT + "Catalog"))
        yield from _say(self.home, _DCTERMS + "title", *_worded(_TITLE))
        yield from _say(self.home, _DCAT + "dataset", self.data)
        yield from _say(self.home, _DCAT + "service", self.me)

    def _service(self) -> Iterator[ox.Triple]:
        config, me = self.service.config, self.me
        yield from _say(me, _RDF + "type", ox.NamedNode(_SD + "Service"), ox.NamedNode(_DCAT + "DataService"))
        yield from _say(me, _DCTERMS + "title", ox.Literal("SPARQL 1.1"))
        yield from _say(me, _DCTERMS + "conformsTo", ox.NamedNode(_PROTOCOL))
        yield from _say(me, _SD + "endpoint", me)
        yield from _say(me, _DCAT + "endpointURL", me)
        yield from _say(me, _DCAT + "endpointDescription", self.home)
        yield from _say(me, _DCAT + "servesDataset", self.data)
        languages = ["SPARQL11Query", *(["SPARQL11Update"] if config.writable else [])]
        yield from _say(me, _SD + "supportedLanguage", *(ox.NamedNode(_SD + name) for name in languages))
        formats = [ox.NamedNode(_FORMATS + _NAMED[f.name]) for f in (*SOLUTIONS, *GRAPH)]
        yield from _say(me, _SD + "resultFormat", *formats)
        features = (["UnionDefaultGraph"] if config.union else []) + (
            ["BasicFederatedQuery"] if config.services else []
        )
        yield from _say(me, _SD + "feature", *(ox.NamedNode(_SD + name) for name in features))
        yield from _say(me, _SD + "defaultDataset", self.data)

    def _dataset(self) -> Iterator[ox.Triple]:
        data, base = self.data, self.service.backend.base
        yield from _say(data, _RDF + "type", *(ox.NamedNode(space + "Dataset") for space in (_SD, _VOID, _DCAT)))
        yield from self._about()
        if self.modified is not None and _DCTERMS + "modified" not in self.held.about:
            told = self.modified.isoformat(timespec="seconds").replace("+00:00", "Z")
            yield from _say(data, _DCTERMS + "modified", ox.Literal(told, datatype=ox.NamedNode(_XSD + "dateTime")))
        yield from _say(data, _DCTERMS + "language", ox.Literal("zh"))
        yield from _say(data, _DCAT + "landingPage", self.home)
        yield from _say(data, _FOAF + "homepage", self.home)
        yield from _say(data, _DCAT + "distribution", self.access)
        yield from _say(self.access, _RDF + "type", ox.NamedNode(_DCAT + "Distribution"))
        yield from _say(self.access, _DCTERMS + "title", ox.Literal("SPARQL 1.1"))
        yield from _say(self.access, _DCAT + "accessURL", self.me)
        yield from _say(self.access, _DCAT + "accessService", self.me)
        yield from _say(data, _VOID + "sparqlEndpoint", self.me)
        yield from _say(data, _VOID + "uriSpace", ox.Literal(base))
        yield from _say(data, _VOID + "uriLookupEndpoint", ox.NamedNode(f"{self.root}search?q="))
        yield from _say(data, _VOID + "openSearchDescription", ox.NamedNode(f"{self.root}opensearch.xml"))
        yield from _say(data, _VOID + "feature", *(ox.NamedNode(_FORMATS + _NAMED[form.name]) for form in GRAPH))
        yield from _say(data, _VOID + "exampleResource", *map(ox.NamedNode, self.held.examples))
        yield from _say(data, _VOID + "vocabulary", *map(ox.NamedNode, self._vocabularies()))
        yield from _say(data, _SD + "defaultGraph", self.graph)
        yield from _say(self.graph, _RDF + "type", ox.NamedNode(_SD + "Graph"))

    def _about(self) -> Iterator[ox.Triple]:
        """Title, description and whatever else the graph says of its base; else what holds for each such graph."""
        about = {name: list(values) for name, values in self.held.about.items()}
        for name, words in (("title", _TITLE), ("description", _DESCRIPTION)):
            if _DCTERMS + name not in about:
                if name == "description" and not self.service.config.texts:
                    words = {language: text + _QUOTES_ONLY[language] for language, text in words.items()}
                yield from _say(self.data, _DCTERMS + name, *_worded(words))
        for name, values in about.items():
            yield from _say(self.data, name, *map(_value, values))

    def _vocabularies(self) -> list[str]:
        """Those of which the graph has terms; all that it may have where that is not known."""
        terms = [*self.held.classes, *self.held.properties]
        used = [space for space in PREFIXES.values() if any(term.startswith(space) for term in terms)]
        return used or list(PREFIXES.values())

    def _numbers(self) -> Iterator[ox.Triple]:
        for name, number in self.held.sizes.items():
            yield from _say(self.data, _VOID + name, _number(number))
        parts = (("class", "entities", self.held.classes), ("property", "triples", self.held.properties))
        for kind, what, numbers in parts:
            for term, number in sorted(numbers.items()):
                short = shorten(term, PREFIXES).strip("<>")
                part = ox.NamedNode(f"{self.root}#{kind}-{quote(short, safe=':')}")
                yield from _say(self.data, f"{_VOID}{kind}Partition", part)
                yield from _say(part, _RDF + "type", ox.NamedNode(_VOID + "Dataset"))
                yield from _say(part, _VOID + kind, ox.NamedNode(term))
                yield from _say(part, _VOID + what, _number(number))


def _value(text: str) -> _Term:
    """What the graph says of itself: an address, a moment, or words."""
    if _DAY.match(text):
        return ox.Literal(text, datatype=ox.NamedNode(_XSD + ("dateTime" if "T" in text else "date")))
    if text.startswith(("http://", "https://", "urn:", "mailto:")):
        try:
            return ox.NamedNode(text)
        except ValueError:
            pass
    return ox.Literal(text)
