"""Branches and offices by the name of what they are of: 青州大学|科研处, 青州大学云山研究院|实验室, 云岭船展|组委会."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_branches"]

#: 第三届云岭船展|组委会: who holds a fair.
_ORGANISERS = re.compile("(?:筹备)?(?:组委会|组织委员会|执委会|执行委员会|筹委会)(?![主副常成])")
_INSTITUTIONS = frozenset(("School", "ResearchInstitute", "Hospital"))
#: 青州大学|国际合作处: the offices that institutions have.
_OFFICE = re.compile(
    f"(?:{wording('office-matters')}{{1,3}}{wording('office-work')}?){{1,2}}{wording('office-ends')}"
    f"|筹[建备](?:工作)?{wording('preparing-ends')}"
)
#: 云兰铁路公司|青江大桥|项目部: who builds a work for a firm.
_TEAM = re.compile("(?:工程)?(?:项目)?(?:经理部|项目部|指挥部)")
#: 云兰铁路公司|海青指挥部: who builds at a place for a firm.
_SITE = re.compile(f"{wording('builders-at-place')}$")
_BEFORE_SITE = 2
#: A branch of a university at the beginning of a longer name: 青州大学云山研究院|智能实验室.
_BRANCH = re.compile(f"[一-龥]{{2,6}}?(?P<head>{wording('branch-heads')})(?=[一-龥]{{3}})(?!有限|公司|股份)")
#: An area of a free trade zone at the beginning of one: 云岭自贸试验区青州片区|创新指数.
_AREA = re.compile("(?:自由贸易试验区|自贸试验区|自贸区)[一-龥]{2,6}?片区(?=[一-龥]{3})")


def with_branches(text: str, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, with offices of institutions and firms, and branches that names begin with."""
    found: list[Candidate] = []
    for c in candidates:
        if not c.accepted or c.nested:
            found.append(c)
            continue
        end = _office(text, c, candidates)
        inner = _inner(text, c, lexicon)
        if end is not None:
            span = Span(c.span.start, end)
            classes = ("Company",) if text.endswith("公司", *span) else ("Organization",)  # 甲公司|云岭分公司
            found.append(Candidate(span, text[slice(*span)], classes, "branch", c.score, sure=c.sure))
            c = c._replace(nested=True)
        found.append(c)
        if inner is not None and not any(k.span == inner.span for k in candidates):
            found.append(inner)
    offices = [c.span for c in found if c.rule == "branch"]
    return [
        c
        for c in found
        if c.rule == "branch" or c.nested or not any(o.overlaps(c.span) and o != c.span for o in offices)
    ]


def _office(text: str, c: Candidate, candidates: list[Candidate]) -> int | None:
    """Where the name of an office that follows what it is of ends."""
    if not _INSTITUTIONS.isdisjoint(c.classes):
        office = _OFFICE.match(text, c.span.end)
        return office.end() if office is not None else None
    if "Conference" in c.classes:
        organisers = _ORGANISERS.match(text, c.span.end)
        return organisers.end() if organisers is not None else None
    if "Company" not in c.classes:
        return None
    works = [k.span.end for k in candidates if k.span.start == c.span.end and k.accepted]
    team = next((m for end in [*works, c.span.end] if (m := _TEAM.match(text, end))), None)
    if team is not None:
        return team.end()
    sites = (k for k in candidates if 0 <= k.span.start - c.span.end <= _BEFORE_SITE and _SITE.search(k.name))
    between = ((k, text[c.span.end : k.span.start]) for k in sites)
    return next((k.span.end for k, gap in between if not gap or gap in gazetteer().abbreviations), None)


def _inner(text: str, c: Candidate, lexicon: Lexicon) -> Candidate | None:
    """The branch or the area that a longer name begins with."""
    whole = next((m for m in gazetteer().find(text, *c.span) if m.span.start == c.span.start), None)
    if whole is not None and not _INSTITUTIONS.isdisjoint(whole.entries[0].classes) and not c.entries:
        branch = _BRANCH.match(text, whole.span.end, c.span.end)
        head = lexicon.heads.get(branch["head"]) if branch is not None else None
        if branch is not None and head is not None:
            span = Span(c.span.start, branch.end())
            return Candidate(
                span, text[slice(*span)], head.classes, f"head:{head.word}", 1.6, head=head.word, nested=True
            )
    area = _AREA.search(text, *c.span)
    if area is None or c.entries:
        return None
    span = Span(c.span.start, area.end())
    return Candidate(span, text[slice(*span)], ("Zone",), "head:片区", 1.6, head="片区", nested=True)
