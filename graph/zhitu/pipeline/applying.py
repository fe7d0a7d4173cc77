"""Which decisions of people others keep from being applied, as the ledger has settled it all together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from zhitu.resolve import Decisions, Judgement
from zhitu.store import Ledger

__all__ = ["Applying"]


class Applying:
    """The decisions that hold, beside each other, at one moment; `nodes` are those that a judgement is about."""

    def __init__(
        self,
        ledger: Ledger,
        held: Sequence[Judgement],
        decisions: Decisions,
        nodes: Callable[[Judgement], tuple[str, ...]],
    ) -> None:
        self.ledger, self.held, self.decisions, self.nodes = ledger, held, decisions, nodes
        self._things: dict[str, str] = {}

    def problem(self, judgement: Judgement) -> str | None:
        """Why a judgement that holds comes to nothing beside the others; None where it does not, or is overruled."""
        sequence, decision = judgement.sequence, judgement.decision
        if sequence in self.decisions.overruled:
            return None
        if decision in ("same", "different"):
            return self._parted(judgement)
        if decision in ("rename", "retype"):
            (node,) = self.nodes(judgement)
            told, latest = (
                (self.decisions.names, self._names) if decision == "rename" else (self.decisions.classes, self._classes)
            )
            held, value = latest[self._thing(node)]
            if value != told[node][1]:
                what = "name" if decision == "rename" else "class"
                return f"decision {held} gives another {what} to what is the same thing"
        return None

    def _parted(self, judgement: Judgement) -> str | None:
        """Why what is judged to be one thing is two, or two things one."""
        one, other = map(self._thing, self.nodes(judgement))
        if judgement.decision == "different":
            return f"both are {one} by their names" if one == other else None
        if one == other:
            return None
        apart = " and ".join(map(str, self._between(one, other)))
        return f"what it joins is kept apart by decision {apart}, and not all of these can hold; undo one"

    def _between(self, one: str, other: str) -> Iterator[int]:
        """The decisions by which nodes of two things are different."""
        for j in self.held:
            if j.decision != "different" or j.sequence in self.decisions.overruled:
                continue
            if {one, other} == set(map(self._thing, self.nodes(j))):
                yield j.sequence

    @cached_property
    def _names(self) -> dict[str, tuple[int, str]]:
        return self._latest(self.decisions.names)

    @cached_property
    def _classes(self) -> dict[str, tuple[int, str]]:
        return self._latest(self.decisions.classes)

    def _latest(self, told: Mapping[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
        """The last decision about each thing."""
        found: dict[str, tuple[int, str]] = {}
        for node, decided in told.items():
            thing = self._thing(node)
            found[thing] = max(decided, found.get(thing, decided))
        return found

    def _thing(self, node: str) -> str:
        """The IRI of what a node is."""
        if node not in self._things:
            row = self.ledger.nodes.find(node)
            self._things[node] = (row.thing if row else None) or node
        return self._things[node]
