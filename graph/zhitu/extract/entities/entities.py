"""Candidates of a whole document → the things it speaks of: one thing with all its names and mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from operator import ne

from zhitu.divisions import TOWNS
from zhitu.extract.entities.acceptance import accepted, is_sort_before
from zhitu.extract.entities.full_names import FullNames
from zhitu.extract.entities.given import apart, cut_names, found_whole, is_lent, sisters
from zhitu.extract.entities.handed_on import with_levels
from zhitu.extract.entities.homonyms import Homonyms
from zhitu.extract.entities.local_bodies import with_local_bodies
from zhitu.extract.entities.persons import with_whole_persons
from zhitu.extract.entities.registry import Registry
from zhitu.extract.entities.renamed import raised, renamed
from zhitu.extract.entities.sessions import with_sessions
from zhitu.extract.entities.shortened import Shortened
from zhitu.extract.entities.things import Mention, Thing, occurrences
from zhitu.extract.mentions.abroad import with_nations, with_taiwan
from zhitu.extract.mentions.aliases import also_called, called_for_short
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.descriptions import is_ranked_kind
from zhitu.extract.mentions.document_numbers import document_number
from zhitu.extract.mentions.parts import CAMPUS
from zhitu.extract.mentions.phases import BARE
from zhitu.extract.mentions.titles import second_alias
from zhitu.extract.mentions.told_fields import FIELDED
from zhitu.extract.mentions.unnamed import OF_LIST
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.view import View
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["Mention", "Thing", "collect"]


def collect(
    view: View, sentences: list[list[Candidate]], lexicon: Lexicon, homes: Collection[str] = ()
) -> tuple[list[Thing], list[Mention]]:
    """Things and mentions of a document; mentions are by position and may nest. `homes` are codes of its places."""
    spoken = with_nations(view.folded, accepted(sentences))
    ours = with_taiwan(view.folded, spoken, homes, traditional=_is_traditional(view))
    candidates, series = with_sessions(view.folded, with_whole_persons(view.folded, ours))
    return _Collector(view, candidates, lexicon, homes, series).run()


#: One of so many characters, at least, is written otherwise in traditional texts.
_TRADITIONAL = 10


def _is_traditional(view: View) -> bool:
    return bool(sum(map(ne, view.text, view.folded)) * _TRADITIONAL > len(view.text))


#: Rules of names that are another thing without what their list adds to them: 武昌 of 云岭大学武昌校区.
_BY_FULL = frozenset((OF_LIST, CAMPUS, FIELDED))


def _whole(c: Candidate) -> str:
    """A candidate's name, of a body with the place that its list gives it, which a bare 财政厅 then may mean."""
    return (c.full or c.name) if "GovernmentBody" in c.classes else c.name


