"""Persons and their offices → `affiliatedWith` with a role: 水利部副部长某某, 某某担任校长, 某某，某局局长."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.bodies import (
    DEPUTY,
    KINDS,
    MAGISTRATES,
    OWN,
    arm_of,
    employs,
    ending,
    held_at,
    last_of,
    of_level,
    organ_of,
    zone_before,
)
from zhitu.extract.offices.careers import with_later
from zhitu.extract.offices.changes import (
    TAKEN_UP,
    TOOK,
    each_his,
    founded,
    from_pronouns,
    gives_way,
    listed_under,
    seat_of,
    taken,
    takes,
)
from zhitu.extract.offices.holders import holder_before
from zhitu.extract.offices.leaders import leaders
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Span

__all__ = ["from_offices"]

#: Offices of one person that stand in a row, beside the last.
_IN_A_ROW = 4


def from_offices(scene: Scene, offices: frozenset[str], own: Mapping[str, int]) -> list[Claim]:
    """The office of each person of a sentence and where it is held; `own` are the document's places, by level."""
    found: list[Claim] = []
    for g in scene.groups:
        found += leaders(scene, g)
        if each := each_his(scene, g, offices):
            found += each
            continue
        shared: Claim | None = None
        for m in g.mentions:
            if not m.anaphor and "Person" in scene.classes(m.things[0]):
                held = _of_person(scene, m, offices, own) or _likewise(scene, m, shared)
                held += _given_to(scene, m, offices, own)
                shared = held[0] if held and _SHARED.search(held[0].role or "") else None
                found += held
        found += _all_alike(scene, g, found)
    return with_later(scene, offices, found) + from_pronouns(scene, offices)


#: 主任由乙大学教授某某|担任.
_TAKES_ON = re.compile(f"{wording('person-titles')}?[兼共]?(?:担任|出任|兼任|挂帅)(?=[，。；]|$)")


def _given_to(scene: Scene, person: Mention, offices: frozenset[str], own: Mapping[str, int]) -> list[Claim]:
    """The office that stands before who takes it, with where he is from between: 甲实验室|主任|由乙大学教授某某担任."""
    start = scene.clause(person.span.start).span.start
    lead = scene.masked(start, person.span.start)
    by = lead.rfind("由")
    if by < 0 or by + 1 == len(lead) or not _TAKES_ON.match(scene.masked(person.span.end, scene.sentence.span.end)):
        return []
    role = ending(lead[:by], offices)
    return [] if role is None else _named_with(scene, person, start + by - len(role), role, offices, own)


#: Offices that several hold: 某党立委甲、乙、丙.
_SHARED = re.compile(rf"^原?副|{wording('offices-of-many')}")


def _likewise(scene: Scene, person: Mention, shared: Claim | None) -> list[Claim]:
    """The office of the person before in a list, where several may hold it."""
    if shared is None or scene.text[person.span.start - 1] not in "、和及与":
        return []
    evidence = Span(shared.evidence[0].start, max(shared.evidence[0].end, person.span.end))
    holder, rule = (int(shared.object),), DEPUTY if shared.rule == DEPUTY else "office:list"
    return list(claims(scene, person.things, "affiliatedWith", holder, evidence=evidence, role=shared.role, rule=rule))


def _all_alike(scene: Scene, g: Group, found: list[Claim]) -> list[Claim]:
    """The office that the last of a list takes up, of those before him, where several may hold it: 甲、乙任副局长."""
    persons = [m for m in g.mentions if "Person" in scene.classes(m.things[0])]
    if len(persons) < 2 or len(persons) != len(g.mentions) or scene.text.startswith("（", g.span.end):
        return []  # each has his own bracket: 甲、乙（丙局副局长）
    with_office = {c.subject for c in found}
    last = [c for c in found if c.subject == str(persons[-1].things[0]) and c.rule in TAKEN_UP]
    shared = [c for c in last if _SHARED.search((c.role or "").removeprefix("代理"))]
    others = [m for m in persons[:-1] if str(m.things[0]) not in with_office]
    return [replace(c, subject=str(m.things[0])) for m in others for c in shared]


