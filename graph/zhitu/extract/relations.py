"""Relations: from predicates with their arguments, from patterns of the sentence, from how names are built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from zhitu.divisions import divisions
from zhitu.extract.entities import Mention
from zhitu.extract.fitness import ACTORS, ALLOWED, PLACES
from zhitu.extract.frames import Frame, is_free, status_at, time_of
from zhitu.extract.lexicon import lexicon
from zhitu.extract.scene import Group, Scene
from zhitu.model import Claim, Event, Span, Status
from zhitu.resources import table
from zhitu.vocabulary import vocabulary

__all__ = ["Pattern", "events_from_patterns", "from_frames", "from_lists", "from_names", "from_patterns", "patterns"]

_SITED = frozenset({"Facility", "Zone", "School", "Hospital", "Project", "ResearchInstitute"})


def _claims(
    scene: Scene,
    sources: Iterable[int],
    relation: str,
    targets: Iterable[int],
    evidence: Span,
    status: Status,
    confidence: float,
    rule: str,
) -> Iterator[Claim]:
    """A claim for each pair that the vocabulary admits."""
    targets = tuple(targets)
    for a in sources:
        for b in targets:
            if (
                a != b
                and vocabulary().allows(relation, scene.classes(a), scene.classes(b))
                and _sound(scene, a, relation, b)
            ):
                yield Claim(str(a), relation, str(b), (evidence,), status, confidence, rule=rule)


def _sound(scene: Scene, a: int, relation: str, b: int) -> bool:
    """What the vocabulary cannot say: like is part of like; a division is not in a smaller one."""
    if (
        relation == "partOf"
        and {"City", "Region", "Country"} & set(scene.classes(a))
        and {"Zone"} == set(scene.classes(b))
    ):
        return False
    if relation in ("partOf", "locatedIn"):
        one, other = scene.things[a].entry, scene.things[b].entry
        if one and other and one.adcode and other.adcode:
            return one.adcode != other.adcode and divisions().within(one.adcode, other.adcode)
        if relation == "locatedIn" and {"Policy", "Programme", "Person", "Industry", "Group", "Product"} & set(
            scene.classes(a)
        ):
            return False
        if relation == "locatedIn" and one and one.adcode:
            return bool({"Region", "NaturalFeature"} & set(scene.classes(b)))
    if relation == "partOf":
        return bool(
            vocabulary().kinds(scene.classes(a)) & vocabulary().kinds(scene.classes(b)) - {"Entity", "Agent"}
        ) or bool({"Facility", "Project"} & set(scene.classes(a)) and {"Facility", "Project"} & set(scene.classes(b)))
    return True


# -- predicates


def from_frames(scene: Scene, frame: Frame) -> list[Claim]:
    """What a predicate with subject and object states."""
    predicate = frame.predicate
    found: list[Claim] = []
    if predicate.relation == "implements" and frame.subject is not None and frame.object is not None:
        pilots = [t for t in frame.object.things if scene.things[t].name.rstrip("”").endswith("试点")]
        found += _claims(
            scene, frame.subject.things, "participatesIn", pilots, frame.evidence, frame.status, 0.7, "pilot"
        )
    if (
        predicate.word.endswith("共建")
        and frame.subject is not None
        and frame.object is not None
        and len(frame.subject.things) > 1
    ):
        found += _claims(
            scene,
            frame.subject.things,
            "participatesIn",
            frame.object.things,
            frame.evidence,
            frame.status,
            0.6,
            "list:joint",
        )
    if frame.relative and frame.object is not None and frame.subject is not None and frame.carried:
        return _places_of(scene, frame)
    if predicate.relation and frame.subject is not None and frame.object is not None:
        source, target = (frame.subject, frame.object) if predicate.source == "S" else (frame.object, frame.subject)
        confidence = 0.75 - 0.25 * frame.carried
        found += _claims(
            scene,
            source.things,
            predicate.relation,
            target.things,
            frame.evidence,
            frame.status,
            round(confidence, 2),
            f"predicate:{predicate.word}",
        )
    return found + _together(scene, frame) + _places_of(scene, frame)


_TOGETHER = re.compile(r"共建|共同|联合|合作|携手|联手|联动|共享|互设|签署|签订|签约")


def _together(scene: Scene, frame: Frame) -> list[Claim]:
    """甲和乙共建……: the members of the subject act together."""
    subject = frame.subject
    if subject is None or not 2 <= len(subject.things) <= 6 or subject.span.end > frame.span.start:
        return []
    words = scene.text[subject.span.end : frame.span.end]
    if not _TOGETHER.search(words) or not all(ACTORS & set(scene.classes(t)) for t in subject.things):
        return []
    found: list[Claim] = []
    for k, a in enumerate(subject.things):
        found += _claims(
            scene, (a,), "cooperatesWith", subject.things[k + 1 :], frame.evidence, frame.status, 0.8, "list:together"
        )
    return found


_LOCATING = frozenset({"held", "founded", "opened", "constructionStarted", "completed", "signed", "milestone"})


def _places_of(scene: Scene, frame: Frame) -> list[Claim]:
    """在PLACE举行: where an event took place is where its holder is."""
    if frame.predicate.event not in _LOCATING or frame.predicate.word in ("签署", "签订"):
        return []
    clause = scene.clause(frame.span.start)
    holders = [g for g in (frame.object, frame.subject) if g is not None]
    holder = holders[0] if "O" in frame.predicate.of and holders else frame.subject
    if holder is None or (frame.carried and holder is frame.subject):
        return []
    found: list[Claim] = []
    for g in scene.inside(clause.span):
        before = scene.text[max(clause.span.start, g.span.start - 1) : g.span.start]
        if g is not holder and before == "在" and g.span.end <= frame.span.start and frame.span.start - g.span.end <= 8:
            found += _claims(
                scene,
                holder.things,
                "locatedIn",
                g.things,
                frame.evidence,
                frame.status,
                0.85,
                f"place:{frame.predicate.word}",
            )
    return found


_JOINT = re.compile(r"^(?:等[^，。；]{0,6})?(?:的|间|之间)?[^，。；]{0,10}(?:合作|联合|共同|携手|联动|协作|联手|互设)")
_WITH = re.compile(r"与|和|同|及")
_JOINED = re.compile(r"^(?:等[^，。；]{0,6})?[^，。；]{0,3}(?:相连|相接|衔接|对接|连通|贯通)")


def from_lists(scene: Scene) -> list[Claim]:
    """甲与乙开展合作, 甲线与乙线相连: what the members of a list do to each other."""
    found: list[Claim] = []
    for g in scene.groups:
        if len(g.things) != 2 or not _WITH.search(scene.text[g.span.start : g.span.end]):
            continue
        clause = scene.clause(g.span.start)
        after = scene.text[g.span.end : min(clause.span.end, g.span.end + 18)]
        acting = all(ACTORS & set(scene.classes(t)) for t in g.things)
        relation = (
            "cooperatesWith"
            if acting and _JOINT.match(after)
            else "connects"
            if not acting and _JOINED.match(after)
            else ""
        )
        status = status_at(scene, g.span.end, None) if relation else None
        if status is None:
            continue
        for k, a in enumerate(g.things):
            found += _claims(
                scene,
                (a,),
                relation,
                g.things[k + 1 :],
                scene.evidence(g.span.start, g.span.end + 14),
                status,
                0.75,
                f"list:{relation}",
            )
    return found


# -- patterns


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of `lexicon/patterns.tsv`: a regular expression over a sentence in which A, B, C stand for mentions."""

    id: str
    relation: str
    expression: re.Pattern[str]
    example: str


