"""XML as the engine writes it, made such that parsers read it: it lets through what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO, cast

import pyoxigraph as ox

from zhitu.errors import ExportError

__all__ = ["XML", "as_xml", "into", "writable"]

#: The forms that are XML.
XML = frozenset((ox.QueryResultsFormat.XML, ox.RdfFormat.RDF_XML))
_SUSPECT = bytes((*range(9), 11, 12, 13, *range(14, 32)))
#: UTF-8 of what is no character of XML 1.0 (section 2.2): controls, U+FFFE, U+FFFF.
_NONE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\ufffd".encode()
#: A name of XML at the end of an IRI.
_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*$")


def as_xml(piece: bytes) -> bytes:
    r"""Written XML in UTF-8: U+FFFD for what it cannot hold, a reference for CR, which parsers else make a line's end.

    >>> as_xml(b"<literal>a\x01b\r\n</literal>").decode()
    '<literal>a\ufffdb&#13;\n</literal>'
    """
    if len(piece.translate(None, _SUSPECT)) == len(piece) and b"\xef\xbf" not in piece:
        return piece
    return _NONE.sub(_REPLACEMENT, piece).replace(b"\r", b"&#13;")


def writable(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples; ExportError at one whose property RDF/XML cannot write (RDF 1.1 XML Syntax, section 2.14)."""
    known: set[str] = set()
    for triple in triples:
        if (iri := triple.predicate.value) not in known:
            if _NAME.search(iri) is None:
                raise ExportError(f"RDF/XML: cannot hold the property <{iri[:200]}>, which ends in no name; use Turtle")
            known.add(iri)
        yield triple


class _Into:
    """A file that takes XML as the engine writes it; a piece never ends within a character."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self.file.write(as_xml(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing that the file does not do by itself."""


def into(file: IO[bytes], form: ox.QueryResultsFormat | ox.RdfFormat) -> IO[bytes]:
    """Where the engine writes a form, so that the file holds XML if it is one."""
    return cast(IO[bytes], _Into(file)) if form in XML else file
