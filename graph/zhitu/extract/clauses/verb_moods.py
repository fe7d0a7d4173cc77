"""Whether a verb tells what is done or is still to come, or only names, quotes or dates something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.clause_roles import Role
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.verb_times import time_named
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.extract.values.date_binding import When
from zhitu.model import Span, Status

__all__ = ["is_ahead", "mood_of"]

#: A verb after which the text speaks of what comes then: 通车后, 建成时.
_AFTERWARDS = re.compile(
    rf"^{wording('mood-works-on')}?[之以]?后(?!续|勤|方)|^{wording('mood-while')}|^的?{wording('mood-conditions')}"
    "|^(?:通车|运营|使用)?之?前(?!海|沿|景|列)"
)
#: What follows a verb that is still to come: 荷载试验|即将开始, 通车|在即.
_AHEAD = re.compile(
    rf"^[^，。；的]{{0,6}}?(?:{wording('mood-aims')}|{wording('mood-plans')})[^，。；]{{0,8}}{wording('mood-steps')}"
    rf"|^{wording('mood-imminent')}"
)
_SOON = Clue(_AHEAD.pattern)


def _quoted(scene: Scene, span: Span) -> bool:
    """Whether a verb stands in quotation marks as a saying (“年内动工”)."""
    before = scene.masked(max(scene.sentence.span.start, span.start - 20), span.start)
    if "“" not in before:
        return False
    after = scene.masked(span.end, min(scene.sentence.span.end, span.end + 20))
    inside = before.rfind("“") > before.rfind("”") and "”" in after and "“" not in after[: after.find("”")]
    return inside and not _is_speech(scene, span)


def _is_speech(scene: Scene, span: Span) -> bool:
    """Whether the quotation round a verb is a sentence that somebody says: 甲表示：“乙支持丙。”, not “乙支持丙”活动.

    It may break off, and go on without its subject: “乙已完工，”甲说，“|明年投用。”
    """
    start, end = scene.text.rfind("“", 0, span.start), scene.text.find("”", span.end)
    first, closed = max(start, scene.sentence.span.start), scene.text[end - 1] in "。！？；，"
    said = start <= scene.sentence.span.start or scene.text[start - 1] in "：，。"
    whole = closed or (said and scene.text[end + 1 : end + 2] in ("。", "，", "；", "\n", ""))
    if closed and _GOES_ON.search(scene.text, max(0, start - _SAID), start):
        return True
    before = ((g, role) for g, role in _with_roles(scene) if first < g.span.start < span.start)
    return whole and any(role.free or (closed and start <= scene.sentence.span.start) for g, role in before)


#: “乙已完工，”甲|说，|“明年投用。”
_GOES_ON, _SAID = re.compile(f"{wording('says-of-own')}(?:道)?，$"), 6


def _with_roles(scene: Scene) -> Iterator[tuple[Group, Role]]:
    return zip(scene.groups, scene.roles, strict=True)


#: What a verb only names with the word after it: 收官|之年, 建成|率, 通车|里程, 合龙|段.
_NAMES = re.compile(wording("mood-only-names"))
#: 以防洪为主，兼顾|发电: what it is for.
_BESIDES = re.compile(rf"{wording('mood-besides')}[^，。；]{{0,6}}$")
#: 建成后，将……
_THEN = re.compile(r"^[^，。]{0,6}后，?[^，。；]{0,8}(?:将|可望|预计)")
_LATER = re.compile(wording("mood-later-times"))


def mood_of(scene: Scene, word: str, span: Span, when: When | None) -> Status | None:
    """The mood of a verb; None for what is denied, quoted or only the time of something else."""
    if _quoted(scene, span):
        return None
    if _NAMES.match(scene.text, span.end) and time_named(scene, span) is None:
        return None
    if _BESIDES.search(scene.masked(scene.clause(span.start).span.start, span.start)):
        return None
    if _AFTERWARDS.match(scene.text[span.end : span.end + 6]):
        if _THEN.search(scene.masked(span.end, span.end + 24)) and scene.clause(span.start).index > 0:
            return "expected"
        if when is None or when.edtf is None or not scene.clause(span.start).span.contains(when.span):
            return None
        if _LATER.search(scene.text[when.span.start : when.span.end]):
            return "expected"
    if _is_subject(scene, span):
        return None
    status = status_at(scene, span.start, when)
    ahead = is_ahead(scene, span) or _is_draft(scene, word, span)
    return "expected" if ahead and status else status


#: 某局介绍，印发《甲方案》|有利于……: what would do so.
_DOES_GOOD = re.compile(
    rf"[“《{SLOT}”》]+(?:，)?(?:的(?:目的|意义))?(?:(?:将|必将)?{wording('mood-does-good')}"
    rf"|[^，。；]{{0,6}}?{wording('mood-is-needed')})"
)


def _is_subject(scene: Scene, span: Span) -> bool:
    """Whether a verb that opens its clause is the subject of another with its object."""
    clause = scene.clause(span.start).span
    return span.start == clause.start and _DOES_GOOD.match(scene.masked(span.end, clause.end + 16)) is not None


def is_ahead(scene: Scene, span: Span) -> bool:
    """Whether the words after a verb say that it is still to come."""
    return scene.has(_SOON) and _AHEAD.match(scene.text[span.end : span.end + 16]) is not None


#: Work on a document that is done only when it says so (编制了, 编制完成; but 加快编制完成).
_DRAFTS = words("mood-drafts")
_UNDERWAY = re.compile(rf"{wording('mood-underway')}{wording('mood-works-with')}?$")


def _is_draft(scene: Scene, word: str, span: Span) -> bool:
    """Whether a document is only being written: 正在编制《规划》."""
    before = scene.masked(scene.clause(span.start).span.start, span.start)
    return word in _DRAFTS and not scene.text.startswith("了", span.end) and bool(_UNDERWAY.search(before))
