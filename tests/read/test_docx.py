"""Word documents."""

from __future__ import annotations

import datetime
import io
import random
import re
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zhitu.errors import InputError
from zhitu.read.docx import read_docx
from zhitu.read.metadata import Metadata

Build = Callable[[Callable[[Word], object]], bytes]
W = nsdecls("w")
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def simple(document: Word) -> None:
    document.add_paragraph("南沙方案")
    document.add_paragraph("　　国务院印发方案。")


def body(xml: str) -> Callable[[Word], object]:
    """Puts raw elements before the section's properties."""

    def fill(document: Word) -> None:
        wrapper = parse_xml(
            f"<w:body {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{xml}</w:body>"
        )
        for element in reversed(list(wrapper)):
            document.element.body.insert(0, element)

    return fill


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_paragraphs_and_tables_in_document_order(word: Build) -> None:
    def fill(document: Word) -> None:
        document.add_paragraph("前")
        table = document.add_table(2, 3)
        for cell, text in zip(
            (c for row in table.rows for c in row.cells), ["指标", "", "数值", "吞吐量", "2021年", "1万"], strict=True
        ):
            cell.text = text
        document.add_paragraph("后")

    assert read_docx(word(fill), "a.docx").text == "前\n指标\t\t数值\n吞吐量\t2021年\t1万\n后"


def test_merged_cells_are_read_once(word: Build) -> None:
    def fill(document: Word) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
        table.cell(1, 0).text, table.cell(1, 1).text = "甲", "乙"

    assert read_docx(word(fill), "a.docx").text == "合并\n甲\t乙"


def test_rows_of_projects_keep_empty_and_merged_cells(word: Build) -> None:
    def fill(document: Word) -> None:
        table = document.add_table(6, 4)
        rows = ["重点项目|||", "区|项目名称|投资（亿元）|", "||总投资|本年", "南沙区|甲厂||3", "|乙厂|5|", "合计||8|3"]
        for row, said in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, said.split("|"), strict=True):
                cell.text = text
        for one, other in [((0, 0), (0, 3)), ((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 2), (1, 3)), ((3, 0), (4, 0))]:
            table.cell(*one).merge(table.cell(*other))
        table.cell(3, 1).add_paragraph("（续建）")

    assert read_docx(word(fill), "a.docx").text.split("\n") == [
        "重点项目",
        "区\t项目名称\t投资（亿元）\t投资（亿元）",
        "区\t项目名称\t总投资\t本年",
        "南沙区\t甲厂 （续建）\t\t3",
        "南沙区\t乙厂\t5\t",
        "合计\t\t8\t3",
    ]


def test_a_row_that_is_deleted_is_none(word: Build) -> None:
    def fill(document: Word) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip((c for row in table.rows for c in row.cells), "甲乙丙丁", strict=True):
            cell.text = text
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {W}/>"))

    assert read_docx(word(fill), "a.docx").text == "丙\t丁"


def test_heads_feet_and_comments_are_no_text(word: Build) -> None:
    def fill(document: Word) -> None:
        simple(document)
        document.sections[0].header.paragraphs[0].text = "页眉"
        document.sections[0].footer.paragraphs[0].text = "第 1 页"
        document.add_comment(document.paragraphs[0].runs, "待核")

    assert read_docx(word(fill), "a.docx").text == "南沙方案\n　　国务院印发方案。"


def test_cells_with_paragraphs_and_tables_within(word: Build) -> None:
    def fill(document: Word) -> None:
        cell = document.add_table(1, 2).cell(0, 0)
        cell.text = "第一段。"
        cell.add_paragraph("第二段。")
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "内甲", "内乙"

    assert read_docx(word(fill), "a.docx").text == "第一段。\n第二段。\n内甲\t内乙"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('甲')}<w:r><w:tab/></w:r>{run('乙')}<w:r><w:br/></w:r>{run('丙')}</w:p>", "甲\t乙\n丙"),
        (f"<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>{run('甲')}</w:p>", "甲"),
        (f"<w:p>{run('甲')}<w:del>{run('删')}</w:del><w:ins>{run('增')}</w:ins></w:p>", "甲增"),
        (f"<w:p><w:moveFrom>{run('去')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo></w:p>", "来"),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>{run('显')}</w:p>", "显"),
        (
            f"<w:p>{run('一、总体要求')}<w:r><w:tab/></w:r><w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>"
            f"{run('12')}</w:p>",
            "一、总体要求",
        ),
        (f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink>{run('后')}</w:p>", "链接后"),
        (f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>", "控件"),
        (f"<w:p><w:r><w:ruby><w:rt>{run('nán')}</w:rt><w:rubyBase>{run('南')}</w:rubyBase></w:ruby></w:r></w:p>", "南"),
        (
            f"<w:p>{run('前')}<w:r><mc:AlternateContent><mc:Choice Requires='w'><w:txbxContent><w:p>{run('框')}</w:p>"
            f"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent>"
            f"</mc:Fallback></mc:AlternateContent></w:r>{run('后')}</w:p>",
            "前后\n框",
        ),
    ],
)
def test_what_stands_in_a_paragraph(word: Build, xml: str, text: str) -> None:
    assert read_docx(word(body(xml)), "a.docx").text == text


