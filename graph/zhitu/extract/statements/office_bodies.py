"""At which body or place an office is held: the one right before it, one whose name fits it, or that of a level."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple

from zhitu.extract.clauses.antecedents import firm_told_of, is_past
from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.governments import region_of
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import is_level
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.homes import place_within
from zhitu.extract.statements.leaders import last_place
from zhitu.extract.statements.office_kinds import KINDS, OF_PARTY, kinds_with, opening_body, told_first
from zhitu.extract.text.classes import FIRMS, TERRITORIES
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Span

__all__ = [
    "DEPUTY",
    "KINDS",
    "MAGISTRATES",
    "MODIFIES",
    "OWN",
    "arm_of",
    "employs",
    "ending",
    "held_at",
    "holder_before",
    "last_of",
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

_EMPLOYERS = ACTORS - {"Zone", "Country"}
#: What has officers is a body, too: 江湾政务服务中心……，|中心|主任某某.
_STAFFED = _EMPLOYERS | {"Facility"}

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
_PLACES_BACK = 4


def zone_before(scene: Scene, at: int) -> Group | None:
    """The zone, or what is called after one, that was named last."""
    for here in islice(scene.back(), _PLACES_BACK):
        named = (g for g in reversed(here.groups) if g.span.end <= at)
        zone = next((g for g in named if "Zone" in here.classes(g.things[-1])), None)
        if zone is not None:
            return zone
    return None


MAGISTRATES = words("magistrates")


def employs(scene: Scene, g: Group) -> bool:
    """Whether what a group ends with can have offices, by its class."""
    return not _EMPLOYERS.isdisjoint(scene.classes(g.things[-1]))


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


_BESIDE = re.compile(
    rf"(?:{wording('office-which')}|[^，。；：{SLOT}]{{0,12}}[、兼]|[^，。；：{SLOT}]{{0,14}}书记"
    rf"|[^。；：{SLOT}]{{2,14}}(?:书记|长|主任)，)?"
)

#: Between a body and a further office of it: 某局|局长甲、|副局长乙.
_BESIDE_SISTER = re.compile(rf"[^，。；：{SLOT}]{{2,12}}{SLOT}(?:、|和|及|以及)(?:常务|党[委组])?")

#: The level of an office that goes without its place (副省长, 市委书记), and the classes of such places.
_LEVELS = (
    ("region", re.compile(wording("level-region")), {"Region"}),
    ("city", re.compile(wording("level-city")), {"City"}),
    ("district", re.compile(wording("level-district")), {"District"}),
    ("prefecture", re.compile("州长"), {"Region", "City"}),
)

_LEVEL = re.compile("|".join(roles.pattern for _, roles, _ in _LEVELS))


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


def _only_own(scene: Scene, place: Group, start: int) -> bool:
    """Whether a place is the document's own, and no other such stands before: not 到某县考察，县长甲陪同."""
    if place.span.start != start:
        return False
    classes = set(scene.classes(place.things[0]))
    named = [m for g in scene.groups for m in g.mentions if m.span.end <= start]
    return not any(classes & set(scene.classes(t)) for m in named for t in m.things if t != place.things[0])


def _in_bodies(scene: Scene, start: int, level: str) -> Group | None:
    """The place of a level in the name of the body that was named last: 岳阳市人民政府与甲签约。|市长|某某."""
    for here in islice(scene.back(), _PLACES_BACK):
        for m in reversed([m for g in here.groups for m in g.mentions if m.span.end <= start]):
            home = place_within(here, Group(m.span, m.things, (m,)), level)
            if home is not None:
                return Group(home.span, (home.thing,), ())
    return None


def _only(scene: Scene, level: str) -> int | None:
    """The only place of a level that the document names."""
    found = [t.index for t in scene.things if t.entry is not None and t.entry.adcode and is_level(t.entry, level)]
    return found[0] if len(found) == 1 else None


