"""Stage 3: identity in a corpus, and the decisions of people.

Resolver, NameResolver   which entities of documents are one thing, with its IRI and preferred name
Judgement …              what people decided, as a log that is a text file; `asserted` makes statements of it
"""

from zhitu.resolve.curation import Assertion, asserted
from zhitu.resolve.judgement import Figure, Happening, Judgement, Passage, Thing
from zhitu.resolve.judgements import read_judgements, write_judgements
from zhitu.resolve.resolver import NameResolver, Resolved, Resolver

__all__ = [
    "Assertion",
    "Figure",
    "Happening",
    "Judgement",
    "NameResolver",
    "Passage",
    "Resolved",
    "Resolver",
    "Thing",
    "asserted",
    "read_judgements",
    "write_judgements",
]
