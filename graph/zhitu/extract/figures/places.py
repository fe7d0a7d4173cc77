"""Of which place a figure is that no name of its sentence owns: what 全省 means, what the text is about, who counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhitu.extract.clauses.chains import chained
from zhitu.extract.clauses.governments import region_of
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import in_scope
from zhitu.extract.entities.things import Thing
from zhitu.extract.figures.earlier import Holder, main_places, site
from zhitu.extract.statements.homes import Homes, place_code, place_of, place_within
from zhitu.extract.text.classes import FIRMS, PLACES
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["TELLERS", "Places"]

#: What nothing is counted of but who came; and how bodies of the state are called.
_PRESS, _NATIONAL = re.compile(f"{wording('press-kinds')}会(?:（[^（）]*）)?$"), ("国家", "国务院", "国新办")
_REPORT, _OF_NATION = frozenset({"Policy"}), re.compile("全国|我国|中国|^国家|海关总署")
#: Offices that are for more than the town that they bear the name of.
_CUSTOMS = re.compile("海关$")
#: Who counts for others, and what they publish.
TELLERS = re.compile(f"{wording('tellers')}|(?:统计)?{wording('teller-papers')}[》”]?$")
#: A place that is spoken of so often is what 全市 means, whatever bodies the text names.
_MUCH = 3


class _Meant(NamedTuple):
    """The place that a word of scope means, and where the sentence names it, if it does in a body's name only."""

    thing: int
    span: Span | None = None


#: 甲市|日前与|乙市签约: what stands between two places of one level.
_WITH = re.compile(f"[^，。；]{{0,10}}{wording('joins-pair')}")


def _two_before(scene: Scene, kind: str, at: int) -> set[int]:
    """The two or more places of one level that the sentence before is about together: 甲市与乙市签约。|全市."""
    before = scene.before
    if before is None or before.sentence.paragraph != scene.sentence.paragraph:
        return set()
    if any(g.span.end <= at and not PLACES.isdisjoint(scene.classes(g.things[0])) for g in scene.groups):
        return set()
    named = [g for g in before.groups if all(in_scope(before, t, kind) for t in g.things)]
    joined = len(named) == _TWO and _WITH.fullmatch(scene.text, named[0].span.end, named[1].span.start)
    listed = len(named) == 1 and before.role(named[0]).free
    things = {t for g in named for t in g.things}
    return things if (joined or listed) and len(things) >= _TWO else set()


_TWO = 2


