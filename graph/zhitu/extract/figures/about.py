"""What a figure is about: the subject of its clause, or what the clauses before it and the passage are about.

Chinese names a subject once and drops it for as long as it holds. Who is meant is told by form: what follows 的 right
after a number is measured by it; a clause without a subject goes on about the one before, or about what that clause
founded or built; 全省 is the province of the passage; 其中 the same thing as the figure before.
"""

from __future__ import annotations

import re

from zhitu.extract.clauses.nameless import is_vague
from zhitu.extract.clauses.roles import (
    REPORTS,
    WORKS,
    innermost,
    is_account,
    is_beside,
    is_measured,
    is_nominative,
    is_of,
    is_through,
    subjects_of,
)
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import scope_in
from zhitu.extract.figures.brackets import of_bracket
from zhitu.extract.figures.continued import goes_on_above, same_paragraph
from zhitu.extract.figures.earlier import (
    AGENTIVE,
    Holder,
    account_before,
    from_before,
    from_clauses,
    held,
    is_all_told,
    whole_of_phases,
)
from zhitu.extract.figures.nation import counts_the_nation
from zhitu.extract.figures.own_subjects import OURSELVES, SUCH, of_report, own_subject, speaker
from zhitu.extract.figures.places import TELLERS, Places
from zhitu.extract.figures.shares import adds, beside_each, has_share, is_part, is_section, landing, of_many, shared_out
from zhitu.extract.figures.time_forms import is_statistic
from zhitu.extract.figures.unnamed import is_hidden, is_kind_of_part, is_kind_there, is_of_class, is_of_other
from zhitu.extract.figures.words import head_of_list
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.sorts import is_kind_granted
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["Holder", "Subjects"]

#: A name right before its number: 喀什片区28平方公里.
_BESIDE = re.compile(f"(?:{wording('figure-beside')}|{wording('figure-about')})*")
#: Behind the name of who only tells.
_TOLD_BY = re.compile("(?:最新)?(?:发布|公布|提供)?的?(?:统计|数据|消息)(?:数据)?(?:显示)?，|(?:了解|获悉|获知)到?，")
#: Roads and lines of a whole place: 铁路|运营里程, 高速公路通车里程.
_MILEAGE = re.compile(f"(?:全[省市区县州]|其中)?{wording('figure-ways')}{wording('figure-mileage-of')}?总?里程")
#: What a scope is only compared with.
_THAN = re.compile(f"{wording('figure-than')}[^，。；]{{0,6}}$")
#: 与全国|平均水平相比高出|9个百分点.
_AVERAGE = re.compile("(?:同期)?(?:平均|均值)[^，。；]{0,4}[比高低快慢]")
#: 据甲海关|统计: what others have.
_COUNTING = re.compile("(?:最新)?(?:公布|发布|提供)?的?(?:初步)?(?:统计|数据|资料)(?!中心|局)")
#: 客运总量达到|3万人次: what a part of a series measures that begins with no verb.
_AIM = re.compile(
    f"(?!{wording('part-goes-on')})[^，。；\\d]{{2,16}}?(?:{wording('statistic-words')}|[总数规][量额数模]|[率值])[^，。；\\d]{{0,8}}$"
)
#: 国家“十四五”规划102项|重大工程: what a plan has so many of.
_WHAT = re.compile("[一-龥]{2}")
#: Words of scope that say of which level the place is.
_LEVELS = frozenset(("nation", "region", "city", "prefecture", "district"))


def _end_of(scene: Scene, at: int) -> int:
    """Where the figure that begins there ends."""
    return next((figure.span.end for figure in figures_of(scene) if figure.span.start == at), at)


#: 全区|高新区总数13家: of an area that has such zones, and is none.
_OF_AREAS = re.compile(rf"(?:[共现]?有|[的共]|\d+[个家]|(?:国家|自治区|省)级)*{wording('figure-areas')}")


