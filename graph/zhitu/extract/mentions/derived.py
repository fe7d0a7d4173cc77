"""Documents called after the one that they carry out: 《云岭市节水条例》实施细则, which is another's than the 条例."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_derived"]

_DERIVED = re.compile(
    f"的?{wording('derived-how')}*{wording('derived-papers')}(?=[，。；、）”》]|$|\n|{wording('derived-goes-on')})"
)

#: Characters before a title in which it may be told.
_FAR = 40
#: 关于印发|云岭市贯彻落实《江湾省节水规划》实施方案|的通知: who carries it out is a part of the name.
_CARRIES_OUT = f"(?P<who>(?!{wording('carries-out')})[一-龥]{{2,14}}?{wording('carries-out')}{{1,2}})$"
_WHO, _ISSUED = re.compile(_CARRIES_OUT), re.compile(f"印发{_CARRIES_OUT}")
#: So it is in a line that is no more than it.
_LINE, _LINE_ENDS = re.compile(rf"(?:^|\n)[ \u3000]*{_CARRIES_OUT}"), re.compile(r"[ \u3000]*(?:$|\n|（|的?通知)")


def _begins(text: str, start: int, end: int) -> int:
    """Where the name begins of a document that ends at `end` and carries out the one that begins at `start`."""
    far = max(0, start - _FAR)
    who = _ISSUED.search(text, far, start) or (_LINE.search(text, far, start) if _LINE_ENDS.match(text, end) else None)
    return start if who is None else who.start("who")


def _title(text: str, c: Candidate) -> Candidate | None:
    """The document whose name a candidate is or, with more before it, ends in: 云岭市贯彻落实|《江湾省节水规划》."""
    if c.rule == "title":
        return c if c.accepted or c.nested else None
    start = text.rfind("《", *c.span)
    if not c.accepted or c.nested or start < 0 or not text.startswith("》", c.span.end - 1):
        return None
    if _WHO.fullmatch(text, c.span.start, start) is None:
        return None
    return c._replace(span=Span(start, c.span.end), name=text[start + 1 : c.span.end - 1], rule="title", outer=None)


def with_derived(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with such documents; the one in the name lies inside."""
    found = candidates
    for c in candidates:
        title = _title(text, c)
        match = None if title is None else _DERIVED.match(text, title.span.end)
        if title is None or match is None or not any(k is c for k in found):
            continue
        span = Span(_begins(text, title.span.start, match.end()), match.end())
        rest = [k for k in found if not k.span.overlaps(span) or title.span.contains(k.span)]
        whole = title._replace(
            span=span, name=text[slice(*span)], rule="title:derived", head=match[0][-2:], nested=False
        )
        inside = [k for k in rest if k.span != title.span] + [title._replace(nested=True)]
        found = sorted([*inside, whole], key=lambda k: (k.span.start, -k.span.end))
    return found
