"""When a verb does not say of its subject and object what it says by itself."""

from __future__ import annotations

import re

from zhitu.extract.clauses.frames import Frame
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.titled import RULE_SORTS
from zhitu.extract.statements.holders import approved_next
from zhitu.extract.text.classes import BUILT, PLACES
from zhitu.extract.text.wording import SLOT, wording, words

__all__ = [
    "begins_talks",
    "goes_on",
    "goes_on_with_talks",
    "is_about",
    "is_beforehand",
    "is_developed",
    "is_furthered",
    "is_granted",
    "is_left_to",
    "is_whole",
    "refused",
    "sites_other",
    "tells_to",
    "told_of_each",
]

#: 助力长三角|高质量发展, 带动山东省|内河航运发展: of the region itself; not 支持长三角|企业发展.
_FURTHERED = re.compile(rf"(?:的)?{wording('refused-furthered-how')}{{0,5}}{wording('refused-furthered-what')}")
#: 批复同意甲、乙|等5个城市|设立丙: of how many they are two.
_LEAVE = re.compile(rf"(?:(?:等|等?[\d两三四五六七八九十]+个)[一-龥]{{0,4}}?)?{wording('refused-leave-to')}")
_ASSISTS = words("assists")
#: 批复甲市|关于设立乙区的请示: who asked, and not what is granted.
_ASKING = re.compile(f"(?:提交的|上报的)?《?关于[^。；]{{2,40}}?的?{wording('asking-papers')}")
#: 甲部|将乙工程|纳入丙规划: of the work, and not of who does so.
_TAKES_INTO = frozenset(("纳入", "列入", "写入"))
_DISPOSED = re.compile(f"(?:将|把)[^，。；]*{SLOT}")
#: What holds only as long as nobody else does it.
_LASTS = frozenset(("operatedBy", "locatedIn", "partOf"))
#: 甲电站曾|由乙公司|运营.
_PAST = re.compile(f"{wording('was-once')}(?:一度|长期|一直)?(?:[由归属]{SLOT}+)?[^，。；{SLOT}]{{0,4}}$")


def _is_past(scene: Scene, frame: Frame) -> bool:
    """Whether what lasts is told of a time that is over."""
    clause = scene.clause(frame.span.start).span
    return _PAST.search(scene.masked(clause.start, frame.span.start)) is not None


_AND_SO_ON = re.compile("[^，。；、的]{0,4}等(?:[0-9]+|[两三四五六七八九十]+)[个大座条所家]")
_SITES = frozenset({"locatedIn", "connects", "partOf", "concerns"})
_OF_THE_WHOLE = frozenset({"approvedBy", "issuedBy", "foundedBy", "builds", "supports", "operatedBy", "uses"})


def _only_modifies(scene: Scene, g: Group) -> bool:
    """Whether a place is only the beginning of a longer name (批复新疆哈密至……工程)."""
    if PLACES.isdisjoint(scene.classes(g.things[-1])) or g.span.start < scene.sentence.span.start:
        return False
    after = scene.text[g.span.end : g.span.end + 1]
    return scene.role(g).modifier or after in ("至", "到", "—") or goes_on(scene, g)


def goes_on(scene: Scene, g: Group) -> bool:
    """Whether another name follows without a word between."""
    return any(h.span.start == g.span.end for h in scene.groups)


#: 甲对乙长期支持丙|表示感谢: whose support it is.
_THANKED = re.compile(rf"[^，。；]{{0,24}}?表示{wording('refused-thank-how')}?的?{wording('refused-thanks')}")
_TOWARDS = re.compile("向[一-龥]{0,6}$")
_GIVES_THANKS = re.compile("[^。；]{0,20}的[^。；]{2,60}?(?:表示|致以)[^，。；]{0,6}(?:[感谢]谢|谢意|敬意|问候)")


def _is_thanked(scene: Scene, frame: Frame) -> bool:
    clause = scene.clause(frame.span.start).span
    lead = scene.text[clause.start : frame.span.start]
    if _TOWARDS.search(lead):  # 向支持项目建设的甲公司等表示感谢: who is thanked has supported it
        return _GIVES_THANKS.match(scene.text, frame.span.end) is not None
    return "对" in lead and _THANKED.match(scene.text, frame.span.end) is not None


