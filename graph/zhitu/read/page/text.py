"""Pages → the text of a document: a line for each paragraph and each row of a table, at its end notes and words that
stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from zhitu.read.page.columns import flow
from zhitu.read.page.paragraphs import body_size, paragraphs
from zhitu.read.page.running import plain, without_notes, without_running, without_stacks
from zhitu.read.page.shapes import Block, Line, Rules, Table
from zhitu.read.page.tables import enclosed, text_of

__all__ = ["document"]


def document(pages: Sequence[tuple[Sequence[Line], Rules]]) -> str:
    """The text of all pages, given by the pieces of their lines and by the lines that they draw."""
    body = body_size([line for pieces, _ in pages for line in pieces])
    items = without_running([enclosed(pieces, rules) for pieces, rules in pages])
    parts: list[Block | Table] = []
    told: list[str] = []
    for number, page in enumerate(items):
        rest, beside = without_stacks(page)
        rest, below = without_notes(rest, body)
        parts += flow(rest, number)
        if below:
            told += paragraphs([Block(below)])
        told += [line.text for line in beside]
    return "\n".join(plain(line) for line in (*_lines(parts, body), *told))


def _lines(parts: Sequence[Block | Table], body: float) -> Iterator[str]:
    for is_table, group in groupby(parts, lambda part: isinstance(part, Table)):
        found = list(group)
        if is_table:
            yield from text_of([part for part in found if isinstance(part, Table)])
        else:
            yield from paragraphs([part for part in found if isinstance(part, Block)], body)
