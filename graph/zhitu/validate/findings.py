"""What validation finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in a graph that is not as it should be.

    where     identifier of the document, or name of the graph beside the documents (curated, gazetteer)
    focus     IRI of what is wrong
    message   what is wrong and what to do about it, one line
    severity  an error breaks a promise of the vocabulary, a warning does not
    """

    where: str
    focus: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.message} ({self.focus})"
