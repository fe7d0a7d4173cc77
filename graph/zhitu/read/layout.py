"""Lines as a page shows them → paragraphs, so that no name is cut where a line ends.

Pure geometry, in the units of the page, y upwards. A line goes on in the next one where it reaches so far to the
right that the next one's first word had no room, and the next one begins at the left margin, in the same size, one
step below. Columns side by side are not recognised: their lines stay lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

__all__ = ["Line", "paragraphs"]

_PAGE_NUMBER = re.compile(r"[\s—–\-·]*(?:\d{1,4}|第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|\d+\s*/\s*\d+)[\s—–\-·]*\Z")
_OPENING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|第[一二三四五六七八九十百\d]+[章节条]"
    r"|[•●▪■◆]|\d{1,2}[.．、](?!\d)"
)
_NUMBER_OPEN = re.compile(r"(?<=[一-龥])[\d.,]*\d[.,]?$")
_NUMBER_GOES_ON = re.compile(r"[\d.,]*\d?%?(?=[一-龥，。；、])")
_FIRST_WORD = re.compile(r"[\x21-\x7e]+|.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, where its first character begins and its last one ends, its foot, its size."""

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """The margins of a page's running text and the step from line to line."""

    left: float
    right: float
    step: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The text of all pages, a line for each paragraph, page numbers left out.

    >>> page = [Line("支持广州南沙打造立足湾区协同港澳面向世", 12, 240, 80, 12), Line("界的平台。", 12, 72, 60, 12)]
    >>> paragraphs([page])
    '支持广州南沙打造立足湾区协同港澳面向世界的平台。'
    """
    done: list[str] = []
    previous: Line | None = None
    frame = _Frame(0, 0, 0)
    for page in pages:
        lines = _without_numbers(page)
        before, frame = frame, _frame(lines) if lines else frame
        for index, line in enumerate(lines):
            turned = index == 0
            if previous is not None and _goes_on(previous, line, before if turned else frame, frame, turned):
                done[-1] = _join(done[-1], line.text)
            else:
                done.append(line.text)
            previous = line
    return "\n".join(done)


def _without_numbers(page: Sequence[Line]) -> list[Line]:
    """The page without its number, which stands in the first or the last line."""
    lines = [line for line in page if line.text.strip()]
    for end in (-1, 0):
        if lines and _PAGE_NUMBER.match(lines[end].text):
            del lines[end]
    return lines


def _frame(lines: Sequence[Line]) -> _Frame:
    """Margins from the lines in the size that most of the text has."""
    weights: Counter[int] = Counter()
    for line in lines:
        weights[round(line.size)] += len(line.text)
    body = max(weights, key=lambda size: (weights[size], -size))
    running = [line for line in lines if round(line.size) == body]
    lefts = Counter(round(line.left / 2) for line in running)
    left = 2.0 * min(lefts, key=lambda place: (-lefts[place], place))
    steps = [a.foot - b.foot for a, b in pairwise(running) if a.foot > b.foot]
    # a page of short paragraphs has more lines at the indent than at the margin
    indented = [2.0 * place for place in lefts if 0 < left - 2.0 * place <= 3 * body]
    return _Frame(min([left, *indented]), max(line.right for line in running), median(steps) if steps else 0.0)


def _goes_on(line: Line, following: Line, frame: _Frame, below: _Frame, turned: bool) -> bool:
    """Whether `following` carries on the paragraph of `line`; `below` is the frame of the page that it is on."""
    size = line.size or 1.0
    if abs(following.size - line.size) > 0.15 * size or _OPENING.match(following.text.strip()):
        return False
    if line.right - frame.left < 12 * size or not -3 * size <= following.left - below.left <= size:
        return False
    if not turned and not 0 < line.foot - following.foot <= 1.4 * max(frame.step, size):
        return False
    match = _FIRST_WORD.match(following.text.strip())
    word = sum(1.0 if _is_wide(c) else 0.5 for c in match[0]) if match else 0.0
    return line.right + (word + 1.0) * size >= frame.right


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def _join(head: str, tail: str) -> str:
    """Words apart, Chinese together, and a number that a line's end parts: two never stand side by side in Chinese.

    >>> _join("总投资1", "26亿元。"), _join("Bay", "Area 2"), _join("（GDP", "2")
    ('总投资126亿元。', 'Bay Area 2', '（GDP 2')
    """
    head, tail = head.rstrip(" "), tail.lstrip(" ")
    parted = _NUMBER_OPEN.search(head) and _NUMBER_GOES_ON.match(tail)
    blank = head and tail and not parted and not _is_wide(head[-1]) and not _is_wide(tail[0])
    return f"{head} {tail}" if blank else head + tail
