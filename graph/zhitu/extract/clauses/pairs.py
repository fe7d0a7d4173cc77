"""Words that point to two or three that are named elsewhere: 两地, 双方, 三市."""

from __future__ import annotations

import re
from itertools import pairwise

from zhitu.extract.clauses.antecedents import OF_CLASS
from zhitu.extract.clauses.envoys import senders
from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.pointers import SITES
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.mentions.parts import OF_EACH
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["with_pairs"]

_PAIR = Rare(f"(?P<two>{wording('pointed-pairs')})|(?P<three>{wording('pointed-threes')})")
#: Places, and not any actors.
_LANDS = re.compile("[两三](?:地|省|市|区|县|镇)")
_LAND = re.compile("[一-龥]{1,6}[省市县州]|[一-龥]{2,4}海[关關]")
#: Those who act together, and not any list of so many.
_SIDES = re.compile("[双三]方")


def with_pairs(
    view: View, sentence: Sentence, groups: list[Group], scenes: list[Scene], things: list[Thing]
) -> list[Group]:
    """两地, 双方, 三地: the last list of just so many actors, where there is one."""
    added: list[Group] = []
    for match in _PAIR.finditer(view.folded, *sentence.span):
        span = Span(*match.span())
        if any(g.span.overlaps(span) or g.span.end == span.start for g in groups):
            continue  # 甲、乙两市: the list itself
        size = 2 if match["two"] else 3
        sides = _SIDES.match(match[0]) is not None
        earlier = [g for g in groups if g.span.end <= span.start and (not sides or _opens(sentence, g))]
        for scene in reversed(scenes[-12:]):
            earlier = [g for g in scene.groups if not sides or scene.role(g).free] + earlier
        fits = [g for g in earlier if len(g.things) == size and _acting(things, g) and not _goes_on(things, g, earlier)]
        if _LANDS.match(match[0]):
            fits = [g for g in fits if all(_of_land(things[t]) for t in g.things)]
        meant = fits[-1] if fits else None
        if meant is None and size == 2:
            before = [g for g in groups if g.span.end <= span.start]
            meant = _met(view.folded, scenes, things, before) or _sent(view.folded, scenes, things, before)
        if meant is not None:
            added.append(Group(span, meant.things, (Mention(span, meant.things, anaphor=True),)))
    added += _of_each(view, groups, things)
    added += _two_of_a_kind(view, sentence, [*groups, *added], scenes, things)
    return sorted([*groups, *added], key=lambda g: g.span)


def _of_each(view: View, groups: list[Group], things: list[Thing]) -> list[Group]:
    """甲大学、乙大学2所高校的|丙校区: the campus of each, which its name stands for."""
    added: list[Group] = []
    for g in groups:
        site = OF_EACH.match(view.folded, g.span.end) if len(g.things) > 1 else None
        if site is not None and all(things[t].name.endswith(site["site"]) for t in g.things):
            span = Span(*site.span("site"))
            added.append(Group(span, g.things, (Mention(span, g.things, anaphor=True),)))
    return added


def _of_land(thing: Thing) -> bool:
    """Whether a thing is a place, or a body named after one: 甲市某局, but not 某委员会."""
    return not SITES.isdisjoint(thing.classes) or _LAND.match(thing.name) is not None


def _goes_on(things: list[Thing], g: Group, groups: list[Group]) -> bool:
    """Whether a list ends in a place that only says where the next is: 甲县、乙省|丙市 are no two that act together."""
    return any(h.span.start == g.span.end and not SITES.isdisjoint(things[h.things[0]].classes) for h in groups)


_TWO = Rare(f"(?:这|上述|以上)?两[条座台个所家项大](?P<kind>{wording('two-of-kind')})")


def _two_of_a_kind(
    view: View, sentence: Sentence, groups: list[Group], scenes: list[Scene], things: list[Thing]
) -> list[Group]:
    """两条线路, 这两台装置: the two things of the kind that were named last, where a sentence or list has not more."""
    added: list[Group] = []
    for match in _TWO.finditer(view.folded, *sentence.span):
        span = Span(*match.span())
        named = span.start - (view.folded[span.start - 1] in "”》等")
        if any(g.span.overlaps(span) or g.span.end in (span.start, named) for g in groups):
            continue  # 甲、乙|两个项目: the list itself
        classes = OF_CLASS.get(match["kind"], {"Facility", "Project"})
        earlier = [g for scene in scenes[-6:] for g in scene.groups]
        earlier += [g for g in groups if g.span.end <= span.start]
        fits = [t for g in earlier for t in g.things if classes & set(things[t].classes)]
        last = tuple(dict.fromkeys(reversed(fits)))[:2]
        if len(last) == 2:
            added.append(Group(span, last[::-1], (Mention(span, last[::-1], anaphor=True),)))
    return added


def _opens(sentence: Sentence, g: Group) -> bool:
    """Whether a clause begins with a mention, or with a few words before it."""
    return g.span.start - sentence.clause_at(g.span.start).span.start <= 6


#: By which words one meets another: 甲日前|与|乙签约.
_WITH = words("joins-pair")


def _met(text: str, scenes: list[Scene], things: list[Thing], groups: list[Group]) -> Group | None:
    """甲日前与乙签约，双方……: an actor and its companion, named last in this sentence or the one before."""
    for row in (groups, scenes[-1].groups if scenes else []):
        for one, other in reversed(list(pairwise(row))):
            gap = text[one.span.end : other.span.start]
            if len(gap) <= 12 and gap.endswith(_WITH) and "，" not in gap:
                pair = Group(one.span, (*one.things, *other.things), ())
                return pair if len(pair.things) == 2 and _acting(things, pair) else None
    return None


def _sent(text: str, scenes: list[Scene], things: list[Thing], groups: list[Group]) -> Group | None:
    """甲大学校长某某与乙市市长某某签约，双方……: whom two act for, in this sentence or the one before."""
    for row in (groups, scenes[-1].groups if scenes else []):
        if (both := senders(text, row, things)) is not None:
            return Group(both[0].span, (both[0].things[-1], both[1].things[-1]), ())
    return None


def _acting(things: list[Thing], g: Group) -> bool:
    return all(ACTORS & set(things[t].classes) for t in g.things)
