"""What pages have at their edges beside the text: running heads, page numbers, notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zhitu.read.page.lines import line_of, lines_of, rows_of
from zhitu.read.page.paragraphs import join
from zhitu.read.page.shapes import NOTE_CLOSES, NOTE_OPENS, Item, Line, is_wide

__all__ = ["notes", "plain", "without_notes", "without_numbers", "without_prints", "without_running", "without_stacks"]

_PAGE_NUMBER = re.compile(
    r"[\s—–―─\-·•~|－]*(?:\d{1,4}|[ivxlIVXL]{1,6}|第?\s*\d+\s*页?(?:[\s,，/／|]*(?:共|of)?\s*\d+\s*页?)"
    r"|共\s*\d+\s*页|第\s*[\d一二三四五六七八九十百]+\s*页(?:[\s,，/]*共\s*[\d一二三四五六七八九十百]+\s*页)?"
    r"|[Pp](?:age|\.)?\s*\d+(?:\s*(?:of|/)\s*\d+)?)[\s—–―─\-·•~|－]*\Z"
)
#: Rows at each edge that may be heads, how near to each other they stand on all pages.
_EDGE, _NEAR = 2, 4.0
#: A page number beside the words of a head, which are so many characters.
_NUMBERED, _WORDS = re.compile(r"(?:^|(?<=[\s·|—-]))(\d{1,4})(?=[\s·|—-]|$)"), 5
_NOTE = re.compile(r"[①-⑳]|[\[〔［]\d{1,3}[\]〕］]|\*{1,3}(?=\S)|\d{1,3}(?=[\s.．、]*[^\d\s.,，．、%％年月日])")
_SMALL = 0.93
#: So many characters below each other are words.
_STACK = 3
_REFERENCE = re.compile(f"{NOTE_OPENS}([^{NOTE_CLOSES}]*){NOTE_CLOSES}")
_SURE = re.compile(r"[①-⑳]|[\[〔]\d{1,3}[\]〕]")


#: What a browser prints at the edges of a page: 2024/3/8 10:21 甲市公告, https://example.org/a.html 1/3.
_PRINTED = re.compile(r"\d{1,4}/\d{1,2}/\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?(?!\d)")
_ADDRESS = re.compile(r"(?:https?|file)://\S+\s*(?:\d+/\d+)?\s*$|about:blank\s*(?:\d+/\d+)?\s*$")


def without_prints(lines: Sequence[Line]) -> list[Line]:
    """The pieces of a page without the rows in which a browser says when it printed which address."""
    rows = rows_of(lines)
    edges = [(rows[0], _PRINTED), (rows[-1], _ADDRESS)] if len(rows) > 1 else []
    printed = [row for row, form in edges if form.match(plain(min(row, key=lambda line: line.left).text).strip())]
    dropped = {id(line) for row in printed for line in row}
    return [line for line in lines if id(line) not in dropped]


def without_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pieces of pages without the numbers that several have at the same edge: borders of a table that goes on may
    reach down to them."""
    edges = [[*rows[:1], *rows[1:][-1:]] for rows in map(rows_of, pages)]
    numbers = [[row for row in rows if all(_PAGE_NUMBER.match(plain(line.text)) for line in row)] for rows in edges]
    places = [(page, row[0].foot) for page, rows in enumerate(numbers) for row in rows]
    kept: list[list[Line]] = []
    for page, (lines, rows) in enumerate(zip(pages, numbers, strict=True)):
        dropped = {id(line) for row in rows if _elsewhere(places, page, row[0].foot) for line in row}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def without_running(pages: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The pages without heads and feet that several of them have at the same place, and without their numbers."""
    edges = [_edges([item for item in page if isinstance(item, Line)]) for page in pages]
    seen: dict[tuple[str, bool], list[tuple[int, float]]] = defaultdict(list)
    for number, sides in enumerate(edges):
        for rows, above in zip(sides, (True, False), strict=True):
            for line in (line for row in rows for line in row):
                for key in _keys(line, number):
                    seen[key, above].append((number, line.foot))
    kept: list[list[Item]] = []
    for number, (page, sides) in enumerate(zip(pages, edges, strict=True)):
        dropped: set[int] = set()
        for rows, above in zip(sides, (True, False), strict=True):
            for row in rows:
                heads = [
                    line
                    for line in row
                    if any(_elsewhere(seen[key, above], number, line.foot) for key in _keys(line, number))
                ]
                rest = [line for line in row if line not in heads]
                if not all(_PAGE_NUMBER.match(plain(line.text)) for line in rest):
                    dropped.update(map(id, heads))
                    break
                dropped.update(map(id, row))
                if not heads and rest:  # what is below a number is text
                    break
        kept.append([item for item in page if id(item) not in dropped])
    return kept


def _keys(line: Line, page: int) -> Iterator[str]:
    """What a head has in common with those of other pages: its words, or those beside a number that counts pages."""
    text = plain(line.text)
    yield text
    for match in _NUMBERED.finditer(text):
        words = (text[: match.start()] + text[match.end() :]).strip()
        if len(words) >= _WORDS and not words.endswith("。"):
            yield f"{words}\n{int(match[1]) - page}"


def _edges(lines: Sequence[Line]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The rows nearest to the upper and the lower edge, from the edge inwards."""
    rows = rows_of(lines)
    return rows[:_EDGE], rows[::-1][:_EDGE]


def _elsewhere(places: Iterable[tuple[int, float]], number: int, foot: float) -> bool:
    return any(page != number and abs(at - foot) <= _NEAR for page, at in places)


def without_stacks(page: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """A page without words beside the text whose characters stand below each other, and these words."""
    stacks: list[list[Line]] = [[]]
    for item in page:  # in the order of the file
        if not isinstance(item, Line) or len(item.text) != 1 or not is_wide(item.text):
            stacks.append([])
            continue
        above = stacks[-1][-1] if stacks[-1] else item
        if abs(item.left - above.left) > 0.5 * item.size or not 0 <= above.foot - item.foot < 2 * item.size:
            stacks.append([])
        stacks[-1].append(item)
    stacks = [stack for stack in stacks if len(stack) >= _STACK]
    taken = {id(line) for stack in stacks for line in stack}
    told = [replace(stack[0], text="".join(line.text for line in stack)) for stack in stacks]
    return [item for item in page if id(item) not in taken], told


def without_notes(page: Sequence[Item], body: float) -> tuple[list[Item], list[Line]]:
    """A page without its notes, which stand at its foot in smaller size below a mark, and their lines; in the text
    that refers to them the marks are no more."""
    rows = rows_of([item for item in page if isinstance(item, Line)])
    start = len(rows)
    while start and max(line.size for line in rows[start - 1]) <= _SMALL * body:
        start -= 1
    while start < len(rows) and _NOTE.match(plain(line_of(rows[start]).text)) is None:
        start += 1
    below = [line for row in rows[start:] for line in row]
    told = [_plain(line) for line in lines_of(below)]
    marks = {match[0] for note in told if (match := _NOTE.match(note.text))}
    taken = set(map(id, below))
    rest = [item for item in page if id(item) not in taken]
    return [_referring(item, marks) if isinstance(item, Line) else item for item in rest], told


def notes(lines: Sequence[Line]) -> list[str]:
    """What the lines of notes tell, each from its mark on."""
    told: list[str] = []
    for line in lines:
        if told and _NOTE.match(line.text) is None:
            told[-1] = join(told[-1], line.text)
        else:
            told.append(line.text)
    return told


def _plain(line: Line) -> Line:
    return replace(line, text=plain(line.text))


def plain(text: str) -> str:
    """A text in which what is raised stands as it is."""
    return text.replace(NOTE_OPENS, "").replace(NOTE_CLOSES, "")


def _referring(line: Line, marks: set[str]) -> Line:
    if NOTE_OPENS not in line.text:
        return line
    text = _REFERENCE.sub(lambda m: "" if m[1] in marks or _SURE.fullmatch(m[1]) else m[1], line.text)
    return replace(line, text=text)
