"""One of two: 前者, 后者 by their order, 对方 the one that is not the subject. 甲公司访问乙大学，与|对方|签约."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.classes import BODIES, PLACES, STRUCTURES
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_counterparts", "with_order"]

_OTHER = re.compile("(?<=[与同和向])对方(?!的|[一-龥]{0,2}(?:球|队))")
_TWO = 2


def with_counterparts(sentence: Sentence, groups: list[Group], things: Sequence[Thing], text: str) -> list[Group]:
    """The groups of a sentence and what it calls 对方, where it names just two who act before that."""
    if text.find("对方", *sentence.span) < 0:
        return groups
    added: list[Group] = []
    for match in _OTHER.finditer(text, *sentence.span):
        span = Span(*match.span())
        before = [m for g in groups for m in g.mentions if m.span.end <= span.start]
        acting = list(dict.fromkeys(m.things for m in before if _acts(m, things)))
        if len(acting) == _TWO and not any(g.span.overlaps(span) for g in groups):
            added.append(_pointing(span, acting[-1]))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups


def _acts(m: Mention, things: Sequence[Thing]) -> bool:
    classes = set(things[m.things[0]].classes)
    return len(m.things) == 1 and not ACTORS.isdisjoint(classes) and "Person" not in classes


def _pointing(span: Span, meant: tuple[int, ...]) -> Group:
    return Group(span, meant, (Mention(span, meant, anaphor=True),))


_ORDER = re.compile("(前者|后者)(?!的?(?:之间|不同))")
#: Between the two: 甲和乙, 海川的甲、云州的|乙.
_AND = re.compile("[”》]?(?:等)?" + wording("joined-on") + "(?:[一-龥]{2,6}的)?[“《]?")
#: Sentences before that are looked at, and those in which two need not stand together.
_BACK, _NEAR = 3, 2


def with_order(
    view: View, sentence: Sentence, groups: list[Group], scenes: list[Scene], things: Sequence[Thing]
) -> tuple[list[Group], tuple[Span, ...]]:
    """前者, 后者: of the last two that are named together the first, the second; and those words that mean neither."""
    text, added, vague = view.folded, list[Group](), list[Span]()
    for match in _ORDER.finditer(text, *sentence.span):
        before = [s for s in scenes[-_BACK:] if s.sentence.paragraph == sentence.paragraph]
        first = before[0].sentence.span.start if before else sentence.span.start
        told = text.rfind("前者", first, match.start()) if match[1] == "后者" else -1
        at = told if told >= 0 else match.start()
        here = _named(groups, at)
        earlier = [_named(s.groups, at) for s in before]
        near = [m for row in earlier[-_NEAR:] for m in row]
        pair = (
            _last_two(text, here)
            or _of_a_kind(here, things)
            or _last_two(text, [m for row in earlier for m in row] + here)
            or _of_a_kind(near + here, things)
        )
        span = Span(*match.span())
        if pair is not None and (match[1] == "前者" or told >= 0 or _is_last(pair[1], here, things)):
            added.append(_pointing(span, pair[match[1] == "后者"].things))
        else:
            vague.append(span)
    return sorted([*groups, *added], key=lambda g: g.span), tuple(vague)


def _is_last(m: Mention, named: Sequence[Mention], things: Sequence[Thing]) -> bool:
    """Whether nothing of its kind is named behind one: not 甲大学与|乙公司|共建丙实验室，后者……."""
    kinds = [kind for kind in (BODIES, STRUCTURES, PLACES) if not kind.isdisjoint(things[m.things[0]].classes)]
    later = (things[n.things[0]].classes for n in named if n.span.start > m.span.start and n.things != m.things)
    return not any(not kind.isdisjoint(classes) for classes in later for kind in kinds)


def _named(groups: Sequence[Group], until: int) -> list[Mention]:
    """The names of one thing each, in order."""
    named = (m for g in groups for m in g.mentions if not m.anaphor)
    return sorted((m for m in named if m.span.end <= until and len(m.things) == 1), key=lambda m: m.span)


_Pair = tuple[Mention, Mention]


def _last_two(text: str, named: list[Mention]) -> _Pair | None:
    """The last two of a list of no more than two."""
    joined = [_AND.fullmatch(text, a.span.end, b.span.start) is not None for a, b in pairwise(named)]
    for k in reversed(range(len(joined))):
        if joined[k]:
            return None if k and joined[k - 1] else (named[k], named[k + 1])
    return None


def _of_a_kind(named: Sequence[Mention], things: Sequence[Thing]) -> _Pair | None:
    """The only two of a kind: 甲集团在丙市收购|乙公司，后者……; of places where no others are two."""
    found: list[_Pair] = []
    for kind in (BODIES, STRUCTURES, PLACES):
        if kind is PLACES and found:
            break
        first = {m.things: m for m in reversed(named) if not kind.isdisjoint(things[m.things[0]].classes)}
        if len(first) == _TWO:
            one, other = sorted(first.values(), key=lambda m: m.span)
            found.append((one, other))
    return found[0] if len(found) == 1 else None
