"""Whose a figure is where rules and the network differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from zhitu.extract.clauses.antecedents import OF_CLASS
from zhitu.extract.clauses.clause_roles import is_guests, names_guests
from zhitu.extract.clauses.leading import leads_on
from zhitu.extract.clauses.nameless import is_of_other_kind, is_vague, measures_undertaking
from zhitu.extract.clauses.roles import REPORTS, is_account, is_compared
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import scope_in
from zhitu.extract.figures.brackets import is_left_out
from zhitu.extract.figures.earlier import TRADED_WITH, Holder, is_called_partner, is_of_town, is_under_way
from zhitu.extract.figures.shares import of_many
from zhitu.extract.figures.unnamed import is_of_block
from zhitu.extract.network.classified import Owner
from zhitu.extract.statements.grants import is_granted_to
from zhitu.extract.statements.sorts import is_kind_granted
from zhitu.extract.text.classes import PLACES, STRUCTURES
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["possible", "second", "settled"]


#: 甲市|至乙市间每日开行: where a route begins.
_ROUTE = re.compile("(?:至|到|—+|-)[一-龥]{2,8}?(?:之间|间)")


#: 7家|“一带一路”联合研究中心: of which kind those are that are counted.
_KIND = frozenset(("Programme", "Policy", "Region"))
_COUNTED = re.compile("[”》]?(?![的等])[一-龥]")
#: 设立甲基金，|新建孵化器35个: what no fund does.
_BUILDS = re.compile(f"{wording('figure-builds-before')}*(?:{wording('figure-building')}|{wording('figure-builds')})")


def possible(
    scene: Scene, owners: Sequence[Owner] | None, quantity: Quantity, holder: Holder | None
) -> Sequence[Owner] | None:
    """What the network says, without those that it should not; None where it is surest of one of these.

    `holder` is what the rules say.
    """
    best = Group(owners[-1].span, owners[-1].things, ()) if owners else None
    if best is not None and holder is not None and is_kind_granted(scene, best, quantity.span.start, holder.things[0]):
        return None
    if best is not None and holder is not None and _is_branch_there(scene, best, holder):
        return None
    if not owners or _is_no_owner(scene, owners[-1], quantity):
        return None if owners else owners
    return [o for o in owners if not _is_no_owner(scene, o, quantity)]


def _is_no_owner(scene: Scene, owner: Owner, quantity: Quantity) -> bool:
    """Whether a name that the network may take for a figure's owner is none by its form."""
    classes, span = set(scene.classes(owner.things[0])), owner.span
    if is_left_out(scene, span) or leads_on(scene, span.end):
        return True
    if is_vague(scene, span.end, quantity.span.start) is not None:
        return True
    if span.end <= scene.sentence.span.start and is_granted_to(scene):
        return True
    start = scene.clause(quantity.span.start).span.start
    if span.end <= start and is_of_block(scene, start, quantity.span.start):
        return True
    if classes == {"Policy"} and span.end <= start and _is_basis(scene, span):
        return True
    if span.end <= start and is_of_other_kind(scene, start, quantity.span.start, owner.things[0]):
        return True
    if quantity.kind == "percent" and span.start >= start and _OF_WHOLE.search(scene.text, start, span.start):
        return True
    if classes == {"Country"} and _is_of_part(scene, quantity):
        return True
    if _ROUTE.match(scene.text, span.end) or _is_partner(scene, span) or is_guests(scene, span.end):
        return True
    if names_guests(scene, Group(span, owner.things, ())):
        return True
    if span.end <= start and of_many(scene, start, scene.text[start : quantity.span.start]):
        return True
    if classes == {"Industry"} and _OF_BRANCH.match(scene.text, span.end):
        return True
    named, clause = Group(span, owner.things, ()), scene.clause(quantity.span.start).span
    if is_compared(scene, named) or (span.end < clause.start and _is_site(scene, span)):
        return True
    if is_account(scene, named) or measures_undertaking(scene, span, owner.things, quantity.span.start):
        return True
    if clause.start == quantity.span.start and is_under_way(scene, named, clause.start):
        return True
    right_behind = span.start - quantity.span.end in (0, 1)
    if is_called_partner(scene, named) and TRADED_WITH.search(
        scene.text, scene.sentence.span.start, quantity.span.start
    ):
        return True  # 甲国为乙省最大贸易伙伴，对甲国|出口3亿元
    if right_behind and scene.text[quantity.span.end : span.start] in ("", "“", "《"):
        return quantity.kind == "count" and classes <= _KIND and _COUNTED.match(scene.text, span.end) is not None
    if classes <= _KIND and _MANY.search(scene.text, span.start - 6, span.start):
        return _COUNTED.match(scene.text, span.end) is not None  # 4家|“甲倡议”实验室落户，省级实验室10家
    told = _told_in(scene, clause)
    opening = scene.sentence.clauses[0].span
    first = opening if span.end <= opening.start else told  # 年末公路里程800公里，其中高速公路|90公里
    leads = (scene.text[c.start : min(c.end, quantity.span.start)] for c in (first, told) if span.end <= c.start)
    if any(is_of_town(scene, owner.things[0], lead) for lead in leads):
        return True
    if classes <= STRUCTURES and span.end <= clause.start and _is_paid_for(scene, span, clause.start):
        return True
    if classes != {"Fund"} or span.end > clause.start:
        return False
    since = [c.span.start for c in scene.sentence.clauses if span.end <= c.span.start <= clause.start]
    return any(_BUILDS.match(scene.text, start) for start in since)


