"""The words that a figure measures: the noun before it, of a count the noun after it, of a growth what grows."""

from __future__ import annotations

import re
from functools import cached_property

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements import indicator_patterns as forms
from zhitu.extract.statements.branches import branch_of, kind_before, with_branch
from zhitu.extract.statements.counts import figures_of, is_yearly
from zhitu.extract.statements.deals import of_deal
from zhitu.extract.statements.figure_words import (
    after_name,
    head_of_list,
    is_share,
    joined,
    last_of,
    lead_of,
    mainly,
    measure_of,
    moving_before,
    noun_after,
    of_clause_before,
)
from zhitu.extract.statements.rates import ABOVE, FOREMOST, GAPS, GREW, POINTS, above_others, gap, items_of
from zhitu.extract.statements.sorts import given, granted, sort_behind
from zhitu.extract.statements.time_forms import is_base_figure
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["Indicators"]


class Indicators:
    """The words of one sentence's figures, in order: some are said once for several."""

    def __init__(self, scene: Scene, before: Indicators | None = None, above: Indicators | None = None) -> None:
        self._scene = scene
        #: Of the sentence before in its paragraph.
        self._above = above
        #: 2019年吞吐量为2715万人次；2020年降至1280万人次: the parts of a series go on with the words of the first.
        self._by_unit: dict[str, str] = dict(before._by_unit) if before is not None else {}
        self._last: str = before._last if before is not None else ""
        self._growth = ""
        #: 制造业新设企业1335家；|实际使用外资102亿美元: what a sentence is about, which no name names.
        self._sector: str = branch_of(scene) or (before._branch if before is not None else "")
        self._branch: str = self._sector  # holds for the parts of a series, unlike a kind that stands out
        #: What grew last.
        self._grew = ""
        self._grown: list[str] = []
        #: What was measured last that is no share.
        self._level = ""
        #: The schools that were counted last.
        self._holders: str = before._holders if before is not None else ""
        #: Its unit.
        self._unit: str = before._unit if before is not None else ""
        #: The words of the last share of a whole.
        self._share = ""
        #: The words of the figure before, and where that ends.
        self._told = "", 0
        #: Whether it is a rate or a share.
        self._is_of_rate = False
        summed = forms.SUMMED.match(scene.text, *scene.sentence.span)
        self._kind: str = summed["kind"] if summed else ""
        #: What was counted just before, and where its figure ends.
        self._sort: tuple[str, int] | None = None
        self._said: list[str] = []
        #: What was measured before a bracket, and where that ends.
        self._outside: tuple[str, int] | None = None
        self._clause = scene.sentence.span
        #: What was measured first, and in which unit; by what all kinds are measured, and the unit of the whole.
        self._first: tuple[str, str] | None = None
        by_kind = above is not None and forms.BY_KIND.match(scene.text, scene.sentence.span.start)
        self._whole: tuple[str, str] | None = before._whole if before is not None else None
        if above is not None and by_kind:
            self._whole = measure_of(above._first)
        self._products = forms.PRODUCTS.search(scene.text, *scene.sentence.span)
        #: What was counted before the counts of its parts: 项目18个，其中大项目1个、小项目17个.
        self._all: tuple[str, int] | None = None

    def of(self, quantity: Quantity, behind: int | None = None) -> str:
        """What a figure measures, as the text writes it; its unit where nothing says so.

        Its words begin no sooner than `behind`, the end of the name whose share it is.
        """
        if labelled := self._labelled(quantity):
            self._last = labelled
            self._told, self._is_of_rate = (labelled, quantity.span.end), quantity.kind == "percent"
            return self._written(labelled)
        words, end = self._told
        beside = forms.BESIDE.fullmatch(self._scene.text, end, quantity.span.start) if end else None
        each = self._each(quantity)
        if beside is None or each:  # else it is the next of 分别为7.2%、|7%
            words = each or self._measured(quantity, behind)
        self._told, self._is_of_rate = (words, quantity.span.end), quantity.kind == "percent"
        self._first = self._first or (self._last, quantity.unit)
        return self._written(_sound(words, quantity))

    def _labelled(self, quantity: Quantity) -> str:
        """What the label of a line says that its figure is: 总投资：|8.6亿元; empty where none does, or a name does."""
        label = forms.LABEL.fullmatch(self._scene.text, self._scene.sentence.span.start, quantity.span.start)
        if label is None:
            return ""
        inside = (m for g in self._scene.groups for m in g.mentions if m.span.overlaps(Span(*label.span("label"))))
        if not all(m.anaphor for m in inside):
            return ""  # but 项目总投资：|8.6亿元
        return label["label"] if quantity.kind != "percent" or forms.RATE_LABEL.search(label["label"]) else ""

    def _written(self, words: str) -> str:
        """Words of the folded sentence as the text writes them."""
        start, end = self._scene.sentence.span
        folded, text = self._scene.text[start:end], self._scene.view.text[start:end]
        if folded == text:
            return words
        written = dict(zip(folded, text, strict=True))
        return "".join(written.get(c, c) for c in words)

    def _measured(self, quantity: Quantity, behind: int | None) -> str:
        lead = lead_of(self._scene, quantity) if behind is None else self._scene.text[behind : quantity.span.start]
        if forms.ONLY_SO_MUCH.fullmatch(lead) and (head := head_of_list(self._scene, quantity)):
            self._by_unit[quantity.unit] = self._last = self._level = head
            self._unit = quantity.unit if quantity.kind != "percent" else self._unit
            return head
        lead = forms.WAS.sub(r"\g<than>", lead)
        if is_base_figure(self._scene, quantity) and self._last and (was := forms.WAS_SO_MUCH.fullmatch(lead)):
            return self._last if self._last.endswith(was["what"]) else was["what"]
        if quantity.kind == "percent" and forms.OF_IT.fullmatch(lead) and self._last:
            return (self._level if is_share(self._last) else self._last) + "占比"
        self._clause = self._scene.clause(quantity.span.start).span
        self._leave_bracket(quantity)
        if then := self._of_then(quantity) or self._bracketed(quantity):
            return then
        if forms.PARTS.search(
            self._scene.text, max(self._clause.start - 3, self._scene.sentence.span.start), quantity.span.start
        ):
            self._whole = measure_of((self._last, self._unit)) or self._whole
        kind, stands_out = kind_before(self._scene, self._clause.start)
        if stands_out and kind != self._sector:
            self._last = kind
            self._by_unit = dict.fromkeys(self._by_unit, kind) | {quantity.unit: kind}
        self._sector = kind or self._sector
        if quantity.unit == POINTS and (between := self._gap(lead)):
            return between
        if (keeps := forms.KEEPS.fullmatch(lead)) and (
            pace := forms.MOMENTUM.match(self._scene.text, quantity.span.end)
        ):
            self._last = forms.LEADING.sub("", keeps["what"]) or self._last
            return self._last + pace["verb"]
        pace = forms.PACE.match(self._scene.text, quantity.span.end)
        if pace and (at := forms.AT.fullmatch(lead)):
            self._last = forms.LEADING.sub("", at["what"]) or self._last
            return self._last + at["each"].replace("以", "") + pace["verb"]
        told, end = self._told
        grew = self._growth and told.endswith(self._growth)
        if grew and forms.CAME_TO.fullmatch(self._scene.text, end, quantity.span.start):
            return self._last
        if quantity.unit == "%" and self._growth and forms.HOLDS_AT.fullmatch(forms.IN_A_ROW.sub("", lead)):
            return self._last + "增速"  # 增加值增长7%，连续5个月保持在|6%以上
        if (quantity.kind == "percent" or forms.THAN.match(lead)) and (grows := self._growing(lead, quantity)):
            return grows
        if quantity.unit == "%" and self._last and (done := forms.DONE.fullmatch(lead)):
            return self._last + done["verb"]
        # 2023年吞吐量为6317万人次，2022年为2610万人次: the words are said once for figures of one unit
        words = self._words(quantity, lead) or self._by_unit.get(quantity.unit, "")
        if quantity.unit == "倍" and (not words or words.endswith("的")):
            size = forms.TIMES.search(self._scene.text[self._clause.start : quantity.span.start])
            words = size["what"] if size else words
        if quantity.unit in ("倍", "%") and (not words or forms.AS_MUCH.fullmatch(words)):
            words = self._last or words  # 游客980万人次，是2019年的|1.3倍
        if quantity.kind == "count" and words in ("", quantity.unit) and forms.IN_ALL.search(lead):
            words = self._kind  # 数字经济项目包括三类，|共37个
        if quantity.kind == "people" and words in ("", quantity.unit) and forms.IN_ALL.search(lead):
            words = self._last.removesuffix("占比")  # 外地游客占比超六成，|共计16万人
        if forms.RATE_ALONE.search(words) and (moved := moving_before(self._scene, self._clause)):
            self._last = moved
            return moved + words  # 旅客吞吐量继续保持增长，|增幅为5%
        if self._level and forms.RATE_ALONE.fullmatch(words):
            return self._level + words
        if forms.SO_FAR_ALL.search(lead) and forms.NEW.match(words):
            words = forms.NEW.sub("", words)  # 新增高新技术企业760家，|累计|2860家
        if forms.ADDED.fullmatch(words) and self._by_unit.get(quantity.unit, "").startswith(words):
            words = self._by_unit[quantity.unit]  # 甲区新增学位2万个，乙区|新增|1万个
        words = with_branch(self._scene, self._sector, words, quantity.span.start)
        words = self._by_measure(self._of_holders(words, quantity), quantity)
        than = forms.THAN_BEFORE.search(words)
        words = words[: than.start()] if than is not None else words  # 加氢站比上年|增加12座，达到36座
        self._by_unit[quantity.unit] = self._last = words
        self._unit = quantity.unit if quantity.kind != "percent" else self._unit
        level = words.removesuffix("占比")
        self._level = self._level if is_share(level) else level
        if words and (change := forms.CHANGE.search(lead)) and not words.endswith(change[1]):
            words = self._growth = words + (than[0] if than is not None else "") + change[1]  # 户籍人口减少|1.2万人
        self._said.append(words)
        if quantity.kind == "count":
            if forms.PARTS.search(self._scene.text, self._clause.start, quantity.span.start) and self._all is None:
                self._all = self._sort
            self._sort = (words, quantity.span.end) if forms.SORT.search(words) else None
        elif self._sort is not None and forms.SUM.fullmatch(words):
            sort, end = self._sort
            if self._all is not None:
                return self._all[0] + words  # 项目18个，其中大项目1个、小项目17个，|总投资9亿元: of all
            if forms.NEXT.fullmatch(self._scene.text, end, quantity.span.start):
                return sort + words  # 科创类项目9个，|总投资385亿元
        if not words and quantity.unit == "%" and "完成" in lead:
            return "完成进度"  # 工程已完成|六成
        return words or quantity.unit or "数值"

    def _of_then(self, quantity: Quantity) -> str:
        """What was measured and of when it is so many times or percent: 收入98亿元，恢复至2019年同期的|107.3%."""
        text, at = self._scene.text, quantity.span.start
        then = forms.OF_THEN.search(text, self._clause.start, at) if quantity.unit in ("%", "倍") else None
        if then is None:
            return ""
        told = forms.LEADING.sub(
            "", text[after_name(self._scene, self._clause.start, quantity) : then.start()].strip("，、")
        )
        what = told or self._level or self._last
        return what + then.group() if what else ""

    def _bracketed(self, quantity: Quantity) -> str:
        """What a figure that stands alone in a bracket is of: 生产总值（|7.5%）, 甲区（|13.0%）生产总值增速."""
        text, at = self._scene.text, quantity.span.start
        told, end = self._told
        if end and forms.THEN_IN_BRACKET.fullmatch(text, end, at):
            return told  # 现金流量净额21亿元（上年同期：|15亿元）
        if end and text[end:at] == "（" and text.startswith("）", quantity.span.end):
            return told  # 播种面积12公顷（|180亩）: the same in another unit
        if end and text[end:at] in ("（+", "（-") and quantity.kind == "percent":
            return told + "增长"
        before = forms.BEFORE_BRACKET.search(text, after_name(self._scene, self._clause.start, quantity), at)
        if before is None or not text.startswith("）", quantity.span.end):
            return ""
        opening = before.end("what")
        if not any(m.span.end == opening for g in self._scene.groups for m in g.mentions):
            return forms.LEADING.sub("", before["what"])
        behind = forms.BEHIND_BRACKETS.match(text, quantity.span.end)
        return behind["what"] if behind else ""

    def _of_holders(self, words: str, quantity: Quantity) -> str:
        """The words with the schools that were counted before, if it is these that have what is counted."""
        if quantity.kind == "count" and forms.HOLDERS.search(words):
            self._holders = words
        elif self._holders and forms.HAVE.fullmatch(words):
            return self._holders + words
        return words

    def _by_measure(self, words: str, quantity: Quantity, *, grows: bool = False) -> str:
        """The words for one of several kinds, with what all are measured by, or grow by: 水泥|产量, 其中猪肉|产量."""
        if len(words) < 2 or forms.BY_MEASURE.search(words):
            return words
        if self._products is not None and quantity.span.start > self._products.end() and quantity.kind in _AMOUNTS:
            return joined(words, self._products["of"] or "产量")
        if self._whole is None or not (grows or self._whole[1] in ("", quantity.unit)):
            return words
        return joined(words, self._whole[0])

    def _leave_bracket(self, quantity: Quantity) -> None:
        """What is told behind a bracket goes on about what is before it: 投资50亿元（占总额的40%），|增长12%."""
        text, at = self._scene.text, quantity.span.start
        if self._outside is not None and at > self._outside[1]:
            self._last, self._outside = self._outside[0], None
        opening = text.rfind("（", self._scene.sentence.span.start, at)
        if self._outside is None and opening >= 0 and (end := text.find("）", opening)) > at:
            self._outside = self._last, end

    def _gap(self, lead: str) -> str:
        """How a rate has changed, or differs from others."""
        if forms.PULLS.match(lead):
            return self._grew + lead if self._grew else ""  # 汽车业增长9%，|拉动全市工业1.2个百分点
        last = self._level if is_share(self._last) else self._last
        between = gap(lead, last, self._growth if self._told[0] == self._growth else "")
        return between or (above_others(lead, self._last) if self._is_of_rate else "")

    def _each(self, quantity: Quantity) -> str:
        """Of a list of things that are measured one by one, the one whose figure it is: 甲、乙出口分别增长3%和5%."""
        clause, at = self._scene.clause(quantity.span.start).span, quantity.span.start
        if pulled := self._pulled(quantity, clause):
            return pulled
        if deal := of_deal(self._scene, quantity):
            self._by_unit[quantity.unit] = self._last = deal
            return deal
        if those := self._of_those(quantity, clause) or mainly(self._scene, quantity) or self._compared(quantity):
            return those
        start = after_name(self._scene, clause.start, quantity)
        both = forms.BOTH.match(self._scene.text, start, at + 1)
        if both is not None:
            pair = [q.span.start for q in figures_of(self._scene) if both.end() <= q.span.start < clause.end]
            if at in pair and len(pair) == 2:
                word = forms.LEADING.sub("", both["lead"]) + both["first" if at == pair[0] else "second"] + both["of"]
                self._said.append(word)
                return word
        listed = forms.EACH.search(self._scene.text, start, at + 1)
        if listed is None:
            return ""
        figures = [q for q in figures_of(self._scene) if listed.end() <= q.span.start < clause.end]
        number = next((k for k, q in enumerate(figures) if q.span.start == at), None)
        told = forms.BOTH_AREAS.sub(r"城镇\g<of>、农村\g<of>", forms.BRACKET.sub("", listed["items"]))
        told = forms.NUMBERED.sub(r"第\g<first>\g<of>\g<joint>第\g<second>\g<of>", told)
        told = forms.LEADING.sub("", told)
        splits = ([item for item in joint.split(told) if item] for joint in (forms.JOINT, forms.STOPS))
        items = next((split for split in splits if len(split) == len(figures)), [])
        if number is None or len(items) != len(figures) or len({q.kind for q in figures}) > 1:
            return ""
        last = items[-1].removesuffix(listed["tail"] or "")
        shared = (len(last) > 1 or len(items[number]) == 1) and items[number][-1] not in "数量额率值"
        tail = (listed["tail"] or "") if shared else ""  # 企业数和总投资: each has its own
        word = items[number].removesuffix(tail) + tail
        if (
            (tail or listed["verb"]).endswith(("口", "贸易额", "贸易总值"))
            and (to := forms.TO_EACH.match(items[0]))
            and number
        ):
            word = to[0] + items[number].removesuffix(tail) + tail
        if len(items[number]) == 1 and items[-1][:1] in forms.COUNTERPARTS.get(items[number], ""):
            word = items[number] + items[-1][1:]  # 城|、乡居民收入
        verb = listed["verb"].replace("分别", "")
        self._said.append(word + verb if verb.endswith("口") else word)
        return word + verb

    def _pulled(self, quantity: Quantity, clause: Span) -> str:
        """Of several that grew, what one adds: 汽车业增长9%，化工业增长5%，分别拉动工业|1.2个|和0.7个百分点."""
        told = forms.PULLS.match(self._scene.text, clause.start)
        if told is None or not told.group().startswith("分别"):
            return ""
        figures = [q.span for q in figures_of(self._scene) if clause.contains(q.span)]
        grown = list(dict.fromkeys(self._grown))[-len(figures) :]
        if quantity.span not in figures or len(grown) != len(figures):
            return ""
        verb = self._scene.text[clause.start : figures[0].start].removeprefix("分别")
        return grown[figures.index(quantity.span)] + verb

    @cached_property
    def _comparisons(self) -> list[re.Match[str]]:
        """Where the sentence tells of several what they are compared with, or which of them grew most."""
        sentence = self._scene.sentence.span
        if self._scene.text.find("分别", *sentence) < 0:
            return []  # as all of these forms have it
        return [m for form in (GAPS, ABOVE, FOREMOST, GREW) for m in form.finditer(self._scene.text, *sentence)]

    def _compared(self, quantity: Quantity) -> str:
        """Of several that rates are compared with, or that grew most, the one that a figure is of."""
        at = quantity.span.start
        for found in self._comparisons:
            clause = self._scene.clause(found.end()).span
            figures = [q.span.start for q in figures_of(self._scene) if found.end() <= q.span.start < clause.end]
            first, last = found.span("items")
            first = max([first, *(d.span.end for d in self._scene.dates if first <= d.span.start < last)])
            items = items_of(self._scene.text[max(first, after_name(self._scene, first, quantity)) : last])
            if at not in figures or len(items) != len(figures):
                continue
            item = items[figures.index(at)]
            if found.re not in (GAPS, ABOVE):
                return item + (found["rate"] or "增速")
            owner = forms.LEADING.sub("", found["head"]) or self._last
            return owner + (found["rate"] or "增速") + found["than"] + item + found["verb"]
        return ""

    def _of_those(self, quantity: Quantity, clause: Span) -> str:
        """Of things measured before, the one whose change a figure tells; empty where none are."""
        shared = forms.OF_THOSE.match(self._scene.text, clause.start, clause.end)
        if shared is None:
            return ""
        figures = [q.span for q in figures_of(self._scene) if shared.end() <= q.span.start < clause.end]
        figures = [span for span in figures if self._scene.text[span.start - 1] != "（"]
        if len(figures) < 2 and "分别" not in shared.group():
            return ""
        measured = self._said[-len(figures) :] if figures else []
        if quantity.span not in figures or len(measured) != len(figures):
            return ""
        changed = forms.CHANGE.search(self._scene.text, shared.start(), quantity.span.start)
        verb = changed[1] if changed else shared["verb"]
        return measured[figures.index(quantity.span)] + (shared["than"] or shared["too"] or "") + verb

    def _growing(self, lead: str, quantity: Quantity) -> str:
        """What has grown, with the word of its change; it may be the thing measured before."""
        if forms.EARLIER_FIGURE.search(lead) and self._growth:
            return self._growth
        lead = forms.FROM.sub("", forms.TURNED.sub("", lead)) or lead
        match = forms.GROWTH.search(lead) if forms.CHANGED_TO.search(lead) is None else None
        head = last_of(forms.LEADING.sub("", lead[: match.start()])).strip("，的") if match else ""
        if self._told[1] > self._clause.start and not forms.APART.search(
            self._scene.text, self._told[1], quantity.span.start
        ):
            head = ""  # 旅客79万人次上升|4.9倍
        reckoned = head if self._last and forms.RECKONED.match(head) and not forms.DEFLATED.match(head) else ""
        head = "" if reckoned or forms.DEFLATED.match(head) else self._by_measure(head, quantity, grows=True)
        if match is not None and not head and self._told[1] <= self._clause.start:
            head = moving_before(self._scene, self._clause)  # 吞吐量保持平稳增长，|增长5%
        self._last = head or self._last
        if match is not None and not self._last and self._above is not None:
            self._last = self._above._grew or self._above._last  # 1-11月工业增加值增长3%。11月份|增长7%
        if match is not None and not self._last:
            self._last = of_clause_before(self._scene, self._clause)
        if match is not None and not head and quantity.unit == "%" and is_share(self._last):
            self._last = self._level or self._last  # 增加值占比91.6%，|同比增长5.4%
        if match is None or not self._last:
            self._growth = ""
            return ""
        if head and self._share.endswith(head):
            self._last = self._share  # 占外贸总值的41.2%，比重|下降0.4个百分点
        self._growth = self._last + reckoned + forms.BRACKET.sub("", forms.PLAIN.sub("", match.group()))
        self._grew = self._last
        self._grown.append(self._last)
        self._level = self._last if not is_share(self._last) else self._level
        return self._growth

    def _words(self, quantity: Quantity, lead: str) -> str:
        clause = self._scene.clause(quantity.span.start).span
        away = forms.AWAY.search(self._scene.text, clause.start, quantity.span.start)
        if away is not None and (quantity.kind == "length" or (quantity.kind == "time" and away[3])):
            return "".join(away.groups(""))
        if quantity.kind == "people" and (harm := forms.HARM.match(self._scene.text, quantity.span.end)):
            return harm["what"]
        lead = forms.IN_A_ROW.sub("", lead)
        since = forms.FROM.sub("", lead)
        again = self._told[1] > clause.start and not since  # 由2018年的3家企业增加到2022年的|25家
        before = "" if again else last_of(forms.VERBLIKE.sub("", since or lead))
        before = forms.WHOSE.sub("", forms.COUNT_BEFORE.sub("", forms.CAN_REACH.sub("", before)))
        before = forms.BROUGHT.sub("", forms.TO_THOSE.sub("", before))
        spent = forms.SPENT.search(lead) if quantity.kind == "money" else None
        if spent is not None and forms.BUILDING.match(self._scene.text, quantity.span.end):
            return spent["how"] + ("" if spent["how"] in ("投资", "投入", "出资") else "资金")
        before = forms.LEADING.sub("", before) or before
        if not forms.COUNT_BEFORE.match(lead):  # 签约的12个|项目总投资
            before = forms.OF_THIS.sub("", before)
        if before.startswith("率") and (rate := forms.RATE.search(lead)):
            before = rate[0]
        if quantity.kind == "percent" and forms.SHARES.search(lead) and before and not forms.SHARE.search(before):
            before = forms.ADVERBS.sub("", before) + "占比"
        if before in forms.OF_THAT and (of := forms.MEASURED.sub("", self._last)) and len(of) <= forms.BRIEF:
            before = of + before
        if before in forms.TOTALS and self._last and (quantity.unit == self._unit or self._growth):
            of = forms.ADDED.sub("", self._last).removesuffix(before)
            before = of + before  # 新增绿色工厂27家，|总量突破128家
        if before == "以" and (rate := forms.AT_A_RATE.match(self._scene.text, quantity.span.end)):
            return rate[1]  # 以7.4%的增速
        share = forms.WITH_SHARE.match(lead) if quantity.kind == "percent" else None
        if share is not None and (whole := forms.OF_WHAT.match(self._scene.text, quantity.span.end)):
            return f"占{share['of']}{whole['what']}的比重"
        if before in ("和", "与", "及", "以及"):
            before = self._last  # 分别完成12台和|15台
        noun = noun_after(self._scene, quantity, is_part=self._is_part(quantity))
        noun = "" if noun in forms.MARKS or forms.BESIDE.fullmatch(noun) else noun
        if is_yearly(self._scene, quantity):
            return forms.OUTPUT.sub("", before) + forms.PLANT.sub("", noun)
        if not noun and self._is_part(quantity):
            told = self._scene.masked(clause.start, quantity.span.start)
            if told[-1] in "中、，" or forms.NAMED_HAS.search(told):
                return ""  # 养老院12家，其中3家位于甲区、|2家由企业运营; （其中乙市有|7家）: of what was counted
        before = "" if before in forms.EMPTY else before
        if before in forms.LIMITS:
            before = of_clause_before(self._scene, clause) or before  # 给予一次性奖励，最高|300万元
        if sort := sort_behind(self._scene, quantity) or given(self._scene, quantity) or granted(self._scene, quantity):
            return sort
        after = quantity.kind in ("count", "people") or (quantity.kind != "percent" and forms.GIVES.search(lead))
        words = noun if after and noun and not (before and forms.SIZE.search(lead)) else before
        if words.startswith("占") and (
            words.endswith("的") or (quantity.kind == "percent" and forms.OF_ALL.fullmatch(words))
        ):
            last = self._grew if forms.COMPARED.match(self._last) else self._last
            whose = "" if is_share(last) or not forms.SHARING.fullmatch(lead) else forms.CHANGE.sub("", last)
            words = self._share = f"{whose}{words}比重"  # 民营企业进出口20亿元，|占外贸总值的|41.2%
        if quantity.kind == "percent" and forms.PART_OF.fullmatch(words) and lead.startswith(words):
            words = self._share = forms.CHANGE.sub("", self._last) + words  # 工资性收入8元，|占可支配收入的比重为|56%
        if quantity.kind == "percent" and forms.SO_MUCH_OF.fullmatch(words):
            words = words.replace("占到", "占") + "比重"  # 海外收入占到总收入的|四成
        done = forms.DONE_OF.search(lead) if quantity.kind == "percent" else None
        if done is not None:
            told = forms.LEADING.sub("", forms.BRACKET.sub("", lead[: done.start()]))
            return f"{told or self._level}{done[0]}比重"  # 新增就业2万人，完成年度计划的|54%
        given_to = forms.GIVEN_TO.search(self._scene.text, clause.start, quantity.span.start)
        if quantity.kind == "money" and given_to is not None and not (words or noun or before):
            return given_to["how"] + "资金"  # 支援理塘县|2300万元
        if self._told[1] > clause.start and quantity.unit == self._unit:
            return (words or noun or before).strip()  # 收入增长5%、达到|40亿元
        return (words or noun or before or of_clause_before(self._scene, clause)).strip()

    def _is_part(self, quantity: Quantity) -> bool:
        """Whether some of what was counted before are counted: 社区5个，其中|3个|位于甲区."""
        clause = self._scene.clause(quantity.span.start).span
        told = forms.PARTS.search(self._scene.text, clause.start, quantity.span.start) is not None
        return told and quantity.kind == "count" and quantity.unit in self._by_unit


#: Kinds of quantities of goods.
_AMOUNTS = frozenset(("weight", "count", "volume", "area", "length", "energy", "number"))


def _sound(words: str, quantity: Quantity) -> str:
    """The words without what belongs to the verb; the unit where nothing is left."""
    words = forms.ADVERBS.sub("", words).rstrip("≤≥<>")
    return (words if "“" in words else words.rstrip("”")) or quantity.unit
