"""A sentence ready for the rules: who is mentioned where, in which lists, with which dates and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from zhitu.extract.dates import When
from zhitu.extract.entities import Mention, Thing
from zhitu.extract.fitness import ACTORS
from zhitu.extract.lexicon import lexicon
from zhitu.extract.lists import group
from zhitu.extract.tagger import Token
from zhitu.extract.view import Clause, Sentence, View
from zhitu.model import Span

__all__ = ["Group", "Scene", "make_scenes"]


@dataclass(frozen=True, slots=True)
class Group:
    """One mention, or a list of them: `things` in order, `span` over all of it."""

    span: Span
    things: tuple[int, ...]
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class Scene:
    """What the rules see of one sentence."""

    view: View
    sentence: Sentence
    things: list[Thing]
    tokens: list[Token]
    groups: list[Group]
    nested: list[Mention]
    dates: list[When]
    topic: int | None = None
    subject: Group | None = None
    subject_sentence: Sentence | None = None
    before: Scene | None = None
    starts: frozenset[int] = field(default_factory=frozenset)

    @property
    def text(self) -> str:
        """The folded text of the whole document."""
        return self.view.folded

    def classes(self, thing: int) -> tuple[str, ...]:
        """Classes of a thing."""
        return self.things[thing].classes

    def clause(self, offset: int) -> Clause:
        """The clause at an offset."""
        return self.sentence.clause_at(offset)

    def inside(self, span: Span) -> list[Group]:
        """Groups that lie in a span."""
        return [g for g in self.groups if span.contains(g.span)]

    def covered(self, offset: int) -> bool:
        """Whether a character is part of a mention."""
        return any(
            g.span.start <= offset < g.span.end and any(m.span.start <= offset < m.span.end for m in g.mentions)
            for g in self.groups
        )

    def evidence(self, start: int, end: int) -> Span:
        """The shortest run of clauses that holds `start` to `end`."""
        return self.sentence.cover(max(start, self.sentence.span.start), min(end, self.sentence.span.end))


def make_scenes(
    view: View, things: list[Thing], mentions: list[Mention], tokens: list[list[Token]], dates: list[list[When]]
) -> list[Scene]:
    """One scene a sentence, in order."""
    scenes: list[Scene] = []
    at = 0
    for sentence, words, whens in zip(view.sentences, tokens, dates, strict=True):
        inside: list[Mention] = []
        while at < len(mentions) and mentions[at].span.start < sentence.span.end:
            if mentions[at].span.start >= sentence.span.start and mentions[at].span.end <= sentence.span.end:
                inside.append(mentions[at])
            at += 1
        outer, nested = _outermost(inside)
        groups = [_group(members) for members in group(outer, lambda m: m.span, view.folded)]
        split: list[Group] = []
        for g in groups:
            split.extend(_within_clauses(g, sentence))
        split = _with_pairs(view, sentence, split, scenes)
        split = _with_heads(view, sentence, split, scenes, words, things)
        scenes.append(
            Scene(
                view,
                sentence,
                things,
                words,
                split,
                nested,
                whens,
                starts=frozenset(t.start for t in words),
                before=scenes[-1] if scenes else None,
            )
        )
    return scenes


_PAIR = re.compile(
    r"(?P<two>两地|两省市|两省|两市|双方|两校|两国|两区|两家单位|双城)|(?P<three>三地|三方|三省|三市|三省市)"
)


def _with_pairs(view: View, sentence: Sentence, groups: list[Group], scenes: list[Scene]) -> list[Group]:
    """两地, 双方, 三地: the last list of just so many actors, where there is one."""
    added: list[Group] = []
    for match in _PAIR.finditer(view.folded, *sentence.span):
        span = Span(*match.span())
        if any(g.span.overlaps(span) for g in groups):
            continue
        size = 2 if match["two"] else 3
        earlier = [g for g in groups if g.span.end <= span.start]
        for scene in reversed(scenes[-12:]):
            earlier = scene.groups + earlier
        meant = next((g for g in reversed(earlier) if len(g.things) == size and _acting(scenes, g)), None)
        if meant is not None:
            added.append(Group(span, meant.things, (Mention(span, meant.things, anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span)


_POINTER = re.compile(r"(?:该|这个|这座|这条|这家|这所|这一|此)$")
_OF_CLASS = {
    "校": {"School"},
    "院": {"Hospital", "ResearchInstitute", "School"},
    "所": {"ResearchInstitute"},
    "馆": {"Facility"},
    "桥": {"Facility"},
    "站": {"Facility"},
    "港": {"Facility"},
    "市": {"City"},
    "区": {"District", "Zone"},
    "县": {"District"},
    "省": {"Region"},
    "厂": {"Facility"},
    "行": {"FinancialInstitution"},
    "公司": {"Company"},
    "企业": {"Company"},
    "集团": {"Company"},
    "项目": {"Project", "Facility"},
    "工程": {"Project", "Facility"},
    "机构": {"Organization", "ResearchInstitute"},
    "学校": {"School"},
    "计划": {"Programme", "Policy"},
    "方案": {"Policy"},
    "政策": {"Policy"},
    "平台": {"Programme"},
    "线路": {"Facility"},
    "铁路": {"Facility"},
    "通道": {"Facility", "Programme"},
}


def _with_heads(
    view: View, sentence: Sentence, groups: list[Group], scenes: list[Scene], tokens: list[Token], things: list[Thing]
) -> list[Group]:
    """该中心, or 大桥 and 学校 at the start of a clause: the thing named last that ends so, or is of that kind."""
    text = view.folded
    added: list[Group] = []
    for k, token in enumerate(tokens):
        word = text[token.start : token.end]
        pointed = bool(_POINTER.search(text[max(sentence.span.start, token.start - 2) : token.start]))
        if token.tag == "r" and len(word) > 1 and word[0] in "该此" and word[1:] in _OF_CLASS:
            word, pointed = word[1:], True
        leading = token.start - sentence.clause_at(token.start).span.start <= 1
        if not (pointed or (leading and len(word) > 1 and token.tag in ("n", "nz"))) or any(
            g.span.overlaps(Span(token.start, token.end)) for g in groups
        ):
            continue
        following = tokens[k + 1] if k + 1 < len(tokens) else None
        if (following is not None and following.tag in ("n", "nz", "vn") and not pointed) or (
            word not in _heads() and word not in _OF_CLASS
        ):
            continue
        thing = _antecedent(word, token.start, groups, scenes, things, pointed=pointed)
        if thing is not None:
            span = Span(token.start, token.end)
            added.append(Group(span, (thing,), (Mention(span, (thing,), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span)


def _antecedent(
    word: str, at: int, groups: list[Group], scenes: list[Scene], things: list[Thing], *, pointed: bool
) -> int | None:
    earlier = [t for scene in scenes[-15:] for g in scene.groups for t in g.things]
    earlier += [t for g in groups if g.span.end <= at for t in g.things]
    for t in reversed(earlier):
        if any(len(form) > len(word) + 1 and form.endswith(word) for form in things[t].forms):
            return t
    if pointed and word in _OF_CLASS:
        return next((t for t in reversed(earlier) if _OF_CLASS[word] & set(things[t].classes)), None)
    return None


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon().heads)


def _acting(scenes: list[Scene], g: Group) -> bool:
    things = scenes[0].things if scenes else []
    return bool(things) and all(ACTORS & set(things[t].classes) for t in g.things)


def _outermost(mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    outer: list[Mention] = []
    nested: list[Mention] = []
    for m in mentions:
        if outer and outer[-1].span.contains(m.span):
            if outer[-1].span == m.span:
                outer[-1] = Mention(m.span, (*outer[-1].things, *(t for t in m.things if t not in outer[-1].things)))
            else:
                nested.append(m)
        elif outer and outer[-1].span.overlaps(m.span):
            nested.append(m)
        else:
            outer.append(m)
    return outer, nested


def _group(members: list[Mention]) -> Group:
    things = tuple(dict.fromkeys(t for m in members for t in m.things))
    return Group(Span(members[0].span.start, members[-1].span.end), things, tuple(members))


def _within_clauses(g: Group, sentence: Sentence) -> list[Group]:
    """A list does not run over a comma."""
    parts: dict[int, list[Mention]] = {}
    for m in g.mentions:
        parts.setdefault(sentence.clause_at(m.span.start).index, []).append(m)
    return [_group(part) for part in parts.values()]
