"""The number that an office gives a document, by which others find it: 国发〔2014〕45号."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span

__all__ = ["document_number"]

_NUMBER = r"[一-龥]{2,12}[〔［【\[（](?:19|20)\d\d[〕］】\]）]\d{1,4}号"
#: 《甲决定》|（国发〔2014〕45号）; the bracket may say when as well.
_BRACKET = re.compile(rf"》?（(?P<number>{_NUMBER})(?:[，；][^（）\n]{{1,40}})?）")
#: A line of its own, above or below that of the title.
_ABOVE = re.compile(rf"(?:^|\n)[ \u3000]*(?P<number>{_NUMBER})\s*$")
_BELOW = re.compile(rf"\s*\n\s*(?P<number>{_NUMBER})[ \u3000]*(?:\n|$)")
#: Characters before a title within which its number begins.
_REACH = 40


def document_number(text: str, c: Candidate) -> Span | None:
    """Where the folded text tells the number of a document that it names, None where it does not."""
    if "Policy" not in c.classes or c.nested:
        return None
    found = _BRACKET.match(text, c.span.end)
    if found is None and c.rule == "title:line":
        above = max(0, c.span.start - _REACH)
        found = _BELOW.match(text, c.span.end) or _ABOVE.search(text, above, c.span.start)
    return None if found is None else Span(*found.span("number"))
