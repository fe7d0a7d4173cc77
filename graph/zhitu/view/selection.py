"""Which part of a network is wanted: around some entities, of some classes, and no more than can be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from zhitu.errors import UnknownName
from zhitu.names import nearest
from zhitu.view.records import GAZETTEER, Link
from zhitu.vocabulary import vocabulary

__all__ = ["EVERY_STATUS", "Selection", "class_names", "near", "relation_names", "select", "status_names"]

EVERY_STATUS = frozenset({"occurred", "expected", "rejected", GAZETTEER})


@dataclass(frozen=True, slots=True)
class Selection:
    """Entities and claims that were kept, and how many there would have been."""

    entities: frozenset[str]
    links: tuple[Link, ...]
    entities_before: int
    links_before: int


def class_names(names: Iterable[str]) -> frozenset[str]:
    """Leaf classes by local name or label, in either language; an upper class stands for all below it.

    >>> sorted(class_names(["实验室"])), "City" in class_names(["Place"])
    (['Laboratory'], True)
    """
    known = vocabulary().classes
    chosen: set[str] = set()
    for name in names:
        wanted = name.strip().removeprefix("zt:").casefold()
        found = {c.name for c in known.values() if wanted in {w.casefold() for w in (c.name, c.zh, c.en, *c.parents)}}
        if not found:
            words = {word: word for c in known.values() for word in c.parents}
            words |= {word: c.name for c in known.values() for word in (c.name, c.zh, c.en)}
            raise _unknown("class", name, words)
        chosen |= found
    return frozenset(chosen)


def relation_names(names: Iterable[str]) -> frozenset[str]:
    """Relations by local name or label, in either language."""
    known = vocabulary().relations
    words = {w.casefold(): r.name for r in known.values() for w in (r.name, r.zh, r.en)}
    return frozenset(_named("relation", name, words) for name in names)


def status_names(names: Iterable[str]) -> frozenset[str]:
    """Statuses by local name or Chinese label, `gazetteer` among them; `any` is all of them."""
    words = {"occurred": "occurred", "已发生": "occurred", "expected": "expected", "预期": "expected"}
    words |= {"rejected": "rejected", "已否定": "rejected", GAZETTEER: GAZETTEER, "行政区划": GAZETTEER, "any": "any"}
    found = frozenset(_named("status", name, words) for name in names)
    return EVERY_STATUS if "any" in found else found


def _named(kind: str, name: str, words: Mapping[str, str]) -> str:
    found = words.get(name.strip().removeprefix("zt:").casefold())
    if found is None:
        raise _unknown(kind, name, words)
    return found


def _unknown(kind: str, name: str, words: Mapping[str, str]) -> UnknownName:
    """That there is none of this name, with the nearest ones, else all; `words` are what each may be called."""
    near = dict.fromkeys(words[word] for word in nearest(name, words))
    every = sorted(set(words.values()))
    shown = [] if near else [" ".join((each, *(vocabulary().words(each) or ())[:1])) for each in every]
    return UnknownName(kind, name, near or every, closed=not near, shown=shown)


def near(centers: Iterable[str], hops: int, links_of: Callable[[Collection[str]], Iterable[Link]]) -> dict[str, int]:
    """Entities within so many claims of one of the `centers`, whatever their direction, with their distance."""
    distance = dict.fromkeys(centers, 0)
    frontier = set(distance)
    for hop in range(1, hops + 1):
        frontier = {end for link in links_of(frontier) for end in (link.subject, link.object)} - distance.keys()
        distance.update(dict.fromkeys(sorted(frontier), hop))
    return distance


def select(
    links: Collection[Link],
    mentions: Mapping[str, int],
    *,
    distance: Mapping[str, int] | None = None,
    of_class: Collection[str] | None = None,
    joined: Collection[Link] | None = None,
    most: int | None = None,
) -> Selection:
    """The part of the network that is wanted.

    `distance` limits it to its entities, `of_class` to claims with an end in it and to those by which such ends are
    near to an entity in the middle. With `joined` (empty, or what is known besides claims) only entities are kept that
    a link joins, and those in the middle. `most` caps the entities: the nearest go first, then those with most
    relations, then those most mentioned, each related to one before it as long as there is such.
    """
    far = distance or {}
    everyone = (
        distance.keys() if distance is not None else {*mentions, *(e for k in links for e in (k.subject, k.object))}
    )
    kept = [k for k in links if k.subject in everyone and k.object in everyone]
    known = [k for k in joined or () if k.subject in everyone and k.object in everyone]
    if of_class is not None:
        wanted = [k for k in kept if k.subject in of_class or k.object in of_class]
        kept = wanted + _between(kept, wanted, of_class, far)
        known = [k for k in known if k.subject in of_class or k.object in of_class]
    if of_class is not None or joined is not None:
        alone = everyone & set(of_class or ()) if joined is None else set[str]()
        everyone = _ends(kept) | _ends(known) | alone | {e for e, d in far.items() if d == 0}
    degree = Counter(e for s, o in {(k.subject, k.object) for k in kept} for e in (s, o))
    ranked = sorted(everyone, key=lambda e: (far.get(e, 0), -degree[e], -mentions.get(e, 0), e))
    if most is not None and most < len(ranked):
        middle = [e for e in ranked if far.get(e) == 0]
        entities = frozenset(_together(ranked, middle, [*kept, *known], most))
    else:
        entities = frozenset(ranked)
    shown = tuple(k for k in kept if k.subject in entities and k.object in entities)
    return Selection(entities, shown, len(ranked), len(kept))


def _ends(links: Iterable[Link]) -> set[str]:
    return {e for k in links for e in (k.subject, k.object)}


def _together(ranked: Sequence[str], middle: Iterable[str], links: Iterable[Link], most: int) -> list[str]:
    """So many of the ranked: those in the middle, then always the best that is linked to one before, if any is."""
    place = {entity: number for number, entity in enumerate(ranked)}
    linked: dict[str, set[str]] = {entity: set() for entity in ranked}
    for k in links:
        linked[k.subject].add(k.object)
        linked[k.object].add(k.subject)
    waiting = [place[entity] for entity in middle]
    seen = set(waiting)
    chosen: list[str] = []
    starts = iter(range(len(ranked)))
    while len(chosen) < most:
        if not waiting:
            waiting = [next(number for number in starts if number not in seen)]
            seen.update(waiting)
        chosen.append(ranked[heappop(waiting)])
        for number in sorted({place[other] for other in linked[chosen[-1]]} - seen):
            seen.add(number)
            heappush(waiting, number)
    return chosen


def _between(
    links: Iterable[Link], wanted: Iterable[Link], of_class: Collection[str], distance: Mapping[str, int]
) -> list[Link]:
    """The links besides those `wanted` by which ends of the class lead to an entity in the middle."""
    nearer: dict[str, list[Link]] = {}
    for k in links:
        for far, close in ((k.subject, k.object), (k.object, k.subject)):
            if far in distance and close in distance and distance[close] < distance[far]:
                nearer.setdefault(far, []).append(k)
    there = set(wanted)
    more: list[Link] = []
    for end in sorted(_ends(there) & set(of_class)):
        while end in nearer:
            ways = nearer[end]
            end = min(k.subject if k.object == end else k.object for k in ways)
            way = [k for k in ways if end in (k.subject, k.object) and k not in there]
            more += way
            there.update(way)
    return more
