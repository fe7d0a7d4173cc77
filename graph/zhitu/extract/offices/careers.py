"""What somebody became later: 王某，甲院院士，乙大学副校长. 曾任丙局局长，2020年起任丁市市长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.bodies import employs, ending, held_at
from zhitu.extract.offices.changes import BECOMES, MEANT, TAKEN_UP, once_held, one_by_one, taken
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Claim

__all__ = ["with_later"]

#: A clause that goes on with what somebody is, or was: ，2023年4月起任甲大学党委书记.
_GOES_ON = re.compile(BECOMES.pattern[1:])
#: Of a clause of somebody's past, and of one that tells what he is.
_ONCE, _NOW = re.compile(wording("office-once")), re.compile(wording("office-now"))


class _Later(NamedTuple):
    """The offices that a clause goes on to tell: whether they are over, held now, or held beside those before."""

    over: bool
    now: bool
    beside: bool
    claims: list[Claim]


def with_later(scene: Scene, offices: frozenset[str], found: list[Claim]) -> list[Claim]:
    """The claims, and the offices that later clauses tell of the one person whom a sentence names or goes on about."""
    named = _persons(scene) or _carried(scene)
    if len({m.things for m in named}) != 1 or scene.text.startswith("的", named[0].span.end):
        return found  # 某某|的学生
    if named[0].anaphor:  # 他|现任甲大学校长
        took = BECOMES.match(scene.masked(named[0].span.end, scene.sentence.span.end))
        found = [*found, *taken(scene, named[0], took, offices)]
    else:
        found = [*found, *_apposed(scene, named[0], offices, {(c.subject, c.object) for c in found})]
    told = [later for later in _later(scene, named[0], offices) if later.claims]
    if any(not later.beside and not later.over for later in told) and _YEAR.match(scene.text, named[0].span.end):
        found = [once_held(c) if c.rule in TAKEN_UP else c for c in found]  # 2015年任甲局局长，2020年任乙局局长
    for k, later in enumerate(told):
        followed = not later.now and any(not each.beside and not _is_honour(each) for each in told[k + 1 :])
        found = [*found, *(once_held(c) if later.over or followed else c for c in later.claims)]
    return found


def _persons(scene: Scene) -> list[Mention]:
    return [m for g in scene.groups for m in g.mentions if "Person" in scene.classes(m.things[0])]


#: Sentences that are looked back over for whom one without a subject goes on about.
_BACK = 4


def _carried(scene: Scene) -> list[Mention]:
    """The persons of the last sentence that names any, if this one begins with what one becomes.

    王某1965年出生。曾任甲局局长。|2020年起任乙大学校长。
    """
    if _GOES_ON.match(scene.masked(*scene.sentence.span)) is None:
        return []
    before = islice(scene.in_paragraph(), 1, _BACK)
    return next(filter(None, map(_persons, before)), [])


#: What somebody is elected beside his office: 2018年当选甲院|院士.
_HONOUR = re.compile("(?:院士|委员|代表|会员)$")


def _is_honour(later: _Later) -> bool:
    return all(_HONOUR.search(c.role or "") for c in later.claims)


#: 甲大学|教授.
_HIS_OFFICE = re.compile(f"{SLOT}+的?(?P<office>[^，。；：、{SLOT}\\d]{{2,12}})[，。；]?")


def _apposed(scene: Scene, person: Mention, offices: frozenset[str], told: set[tuple[str, str]]) -> list[Claim]:
    """The offices that clauses behind a person say and nothing else: 王某，甲院院士，|乙大学副校长。"""
    if person.span.start != scene.sentence.span.start or not scene.text.startswith("，", person.span.end):
        return []
    found: list[Claim] = []
    for clause in (c.span for c in scene.sentence.clauses if c.span.start >= person.span.end):
        words = scene.masked(*clause).strip()
        match = _HIS_OFFICE.fullmatch(words)
        bodies = [g for g in scene.inside(clause) if employs(scene, g)]
        role = ending(match["office"], offices) if match is not None else None
        if match is None or role is None or role != match["office"] or len(bodies) != 1:
            break
        end = clause.start + match.end("office")
        found += held_at(scene, person, bodies[0], role, "office:after", end)
    return [c for c in found if (c.subject, c.object) not in told] if told else []


#: 王某|2015年任甲局局长.
_YEAR = re.compile(r"[自从于]?(?:\d{4}|[去前同当次翌])年")


def _later(scene: Scene, person: Mention, offices: frozenset[str]) -> Iterator[_Later]:
    over = False
    for clause in scene.sentence.clauses:
        start = clause.span.start
        words = scene.masked(*clause.span)
        now = _NOW.match(words) is not None
        over = _ONCE.search(words) is not None or (over and not now and not _YEAR.match(scene.text, start))
        took = _GOES_ON.match(scene.masked(start, scene.sentence.span.end)) if start >= person.span.end else None
        if took is not None and "不再" not in took["how"]:  # what he gives up is no news of him
            yield _Later(over, now, "兼" in took["how"], _in_clause(scene, person, start, took, offices))


def _in_clause(scene: Scene, person: Mention, start: int, took: re.Match[str], offices: frozenset[str]) -> list[Claim]:
    """The offices of bodies that a clause at `start` names."""
    end, role = start + took.end(), ending(took["office"], offices)
    bodies = [g for g in scene.groups if start <= g.span.start and g.span.end <= end and employs(scene, g)]
    if role is not None and not bodies and role == took["office"] and (joined := _joined(scene, start)) is not None:
        return held_at(scene, person, joined, role, "office:after", end)
    if role is None or not bodies or bodies[0].span.start != start + took.start("office"):
        return []
    found = one_by_one(scene, person, bodies[-1], role, end, offices, "office:after")
    return [replace(c, status="expected") for c in found] if MEANT.search(took["how"]) else found


#: 2021年|转到甲院|，现任副院长.
_JOINS = re.compile(f"{wording('joins-body')}[到至入]?了?{SLOT}+(?:工作)?，$")


def _joined(scene: Scene, start: int) -> Group | None:
    """The body that the clause before says somebody joined."""
    clause = scene.clause(start - 1).span if start > scene.sentence.span.start else None
    if clause is None or not _JOINS.search(scene.masked(*clause)):
        return None
    last = scene.inside(clause)[-1]
    return last if employs(scene, last) else None
