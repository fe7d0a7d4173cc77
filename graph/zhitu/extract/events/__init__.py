"""Clauses → what happened to whom, when."""

__all__: list[str] = []
