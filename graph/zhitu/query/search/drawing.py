"""Hits for people to read: rich renderables, the words of the query marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from zhitu.query.render import counted, plain
from zhitu.query.search.hits import EntityHit, QuoteHit, Spans
from zhitu.vocabulary import vocabulary

__all__ = ["found_entities", "found_quotes", "pieces"]

_MARK = "bold yellow"


def pieces(text: str, spans: Spans) -> list[tuple[str, bool]]:
    """A text cut at its spans: (piece, whether it is marked).

    >>> pieces("设在广州。", ((2, 4),))
    [('设在', False), ('广州', True), ('。', False)]
    """
    found, at = [], 0
    for start, end in spans:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, marked) for piece, marked in (*found, (text[at:], False)) if piece]


def _marked(text: str, spans: Spans) -> Text:
    return Text().join(plain(piece, _MARK if marked else "") for piece, marked in pieces(text, spans))


def found_entities(hits: Sequence[EntityHit]) -> RenderableType:
    """Entities, one a line: name, class, the form that was found, mentions, IRI."""
    return Group(*(_entity(hit) for hit in hits)) if hits else _nothing()


def _entity(hit: EntityHit) -> Text:
    known = vocabulary().classes
    kinds = "、".join(f"{known[c].zh} {known[c].en}" for c in hit.classes if c in known)
    same = hit.name == hit.label
    line = _marked(hit.label, hit.spans) if same else plain(hit.label)
    if not same:
        line = Text.assemble(line, "  ← ", _marked(hit.name, hit.spans))
    counts = f"{hit.mentions} × in {counted(hit.documents, 'document')}"
    told = plain(f"人工 asserted by {'、'.join(hit.by)}" if hit.by else counts, "dim")
    return Text.assemble(line, ("  " + kinds, "green"), "  ", told, "  ", plain(hit.iri, "cyan"))


def found_quotes(hits: Iterable[QuoteHit]) -> RenderableType:
    """Sentences, each with its document and date."""
    lines = [
        Text.assemble(_marked(hit.quote, hit.spans), plain(f" — {hit.title or hit.identifier}", "dim"), _more(hit))
        for hit in hits
    ]
    return Group(*lines) if lines else _nothing()


def _more(hit: QuoteHit) -> Text:
    """The date, and the person who found it."""
    return plain((f", {hit.date}" if hit.date else "") + (f", 人工 asserted by {hit.by}" if hit.by else ""), "dim")


def _nothing() -> Text:
    return Text("nothing found", style="yellow")
