"""Persons and their offices → `affiliatedWith` with a role: 水利部副部长某某, 某某担任校长, 某某，某局局长."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import SLOT, Group, Scene
from zhitu.extract.clauses.scopes import is_level
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.homes import place_within
from zhitu.extract.statements.leaders import last_place, leaders
from zhitu.extract.text.classes import FIRMS, TERRITORIES
from zhitu.model import Claim, Span

__all__ = ["DEPUTY", "from_offices"]

#: What the form alone tells, of bodies that the network sees too far off.
DEPUTY = "office:deputy"

_EMPLOYERS = ACTORS - {"Zone", "Country"}
#: Offices of one person that stand in a row, beside the last.
_IN_A_ROW = 4
_TOOK = re.compile(
    r"^(?:(?:曾|现|时|首任|出任|担任|兼任|就任|任|当选为?|获选为?|履新|此前|为|是|同志|被任命为|受聘为)+)(?P<office>[^，。；、]{2,14})"
)
_APPOSED = re.compile(r"^，(?!以及|和|与|及|还有)(?P<office>[^，。；、：]{2,20}?)(?=[，。；、：）]|$)")
#: 韩立东|（云川农牧学院院长、教授）.
_BRACKETED = re.compile(r"^（(?:时任|现任|原)?(?P<office>[^（）。；，、：]{2,24}?)(?:[、，][^（）]{0,16})?）")


def from_offices(scene: Scene, offices: frozenset[str], own: Mapping[str, int]) -> list[Claim]:
    """The office of each person of a sentence and where it is held; `own` are the document's places, by level."""
    found: list[Claim] = []
    for g in scene.groups:
        found += leaders(scene, g)
        shared: Claim | None = None
        for m in g.mentions:
            if not m.anaphor and "Person" in scene.classes(m.things[0]):
                held = _of_person(scene, m, offices, own) or _likewise(scene, m, shared)
                shared = held[0] if held and _SHARED.search(held[0].role or "") else None
                found += held
    return found


#: Offices that several hold: 某党立委甲、乙、丙.
_SHARED = re.compile("^副|委员|立委|议员|代表|院士|常委")


def _likewise(scene: Scene, person: Mention, shared: Claim | None) -> list[Claim]:
    """The office of the person before in a list, where several may hold it."""
    if shared is None or scene.text[person.span.start - 1] not in "、和及":
        return []
    evidence = Span(shared.evidence[0].start, max(shared.evidence[0].end, person.span.end))
    holder, rule = (int(shared.object),), "office:list"
    return list(claims(scene, person.things, "affiliatedWith", holder, evidence=evidence, role=shared.role, rule=rule))


#: 校长Dr. John Smith.
_HONORIFIC = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.? ?$")


def _of_person(scene: Scene, person: Mention, offices: frozenset[str], own: Mapping[str, int]) -> list[Claim]:
    before = scene.masked(max(scene.sentence.span.start, person.span.start - 16), person.span.start)
    role = _ending(_HONORIFIC.sub("", before).rstrip("是为由：“ \u3000"), offices)
    after = scene.masked(person.span.end, scene.sentence.span.end)
    head = _head_of(scene, person) if role is None else None
    if head is not None:
        role = scene.text[head.span.end - 1] + "长"
        return _claim(scene, person, head, role, "office", person.span.end)
    took = _APPOINTED.match(after) if before.endswith(_APPOINTS) else _TOOK.match(after)
    behind = _beginning(after, offices) if role is None else None
    if behind is not None:
        return _behind(scene, person, behind)
    if role is not None:
        held = _named_with(scene, person, person.span.start - (len(before) - before.rfind(role)), role, offices, own)
        return held + (_taken(scene, person, took, offices) if took and "任" in took.group() else [])
    return _taken(scene, person, took or _APPOSED.match(after) or _BRACKETED.match(after), offices)


