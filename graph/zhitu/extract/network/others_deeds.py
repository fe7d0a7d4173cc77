"""Relations that the form of a sentence gives to another than the network does."""

from __future__ import annotations

import re

from zhitu.extract.clauses.arguments import doer_of
from zhitu.extract.clauses.frames import predicates, words_of
from zhitu.extract.clauses.scene import Group
from zhitu.extract.network.apart import group_of
from zhitu.extract.network.entries import Entry
from zhitu.extract.statements.refused import is_left_to
from zhitu.extract.text.classes import TERRITORIES
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["builds_there", "is_anothers"]

#: Relations of something done, and whether who does it is what they lead to.
_DONE = {
    "issuedBy": True,
    "approvedBy": True,
    "foundedBy": True,
    "operatedBy": True,
    "builds": False,
    "produces": False,
}
_DOES = frozenset(("builds", "implements", "issuedBy", "operatedBy", "foundedBy", "approvedBy"))
_LET = frozenset(("builds", "foundedBy", "operatedBy", "implements"))
#: 甲部支持|乙市|建设丙区.
_HELPED = f"[^，。；{SLOT}]{{0,6}}{wording('lets-others')}(?:{SLOT}+[、和与及])*"
_LETS = re.compile(f"{_HELPED}(?:(?:{SLOT}+)?[在于]|依托)?{SLOT}+[^，。；的{SLOT}]{{1,12}}[“《]?")
_HELPS = re.compile(_HELPED)
#: 在|甲部|支持下.
_UNDER = re.compile("的?[^，。；]{0,6}下(?=[，。；])")
_AGAINST = re.compile(f"[^，。；]*?{wording('against-each-other')}(?![力性])")
_TOGETHER = re.compile("合作|共同|联合|携手")
_CURBED = re.compile(f"{wording('curbs-industry')}[^，。；{SLOT}]{{0,6}}$")
_AWAITED = re.compile(f"(?:[^，。；]*，)?[^，。；]{{0,6}}?{wording('awaits-consent')}")
_ONCE = re.compile(f"{wording('was-once')}(?:一度|长期|一直)?[由归属]$")
#: 原计划由|甲集团|承建的丙桥: who was once meant to do it.
_ONCE_MEANT = re.compile(f"{wording('mood-once-meant')}(?:交)?由$")
#: 甲大学|参与编制的乙规划: who only helps to write it.
_ASSISTS = re.compile(f"{wording('assists')}(?:了)?{wording('writes-papers')}")
#: 由甲局|牵头.
_LEADS = re.compile(f"(?:等[^，。；]{{0,6}})?{wording('leads-verbs')}")
_SUPPLY = re.compile(f"{wording('supply-how')}*{wording('supplies')}")
_ADDRESSED = re.compile("(?:上?报[送请]?|呈报|报审|申报|提交|递交|向|请)[“《]?$")


def is_anothers(relation: str, one: Entry, other: Entry, first: Entry, last: Entry) -> bool:
    """Whether a relation of `one` to `other`, the first and the last in the text, is not theirs by the form."""
    if relation == "focusesOn":
        return _is_curbed(other)
    if relation == "supports":
        return _are_both_helped(one, other)
    if relation == "locatedIn":
        hall = one.item.kind != "Conference" and _HALL.match(other.scene.text, group_of(other).span.end) is not None
        return hall or _leads_to(other)
    if relation == "participatesIn":
        return one.item.kind == "Person" and _TAKES_OFFICE.match(one.scene.text, one.item.span.end) is not None
    if relation == "cooperatesWith":
        return _are_against(last) or _only_helps(first, last)
    if relation == "produces":
        return _is_supplied(one) or _is_for_whom(one, other) or _is_of_nearer(relation, one, other)
    if relation not in _DOES:
        return False
    doer, done = (other, one) if _DONE.get(relation, False) else (one, other)
    return (
        (relation == "foundedBy" and _only_runs(doer, done))
        or (relation in _LET and doer is first and _only_lets(first, last))
        or _is_where(doer, done)
        or _is_for_whom(doer, done)
        or (relation == "approvedBy" and (_is_awaited(doer) or is_left_to(done.scene, group_of(done))))
        or (relation == "operatedBy" and _follows(doer, _ONCE))
        or _follows(doer, _ONCE_MEANT)
        or (relation == "issuedBy" and _ASSISTS.match(doer.scene.text, group_of(doer).span.end) is not None)
        or (relation in _DONE and (_is_of_nearer(relation, doer, done) or _does_else(relation, doer, done)))
    )


