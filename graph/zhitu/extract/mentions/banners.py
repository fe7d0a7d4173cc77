"""What a place works at under the name of a virtue: 推进|平安云岭建设, 建设|数字云岭."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_banners"]

#: 新时代|美丽|云岭|建设; what is built or pushed on is one without the word 建设, too.
_BANNER = Rare(
    f"(?:新时代|高水平|更高水平)?(?P<name>{wording('place-virtues')}(?P<place>[一-龥]{{2,3}}?))建设(?![者银局厅]|投资|集团|公司|工程|项目|开发|发展|股份|规划|行动|方案)"
    f"|(?<=建设|推进|打造)(?P<bare>{wording('place-virtues')}(?P<where>[一-龥]{{2,3}}?))(?=[，。、；和与及]|$)"
)
_LARGE = ("country", "province", "city")


def with_banners(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with the programmes that a place is named in after what it shall be."""
    found = candidates
    for told in _BANNER.finditer(text, *sentence):
        name, place = told["name"] or told["bare"], told["place"] or told["where"]
        span = Span(*told.span())
        known = any(span.contains(c.span) and c.entries and c.entries[0].kind == "strategy" for c in candidates)
        longer = any(c.accepted and c.span != span and c.span.contains(span) for c in candidates)
        if known or longer or not _is_place(text, name, place):
            continue
        banner = Candidate(span, span.of(text), ("Programme",), "banner", 2.5, full=name)
        rest = [c for c in found if not c.span.overlaps(span)]
        found = sorted([*rest, banner], key=lambda c: (c.span.start, -c.span.end))
    return found


def _is_place(text: str, name: str, place: str) -> bool:
    """Whether a virtue is that of a known place; a county (海港, 通道) or another must be told of elsewhere."""
    if place in lexicon().cue("word-place"):
        return False
    entries = [entry for entry in gazetteer().folded(place) if entry.kind in ("division", "country")]
    large = any(entry.kind == "country" or entry.level in _LARGE for entry in entries)
    return large or _is_called(text, place) or (bool(entries) and text.count(place) > text.count(name))


#: 文化市|场, 城市区|域: no names of places.
_NO_SIGN = "市(?!场|民|政|值|面)|区(?!域|块|间|分|别)"


def _is_called(text: str, place: str) -> bool:
    """Whether a text names a province, city, county or district of that name; 经济区 and 旅游区 are kinds."""
    signs = (match[1] for match in re.finditer(f"{place}(省|县|州|{_NO_SIGN})", text))
    return any(place + sign not in lexicon().heads for sign in signs)
