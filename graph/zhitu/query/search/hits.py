"""What a search gives, and what can be searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["LIMIT", "MOST", "EntityHit", "How", "QuoteHit", "Searcher", "Spans", "best"]

#: Hits that a search gives unless told, and at most.
LIMIT, MOST = 10, 10_000
#: The whole name, its beginning, a part of it; its pinyin initials or its pinyin, of which the query is the beginning.
How = Literal["exact", "prefix", "contained", "initials", "pinyin"]

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class EntityHit:
    """An entity that was found: under which of its names, and how.

    `spans` say where in `name` the words of the query stand; empty where pinyin led there. `score` is above 0 and at
    most 1, and falls from hit to hit. `by` holds the people on whose word an entity is there that no document
    mentions as far as the extractor saw.
    """

    iri: str
    label: str
    classes: tuple[str, ...]
    name: str
    how: How
    spans: Spans
    mentions: int
    documents: int
    score: float
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteHit:
    """A sentence that was found, with its document; `spans` say where in it the words of the query stand.

    `by` is the person who found that it says something, None where an extractor did.
    """

    iri: str
    quote: str
    spans: Spans
    start: int
    document: str
    identifier: str
    title: str | None
    date: str | None
    by: str | None = None


def best(hits: Iterable[EntityHit], limit: int) -> list[EntityHit]:
    """The first hits of what was found under several names, each entity once."""
    found: dict[str, EntityHit] = {}
    for hit in sorted(hits, key=lambda hit: -hit.score):
        found.setdefault(hit.iri, hit)
    return list(found.values())[:limit]


class Searcher(Protocol):
    """Something that finds names and sentences: an index, or, more slowly, the graph itself."""

    def entities(self, text: str, *, kind: str | None = None, limit: int = LIMIT) -> list[EntityHit]:
        """Entities with a name that has all words of `text`: whole names, then beginnings, then parts, by mentions.

        `kind` is a class of the ontology, subclasses included. Letters alone are tried as pinyin, too.
        """

    def quotes(self, text: str, *, limit: int = LIMIT, overlapping: bool = False) -> list[QuoteHit]:
        """Sentences with all words of `text`, those of the latest documents first; of overlapping ones the first.

        `overlapping`: all of them, as each is the evidence of something else.
        """
