"""Where what a document names without a place lies: 城关镇 in a county's notice, 科学城 in a city's plan.

The publisher tells it, the title, of towns the one county that the document names, of a metro's line the one city whose
metro it names; nothing does where another place stands just before. What each zone is made of (启动区) is a part of the
one zone that the document names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter

from zhitu.divisions import COUNTRY, divisions, of_publisher
from zhitu.model import Claim, Document, Entity, Extraction, Span
from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.anchors import leaves_out_level, needs_anchor
from zhitu.resolve.kinds import expected, is_generic
from zhitu.resolve.namesakes import each_has_one, town_in
from zhitu.resolve.parts import group_of, parts
from zhitu.resolve.resolver import full_name, is_town, is_zone

__all__ = ["with_home"]

_HOME = "home"
#: Characters before a name within which another place may be its own.
_NEAR = 60
#: A line that says no city, and what runs lines.
_LINE, _METRO = re.compile(r"(?:地铁|轨道交通)?[0-9一二三四五六七八九十]+号线"), re.compile("地铁|轨道交通")
#: What a zone is made of, and zones that are.
_OF_ZONE = re.compile("(?:先行)?(?:启动|起步|先行|核心|拓展|控制|发展)区")
_MADE = re.compile("(?:(?<!起步|启动)新区|合作区|高新区|科学城|新城|示范区|试验区|开发区)$")
_SITED = frozenset(("School", "Hospital", "Facility", "Zone", "NaturalFeature", "Fund"))
_TELLING = frozenset(("partOf", "locatedIn", "operatedBy", "affiliatedWith"))


def with_home(document: Document, extraction: Extraction) -> Extraction:
    """What is extracted, with places of what the document names without one: to tell its nodes by, no more."""
    homeless = [e for e in extraction.entities if _is_bare(e)]
    told = _told(extraction, {e.key for e in homeless})
    bare = [e for e in homeless if e.key not in told and e.mentions]
    if not bare:
        return extraction
    if zone := _zone(extraction):
        within = [e for e in bare if "Zone" in e.classes and _OF_ZONE.match(full_name(e.name))]
        claims = tuple(Claim(e.key, "partOf", zone, e.mentions[:1]) for e in within)
        extraction = replace(extraction, claims=(*extraction.claims, *claims))
        bare = [e for e in bare if e not in within]
    places = _Places(document, extraction)
    homes = {e.key: home for e in bare if (home := places.home(e)) is not None}
    entities = (
        Entity(f"{_HOME} {code}", divisions().by_code[code].name, divisions().by_code[code].classes, (), (), code)
        for code in sorted(set(homes.values()))
    )
    found = (Claim(e.key, _relation(e), f"{_HOME} {homes[e.key]}", e.mentions[:1]) for e in bare if e.key in homes)
    return replace(extraction, entities=(*extraction.entities, *entities), claims=(*extraction.claims, *found))


def _zone(extraction: Extraction) -> str:
    """The key of the one zone of a document that has a name and is made of others; empty where there are several."""
    zones = (e for e in extraction.entities if "Zone" in e.classes and _MADE.search(full_name(e.name)))
    named = [e.key for e in zones if not is_zone(full_name(e.name), e)]
    return named[0] if len(named) == 1 else ""


def _told(extraction: Extraction, homeless: set[str]) -> set[str]:
    """What the document says the place or the whole of, and these tell which they are."""
    telling = {e.key for e in extraction.entities} - homeless
    return {c.subject for c in extraction.claims if c.property in _TELLING and c.object in telling}


def _is_bare(entity: Entity) -> bool:
    """Whether it is such as many places have one of, and none of its names says where it is."""
    if entity.adcode is not None or "Policy" in entity.classes or is_generic(entity.name, entity.classes):
        return False
    name = full_name(entity.name)
    if not _is_many(name, entity):
        return False
    return not any(parts(full_name(form), group_of(entity.classes)).places for form in (name, *entity.aliases))


def _is_many(name: str, entity: Entity) -> bool:
    """Whether many places have one of such a name."""
    if town_in(normal(name)) or is_town(name, entity):
        return "Person" not in entity.classes
    if "Project" in entity.classes and leaves_out_level(normal(name)):
        return True
    return not _SITED.isdisjoint(entity.classes) and (is_zone(name, entity) or needs_anchor(name, entity.classes))


def _relation(entity: Entity) -> str:
    return "partOf" if "District" in entity.classes else "locatedIn"


class _Places:
    """The divisions that a document names, and those that it is of."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        self._named = sorted(
            (span.end, e.adcode)
            for e in extraction.entities
            if e.adcode in divisions().by_code and e.adcode != COUNTRY
            for span in e.mentions
        )
        self._codes = {code for _, code in self._named}
        self._lowest = divisions().lowest(self._codes)
        publisher = of_publisher(document.publisher or "")
        self._own = {*_of_title(document.title or ""), *([publisher.code] if publisher else ())} - {COUNTRY}
        named = (parts(full_name(e.name), group_of(e.classes)) for e in extraction.entities)
        self._metros = {code for name in named if _METRO.search(name.whole) for code in name.codes}
        self._official = expected(document.publisher or "") == "GovernmentBody"

    def home(self, entity: Entity) -> str | None:
        """The code of the city or county that it lies in; None where nothing tells."""
        name = full_name(entity.name)
        if _LINE.match(normal(name)) and len(self._metros) == 1:
            return self._of_metro(*self._metros)
        begun = town_in(normal(name))
        town = (begun != "" and not each_has_one(begun)) or is_town(name, entity)
        if not self._own:
            return _local(self._lowest) if town else None
        home = divisions().lowest(self._own)
        if home is None or not all(divisions().in_line(code, home) for code in self._near(min(entity.mentions))):
            return None
        lower = divisions().lowest({home, self._lowest}) if town and self._lowest is not None else None
        return home if "Fund" in entity.classes else _local(lower or home)  # a province has funds too

    def _of_metro(self, city: str) -> str | None:
        """The city whose metro alone a document names, unless the document is of another."""
        return _local(city) if all(divisions().in_line(city, own) for own in self._own) else None

    def _near(self, at: Span) -> set[str]:
        """Codes of the divisions that a name may belong to instead: of all that are named, in an official document
        only of those just before it."""
        if not self._official:
            return self._codes
        ends = (bisect_right(self._named, end, key=itemgetter(0)) for end in (at.start - _NEAR, at.start))
        return {code for _, code in self._named[slice(*ends)]}


def _of_title(title: str) -> set[str]:
    """Codes of the divisions that a title names without doubt."""
    plain = normal(title)
    found = (known.place_codes(plain[start:end]) for start, end in known.places_in(plain))
    return {codes[0] for codes in found if len(codes) == 1}


def _local(code: str | None) -> str | None:
    """The code of a city or county; None for a province."""
    row = divisions().by_code.get(code or "")
    return row.code if row is not None and not {"City", "District"}.isdisjoint(row.classes) else None