class Places:
    """The places that a document's figures may be of."""

    def __init__(
        self,
        scenes: Sequence[Scene],
        nation: int | None,
        own: Mapping[str, int],
        home: str | None = None,
        *,
        national: bool = False,
        reported: int | None = None,
    ) -> None:
        self._main = main_places(scenes)
        self.in_title = {t for s in scenes[:2] if s.sentence.paragraph == 0 for g in s.groups for t in g.things}
        self.nation = nation
        #: Whether the publisher speaks for the whole country.
        self.national = national
        #: The place whose report the text is.
        self.reported = reported
        self.own = own
        #: The code of the place that title or publisher say the text is of.
        self.home = home
        self.homes = Homes(scenes)

    def meant(self, scene: Scene, kind: str, at: int) -> _Meant | None:
        """The place that 全市 and the like mean: the one that the paragraph speaks of, else the document's."""
        if (pair := _two_before(scene, kind, at)) and self.own.get(kind) is None:
            home = self.homes.titled(kind)
            return None if home is None or home.thing in pair else _Meant(home.thing)
        if kind == "here":
            known = {thing.entry.adcode: thing.index for thing in scene.things if thing.entry is not None}
            local = scene.text.startswith("本地", at)
            own = known.get(self.home) if local and self.home is not None else None
            own = region_of(scene.view, scene.things) if local and own is None else own
            meant = site(scene, at) if own is None else own
            if meant is not None:
                return _Meant(meant)
        elif not scene.text.startswith("我国", at):
            for earlier in scene.in_paragraph():
                for g in earlier.groups:
                    first = g.span.start - earlier.sentence.clause_at(g.span.start).span.start <= 1
                    if first and len(g.things) == 1 and g.span.end <= at and in_scope(scene, g.things[0], kind):
                        last = chained(earlier, g).things[-1]  # 在甲市|乙市，全市……: the smaller
                        return _Meant(last if in_scope(scene, last, kind) else g.things[0])
        if kind == "nation":
            return _Meant(self.nation) if self.nation is not None else None
        near = self.homes.near(scene, kind, at)
        if near is not None:
            return _Meant(near.thing, near.span if near.span.start >= scene.sentence.span.start else None)
        if (own := self.own.get(kind)) is not None:
            return _Meant(own)
        main = next((t for t in self._main if in_scope(scene, t, kind)), None)
        if main is not None and main in self.in_title:
            return _Meant(main)
        home = self.homes.titled(kind)
        if home is None and (main is None or self._main[main] < _MUCH):
            home = self.homes.anywhere(kind)
        if home is not None:
            return _Meant(home.thing)
        return None if main is None else _Meant(main)

    def topic(self, scene: Scene) -> int | None:
        """What the document is about: of a meeting its town, of a town the place that the whole text is of."""
        topic, own = scene.topic, set(self.own.values())
        if topic is not None and _PRESS.search(scene.things[topic].name):
            return self._spoken_for(scene)
        if topic is not None and (home := self.homes.of_session(topic)) is not None:
            return home.thing
        if not own or (topic is not None and not PLACES.issuperset(scene.classes(topic))):
            return topic
        if topic is not None and topic in self.in_title and "Zone" in scene.classes(topic):
            return topic
        if self.home is not None:  # 全市 of a text about one of its districts
            known = ((thing.entry.adcode, thing.index) for thing in scene.things if thing.entry is not None)
            return dict(known).get(self.home)
        return own.pop() if len(own) == 1 else topic

    def _spoken_for(self, scene: Scene) -> int | None:
        """The place that a press conference is about: the whole country where a body of the state holds it."""
        if any("GovernmentBody" in t.classes and t.name.startswith(_NATIONAL) for t in scene.things):
            return self.nation
        known = {thing.entry.adcode: thing.index for thing in scene.things if thing.entry is not None}
        return None if self.home is None else known.get(self.home)

    def of_teller(self, scene: Scene, thing: Thing, span: Span) -> Holder | None:
        """The place or the country that who tells counts for, or else what the passage is about, if that is a place."""
        nation = None if self.nation is None else Holder((self.nation,), None, "nation")
        if _OF_NATION.search(thing.name):
            return nation
        place = place_of(scene, thing.name, span)
        if place is not None:
            return Holder((place,), None, "home")
        topic = self.topic(scene)
        if topic is not None and PLACES.issuperset(scene.classes(topic)):
            return Holder((topic,), None, "topic")
        return nation if self.national else None

    def counts_around(self, scene: Scene, g: Group) -> bool:
        """Whether a customs office counts for all around, the document's place too: 据甲海关统计 of a town near 甲."""
        name = scene.things[g.things[0]].name
        body = place_code(name) if _CUSTOMS.search(name) else None
        return bool(body and self.home and body[:2] == self.home[:2])

    def of_state(self, scene: Scene, g: Group) -> Holder | None:
        """The country, where a body of the state has counted: 据国家甲局统计，全行业……."""
        thing = scene.things[g.things[0]]
        counts = self.nation is not None and thing.classes == ("GovernmentBody",) and _OF_NATION.search(thing.name)
        return Holder((self.nation,), None, "nation") if counts and self.nation is not None else None

    def of_account(self, scene: Scene, g: Group) -> Holder | None:
        """The place or the country that a report issued before tells of."""
        for earlier in scene.in_paragraph():  # 《公报》 is told by its name before
            for named in earlier.groups:
                home = place_within(earlier, named, "any", _REPORT) if named.things == g.things else None
                if home is not None:
                    return Holder((home.thing,), home.span, "home")
        nation = self.nation if _OF_NATION.search(scene.things[g.things[0]].name) else None
        return None if nation is None else Holder((nation,), None, "nation")

    def is_in_passing(self, scene: Scene, thing: int) -> bool:
        """Whether a text about a place that its title names tells only once of another."""
        of, once = scene.things[thing].entry, len(scene.things[thing].spans) == 1
        elsewhere = of is not None and of.adcode is not None and of.adcode != self.home
        return self.home is not None and once and elsewhere

    def comes_later(self, scene: Scene, thing: int, at: int) -> bool:
        """Whether a text names a firm once, behind the figure, and not in its title: one of many that it tells of."""
        spans = scene.things[thing].spans
        once = thing not in self.in_title and len(spans) == 1 and spans[0].start > at
        return once and not FIRMS.isdisjoint(scene.classes(thing))
