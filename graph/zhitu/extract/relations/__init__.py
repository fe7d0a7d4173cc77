"""Clauses, lists, titles and names → who does what with whom, what is where and part of what."""

__all__: list[str] = []
