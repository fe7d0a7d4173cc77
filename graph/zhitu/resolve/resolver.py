"""Who is who: from the entities of one document to IRIs and preferred names.

The default resolver is a pure function of the document: a thing's IRI follows from its full name, its place among the
administrative divisions, and its class, never from what else is in the graph. So documents may come in any order, one
by one, or in parallel. Deeper resolution, with the whole corpus in view, is another `Resolver`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from zhitu.divisions import COUNTRY, TOWNS, divisions
from zhitu.errors import VocabularyError
from zhitu.iri import Iris
from zhitu.model import Claim, Entity, Event, Extraction
from zhitu.names import MARKS, normal, simplify
from zhitu.resolve.anchors import ANCHORED, is_plan, needs_anchor, seat
from zhitu.resolve.districts import leading, telling_name
from zhitu.resolve.kinds import is_common_person, kind_qualifier
from zhitu.resolve.known import area, names_site, official
from zhitu.resolve.parts import group_of, parts
from zhitu.resolve.relations import within
from zhitu.resolve.suffixes import as_suffix
from zhitu.resolve.titles import repeats
from zhitu.zones import is_common, is_landmark

__all__ = ["NameResolver", "Resolved", "Resolver", "full_name", "is_town", "is_zone"]

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_BLANK = re.compile(r"\s+")
_LATIN = re.compile(r"[0-9A-Za-z]")
_FOLD = str.maketrans({**_WIDE, **dict.fromkeys(map(ord, MARKS)), ord("("): "（", ord(")"): "）"})
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―－~～"), "—")
#: Who a plan is of, what a body belongs to.
_WHOLES = ("issuedBy", "partOf", "operatedBy", "affiliatedWith")
_PLACES = ("partOf", "locatedIn")
#: Events that tell of which year a plan or session is; the first ones that there are.
_COMING = (("issued", "held"), ("approved",))
#: Places within places that are gone through for the division around them.
_STEPS = 2
#: 云岭特别行政区（特区）政府
_ASIDE = re.compile("（([一-龥]{2,6})）(?=.)")
_HYPHEN = re.compile("(?<=[0-9A-Za-z])—(?=[0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who an entity is in the corpus.

    `pref_label` is a function of the thing alone; `classes` are those that this document gives it.
    """

    iri: str
    pref_label: str
    classes: tuple[str, ...]
    adcode: str | None = None


class Resolver(Protocol):
    """Decides which entities are one; the seam behind which resolution over a whole corpus may stand."""

    def resolve(self, extraction: Extraction) -> Mapping[str, Resolved]:
        """For each entity of the document, by key, who it is."""


@lru_cache(maxsize=6_000)
def full_name(name: str) -> str:
    """A name as it is shown and as its IRI is made: simplified, without book and quotation marks, brackets and dashes
    alike, letters and digits of normal width, blanks only between Latin words.

    >>> full_name("《廣州 南沙總體方案》"), full_name("ＡＩ Lab(深圳)"), full_name("京-沪高铁"), full_name("C—919")
    ('广州南沙总体方案', 'AI Lab（深圳）', '京—沪高铁', 'C-919')
    """
    plain = simplify(unicodedata.normalize("NFC", name)).translate(_FOLD)
    parts = _BLANK.split(plain.strip())
    joined = parts[0]
    for part in parts[1:]:
        latin = _LATIN.fullmatch(joined[-1:]) and _LATIN.fullmatch(part[:1])
        joined += f" {part}" if latin else part
    return _HYPHEN.sub("-", joined.translate(_DASHES)) or "—"


