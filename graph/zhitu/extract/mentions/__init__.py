"""Stretches of a sentence that may be names: the rules' candidates, the network's, and which of them stay."""

__all__: list[str] = []
