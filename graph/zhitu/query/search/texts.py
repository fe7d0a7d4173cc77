"""Sentences of the stored texts, read from end to end: an index of them would be as large as the graph itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhitu.query.search.hits import LIMIT, MOST, QuoteHit
from zhitu.query.search.text import fold, patterns, spans
from zhitu.sparql import Queryable, batches, iri, rows

__all__ = ["has_texts", "texts"]

#: A sentence, English ones as well, with what ends it; and how long one is shown.
_SENTENCE = re.compile(r"(?:[^。！？!?；;.\n]|\.(?=\S))+[。！？!?；;.]?")
_LONGEST = 300
_DOCUMENTS = """SELECT ?d ?i ?t ?on WHERE {
  { SELECT ?d (MAX(?day) AS ?last) WHERE { ?d a zt:Document OPTIONAL { ?d zt:firstDay ?day } } GROUP BY ?d }
  ?d dcterms:identifier ?i OPTIONAL { ?d dcterms:title ?t } OPTIONAL { ?d dcterms:issued ?on } }
  ORDER BY DESC(?last) ?d"""
_TEXTS = "SELECT ?d ?text WHERE {{ VALUES ?d {{ {documents} }} GRAPH ?d {{ ?d zt:text ?text }} }}"


def has_texts(graph: Queryable) -> bool:
    """Whether the graph keeps the full text of any document."""
    return any(rows(graph, "SELECT ?d WHERE { ?d zt:text ?text } LIMIT 1"))


def texts(
    graph: Queryable,
    text: str,
    *,
    limit: int = LIMIT,
    progress: Callable[[int, int | None], None] | None = None,
) -> list[QuoteHit]:
    """Sentences of the texts with all words of `text`, in any way of writing, those of the latest documents first."""
    found: list[QuoteHit] = []
    if not patterns(text):
        return found
    documents = {d: (i, t, on) for d, i, t, on in rows(graph, _DOCUMENTS) if d is not None}
    done = 0
    for batch in batches(list(documents)):
        query = _TEXTS.format(documents=" ".join(map(iri, batch)))
        whole = {d: stored for d, stored in rows(graph, query) if d is not None and stored is not None}
        for document in batch:
            identifier, title, date = documents[document]
            for start, said in _sentences(whole.get(document, ""), text):
                at = f"{document}#char={start},{start + len(said)}"
                told = start, document, identifier or document, title, date
                found.append(QuoteHit(at, said, tuple(spans(said, text)), *told))
                if len(found) >= min(limit, MOST):
                    return found
        done += len(batch)
        if progress is not None:
            progress(done, len(documents))
    return found


def _sentences(whole: str, text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text that have all words of another, each with where it begins; long ones around the first."""
    wanted = patterns(text)
    folded = fold(whole)
    if not all(part.search(folded) for part in wanted):
        return
    for match in _SENTENCE.finditer(whole):
        folded = fold(match[0])
        if all(part.search(folded) for part in wanted):
            start, said = match.start(), match[0]
            if len(said) > _LONGEST:
                first = max(0, spans(said, text)[0][0] - _LONGEST // 2)
                start, said = start + first, said[first : first + _LONGEST]
            yield start + len(said) - len(said.lstrip()), said.strip()
