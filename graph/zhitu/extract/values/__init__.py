"""Numbers and times as they are written → values."""

__all__: list[str] = []
