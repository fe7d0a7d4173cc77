"""What is only talked about, or what a paper is about: 就|共建甲园|交换意见."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import wording

__all__ = ["is_talked_of", "talks_about"]


#: 双方就|共建甲园交换了意见: what is only talked of.
_ABOUT = re.compile(rf"(?:^|[^成造]){wording('talk-opens')}[^，。；]*$")
_OPENS = Clue(wording("talk-opens"))

_TALKS = re.compile("[^，。；]{0,3}(?:就|围绕|针对)")

_TALKED = re.compile(rf"[^。；]{{0,60}}?{wording('talk-held')}")

#: 邀请甲集团就|建设乙隧道提交方案.
_PAPERS = re.compile(rf"[^。；，]{{0,40}}?{wording('paper-made')}")


def is_talked_of(scene: Scene, before: str, start: int) -> bool:
    """Whether what stands at `start` is only what a talk, or a paper, was about."""
    end = scene.sentence.span.end
    if not scene.has(_OPENS) or _ABOUT.search(before) is None:
        return False
    return (_TALKED.match(scene.text, start, end) or _PAPERS.match(scene.text, start, end)) is not None


def talks_about(scene: Scene, at: int) -> bool:
    """Whether those who are named before only talk about something: 甲与乙|就共建丙园进行交流."""
    return _TALKS.match(scene.text, at) is not None and _TALKED.match(scene.text, at) is not None
