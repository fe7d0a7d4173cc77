"""Numbers → observations: of what, which indicator, when, how sure to come."""

__all__: list[str] = []
