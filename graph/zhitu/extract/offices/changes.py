"""Who gets an office or gives it up: 某某担任校长, 任命某某为局长, 聘任其为主任, 接受某某辞去市长职务的请求."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from zhitu.extract.clauses.frames import Frame, find_frames
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.bodies import KINDS, MODIFIES, employs, ending, held_at
from zhitu.extract.statements.homes import place_within
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim

__all__ = [
    "APPOINTED",
    "BECOMES",
    "CHANGED",
    "EACH",
    "MEANT",
    "TAKEN_UP",
    "TOOK",
    "each_his",
    "founded",
    "from_pronouns",
    "gives_way",
    "listed_under",
    "once_held",
    "one_by_one",
    "seat_of",
    "taken",
    "takes",
]

#: What the form alone tells: 任命某某为甲局局长, 某某辞去甲市市长职务.
APPOINTED, CHANGED, EACH = "office:appointed", "office:changed", "office:each"
#: An office whose body stands elsewhere.
TOOK = "office:took"
#: Rules by which somebody is told to become something.
TAKEN_UP = frozenset((APPOINTED, CHANGED, "office:after", TOOK))

#: An office, with its body, up to where it ends: 任|甲局局长|、, 辞去|乙市市长|职务的请求.
_OFFICE = "(?P<office>[^，。；、]{2,30}?)(?=[的一]?职务?(?:[，。；、的请]|$)|的(?:请求|决定)|[，。；、：（）]|$)"
#: A title between a name and what its bearer becomes, and a bracket about him: 由某某|教授|担任院长, 某某|（女）.
_RANK = f"(?:（{wording('bracket-of-person')}）)?(?:{wording('person-titles')}(?!{wording('no-title')}))?"
#: When, before what he becomes: 2020年8月|出任, 自去年起|任.
_SINCE = "(?:[自从于])?(?:(?:今|去|同|当|次|翌|\\d{4})年)?(?:(?:\\d{1,2}|当|同)月)?(?:\\d{1,2}日)?(?:起|开始|正式)?"
#: 接替乙|出任甲局局长, 接替乙的|甲局局长职务: whom somebody comes after.
_AFTER = f"(?:(?:将|拟|已|正式)*{wording('office-succeeds')}[^，。；、{SLOT}]{{0,6}}{SLOT}+(?:后|，|的(?!职务))?)?"
BECOMES = re.compile(
    f"^{_RANK}{_SINCE}{_AFTER}(?P<how>(?:{wording('office-comes')}|代理(?={SLOT}))+|(?<={SLOT}的)){_OFFICE}"
)
#: Before who gives up the office that another takes: 接替|乙|出任甲局局长, 接替甲局局长|乙.
_GIVES_WAY = re.compile(f"{wording('office-succeeds')}[^，。；、转此]{{0,20}}$")
#: What somebody is only meant to become: 拟任, 提名|某某|为甲局局长.
MEANT, _MEANT_BEFORE = re.compile(wording("office-meant")), re.compile(f"{wording('office-meant-before')}$")
#: What is told of a person behind an office of his: 某院院士甲|受聘担任|乙院院长; but not 甲局局长乙|是|…….
_GETS = re.compile(wording("office-won"))
#: 聘请|甲大学教授某某|为乙院院长.
_MADE = re.compile(wording("office-makes"))
#: 接受审查前，|某某担任甲局局长.
_BEFORE_THAT = re.compile(f"(?:^|[，；]){wording('office-before-that')}，$")
#: Whose office it is no more.
_LEFT = re.compile(wording("office-left"))
_APPOSED = re.compile(
    rf"^，(?!以及|和|与|及|还有)(?P<office>[^，。；、：]{{2,20}}?)(?=[，。；、：）]|$)"
    # 甲，乙公司董事、总裁丙: of who is named behind it
    rf"(?!(?:、[^，。；、：{SLOT}]{{1,10}})*、[^，。；、：{SLOT}]{{1,10}}[长任事裁记师员官席理]{SLOT})"
)
#: 韩立东|（云川农牧学院院长、教授）.
_BRACKETED = re.compile(r"^（(?:时任|现任|原)?(?P<office>[^（）。；，、：]{2,24}?)(?:[、，][^（）]{0,16})?）")
#: Verbs before a person who gets or loses an office, and the office behind: 免去|甲|某市水利局局长|的职务.
_APPOINTS = words("appoints-person")
_APPOINTED = re.compile(f"^{_RANK}" + _OFFICE)
#: 任命甲为乙局局长、|丙|为丁局局长; and the members of a list before the last.
_ACTED_ON = re.compile(f"{wording('appoints-person')}{SLOT}+[为的][^，。；]{{2,40}}[、，]$")
_APPOINTED_TOO = re.compile("^[为的]" + _OFFICE)
_OTHERS = re.compile(f"(?:{SLOT}+(?:[、和及与]|以及))+$")
#: Who was named last gets it: 为甲颁发聘书，|聘任其为|乙院院长.
_PRONOUN = Rare(f"{wording('office-appoints')}[其他她](?:为|担任|出任){_OFFICE}")
#: An office that places have, and no body.
_OF_PLACE = re.compile("[省市县区州镇乡]长$")
#: 任某市副市长、|代理市长; 任甲局局长、|乙办主任; 当选甲会会长，|兼任乙院院长; 不再担任甲区委常委，|乙办主任|职务.
_NEXT = re.compile(f"(?:、|，(?:并|同时|还)?兼任?|，(?={SLOT}))" + _OFFICE)


def takes(before: str, after: str, *, named: bool) -> re.Match[str] | None:
    """The office that a person takes or leaves in what stands behind the name; `named` is whom one before names."""
    if _OTHERS.sub("", before).endswith(_APPOINTS):  # 任命甲、|乙|为丙局副局长
        took = BECOMES.match(after)
        return took if took is not None and "任" in took["how"] else _APPOINTED.match(after)  # 聘请甲|担任乙院院长
    if _ACTED_ON.search(before):
        return _APPOINTED_TOO.match(after)
    took = BECOMES.match(after)
    if named:
        made = took is not None and (
            _GETS.search(took["how"]) or (took["how"] == "为" and (SLOT in took["office"] or _MADE.search(before)))
        )
        return took if made else None
    return took or _APPOSED.match(after) or _BRACKETED.match(after)


def gives_way(scene: Scene, person: Mention) -> bool:
    """Whether somebody is named as whom another comes after: 甲接替|乙|出任局长."""
    return _GIVES_WAY.search(scene.masked(scene.clause(person.span.start).span.start, person.span.start)) is not None


def taken(scene: Scene, person: Mention, took: re.Match[str] | None, offices: frozenset[str]) -> list[Claim]:
    """The office named behind a person: 某某担任校长, 某某，某局局长."""
    found = _taken(scene, person, took, offices)
    if took is None or not found:
        return found
    start = person.span.start
    how = scene.masked(person.span.end, person.span.end + took.start("office"))
    meant = (
        MEANT.search(how)
        or MEANT.match(took["office"])
        or _MEANT_BEFORE.search(scene.masked(scene.clause(start).span.start, start))
    )
    if _BEFORE_THAT.search(scene.masked(scene.sentence.span.start, scene.clause(start).span.start)):
        found = [once_held(c) for c in found]
    return [replace(c, status="expected") for c in found] if meant else found


def once_held(c: Claim) -> Claim:
    """An office that somebody held once."""
    return c if (c.role or "").startswith("原") else replace(c, role=f"原{c.role}")


#: Above a list of who gets or loses an office, 免去：, and its entries before a name: 某某同志的乙局局长职务，退休；.
_ENTRY = (
    f"\\s*[一-龥·　 ]{{2,12}}(?:（{wording('bracket-of-person')}）)?(?:同志)?"
    "(?:[为的任]|(?=[^；。：\n]{2,60}职[务级]))[^；。：\n]{2,60}[；。，\n]"
)
_LISTED = re.compile(
    f"(?:(?P<verb>{wording('appoints-person')})(?:以下|下列)?(?:人员|同志)?："
    f"|(?:^|\n)\\s*(?:（?[一二三四五六]{{1,2}}[、）.．]\\s*)?(?:决定)?(?P<head>{wording('appoints-person')})\\s*\n)"
    f"(?:{_ENTRY})*\\s*$"
)
#: Characters of such a list before a name.
_LONGEST_LIST = 600


def listed_under(scene: Scene, at: int) -> str:
    """The verb that a list of appointments stands under, at the beginning of an entry: 免去：|甲的乙局局长职务."""
    if scene.text[at - 1 : at] not in "：；，。\n":
        return ""
    listed = _LISTED.search(scene.text, max(0, at - _LONGEST_LIST), at)
    return (listed["verb"] or listed["head"]) if listed is not None else ""


def _taken(scene: Scene, person: Mention, took: re.Match[str] | None, offices: frozenset[str]) -> list[Claim]:
    role = ending(took["office"], offices) if took else None
    if took is None or role is None:
        return []
    end = person.span.end + took.end()
    inside = [g for g in scene.groups if person.span.end <= g.span.start and g.span.end <= end and employs(scene, g)]
    if inside:
        rule = APPOINTED if took.re in (_APPOINTED, _APPOINTED_TOO) else "office:after"
        at_once = inside[0].span.start == person.span.end + took.start("office")  # not 任性地离开了|甲大学
        if took.re is BECOMES and at_once and _GETS.search(took["how"]):
            rule = CHANGED
        return one_by_one(scene, person, inside[-1], role, end, offices, rule)
    if took.re in (_APPOSED, _BRACKETED):
        return []
    near = [g for g in scene.groups if g.span.end <= person.span.start and employs(scene, g)]
    bodies = [g for g in near if PLACES.isdisjoint(scene.classes(g.things[-1]))]
    meeting = None if bodies else _in_session(scene, person)
    new = founded(scene, person.span.start)
    if took.re is BECOMES and "首任" in took[0] and meeting is None and (new is None or new.body is None):
        return []  # of a body that is new, and has no name here
    seat = seat_of(scene, person, role)
    holder = seat
    if seat is None:
        holder = _of_kind(scene, near, meeting or (near[0] if near else scene.subject), role)
    if seat is None and holder is not None and _is_of_other_kind(scene, holder, person, role, offices):
        return []
    if new is not None and meeting is None:
        holder = new.body
    # 政府宣布某某出任|办事处|主任: of the body that was named so
    whose = took["office"].removesuffix(role).removeprefix("为")
    if whose and not MODIFIES.fullmatch(whose):  # but 当选|首任|理事长
        named = (g for s in scene.back() for g in s.groups if employs(scene, g))
        holder = next((g for g in named if scene.text[slice(*g.span)].rstrip("”」』》").endswith(whose)), None)
    home = place_within(scene, holder) if holder is not None and _OF_PLACE.search(role) else None
    if home is not None:  # 甲市人大常委会决定某某为代理|市长
        holder = Group(home.span, (home.thing,), ())
    return held_at(scene, person, holder, role, TOOK, end)


#: What bodies of members end in, and the offices that they have.
_OF_MEMBERS = re.compile(f"{wording('member-bodies')}$")
_FOR_MEMBERS = re.compile(f"{wording('office-modifiers')}*{wording('member-offices')}")
_DEPUTY = re.compile("(?:常务|第一)*副")


def seat_of(scene: Scene, person: Mention, role: str) -> Group | None:
    """The body that an office without one is of, which is not the person's own.

    That whose head is told (甲兼任丙实验室主任，|丁任副主任), else one of members that opens a clause before
    (甲协会换届，|乙公司董事长丙当选会长).
    """
    start = scene.clause(person.span.start).span.start
    before = [g for g in scene.groups if g.span.end <= start and employs(scene, g)]
    if (deputy := _DEPUTY.match(role)) is not None:
        headed = [g for g in before if scene.text.startswith(role[deputy.end() :], g.span.end)]
        if headed:
            return headed[-1]
    if not _FOR_MEMBERS.fullmatch(role):
        return None
    bodies = (g for g in reversed(before) if _OF_MEMBERS.search(scene.text, *g.span) and scene.role(g).free)
    return next(bodies, None)


def _in_session(scene: Scene, person: Mention) -> Group | None:
    """The body whose own meeting elects somebody: 甲商会|成立大会举行，某某当选会长."""
    for g in scene.groups:
        if g.span.end <= person.span.start and "Conference" in scene.classes(g.things[0]):
            opening = (m for m in scene.nested if m.span.start == g.span.start and m.span.end < g.span.end)
            body = next((Group(m.span, m.things, (m,)) for m in opening), None)
            return body if body is not None and employs(scene, body) else None
    return None


def _of_kind(scene: Scene, near: list[Group], holder: Group | None, role: str) -> Group | None:
    """Whose officer somebody becomes, of the kind that has such: 甲市建设乙医院，某某任|院长; no place has one."""
    kinds = KINDS.get(role[-2:], frozenset())
    if holder is None or kinds <= {"GovernmentBody"} or not kinds.isdisjoint(scene.classes(holder.things[-1])):
        return holder
    fits = [g for g in near if not kinds.isdisjoint(scene.classes(g.things[-1]))]
    if fits:
        return fits[-1]
    return holder if PLACES.isdisjoint(scene.classes(holder.things[-1])) else None


def _is_of_other_kind(scene: Scene, holder: Group, person: Mention, role: str, offices: frozenset[str]) -> bool:
    """Whether a body whose officer stands before the name has no such office: 甲公司|总工程师|某某任|站长."""
    kinds = KINDS.get(role[-2:], frozenset())
    if not kinds or not kinds.isdisjoint(scene.classes(holder.things[-1])):
        return False
    return ending(scene.masked(holder.span.end, person.span.start), offices) is not None


class _New(NamedTuple):
    """What is told to be founded; None where no name names it."""

    body: Group | None


#: A body comes to be; not 成立七十周年.
_FOUNDS = re.compile(f"{wording('office-founds')}(?![一二三四五六七八九十百\\d]+周?年)")


def founded(scene: Scene, at: int) -> _New | None:
    """What the clauses before a person, or the sentence before, tell to be founded: 甲与乙共建丙，|丁任主任."""
    start = scene.clause(at).span.start
    before = scene.before if start == scene.sentence.span.start else None
    if before is not None and before.sentence.paragraph == scene.sentence.paragraph:
        at, scene = before.sentence.span.end, before
    else:
        at = start
    if not _FOUNDS.search(scene.masked(scene.sentence.span.start, at)):
        return None
    made = (f for f in find_frames(scene) if f.span.end <= at and (f.predicate.event == "founded" or _makes(f)))
    bodies = (f.subject if _comes_to_be(scene, f) else f.object for f in made)
    named = [g for g in bodies if g is not None and g in scene.groups and employs(scene, g)]
    return _New(named[-1] if named else None)


def _comes_to_be(scene: Scene, frame: Frame) -> bool:
    """Whether the subject is what is founded: 甲联盟在乙市|成立|，丙当选理事长; not 甲校成立研究院，丙任院长."""
    if "S" not in frame.predicate.of:
        return False
    ends = frame.object is None and scene.text[frame.span.end : scene.sentence.span.end][:1] in ("", "，", "。", "；")
    return ends or not _makes(frame)


def _makes(frame: Frame) -> bool:
    return frame.predicate.relation in ("foundedBy", "builds")


#: 甲、乙|分别任|丙院院长、党委书记.
_EACH = re.compile(f"(?:拟|被|获)?分别{_SINCE}(?P<how>{wording('office-comes')}+)(?P<offices>[^，。；：]{{3,60}})")
_APIECE = re.compile("(?:(?!以及)[^、和及与])+")


def each_his(scene: Scene, g: Group, offices: frozenset[str]) -> list[Claim]:
    """The offices of a list of persons, of which each has his own."""
    persons = [m for m in g.mentions if "Person" in scene.classes(m.things[0])]
    match = _EACH.match(scene.masked(g.span.end, scene.clause(g.span.start).span.end)) if len(persons) > 1 else None
    if match is None or len(persons) != len(g.mentions):
        return []
    found: list[Claim] = []
    body: Group | None = None
    parts = list(_APIECE.finditer(match["offices"]))
    for person, part in zip(persons, parts, strict=False):
        start = g.span.end + match.start("offices") + part.start()
        end = start + len(part[0])
        role = ending(part[0].removesuffix("职务"), offices)
        inside = [h for h in scene.groups if start <= h.span.start and h.span.end <= end and employs(scene, h)]
        body = inside[-1] if inside else body
        rest = part[0].replace(SLOT, "").removesuffix("职务").removesuffix(role or "")
        if role is None or body is None or len(parts) != len(persons) or (rest and not MODIFIES.fullmatch(rest)):
            return []
        found += held_at(scene, person, body, role, EACH, end)
    former = _LEFT.search(match["how"]) is not None
    found = [replace(c, role=f"原{c.role}") for c in found] if former else found
    return [replace(c, status="expected") for c in found] if MEANT.search(match[0]) else found


def from_pronouns(scene: Scene, offices: frozenset[str]) -> list[Claim]:
    """The offices of persons that only a pronoun names, which means the last: 为甲颁发聘书，聘任其为乙院院长."""
    start, end = scene.sentence.span
    if not any(pronoun in scene.text[start:end] for pronoun in "其他她"):
        return []
    found: list[Claim] = []
    for match in _PRONOUN.finditer(scene.masked(start, end)):
        at, until = start + match.start(), start + match.end()
        persons = [m for g in scene.groups for m in g.mentions if m.span.end <= at]
        persons = [m for m in persons if not m.anaphor and "Person" in scene.classes(m.things[0])]
        inside = [g for g in scene.groups if at <= g.span.start and g.span.end <= until and employs(scene, g)]
        role = ending(match["office"], offices)
        if persons and inside and role is not None:
            found += one_by_one(scene, persons[-1], inside[-1], role, until, offices, APPOINTED)
    return found


def one_by_one(
    scene: Scene, person: Mention, body: Group, role: str, end: int, offices: frozenset[str], rule: str
) -> list[Claim]:
    """What a person becomes at a body, and the offices that stand in a row behind it, at that or at further bodies."""
    found: list[Claim] = []
    role = _for_now(scene, body, role)
    how = listed_under(scene, person.span.start)
    how += scene.masked(max(person.span.start - 2, scene.clause(body.span.start).span.start), body.span.start)
    former = "原" if _LEFT.search(how) else ""
    while (more := _NEXT.match(scene.masked(end, scene.sentence.span.end))) is not None:
        then, last = end + more.end(), ending(more["office"], offices)
        if last is None:
            break
        named = [g for g in scene.groups if end <= g.span.start and g.span.end <= then]
        if any("Person" in scene.classes(g.things[0]) for g in named):
            break  # 任命甲为乙局局长、|丙为丁局局长
        inside = [g for g in named if employs(scene, g)]
        if inside and inside[-1].things != body.things:
            found += held_at(scene, person, body, former + role, rule, end)
            body, role = inside[-1], _for_now(scene, inside[-1], last)
        elif inside:  # 任甲省政府副省长、|代理甲省政府省长
            role = f"{role}、{_for_now(scene, inside[-1], last)}"
        elif not MODIFIES.fullmatch(more["office"].removesuffix(last) or "副"):
            break
        else:
            role = f"{role}、{more['office']}"
        end = then
    return found + held_at(scene, person, body, former + role, rule, end)


def _for_now(scene: Scene, body: Group, role: str) -> str:
    """The office, of who only acts as it: 代理|甲省政府|省长."""
    return f"代理{role}" if scene.text.endswith("代理", 0, body.span.start) else role
