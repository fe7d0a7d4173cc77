"""The things of a document by their names, of which two may turn out to be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from zhitu.extract.entities.things import Mention, Thing
from zhitu.extract.text.gazetteer import Entry
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["Registry"]


class Registry:
    """Things by their normal forms and by what the gazetteer has of them, while they are being put together."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self.by_form: dict[str, int] = {}
        self.by_entry: dict[Entry, int] = {}
        self._into: dict[int, int] = {}

    def named(self, name: str) -> int | None:
        """The thing of that name, or what it was merged into."""
        index = self.by_form.get(normal(name))
        return None if index is None else self.root(index)

    def root(self, index: int) -> int:
        """The thing that a thing was merged into."""
        while index in self._into:
            index = self._into[index]
        return index

    def merge(self, keep: int, gone: int) -> None:
        """Two things turn out to be one."""
        kept, other = self.things[keep], self.things[gone]
        for form in other.forms.values():
            kept.add_form(form)
        kept.former |= other.former
        self._into[gone] = keep
        other.forms.clear()

    def numbered(self, mentions: Sequence[Mention]) -> tuple[list[Thing], list[Mention]]:
        """The things that are left, by their first mentions and with their spans, and the mentions of these."""
        rooted = [m._replace(things=tuple(dict.fromkeys(map(self.root, m.things)))) for m in mentions]
        spans: dict[int, list[Span]] = defaultdict(list)
        for m in rooted:
            for t in m.things:
                spans[t].append(m.span)
        new = {old: k for k, old in enumerate(sorted(spans, key=lambda t: (min(spans[t]).start, t)))}
        things = [self.things[old] for old in new]
        for thing in things:
            thing.index, thing.spans = new[thing.index], sorted(set(spans[thing.index]))
        return things, [m._replace(things=tuple(new[t] for t in m.things)) for m in rooted]
