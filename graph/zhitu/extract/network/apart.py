"""What the words between and around two names rule out, whatever the network says of them."""

from __future__ import annotations

import re

from zhitu.divisions import divisions
from zhitu.extract.clauses.dropped import SOME_OF
from zhitu.extract.clauses.leading import tells_kin, tells_seat
from zhitu.extract.clauses.roles import is_of
from zhitu.extract.clauses.scene import Group
from zhitu.extract.mentions.lists import SORTS_OF_PEOPLE
from zhitu.extract.network.entries import Entry
from zhitu.extract.relations.journeys import only_leads_over
from zhitu.extract.text.classes import BODIES, FIRMS, STRUCTURES, TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.view import JOINTLY
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["are_apart", "group_of"]

#: 向|甲|递交《请示》: to whom.
_TO = re.compile(rf"[，。；、]?[一-龥]{{0,4}}{wording('handed-in')}")
#: 甲与乙共建丙，|丁与戊共建己: who does it in one clause does nothing in the other.
_PAIR = re.compile(
    f"[{SLOT}区市省县校院司部局](?:与|和|同|携手|联合)[^，。；：{SLOT}]{{0,4}}{SLOT}+[^，。；：]{{0,10}}?{JOINTLY}"
)
#: 甲、乙等12所高校代表|与丙签署: those before are one side.
_SIDE = re.compile("(?:等[^，。；]{0,12}?)?(?:代表|负责人)?(?:分别|共同|正式|还|也)?(?:与|同|跟|携手)")
#: 甲省与乙、丙两省|接壤: neighbours; and what may stand between the members of their list.
_BORDER, _LISTED = re.compile(rf"[^，。；]{{0,10}}{wording('borders')}"), f"{SLOT}、和与及等"
#: 在甲法院|设立乙法庭.
_AT = re.compile(f"(?<![设建位落])在{SLOT}*$")
_SET_UP = re.compile(f"(?:境内|内)?{wording('set-up-how')}*{wording('set-up')}")
#: 甲法庭|管辖乙县.
_GOVERNS = re.compile(f"管辖[^，。；]*[{SLOT}、]*$")
#: 甲线与乙线|共同形成丙网.
_MAKE_UP = re.compile("(?:一起|共同)[^，。；]{0,12}?(?:形成|构成|组成)")
#: 甲线开通后，|与|乙线、丙线等，共同形成丁网.
_BESIDE_OTHERS = re.compile("[与和同]$")
#: 甲线乙至丙|以及|丁、戊油路: what stands behind is another line.
_ANOTHER_LINE = re.compile(f"(?:至|到){SLOT}+[^，。；{SLOT}]{{0,3}}以及")
#: 由|甲市|对口援建的乙馆: who gave for it, and not where it is.
_GIVEN_BY = re.compile(f"(?:对口|共同|联合|携手|出资)*{wording('gives-for-works')}的")
#: What a province does not do whose capital is named: 甘肃省会兰州市.
_ACTS = frozenset(("builds", "cooperatesWith", "operatedBy", "supports", "foundedBy", "participatesIn", "implements"))


