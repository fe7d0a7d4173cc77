"""Names before and after a renaming that the text tells of: 甲更名为乙, 乙由甲更名而来, 乙（原名甲）, 甲县撤县设区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.classes import DIVISIONS
from zhitu.extract.text.wording import wording
from zhitu.vocabulary import vocabulary

__all__ = ["raised", "renamed"]

_CHANGED = f"(?:{wording('renaming-verbs')}|{wording('renaming-by-rank')})"
#: When it was so: 于2021年6月.
_WHEN = r"(?:于?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"
#: Before a verb that several new names follow, and between two of these.
_IN_TURN, _NEXT = re.compile(wording("one-after-another")), re.compile("[”》」]?[、，和及与][“《「]?")
#: Between the old name and the new one: 甲|于2021年6月经批准正式更名为“|乙.
_INTO = re.compile(rf"(?:{_CHANGED}(?:为|成|作)|{wording('renaming-verbs')})[“《「]?$")
#: The name that a body has got at last: 1951年更名为甲医院，1978年|定名为|乙医院; not a bridge beside another one.
_SETTLED = re.compile(r"(?<=[年月日])(?:正式|最终)?定名(?:为|成)[“《「]?$")
#: 1953年改称甲医院，2000年|启用现名: what it is called so is what the sentence calls it.
_GOES_BACK = re.compile(wording("renaming-back"))
_NOT = re.compile(
    rf"(?:{wording('renaming-denied')}[^，。；]{{0,3}}|{wording('renaming-only-planned')}[^，。；]{{0,12}})$"
)
#: A county or town that becomes a district: 撤销|望城县|，设立|望城区, 增城市|撤市设区，成为广州市|增城区.
_ABOLISHED = re.compile("撤销(?:县级|地级|原)?$")
_SET_UP = re.compile(
    rf"，?(?:并|改|同时|以原[^，。；]{{0,24}}为[^，。；]{{0,12}})?{wording('sets-up-anew')}(?:地级|县级|新的)?[一-龥]{{0,4}}?[市州]?"
)
_RAISED = re.compile(f"{_WHEN}{wording('county-raised-how')}?{wording('county-raised')}")
#: A city or county that is called a district from then on: 南海市|2002年12月改为佛山市|南海区.
_TURNED = re.compile(
    rf"{_WHEN}{wording('district-turned-how')}{{0,2}}{wording('district-turned-into')}(?:地级|县级)?[一-龥]{{0,4}}?[市州]?"
)
_BECAME = re.compile(rf"[^。；！？\n]{{0,12}}?{wording('district-became')}[一-龥]{{0,4}}?[市州]?")
#: What only says that it may be so.
_RUMOUR = re.compile(wording("renaming-only-rumoured"))
#: A laboratory of the state that goes on under another name: 甲国家重点实验室|重组为|乙全国重点实验室.
_REORGANISED = re.compile(rf"{_WHEN}{wording('reorganised-how')}{{0,2}}重组(?:为|成)[“《「]?")
_STATE_LABS = "国家重点实验室", "全国重点实验室"
#: Before and after the old name where the new one came first: 乙由|甲|更名而来.
_BY = re.compile(r"由(?:原|原来的|此前的)?[“《「]?$")
_OUT_OF = re.compile(rf"[”》」]?{_WHEN}(?:后|正式)?{_CHANGED}(?:而来|而成|来的?)")
#: Between the new name and the old one that follows: 乙|（原名|甲.
_FORMERLY = re.compile(rf"[”》」]?(?:[（，]?{wording('formerly-called')}(?:为|是|叫|作|：)?|（原)[“《「]?")
#: Between the old name and the new one that follows: 甲|（现|乙. Of places it says where: 甲县（今乙市）.
_NOW = re.compile(rf"[”》」]?（{wording('now-called')}(?:为|叫|是)?[“《「]?")
#: Between the new name and the old one: 乙|，其前身为1958年创办的|甲. Of several (前身为甲和丁) it was none.
#: One body they are by the renaming that follows (2010年更为现名); a 学堂 that a university grew out of is another.
_BEFORE = re.compile(rf"前身{wording('was-before')}(?:[^，。；]{{0,16}}{wording('was-founded-as')}的)?[“《「]?$")
_SAYS_RENAMED = re.compile(f"{_CHANGED}|现名|[更改]为")
_SEVERAL = re.compile(r"[”》」]?(?:（[^）]{0,20}）)?(?:[、和与及或]|以及|的|等)")
#: Before the last of several names: 甲、|乙|更名为丙.
_AND = re.compile("[、和与及]$")
_PLANNED = re.compile(
    f"{wording('renaming-only-planned')}|{wording('renaming-only-pursued')}|{wording('renaming-only-rumoured')}"
)
_ORGANIZATIONS = vocabulary().below("Organization")
_MERGED = re.compile(wording("was-merged"))
#: 吸纳|甲校，更名为乙: what it took in is not what it was.
_TAKEN_IN = re.compile(f"{wording('taken-in')}了?原?$")
_STOPS = re.compile(r"[。；！？\n]")
#: Names before a verb that are looked at, the nearest first, and characters between.
_NAMES, _FARTHEST = 4, 60


def renamed(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of an old name and the new one, of a document's candidates in the order of its text."""
    outer = [c for c in candidates if not c.nested and "Person" not in c.classes]
    now, until = None, 0
    for k, c in enumerate(outer):
        other = _nearest(text, outer[max(0, k - _NAMES) : k], c) or _begun_before(text, outer[max(0, k - _TOLD) : k], c)
        if other is None:
            continue
        ahead = text[max(0, c.span.start - _FARTHEST) : c.span.start]
        changed = _INTO.search(ahead) or _settled(text, ahead, c, other)
        formerly = _FORMERLY.fullmatch(text, other.span.end, c.span.start)
        if changed is not None:
            before = _STOPS.split(text[max(0, other.span.start - _FARTHEST) : other.span.start])[-1]
            between = text[other.span.end : c.span.start].removesuffix(changed[0])
            # the old name is no word of the sentence: 计划 in 卫生和计划生育委员会 plans nothing
            if not (_RUMOUR.search(before) or _AND.search(before) or _NOT.search(f"{before}某{between}")):
                if now is not None and c.span.end <= until:
                    yield c, now
                    continue
                if _STOPS.search(text, other.span.end, c.span.start):
                    yield c, other  # 甲所位于乙市。其前身是丙场，1960年更名为|丁所，2008年改为现名
                    continue
                if _GOES_BACK.search(_STOPS.split(text[c.span.end : c.span.end + _FARTHEST])[0]):
                    yield c, other
                    continue
                yield other, _last(outer, k)
                if _IN_TURN.search(between):
                    yield from _following(text, outer, k)
        elif _is_reorganised(text, c, other):
            yield other, c
        elif _SEVERAL.match(text, c.span.end):
            continue  # 丙（原甲、乙）
        elif _NOW.fullmatch(text, other.span.end, c.span.start) and _both_bodies(c, other):
            yield other, c
        elif _was(text, ahead, c, other) or _called_first(text, outer, k, other):
            yield c, other
            stop = _STOPS.search(text, c.span.end)
            now, until = other, len(text) if stop is None else stop.start()
        elif formerly or (_BY.search(ahead) and _OUT_OF.match(text, c.span.end)):
            yield c, other


