"""The years that documents tell of plans and sessions, as parts of names that leave them out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from zhitu.resolve.anchors import needs_anchor
from zhitu.resolve.parts import SESSION, YEAR, Parts
from zhitu.resolve.profile import Profile
from zhitu.resolve.titles import RECURRING, repeats

__all__ = ["dated", "of_year"]


def dated(names: tuple[Parts, ...], of: Profile, beside: Profile) -> tuple[Parts, ...]:
    """The names with the year in which a plan of a yearly title was issued, where they have none themselves.

    A title that tells what it is of stays as it is beside one of which no year is told: who names it later means it.
    """
    if len(of.years) != 1 or "Policy" not in of.classes:
        return names
    if not needs_anchor(of.name, of.classes) and not beside.years and repeats(beside.name, beside.classes):
        return names
    year = min(of.years)
    return tuple(p if p.marks or not p.core.endswith(RECURRING) else _with_year(p, year) for p in names)


def of_year(p: Parts, of: Profile, beside: Parts) -> Parts:
    """A session's name by number, beside one by year, with the one year in which documents say that it was held."""
    if len(of.years) != 1 or "Conference" not in of.classes or not p.marks or not beside.marks:
        return p
    if not (all(m.startswith(SESSION) for m in p.marks) and all(m.startswith(YEAR) for m in beside.marks)):
        return p
    return _with_year(p, min(of.years))


@lru_cache(maxsize=10_000)
def _with_year(p: Parts, year: str) -> Parts:
    return replace(p, marks=p.marks | {f"{YEAR}{year}"})
