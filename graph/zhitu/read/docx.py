"""Word documents: paragraphs and table cells in document order."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from zhitu.errors import InputError
from zhitu.read.decode import looks_like, normalise
from zhitu.read.metadata import Content, Metadata, first_line, one_line, own_author, own_title
from zhitu.read.numbering import Numbering
from zhitu.read.rows import Cell, table_lines

if TYPE_CHECKING:
    from docx.document import Document as Word
    from lxml.etree import _Element  # type: ignore[import-untyped]  # lxml has no types

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = (_W + tag for tag in ("p", "tbl", "tr", "tc", "txbxContent"))
_TEXT = (_W + "t", _M + "t")
_CHARACTERS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
#: A field that says on which page something stands, and what it says.
_PAGE, _PAGE_NUMBER = "PAGEREF", re.compile(r"[\t .…·]*\d+\s*\Z")
#: Not part of what the document says: formats, deletions, the pronunciation over a word, old programs' second copies.
_PROPERTIES = ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")
_SKIPPED = frozenset([_MC + "Fallback", *(_W + tag for tag in (*_PROPERTIES, "del", "moveFrom", "rt"))])


def read_docx(raw: bytes, where: str) -> Content:
    """The text, a line for each paragraph and table row (cells apart by tabs), notes at its end; author and day of
    creation are suggestions only, since a file is often made from another."""
    word = _open(raw, where)
    numbering, *notes = _parts(word, where)
    text = normalise("\n".join([*_lines(word.element.body, numbering), *_notes(notes, numbering)])).strip("\n")
    properties, template = word.core_properties, _template()
    title = own_title(one_line(properties.title, "title", where))
    author = own_author(one_line(properties.author, "author", where))
    created = properties.created
    return Content(
        text,
        Metadata(title=title),
        Metadata(
            title=first_line(text),
            date=created.date().isoformat() if created and str(created) != template[1] else None,
            publisher=author if author != template[0] else None,
        ),
    )


@cache
def _template() -> tuple[str, str]:
    """Author and time of creation that python-docx's blank document carries: programs leave them in, people never
    stated them."""
    import docx

    properties = docx.Document().core_properties
    return properties.author, str(properties.created)


def _open(raw: bytes, where: str) -> Word:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    kind = looks_like(raw)
    if kind is None or not raw.startswith(b"PK"):
        cause = f"the file is {kind}, not a .docx" if kind else "the file is not a Word document"
        raise InputError(where, cause, "open it in Word or LibreOffice and save it as .docx, without a password")
    # what zipfile, lxml and python-docx raise on damaged packages; KeyError: a part is missing, AttributeError:
    # a part has another root element than its name promises (found by damaging files at random)
    damage = (zipfile.BadZipFile, zlib.error, OpcError, LxmlError, KeyError, ValueError, AttributeError, EOFError)
    try:
        word = docx.Document(io.BytesIO(raw))
        _ = word.element.body, word.core_properties.created
    except (*damage, NotImplementedError, RuntimeError) as error:
        raise _damaged(where, error) from error
    return word


def _damaged(where: str, error: Exception) -> InputError:
    cause = f"the Word document is damaged or cut off ({type(error).__name__})"
    return InputError(where, cause, "fetch it again, or open it in Word or LibreOffice and save it anew")


def _parts(word: Word, where: str) -> tuple[Numbering, _Element | None, _Element | None]:
    """The numbers of lists, footnotes and endnotes."""
    from lxml.etree import LxmlError, fromstring

    parts = {rel.reltype.rpartition("/")[2]: rel for rel in word.part.rels.values() if not rel.is_external}
    wanted = ("numbering", "styles", "footnotes", "endnotes")
    try:
        read = [fromstring(parts[kind].target_part.blob) if kind in parts else None for kind in wanted]
    except LxmlError as error:
        raise _damaged(where, error) from error
    numbering, styles, footnotes, endnotes = read
    return Numbering.of(numbering, styles), footnotes, endnotes


def _notes(parts: Sequence[_Element | None], numbering: Numbering) -> Iterator[str]:
    """The lines of footnotes, then of endnotes; what only draws the line above them is none."""
    for notes in parts:
        for note in notes if notes is not None else ():
            if note.get(_W + "type") in (None, "normal"):
                yield from filter(str.strip, _lines(note, numbering))


def _lines(block: _Element, numbering: Numbering) -> Iterator[str]:
    """The lines below a body, a cell or a box."""
    for element in block:
        if element.tag == _PARAGRAPH:
            yield from _paragraph(element, numbering)
        elif element.tag == _TABLE:
            yield from table_lines(_cells(element, numbering))
        elif isinstance(element.tag, str) and element.tag not in _SKIPPED:  # content controls, insertions
            yield from _lines(element, numbering)


def _cells(table: _Element, numbering: Numbering) -> list[Cell]:
    """The cells of a table; those that only carry on one above are of it."""
    found: list[Cell] = []
    # rows of a table within the table are its cell's
    rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table and not _is_deleted(row)]
    for number, row in enumerate(rows):
        column = _count(row, "trPr", "gridBefore", default=0)
        for cell in (cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row):
            columns = _count(cell, "tcPr", "gridSpan", default=1)
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            above = next((k for k in range(len(found) - 1, -1, -1) if _ends_at(found[k], number, column)), None)
            if merged is not None and merged.get(_W + "val") != "restart" and above is not None:
                found[above] = replace(found[above], rows=found[above].rows + 1)
            else:
                found.append(Cell(list(_lines(cell, numbering)), number, column, columns=columns))
            column += columns
    return found


def _is_deleted(row: _Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _ends_at(cell: Cell, row: int, column: int) -> bool:
    """Whether `cell` is the one right above a place."""
    return cell.column == column and cell.row + cell.rows == row


def _count(element: _Element, properties: str, name: str, *, default: int) -> int:
    """A number among the properties of a row or a cell."""
    stated = element.find(f"{_W}{properties}/{_W}{name}")
    value = stated.get(_W + "val") or "" if stated is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else default


def _paragraph(paragraph: _Element, numbering: Numbering) -> Iterator[str]:
    """The paragraph's own text below its number, then that of the boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[_Element] = []
    _collect(paragraph, pieces, boxes)
    text = "".join(pieces)
    if any(_PAGE in (code.text or "") for code in paragraph.iter(_W + "instrText")):
        text = _PAGE_NUMBER.sub("", text)  # an entry of a table of contents
    number = numbering.before(paragraph)
    yield from (number + text if text.strip() else text).split("\n")
    for box in boxes:
        yield from _lines(box, numbering)


def _collect(node: _Element, pieces: list[str], boxes: list[_Element]) -> None:
    for element in node:
        if element.tag in _TEXT:
            pieces.append(element.text or "")
        elif element.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[element.tag])
        elif element.tag == _BOX:
            boxes.append(element)
        elif isinstance(element.tag, str) and element.tag not in _SKIPPED and not _is_hidden(element):
            _collect(element, pieces, boxes)


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(_W + "val") not in ("0", "false", "off")