class Subjects:
    """What the figures of one document are about; sentences must be asked in order."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._nation = places.nation
        #: For whom a statistical office or a report has counted.
        self._counted: Holder | None = None
        self._last: Holder | None = None
        self._sentence: Scene | None = None
        #: Whose the figures of the sentence are that were asked for, by where they begin.
        self._told: dict[int, Holder] = {}
        #: The place that 全省 meant, as long as the figures after it are of it; and what it was a sentence before.
        self._wide: Holder | None = None
        self._whole: Holder | None = None
        #: Whose the first figure of a sentence cut at semicolons is, if none of the sentence's names is meant.
        self._frame: Holder | None = None

    def of(self, scene: Scene, quantity: Quantity) -> Holder | None:
        """What a number is about; None where the text does not tell."""
        if self._sentence is not scene:
            if not goes_on_above(self._sentence, scene):
                self._whole = self._of_whole(scene)
                self._last = self._wide = self._frame = None
            self._sentence, self._told = scene, {}
        holder = self._not_of_teller(scene, self._find(scene, quantity))
        if self._places.reported is not None:
            holder = of_report(scene, quantity, holder, self._places.reported)
        if holder is not None:
            self._told[quantity.span.start] = holder
            if self._last is None and (holder.span is None or holder.span.end <= scene.sentence.span.start):
                self._frame = Holder(holder.things, None, "series")
        if holder is not None and holder.rule != "bracket":
            self._last = holder
            if holder.rule in ("scope", "nation", "home") or (holder.rule == "before" and self._whole is not None):
                self._wide = Holder(holder.things[:1], None, "last")
            elif holder.rule not in ("same", "last", "share", "series"):
                self._wide = None
        return holder

    def _not_of_teller(self, scene: Scene, holder: Holder | None) -> Holder | None:
        """Whose a figure is that a statistical office or a report would own: the place's that it counts for."""
        thing = scene.things[holder.things[0]] if holder is not None else None
        if holder is None or thing is None or not TELLERS.search(thing.name):
            return holder
        if thing.classes not in (("GovernmentBody",), ("Policy",)):
            return holder
        self._counted = self._places.of_teller(scene, thing, holder.span or thing.spans[0])
        return self._counted

    def _of_whole(self, scene: Scene) -> Holder | None:
        """某厅介绍，全市产量5万吨。|产值……: the place goes on to be spoken of."""
        before = self._sentence
        if before is None or scene.before is not before or not same_paragraph(before, scene):
            return None
        subjects = (
            g
            for clause in before.sentence.clauses
            for g in subjects_of(before, before.inside(clause.span), clause.span)
        )
        named = any(not TELLERS.search(before.things[g.things[0]].name) for g in subjects)
        return None if named else self._wide

    def _find(self, scene: Scene, quantity: Quantity) -> Holder | None:
        clause = scene.clause(quantity.span.start)
        text, start, at = scene.text, clause.span.start, quantity.span.start
        groups = scene.inside(clause.span)
        if (named := self._named_beside(scene, quantity, groups, start)) is not None:
            return named
        lead = text[start:at]
        if of_many(scene, start, lead):
            return None
        if ours := OURSELVES.search(lead):
            return speaker(scene, ours["kind"], start)
        if text.startswith("经", start) and groups and is_through(scene, groups[0]) and groups[0].span.end <= at:
            return held(scene, groups[0], "through")  # 经甲口岸通行的班列达112列
        each = beside_each(scene, _apart(groups, at), at, figures_of(scene))
        if each is None and head_of_list(scene, quantity):
            each = max((g for g in groups if g.span.end <= at), key=lambda g: g.span.end, default=None)
        if each is not None:
            return held(scene, each, "share")
        if self._last is not None and adds(scene, clause.index, lead) and not self._is_of_next(scene, clause):
            with_it = shared_out(scene, at, figures_of(scene))
            if with_it is not None and (of := self._told.get(figures_of(scene)[with_it].span.start)) is not None:
                return Holder(of.things, of.span, "same")
            sharing = next((g for g in groups if has_share(scene, g, start, at)), None)
            if sharing is not None:
                return held(scene, sharing, "share")
            if self._last.rule == "share" and lead.startswith("其余"):
                return None  # of places that are not named
            if is_part(scene, groups, start, at, self._last.things[0]):
                return self._last._replace(rule="same")
        if (len(lead) <= 10 or text[at - 1] in "有近约超逾过的") and (settled := landing(scene, groups, quantity)):
            return held(scene, settled, "landing")
        known = self._last.things[0] if self._told and self._last is not None else None
        if self._last is not None and any(g.span.end <= at and is_kind_granted(scene, g, at, known) for g in groups):
            return self._last._replace(rule="last")
        return self._by_subject(scene, quantity, groups, lead)

    def _by_subject(self, scene: Scene, quantity: Quantity, groups: list[Group], lead: str) -> Holder | None:
        """Whose a figure is by the subject of its clause or a word of scope before it, else by what stands earlier."""
        clause, at = scene.clause(quantity.span.start), quantity.span.start
        text, start = scene.text, clause.span.start
        own = own_subject(scene, groups, start, at) or whole_of_phases(scene, lead, at)
        scope = _scope_outside(scene, start, at)
        if own is not None and scope is not None and is_kind_there(scene, own, scope[2]):
            own = None  # 全国|铁路完成投资
        if scope is not None and scope[0] == "nation" and scene.verb_ends(start, scope[1]):
            scope = None  # 去年运送|全国旅客
        if scope is not None and is_vague(scene, scope[1], scope[2]) is not None:
            return None  # 甲市与乙市结好。|该市
        if scope is not None and _AVERAGE.match(text, scope[2], at):
            scope = None
        if scope is not None and quantity.unit in ("%", "个百分点") and _THAN.search(text, start, scope[1]):
            scope = None  # 增速高于|全国平均水平3个百分点
        if scope is not None and (own is None or own.span is None or scope[2] <= own.span.start):
            meant = self._places.meant(scene, scope[0], scope[1])
            if meant is not None and _OF_AREAS.match(text, scope[2]) and scene.things[meant.thing].classes == ("Zone",):
                region = next((t.index for t in scene.things if t.name.endswith("自治区")), None)
                return None if region is None else Holder((region,), None, "scope")
            if meant is None and own is None and scope[0] in _LEVELS:
                return None  # 全省 of a province that the text does not name
            if meant is not None and not (own and set(scene.classes(own.things[0])) & WORKS):
                return Holder((meant.thing,), meant.span, "nation" if meant.thing == self._nation else "scope")
        if own is not None and own.span is not None and is_of_other(scene, own.span, quantity):
            return None
        if own is None and is_of_class(scene, clause, at):
            return self._of_nation()
        if own is not None and self._told and is_kind_of_part(scene, own, at):
            return self._last and self._last._replace(rule="same")
        if own is not None and own.rule == "person":
            founded = from_clauses(scene, clause.index, lead)
            return founded if founded is not None and founded.rule == "founded" else own
        if own is None and _MILEAGE.match(lead) and (area := _area(scene)) is not None:
            return area
        found = own or self._not_of_teller(scene, self._earlier(scene, clause.index, lead, groups, at))
        return None if found is not None and is_hidden(scene, start, at, found) else found

    def _named_beside(self, scene: Scene, quantity: Quantity, groups: list[Group], start: int) -> Holder | None:
        """Whose a figure is by what stands right beside it, of its own clause, which begins at `start`."""
        text, at = scene.text, quantity.span.start
        bracket = of_bracket(scene, at)
        if bracket is not None:
            return held(scene, bracket, "bracket")
        ahead = [g for g in _apart(groups, at) if g.span.start >= quantity.span.end]
        measured = innermost(scene, ahead) if ahead else None  # 总投资5亿元的甲市|乙园
        if measured is not None:
            whole = measured._replace(span=Span(ahead[0].span.start, measured.span.end))
            if is_measured(scene, whole, quantity):
                return held(scene, measured, "measured")
        beside = next(
            (
                g
                for g in groups
                if g.span.end <= at and _BESIDE.fullmatch(text[g.span.end : at]) and is_beside(scene, g)
            ),
            None,
        )
        if beside is not None and self._last is not None and is_section(scene, beside, start):
            return self._last._replace(rule="same")  # 全长120公里，其中|青州段|30公里
        counts = quantity.kind == "count" and beside is not None and beside.span.end == at
        counts = counts and _WHAT.match(text, quantity.span.end) is not None
        if beside is not None and counts and is_of(scene, beside, {"Policy"}):
            return held(scene, beside, "beside")  # 聚焦国家“十四五”规划|102项|重大工程
        if beside is not None and quantity.kind in ("area", "length"):
            return held(scene, beside, "beside")
        return None

    def _earlier(self, scene: Scene, index: int, lead: str, groups: list[Group], at: int) -> Holder | None:
        """The subject dropped in the number's clause: from the clauses before, else from what the passage is about."""
        found = from_clauses(scene, index, lead)
        if found is not None and found.span is not None and _TOLD_BY.match(scene.text, found.span.end):
            found = None  # 据某总署统计，我国……
        through = next((g for g in groups if g.span.end <= at and is_through(scene, g)), None)
        if through is not None and (found is None or found.rule == "setting"):
            return held(scene, through, "through")
        if found is not None and self._wide is not None and self._is_past(scene, found):
            return self._wide
        if found is not None:
            return found
        other = self._frame is not None and self._last is not None and self._last.things != self._frame.things
        if other and not self._told and _AIM.match(lead):
            return self._frame  # 到2027年，货运量达到2亿吨；甲市建成码头9个；|客运量达到|3万人次
        if self._last is not None and not (self._last.rule in ("measured", "landing") and AGENTIVE.match(lead)):
            return self._last._replace(rule="last")
        scope = _scope_outside(scene, scene.sentence.span.start, at)
        average = scope is not None and _AVERAGE.match(scene.text, scope[2], at)
        if scope is not None and scope[0] == "nation" and self._nation is not None and not average:
            return self._of_nation()  # 某会表示，我国铁路货运增长，发送量……
        if scope is not None and scope[0] in _LEVELS and scene.clause(scope[1]).span.start == scope[1]:
            meant = self._places.meant(scene, scope[0], scope[1])
            if meant is not None:
                return Holder((meant.thing,), meant.span, "scope")  # 提出，全省产业壮大，产值超千亿元的2个
        return self._of_passage(scene, lead, at)

    def _of_passage(self, scene: Scene, lead: str, at: int) -> Holder | None:
        """Whose a figure is by the sentences before, or by who tells it, else by what the passage is about."""
        if self._whole is not None:
            return self._whole._replace(rule="before")
        account = account_before(scene)
        if account is not None:
            return self._places.of_account(*account)
        before = from_before(scene, lead)
        if before is not None:
            home = self._places.homes.of_session(before.things[0])  # 甲市人大会议开幕。新增……: of the town
            return before if home is None else Holder((home.thing,), None, "before")
        reporter = next((g for g in scene.groups if g.span.end <= at and is_nominative(scene, g, g.span.start)), None)
        tells = reporter is not None and is_account(scene, reporter)
        if reporter is not None and (tells or _is_report(scene, reporter, at)):
            if counts_the_nation(scene.text, reporter.span.start):
                self._counted = self._of_nation()
                return self._counted
            home = self._places.homes.told_by(scene, reporter)
            if home is not None:
                self._counted = Holder((home.thing,), home.span, "home")
                return self._counted
            if not tells and _COUNTING.match(scene.text, reporter.span.end) is None:
                return held(scene, reporter, "reporter")
            if not tells and (nation := self._places.of_state(scene, reporter)) is not None:
                self._counted = nation
                return nation
            if not tells and not self._places.counts_around(scene, reporter):
                return None
        return self._of_topic(scene, lead, at)

    def _of_topic(self, scene: Scene, lead: str, at: int) -> Holder | None:
        """Whose a figure is that nothing near by owns: of whom is counted for, of the nation, of the topic."""
        topic = self._places.topic(scene)
        rules = _by_rules(scene, at)
        if rules is not None and topic in (None, rules.things[0]):
            return held(scene, rules, "setting")
        elsewhere = topic is None or (topic not in self._places.in_title and PLACES.issuperset(scene.classes(topic)))
        if self._counted is not None and elsewhere:
            return self._counted._replace(span=None)
        if topic is None:
            counted = self._places.national and is_statistic(scene, _end_of(scene, at), lead)
            return self._of_nation() if counted else None
        told = (g for g in scene.groups if is_all_told(scene, g) or SUCH.match(scene.text, g.span.end))
        some = {t for g in told for t in g.things}
        if topic in some or self._places.is_in_passing(scene, topic) or self._places.comes_later(scene, topic, at):
            return None
        return Holder((topic,), None, "topic")

    def _of_nation(self) -> Holder | None:
        """The nation, if the document is of one."""
        return None if self._nation is None else Holder((self._nation,), None, "nation")

    def _is_of_next(self, scene: Scene, clause: Clause) -> bool:
        """Whether a clause without a figure, since the last, begins with whose the share is: 乙国为最大伙伴，|占15%."""
        earlier = scene.sentence.clauses[clause.index - 1].span if clause.index else None
        if earlier is None or any(earlier.start <= at < earlier.end for at in self._told):
            return False
        first = next(iter(scene.inside(earlier)), None)
        return (
            first is not None
            and scene.text.startswith("占", clause.span.start)
            and first.span.start == earlier.start
            and first in subjects_of(scene, [first], earlier)
        )

    def _is_past(self, scene: Scene, found: Holder) -> bool:
        """甲工程实施以来，全省产量5万吨，|产值……: whether 全省 was spoken of since a name."""
        last = next(reversed(self._told), None)
        return last is not None and found.span is not None and found.span.end <= scene.clause(last).span.start


