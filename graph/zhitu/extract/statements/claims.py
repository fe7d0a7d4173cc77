"""Claims between groups of things: one for each pair that the vocabulary and common sense admit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from sys import intern

from zhitu.divisions import divisions
from zhitu.extract.clauses.fitness import ACTING
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.things import Thing
from zhitu.extract.text.classes import STRUCTURES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording, words
from zhitu.model import Claim, Span, Status
from zhitu.vocabulary import vocabulary

__all__ = ["claims"]

_NOWHERE = frozenset({"Policy", "Person", "Industry", "Group", "Product"})
#: Rules that tell what a zone is made of, towns too.
_SPANS = frozenset(
    f"pattern:{how}"
    for how in (
        "includes",
        "includes-zones",
        "includes-counted",
        "includes-counted-rest",
        "range-of",
        "extent-parts",
        "spans",
        "composed",
        "forms",
        "core-of",
        "nodes-of",
    )
)


def claims(
    scene: Scene,
    sources: Iterable[int],
    relation: str,
    targets: Iterable[int],
    *,
    evidence: Span,
    rule: str,
    status: Status = "occurred",
    role: str | None = None,
) -> Iterator[Claim]:
    """A claim for each pair that is sound."""
    targets = tuple(targets)  # of keys one string each: a long document has a hundred thousand claims
    for a in sources:
        for b in _own(scene, a, targets):
            said = _of_people(scene, a, b) if relation == "supports" else relation
            if said == "connects" and len(targets) < _SEVERAL and _runs_within(scene.things[a].name, scene.things[b]):
                continue
            if a != b and _sound(scene, a, said, b, told=rule in _SPANS):
                yield Claim(intern(str(a)), said, intern(str(b)), (evidence,), status, role=role, rule=rule)


def _of_people(scene: Scene, a: int, b: int) -> str:
    """What supports people is for them, where it is nobody who acts."""
    if set(scene.classes(b)) != {"Group"}:
        return "supports"
    return "benefits" if vocabulary().allows("benefits", scene.classes(a), scene.classes(b)) else "supports"


def _sound(scene: Scene, a: int, relation: str, b: int, *, told: bool) -> bool:
    """Domain and range; like is part of like, towns of a zone only where it is told in so many words; a division is not
    in a smaller one."""
    one, other = scene.classes(a), scene.classes(b)
    if not vocabulary().allows(relation, one, other):
        return False
    acting = ACTING.get(relation, (False, False))
    if any(acts and set(classes) == {"NaturalFeature"} for acts, classes in zip(acting, (one, other), strict=True)):
        return False
    if relation == "cooperatesWith" and ("Person" in one) is not ("Person" in other):
        return False  # 甲与乙公司签约 is for the body that 甲 speaks for
    if relation == "builds" and set(other) <= {"Company", "GovernmentBody", "City", "Country"}:
        return False
    if relation not in ("partOf", "locatedIn"):
        return True
    if relation == "locatedIn" and not _NOWHERE.isdisjoint(one) and STRUCTURES.isdisjoint(one):
        return False
    if relation == "locatedIn" and set(one) == {"Region"} and {"Region", "Country", "NaturalFeature"}.isdisjoint(other):
        return False  # 长三角|总部落户甲市
    if relation == "locatedIn" and _is_elsewhere(scene.things[a].name, scene.things[b]):
        return False
    if relation == "partOf" and (not _alike(one, other, told=told) or _of_party(scene, b)):
        return False
    return _nested(scene, a, b, relation)


#: 云岭市|地铁2号线江湾隧道: of a line that a town has for itself.
_OF_TOWN = re.compile(wording("lines-of-a-town"))


def _runs_within(name: str, place: Thing) -> bool:
    """Whether a line's name begins with the town that has it for itself: it joins that with nothing."""
    forms = (place.name, place.name.removesuffix("市"), *place.forms)
    return any(name.startswith(form) and _OF_TOWN.match(name, len(form)) for form in forms)


_SEVERAL = 2
_BRACKET = re.compile("[（(]([一-龥]{2,8})[）)]")


def _is_elsewhere(name: str, place: Thing) -> bool:
    """Whether a name says in brackets that it is in another place: 中国（云州）试验区 is not in 海川市."""
    return _is_near(name, place) is False


def _is_near(name: str, place: Thing) -> bool | None:
    """Whether the place that a name bears in brackets and a division lie in each other; None where it bears none."""
    bracket, entry = _BRACKET.search(name), place.entry
    if bracket is None or entry is None or not entry.adcode:
        return None
    codes = [e.adcode for e in gazetteer().folded(bracket[1]) if e.adcode]
    near = (
        c == entry.adcode or divisions().within(c, entry.adcode) or divisions().within(entry.adcode, c) for c in codes
    )
    return any(near) if codes else None


def _own(scene: Scene, source: int, targets: Sequence[int]) -> Sequence[int]:
    """Of targets that brackets set apart a place's own: 云州、海川支持中国（云州）试验区和中国（海川）试验区."""
    if len(targets) < _SEVERAL or scene.things[source].entry is None:
        return targets
    near = [_is_near(scene.things[t].name, scene.things[source]) for t in targets]
    return targets if None in near or not any(near) else list(compress(targets, near))


def _alike(one: tuple[str, ...], other: tuple[str, ...], *, told: bool) -> bool:
    if {"City", "Region", "Country"} & set(one) - ({"City", "Region"} if told else set()) and set(other) == {"Zone"}:
        return False
    if set(one) == {"NaturalFeature"} != set(other):
        return False  # a river is in a province
    kinds = vocabulary().kinds(one) & vocabulary().kinds(other) - {"Entity", "Agent"}
    return bool(kinds) or not (STRUCTURES.isdisjoint(one) or (STRUCTURES | {"Programme"}).isdisjoint(other))


#: What a party committee's name ends in.
_COMMITTEES = words("party-committees")


def _of_party(scene: Scene, thing: int) -> bool:
    """Whether a thing is a party committee, which stands beside its government: 省委省政府."""
    return scene.things[thing].name.endswith(_COMMITTEES)


def _nested(scene: Scene, a: int, b: int, relation: str) -> bool:
    """Of two divisions the first lies in the second, no country in one; other regions hold divisions too, towns and
    foreign countries do not."""
    one, other = scene.things[a].entry, scene.things[b].entry
    if other is not None and other.adcode and one is not None and gazetteer().is_abroad(one):
        return False
    if other is not None and other.adcode and "Country" in scene.classes(a):
        return False
    if one is None or not one.adcode:
        return True
    if other is not None and other.adcode:
        return one.adcode != other.adcode and divisions().within(one.adcode, other.adcode)
    holds = {"Region", "NaturalFeature"} | ({"Zone"} if relation == "partOf" else set())
    return not holds.isdisjoint(scene.classes(b))
