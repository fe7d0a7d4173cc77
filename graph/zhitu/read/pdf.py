"""PDF files with a text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib import import_module
from typing import Any

from zhitu.edtf import is_edtf
from zhitu.errors import InputError
from zhitu.read.decode import looks_like, normalise
from zhitu.read.layout import Line, paragraphs
from zhitu.read.metadata import Content, Metadata, first_line, one_line, own_title
from zhitu.read.plausibility import PLAUSIBLE, chinese_share, fault

__all__ = ["read_pdf"]

_CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
#: The end mark stands in the last kilobyte; servers sometimes append a few bytes.
_TAIL = 4096
_ANEW = "fetch it again, or print it to a new PDF"
_OCR = "run an OCR program over it first, such as ocrmypdf"
_HYPHENS = "\x02\ufffe\xad"


def read_pdf(raw: bytes, where: str) -> Content:
    """The text layer, a line for each paragraph; author and day of creation are suggestions only."""
    with closing(_open(raw, where)) as pdf:
        pages, pictures = _pages(pdf, where)
        title, author, created = (_property(pdf, key) for key in ("Title", "Author", "CreationDate"))
    if pictures * 2 > len(pages) or not any(pages):
        scan = f": {pictures} of {len(pages)} pages are pictures alone" if pictures else ""
        raise InputError(where, f"the PDF has no text layer{scan}", _OCR)
    text = normalise(paragraphs(pages))
    if fault(text):
        raise InputError(where, "its text layer is unusable: the fonts do not say which characters they show", _OCR)
    return Content(
        text,
        Metadata(title=own_title(one_line(title, "title", where))),
        Metadata(first_line(text), _created(created), one_line(author, "author", where)),
    )


@cache
def _pdfium() -> Any:
    """The package, loaded where the first PDF is read; it has no types, hence Any for all that comes from it."""
    package = import_module("pypdfium2")
    import_module("pypdfium2.raw")
    return package


def _open(raw: bytes, where: str) -> Any:
    if b"%PDF-" not in raw[:1024]:
        raise InputError(where, f"the file is {looks_like(raw) or 'not a PDF'}, whatever its suffix says", _ANEW)
    if b"%%EOF" not in raw[-_TAIL:]:
        raise InputError(where, "the PDF is cut off", _ANEW)
    try:
        return _pdfium().PdfDocument(raw)
    except _pdfium().PdfiumError as error:
        if error.err_code in (_pdfium().raw.FPDF_ERR_PASSWORD, _pdfium().raw.FPDF_ERR_SECURITY):
            raise InputError(where, "the PDF is protected by a password", "save a copy without one") from error
        raise InputError(where, "the PDF is damaged", _ANEW) from error


def _pages(pdf: Any, where: str) -> tuple[list[list[Line]], int]:
    """The lines of each page, and how many pages are pictures alone."""
    pages: list[list[Line]] = []
    pictures = 0
    for number in range(len(pdf)):
        try:
            with closing(pdf[number]) as page, closing(page.get_textpage()) as layer:
                lines = [line for line in _lines(layer) if line.text.strip()]
                pictures += not lines and _has_picture(page)
        except _pdfium().PdfiumError as error:
            raise InputError(where, f"page {number + 1} of the PDF is damaged", _ANEW) from error
        pages.append(lines)
    return pages, pictures


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[_pdfium().raw.FPDF_PAGEOBJ_IMAGE]))


def _lines(layer: Any) -> Iterator[Line]:
    """The lines in the order in which the file writes them."""
    code_at = _pdfium().raw.FPDFText_GetUnicode
    codes = [int(code_at(layer, i)) for i in range(layer.count_chars())]
    start = 0
    for index in [i for i, code in enumerate(codes) if code == 0x0A] + [len(codes)]:
        line = _line(layer, codes, start, index)
        if line is not None:
            yield line
        start = index + 1


def _line(layer: Any, codes: list[int], start: int, end: int) -> Line | None:
    shown = [i for i in range(start, end) if codes[i] not in (0x0D, 0x20)]
    if not shown:
        return None
    characters = [_character(layer, codes, i, shown[-1]) for i in range(shown[0], shown[-1] + 1)]
    left, foot, _, top = layer.get_charbox(shown[0], loose=True)
    _, last_foot, right, _ = layer.get_charbox(shown[-1], loose=True)
    # beyond the basic plane some fonts give pairs of surrogates, which are one character
    text = "".join(characters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Line(text, left, right, min(foot, last_foot), top - foot)


def _character(layer: Any, codes: list[int], index: int, last: int) -> str:
    """The character at `index`; nothing for a hyphen that only divides a word, or a blank that only spaces letters."""
    character = chr(codes[index])
    if character in _HYPHENS:
        around = index < last and chr(codes[index - 1]) + chr(codes[index + 1])
        return "" if around and around.isascii() and around.islower() else "-"
    if character == " " and _is_spacing(layer, codes, index):
        return ""
    return "" if character == "\r" else character


def _is_spacing(layer: Any, codes: list[int], index: int) -> bool:
    """Whether a blank is PDFium's guess between two Chinese characters that are only set apart a little."""
    if codes[index - 1] < 0x2E80 or codes[index + 1] < 0x2E80:
        return False
    if _pdfium().raw.FPDFText_IsGenerated(layer, index) != 1:
        return False
    _, foot, end, top = layer.get_charbox(index - 1, loose=True)
    gap = layer.get_charbox(index + 1, loose=True)[0] - end
    return bool(0 <= gap < top - foot)


def _property(pdf: Any, key: str) -> str:
    """A property of the file; empty where it is missing, or so damaged that it says nothing."""
    try:
        return _repaired(str(pdf.get_metadata_value(key)))
    except UnicodeDecodeError:
        return ""


def _repaired(value: str) -> str:
    """A property that an old program wrote in GBK where the format wants Latin letters or Unicode."""
    try:
        candidate = value.encode("latin-1").decode("gb18030")
    except UnicodeError:
        return value
    return candidate if chinese_share(candidate) >= PLAUSIBLE else value


def _created(value: str) -> str | None:
    """The day in `D:20220928101010+08'00'`; None where a program wrote something else, since it only suggests."""
    match = _CREATED.match(value)
    date = "-".join(filter(None, match.groups())) if match else ""
    return date if is_edtf(date) else None
