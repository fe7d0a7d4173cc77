"""我校, 本公司, 我局: the body that publishes a text."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.view import Sentence, fold
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["publisher_of", "speaks_of", "with_ours"]

#: Not 日本公司, 基本部件, 我会说, 我行动, 我所知道的.
_OURS = Rare(f"(?:我|(?<![日基根成资样版原剧课标文])本)(?P<kind>{wording('own-kinds')})")
#: What the name of a body that calls itself so ends with, where that is not the same.
_ENDS = {"公司": "公司|集团", "校": wording("school-ends"), "行": wording("bank-ends"), "委": "委员会|委"}


def publisher_of(publisher: str, things: list[Thing], text: str) -> int | None:
    """The thing that is the publisher or begins its name (云岭大学新闻网); None where there is no single one.

    It is added to the things where the folded text does not name it and calls it 我校.
    """
    folded = fold(publisher)
    named = [
        (len(form), thing.index)
        for thing in things
        if not BODIES.isdisjoint(thing.classes)
        for form in {thing.name, *thing.forms.values()}
        if len(form) > 2 and folded.startswith(fold(form))
    ]
    longest = max(named, default=(0, 0))[0]
    found = {index for length, index in named if length == longest}
    return found.pop() if len(found) == 1 else None if found else _added(folded, things, text)


def speaks_of(own: Thing, text: str) -> bool:
    """Whether a folded text calls the publisher by its kind: 我校."""
    names = [fold(name) for name in (own.name, *own.forms.values())]
    return any(any(map(_ending(match["kind"]).search, names)) for match in _OURS.finditer(text))


def _added(publisher: str, things: list[Thing], text: str) -> int | None:
    """The publisher as a further thing, if the text speaks of it by its kind and its name is one of that kind."""
    word = _OURS.search(text) if publisher else None
    if word is None:
        return None
    ends = _ending(word["kind"])
    heads = lexicon().heads_in(publisher, len(publisher))
    named = [end for end, head in heads.items() if ends.search(head.word) and end > len(head.word)]
    name = publisher[: max(named, default=0)]
    if not name or BODIES.isdisjoint(heads[len(name)].classes):
        return None
    known = next((entry for entry in gazetteer().folded(name) if entry.kind == "body"), None)
    classes = heads[len(name)].classes if known is None else known.classes
    thing = Thing(
        len(things), known.name if known else name, classes, "home", 2.5, entry=known, spans=[Span(*word.span())]
    )
    thing.add_form(name)
    things.append(thing)
    return thing.index


def _ending(kind: str) -> re.Pattern[str]:
    """What the names of bodies end with that call themselves so."""
    return re.compile(f"(?:{_ENDS.get(kind, kind)})$")


#: Somebody speaks of his own: whose it is, only that tells.
_SAID = re.compile(f"{wording('says-of-own')}(?:道)?[，：]“?[^。]*$")


def with_ours(sentence: Sentence, groups: list[Group], own: Thing | None, text: str) -> list[Group]:
    """The groups of a sentence and what calls the publisher by its kind there."""
    if own is None:
        return groups
    names = [fold(name) for name in (own.name, *own.forms.values())]
    added: list[Group] = []
    for match in _OURS.finditer(text, *sentence.span):
        span, ends = Span(*match.span()), _ending(match["kind"])
        if _SAID.search(text, sentence.span.start, span.start) or any(g.span.overlaps(span) for g in groups):
            continue  # 甲大学校长乙介绍，|我校
        if any(map(ends.search, names)):
            added.append(Group(span, (own.index,), (Mention(span, (own.index,), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups
