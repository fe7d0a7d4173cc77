"""Who issued a document's own plan, and in which year, where its text does not say so: who published it, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from zhitu.model import Claim, Document, Entity, Event, Extraction, Span
from zhitu.names import normal
from zhitu.resolve.anchors import seat
from zhitu.resolve.kinds import expected
from zhitu.resolve.resolver import full_name
from zhitu.resolve.titles import repeats

__all__ = ["with_issuer"]

_PUBLISHER = "publisher"
_START = attrgetter("start")
#: 印发的, before the title of what was issued, and a date before that.
_ISSUED, _DATE = (
    re.compile("(?:联合)?(?:印发|发布|公布|颁布|出台|制定|下发)(?:实施)?的$"),
    re.compile("[年月日份底初中]，?$"),
)
#: 关于印发…的通知, in normal form.
_NOTICE = re.compile("(?:印发|发布|公布).*的(?:通知|公告)$")


def with_issuer(document: Document, extraction: Extraction) -> Extraction:
    """What is extracted, with the publisher as issuer of the plan that the document is: to tell its node by, no more.

    It is the plan with whose title the text begins, or that the document's own title names. Of others that it names
    nothing is said, since a city's document may name what the whole country knows.
    """
    extraction = _with_year(document, _without_others_years(document, extraction))
    publisher = document.publisher or ""
    if expected(publisher) != "GovernmentBody" or not seat(full_name(publisher)):
        return extraction
    told = {claim.subject for claim in extraction.claims if claim.property == "issuedBy"}
    plans = [e for e in extraction.entities if "Policy" in e.classes and e.key not in told and _is_own(e, document)]
    if not plans:
        return extraction
    issuer = Entity(_PUBLISHER, publisher, ("GovernmentBody",), ())
    claims = (Claim(plan.key, "issuedBy", _PUBLISHER, plan.mentions[:1]) for plan in plans)
    return replace(extraction, entities=(*extraction.entities, issuer), claims=(*extraction.claims, *claims))


def _without_others_years(document: Document, extraction: Extraction) -> Extraction:
    """Without the years of issue that are those of another verb: 2020年落实国务院印发的《…要点》."""
    entities = {entity.key: entity for entity in extraction.entities}
    spans = sorted(span for entity in extraction.entities for span in entity.mentions)
    kept = tuple(
        e
        for e in extraction.events
        if e.type != "issued"
        or not repeats(full_name(entities[e.of].name), entities[e.of].classes)
        or not all(_is_others(document.text, span, entities[e.of], spans) for span in e.evidence)
    )
    return replace(extraction, events=kept) if len(kept) < len(extraction.events) else extraction


def _is_others(text: str, where: Span, plan: Entity, named: list[Span]) -> bool:
    """Whether a passage names a plan as one that was issued, and tells no date of that."""
    starts = (span.start for span in plan.mentions if where.start <= span.start < where.end)
    before = text[where.start : min(starts, default=where.start)]
    issued = _ISSUED.search(before)
    if issued is None:
        return False
    before = before[: issued.start()]
    ends = {where.start + len(before)}
    inside = named[bisect_left(named, where.start, key=_START) : bisect_left(named, where.end, key=_START)]
    while begun := [span.start for span in inside if span.end in ends and span.start not in ends]:
        ends.update(begun)
        ends.update(start - 1 for start in begun if text[start - 1] in "、和与")
    return not any(_DATE.search(text[where.start : end]) for end in ends)


def _with_year(document: Document, extraction: Extraction) -> Extraction:
    """With the document's year as that in which the plan was issued that it is, or that it makes known."""
    told = {event.of for event in extraction.events if event.type == "issued" and event.date}
    plans = (e for e in extraction.entities if repeats(full_name(e.name), e.classes) and e.key not in told)
    lines = tuple(normal(line) for line in (document.title or "", document.text.partition("\n")[0]))
    own = [plan for plan in plans if document.date and _is_all_of(plan, lines)]
    year = (document.date or "")[:4]
    events = (Event(plan.key, "issued", year, plan.mentions[:1]) for plan in own)
    return replace(extraction, events=(*extraction.events, *events)) if own else extraction


def _is_all_of(plan: Entity, lines: tuple[str, ...]) -> bool:
    """Whether a document of this title and first line is a plan, or the notice with which it is issued."""
    name = normal(plan.name)
    return name in lines or any(name in line and _NOTICE.search(line) for line in lines)


def _is_own(plan: Entity, document: Document) -> bool:
    begins = any(span.start == 0 for span in plan.mentions)  # of a text that is not kept only names are
    return begins or normal(plan.name) in normal(document.title or "")
