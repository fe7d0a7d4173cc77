"""Verbs that stand as nouns, and tell nothing that happens: 通车里程, 开工计划, 参加揭牌仪式."""

from __future__ import annotations

import re
from collections.abc import Container

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.verb_moods import is_ahead
from zhitu.extract.clauses.verb_times import time_named
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Span

__all__ = ["is_between", "is_nominal"]

_ACT = re.compile(r"仪式|典礼")
#: 兴建计划: a noun, whatever the tagger takes it for.
_UNDERTAKING = re.compile(wording("undertaking-nouns"))
#: 正式通关。 通关运行: a port opens; 通关旅客, 通关货运量, 通关便利: who and what passes, and how.
_OPENS = re.compile(wording("port-opens"))
#: 建成|近万亩的基地: so much of something.
_SOME = re.compile(
    f"了?{wording('some-much')}[\\d.一二两三四五六七八九十百千万亿]+[余多]?(?![年月日周天小个余多])[一-龥]{{1,4}}的"
)
#: 开工30天, 并网一次成功: how long since, or how well, and no count.
_SINCE = re.compile(r"[年月日周天]|一次成")
#: 发电|突破3亿度: how much of it there was.
_SO_MUCH = re.compile(r"(?:已|累计)?" + wording("comes-to-much") + r"[\d百千万亿]")
#: 恢复蓄水|灌溉等功能: what something is good for.
_PURPOSE = re.compile(f"(?:、?[一-龥]{{2}}){{0,3}}等?{wording('good-for')}")
#: 以项目开工|为起点, 以开放|促发展: what else is done by it.
_BY, _DOES = re.compile("以[^，。；]{0,12}$"), re.compile("[^，。；]{0,12}?[为促]")
#: 从动工到首发|历时878天, 从签约到投产，|仅用10个月: between which steps, and no step.
_FROM_TO = re.compile(f"[从自][^，。；、]{{2,10}}[到至][^，。；、]{{2,10}}?(?=，?{wording('took-time')})")
#: Characters of the clause behind by which it is told.
_NEXT_WORD = 4
#: 严格机构编制|管理: what is made stricter, and no work that somebody runs; but 加强对甲电站的管理.
_MANAGED = frozenset(("管理", "运营", "运营管理", "经营管理", "运行管理", "监管"))
_MARKS = "，。；、"
#: 双方希望通过甲中心的|成立，……: by what, and nothing that they do.
_BY_WHICH = re.compile(f"{wording('means-opens')}[^，。；]*{SLOT}的$")
_MANAGED_HOW = re.compile(f"{wording('managed-how')}[^，。；、{SLOT}]{{2,12}}$")
#: Before a ceremony: who is there is not what it is held for.
_ATTENDS = re.compile(f"{wording('attends-before')}{wording('attends-which')}?$")


def is_between(scene: Scene, span: Span) -> bool:
    """Whether a verb is only one of two steps between which a time passed; 从2021年动工到2023年建成 tells when."""
    clause = scene.clause(span.start).span
    told = scene.masked(clause.start, min(clause.end + _NEXT_WORD, scene.sentence.span.end))
    steps = (Span(clause.start + m.start(), clause.start + m.end()) for m in _FROM_TO.finditer(told))
    return any(
        step.start <= span.start < step.end and not any(d.span.overlaps(step) for d in scene.dates) for step in steps
    )


def is_nominal(scene: Scene, span: Span, verbs: Container[str], *, event: str, of: str) -> bool:
    """通车里程, 建成80%: the verb only modifies a noun, or counts (a ceremony is held for what it names)."""
    if time_named(scene, span) is not None:
        return False
    if _SOME.match(scene.text, span.end) or _SO_MUCH.match(scene.text, span.end):
        return True
    clause = scene.clause(span.start).span
    if scene.text[span.start - 1] == "的" and _BY_WHICH.search(scene.masked(clause.start, span.start)):
        return True
    rest = scene.masked(span.end, clause.end)
    if _DOES.match(rest) and _BY.search(scene.masked(clause.start, span.start)):
        return True
    if _PURPOSE.match(rest):
        return True
    if (
        scene.text[slice(*span)] in _MANAGED
        and not rest.strip(_MARKS)
        and _MANAGED_HOW.search(scene.masked(clause.start, span.start))
    ):
        return True
    if is_between(scene, span):
        return True
    word = next((t for t in scene.tokens if t.start == span.end), None)
    if word is None or scene.covered(word.start) or event == "awarded" or is_ahead(scene, span):
        return False
    after = scene.text[word.start : word.end + 1]
    before = scene.masked(max(scene.sentence.span.start, span.start - 6), span.start)
    if scene.text[slice(*span)] == "通关" and not _OPENS.match(after):
        return True
    if _UNDERTAKING.match(after) or (_ACT.match(after) and _ATTENDS.search(before)):
        return True
    if word.tag == "m":
        return not _SINCE.search(after)
    acts = _ACT.match(after) or scene.text[word.start : word.end] in verbs
    if word.tag in ("n", "vn") and "O" in of and not acts:
        return True  # 新建道路: what is built is the noun
    verb = next((t for t in scene.tokens if t.end == span.end), None)
    return (
        word.tag in ("n", "nz", "an") and verb is not None and verb.tag in ("vn", "n", "nz") and not _ACT.match(after)
    )