#: 校长Dr. John Smith.
_HONORIFIC = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.? ?$")
#: 原任某市副市长的|某某.
_WHO = re.compile("(?:[原曾时现兼]|担)任[^，。；]+的$")
#: What ends a clause that says who it is: 校长为|某某|，.
_IS = re.compile(rf"[，。；、）和与及]|$|{wording('person-titles')}|等")
#: Before an office that somebody had once: 某院|原|所长, 曾任|某市|市长的.
_FORMER = re.compile(f"{wording('office-former')}$")
#: 原|党委书记、|校长某某: both.
_FORMER_ROW = re.compile(rf"原[^，。；、{SLOT}]{{2,8}}、$")
#: What an office is called that is none, or not yet: 甲大学|名誉|校长某某.
_TITLE = re.compile(f"{wording('office-titles')}$")
#: For what part of the world, or for which side: 甲集团|中国区|总裁某某, 甲学院|中方|院长某某.
_SCOPE = re.compile(f"{wording('office-scopes')}$")
#: Behind who gives it up: 甲集团总裁某某|卸任.
_LEAVES = re.compile(f"{wording('office-leaves-how')}*{wording('office-leaves')}(?=[，。；后]|$)")


def _is_over(scene: Scene, start: int, c: Claim, role: str) -> bool:
    """Whether somebody held an office once: that which words say to be over, or one of a body behind 原."""
    if (c.role or "").startswith("原"):
        return False
    if c.role == role:
        return True
    named = scene.inside(Span(scene.clause(start).span.start, start))
    return any(c.object in map(str, g.things) and _is_of_once(scene, g) for g in named)


def _is_of_once(scene: Scene, g: Group) -> bool:
    text, start = scene.text, g.span.start
    named_so = text[start] == "原" and gazetteer().town_at(text[slice(*g.span)], 0) is None  # not 原平市财政局
    return named_so or _OF_ONCE.search(text, max(0, start - 2), start) is not None


#: 原|甲大学校长某某, 前|甲市市长某某; a name may begin with it: |原甲市财政局|局长某某.
_OF_ONCE = re.compile("原$|(?:^|[，。；、])前$")


def _of_person(scene: Scene, person: Mention, offices: frozenset[str], own: Mapping[str, int]) -> list[Claim]:
    text = scene.masked(max(scene.sentence.span.start, person.span.start - 16), person.span.start)
    before = text.removesuffix("的") if _WHO.search(text) else text
    after = scene.masked(person.span.end, scene.sentence.span.end)
    given = before.endswith("为") and not _IS.match(after)  # 市委书记为|某某|颁奖
    role = None if given else ending(_HONORIFIC.sub("", before).rstrip("是为由：“ \u3000"), offices)
    head = _head_of(scene, person) if role is None else None
    if head is not None:
        role = scene.text[head.span.end - 1] + "长"
        return held_at(scene, person, head, role, "office", person.span.end)
    lead = scene.masked(scene.clause(person.span.start).span.start, person.span.start)
    lead = lead or listed_under(scene, person.span.start)
    took = None if gives_way(scene, person) else takes(lead, after, named=role is not None)
    behind = _beginning(after, offices) if role is None else None
    if behind is not None:
        return _behind(scene, person, behind, offices) + taken(scene, person, took, offices)
    if role is not None:
        at = text.rfind(role)
        start = person.span.start - len(text) + at
        title = _TITLE.search(text, 0, at)
        before_it = title[0] if title is not None else _scope(scene, start)
        start, ahead, role = start - len(before_it), text[: at - len(before_it)], before_it + role
        held = _named_with(scene, person, start, role, offices, own)
        over = _FORMER.search(ahead) or _FORMER_ROW.search(ahead) or _LEAVES.match(after) or gives_way(scene, person)
        held = [replace(c, role=f"原{c.role}") if _is_over(scene, start, c, role if over else "") else c for c in held]
        new = taken(scene, person, took, offices)
        if held and founded(scene, person.span.start) is None:  # 甲院副院长某某任党委书记: of the same body
            own_too = (c.rule == TOOK and seat_of(scene, person, c.role or "") is None for c in new)
            new = [replace(c, object=held[0].object) if own else c for c, own in zip(new, own_too, strict=True)]
        risen = {c.object for c in new} if took is not None and "兼" not in took["how"] else set[str]()
        return [c for c in held if c.object not in risen] + new  # 甲大学副校长某某升任校长
    return taken(scene, person, took, offices)