#: 约占|甲新区|总面积的|9%: of what it is a share.
_OF_WHOLE = re.compile("占(?:到|据)?[“《]?$")
#: 全省计划完成|安居工程|投资650亿元，新增住房7万套: what is done for a work, and by whom more is done.
_PAID, _PAYS = re.compile("[”》]?(?:投资|资金|建设任务|贷款)"), re.compile(f"{wording('figure-pays-for')}了?[“《]?$")


def _is_paid_for(scene: Scene, span: Span, at: int) -> bool:
    """Whether a work only says for what money was spent in a clause before, after which one builds at `at`."""
    if span.start < scene.sentence.span.start or not _BUILDS.match(scene.text, at):
        return False
    spent = _PAYS.search(scene.text, scene.clause(span.start).span.start, span.start)
    return spent is not None and _PAID.match(scene.text, span.end) is not None


#: 公路里程达到12万公里，|较2017年增加3万公里: what the clause before tells of.
_CHANGED = re.compile("(?:同比|较|比)")


def _told_in(scene: Scene, clause: Span) -> Span:
    """The clause that tells what is measured: the one before, where this tells how it has changed."""
    index = scene.clause(clause.start).index
    changed = index > 0 and _CHANGED.match(scene.text, clause.start) is not None
    return scene.sentence.clauses[index - 1].span if changed else clause


#: 甲厂|位于乙省|丙市|，总投资9亿元.
_SITED = re.compile(f"{wording('settles-in')}[于在到]?{SLOT}*$")


def _is_site(scene: Scene, span: Span) -> bool:
    """Whether a clause names a place last, as where something is: what the next clauses measure is that."""
    if span.start < scene.sentence.span.start or scene.text[span.end : span.end + 1] not in "，、":
        return False
    return _SITED.search(scene.masked(scene.clause(span.start).span.start, span.start)) is not None


def _is_branch_there(scene: Scene, best: Group, holder: Holder) -> bool:
    """Whether the network takes a branch for the owner where the rules say in which place it is: 全市|机器人产量."""
    branch = set(scene.classes(best.things[0])) == {"Industry"} and holder.rule != "topic"
    return branch and PLACES.issuperset(scene.classes(holder.things[0]))


#: Words of scope of what is part of a country.
_PARTS = frozenset(("region", "city", "prefecture", "district"))


def _is_of_part(scene: Scene, quantity: Quantity) -> bool:
    """Whether the last word of scope before a figure is of a smaller place than the country: 全州粮食产量|9万吨."""
    scope = scope_in(scene.text, scene.sentence.span.start, quantity.span.start)
    return scope is not None and scope[0] in _PARTS


#: 金融|机构存款余额: whatever belongs to a branch is counted where it is.
_OF_BRANCH = re.compile(f"类?{wording('figure-of-branch')}")
#: So many, right before a name that says of which kind.
_MANY = re.compile("\\d[余多万]*[家个项条座所支批]“?$")
#: 我国对|乙国|出口, 与|乙国|贸易额: with whom one trades.
_WITH, _TRADES = (
    frozenset("对自从向与同"),
    re.compile(f"(?:等[^，。；]{{0,8}}?)?的?{wording('figure-trade-of')}*{wording('figure-trades')}"),
)


def _is_partner(scene: Scene, span: Span) -> bool:
    before = scene.text[span.start - 1 : span.start]
    return before in _WITH and _TRADES.match(scene.text, span.end) is not None


#: 甲线开通后，乙省|全省铁路里程达到4000公里.
_ALL_OF_IT = re.compile("全[省市区县州](?!运会|会)")
#: Rules that tell whose a figure is by a form that the network does not weigh.
_SURE = frozenset(("bracket", "nation", "whole", "share", "series"))
#: How much surer the network must be of another than of whom the rules say, where these are right as often as not: on
#: annotated texts less wins no more. (Of a network that had read no whole documents, .5 to .8 lost as much as it won.)
_MARGIN = 0.3
#: How sure it must be of one that the passage names where theirs is one that it does not: it weighs only what is named.
_UNNAMED = 0.6
#: How sure it must be where rules say nothing.
_ALONE = 0.9


