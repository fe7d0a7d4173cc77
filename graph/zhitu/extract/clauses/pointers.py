"""Words that point to what is named elsewhere: 他, 全线, 这里."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.view import Sentence
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["SITES", "with_here", "with_lines", "with_persons"]

_PERSON = Rare("(?<![一-龥])[他她](?![们人国省市县乡山处的])")


def with_persons(
    sentence: Sentence, groups: list[Group], scenes: list[Scene], things: list[Thing], text: str
) -> tuple[list[Group], tuple[Span, ...]]:
    """他, 她 at the start of a clause: the one person that this sentence or else the one before names; those of two."""
    added, vague = list[Group](), list[Span]()
    for match in _PERSON.finditer(text, *sentence.span):
        span = Span(*match.span())
        before = [s for s in scenes[-1:] if s.sentence.paragraph == sentence.paragraph]
        rows = ([g for g in groups if g.span.end <= span.start], [g for scene in before for g in scene.groups])
        named = ({t for g in row for t in g.things if things[t].classes == ("Person",)} for row in rows)
        persons = next(filter(None, named), set())
        if any(g.span.overlaps(span) for g in groups):
            continue
        if len(persons) == 1:
            added.append(Group(span, meant := tuple(persons), (Mention(span, meant, anaphor=True),)))
        elif persons:
            vague.append(span)
    return (sorted([*groups, *added], key=lambda g: g.span) if added else groups), tuple(vague)


#: 甲高铁乙站封顶，|全线|进入联调联试阶段: what happens to a line as a whole; not 全线长, 全线设站.
_WHOLE_LINE = Rare(f"(?<=[，；])全线(?={wording('whole-line-how')}*{wording('whole-line-does')})")
_LINE = re.compile(f"{wording('whole-line-names')}(?:工程|项目)?[”》]?$")


def with_lines(sentence: Sentence, groups: list[Group], things: list[Thing], text: str) -> list[Group]:
    """全线 at the start of a clause: the line that the sentence named last, and not a station of it."""
    added: list[Group] = []
    for match in _WHOLE_LINE.finditer(text, *sentence.span) if text.find("全线", *sentence.span) >= 0 else ():
        before = (g for g in reversed(groups) if g.span.end <= match.start())
        named = next((t for g in before for t in g.things[-1:] if _LINE.search(things[t].name)), None)
        if named is not None:
            span = Span(*match.span())
            added.append(Group(span, (named,), (Mention(span, (named,), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups


_HERE = Rare(f"(?:^|[，。；](?:{wording('goes-on-there')}*[在于])?)(这里|此地|当地)")
#: 甲省人大代表、乙市|市长某某介绍，当地……: the town.
_GOVERNED = re.compile("(?:[市县区州省]委)?(?:副?书记|副?[市县区州省]长|政府负责人)")
#: 在甲、乙|等地，当地……: all of them.
_AND_OTHERS = re.compile("等[^，。；]{0,4}地|[两三四五]地")
_WITH_HELP = re.compile("的[^，。；]{0,10}[下中]，")
#: Where something lies.
SITES = {"Zone", "City", "District", "Region", "Facility"}


def with_here(sentence: Sentence, groups: list[Group], things: list[Thing], text: str) -> list[Group]:
    """在X，……，这里发展起Y: the place that opens the sentence."""
    added: list[Group] = []
    for match in _HERE.finditer(text, *sentence.span):
        span = Span(*match.span(1))
        places = [g for g in groups if g.span.end <= span.start and SITES & set(things[g.things[-1]].classes)]
        set_scene = [g for g in places if text[max(sentence.span.start, g.span.start - 1) : g.span.start] == "在"]
        set_scene = [g for g in set_scene if not _WITH_HELP.match(text, g.span.end, span.start)]
        governed = [g for g in places if _GOVERNED.match(text, g.span.end, span.start)]
        # 甲县的果子丰收，……，这里建成……
        opening = governed[-1:] or [g for g in places if g.span.start == sentence.span.start]
        if set_scene or opening:
            last = _chain_end((set_scene or opening)[-1], groups)
            meant = last.things if _AND_OTHERS.match(text, last.span.end) else last.things[-1:]
            added.append(Group(span, meant, (Mention(span, meant, anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span)


def _chain_end(g: Group, groups: list[Group]) -> Group:
    for h in groups:
        if h.span.start == g.span.end:
            g = h
    return g
