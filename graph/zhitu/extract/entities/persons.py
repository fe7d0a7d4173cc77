"""Persons by what the text says of the same name elsewhere: cut in one place and whole in another (覃文|中代表市政府…….
覃文中|强调…….), or read as a firm's in a headline (卢秀燕|盼建新厂. 市长|卢秀燕|出席).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zhitu.extract.mentions.agreement import NETWORK
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span

__all__ = ["with_whole_persons"]

#: Characters of a name that may be cut, and of the whole one.
_CUT, _WHOLE = 2, 3
_NAME = re.compile("[一-龥]{2,4}")


def with_whole_persons(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a folded text, with names of persons as long as the text writes them elsewhere, and none of
    another class where the text more often, or by an office before it, has a person of that name."""
    whole = {c.name for c in candidates if "Person" in c.classes and len(c.name) == _WHOLE}
    taken = {c.span.start for c in candidates}
    persons = _persons(text, candidates)
    return [_whole(text, _person(c, persons), whole, taken) for c in candidates]


def _persons(text: str, candidates: Sequence[Candidate]) -> set[str]:
    """The names that are read as persons' oftener than as anything else's, or once behind an office."""
    counts = Counter(c.name for c in candidates if "Person" in c.classes)
    others = Counter(c.name for c in candidates if "Person" not in c.classes)
    offices = lexicon().all_offices
    held = {c.name for c in candidates if "Person" in c.classes and text.endswith(offices, 0, c.span.start)}
    return {name for name in counts if name in held or counts[name] > others[name]}


def _person(c: Candidate, persons: set[str]) -> Candidate:
    seen = c.rule == NETWORK and c.name in persons and not c.entries
    named = seen and _NAME.fullmatch(c.name) and c.name[0] in lexicon().surnames
    return c._replace(classes=("Person",)) if named else c


def _whole(text: str, c: Candidate, whole: set[str], taken: set[int]) -> Candidate:
    end = c.span.start + _WHOLE
    name = text[c.span.start : end]
    cut = "Person" in c.classes and c.span.end - c.span.start == _CUT and name in whole and c.span.end not in taken
    return c._replace(span=Span(c.span.start, end), name=name) if cut else c