class NameResolver:
    """One thing is one full name of compatible classes; see `kinds` for names that two things share."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris

    def resolve(self, extraction: Extraction) -> dict[str, Resolved]:
        """For each entity of the document, by key, who it is.

        >>> from zhitu.model import Span
        >>> entity = Entity("e1", "廣州實驗室", ("Laboratory",), (Span(0, 5),))
        >>> NameResolver(Iris()).resolve(Extraction("d", (entity,)))["e1"].iri
        'https://w3id.org/zhitu/id/广州实验室'
        """
        told = _Told(extraction)
        return {entity.key: self._resolved(entity, told) for entity in extraction.entities}

    def _resolved(self, entity: Entity, told: _Told) -> Resolved:
        if entity.adcode is not None:
            return self._division(entity, entity.adcode)
        name = _placed(_telling(full_name(entity.name), entity), entity, told)
        qualifier = kind_qualifier(name, entity.classes) or _qualifier(name, entity, told)
        if "Person" in entity.classes:  # 王伟 of 教育部, 王伟 of a company: people can say whether they are one
            alone = told.document or qualifier if is_common_person(name, entity.classes) else qualifier
            qualifier = next(iter(told.related(entity, ("affiliatedWith",))), alone)
        return Resolved(self.iris.entity(name, qualifier), name, entity.classes)

    def _division(self, entity: Entity, adcode: str) -> Resolved:
        known = divisions()
        if adcode not in known.by_code:
            raise VocabularyError(f"no administrative division has the code {adcode!r} ({entity.name})")
        row = known.by_code[adcode]
        return Resolved(self.iris.entity(row.name, known.qualifier(adcode)), row.name, entity.classes, adcode)


class _Told:
    """What a document says of each of its entities, by key."""

    def __init__(self, extraction: Extraction) -> None:
        self.document = as_suffix(extraction.document)
        self._entities = {e.key: e for e in extraction.entities}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._events: dict[str, list[Event]] = defaultdict(list)
        for claim in extraction.claims:
            self._claims[claim.subject].append(claim)
        for event in extraction.events:
            self._events[event.of].append(event)

    def related(self, entity: Entity, properties: Collection[str]) -> list[str]:
        """Full names of what the document relates it to, in order."""
        return [_shown(other) for other in self._related(entity, properties)]

    def telling(self, entity: Entity, properties: Collection[str]) -> list[str]:
        """Those of `related` that say which they are, each behind its place where it needs one."""
        found = ((other, _placed(_shown(other), other, self)) for other in self._related(entity, properties))
        return [name for other, name in found if other.adcode is not None or not _is_vague(name, other)]

    def _related(self, entity: Entity, properties: Collection[str]) -> list[Entity]:
        return [self._entities[c.object] for c in self._claims.get(entity.key, ()) if c.property in properties]

    def above(self, entity: Entity, steps: int = _STEPS) -> list[str]:
        """Codes of the divisions that the document says it lies in, in order, or what it lies in; not the country."""
        claims = [c for c in self._claims.get(entity.key, ()) if c.property in _PLACES]
        places = [self._entities[c.object] for c in claims]
        codes = [place.adcode for place in places if place.adcode in divisions().by_code and place.adcode != COUNTRY]
        if codes or not steps:
            return [code for code in codes if code is not None]
        return [code for place in places if place.adcode is None for code in self.above(place, steps - 1)]

    def district(self, name: str, entity: Entity, codes: Collection[str]) -> str | None:
        """Which of some districts a name begins with: as a fuller form, its place, or else the document says."""
        fuller = (form for form in map(full_name, entity.aliases) if form.endswith(name))
        written = {code for form in fuller if form != name for code in parts(form).codes}
        for told in (written, self.above(entity), self._named.intersection(codes), self._named):
            if meant := [code for code in codes if any(divisions().within(code, place) for place in told)]:
                return meant[0] if len(meant) == 1 else None
        return None

    def site(self, name: str) -> str:
        """The division of the town or zone of this document that a name begins with; "" where it is not told."""
        begun = (self._sites.get(name[:end], ()) for end in range(len(name) - 1, 1, -1))
        found = next(filter(None, begun), frozenset())
        return min(found) if len(found) == 1 else ""

    @cached_property
    def _sites(self) -> dict[str, set[str]]:
        """The towns and zones of the document, by name, with the divisions that they lie in."""
        found: dict[str, set[str]] = defaultdict(set)
        for place in self._entities.values():
            name = full_name(place.name)
            if not (is_town(name, place) or is_zone(name, place)):
                continue
            if codes := self.above(place):
                found[name].add(telling_name(codes[0]))
            elif "Zone" in place.classes:
                found[name] |= {full.removesuffix(name) for full in self.fuller(name, place)}
        return found

    def fuller(self, name: str, entity: Entity) -> set[str]:
        """Names of the document's things of its kind that are places and this name: 广州科学城 for 科学城."""
        kin = (e for e in self._entities.values() if e.adcode is None and set(e.classes) & set(entity.classes))
        ends = ((full, full.removesuffix(name)) for full in map(_shown, kin) if full.endswith(name))
        return {full for full, before in ends if parts(before).places}

    @cached_property
    def _named(self) -> frozenset[str]:
        """Codes of the divisions that the document names, the country apart."""
        known = divisions().by_code
        return frozenset(e.adcode for e in self._entities.values() if e.adcode in known) - {COUNTRY}

    def years(self, entity: Entity) -> list[str]:
        """Years in which it was issued or held, by the document, or else approved."""
        events = [e for e in self._events.get(entity.key, ()) if e.date]
        found = [[e.date[:4] for e in events if e.date and e.type in types] for types in _COMING]
        return next(filter(None, found), [])


