"""What stands behind the columns of a question: the thing that is called so, the document, the record that says it.

It is read off the query: `?it skos:prefLabel ?what` tells that column `what` names `?it`. So whoever writes a question
selects words only, and the answers still lead to pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Links", "linked"]

_HEAD = re.compile(r"^SELECT DISTINCT\n(?P<columns>(?:.*\n)*?)WHERE \{", re.MULTILINE)
_NODE = r"(?P<node>[?$]\w+|<[^<>\s]*>)"
_NAME = re.compile(_NODE + r" skos:prefLabel \?(?P<column>\w+)")
_TERM = re.compile(r"\(STRAFTER\(STR\([^()]*\), \"#\"\) AS \?(\w+)\)")
_MADE = re.compile(r"\(.*? AS (\?\w+)\)")
_SOURCE = re.compile(r"[?$](\w+) dcterms:(?:identifier|title) \?(?:identifier|title)\b")
_RECORD = re.compile(r"[{.]\s*\?(\w+) (?:[^.{}?$<]|[?$]\w+|<[^<>\s]*>)*?\bzt:evidence ")


@dataclass(frozen=True, slots=True)
class Links:
    """Variables by what they stand for, without their mark; `names` has an IRI in brackets where a thing was given."""

    names: dict[str, str] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    source: str | None = None
    record: str | None = None
    #: What the query selects for this alone.
    added: tuple[str, ...] = ()


def linked(sparql: str) -> tuple[str, Links]:
    """The query with what its columns lead to selected as well; as it is where it is not written like the questions.

    A column that several patterns bind leads nowhere, since which of them did cannot be told.
    """
    head = _HEAD.search(sparql)
    if head is None:
        return sparql, Links()
    nodes: dict[str, set[str]] = {}
    for found in _NAME.finditer(sparql, head.end()):
        nodes.setdefault(found["column"], set()).add(found["node"].lstrip("?$"))
    columns = set(re.findall(r"[?$](\w+)", _MADE.sub(r"\1", head["columns"])))
    names = {column: min(found) for column, found in nodes.items() if len(found) == 1 and column in columns}
    source, record = (p.search(sparql, head.end()) for p in (_SOURCE, _RECORD))
    told = [source[1] if source else None, record[1] if record else None]
    if "quote" not in columns and told[0] is not None and "document" in columns:
        names["document"], told = told[0], [None, None]
    wanted = [v for v in dict.fromkeys([*names.values(), *told]) if v and not v.startswith("<") and v not in columns]
    terms = frozenset(_TERM.findall(head["columns"]))
    more = "".join(f"  ?{name}\n" for name in wanted)
    text = sparql[: head.end("columns")] + more + sparql[head.end("columns") :]
    return text, Links(names, terms, told[0], told[1], tuple(wanted))