def are_apart(relation: str, target: Entry, first: Entry, last: Entry) -> bool:
    """Whether a relation cannot be what a passage says of two names; `target` is the one of them that it leads to."""
    if relation == "issuedBy" and (
        _is_addressee(target) or _only_explains(target) or _is_signed(first if target is last else last)
    ):
        return True
    if relation in _ACTS and any(tells_seat(entry.scene, group_of(entry)) for entry in (first, last)):
        return True
    if relation in _ACTS and any(tells_kin(entry.scene, group_of(entry)) for entry in (first, last)):
        return True  # 甲集团|子公司乙建设丙
    if relation == "owns" and _MERGED.search(_between(first, last)) is not None:
        return True
    if relation == "partOf" and target.item.kind == "GovernmentBody" and _other(target, first, last).item.kind in FIRMS:
        return True  # 甲法院判决|乙公司赔偿
    owner = _other(target, first, last)
    if relation == "owns" and _SOLD_TO.search(target.scene.text, *_before(target)) is not None:
        return True
    if relation == "owns" and _SELLER.match(owner.scene.text, owner.item.span.end) and _is_from(owner):
        return True
    if relation == "locatedIn" and target is last and _LISTED_AT.match(last.scene.text, last.item.span.end):
        return True
    if relation == "locatedIn" and (_is_of_first(target, last) or (target is last and _only_has_there(last))):
        return True
    if relation == "locatedIn" and target is last and _HOLDS.search(_between(first, last)):
        return True
    if relation == "locatedIn" and SOME_OF.match(owner.scene.text, owner.item.span.end):
        return True
    if relation == "locatedIn" and owner.item.kind != "Conference" and _is_site_of_rite(target):
        return True
    if relation == "foundedBy" and _is_site(target):
        return True
    if relation == "affiliatedWith" and target is first and _is_of_another(first, last):
        return True
    if relation == "affiliatedWith" and (_only_studied(target) or (target is first and _only_appoints(first, last))):
        return True
    if relation == "affiliatedWith" and target is first and (_is_listed_beside(first, last) or _makes(first, last)):
        return True
    if relation == "locatedIn" and _is_named_after_other(target, first if target is last else last):
        return True
    if _are_of_two_pairs(first, last) or _only_governs(relation, first, last):
        return True
    if relation == "locatedIn" and target is first and _GIVEN_BY.match(target.scene.text, target.item.span.end):
        return True
    if relation == "connects" and _ANOTHER_LINE.search(_between(first, last)):
        return True
    if relation == "connects":
        line = first if target is last else last
        if line.mention is not None and only_leads_over(target.scene, line.mention.things, group_of(target)):
            return True
        return _FAR_FROM.search(last.scene.text, *_before(last)) is not None
    return relation == "cooperatesWith" and (
        _are_of_one_side(first, last)
        or _are_of_many(first, last)
        or _are_neighbours(last)
        or _TRAVEL.match(last.scene.masked(last.item.span.end, last.scene.sentence.span.end)) is not None
        or _INVITES.search(last.scene.text, *_before(last)) is not None
    )


def _other(target: Entry, first: Entry, last: Entry) -> Entry:
    return first if target is last else last


#: 甲公司与乙公司合并为|丙公司: what they become is not what they own.
_MERGED = re.compile(f"{wording('merge-verbs')}[^，。；]{{0,6}}{wording('merge-into')}")
#: 将股权转让给|乙公司, 控股股东由甲变更为|乙: who comes after an owner, and is not owned.
_SOLD_TO = re.compile(f"{wording('hands-over')}(?:给|予|至|到)(?:了)?$|变更?为$")
#: 从|甲集团|手中收购乙公司: whose it was.
_SELLER = re.compile(f"{wording('sells-to')}?(?:收购|购买|购得|购入|受让)")
#: 在|香港|上市: where its shares are traded.
_LISTED_AT = re.compile(f"(?:联交所|交易所|股市|主板|创业板|证券市场)?{wording('lists-how')}*{wording('lists-shares')}")


#: 在|日本|设立海外仓8个, 在|甲市|增资: what somebody has or does in a place, and no seat.
_HAS_THERE = re.compile(r"(?:追加投资|增资)|(?:设立|设有|开设|建有|布局|建立)[^，。；]{0,10}?\d+[余多]?[个家座所处]")


def _only_has_there(place: Entry) -> bool:
    """Whether a place is where somebody has several things, or adds capital."""
    return _HAS_THERE.match(place.scene.text, place.item.span.end) is not None


#: 甲新区覆盖|乙区: what is in it.
_HOLDS = re.compile(f"^(?:范围)?(?:覆盖|涵盖|包括|包含|下辖|管辖)(?:了)?(?:{SLOT}+(?:[、和及与]|以及))*$")
#: 甲试验区|揭牌仪式在|乙市|举行: where the ceremony is, and not what it is held for; ground is broken where a work is.
_RITE_IN = re.compile(
    f"(?:{wording('rite-founded')}|签[约署字订]|启动)(?:{wording('rite-names')})[”]?[^，。；{SLOT}]{{0,8}}[在于]{SLOT}*$"
)


