"""What belonged to another once and does so no more: 原由甲集团控股, 曾是乙大学的一部分."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Claim

__all__ = ["without_former"]

#: Words of a time that is over, right before being held.
_ONCE = re.compile(wording("held-once"))
#: Such a word holds one of these.
_SIGNS = re.compile("[原曾前去度初早]")
_HELD = frozenset(("owns", "partOf", "operatedBy"))
#: What else the network takes for it: 原隶属于|甲市教育局.
_SEEN = _HELD | {"foundedBy", "locatedIn"}
#: 2018年前由甲集团控股: over if the year is.
_BEFORE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:\d+月)?[以之]?前")
#: 曾在|甲中学|任教的某某: where somebody worked once, which the network takes for where he does.
#: 某某卸任|甲大学|校长: what a person leaves.
_WORKED = re.compile(
    rf"曾[^，。；{SLOT}]{{0,4}}在{SLOT}+[^，。；{SLOT}]{{0,8}}{wording('worked-there')}|{wording('leaves-office')}{SLOT}"
)
#: Rules that read names and lists, and no verb.
_BY_NAME = ("name:", "bracket:")


def without_former(scenes: Sequence[Scene], claims: Sequence[Claim]) -> list[Claim]:
    """The claims but for those whose clause says that a thing was its owner's, or part of a whole, only once."""
    starts = [scene.sentence.span.start for scene in scenes]
    return [c for c in claims if not (_may_be_over(c) and _is_over(scenes, starts, c))]


def _may_be_over(c: Claim) -> bool:
    if c.property == "affiliatedWith":
        return c.rule == "network" and c.role is None
    return c.property in (_SEEN if c.rule == "network" else _HELD) and not c.rule.startswith(_BY_NAME)


def _is_over(scenes: Sequence[Scene], starts: Sequence[int], c: Claim) -> bool:
    """Whether the clause in which a claim's passage ends tells of a time that is over."""
    at = c.evidence[0].end - 1
    scene = scenes[max(0, bisect_right(starts, at) - 1)]
    clause = scene.clause(at).span
    told = scene.masked(*clause)
    if c.property == "affiliatedWith":
        return _WORKED.search(told) is not None
    if _SIGNS.search(told) is None or _ONCE.search(told) is None:
        return False
    year = _BEFORE.search(told)
    return year is None or c.status == "occurred" or year["year"] < (scene.issued or "")