#: 仪式在|甲园|设主会场: where it is held, and not where those lie for whom it is.
_HALL = re.compile("(?:[设开]立?|设置|设有)(?:主|分|第[一二])?会场")
#: 甲港是|通往|乙洲、|丙洲的门户: where one gets from there.
_TOWARDS = re.compile(f"{wording('leads-to-places')}(?:{SLOT}+[、和与及])*$")


def _leads_to(place: Entry) -> bool:
    """Whether a place is only where something leads."""
    start = place.item.span.start
    return _TOWARDS.search(place.scene.masked(place.scene.clause(start).span.start, start)) is not None


#: 会议宣布，|甲|同志任乙县县长: what is told of him is what he becomes.
_TAKES_OFFICE = re.compile("(?:同志)?(?:不再)?(?:兼任|担任|任)(?![务期职何])")
#: 设立甲基金，由|乙集团|负责管理, 由乙局会同|丙局|管理: who runs it, and need not have set it up.
_ALSO = f"(?:(?:[、和与]|会同|联合){SLOT}+)"
_RUNS = re.compile(f"{_ALSO}*(?:具体|统一|全面)?(?:负责|承担|受托|担任)?(?:基金)?{wording('runs-what-is-founded')}")
_BY = re.compile(f"由(?:{SLOT}+(?:[、和与]|会同|联合))*$")


def _only_runs(doer: Entry, done: Entry) -> bool:
    scene, span = doer.scene, group_of(doer).span
    if done.scene is not scene or group_of(done).span.end >= span.start:
        return False
    clause = scene.clause(span.start).span
    runs = _RUNS.match(scene.masked(span.end, clause.end))
    return runs is not None and _BY.search(scene.masked(clause.start, span.start)) is not None


#: 支持|甲所|建设乙室，支持|丙大学……: what a plan orders one after the other.
_ORDERS = re.compile("(?:支持|鼓励|引导|推动)(?!了)")


def _are_both_helped(one: Entry, other: Entry) -> bool:
    """Whether each of two names is in an order of its own to support somebody, whoever gives it."""
    scene = other.scene
    if one.scene is not scene:
        return False
    first, second = (scene.clause(group_of(e).span.start).span for e in (one, other))
    return first.start < second.start and all(_ORDERS.match(scene.text, c.start) for c in (first, second))


def _is_curbed(industry: Entry) -> bool:
    """甲市严控|乙产业|新增产能: no industry that it promotes."""
    scene, start = industry.scene, group_of(industry).span.start
    return _CURBED.search(scene.masked(scene.clause(start).span.start, start)) is not None


def _are_against(last: Entry) -> bool:
    """甲公司与乙公司|在丙市场展开竞争."""
    scene, span = last.scene, last.item.span
    clause = scene.clause(span.start).span
    rest = scene.masked(span.end, clause.end)
    return _AGAINST.match(rest) is not None and _TOGETHER.search(scene.masked(*clause)) is None


def _only_lets(first: Entry, last: Entry) -> bool:
    """甲部支持|乙市|建设丙区: the ministry does not build."""
    if first.scene is not last.scene:
        return False
    between = first.scene.masked(group_of(first).span.end, last.item.span.start)
    return _LETS.fullmatch(between) is not None


def _only_helps(first: Entry, last: Entry) -> bool:
    """甲部支持|乙大学、|丙大学|共建丁: whom it helps it does not act with."""
    start, end = group_of(first).span.end, last.item.span.start
    return first.scene is last.scene and _HELPS.fullmatch(first.scene.masked(start, end)) is not None


def _is_where(doer: Entry, done: Entry) -> bool:
    """甲部|在乙市|启动丙计划: where it is done, and not who does it."""
    scene, g = doer.scene, group_of(doer)
    if doer.item.kind not in TERRITORIES or scene.role(g).marker != "at" or _UNDER.match(scene.text, g.span.end):
        return False
    before = [h for h in scene.inside(scene.clause(g.span.start).span) if h.span.end <= g.span.start]
    return done.item.span.start > g.span.end or any(scene.role(h).free and h != group_of(done) for h in before)