#: 批准拨款2亿元|兴建甲馆, 批准甲市投资1亿元|建设乙室: what an office grants others to do.
_GRANTS = re.compile(rf"{wording('sense-permits')}{SLOT}*[^，。；、{SLOT}]{{2,16}}$")
_GRANTED = frozenset(("builds", "foundedBy"))


def is_granted(scene: Scene, frame: Frame) -> bool:
    """Whether the office that is the subject only grants that it be done."""
    subject, does = frame.subject, frame.predicate
    if does.relation not in _GRANTED and does.event != "constructionStarted":
        return False
    if subject is None or frame.relative or subject.span.end > frame.span.start:
        return False
    office = "GovernmentBody" in scene.classes(subject.things[-1])
    return office and _GRANTS.search(scene.masked(subject.span.end, frame.span.start)) is not None


def is_left_to(scene: Scene, g: Group) -> bool:
    """Whether what somebody may do is approved: 批准甲大学|设立乙实验室, but 批准甲大学|设立 is of the university."""
    leave = _LEAVE.match(scene.text, g.span.end)
    acts = not PLACES.isdisjoint(scene.classes(g.things[0]))
    return leave is not None and (acts or any(h.span.start == leave.end() for h in scene.groups))


#: 省政府支持|在甲市|建设乙园: others build, who are not named.
_LETS_THERE = re.compile(f"(?:{wording('sense-permits')}|支持|鼓励)(?:在|依托)[^，。；、]{{1,30}}$")


def _lets_others(scene: Scene, frame: Frame, subject: Group) -> bool:
    """Whether the subject only lets it be done somewhere, by whom is not said."""
    if frame.predicate.relation not in _GRANTED or frame.relative:
        return False
    start = max(subject.span.end, scene.clause(frame.span.start).span.start)
    return start < frame.span.start and _LETS_THERE.search(scene.masked(start, frame.span.start)) is not None


def refused(scene: Scene, frame: Frame, subject: Group, obj: Group) -> bool:
    """Whether the verb does not say of its arguments what it says by itself."""
    relation, word = frame.predicate.relation, frame.predicate.word
    first = set(scene.classes(obj.things[0]))
    here = obj in scene.groups
    return bool(
        scene.counted(obj)
        or is_granted(scene, frame)
        or _lets_others(scene, frame, subject)
        or (word == "通过" and "Policy" not in first)  # by means of it
        or (relation == "supports" and (_from_elsewhere(scene, frame) or _is_thanked(scene, frame)))
        or (subject in scene.groups and frame.passive and _ends_before(scene, frame, subject))
        # 甲市开工项目234项，涵盖大数据等领域: what the projects are of
        or (relation == "focusesOn" and frame.carried and _counts(scene, frame))
        or (frame.carried and told_of_each(scene, frame.span.start))
        or (frame.carried and (_is_of_issuer(scene, frame, subject) or approved_next(scene, frame) is not None))
        # 推动“甲”|医疗机构
        or (
            relation not in _SITES
            and not frame.relative
            and here
            and modifies(scene, obj)
            and not _whole_or_rite(scene, relation, obj)
        )
        # 支持9家甲省|实验室
        or (
            here
            and not PLACES.isdisjoint(first)
            and _NUMBERED.search(scene.masked(scene.sentence.span.start, obj.span.start))
        )
        or _is_aside(scene, frame, subject)
        or _is_listed_deed(scene, frame, subject)
        or _is_of_attended(scene, frame, subject, obj)
        or (relation == "issuedBy" and is_about(scene, obj.span.end))
        or (word in _STARTS and here and goes_on_with_talks(scene, obj.span.end))  # 启动甲协定|谈判
        or (relation == "locatedIn" and sites_other(scene, subject.span.end, frame.span.start))
        or (relation == "locatedIn" and frame.carried and _of_some(scene, frame))
        or (word in _ATTENDS and first == {"GovernmentBody"})  # 出席会议的甲局|局长
        or (word in _ATTENDS and frame.passive and _MET.isdisjoint(first))  # 与甲会签约，由乙|见证
        or (word.endswith("股") and scene.text.startswith("股东", frame.span.end))  # 向控股|股东甲集团购买
        # 另48%由乙持有: of what was the object, not of who held it
        or (frame.passive and frame.carried and relation == "owns")
        or (relation == "owns" and scene.text[subject.span.start - 1] in "向给对与" and _is_sold(scene, frame))
        or (relation == "foundedBy" and _BACK_TO.search(scene.masked(subject.span.end, frame.span.start)))
        or (relation in _OF_THE_WHOLE and _only_modifies(scene, obj) and not is_whole(scene, frame, obj))
        or (relation == "approvedBy" and obj.span.start >= frame.span.end and is_left_to(scene, obj))
        or (relation == "issuedBy" and scene.text.endswith(_ASSISTS, 0, frame.span.start))  # 参与|编制甲规划
        or (relation == "approvedBy" and _ASKING.match(scene.text, obj.span.end))
        or (here and _are_to_join(scene, frame, obj))
        or (word in _TAKES_INTO and _DISPOSED.search(scene.masked(subject.span.end, frame.span.start)))
        or (relation in _LASTS and not frame.predicate.event and _is_past(scene, frame))
    )