def holder_before(
    scene: Scene, near: list[Group], start: int, role: str, own: Mapping[str, int]
) -> tuple[Group | None, str]:
    """The body right before the office; else one whose name fits it (院长 of a 院); else the subject."""
    near, start = _before_bracket(scene, near, start)
    if any(g.span.end == start and scene.classes(g.things[-1]) == ("Policy",) for g in scene.groups):
        return None, "office:far"  # 甲署署长某某、|数字政策|专员某某
    if near and scene.text.startswith("事务", near[-1].span.end):
        near = near[:-1]  # 甲管理局|香港事务处处长某某: a part of the body
    if near and scene.text.endswith("驻", 0, near[-1].span.start):  # 甲国|驻乙市总领事某某
        return None, "office:far"
    if near and (town := _town_of(scene, near[-1], start, role, own)) is not None:
        return town, OWN if _only_own(scene, town, start) else "office:level"
    if near and near[-1].span.end <= start and _BESIDE.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office"
    if near and _BESIDE_SISTER.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office:sister"
    if (level := of_level(scene, start, role, own)) is not None or _LEVEL.search(role):
        return level, OWN if level is not None and _only_own(scene, level, start) else "office:level"
    if role == "行政长官":  # as the governments of Hong Kong and Macau write
        region = region_of(scene.view, scene.things)
        return None if region is None else Group(Span(start, start + len(role)), (region,), ()), "office:level"
    if (called := _by_tail(scene, near, start)) is not None:
        return called, DEPUTY
    words = _OWN.search(scene.masked(near[-1].span.end, start)) if near else None
    if words is not None and not MODIFIES.fullmatch(words[0]):
        return None, "office:far"  # 甲部部长某某、|海洋发展|部长: of a body that is not known
    opens = opening_body(scene, start, role)
    if opens is not None and not role.endswith("主任"):
        return opens, "office:far"
    kinds = kinds_with(role)
    each = [Group(m.span, m.things, (m,)) for g in near for m in g.mentions]  # 甲大学与|乙公司签约，由|董事长某某
    fits = [g for g in each if kinds & set(scene.classes(g.things[0]))]
    fits = [g for g in fits if scene.role(g).marker != "by"] or fits  # 甲中学由乙大学托管，|校长|某某
    if fits:
        return _of_its_name(scene, fits, role), "office:far"
    if role in _OF_PARLIAMENT:
        return None, "office:far"
    if near and _SAME_BODY.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office:beside"
    if not _ALONE.search(scene.masked(max(scene.sentence.span.start, start - 6), start)):
        return None, "office:far"
    kinds = kinds or OF_PARTY.get(role, frozenset())
    if kinds:
        body = _told_of(scene, start, kinds)
        return last_of(scene, start, kinds, role) if body is None else body, "office:carried"
    if opens is not None and role.endswith("主任"):
        return opens, "office:far"
    officer = _of_officers(scene, start, role)
    if officer[0] is None and near and _ROW_OF_BODY.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office:beside"
    return officer


def _before_bracket(scene: Scene, near: list[Group], start: int) -> tuple[list[Group], int]:
    """The bodies, and where they end, before a bracket that says how the last is called: 甲联盟（IBA）|主席某某."""
    opened = scene.text.rfind("（", scene.sentence.span.start, start)
    if opened < 0 or scene.text[start - 1] != "）" or scene.covered(start - 1):
        return near, start
    before = [g for g in near if g.span.end <= opened]
    inside = {t for g in near[len(before) :] for t in g.things}
    alike = bool(before) and before[-1].span.end == opened and inside <= set(before[-1].things)
    return (before, opened) if alike else (near, start)


#: 公司|董事长某某, 学校|校长某某: whose, tells what is told of.
_THE_BODY = re.compile("(?:^|[，。；：])(?:公司|集团|企业|学校|医院|[校院]方)(?:副|常务副|名誉)?$")


def _told_of(scene: Scene, start: int, kinds: frozenset[str]) -> Group | None:
    """The body that the sentence before is about, where an office is of 公司: 甲公司收购乙公司。|公司董事长某某."""
    if not _THE_BODY.search(scene.masked(max(scene.sentence.span.start, start - 6), start)):
        return None
    earlier = next((here for here in islice(scene.in_paragraph(), 1, None) if here.groups), None)
    first = earlier.groups[0] if earlier is not None else None
    if earlier is None or first is None or first.span.start != earlier.sentence.span.start or len(first.things) > 1:
        return None
    named = kinds & set(scene.classes(first.things[-1])) and earlier.role(first).free
    return first if named else None


#: What stands before an office, and before those that stand in a row before it: 联盟|主席甲、|副主席|乙.
_RUN_BEFORE = re.compile(
    f"(?P<run>[一-龥]{{2,14}})(?:{SLOT}+(?:[、和及与][一-龥]{{2,8}}{SLOT}+)*[、和及与])?(?:常务)?$"
)


def _by_tail(scene: Scene, near: list[Group], start: int) -> Group | None:
    """The one body that is called by the end of its name: 甲青年联盟举办展览，|联盟|主席某某."""
    run = _RUN_BEFORE.search(scene.masked(near[-1].span.end if near else scene.sentence.span.start, start))
    if run is None or (run.start() == 0 and near):
        return None
    called = run["run"].lstrip("及和与由并")
    named = [m for here in scene.back() for g in here.groups for m in g.mentions if m.span.end <= start]
    for size in range(len(called), 1, -1):
        if size != len(called) and run.end("run") == run.end():
            return None  # else words are left over: 联盟青年部|主任
        tail = called[:size]
        fits = [m for m in named if scene.text.endswith(tail, m.span.start + 1, m.span.end)]
        fits = [m for m in fits if not _STAFFED.isdisjoint(scene.classes(m.things[-1]))]
        if fits and tail not in _NO_TAIL:
            m = fits[0]
            return Group(m.span, m.things, (m,)) if len({f.things for f in fits}) == 1 else None
    return None


