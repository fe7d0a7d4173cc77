"""省发改委 in a document of 四川: whose organ it is.

It follows from what a list names before it (四川省委、省政府), from where the document is at home, and of the organ of
a zone (新区管委会) from the one such zone that the document names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from zhitu.divisions import Division, divisions, of_publisher
from zhitu.extract.text.view import fold
from zhitu.extract.text.wording import wording, words
from zhitu.model import Document, Entity
from zhitu.names import normal

__all__ = ["homes", "with_full_names"]

#: 我省, 全市: the document speaks of its own place. Not 日本省, 完全省, 安全市场.
_OWN = re.compile(rf"(?<![日完安健天])(?:我|本|全)(?P<level>{wording('own-levels')})(?!场|值|级|域)")
#: An organ that leaves out the name of its place. Not 市场监管总局, 市政工程处, 区块链中心, 州际.
_ORGAN = re.compile(f"(?P<level>{wording('organ-levels')})(?=..|委)")
#: An organ that leaves out which zone it is of.
_ZONES = wording("kinds-of-zones")
_ZONE, _HEAD = re.compile(f"(?=(?P<head>{_ZONES})..)"), re.compile(f"{_ZONES}$")
#: What each zone has, and office-holders of one organ before another: 党工委书记、|管委会, 省政府副秘书长、|省能源局.
_ORGANS_OF_ZONES = words("organs-of-zones")
_WHOLLY = re.compile(f"(?={wording('organs-of-zones')}$)")
_LISTED = re.compile(f"(?:(?:党组)?副?{wording('heads-before-organs')})?(?:[、和与及]|联合|会同)$")
#: Characters between two of a list, and members that are looked back over, so that one of thousands stays linear.
_BETWEEN, _LONGEST = 8, 20
#: What is called so at every level, and what is so only at that of a province: 省图书馆, but 市第一医院 of a 区.
_BODIES = frozenset({"GovernmentBody", "Company", "Organization"})
_PUBLIC = _BODIES | {"Organization", "Hospital", "School", "ResearchInstitute", "Laboratory", "Facility"}


def with_full_names(document: Document, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, those that leave out whose organs they are with their full name beside their own."""
    if not any(_organ(entity) or _of_zone(entity) for entity in entities):
        return entities
    wholes = _Wholes(document, entities)
    return tuple(_named(entity, wholes.of(entity)) for entity in entities)


class _Wholes:
    """Whose the organs of a document are."""

    def __init__(self, document: Document, entities: tuple[Entity, ...]) -> None:
        self._text = document.text
        self._homes = homes(document, entities)
        self._zones = [e for e in entities if "Zone" in e.classes]
        #: The names of each zone, and of those whose organs are named.
        self._called = [_forms(e) for e in self._zones]
        self._called += [tuple(map(_without_organ, _forms(e))) for e in entities if "GovernmentBody" in e.classes]
        #: Where each name ends, where it begins; the longest holds.
        named = sorted((m.end, -m.start, e.key) for e in entities for m in e.mentions)
        things = {e.key: e for e in entities}
        self._ending = {end: (-start, things[key]) for end, start, key in named}

    def of(self, entity: Entity) -> str:
        """The name that the first word of an organ's name stands for; empty where nothing tells."""
        if (organ := _organ(entity)) is not None:
            beside = (self._above(other).get(organ["level"]) for other in self._listed(entity))
            return next(filter(None, beside), "") or self._homes.get(organ["level"], "")
        if (organ := _of_zone(entity)) is None:
            return ""
        if entity.name not in _ORGANS_OF_ZONES:
            return self._zone_called(organ["head"]).removesuffix(organ["head"])
        heads = (_HEAD.search(self._text, max(0, m.start - _BETWEEN), m.start) for m in entity.mentions)
        cut = next((self._zone_called(head.group()) for head in heads if head), "")  # 新区|管委会
        return cut or next(filter(None, map(self._zone_of, self._listed(entity))), "")

    def _zone_called(self, head: str) -> str:
        """The name of the one zone that ends so."""
        named = ([form for form in zone if _is_called(form, head)] for zone in self._called)
        meant = sorted((forms[0] for forms in named if forms), key=lambda form: (-len(form), form))
        return meant[0] if meant and all(meant[0].endswith(form) for form in meant) else ""

    def _listed(self, entity: Entity) -> Iterator[Entity]:
        """What a list names directly before one of the mentions, the nearest first."""
        return (other for mention in entity.mentions for other in islice(self._before(mention.start), _LONGEST))

    def _before(self, start: int) -> Iterator[Entity]:
        """What a list names directly before a place in the text, back to what says by itself whose it is."""
        while (joint := _LISTED.search(self._text, max(0, start - _BETWEEN), start)) is not None:
            ending = self._ending.get(joint.start())
            if ending is None:
                return
            start, other = ending
            yield other
            if not _organ(other):
                return

    def _above(self, entity: Entity) -> dict[str, str]:
        """The divisions of the body of a place, by the last word of their names."""
        bodily = "GovernmentBody" in entity.classes and entity.adcode is None
        return _above(of_publisher(entity.name)) if bodily else {}

    def _zone_of(self, entity: Entity) -> str:
        """The name of the zone whose organ one is."""
        whose = _without_organ(entity.name)
        return next((z.name for z in self._zones if whose and any(form.endswith(whose) for form in _forms(z))), "")


