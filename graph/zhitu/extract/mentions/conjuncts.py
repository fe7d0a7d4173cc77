"""Members of lists that have no head of their own: the last member's, or the category's after 等."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import NAMED, Candidate, is_place
from zhitu.extract.mentions.inside import placelike
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["categorized", "headless"]

#: Categories after 等 that tell what the members are.
_TELLING = frozenset(
    {"Project", "Industry", "Programme", "Facility", "Product", "Laboratory", "Zone", "Company", "School"}
)
#: Of these a place and a word are one name: 昆明青松、大理苍岭等3家实验室.
_OWN_NAMED = frozenset({"Laboratory", "School", "Company"})
#: Of these places alone are names: 云岭、江湾两个片区.
_NAMED_BY_PLACE = frozenset({"片区", "高新区", "自贸片区", "综保区"})
_NUMBERED = re.compile(r"^(?:第[一二三四五六七八九十]+|[A-Za-z]*\d+[A-Za-z]*|[一二三四五六]期)")
_SUM = re.compile(r"^[一二两三四五六七八九十\d]+[大个项座条家所种类]$")
#: Behind a list of firms; what in such a list is no part of a name; what the list must hold.
_BEHIND = re.compile(f"[^，。；：、的]{{0,8}}?{wording('firms-summed-up')}")
_BETWEEN_NAMES = frozenset({"w", "p", "u", "c", "r", "d", "xc", "TIME", "m"})
_COUNT = re.compile(r"\d(?:余|多)?[个家座条项]")
_NAME_LIKE = frozenset({"PER", "ORG", "nz", "nw", "n"})
_AND = ("、", "和", "与", "及")


def headless(text: str, units: list[Unit], found: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """京沈、京霸、石济高铁: the members before the last share its head."""
    added: list[Candidate] = []
    for main in [c for c in found if lexicon.is_line(c.head) and c.accepted and not c.nested]:
        index = next((i for i, u in enumerate(units) if u.span.start == main.span.start), 0)
        while index >= 2 and units[index - 1].text in _AND:
            unit = units[index - 2]
            if not (unit.members and len(unit.text) <= 3) and not (unit.tag == "LOC" and len(unit.text) == 2):
                if unit.kind == "word" and unit.tag in _NAME_LIKE and len(unit.text) == 2:
                    index -= 2  # 京沈、|宝兰|、石济高铁: the network tells whether that is one
                    continue
                break
            rule = f"shared-head:{main.head}"
            index -= 2
            span = unit.span
            if index >= 2 and units[index - 1].text in ("至", "到") and placelike(units[index - 2]):
                index -= 2  # 汾阳至石楼、浮山至临汾高速公路
                span = Span(units[index].span.start, span.end)
            name = text[span.start : span.end]
            added.append(Candidate(span, name, main.classes, rule, 1.6, head=main.head, full=name + main.head))
    return added


def categorized(text: str, units: list[Unit], found: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """甲、乙、丙等重大科技项目: what a list's category says of members that have no head."""
    added: list[Candidate] = []
    for i, unit in enumerate(units):
        counted = unit.tag == "m" and bool(_SUM.match(unit.text))  # 甲、乙两个项目
        if i and (counted or unit.text in ("等", "等等")):
            head = _category(text, units[i + 1 :], lexicon)
            if head is not None:
                added.extend(_members(text, units[:i], head, found, lexicon))
            elif _BEHIND.match(text, unit.span.end):
                added.extend(_firms(text, units[:i], found))
    return added


def _category(text: str, units: list[Unit], lexicon: Lexicon) -> Head | None:
    """The head of the noun phrase that `units` begin with, if it tells what its members are."""
    end = start = units[0].span.start if units else 0
    for unit in units:
        if unit.kind != "word" or unit.tag in ("p", "c", "u", "w", "r", "d", "xc"):
            break
        if unit.tag == "v" and unit.text not in lexicon.nominals:
            break
        end = unit.span.end
    head = lexicon.head_at(text, end, start)
    if head is None or len(head.word) < 2 or not _TELLING & set(head.classes):
        return None
    if "Industry" in head.classes and not re.search("产业|制造业|赛道", head.word):
        return None
    return head


