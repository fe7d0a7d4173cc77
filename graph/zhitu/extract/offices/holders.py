"""Whose an office is by what stands before it: the body right before, one whose name fits it, or the subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice

from zhitu.extract.clauses.governments import region_of
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.offices.bodies import (
    DEPUTY,
    EMPLOYERS,
    LEVEL,
    MAGISTRATES,
    MODIFIES,
    OWN,
    PLACES_BACK,
    employs,
    last_of,
    of_its_name,
    of_level,
)
from zhitu.extract.offices.kinds import OF_PARTY, kinds_with, opening_body
from zhitu.extract.statements.homes import place_within
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Span

__all__ = ["holder_before"]

#: What has officers is a body, too: 江湾政务服务中心……，|中心|主任某某.
_STAFFED = EMPLOYERS | {"Facility"}
_BESIDE = re.compile(
    rf"(?:{wording('office-which')}|[^，。；：{SLOT}]{{0,12}}[、兼]|[^，。；：{SLOT}]{{0,14}}书记"
    rf"|[^。；：{SLOT}]{{2,14}}(?:书记|长|主任)，)?"
)

#: Between a body and a further office of it: 某局|局长甲、|副局长乙.
_BESIDE_SISTER = re.compile(rf"[^，。；：{SLOT}]{{2,12}}{SLOT}(?:、|和|及|以及)(?:常务|党[委组])?")


def _only_own(scene: Scene, place: Group, start: int) -> bool:
    """Whether a place is the document's own, and no other such stands before: not 到某县考察，县长甲陪同."""
    if place.span.start != start:
        return False
    classes = set(scene.classes(place.things[0]))
    named = [m for g in scene.groups for m in g.mentions if m.span.end <= start]
    return not any(classes & set(scene.classes(t)) for m in named for t in m.things if t != place.things[0])


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
    if (level := of_level(scene, start, role, own)) is not None or LEVEL.search(role):
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
        return of_its_name(scene, fits, role), "office:far"
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
    groups = [g for here in islice(scene.in_paragraph(), PLACES_BACK) for g in reversed(here.groups)]
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

#: Offices of one body alone, whatever body stands before: 某农会主席甲、|立委乙.
_OF_PARLIAMENT = frozenset(words("parliament-offices"))

#: A further office of the body named last: 某局局长甲、|常务副局长乙, 甲、某署长.
_SAME_BODY = re.compile(rf"[^，。；]{{0,20}}{SLOT}+(?:、|和|及|以及|与)")
#: Several of one body, each with his office: 甲局|局长乙，副局长丙、丁，|总工程师戊.
_ROW_OF_BODY = re.compile(rf"(?:[^，。；、{SLOT}]{{2,12}}{SLOT}+(?:[、和及与]{SLOT}+)*(?:[、，和及与]|以及))+")

#: An office that goes without its body: at the start, or after words of time.
_ALONE = re.compile(rf"(?:^|[，。；：]|{wording('office-alone-after')}|由|与|和|、)(?:副|常务副|名誉)?$")
