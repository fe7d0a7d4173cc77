"""Lines of blocks → paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.read.page.paragraphs import paragraphs
from zhitu.read.page.shapes import Block, Line


def line(text: str, foot: float, left: float = 10, size: float = 10) -> Line:
    return Line(text, left, left + size * sum(1 if ord(c) > 255 else 0.5 for c in text), foot, size)


def told(*pages: list[Line], body: float = 0.0) -> str:
    return "\n".join(paragraphs([Block(lines, page=number) for number, lines in enumerate(pages)], body))


FULL = "支持广州南沙打造立足湾区协同港澳面向世界"


def test_a_full_line_goes_on() -> None:
    assert told([line(FULL, 100), line(FULL, 85), line("平台", 70)]) == FULL + FULL + "平台"


@pytest.mark.parametrize(
    "following",
    [
        line("另起一段", 85, left=30),
        line("一、总体要求", 85),
        line("（二）任务", 85),
        line("第三条 任务", 85),
        line("• 任务", 85),
        line("1.任务", 85),
        line("隔一行", 40),
        line("大标题", 85, size=16),
        line("又到上面", 300),
    ],
)
def test_what_begins_a_paragraph(following: Line) -> None:
    rest = [line("尾" * 20, 25), line("尾", 10)]
    assert told([line(FULL, 100), following, *rest]).startswith(f"{FULL}\n{following.text}")


def test_a_short_line_ends_its_paragraph() -> None:
    assert told([line(FULL, 100), line("平台。", 85), line(FULL, 70)]) == f"{FULL}平台。\n{FULL}"


@pytest.mark.parametrize("number", ["②建设平台", "（2）建设平台", "2）建设平台"])
def test_numbers_within_a_paragraph_begin_none(number: str) -> None:
    assert told([line(FULL, 100), line(number, 85)]) == FULL + number
    assert told([line(FULL[:-1] + "。", 100), line(number, 85)]) == f"{FULL[:-1]}。\n{number}"


def test_a_title_over_two_lines_is_one() -> None:
    title = [line("关于印发穗北科学城发展规划", 200, left=20, size=16), line("实施方案的通知", 175, left=68, size=16)]
    page = [*title, line("穗府〔2024〕6号", 150, left=85), line(FULL, 100), line("平台。", 85)]
    head = f"{title[0].text}{title[1].text}"
    assert told(page, body=10) == f"{head}\n穗府〔2024〕6号\n{FULL}平台。"
    over = [line("附件1", 200, left=100, size=16), line("项目表", 175, left=97, size=16), line(FULL, 100)]
    assert told(over, body=10).split("\n")[:2] == ["附件1", "项目表"]


def test_a_signature_is_no_paragraph() -> None:
    page = [
        line("广州市人民政府", 100, left=300),
        line("2024年3月10日", 85, left=300),
        line("（公开发布）", 70, left=30),
    ]
    assert told([line(FULL * 2, 700), line("尾。", 685)], page).split("\n")[1:] == [ln.text for ln in page]


def test_text_set_in_from_the_margin_goes_on() -> None:
    item = [line(FULL + "科学城", 85, left=40), line("建设平台。", 70, left=40)]
    assert told([line(FULL + "湾区协同", 100), *item]).endswith(f"{FULL}科学城建设平台。")


def test_columns_and_pages_do_not_go_on_in_each_other_on_one_page() -> None:
    blocks = [Block([line(FULL, 100)]), Block([line(FULL, 80), line("平台", 65)], 2), Block([line("框中", 10)], 0)]
    assert paragraphs(blocks) == [FULL, f"{FULL}平台", "框中"]


def test_english_words_stay_apart() -> None:
    page = [line("The plan for Nansha was issued by the State", 100), line("Council in June 2022.", 85)]
    assert told(page) == "The plan for Nansha was issued by the State Council in June 2022."


def test_pages_without_lines() -> None:
    assert told() == ""
    assert told([], [line("甲", 100)], []) == "甲"
    assert told([line(FULL, 10)], [], [line("平台", 100)]) == f"{FULL}平台"


@given(
    st.lists(
        st.lists(st.tuples(st.text("甲乙ab1。 ", min_size=1), st.floats(0, 500), st.floats(0, 800), st.floats(0, 20)))
    )
)
def test_no_character_is_lost(pages: list[list[tuple[str, float, float, float]]]) -> None:
    lines = [[Line(f"字{t}字", left, left + 50, foot, size) for t, left, foot, size in page] for page in pages]
    shown = "".join(ln.text for page in lines for ln in page)
    assert "".join(told(*lines).split()) == "".join(shown.split())