def test_properties_of_the_file(word: Build) -> None:
    def fill(document: Word) -> None:
        simple(document)
        properties = document.core_properties
        properties.title, properties.author = "总体方案", "发展改革委"
        properties.created = datetime.datetime(2022, 6, 14, 8)

    content = read_docx(word(fill), "a.docx")
    assert content.stated == Metadata(title="总体方案")
    assert content.suggested == Metadata(title="南沙方案", date="2022-06-14", publisher="发展改革委")


def test_what_the_library_leaves_in_is_no_statement(word: Build) -> None:
    content = read_docx(word(simple), "a.docx")
    assert content.stated == Metadata()
    assert content.suggested == Metadata(title="南沙方案")


@pytest.mark.parametrize("length", [0, 1, 4, 40, 5000, 30000, -1, -60])
def test_a_file_that_is_cut_off_is_refused(word: Build, length: int) -> None:
    with pytest.raises(InputError, match=r"a\.docx: .*(damaged or cut off|not a Word document).*; .*save it"):
        read_docx(word(simple)[:length], "a.docx")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused(word: Build, seed: int) -> None:
    chance, raw = random.Random(seed), bytearray(word(simple))
    for _ in range(20):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    try:
        text = read_docx(bytes(raw), "a.docx").text
    except InputError as error:
        text = error.cause
    assert re.search("^南沙方案\n|damaged|not a ", text)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/core.xml"])
@pytest.mark.parametrize("content", [None, b"<a/>", b"<", b"\xff"])
def test_a_part_that_is_missing_or_another_is_refused(word: Build, part: str, content: bytes | None) -> None:
    whole, out = zipfile.ZipFile(io.BytesIO(word(simple))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in whole.namelist():
            if name != part or content is not None:
                package.writestr(name, content if name == part and content is not None else whole.read(name))
    with pytest.raises(InputError, match="damaged or cut off"):
        read_docx(out.getvalue(), "a.docx")


def test_an_old_or_protected_document_is_named() -> None:
    with pytest.raises(
        InputError, match=r"an old Office document \(\.doc\) or one protected by a password, not a \.docx"
    ):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "a.docx")


def test_notes_stand_at_the_end(word: Build) -> None:
    def notes(kind: str, text: str) -> Part:
        drawn = f"<w:{kind} w:type='separator' w:id='0'><w:p>{run('——')}</w:p></w:{kind}>"
        told = f"<w:{kind} w:id='1'><w:p>{run(text)}</w:p></w:{kind}>"
        blob = f"<w:{kind}s {W}>{drawn}{told}</w:{kind}s>".encode()
        return Part(PackURI(f"/word/{kind}s.xml"), f"{TYPE}.{kind}s+xml", blob)

    def fill(document: Word) -> None:
        simple(document)
        document.part.relate_to(notes("endnote", "第三章。"), f"{RELATION}/endnotes")
        document.part.relate_to(notes("footnote", "2022年获批。"), f"{RELATION}/footnotes")

    assert read_docx(word(fill), "a.docx").text.endswith("国务院印发方案。\n2022年获批。\n第三章。")


def test_damaged_notes_are_refused(word: Build) -> None:
    def fill(document: Word) -> None:
        simple(document)
        part = Part(PackURI("/word/footnotes.xml"), f"{TYPE}.footnotes+xml", b"<w:footnotes")
        document.part.relate_to(part, f"{RELATION}/footnotes")

    with pytest.raises(InputError, match="damaged or cut off"):
        read_docx(word(fill), "a.docx")
