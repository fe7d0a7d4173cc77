"""What a page is made of, in its units, y upwards, turned so that its text runs to the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from zhitu.read.rows import Cell

__all__ = ["NOTE_CLOSES", "NOTE_OPENS", "Block", "Frame", "Item", "Line", "Page", "Rule", "Rules", "Table", "is_wide"]

#: Around what may refer to a note: noncharacters, which no text has.
NOTE_OPENS, NOTE_CLOSES = "\ufdd0", "\ufdd1"


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a piece of one: its text, where its first character begins and its last one ends, the line that its
    characters stand on, their size."""

    text: str
    left: float
    right: float
    foot: float
    size: float

    @property
    def top(self) -> float:
        """Where it is highest, by its foot and size."""
        return self.foot + self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it is across, where along it begins and ends; `drawn` where it is no edge of a surface."""

    at: float
    start: float
    end: float
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """The straight lines of a page."""

    horizontal: Sequence[Rule] = ()
    vertical: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of lines of a page, those that are turned against them, and the lines that it draws."""

    pieces: Sequence[Line]
    aside: Sequence[Line] = ()
    rules: Rules = field(default_factory=Rules)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells, its borders, and where its columns begin."""

    cells: Sequence[Cell]
    left: float
    right: float
    foot: float
    top: float
    columns: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of running text below each other; of how many columns side by side it is one, 0 of text in a frame."""

    lines: Sequence[Line]
    columns: int = 1
    page: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame with what stands in it, which is read where the frame stands."""

    items: Sequence[Item]
    left: float
    right: float
    foot: float
    top: float


#: What stands on a page.
Item: TypeAlias = "Line | Table | Frame"


def is_wide(character: str) -> bool:
    """Whether a character takes the room of a Chinese one."""
    return unicodedata.east_asian_width(character) in "WFA"
