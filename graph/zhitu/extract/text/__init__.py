"""A document's text as words: folded, cut into sentences, tagged, with what tables know of it."""

__all__: list[str] = []
