"""What statements of all kinds share: pairs that make sense, other senses of verbs, tables, labels, counts."""

__all__: list[str] = []
