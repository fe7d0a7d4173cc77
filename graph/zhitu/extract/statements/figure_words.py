"""The words beside a figure: those before it in its clause, the noun behind it, what the clause before tells of."""

from __future__ import annotations

import re

from zhitu.extract.clauses.clause_roles import is_guests
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements import indicator_patterns as forms
from zhitu.extract.statements.counts import figures_of, is_yearly
from zhitu.extract.statements.shares import is_section
from zhitu.extract.statements.time_forms import OF_THEIR
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import SLOT
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = [
    "after_name",
    "head_of_list",
    "is_share",
    "joined",
    "last_of",
    "lead_of",
    "mainly",
    "measure_of",
    "moving_before",
    "noun_after",
    "of_clause_before",
]


#: 二是|省财政每年安排资金2亿元.
_ORDINAL = re.compile("^[一二三四五六七八九十]{1,2}[是、](?=..)")


def lead_of(scene: Scene, quantity: Quantity) -> str:
    """The text of the clause before a figure, behind its dates and the name whose figure it is."""
    clause = scene.clause(quantity.span.start)
    numbered = forms.ENUMERATED.match(scene.text, clause.span.start, quantity.span.start)
    start = clause.span.start if numbered is None else numbered.end()
    for when in scene.dates:
        if clause.span.contains(when.span) and when.span.end <= quantity.span.start:
            if _tells_of_which(scene, clause.span.start, when.span):
                continue
            changed = forms.CHANGED.match(scene.text, when.span.end) is not None
            if changed and scene.text[when.span.start - 1] in "由从":
                continue
            if _is_of_aim(scene, when.span) or _in_bracket(scene, when.span, quantity):
                continue
            if OF_THEIR.search(scene.text, clause.span.start, when.span.start):
                continue  # 占公司|2023年|营收的8.5%
            if scene.text[when.span.start - 1] not in forms.BESIDE_THEN:
                start = when.span.end + scene.text.startswith("度", when.span.end)
                start += len(next((w for w in forms.SO_LONG_AGAIN if scene.text.startswith(w, start)), ""))
                by_then = forms.BY_THEN.match(scene.text, start, quantity.span.start)
                start = start if by_then is None else by_then.end()
    start = after_name(scene, start, quantity)
    for q in figures_of(scene):
        if q.span.end == quantity.span.start and _is_division(q):
            start = q.span.end  # 共六章|二十五条
        if clause.span.start < q.span.end < quantity.span.start and scene.text[q.span.end] in "、和及与":
            start = max(start, q.span.end + 1)  # 甲国10万人次及|乙国|5万人次
        elif clause.span.start < q.span.end < quantity.span.start and is_yearly(scene, q):
            start = max(start, q.span.end)  # 年产5万吨|钢丝生产线2条
    for g in scene.inside(clause.span):
        if g.span.start < quantity.span.start < g.span.end:  # 设立50亿元甲基金|和20亿元乙基金
            start = max(m.span.end + 1 for m in g.mentions if m.span.end < quantity.span.start)
    opening = scene.text.rfind("（", start, quantity.span.start)
    if "）" not in scene.text[opening : quantity.span.start]:
        comma = scene.text.rfind("，", opening + 1, quantity.span.start)
        start = max(start, opening + 1, comma + 1)  # 云山大桥（2023年建成，|全长3公里）
    closed = scene.text.find("）", start, quantity.span.start)
    if closed >= 0 and "（" not in scene.text[start:closed]:
        start = closed + 1  # 全区（含甲园，|下同）|生产总值
    lead = scene.text[start : quantity.span.start].strip("，、： -−■●·•◆▪○◇★")
    lead = forms.LEFT_OUT.sub("", forms.ASIDE.sub("", lead))  # 甲园（含乙片区）|出口
    return _ORDINAL.sub("", forms.LIKEWISE.sub("", lead))


def _tells_of_which(scene: Scene, start: int, date: Span) -> bool:
    """Whether a time only tells of which of two figures it is: 由|2018年|303万吨增至|2022年的|621万吨."""
    text = scene.text
    told = forms.SO_MUCH_THEN.match(text, date.end) if text[date.start - 1] in forms.OF_YEAR else None
    if told is None:
        return False
    return told.group().endswith("的") or forms.FROM_THEN.search(text, start, date.start) is not None


def _is_of_aim(scene: Scene, date: Span) -> bool:
    """Whether a time only says which aim something meets: 完成|年度|计划的98%; but 今年|计划招生300人."""
    met = forms.MEETS.search(scene.text, max(scene.sentence.span.start, date.start - forms.BRIEF), date.start)
    return met is not None and forms.AIMS.match(scene.text, date.end) is not None


def _in_bracket(scene: Scene, date: Span, quantity: Quantity) -> bool:
    """Whether a date stands in a bracket that is closed before a figure: 比去年同期（2月1日）增长."""
    opening, closing = (scene.text.find(c, date.end, quantity.span.start) for c in "（）")
    return closing >= 0 and not 0 <= opening < closing


