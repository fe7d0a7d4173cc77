"""Persons listed with the body they are of: a table 姓名 | 工作单位 | 职务, a list 王建国（云岭大学）、李静."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.bodies import employs, ending, held_at
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.columns import evidence_of
from zhitu.extract.statements.tables import Row, Tables
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Span, Status

__all__ = ["RULE", "from_rosters"]

RULE = "roster"
#: How the columns are headed that hold where somebody works, and as what.
_BODY = re.compile(wording("roster-bodies"))
_OFFICE = re.compile(wording("roster-offices"))
#: How that is headed where somebody is only going to work.
_TO_COME = re.compile(wording("roster-bodies-ahead"))
#: An office, and no word that only stands for one or for none: —, 无.
_LONGEST_OFFICE = 12
_TITLE = re.compile(f"[一-龥A-Z、/]{{2,{_LONGEST_OFFICE}}}")


def from_rosters(scenes: Sequence[Scene], offices: frozenset[str]) -> Iterator[Claim]:
    """Where the persons of tables and lists work."""
    for row in Tables(scenes).people():
        yield from _of_row(row, offices)
    for scene in scenes:
        if "（" in scene.text[slice(*scene.sentence.span)]:
            yield from _in_brackets(scene)


def _of_row(row: Row, offices: frozenset[str]) -> Iterator[Claim]:
    scene = row.scenes[0]
    if "Person" not in scene.classes(row.thing):
        return
    office = next((cell for heading, cell in row.cells if _OFFICE.fullmatch(heading)), None)
    cell = next((cell for heading, cell in row.cells if _BODY.fullmatch(heading)), None)
    ahead = next((cell for heading, cell in row.cells if _TO_COME.fullmatch(heading)), None) if cell is None else None
    cell = cell or ahead or office
    if cell is None or (found := _body(row, cell)) is None:
        return
    scene, body = found
    behind = scene.text[body.span.end : cell.end].strip()
    role = ending(behind, offices)
    if role is None and office is not None and office != cell:
        said = office.of(scene.text).strip()
        role = said if _TITLE.fullmatch(said) else None
    elif behind and (role is None or len(behind) > _LONGEST_OFFICE):
        return  # 甲集团|乙车间: of a part that goes by no name
    status: Status = "occurred" if ahead is None else "expected"
    for c in claims(scene, (row.thing,), "affiliatedWith", body.things[-1:], evidence=cell, role=role, rule=RULE):
        yield replace(c, evidence=evidence_of(row, cell), status=status)


def _body(row: Row, cell: Span) -> tuple[Scene, Group] | None:
    """The last body that a cell names."""
    named = [(scene, g) for scene in row.scenes for g in scene.groups if cell.contains(g.span) and employs(scene, g)]
    return named[-1] if named else None


def _in_brackets(scene: Scene) -> Iterator[Claim]:
    """Where those work behind whose names a bracket holds a body and nothing else."""
    for g in scene.groups:
        for m in g.mentions:
            body = _beside(scene, m) if "Person" in scene.classes(m.things[0]) and not m.anaphor else None
            if body is not None:
                for c in held_at(scene, m, body, "", RULE, body.span.end + 1):
                    yield replace(c, role=None)


def _beside(scene: Scene, person: Mention) -> Group | None:
    start = person.span.end + 1
    if scene.text[person.span.end : start] != "（":
        return None
    end = scene.text.find("）", start, scene.sentence.span.end)
    body = next((g for g in scene.groups if g.span == Span(start, end)), None)
    return body if body is not None and PLACES.isdisjoint(scene.classes(body.things[-1])) else None
