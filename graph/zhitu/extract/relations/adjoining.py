"""What names that stand side by side or within each other state: 江门|台山市, 粤港澳大湾区重大工程——某某大桥."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhitu.divisions import divisions
from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.mentions.told_fields import FIELDED
from zhitu.extract.relations.plants import PLANT, plants_of, projects_of
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.plain import PLAINLY
from zhitu.extract.text.classes import DIVISIONS, FIRMS, PLACES, SITED
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Span

__all__ = ["PARTS", "UP_TO", "from_names"]

#: What a bracket behind a name lists: 甲集团（乙公司、丙公司）.
PARTS = "bracket:parts"
_OWN = frozenset({"中国", "中华人民共和国"})


def from_names(scene: Scene) -> list[Claim]:
    """`partOf`, `locatedIn`, `connects`, `benefits` from the neighbourhood of names."""
    found: list[Claim] = []
    mentions = [m for g in scene.groups for m in g.mentions]
    apart = [part for m in mentions for part in _parted(scene, m)]
    for k, (left, right) in enumerate(pairwise(apart)):
        gap = scene.text[left.span.end : right.span.start]
        if gap in _JOINED and len(left.things) == 1 and left.span.end - left.span.start > 1:
            found += _adjoining(scene, left, [right, *_sisters(scene, apart, k + 1)])
    found += plants_of(scene, mentions)
    found += projects_of(scene, mentions)
    found += _of_rites(scene, mentions)
    found += _agreed(scene, mentions)
    found += _divisions(scene, mentions)
    found += _in_brackets(scene)
    found += _fields(scene, mentions)
    for inner in scene.nested:
        outer = next((m for m in mentions if m.span.contains(inner.span) and m.span != inner.span), None)
        if outer is not None:
            found += _nested(scene, outer, inner)
    return found


#: Between a place and what lies in it: 甲国|首都|乙城.
_JOINED = frozenset(("", "市", "省", "“", "首都", "省会", "首府", "州府", "的首都", "的省会", "的首府", "的州府"))


def _parted(scene: Scene, member: Mention) -> list[Mention]:
    """A member of a list apart from the larger place that it stands with: 四川省|成都."""
    ends = [m for m in scene.nested if m.span.start == member.span.start or m.span.end == member.span.end]
    whole = len(ends) == 2 and ends[0].span.end == ends[1].span.start and ends[1].things == member.things
    return ends if whole and ends[1].span.end == member.span.end else [member]


#: 甲县乙江|上游: where on a river something is.
_FLOWS = re.compile(wording("river-parts"))
#: 甲市与乙大学签署|共建丙实验室合作协议: what they will build.
_BUILD = re.compile(f"(?:关于)?{wording('built-by-both')}[“《]?")
_SIGN = re.compile(
    rf"[^，。；]{{0,8}}{wording('signing-both')}了?(?:[^，。；]{{2,24}}协议暨)?(?:关于|{wording('built-by-both')}|[“《])*"
)
_JOINTLY = words("built-by-both")
_BUILT = SITED | {"Laboratory", "Programme", "Organization"}


def _agreed(scene: Scene, mentions: list[Mention]) -> Iterator[Claim]:
    """`builds`, expected, of those who sign an agreement on a thing that its name holds."""
    for paper in (m for m in mentions if scene.classes(m.things[0]) == ("Policy",)):
        start = paper.span.start
        opening = _BUILD.match(scene.text, start, paper.span.end)
        before = scene.text[max(0, start - 6) : start].rstrip("“《").endswith(_JOINTLY)
        at = opening.end() if opening else start if before else -1
        built = next((m for m in scene.nested if m.span.start == at and paper.span.contains(m.span)), None)
        signers = next((g for g in reversed(scene.groups) if g.span.end <= start), None)
        if built is None or signers is None or _BUILT.isdisjoint(scene.classes(built.things[0])):
            continue
        acting = all(not ACTORS.isdisjoint(scene.classes(t)) for t in signers.things)
        if len(signers.things) > 1 and acting and _SIGN.fullmatch(scene.text, signers.span.end, start):
            evidence = scene.evidence(signers.span.start, paper.span.end)
            yield from claims(
                scene, signers.things, "builds", built.things, evidence=evidence, status="expected", rule="name:agreed"
            )


#: 甲市与乙大学|战略合作签约仪式, 甲市与乙大学|共建丙园协议签约仪式.
_RITE_OF_TWO = re.compile(
    f"{wording('rites-of-two')}*{wording('pact-words')}"
    f"|{wording('rites-of-two')}*{wording('built-by-both')}[^，。；]{{2,24}}?(?:协议|项目|合同)?签[约署订字]"
)


def _of_rites(scene: Scene, mentions: list[Mention]) -> Iterator[Claim]:
    """`cooperatesWith` of the two whose agreement a ceremony is held for; the first may stand before its name."""
    for outer in (m for m in mentions if scene.classes(m.things[0]) == ("Conference",)):
        inside = [m for m in scene.nested if outer.span.contains(m.span)]
        inside += [m for m in mentions if m.span.end + 1 == outer.span.start]
        # beside what they sign, which bears their names
        inside = [m for m in inside if not any(m is not n and m.span.contains(n.span) for n in inside)]
        inside = [m for m in inside if not ACTORS.isdisjoint(scene.classes(m.things[0]))]
        for one, other in pairwise(sorted(inside, key=lambda m: m.span)):
            joined = scene.text[one.span.end : other.span.start] in ("与", "和", "同")
            if joined and _RITE_OF_TWO.match(scene.text, other.span.end, outer.span.end):
                evidence = scene.evidence(min(one.span.start, outer.span.start), outer.span.end)
                yield from claims(
                    scene, one.things, "cooperatesWith", other.things, evidence=evidence, rule=f"name:rite{PLAINLY}"
                )


def _sisters(scene: Scene, mentions: list[Mention], k: int) -> list[Mention]:
    """Divisions that go on a list which a place heads (某地区甲县、乙县): those not headed by a place of their own."""
    found: list[Mention] = []
    for one, other in pairwise(mentions[k:]):
        gap = scene.text[one.span.end : other.span.start]
        alike = set(scene.classes(other.things[0])) & (DIVISIONS | {"NaturalFeature"})
        if gap not in ("、", "和", "与", "及") or not alike:
            break
        found.append(other)
    return found


def _adjoining(scene: Scene, left: Mention, members: list[Mention]) -> Iterator[Claim]:
    place = left.things[0]
    entry = scene.things[place].entry
    if not set(scene.classes(place)) & PLACES or (entry is not None and entry.name in _OWN):
        return  # 我国|某园区 says whose it is
    if entry is not None and gazetteer().is_abroad(entry) and _goes_on_from(scene, left):
        return  # 眉山加州|智慧小镇
    for member in members:
        evidence = scene.evidence(left.span.start, member.span.end)
        for thing in member.things:
            relation = "partOf" if DIVISIONS & set(scene.classes(thing)) else "locatedIn"
            sister = scene.things[thing].entry is None and scene.classes(thing) == scene.classes(members[0].things[0])
            if member is not members[0] and not sister and not _known_within(scene, thing, place):
                continue
            if _FLOWS.match(scene.text, member.span.end) and set(scene.classes(thing)) == {"NaturalFeature"}:
                continue  # 位于甲县|乙江上游: the river flows on
            if set(scene.classes(thing)) == {"Programme"} or (entry is None and _is_province(scene, thing)):
                continue  # 北部湾|广东段
            regions = {scene.classes(thing), scene.classes(place)} == {("Region",)}
            if regions and _is_abroad(scene, thing) and _is_abroad(scene, place):
                continue  # 南亚|东南亚: one beside the other
            yield from claims(scene, (thing,), relation, (place,), evidence=evidence, rule="name:adjoining")
            if "Zone" in scene.classes(thing) and {"Zone", "City", "District"} & set(scene.classes(place)):
                yield from claims(scene, (thing,), "partOf", (place,), evidence=evidence, rule="name:zone")


def _goes_on_from(scene: Scene, m: Mention) -> bool:
    return any(g.span.end == m.span.start for g in scene.groups)


#: What is told of a country to be there, where others only show its goods: 东盟国家商品展示中心.
_CROSSING = re.compile(f"{wording('crossings')}$")


def _is_province(scene: Scene, thing: int) -> bool:
    entry = scene.things[thing].entry
    return bool(entry and entry.adcode and entry.adcode.endswith("0000"))


def _known_within(scene: Scene, thing: int, place: int) -> bool:
    """Whether both are divisions with codes: `claims` then checks that one lies in the other."""
    one, other = scene.things[thing].entry, scene.things[place].entry
    return bool(one and other and one.adcode and other.adcode)


def _is_abroad(scene: Scene, thing: int) -> bool:
    """Whether a place is known and lies abroad."""
    entry = scene.things[thing].entry
    return entry is not None and gazetteer().is_abroad(entry)


_BRACKET = re.compile(r"[”》]?（([^（）]{2,60})）")
_ENDS = re.compile(
    rf"[^，。；、{SLOT}]{{0,3}}{SLOT}+[^，。；、{SLOT}]{{0,4}}(?:至|到|—+|-|－|往返)"
    rf"[^，。；、{SLOT}]{{0,2}}{SLOT}+[^，。；、{SLOT}]{{0,4}}"
)
#: A member of a list, which may go without a name: 甲保税区、|开发区|和乙工业园.
_MEMBER = f"(?:{SLOT}+|[一-龥]{{0,5}}[区园港城院校馆站])"
_LIST = re.compile(rf"(?:含|包括|即|包含)?{_MEMBER}(?:[、和及与]{_MEMBER})+(?:等[^，。；]{{0,6}})?")
_ROUTES = frozenset({"Facility", "Product", "Programme", "Project"})


def _in_brackets(scene: Scene) -> list[Claim]:
    """What a bracket behind a name holds: the ends of a line (X（甲至乙）), or its parts (X（甲、乙）)."""
    found: list[Claim] = []
    for g in scene.groups:
        match = _BRACKET.match(scene.text, g.span.end, scene.sentence.span.end)
        if match is None:
            continue
        inside = scene.masked(*match.span(1))
        held = [h for h in scene.groups if match.start(1) <= h.span.start and h.span.end <= match.end(1)]
        things = [t for h in held for t in h.things]
        evidence = scene.evidence(g.span.start, match.end())
        if _ENDS.fullmatch(inside) and _ROUTES & set(scene.classes(g.things[-1])):
            found += claims(scene, g.things[-1:], "connects", things, evidence=evidence, rule="bracket:ends")
        elif _LIST.fullmatch(inside):
            found += claims(scene, things, "partOf", g.things[-1:], evidence=evidence, rule=PARTS)
    return found


def _fields(scene: Scene, mentions: list[Mention]) -> Iterator[Claim]:
    """`focusesOn` of each laboratory whose field a list tells: 甲（材料）、乙（能源）等2家省实验室."""
    for m in (m for m in mentions if scene.things[m.things[0]].rule == FIELDED):
        match = _BRACKET.match(scene.text, m.span.end, scene.sentence.span.end)
        if match is None:
            continue
        inside = Span(*match.span(1))
        fields = [t for k in mentions if inside.contains(k.span) for t in k.things if "Industry" in scene.classes(t)]
        evidence = scene.evidence(m.span.start, match.end())
        yield from claims(scene, m.things, "focusesOn", fields, evidence=evidence, rule="bracket:field")


def _divisions(scene: Scene, mentions: list[Mention]) -> list[Claim]:
    """`partOf` from a division to the nearest one around it that its clause names.

    Those within names (甲省|乙市|人民医院) must adjoin: 甲市医院与乙省大学 tells of neither. A list does not tell.
    """
    found: list[Claim] = []
    named = sorted([*mentions, *scene.nested], key=lambda m: m.span)
    named = [m for m in named if m.span.end - m.span.start > 1]  # not 深 in 深港
    places = [(m, t) for m in named for t in m.things if DIVISIONS & set(scene.classes(t)) and scene.things[t].entry]
    for small, a in places:
        clause = scene.clause(small.span.start).span
        larger = [(m, t) for m, t in places if clause.contains(m.span) and _lies_in(scene, a, t)]
        for large, b in larger:
            told = large.span.end == small.span.start or not {small, large} & set(scene.nested)
            told = told and not any(small in g.mentions and large in g.mentions for g in scene.groups)
            if told and not any(_lies_in(scene, c, b) for _, c in larger):
                start, end = min(small.span.start, large.span.start), max(small.span.end, large.span.end)
                evidence = scene.evidence(start, end)
                found += claims(scene, (a,), "partOf", (b,), evidence=evidence, rule="name:within")
    return found


def _lies_in(scene: Scene, one: int, other: int) -> bool:
    """Whether a division with a code lies in another."""
    a, b = scene.things[one].entry, scene.things[other].entry
    if a is None or b is None or not a.adcode or not b.adcode:
        return False
    return a.adcode != b.adcode and divisions().within(a.adcode, b.adcode)


def _nested(scene: Scene, outer: Mention, inner: Mention) -> Iterator[Claim]:
    classes, inner_classes = set(scene.classes(outer.things[0])), set(scene.classes(inner.things[0]))
    evidence = scene.evidence(outer.span.start, outer.span.end)
    relation, rule = _named_relation(scene, outer, inner, classes, inner_classes)
    if relation:
        yield from claims(scene, outer.things, relation, inner.things, evidence=evidence, rule=rule)


def _named_relation(
    scene: Scene, outer: Mention, inner: Mention, classes: set[str], inner_classes: set[str]
) -> tuple[str, str]:
    opened = scene.text[inner.span.start - 1 : inner.span.start] == "（"
    line = scene.things[outer.things[0]].head in lexicon().lines and inner_classes & PLACES
    if line and (inner_classes == {"NaturalFeature"} or _OF_LINE.search(scene.text, inner.span.end, outer.span.end)):
        return "", ""  # 东祁连山隧道; of 甲至乙铁路|丙隧道 the railway has the ends
    if line and inner.span.start == outer.span.start and _is_province(scene, inner.things[0]) and _alone(scene, outer):
        return "", ""  # 甲省|跨江隧道 lies there
    section = inner.span.end + 1 == outer.span.end and scene.text[inner.span.end] == "段"
    if section and not _is_end(scene, outer, inner) and _is_province(scene, inner.things[0]):
        return "locatedIn", "name:section"  # 甲至乙高速公路|丙省段
    if _is_of_whole_line(scene, outer, inner):
        return "", ""  # of 甲至乙铁路丙丁段 no end is told
    if line and inner_classes <= {"Country", "Region"} and any(m.span.start == inner.span.end for m in scene.nested):
        return "", ""  # 甲县至|乙国|丙市航线
    if line or _is_end(scene, outer, inner):  # of 甲铁路乙至丙段 the ends, not the railway
        return "connects", f"name:ends{PLAINLY if _is_from_to(scene, outer, inner) else ''}"
    if inner_classes & PLACES and opened:
        if "Conference" in classes:
            return "locatedIn", "name:bracket"
        closed = inner.span.end + 1 == outer.span.end or _after_place(scene, outer, inner)
        if closed and classes & (SITED | {"Laboratory", "Company", "Organization"}):
            return "locatedIn", "name:bracket"
    if (
        inner.span.start == outer.span.start
        and inner_classes == {"Country"}
        and classes == {"Facility"}
        and _CROSSING.search(scene.text, *outer.span)
    ):
        return "locatedIn", "name:country"  # 蒙古国|二连浩特口岸
    if inner.span.start == outer.span.start and classes & SITED and _lies_in_left(scene, inner):
        return "locatedIn", "name:county"  # 重庆|涪陵|青湾小镇
    if (
        inner.span.start == outer.span.start
        and inner_classes <= FIRMS
        and classes & {"Facility", "Project"}
        and PLANT.search(scene.text, *outer.span)
    ):
        return "operatedBy", "name:plant"
    if "Group" in inner_classes and classes & {"Fund", "Policy", "Programme", "Project"}:
        return "benefits", "name:group"
    return "", ""


def _is_from_to(scene: Scene, outer: Mention, inner: Mention) -> bool:
    """Whether a line is called by the way between two places, of which one is meant: 江湾|至|云岭航线."""
    if inner.span.start == outer.span.start:
        return scene.text.startswith(UP_TO, inner.span.end)
    around = next((m for m in scene.nested if m.span.end == inner.span.start), inner)  # 云岭至|江川省|江湾市航线
    return scene.text.endswith(UP_TO, 0, around.span.start)


def _lies_in_left(scene: Scene, inner: Mention) -> bool:
    """Whether a division lies in the one that stands directly before it."""
    left = (m for g in scene.groups for m in g.mentions if m.span.end == inner.span.start)
    return any(_lies_in(scene, inner.things[0], t) for m in left for t in m.things)


def _alone(scene: Scene, outer: Mention) -> bool:
    """Whether a name holds one other name, no two that are joined in it."""
    return sum(outer.span.contains(m.span) for m in scene.nested) == 1


def _after_place(scene: Scene, outer: Mention, inner: Mention) -> bool:
    """中国（甲市）某医院, 江苏（甲市）某中心; in 某中心（甲市）乙分中心 only the whole lies there."""
    known = gazetteer().folded(scene.text[outer.span.start : inner.span.start - 1])
    return bool(known) and not PLACES.isdisjoint(known[0].classes)


#: A tunnel or bridge of a line.
_OF_LINE = re.compile(rf"{wording('line-kinds')}(?!(?:公铁|铁路)?(?:隧道|大桥|特大桥)$).{{2,}}(?:隧道|桥)$")
#: What joins the two ends of a way: 云岭|至|青州.
UP_TO = ("至", "到", "—")
#: What is named by its ends.
_SECTIONS = words("section-names")


def _is_of_whole_line(scene: Scene, outer: Mention, inner: Mention) -> bool:
    """Whether a place is named before the line of which a name tells a section: 甲至|乙|铁路丙丁段."""
    name, at = outer.span.of(scene.text), inner.span.end - outer.span.start
    if not name.endswith(_SECTIONS):
        return False
    kinds = (kind for kind in lexicon().lines if kind in name and not name.endswith(kind))
    line = max((name.rfind(kind) + len(kind) for kind in kinds), default=0)
    return at < line < len(name) - 2


def _is_end(scene: Scene, outer: Mention, inner: Mention) -> bool:
    """Whether a place is one of the ends that a section is named by (某铁路|西宁至格尔木段)."""
    name = scene.text[outer.span.start : outer.span.end]
    starts = scene.text[inner.span.end : inner.span.end + 1] in UP_TO
    ends = scene.text[inner.span.start - 1 : inner.span.start] in UP_TO and inner.span.start > outer.span.start
    return name.endswith(_SECTIONS) and (starts or ends)
