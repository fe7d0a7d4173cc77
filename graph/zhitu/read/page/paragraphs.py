"""Lines as a page shows them → paragraphs, so that no name is cut where a line ends.

A line goes on in the next one where it reaches so far to the right that the next one's first word had no room, and
the next one begins at the left margin, in the same size, one step below, or at the top of the next column or page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from zhitu.read.page.shapes import Block, Line, is_wide

__all__ = ["SENTENCE_END", "body_size", "join", "opens", "paragraphs"]

_OPENING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]+[章节条]"
    r"|[•●▪■◆]|\d{1,2}[.．、](?!\d)|附件\d*[：:]|附件\d*\Z|专栏\s?\d"
)
#: Numbers that run on within a paragraph as well: they begin one where the line before ends a sentence.
_NUMBER = re.compile(r"[①-⑳]|[（(]\d{1,2}[）)]|\d{1,2}[）)]")
SENTENCE_END = tuple("。；：！？;:")
_NUMBER_OPEN = re.compile(r"(?<=[一-龥，、；：（“])[\d.,]*\d[.,]?$")
_NUMBER_GOES_ON = re.compile(r"[\d.,]*\d?%?(?=[一-龥，。；、])")
#: What stays together, with the marks that begin no line.
_FIRST_WORD = re.compile(
    r"[（《“‘「『〈【]*(?:(?:[\x21-\x7e]+[，。、；：！？）》”’」』〉】％]*)+|.[，。、；：！？）》”’」』〉】％%]*)"
)
#: Lines in the middle of a cover or above a text that are no part of its title.
_NO_TITLE = re.compile(
    r"[\d〇一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月.*|.*[〔\[（(]\d{4}[〕\]）)].{0,3}\d+号|[（(].*(?:通过|公布|修订|[号日])[）)]|附[件表]\s*\d*"
)
_HYPHEN = "\xad"
#: No line of a paragraph begins so many characters behind the margin.
_INDENT = 6


@dataclass(frozen=True, slots=True)
class _Frame:
    """The margins of running text, the step from line to line, and how many characters a line has that goes on."""

    left: float
    right: float
    step: float
    shortest: float = 12


def paragraphs(blocks: Sequence[Block], body: float = 0.0) -> list[str]:
    """The paragraphs of blocks in the order in which they are read; `body` is the size of the text around.

    >>> block = [Line("支持广州南沙打造立足湾区协同港澳面向世", 12, 240, 80, 12), Line("界的平台。", 12, 72, 60, 12)]
    >>> paragraphs([Block(block)])
    ['支持广州南沙打造立足湾区协同港澳面向世界的平台。']
    """
    done: list[str] = []
    previous: Line | None = None
    before = Block([])
    frames = _frames(blocks)
    for number, block in enumerate(blocks):
        for line in block.lines:
            turned = line is block.lines[0] and (block.columns > 1 or block.page != before.page)
            above = frames[number - 1] if line is block.lines[0] and number else frames[number]
            if (
                previous is not None
                and _one(before, block)
                and (
                    _goes_on(previous, line, above, frames[number], turned=turned)
                    or (not turned and body and _is_title(previous, line, body))
                )
            ):
                done[-1] = join(done[-1], line.text)
            else:
                done.append(line.text)
            previous, before = line, block
    return [text.replace(_HYPHEN, "-") for text in done]


def body_size(lines: Iterable[Line]) -> float:
    """The size that most of the text has."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    return max(weights, key=lambda size: (weights[size], -size)) if weights else 0.0


def _frames(blocks: Sequence[Block]) -> list[_Frame]:
    """The frame of each block: of text over the whole width, that of all such text of its page."""
    whole: dict[int, list[Line]] = {}
    for block in blocks:
        if block.columns == 1:
            whole.setdefault(block.page, []).extend(block.lines)
    pages = _widened({page: _frame(lines) for page, lines in whole.items()})
    columns = _widened({n: _frame(block.lines) for n, block in enumerate(blocks) if block.columns > 1})
    framed = {n: _frame(block.lines) for n, block in enumerate(blocks) if block.columns == 0}
    others = columns | framed
    return [pages[block.page] if block.columns == 1 else _narrow(others[n], block) for n, block in enumerate(blocks)]


