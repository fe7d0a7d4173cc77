"""What an agreement is about, in its name, and two that are signed as one.

云州发展基金|战略合作协议, 青山小镇三期项目|合作协议; 校地合作协议|暨|共建青湖研究院协议.
"""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_subjects", "with_two"]

_AGREEMENT = re.compile(f"{wording('agreement-sorts')}*(?:协议书?|备忘录|意向书)$")
_ABOUT = frozenset(("Fund", "Project", "Facility", "Zone", "ResearchInstitute", "Laboratory"))
#: A division by its full name or a zone before the rest: 运河市|青山小镇三期项目.
_WITHIN = ("市", "县", "区", "省", "州")
_ZONE = re.compile(f"[一-龥]{{2,6}}?{wording('zones-in-short')}")
_SHORTEST = 5
#: 关于共建|青山示范区|合作协议, 共建|青山示范区|协议.
_DEED = re.compile(f"关于{wording('deed-how')}?{wording('deed-done')}?|{wording('built-by-both')}")


#: 校地合作协议暨|共建青湖研究院协议; not 合作协议暨项目协议|签约仪式.
_PAPER = "(?:协议书?|备忘录|意向书)"
_TWO = Rare(f"(?<=[一-龥]{{2}}){_PAPER}暨(?P<second>[^，。；、：《》“”]{{2,30}}?{_PAPER})(?=[，。；）]|$)")


def with_two(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence; an agreement and the one that is signed with it are two names."""
    found = candidates
    for match in _TWO.finditer(text, *sentence):
        end, second = match.start("second") - 1, Span(*match.span("second"))
        first = next((c for c in found if _is_paper(c) and c.span.start < match.start() and c.span.end >= end), None)
        if first is None:
            continue
        span = Span(first.span.start, end)
        one = first._replace(span=span, name=span.of(text), outer=None, alias=None, full=None)
        other = Candidate(second, second.of(text), ("Policy",), "agreement:with", one.score, sure=one.sure)
        around = [c for c in found if c is not first and not (_is_paper(c) and c.span.overlaps(second))]
        inside = [c._replace(nested=True) if second.contains(c.span) else c for c in around]
        kept = [c for c in inside if not (c.span.overlaps(second) and not second.contains(c.span))]
        found = sorted([*kept, one, other], key=lambda c: (c.span.start, -c.span.end))
    return found


def _is_paper(c: Candidate) -> bool:
    return c.accepted and not c.nested and "Policy" in c.classes


def with_subjects(text: str, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, and inside of agreements what they are about."""
    found: list[Candidate] = []
    for c in candidates:
        found.append(c)
        told = c.span.of(text)
        agreement = _AGREEMENT.search(told) if c.accepted and not c.nested and "Policy" in c.classes else None
        if agreement is None:
            continue
        end = agreement.start()
        head = lexicon.head_at(told, end)
        if head is None or len(head.word) < 2 or _ABOUT.isdisjoint(head.classes):
            continue
        start = _own(told, end)
        name, span = told[start:end], Span(c.span.start + start, c.span.start + end)
        if len(name) < len(head.word) + 3 or any(k.span == span or _joins(k, span) for k in candidates if k is not c):
            continue
        found.append(Candidate(span, name, head.classes, f"head:{head.word}", c.score, head=head.word, nested=True))
    return found


def _own(name: str, end: int) -> int:
    """Where a name begins after what is done with it, or after the division or zone that it is loosely joined to."""
    deed = _DEED.match(name, 0, end - _SHORTEST)
    if deed is not None:
        return deed.end()
    zone = _ZONE.match(name, 0, end - _SHORTEST)
    if zone is not None:
        return zone.end()
    first = next(iter(gazetteer().find(name, 0, end)), None)
    full = first is not None and first.span.end > 2 and name[: first.span.end].endswith(_WITHIN)
    loose = first is not None and first.span.start == 0 and full
    return first.span.end if first is not None and loose and end - first.span.end >= _SHORTEST else 0


def _joins(other: Candidate, span: Span) -> bool:
    """Whether another name ends after a stretch that it begins in."""
    return other.accepted and span.overlaps(other.span) and other.span.end > span.end and other.span.start > span.start
