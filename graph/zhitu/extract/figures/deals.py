"""What the figures of a deal in shares measure: 以|现金|5亿元收购甲公司|51%股权|, 向甲公司|增资|2亿元."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["of_deal"]

#: 收购甲公司|51%|的股权: what of a firm is bought, held or handed over; but 收购乙所持有的甲公司|51%股权.
_STAKE = re.compile(rf"(?:[、和与及]\d[\d.]*%)*的?(?P<what>{wording('stake-words')})(?![一-龥]{{0,2}}(?:比例|结构))")
_DEAL = re.compile(f"(?P<verb>{wording('deal-verbs')})了?(?!的)(?=[^，。；]{{2,40}}$)")
#: 以|现金|8亿元收购, 以|8亿元|的价格收购, 以|8亿元|自有资金收购: what is paid.
_PAYS = re.compile(f"以(?P<what>{wording('paid-with')})?(?:人民币|不超过|约|合计|总计|共计|共)*$")
_PAID = re.compile(
    f"(?:/股)?(?:人民币)?的?(?P<what>{wording('paid-as')})?[^，。；]{{0,4}}?(?P<verb>{wording('deal-verbs')})"
)
#: 向|甲公司|增资|2亿元.
_ADDS = re.compile(f"[向对给][^，。；]{{2,40}}(?P<what>{wording('adds-to-firm')})(?:人民币|不超过|约|共|合计)*$")
_CLUE = Clue(f"以|{wording('stake-words')}|股|{wording('adds-to-firm')}")


def of_deal(scene: Scene, quantity: Quantity) -> str:
    """What a figure of a deal measures; empty where it is none of one."""
    if (quantity.kind not in ("money", "percent") and quantity.unit != "股") or not scene.has(_CLUE):
        return ""
    text, at, end = scene.text, quantity.span.start, quantity.span.end
    start = scene.clause(at).span.start
    if quantity.kind == "money" and (adds := _ADDS.search(text, start, at)) is not None:
        return adds["what"]
    if quantity.kind == "money" and (pays := _PAYS.search(text, start, at)) is not None:
        paid = _PAID.match(text, end)
        return "" if paid is None else pays["what"] or paid["what"] or paid["verb"]
    stake = _STAKE.match(text, end) if quantity.unit != "股" else None
    if stake is None and quantity.unit != "股":
        return ""
    deals = list(_DEAL.finditer(text, start, at))
    what = stake["what"] if stake is not None else "股份"
    return deals[-1]["verb"] + what if deals else ""