def _is_site_of_rite(place: Entry) -> bool:
    """Whether a place is named as that where a ceremony is held."""
    scene, start = place.scene, place.item.span.start
    return _RITE_IN.search(scene.masked(scene.clause(start).span.start, start)) is not None


def _is_of_first(place: Entry, last: Entry) -> bool:
    """Whether a country stands before the first of a list: |法国|甲公司、乙公司 tells only of 甲公司."""
    scene = place.scene
    if place is last or scene is not last.scene or "Country" not in scene.classes(group_of(place).things[0]):
        return False
    named = [g for g in scene.groups if g.span.contains(last.item.span)]
    first = next((m for g in named for m in g.mentions), None)
    return first is not None and first.span.start == place.item.span.end and first.span != last.item.span


def _is_from(entry: Entry) -> bool:
    return entry.scene.text[entry.item.span.start - 1 : entry.item.span.start] in ("从", "自")


def _between(first: Entry, last: Entry) -> str:
    """What stands between two names of a sentence."""
    here = first.scene is last.scene and first.item.span.end <= last.item.span.start
    return first.scene.masked(first.item.span.end, last.item.span.start) if here else ""


#: 甲市与乙市|间每日开行动车30对: how one gets from one to the other.
_TRAVEL = re.compile(f"(?:[两三]地)?(?:之?间|往返)[^，。；]{{0,12}}?{wording('travel-between')}")
_OF_A_SORT = re.compile(f"[、，和与及]{SORTS_OF_PEOPLE}$")
#: 甲公司、乙公司、|爱心人士|某某: who stands beside others in a list, with no office of theirs.
_BESIDE = re.compile(f"(?:[、和与及]|以及)(?:{SLOT}+(?:[、和与及]|以及))*[^，。；：、和与及{SLOT}]{{0,6}}")


#: 甲部介绍，|三地政协副主席|某某: an office of bodies that the clause itself tells of.
_OWN_BODY = re.compile(
    f"，(?:[^，。；：{SLOT}]{{0,6}}?(?:[两三四五六七八九各]地|[两三四五六七八九十]+[省市县区州国校院家]|各[省市县区州级])"
    f"|(?![该本这其此我])[^，。；：、{SLOT}]{{2,12}}?{wording('bodies-of-places')})"
    f"[^，。；：、{SLOT}]{{0,8}}(?:{SLOT}+(?:[、和与及]|以及))*"
)


#: 王建国|（|甲局|）、李静: of the person before.
_IN_BRACKET, _BRACKET_ENDS = re.compile(f"{SLOT}（$"), re.compile("[^（）]{0,12}）")


def _is_of_another(body: Entry, person: Entry) -> bool:
    """Whether a person's office is told of other bodies, in a clause behind that of a body."""
    scene, end = person.scene, body.item.span.end
    if body.scene is not scene:
        return False
    between = scene.masked(end, person.item.span.start)
    before = scene.masked(scene.sentence.span.start, body.item.span.start)
    if _BRACKET_ENDS.match(between) and _IN_BRACKET.search(before):
        return True
    return "，" in between and _OWN_BODY.fullmatch(between, between.rindex("，")) is not None


def _makes(body: Entry, person: Entry) -> bool:
    """Whether a body only makes or runs that which a later clause's person is of: 甲局由|乙局|改组而成，局长为某某."""
    scene, span = person.scene, body.item.span
    if body.scene is not scene or scene.clause(span.start).span.contains(person.item.span):
        return False
    group = next((g for g in scene.groups if g.span.contains(span)), None)
    if group is None or scene.role(group).marker != "by":
        return False
    return any(g.span.end <= span.start and scene.role(g).free and is_of(scene, g, BODIES) for g in scene.groups)


