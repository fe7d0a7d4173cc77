"""Which words made a statement: those without which it is not made (occlusion; Zeiler & Fergus 2014, Robnik-Šikonja &
Kononenko 2008 for single predictions).

Each word of the passages, and each two that adjoin, is covered in turn and the text is extracted anew. That tells of a
network's statement, and of one that the shape of a sentence makes, as well as of one that a word of the lexicon makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from zhitu.extract.rules import RuleExtractor
from zhitu.model import Claim, Document, Event, Extraction, Span, Statement

__all__ = ["LONGEST", "deciding"]

#: Characters of the longest text that is extracted anew for each of its words: some seconds.
LONGEST = 400
#: What covers a character: 某 says that something was said, and nothing of what it was.
_COVER = "某"
#: A statement is as good as gone where so much of its sureness is left.
_LEFT = 0.5
#: Words that are told of one statement.
_MOST = 3

Key = tuple[str | None, ...]


def deciding(document: Document, extraction: Extraction, extractor: RuleExtractor) -> Mapping[Statement, list[str]]:
    """The words of each statement that it falls with, in the text's order; nothing of texts beyond `LONGEST`.

    Two that it falls with only together are one, as 联合印发; a statement that falls with none has an empty list.
    """
    told = list(_statements(extraction))
    if len(document.text) > LONGEST or not told:
        return {}
    names = _called(extraction)
    falls: dict[Statement, list[tuple[float, Span]]] = {statement: [] for statement in told}
    words = _words(document, extraction, extractor)
    words += [Span(one.start, other.end) for one, other in pairwise(words) if one.end == other.start]
    covered = [replace(document, text=_covered(document.text, word)) for word in words]
    extractor.prepare(covered)
    for word, other in zip(words, covered, strict=True):
        found = extractor.extract(other)
        others = _called(found)
        left: dict[Key, float] = {}
        for statement in _statements(found):
            key = _key(statement, others)
            left[key] = max(left.get(key, 0), statement.confidence)
        for statement in told:
            stays = left.get(_key(statement, names), 0) / statement.confidence
            known = any(_overlap(word, one) for _, one in falls[statement])  # of two that adjoin one does it
            if stays < _LEFT and not known and any(_overlap(word, span) for span in statement.evidence):
                falls[statement].append((stays, word))
    return {
        statement: [word.of(document.text) for word in sorted(word for _, word in sorted(found)[:_MOST])]
        for statement, found in falls.items()
    }


def _statements(extraction: Extraction) -> Iterator[Statement]:
    yield from extraction.claims
    yield from extraction.events
    yield from extraction.observations


def _called(extraction: Extraction) -> dict[str, str]:
    return {entity.key: entity.name for entity in extraction.entities}


def _key(statement: Statement, called: Mapping[str, str]) -> Key:
    """What a statement says, whatever its entities are numbered."""
    if isinstance(statement, Claim):
        return called[statement.subject], statement.property, called[statement.object], statement.role, statement.status
    if isinstance(statement, Event):
        return called[statement.of], statement.type, statement.status
    return called[statement.about], statement.indicator, str(statement.value), statement.unit


def _words(document: Document, extraction: Extraction, extractor: RuleExtractor) -> list[Span]:
    """The words of the passages that stand in no name."""
    named = [span for entity in extraction.entities for span in entity.mentions]
    passages = [span for statement in _statements(extraction) for span in statement.evidence]
    found: list[Span] = []
    for token in extractor.heard(document).tokens:
        word = Span(token.start, token.end)
        apart = token.tag != "w" and not any(_overlap(word, span) for span in named)
        if apart and any(_overlap(word, span) for span in passages):
            found.append(word)
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _covered(text: str, word: Span) -> str:
    return text[: word.start] + _COVER * (word.end - word.start) + text[word.end :]
