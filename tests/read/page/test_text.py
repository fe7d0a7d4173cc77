"""Pages → the text of a document."""

from __future__ import annotations

from pages import column, piece

from zhitu.read.page.shapes import Line, Page, Rule, Rules
from zhitu.read.page.text import document

TEXT = "支持广州南沙打造立足湾区协同港澳面向世界的重大战略性平台，发挥引领带动作用，推动科技创新合作取得新进展。"


def test_a_paragraph_goes_on_over_heads_numbers_and_notes() -> None:
    lines = column(TEXT, 0, 700, width=20)
    head = piece("南沙规划", 80, 800, 8)

    def foot(number: int) -> list[Line]:
        return [piece(f"{number} 指平台。", 0, 40, 8), piece(f"— {number} —", 90, 10)]

    upper = [*column(TEXT, 0, 760, width=20), *lines[:2]]
    lower = [Line(line.text, line.left, line.right, line.foot + 60, line.size) for line in lines[2:]]
    pages = [Page([head, *upper, *foot(1)]), Page([head, *lower, *column(TEXT, 0, 400, width=20), *foot(2)])]
    assert document(pages) == "\n".join([TEXT, TEXT, TEXT, "1 指平台。", "2 指平台。"])


def test_what_is_turned_is_read_in_cells_only() -> None:
    ruled = Rules([Rule(y, 0, 200) for y in (100, 60, 20)], [Rule(x, 20, 100) for x in (0, 50, 200)])
    cells = [piece("类别", 5, 75), piece("项目名称", 60, 75), piece("科学馆", 60, 35)]
    aside = [Line("科研", 10, 20, 30, 20), Line("侧栏", 300, 310, 300, 20)]
    assert document([Page(cells, aside, ruled)]) == "类别\t项目名称\n科研\t科学馆"


def test_a_table_over_two_pages_is_one() -> None:
    ruled = Rules([Rule(y, 0, 200) for y in (100, 60, 20)], [Rule(x, 20, 100) for x in (0, 50, 200)])
    head = [piece("序号", 5, 75), piece("项目名称", 60, 75)]
    pages = [
        Page([*head, piece(str(n), 5, 35), piece(name, 60, 35)], (), ruled) for n, name in ((1, "甲厂"), (2, "乙厂"))
    ]
    assert document(pages) == "序号\t项目名称\n1\t甲厂\n2\t乙厂"


def test_words_beside_the_text_stand_at_the_end() -> None:
    beside = [piece(character, 300, 700 - 12 * n) for n, character in enumerate("规划图")]
    assert (
        document([Page([*beside, *column(TEXT, 0, 700, width=20)]), Page([piece("尾。", 20, 700)])])
        == f"{TEXT}\n尾。\n规划图"
    )


def test_entries_of_a_table_of_contents_have_no_dots_and_pages() -> None:
    entries = [("一、总体要求", "……………………", "1"), ("二、任务", "............", "12")]
    pieces = [
        piece(t, x, 100 - 20 * n) for n, entry in enumerate(entries) for t, x in zip(entry, (0, 80, 200), strict=True)
    ]
    assert document([Page([piece("目", 80, 140), piece("录", 110, 140), *pieces])]) == "目录\n一、总体要求\n二、任务"


def test_a_few_lines_are_columns_where_other_pages_have_them() -> None:
    columns = [*column(TEXT, 0, 700), *column(TEXT, 180, 700)]
    rest = [piece("前半句的末尾", 0, 700), piece("另一栏的末尾。", 180, 700)]
    assert document([Page(rest)]) == "前半句的末尾 另一栏的末尾。"
    assert document([Page(rest), Page(columns)]) == f"前半句的末尾\n另一栏的末尾。\n{TEXT}\n{TEXT}"
