"""The last check of an extraction: nothing leaves that the vocabulary or the text does not bear out."""

from __future__ import annotations

from dataclasses import replace

from zhitu.extract.text.view import LONGEST_QUOTE
from zhitu.model import Claim, Event, Extraction, Observation, Span
from zhitu.vocabulary import vocabulary

__all__ = ["validated"]


def validated(extraction: Extraction, text: str) -> Extraction:
    """The extraction without what is unsound: self loops, unfit ends, quotes outside a paragraph, repeats."""
    classes = {e.key: e.classes for e in extraction.entities}
    claims: dict[tuple[str, str, str], Claim] = {}
    for c in extraction.claims:
        evidence = _evidence(c.evidence, text)
        if (
            c.subject == c.object
            or not evidence
            or vocabulary().unfit(c.property, classes[c.subject], classes[c.object]) is not None
        ):
            continue
        key = (c.subject, c.property, c.object)
        if vocabulary().relation(c.property).symmetric and int(c.subject) > int(c.object):
            key = (c.object, c.property, c.subject)
            c = replace(c, subject=c.object, object=c.subject)
        known = claims.get(key)
        if (
            known is None
            or (known.status == "expected" and c.status == "occurred")
            or (known.status == c.status and _sureness(c) > _sureness(known))
        ):
            claims[key] = c if evidence == c.evidence else replace(c, evidence=evidence)
    events: dict[tuple[str, str, str], Event] = {}
    for e in extraction.events:
        evidence = _evidence(e.evidence, text)
        if not evidence:
            continue
        key_of_event = _step(events, e)
        known_event = events.get(key_of_event)
        if known_event is None or (
            (known_event.date is None and e.date is not None)
            or (known_event.date is not None and _tells_more(e.date or "", known_event.date))
            or (known_event.status == "expected" and e.status == "occurred" and (e.date or not known_event.date))
        ):
            events[key_of_event] = e if evidence == e.evidence else replace(e, evidence=evidence)
    observations: dict[tuple[object, ...], Observation] = {}
    for o in extraction.observations:
        evidence = _evidence(o.evidence, text)
        if evidence:
            checked = o if evidence == o.evidence else replace(o, evidence=evidence)
            observations.setdefault((o.about, o.indicator, o.value, o.unit, o.period), checked)
    return replace(
        extraction,
        claims=tuple(claims.values()),
        events=tuple(_subsumed(events)),
        observations=tuple(observations.values()),
    )


def _sureness(c: Claim) -> tuple[float, float]:
    """How sure a claim's rule is of it, then the network; of two rules that say the same the plainer has it surer."""
    return c.confidence, c.second or 0.0


def _tells_more(date: str, known: str) -> bool:
    """Whether a date tells a day of what is known, or until when what began then lasted."""
    return date.startswith((f"{known}-", f"{known}/"))


def _step(events: dict[tuple[str, str, str], Event], e: Event) -> tuple[str, str, str]:
    """What an event is told as once: its thing and type, and of steps on the way the day of another word.

    甲桥2015年7月封顶，2016年6月合龙 are two.
    """
    key = (e.of, e.type, "")
    first = events.get(key)
    if e.type != "milestone" or first is None or first.date is None or e.date is None:
        return key
    told = {first.rule.removesuffix("+carried"), e.rule.removesuffix("+carried")}
    apart = len(told) > 1 and first.status == e.status == "occurred"
    same = first.date.startswith(e.date) or e.date.startswith(first.date)
    return (e.of, e.type, e.date) if apart and not same else key


#: An event that a later step of the same thing makes superfluous: planned only where no later step is named.
def _subsumed(events: dict[tuple[str, str, str], Event]) -> list[Event]:
    later = {of for of, kind, _ in events if kind not in ("planned", "announced", "awarded", "issued", "held")}
    return [e for (of, kind, _), e in events.items() if not (kind == "planned" and of in later)]


def _evidence(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    return tuple(s for s in spans if 0 < s.end - s.start <= LONGEST_QUOTE and "\n" not in s.of(text))
