"""Rows come sorted whatever is in them, and a disk without room is told of."""

from __future__ import annotations

from contextlib import closing
from itertools import product

import pyoxigraph as ox
import pytest

from zhitu.errors import GraphError
from zhitu.summary.ordered import Sorter

STRANGE = ("知\t图", "a\nb", "a\u2028b", "a\rb", 'a"b\\', "a\0b", "")


def test_rows_of_a_kind_come_sorted_with_their_terms_as_they_were() -> None:
    told = [("<a:s1>", str(ox.Literal(value))) for value in STRANGE]
    told += [(one, str(ox.Literal(value))) for one, value in product(("<a:s>", "<a:s0>"), STRANGE)]
    with closing(Sorter()) as sorter:
        sorter.add("one", told[:9])
        sorter.add("other", [("<a:x>",)])
        sorter.add("one", told[9:])
        rows = list(sorter.rows("one"))
        assert rows == sorted(told)
        assert list(sorter.rows("other")) == [("<a:x>",)]
        assert list(sorter.rows("none")) == []


def test_no_room_is_told_of() -> None:
    with closing(Sorter()) as sorter:
        sorter._sql.execute("PRAGMA max_page_count = 3")  # a disk of three pages
        with pytest.raises(GraphError, match=r"cannot be written: .*full.*TMPDIR"):
            sorter.add("one", [("x" * 10_000,)])
