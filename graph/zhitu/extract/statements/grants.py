"""What is granted to whoever meets a condition: 对新认定的企业，给予|200万元|奖励."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["granted", "is_granted_to", "is_term_of_grant"]

#: What is granted: 一次性|奖励, 财政|补贴|资金.
_GRANT = rf"(?:一次性)?(?:[一-龥]{{2,4}}?)??{wording('count-grants')}(?:资金|款|经费)?"
#: 市财政给予|一次性奖励|200万元, 给予每家最高|300万元补助.
_GRANTING_IT = re.compile(
    rf"{wording('count-grant-verbs')}(?:其|企业)?(?P<to>每[家人户个项台辆]|单[家个])?(?P<what>{_GRANT})?{wording('grant-how-much')}*$"
)
#: 1000万元|、2000万元|奖励; 400元|给予|补助.
_GRANTED = re.compile(
    rf"(?:[、和]\d[\d.]*[万亿]?元)*(?:以内)?的?(?:{wording('count-grant-verbs')}|标准)*(?P<what>{_GRANT})(?=[，。；、（]|$)"
)
_FAR = 24
#: 中央财政对每个试点项目|补助|1亿元.
_GRANTS_EACH = re.compile(
    rf"对?每[个家项名户人][^，。；\d]{{0,12}}?(?P<what>{wording('count-grants')}){wording('grant-how-much')}*$"
)
#: 按额定功率每千瓦|400元给予补助.
_BY_EACH = re.compile("按照?[^，。；]*?(?P<each>每[一-龥]{1,4}?)?(?:最高)?$")


def granted(scene: Scene, quantity: Quantity) -> str:
    """What is granted of which an amount is told: 对甲类企业，市财政给予|一次性奖励|200万元; else empty."""
    start, end = quantity.span
    if quantity.kind != "money":
        return ""
    first, behind = scene.clause(start).span.start, _GRANTED.match(scene.text, end)
    before = _GRANTING_IT.search(scene.text, max(first, start - _FAR), start)
    before = before or _GRANTS_EACH.search(scene.text, first, start)
    if before is None:
        by = _BY_EACH.search(scene.text, first, start) if behind is not None else None
        return (by["each"] or "") + behind["what"] if by is not None and behind is not None else ""
    return before["what"] or (behind["what"] if behind is not None else "")


#: 对|新认定的企业，……: whoever meets a condition, and nobody that was named.
_TO_WHOM = re.compile("(?:（[^（）]{1,3}）|[①-⑳])?(?:对|凡|每新?|经认定)[^，。；]*[的类级]")
_GIVES = re.compile(rf"{wording('count-grant-verbs')}|{wording('count-grants')}")


def is_granted_to(scene: Scene) -> bool:
    """Whether a sentence tells what they get who meet a condition: 对新认定的企业，给予|200万元|奖励."""
    start, end = scene.sentence.span
    told = _TO_WHOM.match(scene.text, start, end)
    return told is not None and _GIVES.search(scene.text, told.end(), end) is not None


#: 按投资额的|20%|给予补助，最高不超过|2亿元: what is granted to whom meets it, and no figure of who grants.
_TERMS = re.compile("按照?[^，。；]{1,24}的$")
_GRANTS = re.compile(rf"[^，。；\d]{{0,6}}{wording('count-grant-verbs')}?[^，。；]{{0,14}}{wording('count-grants')}")
_AT_MOST = re.compile(
    rf"{wording('count-grants')}[^，。；]{{0,8}}，[^，。；]{{0,6}}最高{wording('count-limit')}?[^，。；\d]{{0,4}}$"
)
_BEFORE = 32
#: 对年销量突破|5万辆、10万辆|的企业，.
_OF_THOSE = re.compile("[^，。；]{0,24}?的(?:[一-龥（）“”、]{2,24})?(?:，|给予|按|分别|$)")


def is_term_of_grant(scene: Scene, quantity: Quantity) -> bool:
    """Whether a figure only tells who gets a grant, or how much: 对年销量突破|5万辆|的企业，给予奖励."""
    text, (at, behind) = scene.text, quantity.span
    if _TERMS.search(text, max(0, at - _BEFORE), at) and _GRANTS.match(text, behind):
        return True
    if _AT_MOST.search(text, max(0, at - _BEFORE), at) and not _is_ruled(scene, at):
        return True
    start, end = scene.sentence.span
    whom = _TO_WHOM.match(scene.text, start, end)
    if whom is None or not whom.start() <= at < whom.end():
        return False
    return is_granted_to(scene) and _OF_THOSE.match(text, behind, end) is not None


def _is_ruled(scene: Scene, at: int) -> bool:
    """Whether a document that the sentence names before rules what is granted: 《甲办法》明确，……最高300万元."""
    return any("Policy" in scene.classes(g.things[0]) for g in scene.groups if g.span.end <= at)
