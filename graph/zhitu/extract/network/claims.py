"""The relations that the network tells, without those that the words around the names refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from zhitu.extract.clauses.antecedents import is_past
from zhitu.extract.clauses.denied import is_denied
from zhitu.extract.clauses.fitness import ACTING
from zhitu.extract.clauses.frames import words_of
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.nameless import is_undertaking, is_vague, told_since, unnamed
from zhitu.extract.clauses.roles import is_employer
from zhitu.extract.mentions.told_fields import FIELDED
from zhitu.extract.network.actors import DEEDS, acts_itself, does_other, is_sited_apart, only_hosts
from zhitu.extract.network.alike import Said
from zhitu.extract.network.apart import are_apart, group_of
from zhitu.extract.network.entries import Entry, evidence_of, holds_park, is_title
from zhitu.extract.network.events import is_repealed
from zhitu.extract.network.others_deeds import builds_there, is_anothers
from zhitu.extract.network.passages import RELATIONS
from zhitu.extract.offices.changes import gives_way
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.refused import (
    is_about,
    is_beforehand,
    is_developed,
    sites_other,
    tells_to,
    told_of_each,
)
from zhitu.extract.text.classes import FIRMS, TERRITORIES
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Status

__all__ = ["network_claims"]

#: Less is not worth weighing. Of what lists tell (stops, parts, who is present, acts together or holds an office, what
#: somebody develops) the network is hardly ever right unless it is nearly sure.
_LEAST, _NEARLY_SURE = 0.3, 0.5
_IN_LISTS = frozenset({"connects", "partOf", "participatesIn", "cooperatesWith", "affiliatedWith", "focusesOn"})
#: Of ten that it told of who is present with less, on annotated texts, one was right; of eight of lines one too.
_SURER = {"participatesIn": 0.65, "connects": 0.7}
#: 甲市是我国最大的水产基地; 批准在甲市、乙市设立丙.
_BARRED = {"focusesOn": frozenset(("Country",)), "approvedBy": TERRITORIES}
#: Names of these classes say before a noun of what sort it is.
_SORTS = frozenset(("Programme", "Policy"))
#: 记者从|甲|获悉，; 据|甲|介绍，.
_FROM = re.compile("(?:从|据|自)[一-龥]{0,6}$")
_HEARD = re.compile(rf"[^，。；]{{0,6}}?{wording('heard-from')}[^，。；]{{0,4}}[，：]")
_AHEAD = 8
_WITH = re.compile(f"{wording('with-others')}[“《]?$")
#: 甲厅向|乙市、丙市|印发通知: who gets it.
_TO_WHOM = ("向", "给", "对")


def network_claims(entries: Sequence[Entry], related: Sequence[Said]) -> Iterator[Claim]:
    """The claims of a passage: `related` says which entries the network joins by what, and how sure it is."""
    statuses: dict[int, Status | None] = {}
    for a, b, r, share in (said for said in related if said[-1] >= _LEAST):
        one, other, relation = entries[a], entries[b], RELATIONS[r]
        least = _SURER.get(relation, _NEARLY_SURE) if relation in _IN_LISTS else _LEAST
        if one.mention is None or other.mention is None or share < least:
            continue
        first, last = (one, other) if a < b else (other, one)
        if _is_refused(relation, one, other, first, last):
            continue
        if relation == "affiliatedWith" and gives_way(one.scene, one.mention):
            continue
        evidence = evidence_of(first.scene, first.item.span.start, last.scene, last.item.span.end)
        at = max(a, b)
        if at not in statuses:
            statuses[at] = _status(last)
        status = statuses[at]
        if evidence is not None and status is not None:
            yield from claims(
                last.scene, one.mention.things, relation, other.mention.things,
                evidence=evidence, status=status, rule="network",
            )  # fmt: skip


def _is_refused(relation: str, one: Entry, other: Entry, first: Entry, last: Entry) -> bool:
    """Whether the words around two names say that it is not so, or so of somebody else."""
    if one.item.kind in _BARRED.get(relation, ()):
        return True
    if _is_source(first) and relation != "affiliatedWith":
        return True  # 记者从甲获悉，乙批准了丙: 甲 only says so
    if are_apart(relation, other, first, last):
        return True
    if first.scene.clause(first.item.span.start) != last.scene.clause(last.item.span.start) and (
        is_past(first.scene, group_of(first)) or is_past(last.scene, group_of(last))
    ):
        return True  # 甲实验室位于|乙市，前身为|丙实验室
    if relation in ("locatedIn", "partOf") and _is_elsewhere(relation, one, other, first, last):
        return True
    if relation == "issuedBy" and is_about(one.scene, one.item.span.end):
        return True
    if relation == "issuedBy" and other.scene.text.endswith(_TO_WHOM, 0, group_of(other).span.start):
        return True
    if relation in ("issuedBy", "approvedBy") and is_repealed(one, other):
        return True  # 经甲部批准，乙局印发丙办法，|丁规定同时废止
    if is_anothers(relation, one, other, first, last):
        return True
    if relation in ("foundedBy", "operatedBy", "builds") and told_of_each(last.scene, last.item.span.start):
        return True
    if relation == "affiliatedWith" and _is_field(other):
        return True
    if relation == "affiliatedWith" and first is other and _HONOURED.search(_words_between(first, last)):
        return True  # 甲省政府授予|某某“劳动模范”称号
    if relation == "affiliatedWith" and first is other and _is_of_work(first, last):
        return True
    if relation in ("owns", "partOf") and _is_handed_on(first, last):
        return True  # 甲集团将所持乙公司股权转让给丙
    if relation == "focusesOn" and (_tells_of_other(one, other) or holds_park(one)):
        return True
    if relation == "focusesOn" and _MEASURED.match(other.scene.text, other.item.span.end):
        return True
    listed = next((g for g in other.scene.groups if g.span.contains(other.item.span)), group_of(other))
    if relation == "builds" and (is_developed(other.scene, group_of(other)) or is_beforehand(other.scene, listed)):
        return True
    if relation == "builds" and _only_designs(one):
        return True
    if relation == "participatesIn" and one.item.kind != "Person" and is_employer(one.scene, group_of(one)):
        return True  # 甲市市长某某出席: the person
    if any(entry.item.kind in _SORTS and modifies(entry.scene, group_of(entry)) for entry in (one, other)):
        return True  # 四家“一带一路”|联合实验室落户甲市
    start, end = first.item.span.end, last.item.span.start
    if is_vague(last.scene, start, end) is not None:
        return True
    told = relation in ACTING and first is one and tells_to(last.scene, start, end)
    return told or (relation in ACTING and _is_unnamed(relation, one, other, first, last))  # 国务院指出，要建设甲园


#: 远帆集团总裁、江川|项目总经理|某某: what the firm has there, and no office of the place.
_OF_WORK = re.compile(rf"{wording('works-with-officers')}[^，。；、]{{1,8}}")


def _is_of_work(place: Entry, person: Entry) -> bool:
    """Whether a place only tells which work of a firm somebody leads."""
    return place.item.kind in TERRITORIES and _OF_WORK.fullmatch(_words_between(place, person)) is not None


def _is_elsewhere(relation: str, one: Entry, place: Entry, first: Entry, last: Entry) -> bool:
    """Whether a thing is not told to be there, or no longer, or only something of it is."""
    if _lists_others(first, last) or is_sited_apart(first, last) or is_title(one):
        return True  # 甲区被命名为|乙示范基地
    if relation != "locatedIn":
        return False
    if _leaves(place) or (first is one and _goes_elsewhere(one, place)):
        return True  # 总部由|甲市|迁至乙区
    if first is place and _works_there(place):
        return True
    firm = one.item.kind in FIRMS
    shop = firm and _SHOP.match(one.scene.text, one.item.span.end) is not None  # 甲公司|旗舰店落户乙路
    return shop or (firm and first is one and builds_there(place))


#: 甲村|村民分享乙工程通水的喜悦: of where somebody is who speaks of it; 投入|甲风场|开发的乙公司: on what it works.
_PEOPLE = re.compile(wording("people-of-place"))
_WORKS_ON, _WORK = (
    re.compile("(?:投入|参与|从事|承担|承接|负责)$"),
    re.compile("的?(?:开发|建设|施工|运营|投资|运维)的"),
)


def _works_there(place: Entry) -> bool:
    """Whether a place only tells whose people, or on which work those are that are named behind it."""
    text, (start, end) = place.scene.text, group_of(place).span
    works = _WORKS_ON.search(text, max(0, start - 2), start) and _WORK.match(text, end)
    return works is not None or _PEOPLE.match(text, end) is not None


#: Who honours somebody, who need not be of it.
_HONOURED = re.compile(f"{wording('honours-somebody')}[“《]?$")
#: 从|甲市|迁至乙区: where somebody was.
_FROM_PLACE, _MOVES = re.compile("[由从自]$"), re.compile(f"[^，。；至到]{{0,6}}?{wording('moves-away')}")
#: 将|所持的|乙公司|全部股权转让: what is no more the seller's.
_GIVES = re.compile("[将把][^，。；]{0,12}$")
_AWAY = re.compile(rf"[^，。；]{{0,16}}?(?:股权|股份|股票|资产)[^，。；]{{0,10}}?{wording('refused-sells')}")


def _words_between(first: Entry, last: Entry) -> str:
    """What stands between two names of one sentence."""
    return first.scene.text[first.item.span.end : last.item.span.start] if first.scene is last.scene else ""


def _leaves(place: Entry) -> bool:
    """Whether a place is only where somebody moves away from."""
    text, (start, end) = place.scene.text, group_of(place).span
    return _FROM_PLACE.search(text, max(0, start - 1), start) is not None and _MOVES.match(text, end) is not None


def _is_handed_on(holder: Entry, held: Entry) -> bool:
    """Whether shares of the second name are handed on by the first."""
    gives = _GIVES.search(_words_between(holder, held)) is not None
    return gives and _AWAY.match(held.scene.text, held.item.span.end) is not None


#: 甲公司|首家旗舰店: one of the places where a firm is.
_SHOP = re.compile(rf"[^，。；：、的]{{0,8}}?{wording('firm-shops')}")
#: 由|乙市|迁至丙市: where it was.
_LEFT, _FOR_ANOTHER = re.compile("[由从自原]$"), re.compile(f"[^，。；]{{0,6}}?{wording('leaves-for')}")


def _goes_elsewhere(one: Entry, place: Entry) -> bool:
    """Whether a thing is told to leave a place, or another goes there: 甲公司将生产线迁至|乙市."""
    scene, span = place.scene, place.item.span
    if one.scene is scene and sites_other(scene, one.item.span.end, span.start):
        return True
    return _LEFT.search(scene.text, span.start - 1, span.start) is not None and (
        _FOR_ANOTHER.match(scene.text, span.end) is not None
    )


#: 由甲院|设计, 甲公司|监理, 设计单位为|甲院: who is paid for a work and builds none of it; 甲公司设计施工 does.
_ADVISES = f"(?:(?:{wording('design-kinds')}|和|与|、)*设计|{wording('advises')})"
_DESIGNS, _DESIGNER = (
    re.compile(f"[”》]?{wording('design-how')}*(?:负责|承担|提供)?{_ADVISES}(?![、和与及并]*{wording('builds-too')})"),
    re.compile(f"(?<!施工){_ADVISES}(?:单位|方|机构)(?:为|是|由|：)?[“]?$"),
)


def _only_designs(one: Entry) -> bool:
    """Whether a work's designer, or whoever looks after its building, is taken for its builder."""
    scene, span = one.scene, group_of(one).span
    if _DESIGNS.match(scene.text, span.end) is not None:
        return True
    return _DESIGNER.search(scene.masked(scene.clause(span.start).span.start, span.start)) is not None


