"""The zone that a text names only inside of other names, and else calls by its kind: 《江湾新区条例》……。|新区|有……."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate, of_entry
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_zones"]

_KIND = wording("called-zones")
#: 。|合作区|拥有……; not 新区域, 合作区内外.
_BARE = re.compile(f"(?:^|(?<=[，。；：\n“、自在]))(?P<kind>{_KIND})(?![域内外块划间级分市])")
#: Whose names begin with the zone that they are of.
_NAMED = frozenset(("Policy", "Conference", "GovernmentBody", "Programme", "Organization"))
#: 海川|高新技术产业开发区|条例: what follows its place in a zone's name.
_REST = re.compile(f"[一-龥]{{0,12}}?{_KIND}")


def with_zones(text: str, sentences: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of each sentence, with the one zone that names hold and the text calls by its kind alone."""
    kinds = {match["kind"] for match in _BARE.finditer(text)}
    if not kinds:
        return list(sentences)
    within = [[zone for c in found if (zone := _zone_of(text, c)) is not None] for found in sentences]
    meant: set[str] = set()
    for kind in kinds:
        named = {z.name for zones in within for z in zones if z.name.endswith(kind)}
        itself = any("Zone" in c.classes and c.accepted and c.name.endswith(kind) for found in sentences for c in found)
        meant |= named if len(named) == 1 and not itself else set()
    added = [[z for z in zones if z.name in meant] for zones in within]
    return [
        sorted([*found, *zones], key=lambda c: (c.span.start, -c.span.end)) if zones else found
        for found, zones in zip(sentences, added, strict=True)
    ]


def _zone_of(text: str, c: Candidate) -> Candidate | None:
    """The zone that a name begins with and goes on from."""
    if not c.accepted or c.nested or _NAMED.isdisjoint(c.classes):
        return None
    start = c.span.start + (text[c.span.start] in "《“")
    first = next(iter(gazetteer().find(text, start, c.span.end)), None)
    if first is None or first.span.start != start or first.span.end >= c.span.end:
        return None
    if first.entries[0].kind == "zone":
        return of_entry(first.span, first.form, first.entries, 2.0)._replace(nested=True)
    town = first.entries[0].kind == "division" and not first.form.endswith(("省", "市", "县", "区", "州"))
    rest = _REST.match(text, first.span.end, c.span.end - 1) if town else None
    if rest is None:
        return None  # of 海川市开发区条例 there are several
    span = Span(start, rest.end())
    return Candidate(span, span.of(text), ("Zone",), "head:区", 1.6, head="区", nested=True)