#: 林国平出席|推动甲园区发展|的座谈会, 共同见证签署|支持乙新区建设|的文件: what is attended does so, and nobody there.
_ATTENDING = re.compile(f"{wording('only-attends')}(?:了|签署|签订)*$")
_OF_IT = re.compile(r"[^，。；]{0,14}的[一-龥]{2}")


def _is_of_attended(scene: Scene, frame: Frame, subject: Group, obj: Group) -> bool:
    if obj not in scene.groups or obj.span.start < frame.span.end:
        return False
    before = _ATTENDING.search(scene.text, max(subject.span.end, frame.span.start - 8), frame.span.start)
    return before is not None and _OF_IT.match(scene.text, obj.span.end) is not None


#: 为推进甲区域发展，结合实际，制定|本方案: whoever issues the paper means to, and not whom the sentence before names.
_MAKES_IT = re.compile(f"(?:制定|特制定|制订|编制|出台)了?本{RULE_SORTS}?[一-龥]{{2}}(?=[，。；（]|$)")
_FOR = ("为", "根据", "按照", "依据", "结合", "制定")


def _is_of_issuer(scene: Scene, frame: Frame, subject: Group) -> bool:
    """Whether the sentence says why and that a paper is made, which is not done by whom another sentence names."""
    here = scene.sentence.span
    told = subject.span.start >= here.start or not scene.text.startswith(_FOR, here.start)
    return not told and _MAKES_IT.search(scene.text, frame.span.start, here.end) is not None


#: 推进甲港与乙港|建立友好港关系: what they are to do with each other; 推动|在|甲县成立乙院: where.
_JOINS = re.compile(f"[”》]?之?间?(?:在[^，。；]{{0,10}})?{wording('joins-each-other')}")
_TWO = 2


def _are_to_join(scene: Scene, frame: Frame, obj: Group) -> bool:
    """Whether what is driven on is not the object itself, but what is done there, or by the works that it names."""
    if frame.predicate.relation not in ("implements", "supports"):
        return False
    if scene.text[frame.span.end : obj.span.start] == "在":
        return True
    works = all(BUILT.issuperset(scene.classes(t)) for t in obj.things)
    return works and len(obj.things) >= _TWO and _JOINS.match(scene.text, obj.span.end) is not None


def _ends_before(scene: Scene, frame: Frame, agent: Group) -> bool:
    """Whether a noun follows an agent's name, which it is that acts: 由甲市|商人兴建, but 由甲集团|全资控股."""
    return agent.span.end < frame.span.start and modifies(scene, agent)


def _is_sold(scene: Scene, frame: Frame) -> bool:
    clause = scene.clause(frame.span.start).span
    return _SELLS.search(scene.masked(clause.start, frame.span.start)) is not None


_ATTENDS = words("attend-verbs")
_MET = frozenset(("Conference", "Programme", "Project"))
#: 甲拟向乙公司转让其|持有的丙公司股权: not yet the buyer's.
_SELLS = re.compile(rf"{wording('refused-sells')}(?:了)?[^，。；]{{0,8}}$")
#: 甲大学可追溯至1956年|成立的乙学院: what it began as, and not what it founded.
_BACK_TO = re.compile(wording("refused-back-to"))
_NUMBERED = re.compile("[0-9一二两三四五六七八九十][余多]?[家个座项条所]$")
_PAPER = re.compile(
    f"(?:{wording('plan-papers')}|{wording('refused-papers')})(?:中|还|也)*{wording('refused-papers-say')}[^，。；]*$"
)
_PURPOSE = re.compile(f"为了?{wording('refused-purpose-how')}*$")
_MEANS = (
    re.compile("(?:^|，)对(?!口)[^，。；]*$"),
    re.compile(rf"[^，。；]*{wording('refused-means-has')}[^，。；]{{0,8}}{wording('refused-means-what')}"),
)


