"""Characters → pieces of lines."""

from __future__ import annotations

import pytest

from zhitu.read.page.glyphs import Glyph, Turn, pieces
from zhitu.read.page.shapes import NOTE_CLOSES, NOTE_OPENS, Rule, is_wide


def set_text(text: str, *, left: float = 0, foot: float = 100, spacing: float = 0) -> list[Glyph]:
    """Characters of size 10 beside each other; _ is a gap that PDFium takes for a blank."""
    found: list[Glyph] = []
    blank: int | None = None
    for character in text:
        if character in " _":
            blank, left = (1 if character == " " else 0), left + 2.5
            continue
        width = 10.0 if is_wide(character) else 5.0
        found.append(Glyph(character, left, left + width, foot, 10, blank))
        blank, left = (0 if spacing else None), left + width + spacing
    return found


@pytest.mark.parametrize(
    ("text", "spacing", "read"),
    [
        ("到_2026_年，建成", 0, "到2026年，建成"),
        ("本刊讯_日前印发方案", 0, "本刊讯 日前印发方案"),
        ("到 2026 年", 0, "到 2026 年"),
        ("Bay_Area", 0, "Bay Area"),
        ("投资26亿元建设基地", 2.5, "投资26亿元建设基地"),
        ("，2_025年", 0, "，2025年"),
    ],
)
def test_blanks_are_those_that_are_meant(text: str, spacing: float, read: str) -> None:
    if "，2_" in text:  # so narrow a gap parts no numbers
        glyphs = [
            Glyph(g.text, g.left - (1.5 if i > 1 else 0), g.right, 100, 10, g.blank)
            for i, g in enumerate(set_text(text))
        ]
    else:
        glyphs = set_text(text, spacing=spacing)
    assert [piece.text for piece in pieces(glyphs)] == [read]


def test_a_gap_another_line_and_a_ruled_line_part_pieces() -> None:
    found = [
        *set_text("甲乙"),
        *set_text("丙", left=40),
        *set_text("丁", left=50, foot=80),
        *set_text("戊", left=60, foot=80),
    ]
    assert [piece.text for piece in pieces(found)] == ["甲乙", "丙", "丁戊"]
    assert [piece.text for piece in pieces(found, [Rule(60, 70, 90)])] == ["甲乙", "丙", "丁", "戊"]


def test_a_word_of_two_characters_may_be_set_wide() -> None:
    (piece,) = pieces([*set_text("组"), *set_text("_长：张三", left=25)])
    assert piece.text == "组长：张三"
    assert len(pieces([*set_text("组"), *set_text("_长：张三", left=40)])) == 2


def test_a_small_raised_number_is_told_apart() -> None:
    found = [*set_text("强度"), Glyph("①", 20, 26, 104, 6), *set_text("达到", left=26)]
    (piece,) = pieces(found)
    assert piece.text == f"强度{NOTE_OPENS}①{NOTE_CLOSES}达到"
    assert (piece.left, piece.right, piece.foot, piece.size) == (0, 46, 100, 10)


def test_a_page_is_turned_as_its_text_is() -> None:
    assert [Turn(quarters).point(3, 5) for quarters in range(4)] == [(3, 5), (5, -3), (-3, -5), (-5, 3)]
    assert Turn(1).box(0, 0, 10, 20) == (0, -10, 20, 0)
