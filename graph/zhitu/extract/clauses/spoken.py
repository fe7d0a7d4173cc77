"""我们 in what somebody says: the body that he heads. “|我们|建成了乙馆。”甲公司总经理某某说."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.view import LONGEST_QUOTE, Sentence
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["Spoken", "spoken_in", "with_us"]


class Spoken(NamedTuple):
    """What stands between quotation marks, and for which body it is said."""

    span: Span
    body: Mention


#: 甲公司|副总经理|某某: the office of one who speaks for the body, unlike 教授 and 工程师.
_OFFICE = re.compile(f"[一-龥]{{0,10}}{wording('spokesmen')}")
#: 某某|说：, 某某|告诉记者。
_SAYS = re.compile(f"[^，。；：“”]{{0,8}}?{wording('says-of-own')}(?:道|记者)?[，：。]?")
_TELLS = re.compile("[^，。；：“”]{0,8}?告诉[^，。；：“”]{0,6}[，：。]?")
#: Not 我们的产品, 我们市, 我们国家.
_WE = re.compile("我们(?![的这都俩省市县区镇乡村国]|中国|全[国省市县])")


def spoken_in(text: str, mentions: Sequence[Mention], things: Sequence[Thing]) -> list[Spoken]:
    """What those who speak for a body say in quotation marks, before their names or behind them."""
    if "我们" not in text or "”" not in text:
        return []
    found: list[Spoken] = []
    for body, person in pairwise(m for m in mentions if not m.nested):
        if "Person" not in things[person.things[0]].classes or ACTORS.isdisjoint(things[body.things[-1]].classes):
            continue
        if "Person" in things[body.things[-1]].classes or not _OFFICE.fullmatch(text, body.span.end, person.span.start):
            continue
        says = _SAYS.match(text, person.span.end) or _TELLS.match(text, person.span.end)
        if says is None:
            continue
        if text[body.span.start - 1 : body.span.start] == "”":
            opens = text.rfind("“", max(0, body.span.start - LONGEST_QUOTE), body.span.start - 1)
            found += [Spoken(Span(opens, body.span.start), body)] if opens >= 0 else []
        if text.startswith("“", says.end()):
            closes = text.find("”", says.end(), says.end() + LONGEST_QUOTE)
            found += [Spoken(Span(says.end(), closes), body)] if closes >= 0 else []
    return found


def with_us(sentence: Sentence, groups: list[Group], spoken: Sequence[Spoken], text: str) -> list[Group]:
    """The groups of a sentence and what calls the body of a speaker 我们 there."""
    if not spoken or text.find("我们", *sentence.span) < 0:
        return groups
    added: list[Group] = []
    for match in _WE.finditer(text, *sentence.span):
        span = Span(*match.span())
        body = next((said.body for said in spoken if said.span.contains(span)), None)
        if body is not None and not any(g.span.overlaps(span) for g in groups):
            added.append(Group(span, body.things, (Mention(span, body.things, anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups
