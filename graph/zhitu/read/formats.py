"""Which suffix is read by whom: the one place to add a format."""

from __future__ import annotations

from collections.abc import Callable

from zhitu.read.docx import read_docx
from zhitu.read.html import read_html
from zhitu.read.markdown import read_markdown
from zhitu.read.metadata import Content
from zhitu.read.pdf import read_pdf
from zhitu.read.text import read_text

__all__ = ["MANIFESTS", "READERS", "ROWS", "TABLES", "known_suffixes"]

#: One document a file: bytes and the name for messages → content, or InputError.
READERS: dict[str, Callable[[bytes, str], Content]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
#: One document a line.
ROWS = frozenset({".jsonl", ".ndjson"})
#: Files that name others; read only where given as an argument, since a folder is read as it is.
MANIFESTS = frozenset({".json", ".csv", ".tsv"})
#: Those that hold rows with their texts where they name no files.
TABLES = frozenset({".csv", ".tsv"})


def known_suffixes() -> str:
    """All of them, for messages."""
    return ", ".join([*READERS, *sorted(ROWS), *sorted(MANIFESTS)])
