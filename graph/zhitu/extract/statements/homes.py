"""全省 of a text that names the province only in the name of a body: 某省统计局介绍，全省……."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from zhitu.extract.clauses.roles import is_account
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import is_level
from zhitu.extract.entities.things import Thing
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["Home", "Homes", "place_code", "place_of", "place_within", "thing_of"]

#: What bears the name of its place, and speaks for it.
_NAMED = frozenset(("GovernmentBody", "Conference"))
_TITLED = _NAMED | {"Policy"}
#: Sentences of which the title is one.
_TITLE = 2
#: Names of places that are whole: of 兰州 only where a name begins with it.
_WHOLE = re.compile("[省市区县州盟旗]$")
#: After these characters the name of a branch may begin with its place.
_BRANCHES = "局署委会部行"
#: The meetings of a place, which nothing is counted of.
_SESSION = re.compile(wording("sessions"))
#: The body of a zone.
_MANAGES = re.compile(f"{wording('zone-managers')}$")
#: Who tells of the whole place, and not of its own work.
_KEEPS = re.compile(wording("keepers-of-figures"))


class Home(NamedTuple):
    """A place and where the text names it."""

    thing: int
    span: Span


class Homes:
    """The places in the names of a document's bodies."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        # each asked of a whole document, and once
        self._only: dict[tuple[str, str], Home | None] = {}
        self._sessions: dict[int, Home | None] = {}
        self._zones: dict[str, int | None] = {}

    def near(self, scene: Scene, kind: str, at: int) -> Home | None:
        """The place of the body that a clause before in the paragraph begins with."""
        for earlier in scene.in_paragraph():
            for g in earlier.groups:
                opens = g.span.start - earlier.sentence.clause_at(g.span.start).span.start <= _AHEAD
                if not opens or g.span.end > at:
                    continue
                if (home := place_within(earlier, g, kind) or self._managed(earlier, g, kind)) is not None:
                    return home
        return None

    def _managed(self, scene: Scene, g: Group, kind: str) -> Home | None:
        """The zone whose committee a body is: 云岭新区管委会主任王明说，|新区."""
        if kind not in ("zone", "district") or "GovernmentBody" not in scene.classes(g.things[0]):
            return None
        name = scene.text[slice(*g.span)]
        zone = self._zone(scene, name) if _MANAGES.search(name) else None
        return None if zone is None else Home(zone, g.span)

    def titled(self, kind: str) -> Home | None:
        """The only place of a level in the names of the bodies and reports of the title: 某市政府工作报告."""
        return self._one(kind, "title", [scene for scene in self._scenes[:_TITLE] if scene.sentence.paragraph == 0])

    def anywhere(self, kind: str) -> Home | None:
        """The only place of a level in the names of the document's bodies."""
        return self._one(kind, "text", self._scenes)

    def _one(self, kind: str, where: str, scenes: Sequence[Scene]) -> Home | None:
        if (kind, where) not in self._only:
            homes = (
                place_within(scene, g, kind, _NAMED if where == "text" else _TITLED)
                for scene in scenes
                for g in scene.groups
            )
            found = [home for home in homes if home is not None]
            self._only[kind, where] = found[0] if found and len({home.thing for home in found}) == 1 else None
        return self._only[kind, where]

    def told_by(self, scene: Scene, g: Group) -> Home | None:
        """The place that a body or a report tells of: 某市统计局数据显示，……."""
        if is_account(scene, g):
            return place_within(scene, g, "any", _TITLED)
        if "GovernmentBody" not in scene.classes(g.things[0]):
            return None
        name = scene.text[slice(*g.span)]
        if _MANAGES.search(name) and (zone := self._zone(scene, name)) is not None:
            return Home(zone, g.span)
        return place_within(scene, g, "any") if _KEEPS.search(name) else None

    def _zone(self, scene: Scene, name: str) -> int | None:
        """The zone whose name a body's begins with."""
        if name not in self._zones:
            zones = (thing for thing in scene.things if "Zone" in thing.classes)
            named = [(len(form), -thing.index) for thing in zones for form in thing.forms if name.startswith(form)]
            self._zones[name] = -max(named)[1] if named else None
        return self._zones[name]

    def of_session(self, thing: int) -> Home | None:
        """The place whose meeting a thing is."""
        if not self._scenes or not _SESSION.search(self._scenes[0].things[thing].name):
            return None
        if thing not in self._sessions:
            named = ((scene, g) for scene in self._scenes for g in scene.groups if thing in g.things)
            homes = (place_within(scene, g, "any") for scene, g in named)
            self._sessions[thing] = next((home for home in homes if home is not None), None)
        return self._sessions[thing]


def place_within(scene: Scene, g: Group, kind: str = "any", classes: frozenset[str] = _NAMED) -> Home | None:
    """The place, of a level, that the name of a body bears; it is added to the text's things where it is none yet."""
    if len(g.things) > 1 or g.mentions[0].anaphor or classes.isdisjoint(scene.classes(g.things[0])):
        return None
    inside = _places(scene.text[slice(*g.span)])
    fits = (found for found in reversed(inside) if kind == "any" or is_level(found[1], kind))
    found = next(fits, None)
    if found is None:
        return None
    (start, end), entry = found
    span = Span(g.span.start + start, g.span.start + end)
    return Home(thing_of(scene.things, entry, scene.view.text[slice(*span)], span), span)


def place_of(scene: Scene, name: str, span: Span) -> int | None:
    """The number of the place that a body's full name bears, added where it is none of the text's things yet."""
    found = _places(name)
    if not found:
        return None
    within, entry = found[-1]
    return thing_of(scene.things, entry, within.of(name), span)


def place_code(name: str) -> str | None:
    """The code of the place that a body's full name bears."""
    found = _places(name)
    return found[-1][1].adcode if found else None


#: How far from the beginning of its clause a body may be named: 记者5日从|某市统计局获悉.
_AHEAD = 8
#: Characters of the longest name of a division that is looked for.
_LONGEST = 11


@lru_cache(1024)
def _places(name: str) -> tuple[tuple[Span, Entry], ...]:
    """The divisions in a name: where it or that of a branch begins, elsewhere by their whole names."""
    found: list[tuple[Span, Entry]] = []
    behind = 0
    for start in range(len(name)):
        if start < behind:
            continue
        for end in range(min(len(name) - 1, start + _LONGEST), start + 1, -1):
            entries = [e for e in gazetteer().folded(name[start:end]) if e.kind == "division"]
            apart = start == 0 or name[start - 1] in _BRANCHES  # 国家某局|甘肃调查总队
            if entries and (apart or _WHOLE.search(name, start, end)):
                found += [(Span(start, end), entries[0])] if len(entries) == 1 else []
                behind = end  # 江北区 of two cities is not 北区
                break
    return tuple(found)


def thing_of(things: list[Thing], entry: Entry, name: str, span: Span) -> int:
    """The number of a place among a text's things, added where the text does not name it apart."""
    known = next((thing.index for thing in things if thing.entry == entry), None)
    if known is not None:
        return known
    thing = Thing(len(things), entry.name, entry.classes, "home", 2.5, entry=entry, spans=[span])
    thing.add_form(name)
    things.append(thing)
    return thing.index
