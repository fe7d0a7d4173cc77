"""Which other machines a query or update would have the engine ask: none, unless the operator has allowed the host."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhitu.errors import ServiceError
from zhitu.tokens import Prologue, Token, tokens

__all__ = ["check_address", "check_reach"]

#: An address in its plainest form; what is written in any other way is refused rather than interpreted.
_ADDRESS = re.compile(
    r"(https?)://([a-z0-9]|[a-z0-9][a-z0-9.-]*[a-z0-9]|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?(?:[/?][!-~]*)?"
)
#: The documents of LOAD are fetched here, so that their paths may be those of IRIs: …/id/广州.
_DOCUMENT = re.compile(_ADDRESS.pattern.replace("[!-~]", "[!-~\u00a0-\ud7ff\ue000-\U0010ffff]"))
_PORTS = {"http": "80", "https": "443"}
_MAY_REACH = re.compile(r"SERVICE|LOAD", re.IGNORECASE)


def check_reach(sparql: str, allowed: frozenset[str], prefixes: Mapping[str, str]) -> None:
    """ServiceError 403 where the text holds a SERVICE or LOAD whose address is not on the list, or not plain to see.

    Raised, too, where a keyword and a name stand so close that they cannot be told apart.

    >>> check_reach("SELECT * { ?service ?load 'SERVICE <http://e/>' }", frozenset(), {})
    >>> check_reach("SELECT * { SERVICE <http://e/sparql> { ?s ?p ?o } }", frozenset({"e"}), {})
    """
    if not _MAY_REACH.search(sparql):
        return
    prologue = Prologue(prefixes)
    stream = list(tokens(sparql)) + [Token("end", "", len(sparql))] * 2
    for at, token in enumerate(stream):
        if token.hides("SERVICE") or token.hides("LOAD"):
            remedy = "call the prefix something else" if token.kind == "prefixed" else "set blanks around"
            raise ServiceError(403, "a keyword is not to be told from a name", f"{remedy}: {token.text[:100]!r}")
        if token.word == "PREFIX":
            prologue.declare(stream[at + 1], stream[at + 2])
        elif token.word in ("SERVICE", "LOAD"):
            target = stream[at + 2] if stream[at + 1].word == "SILENT" else stream[at + 1]
            _check(token.word, prologue.iri(target), target, allowed)


def _check(keyword: str, address: str | None, target: Token, allowed: frozenset[str]) -> None:
    if allowed and address is None:
        raise ServiceError(403, f"{keyword} needs an address in the query", f"not {target.text[:100]!r}")
    check_address(keyword, address or "", allowed)


def check_address(keyword: str, address: str, allowed: frozenset[str]) -> None:
    """ServiceError 403 where an address, which is taken as it stands, is not on the list, or not plain to see.

    >>> check_address("LOAD", "http://e/id/广州", frozenset({"e"}))
    """
    if not allowed:
        raise ServiceError(403, f"{keyword} is switched off", "hosts are allowed with --allow-service HOST")
    match = (_DOCUMENT if keyword == "LOAD" else _ADDRESS).fullmatch(address)
    if match is None:
        remedy = "write http(s)://host/path" + ("" if keyword == "LOAD" else ", in ASCII")
        raise ServiceError(403, f"{keyword} to this address is refused", remedy)
    scheme, host, port = match.groups()
    names = {f"{host}:{port or _PORTS[scheme]}"} | ({host} if port in (None, _PORTS[scheme]) else set())
    if not names & allowed:
        raise ServiceError(403, f"{keyword} to this host is refused", "hosts are allowed with --allow-service HOST")
