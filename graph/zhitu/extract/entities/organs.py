"""省发改委 in a document of 四川: whose organ it is follows from where the document is at home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from zhitu.divisions import Division, divisions, of_publisher
from zhitu.model import Document, Entity

__all__ = ["homes", "with_full_names"]

#: 我省, 全市: the document speaks of its own place. Not 日本省, 完全省, 安全市场.
_OWN = re.compile(r"(?<![日完安健])(?:我|本|全)(?P<level>省|自治区|市|县|州)(?!场|值|级|域)")
#: An organ that leaves out the name of its place. Not 市场监管总局, 市政工程处, 区块链中心, 州际.
_ORGAN = re.compile(
    r"(?P<level>自治区|省(?!际)|市(?!场|值|民|政(?!府|协|法))|区(?!块|域|间|位)|县(?!域)|州(?!际))(?=..|委)"
)
#: What is called so at every level, and what is so only at that of a province: 省图书馆, but 市第一医院 of a 区.
_BODIES = frozenset({"GovernmentBody", "Company", "Organization"})
_PUBLIC = _BODIES | {"Organization", "Hospital", "School", "ResearchInstitute", "Laboratory", "Facility"}


def with_full_names(document: Document, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, those that leave out whose organs they are with their full name beside their own."""
    if not any(_organ(entity) for entity in entities):
        return entities
    home = homes(document, entities)
    return tuple(_named(entity, home) for entity in entities)


def homes(document: Document, entities: Iterable[Entity]) -> Mapping[str, str]:
    """The place of each level that the document is at home in, by the last word of its name.

    Of its publisher's name, and of 我省 and its like where the document names one such place; where the two say
    different things, or there is neither, the level is not in it.
    """
    known = divisions()
    found = {level: {name} for level, name in _above(of_publisher(document.publisher or "")).items()}
    codes = {e.adcode for e in entities if e.adcode in known.by_code}
    named = {known.by_code[code].name: code for code in codes}
    for level in {match["level"] for match in _OWN.finditer(document.text)}:
        meant = {name for name in named if name.endswith(level) and not (level == "市" and _is_county(name))}
        if len(meant) == 1 and not known.belied(named[min(meant)], codes):
            found.setdefault(level, set()).update(meant)
    return {level: min(names) for level, names in found.items() if len(names) == 1}


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


def _named(entity: Entity, home: Mapping[str, str]) -> Entity:
    match = _organ(entity)
    if match is None or match["level"] not in home:
        return entity
    full = home[match["level"]] + entity.name[match.end() :]
    return entity if full in entity.aliases else replace(entity, aliases=(*entity.aliases, full))
