"""RDF terms as N-Triples text: the one formatter, for files, for updates and, parsed, for quads.

pyoxigraph serialises all that comes from a source, so that hostile text stays inert; what `zhitu.iri` minted and the
closed vocabulary are plain ASCII or letters and only need their angle brackets.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from zhitu.edtf import bounds
from zhitu.iri import PREFIXES, ZT
from zhitu.names import is_traditional
from zhitu.surrogates import SURROGATE

__all__ = [
    "confidence",
    "decimal",
    "edtf",
    "edtf_bounds",
    "integer",
    "iri",
    "named",
    "source_iri",
    "tagged",
    "term",
    "text",
]

_NOT_IN_IRIS = re.compile('[\\x00-\\x20<>"{}|\\\\^`]|%(?![0-9A-Fa-f]{2})')
_XSD = PREFIXES["xsd"]


@cache
def term(name: str) -> str:
    """A term by its prefixed name; a bare one belongs to the ontology.

    >>> term("Claim"), term("rdf:type")
    ('<https://w3id.org/zhitu/ontology#Claim>', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>')
    """
    prefix, colon, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>" if colon else f"<{ZT}{name}>"


def iri(value: str) -> str:
    """An IRI that `zhitu.iri` minted."""
    return f"<{value}>"


def source_iri(url: str) -> str | None:
    """A URL from a source as an IRI, with what may not stand in one percent-encoded; None where it is no absolute IRI.

    >>> source_iri("https://example.org/a b"), source_iri("see annex")
    ('<https://example.org/a%20b>', None)
    """
    encoded = _NOT_IN_IRIS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), _plain(url).strip())
    try:
        return str(ox.NamedNode(encoded))
    except ValueError:
        return None


def text(value: str) -> str:
    """A plain string.

    >>> text('say "x" .')
    '"say \\\\"x\\\\" ."'
    """
    return str(ox.Literal(_plain(value)))


def tagged(value: str, language: str) -> str:
    """A string with a language tag; without one where `language` is not well formed."""
    try:
        return str(ox.Literal(_plain(value), language=language))
    except ValueError:
        return text(value)


def named(value: str) -> str:
    """A Chinese name or word, `@zh-Hant` where it is traditional (pyoxigraph writes all tags in lower case).

    >>> named("广州"), named("廣州")
    ('"广州"@zh', '"廣州"@zh-hant')
    """
    return tagged(value, "zh-Hant" if is_traditional(value) else "zh")


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{_XSD}integer>'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{str(value).lower()}"^^<{_XSD}boolean>'


def decimal(value: Decimal) -> str:
    """An xsd:decimal in plain notation, without exponent or trailing zeros; ValueError for infinity and NaN.

    >>> decimal(Decimal("4.02570E+7")), decimal(Decimal("37.80"))[:6]
    ('"40257000"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"37.8"')
    """
    if not value.is_finite():
        raise ValueError(f"{value} is no number that a graph can hold")
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f'"{"0" if digits in ("-0", "") else digits}"^^<{_XSD}decimal>'


def confidence(value: float) -> str:
    """A confidence with two places, kept between 0 and 1.

    >>> confidence(0.9666)[:6]
    '"0.97"'
    """
    return f'"{min(max(value, 0.0), 1.0):.2f}"^^<{_XSD}decimal>'


def edtf(value: str) -> str:
    """An EDTF date; ValueError where it is none."""
    bounds(value)
    return f'"{value}"^^{term("edtf:edtf")}'


def edtf_bounds(value: str) -> tuple[str, str]:
    """First and last day of an EDTF date as xsd:date."""
    first, last = bounds(value)
    return f'"{first.isoformat()}"^^<{_XSD}date>', f'"{last.isoformat()}"^^<{_XSD}date>'


def _plain(value: str) -> str:
    """`value` with lone surrogates, which UTF-8 cannot hold, turned to U+FFFD one for one."""
    return SURROGATE.sub("\ufffd", value)
