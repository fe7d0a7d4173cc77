"""对方: of the two that a sentence tells of the one that is not its subject. 甲公司董事长访问乙大学，与|对方|签约."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.view import Sentence
from zhitu.model import Span

__all__ = ["with_counterparts"]

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
            added.append(Group(span, acting[-1], (Mention(span, acting[-1], anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups


def _acts(m: Mention, things: Sequence[Thing]) -> bool:
    classes = set(things[m.things[0]].classes)
    return len(m.things) == 1 and not ACTORS.isdisjoint(classes) and "Person" not in classes
