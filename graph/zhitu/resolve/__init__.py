"""Stage 3: identity in a corpus, and the decisions of people.

Resolver, NameResolver   which entities of documents are one thing, with its IRI and preferred name
Profile, blocks, compare, clusters   what documents say of a node, which to compare, which are one thing (all pure)
rules_version            which rules these are
Judgement …              what people decided, as a log that is a text file; `asserted` makes statements of it
"""

from zhitu.resolve.blocking import blocks, pairs
from zhitu.resolve.clusters import Cluster, Decided, clusters
from zhitu.resolve.curation import Assertion, asserted
from zhitu.resolve.decisions import Decisions, decisions, judged
from zhitu.resolve.features import Comparison, Feature, Verdict, compare
from zhitu.resolve.homes import with_home
from zhitu.resolve.issuers import with_issuer
from zhitu.resolve.judgement import Figure, Happening, Judgement, Passage, Thing
from zhitu.resolve.judgements import as_row, effective, parse_row
from zhitu.resolve.logfile import read_judgements, write_judgements
from zhitu.resolve.profile import Profile, joined, profile_from_json, profile_to_json, profiles
from zhitu.resolve.resolver import NameResolver, Resolved, Resolver
from zhitu.resolve.version import rules_version

__all__ = [
    "Assertion",
    "Cluster",
    "Comparison",
    "Decided",
    "Decisions",
    "Feature",
    "Figure",
    "Happening",
    "Judgement",
    "NameResolver",
    "Passage",
    "Profile",
    "Resolved",
    "Resolver",
    "Thing",
    "Verdict",
    "as_row",
    "asserted",
    "blocks",
    "clusters",
    "compare",
    "decisions",
    "effective",
    "joined",
    "judged",
    "pairs",
    "parse_row",
    "profile_from_json",
    "profile_to_json",
    "profiles",
    "read_judgements",
    "rules_version",
    "with_home",
    "with_issuer",
    "write_judgements",
]
