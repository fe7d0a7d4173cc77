"""What a change of a graph changes in what is derived from it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Difference"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of N-Quads that leave and enter a derived graph."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
