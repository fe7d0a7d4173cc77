"""Whether what a verb says is done, only expected, or denied."""

from __future__ import annotations

import re

from zhitu.extract.clause_roles import Role
from zhitu.extract.dates import When
from zhitu.extract.scene import Scene
from zhitu.model import Span, Status

__all__ = ["AFTERWARDS", "counted_before", "quoted", "status_at"]

_EXPECTED = re.compile(
    r"即将|拟(?!定|人)|计划(?=[^，。]{0,14}$)|力争|预计|预期|有望|争取|确保|未来|今后|准备|打算|规划到|目标|应当|须|必须|可望|酝酿|"
    r"鼓励|引导|探索(?!实施|开展)|研究(?:设立|建立|推动|出台|制定)|到20\d\d年|20\d\d年[底末]?前|(?<![接招对看款优善虐])待(?!遇|业|客)|力促|建议|希望|允许|(?:[年月]底|年内|[年月]|季度|上旬|中旬|下旬)即?可(?=[^，。]{0,2}$)|提议|申请|"
    r"支持(?=[^，。]{1,30}$)|加快推动|推动(?=.{2,20}$)|促进(?=.{2,20}$)|呼吁|将会|要求|承诺|期待"
)
#: What holds on for the clauses after it that have no subject of their own.
_LASTING = re.compile(r"即将|拟(?!定|人)|力争|预计|有望|争取|打算|应当|必须|将会|到20\d\d年")
_NEGATED = re.compile(
    r"(?:未|不|没有|尚未|没|无|暂未|并未|未能|不再|取消|停止|推迟|暂停|暂缓|拒绝|禁止|反对|否认|避免|防止)[^，。、]{0,4}$"
    r"|原(?:拟|定|计划|本|先拟)"
)
_DONE = re.compile(r"已经?(?!故)|[了过]|[曾]|(?:正式|成功)$")
#: A verb after which the text speaks of what comes then: 通车后, 建成时.
AFTERWARDS = re.compile(
    r"^(?:通车|运营|使用|运行|营运|投用|启用|建设|开放|发电)?[之以]?后(?!续|勤|方)|^(?:期间|之际|之年|之时|之路|阶段|过程|进程|能力)|^时(?!间|代|速|期)|^的?(?:前提|条件|基础|前夕)|^前(?!海|沿)"
)


def status_at(scene: Scene, start: int, when: When | None) -> Status | None:
    """Whether what stands at `start` is reported as done or as expected; None where it is denied."""
    clause = scene.clause(start)
    before = scene.masked(clause.span.start, start)
    if _NEGATED.search(before):
        return None
    if _EXPECTED.search(before) or _will(scene, clause.span.start, start):
        return "expected"
    if when is not None and when.kind == "deadline":
        return "expected"
    return "expected" if _carried_over(scene, clause.index, before) else "occurred"


_WILL = ("将", "还将", "将要", "也将", "均将", "都将", "就将", "仍将", "即")
_MUST = ("要", "须", "需", "需要")
_WILL_OR_MUST = re.compile("[将即要须需]")


def _will(scene: Scene, start: int, end: int) -> bool:
    """An adverb 将 or a modal 要; not 将X打造成, not 要求."""
    if not _WILL_OR_MUST.search(scene.text, start, end):
        return False
    return any(
        (t.tag == "d" and scene.text[t.start : t.end] in _WILL)
        or (t.tag == "v" and scene.text[t.start : t.end] in _MUST)
        for t in scene.tokens
        if start <= t.start and t.end <= end and not scene.covered(t.start)
    )


def _carried_over(scene: Scene, index: int, before: str) -> bool:
    """将于明年开工，2027年建成: what is expected is so in the next clause, unless that has a subject or is done."""
    clause = scene.sentence.clauses[index]
    if _DONE.search(before) or any(r.free for r in _roles(scene, clause.span)):
        return False
    for earlier in reversed(scene.sentence.clauses[:index]):
        if _LASTING.search(scene.masked(*earlier.span)) or _will(scene, *earlier.span):
            return True
        if any(r.free for r in _roles(scene, earlier.span)):
            return False
    return False


def _roles(scene: Scene, span: Span) -> list[Role]:
    return [r for g, r in zip(scene.groups, scene.roles, strict=True) if span.contains(g.span)]


_COUNT = re.compile(r"\d+(?:余|多)?[个家座条项台批件艘架处](?![月半小])[一-龥]{0,6}$")
_ALL = re.compile("全部|均|都|全面|陆续")


def counted_before(scene: Scene, start: int) -> bool:
    """已有31座贯通: a count of things, not a happening of what the sentence is about."""
    before = scene.masked(scene.clause(start).span.start, start)[-14:]
    return bool(_COUNT.search(before)) and not _ALL.search(before)


def quoted(scene: Scene, span: Span) -> bool:
    """Whether a verb stands in quotation marks as a saying (“年内动工”)."""
    before = scene.masked(max(scene.sentence.span.start, span.start - 10), span.start)
    after = scene.masked(span.end, min(scene.sentence.span.end, span.end + 10))
    return before.rfind("“") > before.rfind("”") and "”" in after and "“" not in after[: after.find("”")]