def _named_with(
    scene: Scene, person: Mention, start: int, role: str, offices: frozenset[str], own: Mapping[str, int]
) -> list[Claim]:
    """The office at `start`, right before a person's name, and those that stand in a row before it."""
    near = [g for g in scene.groups if g.span.end <= start and (_employs(scene, g) or _is_run(scene, g, start))]
    if (arm := _arm_of(scene, start, role)) is not None:
        held = _claim(scene, person, arm, role, "office", person.span.end)
        return held if not FIRMS.isdisjoint(scene.classes(arm.things[-1])) else []
    holder, rule = _holder_before(scene, near, start, role, own)
    body = _OF_ZONE.search(scene.text, max(scene.sentence.span.start, start - 5), start)
    zone = _zone_before(scene, body.start()) if body is not None and not scene.covered(body.start()) else None
    if body is not None and zone is not None:
        return _claim(scene, person, zone, body["body"] + role, "office", person.span.end)
    if holder is None and (organ := _organ_of(scene, near, start)) is not None:
        return _claim(scene, person, organ.place, organ.body + role, "office:level", person.span.end)
    if holder is None and rule == "office:far" and (row := _first_of(scene, near, start, offices)):
        return _claim(scene, person, near[-1], row, "office", person.span.end)
    row = _row(scene, holder, start, offices) if holder is not None and rule == "office" else ""
    if row and _OF_COMMITTEE.match(role):  # 某市政协副主席、|县委书记|某某
        level = _of_level(scene, start, role, own)
        held = _claim(scene, person, holder, row[:-1], rule, person.span.end)
        return held + _claim(scene, person, level, role, "office:level", person.span.end)
    held = _claim(scene, person, holder, row + role, rule, person.span.end)
    if holder is not None and rule == "office":
        if role.endswith(_MAGISTRATES):  # 某县委常委、|副县长, of a county without a name here
            held = _of_committee(scene, person, holder, start, offices) or held
        held += _further(scene, person, holder, offices)
    elif rule == "office:level" and near:
        held += _of_committee(scene, person, near[-1], start, offices)
    return held


#: An office of the party committee of a place.
_OF_COMMITTEE = re.compile("[省市县区州]委")
#: Verbs before a person who gets or loses an office, and the office behind: 免去|甲|某市水利局局长|的职务.
_APPOINTS = ("任命", "免去", "免除", "提名")
_APPOINTED = re.compile("^(?P<office>[^，。；、]{2,20}?)(?=、|，|。|；|的?职务|$)")
#: Offices that only firms have.
_OF_FIRM = re.compile("总经理|总裁|董事长|首席执行官|总监|CEO")


def _arm_of(scene: Scene, start: int, role: str) -> Group | None:
    """The firm whose arm in a place somebody heads (远帆|湖南|总经理某某), else the place, which has no such office."""
    place = next((g for g in scene.groups if g.span.end == start), None)
    if place is None or not _OF_FIRM.search(role) or not TERRITORIES.issuperset(scene.classes(place.things[-1])):
        return None
    firms = (g for g in scene.groups if g.span.end == place.span.start)
    return next((g for g in firms if not FIRMS.isdisjoint(scene.classes(g.things[-1]))), place)


def _row(scene: Scene, body: Group, start: int, offices: frozenset[str]) -> str:
    """The offices of one body that stand before the last: 某院|党委书记、|院长某某; empty where there are none."""
    between = scene.masked(body.span.end, start)
    return between if between.endswith("、") and all(part in offices for part in between[:-1].split("、")) else ""


#: 某集团|董事、|海外事业部总裁某某: the office right behind the body, before one in a part of it.
_FIRST = re.compile(f"(?P<office>[^，。；、{SLOT}]{{2,10}})、[^，。；、{SLOT}]{{2,14}}")


def _first_of(scene: Scene, near: list[Group], start: int, offices: frozenset[str]) -> str:
    """The office that stands right behind the last body, where the last office is of something else."""
    found = _FIRST.fullmatch(scene.masked(near[-1].span.end, start)) if near else None
    return found["office"] if found is not None and found["office"] in offices else ""


#: 某省人大常委会副主任甲、|政协|副主席乙: the organ of the place that was named.
_ORGAN = re.compile("(?<=[、，和及])(?P<body>政协|政府|人大常委会|人大|监委|纪委监委|法院|检察院|军分区)$")


class _Organ(NamedTuple):
    body: str
    place: Group


