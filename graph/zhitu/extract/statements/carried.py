"""The subject of a pattern that begins with its verb: who or what the clauses or the sentence before speak of."""

from __future__ import annotations

import re

from zhitu.extract.clauses.antecedents import OF_CLASS
from zhitu.extract.clauses.dropped import (
    Wanted,
    carried_subject,
    fitting,
    held_before,
    is_remark,
    nearby,
    topic_of,
    without_partner,
)
from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.nameless import unnamed
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import wording, words
from zhitu.vocabulary import vocabulary

__all__ = ["HOLDS", "carried_into", "carried_to_event"]


def carried_into(scene: Scene, relation: str, target: Group, start: int) -> Group | None:
    """The subject of a pattern that begins with its verb: of the clauses before, else of the sentence before."""
    definition = vocabulary().relation(relation.lstrip("^"))
    wanted = Wanted(definition.range if relation.startswith("^") else definition.domain, agent=True)
    clause = scene.clause(target.span.start)
    if relation == "^supports":
        clause = _first_backer(scene, clause)
        start = min(start, clause.span.start)
    here = [g for g in scene.inside(clause.span) if g.span.end <= start and scene.role(g).free]
    named = next((g for g in here if fitting(scene, g, wanted)), None)
    if relation == "^owns" and (held := held_before(scene, clause)) is not None:
        return held if fitting(scene, held, wanted) else None
    found = named or nearby(scene, clause, wanted) or _from_before(scene, relation, target, wanted)
    if relation == "^owns" and found is not None and not _is_held(scene, found):
        return _held_by_all(scene, target, wanted)
    if relation == "cooperatesWith" and found in scene.groups and scene.role(found).marker == "at":
        found = scene.subject  # 在甲市，与乙大学合作的丙实验室…: who acts there
        found = found if found is not None and fitting(scene, found, wanted) else None
    if relation == "^builds" and found in scene.groups and scene.role(found).marker == "by":
        ahead = (g for g in scene.groups if g.span.end <= found.span.start and not scene.role(g).marker)
        found = next((g for g in ahead if fitting(scene, g, wanted)), None)  # 丙室由甲大学牵头，|共建单位有乙公司
    if relation == "connects" and found in scene.groups and _is_stop(scene, found):
        found = _line(scene, start, wanted) or _from_before(scene, relation, target, wanted)
    if relation == "connects" and found is not None:
        found = _branch(scene, found, start, wanted)
    found = _called(scene, clause.span.start, found)
    return None if unnamed(scene, clause.span.start, start, found) else found


def carried_to_event(scene: Scene, kind: str, word: str, start: int, end: int) -> Group | None:
    """To what an event happens that is told from `start` to `end` without naming it: 甲库投资2亿元，|通过乙部验收."""
    wanted = Wanted(allowed(kind, word), agent=False, event=True)
    clause = scene.clause(end - 1)
    carried = carried_subject(scene, clause, wanted)
    return None if unnamed(scene, clause.span.start, start, carried) else carried


#: 由甲集团领投，|乙公司跟投，丙公司加注: each clause names another of those who back the same firm.
_BACKS = re.compile(f"{wording('backs-round')}，?$")


def _first_backer(scene: Scene, clause: Clause) -> Clause:
    """The clause that names the first who back a firm."""
    while clause.index and _BACKS.search(scene.text, *scene.sentence.clauses[clause.index - 1].span):
        clause = scene.sentence.clauses[clause.index - 1]
    return clause


def _from_before(scene: Scene, relation: str, target: Group, wanted: Wanted) -> Group | None:
    """The subject of the sentence before, else the document's topic."""
    if relation == "supports" and is_remark(scene):
        return None
    clauses = scene.sentence.clauses[: scene.clause(target.span.start).index + 1]
    subject = without_partner(scene, scene.subject, clauses) if scene.subject is not None else None
    if subject is not None and fitting(scene, subject, wanted):
        return subject
    if relation == "cooperatesWith" and scene.view.paragraphs[scene.sentence.paragraph].heading:
        return None  # 江湾港通讯 / |与远帆集团签订合同: whoever it is, it need not be what the text tells of most
    topic = topic_of(scene, target.span)
    return topic if topic is not None and fitting(scene, topic, wanted) else None


#: What follows a holder of shares: 甲集团|持股70%, 甲市|出资5亿元; not 甲市|城投持股.
HOLDS = re.compile("(?:各|分别|共同|合计)?(?:的?持股|占股|出资)")


def _is_held(scene: Scene, g: Group) -> bool:
    """Whether a group may be whose shares are held: not a holder, nor an authority."""
    if HOLDS.match(scene.text, g.span.end) or scene.classes(g.things[0]) == ("GovernmentBody",):
        return False
    return g not in scene.groups or scene.role(g).marker != "by"  # 由甲联社改制而来


def _held_by_all(scene: Scene, holder: Group, wanted: Wanted) -> Group | None:
    """Of whom several hold shares, one after another: 甲公司2019年成立，乙集团持股70%，|丙集团持股30%."""
    before = (g for g in reversed(scene.groups) if g.span.end <= holder.span.start)
    held = next((g for g in before if _is_held(scene, g)), None)
    return held if held is not None and len(held.things) == 1 and fitting(scene, held, wanted) else None


#: What a line does at a place that it goes on from.
_STOPS = words("stops-at")


def _is_stop(scene: Scene, g: Group) -> bool:
    """Whether a line goes there, and then on: 甲铁路经|乙国|丙口岸，到达丁市."""
    start = g.span.start
    for h in reversed(scene.groups):
        if h.span.end == start:
            start = h.span.start
    return scene.text.endswith(_STOPS, 0, start)


def _line(scene: Scene, start: int, wanted: Wanted) -> Group | None:
    """The line that goes by the stops before a place."""
    free = (g for g in scene.groups if g.span.end <= start and scene.role(g).free and not _is_stop(scene, g))
    return next((g for g in free if fitting(scene, g, wanted)), None)


def _branch(scene: Scene, found: Group, start: int, wanted: Wanted) -> Group:
    """The branch of a line that stands right behind the line's name: 甲高速|乙联络线2019年建成，东接丙高速."""
    joined = (g for g in scene.groups if g.span.start == found.span.end and g.span.end <= start)
    return next((g for g in joined if found in scene.groups and fitting(scene, g, wanted)), found)


#: 甲大学与乙集团……。|学校|将发挥……优势.
_BY_KIND = re.compile(wording("kinds-of-bodies"))


def _called(scene: Scene, start: int, found: Group | None) -> Group | None:
    """Of several that are carried over the one of the kind that the clause begins with."""
    word = _BY_KIND.match(scene.text, start)
    if word is None or found is None or len(found.things) == 1:
        return found
    things = tuple(t for t in found.things if not OF_CLASS[word[0]].isdisjoint(scene.classes(t)))
    return found._replace(things=things) if len(things) == 1 else found