def after_name(scene: Scene, start: int, quantity: Quantity) -> int:
    """Where the words begin: behind the name whose figure it is (白云机场的|旅客吞吐量)."""
    text, end = scene.text, quantity.span.start
    counts = quantity.kind in ("count", "people")
    last = -1
    for g in scene.groups:
        if forms.WITHIN.match(text, g.span.end, end) or (
            forms.SO_LONG.fullmatch(text, g.span.end, end) and is_section(scene, g, start)
        ):
            break  # 其中|甲省境内|226公里, 其中|青州段|68公里
        if start <= g.span.start < end and _leads_to(scene, g):
            return g.span.start  # 由|甲市到乙市的车程|2小时
        if scene.text[g.span.start - 1 : g.span.start] in forms.TOWARDS and g.span.start > start:
            break  # 对|甲国|出口增长
        if is_guests(scene, g.span.end):
            break  # 广东|旅客占比
        if forms.SHARE_OF.search(text, start, g.span.start):
            break  # 占同期|甲省|出口总值的
        if set(scene.classes(g.things[0])) <= {"Industry", "Group"} and start <= g.span.start <= start + 4:
            break  # 新能源|项目3个, 房地产业|新设企业5家: what is measured, be it the branch's own or a place's
        if counts and g.span.end < end and forms.BUILDING.fullmatch(text, start, g.span.start):
            break  # 建成|港澳|青年创业基地50个
        listed = not PLACES.issuperset(scene.classes(g.things[0])) and text[g.span.start - 1] in "、，"
        if counts and g.span.end == end and (listed or scene.verb_ends(start, g.span.start)):
            break  # 签署|合作协议|7个; 教授90人，甲省实验室|4个
        if g.span.end <= end and (g.span.start == last or (last < 0 and start <= g.span.start <= start + 4)):
            last = g.span.end
        elif not counts and start < g.span.start < g.span.end <= end - 2 and text[g.span.start - 1] == "的":
            last = g.span.end  # 由远帆集团承建的江川大桥|全长
    if last < 0:
        return start
    last += text[last] in "的”》"
    return last + (text[last] == "的")


def _leads_to(scene: Scene, g: Group) -> bool:
    """Whether a name is the beginning of a way: 甲市|到乙市的车程."""
    return scene.text.startswith(forms.UP_TO, g.span.end) and any(h.span.start == g.span.end + 1 for h in scene.groups)


def of_clause_before(scene: Scene, clause: Span) -> str:
    """What the clause before tells of in other words: 甲市旅游收入再创新高，达到|800亿元."""
    index = scene.clause(clause.start).index
    if index == 0:
        return ""
    before = scene.sentence.clauses[index - 1].span
    start = max((d.span.end for d in scene.dates if before.contains(d.span)), default=before.start)
    start = max([start, *(g.span.end for g in scene.inside(before) if g.span.start <= start + 2)])
    if at_prices := forms.AT_PRICES.match(scene.text, start, before.end):
        return at_prices["what"]  # 增加值按可比价格计算，|下降16%
    told = forms.GRANTED.search(scene.text, start, before.end) or forms.RISES.match(scene.text, start, before.end)
    told = told or forms.BARE.fullmatch(scene.text, start, before.end)
    return told["what"] if told else ""


def head_of_list(scene: Scene, quantity: Quantity) -> str:
    """What a list gives of each whom it names: 出口额：甲区|3亿元，乙区2亿元; 增速最快的是甲县（|9%）、乙县（8%）."""
    start, at = scene.sentence.span.start, quantity.span.start
    told = scene.masked(start, at)
    if forms.NAMED_BEFORE.search(told) is None:
        return ""
    head = next((m for m in reversed([*forms.HEAD_OF_LIST.finditer(told)]) if told[m.end()] in (SLOT, "“")), None)
    if head is None:
        return ""
    began, ended = start + head.start("what"), start + head.end("what")
    began = max([began, *(d.span.end for d in scene.dates if began < d.span.end < ended)])
    what = forms.OF_EACH_PLACE.sub("", forms.LEADING.sub("", scene.text[began:ended]))
    what = _RATES.get(what, what)
    return what if len(what) > 1 and forms.BY_MEASURE.search(what) else ""


#: 增长|最快的是甲县: by what it is measured how much something grows.
_RATES = {"增长": "增速", "下降": "降幅", "上涨": "涨幅"}


def moving_before(scene: Scene, clause: Span) -> str:
    """What the clause before says goes up or down, by how much the next tells: 旅客吞吐量继续保持增长，|增幅为5%."""
    index = scene.clause(clause.start).index
    if index == 0:
        return ""
    before = scene.sentence.clauses[index - 1].span
    start = max([before.start, *(d.span.end for d in scene.dates if before.contains(d.span))])
    start = max([start, *(g.span.end for g in scene.inside(before) if g.span.start <= start + 1)])
    moves = forms.MOVES.match(scene.text, start, before.end)
    return moves["what"] if moves else ""