def _named_with(
    scene: Scene, person: Mention, start: int, role: str, offices: frozenset[str], own: Mapping[str, int]
) -> list[Claim]:
    """The office at `start`, right before a person's name, and those that stand in a row before it."""
    near = [g for g in scene.groups if g.span.end <= start and (employs(scene, g) or _is_run(scene, g, start))]
    if (arm := arm_of(scene, start, role)) is not None:
        held = held_at(scene, person, arm, role, "office", person.span.end)
        return held if not FIRMS.isdisjoint(scene.classes(arm.things[-1])) else []
    holder, rule = holder_before(scene, near, start, role, own)
    body = _OF_ZONE.search(scene.text, max(scene.sentence.span.start, start - 5), start)
    zone = zone_before(scene, body.start()) if body is not None and not scene.covered(body.start()) else None
    if body is not None and zone is not None:
        return held_at(scene, person, zone, body["body"] + role, "office", person.span.end)
    if holder is None and (organ := organ_of(scene, near, start)) is not None:
        return held_at(scene, person, organ.place, organ.body + role, "office:level", person.span.end)
    if holder is None and (state := _of_state(scene, start, role)) is not None:
        office = scene.text[state.span.end : start] + role
        return held_at(scene, person, state, office, "office", person.span.end)
    if holder is None and (part := _part_of(scene, near, start)):
        return held_at(scene, person, near[-1], part + role, "office", person.span.end)
    if holder is None and rule == "office:far" and (row := _first_of(scene, near, start, offices)):
        return held_at(scene, person, near[-1], row, "office", person.span.end)
    row = _row(scene, holder, start, offices) if holder is not None and rule == "office" else ""
    if row and _OF_COMMITTEE.match(role):  # 某市政协副主席、|县委书记|某某
        level = of_level(scene, start, role, own)
        held = held_at(scene, person, holder, row[:-1], rule, person.span.end)
        return held + held_at(scene, person, level, role, "office:level", person.span.end)
    if rule in (OWN, "office:level") and holder is not None:
        row = _row_of_level(scene, start, offices)
    held = held_at(scene, person, holder, row + role, rule, person.span.end)
    if holder is not None and rule == "office":
        if role.endswith(MAGISTRATES):  # 某县委常委、|副县长, of a county without a name here
            held = _of_committee(scene, person, holder, start, offices) or held
        held += _further(scene, person, holder, offices)
    elif rule in (OWN, "office:level") and near and not row:
        held += _of_committee(scene, person, near[-1], start, offices)
    return held


#: 某办|协调部|副部长某某: a part of the body right before, that goes by no name of its own.
_PART = re.compile(f"(?!.*事务)[^{SLOT}，。；：、与和及的在向对]{{1,7}}[部处司科室系]")


def _part_of(scene: Scene, near: list[Group], start: int) -> str:
    """The part of the body right before whose head somebody is; empty where there is none."""
    part = scene.masked(near[-1].span.end, start) if near else ""
    return part if _PART.fullmatch(part) else ""


