"""What a sentence tells that is not so: what it supposes, has from hearsay, says was called off, or wishes."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["convened_by", "is_discussed", "is_false", "is_framed_as_aim", "is_put_off", "is_unsaid", "is_wished"]

_OPENING = rf"(?:^|[，；：“])(?:{wording('supposed-opens')}|[，：]){{0,2}}"
#: 如果甲桥通车，|…….
_SUPPOSED = re.compile(rf"{_OPENING}{wording('supposed-if')}[^；。]*$")
#: 如甲集团收购乙公司，则…….
_IF = re.compile(rf"{_OPENING}如(?![下上今期此前何图表有同数意火约实愿常一是])[^，；。]*$")
_THEN = re.compile(rf"[^，。；]*，{wording('supposed-then')}")
#: 网传|甲桥关闭.
_HEARSAY = re.compile(rf"{wording('supposed-hearsay')}[^；。]*$")
#: 甲桥|关闭系谣言, 乙公司被|收购的传闻.
_FALSE = re.compile(
    rf"[^，。；]{{0,14}}(?:，?{wording('supposed-is')}?{wording('supposed-untrue')}|的{wording('supposed-rumour')})"
)
#: 甲集团疑似|收购乙公司.
_DOUBTED = re.compile(rf"{wording('supposed-doubts')}[^，。；]*$")
_TRUE = re.compile(wording("supposed-true"))
#: 甲桥|开工仪式取消; 甲集团|收购乙公司的申请被丙部驳回.
_CALLED_OFF = re.compile(
    rf"[^，。；、的]{{0,10}}?(?:的?{wording('supposed-dropped-things')})?{wording('supposed-dropped-how')}{{0,3}}"
    rf"(?:{wording('supposed-dropped')}|{wording('mood-put-off')})了?(?=[，。；）]|$)"
)
#: “|加快建设甲桥的建议”: what somebody would have.
_PROPOSED = re.compile(
    rf"[^，。；“]{{0,24}}?的{wording('supposed-proposals')}(?=[”》，。；、]|$|{wording('supposed-proposals-go-on')})"
)
#: 提出三点建议：一是|……；二是|…….
_PROPOSES = re.compile(rf"提出了?[^，。；：]{{0,12}}{wording('supposed-puts-forward')}[：，][^。]*$")
#: 甲桥|通车推迟至明年.
_PUT_OFF = re.compile(rf"[^，。；]{{0,6}}{wording('mood-put-off')}[至到于]")
#: 专家建议甲市|……; 他呼吁，|…….
_WISHED = re.compile(
    rf"{wording('mood-wishes')}(?![书》”的下中{SLOT}]?[，。]?$)[^。；]*$"
    rf"|(?<![和见与提的、等出])(?:{wording('mood-wishes')}|{wording('supposed-asks-that')})[，：“][^。；]*$"
)
_ACCORDING = re.compile(wording("mood-according"))
#: Its own clause, where it is done or dated, or another begins to speak.
_TOLD = re.compile(wording("supposed-told"))
_UNSAID = Clue(
    f"如|{wording('supposed-if')}|{wording('supposed-hearsay')}|{wording('supposed-doubts')}",
    f"{wording('supposed-untrue')}|{wording('supposed-rumour')}|{wording('supposed-proposals')}",
    f"{wording('supposed-dropped')}|{wording('mood-put-off')}",
)
_LATER = Clue(wording("mood-put-off"))
_WISHES = Clue(wording("mood-wishes"), wording("supposed-asks-that"))
_POINTS, _MEANS, _REGARDS = Clue("提出"), Clue("通过"), Clue("关于")
_AIMS = Clue(
    f"{wording('mood-aims')}|{wording('mood-due')}|{wording('mood-wishes')}",
    f"{wording('supposed-aim-words')}|{wording('supposed-next')}",
)
_TALKS = Clue(wording("supposed-talks"), "研究")
#: Characters around that are looked at, so that a list of thousands stays linear.
_FAR = 160


def is_unsaid(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is but supposed or heard, or said to be untrue or called off."""
    if not scene.has(_UNSAID):
        return False
    first, end = scene.sentence.span
    before, after = scene.masked(max(first, start - _FAR), start), scene.masked(start, min(end, start + _FAR))
    if _SUPPOSED.search(before) or (_IF.search(before) and _THEN.match(after)):
        return True
    if _DOUBTED.search(before):
        return True
    if (_HEARSAY.search(before) or is_false(scene, start)) and not _TRUE.search(before + after):
        return True
    return _CALLED_OFF.match(after) is not None or _PROPOSED.match(after) is not None