def _tells_of_other(one: Entry, field: Entry) -> bool:
    """Whether a bracket tells the field of a laboratory in a list: 甲省建设|乙（|材料|）、丙（能源）等2家省实验室."""
    told, by = (entry.scene.things[entry.mention.things[0]].rule for entry in (field, one) if entry.mention)
    return told == FIELDED and by != FIELDED


#: 甲省|农林牧渔业|总产值: what is but measured.
_MEASURED = re.compile(
    f"(?:产业|行业|产品)?(?:工业)?{wording('measured-by')}?{wording('measured-since')}?{wording('measured-way')}"
    rf"(?:了|约|近)?\d|{wording('measured-sums')}"
)
#: 甲新区设立后增至6个，此前的5个分别是|乙新区、丙新区: beside which it is, and no part of it.
_OTHERS = re.compile(rf"{wording('others-besides')}的?[^，。；]{{0,8}}?(?:分别)?(?:是|为|有)")


def _lists_others(first: Entry, last: Entry) -> bool:
    """Whether the second of two names is in a list of what there is besides the first."""
    between = first.scene.text[first.item.span.end : last.item.span.start]
    return "\n" not in between and _OTHERS.search(between) is not None


def _is_unnamed(relation: str, one: Entry, other: Entry, first: Entry, last: Entry) -> bool:
    """Whether who acts is a noun that names nothing: 甲公司与乙国|企业合作, 甲省……。企业与乙大学合作."""
    acting = compress((one, other), ACTING[relation])
    if relation == "participatesIn" and one.scene.role(group_of(one)).marker == "at":
        return True  # 会上决定，在甲、乙设立
    clause = last.scene.clause(last.item.span.start).span
    if clause.contains(first.item.span) and any(modifies(entry.scene, group_of(entry)) for entry in acting):
        return True
    acts = relation in DEEDS and first is (one if ACTING[relation][0] else other)
    if relation in DEEDS and not acts and does_other(first, last):
        return True
    if acts and (acts_itself(first, last) or only_hosts(one, last)):
        return True
    if relation == "builds" and first is one and first.item.span.end <= clause.start:
        carried = group_of(first)
        undertaking = is_undertaking(last.scene, clause.start, last.item.span.start, carried)
        return undertaking or told_since(last.scene, clause.start, carried) is not None
    joined = _WITH.search(last.scene.masked(clause.start, last.item.span.start))
    if relation != "cooperatesWith" or first.item.span.start >= clause.start or joined is None:
        return False
    return unnamed(last.scene, clause.start, clause.start + joined.start(), group_of(first)) is not None