def _is_awaited(doer: Entry) -> bool:
    """丙项目已上报|甲部，待批复后开工: it has consented to nothing yet."""
    scene, span = doer.scene, doer.item.span
    before = scene.masked(scene.clause(span.start).span.start, span.start)
    return _ADDRESSED.search(before) is not None and _AWAITED.match(scene.text, span.end) is not None


def _follows(doer: Entry, words: re.Pattern[str]) -> bool:
    """Whether words of its clause stand right before who does something: 丙电站曾由|甲公司|运营."""
    scene, span = doer.scene, group_of(doer).span
    return words.search(scene.masked(scene.clause(span.start).span.start, span.start)) is not None


def _is_supplied(doer: Entry) -> bool:
    """甲公司为|乙医院|交付丙: who gets it did not make it."""
    scene, span = doer.scene, group_of(doer).span
    return scene.text[span.start - 1] in "为向给" and _SUPPLY.match(scene.text, span.end) is not None


def _is_for_whom(doer: Entry, done: Entry) -> bool:
    """甲公司为|乙集团|建造的丙轮: who has it made does not make it."""
    scene, g, end = doer.scene, group_of(doer), done.item.span.start
    if done.scene is not scene or end <= g.span.end or "的" not in scene.masked(g.span.end, end):
        return False
    left = [h for h in scene.inside(scene.clause(g.span.start).span) if h.span.start <= g.span.start]
    return bool(left) and left[-1] == g and doer_of(scene, left) != g


def _is_of_nearer(relation: str, doer: Entry, done: Entry) -> bool:
    """甲局解读|乙部印发的丙规划: what the body right before the thing did to it, and not whoever speaks of it."""
    scene, g = done.scene, group_of(done)
    if doer.scene is not scene or group_of(doer).span.end >= g.span.start:
        return False
    nearer = _doer_before(relation, done, g)
    if nearer is None or nearer.span.start <= group_of(doer).span.start or scene.role(nearer).marker == "with":
        return False
    start, end = group_of(doer).span.end, nearer.span.start
    if _LEADS.match(scene.masked(start, end)) is not None or _ASSISTS.match(scene.text, nearer.span.end) is not None:
        return False  # 甲局牵头、乙院参与编制的丙规划
    return any(t.tag == "v" and not scene.covered(t.start) for t in scene.words(start, end))


def _doer_before(relation: str, done: Entry, g: Group) -> Group | None:
    """Who stands before the verb of a relation that 的 joins to a thing: |乙部|近日印发的丙规划."""
    scene = done.scene
    before = [h for h in scene.groups if h.span.end <= g.span.start]
    if not before or scene.text[g.span.start - 1 : g.span.start + 1].strip("《“")[:1] != "的":
        return None
    between = scene.masked(before[-1].span.end, g.span.start)
    if "，" in between or relation not in _relations_in(between):
        return None
    return before[-1]


def _relations_in(text: str) -> set[str]:
    """The relations that the predicates of a stretch tell."""
    return {sense.relation for word, _, _ in words_of(text) for sense in predicates()[word] if sense.relation}


_BY_WORK = frozenset(("builds", "operatedBy"))
#: Nor who only uses it.
_OTHERWISE = _BY_WORK | {"uses"}


def _does_else(relation: str, doer: Entry, done: Entry) -> bool:
    """丙线由甲公司建设、|乙公司|负责运营: it runs, or uses, what the other built."""
    scene, g = doer.scene, group_of(doer)
    if relation not in _BY_WORK or done.item.span.start > g.span.start:
        return False
    rest = scene.masked(g.span.end, scene.clause(g.span.start).span.end).split(SLOT, 1)[0]
    told = _relations_in(rest) & _OTHERWISE
    return bool(told) and relation not in told


#: Characters behind a place up to what is done there: 分别投资20亿元.
_THERE = 14


def builds_there(place: Entry) -> bool:
    """Whether a place is where something is built, and not where its builder is: 甲公司在|乙市|建设丙厂."""
    scene, g = place.scene, group_of(place)
    if scene.role(g).marker != "at":
        return False
    rest = scene.masked(g.span.end, scene.clause(g.span.start).span.end)[:_THERE]
    return "builds" in _relations_in(rest)
