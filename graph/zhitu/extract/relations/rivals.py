"""What surer statements of the same document, or the words beside a place, rule out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Span

__all__ = ["without_neighbours", "without_rivals"]

#: 位于甲大道以东、乙公园北侧, 在丙机场附近: beside it, not in it.
_BESIDE = re.compile(wording("beside-places"))

#: An office that stands beside its body and the person's name.
_TOLD = frozenset(
    {"office", "office:sister", "office:level", "office:own", "office:deputy", "office:appointed", "office:each"}
)
#: Beside those, one that a person takes up.
_SAID = _TOLD | {"office:took", "pattern:from-body"}
#: Rules that tell where a thing is by a verb.
_PLACED = ("predicate:", "place")
#: Which offices rule out one whose body is looked for elsewhere, or that only the network sees.
_RULED_OUT = {"office:carried": _TOLD, "network": _SAID}


def without_rivals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without offices guessed of persons whose office is told: 云川大学校长甲访问青坪学院，校长甲说……"""
    held = [c for c in claims if c.property == "affiliatedWith"]
    inside = {frozenset((c.subject, c.object)) for c in claims if c.property in ("locatedIn", "partOf")}
    sites: dict[str, set[str]] = {}
    for c in claims:
        if c.property == "locatedIn" and c.rule.startswith(_PLACED):
            sites.setdefault(c.subject, set()).add(c.object)
    told = {rule: {c.subject for c in held if c.rule in by} for rule, by in _RULED_OUT.items()}
    kept = [c for c in claims if not (c.property == "affiliatedWith" and c.subject in told.get(c.rule, ()))]
    parts = {(c.subject, c.object) for c in claims if c.property == "partOf" and c.rule == "pattern:forms"}
    founded = {c.subject for c in claims if c.property == "foundedBy"}
    fellows = {frozenset((a, b)) for a, one in parts for b, other in parts if one == other and one not in founded}
    allowed = {(c.subject, c.object) for c in claims if c.property == "approvedBy" and c.rule != "network"}
    kept = [c for c in kept if not _is_allowed(c, allowed)]
    helped = {(c.subject, c.object) for c in claims if c.property == "supports" and c.rule != "network"}
    kept = [c for c in kept if not _is_helped(c, helped)]
    owned = {(c.object, c.subject) for c in claims if c.property == "owns" and c.rule != "network"}
    run = {c.subject for c in claims if c.property == "operatedBy" and c.rule != "network"}
    kept = [c for c in kept if not _is_run_by_owner(c, owned, run)]
    joined = {(c.subject, c.object) for c in claims if c.property == "connects" and c.rule != "network"}
    kept = [c for c in kept if not _is_only_joined(c, joined)]
    kept = _without_others_fields(kept)
    return [c for c in kept if not _is_elsewhere(c, sites, inside) and not _is_by_whole(c, fellows)]


def _without_others_fields(claims: Sequence[Claim]) -> list[Claim]:
    """The claims but for fields that the network alone gives to one where a verb gives them to another."""
    told: dict[str, list[Claim]] = {}
    for c in claims:
        if c.property == "focusesOn" and c.rule.startswith("predicate:"):
            told.setdefault(c.object, []).append(c)
    return [
        c
        for c in claims
        if c.rule != "network" or c.property != "focusesOn" or not any(_is_in(c, by) for by in told.get(c.object, ()))
    ]


def _is_in(c: Claim, other: Claim) -> bool:
    """Whether what a claim is told of stands between another thing and its verb: 甲基金是|乙区的首支，投向丙产业."""
    within = (b.start < a.start and a.end <= b.end for a in c.evidence for b in other.evidence)
    return c.subject != other.subject and any(within)


def _is_allowed(c: Claim, allowed: set[tuple[str, str]]) -> bool:
    """Whether the network alone says that who allowed something founded or issued it, or that another allowed it."""
    if c.rule != "network" or c.property not in ("foundedBy", "issuedBy", "approvedBy"):
        return False
    return (c.subject, c.object) in allowed or (c.property == "approvedBy" and any(c.subject == s for s, _ in allowed))


def _is_helped(c: Claim, helped: set[tuple[str, str]]) -> bool:
    """Whether the network alone says that a thing is in what it is told to help: 甲公司为|乙县|捐款."""
    return c.rule == "network" and c.property == "locatedIn" and (c.subject, c.object) in helped


def _is_only_joined(c: Claim, joined: set[tuple[str, str]]) -> bool:
    """Whether the network alone says that a line is in the place which it is told to join: 连接甲市和乙市的丙铁路."""
    return c.rule == "network" and c.property == "locatedIn" and (c.subject, c.object) in joined


def _is_run_by_owner(c: Claim, owned: set[tuple[str, str]], run: set[str]) -> bool:
    """Whether the network alone says that an owner runs what another is told to run: 归甲集团所有，委托乙公司运营."""
    return c.rule == "network" and c.property == "operatedBy" and c.subject in run and (c.subject, c.object) in owned


def _is_by_whole(c: Claim, fellows: set[frozenset[str]]) -> bool:
    """Whether the network alone says that those cooperate or are joined that are told to make up one whole."""
    return (
        c.rule == "network"
        and c.property in ("cooperatesWith", "connects")
        and frozenset((c.subject, c.object)) in fellows
    )


def _is_elsewhere(c: Claim, sites: Mapping[str, set[str]], inside: set[frozenset[str]]) -> bool:
    """Whether the network alone says that a thing is where another place is told, which is not in that one."""
    told = sites.get(c.subject, set()) if c.property == "locatedIn" and c.rule == "network" else set()
    return bool(told) and c.object not in told and not any(frozenset((c.object, site)) in inside for site in told)


def without_neighbours(scenes: Sequence[Scene], claims: Sequence[Claim]) -> list[Claim]:
    """The claims; what is only beside something is where that is: 位于丙区甲大道以北 is in 丙区."""
    beside: dict[str, list[Span]] = {}
    within: dict[str, list[Span]] = {}
    for scene in scenes:
        for thing, span, near in _places(scene):
            (beside if near else within).setdefault(thing, []).append(span)

    def is_beside(c: Claim) -> bool:
        held = [any(e.contains(s) for e in c.evidence for s in spans.get(c.object, ())) for spans in (beside, within)]
        return held == [True, False]

    lies = {(c.subject, c.object) for c in claims if c.property in ("locatedIn", "partOf")}
    places: dict[str, list[str]] = {}
    for c in claims:
        if c.property == "locatedIn" and c.rule.startswith("name:"):
            places.setdefault(c.subject, []).append(c.object)
    nearest = {k: next((a for a in v if not any((b, a) in lies for b in v)), v[0]) for k, v in places.items()}
    kept: list[Claim] = []
    for c in claims:
        if c.property != "locatedIn" or c.object not in beside or not is_beside(c):
            kept.append(c)
        elif c.object in nearest:
            kept.append(replace(c, object=nearest[c.object]))
    return kept


#: 北依|青山, 南濒|云湖.
_SIDE = re.compile("[东西南北][依临濒靠倚枕望邻接连傍滨毗]$")


def _places(scene: Scene) -> Iterator[tuple[str, Span, bool]]:
    """Each thing that is named, where, and whether what follows says that something is beside it."""
    for group in scene.groups:
        start = group.span.start
        near = _BESIDE.match(scene.text, group.span.end) or _SIDE.search(scene.text, max(0, start - 2), start)
        for thing in group.things:
            yield str(thing), group.span, near is not None
