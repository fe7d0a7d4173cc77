"""EDTF dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.edtf import bounds, is_edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02-28", date(2023, 2, 28), date(2023, 2, 28)),
        ("2021/2023-06", date(2021, 1, 1), date(2023, 6, 30)),
        ("2021/2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "24", "2023-02-29", "2023-13", "2024/2023", "2024/", "/2024", "2024\n", "2024-1", "0000"]
)
def test_no_edtf(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r".+"):
        bounds(text)


@given(st.dates(), st.dates())
def test_intervals_have_the_bounds_of_their_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)


@given(st.text(max_size=20))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_edtf(text) in (True, False)
