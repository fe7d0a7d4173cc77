"""Which bodies have an office that is told without one, and which body a sentence is about: 现任|校长某某."""

from __future__ import annotations

import re

from zhitu.extract.clauses.antecedents import is_past
from zhitu.extract.clauses.scene import Group, Scene

__all__ = ["KINDS", "OF_PARTY", "kinds_with", "opening_body", "told_first"]

#: Bodies that a council heads.
_COUNCILS = frozenset(("Organization", "ResearchInstitute", "Laboratory", "Fund"))
#: Bodies whose party secretaries are told of without them: 现任|党委书记|某某.
OF_PARTY = dict.fromkeys(("党委书记", "党委副书记"), frozenset(("School", "Hospital", "ResearchInstitute")))
#: Which bodies have such an office, by its last two characters: 创始人, 董事长, 执行官.
KINDS = {
    "校长": frozenset({"School"}),
    "院长": frozenset({"School", "Hospital", "ResearchInstitute", "GovernmentBody"}),
    "局长": frozenset({"GovernmentBody"}),
    "厅长": frozenset({"GovernmentBody"}),
    "部长": frozenset({"GovernmentBody"}),
    "司长": frozenset({"GovernmentBody"}),
    "署长": frozenset({"GovernmentBody"}),
    "关长": frozenset({"GovernmentBody"}),
    "专员": frozenset({"GovernmentBody"}),
    "行长": frozenset({"FinancialInstitution"}),
    "所长": frozenset({"ResearchInstitute"}),
    "馆长": frozenset({"Facility", "Organization"}),
    "站长": frozenset({"Facility", "Organization", "ResearchInstitute", "Laboratory", "GovernmentBody"}),
    "会长": frozenset({"Organization"}),
    "议员": frozenset({"GovernmentBody"}),
    "始人": frozenset({"Company"}),
    "事长": frozenset({"Company", "FinancialInstitution", "Organization"}),
    "总裁": frozenset({"Company", "FinancialInstitution"}),
    "经理": frozenset({"Company", "FinancialInstitution"}),
    "行官": frozenset({"Company", "FinancialInstitution"}),
}


def kinds_with(role: str) -> frozenset[str]:
    """The classes of bodies that have an office."""
    return _COUNCILS if role.endswith("理事长") else KINDS.get(role[-2:], frozenset())


#: Characters of an office.
_OFFICE = 8


def told_first(scene: Scene, kinds: frozenset[str]) -> Group | None:
    """The one body that a sentence is about, beside those it only names: 学校与甲大学合办乙院。现任|校长某某."""
    first = next((g for g in scene.groups if scene.role(g).free), None)
    if first is None or len(first.things) > 1 or is_past(scene, first):
        return None
    after = next((g for g in scene.groups if g.span.start >= first.span.end), None)
    if after is not None and "Person" in scene.classes(after.things[0]):
        office = scene.text[first.span.end : after.span.start]
        if len(office) <= _OFFICE and not office.endswith(("为", "是")):
            return None  # 甲大学|校长|某某到访乙大学
    fits = bool(kinds & set(scene.classes(first.things[0]))) and not scene.things[first.things[0]].name.endswith("区")
    return first if fits else None


#: 甲院位于乙市，|现任|董事长某某: an office of what the sentence is about.
_IN_OFFICE = re.compile("(?:现任|首任|历任)$")
_LED = frozenset(("Company", "Organization", "ResearchInstitute", "School", "Hospital", "Laboratory"))
_DIRECTED = frozenset(("Laboratory", "ResearchInstitute"))


def opening_body(scene: Scene, start: int, role: str) -> Group | None:
    """The body that a sentence begins with and whose office it tells: 甲院位于乙市，现任|董事长; 甲室成立，|主任."""
    first = scene.sentence.span.start
    led = _LED if _IN_OFFICE.search(scene.text, first, start) else _DIRECTED if role.endswith("主任") else None
    opens = None if led is None else told_first(scene, led)
    return opens if opens is not None and opens.span.start == first else None
