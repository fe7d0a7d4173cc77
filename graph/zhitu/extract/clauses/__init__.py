"""What each mention does in its clause: verbs with their arguments, dropped subjects, topics, moods."""

__all__: list[str] = []
