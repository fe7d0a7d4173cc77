"""Names that a table's headings tell: 姓名 | 王　芳, 项目名称 | 年产2万吨某某项目, 企业名称 | 主导产品 | 甲纤维."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.items import with_labelled
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.view import View
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["NAMES", "PEOPLE", "with_cells"]

RULE = "column"
#: What only heads a column, and is never in one: below a table it begins another.
NAMES = re.compile("[一-龥]{0,6}(?:名称|姓名)")
PEOPLE = re.compile(wording("column-people"))
_GOODS = re.compile(wording("column-goods"))
#: 项目名称, and another heading that shows it to be of works: 建设单位, 总投资（亿元）; in a budget it is none.
_WORKS = re.compile(f"{wording('item-labels')}|重[点大](?:建设)?项目")
_OF_WORKS = re.compile(wording("columns-of-works"))
#: 王　芳, 欧阳文.
_PERSON = re.compile("(?P<family>[一-龥]{1,2})[ 　]*[一-龥][ 　]?[一-龥]?")
_WORK = re.compile(r"[^，。；：\n\t]{4,40}")


def with_cells(view: View, found: list[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of each sentence, those of tables with what the headings of columns tell."""
    if "\t" not in view.text:
        return found
    found = list(found)
    for headings, cells in _rows(view):
        sentence = view.sentence_at(cells[0].start)
        for heading, cell in zip(headings, cells, strict=True):
            if sentence.span.contains(cell):
                found[sentence.index] = _told(view.folded, heading, cell, headings, found[sentence.index])
    return found


def _rows(view: View) -> Iterator[tuple[list[str], list[Span]]]:
    """The rows of tables with what heads their cells, blanks around these left out."""
    headings: list[str] = []
    last = -2
    for number, paragraph in enumerate(view.paragraphs):
        cells = _cells(view.text, paragraph.span)
        if len(cells) < 2:  # a line without tabs
            continue
        words = ["".join(cell.of(view.text).split()) for cell in cells]
        if number > last + 1 or any(map(NAMES.fullmatch, words)):
            headings = words
        elif len(cells) == len(headings):
            yield headings, cells
        last = number


def _cells(text: str, span: Span) -> list[Span]:
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end) % (len(text) + 1)
    edges = [start - 1, *(m.start() for m in re.finditer("\t", text[start:end])), end]
    edges[1:-1] = [start + at for at in edges[1:-1]]
    found = []
    for a, b in pairwise(edges):
        said = text[a + 1 : b]
        lead = len(said) - len(said.lstrip())
        found.append(Span(a + 1 + lead, a + 1 + max(lead, len(said.rstrip()))))
    return found


def _told(text: str, heading: str, cell: Span, headings: Sequence[str], candidates: list[Candidate]) -> list[Candidate]:
    if PEOPLE.fullmatch(heading):
        return _with_person(text, cell, candidates)
    if _GOODS.fullmatch(heading):
        return [_as_goods(c) if cell.contains(c.span) else c for c in candidates]
    if _WORKS.fullmatch(heading) and _WORK.fullmatch(text, *cell) and any(map(_OF_WORKS.search, headings)):
        return with_labelled(text, cell, candidates)
    return candidates


def _with_person(text: str, cell: Span, candidates: list[Candidate]) -> list[Candidate]:
    name = _PERSON.fullmatch(text, *cell)
    if name is None or lexicon().surnames.isdisjoint((name["family"], name["family"][0])):
        return candidates
    if any(c.span == cell and c.accepted and c.classes == ("Person",) for c in candidates):
        return candidates
    person = Candidate(cell, text[slice(*cell)], ("Person",), RULE, 2.5)
    return sorted([*(c for c in candidates if not c.span.overlaps(cell)), person], key=lambda c: c.span)


def _as_goods(c: Candidate) -> Candidate:
    """What a column of goods names, which is no firm, whatever its form."""
    return c if c.entries or BODIES.isdisjoint(c.classes) else c._replace(classes=("Product",))
