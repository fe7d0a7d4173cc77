"""Candidates of the rules, and names that a network sees, by hand."""

from __future__ import annotations

import numpy as np

from zhitu.extract.mentions.agreement import agreed
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


def at(text: str, name: str) -> Span:
    return Span(text.index(name), text.index(name) + len(name))


def candidate(text: str, name: str, score: float = 2.0, rule: str = "head:园区", kind: str = "Zone") -> Candidate:
    return Candidate(at(text, name), name, (kind,), rule, score, gazetteer().entries(name))


def read(text: str, *names: tuple[str, str, float], rest: float = 1.0) -> Read:
    """What a network says that sees nothing but these names, and how surely it sees none in the rest."""
    out = np.full(len(text), rest)
    found = [Name(at(text, name), kind, sure) for name, kind, sure in names]
    for name in found:
        out[name.span.start : name.span.end] = 1 - name.sure
    return Read(found, 0, out)


def names(text: str, candidates: list[Candidate], told: Read) -> dict[str, Candidate]:
    found = agreed(text, candidates, told, lexicon())
    assert found == sorted(found, key=lambda c: (c.span.start, -c.span.end))
    return {text[c.span.start : c.span.end]: c for c in found if c.accepted}
