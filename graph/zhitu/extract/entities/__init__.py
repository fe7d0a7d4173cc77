"""The mentions of a document → the things it speaks of, each with all its names."""

__all__: list[str] = []
