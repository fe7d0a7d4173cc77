"""What a policy's title says that it concerns."""

from __future__ import annotations

import re
from collections import defaultdict

from zhitu.divisions import divisions
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Thing
from zhitu.extract.mentions.phases import BARE, is_phase
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import BODIES, PLACES, SITED
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Event, Span
from zhitu.names import normal
from zhitu.vocabulary import vocabulary

__all__ = ["HEADING", "ISSUER", "SITE", "from_heading", "from_parts", "from_titles"]

#: What a title tells by its form: 《甲市人民政府关于……的意见》.
ISSUER = "title:issuer"
#: That the document is issued which a text is, by its first line.
HEADING = "title:issued"

#: Where a zone is by what its name begins with; of works and projects (甲省|人才工程) that tells less.
SITE, _PLACED = "name:seat", "name:place"

#: What a name ends in when the rest of it names the whole (三期, 校区, 宝坻至北辰段).
_PART = re.compile(f"{wording('part-ends')}$")
#: A document named after where it was made (北京宣言).
_NAMED_AFTER = re.compile(wording("named-after-places"))
_CONCERNED = frozenset(
    {"Region", "City", "District", "Zone", "Programme", "Facility", "Industry", "Project", "Laboratory"}
    | {"NaturalFeature", "ResearchInstitute", "School", "Hospital", "Fund"}
)


#: Names of things with their numbers, by their first two characters.
_Forms = dict[str, list[tuple[str, int]]]
#: What a zone or body that is named after industries goes on with in a title.
_IN_NAME = re.compile(rf"[^的》]{{0,6}}?{wording('named-on')}")
_TITLED = frozenset({"Policy", "Fund", "Conference"})
#: What ceremonies and meetings are held for: 云谷产业园|奠基仪式, 云川示范区|重大项目对接会.
_HELD_FOR = SITED - {"School"} | {"Programme", "Fund", "Laboratory"}
_OCCASION = re.compile(f"{wording('title-occasion-words')}*{wording('title-occasions')}")


def _is_theme(thing: Thing, target: Thing, title: str) -> bool:
    """Whether what a name holds is what it is about: of a fund the industry that it begins with, of a
    ceremony what it is held for, of a plan all but a river."""
    classes = set(target.classes)
    if "Conference" in thing.classes:
        ends = (title.partition(form)[2] for form in target.forms if form in title and "暨" not in form)
        return thing.entry is None and bool(_HELD_FOR & classes) and any(map(_OCCASION.match, ends))
    if "Fund" in thing.classes:
        return classes == {"Industry"} and any(normal(title).startswith(form) for form in target.forms)
    if classes == {"Industry"} and any(
        _IN_NAME.match(title.partition(form)[2]) for form in target.forms if form in title
    ):
        return False  # 甲市人工智能|试验区规划
    return thing.entry is None and not classes <= {"NaturalFeature"}


def from_titles(scenes: list[Scene], things: list[Thing]) -> list[Claim]:
    """`concerns` from each named policy and ceremony to the places, zones and programmes named in its title."""
    found: list[Claim] = []
    first = _first(scenes, things)
    forms: _Forms = defaultdict(list)
    for thing in things:
        for form in thing.forms if _CONCERNED & set(thing.classes) else ():
            if len(form) > 2 or BODIES.isdisjoint(thing.classes):  # 粤港澳大湾区 names no 澳大
                forms[form[:2]].append((form, thing.index))
    bodies = {form: t.index for t in things if "GovernmentBody" in t.classes for form in t.forms}
    for thing in things:
        if thing.index not in first:
            continue
        scene, span = first[thing.index]
        title = max(thing.forms, key=len)
        issued: list[Claim] = []
        if "Policy" in thing.classes:
            issued = _issuer(scene, thing, title, span, bodies)
            found += issued
            title = title[title.index("关于") :] if issued else title
        for target in _named_in(title, forms, thing.index):
            relation = "focusesOn" if "Fund" in thing.classes else "concerns"
            before, after = _around(title, things[target])
            if issued and _APPROVAL.fullmatch(before) and _WHOLE.match(after):
                found += _approved(scene, target, issued)
            if _is_theme(thing, things[target], title) and vocabulary().allows(
                relation, thing.classes, things[target].classes
            ):
                found.append(
                    Claim(
                        str(thing.index),
                        relation,
                        str(target),
                        (scene.evidence(*span),),
                        "occurred",
                        0.6,
                        rule=f"title:{relation}",
                    )
                )
    return found


