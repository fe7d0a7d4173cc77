"""What denies a deed, or only asks for it, by the words before it or in its clause."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.supposed import is_unsaid
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["denies", "is_denied"]

_DENIES = f"(?:{wording('mood-denies')}|{wording('mood-forbids')})"
_STOPS = f"(?:{wording('mood-stops')}|{wording('mood-put-off')})"
_NOT = f"(?:{wording('mood-not')}|{_DENIES}|{_STOPS})"
#: 尚未完工的甲桥|通车, 尚未竣工就|开放: where a denial does not reach. So of 原定8月通车的甲桥推迟到9月|通车.
_REACHES = "(?!.*(?:[且而便即也已]|(?<![先前落])后|就(?!业|地|近|医|学)|的[^，。；]{2,}))[^，。；]*$"
_NEGATED = re.compile(
    rf"(?:{wording('mood-not')}|{_DENIES}|{wording('mood-stops')})[^，。、后]{{0,4}}$"
    rf"|{wording('mood-put-off')}[^，。、后的一二两三四五六七八九十\d]{{0,4}}$"
    rf"|^[“‘]?{wording('mood-concedes')}|{wording('mood-once-meant')}(?!.*(?:的[“《]?{SLOT}|{wording('mood-put-off')}))"
    # 不由甲与乙|共建, 未列入甲名录|建设, 不支持甲|建设, 反对甲市|建设, 尚未在乙区大规模|建设
    rf"|{_NOT}(?:正式|再|能|曾)?(?:{wording('mood-party-words')}|{wording('mood-consents')})[^，。；]*$"
    rf"|(?:{_DENIES}|{_STOPS}{SLOT}){_REACHES}"
)
#: 甲大桥能否|通车: what is only asked.
_ASKS = re.compile(rf"{wording('mood-asks')}[^，。；]*$")
_DENIAL = Clue(_NOT, wording("mood-concedes"), wording("mood-once-meant"), wording("mood-asks"))


def denies(scene: Scene, start: int) -> bool:
    """Whether what stands in its clause before `start` denies what is told there, or asks whether it is so."""
    if not scene.has(_DENIAL):
        return False
    before = scene.masked(scene.clause(start).span.start, start)
    return _NEGATED.search(before) is not None or _ASKS.search(before) is not None


#: What denies the whole clause that it stands in.
_DENIED_CLAUSE = re.compile(f"{wording('mood-denies')}|{wording('mood-denied-clause')}|{wording('mood-put-off')}")


def is_denied(scene: Scene, at: int) -> bool:
    """Whether the clause at `at` denies what it says: of its words a network sees only what they join."""
    return _DENIED_CLAUSE.search(scene.masked(*scene.clause(at).span)) is not None or is_unsaid(scene, at)
