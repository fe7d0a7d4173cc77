"""Documents made on the spot: a PDF by hand, a Word file by python-docx, a writer of files."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import docx
import pypdfium2
import pytest

#: A line of a page: x, y in points, text.
Placed = tuple[int, int, str]

_FONTS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
)
#: A grey dot drawn over a corner of the page: what a scanner's picture is to a PDF.
_PICTURE = b"q 500 0 0 700 40 40 cm BI/W 1/H 1/CS/G/BPC 8 ID \x80 EI Q"


def _page(lines: Sequence[Placed], drawn: bytes) -> bytes:
    shown = [b"1 0 0 1 %d %d Tm <%s> Tj" % (x, y, t.encode("utf-16-be").hex().encode()) for x, y, t in lines]
    return b"\n".join([drawn, b"BT /F1 12 Tf", *shown, b"ET"]) if lines else b""


def build_pdf(
    pages: Sequence[Sequence[Placed] | None], info: bytes = b"<<>>", trailer: bytes = b"", drawn: bytes = b""
) -> bytes:
    """A PDF with Chinese text in a standard font that is not embedded; a page that is None is a picture alone; `drawn`
    stands on each page before its text."""
    kids, bodies = [], []
    for page in pages:
        content = _PICTURE if page is None else _page(page, drawn)
        kids.append(7 + len(bodies))
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (8 + len(bodies))
        )
        bodies.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", tree, *_FONTS, info, *bodies]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<</Size %d/Root 1 0 R/Info 6 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + end % (len(objects) + 1, trailer, len(out))


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """`build_pdf`."""
    return build_pdf


@pytest.fixture
def chinese_font(request: pytest.FixtureRequest) -> None:
    """Skips, by name, without a Chinese font on the machine: PDFium then drops characters that are set one by one."""
    with closing(pypdfium2.PdfDocument(build_pdf([[(72, 760, "字")]]))) as pdf:
        if pdf[0].get_textpage().count_chars():
            return
    reason = f"{request.node.name}: no Chinese font; run scripts/setup --system"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def word() -> Callable[[Callable[[docx.document.Document], object]], bytes]:
    """Takes a function that fills a Word document, gives its bytes."""

    def build(fill: Callable[[docx.document.Document], object]) -> bytes:
        document = docx.Document()
        fill(document)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return build


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file below the test's folder and gives its path; text in UTF-8."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
