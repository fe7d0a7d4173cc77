"""Names that what stands beside them tells: 云岭银行|总行|位于江湾市, 位于|江湾市|中心, 持有|云岭港务|51%的股权."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import NAMED, Candidate, of_entry
from zhitu.extract.text.classes import TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.seams import HOUSE
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_held", "with_seats", "with_streets", "without_addresses"]

#: 云岭银行|总行: the bank is meant, where it is said to be somewhere.
_SEAT = re.compile("(?<=..)总行$")
_SITED = re.compile("(?:位于|设[在于]|坐落|迁[至入到]|在(?=[一-龥]))")
_CENTRE = re.compile("(?<=..)中心$")
_IN = re.compile("(?:位于|地处|坐落[于在]|处[于在])$")
_THERE = re.compile("(?:地带|区域|位置|部位)?(?:[，。；、的]|$)")
_DIVIDED = re.compile(".[省市区县镇州]$")
#: 持有|云岭港务|51%的股权: whose shares they are; not 持有|公司|51%的股权.
_SHARES = re.compile(
    f"{wording('held-shares-verbs')}(?P<name>(?!{wording('held-shares-no-name')})[一-龥A-Za-z·]{{2,12}}?)"
    r"(?:约|近|超过?)?\d+(?:\.\d+)?%(?:的)?(?:股份|股权|权益)"
)
_ITSELF = re.compile("(?:公司|企业|集团|者|方)$")


def with_seats(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, of banks without their head office and of places without their middle."""
    cut = {c.span: rest for c in candidates if (rest := _without_seat(text, c)) is not None}
    if not cut:
        return list(candidates)
    known = {c.span: c for c in candidates if c.span in cut.values()}
    found = [c for c in candidates if c.span not in cut and c.span not in known]
    for c in candidates:
        rest = cut.get(c.span)
        inner = known.get(rest) if rest is not None else None
        if rest is not None and not any(other.span == rest for other in found):
            found.append(_as_whole(text, c, rest) if inner is None else inner._replace(nested=False))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _without_seat(text: str, c: Candidate) -> Span | None:
    if c.entries or c.nested:
        return None
    start, end = c.span
    if _SEAT.search(c.name) and _SITED.match(text, end):
        return Span(start, end - len("总行"))
    if not _CENTRE.search(c.name) or not _IN.search(text, 0, start) or not _THERE.match(text, end):
        return None
    rest = text[start : end - len("中心")]
    place = any(not TERRITORIES.isdisjoint(entry.classes) for entry in gazetteer().folded(rest))
    return Span(start, end - len("中心")) if place or _DIVIDED.search(rest) else None


def _as_whole(text: str, c: Candidate, rest: Span) -> Candidate:
    name = text[slice(*rest)]
    known = gazetteer().folded(name)
    classes = known[0].classes if known else c.classes if name.endswith("银行") else ("City",)
    if not known and name.endswith(("区", "县", "镇")):
        classes = ("District",)
    return c._replace(
        span=rest, name=name, classes=classes, entries=known, head="", outer=None, score=max(c.score, NAMED)
    )


#: 中关村|大街, which the tagger takes for one place.
_STREET = re.compile("[一-龥]{2,6}?[东西南北中]?(?:大街|大道|胡同|路|街)")


def with_streets(text: str, candidates: list[Candidate], tokens: Sequence[Token]) -> list[Candidate]:
    """The candidates, of which a street is no more the place that it is called after."""
    found = candidates
    for t in tokens:
        if t.tag != "LOC" or not _STREET.fullmatch(text, t.start, t.end):
            continue
        span = Span(t.start, t.end)
        first = next((c for c in found if c.accepted and not c.nested and c.span.start == t.start), None)
        if first is None or not first.entries or first.span.end >= t.end or _DIVIDED.search(first.name):
            continue
        found = [c for c in found if not c.span.overlaps(span)]
        found.append(Candidate(span, text[slice(*span)], ("Facility",), "street", 1.8))
    return found if found is candidates else sorted(found, key=lambda c: (c.span.start, -c.span.end))


def without_addresses(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without streets that only say in which house something is: 滨江路|88号远帆大厦.

    The places that such a name begins with stay.
    """
    if text.find("号", *sentence) < 0:
        return candidates
    housed = [c for c in candidates if HOUSE.match(text, c.span.end)]
    if not housed:
        return candidates
    found = [c for c in candidates if c not in housed]
    for c in housed:
        inside = (m for m in gazetteer().find(text, *c.span) if m.span.end < c.span.end)
        places = [m for m in inside if _DIVIDED.search(m.form) and m.entries[0].kind == "division"]
        found = [k for k in found if not any(k.span == m.span for m in places)]
        found += [of_entry(m.span, m.form, m.entries) for m in places]
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def with_held(text: str, sentence: Span, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the firms of which only a share tells that they are firms."""
    found = list(candidates)
    if text.find("%", *sentence) < 0:
        return found
    for match in _SHARES.finditer(text, *sentence):
        span = Span(*match.span("name"))
        told = (c for c in found if c.accepted and not c.nested and c.span.overlaps(span))
        if _ITSELF.search(match["name"]) or not all(_is_of_name(c, span) for c in told):
            continue
        found = [c for c in found if not c.span.overlaps(span)]
        found.append(Candidate(span, match["name"], ("Company",), "held", 2.0))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


_PLACES = TERRITORIES | {"NaturalFeature"}


def _is_of_name(c: Candidate, name: Span) -> bool:
    """Whether a place is but what a firm's name begins with: 云岭|港务."""
    return not _PLACES.isdisjoint(c.classes) and c.span.start == name.start and c.span.end < name.end - 1