#: 甲公司|云州|总经理: offices that no place has.
_OF_FIRM = re.compile(f"(?:区域?|地区|大区)?(?:副|常务|执行)*{wording('firm-heads')}")


def _is_field(entry: Entry) -> bool:
    """Whether a place is only where, or with what, an office deals: 甲国驻|乙市总领事, |香港|事务处处长."""
    text, span = entry.scene.text, entry.item.span
    arm = entry.item.kind in TERRITORIES and _OF_FIRM.match(text, span.end) is not None
    return arm or text.endswith("驻", 0, span.start) or text.startswith("事务", span.end)


def _is_source(entry: Entry) -> bool:
    """Whether a name is only where a report has what it says from."""
    text, span, sentence = entry.scene.text, entry.item.span, entry.scene.sentence.span
    ahead = text[max(sentence.start, span.start - _AHEAD) : span.start]
    return _FROM.search(ahead) is not None and _HEARD.match(text, span.end, sentence.end) is not None


def _status(last: Entry) -> Status | None:
    """The mood of what joins two names: of the verb after the second, else where that stands; None if denied."""
    clause, at = last.scene.clause(last.item.span.start), last.item.span.end
    if is_denied(last.scene, last.item.span.start):
        return None
    verbs = words_of(last.scene.masked(at, clause.span.end))
    return status_at(last.scene, at + verbs[0][1] if verbs else last.item.span.start, None)
