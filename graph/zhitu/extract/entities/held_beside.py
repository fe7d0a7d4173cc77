"""省委常委、云岭市委书记: of which province the first body is, as the place of the second office of a title says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.divisions import divisions
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.names import normal

__all__ = ["with_places_beside"]

#: A committee or a government that leaves out whose it is, and one that does not: 省委, 江川|省委.
_BARE = re.compile("(?P<level>省|自治区|市)(?P<organ>党?委|政府)$")
_WHOSE = re.compile("[一-龥]{2,}?(?P<bare>(?:省|自治区|市)(?:党?委|政府))$")
#: The office between it and the next body of one title: 省委|常委、|云岭市委书记.
_OFFICE = re.compile("(?:常委|委员|副?书记|副?省长|副?市长|党组成员|副?秘书长)、")

#: 云岭市|市长: whose head somebody is.
_HEADED = re.compile("(?:代|常务|副)*[省市县区州盟旗]长")


def with_places_beside(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a folded text; where it names 江川省委, a 省委 that is another's has its full name."""
    named = {normal(c.full or c.name) for c in candidates if "GovernmentBody" in c.classes}
    others = {name: whose["bare"] for name in named if (whose := _WHOSE.fullmatch(name))}
    bare = [c for c in candidates if c.full is None and c.name in others.values()]
    whole = {c: full for c in bare for full in _full(text, c, candidates)}
    belied = {c.name for c, full in whole.items() if any(b == c.name and name != full for name, b in others.items())}
    return [c._replace(entries=(), full=whole[c]) if c in whole and c.name in belied else c for c in candidates]


def _full(text: str, c: Candidate, candidates: Sequence[Candidate]) -> Iterator[str]:
    """The full name of a body that leaves out its place, by the one that a title names directly behind it."""
    body, office = _BARE.fullmatch(c.name), _OFFICE.match(text, c.span.end)
    if body is None or office is None:
        return
    for other in candidates:
        headed = "GovernmentBody" in other.classes or _HEADED.match(text, other.span.end)
        if other.span.start != office.end() or not headed:
            continue
        place = next(iter(gazetteer().find(other.name, 0, len(other.name))), None)
        codes = {e.adcode for e in place.entries if e.adcode} if place is not None and place.span.start == 0 else set()
        if len(codes) == 1 and (code := min(codes)) in divisions().by_code:
            places = (divisions().by_code[code], *divisions().ancestors(code))
            yield from (at.name + body["organ"] for at in places if at.name.endswith(body["level"]))
