"""What kind of query a text is, and which prefixes it takes for granted; by its tokens, without a parser."""

from __future__ import annotations

from zhitu.tokens import tokens

__all__ = ["kind_of", "undeclared"]

_KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def kind_of(sparql: str) -> str | None:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; None where the text is no query.

    >>> kind_of("PREFIX select: <urn:ask> # DESCRIBE\\nconstruct WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    return next((token.word for token in tokens(sparql) if token.word in _KINDS), None)


def undeclared(sparql: str) -> set[str]:
    """Prefixes that a text uses without declaring them.

    >>> sorted(undeclared("PREFIX a: <urn:> SELECT * { ?x a:y b:z 'c:d' ; <e:f> _:g }"))
    ['b']
    """
    declared: set[str] = set()
    used: set[str] = set()
    before = ""
    for token in tokens(sparql):
        if token.kind == "prefixed":
            (declared if before == "PREFIX" else used).add(token.text.partition(":")[0])
        before = token.word
    return used - declared