_SLOT = "[\ue000-\uf8ff]"


@cache
def patterns() -> tuple[Pattern, ...]:
    """The relation patterns."""
    compiled = []
    for row in table("lexicon/patterns"):
        text = row["pattern"]
        for name in "ABS":
            text = text.replace("{" + name + "}", f"(?P<{name}>{_SLOT})")
        text = text.replace("{x}", _SLOT)
        compiled.append(Pattern(row["id"], row["relation"], re.compile(text), row["example"]))
    return tuple(compiled)


def from_patterns(scene: Scene) -> list[Claim]:
    """What the patterns find in a sentence."""
    if len(scene.groups) < 2:
        return []
    slotted, offsets = _slotted(scene)
    found: list[Claim] = []
    for pattern in patterns():
        if pattern.relation.startswith("event:"):
            continue
        for match in pattern.expression.finditer(slotted):
            slots = match.groupdict()
            b = _group_of(scene, slots["B"])
            a = _group_of(scene, slots["A"]) if "A" in slots else _carried(scene, b)
            if a is None:
                continue
            start, end = offsets[match.start()], offsets[match.end() - 1] + 1
            end = max(end, b.span.end, a.span.end if "A" in slots else 0)
            status = status_at(scene, offsets[match.start("A" if "A" in slots else "B")], None)
            middle = slotted[match.start() : match.end()]
            if status is None or re.search(r"未|不再|没有", middle):
                continue
            if re.search(r"将(?!军)|拟|计划(?!》)|力争|预计", middle):
                status = "expected"
            first = min(start, b.span.start, a.span.start if a.span.start >= scene.sentence.span.start else start)
            evidence = scene.evidence(first, end)
            if (
                a.span.start < scene.sentence.span.start
                and scene.view.sentence_at(a.span.start).paragraph == scene.sentence.paragraph
            ):
                whole = Span(scene.view.sentence_at(a.span.start).span.start, evidence.end)
                evidence = whole if whole.end - whole.start <= 300 else evidence
            confidence = 0.7 if "A" in slots else 0.5
            found += _claims(
                scene, a.things, pattern.relation, b.things, evidence, status, confidence, f"pattern:{pattern.id}"
            )
    return found


