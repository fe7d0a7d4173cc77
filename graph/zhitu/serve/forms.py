"""What kind of query a text is, by its tokens, without a parser."""

from __future__ import annotations

from zhitu.tokens import tokens

__all__ = ["kind_of"]

_KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def kind_of(sparql: str) -> str | None:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; None where the text is no query.

    >>> kind_of("PREFIX select: <urn:ask> # DESCRIBE\\nconstruct WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    return next((token.word for token in tokens(sparql) if token.word in _KINDS), None)
