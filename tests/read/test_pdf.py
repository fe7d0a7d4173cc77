"""PDF files: the text layer, properties, and what is wrong with files that have none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.errors import InputError
from zhitu.read.metadata import Metadata
from zhitu.read.pdf import read_pdf

Build = Callable[..., bytes]
SENTENCE = (
    "国务院印发《广州南沙总体方案》，支持广州南沙打造立足湾区、协同港澳、面向世界的重大战略性平台，发挥引领带动作用。"
)


def set_lines(text: str, top: int, width: int = 30) -> list[tuple[int, int, str]]:
    """A paragraph as a printer sets it: first line indented by two characters, twenty points a line."""
    lines = [text[: width - 2], *(text[i : i + width] for i in range(width - 2, len(text), width))]
    return [(96 if i == 0 else 72, top - 20 * i, line) for i, line in enumerate(lines)]


def test_chinese_paragraphs_are_whole_again(pdf: Build) -> None:
    first = [(200, 800, "南沙方案"), *set_lines(SENTENCE, 760), *set_lines("第二段。" + SENTENCE, 700)]
    assert read_pdf(pdf([first]), "a.pdf").text == f"南沙方案\n{SENTENCE}\n第二段。{SENTENCE}"


@pytest.mark.usefixtures("chinese_font")
def test_a_paragraph_goes_on_over_the_page_and_numbers_vanish(pdf: Build) -> None:
    lines = set_lines(SENTENCE, 760)
    pages = [[*set_lines(SENTENCE, 800), *lines[:1], (280, 40, "— 1 —")], [*lines[1:], (280, 40, "第2页 共2页")]]
    assert read_pdf(pdf(pages), "a.pdf").text == f"{SENTENCE}\n{SENTENCE}"


@pytest.mark.usefixtures("chinese_font")
def test_a_table_keeps_its_empty_cells(pdf: Build) -> None:
    lines = b"".join(b"72 %d m 372 %d l S " % (y, y) for y in (700, 676, 652)) + b"".join(
        b"%d 652 m %d 700 l S " % (x, x) for x in (72, 172, 272, 372)
    )
    cells = [
        (80, 684, "项目名称"),
        (180, 684, "建设单位"),
        (280, 684, "总投资"),
        (80, 660, "南沙科学馆"),
        (280, 660, "12"),
    ]
    text = read_pdf(pdf([[*set_lines(SENTENCE, 760), *cells, *set_lines(SENTENCE, 620)]], drawn=lines), "a.pdf").text
    assert text == f"{SENTENCE}\n项目名称\t建设单位\t总投资\n南沙科学馆\t\t12\n{SENTENCE}"


def test_columns_are_read_one_after_the_other(pdf: Build) -> None:
    left = set_lines(SENTENCE, 760, 16)
    right = [(x + 240, y, text) for x, y, text in left]
    rows = [placed for pair in zip(left, right, strict=True) for placed in pair]
    assert read_pdf(pdf([rows]), "a.pdf").text == f"{SENTENCE}\n{SENTENCE}"


def test_a_paragraph_may_be_set_in_by_blanks(pdf: Build) -> None:
    full = SENTENCE[:27] + "。"
    lines = [(72, 760, f"　　{full}"), (72, 740, f"　　{SENTENCE[:28]}"), (72, 720, SENTENCE[28:])]
    assert read_pdf(pdf([lines]), "a.pdf").text == f"{full}\n{SENTENCE}"


def test_letters_set_apart_are_one_word(pdf: Build) -> None:
    title = [(200 + 18 * i, 800, character) for i, character in enumerate("总体方案")]
    assert read_pdf(pdf([[*title, *set_lines(SENTENCE, 760)]]), "a.pdf").text.split("\n")[0] == "总体方案"


def test_a_divided_word_is_whole_again(pdf: Build) -> None:
    text = read_pdf(
        pdf([[(72, 760, "支持南沙建设与发展的各项措施（coopera-"), (72, 740, "tion）已经实施。")]]), "a.pdf"
    ).text
    assert "（cooperation）" in text


def test_properties(pdf: Build) -> None:
    info = b"<</Title<feff53576c99>/Author(GZ)/CreationDate(D:20220928101010+08'00')>>"
    content = read_pdf(pdf([[(72, 760, "方案"), (72, 700, "正文。")]], info=info), "a.pdf")
    assert content.stated == Metadata(title="南沙")
    assert content.suggested == Metadata(title="方案", date="2022-09-28", publisher="GZ")


@pytest.mark.parametrize(
    ("info", "title", "date"),
    [
        (b"<</Title(" + "关于南沙".encode("gb18030") + b")>>", "关于南沙", None),
        (b"<</Title(Microsoft Word - a.doc)/CreationDate(yesterday)>>", None, None),
        (b"<</Title<feffd83d>/CreationDate(D:2022)>>", None, "2022"),
        (b"<</CreationDate(20229999)>>", None, None),
    ],
)
def test_odd_properties(pdf: Build, info: bytes, title: str | None, date: str | None) -> None:
    content = read_pdf(pdf([[(72, 760, SENTENCE[:20])]], info=info), "a.pdf")
    assert (content.stated.title, content.suggested.date) == (title, date)


@pytest.mark.parametrize(
    ("info", "date"),
    [
        (b"/Producer(Skia/PDF m120)/Creator(Mozilla/5.0 AppleWebKit/537.36)", None),
        (b"/Producer(cairo 1.16.0)/Creator(Mozilla Firefox 102.0)", None),
        (b"/Producer(Microsoft: Print To PDF)", None),
        (b"/Producer(macOS 13.1 Quartz PDFContext)/Creator(Safari)", None),
        (b"/Producer(Microsoft Word 2019)", "2024-05-06"),
        (b"/Producer(LibreOffice 7.3)/Creator(Writer)", "2024-05-06"),
    ],
)
def test_the_day_of_a_print_is_none(pdf: Build, info: bytes, date: str | None) -> None:
    raw = pdf([[(72, 760, SENTENCE[:20])]], info=b"<<%s/CreationDate(D:20240506101010)>>" % info)
    assert read_pdf(raw, "a.pdf").suggested.date == date


@pytest.mark.parametrize("pages", [[None], [None, None, [(72, 760, "封面")]], [[]], [[], []]])
def test_a_scan_is_refused_with_the_remedy(pdf: Build, pages: list[object]) -> None:
    with pytest.raises(InputError, match=r"a\.pdf: the PDF has no text layer.*; run an OCR program"):
        read_pdf(pdf(pages), "a.pdf")


def test_a_picture_among_pages_with_text_is_fine(pdf: Build) -> None:
    assert read_pdf(pdf([[(72, 760, "正文在此")], None, []]), "a.pdf").text == "正文在此"


def test_a_protected_file_is_refused(pdf: Build) -> None:
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    with pytest.raises(InputError, match="protected by a password; save a copy without one"):
        read_pdf(pdf([[(72, 760, "正文")]], trailer=lock), "a.pdf")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_refused(pdf: Build, share: float) -> None:
    whole = pdf([set_lines(SENTENCE, 760)] * 3)
    with pytest.raises(InputError, match=r"cut off|damaged"):
        read_pdf(whole[: int(len(whole) * share)], "a.pdf")


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(InputError, match="the PDF is damaged"):
        read_pdf(b"%PDF-1.4\n" + b"\x00" * 99 + b"%%EOF", "a.pdf")


@pytest.mark.parametrize(
    ("raw", "kind"), [(b"<html>404</html>", "not a PDF"), (b"PK\x03\x04", "a zip archive or an Office document")]
)
def test_another_file_under_the_suffix_is_named(raw: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"the file is {kind}"):
        read_pdf(raw, "a.pdf")


def test_fonts_without_meaning_are_refused(pdf: Build) -> None:
    with pytest.raises(InputError, match=r"text layer is unusable.*OCR"):
        read_pdf(pdf([[(72, 760, "\ue001\ue002\ue003\ue004\ue005")]]), "a.pdf")
