"""Industries that are but a part of a longer word, or only say what another thing is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import NAMED, Candidate

__all__ = ["without_fields"]

#: What a field stands before that it only describes: 光伏发电|项目, 动力电池|材料; not 核电、风电|等项目.
_FOR = re.compile(
    "(?:项目|产业园|园区|中心(?!城|区)|材料|功能|新?高地|装置|生产线|建筑|设施|制品|参展|岗位|专业|学院|人才|合同)"
)
#: What only tells how far a change goes: 绿色低碳|转型.
_CHANGES = re.compile("(?:转型|蝶变|蜕变)")
#: 高新技术|企业: a sort of firms, or of what they make.
_ANY = re.compile("企业|成果|产品")
#: Industries by what they are like, which are changes first.
_LIKE = ("化", "低碳", "绿色")


def without_fields(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without industries that end a longer one; those that only describe have little left of a name."""
    whole = [c for c in candidates if c.accepted and "Industry" in c.classes and not c.nested]
    found = []
    for c in candidates:
        if c.rule == "industry":
            if any(w.span.end == c.span.end and w.span.start < c.span.start for w in whole):
                continue  # 高端|制造业
            sort = c.name.startswith("高新") and _ANY.match(text, c.span.end)
            changes = c.name.endswith(_LIKE) and _CHANGES.match(text, c.span.end)
            if sort or changes or _FOR.match(text, c.span.end):
                c = c._replace(score=min(c.score, NAMED - 1))
        found.append(c)
    return found
