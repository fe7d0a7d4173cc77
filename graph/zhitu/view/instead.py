"""What there would be where nothing in a graph is as a part of its network was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from zhitu.sparql import Queryable
from zhitu.view.records import classes_of
from zhitu.view.selection import Selection
from zhitu.vocabulary import vocabulary

__all__ = ["told", "would"]

#: Values of an option that are told, and steps that are gone farther than was asked for.
_MOST, _FARTHER = 5, 3
#: Options that leave something out, with what stands for leaving it in.
_OPEN: dict[str, Collection[str]] = {"types": (), "relations": (), "statuses": ("any",)}
_OPTIONS = {"types": "--type", "relations": "--relation", "statuses": "--status", "hops": "--hops"}


def would(
    graph: Queryable,
    choose: Callable[..., Selection],
    asked: Mapping[str, Collection[str]],
    middle: set[str],
    hops: int,
) -> dict[str, dict[str, int]]:
    """By option: with which values there is how much, the most first; each with the others as they are.

    Where that is nothing, with all of them left open, and one hop more.

    `choose` selects as it was `asked`, or with other values of some options. Classes are counted by entities, relations
    and statuses by claims, hops by entities; those in the middle are none of them.
    """
    given = [name for name in _OPEN if asked[name]]
    found = {name: _counts(graph, choose(**{name: _OPEN[name]}), name, middle) for name in given}
    if middle:
        farther = ((n, len(choose(hops=n).entities - middle)) for n in range(hops + 1, hops + 1 + _FARTHER))
        found["hops"] = next(({str(n): count} for n, count in farther if count), {})
    if not any(sum(counts.values()) for counts in found.values()):
        steps = {"hops": hops + 1} if middle else {}
        every = choose(**{name: _OPEN[name] for name in given}, **steps)
        found = {name: _counts(graph, every, name, middle) for name in given}
        found |= {name: {str(n): len(every.entities - middle)} for name, n in steps.items()}
    return {name: counts for name, counts in found.items() if sum(counts.values())}


def _counts(graph: Queryable, chosen: Selection, option: str, middle: set[str]) -> dict[str, int]:
    values: Iterable[str]
    if option == "types":
        classes = classes_of(graph, chosen.entities - middle)
        values = (name for names in classes.values() for name in names)
    else:
        values = (link.relation if option == "relations" else link.status for link in chosen.links)
    return dict(sorted(Counter(values).items(), key=lambda each: (-each[1], each[0]))[:_MOST])


def told(counts: Mapping[str, Mapping[str, int]], language: str) -> str:
    """What there would be, in words: `--type Facility (3), City (1); --hops 2 (4)`, in Chinese with Chinese labels."""
    parts = []
    for option, values in counts.items():
        named = (
            f"{_name(value, language)}（{n}）" if language == "zh" else f"{value} ({n})" for value, n in values.items()
        )
        parts.append(f"{_OPTIONS[option]} {('、' if language == 'zh' else ', ').join(named)}")
    return ("；" if language == "zh" else "; ").join(parts)


def _name(value: str, language: str) -> str:
    words = vocabulary().words(value) if language == "zh" else None
    return words[0] if words else value
