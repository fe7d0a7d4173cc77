"""Pages → the text of a document: a line for each paragraph and each row of a table, at its end notes and words that
stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from zhitu.read.page.columns import flow
from zhitu.read.page.paragraphs import body_size, paragraphs
from zhitu.read.page.running import (
    notes,
    plain,
    without_notes,
    without_numbers,
    without_prints,
    without_running,
    without_stacks,
)
from zhitu.read.page.shapes import Block, Item, Page, Table
from zhitu.read.page.tables import enclosed, text_of

__all__ = ["document"]


def document(pages: Sequence[Page]) -> str:
    """The text of all pages."""
    body = body_size([line for page in pages for line in page.pieces])
    numberless = without_numbers([without_prints(page.pieces) for page in pages])
    items = without_running([_items(replace(page, pieces=own)) for page, own in zip(pages, numberless, strict=True)])
    told: list[str] = []
    bare: list[list[Item]] = []
    for page in items:
        rest, beside = without_stacks(page)
        rest, below = without_notes(rest, body)
        bare.append(rest)
        told += [*notes(below), *(line.text for line in beside)]
    strips: set[float] = set()
    parts = _flows(bare, strips)
    if strips:  # on pages before they were known too
        parts = _flows(bare, strips)
    return "\n".join(plain(line) for line in (*_lines(parts, body), *told))


def _flows(pages: Sequence[Sequence[Item]], strips: set[float]) -> list[Block | Table]:
    return [part for number, page in enumerate(pages) for part in flow(page, number, strips)]


def _items(page: Page) -> list[Item]:
    """What stands on a page; of what is turned against its text only what is in cells."""
    aside = set(map(id, page.aside))
    return [item for item in enclosed([*page.pieces, *page.aside], page.rules) if id(item) not in aside]


def _lines(parts: Sequence[Block | Table], body: float) -> Iterator[str]:
    for is_table, group in groupby(parts, lambda part: isinstance(part, Table)):
        found = list(group)
        if is_table:
            yield from text_of([part for part in found if isinstance(part, Table)])
        else:
            yield from paragraphs([part for part in found if isinstance(part, Block)], body)
