"""PDF files with a text layer."""

from __future__ import annotations

import re
from contextlib import closing
from functools import cache
from importlib import import_module
from typing import Any

from zhitu.edtf import is_edtf
from zhitu.errors import InputError
from zhitu.read.decode import looks_like, normalise
from zhitu.read.metadata import Content, Metadata, first_line, one_line, own_author, own_title
from zhitu.read.page import Page, Rules, document, glyphs, pieces, rulings
from zhitu.read.plausibility import PLAUSIBLE, chinese_share, fault

__all__ = ["read_pdf"]

#: What prints whatever it shows: the day tells when somebody kept a copy, of whatever age.
_PRINTS = re.compile(
    "Skia/PDF|PDFium|Chrom(?:e|ium)|Mozilla|Firefox|Safari|WebKit|QtWebEngine|wkhtmltopdf|Print To PDF", re.IGNORECASE
)
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
#: The end mark stands in the last kilobyte; servers sometimes append a few bytes.
_TAIL = 4096
_ANEW = "fetch it again, or print it to a new PDF"
_OCR = "run an OCR program over it first, such as ocrmypdf"


def read_pdf(raw: bytes, where: str) -> Content:
    """The text layer, a line for each paragraph and table row, notes at its end; author and day of creation are
    suggestions only, the day none where it is that of a browser's print."""
    with closing(_open(raw, where)) as pdf:
        pages, pictures = _pages(pdf, where)
        title, author, created = (_property(pdf, key) for key in ("Title", "Author", "CreationDate"))
        programs = f"{_property(pdf, 'Creator')}\n{_property(pdf, 'Producer')}"
    if pictures * 2 > len(pages) or not any(page.pieces for page in pages):
        scan = f": {pictures} of {len(pages)} pages are pictures alone" if pictures else ""
        raise InputError(where, f"the PDF has no text layer{scan}", _OCR)
    text = normalise(document(pages))
    if fault(text):
        raise InputError(where, "its text layer is unusable: the fonts do not say which characters they show", _OCR)
    day = None if _PRINTS.search(programs) else _created(created)
    return Content(
        text,
        Metadata(title=own_title(one_line(title, "title", where))),
        Metadata(first_line(text), day, own_author(one_line(author, "author", where))),
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


def _pages(pdf: Any, where: str) -> tuple[list[Page], int]:
    """What stands on each page, and how many pages are pictures alone."""
    raw = _pdfium().raw
    pages: list[Page] = []
    pictures = 0
    for number in range(len(pdf)):
        try:
            with closing(pdf[number]) as page, closing(page.get_textpage()) as layer:
                turn, found, aside = glyphs(raw, layer)
                rules = rulings(raw, page, turn) if found else Rules()
                lines = pieces(found, rules.vertical)
                pictures += not lines and _has_picture(page)
        except _pdfium().PdfiumError as error:
            raise InputError(where, f"page {number + 1} of the PDF is damaged", _ANEW) from error
        pages.append(Page(lines, aside, rules))
    return pages, pictures


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[_pdfium().raw.FPDF_PAGEOBJ_IMAGE]))


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
