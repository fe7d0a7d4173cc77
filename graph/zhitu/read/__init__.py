"""Stage 1: files, folders, rows and manifests → documents."""

from __future__ import annotations

from zhitu.read.documents import count, ignored, read
from zhitu.read.metadata import Metadata
from zhitu.read.sources import alike

__all__ = ["Metadata", "alike", "count", "ignored", "read"]