def _members(text: str, units: list[Unit], head: Head, found: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The uncovered members of the list that ends with `units`."""
    items: list[list[Unit]] = [[]]
    for unit in reversed(units):
        if unit.text in ("、", "和", "以及", "及"):
            items.append([])
        elif unit.kind == "word" and unit.tag in ("v", "p", "u", "w", "c", "r", "d", "m"):
            if unit.text not in lexicon.nominals and not _NUMBERED.match(unit.text):
                break
            if unit.tag == "v" and unit.text in lexicon.cue("verbal"):
                break  # 发展|农副产品加工
            items[-1].insert(0, unit)
        else:
            items[-1].insert(0, unit)
    items = [item for item in items if item]
    if len(items) < 2 or any(_is_industry(item) for item in items):
        return []
    line = lexicon.is_line(head.word)  # 甲省秦芜、广平3条高速公路 are 秦芜高速公路 and 广平高速公路
    if line and len(items[-1]) > 1 and placelike(items[-1][0]):
        items[-1].pop(0)
    spans = [Span(item[0].span.start, item[-1].span.end) for item in items]
    added: list[Candidate] = []
    if head.word in _NAMED_BY_PLACE and all(len(item) == 1 and is_place(item[0]) for item in items):
        rule = f"category:{head.word}"
        return [
            Candidate(span, name := span.of(text), head.classes, rule, 2.0, full=name + head.word) for span in spans
        ]
    for span, item in zip(spans, items, strict=True):
        size = span.end - span.start
        if _COUNT.search(text[span.start : span.end]):
            continue
        if (
            size > 14
            or (size < 4 and not _tagged(item) and not (line and size > 1))
            or item[0].text[:2] in lexicon.cue("verbal")
        ):
            continue
        own = len(item) > 1 and item[-1].kind != "known" and not _OWN_NAMED.isdisjoint(head.classes)
        short = line and size == 2 and item[-1].members  # 石镇, not Shijiazhuang and Zhenjiang
        name = text[span.start : span.end].strip("“”")
        if short or not any(c.span.overlaps(span) and c.accepted and not (own and _before(c, span)) for c in found):
            full = name + head.word if line and not name.endswith(head.word) else None
            score = 1.6 if short else NAMED + 0.05
            added.append(Candidate(span, name, head.classes, f"category:{head.word}", score, full=full))
    return added


def _before(c: Candidate, span: Span) -> bool:
    """Whether a candidate is the place that a name begins with."""
    return bool(c.entries) and c.entries[0].kind == "division" and c.span.start == span.start and c.span.end < span.end


def _firms(text: str, units: list[Unit], found: list[Candidate]) -> list[Candidate]:
    """The members of a list of firms that the tagger knows one of: 安科精密、北岭科技、成运汽车等企业."""
    items: list[list[Unit]] = [[]]
    for unit in reversed(units):
        if unit.text in _AND:
            items.append([])
        elif unit.kind not in ("word", "known") or unit.tag in _BETWEEN_NAMES:
            break
        else:
            items[-1].insert(0, unit)
    start = min((item[0].span.start for item in items if item), default=0)
    if items[-1] and items[-1][0].tag == "v":
        items[-1].pop(0)  # 支持|某某种业、……
    named = any(_firm(item[0]) for item in items if len(item) == 1)
    named = named or any(c.accepted and not FIRMS.isdisjoint(c.classes) and c.span.start >= start for c in found)
    spans = [Span(item[0].span.start, item[-1].span.end) for item in items if item and not _is_industry(item)]
    if len(spans) < 2 or not named:
        return []
    free = [s for s in spans if 3 < s.end - s.start < 11 and not any(c.span.overlaps(s) and c.accepted for c in found)]
    return [Candidate(s, text[s.start : s.end], ("Company",), "category:企业", NAMED + 0.05) for s in free]


def _tagged(item: list[Unit]) -> bool:
    """Whether a short member is one word that the tagger takes for a name: 容东、容西等片区."""
    return len(item) == 1 and item[0].kind == "word" and item[0].tag in ("LOC", "PER", "ORG", "nz")


def _is_industry(item: list[Unit]) -> bool:
    """Whether a member is a known industry: 氢能 in 新型显示、氢能等项目 is no project."""
    return len(item) == 1 and item[0].kind == "known" and item[0].entries[0].kind == "industry"


def _firm(unit: Unit) -> bool:
    """Whether a unit is a firm that the gazetteer or the tagger knows."""
    if unit.kind == "known":
        return not FIRMS.isdisjoint(unit.entries[0].classes)
    return unit.tag == "ORG"