def _forms(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _without_organ(name: str) -> str:
    """The zone whose organ a name is; empty where it is none."""
    organ = next((organ for organ in _ORGANS_OF_ZONES if name.endswith(organ)), "")
    return name.removesuffix(organ) if organ else ""


def _is_called(form: str, head: str) -> bool:
    return form.endswith(head) and len(form) > len(head) + 1 and not form.endswith(f"高{head}")


def homes(document: Document, entities: Iterable[Entity]) -> Mapping[str, str]:
    """The place of each level that the document is at home in, by the last word of its name.

    Of its publisher's name, and of 我省 and its like where the document names one such place; where the two say
    different things the level is not in it. Where neither does, of the one place that the title names.
    """
    known = divisions()
    found = {level: {name} for level, name in _above(of_publisher(document.publisher or "")).items()}
    codes = {e.adcode for e in entities if e.adcode in known.by_code}
    named = {known.by_code[code].name: code for code in codes}
    for level in {match["level"] for match in _OWN.finditer(document.text)}:
        meant = {name for name in named if name.endswith(level) and not (level == "市" and _is_county(name))}
        if len(meant) == 1 and not known.belied(named[min(meant)], codes):
            found.setdefault(level, set()).update(meant)
    for level, name in _of_title(document, entities).items():
        found.setdefault(level, {name})
    return {level: min(names) for level, names in found.items() if len(names) == 1}


def _of_title(document: Document, entities: Iterable[Entity]) -> Mapping[str, str]:
    """The place that title and text name, and those that it lies in; none where there are two, or it is elsewhere than
    the publisher."""
    title, publisher = normal(fold(document.title or "")), of_publisher(document.publisher or "")
    named = {e.adcode for e in entities if e.adcode and any(normal(form) in title for form in _forms(e))}
    lowest = divisions().lowest(named | {publisher.code if publisher else None}) if named else None
    return _above(divisions().by_code.get(lowest or ""))


def _is_county(name: str) -> bool:
    return any(row.level == "county" for row in divisions().by_name.get(name, ()))


def _above(division: Division | None) -> dict[str, str]:
    """The division and those that it lies in, by the last word of their names."""
    found: dict[str, str] = {}
    while division is not None and division.level != "country":
        level = "自治区" if division.name.endswith("自治区") else division.name[-1]
        found.setdefault(level, f"{divisions().qualifier(division.code) or ''}{division.name}")
        division = divisions().by_code.get(division.parent or "")
    return found


def _organ(entity: Entity) -> re.Match[str] | None:
    match = _ORGAN.match(entity.name)
    if match is None or entity.adcode is not None:
        return None
    return match if (_PUBLIC if match["level"] in ("省", "自治区") else _BODIES).intersection(entity.classes) else None


def _of_zone(entity: Entity) -> re.Match[str] | None:
    if entity.adcode is not None or not _BODIES.intersection(entity.classes):
        return None
    return _ZONE.match(entity.name) or _WHOLLY.match(entity.name)


def _named(entity: Entity, whole: str) -> Entity:
    organ = _organ(entity) or _of_zone(entity)
    if organ is None or not whole:
        return entity
    full = whole + entity.name[organ.end() :]
    return entity if full in entity.aliases else replace(entity, aliases=(*entity.aliases, full))
