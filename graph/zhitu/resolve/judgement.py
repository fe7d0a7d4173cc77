"""A decision of a person about the graph, and the things it names; see `judgements` for what the fields mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zhitu.model import Status

__all__ = ["Decision", "Figure", "Happening", "Judgement", "Passage", "Thing"]

Decision = Literal["same", "different", "unsure", "reject", "confirm", "assert", "rename", "retype", "link", "undo"]


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as a person names it."""

    name: str
    classes: tuple[str, ...]
    names: tuple[str, ...] = ()
    adcode: str | None = None
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that a person asserts of a thing."""

    type: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a person asserts about a thing."""

    indicator: str
    value: Decimal
    unit: str = ""
    bound: str = "exactly"
    period: str | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a document, word for word."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, a row of the log; `subject` is empty where another decision is undone, which `object` numbers."""

    sequence: int
    decision: Decision
    who: str
    when: str
    because: str
    subject: Thing | str
    predicate: str | None = None
    object: Thing | str | None = None
    role: str | None = None
    event: Happening | None = None
    observation: Figure | None = None
    status: Status = "occurred"
    date: str | None = None
    evidence: Passage | None = None

    @property
    def new_classes(self) -> tuple[str, ...]:
        """The classes that a retype gives."""
        return tuple(str(self.object).replace(" ", "").split(",")) if self.decision == "retype" else ()
