"""What a regular expression can begin with."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

__all__ = ["beginnings"]

_parser: Any = import_module("re._parser")  # the parser that `re` itself compiles from


def beginnings(pattern: re.Pattern[str]) -> frozenset[str]:
    """The characters that a match may begin with, looking through assertions; digits for \\d.

    >>> sorted(beginnings(re.compile("(?=[abc])(?:a|(?<!x)b?c)")))
    ['a', 'b', 'c']
    """
    found: set[str] = set()
    _first(_parser.parse(pattern.pattern, pattern.flags), found)
    return frozenset(found)


def _first(items: Any, found: set[str]) -> bool:
    """Adds what a sequence may begin with; whether it may be empty."""
    return all(_of(str(kind), value, found) for kind, value in items)


def _of(kind: str, value: Any, found: set[str]) -> bool:
    if kind == "LITERAL":
        found.add(chr(value))
    elif kind == "IN":
        found.update(*(_within(str(k), v) for k, v in value))
    elif kind == "BRANCH":
        empty = [_first(branch, found) for branch in value[1]]  # all of them, for what each adds
        return any(empty)
    elif kind == "SUBPATTERN":
        return _first(value[-1], found)
    elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
        return _first(value[2], found) or value[0] == 0
    elif kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return True
    else:
        raise AssertionError(f"a match may begin with anything: {kind}")
    return False


def _within(kind: str, value: Any) -> set[str]:
    if kind == "LITERAL":
        return {chr(value)}
    if kind == "RANGE":
        return {chr(code) for code in range(value[0], value[1] + 1)}
    assert (kind, str(value)) == ("CATEGORY", "CATEGORY_DIGIT"), f"a match may begin with anything: {kind} {value}"
    return set("0123456789")