def _telling(name: str, entity: Entity) -> str:
    """The name, or where it tells nothing the fuller one that ends in it: 四川省发改委 for 省发改委."""
    name = _without_alias(name)
    if not any(alias.endswith(name) and alias != name for alias in entity.aliases):
        return name
    if not needs_anchor(name, entity.classes) or is_town(name, entity):
        return name
    fuller = (full for full in map(full_name, entity.aliases) if full.endswith(name) and full != name)
    return min((full for full in fuller if not needs_anchor(full, entity.classes)), default=name)


def _without_alias(name: str) -> str:
    """A name without what it says in brackets of a word within it, how that is called for short.

    >>> _without_alias("云岭特别行政区（特区）政府"), _without_alias("云岭投资（集团）有限公司")
    ('云岭特别行政区政府', '云岭投资（集团）有限公司')
    """
    for aside in _ASIDE.finditer(name):
        before, short, after = name[: aside.start()], aside[1], name[aside.end() :]
        if before.endswith(short[-1]) and within(short, before):
            return before + after
    return name


def _placed(name: str, entity: Entity, told: _Told) -> str:
    """The name of a body or facility, behind that of the city or county in which the place it begins with lies.

    和平区体育中心 of 天津市, 城关镇人民政府 of 平利县: where the document says so.
    """
    if ANCHORED.isdisjoint(entity.classes) or "Policy" in entity.classes or official(normal(name)):
        return name
    if codes := leading(name):
        code = told.district(name, entity, codes)
        return f"{divisions().qualifier(code)}{name}" if code else name
    return name if parts(name).places else f"{told.site(name)}{name}"


def _is_vague(name: str, entity: Entity) -> bool:
    """Whether a name needs a place or a whole itself."""
    return needs_anchor(name, entity.classes) or is_zone(name, entity) or _is_open(name, entity)


def is_town(name: str, entity: Entity) -> bool:
    """Whether it is a town or neighbourhood by the end of its name, and no division with a code."""
    return "District" in entity.classes and entity.adcode is None and name.endswith(TOWNS)


def is_zone(name: str, entity: Entity) -> bool:
    """Whether it is a zone, lake or hill of which another place may have one too.

    Of a zone the name has no place, and the gazetteer has not it.
    """
    if entity.adcode is not None:
        return False
    if "NaturalFeature" in entity.classes:
        return is_landmark(name)
    if "Zone" not in entity.classes or (area(normal(name)) and not is_common(name)):
        return False
    return not parts(name, group_of(entity.classes)).places


def _qualifier(name: str, entity: Entity, told: _Told) -> str | None:
    """What a name that others have too carries in its IRI: whose it is, where it is, its year, or else the document."""
    if not needs_anchor(name, entity.classes):
        if is_plan(entity.classes):
            return "_".join([*_whose(name, entity, told), *_edition(name, entity, told)]) or None
        if is_town(name, entity):
            return next(iter(told.related(entity, ("partOf",)) or told.related(entity, ("locatedIn",))), None)
        if is_zone(name, entity):
            return next(map(telling_name, told.above(entity)), None)
        return told.document if _is_open(name, entity) else None
    whose = told.telling(entity, _WHOLES)[:1] or told.telling(entity, ("locatedIn",))[:1]
    whose = whose or [telling_name(code) for code in told.above(entity)[:1]]
    year = told.years(entity)[:1] if is_plan(entity.classes) else []
    # a year alone would make one plan of those of a hundred cities
    return "_".join([*whose, *year] if whose else [*year, told.document])


def _whose(name: str, entity: Entity, told: _Told) -> list[str]:
    """Who issued a plan whose title says nothing of a place, a place's body before others."""
    if names_site(normal(name)):
        return []
    seated = [whole for whole in told.related(entity, _WHOLES) if seat(whole)]
    if seated or not repeats(name, entity.classes):
        return seated[:1]
    return told.telling(entity, ("issuedBy",))[:1]


def _edition(name: str, entity: Entity, told: _Told) -> list[str]:
    """The year of a plan whose title may come again."""
    return sorted(told.years(entity))[:1] if repeats(name, entity.classes) else []


def _is_open(name: str, entity: Entity) -> bool:
    """Whether it is a homonymous district, or what each of them has, untold of which: 朝阳区, 朝阳区教育局."""
    if not leading(name):
        return False
    of_district = parts(name, group_of(entity.classes)).weak and not ANCHORED.isdisjoint(entity.classes)
    return "Policy" not in entity.classes and (of_district or name in divisions().by_name)


def _shown(entity: Entity) -> str:
    if entity.adcode in divisions().by_code:
        return telling_name(entity.adcode or "")
    return _telling(full_name(entity.name), entity)
