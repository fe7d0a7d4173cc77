"""Whether a verb of founding, building or opening says something else: 累计|接诊, 新建|的航站楼, 开放|水平.

Each check answers True or False, or None where it has nothing to say; `senses` asks them in its order.
"""

from __future__ import annotations

import re

from zhitu.extract.clauses.frames import Frame
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.events.rites import CEREMONY
from zhitu.extract.statements.holders import classes_of, has_object, holder_of
from zhitu.extract.statements.refused import is_developed
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.wording import wording, words

__all__ = [
    "builds_so_many",
    "builds_up",
    "founds_meeting",
    "goes_on",
    "is_granted",
    "is_made",
    "is_of_state",
    "is_openness",
    "is_planned",
    "is_ranked",
    "is_summed",
    "moves",
    "moves_in",
    "opens_lines",
    "opens_so_many",
    "opens_unnamed",
    "runs_so_many",
    "settles_other",
    "starts_other",
    "starts_unfit",
    "tells_builder",
    "tells_which",
]

#: 开放合作, 开放水平: how it acts with others, and not that it opens.
_OPENNESS = re.compile(wording("openness-of"))
#: 开通至中亚的线路21条: lines open, and not who has them.
_LINES = re.compile(rf"{wording('opened-lines-to')}[^，。；]{{1,20}}?{wording('opened-lines')}")
_BEGUN = re.compile(wording("begun-before"))
#: Verbs of settling, after which a noun that no name names is who settles.
_SETTLES = frozenset(words("settle-verbs"))
_MADE = re.compile(rf"[”》]?(?:项目|工程)?的?{wording('made-first')}")
#: 加快构建甲区|制度型开放体系.
_ORDER = re.compile(rf"[”》]?的?[^，。；、的]{{0,8}}{wording('built-orders')}(?=[，。；、]|$)")
_RANKS = re.compile(rf"[^，。；]{{0,16}}{wording('rank-lists')}")
#: What somebody is allowed to set up.
_GRANTED = frozenset(words("granted-founding"))
#: What comes before the building of a work.
_PREPARED = re.compile(rf"(?:项目|工程)?的?(?:各项)?{wording('before-building')}")
_NEW = words("new-works")
#: What founds a festival or a forum, too; 成立大会 is only held.
_BEGINS = frozenset(words("found-anything"))
#: 高度|开放的城市: how it is, not what happens to it.
_OPEN = re.compile(rf"{wording('openness-degrees')}$")
#: What somebody puts into use: 甲大学|启用|新校徽.
_STARTS = frozenset(words("start-using"))
#: Who settles somewhere; what of a firm begins where it settles. By the annotation guidelines 入驻 and 落地 of an
#: organization are its founding there.
_MOVES = frozenset(("落户", "签约落户", "安家落户"))
_BRANCH = re.compile(rf"{wording('firm-branches')}[”》]?$")
_RUNS = re.compile(rf"了?(?:近|约|超过?|逾)?[\d,.]+[万千]?[余多]?{wording('run-units')}(?:的)?[“《]?")


def is_openness(scene: Scene, frame: Frame) -> bool | None:
    """开放合作, 高度开放: how it is, and not that it opens."""
    if not frame.predicate.word.endswith("开放"):
        return None
    start, end = frame.span
    return bool(_OPENNESS.match(scene.text, end) or _OPEN.search(scene.text[max(0, start - 4) : start])) or None


def founds_meeting(scene: Scene, frame: Frame) -> bool | None:
    """Whether what is founded is a meeting, a show or games, which are only held."""
    if frame.predicate.event != "founded" or frame.predicate.word in _BEGINS:
        return None
    holder = holder_of(scene, frame)[0]
    return (holder is not None and classes_of(scene, holder) == {"Conference"}) or None


def builds_up(scene: Scene, frame: Frame) -> bool | None:
    """加快构建甲区|开放体系: what is built is a system or an order, which a name only describes."""
    obj = frame.object if frame.predicate.event in ("underConstruction", "completed") else None
    if obj is None or obj.span.start < frame.span.end:
        return None
    return _ORDER.match(scene.text, obj.span.end) is not None or None


def is_ranked(scene: Scene, frame: Frame) -> bool | None:
    """入列|国家实验室体系: it is counted among them, and not put into service."""
    return (frame.predicate.word == "入列" and _RANKS.match(scene.text, frame.span.end) is not None) or None


def is_granted(scene: Scene, frame: Frame) -> bool | None:
    """甲所获批组建|某省重点实验室: that is approved, and not the institute."""
    return (frame.predicate.word in _GRANTED and frame.object is None and has_object(scene, frame)) or None


def starts_unfit(scene: Scene, frame: Frame) -> bool | None:
    """甲交易所上线|算力专区: what is put into use is what an industry's or a group's name only describes."""
    obj = frame.object
    if frame.predicate.word not in _STARTS or obj is None or obj.span.start != frame.span.end:
        return None
    return classes_of(scene, obj) <= {"Industry", "Group"} or None


def is_made(scene: Scene, frame: Frame) -> bool | None:
    """Whether 启动 says that a thing begins to be made, and not that it is in use: 启动甲平台|建设."""
    if frame.predicate.word != "启动" or frame.predicate.event != "opened":
        return None
    after = frame.object.span.end if frame.object is not None else frame.span.end
    return _MADE.match(scene.text, after) is not None


