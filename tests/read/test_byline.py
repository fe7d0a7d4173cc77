"""Lines that say when a release was published, and by whom."""

from __future__ import annotations

import pytest

from zhitu.read.byline import byline, lines_above


@pytest.mark.parametrize(
    ("line", "date", "publisher"),
    [
        ("发布日期：2024年7月1日", "2024-07-01", None),
        ("2024-07-01 09:30　来源：云州日报　作者：陈雨", "2024-07-01", "云州日报"),
        ("发布日期：2024年7月1日|来源：云州市人民政府办公室|浏览次数：12", "2024-07-01", "云州市人民政府办公室"),
        (
            "【信息来源：云州市科技局】【信息时间：2023-03-09 阅读次数：12】【字号 大 中 小】",
            "2023-03-09",
            "云州市科技局",
        ),
        (
            "发文机关：\t云州市人民政府\t成文日期：\t2021年03月05日\t发布日期：\t2021年03月12日",
            "2021-03-12",
            "云州市人民政府",
        ),
        ("發布時間：2024-07-01　來源：雲州電訊", "2024-07-01", "雲州電訊"),
        ("发布时间: 2024/7/1 来源: 本站", "2024-07-01", None),
        ("发布时间：2024-07-01来源：云州市科技局作者：陈雨", "2024-07-01", "云州市科技局"),
        ("发布时间：2024-13-45　来源：云州日报", None, None),
        ("Date: 2024-05-02", "2024-05-02", None),
        ("Published on: 2 May 2024", "2024-05-02", None),
        ("DATE OF PUBLICATION: Sept. 12, 2023", "2023-09-12", None),
        ("Date of publication: Sep 12, 2023", "2023-09-12", None),
        ("Date: Week 12, 2023", None, None),
        ("Date and place: 2 May 2024, Wuhan", None, None),
        ("Date palms: 2024", None, None),
        ("时间：2024年7月1日上午，地点：云州市。", None, None),
        ("2024-07-01，云州市科技局发布消息。", None, None),
        ("云州日报发布日期：2024-07-01", None, None),
        ("来源：各方筹措", None, None),
        ("来源：云州日报　2022-05-10 08:30", "2022-05-10", "云州日报"),
        ("来源：云州日报（2022年5月10日）", "2022-05-10", "云州日报"),
    ],
)
def test_a_line_of_labels_tells_date_and_publisher(line: str, date: str | None, publisher: str | None) -> None:
    told = byline([line])
    assert (told.date, told.publisher) == (date, publisher)


def test_the_lines_of_a_header_are_read_together() -> None:
    told = byline(["索引号：000", "发布机构：云州市人民政府", "成文日期：2024-05-06"])
    assert (told.date, told.publisher) == ("2024-05-06", "云州市人民政府")


def test_only_the_top_of_a_text_is_looked_at() -> None:
    assert byline(lines_above("段落。\n" * 40 + "发布日期：2024-07-01")).date is None
    assert byline(lines_above("\n \n标题\n\n发布日期：2024-07-01\n正文。")).date == "2024-07-01"