def _organ_of(scene: Scene, near: list[Group], start: int) -> _Organ | None:
    """An organ that goes without its place, which that of the list before it bears."""
    organ = _ORGAN.search(scene.text, max(scene.sentence.span.start, start - 6), start) if near else None
    if organ is None or scene.covered(organ.start()) or re.search("[。；]", scene.masked(near[-1].span.end, start)):
        return None
    home = place_within(scene, near[-1])
    return None if home is None else _Organ(organ["body"], Group(home.span, (home.thing,), ()))


#: 云岭高新区党工委书记甲、|管委会|副主任乙: the body of the zone that was named.
_OF_ZONE = re.compile("(?<![一-龥])(?P<body>管委会|党工委|管理委员会)$")


#: In how many sentences the zone or the body may be named, the own one among them.
_PLACES_BACK = 4


def _zone_before(scene: Scene, at: int) -> Group | None:
    """The zone, or what is called after one, that was named last."""
    for here in islice(scene.back(), _PLACES_BACK):
        named = (g for g in reversed(here.groups) if g.span.end <= at)
        zone = next((g for g in named if "Zone" in here.classes(g.things[-1])), None)
        if zone is not None:
            return zone
    return None


_MAGISTRATES = ("市长", "县长", "区长", "省长", "州长", "镇长", "乡长", "主席")
_HEADED = tuple("省市县区州镇乡局部署厅处院会所校")


def _head_of(scene: Scene, person: Mention) -> Group | None:
    """The place or body whose head is told by its last character: 平凉镇|长王建国."""
    at = person.span.start - 1
    if at < scene.sentence.span.start or scene.text[at] != "长" or scene.covered(at):
        return None
    near = (g for g in scene.groups if g.span.end == at and _employs(scene, g))
    return next((g for g in near if scene.text[slice(*g.span)].endswith(_HEADED)), None)


def _further(scene: Scene, person: Mention, holder: Group, offices: frozenset[str]) -> list[Claim]:
    """某省委常委、|某部部长甲: the offices that stand in a row before the one that the person is named with."""
    found: list[Claim] = []
    for _ in range(_IN_A_ROW):
        at = holder.span.start
        text = scene.masked(max(scene.sentence.span.start, at - 16), at)
        role = _ending(text[:-1], offices) if text.endswith(("、", "，", "兼")) else None
        if role is None:
            return found
        start = at - 1 - len(role)
        near = [g for g in scene.groups if g.span.end == start and _employs(scene, g)]
        if not near:
            return found
        holder = near[0]
        found += _claim(scene, person, holder, role, "office:further", person.span.end)
    return found


def _of_committee(scene: Scene, person: Mention, body: Group, start: int, offices: frozenset[str]) -> list[Claim]:
    """某省委|常委、常务副省长|某某: the first office, of the committee; so of 某县政府办|主任、副县长|某某."""
    between = scene.masked(body.span.end, start)
    role = between.split("、")[0]
    if SLOT in between:  # 某县委副书记、县长甲，|副县长乙: the first office is the first's
        return []
    if (
        not scene.text[slice(*body.span)].endswith(("委", "办", "办公室", "局", "厅"))
        or "、" not in between
        or role not in offices
    ):
        return []
    return _claim(scene, person, body, role, "office:further", person.span.end)


def _taken(scene: Scene, person: Mention, took: re.Match[str] | None, offices: frozenset[str]) -> list[Claim]:
    """The office named behind a person: 某某担任校长, 某某，某局局长."""
    role = _ending(took["office"], offices) if took else None
    if took is None or role is None:
        return []
    end = person.span.end + took.end()
    inside = [g for g in scene.groups if person.span.end <= g.span.start and g.span.end <= end and _employs(scene, g)]
    if inside:
        rule = "office:appointed" if took.re is _APPOINTED else "office:after"
        return _one_by_one(scene, person, inside[-1], role, end, offices, rule)
    if took.re in (_APPOSED, _BRACKETED):
        return []
    near = [g for g in scene.groups if g.span.end <= person.span.start and _employs(scene, g)]
    holder = near[0] if near else scene.subject
    if whose := took["office"].removesuffix(role):  # 政府宣布某某出任|办事处|主任: of the body that was named so
        named = (g for s in scene.back() for g in s.groups if _employs(scene, g))
        holder = next((g for g in named if scene.text[slice(*g.span)].endswith(whose)), None)
    return _claim(scene, person, holder, role, "office:took", end)


