"""Words that point back where two things fit alike: 甲大桥和乙大桥……。|大桥|全长8公里 is said of neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from zhitu.extract.clauses.again import ALL_TOLD, MEASURE
from zhitu.extract.clauses.antecedents import OF_CLASS, endings, is_aside
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.titled import Titled
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.mentions.chunker import COUNTED
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import Sentence
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Span

__all__ = ["with_told_apart"]


class _Pointer(NamedTuple):
    """A word that points back, the kind that it names, whether 该 or 此 stands before it, and a noun behind it."""

    span: Span
    kind: str
    pointed: bool
    leads: bool = False


def with_told_apart(
    text: str,
    sentence: Sentence,
    groups: list[Group],
    scenes: Sequence[Scene],
    tokens: Sequence[Token],
    things: Sequence[Thing],
    title: Titled,
    own: int | None,
) -> tuple[list[Group], tuple[Span, ...]]:
    """The groups, and the words that may mean one of two as well as the other.

    One of the two is meant where it alone is in the title or publishes the text (`own`), or has been told of by
    itself: 甲大学成立。甲大学与乙大学签约。|该校.
    """
    added: list[Group] = []
    vague: list[Span] = []
    for pointer in _pointers(text, sentence, groups, tokens):
        here = [g for g in groups if g.span.end <= pointer.span.start]
        if not (pointer.pointed or pointer.leads or here) and title.profiles(pointer.kind, pointer.span.of(text)):
            continue
        named = any(_fitting(pointer, g.things, things) for g in here)
        same = None if named else _as_before(text, pointer, sentence, scenes, things)
        if not named and same is None:
            same = _spoken_of(pointer, sentence, scenes, things)
        if same is not None:
            added.append(Group(pointer.span, (same,), (Mention(pointer.span, (same,), anaphor=True),)))
            continue
        pair = _last_fitting(text, pointer, here, scenes, things)
        if len(pair) < _TWO:
            continue
        if (whole := _whole_of(pointer, pair, scenes, things, title)) is not None:
            added.append(Group(pointer.span, (whole,), (Mention(pointer.span, (whole,), anaphor=True),)))
            continue
        known = title.meant(pointer.kind)
        if known is None and own is not None and _fitting(pointer, [own], things):
            known = own
        if known is not None and known not in pair and not pointer.pointed:
            continue
        alone = [t for t in pair if _told_alone(t, pair, scenes)]
        meant = known if known in pair else alone[0] if len(alone) == 1 else None
        if meant is None:
            vague.append(pointer.span)
        elif not pointer.leads:  # 大桥|主塔
            added.append(Group(pointer.span, (meant,), (Mention(pointer.span, (meant,), anaphor=True),)))
    return (sorted([*groups, *added], key=lambda g: g.span) if added else groups), tuple(vague)


_TWO = 2
#: Sentences that are looked back over.
_BACK = 12
_KINDS = "|".join(sorted({*OF_CLASS, *words("pointed-ends")}, key=lambda word: (-len(word), word)))
_POINTED = Rare(f"[该此](?P<kind>{_KINDS})")
#: Words before the noun that a clause is about: times, adverbs.
_BEFORE = frozenset(("t", "TIME", "d", "ad", "c", "w"))


def _pointers(text: str, sentence: Sentence, groups: Sequence[Group], tokens: Sequence[Token]) -> Iterator[_Pointer]:
    """The words of a sentence that may point back, outside of names: 该校, and 大桥 at the head of a clause."""
    ends = {token.end for token in tokens}
    for match in _POINTED.finditer(text, *sentence.span):
        span = Span(*match.span())
        if span.end in ends and not any(g.span.overlaps(span) for g in groups):
            yield _Pointer(span, match["kind"], pointed=True)
    for clause in sentence.clauses:
        inside = (token for token in tokens if clause.span.start <= token.start < clause.span.end)
        first = next((token for token in inside if token.tag not in _BEFORE), None)
        if first is None or first.tag not in ("n", "nz") or first.end - first.start < _TWO:
            continue
        span = Span(first.start, first.end)
        if (
            COUNTED.match(text, span.end)
            or _FIRM_TERM.match(text, span.start)
            or any(g.span.overlaps(span) for g in groups)
        ):
            continue
        if (kind := span.of(text)) in OF_CLASS or kind in _heads():
            leads = any(token.start == span.end and token.tag in ("n", "nz", "vn") for token in tokens)
            leads = leads and not MEASURE.match(text, span.end)
            yield _Pointer(span, kind, pointed=False, leads=leads)


#: 公司拥有人应占利润: a term.
_FIRM_TERM = re.compile("公司(?:拥有人|股东|章程|债|法|治理)")


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon().heads)


#: What stands between two that act on each other: 甲大学日前|与|乙大学签约.
_JOINED = re.compile(f"[^，。；]{{0,10}}{wording('joins-pair')}[“《]?")


def _last_fitting(
    text: str, pointer: _Pointer, here: Sequence[Group], scenes: Sequence[Scene], things: Sequence[Thing]
) -> list[int]:
    """The things that a word may mean, of the list or the two together that are named last; `here` in its sentence."""
    for scene in (None, *reversed(scenes[-_BACK:])):
        row = here if scene is None else [g for g in scene.groups if not is_aside(scene, g)]
        k = next((k for k in reversed(range(len(row))) if _fitting(pointer, row[k].things, things)), None)
        if k is None:
            continue
        if ALL_TOLD.match(text, row[k].span.end):
            return []  # 甲项目、乙项目等12个项目开工: all of them are told of
        pairs = pairwise(row[max(k - 1, 0) : k + 2])
        joined = [g for a, b in pairs if _JOINED.fullmatch(text, a.span.end, b.span.start) for g in (a, b)]
        beside = [] if scene is None else [g for g in row[:k] if _is_beside(scene, g, row[k])]
        return _fitting(pointer, [t for g in (row[k], *joined, *beside) for t in g.things], things)
    return []


#: 下设|甲科技园、乙产业园和丙物流园: of which parts a whole is made.
_PARTS = re.compile(f"{wording('made-of-how')}*{wording('made-of')}{wording('parts-done')}?[“《]?$")


def _whole_of(
    pointer: _Pointer, pair: Sequence[int], scenes: Sequence[Scene], things: Sequence[Thing], title: Titled
) -> int | None:
    """What some listed things of the sentences before are parts of: 甲高新区下设乙园、丙园。|园区|产值8亿元."""
    if pointer.pointed or pointer.leads:
        return None
    kinds = OF_CLASS.get(pointer.kind, set())
    for scene in reversed(scenes[-3:]):
        listed = next((g for g in scene.groups if set(pair) <= set(g.things)), None)
        if listed is None:
            continue
        start = scene.clause(listed.span.start).span.start
        if _PARTS.search(scene.text, start, listed.span.start) is None:
            return None
        before = [t for g in scene.groups if start <= g.span.start < listed.span.start for t in g.things]
        opens = [g.things[0] for here in scene.in_paragraph() for g in here.groups[:1] if here.role(g).free]
        titled = title.meant(pointer.kind)
        named = [*before[-1:], *(() if titled is None else (titled,)), *opens[-1:]]
        return next((t for t in named if t not in pair and not kinds.isdisjoint(things[t].classes)), None)
    return None


#: A name, of whatever length.
_NAME = re.compile(f"{SLOT}+")


def _is_beside(scene: Scene, g: Group, last: Group) -> bool:
    """Whether two names stand in two clauses of one form: 甲大桥开工，|乙大桥通车; not 甲医院，是……，乙医院…….

    甲投资丙项目，乙投资|丁项目.
    """
    one, other = scene.clause(g.span.start), scene.clause(last.span.start)
    if other.index != one.index + 1 or scene.text.startswith("，", g.span.end):
        return False
    leads = (scene.masked(one.span.start, g.span.start), scene.masked(other.span.start, last.span.start))
    return len({_NAME.sub(SLOT, lead) for lead in leads}) == 1


def _fitting(pointer: _Pointer, named: Sequence[int], things: Sequence[Thing]) -> list[int]:
    """Those of some things that are called by a word, or else those of its kind if it is pointed at."""
    named = list(dict.fromkeys(named))
    called = [t for t in named if _called(pointer.kind, t, things)]
    kinds = OF_CLASS.get(pointer.kind, set()) if pointer.pointed or pointer.kind in _OF_ONE_KIND else set()
    kinds = set() if pointer.kind in _BY_NAME else kinds
    return called or [t for t in named if not kinds.isdisjoint(things[t].classes)]


#: What only zones with such a name are called by, and not their parts.
_BY_NAME = frozenset(("自贸试验区", "自贸区", "综保区"))
#: What bodies are called by whatever their names end in.
_OF_ONE_KIND = frozenset(("学校", "医院", "公司", "集团"))


def _called(kind: str, thing: int, things: Sequence[Thing]) -> bool:
    """Whether a thing has a name that ends in a word."""
    ends = endings(kind)
    return any(len(form) > len(kind) + 1 and form.endswith(ends) for form in things[thing].forms)


def _as_before(
    text: str, pointer: _Pointer, sentence: Sentence, scenes: Sequence[Scene], things: Sequence[Thing]
) -> int | None:
    """What a bare noun has meant a sentence before, which names no other but as an object: 公司收购乙公司。|公司."""
    before = scenes[-1] if scenes and scenes[-1].sentence.paragraph == sentence.paragraph else None
    if before is None or pointer.pointed or pointer.leads:
        return None
    word = pointer.span.of(text)
    for g in reversed(before.groups):
        if any(m.anaphor for m in g.mentions) and g.span.of(text) == word and len(g.things) == 1:
            return g.things[0]
        if before.role(g).free and _fitting(pointer, g.things, things):
            return None
    return None


def _spoken_of(pointer: _Pointer, sentence: Sentence, scenes: Sequence[Scene], things: Sequence[Thing]) -> int | None:
    """What the sentence before is about, and not by whom it is made or run: 甲医院开业，由乙医院托管。|医院."""
    before = scenes[-1] if scenes and scenes[-1].sentence.paragraph == sentence.paragraph else None
    if before is None or pointer.leads:
        return None
    named = [g for g in before.groups if _fitting(pointer, g.things, things)]
    if len(named) < _TWO or len(named[0].things) > 1 or not before.role(named[0]).free:
        return None
    return named[0].things[0] if all(before.role(g).marker == "by" for g in named[1:]) else None


def _told_alone(thing: int, pair: Sequence[int], scenes: Sequence[Scene]) -> bool:
    """Whether one of two is named without the other in a sentence before."""
    return any(
        thing in (named := {t for g in scene.groups for t in g.things}) and named.isdisjoint(set(pair) - {thing})
        for scene in scenes[-_BACK:]
    )
