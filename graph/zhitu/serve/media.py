"""Which format a client wants: Accept with its weights, then `?format=`, then what suits most clients."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pyoxigraph as ox

from zhitu.errors import ServiceError

__all__ = [
    "GRAPH",
    "SOLUTIONS",
    "TABLE",
    "TRUTH",
    "Form",
    "choose",
    "is_open",
    "of_page",
    "preferred",
    "takes_gzip",
    "wants_html",
]


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its short name, the media types that ask for it, the first of which is sent, and who writes it."""

    name: str
    types: tuple[str, ...]
    writer: ox.QueryResultsFormat | ox.RdfFormat | None

    @property
    def content_type(self) -> str:
        """The value of Content-Type."""
        return f"{self.types[0]}; charset=utf-8"


_JSON = Form("json", ("application/sparql-results+json", "application/json"), ox.QueryResultsFormat.JSON)
_XML = Form("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), ox.QueryResultsFormat.XML)
_CSV = Form("csv", ("text/csv",), ox.QueryResultsFormat.CSV)
_TSV = Form("tsv", ("text/tab-separated-values", "text/tsv"), ox.QueryResultsFormat.TSV)

#: Of SELECT, the first being what `*/*` gets.
SOLUTIONS = (_JSON, _XML, _CSV, _TSV)
#: Of ASK. CSV and TSV have no standard form for it: one word, as most stores do it.
TRUTH = (_JSON, _XML, Form("csv", _CSV.types, None), Form("tsv", _TSV.types, None))

_TURTLE = Form("turtle", ("text/turtle", "application/x-turtle"), ox.RdfFormat.TURTLE)
_NT = Form("nt", ("application/n-triples", "text/plain"), ox.RdfFormat.N_TRIPLES)
_RDFXML = Form("rdf", ("application/rdf+xml", "application/xml", "text/xml"), ox.RdfFormat.RDF_XML)
_JSONLD = Form("jsonld", ("application/ld+json", "application/json"), ox.RdfFormat.JSON_LD)
_NQ = Form("nq", ("application/n-quads",), ox.RdfFormat.N_QUADS)
_TRIG = Form("trig", ("application/trig",), ox.RdfFormat.TRIG)

#: Of CONSTRUCT and DESCRIBE, and of one graph.
GRAPH = (_TURTLE, _NT, _RDFXML, _JSONLD, _NQ, _TRIG)

#: Of an answer that has a page and JSON of its own, beside these: its rows as a result of SPARQL.
TABLE = (_CSV, _TSV, Form("xml", _XML.types[:1], _XML.writer), Form("srj", _JSON.types[:1], _JSON.writer))
_PAGE, _OBJECT = Form("html", ("text/html",), None), Form("json", ("application/json",), None)

_DATA = [media for form in (*SOLUTIONS, *GRAPH) for media in form.types] + ["application/problem+json"]
#: Accept headers that are remembered: clients have few, and to read one takes as long as a small answer.
_KNOWN = 64
_NO_WEIGHT = re.compile(r"q\s*=\s*0(?:\.0*)?")
_ALIASES = {
    "ttl": "turtle",
    "n3": "turtle",
    "ntriples": "nt",
    "n-triples": "nt",
    "nquads": "nq",
    "n-quads": "nq",
    "xml": "rdf",
    "rdfxml": "rdf",
    "rdf+xml": "rdf",
    "json": "jsonld",
    "json-ld": "jsonld",
}


@lru_cache(maxsize=_KNOWN)
def choose(accept: str, name: str | None, forms: Sequence[Form]) -> Form:
    """The form that a request gets: of Accept where that decides, else of its short name, else the first.

    ServiceError 406 where none of them will do, with what there is.

    >>> choose("text/csv;q=0.5, application/json", None, SOLUTIONS).name
    'json'
    >>> choose("*/*", "tsv", SOLUTIONS).name, choose("", None, SOLUTIONS).name
    ('tsv', 'json')
    """
    if is_open(accept):
        return forms[0] if name is None else _named(name, forms)
    offers = [(media, form) for form in forms for media in form.types]
    found = preferred(accept, [media for media, _ in offers])
    if found is None:
        raise ServiceError(
            406,
            "none of the accepted formats is there",
            f"ask for one of: {', '.join(form.types[0] for form in forms)}",
        )
    form = next(form for media, form in offers if media == found)
    return replace(form, types=(found,))


@lru_cache(maxsize=_KNOWN)
def is_open(accept: str) -> bool:
    """Whether Accept leaves the form of data open: it names nothing, or pages first and then anything, as browsers do.

    >>> is_open("*/*"), is_open("text/html, */*;q=0.8"), is_open("text/html"), is_open("text/csv, */*;q=0.1")
    (True, True, False, False)
    """
    ranges = _ranges(accept)
    return all(media == "*/*" and weight > 0 for media, weight in ranges) or (
        any(media == "*/*" and weight > 0 for media, weight in ranges) and wants_html(accept)
    )


@lru_cache(maxsize=_KNOWN)
def wants_html(accept: str) -> bool:
    """Whether a page is preferred to all data; a client that takes anything is a program.

    >>> wants_html("text/html,application/xml;q=0.9,*/*;q=0.8"), wants_html("text/html"), wants_html("*/*")
    (True, True, False)
    >>> wants_html("application/sparql-results+json, text/html;q=0.5, */*;q=0.1")
    False
    """
    named = ",".join(part for part in accept.split(",") if not part.strip().startswith("*"))
    return preferred(named, [*_DATA, "text/html"]) == "text/html"


def of_page(accept: str, name: str | None, others: Sequence[Form] = ()) -> Form:
    """The form of what has a page and JSON: of its short name, else of Accept; JSON where Accept takes nothing of it.

    >>> of_page("text/html, */*;q=0.8", None).name, of_page("text/html", "json").name, of_page("image/png", None).name
    ('html', 'json', 'json')
    """
    if name is not None:
        return _named(name, (_OBJECT, _PAGE, *others))
    if wants_html(accept):
        return _PAGE
    offers = {media: form for form in (*others, _OBJECT) for media in form.types}
    found = preferred(accept, [*_OBJECT.types, *offers])
    return _OBJECT if found is None else offers[found]


def takes_gzip(accepted: str) -> bool:
    """Whether Accept-Encoding allows gzip.

    >>> takes_gzip("gzip, br"), takes_gzip("*"), takes_gzip("gzip;q=0, *"), takes_gzip("")
    (True, True, False, False)
    """
    weights: dict[str, bool] = {}
    for part in accepted.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        weights[coding] = not any(_NO_WEIGHT.fullmatch(parameter) for parameter in parameters)
    return weights.get("gzip", weights.get("*", False))


def _named(name: str, forms: Sequence[Form]) -> Form:
    """The form of a short name or media type; ServiceError 400 where it is none of these."""
    by_name = {form.name: form for form in forms} | {media: form for form in forms for media in form.types}
    wanted = name.lower()
    for key in (wanted, _ALIASES.get(wanted, "")):
        if key in by_name:
            return by_name[key]
    raise ServiceError(400, f"no format {name!r} for this result", f"choose {', '.join(f.name for f in forms)}")


def preferred(accept: str, offers: Iterable[str]) -> str | None:
    """The offer with the highest weight, the earlier where two are alike; None where none is acceptable.

    >>> preferred("text/*;q=0.3, text/html;q=0.7, */*;q=0.1", ["text/plain", "text/html", "a/b"])
    'text/html'
    >>> preferred("text/html, text/csv;q=0", ["text/csv"]) is None
    True
    """
    ranges = _ranges(accept) or [("*/*", 1.0)]
    best: tuple[float, str] | None = None
    for offer in offers:
        weight = _weight(offer, ranges)
        if weight > 0 and (best is None or weight > best[0]):
            best = (weight, offer)
    return best and best[1]


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Media ranges of an Accept header with their weights; what cannot be read is left out."""
    found = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" not in media:
            continue
        weight = next((p[2:].strip() for p in parameters if p.startswith("q=")), "1")
        try:
            found.append((media, min(1.0, max(0.0, float(weight)))))
        except ValueError:
            continue
    return found


def _weight(offer: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of the most specific range that an offer falls into, 0 where there is none."""
    kind = offer.partition("/")[0]
    for pattern in (offer, f"{kind}/*", "*/*"):
        weights = [weight for media, weight in ranges if media == pattern]
        if weights:
            return max(weights)
    return 0.0
