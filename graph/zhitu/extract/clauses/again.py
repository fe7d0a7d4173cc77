"""Things called by the last word of their name: the 大桥 of a passage that has named one."""

from __future__ import annotations

import re
from functools import lru_cache

from zhitu.extract.clauses.antecedents import is_introduced, is_list, is_past
from zhitu.extract.clauses.clause_roles import names_guests
from zhitu.extract.clauses.roles import ASIDE
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.mentions.chunker import COUNTED
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["ALL_TOLD", "MEASURE", "ends_with", "named_again", "series_start", "told_of_all"]

#: 甲项目、乙项目|等12个: a list that tells of more than it names.
ALL_TOLD = re.compile(r"等(?:约|近|超)?\d+(?:余|多)?[个家项条所座支只]")
#: Nouns of measure after what points back (项目总投资, 示范区实施范围) or a bare noun: 公司|员工.
MEASURE = re.compile(wording("measured-after-pointer"))
#: So many works of a kind, which a bare noun then means.
_SO_MANY = re.compile(r"(?P<what>项目|工程)(?:总数|共计?|一共|达到?|有)*(?:约|近|超)?\d+(?:余|多)?[个项]")
_TOO_GENERAL = frozenset(words("too-general"))
_RITES, _AT = frozenset(words("told-at")), re.compile("[上中]|现场|期间")
#: Nouns that before a verb are verbs.
_INTENDS = frozenset(words("intends-nouns"))


def _is_industry(scene: Scene, thing: int) -> bool:
    """Whether a thing is an industry: 制造业 after 电子设备制造业 is all of it."""
    return set(scene.classes(thing)) == {"Industry"}


def named_again(scene: Scene, start: int, end: int) -> tuple[int, Span] | None:
    """A thing called by the last word of its name at the head of a clause: 电站总装机, 计划总额."""
    text = scene.text
    tokens = scene.words(start, min(end, start + 8))
    if scene.view.text.find("\t", *scene.view.paragraphs[scene.sentence.paragraph].span) >= 0:
        return None  # 铁路里程 heads a row of a table
    if any(t.tag == "m" for t in tokens[:2]):
        return None  # 6座电站 are not the one named
    head = next((t for t in tokens if t.tag not in ("t", "TIME", "r", "d", "c", "m", "q", "w", "ad", "f")), None)
    if head is None or head.tag not in ("n", "nz", "vn") or head.end - head.start < 2 or scene.covered(head.start):
        return None
    word = text[head.start : head.end]
    following = next((t for t in tokens if t.start >= head.end and t.tag not in ("d", "ad")), None)
    if COUNTED.match(text, head.end) or (word in _RITES and _AT.match(text, head.end)):
        return None  # 续建项目209项: all of a kind; 仪式上: where it is told
    if word in _TOO_GENERAL or (word in _INTENDS and following is not None and following.tag == "v"):
        return None  # 今年计划推动: no plan
    if told_of_all(text[series_start(text, head.start) : head.start], word):
        return None
    if text[head.start - 1] in "该此" and is_introduced(word, head.start, [], [*filter(None, [scene.before]), scene]):
        return None
    span = Span(head.start, head.end)
    if any(vague.overlaps(span) for vague in scene.vague):
        return None
    topic = scene.topic
    if topic is not None and ends_with(scene, topic, word) and not _is_industry(scene, topic):
        named = scene.things[topic].spans
        if not named or min(named).start < head.start:
            return (topic, span)
    for earlier in scene.back():
        for g in reversed(earlier.groups):
            called = None if names_guests(earlier, g) else _called(earlier, g, word, head.start)
            if called is not None and not (is_list(earlier, g) or is_past(earlier, g)):
                return (called, span)
    return None


def _called(scene: Scene, g: Group, word: str, at: int) -> int | None:
    """Which thing of a list a word before `at` may call by the end of its name."""
    for thing in reversed(g.things):
        if g.span.end <= at and ends_with(scene, thing, word) and not _is_industry(scene, thing):
            return thing
        if "Conference" in scene.classes(thing) and (held := _held_for(scene, g.span, word)) is not None:
            return held
    return None


def told_of_all(before: str, word: str) -> bool:
    """Whether a word takes up all that a list before it has told of.

    >>> told_of_all("甲项目、乙项目等12个重点项目开工，", "项目"), told_of_all("甲项目开工，", "项目")
    (True, False)
    """
    if any(match["what"] == word for match in _SO_MANY.finditer(before)):
        return True  # 本次开工项目共43个，|项目|主要位于甲区
    return any(before[match.end() :].find(word, 0, len(word) + 4) >= 0 for match in ALL_TOLD.finditer(before))


def series_start(text: str, at: int) -> int:
    """Where the sentence begins of which `at` is in one of the parts between semicolons."""
    return max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1


def _held_for(scene: Scene, ceremony: Span, word: str) -> int | None:
    """What a ceremony is held for, by a name inside its own: 甲项目|开工仪式."""
    inside = (t for m in scene.nested if ceremony.contains(m.span) for t in m.things)
    return next((t for t in inside if ends_with(scene, t, word)), None)


def ends_with(scene: Scene, thing: int, word: str) -> bool:
    """Whether one of a thing's names ends in a word, and is more than it; 园区 is what ends in 园 too."""
    ends = (word, "园") if word == "园区" else (word,)
    return any(len(form) > len(word) + 1 and form.endswith(ends) for form in map(_bare, scene.things[thing].forms))


@lru_cache(maxsize=4096)
def _bare(form: str) -> str:
    return ASIDE.sub("", form)
