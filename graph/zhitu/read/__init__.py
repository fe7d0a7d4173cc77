"""Stage 1: files, folders, rows and manifests → documents."""

from __future__ import annotations

from zhitu.read.documents import count, ignored, named, read, single
from zhitu.read.metadata import Metadata
from zhitu.read.sources import alike, identifier_of

__all__ = ["Metadata", "alike", "count", "identifier_of", "ignored", "named", "read", "single"]
