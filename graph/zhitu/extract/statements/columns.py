"""What the columns of a table, or the lines of a record, tell of a thing: 建设单位, 开工时间, 总投资（亿元）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from zhitu.divisions import divisions
from zhitu.extract.clauses.fitness import ALLOWED
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.labels import records, told_by_line
from zhitu.extract.statements.table_headings import CHANGE, COMPARED
from zhitu.extract.statements.tables import Row, Tables
from zhitu.extract.text.view import LONGEST_QUOTE
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import find_quantities
from zhitu.model import Claim, Event, Observation, Span, Status

__all__ = ["RULE", "evidence_of", "from_columns", "plain_figures"]

RULE = "table"
_WHEN = wording("column-times")
_PLANNED = f"(?P<planned>{wording('column-planned')})?(?:实际)?(?:正式)?"
_EVENTS = {
    "constructionStarted": wording("works-started"),
    "completed": wording("works-completed"),
    "opened": wording("column-opened"),
    "founded": wording("column-founded"),
    "held": wording("column-held"),
    "signed": wording("column-signed"),
    "issued": wording("column-issued"),
    "tookEffect": wording("column-took-effect"),
}
_DATED = {kind: re.compile(f"{_PLANNED}{words}{_WHEN}") for kind, words in _EVENTS.items()}
#: 总投资（亿元）: what a column of plain numbers measures, and in which unit.
_MEASURE = re.compile(
    "(?:(?P<year>(?:19|20)\\d\\d)年)?(?P<words>[一-龥]{2,12}|[一-龥]{2,6}[（(][一-龥]{2,4}[）)][一-龥]{2,6}|[A-Z]{2,6})[（(](?:单位[：:])?(?P<unit>[^（）()]{1,8})[）)]"
)
#: 年度计划投资（亿元）.
_TO_COME = re.compile("计划|预计|目标")
#: Who gets an order, and an order for what is bought.
_WON, _BOUGHT = ("中标", "中选"), re.compile("采购(?:项目|工程)?$")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def from_columns(scenes: Sequence[Scene]) -> tuple[list[Claim], list[Event]]:
    """The relations and events of the things that rows are about."""
    claimed: list[Claim] = []
    happened: list[Event] = []
    for row in chain(Tables(scenes).rows(), records(scenes)):
        for heading, cell in row.cells:
            claimed += _claims(row, heading, cell)
            happened += _events(row, heading, cell)
    return claimed, happened


def _claims(row: Row, heading: str, cell: Span) -> Iterator[Claim]:
    named = [(scene, g) for scene in row.scenes for g in scene.groups if cell.contains(g.span)]
    if not named:
        return
    scene, g = named[-1]  # of places in a row (合肥市|包河区) the last, of a list each
    if heading.startswith(_WON) and _BOUGHT.search(scene.things[row.thing].name):
        return  # who sells something builds nothing
    for relation in told_by_line(heading):
        others = g.things if "、" in scene.text[slice(*g.span)] else g.things[-1:]
        if relation == "locatedIn":
            others = tuple(_sites(scene, [m for s, h in named if s is scene for m in h.mentions]))
        one, other = (g.things, (row.thing,)) if relation.startswith("^") else ((row.thing,), others)
        for c in claims(scene, one, relation.lstrip("^"), other, evidence=cell, rule=RULE):
            role = heading if c.property == "affiliatedWith" else None
            yield replace(c, evidence=evidence_of(row, cell), role=role)


#: Between sites of one thing: 甲区、乙区, 甲区和乙区, 甲区/乙区.
_AND = re.compile(r"\s*[、和及与/／,，;；]\s*")


def _sites(scene: Scene, cell: Sequence[Mention]) -> Iterator[int]:
    """The places that a cell lists; 甲市 乙区 is one and not two."""
    for m, n in pairwise(cell):
        one, other = _code(scene, m), _code(scene, n)
        between = scene.text[m.span.end : n.span.start]
        listed = _AND.fullmatch(between) is not None or (between.isspace() and one and other)
        if listed and not (one and other and divisions().within(other, one)):
            yield from m.things
    yield from cell[-1].things


def _code(scene: Scene, m: Mention) -> str | None:
    entry = scene.things[m.things[-1]].entry
    return entry.adcode if entry is not None else None


def _events(row: Row, heading: str, cell: Span) -> Iterator[Event]:
    scene, when = next(((s, d) for s in row.scenes for d in s.dates if cell.contains(d.span)), (None, None))
    if scene is None or when is None or when.edtf is None:
        return
    for kind, words in _DATED.items():
        told = words.fullmatch(heading)
        if told is not None and ALLOWED[kind] & set(scene.classes(row.thing)):
            status: Status | None = "expected" if told["planned"] else status_at(scene, when.span.start, when)
            if status is not None:  # a day after that of the document is to come, whatever its heading says
                yield Event(str(row.thing), kind, when.edtf, evidence_of(row, cell), status, rule=RULE)


def plain_figures(row: Row) -> Iterator[Observation]:
    """The figures of cells that hold a number alone, whose unit the heading has."""
    of = ""
    for heading, cell in row.cells:
        told, number = _MEASURE.fullmatch(heading), row.scenes[0].text[slice(*cell)].strip()
        words = told["words"] if told is not None else ""
        if CHANGE.fullmatch(words) or COMPARED.fullmatch(words):
            words = of + COMPARED.sub(r"\g<0>增长", words) if of else ""
        else:
            of = words
        if told is None or not words or _NUMBER.fullmatch(number) is None:
            continue
        written = number + told["unit"]
        read = find_quantities(written, 0, len(written))
        if len(read) == 1 and read[0].span == Span(0, len(written)):
            yield Observation(
                str(row.thing), words, read[0].value, read[0].unit, read[0].bound, told["year"] or row.year,
                evidence_of(row, cell), status="expected" if _TO_COME.search(words) else "occurred",
                rule=f"number, {RULE}",
            )  # fmt: skip


def evidence_of(row: Row, cell: Span) -> tuple[Span, ...]:
    """The part of a row that holds the thing's name and a cell; where that is long, both alone."""
    whole = Span(min(row.span.start, cell.start), max(row.span.end, cell.end))
    apart = "\n" in row.scenes[0].text[slice(*whole)] or whole.end - whole.start > LONGEST_QUOTE
    return (row.span, cell) if apart else (whole,)