class _Collector:
    def __init__(
        self, view: View, candidates: list[Candidate], lexicon: Lexicon, homes: Collection[str], series: frozenset[str]
    ) -> None:
        self.view = view
        self.lexicon = lexicon
        self.candidates = with_local_bodies(with_levels(view.folded, candidates), view.folded)
        self.registry = Registry()
        self.things, self.by_form, self.by_entry = self.registry.things, self.registry.by_form, self.registry.by_entry
        self.mentions: list[Mention] = []
        self.noted: set[tuple[Span, int]] = set()
        #: Where each thing is named first, by the names that are known so far.
        self.first: dict[int, int] = {}
        self.full_names = FullNames(lexicon)
        #: Unknown things by the names that brackets give them.
        self.given: dict[str, Thing] = {}
        #: Candidates by what a bracket in their name sets apart, and the things that one name is given to together.
        self.sisters = sisters(view.text, self.candidates)
        self.together: dict[str, list[Candidate]] = {}
        #: How often the text names places by their signs, outside of other names.
        self.signs = Counter(c.name for c in candidates if c.rule == "abbreviation" and not c.nested)
        self.homonyms = Homonyms(view.folded, candidates, homes)
        self.shortened = Shortened(view, series, self.homonyms, self.things, self.mentions, self.first)

    def run(self) -> tuple[list[Thing], list[Mention]]:
        # longer names first, so that a short form finds its full name; what is known before what is not, places apart
        def rank(c: Candidate) -> tuple[bool, int, Span]:
            # 陈市长, after all who are called 陈
            by_office = "Person" in c.classes and c.name[1:] in self.lexicon.offices
            return not (c.entries or c.head in _COUNTIES), 0 if by_office else -len(_whole(c)), c.span

        for c in sorted(self.candidates, key=rank):
            thing = self._find(c) or (self._make(c) if self._speaks(c) else None)
            if thing is not None and not self._is_kind_before(c, thing):
                self._note(thing, c)
                if c.alias and c.entries == () and not self._are_given(c):  # before a longer name may be cut to it
                    self._introduce(thing, self._written(c, c.alias))
                if short := called_for_short(self.view.folded, c):
                    self._introduce(thing, self._written(c, short))
        for k, c in enumerate(self.candidates):
            if other := also_called(self.view.folded, c, self.candidates[k + 1 : k + _BEHIND]):
                self._alias(c, self._written(c, other))
            if c.alias and not self._are_given(c):
                self._alias(c, self._written(c, c.alias))
                if (bracket := _BRACKET.match(self.view.folded, c.span.end)) and (also := second_alias(bracket[1])):
                    self._alias(c, self._written(c, also))
            if (number := document_number(self.view.folded, c)) is not None:
                self._alias(c, number.of(self.view.text))
        for old, new in renamed(self.view.folded, self.candidates):
            self._rename(old, new)
        for old, name in raised(self.view.folded, self.candidates):
            self._raise(old, name)
        self._find_introduced()
        self._hand_out()
        self.mentions += occurrences(self.view.folded, self.things, [m.span for m in self.mentions])
        things, mentions = self.registry.numbered(self.mentions)
        return things, sorted(mentions, key=lambda m: (m.span.start, -m.span.end))

    def _speaks(self, c: Candidate) -> bool:
        """Whether a text that names a place by its sign alone speaks of it: 川黔两省, more than once 川黔."""
        if c.rule != "abbreviation" or _THEY.match(self.view.folded, c.span.end):
            return True
        return self.signs[c.name] > 1

    def _is_kind_before(self, c: Candidate, thing: Thing) -> bool:
        """Whether a noun of its kind stands before a thing is named: 甲建设智算中心。乙、丙共建“丁|智算中心”."""
        if thing.entry is not None:
            return False
        if c.name == c.head and is_ranked_kind(self.view.folded, c):
            return True
        first = self.first.get(thing.index, 0)
        if c.name in thing.forms:
            return False
        return c.span.start < first if c.name == c.head else is_sort_before(c, first)

    def _surface(self, c: Candidate) -> str:
        return c.span.of(self.view.text)

    def _written(self, c: Candidate, alias: str) -> str:
        """Another name, that the folded text gives a candidate, as the text itself writes it in or behind it."""
        at = self.view.folded.find(alias, c.span.start, c.span.end + _FARTHEST)
        return alias if at < 0 else self.view.text[at : at + len(alias)]

    def _find(self, c: Candidate) -> Thing | None:
        if c.entries:
            own = self._own(c)
            if own is not None:
                return own
            entry = self.homonyms.choose(c)
            if entry is not None and entry in self.by_entry:
                return self.things[self.by_entry[entry]]
            if entry is not None:  # 布拉戈维申斯克, after 布拉戈维申斯克市
                return self.full_names.of(c) if entry.kind == "region" else None
            if place := self.homonyms.elsewhere(c):
                known = self.by_form.get(normal(place + c.name))
                return None if known is None else self.things[known]
        if c.full is not None and not c.entries and ("GovernmentBody" in c.classes or c.rule in _BY_FULL):
            index = self.by_form.get(normal(c.full))  # not 财政厅 of another province, nor the county 青山
            return self.shortened.of(c._replace(name=c.full, full=None)) if index is None else self.things[index]
        index = self.by_form.get(normal(c.name))
        if index is not None and c.outer is not None and (c.head in TOWNS or not _LOCAL.isdisjoint(c.classes)):
            return self._local(c, index)
        if index is not None and c.full is not None and not c.entries and self.things[index].entry is not None:
            index = None  # 中央银行 of 台湾, beside the one that the gazetteer knows
        if index is None and c.full is not None:
            index = self.by_form.get(normal(c.full))
        if index is not None:
            return self.things[index]
        if thing := self.shortened.of(c) or self._introduced(c):
            return thing
        full = self.full_names.of(c)
        return None if full is not None and self.shortened.is_listed(c, full) else full

    def _introduced(self, c: Candidate) -> Thing | None:
        """The thing to whose name by a bracket a candidate adds the end of its own: 云岭城际|铁路."""
        form = normal(c.name)
        for cut in range(len(c.head) - 1, 0, -1):
            thing = self.given.get(form[:-cut])
            if thing is not None and thing.head.endswith(form[-cut:]) and set(thing.classes) & set(c.classes):
                return thing
        return None

    def _local(self, c: Candidate, index: int) -> Thing | None:
        """The town, road or school of that name in the place before it; None where those known are of others."""
        form = normal(self.view.text[slice(*c.outer)]) if c.outer else ""
        found = self.by_form.get(form)
        if found is None:
            other = self.things[index]
            if c.head in TOWNS:
                found = index if other.outer in ("", form) else None
            else:
                found = None if other.home and self.homonyms.apart(other.home, c) else index
        return None if found is None else self.things[found]

    def _own(self, c: Candidate) -> Thing | None:
        """The place of this document that a known county's short form stands for here: 云溪 after 云溪县."""
        form = normal(self._surface(c))
        if c.entries[0].kind != "division" or any(normal(entry.name) == form for entry in c.entries):
            return None
        found = {self.by_form[form + kind] for kind in sorted(_COUNTIES) if form + kind in self.by_form}
        own = [self.things[index] for index in sorted(found)]
        return own[0] if len(own) == 1 and own[0].entry is None else None

    def _make(self, c: Candidate) -> Thing:
        entry = self.homonyms.choose(c) if c.entries else None
        surface = self._surface(c)
        name = entry.name if entry is not None else c.full or surface
        # 云川区, short for 云川高新区, is what that is
        told = next((k for k in self.candidates if k.name == c.full), c) if c.full and c.head in _COUNTIES else c
        classes = entry.classes if entry is not None else (c.entries[0].classes if c.entries else told.classes)
        thing = Thing(len(self.things), name, classes, c.rule, c.score, c.sure, entry, c.head)
        self.things.append(thing)
        if entry is not None:
            self.by_entry[entry] = thing.index
        self._register(thing, name)
        if entry is None and c.entries and (place := self.homonyms.elsewhere(c)):
            thing.classes = ("Zone",)
            self._register(thing, place + surface)
        if c.rule != BARE:
            self._register(thing, surface)
        return thing

    def _register(self, thing: Thing, form: str) -> None:
        key = normal(form)
        self.shortened.add(thing, key)
        thing.add_form(form)
        self.full_names.add(thing, form)
        self.by_form.setdefault(key, thing.index)

    def _note(self, thing: Thing, c: Candidate) -> None:
        if c.rule != BARE:
            self._register(thing, self._surface(c))
        if c.outer is not None and "Industry" not in thing.classes:  # 云川|低空经济 is where the industry is
            longer = self.view.text[c.outer.start : c.outer.end]
            self._register(thing, longer)
            thing.outer = thing.outer or normal(longer)
            thing.home = thing.home or self.homonyms.home(c)
        thing.score, thing.sure = max(thing.score, c.score), max(thing.sure, c.sure)
        if (c.span, thing.index) not in self.noted:
            self.noted.add((c.span, thing.index))
            self.first[thing.index] = min(c.span.start, self.first.get(thing.index, c.span.start))
            self.mentions.append(Mention(c.span, (thing.index,), c.nested))

    def _introduce(self, thing: Thing, alias: str) -> None:
        """Notes a name that a bracket gives a thing, unless one that stands before it has it."""
        if normal(alias) not in self.by_form and not gazetteer().folded(alias):
            self._register(thing, alias)
            self.given[normal(alias)] = thing

    def _are_given(self, c: Candidate) -> bool:
        """Whether the name behind a candidate is its sisters' too: 中国（甲）区、中国（乙）区（以下统称新区）."""
        sentence = self.view.sentence_at(c.span.start).span
        listed = [s for s in self.sisters.get(apart(c), ()) if sentence.start <= s.span.start <= c.span.start]
        if not c.alias or len({s.name for s in listed}) < 2:
            return False
        self.together[normal(c.alias)] = listed
        return True

    def _hand_out(self) -> None:
        """Makes mentions of a name that several are called by together mentions of each."""
        for alias, listed in self.together.items():
            found = [self.registry.named(self._surface(c)) for c in listed]
            things = tuple(dict.fromkeys(index for index in found if index is not None))
            for thing in self.things:
                if len(thing.forms) > 1:  # it is the name of none of them
                    thing.forms.pop(alias, None)
            self.mentions = [
                Mention(m.span, things, m.nested, anaphor=True)
                if normal(self.view.text[slice(*m.span)]) == alias and things
                else m
                for m in self.mentions
            ]

    def _find_introduced(self) -> None:
        """Mentions by a name that a bracket has given, and by one that was cut short in another place."""
        given = {c.alias: self.registry.named(c.alias) for c in self.candidates if c.alias and len(c.alias) >= _SHORT}
        self.mentions.sort(key=lambda m: m.span)
        for name, index in given.items():
            if index is not None:
                found_whole(self.view.folded, name, index, self.mentions, lambda _: True)
        for name in cut_names(self.view.text, self.candidates):
            if name not in given and (index := self.registry.named(name)) is not None:
                found_whole(self.view.folded, name, index, self.mentions, self._is_unknown)

    def _is_unknown(self, m: Mention) -> bool:
        return all(self.things[self.registry.root(index)].entry is None for index in m.things)

    def _alias(self, c: Candidate, alias: str) -> None:
        index = self.registry.named(self._surface(c))
        if index is None:
            return
        known = self.registry.named(alias)
        if known is not None and known != index:
            if self.things[known].entry is not None and not is_lent(
                self.view.folded, self.things[known], alias, c.name
            ):
                return
            self.registry.merge(index, known)
        self._register(self.things[index], alias)

    def _rename(self, old: Candidate, new: Candidate) -> None:
        """Makes one thing of two names, the new one first; places that the gazetteer knows as two stay two."""
        before, after = (self.registry.named(self._surface(c)) for c in (old, new))
        if before is None or after is None:
            return
        thing, now = self.things[before], self.things[after].entry
        if before == after:  # 乙（原甲） has made one of them, or that the new name is within the old one
            again = self._surface(old) == self._surface(new) != thing.name  # 甲更名为乙，1978年定名为甲
            if thing.entry is None and (thing.name == self._surface(old) or again):
                thing.former |= {thing.name} if again else set()
                thing.name = self._surface(new)
            if now is None or now not in gazetteer().folded(self._surface(old)):
                thing.former |= {self._surface(old), *(e.name for e in old.entries)} - {self._surface(new), thing.name}
            return
        if thing.entry is not None and (now is None or not (_is_former(thing.entry) or _are_bodies(thing.entry, now))):
            return
        self.things[after].former |= {self._surface(old), thing.name} - {self._surface(new)}
        self.registry.merge(after, before)

    def _raise(self, old: Candidate, name: str) -> None:
        """A county becomes the district that it is now, which the gazetteer knows."""
        before = self.registry.named(self._surface(old))
        entries = gazetteer().folded(name)
        if before is None or len(entries) != 1:
            return
        thing, entry = self.things[before], entries[0]
        if thing.entry is not None and (thing.entry == entry or not _is_former(thing.entry)):
            return
        thing.former.add(thing.name)
        if entry in self.by_entry:
            now = self.registry.root(self.by_entry[entry])
            self.things[now].former |= thing.former
            self.registry.merge(now, before)
            return
        thing.entry, thing.name, thing.classes = entry, entry.name, entry.classes
        self.by_entry[entry] = before
        self._register(thing, entry.name)


#: What follows a name and may give it others.
_BRACKET = re.compile("（([^（）\n]{1,60})）")
#: What sums up places whose signs stand before it.
_THEY = re.compile("[一-龥]{0,4}?[两三四五六七八九]?[省市地]")
_COUNTIES = frozenset("县市区镇乡")
#: Characters of the shortest name that a bracket gives and that is more than a word.
_SHORT = 3
#: Candidates behind a name that are looked at for another name of it.
_BEHIND = 6
#: Characters behind a name up to which the text gives it another.
_FARTHEST = 80
_LOCAL = frozenset(("Facility", "School", "Hospital", "GovernmentBody", "Zone"))


def _are_bodies(one: Entry, other: Entry) -> bool:
    """Whether the gazetteer knows two bodies of one class; 环境保护部 and 生态环境部 are one where a text says so."""
    return one.kind == other.kind == "body" and one.classes == other.classes


def _is_former(entry: Entry) -> bool:
    """Whether the gazetteer knows a division by a name that it had: 襄樊市 has a code of our own making."""
    return entry.kind == "division" and "-" in (entry.adcode or "")
