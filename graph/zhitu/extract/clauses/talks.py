"""What is only talked about, or what a paper is about: 就|共建甲园|交换意见."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene

__all__ = ["is_talked_of", "talks_about"]


#: 双方就|共建甲园交换了意见: what is only talked of.
_ABOUT = re.compile("(?:^|[^成造])(?:就(?![业医学地近读职餐诊是能可会将已])|围绕|针对)[^，。；]*$")

_TALKS = re.compile("[^，。；]{0,3}(?:就|围绕|针对)")

_TALKED = re.compile(
    "[^。；]{0,60}?(?:交换了?意见|[深进]入?行?了?(?:深入|广泛|充分)?的?(?:交流|沟通|探讨|讨论|座谈|磋商|洽谈|研讨|会谈|研究|协商)|(?:展开|开展|进行)了?[^，。；]{0,6}(?:交流|探讨|讨论|磋商|座谈|调研|考察|视察|督导)|未能?达成)"
)

#: 邀请甲集团就|建设乙隧道提交方案.
_PAPERS = re.compile("[^。；，]{0,40}?(?:提交|编制|咨询|论证|提出|招标|答复|答问|回应|解读|进行(?:研究|论证|评估))")


def is_talked_of(scene: Scene, before: str, start: int) -> bool:
    """Whether what stands at `start` is only what a talk, or a paper, was about."""
    end = scene.sentence.span.end
    if _ABOUT.search(before) is None:
        return False
    return (_TALKED.match(scene.text, start, end) or _PAPERS.match(scene.text, start, end)) is not None


def talks_about(scene: Scene, at: int) -> bool:
    """Whether those who are named before only talk about something: 甲与乙|就共建丙园进行交流."""
    return _TALKS.match(scene.text, at) is not None and _TALKED.match(scene.text, at) is not None