def events_from_patterns(scene: Scene) -> list[Event]:
    """Events by the shape of a sentence (推进X建设)."""
    if not scene.groups:
        return []
    slotted, offsets = _slotted(scene)
    found: list[Event] = []
    for pattern in patterns():
        kind = pattern.relation.removeprefix("event:")
        if kind == pattern.relation:
            continue
        for match in pattern.expression.finditer(slotted):
            g = _group_of(scene, match["A"])
            start, end = offsets[match.start()], max(g.span.end, offsets[match.end() - 1] + 1)
            status = status_at(scene, start, None)
            if status is None:
                continue
            when = time_of(scene, Span(start, end))
            date = when.edtf if when is not None and when.kind in ("point", "since", "deadline") else None
            for t in g.things:
                if ALLOWED[kind] & set(scene.classes(t)):
                    found.append(
                        Event(str(t), kind, date, (scene.evidence(start, end),), status, 0.8, f"pattern:{pattern.id}")
                    )
    return found


def _carried(scene: Scene, target: Group) -> Group | None:
    """The subject of a pattern that begins with its verb: of the clauses before, else of the sentence before."""
    clause = scene.clause(target.span.start)
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        free = [g for g in scene.inside(earlier.span) if is_free(scene, g, earlier.span.start)]
        if free:
            return free[0]
    if scene.subject is not None or scene.topic is None:
        return scene.subject
    if not {"City", "Region", "District", "Zone"} & set(scene.classes(scene.topic)):
        return None
    return Group(target.span, (scene.topic,), ())


_ASIDE = re.compile(r"[”》]?（[^（）]{1,40}）")


def _slotted(scene: Scene) -> tuple[str, list[int]]:
    """The sentence with each group as one character, and the offset in the text of every character."""
    out: list[str] = []
    offsets: list[int] = []
    at = scene.sentence.span.start
    for k, g in enumerate(scene.groups):
        if g.span.start < at:
            continue
        out.append(scene.text[at : g.span.start])
        offsets.extend(range(at, g.span.start))
        out.append(chr(0xE000 + k))
        offsets.append(g.span.start)
        at = g.span.end
        bracket = _ASIDE.match(scene.text[at : min(at + 45, scene.sentence.span.end)])
        at += bracket.end() if bracket else 0  # X（以下简称Y）建设
    out.append(scene.text[at : scene.sentence.span.end])
    offsets.extend(range(at, scene.sentence.span.end))
    return "".join(out), offsets


def _group_of(scene: Scene, slot: str) -> Group:
    return scene.groups[ord(slot) - 0xE000]


# -- names


_PHASE = re.compile(r"^(?:[一二三四五六]|\d)期(?:工程|项目|扩建工程|扩建项目|扩建)?$")


def from_names(scene: Scene, offices: frozenset[str]) -> list[Claim]:
    """What adjoining names and names within names state: 江门|台山市, 香港科技大学（广州）, 局长|某某."""
    found: list[Claim] = []
    mentions = [m for g in scene.groups for m in g.mentions]
    for left, right in pairwise(mentions):
        gap = scene.text[left.span.end : right.span.start]
        evidence = scene.evidence(left.span.start, right.span.end)
        if gap in ("", "市", "省") and len(left.things) == 1 and left.span.end - left.span.start > 1:
            found += _adjoining(scene, left.things[0], right.things, evidence)
        elif len(gap) <= 12 and right.things and "Person" in scene.classes(right.things[0]):
            role = _role(gap, offices)
            if role:
                for claim in _claims(
                    scene, right.things, "affiliatedWith", left.things, evidence, "occurred", 0.9, "name:office"
                ):
                    found.append(
                        Claim(
                            claim.subject,
                            claim.property,
                            claim.object,
                            claim.evidence,
                            "occurred",
                            0.9,
                            role,
                            rule=claim.rule,
                        )
                    )
    found += _offices(scene, mentions, offices)
    for inner in scene.nested:
        outer = next((m for m in mentions if m.span.contains(inner.span) and m.span != inner.span), None)
        if outer is not None:
            found += _nested(scene, outer.things, outer.span, inner.things, inner.span)
    return found