def is_false(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is said to be untrue: “总投资|9亿元”有误."""
    return _FALSE.match(scene.masked(start, min(scene.sentence.span.end, start + _FAR))) is not None


#: 通过关于|召开甲大会的决定: what is to be held; 审议关于|设立乙基金的议案: what is only moved.
_ON, _CONVENES = re.compile(f"关于{wording('supposed-on')}?$"), re.compile(wording("convenes"))
_PAPER = re.compile(rf"[^，。；：、]{{2,40}}?(?:的)?{wording('supposed-notices')}(?![一-龥])")


def convened_by(scene: Scene, start: int) -> int | None:
    """Where the title begins of the decision or notice that calls the meeting which `start` says is held."""
    if not scene.has(_REGARDS):
        return None
    on = _ON.search(scene.text, scene.clause(start).span.start, start) if _CONVENES.match(scene.text, start) else None
    return on.start() if on is not None and _PAPER.match(scene.text, start) else None


def is_put_off(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is said to come later than it should."""
    return scene.has(_LATER) and _PUT_OFF.match(scene.masked(start, scene.clause(start).span.end)) is not None


def is_wished(scene: Scene, start: int) -> bool:
    """Whether a clause before says that somebody wishes what stands at `start`."""
    clause = scene.clause(start).span
    wished = (
        (scene.has(_MEANS) and _is_means(scene, start))
        or (scene.has(_WISHES) and _is_asked_for(scene, clause.start))
        or _is_point(scene, clause.start)
    )
    return wished and _TOLD.search(scene.masked(clause.start, start)) is None


def _is_point(scene: Scene, end: int) -> bool:
    """Whether a clause is one of a list of what is put forward."""
    told = any(part.has(_POINTS) for part in (scene, *scene.series()))
    return told and _PROPOSES.search(_list_before(scene, end)) is not None


def _is_asked_for(scene: Scene, end: int) -> bool:
    """Whether what stands before a clause says that somebody wishes what it tells."""
    before = scene.masked(max(scene.sentence.span.start, end - _FAR), end)
    return _WISHED.search(_ACCORDING.sub("", before)) is not None


#: 力争三年内，|甲市建成乙园; 计划用五年时间，|……; 下一步，|……: by when something is meant to be so, and nothing else.
_BY_WHEN = re.compile(
    rf"{wording('supposed-aim-who')}?{wording('supposed-aim-lead')}?"
    rf"(?:{wording('mood-aims')}|{wording('mood-due')}|{wording('mood-wishes')}|{wording('supposed-aim-words')})"
    rf"[^，。；的{SLOT}]{{0,14}}?{wording('supposed-aim-times')}，"
    rf"|{wording('supposed-next')}[^，。；的\d]{{0,4}}，"
)


def is_framed_as_aim(scene: Scene, start: int) -> bool:
    """Whether a clause before tells only by when what stands at `start` is meant to be."""
    if not scene.has(_AIMS):
        return False
    clauses = scene.sentence.clauses[: scene.clause(start).index]
    return any(_BY_WHEN.fullmatch(scene.masked(*clause.span)) for clause in clauses)


#: 甲与乙正在商谈|共建丙; 探讨在丁区|设立戊: what is only talked of. 商谈后, 谈判达成 are more.
_DISCUSSED = re.compile(
    rf"{wording('supposed-talks')}{wording('supposed-talks-of')}?"
    rf"[^，。；后并达成了定{SLOT}]{{0,4}}(?:{SLOT}+[^，。；后并达了定{SLOT}]{{0,3}})?$"
)
#: 甲市研究在乙区|设立丙园, but not 甲研究院, 研究决定|设立.
_STUDIED = re.compile(
    rf"(?:^|[{SLOT}，]|{wording('supposed-studies-how')}|{wording('mood-underway')})研究"
    rf"(?:{wording('supposed-studies-of')}[^，。；{SLOT}]{{0,2}}{SLOT}+[^，。；{SLOT}]{{0,3}})?$"
)

#: 经市政府常务会议研究|通过, 研究|决定: no more is only talked of.
_SETTLED = re.compile("(?:审议|原则|一致)*(?:通过|同意|批准|审定|(?<=研究)[决确]定)(?![过在])")


def is_discussed(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is in its clause only talked about or examined."""
    if not scene.has(_TALKS) or _SETTLED.match(scene.text, start):
        return False
    before = scene.masked(scene.clause(start).span.start, start)
    return _DISCUSSED.search(before) is not None or _STUDIED.search(before) is not None


#: 双方通过|设立甲基金|等形式开展合作: by what means they are going to work together.
_BY_MEANS = re.compile("(?<!审议)(?<!表决)通过(?!了)[^。；]{0,80}$")
_OF_MEANS = re.compile(
    rf"[^。；]{{0,80}}?等{wording('supposed-means')}[，]?{wording('supposed-means-for')}[^，。；]{{0,10}}合作"
)


def _is_means(scene: Scene, start: int) -> bool:
    first, end = scene.sentence.span
    return (
        _BY_MEANS.search(scene.masked(max(first, start - _FAR), start)) is not None
        and _OF_MEANS.match(scene.masked(start, min(end, start + _FAR))) is not None
    )


def _list_before(scene: Scene, end: int) -> str:
    """What stands before a place in its sentence and in those that lead to it as parts of a list do."""
    before = scene.masked(scene.sentence.span.start, end)
    for part in scene.series():
        if part.sentence.paragraph != scene.sentence.paragraph or len(before) >= 2 * _FAR:
            break
        before = part.masked(*part.sentence.span) + before
    return before
