"""Who does a thing and where it is, by the form of its sentence, where the network takes another for it."""

from __future__ import annotations

import re

from zhitu.extract.clauses.arguments import investing
from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.roles import is_of
from zhitu.extract.clauses.scene import Group
from zhitu.extract.network.apart import group_of
from zhitu.extract.network.entries import Entry
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Span

__all__ = ["DEEDS", "acts_itself", "does_other", "is_sited_apart", "only_hosts"]

#: What one subject does, and not each of those who are present.
DEEDS = frozenset(("builds", "foundedBy", "operatedBy", "owns", "issuedBy"))


def acts_itself(first: Entry, last: Entry) -> bool:
    """Whether a sentence or clause after a name has its own subject that acts, or tells by whom something is done.

    甲市、乙市同属丙省。|两市|共建丁铁路; 甲与乙签约，由|后者|承建丙厂; |丁公司|将在该区建设戊厂.
    """
    scene, at = last.scene, last.item.span.start
    own, start = first.mention.things if first.mention is not None else (), scene.clause(at).span.start
    here, before = first.item.span.end > start, first.item.span.end <= scene.sentence.span.start
    if here and first.scene.role(group_of(first)).marker != "at":
        return False
    acting = [g for g in scene.groups if g.span.end <= at and is_of(scene, g, ACTORS | {"Person"})]
    acting = [g for g in acting if set(g.things).isdisjoint(own) and (before or g.span.start >= start)]
    return any(scene.role(g).free or (scene.role(g).marker == "by" and g.span.start >= start) for g in acting)


def does_other(first: Entry, last: Entry) -> bool:
    """Whether the clause of who does something tells to what: 甲室和乙院揭牌。前者由丙建设，|后者|由丁建设."""
    scene, span = last.scene, last.item.span
    start, own = scene.clause(span.start).span.start, first.mention.things if first.mention is not None else ()
    if first.item.span.end > start or scene.role(group_of(last)).marker != "by":
        return False
    before = (g for g in scene.groups if start <= g.span.start and g.span.end <= span.start and scene.role(g).free)
    return any(set(g.things).isdisjoint(own) for g in before)


def only_hosts(one: Entry, last: Entry) -> bool:
    """Whether a place is but where those invest with whom it agrees: 甲集团与|乙市|签约，将投资建设丙基地."""
    if one.mention is None or one.item.span.end > last.item.span.start:
        return False
    fellows = (g for g in one.scene.inside(one.scene.clause(one.item.span.start).span) if is_of(one.scene, g, ACTORS))
    together = Group(one.item.span, tuple(dict.fromkeys(t for g in fellows for t in g.things)), ())
    at = last.item.span.start
    firms = investing(last.scene, together, last.scene.clause(at), Span(at, at))
    return firms is not None and set(one.mention.things).isdisjoint(firms.things)


#: 甲院|和位于丙市的|丁馆: two that stand side by side; 甲大学和乙公司的|研发中心在|丙区揭牌: where what they have is.
_SITED_APART = re.compile(
    f"[”》]?(?:(?:、|和|与|及|以及){wording('marks-sited')}{SLOT}+的|的[^，。；、的]{{2,8}}(?:在|落户|位于|坐落|设在))"
    f"{SLOT}*[“《]?"
)


#: 甲公司收购了|位于|乙市|的|丙厂: where the plant is; but 甲是|位于乙市的丁厂.
_OF_NEXT = re.compile(
    f"[^，。；是为系的]{{0,12}}?了(?:一[家座个])?{wording('marks-sited')}[^，。；、的]{{2,16}}的[^，。；]{{2}}"
)


def is_sited_apart(first: Entry, last: Entry) -> bool:
    """Whether the second of two names is not where the first is, nor any of its list."""
    scene, span = first.scene, first.item.span
    if scene is last.scene and _OF_NEXT.match(scene.text, span.end, scene.clause(last.item.span.start).span.end):
        return True
    listed = next((g for g in scene.groups if g.span.contains(span)), None)
    end = span.end if listed is None else listed.span.end
    return scene is last.scene and _SITED_APART.fullmatch(scene.masked(end, last.item.span.start)) is not None
