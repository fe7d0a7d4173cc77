"""Regions whose names put the signs of their places together (苏锡常), and regions that are called otherwise (齐鲁)."""

from __future__ import annotations

import re

from zhitu.extract.text.gazetteer import Entry, Gazetteer
from zhitu.extract.text.wording import wording

__all__ = ["put_together"]

_PAIRED = re.compile(rf"^(?!{wording('regions-by-signs')})([一-龥]{{2,3}}?)(?:两地|三地|极点)?$")
#: 川中 is a part of 四川.
_DIRECTION = frozenset("东南西北中")


def put_together(name: str, region: Entry, known: Gazetteer) -> list[Entry]:
    """The places that a region's name puts together, in their order; none where fewer than two of its own fit."""
    pair = _PAIRED.match(name) if region.kind == "region" and not _DIRECTION.issuperset(name) else None
    chosen: list[Entry] = []
    matched: set[str] = set()
    for sign in pair.group(1) if pair else "":
        places = (*known.paired.get(sign, ()), *known.abbreviations.get(sign, ()))
        if not places:
            return []
        meant = next((place for place in places if _lies_in(place, region, known)), None)
        chosen.append(meant or places[0])
        matched |= {meant.name} if meant else set()
    return chosen if len(matched) > 1 else []


def _lies_in(place: Entry, region: Entry, known: Gazetteer) -> bool:
    """Whether a place is one that makes up a region, or a city of such a province (成都 in 成渝)."""
    if place.name in region.members:
        return True
    whole = [entry for name in region.members for entry in known.folded(name) if entry.level == "province"]
    return any(place.adcode and entry.adcode and place.adcode[:2] == entry.adcode[:2] for entry in whole)
