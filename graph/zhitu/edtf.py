"""The part of EDTF (ISO 8601-2, level 0) that graphs hold: year, month, day, and intervals of these."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

__all__ = ["bounds", "is_edtf"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def _point(text: str) -> tuple[date, date]:
    match = _POINT.match(text)
    if not match:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


#: Dates whose bounds are at hand: the same few are asked for again and again in a document.
_AT_HAND = 1024


@lru_cache(_AT_HAND)
def bounds(text: str) -> tuple[date, date]:
    """First and last day of an EDTF date or interval; ValueError where it is none.

    >>> bounds("2022-06")
    (datetime.date(2022, 6, 1), datetime.date(2022, 6, 30))
    >>> bounds("2024-01/2024-03")[1]
    datetime.date(2024, 3, 31)
    """
    first, slash, last = text.partition("/")
    start, end = _point(first)
    if slash:
        end = _point(last)[1]
    if end < start:
        raise ValueError(f"an interval that ends before it begins: {text!r}")
    return start, end


def is_edtf(text: str) -> bool:
    """Whether `bounds` accepts the text.

    >>> is_edtf("2022-13"), is_edtf("2021/2024")
    (False, True)
    """
    try:
        bounds(text)
    except ValueError:
        return False
    return True