#: 其前身为|1998年设立的甲工业园: how a sentence begins that tells how the body or park of the sentence before began.
_ITS_FORMER = re.compile("[。\n](?:其|[一-龥]{0,2}[校院区所])?前身")
_TOLD = 12


def _begun_before(text: str, before: Sequence[Candidate], c: Candidate) -> Candidate | None:
    """What the sentence before begins with, where this one tells what that was: 甲区位于乙市。其前身为|丙园区."""
    ahead = text[max(0, c.span.start - _FARTHEST) : c.span.start]
    if _BEFORE.search(ahead) is None and _INTO.search(ahead) is None:
        return None
    start = max(text.rfind(stop, 0, c.span.start) for stop in "。\n")
    if start < 0 or _ITS_FORMER.match(text, start) is None:
        return None
    opens = max(text.rfind(stop, 0, start) for stop in "。\n") + 1
    first = next((other for other in before if opens <= other.span.start <= opens + 1), None)
    return first if first is not None and not set(first.classes).isdisjoint(c.classes) else None


#: 甲医院创建于1910年，|原名|乙医院.
_FIRST_CALLED = re.compile(f"，{wording('formerly-called')}(?:为|是|叫)?[“《「]?$")


def _called_first(text: str, outer: Sequence[Candidate], k: int, other: Candidate) -> bool:
    """Whether a name is the first of the body that its sentence begins with, and tells of no other like it between."""
    c = outer[k]
    if _FIRST_CALLED.search(text, other.span.end, c.span.start) is None or not _both_bodies(c, other):
        return False
    return other.span.start == 0 or text[other.span.start - 1] in "。；\n"


