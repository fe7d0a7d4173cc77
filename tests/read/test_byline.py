"""Lines that say when a release was published, and by whom."""

from __future__ import annotations

import pytest

from zhitu.read.byline import byline, closing_line, lines_above


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
        ("發布日期：111-05-10", "2022-05-10", None),
        ("發稿日期：民國111年5月10日　發稿單位：雲州水利署", "2022-05-10", "雲州水利署"),
        ("發布日期:111/05/10 點閱次數:33", "2022-05-10", None),
        ("資料來源：新聞局　發佈日期：2022年5月10日 16:30", "2022-05-10", "新聞局"),
        ("〔时间〕2022-05-10", "2022-05-10", None),
        ("【发布时间】2022-05-10 【来源】云州日报", "2022-05-10", "云州日报"),
        ("发 布 时 间：2022-05-10", "2022-05-10", None),
        ("发文日期：2022年5月10日", "2022-05-10", None),
        ("发布日期 2022年5月10日 来源 云州市人民政府", "2022-05-10", "云州市人民政府"),
        ("云州日报 2022-05-10 10:20 作者：陈雨", "2022-05-10", "云州日报"),
        ("记者 陈雨 2022年5月10日", "2022-05-10", None),
        ("2022年5月10日10时20分 来源：云州网", "2022-05-10", "云州网"),
        ("发布时间：2022-05-10T10:20:33.0", "2022-05-10", None),
        ("记者 陈雨 摄", None, None),
        ("开标时间：2022-05-10", None, None),
        ("发布会时间：2022-05-10", None, None),
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


def test_a_label_and_its_value_may_stand_on_two_lines() -> None:
    told = byline(["发布时间：", "2024-05-06", "来源：", "云州日报", "正文。"])
    assert (told.date, told.publisher) == ("2024-05-06", "云州日报")
    assert byline(["发布日期", "2024-05-06 10:20"]).date == "2024-05-06"
    told = byline(["2024-05-06 10:20", "来源：云州日报"])
    assert (told.date, told.publisher) == ("2024-05-06", "云州日报")
    assert byline(["发布时间：2024-05-06", "来源：", "云州港二期今日开通"]).publisher is None


def test_the_time_of_a_meeting_is_not_that_of_its_notice() -> None:
    assert byline(["邀请函", "时间：2024年5月6日", "地点：江湾饭店"]).date is None


def test_labels_below_a_text_must_tell_of_its_publication() -> None:
    told = closing_line("云州港开通。\n資料來源：新聞局\n發佈時間：2024-05-06 16:30")
    assert (told.date, told.publisher) == ("2024-05-06", "新聞局")
    assert closing_line("云州港开通。\n报名时间：2024-05-06").date is None
    assert closing_line("云州港开通。\n时间：2024-05-06").date is None
