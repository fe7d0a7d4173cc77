"""The noun behind a figure that counts: 187家|台资企业, 9个|处于不同建设阶段的新区."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.words import is_division
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.sorts import is_yearly
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.numbers import Quantity

__all__ = ["noun_after"]

#: 41个|城市|的参保人员.
_PLACE_KINDS = re.compile(f"^{wording('figure-place-kinds')}(?=的)")
#: Adverbs that the tagger takes for the beginning of a noun: 420个|全部|开工.
_ALL_OF = re.compile(f"^{wording('figure-all-of')}(?=.{{0,1}}$|的)")
#: 500强: a number that is a part of the noun.
_BEST = re.compile(r"(?:世界|中国|全国|全球)(?:[一-龥]{2,4})?\d{2,3}强")
#: 创造5项|全国之最: no nouns that are counted.
_WIDE = frozenset(words("figure-wide"))
#: 59家|来自9个经济体的|合作伙伴: of those who came.
_FROM_SO_MANY = re.compile(
    f"来自[^，。；、]{{1,20}}?的(?P<what>[一-龥]{{2,10}}?)(?=[，。；]|{wording('figure-guests-act')}|$)"
)
#: 从960对|增至1577对: what happens to a count, and not what is counted.
_BECOMES = re.compile("[增升降减扩提][加长至到高低少大充升]|发展到|上升到|攀升")
#: 30个|国家和地区: two kinds that are counted together.
_TWO_KINDS = re.compile(wording("figure-two-kinds"))
#: 7个县|（市、区）.
_KINDS_TOO = re.compile("（[市县区旗州盟乡镇街道、]{1,9}）")
_INDICATOR_TAIL = re.compile(r"[的了，、等]+$")
#: 12个项目|总投资80亿元: where the noun ends that is counted.
_COUNTED = re.compile(
    r"[^，。；、：\d]{2,16}?(?=年?(?:销售|营业)收入|年?总?产值(?!过|超))"
    rf"|[^，。；、：\d]{{0,16}}?(?={wording('figure-noun-ends')}|[，。；、：\d]|$)"
)
#: Tags of the words of a noun phrase.
_NOMINAL = frozenset(("n", "nz", "nw", "vn", "a", "an", "LOC", "ORG", "PER", "s", "f", "xc", "m", "q"))
#: 9个|可再生能源项目: no verb.
_CAN_BE = re.compile("可(?:再生|持续(?:发展)?|穿戴|降解|调节|循环)")
#: 9个|处于不同建设阶段的新区, 9家|由国家认定的企业技术中心: with what a clause begins that tells which are counted.
_WHICH = re.compile(f"{wording('counted-which')}[^，。；：、“”《》]{{0,20}}?的(?=[一-龥A-Za-z])")
#: 72项|招商促进推介活动: what it is for, in words that may be verbs.
_PURPOSE = re.compile("[一-龥]{2,10}(?:活动|行动|会议)(?=[，。；、]|$)")
#: Characters of what is counted, with what tells which.
_LONGEST = 16
_DIGIT = re.compile(r"\d")


def noun_after(scene: Scene, quantity: Quantity, *, is_part: bool) -> str:
    """The noun after a figure: 187家|台资企业 of 187家台资企业入驻."""
    clause, text = scene.clause(quantity.span.start), scene.text
    start = end = _behind_output(scene, quantity)
    if quantity.kind == "count" and not is_part and (told := _told_of_which(scene, start, clause.span.end)):
        return told
    if is_division(quantity) and any(q.span.start == start for q in figures_of(scene)):
        return ""  # 六章|二十五条
    last = quote = ""
    if adjective := _CAN_BE.match(text, start):
        end, last = adjective.end(), "a"
    for t in scene.tokens:
        if t.end <= max(start, end) or t.start >= clause.span.end:
            continue
        if t.tag == "w" and text[t.start : t.end] in "“”《》":
            end, quote = t.end, text[t.start]
            continue  # 4家|“甲倡议”实验室
        # 安置|住宅项目; but 社区5个，其中3个|位于甲区
        acts = t.tag == "v" and end == start and not is_part and text[t.start : t.end] != "来自"
        if quote in ("“", "《"):
            end, last = t.end, "n"  # 3家|“云川智造”示范企业: what is quoted is one word
            continue
        if t.tag not in _NOMINAL and not acts and not (t.tag == "u" and text[t.start] == "的" and t.start > start):
            break
        end, last = t.end, t.tag
    if last == "vn" and (event := _PURPOSE.match(text, start, clause.span.end)):
        end, last = event.end(), "n"
    of_it = (g.span.start - 1 for g in scene.groups if start < g.span.start < end and text[g.span.start - 1] == "的")
    end = next(of_it, end)  # 500张|床位|的江湾医院
    if end == start and (of := _FROM_SO_MANY.match(text, start)):
        return of["what"]  # 59家|来自9个经济体的|合作伙伴
    if last == "v" or _BECOMES.match(text, start):
        return ""
    if text.endswith("来自", 0, quantity.span.start) and "的" in text[start:end]:
        end = text.index("的", start)
    if quantity.unit == "人" and text.startswith("口", start) and not text.startswith(("口径", "口袋"), start):
        return "人口"  # 容纳250万|人口
    if kinds := _TWO_KINDS.match(text, start):
        return kinds.group()
    if best := _BEST.match(text, start):
        return best[0] + "企业"  # 73家|世界500强
    if places := _PLACE_KINDS.match(text[start:end]):
        return places[0]
    match = _COUNTED.match(text[start:end])
    noun = match.group() if match else ""
    kinds = _KINDS_TOO.match(text, start + len(noun)) if noun else None
    noun = _ALL_OF.sub("", _INDICATOR_TAIL.sub("", noun))
    if noun in _WIDE:
        return noun + "之最" if text.startswith("之最", start + len(noun)) else ""
    return noun + (kinds.group() if kinds else "")


def _told_of_which(scene: Scene, start: int, end: int) -> str:
    """The noun that is counted, behind a clause that tells which are; with that, unless it is long or has figures."""
    which = _WHICH.match(scene.text, start, end)
    if which is None:
        return ""
    last = which.end()
    for t in scene.words(last, end):
        if t.start != last or t.tag not in _NOMINAL or scene.covered(t.start):
            break
        last = t.end
    noun = scene.text[which.end() : last]
    told = scene.text[start:last]
    if len(noun) < len("企业"):
        return ""
    return told if len(told) <= _LONGEST and not _DIGIT.search(told) else noun


def _behind_output(scene: Scene, quantity: Quantity) -> int:
    """The end of a figure, or of what each of those that it counts makes: 2条|年产1万吨的|碳纤维生产线."""
    end = quantity.span.end
    made = next((q for q in figures_of(scene) if end < q.span.start <= end + 3 and is_yearly(scene, q)), None)
    return end if made is None else made.span.end + scene.text.startswith("的", made.span.end)
