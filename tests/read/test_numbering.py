"""Numbers that Word sets before paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zhitu.read.numbering import Numbering

W = nsdecls("w")


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    legal = "<w:isLgl/>" if form == "decimal" else ""
    told = f"<w:start w:val='{start}'/>{legal}<w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/>"
    return f"<w:lvl w:ilvl='{depth}'>{told}</w:lvl>"


LEVELS = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%1.%3", start=3)
    + level(3, "bullet", "·")
    + level(4, "decimalEnclosedCircleChinese", "%5")
    + level(5, "chineseCounting", "第%6条")
)
NUMBERING = parse_xml(
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>{LEVELS}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    "</w:numbering>"
)
STYLES = parse_xml(
    f"<w:styles {W}><w:style w:styleId='Title1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "</w:styles>"
)


def numbers(told: Sequence[tuple[str, int]]) -> list[str]:
    numbering = Numbering.of(NUMBERING, STYLES)
    return [
        numbering.before(
            parse_xml(
                f"<w:p {W}><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr></w:pPr></w:p>"
            )
        )
        for number, depth in told
    ]


def test_levels_count_below_each_other() -> None:
    told = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("1", 2), ("1", 2)]
    assert numbers(told) == ["一、", "（一）", "（二）", "二、", "（一）", "2.3 ", "2.4 "]


def test_marks_are_no_numbers_and_words_stand_apart() -> None:
    assert numbers([("1", 3), ("1", 4), ("1", 5), ("0", 0), ("9", 0), ("1", 8)]) == ["", "①", "第一条 ", "", "", ""]


def test_lists_of_one_kind_count_on_unless_they_begin_anew() -> None:
    assert numbers([("1", 0), ("2", 0), ("3", 0), ("2", 0)]) == ["一、", "二、", "一、", "三、"]


def test_a_style_may_have_the_number() -> None:
    numbering = Numbering.of(NUMBERING, STYLES)
    paragraph = parse_xml(f"<w:p {W}><w:pPr><w:pStyle w:val='Title1'/></w:pPr></w:p>")
    assert [numbering.before(paragraph), numbering.before(paragraph)] == ["一、", "二、"]
    assert Numbering.of(None, None).before(paragraph) == ""
