"""A notice and the plan that it passes on (《关于印发〈甲规划〉的通知》): who issues the notice issues the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Entity, Extraction
from zhitu.names import normal

__all__ = ["handed_on"]

#: In a name without marks: 关于印发|甲规划|的通知. What is passed on from others (转发) they have issued.
_NOTICE = re.compile(rf"关于{wording('notice-issues')}(?P<plan>.{{4,}}?)的{wording('notice-kinds')}")
#: 国务院关于|甲规划|的批复.
_REPLY = re.compile("关于(?:同意)?(?P<plan>.{4,}?)的(?:批复|复函)")
_FORWARDED = re.compile("关于(?:转发|批转)(?P<plan>.{4,}?)的通知")


def handed_on(x: Extraction) -> Extraction:
    """The extraction, with plans issued as their notices are, and by whom these are, where nothing is said of that."""
    plans = {normal(e.name): e for e in x.entities if "Policy" in e.classes}
    x = _without_forwarders(x, plans)
    x = replace(x, claims=(*x.claims, *_about(x, plans)))
    notices = ((e, plans.get(_plan(e, _NOTICE))) for e in x.entities)
    pairs = [(notice, plan) for notice, plan in notices if plan is not None]
    issued = {c.subject for c in x.claims if c.property == "issuedBy" and c.rule != "network"}
    guessed = {id(e) for e in x.events if e.type == "issued" and e.rule == "network"}
    dated = {e.of for e in x.events if e.type == "issued" and id(e) not in guessed}
    claims, events = list(x.claims), list(x.events)
    for notice, plan in pairs:
        if plan.key not in issued:
            said = [
                replace(c, subject=plan.key) for c in x.claims if (c.subject, c.property) == (notice.key, "issuedBy")
            ]
            if said:  # what the network guesses of the plan gives way
                claims = [c for c in claims if (c.subject, c.property) != (plan.key, "issuedBy")] + said
        if plan.key not in dated:
            told = [replace(e, of=plan.key) for e in x.events if (e.of, e.type) == (notice.key, "issued")]
            if told:
                events = [e for e in events if e.of != plan.key or id(e) not in guessed] + told
    return replace(x, claims=tuple(claims), events=tuple(events)) if pairs else x


def _about(x: Extraction, plans: Mapping[str, Entity]) -> Iterator[Claim]:
    """`concerns` of a reply to a plan that it names without marks, or of a notice of it: 国务院关于|甲规划|的批复."""
    known = {(c.subject, c.object) for c in x.claims if c.property == "concerns"}
    for paper in x.entities:
        for form in (_NOTICE, _REPLY):
            plan = plans.get(_plan(paper, form))
            if plan is not None and plan.key != paper.key and (paper.key, plan.key) not in known:
                yield Claim(paper.key, "concerns", plan.key, paper.mentions[:1], "occurred", rule="title:concerns")


def _without_forwarders(x: Extraction, plans: Mapping[str, Entity]) -> Extraction:
    """Without what the network guesses of a plan that a notice only forwards: who issues that, issued no plan."""
    of = {plan.key: e.key for e in x.entities if (plan := plans.get(_plan(e, _FORWARDED))) is not None}
    said = {(c.subject, c.object) for c in x.claims if c.property == "issuedBy"}
    kept = (
        c
        for c in x.claims
        if c.rule != "network" or c.property != "issuedBy" or (of.get(c.subject), c.object) not in said
    )
    return replace(x, claims=tuple(kept)) if of else x


def _plan(notice: Entity, passed_on: re.Pattern[str]) -> str:
    """The name of what a notice passes on, in normal form; empty where it passes on nothing."""
    match = passed_on.search(normal(notice.name)) if "Policy" in notice.classes else None
    return match["plan"] if match else ""
