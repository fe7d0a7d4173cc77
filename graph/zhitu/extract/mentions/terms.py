"""Plans with the years for which they hold, as a heading repeats a title: 云州水网行动计划|（2025—2027年）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span

__all__ = ["with_terms"]

_TERM = re.compile(r"（(?:19|20)\d\d(?:[—–~～至到-]{1,2}(?:19|20)\d\d)?年?(?:[度版]|修订)?）")
_PLANS = frozenset(("Policy", "Programme"))
#: What documents are called that hold for some years.
_PLAN = re.compile("(?:规划|计划|方案|纲要|意见|措施|要点|清单|目录|行动|指南)$")


def with_terms(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, plans with the bracket of years behind them, which is no name by itself."""
    found: list[Candidate] = []
    terms: list[Span] = []
    for c in candidates:
        plan = c.accepted and not c.nested and not c.entries and not _PLANS.isdisjoint(c.classes)
        term = _TERM.match(text, c.span.end) if plan and _PLAN.search(c.name) else None
        if term is None:
            found.append(c)
            continue
        span = Span(c.span.start, term.end())
        terms.append(Span(*term.span()))
        found.append(c._replace(span=span, name=text[slice(*span)], classes=("Policy",), outer=None))
    return [c for c in found if not any(term.contains(c.span) for term in terms)]
