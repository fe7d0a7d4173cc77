"""The subject of a figure's own clause: a name, a noun that means one, or whoever speaks of 我公司."""

from __future__ import annotations

import re

from zhitu.extract.clauses.again import named_again
from zhitu.extract.clauses.clause_roles import is_guests
from zhitu.extract.clauses.leading import leads_on, led_on
from zhitu.extract.clauses.roles import (
    is_account,
    is_caused,
    is_nominative,
    is_of,
    is_route,
    narrowed,
    without_summed_up,
)
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.figures.brackets import is_left_out
from zhitu.extract.figures.earlier import DEED, Holder, held, is_property
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.classes import BODIES, FIRMS, PLACES
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["OURSELVES", "SUCH", "of_report", "own_subject", "speaker"]

_SAYS = re.compile(f"{wording('figure-says')}(?:的数据|的消息)?$")
#: 甲园|等投资1亿元以上的项目有9个: of all such.
SUCH = re.compile("[”》]?等[^，。；、\\d]{0,4}\\d[\\d.]*[万亿]*元?以[上下]的[^，。；]{2,8}(?:有|共|达)")


def own_subject(scene: Scene, groups: list[Group], start: int, at: int) -> Holder | None:
    """The subject of the number's own clause; a person only where nothing else is."""
    left = without_summed_up(scene, [g for g in groups if g.span.end <= at], at)
    left = [g for g in left if not is_route(scene, g) and not is_account(scene, g)]
    left = [g for g in left if not is_guests(scene, g.span.end)]
    left = [g for g in left if not _SAYS.search(scene.text[g.span.end : at])]
    left = [g for g in left if not SUCH.match(scene.text, g.span.end) and not is_left_out(scene, g.span)]
    free = [g for g in left if is_nominative(scene, g, start) or is_caused(scene, g, at)]
    free = led_on(scene, free, left, start)
    persons = [g for g in free if is_of(scene, g, {"Person"})]
    things = [g for g in free if g not in persons and not _names_office(scene, g, persons)]
    again = named_again(scene, start, at)
    if (
        again is not None
        and not leads_on(scene, again[1].end)
        and (not things or again[1].start < things[0].span.start)
    ):
        return Holder((again[0],), again[1], "again")
    if not things:
        return held(scene, persons[0], "person") if persons else None
    caused = [g for g in things if is_caused(scene, g, at)]
    chosen = narrowed(scene, caused or things, things[1:])
    return Holder(chosen.things, chosen.span, "own") if len(chosen.things) > 1 else held(scene, chosen, "own")


def _names_office(scene: Scene, g: Group, persons: list[Group]) -> bool:
    """Whether a place or body only belongs to a person's office: 兰州市市长张伟."""
    gaps = (scene.text[g.span.end : p.span.start] for p in persons if p.span.start > g.span.end)
    return any(len(gap) <= _LONGEST_OFFICE and _OFFICE.search(gap) for gap in gaps)


#: The end of what stands between a body and who holds an office there: 云岭市|副市长|张伟.
_OFFICE, _LONGEST_OFFICE = re.compile(f"{wording('figure-office-ends')}$"), 12


#: Rules that give a figure to what another sentence, or a clause that founds something, tells of.
_FROM_OTHERS = frozenset(("before", "founded before", "founded"))
#: Rules by which the place itself may be taken for the owner, and the network may know better.
_TAKEN_FOR = frozenset(("topic", "last", "before"))


def of_report(scene: Scene, quantity: Quantity, holder: Holder | None, place: int) -> Holder | None:
    """Whose a figure is in the report of a place, whose own all is that no name of its sentence has.

    “云帆”项目获奖。|新增上市企业4户; 成立科创集团，|引进人才120人; but 云岭大桥开工。|总投资8亿元.
    """
    lead = scene.text[scene.clause(quantity.span.start).span.start : quantity.span.start]
    deed = DEED.match(lead) is not None
    if holder is None or holder.rule == "topic" or holder.things == (place,):
        known = holder is None or holder.rule in _TAKEN_FOR
        return Holder((place,), None, "home") if deed and known else holder
    if holder.rule not in _FROM_OTHERS or is_property(lead) or (holder.rule == "founded" and not deed):
        return holder
    if holder.rule == "before" and not deed and _is_measured_before(scene, holder):
        return holder
    return holder if _is_of_place(scene, holder) else Holder((place,), None, "home")


def _is_measured_before(scene: Scene, holder: Holder) -> bool:
    """Whether the sentence before gives figures of a holder that it names: 江湾港完成吞吐量3万吨。|集装箱吞吐量……."""
    before = scene.before
    return before is not None and bool(figures_of(before)) and any(holder.things[0] in g.things for g in before.groups)


def _is_of_place(scene: Scene, holder: Holder) -> bool:
    """Whether a holder is a place, of zones one that alone the sentence before is about."""
    if holder.rule == "topic" or not PLACES.issuperset(scene.classes(holder.things[0])):
        return False
    before = scene.before
    return "Zone" not in scene.classes(holder.things[0]) or before is None or len(before.groups) == 1


#: 我公司|已投资, of whoever says so.
OURSELVES = re.compile(f"我(?P<kind>{wording('figure-ourselves')})")
_OF_KIND = {
    "公司": FIRMS,
    "集团": FIRMS,
    "行": FIRMS,
    "厂": FIRMS,
    "校": {"School"},
    "院": BODIES - FIRMS,
    "局": {"GovernmentBody"},
}


def speaker(scene: Scene, kind: str, at: int) -> Holder | None:
    """The body of that kind for which somebody speaks: 甲大学校长乙介绍，我校……."""
    named = (g for g in scene.groups if g.span.end <= at and is_of(scene, g, frozenset(_OF_KIND.get(kind, ()))))
    g = next(named, None)
    return None if g is None else held(scene, g, "reporter")
