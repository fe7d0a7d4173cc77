"""Names that a text itself gives: where they stand whole though only a piece was read, and whose they were before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from zhitu.extract.entities.things import Mention, Thing
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.view import fold
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["apart", "cut_names", "found_whole", "is_lent", "sisters"]

#: Characters of the shortest name that is cut short in another place.
_LEAST = 4


def found_whole(text: str, name: str, index: int, mentions: list[Mention], is_cut: Callable[[Mention], bool]) -> None:
    """Puts mentions by a name in the place of those of its pieces: 云州|建投, of which a gazetteer sees the place.

    The mentions are in order; `is_cut` says which of them may be such a piece.
    """
    form = fold(name).strip("“”《》")
    at = text.find(form) if form else -1
    while at >= 0:
        span = Span(at, at + len(form))
        first = bisect_left(mentions, at, key=lambda m: m.span.start)
        last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
        inside, around = mentions[first:last], mentions[first - 1 : first]
        if (
            inside
            and all(m.span.end < span.end and is_cut(m) for m in inside)
            and all(m.span.end <= at for m in around)
        ):
            mentions[first:last] = [Mention(span, (index,))]
        at = text.find(form, span.end)


def cut_names(text: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Names that no gazetteer knows and that begin with another such candidate: 苏衡交控, elsewhere read as 苏衡."""
    unknown = {text[slice(*c.span)] for c in candidates if c.accepted and not c.entries and not c.nested}
    for name in sorted(unknown):
        if len(name) >= _LEAST and any(name[:size] in unknown for size in range(2, len(name))):
            yield name


def is_lent(text: str, thing: Thing, alias: str, name: str) -> bool:
    """Whether a thing that a text only names by what it calls another may be one with that, whose name is `name`.

    It then leaves its own names, unless the other is an edition of it: 第三届|云岭国际数字博览会.

    云岭国际数字博览会（简称数博会） is not the 数博会 that the gazetteer knows, unless the text names that too.
    """
    key = normal(alias)
    own = [form for other, form in thing.forms.items() if other != key]
    if any(form in name for form in own):
        return True
    if any(fold(form).strip("“”《》") in text for form in own):
        return False
    thing.forms = {other: form for other, form in thing.forms.items() if other == key}
    return True


#: What sets names apart that are alike else: 中国（云州）试验区.
_SETS_APART = re.compile("（[一-龥]{2,8}）")


def apart(c: Candidate) -> str:
    """A name without what its bracket holds; empty where it has none."""
    name = normal(c.name)
    return _SETS_APART.sub("（）", name) if _SETS_APART.search(name, 0, len(name) - 1) else ""


def sisters(text: str, candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates by their names without brackets, where the text gives names."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for c in candidates if "称" in text else ():
        if key := apart(c):
            found[key].append(c)
    return found
