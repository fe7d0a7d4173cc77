"""A sentence as units: words of the tagger, cut at the edges of what is known beforehand or marked by punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from zhitu.extract.gazetteer import Entry, Gazetteer, Match
from zhitu.extract.tagger import Token
from zhitu.extract.titles import find_brackets, find_quoted, find_titles
from zhitu.model import Span

__all__ = ["Unit", "make_units"]

UnitKind = Literal["word", "known", "title", "quote", "bracket", "date"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a sentence that no name may cut through."""

    span: Span
    kind: UnitKind
    tag: str
    text: str
    entries: tuple[Entry, ...] = ()
    short: bool = False


#: Tags inside which a known name may begin or end.
_OPEN = frozenset({"LOC", "ORG", "nz", "nw", "PER"})
_COUNTRY_WORDS = re.compile(r"国$")


def _fits(match: Match, tokens: list[Token], text: str) -> bool:
    """Whether a known form stands here as a word, judged by the tagger's cuts."""
    start, end = match.span
    first = next((t for t in tokens if t.start <= start < t.end), None)
    last = next((t for t in tokens if t.start < end <= t.end), None)
    if first is None or last is None:
        return False
    aligned = first.start == start and last.end == end
    kinds = {entry.kind for entry in match.entries}
    length = end - start
    if first is last and first.tag == "PER" and not aligned:
        return False
    if kinds <= {"industry"}:
        return first.start == start
    if kinds <= {"division", "country"} and match.short:
        level = min(("province", "city", "county", "town", "").index(e.level if e.level != "country" else "") for e in match.entries)
        if level >= 2:  # a county's short form: only as a place of its own, or right after a place
            return (aligned and first.tag == "LOC") or (first.start < start and first.tag == "LOC" and last.end == end)
        return first.start == start or first.tag in _OPEN or length > 2
    if kinds <= {"country"} and length == 2 and not _COUNTRY_WORDS.search(match.form):
        return aligned and first.tag in ("LOC", "ORG")
    if kinds <= {"nature"} and length == 2:
        return aligned and first.tag == "LOC"
    if length <= 2:
        return aligned or (first.start == start and first.tag in _OPEN)
    return first.start == start or first.tag in _OPEN or length >= 4


def make_units(text: str, span: Span, tokens: list[Token], dates: list[Span], known: Gazetteer) -> list[Unit]:
    """The units of `text[span]`, in order, without gaps; `tokens` are at offsets of `text`."""
    solid: list[Unit] = []
    for title in find_titles(text, *span):
        solid.append(Unit(title.span, "title", "nw", title.inner))
    for quote in find_quoted(text, *span):
        if not any(u.span.overlaps(quote.span) for u in solid):
            solid.append(Unit(quote.span, "quote", "nz", quote.inner))
    for date in dates:
        if not any(u.span.overlaps(date) for u in solid):
            solid.append(Unit(date, "date", "TIME", text[date.start : date.end]))
    for match in known.find(text, *span):
        if not any(u.span.overlaps(match.span) for u in solid) and _fits(match, tokens, text):
            solid.append(Unit(match.span, "known", "LOC", match.form, match.entries, match.short))
    solid.sort(key=lambda u: u.span)
    units = _fill(text, span, tokens, solid)
    return _merge_brackets(text, span, units)


def _fill(text: str, span: Span, tokens: list[Token], solid: list[Unit]) -> list[Unit]:
    """Solid units with the tagger's words between them."""
    units: list[Unit] = []
    rest = iter([*solid, None])
    upcoming = next(rest)
    for token in tokens:
        at = token.start
        while at < token.end:
            if upcoming is not None and upcoming.span.end <= at:
                upcoming = next(rest)
                continue
            if upcoming is not None and upcoming.span.start <= at:
                if not units or units[-1] is not upcoming:
                    units.append(upcoming)
                at = min(token.end, upcoming.span.end)
                continue
            stop = min(token.end, upcoming.span.start if upcoming is not None else token.end)
            units.append(Unit(Span(at, stop), "word", _tag(text, token, at, stop), text[at:stop]))
            at = stop
    return units


def _tag(text: str, token: Token, start: int, end: int) -> str:
    """The tag of a piece: what is left of a split name is a plain noun; a lone mark is punctuation."""
    if end - start == token.end - token.start:
        return token.tag
    if token.tag in _OPEN:
        return "n"
    return token.tag


def _merge_brackets(text: str, span: Span, units: list[Unit]) -> list[Unit]:
    """Bracketed passages as one unit each."""
    brackets = find_brackets(text, *span)
    if not brackets:
        return units
    merged: list[Unit] = []
    for unit in units:
        bracket = next((b for b in brackets if b.span.overlaps(unit.span)), None)
        if bracket is None:
            merged.append(unit)
        elif not merged or merged[-1].span != bracket.span:
            merged.append(Unit(bracket.span, "bracket", "w", bracket.inner))
    return merged
