"""At which body or place an office is held: the one right before it, one whose name fits it, or that of a level."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from zhitu.extract.clauses.antecedents import firm_told_of, is_past
from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import is_level
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.kinds import KINDS, told_first
from zhitu.extract.offices.leaders import last_place
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.homes import place_within
from zhitu.extract.text.classes import BODIES, FIRMS, TERRITORIES
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Span

__all__ = [
    "DEPUTY",
    "EMPLOYERS",
    "KINDS",
    "LEVEL",
    "MAGISTRATES",
    "MODIFIES",
    "OWN",
    "PLACES_BACK",
    "arm_of",
    "employs",
    "ending",
    "held_at",
    "last_of",
    "of_its_name",
    "of_level",
    "organ_of",
    "zone_before",
]

#: What the form alone tells, of bodies that the network sees too far off.
DEPUTY = "office:deputy"
#: An office without its place in a text of that place: 县长甲, as 某县融媒体中心 writes.
OWN = "office:own"

#: Rules of offices that stand right behind their body, or behind the end of its name.
_BESIDE_IT = frozenset(("office", DEPUTY))

#: Who has people in its service.
EMPLOYERS = ACTORS - {"Zone", "Country"}

#: Offices that only firms have.
_OF_FIRM = re.compile(wording("firm-offices"))


def arm_of(scene: Scene, start: int, role: str) -> Group | None:
    """The firm whose arm in a place somebody heads (远帆|湖南|总经理某某), else the place, which has no such office."""
    place = next((g for g in scene.groups if g.span.end == start), None)
    if place is None or not _OF_FIRM.search(role) or not TERRITORIES.issuperset(scene.classes(place.things[-1])):
        return None
    firms = (g for g in scene.groups if g.span.end == place.span.start)
    return next((g for g in firms if not FIRMS.isdisjoint(scene.classes(g.things[-1]))), place)


#: 某省人大常委会副主任甲、|政协|副主席乙: the organ of the place that was named.
_ORGAN = re.compile(rf"(?<=[、，和及])(?P<body>{wording('place-organs')})$")


class _Organ(NamedTuple):
    body: str
    place: Group


def organ_of(scene: Scene, near: list[Group], start: int) -> _Organ | None:
    """An organ that goes without its place, which that of the list before it bears."""
    organ = _ORGAN.search(scene.text, max(scene.sentence.span.start, start - 6), start) if near else None
    if organ is None or scene.covered(organ.start()) or re.search("[。；]", scene.masked(near[-1].span.end, start)):
        return None
    home = place_within(scene, near[-1])
    return None if home is None else _Organ(organ["body"], Group(home.span, (home.thing,), ()))


#: In how many sentences the zone or the body may be named, the own one among them.
PLACES_BACK = 4


def zone_before(scene: Scene, at: int) -> Group | None:
    """The zone, or what is called after one, that was named last."""
    for here in islice(scene.back(), PLACES_BACK):
        named = (g for g in reversed(here.groups) if g.span.end <= at)
        zone = next((g for g in named if "Zone" in here.classes(g.things[-1])), None)
        if zone is not None:
            return zone
    return None


MAGISTRATES = words("magistrates")


def employs(scene: Scene, g: Group) -> bool:
    """Whether what a group ends with can have offices, by its class."""
    return not EMPLOYERS.isdisjoint(scene.classes(g.things[-1]))


def ending(text: str, offices: frozenset[str]) -> str | None:
    """The longest office that the text ends with."""
    return next((text[-k:] for k in range(min(10, len(text)), 1, -1) if text[-k:] in offices), None)


def held_at(scene: Scene, person: Mention, holder: Group | None, role: str, rule: str, end: int) -> list[Claim]:
    """That a person has an office at a body, as the sentence says up to `end`."""
    if holder is None or SLOT in role or not (employs(scene, holder) or rule in _BESIDE_IT):
        return []
    thing = scene.things[holder.things[-1]]
    if rule in _BESIDE_IT and thing.classes == ("Facility",):  # what has officers is a body, too: 云岭机场|总经理
        thing.classes = ("Facility", "Organization")
    start = min(person.span.start, max(holder.span.start, scene.sentence.span.start))
    evidence: Span = scene.evidence_from(holder, scene.evidence(start, max(end, holder.span.end)))
    evidence = scene.evidence_from(_naming(scene, person), evidence)
    return list(
        claims(scene, person.things, "affiliatedWith", holder.things[-1:], evidence=evidence, role=role, rule=rule)
    )


def _naming(scene: Scene, person: Mention) -> Group | None:
    """Where a person is named whom a sentence only goes on about, or calls 他."""
    if not person.anaphor:
        return Group(person.span, person.things, (person,))
    named = (m for here in scene.back() for g in here.groups for m in g.mentions if not m.anaphor)
    return next((Group(m.span, m.things, (m,)) for m in named if m.things == person.things), None)


#: The level of an office that goes without its place (副省长, 市委书记), and the classes of such places.
_LEVELS = (
    ("region", re.compile(wording("level-region")), {"Region"}),
    ("city", re.compile(wording("level-city")), {"City"}),
    ("district", re.compile(wording("level-district")), {"District"}),
    ("prefecture", re.compile("州长"), {"Region", "City"}),
)

#: In whose names a place tells nothing of the document's own.
_BODIES = BODIES - {"GovernmentBody"}

LEVEL = re.compile("|".join(roles.pattern for _, roles, _ in _LEVELS))


def of_level(scene: Scene, start: int, role: str, own: Mapping[str, int]) -> Group | None:
    """The place of an office that goes without it: the document's own, or else the last that is named."""
    for level, roles, classes in _LEVELS:
        if roles.search(role):
            home = own.get(level)
            if home is None:
                named = last_place(scene, start, classes)
                entry = scene.things[named.things[0]].entry if named is not None else None
                if named is not None and (entry is None or is_level(entry, level)):
                    return named
                if (placed := _in_bodies(scene, start, level)) is not None:
                    return placed
                home = _only(scene, level)
            return None if home is None else Group(Span(start, start + len(role)), (home,), ())
    return None


