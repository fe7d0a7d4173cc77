"""Who gets an office or gives it up: 某某担任校长, 任命某某为局长, 聘任其为主任, 接受某某辞去市长职务的请求."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.homes import place_within
from zhitu.extract.statements.office_bodies import MODIFIES, employs, ending, held_at
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim

__all__ = ["APPOINTED", "CHANGED", "from_pronouns", "taken", "takes"]

#: What the form alone tells: 任命某某为甲局局长, 某某辞去甲市市长职务.
APPOINTED, CHANGED = "office:appointed", "office:changed"

#: An office, with its body, up to where it ends: 任|甲局局长|、, 辞去|乙市市长|职务的请求.
_OFFICE = "(?P<office>[^，。；、]{2,30}?)(?=[的一]?职务?(?:[，。；、的请]|$)|的(?:请求|决定)|[，。；、：）]|$)"
_TOOK = re.compile(f"^(?P<how>(?:{wording('office-comes')}|代理(?={SLOT}))+){_OFFICE}")
#: What is told of a person behind an office of his: 某院院士甲|受聘担任|乙院院长; but not 甲局局长乙|是|…….
_GETS = re.compile(wording("office-won"))
#: 聘请|甲大学教授某某|为乙院院长.
_MADE = re.compile(wording("office-makes"))
#: Whose office it is no more.
_LEFT = re.compile(wording("office-left"))
_APPOSED = re.compile(r"^，(?!以及|和|与|及|还有)(?P<office>[^，。；、：]{2,20}?)(?=[，。；、：）]|$)")
#: 韩立东|（云川农牧学院院长、教授）.
_BRACKETED = re.compile(r"^（(?:时任|现任|原)?(?P<office>[^（）。；，、：]{2,24}?)(?:[、，][^（）]{0,16})?）")
#: Verbs before a person who gets or loses an office, and the office behind: 免去|甲|某市水利局局长|的职务.
_APPOINTS = words("office-acts")
_APPOINTED = re.compile("^" + _OFFICE)
#: Who was named last gets it: 为甲颁发聘书，|聘任其为|乙院院长.
_PRONOUN = re.compile(f"{wording('office-appoints')}[其他她](?:为|担任|出任){_OFFICE}")
#: An office that places have, and no body.
_OF_PLACE = re.compile("[省市县区州镇乡]长$")
#: 任某市副市长、|代理市长; 任甲局局长、|乙办主任; 当选甲会会长，|兼任乙院院长.
_NEXT = re.compile("(?:、|，(?:并|同时|还)?兼任?)" + _OFFICE)


def takes(before: str, after: str, *, named: bool) -> re.Match[str] | None:
    """The office that a person takes or leaves in what stands behind the name; `named` is whom one before names."""
    if before.endswith(_APPOINTS):
        return _APPOINTED.match(after)
    took = _TOOK.match(after)
    if named:
        made = took is not None and (
            _GETS.search(took["how"]) or (took["how"] == "为" and (SLOT in took["office"] or _MADE.search(before)))
        )
        return took if made else None
    return took or _APPOSED.match(after) or _BRACKETED.match(after)


def taken(scene: Scene, person: Mention, took: re.Match[str] | None, offices: frozenset[str]) -> list[Claim]:
    """The office named behind a person: 某某担任校长, 某某，某局局长."""
    role = ending(took["office"], offices) if took else None
    if took is None or role is None:
        return []
    end = person.span.end + took.end()
    inside = [g for g in scene.groups if person.span.end <= g.span.start and g.span.end <= end and employs(scene, g)]
    if inside:
        rule = APPOINTED if took.re is _APPOINTED else "office:after"
        at_once = inside[0].span.start == person.span.end + took.start("office")  # not 任性地离开了|甲大学
        if took.re is _TOOK and at_once and _GETS.search(took["how"]):
            rule = CHANGED
        return _one_by_one(scene, person, inside[-1], role, end, offices, rule)
    if took.re in (_APPOSED, _BRACKETED) or (took.re is _TOOK and "首任" in took["how"]):
        return []  # of a body that is new
    near = [g for g in scene.groups if g.span.end <= person.span.start and employs(scene, g)]
    holder = near[0] if near else scene.subject
    if whose := took["office"].removesuffix(role):  # 政府宣布某某出任|办事处|主任: of the body that was named so
        named = (g for s in scene.back() for g in s.groups if employs(scene, g))
        holder = next((g for g in named if scene.text[slice(*g.span)].endswith(whose)), None)
    home = place_within(scene, holder) if holder is not None and _OF_PLACE.search(role) else None
    if home is not None:  # 甲市人大常委会决定某某为代理|市长
        holder = Group(home.span, (home.thing,), ())
    return held_at(scene, person, holder, role, "office:took", end)


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
            found += _one_by_one(scene, persons[-1], inside[-1], role, until, offices, APPOINTED)
    return found


def _one_by_one(
    scene: Scene, person: Mention, body: Group, role: str, end: int, offices: frozenset[str], rule: str
) -> list[Claim]:
    """What a person becomes at a body, and the offices that stand in a row behind it, at that or at further bodies."""
    found: list[Claim] = []
    role = _for_now(scene, body, role)
    how = scene.masked(person.span.start - 2, body.span.start)
    former = "原" if _LEFT.search(how) else ""
    while (more := _NEXT.match(scene.masked(end, scene.sentence.span.end))) is not None:
        then, last = end + more.end(), ending(more["office"], offices)
        if last is None:
            break
        inside = [g for g in scene.groups if end <= g.span.start and g.span.end <= then and employs(scene, g)]
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
