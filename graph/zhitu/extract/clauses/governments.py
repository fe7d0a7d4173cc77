"""政府 at the head of a clause in a text of Hong Kong or Macau: the region's, which it need not name."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["region_of", "with_government"]

#: The codes of the two special administrative regions.
_SARS = frozenset(("810000", "820000"))
_GOVERNMENT = re.compile("(?:香港|澳[门門])(?:特[别別]行政[区區]|特[区區])政府$")
_TAIWAN = re.compile("台湾|臺灣|台灣")
#: 政府|将拨款, 政府|已预留; not 政府|引导基金, 政府|部门.
_ACTS = Rare(f"(?:^|(?<=[，。；：、\n])|(?<=\\d[.、] )|(?<=\\d[.、]))政府(?={wording('government-acts')})")
#: Characters that are looked at, and the share of them that only traditional texts write so.
_LOOKED_AT, _SHARE = 600, 0.08


def region_of(view: View, things: list[Thing]) -> int | None:
    """The one special administrative region, or else its government, that a text in traditional characters names."""
    head = view.text[:_LOOKED_AT]
    other = sum(a != b for a, b in zip(head, view.folded[:_LOOKED_AT], strict=True))
    if other < _SHARE * len(head) or any(_TAIWAN.search(t.name) for t in things):
        return None
    governments = [t.index for t in things if _GOVERNMENT.match(t.name)]
    regions = [t.index for t in things if t.entry is not None and t.entry.adcode in _SARS]
    if len(regions) > 1 or len(governments) > 1:
        return None
    return next(iter((*governments, *regions)), None)


def with_government(sentence: Sentence, groups: list[Group], region: int | None, text: str) -> list[Group]:
    """The groups with 政府 at the head of a clause, where it acts, as what means the region."""
    if region is None:
        return groups
    added: list[Group] = []
    for match in _ACTS.finditer(text, *sentence.span):
        span = Span(*match.span())
        if not any(g.span.overlaps(span) for g in groups):
            added.append(Group(span, (region,), (Mention(span, (region,), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups
