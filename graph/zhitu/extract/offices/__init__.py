"""Persons and the bodies where they hold offices, who speaks, who attends."""

__all__: list[str] = []