def noun_after(scene: Scene, quantity: Quantity, *, is_part: bool) -> str:
    """The noun after a figure: 187家|台资企业 of 187家台资企业入驻."""
    clause, text = scene.clause(quantity.span.start), scene.text
    start = end = _behind_output(scene, quantity)
    if _is_division(quantity) and any(q.span.start == start for q in figures_of(scene)):
        return ""  # 六章|二十五条
    last = quote = ""
    for t in scene.tokens:
        if t.end <= start or t.start >= clause.span.end:
            continue
        if t.tag == "w" and text[t.start : t.end] in "“”《》":
            end, quote = t.end, text[t.start]
            continue  # 4家|“甲倡议”实验室
        # 安置|住宅项目; but 社区5个，其中3个|位于甲区
        acts = t.tag == "v" and end == start and not is_part and text[t.start : t.end] != "来自"
        if quote in ("“", "《"):
            end, last = t.end, "n"  # 3家|“云川智造”示范企业: what is quoted is one word
            continue
        if t.tag not in forms.NOMINAL and not acts and not (t.tag == "u" and text[t.start] == "的" and t.start > start):
            break
        end, last = t.end, t.tag
    of_it = (g.span.start - 1 for g in scene.groups if start < g.span.start < end and text[g.span.start - 1] == "的")
    end = next(of_it, end)  # 500张|床位|的江湾医院
    if end == start and (of := forms.FROM_SO_MANY.match(text, start)):
        return of["what"]  # 59家|来自9个经济体的|合作伙伴
    if last == "v" or forms.CHANGES.match(text, start):
        return ""
    if text.endswith("来自", 0, quantity.span.start) and "的" in text[start:end]:
        end = text.index("的", start)
    if quantity.unit == "人" and text.startswith("口", start) and not text.startswith(("口径", "口袋"), start):
        return "人口"  # 容纳250万|人口
    if kinds := forms.TWO_KINDS.match(text, start):
        return kinds.group()
    if text.startswith("世界500强", start):
        return "世界500强企业"
    if places := forms.PLACES.match(text[start:end]):
        return places[0]
    match = forms.COUNTED.match(text[start:end])
    noun = match.group() if match else ""
    kinds = forms.KINDS_TOO.match(text, start + len(noun)) if noun else None
    noun = forms.ALL_OF.sub("", forms.INDICATOR_TAIL.sub("", noun))
    if noun in forms.WIDE:
        return noun + "之最" if text.startswith("之最", start + len(noun)) else ""
    return noun + (kinds.group() if kinds else "")


#: In what rules are divided.
_DIVISIONS = frozenset("编章节")


def _is_division(quantity: Quantity) -> bool:
    """Whether a figure counts the parts of a document, of which the next figure counts the articles: 六章|二十五条."""
    return quantity.unit in _DIVISIONS


def _behind_output(scene: Scene, quantity: Quantity) -> int:
    """The end of a figure, or of what each of those that it counts makes: 2条|年产1万吨的|碳纤维生产线."""
    end = quantity.span.end
    made = next((q for q in figures_of(scene) if end < q.span.start <= end + 3 and is_yearly(scene, q)), None)
    return end if made is None else made.span.end + scene.text.startswith("的", made.span.end)


def mainly(scene: Scene, quantity: Quantity) -> str:
    """Of what something mainly consists of, the one whose share a figure is."""
    clause = scene.clause(quantity.span.start).span
    if not scene.text.startswith("分别占", clause.start):
        return ""
    first = scene.sentence.span.start
    before = scene.text[max([first, *(g.span.end for g in scene.groups if g.span.start == first)]) : clause.start]
    listed = forms.MAINLY.search(before) or forms.SHARES_OF.search(before)
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span)]
    items = forms.JOINT.split(listed["items"]) if listed else []
    if quantity.span not in figures or len(items) != len(figures) or not all(items):
        return ""
    return items[figures.index(quantity.span)] + (listed["tail"] if listed else "") + "占比"


def measure_of(first: tuple[str, str] | None) -> tuple[str, str] | None:
    """By what a whole is measured, and its unit, empty where only its change is told; None where no word tells."""
    measure = forms.WHOLE.search(first[0]) if first else None
    return None if first is None or measure is None else (measure[0], "" if first[1] == "%" else first[1])


def joined(words: str, measure: str) -> str:
    """Words and what they are measured by, what both hold only once: 外贸货物 and 货物吞吐量."""
    if measure and measure in words:
        return words
    shared = next((n for n in range(min(len(words), len(measure)), 0, -1) if words.endswith(measure[:n])), 0)
    return words + measure[shared:]


def is_share(words: str) -> bool:
    """Whether words say of what a figure is a part: 占全市, 比重."""
    return words.startswith("占") or forms.SHARE.search(words[-2:]) is not None


#: Characters of 副教授 and the like.
_SHORT = 4


def last_of(words: str) -> str:
    """The last of several things that are told of, or a list that is counted as one: 教授、副教授和研究员|90人."""
    first, *_, last = words.split("、") if "、" in words else (words, words)
    if forms.DEEDS.fullmatch(first) or (len(last) <= _SHORT and last[-2:] == first[-2:]):
        return words  # 新建、改造农村公路; 教授、副教授|50人
    return words if last is not words and forms.AND_LAST.search(last) and not forms.OTHERS.search(words) else last
