"""Characters as PDFium gives them → pieces of lines, cut where a gap or a ruled line parts them.

The order of the file is kept within a piece only: where pieces stand says what is read after what.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from zhitu.read.page.shapes import NOTE_CLOSES, NOTE_OPENS, Line, Rule, is_wide

__all__ = ["Glyph", "Turn", "glyphs", "pieces"]

#: What PDFium gives for a hyphen at a line's end; a soft hyphen stands for it here.
_HYPHENS = "\x02\ufffe\xad"
_BLANKS = "\t \xa0\u2002\u2003\u2009\u3000"
_REFERENCES = frozenset("0123456789[]〔〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*")
#: Chinese characters so far apart are set so, and other characters among them.
_SPACED = 0.15
#: The two characters of a word may be set so far apart for it to be as wide as others.
_WORD = 2.5
#: A gap that is so much wider than others is a blank; beside letters and numbers it has to be wider.
_GUESSED, _SET_OFF = 0.2, 0.5
_QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned for its text to run to the right: a number of quarters, against the clock."""

    quarters: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is turned.

        >>> Turn(1).point(3, 5)
        (5, -3)
        """
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.quarters % 4]

    def box(self, left: float, foot: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page as it is turned."""
        (a, b), (c, d) = self.point(left, foot), self.point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that is seen, and whether a blank is before it: written (`1`), or guessed of the gap (`0`)."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    blank: int | None = None


def glyphs(raw: Any, layer: Any) -> tuple[Turn, list[Glyph], list[Line]]:
    """How most of the text of a page is turned, its characters, and pieces that are turned by quarters against it (in
    narrow cells of tables, beside the text); what is slanted (seals, watermarks) is no part of a page."""
    angles: list[float | None] = []
    sizes: list[float] = []
    for index in range(layer.count_chars()):
        angle, size = _set(raw, layer, index)
        angles.append(angle)
        sizes.append(size)
    counts = Counter(_quarters(angle) for angle in angles if angle is not None)
    counts.pop(None, None)
    turn = Turn(max(counts, key=lambda quarters: (counts[quarters], -(quarters or 0))) or 0) if counts else Turn()
    others = [Turn(quarters) for quarters in sorted(q for q in counts if q is not None) if quarters != turn.quarters]
    aside = [
        _turned(piece, other, turn)
        for other in others
        for piece in _stacked(pieces(list(_seen(raw, layer, other, angles, sizes))))
    ]
    return turn, list(_seen(raw, layer, turn, angles, sizes)), aside


def _stacked(found: Sequence[Line]) -> list[Line]:
    """Lines that stand close below each other as one: words in cells are broken anywhere."""
    whole: list[Line] = []
    for piece in found:
        above = whole[-1] if whole else piece
        near = 0 < above.foot - piece.foot < 2 * piece.size and piece.left < above.right and above.left < piece.right
        if near:
            left, right = min(above.left, piece.left), max(above.right, piece.right)
            whole[-1] = Line(above.text + piece.text, left, right, piece.foot, above.top - piece.foot)
        else:
            whole.append(piece)
    return whole


def _turned(piece: Line, turn: Turn, page: Turn) -> Line:
    """A piece where it stands on a page that is turned otherwise, as high as it is there."""
    back = Turn(-turn.quarters % 4)
    box = page.box(*back.box(piece.left, piece.foot, piece.right, piece.top))
    return Line(piece.text, box[0], box[2], box[1], box[3] - box[1])


def _quarters(angle: float) -> int | None:
    """The quarters by which something is turned, None where it is slanted."""
    quarters = round(angle / _QUARTER)
    return quarters % 4 if abs(angle - quarters * _QUARTER) < 0.05 else None


def _set(raw: Any, layer: Any, index: int) -> tuple[float | None, float]:
    """By which angle a character is turned, and its size; None for one that PDFium adds."""
    if raw.FPDFText_IsGenerated(layer, index) == 1:
        return None, 0.0
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(layer, index, matrix):
        return 0.0, 0.0
    return math.atan2(matrix.b, matrix.a), raw.FPDFText_GetFontSize(layer, index) * math.hypot(matrix.c, matrix.d)


