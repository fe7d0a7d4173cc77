"""Which rules say what is one thing: a graph that other rules settled is settled anew when it is next changed."""

from __future__ import annotations

import hashlib
from functools import cache

from zhitu.resources import ontology_path

__all__ = ["RULES", "rules_version"]

#: Raised whenever the code of this package gives a node another IRI, profile or block, or a pair another verdict.
RULES = 31
#: Tables that it reads.
_TABLES = (
    "gazetteer/*.tsv",
    "lexicon/given_names.tsv",
    "lexicon/heads.tsv",
    "lexicon/industries.tsv",
    "lexicon/namesakes.tsv",
    "lexicon/short_forms.tsv",
    "lexicon/strip.tsv",
)


@cache
def rules_version() -> str:
    """Number of the rules and a digest of their tables."""
    digest = hashlib.sha256()
    for pattern in _TABLES:
        for path in sorted(ontology_path().glob(pattern)):
            digest.update(path.read_bytes())
    return f"{RULES}+{digest.hexdigest()[:12]}"