def _first(scenes: list[Scene], things: list[Thing]) -> dict[int, tuple[Scene, Span]]:
    """Where each thing with a title is named first: where what is said of it is so, if anywhere, else at all.

    A document's number, which may stand above its title, tells nothing of what it is about.
    """
    first: dict[int, tuple[Scene, Span]] = {}
    ahead: set[int] = set()
    for scene in scenes:
        for g in scene.groups:
            for m in g.mentions:
                for t in m.things:
                    if _TITLED.isdisjoint(things[t].classes) or (t in first and t not in ahead):
                        continue
                    is_number = m.span.of(scene.text).endswith("号")
                    if not is_number and status_at(scene, m.span.start, None) == "occurred":
                        first[t] = (scene, m.span)
                        ahead.discard(t)
                    elif t not in first:
                        first[t] = (scene, m.span)
                        ahead.add(t)
    return first


def from_parts(scenes: list[Scene], things: list[Thing]) -> list[Claim]:
    """`partOf` from a phase, section or campus to the whole whose name it begins with."""
    found: list[Claim] = []
    whole = {form: t.index for t in things for form in t.forms if len(form) > 2}
    heads = {form: t.index for t in things for form in _short(t)}
    heads |= {form: t.index for t in things for form in t.forms if len(form) > 1}
    done: set[tuple[int, str]] = set()
    told: set[str] = set()
    for scene in scenes:
        for g in scene.groups:
            for m in g.mentions:
                form = scene.text[slice(*m.span)]
                for t in [t for t in dict.fromkeys(m.things) if str(t) not in told and (t, form) not in done]:
                    done.add((t, form))  # 落户远川……。河北|远川新区: the longer form may come later
                    found += (whole_of := _part_of(scene, m.span, t, whole, things))
                    found += (sited := _sited(scene, m.span, t, heads, things))
                    told.update(c.subject for c in (*whole_of, *sited))
                    if len(g.mentions) > 1 and m is g.mentions[0]:
                        found += _sisters_of(scene, g, sited, things)
    return found


#: What a town is called for short without: 云川|市.
_TOWN = re.compile("[市县区旗]$")


def _short(thing: Thing) -> list[str]:
    """The short form that only one town has, of a town that the document names in full."""
    if thing.entry is None or _SITES.isdisjoint(thing.classes):
        return []
    bare = _TOWN.sub("", thing.entry.name)
    return [bare] if len(bare) > 1 and gazetteer().folded(bare) == (thing.entry,) else []


#: 关于同意设立|甲新区的批复.
_APPROVAL = re.compile(rf"关于(?:同意|批准){wording('approved-founding')}(?:(?!撤销|取消|将)[^，。；]){{0,8}}$")


#: After a name that ends there: 关于同意设立甲新区|的批复; not 大理|综合保税区, nor 甲、乙2个开发区, which are there.
_WHOLE = re.compile(r"(?![、和与及][^的，。；]*[\d一二两三四五六七八九十]个)(?:的|[等和与及、，（]|$)")


def _around(title: str, thing: Thing) -> tuple[str, str]:
    """What stands in a title before and after a thing that it names."""
    title = normal(title)
    parts = (title.partition(form) for form in sorted(thing.forms, key=len, reverse=True))
    before, _, after = min(parts, key=lambda part: len(part[0]))
    return before, after


def _approved(scene: Scene, thing: int, issued: list[Claim]) -> list[Claim]:
    """By whom what a reply agrees to is approved: 国务院关于同意设立甲新区的批复."""
    body = int(issued[0].object)
    return list(claims(scene, (thing,), "approvedBy", (body,), evidence=issued[0].evidence[0], rule="title:approved"))


#: 甲省人民政府|关于……的意见, 甲省人民政府|贯彻国务院关于……的实施意见.
_OPENS = re.compile(f"(?P<body>[^关]{{2,24}}?)(?:关于|(?={wording('titles-carry-on')}))")


def _issuer(scene: Scene, thing: Thing, title: str, span: Span, bodies: dict[str, int]) -> list[Claim]:
    """Who issued a document that begins with its issuer: 《国务院关于……的意见》."""
    match = _OPENS.match(normal(title))
    told = [match["body"]] if match else []
    if len(several := span.of(scene.text).strip("《").partition("关于")[0].split()) > 1:
        told = [normal(body) for body in several]  # 甲厅 乙厅|关于……的通知
    by = tuple(bodies[body] for body in told if body in bodies)
    if not by or len(by) < len(told):
        return []
    return list(claims(scene, (thing.index,), "issuedBy", by, evidence=scene.evidence(*span), rule=ISSUER))


