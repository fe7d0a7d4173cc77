"""Whether one name is short for another of its document: its end (新片区), or its letters in order (萧山机场)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhitu.extract.candidate import Candidate
from zhitu.names import normal

if TYPE_CHECKING:
    from zhitu.extract.entities import Thing

__all__ = ["LONG_HEADS", "shortens"]

#: 兰合高铁 is 兰州至合作高速铁路.
LONG_HEADS = {"高铁": "高速铁路", "高速": "高速公路", "城际": "城际铁路"}
_LATIN_OR_PHASE = re.compile(r"[A-Za-z0-9]|[一二三四五六七八九十]期|第[一二三四五六七八九十]")


def shortens(form: str, c: Candidate, thing: Thing, text: str) -> bool:
    """Whether a candidate's normal form is short for a name of a thing that no gazetteer knows."""
    heads = (c.head, LONG_HEADS.get(c.head, c.head))
    if thing.head not in heads and not normal(thing.name).endswith(heads):
        return False
    if set(thing.classes).isdisjoint(c.classes) or thing.entry is not None:
        return False
    longer = [name for name in thing.forms if len(name) > len(form)]
    return any(name.endswith(form) or _drops(form, c.head, name, text) for name in longer)


def _drops(form: str, head: str, longer: str, text: str) -> bool:
    """Whether a name is a longer one without some of its characters, with the same head."""
    tail = next((h for h in (LONG_HEADS.get(head, head), head) if longer.endswith(h)), "")
    body, full = form[: -len(head)], longer[: -len(tail)] if tail else ""
    if len(body) < 2 or not full or full[0] != body[0] or _LATIN_OR_PHASE.search(full + body):
        return False
    if head == "集团" and 0 <= text.find(form) < text.find(longer):
        return False  # 远帆集团……远帆船舶集团: named before it, the mother and not short for the daughter
    return _subsequence(body, full)


def _subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(c in rest for c in short)
