"""The day of a release by its dateline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu.model import Document
from zhitu.read import read
from zhitu.read.dateline import datelined
from zhitu.settings import Settings

TITLE, BODY = "云州港二期开通", "云州港二期1日开通。市长出席仪式。"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2025年12月3日", None),
        ("（2025-12-03）", None),
        ("云州日报 2025年12月3日", "云州日报"),
        ("雲州電訊 2025年12月3日", "云州电讯"),
    ],
)
def test_it_stands_below_the_title_or_at_the_end(line: str, publisher: str | None) -> None:
    for text in (
        f"{TITLE}\n\n{line}\n\n{BODY}",
        f"{TITLE}\n副题\n{line}\n{BODY}",
        f"{TITLE}\n{BODY}\n{line}\n责编：李明",
    ):
        told = datelined(text)
        assert (told.date, told.publisher) == ("2025-12-03", publisher)


def test_a_report_begins_with_it() -> None:
    for text in (f"{TITLE}\n本报云州2025年12月3日讯 {BODY}", f"新华社云州2025年12月3日电（记者李明）{BODY}"):
        assert datelined(text).date == "2025-12-03"


@pytest.mark.parametrize(
    "text",
    [
        # chronicles, lists, agendas, records
        f"云州港大事记\n2025年12月3日\n{BODY}",
        f"云州港要闻\n2025年12月3日\n{BODY}\n2025年12月5日\n{BODY}",
        f"云州港要闻\n2025年12月3日\n{BODY}\n12月5日\n{BODY}",
        f"云州港管理办法\n云州市港口局 2025年12月3日\n云州港收费办法\n云州市水利局 2024年5月1日\n{BODY}",
        f"云州论坛议程\n2025年12月3日\n{BODY}",
        f"{TITLE}\n开工时间\n2025年12月3日\n{BODY}",
        "云州港\n2025年12月3日\n开通",
        # in the midst
        f"{TITLE}\n{BODY}\n2025年12月3日\n{BODY}",
        f"2025年12月3日\n{BODY}",
        f"{TITLE}\n会议定于下列日期召开：\n2025年12月3日",
    ],
)
def test_a_day_alone_is_no_dateline(text: str) -> None:
    assert datelined(text).date is None


def test_labels_and_signatures_come_first(put: Callable[[str, str | bytes], Path]) -> None:
    path = put("a.txt", f"{TITLE}\n发布日期：2025-12-04\n2025-12-05 10:20\n{BODY}\n云州日报 2025年12月3日")
    (document,) = read([path], Settings())
    assert isinstance(document, Document)
    assert (document.date, document.publisher) == ("2025-12-04", None)


@pytest.mark.parametrize(
    "end",
    [
        "完\n2025年12月3日（星期三）\n香港時間16時30分",
        "2025年12月3日（星期三）\n香港时间16时30分\n即日新闻",
        "（完）\n2025年12月3日（星期三）下午4時30分",
        "完\n二○二五年十二月三日（星期三）\n香港時間十六時三十分",
        "2025年12月3日(星期三)香港時間16時30分",
        "中華民國114年12月3日",
        "（原載《雲州日報》2025年12月3日第1版）",
        "云州市人民政府办公室　2025年12月3日印发",
    ],
)
def test_releases_end_with_day_and_hour(end: str) -> None:
    assert datelined(f"{TITLE}\n{BODY}\n{end}").date == "2025-12-03"


@pytest.mark.parametrize(
    "line",
    [
        "——2025年12月3日在云州市第五届人民代表大会第二次会议上",
        "（2025年12月3日在云州市第五届人民代表大会第二次会议上）",
        "二〇二五年十二月三日在云州市第五届人民代表大会\n第二次会议上的报告",
        "（2025年12月3日，云州）",
        "（二〇二五年十二月三日）",
    ],
)
def test_a_report_is_of_the_day_on_which_it_was_given(line: str) -> None:
    text = f"云州市政府工作报告\n{line}\n云州市市长　李明\n各位代表：\n今年，云州港建成。"
    assert datelined(text).date == "2025-12-03"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{BODY}\n第一场\n2025年12月3日\n香港時間16時30分\n第二场\n2025年12月4日\n香港時間10時30分",
        f"{TITLE}\n2025年12月3日在云州市建成的港口\n{BODY}",
        f"2025年12月3日在云州市第五届人民代表大会第二次会议上，李明作报告。\n{BODY}",
        "招标公告\n开标时间\n2025年12月3日10时30分\n地点：云州市政务中心。",
        f"{TITLE}\n{BODY}\n截止时间：2025年12月3日16时30分",
    ],
)
def test_hours_and_meetings_alone_date_nothing(text: str) -> None:
    assert datelined(text).date is None
