"""What IRIs of nodes carry behind a name that only their document makes a name of one thing."""

from __future__ import annotations

import hashlib
import re

from zhitu.iri import local_name

__all__ = ["as_suffix"]

#: An identifier that looks like a year and another.
_YEARLY = re.compile("[0-9]{4}_")


def as_suffix(identifier: str) -> str:
    """A document's identifier as a suffix of IRIs; with a digest where an IRI would not keep it as it is.

    >>> as_suffix("gz-2024"), as_suffix("gz/2024")
    ('gz-2024', 'gz-2024-e208a0f3')
    """
    local = local_name(identifier)
    if local == identifier and not _YEARLY.match(identifier):
        return identifier
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{local}-{digest}" if identifier else ""
