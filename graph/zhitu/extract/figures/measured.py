"""What the figures of a sentence have measured so far, since some words are said once for several."""

from __future__ import annotations

import re
from functools import cached_property

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.branches import branch_of
from zhitu.extract.figures.indicator_patterns import BY_MEASURE, PARTS
from zhitu.extract.figures.words import joined, measure_of
from zhitu.extract.statements.rates import ABOVE, FOREMOST, GAPS, GREW
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["Measured"]

#: 幼儿园1.3万所，在园幼儿260万人；|专任教师13万人: what schools, and the like, have.
_HAVE = re.compile(wording("figure-schools-have"))
_HOLDERS = re.compile(f"{wording('figure-schools')}$")
#: Things of a sort whose kinds are told before how many there are.
_SUMMED = re.compile(
    rf"(?:其中|，)*(?P<kind>[^，。；\d]{{2,14}}?(?:项目|企业|工程))(?:主要)?{wording('figure-summed')}"
)
#: 主要工业产品产量中，水泥|42.3万吨: how much was made of each.
_PRODUCTS = re.compile(r"(?:主要|重点|大宗)[^，。；\d]{0,4}产品(?P<of>产量|销量|产销量)?(?:当?中|方面)?，")
#: 分产业看，……; 按经营地分，……: the kinds of what was measured in the sentence before.
_BY_KIND = re.compile(
    r"(?:其中，?)?(?:(?:[从按]|分(?!别))[^，。；\d]{1,10}?(?:来?看|划?分|统计)"
    r"|[从按分][^，。；\d]{0,8}[三各]大?门类来?看?)，"
)

#: Kinds of quantities of goods.
_AMOUNTS = frozenset(("weight", "count", "volume", "area", "length", "energy", "number"))


class Measured:
    """What is told of the figures of one sentence up to the next of them."""

    def __init__(self, scene: Scene, before: Measured | None = None, above: Measured | None = None) -> None:
        self.scene = scene
        #: Of the sentence before in its paragraph.
        self.above = above
        #: 2019年吞吐量为2715万人次；2020年降至1280万人次: the parts of a series go on with the words of the first.
        self.by_unit: dict[str, str] = dict(before.by_unit) if before is not None else {}
        self.last: str = before.last if before is not None else ""
        self.growth = ""
        #: 制造业新设企业1335家；|实际使用外资102亿美元: what a sentence is about, which no name names.
        self.sector: str = branch_of(scene) or (before.branch if before is not None else "")
        self.branch: str = self.sector  # holds for the parts of a series, unlike a kind that stands out
        #: What grew last.
        self.grew = ""
        self.grown: list[str] = []
        #: What was measured last that is no share.
        self.level = ""
        #: The schools that were counted last.
        self.holders: str = before.holders if before is not None else ""
        #: Its unit.
        self.unit: str = before.unit if before is not None else ""
        #: The words of the last share of a whole.
        self.share = ""
        #: The words of the figure before, and where that ends.
        self.told = "", 0
        #: Whether it is a rate or a share.
        self.is_of_rate = False
        summed = _SUMMED.match(scene.text, *scene.sentence.span)
        self.kind: str = summed["kind"] if summed else ""
        #: What was counted just before, and where its figure ends.
        self.sort: tuple[str, int] | None = None
        self.said: list[str] = []
        #: What was measured before a bracket, and where that ends.
        self.outside: tuple[str, int] | None = None
        self.clause = scene.sentence.span
        #: What was measured first, and in which unit; by what all kinds are measured, and the unit of the whole.
        self.first: tuple[str, str] | None = None
        by_kind = above is not None and _BY_KIND.match(scene.text, scene.sentence.span.start)
        self.whole: tuple[str, str] | None = before.whole if before is not None else None
        if above is not None and by_kind:
            self.whole = measure_of(above.first)
        self.products = _PRODUCTS.search(scene.text, *scene.sentence.span)
        #: What was counted before the counts of its parts: 项目18个，其中大项目1个、小项目17个.
        self.all: tuple[str, int] | None = None

    def of_holders(self, words: str, quantity: Quantity) -> str:
        """The words with the schools that were counted before, if it is these that have what is counted."""
        if quantity.kind == "count" and _HOLDERS.search(words):
            self.holders = words
        elif self.holders and _HAVE.fullmatch(words):
            return self.holders + words
        return words

    def by_measure(self, words: str, quantity: Quantity, *, grows: bool = False) -> str:
        """The words for one of several kinds, with what all are measured by, or grow by: 水泥|产量, 其中猪肉|产量."""
        if len(words) < 2 or BY_MEASURE.search(words):
            return words
        if self.products is not None and quantity.span.start > self.products.end() and quantity.kind in _AMOUNTS:
            return joined(words, self.products["of"] or "产量")
        if self.whole is None or not (grows or self.whole[1] in ("", quantity.unit)):
            return words
        return joined(words, self.whole[0])

    def leave_bracket(self, quantity: Quantity) -> None:
        """What is told behind a bracket goes on about what is before it: 投资50亿元（占总额的40%），|增长12%."""
        text, at = self.scene.text, quantity.span.start
        if self.outside is not None and at > self.outside[1]:
            self.last, self.outside = self.outside[0], None
        opening = text.rfind("（", self.scene.sentence.span.start, at)
        if self.outside is None and opening >= 0 and (end := text.find("）", opening)) > at:
            self.outside = self.last, end

    def is_part(self, quantity: Quantity) -> bool:
        """Whether some of what was counted before are counted: 社区5个，其中|3个|位于甲区."""
        clause = self.scene.clause(quantity.span.start).span
        told = PARTS.search(self.scene.text, clause.start, quantity.span.start) is not None
        return told and quantity.kind == "count" and quantity.unit in self.by_unit

    @cached_property
    def comparisons(self) -> list[re.Match[str]]:
        """Where the sentence tells of several what they are compared with, or which of them grew most."""
        sentence = self.scene.sentence.span
        if self.scene.text.find("分别", *sentence) < 0:
            return []  # as all of these forms have it
        return [m for form in (GAPS, ABOVE, FOREMOST, GREW) for m in form.finditer(self.scene.text, *sentence)]