#: Ends of names that are offices themselves, or of many.
_NO_TAIL = frozenset(words("office-tails-none"))


#: Which bodies have such officers, by what their names end in, and who heads them.
_OFFICERS = {
    "主任": (re.compile(f"{wording('directors-of')}$"), ("主任",)),
    "主席": (re.compile(f"{wording('chairs-of')}$"), ("主席",)),
    "书长": (re.compile(f"{wording('secretaries-of')}$"), words("heads-with-secretaries")),
}


def _of_officers(scene: Scene, start: int, role: str) -> tuple[Group | None, str]:
    """The body of a deputy or a secretary told without it: 某市人大常委会|主任甲主持会议，|副主任|乙.

    It is the one whose head the paragraph tells of last, or the only one that has such officers.
    """
    named, heads = _OFFICERS.get(role[-2:], (None, ()))
    if named is None:
        return None, "office:far"
    groups = [g for here in islice(scene.in_paragraph(), _PLACES_BACK) for g in reversed(here.groups)]
    fits = [g for g in groups if g.span.end <= start and named.search(scene.text[slice(*g.span)])]
    fits = [g for g in fits if employs(scene, g)]
    headed = [g for g in fits if scene.text.startswith(heads, g.span.end + scene.text.startswith("副", g.span.end))]
    if headed:
        return headed[0], DEPUTY
    return (fits[0] if len({g.things for g in fits}) == 1 else None), "office:carried"


def _town_of(scene: Scene, body: Group, start: int, role: str, own: Mapping[str, int]) -> Group | None:
    """甲市委副书记、|市长|某某: of the town, not of its party committee."""
    name = scene.text[slice(*body.span)]
    sign = "自治区" if role.endswith("主席") else role[-2]  # 自治区党委副书记、|主席|某某
    if not role.endswith(MAGISTRATES) or not name.endswith((sign + "委", sign + "党委")):
        return None
    if not scene.masked(body.span.end, start).endswith(("、", "，")):
        return None
    town = name.removesuffix("委").removesuffix("党")
    end = body.span.start + len(town)
    inside = next((m for m in scene.nested if m.span.start >= body.span.start and m.span.end == end), None)
    if inside is not None:
        return Group(inside.span, inside.things[:1], ())
    towns = [g for s in (scene, *scene.back()) for g in s.groups if g is not body and town in _forms(scene, g)]
    home = place_within(scene, body)
    unnamed = None if home is None or home.span.end != end else Group(home.span, (home.thing,), ())
    named = next((g for g in towns if g.span.end <= start), unnamed)
    return of_level(scene, start, sign + "长", own) if named is None and town == sign else named


def _forms(scene: Scene, g: Group) -> Collection[str]:
    return scene.things[g.things[-1]].forms


#: What stands right before an office, and what of it only says which one.
_OWN = re.compile("[一-龥]{2,}$")

MODIFIES = re.compile(f"{wording('office-modifiers')}+")

#: Offices of one body alone, whatever body stands before: 某农会主席甲、|立委乙.
_OF_PARLIAMENT = frozenset(words("parliament-offices"))

#: A further office of the body named last: 某局局长甲、|常务副局长乙, 甲、某署长.
_SAME_BODY = re.compile(rf"[^，。；]{{0,20}}{SLOT}+(?:、|和|及|以及|与)")
#: Several of one body, each with his office: 甲局|局长乙，副局长丙、丁，|总工程师戊.
_ROW_OF_BODY = re.compile(rf"(?:[^，。；、{SLOT}]{{2,12}}{SLOT}+(?:[、和及与]{SLOT}+)*(?:[、，和及与]|以及))+")

#: An office that goes without its body: at the start, or after words of time.
_ALONE = re.compile(rf"(?:^|[，。；：]|{wording('office-alone-after')}|由|与|和|、)(?:副|常务副|名誉)?$")


def _of_its_name(scene: Scene, fits: list[Group], role: str) -> Group:
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
        if fits:
            return _of_its_name(scene, fits, role)
        at = at.before
    return None


def _own_firm(scene: Scene) -> Group | None:
    """The firm that 公司 means: 公司|董事长某某."""
    before: list[Scene] = []
    at = scene.before
    while at is not None:
        before.append(at)
        at = at.before
    return firm_told_of(before[::-1], scene.sentence.paragraph)
