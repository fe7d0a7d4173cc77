"""Times that hang on how precise the document's date is, and on the times told before."""

from __future__ import annotations

import pytest
from tests.extract.values.test_dates import dates


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("港口12日开工。", "2024-03"),
        ("港口昨天开工。", "2024"),
        ("昨、今两日举行。", "2024-03"),
        ("港口上月开工。", "2024"),
        ("港口上周五开工。", "2024-03"),
    ],
)
def test_what_needs_a_more_precise_date_of_the_document_is_left_open(text: str, issued: str) -> None:
    (when,) = dates(text, issued)
    assert (when.edtf, when.unresolved) == (None, True)
    assert [when.unresolved for when in dates(text, "2024-03-20")] == [False]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("昨日，医院启用。今天上午，高铁开通。", ["2024-01-14", "2024-01-15"]),
        ("昨天，医院启用，今天，高铁开通。", ["2024-01-14", "2024-01-15"]),
        ("1月14日，医院启用。今天上午，高铁开通。", ["2024-01-14", "2024-01-14"]),
    ],
)
def test_today_is_the_document_s_day_once_yesterday_was_told(text: str, days: list[str]) -> None:
    assert [when.edtf for when in dates(text)] == days


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("一季度计划开工项目9个", "2024-01/2024-03"),
        ("一季度增长6%，二季度增长5%", "2023-01/2023-03"),
        ("港口已于11月前投产", "2023-11"),
        ("港口将于11月前投产", "2024-11"),
    ],
)
def test_a_quarter_that_runs_and_a_month_that_is_over(text: str, edtf: str) -> None:
    assert [when.edtf for when in dates(text)][:1] == [edtf]
