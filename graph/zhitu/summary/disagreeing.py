"""When documents contradict each other: pure functions that stop at the first contradiction.

What a document says is a span: the days that a date may mean, the values that a figure may be rounded from. Two
documents disagree where their spans have nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Generic, TypeVar

from zhitu.measures import in_base

__all__ = ["ONCE", "Dated", "Figured", "dates_disagree", "figures_disagree", "rounded_from"]

#: Event types that happen once to a thing, so that a second date contradicts the first.
ONCE = ("approved", "completed", "constructionStarted", "founded", "issued", "opened", "signed", "tookEffect")

#: Document, first and last day.
Dated = tuple[str, str, str]
#: Document, period, unit, value, upper end of a range or ""; from the unit on as literals of N-Triples or their text.
Figured = tuple[str, str, str, str, str]
_End = TypeVar("_End", str, tuple[Decimal, int])


class _Spans(Generic[_End]):
    """Spans of documents, of which those are kept that the next one might miss."""

    def __init__(self) -> None:
        # the two documents that end first, and the two that begin last: one of them is another one than the next
        self._ends: dict[str, _End] = {}
        self._begins: dict[str, _End] = {}

    def miss(self, document: str, first: _End, last: _End) -> bool:
        """Take a span, both ends included; whether it has nothing in common with one of another document."""
        ends, begins = self._ends, self._begins
        if any(end < first for other, end in ends.items() if other != document):
            return True
        if any(begin > last for other, begin in begins.items() if other != document):
            return True
        ends[document] = min(last, ends.get(document, last))
        begins[document] = max(first, begins.get(document, first))
        if len(ends) > 2:
            del ends[max(ends, key=ends.__getitem__)]
        if len(begins) > 2:
            del begins[min(begins, key=begins.__getitem__)]
        return False


def dates_disagree(told: Iterable[Dated]) -> bool:
    """Whether two documents give spans of days that have no day in common.

    >>> dates_disagree([("a", "2020-01-01", "2020-12-31"), ("b", "2020-06-01", "2020-06-30")])
    False
    >>> dates_disagree([("a", "2020-06-01", "2020-06-30"), ("b", "2020-08-01", "2020-08-31")])
    True
    """
    spans = _Spans[str]()
    return any(spans.miss(*one) for one in told)


def figures_disagree(told: Iterable[Figured]) -> bool:
    """Whether two documents give values for one period, in whatever unit, that cannot be one value, rounded.

    >>> figures_disagree([("a", "2021", "人次", "40257000", ""), ("b", "2021", "人次", "40249700", "")])
    True
    >>> figures_disagree([("a", "2021", "人次", "40257000", ""), ("b", "2022", "人次", "40249700", "")])
    False
    >>> figures_disagree([("a", "2021", "公顷", "80300", ""), ("b", "2021", "平方公里", "803", "")])
    False
    >>> figures_disagree([("a", "2021", "人次", "40257000", ""), ("b", "2021", "人次", "40300000", "")])
    False
    >>> figures_disagree([("a", "2021", "米", "1000", "1500"), ("b", "2021", "米", "1200", "")])
    False
    >>> figures_disagree([("a", "2021", "标箱", "24460000", ""), ("b", "2021", "TEU", "21000000", "")])
    True
    """
    spans: dict[tuple[str, str], _Spans[tuple[Decimal, int]]] = {}
    for document, period, unit, value, upper in told:
        base, times = in_base(unit.strip('"'))
        least, beyond = rounded_from(_decimal(value))
        beyond = rounded_from(_decimal(upper))[1] if upper else beyond
        first, last = (least * times, 1), (beyond * times, 0)
        # nothing is so near to what is just beyond a span that it would be in it: 100 and 101 have no value in common
        if spans.setdefault((period, base), _Spans()).miss(document, first, last):
            return True
    return False


def _decimal(literal: str) -> Decimal:
    return Decimal(literal.split('"')[1] if literal.startswith('"') else literal)


def rounded_from(value: Decimal) -> tuple[Decimal, Decimal]:
    """The least value that is rounded to this one, and the least that is so no more.

    It is rounded to its last digit that is not zero; zeros below a thousand, and the first two digits, are exact. The
    question `figures-disagree` reckons the same way.

    >>> [str(end) for end in rounded_from(Decimal(40257000))], [str(end) for end in rounded_from(Decimal("6.1"))]
    (['40256500', '40257500'], ['6.05', '6.15'])
    >>> [str(end) for end in rounded_from(Decimal(100))], [str(end) for end in rounded_from(Decimal(2000))]
    (['99.5', '100.5'], ['1950', '2050'])
    """
    digits = format(abs(value).normalize(), "f")
    if "." in digits:
        places = -len(digits.partition(".")[2])
    else:
        places = len(digits) - max(2, len(digits.rstrip("0"))) if abs(value) >= 1000 else 0
    half = Decimal(5).scaleb(places - 1)
    return value - half, value + half