_TOOK = re.compile(r"^(?:(?:曾|现|时|首任|出任|担任|兼任|就任|任|当选为?|履新|此前|为)+)(?P<office>[^，。；、]{2,12})")


def _offices(scene: Scene, mentions: list[Mention], offices: frozenset[str]) -> list[Claim]:
    """校长某某, 某某担任校长: the office at the organization that the sentence speaks of."""
    found: list[Claim] = []
    for person in mentions:
        if "Person" not in scene.classes(person.things[0]):
            continue
        clause = scene.clause(person.span.start)
        before = scene.text[clause.span.start : person.span.start].rstrip("是为由：“")
        role = next((before[-k:] for k in range(min(10, len(before)), 1, -1) if before[-k:] in offices), None)
        took = _TOOK.match(scene.text[person.span.end : clause.span.end])
        if role is None and took:
            office = took["office"]
            role = next((office[-k:] for k in range(len(office), 1, -1) if office[-k:] in offices), None)
        if role is None:
            continue
        holders = [
            g for g in scene.groups if g.span.end <= person.span.start and _EMPLOYERS & set(scene.classes(g.things[0]))
        ]
        if took:
            holders = [
                g
                for g in scene.groups
                if clause.span.contains(g.span)
                and g.span.start >= person.span.end
                and _EMPLOYERS & set(scene.classes(g.things[0]))
            ] or holders
        holder = holders[-1] if holders else scene.subject
        if holder is None:
            continue
        evidence = scene.evidence(
            min(holder.span.start, person.span.start), person.span.end + (took.end() if took else 0)
        )
        for claim in _claims(
            scene, person.things, "affiliatedWith", holder.things[:1], evidence, "occurred", 0.75, "office"
        ):
            found.append(
                Claim(
                    claim.subject, claim.property, claim.object, claim.evidence, "occurred", 0.75, role, rule="office"
                )
            )
    return found


_EMPLOYERS = ACTORS - {"Zone", "Country"}


def _adjoining(scene: Scene, left: int, right: tuple[int, ...], evidence: Span) -> Iterator[Claim]:
    classes = set(scene.classes(left))
    if not classes & PLACES:
        return
    for thing in right:
        kinds = set(scene.classes(thing))
        relation = "partOf" if kinds & {"City", "District", "Region"} else "locatedIn"
        yield from _claims(scene, (thing,), relation, (left,), evidence, "occurred", 0.85, "name:adjoining")


def _nested(
    scene: Scene, outer: tuple[int, ...], span: Span, inner: tuple[int, ...], inner_span: Span
) -> Iterator[Claim]:
    classes = set(scene.classes(outer[0]))
    evidence = scene.evidence(span.start, span.end)
    inner_classes = set(scene.classes(inner[0]))
    bracket = scene.text[inner_span.start - 1 : inner_span.start] == "（" and inner_span.end + 1 == span.end
    if scene.things[outer[0]].head in lexicon().lines:
        yield from _claims(scene, outer, "connects", inner, evidence, "occurred", 0.85, "name:ends")
    elif (
        inner_classes & PLACES
        and "Conference" in classes
        and scene.text[inner_span.start - 1 : inner_span.start] == "（"
    ):
        yield from _claims(scene, outer, "locatedIn", inner, evidence, "occurred", 0.8, "name:bracket")
    elif inner_classes & PLACES and classes & (_SITED | {"Laboratory", "Company", "Organization"}) and bracket:
        yield from _claims(scene, outer, "locatedIn", inner, evidence, "occurred", 0.85, "name:bracket")


def _role(gap: str, offices: frozenset[str]) -> str | None:
    """The office between an organization and a person (水利部|副部长|某某)."""
    gap = gap.strip("、，")
    return gap if gap and any(gap.endswith(office) for office in offices) and "，" not in gap else None