#: 甲市人民政府关于同意设立乙区的|批复: a document that is the text itself.
_ITSELF = re.compile(rf"[^\n，。；]{{2,40}}?关于[^\n。；]{{4,90}}的{wording('letter-kinds')}")


def from_heading(scenes: list[Scene]) -> list[Event]:
    """`issued` of the document that a text is, which its first line names."""
    if not scenes or (line := _ITSELF.match(scenes[0].text)) is None:
        return []
    first = scenes[0]
    if not first.text.startswith("\n", line.end()):
        return []
    title = next((g for g in first.groups if g.span.end == line.end() and "Policy" in first.classes(g.things[0])), None)
    if title is None:
        return []
    evidence = (first.evidence(*title.span),)
    return [Event(str(title.things[0]), "issued", None, evidence, "occurred", rule=HEADING)]


_SITES = frozenset({"City", "District", "Zone"})
#: Between the ends of a line.
_TO = ("至", "到", "—", "-", "－", "～")


def _is_province(place: Thing, thing: Thing) -> bool:
    """Whether a province opens the name of a work or a zone (新疆|塔城|开放试验区)."""
    return bool(
        "Region" in place.classes
        and place.entry
        and place.entry.adcode
        and {"Facility", "Zone", "Project"} & set(thing.classes)
    )


#: 红河|大桥: what crosses a river or stands in it.
_RIVER = re.compile(
    "[江河](?:[一-九]?号)?(?:特大|公路|铁路|公铁|高速|双线|斜拉|悬索){0,3}(?:桥|大桥|隧道|水电站|电站|大坝|渡槽)$"
)
_FIRM_NEXT = re.compile("[一-龥]{2,8}?(?:集团|公司)(?=[一-龥])")


def _sited(scene: Scene, span: Span, thing: int, heads: dict[str, int], things: list[Thing]) -> list[Claim]:
    """Where it is, as a name says that a place loosely opens: 广西|青藤岭灌区, 云川|青坪工业园, 香港科技大学|（广州）.

    A place that is all that tells it from others (云川大数据研究院) is no more than a part of the name, but of a zone
    or a project (云川高新区).
    """
    name = normal(scene.text[span.start : span.end])
    if not SITED & set(things[thing].classes) or things[thing].head in lexicon().lines:
        return []
    evidence = (scene.evidence(*span),)
    bracket = re.search(r"（([一-龥]{2,6})）$", name)
    if bracket:
        target = heads.get(bracket.group(1))
        if target is not None and _SITES & set(things[target].classes):
            return [Claim(str(thing), "locatedIn", str(target), evidence, "occurred", 0.85, rule="name:bracket")]
        return []
    at, site, around = 0, None, None
    while size := next(
        (k for k in range(min(12, len(name) - at - 3), 1, -1) if _other(name[at : at + k], thing, heads)), 0
    ):
        place, at = things[heads[name[at : at + size]]], at + size
        if name.startswith(_TO, at):
            return []  # 云川至江川机场专用公路: one of its ends
        if name.startswith("·", at):
            at += 1
            if (beside := _place_at(name, at)) is not None and not _within(beside, place):
                site = None  # 云州·江川产业园 is in 江川
                continue
        if is_phase(name[at:]) or _FIRM_NEXT.match(name, at):
            break  # 云川科学城|二期 is a part of it; 甲省|乙集团丙电站: where the firm is
        if _RIVER.match(name, at - 1) and "Region" in place.classes:
            return []  # 怒江|特大桥 is named after the river, like the prefecture
        if _is_province(place, things[thing]) or (
            _SITES & set(place.classes) and (_begins_with_place(name[at:]) or _named_for(things[thing]))
        ):
            around, site = site, place.index
        elif not _SITES & set(place.classes):
            break
    if site is not None and _is_elsewhere(scene, name[at:], things[site]):
        return []
    rule = SITE if things[thing].classes[0] == "Zone" else _PLACED
    told = dict.fromkeys(s for s in (site, around) if s is not None and s != thing)  # 广西|云川|综合保税区: in both
    return [Claim(str(thing), "locatedIn", str(s), evidence, "occurred", 0.7, rule=rule) for s in told]


def _is_elsewhere(scene: Scene, rest: str, site: Thing) -> bool:
    """Whether a name goes on with another city of the text, where the thing is: 江湾|远帆|云岭|科创城."""
    for start in range(2, len(rest) - 2):
        city = next((e for e in gazetteer().folded(rest[start : start + 2]) if e.level == "city"), None)
        if city is not None and city.name in scene.text and not _within(city, site):
            return True
    return False