#: 任某市副市长、|代理市长; 任甲局局长、|乙办主任.
_NEXT = re.compile("、(?P<office>[^，。；、]{2,16}?)(?=、|，|。|；|的?职务|$)")


def _one_by_one(
    scene: Scene, person: Mention, body: Group, role: str, end: int, offices: frozenset[str], rule: str
) -> list[Claim]:
    """What a person becomes at a body, and the offices that stand in a row behind it, at that or at further bodies."""
    found: list[Claim] = []
    while (more := _NEXT.match(scene.masked(end, scene.sentence.span.end))) is not None:
        then, last = end + more.end(), _ending(more["office"], offices)
        if last is None:
            break
        inside = [g for g in scene.groups if end <= g.span.start and g.span.end <= then and _employs(scene, g)]
        if inside:
            found += _claim(scene, person, body, role, rule, end)
            body, role = inside[-1], last
        elif not _MODIFIES.fullmatch(more["office"].removesuffix(last) or "副"):
            break
        else:
            role = f"{role}、{more['office']}"
        end = then
    return found + _claim(scene, person, body, role, rule, end)


def _beginning(text: str, offices: frozenset[str]) -> str | None:
    """The longest office that the text begins with."""
    return next((text[:k] for k in range(min(10, len(text)), 1, -1) if text[:k] in offices), None)


def _behind(scene: Scene, person: Mention, role: str) -> list[Claim]:
    """An office behind the name (某局某某局长): of the body right before the name, else of one that fits it."""
    near = [g for g in scene.groups if g.span.end <= person.span.start and _employs(scene, g)]
    beside = bool(near) and scene.masked(near[-1].span.end, person.span.start) in ("", "的")
    holder = near[-1] if beside else None
    kinds = _KINDS.get(role[-2:], frozenset())
    alone = person.span.start == scene.sentence.span.start or scene.text[person.span.start - 1] in "、，；：和及与由"
    if holder is None and kinds and alone:  # else a body without a name stands before: 某总局|甲局长
        holder = _last_of(scene, person.span.start, kinds, role)
    return _claim(scene, person, holder, role, "office:behind", person.span.end + len(role))


_RUN = frozenset({"Zone", "Facility"})


def _employs(scene: Scene, g: Group) -> bool:
    return not _EMPLOYERS.isdisjoint(scene.classes(g.things[-1]))


def _is_run(scene: Scene, g: Group, at: int) -> bool:
    """Whether a zone or a building has the office right behind it: 云岭科技园|副总经理某某, 云岭机场|总经理某某."""
    return g.span.end == at and not _RUN.isdisjoint(scene.classes(g.things[-1]))


def _ending(text: str, offices: frozenset[str]) -> str | None:
    """The longest office that the text ends with."""
    return next((text[-k:] for k in range(min(10, len(text)), 1, -1) if text[-k:] in offices), None)


_BESIDE = re.compile(
    r"(?:原|前|时任|现任|首任|有关|常务|党[委组]|[^，。；：\ue000]{0,12}、|[^，。；：\ue000]{0,14}书记"
    r"|[^。；：\ue000]{2,14}(?:书记|长|主任)，)?"
)
#: Between a body and a further office of it: 某局|局长甲、|副局长乙.
_BESIDE_SISTER = re.compile(r"[^，。；：\ue000]{2,12}\ue000(?:、|和|及|以及)(?:常务|党[委组])?")
#: The level of an office that goes without its place (副省长, 市委书记), and the classes of such places.
_LEVELS = (
    ("region", re.compile("省长|省委|自治区"), {"Region"}),
    ("city", re.compile("市长|市委"), {"City"}),
    ("district", re.compile("[县区]长|[县区]委"), {"District"}),
    ("prefecture", re.compile("州长"), {"Region", "City"}),
)
_LEVEL = re.compile("|".join(words.pattern for _, words, _ in _LEVELS))


