"""Ruled tables and frames."""

from __future__ import annotations

from pages import piece

from zhitu.read.page.shapes import Frame, Line, Rule, Rules, Table
from zhitu.read.page.tables import enclosed, text_of


def ruled(xs: list[float], ys: list[float]) -> Rules:
    return Rules([Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[-1], ys[0]) for x in xs])


def tables(pieces: list[Line], rules: Rules) -> list[Table]:
    return [item for item in enclosed(pieces, rules) if isinstance(item, Table)]


def test_cells_have_their_lines_and_empty_ones_stay() -> None:
    pieces = [
        *(piece("项目名称", 5, 85), piece("地点", 105, 85), piece("投资", 205, 85)),
        *(piece("南沙科学", 5, 65), piece("馆工程", 5, 50), piece("12", 205, 58)),
        *(piece("甲厂。", 5, 25), piece("（一）南沙区", 105, 30), piece("（二）白云区", 105, 15)),
        piece("表外", 5, 120),
    ]
    items = enclosed(pieces, ruled([0, 100, 200, 300], [100, 80, 40, 0]))
    assert [item.text for item in items if isinstance(item, Line)] == ["表外"]
    assert text_of([item for item in items if isinstance(item, Table)]) == [
        "项目名称\t地点\t投资",
        "南沙科学馆工程\t\t12",
        "甲厂。\t（一）南沙区 （二）白云区\t",
    ]


def test_a_table_goes_on_over_the_page() -> None:
    rules = ruled([0, 50, 200, 300], [100, 80, 60])
    head = [piece("序号", 5, 85), piece("项目名称", 55, 85), piece("单位", 205, 85)]
    first = tables([*head, piece("1", 5, 65), piece("南沙科", 55, 65)], rules)
    rest = tables([*head, piece("学馆", 55, 65), piece("甲局", 205, 65)], rules)
    other = tables([*head, piece("2", 5, 65), piece("乙厂", 55, 65)], rules)
    assert text_of([*first, *rest, *other]) == ["序号\t项目名称\t单位", "1\t南沙科学馆\t甲局", "2\t乙厂\t"]


def test_a_frame_keeps_its_text_and_the_border_of_a_page_is_none() -> None:
    inside = [piece("专栏1 平台", 20, 80), piece("建设平台。", 20, 60)]
    outside = [piece("正文", 5, 200 + 20 * n) for n in range(3)]
    frame = ruled([0, 300], [100, 0])
    found = [item for item in enclosed([*inside, *outside], frame) if isinstance(item, Frame)]
    assert [list(item.items) for item in found] == [inside]
    assert enclosed(inside, frame) == inside


def test_tables_within_frames_are_found() -> None:
    outer, inner = ruled([0, 400], [300, 0]), ruled([20, 100, 200], [100, 80, 60])
    rules = Rules([*outer.horizontal, *inner.horizontal], [*outer.vertical, *inner.vertical])
    pieces = [
        piece("甲", 25, 85),
        piece("乙", 105, 85),
        piece("丙", 25, 65),
        piece("丁", 105, 65),
        piece("题", 20, 200),
    ]
    away = [piece("正文", 5, 400 + 20 * n) for n in range(3)]
    (frame,) = (item for item in enclosed([*pieces, *away], rules) if isinstance(item, Frame))
    assert [type(item) for item in frame.items] == [Line, Table]


def test_rows_that_no_line_parts_show_by_their_text() -> None:
    rules = ruled([0, 100, 200, 300], [100, 80, 0])
    head = [piece("地区", 5, 85), piece("产值", 105, 85), piece("增长", 205, 85)]
    rows = [
        piece(text, 5 + 100 * at, 60 - 20 * n)
        for n, row in enumerate(["广州市|303|4.6", "深圳市|346|", "珠海市||3.8"])
        for at, text in enumerate(row.split("|"))
        if text
    ]
    assert text_of(tables([*head, *rows], rules)) == [
        *("地区\t产值\t增长", "广州市\t303\t4.6", "深圳市\t346\t", "珠海市\t\t3.8")
    ]
    broken = [piece("南沙科学馆及其配套", 5, 60), piece("工程", 5, 40), piece("甲局", 105, 60), piece("乙局", 105, 40)]
    assert text_of(tables([*head, *broken], rules))[1:] == ["南沙科学馆及其配套工程\t甲局乙局\t"]
