"""Dates of sources → EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.dates import read_date
from zhitu.edtf import is_edtf
from zhitu.errors import InputError


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2022", "2022"),
        ("2022年", "2022"),
        ("2022-09", "2022-09"),
        ("2022-9", "2022-09"),
        ("2022/9", "2022-09"),
        ("2022.09", "2022-09"),
        ("2022年9月", "2022-09"),
        ("2022-09-28", "2022-09-28"),
        ("2022/9/28", "2022-09-28"),
        ("2022.9.28", "2022-09-28"),
        ("2022年9月28日", "2022-09-28"),
        ("2022 年 9 月 8 日", "2022-09-08"),
        ("２０２２年９月２８日", "2022-09-28"),
        ("二〇二二年九月二十八日", "2022-09-28"),
        ("二○二二年十一月十日", "2022-11-10"),
        ("民国112年3月4日", "2023-03-04"),
        ("中華民國一百一十二年十月十一日", "2023-10-11"),
        ("民国元年", "1912"),
        ("二〇二二年十二月", "2022-12"),
        ("20220928", "2022-09-28"),
        ("20220928101112", "2022-09-28"),
        ("20220928T101112Z", "2022-09-28"),
        ("2022-09-28T08:00:00+08:00", "2022-09-28"),
        ("2022-09-28T23:59:59.123Z", "2022-09-28"),
        ("2022-09-28 08:00", "2022-09-28"),
        ("2022-09-28 08:00:00.0", "2022-09-28"),
        ("2022年9月28日 10:30", "2022-09-28"),
        ("2022年09月28日10时30分", "2022-09-28"),
        ("2022-09-28Z", "2022-09-28"),
        ("Wed, 28 Sep 2022 10:00:00 GMT", "2022-09-28"),
        (" 2022-09-28\u3000", "2022-09-28"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_accepted_forms(value: str, edtf: str) -> None:
    assert read_date(value, "a.md") == edtf


@pytest.mark.parametrize(
    "value",
    [
        *("去年", "2022-13", "2022-02-30", "2023-02-29", "9/28/2022", "28.9.2022", "22-09-28", "2022-09/28", "0000"),
        *(
            "2022-01/2022-03",
            "2021/2024",
            "2022-09-28/2022-10-01",
            "1664323200",
            "2022-09-28x",
            "undefined",
            "",
            "Mon,",
        ),
        *("2022年第3季度", "2022-00-10", "12345-01-01"),
    ],
)
def test_anything_else_is_an_error_that_names_it(value: str) -> None:
    with pytest.raises(InputError) as caught:
        read_date(value, "a.md")
    assert repr(value) in str(caught.value)
    assert "2022-09-28" in caught.value.remedy


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d", "%Y.%m.%d"]),
)
def test_every_day_in_every_form(day: date, form: str) -> None:
    assert read_date(day.strftime(form), "x") == day.isoformat()


@given(st.text())
def test_any_text_is_a_date_or_an_error(value: str) -> None:
    try:
        date = read_date(value, "x")
    except InputError:
        return
    assert is_edtf(date)
    assert "/" not in date
