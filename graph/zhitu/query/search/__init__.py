"""Full-text search over the names of entities and the sentences that statements rest on.

Index     a file beside the store, which `build` writes; `update` and `revise` keep it current
Scan      the same answers from the graph itself, slowly, where there is no current index
texts     sentences of the stored texts, whether or not anything was found in them
"""

from zhitu.query.search.hits import LIMIT, MOST, EntityHit, QuoteHit, Searcher
from zhitu.query.search.index import Index
from zhitu.query.search.scan import Scan
from zhitu.query.search.texts import has_texts, texts
from zhitu.query.search.writer import Touched, build, revise, update

__all__ = [
    "LIMIT",
    "MOST",
    "EntityHit",
    "Index",
    "QuoteHit",
    "Scan",
    "Searcher",
    "Touched",
    "build",
    "has_texts",
    "revise",
    "texts",
    "update",
]
