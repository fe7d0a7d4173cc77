"""Who answers for an item of a plan, in a bracket at its end or a line below: （牵头单位：甲局；配合单位：乙局）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.wording import wording, words
from zhitu.model import Claim, Span

__all__ = ["LABELLED", "RULE", "from_duties"]

#: The network, which reads sentences, knows nothing of such labels: they are as sure as what it is surest of.
RULE, LABELLED = "duties", 0.9

_ROLES = wording("duty-roles")
_BRACKET = re.compile(rf"（(?P<told>{_ROLES}(?:单位|部门)[：:][^（）\n]{{2,400}})）")
#: The same in a line of its own: 责任单位：甲局、乙局.
_LINE = re.compile(rf"(?P<told>{_ROLES}(?:单位|部门)[：:][^\n]{{2,400}})")
_PART = re.compile(f"(?P<role>{_ROLES})(?:单位|部门)[：:]")
_LEADS = frozenset(words("duty-leads"))
#: What an item is called by: 35.甲中心。按照……, （三）建设乙公园。……
_ITEM = re.compile(
    r"\s*(?:\d{1,3}[.．、]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)?"
    f"(?:(?:(?:加快|推进|继续|抓好|做好)+)?{wording('duty-works')}?)[“《]?"
)
_ENDED = re.compile("[”》]?(?:[。，：]|建(?![成好完]))")
_RUN = frozenset(("Programme", "Project", "Facility", "Zone", "Fund", "Product", "Organization", "ResearchInstitute"))


def from_duties(scenes: Sequence[Scene]) -> Iterator[Claim]:
    """Who is in charge of the work that each item of a plan is called by, and who takes part."""
    heads: dict[int, Group | None] = {}
    for scene in scenes:
        number = scene.sentence.paragraph
        line = _LINE.match(scene.text, *scene.view.paragraphs[number].span)
        if number not in heads:
            heads[number] = _head(scene) if line is None else heads.get(number - 1)
        head = heads[number]
        bracket = line or _BRACKET.search(scene.text, *scene.sentence.span)
        if bracket is None or head is None or head.span.start >= bracket.start():
            continue
        for role, span in _parts(scene.text, bracket):
            if not span.overlaps(scene.sentence.span):
                continue
            who = [t for g in scene.inside(span) for t in g.things if ACTORS & set(scene.classes(t))]
            evidence = scene.evidence(min(bracket.start(), span.start), bracket.end())
            for t in dict.fromkeys(who):
                ends = (head.things, "operatedBy", (t,)) if role in _LEADS else ((t,), "participatesIn", head.things)
                yield from claims(scene, *ends, evidence=evidence, status="occurred", rule=RULE)


def _head(scene: Scene) -> Group | None:
    """The work that a paragraph begins with the name of."""
    start = scene.view.paragraphs[scene.sentence.paragraph].span.start
    item = _ITEM.match(scene.text, start)
    first = next((g for g in scene.groups if g.span.start >= start), None)
    if first is None or item is None or not item.start() <= first.span.start <= item.end():
        return None
    if len(first.things) != 1 or _RUN.isdisjoint(scene.classes(first.things[0])):
        return None
    return first if _ENDED.match(scene.text, first.span.end) else None


def _parts(text: str, bracket: re.Match[str]) -> Iterator[tuple[str, Span]]:
    found = list(_PART.finditer(text, *bracket.span("told")))
    ends = [*(part.start() for part in found[1:]), bracket.end("told")]
    for part, end in zip(found, ends, strict=True):
        yield part["role"], Span(part.end(), end)
