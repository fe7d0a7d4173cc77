"""Games, fairs, festivals and shows by their edition: 第三届云州菊花展|今天开幕, 2031云州马拉松赛|鸣枪开跑."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate, is_place
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["RULE", "editions"]

RULE = "described:edition"
_ENDS = wording("edition-ends")
#: What follows a whole name of this sort.
_AFTER = (
    r"(?=[，。；：、）（“”\s]|$|[将于在今昨明由与和及共以为是已的暨设并每]|\d"
    f"|{wording('edition-followed-by-time')}|{wording('edition-opens-and-closes')}"
    f"|{wording('edition-organised')}|{wording('edition-taken-part-in')})"
)
_EDITION = Rare(
    rf"(?P<edition>第[一二三四五六七八九十百\d]{{1,4}}届|首届|(?<!\d)(?:19|20)\d\d(?!年|\d|[—－-]\d|[余多]?(?:个|家(?![博装居具电纺庭政]))))"
    rf"(?P<body>(?:(?![和与及至]第[一二三四五六七八九十百\d]{{1,4}}届)[^，。；：、的“”《》\s]|“[^“”]{{1,12}}”){{2,32}}?)(?P<end>{_ENDS}){_AFTER}"
)
#: Bodies that are elected, and what a year's number stands before by chance.
_NO_EVENT = re.compile(rf"\d月$|{wording('bodies-ending-in-hui')}会$|{wording('no-event-ends')}$")
#: What may stand between the edition and the end, and ends no name.
_VERBS = frozenset(words("edition-verbs"))


def editions(text: str, units: Sequence[Unit], named: Sequence[Candidate]) -> list[Candidate]:
    """The events of a sentence that are named so, but for those that are known or named whole; each with its place."""
    found: list[Candidate] = []
    edges = {unit.span.start for unit in units}
    for match in _EDITION.finditer(text, units[0].span.start, units[-1].span.end):
        span = Span(*match.span())
        inside = [u for u in units if span.contains(u.span)]
        body = match["body"] + match["end"]
        if span.start not in edges or _NO_EVENT.search(body) or any(u.text in _VERBS for u in inside):
            continue
        if any(_is_whole(c, span, match.start("body")) for c in named):
            continue
        head = match["end"]
        found.append(Candidate(span, match[0], ("Conference",), RULE, 1.8, head=head))
        place = next((u for u in inside if u.span.start == match.start("body") and is_place(u) and not u.members), None)
        if place is not None and len(place.text) > 1 and place.entries[0].kind == "division":
            name, known = place.text, place.entries
            found.append(Candidate(place.span, name, known[0].classes, "gazetteer", 3.0, known, nested=True))
    return found


def _is_whole(c: Candidate, span: Span, body: int) -> bool:
    """Whether a candidate is the event's name with or without its edition (第20届|中国—东盟博览会), or a longer one."""
    if not c.accepted or c.nested:
        return False
    whole = c.outer or c.span
    if whole.contains(span) and whole != span:
        return True
    return c.span.end == span.end and whole.start in (span.start, body) and "Conference" in c.classes
