"""Names before and after a renaming that the text tells of: 甲更名为乙, 乙由甲更名而来, 乙（原名甲）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.extract.candidate import Candidate

__all__ = ["renamed"]

_CHANGED = r"(?:更改?名|改名|易名|改称)"
#: Between the old name and the new one: 甲|于2021年6月经批准正式更名为“|乙.
_INTO = re.compile(rf"{_CHANGED}(?:为|成|作)[“《「]?$")
_NOT = re.compile(r"(?:未|不|没有|并非|拟|申请|计划|建议|有望|可能|或将)[^，。；]{0,3}$")
#: What only says that it may be so.
_RUMOUR = re.compile("网传|据传|传闻|传言|如果|假如|倘若|是否")
#: Before and after the old name where the new one came first: 乙由|甲|更名而来.
_BY = re.compile(r"由(?:原|原来的|此前的)?[“《「]?$")
_OUT_OF = re.compile(rf"[”》」]?(?:后|正式)?{_CHANGED}(?:而来|而成|来的?)")
#: Between the new name and the old one that follows: 乙|（原名|甲.
_FORMERLY = re.compile(r"[”》」]?(?:[（，]?(?:原名|原称|曾用名|旧称)(?:为|是|叫|作|：)?|（原)[“《「]?")
_STOPS = re.compile(r"[。；！？\n]")
#: Names before a verb that are looked at, the nearest first, and characters between.
_NAMES, _FARTHEST = 4, 60


def renamed(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of an old name and the new one, of a document's candidates in the order of its text."""
    outer = [c for c in candidates if not c.nested and "Person" not in c.classes]
    for k, c in enumerate(outer):
        other = _nearest(text, outer[:k], c)
        if other is None:
            continue
        ahead = text[max(0, c.span.start - _FARTHEST) : c.span.start]
        changed = _INTO.search(ahead)
        formerly = _FORMERLY.fullmatch(text, other.span.end, c.span.start)
        if changed is not None:
            said = _RUMOUR.search(_STOPS.split(text[max(0, other.span.start - _FARTHEST) : other.span.start])[-1])
            if not said and not _NOT.search(ahead[: changed.start()]):
                yield other, _last(outer, k)
        elif formerly or (_BY.search(ahead) and _OUT_OF.match(text, c.span.end)):
            yield c, other


def _last(outer: Sequence[Candidate], k: int) -> Candidate:
    """The last of the names that follow one another without a word between: 云川大学|海湾学院."""
    while k + 1 < len(outer) and outer[k + 1].span.start == outer[k].span.end:
        k += 1
    return outer[k]


def _nearest(text: str, before: Sequence[Candidate], c: Candidate) -> Candidate | None:
    """The nearest candidate before another in its sentence that may be the same thing by its classes."""
    for other in reversed(before[-_NAMES:]):
        between = text[other.span.end : c.span.start]
        if len(between) > _FARTHEST or _STOPS.search(between):
            return None
        made = text[other.span.start - 1 : other.span.start] == "为"  # 升级为国家级开发区，并更名为乙
        if not made and not set(other.classes).isdisjoint(c.classes):
            return other
    return None