def _is_aside(scene: Scene, frame: Frame, subject: Group) -> bool:
    """Whether the verb is of another subject than the one carried.

    协议提及将实施甲计划; 对推动甲战略具有意义; 为推进甲产业发展，乙市……: of who comes next.
    """
    if not frame.carried:
        return False
    clause = scene.clause(frame.span.start).span
    before, after = scene.masked(clause.start, frame.span.start), scene.masked(frame.span.end, clause.end)
    means = _MEANS[0].search(before) and _MEANS[1].match(after)
    purpose = _PURPOSE.match(before) and subject.span.start < clause.start
    return bool(means or purpose or _PAPER.search(before) or tells_to(scene, subject.span.end, frame.span.start))


#: Characters up to what somebody says, so that a list of thousands stays linear.
_FAR = 160
#: 国务院指出，|要建设甲园: what others are to do.
_TELLS_TO = re.compile(
    rf"(?:在[^，。；]{{0,16}})?(?:[^，。；]{{0,6}})?{wording('refused-tells-to')}[，：]"
    rf"(?:[^。；]*?[，、])?{wording('refused-tells-must')}(?![求素])[^。；]*$"
)


def tells_to(scene: Scene, end: int, at: int) -> bool:
    """Whether who is named before `end` only says what is to be done at `at`."""
    here = scene.sentence.span.start <= end <= at <= end + _FAR
    return here and _TELLS_TO.match(scene.masked(end, at)) is not None


def begins_talks(scene: Scene, frame: Frame, holder: Group) -> bool:
    """Whether what begins is but the talks about a thing: 启动甲协定|谈判."""
    return frame.predicate.word in _STARTS and goes_on_with_talks(scene, holder.span.end)


def goes_on_with_talks(scene: Scene, end: int) -> bool:
    """Whether a name that ends here goes on with talks or work about it: 甲协定|谈判."""
    return _TALKS.match(scene.text, end) is not None


def is_about(scene: Scene, end: int) -> bool:
    """Whether what is issued is but a paper about the document that ends here: 发布《甲规划》环境影响评价公示."""
    return _ABOUT_IT.match(scene.text, end) is not None


_ABOUT_IT = re.compile(rf"[》”]?的?[^，。；、（《》“]{{0,12}}?{wording('refused-about-paper')}")
_STARTS = words("refused-starts")
_TALKS = re.compile(f"[》”]?的?{wording('refused-about-work')}")
#: 甲集团将推动更多项目|落户乙区: not the group; 甲公司将生产线|迁至乙市: only what it has.
_CAUSES = re.compile(rf"{wording('refused-causes')}[^，。；]{{1,16}}$")
_MOVES = re.compile(rf"[将把][^，。；{SLOT}]{{0,8}}{wording('refused-moved')}[^，。；{SLOT}]{{0,6}}$")


def sites_other(scene: Scene, start: int, at: int) -> bool:
    """Whether what a verb at `at` says where it is, or goes to, is another than the name that ends at `start`."""
    between = scene.masked(start, at)
    return _CAUSES.search(between) is not None or _MOVES.search(between) is not None


def _is_listed_deed(scene: Scene, frame: Frame, subject: Group) -> bool:
    """Whether the subject is but what the same verb before it is about: 共建甲实验室、|共建乙研究院."""
    text, word = scene.text, frame.predicate.word
    beside = text[subject.span.end : frame.span.start] == "、" and subject in scene.groups
    return beside and text.endswith(word, 0, subject.span.start)


#: 出席甲旅游节|开幕式: who attends its rite takes part in it.
_RITE = re.compile(f"[”》]?的?{wording('refused-rites')}{wording('refused-rite-forms')}")