def _of_level(scene: Scene, start: int, role: str, own: Mapping[str, int]) -> Group | None:
    """The place of an office that goes without it: the document's own, or else the last that is named."""
    for level, words, classes in _LEVELS:
        if words.search(role):
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


def _holder_before(
    scene: Scene, near: list[Group], start: int, role: str, own: Mapping[str, int]
) -> tuple[Group | None, str]:
    """The body right before the office; else one whose name fits it (院长 of a 院); else the subject."""
    if near and scene.text.startswith("事务", near[-1].span.end):
        near = near[:-1]  # 甲管理局|香港事务处处长某某: a part of the body
    if near and scene.text.endswith("驻", 0, near[-1].span.start):  # 甲国|驻乙市总领事某某
        return None, "office:far"
    if near and (town := _town_of(scene, near[-1], start, role, own)) is not None:
        return town, "office:level"
    if near and near[-1].span.end <= start and _BESIDE.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office"
    if near and _BESIDE_SISTER.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office:sister"
    if (level := _of_level(scene, start, role, own)) is not None or _LEVEL.search(role):
        return level, "office:level"
    words = _OWN.search(scene.masked(near[-1].span.end, start)) if near else None
    if words is not None and not _MODIFIES.fullmatch(words[0]):
        return None, "office:far"  # 甲部部长某某、|海洋发展|部长: of a body that is not known
    kinds = _KINDS.get(role[-2:], frozenset())
    fits = [g for g in near if kinds & set(scene.classes(g.things[0]))]
    if fits:
        return _of_its_name(scene, fits, role), "office:far"
    if role in _OF_PARLIAMENT:
        return None, "office:far"
    if near and _SAME_BODY.fullmatch(scene.masked(near[-1].span.end, start)):
        return near[-1], "office:beside"
    if not _ALONE.search(scene.masked(max(scene.sentence.span.start, start - 6), start)):
        return None, "office:far"
    if kinds:
        return _last_of(scene, start, kinds, role), "office:carried"
    return _of_officers(scene, start, role)