#: 根据|《甲条例》|，用水报装费用不高于300元: what a document rules.
_BY, _RULES = (
    re.compile("(?:根据|按照?|依据|依照|对照)[“《]?"),
    re.compile("[》”]?(?:的?(?:规定|要求|安排|标准))?，"),
)


def _by_rules(scene: Scene, at: int) -> Group | None:
    """The document by which the sentence of a figure says that something is so."""
    first = next(iter(scene.groups), None)
    if first is None or first.span.end > at or not is_of(scene, first, {"Policy"}):
        return None
    by = _BY.fullmatch(scene.text, scene.sentence.span.start, first.span.start)
    return first if by is not None and _RULES.match(scene.text, first.span.end) else None


def _area(scene: Scene) -> Holder | None:
    """The place that the paragraph is about: the first that a sentence of it begins with."""
    for earlier in reversed(list(scene.in_paragraph())):
        for g in earlier.groups:
            if PLACES.issuperset(earlier.classes(g.things[0])) and is_nominative(earlier, g, g.span.start):
                return Holder(g.things[:1], None, "before") if earlier.role(g).free else None
    return None


def _apart(groups: list[Group], at: int) -> list[Group]:
    """The groups, of a list that a number stands in the members: 设立50亿元甲基金和|20亿元|乙基金."""
    return [
        part
        for g in groups
        for part in ([Group(m.span, m.things, (m,)) for m in g.mentions] if g.span.start < at < g.span.end else [g])
    ]


def _is_report(scene: Scene, g: Group, at: int) -> bool:
    """Whether a body, and no person, is said to tell the figure at `at`."""
    return not is_of(scene, g, {"Person"}) and REPORTS.match(scene.text[g.span.end : at]) is not None


def _scope_outside(scene: Scene, start: int, end: int) -> tuple[str, int, int] | None:
    """The last word of scope in a stretch that is no part of a name: not that of |全国|科技工作会议."""
    scope = scope_in(scene.text, start, end)
    while scope is not None and any(g.span.start <= scope[1] and scope[2] < g.span.end for g in scene.groups):
        scope = scope_in(scene.text, start, scope[1])
    return scope