def _seen(raw: Any, layer: Any, turn: Turn, angles: Sequence[float | None], sizes: Sequence[float]) -> Iterator[Glyph]:
    blank: int | None = None
    high, last = "", 0.0
    for index, angle in enumerate(angles):
        last = last if angle is None else angle  # what PDFium adds is turned as what it follows
        code = int(raw.FPDFText_GetUnicode(layer, index))
        text = chr(code)
        if text in "\r\n" and angle is None:
            blank = None
        elif text in _BLANKS:
            blank = 1 if angle is not None or blank else 0
        elif 0xD800 <= code < 0xDC00:
            high = text  # beyond the basic plane some fonts give pairs of surrogates, which are one character
        elif _quarters(angle if angle is not None else last) == turn.quarters:
            text = (high + text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            left, foot, right, top = turn.box(*layer.get_charbox(index, loose=True))
            x, y = c_double(), c_double()
            if raw.FPDFText_GetCharOrigin(layer, index, x, y):
                foot = turn.point(x.value, y.value)[1]
            size = sizes[index] or top - foot
            yield Glyph("\xad" if text in _HYPHENS else text, left, right, foot, size, blank)
            blank, high = None, ""


def pieces(found: Sequence[Glyph], vertical: Sequence[Rule] = ()) -> list[Line]:
    """Characters that stand close to each other in a line, cut at the vertical lines between them."""
    lines: list[Line] = []
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or _parted(found[index - 1], found[index], vertical, alone=index - start == 1):
            lines.append(_piece(found[start:index]))
            start = index
    return [line for line in lines if line.text.strip()]


def _parted(glyph: Glyph, following: Glyph, vertical: Sequence[Rule], *, alone: bool) -> bool:
    """Whether two characters are of two pieces; `alone` where the first has none before it, as in 组　长：."""
    size = max(glyph.size, following.size)
    if abs(glyph.foot - following.foot) > 0.6 * size or following.left < glyph.left - 0.5 * size:
        return True
    word = alone and is_wide(glyph.text) and is_wide(following.text)
    if following.left - glyph.right > (_WORD if word else 1.0) * size:
        return True
    start, end = (glyph.left + glyph.right) / 2, (following.left + following.right) / 2
    middle = following.foot + 0.3 * following.size
    return any(start < rule.at < end and rule.start <= middle <= rule.end for rule in vertical)


def _piece(found: Sequence[Glyph]) -> Line:
    """A piece of the size that most of its characters have; a number raised beside them may refer to a note."""
    size = Counter(round(glyph.size, 1) for glyph in found).most_common(1)[0][0]
    usual = [glyph for glyph in found if abs(glyph.size - size) < 0.2 * size] or list(found)
    foot = median(glyph.foot for glyph in usual)
    gaps = [b.left - a.right for a, b in pairwise(found) if is_wide(a.text) and is_wide(b.text)]
    spacing = median(gaps) if gaps else 0.0
    text, raised = "", False
    for index, glyph in enumerate(found):
        refers = glyph.size < 0.8 * size and glyph.foot > foot + 0.15 * size and glyph.text in _REFERENCES
        if refers != raised:
            text += NOTE_OPENS if refers else NOTE_CLOSES
            raised = refers
        word = index == 1 and glyph.left - found[0].right > glyph.size
        if index and glyph.blank is not None and not word and not _is_spacing(found[index - 1], glyph, spacing):
            text += " "
        text += glyph.text
    return Line(text + NOTE_CLOSES * raised, found[0].left, max(glyph.right for glyph in found), foot, size)


def _is_spacing(glyph: Glyph, following: Glyph, spacing: float) -> bool:
    """Whether a blank is a guess between characters that are only set as far apart as others of the line, or as
    programs set words of letters and numbers off from Chinese ones."""
    wide = is_wide(glyph.text), is_wide(following.text)
    number = glyph.text.isdecimal() and following.text.isdecimal()
    if following.blank or not (any(wide) or number or spacing > _SPACED * following.size):
        return False
    gap = following.left - glyph.right - spacing
    return gap < (_SET_OFF if any(wide) and not all(wide) else _GUESSED) * following.size