def goes_on(scene: Scene, frame: Frame) -> bool | None:
    """加快推进青湾运河|前期工作, 新区加快推进|产业集聚: no work goes on."""
    if frame.predicate.event != "underConstruction" or frame.passive or frame.relative:
        return None
    work = frame.object or frame.subject
    if work is not None and (_PREPARED.match(scene.text, work.span.end) or is_developed(scene, work)):
        return True
    return (holder_of(scene, frame) != (frame.object, False) and has_object(scene, frame)) or None


def opens_unnamed(scene: Scene, frame: Frame) -> bool | None:
    """开通|至中亚的线路21条, 启用|“甲平台”: what opens is not who has it."""
    if frame.predicate.event != "opened" or frame.object is not None:
        return None
    end = frame.span.end
    return opens_lines(scene.text, end) or scene.text.startswith("“", end) or None


def opens_lines(text: str, end: int) -> bool:
    """Whether a verb that ends here opens lines to somewhere: 首次开行|直达北京的列车."""
    return _LINES.match(text, end) is not None


def starts_other(scene: Scene, frame: Frame) -> bool | None:
    """Whether what is put into use is a thing that no name names."""
    if frame.predicate.word not in _STARTS or frame.object is not None:
        return None
    end = frame.span.end
    after = next((t for t in scene.words(end, end + 1)), None)
    plain = after is not None and after.tag in ("n", "nz", "nw", "a", "an") and not scene.covered(after.start)
    return (plain and not CEREMONY.match(scene.masked(end, scene.clause(end - 1).span.end))) or None


def is_summed(scene: Scene, frame: Frame) -> bool | None:
    """累计|接诊患者: how many there were, and not that it opened."""
    carried = frame.predicate.event == "opened" and frame.carried
    return (carried and scene.text.endswith("累计", 0, frame.span.start)) or None


def is_planned(scene: Scene, frame: Frame) -> bool | None:
    """计划|兴建的|铁路: not begun yet."""
    begun = frame.predicate.event == "constructionStarted" and frame.relative
    return (begun and scene.text.endswith(("拟", "计划", "规划"), 0, frame.span.start)) or None


def tells_builder(scene: Scene, frame: Frame) -> bool | None:
    """由甲负责兴建: by whom, not that it has begun."""
    if not frame.passive or frame.predicate.event != "constructionStarted":
        return None
    clause = scene.clause(frame.span.start).span
    dated = frame.when is not None and clause.contains(frame.when.span)
    return not dated and not _BEGUN.search(scene.masked(clause.start, frame.span.start))


def tells_which(scene: Scene, frame: Frame) -> bool | None:
    """新建|的航站楼: which one, and not that it is begun."""
    return (frame.predicate.word in _NEW and scene.text.startswith("的", frame.span.end)) or None


def moves_in(scene: Scene, frame: Frame) -> bool | None:
    """甲公司|落户乙园: it was there before, and is not founded."""
    holder = holder_of(scene, frame)[0] if frame.predicate.event == "founded" else None
    return (holder is not None and any(moves(scene, t, frame.predicate.word) for t in holder.things)) or None


def moves(scene: Scene, thing: int, word: str) -> bool:
    """Whether a word says of a firm that it moves, which was there before; its branch, or what is no firm, begins."""
    firm = set(scene.classes(thing)) <= FIRMS and not _BRANCH.search(scene.things[thing].name)
    return firm and word in _MOVES


def is_of_state(scene: Scene, frame: Frame) -> bool | None:
    """新中国|成立以来: no founding of what the sentence is about."""
    return (frame.predicate.word == "成立" and scene.text.endswith(("新中国", "共和国"), 0, frame.span.start)) or None


#: 开张|189间餐厅; not 开业3个月.
_SO_MANY = re.compile("了?\\d[\\d,]*[余多]?(?:[家间座所]|个(?!月))")


def opens_so_many(scene: Scene, frame: Frame) -> bool | None:
    """集团新开张|189间餐厅: so many open, and not who opens them."""
    opens = frame.predicate.event == "opened" and frame.predicate.of == "S"
    return (opens and _SO_MANY.match(scene.text, frame.span.end) is not None) or None


#: 建成|加氢站50座, 建成|农村公路9公里: what somebody has built so many of.
_BUILDS_SO_MANY = re.compile(
    "了?(?:(?!以来|至今|[之以]?后|时|并|投)[^，。；、\\d的]){1,12}?\\d[\\d,.]*[万千]?[余多]?(?:个(?!月)|[座所家条处栋幢套间]|公里)"
)


def builds_so_many(scene: Scene, frame: Frame) -> bool | None:
    """甲计划建成|加氢站50座: so many are built, and not who builds them."""
    builds = frame.predicate.event == "completed" and frame.object is None
    return (builds and _BUILDS_SO_MANY.match(scene.text, frame.span.end) is not None) or None


def runs_so_many(scene: Scene, frame: Frame) -> bool | None:
    """开行|1500余列中欧班列: how many ran, and not that they began to."""
    obj = frame.object
    if frame.predicate.event != "opened" or obj is None or obj.span.start < frame.span.end:
        return None
    return _RUNS.fullmatch(scene.masked(frame.span.end, obj.span.start)) is not None or None


def settles_other(scene: Scene, frame: Frame) -> bool | None:
    """园区入驻|企业65家: who settles is what no name names."""
    if frame.predicate.word not in _SETTLES or frame.object is not None:
        return None
    following = next((t for t in scene.tokens if t.start >= frame.span.end), None)
    return following is not None and following.start == frame.span.end and following.tag in ("n", "nz", "m")
