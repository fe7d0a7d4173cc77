"""Relations and events by the shape of a sentence, in which each mention is one character."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.clauses.chains import before_companion, chained, narrowest
from zhitu.extract.clauses.denied import denies
from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import counted_before, status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.events.anniversaries import from_anniversaries
from zhitu.extract.events.events import years_ago
from zhitu.extract.events.rites import from_rites, is_of_others
from zhitu.extract.relations.pattern_refusals import ACTED, PART_IS, SCHOOLED, is_refused
from zhitu.extract.relations.pattern_rows import Pattern, of_kind
from zhitu.extract.statements.carried import carried_into, carried_to_event
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Event, Span

__all__ = ["events_from_patterns", "from_patterns"]


def from_patterns(scene: Scene) -> list[Claim]:
    """What the patterns find in a sentence."""
    if not scene.groups:
        return []
    slotted = scene.slotted
    found: list[Claim] = []
    for pattern, match in of_kind(events=False).matches(slotted):
        found += _claims_of(scene, pattern, match, slotted.offsets)
    return found


_NOT = re.compile(f"{wording('pattern-denies')}|{wording('pattern-calls-off')}(?=[与和同]|把|由)")
_TALKS = re.compile(wording("pattern-talks"))
#: Before a ceremony: who is there is not what it is held for.
_ATTENDS = re.compile(wording("attends-before"))
_WILL = re.compile(wording("pattern-will"))


def _claims_of(scene: Scene, pattern: Pattern, match: re.Match[str], offsets: Sequence[int]) -> list[Claim]:
    slots = match.groupdict()
    b = _group_of(scene, slots["B"])
    carried = "A" not in slots
    if pattern.relation in ACTED:
        b = chained(scene, b)  # 为甲国|乙铁路提供: what stands last
    a = carried_into(scene, pattern.relation, b, offsets[match.start()]) if carried else _group_of(scene, slots["A"])
    if a is not None and (not set(a.things).isdisjoint(b.things) if carried else set(a.things) == set(b.things)):
        return []  # 双方与甲、乙合作: neither of them; 甲大学、乙大学的丙校区 are the same
    if a is None or scene.counted(a) or (pattern.relation == "^owns" and BODIES.isdisjoint(scene.classes(a.things[0]))):
        return []
    if is_refused(scene, pattern, a, b, carried=carried):
        return []
    handed = match.start("how") if "how" in slots else -1  # 将所持股权转让给甲: 将 says nothing of the time
    status = status_at(scene, offsets[handed if handed >= 0 else match.start("B" if carried else "A")], None)
    after = scene.masked(max(a.span.end, b.span.end), scene.clause(b.span.start).span.end)
    if status is None or _is_denied(scene, match, offsets):
        return []
    if pattern.id not in _IS_SO and _TALKS.search(after):
        return []
    to_come = _WILL.search(match.group()) or _is_to_come(scene, pattern, a, b, offsets[match.end() - 1])
    if handed < 0 and to_come:
        status = "expected"
    if pattern.id in _IS_SO:
        status = "occurred"
    here = scene.sentence.span.start
    first = min(offsets[match.start()], b.span.start, a.span.start if a.span.start >= here else b.span.start)
    last = max(offsets[match.end() - 1] + 1, b.span.end, 0 if carried else a.span.end)
    evidence = scene.evidence_from(a, scene.evidence(first, last))
    targets = narrowest(scene, b) if pattern.relation == "locatedIn" or pattern.id == "covers-range" else b.things
    if pattern.relation == "partOf" and not carried and b.span.start < a.span.start:
        targets = targets[-1:]  # of 甲、乙旗下的丙 the nearest
    if pattern.relation == "locatedIn" and scene.text.endswith("的", b.span.end, a.span.start):
        a = chained(scene, a)  # 地处甲山的|乙省|丙县: the county
    if pattern.id in ("under", "daughter"):
        a = before_companion(scene, a)
    if pattern.id == "daughter-carried":
        b = before_companion(scene, b)  # 其子公司甲与乙签约
    if pattern.id == "countries-of":
        targets = targets[:1]  # 甲国、乙国等|非洲国家|与丙省
    if pattern.id == "founder":
        targets = tuple(t for t in targets if "Person" in scene.classes(t))  # 甲公司创始人某某、|乙公司|董事长某某
    rule = f"pattern:{pattern.id}"
    relation = pattern.relation.lstrip("^")
    if pattern.id.startswith("front") and all(scene.classes(t) == ("Region",) for t in a.things):
        relation = "partOf"  # 在甲省，甲北、甲东地区
    sources, targets = (b.things, a.things) if pattern.relation.startswith("^") else (a.things, targets)
    if pattern.id == "co-host" and not SCHOOLED.isdisjoint(scene.classes(targets[0])):
        sources, relation, targets = targets, "foundedBy", sources  # 甲学院由乙大学举办: it is no meeting
    if pattern.id == "spans" and "Zone" in scene.classes(b.things[0]) and all(_is_province(scene, t) for t in a.things):
        sources, relation, targets = b.things, "locatedIn", a.things  # a zone lies in the provinces that it spans
    if pattern.id in PART_IS and all(scene.classes(t) == ("Policy",) for t in targets):
        relation = "implements"  # 甲工程是《乙规划》的重要内容
    if relation == "partOf" and pattern.id in _MADE_OF:
        sources = narrowest(scene, b if pattern.relation.startswith("^") else a)  # 新区包括|甲市|乙区、丙区
        if pattern.id == "composed" and modifies(scene, a):
            sources = sources[:-1]  # 由甲园区和|乙市|园区组成
    return list(claims(scene, sources, relation, targets, evidence=evidence, status=status, rule=rule))


#: What is so already: 将发挥在甲领域的优势, 拟向控股股东甲集团购买.
_IS_SO = frozenset(
    (
        "countries-of",
        "members-of",
        "field-strength",
        "holder-of",
        "holder-carried",
        "subsidiary-carried",
        "through-daughter",
        "through-daughter-carried",
    )
)

#: What is so of things, whatever somebody means to do.
_NO_DEEDS = frozenset({"partOf", "concerns", "focusesOn", "affiliatedWith", "benefits"})


def _is_to_come(scene: Scene, pattern: Pattern, a: Group, b: Group, last: int) -> bool:
    """Whether the words between who acts and with what say that it is only meant to be: 甲市考虑|把乙桥建成."""
    same = scene.clause(a.span.start).span == scene.clause(b.span.start).span
    if pattern.relation.lstrip("^") in _NO_DEEDS or not same:
        return False
    ends = (last, b.span.start) if a.span.end <= b.span.start else (last,)
    return any(status_at(scene, end, None) == "expected" for end in ends)


def _is_province(scene: Scene, thing: int) -> bool:
    entry = scene.things[thing].entry
    return entry is not None and entry.level == "province"


#: Patterns that list what a whole is made of.
_MADE_OF = frozenset(
    (
        "includes",
        "includes-carried",
        "includes-zones",
        "range-of",
        "extent-parts",
        "composed",
        "composed-carried",
        "main-part",
    )
)


def _is_denied(scene: Scene, match: re.Match[str], offsets: Sequence[int]) -> bool:
    """Whether what a pattern matches is denied inside of it: 甲集团|终止与|乙公司的合作."""
    last = offsets[match.end() - 1]
    return _NOT.search(match.group()) is not None or status_at(scene, last, None) is None


def events_from_patterns(scene: Scene) -> list[Event]:
    """Events by the shape of a sentence (推进X建设)."""
    if not scene.groups:
        return []
    slotted = scene.slotted
    found: list[Event] = []
    found += [*from_rites(scene), *from_anniversaries(scene)]
    for pattern, match in of_kind(events=True).matches(slotted):
        found += _events_of(scene, pattern, match, slotted.offsets)
    return found


def _events_of(scene: Scene, pattern: Pattern, match: re.Match[str], offsets: Sequence[int]) -> list[Event]:
    kind = pattern.relation.removeprefix("event:")
    start, last_end = offsets[match.start()], offsets[match.end() - 1] + 1
    carried = "A" not in match.groupdict()
    g = carried_to_event(scene, kind, pattern.id, start, last_end) if carried else _group_of(scene, match["A"])
    if g is None:
        return []
    end = last_end if carried else max(g.span.end, last_end)
    own = [d for d in scene.dates if start <= d.span.start and d.span.end <= end]
    told = pattern.id == "announces-plan"  # 5月5日，某某宣布，将建立甲: when he said so, not when it will be
    when = own[-1] if own else time_of(scene, Span(start if told or carried else max(start, g.span.start), end))
    status = status_at(scene, start, when if own else None)
    guest = pattern.id.endswith("-rite") and _ATTENDS.search(match.group())
    counted = not pattern.id.startswith("units-") and (scene.counted(g) or counted_before(scene, end))
    put_off = pattern.id == "put-off-to"  # 原定于5月举行的甲大会推迟至6月举行: what is denied is but the day before
    if put_off:
        verb = offsets[match.start("how")]
        once = _ONCE_SET.search(scene.text, scene.clause(start).span.start, start)
        named = once is not None and not denies(scene, verb)
        status = "occurred" if named else status_at(scene, verb, None)
    if status is None or guest or counted or (not put_off and _is_denied(scene, match, offsets)):
        return []
    if pattern.id.endswith("-rite") and is_of_others(scene, g, end):
        return []
    last = status_at(scene, offsets[match.end() - 1], when if own else None)
    if put_off:
        status = "expected" if when is None or (when.edtf or "") > (scene.issued or "") else status
    elif _WILL.search(match.group()) or last == "expected":
        status = "expected"
    if kind == "planned" or told:
        status = "occurred"  # that it is planned, or made known, is so already
    date = when.edtf if when is not None and when.kind in ("point", "since", "deadline") else None
    if pattern.id.startswith("since-") and not own:
        date = None  # 5月5日，……，《办法》出台后，……
    if own and own[-1].span.start > g.span.start:
        date = date or years_ago(scene, own[-1])  # 甲桥开通|满三年
    evidence = (scene.evidence_from(g if carried else None, scene.evidence(start, end)),)
    return [
        Event(str(t), kind, date, evidence, status, rule=f"pattern:{pattern.id}")
        for t in g.things
        if allowed(kind, pattern.id) & set(scene.classes(t))
    ]


#: 原定于|5月举行的甲大会.
_ONCE_SET = re.compile("原[定计拟][^，。；]*的[“《]?$")


def _group_of(scene: Scene, slot: str) -> Group:
    return scene.groups[ord(slot) - 0xE000]