def _settled(text: str, ahead: str, c: Candidate, other: Candidate) -> re.Match[str] | None:
    """The words by which a body has got its name at last; not one that another was merged into before."""
    settled = _SETTLED.search(ahead) if _both_bodies(c, other) else None
    return None if settled is None or _MERGED.search(text, other.span.end, c.span.start) else settled


def _is_reorganised(text: str, c: Candidate, other: Candidate) -> bool:
    """Whether the one laboratory became the other, and no second one with it."""
    if not (other.name.endswith(_STATE_LABS[0]) and c.name.endswith(_STATE_LABS[1])):
        return False
    before = _STOPS.split(text[max(0, other.span.start - _FARTHEST) : other.span.start])[-1]
    alone = not (_AND.search(before) or _NOT.search(f"{before}某") or _RUMOUR.search(before))
    return alone and _REORGANISED.fullmatch(text, other.span.end, c.span.start) is not None


def _following(text: str, outer: Sequence[Candidate], k: int) -> Iterator[tuple[Candidate, Candidate]]:
    """Each of the names of a list with the next: 甲先后更名为|乙、丙和丁."""
    for old, new in pairwise(outer[k:]):
        if not _NEXT.fullmatch(text, old.span.end, new.span.start) or set(old.classes).isdisjoint(new.classes):
            return
        yield old, new


def _was(text: str, ahead: str, c: Candidate, other: Candidate) -> bool:
    """Whether the text ahead says that an organization was this one, and no other besides; not a park a factory."""
    if not _both_bodies(c, other):
        return False
    if _BEFORE.search(ahead) is None:
        return False
    after = _STOPS.split(text[c.span.end : c.span.end + _FARTHEST])[0]
    return _MERGED.search(after) is None and _SAYS_RENAMED.search(after) is not None


def _both_bodies(c: Candidate, other: Candidate) -> bool:
    if "Zone" in c.classes and "Zone" in other.classes:
        return True
    return not (_ORGANIZATIONS.isdisjoint(c.classes) or _ORGANIZATIONS.isdisjoint(other.classes))


def raised(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Counties and towns that became districts, by the text, with the name of what each is now."""
    outer = [c for c in candidates if not c.nested and not DIVISIONS.isdisjoint(c.classes)]
    for k, c in enumerate(outer):
        said = _STOPS.split(text[max(0, c.span.start - _FARTHEST) : c.span.start])[-1]
        if _PLANNED.search(said) or c.name[-1] not in "县市":
            continue
        following = outer[k + 1] if k + 1 < len(outer) else None
        if _ABOLISHED.search(said):
            if following is not None and _SET_UP.fullmatch(text, c.span.end, following.span.start):
                yield c, _last(outer, k + 1).name
        elif (mark := _RAISED.match(text, c.span.end)) is not None:
            if following is not None and _BECAME.fullmatch(text, mark.end(), following.span.start):
                yield c, _last(outer, k + 1).name
            else:
                yield c, c.name[:-1] + mark.group()[-1]
        elif following is not None and _TURNED.fullmatch(text, c.span.end, following.span.start):
            yield c, _last(outer, k + 1).name


def _last(outer: Sequence[Candidate], k: int) -> Candidate:
    """The last of the names that follow one another without a word between: 云川大学|海湾学院."""
    while k + 1 < len(outer) and outer[k + 1].span.start == outer[k].span.end:
        k += 1
    return outer[k]


def _nearest(text: str, before: Sequence[Candidate], c: Candidate) -> Candidate | None:
    """The nearest of the candidates before another, in its sentence, that may be the same thing by its classes."""
    for other in reversed(before):
        if other.span.end > c.span.start:
            continue  # the same name, as another rule reads it
        between = text[other.span.end : c.span.start]
        if len(between) > _FARTHEST or _STOPS.search(between):
            return None
        made = text[other.span.start - 1 : other.span.start] == "为"  # 升级为国家级开发区，并更名为乙
        made = made or _TAKEN_IN.search(text, max(0, other.span.start - 5), other.span.start) is not None
        if not made and not set(other.classes).isdisjoint(c.classes):
            return other
    return None
