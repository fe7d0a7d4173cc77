"""Plans with their years, as headings repeat titles: 云州水网计划|（2025—2027年）; and 云州水网工程|计划|2026年开工."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_terms"]

_TERM = re.compile(r"（(?:19|20)\d\d(?:[—–~～至到-]{1,2}(?:19|20)\d\d)?年?(?:[度版]|修订)?）")
_PLANS = frozenset(("Policy", "Programme"))
#: What documents are called that hold for some years.
_PLAN = re.compile(f"{wording('plans-for-years')}$")

#: What is planned, before the verb, and when it shall happen or what.
_WORK = re.compile(f"{wording('works-planned')}计划$")
_WHEN = re.compile(f"[于在到将]?{wording('when-planned')}|{wording('planned-deeds')}")


def with_terms(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, plans with the bracket of years behind them, which is no name by itself.

    Works are without the verb 计划.
    """
    found: list[Candidate] = []
    terms: list[Span] = []
    for c in candidates:
        if c.accepted and not c.entries and _WORK.search(c.name) and _WHEN.match(text, c.span.end):
            span = Span(c.span.start, c.span.end - len("计划"))
            head = lexicon().head_at(text, span.end, span.start)
            word = head.word if head is not None else ""
            found.append(c._replace(span=span, name=text[slice(*span)], classes=("Project",), head=word, outer=None))
            continue
        plan = c.accepted and not c.nested and not c.entries and not _PLANS.isdisjoint(c.classes)
        term = _TERM.match(text, c.span.end) if plan and _PLAN.search(c.name) else None
        if term is None:
            found.append(c)
            continue
        span = Span(c.span.start, term.end())
        terms.append(Span(*term.span()))
        found.append(c._replace(span=span, name=text[slice(*span)], classes=("Policy",), outer=None))
    return [c for c in found if not any(term.contains(c.span) for term in terms)]
