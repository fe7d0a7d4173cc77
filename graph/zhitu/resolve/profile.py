"""What is known of a node: all that comparing needs, gathered from one document or from many.

A node is what `NameResolver` gives an entity: an IRI that follows from name, kind and division. Which nodes are one
thing is found by comparing their profiles, and nothing else.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from operator import itemgetter
from typing import Any

from zhitu.divisions import COUNTRY
from zhitu.model import Entity, Extraction
from zhitu.resolve import known
from zhitu.resolve.anchors import needs_anchor
from zhitu.resolve.kinds import is_common_person
from zhitu.resolve.parts import Parts, group_of, parts, parts_from_json
from zhitu.resolve.relations import short_title
from zhitu.resolve.resolver import Resolved, full_name

__all__ = ["LIMIT", "Profile", "in_gazetteer", "joined", "profile_from_json", "profile_to_json", "profiles"]

#: Values that each field keeps at most, the smallest by order, so that the profile of what all documents name stays
#: small. What has more places or wholes than this is not told apart by them anyway.
LIMIT = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """A node and what documents say of it. All names are full names as of `resolver.full_name`.

    `forms` are the names it goes by, `name` among them. `places` are where it lies, by adcode where it is a division,
    else by name. `wholes` are names of what it is part of, who runs or owns it, who issued it. `years` are those in
    which it was issued, held or founded. `beside` are names and adcodes of what the document names next to it, kept
    only where its own name could mean several things or is that of many persons. `apart` are IRIs of nodes that a
    document calls by the same name and means others by. `former` are the names that it bore before renamings.
    `parsed` are its telling names taken apart, where somebody has kept them, since that is most of what comparing
    costs; they follow from the rest.
    """

    iri: str
    name: str
    forms: frozenset[str]
    classes: frozenset[str]
    adcode: str | None = None
    places: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    parsed: tuple[Parts, ...] | None = field(default=None, compare=False, repr=False)


_SETS = ("forms", "classes", "places", "wholes", "years", "beside", "apart", "former")
_NAMES = tuple(part.name for part in fields(Profile) if part.compare)
#: Characters within which two names are in one breath.
_NEAR = 40
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_WHOLES = {"partOf", "issuedBy", "operatedBy", "affiliatedWith"}
#: Events whose years tell of which year a thing is, and one that does where those are not told.
_DATED, _APPROVED = {"issued", "held", "founded"}, {"approved"}


def profiles(extraction: Extraction, resolution: Mapping[str, Resolved]) -> dict[str, Profile]:
    """The profile of each node of a document, by its IRI."""
    wholes: dict[str, set[str]] = {entity.key: set() for entity in extraction.entities}
    places: dict[str, set[str]] = {entity.key: set() for entity in extraction.entities}
    years: dict[str, set[str]] = {entity.key: set() for entity in extraction.entities}
    for claim in extraction.claims:
        whole = resolution[claim.object]
        if claim.property == "locatedIn":
            places[claim.subject].add(whole.adcode or whole.pref_label)
        elif claim.property in _WHOLES:
            wholes[claim.subject].add(whole.pref_label)
    for types in (_DATED, _APPROVED):
        told_of = {key for key, found in years.items() if found}
        for event in extraction.events:
            if event.type in types and event.date and event.of not in told_of:
                years[event.of].add(event.date[:4])
    fuller, apart = _fuller(extraction, resolution) | _met(extraction, resolution), _apart(extraction, resolution)
    fuller |= {key: fuller.get(key, frozenset()) | found for key, found in _titles(extraction, resolution).items()}
    gathered: dict[str, list[Profile]] = {}
    for entity in extraction.entities:
        of = resolution[entity.key]
        key = entity.key
        told = (frozenset(places[key]), frozenset(wholes[key]), frozenset(years[key]), fuller.get(key, frozenset()))
        others, former = apart.get(key, frozenset()), frozenset(map(full_name, entity.former))
        gathered.setdefault(of.iri, []).append(
            Profile(of.iri, of.pref_label, _forms(entity, of), frozenset(of.classes), of.adcode, *told, others, former)
        )
    return {iri: joined(found) for iri, found in gathered.items()}


def _fuller(extraction: Extraction, resolution: Mapping[str, Resolved]) -> dict[str, frozenset[str]]:
    """For each entity whose name tells nothing by itself the fuller names of its kind that the document has as well."""
    weak = [e for e in extraction.entities if needs_anchor(resolution[e.key].pref_label, e.classes)]
    if not weak:
        return {}
    full: dict[str, set[str]] = {}
    for entity in extraction.entities:
        name = resolution[entity.key].pref_label
        if entity.adcode is None and (found := parts(name, group_of(entity.classes))).places:
            levels = {known.place_name(code)[-1] for code in found.codes} if len(found.places) == 1 else set()
            for core in (found.core, *(level + found.core for level in levels)):  # 省发改委 beside 四川省发展改革委
                full.setdefault(core, set()).add(name)
    cores = {e.key: parts(resolution[e.key].pref_label, group_of(e.classes)).core for e in weak}
    return {key: frozenset(full[core]) for key, core in cores.items() if core in full}


def _titles(extraction: Extraction, resolution: Mapping[str, Resolved]) -> dict[str, frozenset[str]]:
    """For each plan whose title tells nothing the one full title of the document that it may be short for."""
    named = {e.key: resolution[e.key].pref_label for e in extraction.entities if "Policy" in e.classes}
    weak = {key for key, name in named.items() if needs_anchor(name, ("Policy",))}
    plain = {name: parts(name, group_of(("Policy",))) for name in named.values()} if weak else {}
    found: dict[str, frozenset[str]] = {}
    for key in weak:
        told = (name for other, name in named.items() if other not in weak)
        meant = frozenset(name for name in told if short_title(plain[named[key]], plain[name]))
        if len(meant) == 1:
            found[key] = meant
    return found


def _met(extraction: Extraction, resolution: Mapping[str, Resolved]) -> dict[str, frozenset[str]]:
    """For each person of a name that many share what is named just before and after."""
    persons = [e for e in extraction.entities if is_common_person(resolution[e.key].pref_label, e.classes)]
    if not persons:
        return {}
    named = sorted((m.start, m.end, e.key) for e in extraction.entities if e.adcode != COUNTRY for m in e.mentions)
    longest = max((end - start for start, end, _ in named), default=0)
    found: dict[str, set[str]] = {person.key: set() for person in persons}
    for person in persons:
        for mention in person.mentions:
            first = bisect_left(named, mention.start - _NEAR - longest, key=itemgetter(0))
            last = bisect_right(named, mention.end + _NEAR, key=itemgetter(0))
            for _, end, key in named[first:last]:
                if key != person.key and mention.start - end <= _NEAR:
                    found[person.key].add(resolution[key].pref_label)
    return {key: frozenset(names) for key, names in found.items()}


def _apart(extraction: Extraction, resolution: Mapping[str, Resolved]) -> dict[str, frozenset[str]]:
    """For each entity that has its name in common with others of its kind in the document their IRIs."""
    named: dict[str, list[Entity]] = {}
    for entity in extraction.entities:
        named.setdefault(entity.name, []).append(entity)
    found: dict[str, frozenset[str]] = {}
    for alike in (group for group in named.values() if len(group) > 1):
        for entity in alike:
            kin = (other for other in alike if set(other.classes) & set(entity.classes))
            found[entity.key] = frozenset(resolution[other.key].iri for other in kin) - {resolution[entity.key].iri}
    return found


def _forms(entity: Entity, of: Resolved) -> frozenset[str]:
    return frozenset((of.pref_label, *map(full_name, (entity.name, *entity.aliases))))


def joined(profiles: Iterable[Profile]) -> Profile:
    """What several documents say of one node, in one profile; in any order, any grouping, any number of times.

    >>> a = Profile("id:a", "甲", frozenset({"甲"}), frozenset({"City"}))
    >>> b = Profile("id:a", "甲", frozenset({"甲", "乙"}), frozenset({"City"}))
    >>> sorted(joined([a, b, a]).forms)
    ['乙', '甲']
    """
    found = list(profiles)
    first = found[0]
    if len(found) == 1 and first.adcode != "" and all(len(getattr(first, key)) <= LIMIT for key in _SETS):
        return first  # as with most, and nothing to cut
    if any(other.iri != first.iri for other in found):
        raise ValueError(f"profiles of different nodes cannot be joined: {sorted({p.iri for p in found})}")
    united: dict[str, Any] = {key: _kept(frozenset().union(*(getattr(p, key) for p in found))) for key in _SETS}
    adcode = min((p.adcode for p in found if p.adcode), default=None)
    return Profile(first.iri, min(p.name for p in found), adcode=adcode, **united)


def _kept(values: frozenset[str]) -> frozenset[str]:
    """The first values in order, as many as a profile holds of a kind."""
    return frozenset(sorted(values)[:LIMIT]) if len(values) > LIMIT else values


def in_gazetteer(profile: Profile) -> bool:
    """Whether it is a place of the gazetteer, which has name and class from there; divisions and quarters alike."""
    return profile.adcode is not None


def profile_to_json(profile: Profile) -> str:
    """The profile as a line of JSON, what is empty left out; always the same for the same profile."""
    row = ((name, getattr(profile, name)) for name in _NAMES)
    return _encode({key: sorted(value) if key in _SETS else value for key, value in row if value})


def profile_from_json(line: str, parsed: str = "") -> Profile:
    """The profile that `profile_to_json` wrote, with its names as `parts_to_json` wrote them, if it did.

    >>> a = Profile("id:a", "甲", frozenset({"甲"}), frozenset({"City"}), years=frozenset({"2022"}))
    >>> profile_from_json(profile_to_json(a)) == a
    True
    """
    row: dict[str, Any] = json.loads(line)
    found: dict[str, Any] = {key: frozenset(value) if key in _SETS else value for key, value in row.items()}
    return Profile(**found, parsed=parts_from_json(parsed) if parsed else None)
