"""Which part of a network is wanted: around an entity, of some classes, and no more than can be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from zhitu.errors import UnknownName
from zhitu.names import nearest
from zhitu.view.records import GAZETTEER, Link
from zhitu.vocabulary import vocabulary

__all__ = ["Selection", "class_names", "near", "relation_names", "select", "status_names"]


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
    return frozenset(words.values()) - {"any"} if "any" in found else found


def _named(kind: str, name: str, words: Mapping[str, str]) -> str:
    found = words.get(name.strip().removeprefix("zt:").casefold())
    if found is None:
        raise _unknown(kind, name, words)
    return found


def _unknown(kind: str, name: str, words: Mapping[str, str]) -> UnknownName:
    """That there is none of this name, with the nearest ones, else all; `words` are what each may be called."""
    near = dict.fromkeys(words[word] for word in nearest(name, words))
    return UnknownName(kind, name, near or sorted(set(words.values())), closed=not near)


def near(center: str, hops: int, links_of: Callable[[Collection[str]], Iterable[Link]]) -> dict[str, int]:
    """Entities within so many claims of `center`, whatever their direction, with their distance."""
    distance = {center: 0}
    frontier = {center}
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
    most: int | None = None,
) -> Selection:
    """The part of the network that is wanted.

    `distance` limits it to its entities, `of_class` to claims with an end in it and to those by which such ends are
    near to the entity in the middle, and `most` caps the entities: the nearest go first, then those with most
    relations, then those most mentioned.
    """
    everyone = (
        distance.keys() if distance is not None else {*mentions, *(e for k in links for e in (k.subject, k.object))}
    )
    kept = [k for k in links if k.subject in everyone and k.object in everyone]
    if of_class is not None:
        wanted = [k for k in kept if k.subject in of_class or k.object in of_class]
        kept = wanted + _between(kept, wanted, of_class, distance or {})
        ends = {e for k in kept for e in (k.subject, k.object)}
        everyone = ends | (everyone & set(of_class)) | {e for e, d in (distance or {}).items() if d == 0}
    degree = Counter(e for s, o in {(k.subject, k.object) for k in kept} for e in (s, o))
    far = distance or {}
    ranked = sorted(everyone, key=lambda e: (far.get(e, 0), -degree[e], -mentions.get(e, 0), e))
    entities = frozenset(ranked[:most] if most is not None else ranked)
    shown = tuple(k for k in kept if k.subject in entities and k.object in entities)
    return Selection(entities, shown, len(ranked), len(kept))


def _between(
    links: Iterable[Link], wanted: Iterable[Link], of_class: Collection[str], distance: Mapping[str, int]
) -> list[Link]:
    """The links besides those `wanted` by which ends of the class lead to the entity in the middle."""
    nearer: dict[str, list[Link]] = {}
    for k in links:
        for far, close in ((k.subject, k.object), (k.object, k.subject)):
            if far in distance and close in distance and distance[close] < distance[far]:
                nearer.setdefault(far, []).append(k)
    there = set(wanted)
    more: list[Link] = []
    for end in sorted({e for k in there for e in (k.subject, k.object) if e in of_class}):
        while end in nearer:
            ways = nearer[end]
            end = min(k.subject if k.object == end else k.object for k in ways)
            way = [k for k in ways if end in (k.subject, k.object) and k not in there]
            more += way
            there.update(way)
    return more
