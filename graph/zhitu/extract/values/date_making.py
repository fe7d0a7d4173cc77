"""Times made of what an expression says: a year, month or day, or years from one to another."""

from __future__ import annotations

import re

from zhitu.edtf import is_edtf
from zhitu.extract.values.date_binding import Kind, When
from zhitu.extract.values.date_resolver import Resolver
from zhitu.model import Span

__all__ = ["iso", "when_of", "years"]


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """A year, month or day in EDTF; None where it is no day."""
    if year is None:
        return None
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    return text if is_edtf(text) else None


def years(first: int | None, last: int | None) -> str | None:
    """The years from one to another."""
    if first is None or last is None or first < 1:
        return None
    text = f"{first:04d}/{last:04d}"
    return text if is_edtf(text) else None


def when_of(match: re.Match[str], edtf: str | None, resolver: Resolver, kind: Kind = "point") -> When:
    """The time that an expression says."""
    return When(Span(*match.span()), edtf, kind, edtf is None and resolver.today is None)
