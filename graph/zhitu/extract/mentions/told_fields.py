"""Laboratories listed by what they are called and by their fields.

江湾青屿|（|海洋材料|）、云岭北辰（先进光源）等2家省实验室.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate, of_entry
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["FIELDED", "with_told_fields"]

#: The rule of a list's members that its sum tells the kind of.
FIELDED = "category:field"
_ITEM = r"[^，。；：、（）“”《》\n]{2,20}（[^（）\n]{2,24}）"
_LIST = Rare(
    rf"(?P<items>{_ITEM}(?:(?:、|[和与及]){_ITEM})+)等?[\d一二两三四五六七八九十]+[家个所]"
    rf"{wording('levels-of-institutes')}*(?P<kind>[^，。；：、（）的]{{0,6}}?{wording('institutes-with-fields')})"
)
_MEMBER = re.compile(r"(?:、|[和与及])?(?P<name>[^（）]+)（(?P<field>[^（）]+)）")
_FIELD = re.compile("[^、和与及]+")
#: What a bracket holds that is no field: 省级, 在建.
_NO_FIELD = re.compile(wording("bracket-not-field"))
_NAMES = frozenset(("division", "country", "region", "nature"))
_HAN = re.compile("[一-龥A-Za-z]{2,12}")


def with_told_fields(text: str, sentence: Span, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, the members of such a list each without its bracket, and their fields."""
    found = list(candidates)
    for listed in _LIST.finditer(text, *sentence):
        head = lexicon.head_at(listed["kind"], len(listed["kind"]))
        members = [*_MEMBER.finditer(text, *listed.span("items"))]
        if head is None or not all(_is_field(m["field"], lexicon) for m in members):
            continue
        for m in members:
            start = _start(m, found) if m is members[0] else m.start("name")
            found = found if start is None else _told(text, found, Span(start, m.end("name")), m, head, listed["kind"])
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _is_field(told: str, lexicon: Lexicon) -> bool:
    """Whether each of a bracket's words may be a field of research: no place, body or state of things."""
    for match in _FIELD.finditer(told):
        word = match[0]
        head = lexicon.head_at(word, len(word))
        known = [e.kind for e in gazetteer().folded(word)]
        if _HAN.fullmatch(word) is None or _NO_FIELD.search(word) or not _NAMES.isdisjoint(known):
            return False
        if head is not None and head.naming != "part" and not BODIES.isdisjoint(head.classes):
            return False  # 江湾青屿（云岭大学）
    return True


def _start(m: re.Match[str], candidates: Sequence[Candidate]) -> int | None:
    """Where the first member's name begins, before which its sentence goes on: where one is seen, or its place."""
    begin, end = m.span("name")
    whole = [c.outer or c.span for c in candidates if c.span.start >= begin and c.span.end in (end, m.end())]
    if whole:
        return max(begin, min(span.start for span in whole))
    places = (c.span.start for c in candidates if c.span.start >= begin and c.span.end < end and c.entries)
    return max(places, default=None)


def _told(text: str, found: list[Candidate], span: Span, m: re.Match[str], head: Head, kind: str) -> list[Candidate]:
    """The candidates with a member as one of its kind, and with the fields in its bracket."""
    whole = Span(span.start, m.end())
    name = span.of(text)
    kept = [c for c in found if not c.span.overlaps(whole)]
    place = next(iter(gazetteer().find(text, *span)), None)
    if place is not None and place.span.start == span.start and place.entries[0].kind == "division":
        kept.append(of_entry(place.span, place.span.of(text), place.entries)._replace(nested=True))
    full = None if name.endswith(head.word) else name + kind
    kept.append(Candidate(span, name, head.classes, FIELDED, 2.5, head=head.word, full=full, sure=0.9))
    for field in _FIELD.finditer(text, *m.span("field")):
        entries = gazetteer().folded(field[0])
        kept.append(Candidate(Span(*field.span()), field[0], ("Industry",), FIELDED, 2.5, entries, sure=0.9))
    return kept
