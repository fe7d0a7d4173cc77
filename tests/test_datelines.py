"""Lines that date a text, and those that do not."""

from __future__ import annotations

import pytest

from zhitu.datelines import dateline, is_dateline, report_line


@pytest.mark.parametrize(
    ("line", "publisher", "alone"),
    [
        ("2025年12月3日", None, True),
        ("2025.12.03 星期三", None, True),
        ("2025-12-03 10:20", None, False),
        ("云州社 2025/12/03", "云州社", False),
        ("2025年12月3日 云州网", "云州网", False),
        ("云州省发展和改革委员会 2025年12月3日", "云州省发展和改革委员会", False),
        ("（2025年12月3日云州省人民政府发布）", "云州省人民政府", False),
        ("《云州日报》（2025年12月3日 第 03 版）", "云州日报", False),
        ("（来源：云州铁道报 2025年12月3日）", "云州铁道报", False),
    ],
)
def test_a_dateline_tells_the_day_and_who_publishes(line: str, publisher: str | None, alone: bool) -> None:
    told = dateline(line)
    assert told is not None
    assert (told.day, told.publisher, told.alone) == ("2025-12-03", publisher, alone)


@pytest.mark.parametrize(
    "line",
    [
        "2025年12月",
        "2025年12月32日",
        "截至2025年12月3日",
        "2025年12月3日云州港开通",
        "（2025年12月3日云州省第十届人民代表大会通过）",
        "第五届云州运动会 2025年12月3日",
        "云州日报 2025年12月3日 云州网",
    ],
)
def test_no_dateline(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize("line", ["发布时间：2025年12月3日 来源：云州网", "云州网 2025-12-03"])
def test_a_line_that_dates_the_text(line: str) -> None:
    assert is_dateline(line)
    assert not is_dateline("时间：2025年12月3日")


def test_a_report_begins_with_place_and_day() -> None:
    assert report_line("新华社云州2025年12月3日电 云州港开通。") == ("2025-12-03", "新华社", False)
    assert report_line("新华社云州12月3日电 云州港开通。") is None
    assert report_line("云州网2025年12月3日电力供应充足。") is None
    assert report_line("据云州网2025年12月3日消息，云州港开通。") is None