#: Offices of a state, and what stands between it and them: 甲国|水电|部长, 乙国|驻华|大使, 丙国|总统.
_STATES = {
    "": words("state-heads"),
    "(?![一-龥]*(?:期间|[时后前的])$)[一-龥、]{2,14}": words("state-ministers"),
    f"驻(?:[一-龥]{{1,4}}|{SLOT}+)": words("state-envoys"),
}


def _of_state(scene: Scene, start: int, role: str) -> Group | None:
    """The foreign state right before whose minister or envoy somebody is."""
    before = [g for g in scene.groups if g.span.end <= start and not scene.text.endswith("驻", 0, g.span.start)]
    if not before or "Country" not in scene.classes(before[-1].things[-1]):
        return None
    between = scene.masked(before[-1].span.end, start)
    told = any(role in roles and re.fullmatch(words, between) for words, roles in _STATES.items())
    return before[-1] if told else None


#: An office of the party committee of a place.
_OF_COMMITTEE = re.compile("[省市县区州]委")
#: What bodies end in whose officers may hold an office of the place, too: 某县政府办|主任、副县长.
_ORGANS = words("office-organs")


def _row(scene: Scene, body: Group, start: int, offices: frozenset[str]) -> str:
    """The offices of one body before the last, if any: 某院|党委书记、|院长某某, 某集团|董事长兼|总裁某某."""
    between = scene.masked(body.span.end, start)
    held = (o.removeprefix("党委") for o in _JOINED.split(between[:-1]))  # 甲大学|党委常委、副校长
    return between if between.endswith(_JOINS) and all(o in offices for o in held) else ""


def _scope(scene: Scene, start: int) -> str:
    """For what part of the world, or for which side, an office at `start` is; empty where nothing says so."""
    scope = _SCOPE.search(scene.text, max(scene.sentence.span.start, start - 6), start)
    inside = scope is not None and any(g.span.start < scope.start() < g.span.end for g in scene.groups)
    return "" if scope is None or inside else scope[0]


#: What joins the offices of one person.
_JOINS = ("、", "兼")
_JOINED = re.compile("[、兼]")


def _row_of_level(scene: Scene, start: int, offices: frozenset[str]) -> str:
    """The office of a committee without a name that stands before one of its level: 县委副书记、|县长某某."""
    text = scene.masked(start - 10, start)
    first = ending(text[:-1], offices) if text.endswith("、") else None
    return f"{first}、" if first is not None and _OF_COMMITTEE.match(first) else ""


#: 某集团|董事、|海外事业部总裁某某: the office right behind the body, before one in a part of it.
_FIRST = re.compile(f"(?P<office>[^，。；、{SLOT}]{{2,10}})、[^，。；、{SLOT}]{{2,14}}")


def _first_of(scene: Scene, near: list[Group], start: int, offices: frozenset[str]) -> str:
    """The office that stands right behind the last body, where the last office is of something else."""
    found = _FIRST.fullmatch(scene.masked(near[-1].span.end, start)) if near else None
    return found["office"] if found is not None and found["office"] in offices else ""


#: 云岭高新区党工委书记甲、|管委会|副主任乙: the body of the zone that was named.
_OF_ZONE = re.compile("(?<![一-龥])(?P<body>管委会|党工委|管理委员会)$")
_HEADED = tuple("省市县区州镇乡局部署厅处院会所校")


def _head_of(scene: Scene, person: Mention) -> Group | None:
    """The place or body whose head is told by its last character: 平凉镇|长王建国."""
    at = person.span.start - 1
    if at < scene.sentence.span.start or scene.text[at] != "长" or scene.covered(at):
        return None
    near = (g for g in scene.groups if g.span.end == at and employs(scene, g))
    return next((g for g in near if scene.text[slice(*g.span)].endswith(_HEADED)), None)


