"""What the network of statements says of passages, and how sure a statement is."""

__all__: list[str] = []
