"""Documents as extractions over known things: who is meant by each entity is known, so resolution can be scored."""

from __future__ import annotations

import random
from dataclasses import dataclass

from opencc import OpenCC

from bench.things import Form, Thing, things
from zhitu.divisions import divisions
from zhitu.model import Claim, Entity, Event, Extraction, Span

__all__ = ["Corpus", "corpus"]

_HERE = (Span(0, 1),)
#: How often a document says of a bare name whose it is, and of another name what it is the other name of.
_ANCHORED, _INTRODUCED = 0.85, 0.7
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Extractions, and for each entity (document, key) the number of the thing that it is."""

    extractions: list[Extraction]
    truth: dict[tuple[str, str], int]
    names: dict[tuple[str, str], str]


def corpus(documents: int = 2000, count: int = 5000, seed: int = 1) -> Corpus:
    """A corpus of so many documents over so many things, each named at least once; a function of the arguments."""
    rng = random.Random(seed)
    known = things(count, seed)
    traditional = OpenCC("s2t")
    named: list[list[Thing]] = [[] for _ in range(documents)]
    for thing in known:
        times = min(1 + int(rng.expovariate(1 / 2.5)), documents)
        for document in rng.sample(range(documents), times):
            named[document].append(thing)
    found = Corpus([], {}, {})
    for number, group in enumerate(named):
        writer = _Writer(f"d{number:05d}", rng, traditional)
        for thing in group:
            writer.write(thing)
        found.extractions.append(writer.extraction())
        found.truth.update(writer.truth)
        found.names.update(writer.names)
    return found


class _Writer:
    """One document."""

    def __init__(self, document: str, rng: random.Random, traditional: OpenCC) -> None:
        self.document, self.rng, self.traditional = document, rng, traditional
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.truth: dict[tuple[str, str], int] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.old = rng.random() < 0.08  # written in traditional characters

    def write(self, thing: Thing) -> None:
        """Name the thing in one of its ways."""
        form = self.rng.choices(thing.forms, [f.weight for f in thing.forms])[0]
        full, aliases = form.name, []
        if form.alias and self.rng.random() < _INTRODUCED:
            full, aliases = thing.forms[0].name, [form.name]
        key = f"e{len(self.entities)}"
        classes = (thing.kind,)
        self.entities.append(
            Entity(key, self._spelt(full), classes, _HERE, tuple(map(self._spelt, aliases)), thing.adcode)
        )
        self.truth[self.document, key] = thing.number
        self.names[self.document, key] = full
        self._context(thing, form, key)

    def _context(self, thing: Thing, form: Form, key: str) -> None:
        """What the document says of it: nearly always with a bare name, sometimes with others."""
        share = _ANCHORED if form.anchor else 0.2
        if thing.link and self.rng.random() < share:
            self.claims.append(Claim(key, thing.link, self._entity(thing.whole), _HERE))
        if thing.year and self.rng.random() < share:
            self.events.append(Event(key, "issued", thing.year, _HERE))

    def _entity(self, name: str) -> str:
        """The key of a whole or place that is only context and not scored."""
        key = f"w{len(self.entities)}"
        rows = divisions().by_name.get(name, [])
        row = rows[0] if rows else None
        classes = row.classes if row else ("GovernmentBody",) if name.endswith("政府") else ("Zone",)
        if name.endswith("机场"):
            classes = ("Facility",)
        elif name.endswith("大学"):
            classes = ("School",)
        self.entities.append(Entity(key, name, classes, _HERE, (), row.code if row else None))
        return key

    def _spelt(self, name: str) -> str:
        """The name in traditional characters, with other digits or with marks."""
        if self.old:
            name = str(self.traditional.convert(name))
        chance = self.rng.random()
        if chance < 0.03:
            return name.translate(_WIDE)
        return f"“{name}”" if chance < 0.05 else name

    def extraction(self) -> Extraction:
        return Extraction(self.document, tuple(self.entities), tuple(self.claims), tuple(self.events))