#: 甲市人大常委会任命|某某|为乙局局长: who appoints him to another body.
_APPOINTS = re.compile(f"{wording('appoints-person')}(?:{SLOT}+(?:[、和及与]|以及))*$|接受$")
_TO_BUREAU = re.compile("(?:同志)?为[一-龥]{1,8}(?:[局厅署处]长|[委办]主任)")
_ELSEWHERE = re.compile(f"(?:(?:[、和及与]|以及){SLOT}+)*(?:同志)?(?:为|辞去|的){SLOT}")


#: 毕业于|甲大学, 甲大学|毕业: where somebody only studied.
_STUDIED_AT = re.compile(f"{wording('studies-at')}{SLOT}*$")
_STUDIED = re.compile(f"[^，。；{SLOT}]{{0,8}}{wording('studied')}")


def _only_studied(body: Entry) -> bool:
    """Whether a school is named as that at which somebody studied."""
    scene, span = body.scene, body.item.span
    if body.item.kind != "School":
        return False
    before = scene.masked(scene.clause(span.start).span.start, span.start)
    return _STUDIED_AT.search(before) is not None or _STUDIED.match(scene.text, span.end) is not None


def _only_appoints(body: Entry, person: Entry) -> bool:
    """Whether a body only appoints somebody to an office of another, or lets him go from there."""
    scene, span = person.scene, person.item.span
    before = scene.masked(scene.clause(span.start).span.start, span.start)
    if body.scene is not scene or _APPOINTS.search(before) is None:
        return False
    after = scene.masked(span.end, scene.sentence.span.end)
    rules = body.item.kind == "GovernmentBody" or body.item.kind in TERRITORIES
    return _ELSEWHERE.match(after) is not None or (rules and _TO_BUREAU.match(after) is not None)


#: What the full names of divisions end in; 友谊关 was a town, too.
_DIVISIONS = ("省", "市", "县", "区", "州", "盟", "旗")


def _is_listed_beside(body: Entry, person: Entry) -> bool:
    """Whether a person is a member of the list in which a body is one too, or one of a sort behind others."""
    scene = person.scene
    if body.scene is not scene:
        return False
    if _OF_A_SORT.search(scene.text, *_before(person)) is not None:
        return True
    return _BESIDE.fullmatch(scene.masked(body.item.span.end, person.item.span.start)) is not None


def _is_named_after_other(place: Entry, built: Entry) -> bool:
    """Whether a work bears the full name of another division than that which is to hold it: 甲省|乙水库 in 丙省."""
    where = place.scene.things[place.mention.things[-1]].entry if place.mention else None
    if where is None or not where.adcode or built.mention is None:
        return False
    thing = built.scene.things[built.mention.things[0]]
    if STRUCTURES.isdisjoint(thing.classes):
        return False
    towns = (gazetteer().town_at(form, 0) for form in thing.forms)
    full = (town for town in towns if town is not None and town.form.endswith(_DIVISIONS))
    codes = [entry.adcode for town in full for entry in town.entries]
    return bool(codes) and not any(_nest(code, where.adcode) for code in codes if code)


def _nest(one: str, other: str) -> bool:
    return one == other or divisions().within(one, other) or divisions().within(other, one)


#: 甲机场距离首都|乙市30公里; 甲县邀请|乙公司参加丙博览会.
_FAR_FROM, _INVITES = (
    re.compile(rf"{wording('stands-far')}[^，。；\d]{{0,4}}$"),
    re.compile(rf"{wording('invites')}[^，。；]{{0,2}}$"),
)
_NEAR = 8


def _before(entry: Entry) -> tuple[int, int]:
    """The stretch right before a name."""
    return max(entry.scene.sentence.span.start, entry.item.span.start - _NEAR), entry.item.span.start


def group_of(entry: Entry) -> Group:
    """The list that a name is in."""
    return next(g for g in entry.scene.groups if g.span.contains(entry.item.span))


#: What those who sign it have not issued.
_SIGNED = re.compile(f"{wording('signed-papers')}[》”]?$")


def _is_signed(entry: Entry) -> bool:
    """Whether a document is an agreement that its clause says to be signed."""
    text, span = entry.scene.text, entry.item.span
    clause = entry.scene.clause(span.start).span
    return _SIGNED.search(text, *span) is not None and "签" in text[clause.start : clause.end]