def _further(scene: Scene, person: Mention, holder: Group, offices: frozenset[str]) -> list[Claim]:
    """某省委常委、|某部部长甲: the offices that stand in a row before the one that the person is named with."""
    found: list[Claim] = []
    for _ in range(_IN_A_ROW):
        at = holder.span.start
        text = scene.masked(max(scene.sentence.span.start, at - 16), at)
        text = text[:-1] if text.endswith(("、前", "，前", "、原", "，原")) else text  # 甲公司总裁、|前|乙局局长
        role = ending(text[:-1], offices) if text.endswith(("、", "，", "兼")) else None
        if role is None:
            return found
        start = at - 1 - len(role) - (scene.text[at - 1] in "前原")
        if text.endswith("，") and _is_of_other(scene, start):
            return found
        before = [g for g in scene.groups if g.span.end <= start and employs(scene, g)]
        row = _row(scene, before[-1], start, offices) if before else ""
        if not before or (before[-1].span.end != start and not row):
            return found
        holder = before[-1]
        held = row[:-1] if row and role.endswith(MAGISTRATES) else row + role  # 某区委|常委、常务副区长
        found += held_at(scene, person, holder, held, "office:further", person.span.end)
    return found


def _is_of_other(scene: Scene, at: int) -> bool:
    """Whether somebody is named before an office in its clause: 甲任乙局|局长|，丙局局长丁."""
    clause = scene.clause(at).span
    named = (g for g in scene.inside(clause) if g.span.end <= at)
    return any("Person" in scene.classes(g.things[0]) for g in named)


def _of_committee(scene: Scene, person: Mention, body: Group, start: int, offices: frozenset[str]) -> list[Claim]:
    """某省委|常委、常务副省长|某某: the first office, of the committee; so of 某县政府办|主任、副县长|某某."""
    between = scene.masked(body.span.end, start)
    role = between.split("、")[0]
    if SLOT in between:  # 某县委副书记、县长甲，|副县长乙: the first office is the first's
        return []
    if not scene.text[slice(*body.span)].endswith(_ORGANS) or "、" not in between or role not in offices:
        return []
    return held_at(scene, person, body, role, "office:further", person.span.end)


def _beginning(text: str, offices: frozenset[str]) -> str | None:
    """The longest office that the text begins with."""
    return next((text[:k] for k in range(min(10, len(text)), 1, -1) if text[:k] in offices), None)


def _introduced(scene: Scene, person: Mention, offices: frozenset[str]) -> bool:
    """Whether a person was named with an office before: 甲院院长李海……。|李海院长说: no more is told."""
    named = ((here, m) for here in scene.back() for g in here.groups for m in g.mentions if m.things == person.things)
    return any(
        ending(here.masked(here.sentence.span.start, m.span.start), offices) is not None
        for here, m in named
        if m.span.end <= person.span.start
    )


def _behind(scene: Scene, person: Mention, role: str, offices: frozenset[str]) -> list[Claim]:
    """An office behind the name (某局某某局长): of the body right before the name, else of one that fits it."""
    near = [g for g in scene.groups if g.span.end <= person.span.start and employs(scene, g)]
    beside = bool(near) and scene.masked(near[-1].span.end, person.span.start) in ("", "的")
    holder = near[-1] if beside else None
    kinds = KINDS.get(role[-2:], frozenset())
    alone = person.span.start == scene.sentence.span.start or scene.text[person.span.start - 1] in "、，；：和及与由"
    if holder is None and kinds and alone and not _introduced(scene, person, offices):  # not 某总局|甲局长
        holder = last_of(scene, person.span.start, kinds, role)
        if holder is not None and role.endswith("议员") and not _PARLIAMENT.search(scene.text, *holder.span):
            holder = None
    return held_at(scene, person, holder, role, "office:behind", person.span.end + len(role))


_PARLIAMENT = re.compile(f"{wording('parliaments')}$")
_RUN = frozenset({"Zone", "Facility"})


def _is_run(scene: Scene, g: Group, at: int) -> bool:
    """Whether a zone or a building has the office right behind it: 云岭科技园|副总经理某某, 云岭机场|总经理某某."""
    return g.span.end == at and not _RUN.isdisjoint(scene.classes(g.things[-1]))
