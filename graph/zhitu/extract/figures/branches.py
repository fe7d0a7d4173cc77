"""Whose the figures of a sentence are that no name names: a branch of the economy, a kind, a thing without a name."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording

__all__ = ["branch_of", "kind_before", "with_branch"]

#: A branch of the economy that a sentence begins with, maybe behind its months.
_BRANCH = re.compile(
    r"(?:[^，。；]{0,16}\d[^，。；\d]{0,4}[月年季度]，)?"
    rf"(?P<branch>[一-龥]{{0,6}}?{wording('economy-branches')}业)(?<![员职]工业)"
    rf"(?!{wording('economy-branches-not')})(?=[一-龥])"
)
#: 其中，民营企业|表现突出，进出口……: of which kind the figures after it are.
_STANDS_OUT = re.compile(
    rf"(?P<kind>[一-龥]{{2,12}}?)的?{wording('stands-out-of')}"
    f"{wording('stands-out-how')}*{wording('stands-out')}[，：]"
)
#: 该片区|总投资9亿元，占地3平方公里: a thing without a name, which the figures after it are of.
_PART = re.compile(
    f"(?P<kind>(?:该|此|这[个座片条所家]|整个)?{wording('nameless-things')})"
    f"(?=(?:计划|规划|预计|设计|一期)?{wording('figures-of-things')})"
)
_AMONG, _OF_KIND = re.compile("(?:其中|当中)[，：]?"), re.compile("(?:企业|产品|商品)$")
#: What no branch of the economy has.
_PUBLIC = re.compile(wording("public-figures"))
_BRANCH_ENDS = re.compile("业$")
#: What of a place's is told beside its industry's, and is none of it.
_INDUSTRY, _OF_PLACE = re.compile("(?:工|农|建筑|制造|服务)业$"), re.compile("(?:货物|外贸)?进出口|粮食|外贸")
_BRANCHES = re.compile(wording("sums-of-branches"))


def branch_of(scene: Scene) -> str:
    """The branch that a sentence begins with and its figures are of: 制造业|新设企业1335家; empty where none is."""
    opening = _BRANCH.match(scene.text, *scene.sentence.span)
    return "" if opening is None or _is_named(scene, opening.start("branch")) else opening["branch"]


def kind_before(scene: Scene, at: int) -> tuple[str, bool]:
    """The kind or thing without a name that a clause before the one at `at` tells of, and whether it stands out."""
    text, clauses = scene.text, scene.sentence.clauses
    for earlier in reversed(clauses[: scene.clause(at).index]):
        among = _AMONG.match(text, *earlier.span)
        start = among.end() if among else earlier.span.start
        told = _STANDS_OUT.match(text, start, earlier.span.end) or _PART.match(text, start, earlier.span.end)
        if told is None or _is_named(scene, told.end("kind") - 1):
            continue
        if told.re is _PART:
            return told["kind"], False
        among = among or _AMONG.fullmatch(text, *clauses[max(0, earlier.index - 1)].span)
        return (told["kind"], True) if among or _OF_KIND.search(told["kind"]) else ("", False)
    return "", False


def with_branch(scene: Scene, branch: str, words: str, at: int) -> str:
    """The words of a figure at `at`, with the branch or kind, unless they or a name say whose it is."""
    if not branch or not words or branch in words:
        return words
    if _BRANCH_ENDS.search(branch) and (_BRANCHES.search(words) or _PUBLIC.search(words)):
        return words
    if _INDUSTRY.search(branch) and _OF_PLACE.match(words):
        return words  # 规模以上工业增加值增长8.9%；|进出口总额1071亿美元
    inside = scene.inside(scene.clause(at).span)
    return words if any(g.span.end <= at for g in inside) else branch + words


def _is_named(scene: Scene, at: int) -> bool:
    """Whether a name of something else than a branch stands here."""
    named = (g for g in scene.groups if g.span.start <= at < g.span.end)
    return any(set(scene.classes(g.things[0])) != {"Industry"} for g in named)