def settled(scene: Scene, holder: Holder | None, owners: Sequence[Owner], at: int) -> Holder | None:
    """Whose the figure at `at` is: what the rules say, unless the network is surer of another."""
    if not owners or (holder is not None and holder.rule in _SURE):
        return holder
    if holder is not None and holder.rule == "same" and _only_tells(scene, holder, owners[-1], at):
        return holder  # 甲市财政局局长王明介绍，全市收入7亿元，同口径增长|4.1%
    if holder is not None and holder.span is not None and _ALL_OF_IT.match(scene.text, holder.span.end):
        return holder
    if (
        holder is not None
        and holder.rule in ("scope", "home")
        and not PLACES.intersection(scene.classes(owners[-1].things[0]))
    ):
        return holder  # 全省|金融业存款余额
    if holder is not None and (
        _is_part_beside(scene, holder, owners[-1]) or _is_pointed_at(scene, holder, owners[-1], at)
    ):
        return holder
    if holder is not None and (holder.rule == "share" or _is_of_level(scene, holder, owners[-1])):
        return holder
    if holder is not None and holder.rule == "same" and scene.things[holder.things[0]].rule == "nation":
        return holder  # 我国对乙国出口3亿元，|增长5%
    best = owners[-1]
    if holder is None:
        return Holder(best.things[:1], best.span, "network") if best.sure >= _ALONE else None
    known = _sure(owners, holder.things[0])
    if best.sure < max(known + _MARGIN + holder.confidence - 0.5, 0 if known else _UNNAMED):
        return holder
    return Holder(best.things[:1], best.span, "network")


def _only_tells(scene: Scene, holder: Holder, owner: Owner, at: int) -> bool:
    """Whether the network takes an organ, that only tells of a place, for the owner of that place's figure."""
    of_place = PLACES.issuperset(scene.classes(holder.things[0])) and owner.span.end <= at
    organ = set(scene.classes(owner.things[0])) == {"GovernmentBody"}
    return of_place and organ and REPORTS.match(scene.text[owner.span.end : at]) is not None


#: 根据|《甲办法》和乙通知|要求，拟认定企业97家: what is done by a paper, and told of nothing in it.
_BASIS = re.compile(f"(?:^|[，；]){wording('basis-words')}[^，；{SLOT}]{{0,6}}(?:{SLOT}|[《》、和及与]|（[^）]*）)*$")


def _is_basis(scene: Scene, span: Span) -> bool:
    before = scene.masked(scene.sentence.span.start, span.start)
    return _BASIS.search(before) is not None


#: From the greatest down.
_LEVELS = ("Country", "Region", "City", "District")


def _is_of_level(scene: Scene, holder: Holder, owner: Owner) -> bool:
    """Whether a word of scope says whose a figure is, and the network takes it for a smaller place's: 全省|货运量."""
    if holder.rule != "scope":
        return False
    ours, theirs = (
        next((k for k, level in enumerate(_LEVELS) if level in scene.classes(t)), None)
        for t in (holder.things[0], owner.things[0])
    )
    return ours is not None and theirs is not None and ours < theirs


def _is_pointed_at(scene: Scene, holder: Holder, owner: Owner, at: int) -> bool:
    """Whether a figure's sentence says by 该 or 此 whose it is, or its clause calls it what the other is none of.

    该企业|纳税8600万元; 甲公司落户乙产业园。|园区|产值3亿元.
    """
    span = holder.span
    if span is None or holder.rule not in ("own", "again") or span.start < scene.sentence.span.start:
        return False
    if scene.text[span.start] in _THIS or scene.text[span.start - 1] in _THIS:
        return True
    word, thing = span.of(scene.text), owner.things[0]
    kinds = OF_CLASS.get(word, set())
    named = any(form.endswith(word) for form in scene.things[thing].forms)
    here = span.start >= scene.clause(at).span.start
    return here and bool(kinds) and kinds.isdisjoint(scene.classes(thing)) and not named


_THIS = frozenset("该此")
#: 其中|青州段|68公里, |二期|投资18亿元: the parts of a work that the text names before.
_PART, _APART = re.compile(f"{wording('figure-part-ends')}(?:工程|项目)?$"), re.compile("[，、；]")


def _is_part_beside(scene: Scene, holder: Holder, owner: Owner) -> bool:
    """Whether a figure's own clause names the part that it is of, behind what the network takes for its owner."""
    span = holder.span
    if span is None or holder.rule not in ("beside", "own"):
        return False
    if not _APART.search(scene.text, owner.span.end, span.start):
        return False  # 甲高铁|乙段全长5公里
    return span.start >= scene.sentence.span.start and _PART.search(scene.text, *span) is not None


#: It is asked of what this sentence names and the one before.
_ASKED = 2
#: Whoever the network is surer of than this is the one, if not another than the passage names.
_RATHER = 0.5


def second(scene: Scene, holder: Holder, thing: int, owners: Sequence[Owner] | None) -> float | None:
    """How sure the network is of whose a figure is; None where it could not tell: of a thing no sentence here names."""
    if owners is None or holder.rule in _SURE or scene.things[thing].rule in ("home", "nation"):
        return None
    if owners and _is_part_beside(scene, holder, owners[-1]):
        return None  # it weighs the whole
    sure = _sure(owners, thing)
    if sure or max((o.sure for o in owners), default=0.0) >= _RATHER:
        return sure
    near = islice(scene.in_paragraph(), _ASKED)
    named = any(thing in g.things for earlier in near for g in earlier.groups)
    return sure if named else None


def _sure(owners: Sequence[Owner], thing: int) -> float:
    """How sure the network is that a figure is about a thing; 0 also where the passage does not name it."""
    return max((o.sure for o in owners if thing in o.things), default=0.0)
