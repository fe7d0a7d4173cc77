"""What plants and projects have to do with the firm whose name stands right before theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import DIVISIONS, FIRMS
from zhitu.extract.text.wording import wording
from zhitu.model import Claim

__all__ = ["PLANT", "PROJECT", "plants_of", "projects_of"]

#: What a project's name tells of the firm that it begins with.
PROJECT = "name:project"

#: What a firm runs that goes by its name: 远帆集团|渭河基地, 云川公司|平凉工厂.
PLANT = re.compile(f"{wording('firm-plants')}$")
#: What a firm builds that goes by its yield: 远帆公司|年产5万辆客车项目.
_YIELDS = "年产"


#: What a firm does that is no building: 远帆集团|助学项目; and what is another's: 远帆银行|贷款项目.
_NO_WORK = re.compile(wording("projects-unbuilt"))


def projects_of(scene: Scene, mentions: list[Mention]) -> Iterator[Claim]:
    """`builds` of a project whose name begins with its firm's: 远帆集团|云州|总部项目."""
    for outer in mentions:
        if "Project" not in scene.classes(outer.things[0]) or PLANT.search(scene.text, *outer.span):
            continue
        for firm in scene.nested:
            if firm.span.start == outer.span.start and firm.span.end < outer.span.end:
                yield from _built(scene, firm, outer, firm.span.end)


def _built(scene: Scene, firm: Mention, project: Mention, start: int) -> Iterator[Claim]:
    """`builds` of a firm and the project whose name goes on from the firm's at an offset."""
    firms = len(firm.things) == 1 and set(scene.classes(firm.things[0])) <= FIRMS
    status = status_at(scene, project.span.start, None)
    if firms and status is not None and not _NO_WORK.search(scene.text, start, project.span.end):
        evidence = scene.evidence(firm.span.start, project.span.end)
        yield from claims(scene, firm.things, "builds", project.things, evidence=evidence, status=status, rule=PROJECT)


def plants_of(scene: Scene, mentions: list[Mention]) -> Iterator[Claim]:
    """`operatedBy` of a plant behind the name of its firm, which a place may part: 甲集团|乙市|丙工厂.

    And `builds` of a project that goes by its yield: 甲公司|年产5万辆客车项目.
    """
    for k, firm in enumerate(mentions):
        if len(firm.things) != 1 or not set(scene.classes(firm.things[0])) <= FIRMS:
            continue
        at = firm.span.end
        for m in mentions[k + 1 : k + 3]:
            if m.span.start != at:
                break
            at, classes = m.span.end, set(scene.classes(m.things[0]))
            evidence = scene.evidence(firm.span.start, at)
            if "Project" in classes and scene.text.startswith(_YIELDS, m.span.start):
                status = status_at(scene, m.span.start, None) or "expected"
                yield from claims(
                    scene, firm.things, "builds", m.things, evidence=evidence, status=status, rule="name:yields"
                )
            elif classes & {"Facility", "Project"} and PLANT.search(scene.text, *m.span):
                yield from claims(scene, m.things, "operatedBy", firm.things, evidence=evidence, rule="name:plant")
            elif classes == {"Project"}:
                yield from _built(scene, firm, m, m.span.start)
            if not classes <= DIVISIONS:
                break