#: Which bodies have such officers, by what their names end in, and who heads them.
_OFFICERS = {
    "主任": (re.compile("(?:常委会|委员会|管委会|(?<![省市县区州党团纪])委|办公室|办|中心)$"), ("主任",)),
    "主席": (re.compile("(?:政协|工会|总工会|妇联|文联|作协|科协|工商联|联合会)$"), ("主席",)),
    "书长": (
        re.compile("(?:常委会|政协|协会|学会|商会|基金会|联合会|组委会|联盟)$"),
        ("主任", "主席", "会长", "理事长"),
    ),
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
    fits = [g for g in fits if _employs(scene, g)]
    headed = [g for g in fits if scene.text.startswith(heads, g.span.end)]
    if headed:
        return headed[0], DEPUTY
    return (fits[0] if len({g.things for g in fits}) == 1 else None), "office:carried"


def _town_of(scene: Scene, body: Group, start: int, role: str, own: Mapping[str, int]) -> Group | None:
    """甲市委副书记、|市长|某某: of the town, not of its party committee."""
    name = scene.text[slice(*body.span)]
    sign = "自治区" if role.endswith("主席") else role[-2]  # 自治区党委副书记、|主席|某某
    if not role.endswith(_MAGISTRATES) or not name.endswith((sign + "委", sign + "党委")):
        return None
    if not scene.masked(body.span.end, start).endswith(("、", "，")):
        return None
    inside = next((m for m in scene.nested if m.span.start == body.span.start and m.span.end < body.span.end), None)
    if inside is not None:
        return Group(inside.span, inside.things[:1], ())
    town = name.removesuffix("委").removesuffix("党")
    towns = [g for s in (scene, *scene.back()) for g in s.groups if g is not body and town in _forms(scene, g)]
    home = place_within(scene, body)
    unnamed = None if home is None or scene.text[slice(*home.span)] != town else Group(home.span, (home.thing,), ())
    named = next((g for g in towns if g.span.end <= start), unnamed)
    return _of_level(scene, start, sign + "长", own) if named is None and town == sign else named


def _forms(scene: Scene, g: Group) -> Collection[str]:
    return scene.things[g.things[-1]].forms


#: What stands right before an office, and what of it only says which one.
_OWN = re.compile("[一-龥]{2,}$")
_MODIFIES = re.compile(
    "(?:常务|创[校院会馆系所]|新任|前任|继任|[首本上]届|联合|轮值|永[远久]|共同|驻[华港澳京]|执行|行政|高级|首席|助理|联席|代理|署理|候任|名誉|荣誉|创办|第[一二三]|[原前兼副及和与由其]|[时现首]任|以及|党[组委]|主任|书记|委员)+"
)
#: Offices of one body alone, whatever body stands before: 某农会主席甲、|立委乙.
_OF_PARLIAMENT = frozenset(("立委", "立法委员", "议员", "县议员", "市议员", "立法会议员", "人大代表", "政协委员"))
#: A further office of the body named last: 某局局长甲、|常务副局长乙, 甲、某署长.
_SAME_BODY = re.compile(r"[^，。；]{0,20}\ue000+(?:、|和|及|以及|与)")
#: An office that goes without its body: at the start, or after words of time.
_ALONE = re.compile(r"(?:^|[，。；：]|时任|现任|公司|集团|学校|医院|校方|院方|由|与|和|、)(?:副|常务副|名誉)?$")


def _of_its_name(scene: Scene, fits: list[Group], role: str) -> Group:
    """The last body whose name ends as the office begins (院长 of a 院), else the last."""
    ending = "立法会" if role == "议员" else role[-2]
    named = [g for g in fits if scene.things[g.things[0]].name.endswith(ending)]
    return named[-1] if named else fits[-1]


def _last_of(scene: Scene, start: int, kinds: frozenset[str], role: str) -> Group | None:
    """The body of a kind that was named last, before `start` or in the sentences before."""
    at: Scene | None = scene
    for _ in range(12):
        if at is None:
            return None
        named = [Group(m.span, m.things, (m,)) for g in at.groups for m in g.mentions]  # 甲大学与|乙研究院: each
        fits = [g for g in named if g.span.end <= start and kinds & set(scene.classes(g.things[0]))]
        fits = [g for g in fits if not scene.things[g.things[0]].name.endswith("区")]  # a campus has no head
        if fits:
            return _of_its_name(scene, fits, role)
        at = at.before
    return None


#: Which bodies have such an office, by its last two characters: 创始人, 董事长, 执行官.
_KINDS = {
    "校长": frozenset({"School"}),
    "院长": frozenset({"School", "Hospital", "ResearchInstitute", "GovernmentBody"}),
    "局长": frozenset({"GovernmentBody"}),
    "厅长": frozenset({"GovernmentBody"}),
    "部长": frozenset({"GovernmentBody"}),
    "司长": frozenset({"GovernmentBody"}),
    "署长": frozenset({"GovernmentBody"}),
    "关长": frozenset({"GovernmentBody"}),
    "专员": frozenset({"GovernmentBody"}),
    "行长": frozenset({"FinancialInstitution"}),
    "所长": frozenset({"ResearchInstitute"}),
    "馆长": frozenset({"Facility", "Organization"}),
    "会长": frozenset({"Organization"}),
    "议员": frozenset({"GovernmentBody"}),
    "始人": frozenset({"Company"}),
    "事长": frozenset({"Company", "FinancialInstitution", "Organization"}),
    "总裁": frozenset({"Company", "FinancialInstitution"}),
    "经理": frozenset({"Company", "FinancialInstitution"}),
    "行官": frozenset({"Company", "FinancialInstitution"}),
}


def _claim(scene: Scene, person: Mention, holder: Group | None, role: str, rule: str, end: int) -> list[Claim]:
    if holder is None or SLOT in role or not (_employs(scene, holder) or rule == "office"):
        return []
    thing = scene.things[holder.things[-1]]
    if rule == "office" and thing.classes == ("Facility",):  # what has officers is a body, too: 云岭机场|总经理
        thing.classes = ("Facility", "Organization")
    start = min(person.span.start, max(holder.span.start, scene.sentence.span.start))
    evidence: Span = scene.evidence_from(holder, scene.evidence(start, max(end, holder.span.end)))
    return list(
        claims(scene, person.things, "affiliatedWith", holder.things[-1:], evidence=evidence, role=role, rule=rule)
    )