def _widened(frames: Mapping[int, _Frame]) -> dict[int, _Frame]:
    """The frames, each as wide as the others: where all lines are short, the margin does not show."""
    usual = median(frame.right - frame.left for frame in frames.values()) if frames else 0.0
    return {n: replace(frame, right=max(frame.right, frame.left + usual)) for n, frame in frames.items()}


def _narrow(frame: _Frame, block: Block) -> _Frame:
    """The frame of a column or of a frame around text, where shorter lines go on as well."""
    size = block.lines[0].size if block.lines else 0.0
    return replace(frame, shortest=min(12, 0.7 * (frame.right - frame.left) / (size or 1.0)))


def _one(before: Block, block: Block) -> bool:
    """Whether lines of two blocks may be of one paragraph."""
    if before is block:
        return True
    turned = block.page != before.page
    return before.columns > 0 and block.columns > 0 and (turned or before.columns == block.columns)


def _is_title(line: Line, following: Line, body: float) -> bool:
    """Whether two lines that are larger than the text stand above each other as the lines of one title."""
    size = line.size
    if size < 1.15 * body or abs(following.size - size) > 0.08 * size or _OPENING.match(following.text):
        return False
    if (
        not 0 < line.foot - following.foot <= 2.2 * size
        or _NO_TITLE.fullmatch(line.text)
        or _NO_TITLE.fullmatch(following.text)
    ):
        return False
    return abs(line.left + line.right - following.left - following.right) < 1.2 * size


def _frame(lines: Sequence[Line]) -> _Frame:
    """Margins from the lines in the size that most of the text has."""
    if not lines:
        return _Frame(0, 0, 0)
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


def _goes_on(line: Line, following: Line, frame: _Frame, below: _Frame, *, turned: bool) -> bool:
    """Whether `following` carries on the paragraph of `line`; `below` is the frame of the block that it is in."""
    size = line.size or 1.0
    text = following.text.strip()
    if abs(following.size - line.size) > 0.15 * size or opens(text, line.text):
        return False
    if not turned and not 0 < line.foot - following.foot <= 1.4 * max(frame.step, size):
        return False
    width = frame.right - frame.left
    hanging = not turned and abs(following.left - line.left) < 0.5 * size and not line.text.endswith(SENTENCE_END)
    if hanging and line.right - line.left > max(0.6 * width, frame.shortest * size):  # text set in from the margin
        return _is_full(line, text, frame)
    if line.right - frame.left < frame.shortest * size or line.left - frame.left > _INDENT * size:
        return False
    if not -3 * size <= following.left - below.left <= size:
        return False
    return line.text.endswith(_HYPHEN) or _is_full(line, text, frame)


def _is_full(line: Line, text: str, frame: _Frame) -> bool:
    """Whether the first word of the next line had no room in `line`."""
    match = _FIRST_WORD.match(text)
    word = sum(1.0 if is_wide(c) else 0.5 for c in match[0]) if match else 0.0
    return line.right + (word + 1.0) * (line.size or 1.0) >= frame.right


def opens(text: str, above: str) -> bool:
    """Whether a line begins a paragraph by its words, below the line `above`."""
    return bool(_OPENING.match(text) or (_NUMBER.match(text) and above.endswith(SENTENCE_END)))


def join(head: str, tail: str) -> str:
    """Words apart, Chinese together, a number that a line's end parts, and a word that a hyphen divides.

    >>> join("总投资1", "26亿元。"), join("Bay", "Area 2"), join("（GDP", "2"), join("coopera\xad", "tion")
    ('总投资126亿元。', 'Bay Area 2', '（GDP 2', 'cooperation')
    """
    head, tail = head.rstrip(" "), tail.lstrip(" ")
    if head.endswith(_HYPHEN) and head[-2:-1].isascii() and head[-2:-1].islower() and tail[:1].islower():
        return head[:-1] + tail
    parted = _NUMBER_OPEN.search(head) and _NUMBER_GOES_ON.match(tail)
    blank = head and tail and not parted and not is_wide(head[-1]) and not is_wide(tail[0])
    return f"{head} {tail}" if blank else head + tail
