"""Running heads, page numbers, notes, words beside the text."""

from __future__ import annotations

import pytest
from pages import piece

from zhitu.read.page.running import without_notes, without_numbers, without_prints, without_running, without_stacks
from zhitu.read.page.shapes import NOTE_CLOSES, NOTE_OPENS, Item, Line


def texts(page: list[Item]) -> list[str]:
    return [item.text for item in page if isinstance(item, Line)]


NUMBERS = [
    "1",
    "— 1 —",
    "-12-",
    "第 3 页",
    "第3页 共10页",
    "第三页",
    "3/10",
    "· 4 ·",
    "iv",
    "Page 2 of 9",
    "第 1 页 / 共 2 页",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_page_numbers_vanish_at_the_edges_only(number: str) -> None:
    inner = [
        piece("甲段", 0, 700),
        piece("乙段", 0, 680),
        piece(number, 0, 400),
        piece("丙段", 0, 300),
        piece("丁段", 0, 280),
    ]
    page: list[Item] = [piece(number, 200, 800), *inner, piece(number, 200, 20)]
    assert texts(without_running([page])[0]) == [line.text for line in inner]


@pytest.mark.parametrize("text", ["2024年", "3.5", "第三条", "附件1", "mix", "12亿元"])
def test_what_is_no_number_stays(text: str) -> None:
    assert texts(without_running([[piece("甲段", 0, 700), piece(text, 0, 20)]])[0]) == ["甲段", text]


def test_numbers_within_the_borders_of_a_table_vanish() -> None:
    pages = [
        [piece("甲厂", 0, 80), piece("12", 0, 60), piece(f"第{n}页", 90, 10), piece("共2页", 150, 10)] for n in (1, 2)
    ]
    assert [[line.text for line in page] for page in without_numbers(pages)] == [["甲厂", "12"]] * 2
    assert without_numbers(pages[:1]) == pages[:1]


def test_heads_of_several_pages_vanish() -> None:
    def page(number: int) -> list[Item]:
        head = [piece("规划纲要", 200, 800, 8), piece(str(number), 400, 800, 8)]
        return [
            *head,
            piece(f"附件{number}", 0, 700),
            piece("同样的一段", 0, 600 + 20 * number),
            piece(f"{number}", 200, 20),
        ]

    pages = without_running([page(1), page(2), page(3)])
    assert [texts(page) for page in pages] == [[f"附件{n}", "同样的一段"] for n in (1, 2, 3)]


def test_a_head_may_hold_the_number_of_its_page() -> None:
    pages = [[piece(f"科学城规划纲要 {n + 3}", 0, 800), piece(f"第{n}段", 0, 700)] for n in range(2)]
    assert [texts(page) for page in without_running(pages)] == [["第0段"], ["第1段"]]
    others = [[piece(f"附件 {n + 3}", 0, 800), piece(f"第{n}段", 0, 700)] for n in range(2)]
    assert [texts(page) for page in without_running(others)] == [["附件 3", "第0段"], ["附件 4", "第1段"]]


def test_a_head_of_one_page_stays() -> None:
    assert texts(without_running([[piece("规划纲要", 0, 800), piece("甲段", 0, 700)], [piece("乙段", 0, 700)]])[0]) == [
        "规划纲要",
        "甲段",
    ]


def test_notes_and_the_marks_that_refer_to_them() -> None:
    def refer(mark: str) -> str:
        return f"{NOTE_OPENS}{mark}{NOTE_CLOSES}"

    text = piece(f"强度{refer('①')}达到，面积26km{refer('2')}，共120亿元{refer('1')}。", 0, 300)
    notes = [
        piece("① 强度指比重，", 0, 60, 8),
        piece("见年报。", 0, 50, 8),
        piece("1", 0, 40, 8),
        piece("截至2023年底。", 20, 40, 8),
    ]
    rest, told = without_notes([text, *notes], 10)
    assert texts(rest) == ["强度达到，面积26km2，共120亿元。"]
    assert [line.text for line in told] == ["① 强度指比重，", "见年报。", "1 截至2023年底。"]


def test_small_text_without_a_mark_is_no_note() -> None:
    page: list[Item] = [piece("正文", 0, 300), piece("来源：统计局", 0, 40, 8), piece("2024年印发", 0, 30, 8)]
    assert without_notes(page, 10) == (page, [])


def test_words_set_downwards_stand_aside() -> None:
    page: list[Item] = [
        piece("正文", 0, 100),
        *(piece(c, 300, 100 - 12 * n) for n, c in enumerate("规划图")),
        piece("尾", 0, 80),
    ]
    rest, beside = without_stacks(page)
    assert (texts(rest), [line.text for line in beside]) == (["正文", "尾"], ["规划图"])


def test_what_a_browser_prints_at_the_edges_is_no_text() -> None:
    text = [piece(f"第{n}段支持南沙建设。", 0, 500 - 20 * n) for n in range(4)]
    head = [piece("2024/3/8 10:21", 0, 800, size=8), piece("甲市公告", 300, 800, size=8)]
    foot = [piece("https://example.org/a.html", 0, 20, size=8), piece("1/1", 500, 20, size=8)]
    assert without_prints([*head, *text, *foot]) == text
    assert without_prints(text) == text
    dated = [piece("2024/3/8 甲市公告", 0, 800), *text]
    assert without_prints(dated) == dated