def _place_at(name: str, at: int) -> Entry | None:
    """The division that a name goes on with."""
    match = next(iter(gazetteer().find(name, at, len(name))), None)
    return match.entries[0] if match and match.span.start == at and match.entries[0].kind == "division" else None


def _within(entry: Entry, place: Thing) -> bool:
    """Whether a division lies in a place of the text."""
    outer = place.entry.adcode if place.entry is not None else None
    return bool(entry.adcode and outer) and divisions().within(entry.adcode or "", outer or "")


def _named_for(thing: Thing) -> bool:
    """Whether a name's place is where it is, whatever follows: 云川|高新区, 云川|光伏项目; not 云川|研究院."""
    return thing.classes[0] in ("Zone", "Project")


def _sisters_of(scene: Scene, g: Group, sited: list[Claim], things: list[Thing]) -> list[Claim]:
    """What a province that opens a list holds besides its first: 广西|青藤岭水库、白石水库.

    Of projects each may be of a firm from elsewhere: 山东|远帆纺织项目、中白仓储项目落户银川.
    """
    place = next((int(c.object) for c in sited if "Region" in things[int(c.object)].classes), None)
    if place is None or "Project" in things[g.things[0]].classes:
        return []
    head = things[g.things[0]].head
    alike = [m for m in g.mentions[1:] if all(things[t].head == head for t in m.things)]
    own = [m for m in alike if not _begins_with_place(normal(scene.text[slice(*m.span)]))]
    return [
        Claim(str(t), "locatedIn", str(place), (scene.evidence(g.span.start, m.span.end),), rule="name:sister")
        for m in own
        for t in m.things
    ]


def _other(form: str, thing: int, heads: dict[str, int]) -> bool:
    """Whether a form names another thing."""
    return heads.get(form, thing) != thing


def _begins_with_place(rest: str) -> bool:
    """Whether a name goes on with a place of its own: 云川|青坪|工业园."""
    entries = (gazetteer().folded(rest[:k]) for k in range(min(5, len(rest) - 2), 1, -1))
    return any(not PLACES.isdisjoint(found[0].classes) for found in entries if found)


def _part_of(scene: Scene, span: Span, thing: int, whole: dict[str, int], things: list[Thing]) -> list[Claim]:
    name = normal(things[thing].name if things[thing].rule == BARE else scene.text[span.start : span.end])
    match = _PART.search(name)
    base = next(
        (name[:k] for k in range(len(name) - 1, 2, -1) if match and k >= match.start() and name[:k] in whole), None
    )
    if base is None or whole[base] == thing:
        return []
    target = whole[base]
    kinds = vocabulary().kinds(things[thing].classes) & vocabulary().kinds(things[target].classes)
    kinds -= {"Entity", "Agent", "Initiative"}
    works = {"Facility", "Project"}
    if not kinds and not (works & set(things[thing].classes) and works & set(things[target].classes)):
        return []
    return [Claim(str(thing), "partOf", str(target), (scene.evidence(*span),), "occurred", 0.85, rule="name:part")]


#: 港澳|居民: from where they are.
_PEOPLE = re.compile(wording("people-from"))


def _is_of_signs(title: str, at: int, end: int) -> bool:
    """Whether signs of places are a part of more of them, or say from where people are: 粤|港澳, 港澳|居民."""
    signs = gazetteer().abbreviations
    if not all(sign in signs for sign in title[at:end]):
        return False
    return title[max(0, at - 1) : at] in signs or _PEOPLE.match(title, end) is not None


def _named_in(title: str, forms: _Forms, own: int) -> list[int]:
    """Things named in a title; of places in a row (广州南沙) the last, which is the smallest."""
    title = normal(title)
    pairs = {title[k : k + 2] for k in range(len(title) - 1)}
    taken: list[tuple[int, int, int]] = []
    for form, index in sorted((f for pair in pairs for f in forms.get(pair, ())), key=lambda f: (-len(f[0]), *f)):
        at = title.find(form)
        while at >= 0:
            end = at + len(form)
            named_after = _NAMED_AFTER.match(title, end) or _is_of_signs(title, at, end)
            if (
                index != own
                and not named_after
                and not any(s < end and at < e for s, e, _ in taken)
                and end < len(title)
            ):
                taken.append((at, end, index))
            at = title.find(form, end)
    taken.sort()
    kept = [t for k, t in enumerate(taken) if not (k + 1 < len(taken) and taken[k + 1][0] == t[1])]
    return list(dict.fromkeys(index for _, _, index in kept))
