"""A plan of one title that several issue each for themselves (甲市、乙市分别印发《规划》) is one of each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Entity, Event, Extraction

__all__ = ["each_its_own"]

_EACH = re.compile(rf"(?:分别|各自)(?:于(?P<when>[^，。；]{{1,40}}?))?{wording('issues-each')}")
_DATE = re.compile("(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月)?(?:(?P<day>[0-9]{1,2})日)?")


def each_its_own(x: Extraction, text: str) -> Extraction:
    """The extraction with a plan for each of those that issue it, each of which has all that is said of it."""
    plans = [e for e in x.entities if "Policy" in e.classes]
    issued: dict[str, list[Claim]] = defaultdict(list)
    for c in x.claims:
        if c.property == "issuedBy":
            issued[c.subject].append(c)
    found = [(plan, issuers) for plan in plans if len(issuers := _issuers(issued.get(plan.key, []), text)) > 1]
    for plan, issuers in found:
        highest = max(int(e.key) for e in x.entities)
        keys = [plan.key, *(str(highest + n) for n in range(1, len(issuers)))]
        x = _parted(x, plan, dict(zip(issuers, keys, strict=True)), text)
    return x


def _issuers(said: Sequence[Claim], text: str) -> list[str]:
    """The keys of those who each issue a plan, in the order of the text; empty where others do too."""
    each = all(_EACH.search("".join(span.of(text) for span in c.evidence)) for c in said)
    return list(dict.fromkeys(c.object for c in said)) if each else []


def _parted(x: Extraction, plan: Entity, keys: dict[str, str], text: str) -> Extraction:
    """The extraction with an entity for each issuer; `keys` are these by the issuers'."""
    copies = [replace(plan, key=key) for key in keys.values()]
    claims: list[Claim] = []
    for c in x.claims:
        if (c.subject, c.property) == (plan.key, "issuedBy"):
            claims.append(replace(c, subject=keys[c.object]))
        elif plan.key in (c.subject, c.object):
            claims += (_with(c, plan.key, key) for key in keys.values())
        else:
            claims.append(c)
    events = [copy for e in x.events for copy in (_events(e, list(keys.values()), text) if e.of == plan.key else [e])]
    entities = [copy for e in x.entities for copy in (copies if e.key == plan.key else [e])]
    figures = [
        replace(o, about=key) for o in x.observations for key in (keys.values() if o.about == plan.key else [o.about])
    ]
    return replace(x, entities=tuple(entities), claims=tuple(claims), events=tuple(events), observations=tuple(figures))


def _with(c: Claim, plan: str, key: str) -> Claim:
    subject, obj = (key if end == plan else end for end in (c.subject, c.object))
    return replace(c, subject=subject, object=obj)


def _events(event: Event, keys: Sequence[str], text: str) -> list[Event]:
    """An event of each; dates that are told one after the other are theirs in this order."""
    match = _EACH.search("".join(span.of(text) for span in event.evidence))
    if match is None or not match["when"]:
        return [replace(event, of=key) for key in keys]
    dates: list[str | None] = [_edtf(date) for date in _DATE.finditer(match["when"])]
    if len(dates) != len(keys):
        dates = [None] * len(keys)
    return [replace(event, of=key, date=date) for key, date in zip(keys, dates, strict=True)]


def _edtf(date: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in date.group("year", "month", "day") if part)
