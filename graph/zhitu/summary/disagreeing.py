"""When documents contradict each other: pure functions that stop at the first contradiction."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["ONCE", "Dated", "Figured", "dates_disagree", "figures_disagree"]

#: Event types that happen once to a thing, so that a second date contradicts the first.
ONCE = ("approved", "completed", "constructionStarted", "founded", "issued", "opened", "signed", "tookEffect")

#: Document, first and last day.
Dated = tuple[str, str, str]
#: Document, period, unit, value.
Figured = tuple[str, str, str, str]


def dates_disagree(told: Iterable[Dated]) -> bool:
    """Whether two documents give spans of days that have no day in common.

    >>> dates_disagree([("a", "2020-01-01", "2020-12-31"), ("b", "2020-06-01", "2020-06-30")])
    False
    >>> dates_disagree([("a", "2020-06-01", "2020-06-30"), ("b", "2020-08-01", "2020-08-31")])
    True
    """
    # the two documents that end first, and the two that begin last: one of them is another one than the next
    ends: dict[str, str] = {}
    begins: dict[str, str] = {}
    for document, first, last in told:
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


def figures_disagree(told: Iterable[Figured]) -> bool:
    """Whether two documents give different values for one period and unit.

    >>> figures_disagree([("a", "2021", "人次", "40257000"), ("b", "2021", "人次", "40249700")])
    True
    >>> figures_disagree([("a", "2021", "人次", "40257000"), ("b", "2022", "人次", "40249700")])
    False
    """
    # two documents of each value are enough: one of them is another one than the next
    seen: dict[tuple[str, str], dict[str, set[str]]] = {}
    for document, period, unit, value in told:
        values = seen.setdefault((period, unit), {})
        if any(other != value and documents != {document} for other, documents in values.items()):
            return True
        documents = values.setdefault(value, set())
        if len(documents) < 2:
            documents.add(document)
    return False
