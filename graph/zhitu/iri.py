"""Mints every IRI of a graph; the only file that does.

The forms are those of VOCABULARY.md. All functions are pure: the same name gives the same IRI, whatever else is
in the graph.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from zhitu.model import Span
from zhitu.names import MARKS, simplify
from zhitu.settings import DEFAULT_BASE

__all__ = ["PREFIXES", "ZT", "Iris", "is_iri", "local_name"]

ZT = "https://w3id.org/zhitu/ontology#"

#: The strict prefix map for everything that does not depend on the base.
PREFIXES: dict[str, str] = {
    "zt": ZT,
    "edtf": "http://id.loc.gov/datatypes/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "prov": "http://www.w3.org/ns/prov#",
}

#: Namespaces below the base.
_FOLDERS = {
    "doc": "doc/",
    "claim": "claim/",
    "event": "event/",
    "obs": "observation/",
    "graph": "graph/",
    "run": "run/",
}
#: A character of an IRI, as a class that excludes what RFC 3987 does, private and unassigned ones included.
_OUT = (
    '\x00-\x20\x7f-\x9f<>"{}|\\\\^`%\\[\\]#\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff'
    "\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U0003fffe-\U0010ffff"
)
_PART = rf"(?:[^{_OUT}]|%[0-9A-Fa-f]{{2}})"
_HOST = rf"(?:[^{_OUT}/?@:]|%[0-9A-Fa-f]{{2}})+(?::[0-9]{{1,5}})?"
_IRI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:(?://{_HOST}(?:[/?]{_PART}*)?|(?!//){_PART}+)(?:#{_PART}*)?")
_DROPPED = str.maketrans("", "", MARKS)
_BRACKETS = str.maketrans("()", "（）")


def local_name(name: str, qualifier: str | None = None) -> str:
    """The local name of an entity's IRI, with an optional qualifier after `_`.

    >>> local_name("《广州南沙总体方案》"), local_name("香港科技大學(廣州)"), local_name("朝阳区", "北京市")
    ('广州南沙总体方案', '香港科技大学（广州）', '朝阳区_北京市')
    >>> local_name("<script> & co")
    '-script----co'
    """
    plain = simplify(unicodedata.normalize("NFC", name)).translate(_DROPPED).translate(_BRACKETS)
    local = plain
    if not plain.isalpha():  # few have more than letters
        local = "".join(
            c if c in "（）·_" or unicodedata.category(c)[0] == "L" or c.isdecimal() else "-" for c in plain
        )
    return f"{local or '-'}_{local_name(qualifier)}" if qualifier else local or "-"


def is_iri(text: str) -> bool:
    """Whether a text that came from outside may stand in a graph as an absolute IRI; no user is named in it.

    >>> is_iri("https://data.example.org/穗"), is_iri("urn:x"), is_iri("广州"), is_iri("https://e.org/%zz")
    (True, True, False, False)
    """
    return _IRI.fullmatch(text) is not None


def _digest(*parts: str) -> str:
    """16 hex digits of SHA-256 over the parts, which cannot run into each other."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(64)
def _path(identifier: str) -> str:
    """A document's identifier as it stands in IRIs; asked for again and again, once for each of its passages."""
    segments = []
    for segment in identifier.split("/"):
        safe = "".join(c if c.isalnum() else quote(c, safe="-_~.!$&'()*+,;=:@") for c in segment)
        segments.append(safe.replace(".", "%2E") if set(safe) == {"."} else safe)
    return "/".join(segments)


class Iris:
    """The IRIs of one graph, under its base.

    >>> iris = Iris()
    >>> iris.quote("gz-2022", Span(3, 7))
    'https://w3id.org/zhitu/id/doc/gz-2022#char=3,7'
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = base if base.endswith("/") else base + "/"

    @property
    def prefixes(self) -> dict[str, str]:
        """The whole prefix map of this graph."""
        return {"id": self.base, **{p: self.base + folder for p, folder in _FOLDERS.items()}, **PREFIXES}

    def entity(self, name: str, qualifier: str | None = None) -> str:
        """IRI of a thing by its full name."""
        return self.base + local_name(name, qualifier)

    def document(self, identifier: str) -> str:
        """IRI of a document, which is also that of its named graph; different identifiers give different IRIs.

        >>> Iris().document("2022/年报 #1")
        'https://w3id.org/zhitu/id/doc/2022/年报%20%231'
        """
        return self.base + "doc/" + _path(identifier)

    def quote(self, document: str, span: Span) -> str:
        """IRI of a passage, with an RFC 5147 fragment."""
        return f"{self.document(document)}#char={span.start},{span.end}"

    def claim(self, document: str, subject: str, prop: str, obj: str) -> str:
        """IRI of a claim, from the names as the document writes them."""
        return f"{self.base}claim/{_digest(document, subject, prop, obj)}"

    def event(self, document: str, name: str, kind: str, date: str | None) -> str:
        """IRI of an event."""
        return f"{self.base}event/{_digest(document, name, kind, date or '')}"

    def observation(self, document: str, name: str, *parts: str) -> str:
        """IRI of an observation; parts are indicator, value, unit, period."""
        return f"{self.base}observation/{_digest(document, name, *parts)}"

    def graph(self, name: str) -> str:
        """IRI of one of the graphs beside the documents: ontology, gazetteer, inferred, curated, runs, summary."""
        return f"{self.base}graph/{name}"

    def run(self, *parts: str) -> str:
        """IRI of a run: extractor version, ontology version and settings, no clock."""
        return f"{self.base}run/{_digest(*parts)}"