def _is_addressee(entry: Entry) -> bool:
    """Whether a name is to whom a document goes: 向甲递交《请示》."""
    text, span = entry.scene.text, entry.item.span
    return text[span.start - 1 : span.start] == "向" and _TO.match(text, span.end) is not None


#: 本办法由|甲局|会同乙局负责解释: who answers for it.
_EXPLAINS = re.compile(f"[{SLOT}、和与及商]*(?:会同)?[{SLOT}、和与及]*(?:负责)?(?:具体)?解释")


def _only_explains(entry: Entry) -> bool:
    """Whether a body is only said to explain a document."""
    scene, end = entry.scene, entry.item.span.end
    return _EXPLAINS.match(scene.masked(end, scene.sentence.span.end)) is not None


def _is_site(entry: Entry) -> bool:
    """Whether a name only says at whose place something is set up: 在|甲法院|设立乙法庭."""
    scene, span = entry.scene, entry.item.span
    before = scene.masked(scene.clause(span.start).span.start, span.start)
    return _AT.search(before) is not None and _SET_UP.match(scene.text, span.end) is not None


def _only_governs(relation: str, first: Entry, last: Entry) -> bool:
    """Whether the second of two names is what the first is in charge of, or only makes up something with it."""
    scene, end = last.scene, last.item.span.end
    clause = scene.clause(last.item.span.start).span
    if relation == "locatedIn":
        start = max(clause.start, first.item.span.end)
        return start < last.item.span.start and _GOVERNS.search(scene.masked(start, last.item.span.start)) is not None
    if relation != "connects":
        return False
    if _MAKE_UP.match(scene.masked(end, clause.end).lstrip(_LISTED)) is not None:
        return True
    beside = _BESIDE_OTHERS.search(scene.masked(first.item.span.end, group_of(last).span.start)) is not None
    return beside and _MAKE_UP.match(scene.masked(end, scene.sentence.span.end).lstrip(f"{_LISTED}，")) is not None


def _are_of_two_pairs(first: Entry, last: Entry) -> bool:
    """Whether two names stand in clauses of one sentence that each say which two do what."""
    if first.scene is not last.scene:
        return False
    scene = first.scene
    one, other = scene.clause(first.item.span.start), scene.clause(last.item.span.start)
    return one != other and all(_PAIR.search(scene.masked(*clause.span)) for clause in (one, other))


#: 甲集团、乙集团和丙集团|先后在丁区开工: each by itself.
_IN_TURN = re.compile(f"(?:等[^，。；]{{0,8}}?)?{wording('each-in-turn')}(?![^，。；]*?{wording('deals-together')})")


def _are_of_one_side(first: Entry, last: Entry) -> bool:
    """Whether two names are of one list that deals with somebody else, or whose members act each by itself."""
    g, scene = group_of(first), first.scene
    if scene is not last.scene or not g.span.contains(last.item.span):
        return False
    if _IN_TURN.match(scene.masked(g.span.end, scene.clause(last.item.span.start).span.end)) is not None:
        return True
    listed = "、" in scene.masked(first.item.span.end, last.item.span.start)
    return listed and _SIDE.match(scene.text, g.span.end) is not None


#: Members of a list of which not every two act together.
_MANY = 7


def _are_of_many(first: Entry, last: Entry) -> bool:
    """Whether two names are of a long list: that 甲、乙、丙等9所高校 sign one paper tells little of any two."""
    g = group_of(first)
    if first.scene is not last.scene or len(g.mentions) < _MANY or not g.span.contains(last.item.span):
        return False
    one, other = g.mentions[0].span, g.mentions[1].span  # 甲园与|乙校、丙校……: one with each of the others
    return one != first.item.span or first.scene.text[one.end : other.start] not in ("与", "同", "跟")


def _are_neighbours(last: Entry) -> bool:
    """Whether a clause says of its names that they lie beside each other."""
    scene, at = last.scene, last.item.span.end
    after = scene.masked(at, scene.clause(last.item.span.start).span.end)
    return _BORDER.match(after.lstrip(_LISTED)) is not None
