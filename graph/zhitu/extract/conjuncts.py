"""Members of lists that have no head of their own: the last member's, or the category's after 等."""

from __future__ import annotations

import re

from zhitu.extract.candidate import NAMED, Candidate
from zhitu.extract.inside import placelike
from zhitu.extract.lexicon import Head, Lexicon
from zhitu.extract.units import Unit
from zhitu.model import Span

__all__ = ["categorized", "headless"]

#: Categories after 等 that tell what the members are.
_TELLING = frozenset(
    {"Project", "Industry", "Programme", "Facility", "Product", "Laboratory", "Zone", "Company", "School"}
)
_NUMBERED = re.compile(r"^(?:第[一二三四五六七八九十]+|[A-Za-z]*\d+[A-Za-z]*|[一二三四五六]期)")
_SUM = re.compile(r"^[两三四五六七八九十\d]+(?:大|个|项|座|条|家|所|种|类)$")
_COUNT = re.compile(r"\d(?:余|多)?[个家座条项]")
_AND = ("、", "和", "与", "及")


def headless(text: str, units: list[Unit], found: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """京沈、京霸、石济高铁: the members before the last share its head."""
    added: list[Candidate] = []
    for main in [c for c in found if lexicon.is_line(c.head) and c.accepted and not c.nested]:
        index = next((i for i, u in enumerate(units) if u.span.start == main.span.start), 0)
        while index >= 2 and units[index - 1].text in _AND:
            unit = units[index - 2]
            if not (unit.members and len(unit.text) <= 3) and not (unit.tag == "LOC" and len(unit.text) == 2):
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
    spans = [Span(item[0].span.start, item[-1].span.end) for item in items]
    added: list[Candidate] = []
    for span, item in zip(spans, items, strict=True):
        size = span.end - span.start
        if _COUNT.search(text[span.start : span.end]):
            continue
        if size > 14 or (size < 4 and not _tagged(item)) or item[0].text[:2] in lexicon.cue("verbal"):
            continue
        if not any(c.span.overlaps(span) and c.accepted for c in found):
            name = text[span.start : span.end].strip("“”")
            added.append(Candidate(span, name, head.classes, f"category:{head.word}", NAMED + 0.05))
    return added


def _tagged(item: list[Unit]) -> bool:
    """Whether a short member is one word that the tagger takes for a name: 容东、容西等片区."""
    return len(item) == 1 and item[0].kind == "word" and item[0].tag in ("LOC", "PER", "ORG", "nz")


def _is_industry(item: list[Unit]) -> bool:
    """Whether a member is a known industry: 氢能 in 新型显示、氢能等项目 is no project."""
    return len(item) == 1 and item[0].kind == "known" and item[0].entries[0].kind == "industry"
