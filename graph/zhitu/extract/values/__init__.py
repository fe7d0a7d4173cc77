"""Numbers and times as they are written → values."""