#: 援助甲国|地震灾区: the country.
_STRICKEN = re.compile(f"(?:的)?{wording('refused-stricken')}")


#: 推出“云翼”|手机: what kind it is.
_KIND = re.compile(f"”{wording('goods-kinds')}(?=[，。；、]|$)")


def _whole_or_rite(scene: Scene, relation: str, obj: Group) -> bool:
    attends = relation == "participatesIn" and _RITE.match(scene.text, obj.span.end)
    stricken = relation == "supports" and _STRICKEN.match(scene.text, obj.span.end)
    kind = relation == "produces" and _KIND.match(scene.text, obj.span.end)
    return bool(attends or stricken or kind) or _listed(scene, obj)


def _listed(scene: Scene, obj: Group) -> bool:
    """建设甲校区、乙先行区|片区等五个片区: the list is the object, whatever its last name goes on with."""
    return _AND_SO_ON.match(scene.text, obj.span.end) is not None


def is_whole(scene: Scene, frame: Frame, obj: Group) -> bool:
    """Whether the object is all that the verb is about, though words follow it."""
    furthered = frame.predicate.relation in ("supports", "implements") and is_furthered(scene, obj)
    stricken = frame.predicate.relation == "supports" and _STRICKEN.match(scene.text, obj.span.end) is not None
    return furthered or stricken or _listed(scene, obj)


def is_furthered(scene: Scene, obj: Group) -> bool:
    """Whether the object goes on with what it does itself: 甲地区|高质量发展."""
    return _FURTHERED.match(scene.text, obj.span.end) is not None


#: 加快推进甲港和乙港|一体化发展: they stand already.
_DEVELOPED = re.compile(f"[”》]?(?:等[^，。；、]{{0,4}})?的?{wording('developed-not-built')}")


def is_developed(scene: Scene, work: Group) -> bool:
    """Whether it is furthered what goes on at a work, which is not built."""
    return _DEVELOPED.match(scene.text, work.span.end) is not None


#: 推动甲大桥|前期工作, 推动甲隧道等项目|加快开工: what is to be done before anything is built.
_BEFOREHAND = re.compile(
    rf"[”》]?(?:等[^，。；]{{0,18}}?)?(?:的|项目|工程)*{wording('become-haste')}*(?:完成|推进|开展|启动|做好)?"
    f"{wording('before-building')}"
)


def is_beforehand(scene: Scene, work: Group) -> bool:
    """Whether it is furthered what goes before a work is built."""
    return _BEFOREHAND.match(scene.text, work.span.end) is not None


_COUNTED = re.compile(r"\d[\d.]*[万余多]*[个家座项条处批所](?:[，、][^，。；]{0,12}\d[\d.]*[万亿]*[^，。；]{0,2})*，$")
_RANGE = words("refused-range")


#: 甲市有实验室12家，其中有4家|设在乙区.
_SOME = re.compile(r"(?:^|[有中，])(?:\d+|[一二两三四五六七八九十]+)[余多]?[家个座所处][^，。；\d]{0,6}$")


def _of_some(scene: Scene, frame: Frame) -> bool:
    """Whether a verb tells where some of a number of things are."""
    return _SOME.search(scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)) is not None


def _counts(scene: Scene, frame: Frame) -> bool:
    """Whether a verb that says how far something reaches goes on from a number of things."""
    before = scene.text[scene.sentence.span.start : scene.clause(frame.span.start).span.start]
    return frame.predicate.word in _RANGE and _COUNTED.search(before) is not None


#: 甲基金下设三只子基金，|分别由乙、丙设立: of each of those that were counted.
_EACH_BY, _SO_MANY = (
    re.compile("分别由"),
    re.compile(r"[\d一二两三四五六七八九十][个家座项只支条所][^，。；\d]{1,12}，$"),
)


def told_of_each(scene: Scene, at: int) -> bool:
    """Whether a clause tells by whom each of so many things is done that the clause before counts."""
    start = scene.clause(at).span.start
    each = _EACH_BY.match(scene.text, start) is not None
    return each and _SO_MANY.search(scene.text, scene.sentence.span.start, start) is not None


def _from_elsewhere(scene: Scene, frame: Frame) -> bool:
    """Whether the subject is carried over from another sentence."""
    return frame.carried and (frame.subject is None or frame.subject.span.start < scene.sentence.span.start)
