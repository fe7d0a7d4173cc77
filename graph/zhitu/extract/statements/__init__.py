"""Clauses → claims, events and figures, by rules and by the network of statements, and how sure they are."""

__all__: list[str] = []
