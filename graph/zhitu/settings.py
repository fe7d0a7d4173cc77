"""What a run can be told, in one frozen value that is also part of the run's identity."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT_BASE", "Settings"]

DEFAULT_BASE = "https://w3id.org/zhitu/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a build.

    base           IRI under which entities, documents, claims … are minted
    with_text      keep the full texts in the graph (quotes are always kept)
    date           EDTF date of documents that state none
    publisher      publisher of documents that state none
    tagger         "lac", "jieba", or "auto": lac where its package is installed
    jobs           processes that extract; the bytes written do not depend on it
    quick          by rules alone, without the networks: more than twice as fast, and finds less
    """

    base: str = DEFAULT_BASE
    with_text: bool = True
    date: str | None = None
    publisher: str | None = None
    tagger: str = "auto"
    jobs: int = 1
    quick: bool = False
