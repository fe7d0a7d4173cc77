"""The sentences in which a thing is named, cut out of the stored texts; the name alone where a graph has no texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhitu.sparql import Queryable, iri, rows

__all__ = ["Mentioned", "mentioned", "sentence"]

#: Characters that are looked at before and after a name.
_AROUND = 150
_END = re.compile("[。！？!?；\n]")
_QUERY = """SELECT ?d ?s ?e ?name ?before ?after WHERE {{
  {{ SELECT DISTINCT ?d ?s ?e ?name WHERE {{ GRAPH ?d {{ ?q zt:mentions {entity} ; zt:start ?s ; zt:end ?e ;
    zt:quote ?name ; zt:document ?d }} }} ORDER BY ?d ?s LIMIT {most} }}
  OPTIONAL {{ GRAPH ?d {{ ?d zt:text ?text }} }}
  BIND (SUBSTR(?text, IF(?s > {around}, ?s - {around} + 1, 1), IF(?s > {around}, {around}, ?s)) AS ?before)
  BIND (SUBSTR(?text, ?e + 1, {around}) AS ?after)
}} ORDER BY ?d ?s"""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A sentence that names a thing: the IRI of its document, where it begins there, its words."""

    document: str
    start: int
    quote: str


def mentioned(graph: Queryable, entity: str, *, most: int = 5) -> list[Mentioned]:
    """Sentences that name the entity, each once, in order of document and place."""
    found: dict[Mentioned, None] = {}
    for document, start, end, name, before, after in rows(
        graph, _QUERY.format(entity=iri(entity), most=most, around=_AROUND)
    ):
        at = int(start or 0)
        text, place = (before or "") + (name or "") + (after or ""), len(before or "")
        first, last = sentence(text, place, place + int(end or 0) - at)
        found.setdefault(Mentioned(document or "", at - place + first, text[first:last]))
    return list(found)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that a place stands in begins and ends, without blanks around it.

    >>> text = "甲在此。乙所在广州。丙"
    >>> text[slice(*sentence(text, 4, 6))]
    '乙所在广州。'
    """
    ends = [found.end() for found in _END.finditer(text, 0, start)]
    after = _END.search(text, end)
    first, last = ends[-1] if ends else 0, after.end() if after else len(text)
    said = text[first:last]
    return first + len(said) - len(said.lstrip()), last - (len(said) - len(said.rstrip()))