def _in_bodies(scene: Scene, start: int, level: str) -> Group | None:
    """The place of a level in the name of the body that was named last: 岳阳市人民政府与甲签约。|市长|某某."""
    for here in islice(scene.back(), PLACES_BACK):
        for m in reversed([m for g in here.groups for m in g.mentions if m.span.end <= start]):
            home = place_within(here, Group(m.span, m.things, (m,)), level)
            if home is not None:
                return Group(home.span, (home.thing,), ())
    return None


def _only(scene: Scene, level: str) -> int | None:
    """The only place of a level that the document names, be it in the name of an authority: not in 北京科学联盟."""
    bodies = [span for t in scene.things if _BODIES & set(t.classes) for span in t.spans]
    places = (t for t in scene.things if t.entry is not None and t.entry.adcode and is_level(t.entry, level))
    found = [t.index for t in places if any(not any(b.contains(s) for b in bodies) for s in t.spans)]
    return found[0] if len(found) == 1 else None


MODIFIES = re.compile(f"{wording('office-modifiers')}+")


def of_its_name(scene: Scene, fits: list[Group], role: str) -> Group:
    """The last body whose name ends as the office begins (院长 of a 院), else the last."""
    ending = "立法会" if role == "议员" else role[-2]
    named = [g for g in fits if scene.things[g.things[0]].name.endswith(ending)]
    return named[-1] if named else fits[-1]


def last_of(scene: Scene, start: int, kinds: frozenset[str], role: str) -> Group | None:
    """The body of a kind that was named last, before `start` or in the sentences before."""
    at: Scene | None = scene
    if "Company" in kinds and scene.text.endswith("公司", 0, start) and (firm := _own_firm(scene)) is not None:
        return firm
    for _ in range(12):
        if at is None:
            return None
        if at is not scene and (told := told_first(at, kinds)) is not None:
            return told
        named = [Group(m.span, m.things, (m,)) for g in at.groups for m in g.mentions]  # 甲大学与|乙研究院: each
        fits = [g for g in named if g.span.end <= start and kinds & set(scene.classes(g.things[0]))]
        fits = [g for g in fits if not scene.things[g.things[0]].name.endswith("区")]  # a campus has no head
        fits = [g for g in fits if not at.text.startswith("院士", g.span.end)]
        fits = [g for g in fits if not is_past(at, g)] or fits
        fits = [g for g in fits if at is scene or not _has_officer(at, g)]
        if fits:
            return of_its_name(scene, fits, role)
        at = at.before
    return None


def _has_officer(scene: Scene, firm: Group) -> bool:
    """Whether a part of a roster tells of a firm and its officer: 甲公司总经理某某；|集团公司|董事长."""
    if "Company" not in scene.classes(firm.things[0]) or scene.text[scene.sentence.span.end - 1] != "；":
        return False
    behind = (g for g in scene.inside(scene.clause(firm.span.start).span) if g.span.start >= firm.span.end)
    return any("Person" in scene.classes(g.things[0]) for g in behind)


def _own_firm(scene: Scene) -> Group | None:
    """The firm that 公司 means: 公司|董事长某某."""
    before: list[Scene] = []
    at = scene.before
    while at is not None:
        before.append(at)
        at = at.before
    return firm_told_of(before[::-1], scene.sentence.paragraph)
