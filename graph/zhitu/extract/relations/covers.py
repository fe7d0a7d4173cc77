"""Who issued the plan or notice that a text itself is, and when: by its cover, or by who signs it at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhitu.extract.clauses.plans import titles_plan
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.model import Claim, Event

__all__ = ["SIGNED", "from_cover"]

#: The rule of what a cover or a signature tells.
SIGNED = "signature"
_SIGNS = frozenset({"GovernmentBody", "Organization"})
#: Titles of what bodies write to each other.
_LETTERS = re.compile(rf"关于.{{4,90}}的{wording('cover-letters')}(?:（[^）]*）)?$")
#: Sentences among which the title is, and those of a cover below it and of what stands at the end.
_FIRST, _COVER, _END = 4, 5, 6
_DATE_ONLY = re.compile(r"[\s（）()日月年\dOo〇○零一二三四五六七八九十]*")


def from_cover(scenes: Sequence[Scene]) -> tuple[list[Claim], list[Event]]:
    """`issuedBy` and `issued` of the document that a text is, whose title is one of its first lines."""
    at, title = next(((k, g) for k, scene in enumerate(scenes[:_FIRST]) if (g := _title(scene))), (0, None))
    if title is None:
        return [], []
    below = scenes[at + 1 :]
    cover = list(_lines(below[:_COVER], opening=True))
    lines = [*cover, *_lines(below[max(len(cover), len(below) - _END) :], opening=False)]
    found: list[Claim] = []
    happened: list[Event] = []
    for (scene, body), (after, _) in pairwise([*lines, (None, None)]):
        if scene is None or body is None:
            continue
        evidence = scene.evidence(*body.span)
        found += claims(scene, title.things, "issuedBy", body.things, evidence=evidence, rule=SIGNED)
        when = _dated(scene) or (_dated(after) if after is not None else None)
        if when is not None and not happened:
            evidence = scene.evidence(min(body.span.start, when.span.start), max(body.span.end, when.span.end))
            happened = [Event(str(t), "issued", when.edtf, (evidence,), "occurred", rule=SIGNED) for t in title.things]
    return found, happened


def _title(scene: Scene) -> Group | None:
    """The policy whose name is a whole line."""
    line = scene.view.paragraphs[scene.sentence.paragraph].span
    named = next((g for g in scene.groups if "Policy" in scene.classes(g.things[0])), None)
    text = line.of(scene.text).strip("《》 \u3000")
    if named is None or named.span.of(scene.text).strip("《》") != text:
        return None
    return named if titles_plan(text) or _LETTERS.search(text) else None


def _lines(scenes: Sequence[Scene], *, opening: bool) -> Iterator[tuple[Scene, Group | None]]:
    """Lines that hold a body alone, each with it, and those of a date; of an opening up to the first of prose."""
    for scene in scenes:
        line = scene.view.paragraphs[scene.sentence.paragraph].span
        if opening and scene.text[line.end - 1] in "。；：":
            return
        bodies = [g for g in scene.groups if _SIGNS & set(scene.classes(g.things[0]))]
        rest, end = "", line.start
        for body in bodies:  # 甲厅　乙厅　丙局
            rest, end = rest + scene.text[end : body.span.start], body.span.end
        rest += scene.text[end : line.end]
        if scene.sentence.span.start <= line.start + 1 and _DATE_ONLY.fullmatch(rest):
            yield from ((scene, body) for body in bodies or (None,))


def _dated(scene: Scene) -> When | None:
    """The day or month of a line that holds no more than that, or a body besides."""
    when = scene.dates[-1] if scene.dates else None
    return when if when is not None and when.edtf and "/" not in when.edtf and len(when.edtf) > len("2016") else None
