"""Stations by their town and the quarter they lie in, airports by their town, towns as one: 贵阳北, 广清一体化."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["RULE", "airports", "stations", "unions"]

#: The rule of stations: the network sees only the town.
RULE = "station"
_QUARTER = re.compile(
    f"[东南西北](?=方向|(?:站台)?(?:[、，。；）”]|[和与及至到]|{wording('trains-leave')}|$))"
    r"(?!(?:[、和与及至到])[东南西北中](?![一-龥]))"
)
_BY_RAIL = re.compile(wording("by-rail"))
_UNION = re.compile(rf"(?:一体化|同城化)(?=[，。；、”）\s]|[和与及]|{wording('union-goes-on')}|$)")


def stations(text: str, units: list[Unit]) -> Iterator[Candidate]:
    """贵阳北: in a sentence about trains, a town and a quarter, with nothing behind that the quarter would be of."""
    start, end = units[0].span.start, units[-1].span.end
    if not _BY_RAIL.search(text, start, end):
        return
    for unit in units:
        town = unit.kind == "known" and not unit.members and unit.entries[0].kind == "division"
        if not town or unit.text == unit.entries[0].name or unit.entries[0].level == "province":
            continue
        quarter = _QUARTER.match(text, unit.span.end, end)
        if quarter is not None:
            span = Span(unit.span.start, quarter.end())
            name = text[slice(*span)]
            yield Candidate(span, name, ("Facility",), RULE, 1.8, head="站", full=name + "站")


#: 机场|旅客吞吐量: what an airport has, and no longer name.
_AIRPORT = re.compile(f"机场(?={wording('airport-has')})")


def airports(text: str, units: list[Unit]) -> Iterator[Candidate]:
    """深圳机场|旅客吞吐量: a town and its airport, before what is counted there and would be taken with it."""
    for unit in units:
        town = unit.kind == "known" and not unit.members and unit.entries[0].kind == "division"
        if town and unit.entries[0].level != "province":
            airport = _AIRPORT.match(text, unit.span.end, units[-1].span.end)
            if airport is not None:
                span = Span(unit.span.start, airport.end())
                yield Candidate(span, text[slice(*span)], ("Facility",), RULE, 1.8, head="机场")


def unions(text: str, units: list[Unit], known: Callable[[Unit], list[Candidate]]) -> Iterator[Candidate]:
    """广清一体化, and the towns whose signs stand in it; `known` gives the candidates of a unit that is known."""
    for unit in units:
        region = unit.kind == "known" and (unit.members or unit.entries[0].kind == "region")
        union = _UNION.match(text, unit.span.end, units[-1].span.end) if region and len(unit.text) > 1 else None
        if union is not None:
            span = Span(unit.span.start, union.end())
            yield Candidate(span, text[slice(*span)], ("Programme",), "union", 1.8)
            for c in known(unit):
                yield c._replace(nested=True)
