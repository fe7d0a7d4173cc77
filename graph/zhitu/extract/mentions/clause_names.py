"""Names with a verb inside: 林区防火联合督查专项行动, 某市人民政府关于……的意见, 保税区设立五周年座谈会."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.mentions.inside import MEASURED
from zhitu.extract.mentions.issuers import issuers_in
from zhitu.extract.mentions.joints import Joints
from zhitu.extract.mentions.naming import PHASE, weigh
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.list_numbers import ENTRY_NUMBER
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["ClauseNames"]

_YEARS = re.compile(
    r"(?P<name>[^，。；：、的“”《》\s]{2,30}?[一二三四五六七八九十百\d]+周年(?:(?![一二两三四五六七八九十\d]+[场项个])[^，。；：、的“”《》\s]){0,8}?"
    rf"{wording('anniversary-events')})(?!上?[的们])"
)
#: Before a meeting at which something is said: 在……座谈会上.
_AT_MEETING = re.compile(rf"(?:在|于)(?P<name>[^，。；：、的在“”《》\s]{{6,36}}?{wording('reporting-meetings')})上")
_MEETING_ENDS = ("会上", "会议上", "坛上")
_DAY = rf"{wording('day-it-happens')}(?:[（(][\d月日]+[)）])?(?:[上下]午|晚间?)?"
_HOW = wording("how-it-happens")
#: 今天，云岭水库除险加固和溢洪道改造工程在绵阳开工: all of a clause before when, where and what happens.
_SUBJECT = re.compile(
    rf"(?P<name>[^，。；：、的《》（）\s]{{6,45}}?)(?:{_DAY}|于|{_HOW})*(?:[在于][^，。；：]{{2,24}}?)?(?:{_DAY}|{_HOW})*"
    rf"(?P<verb>{wording('held-verbs')}|{wording('work-happens')})(?=[，。；]|\s|$)"
)
_HAPPENS = Clue(_SUBJECT.pattern)
_HELD = frozenset(words("held-verbs"))
#: How a clause begins that has no name for its subject.
_NO_SUBJECT = re.compile(wording("opens-without-name"))
#: Who says that it happens: 县长宣布|甲水库项目|开工.
_SAYS = frozenset(words("said-to-happen"))
#: Verbs before what they are to bring about, of which the clause has no subject.
_DRIVES = frozenset(words("brings-about"))
#: Parts of speech that end what a name may hold to its left.
_STOPS = frozenset({"w", "p", "u", "r", "d", "c", "xc", "TIME", "m", "q", "PER"})
#: 污水治理攻坚|三年|行动计划
_SPAN = re.compile(r"[两三五十]年$")
_PREDICATES = frozenset(words("name-ending-predicates"))
_WELL = frozenset(words("does-well"))
#: Before a predicate, and no part of a name.
_MODAL = frozenset(words("modal-before-predicate"))
#: 甲州全面推进乡村教育振兴实施方案 heads a text that goes on: ……，制定本方案; no news of its issue.
_PLAN_LINE = re.compile(
    f"[一-龥]{{2,12}}{''.join(f'(?<!{word})' for word in words('papers-let-out'))}{wording('plans-aim')}"
    f"[^，。；：《》\n]{{3,50}}(?P<head>{wording('plan-lines-end')})(?:（[^（）\n]{{2,20}}）)?"
)
#: What stands around a paper in a list of such: 2. |甲市政府关于……的通知|（甲政发〔2021〕6号）.
_ENTRY = re.compile(rf"\s*(?:{ENTRY_NUMBER}\s*)?")
_PAPER = re.compile(r"（[一-龥]{2,12}[〔［【\[（](?:19|20)\d\d[〕］】\]）]\d{1,4}号）$")
_THIS_PLAN = re.compile(f"制[定订]本{wording('this-plan-sorts')}*{wording('this-plan-ends')}")
_PREAMBLE = 600
_SHORTEST = 8
_LONGEST = 40


class ClauseNames:
    """Finds such names in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._joints = Joints(lexicon)
        document = lexicon.any_of("document")
        self._title = re.compile(
            rf"(?P<issuer>[^，。；：《》]{{0,40}}?)(?:关于|(?={wording('titles-carry-on')}[^。]*关于))[^。；：《》]{{4,90}}的?{document}"
        )
        self._heads = lexicon.cue("clause-head")
        self._doing = lexicon.verbs | frozenset(lexicon.cue("verbal")) | frozenset(lexicon.cue("promotes"))
        self._documents = frozenset(lexicon.cue("document"))
        self._frames = (self._doing - lexicon.nominals) | frozenset(lexicon.cue("naming-verb"))

    def of(self, text: str, units: list[Unit]) -> list[Candidate]:
        """All such names of a sentence."""
        at = units[0].span.start, units[-1].span.end
        edges = {unit.span.start for unit in units}
        found = self._titles(text, *at)
        years = _YEARS.finditer(text, *at) if text.find("周年", *at) >= 0 else ()
        meetings = _AT_MEETING.finditer(text, *at) if any(text.find(end, *at) >= 0 for end in _MEETING_ENDS) else ()
        for match in (*years, *meetings):
            span = Span(*match.span("name"))
            if span.start in edges:
                found.append(Candidate(span, text[span.start : span.end], ("Conference",), "meeting:clause", 1.7))
        found += [c for c in self._subjects(text, units) if not any(c.span.overlaps(f.span) for f in found)]
        found += [c for c in self._verbal(text, units) if not any(c.span.overlaps(f.span) for f in found)]
        return found

    def _subjects(self, text: str, units: list[Unit]) -> list[Candidate]:
        """The subject of a clause that tells what happens to it, where its words alone do not make one name."""
        found: list[Candidate] = []
        if not _HAPPENS.is_in(text, units[0].span.start, units[-1].span.end):
            return found
        ends = {unit.span.end: k for k, unit in enumerate(units)}
        for first, unit in enumerate(units):
            before = units[first - 1] if first else None
            opens = before is None or before.kind == "date" or before.text.strip("，；： \n") == ""
            if opens and unit.text in _DRIVES:
                continue  # 推进|甲码头开工: not what happens, but what is to be brought about
            match = _SUBJECT.match(text, unit.span.start, units[-1].span.end) if opens else None
            if match is None or _NO_SUBJECT.match(text, unit.span.start) or match.end("name") not in ends:
                continue
            inside = units[first : ends[match.end("name")] + 1]
            head = self._joints.head(text, inside[-1], unit.span.start)
            classes: tuple[str, ...] = ()
            if match["verb"] in _HELD and len(inside) == 1 and unit.kind == "quote":
                classes = ("Conference",)
            elif head is not None and self._is_whole(text, inside, head, match["verb"]):
                classes = head.classes
            if classes:
                span = Span(unit.span.start, match.end("name"))
                name, word = text[span.start : span.end].strip("“”"), head.word if head else ""
                found.append(Candidate(span, name, classes, "subject", 1.7, head=word))
        return found

    def _is_whole(self, text: str, inside: list[Unit], head: Head, verb: str) -> bool:
        """Whether the words before a head are one name with something that ends names for the chunker."""
        if (verb in _HELD) != ("Conference" in head.classes) or len(inside) < 3:
            return False
        if inside[0].tag in ("TIME", "t") or inside[0].text[0].isdigit():
            return False  # 4月27日|甲基金启动仪式
        if any(u.tag == "m" and not (PHASE.match(u.text) or MEASURED.match(u.text)) for u in inside):
            return False  # 53个项目
        if any(u.tag in ("PER", "p", "d", "r", "u") or u.text == "为" or u.text in _SAYS for u in inside):
            return False  # 副省长甲为|乙实验室
        breaks = [k for k, u in enumerate(inside[:-1]) if u.tag in ("c", "v", "f")]
        for k in breaks:
            if inside[k].tag == "c" and (k == 0 or self._joints.head(text, inside[k - 1], inside[0].span.start)):
                return False  # 甲铁路和乙高速
        if not breaks and verb not in _HELD:
            return False
        least = NAMED if breaks else NAMED - 0.5  # 大会 that is held
        return weigh(text, inside, head, self.lexicon, after_place=False, counted=False) >= least

    def _titles(self, text: str, start: int, end: int) -> list[Candidate]:
        """A line that is the title of a document, without marks."""
        if not _is_line(text, Span(start, end)):
            return []
        plan = _PLAN_LINE.fullmatch(text, start, end) if start == 0 else None
        if plan is not None and _THIS_PLAN.search(text, end, end + _PREAMBLE):
            return [Candidate(Span(start, end), plan[0], ("Policy",), "title:line", 3.0, head=plan["head"])]
        number = _ENTRY.match(text, start, end)
        first = start if number is None else number.end()
        behind = _PAPER.search(text, first, end)
        match = self._title.fullmatch(text[first : end if behind is None else behind.start()].rstrip())
        if match is None:
            return []
        span = Span(first, first + len(match[0]))
        alias = match[0][len(match["issuer"]) :] if match["issuer"] else None
        line = Candidate(span, match[0], ("Policy",), "title:line", 3.0, head=match[0][-2:], alias=alias)
        if not match["issuer"]:
            return [line]
        return [line, *issuers_in(match["issuer"], first)]

    def _verbal(self, text: str, units: list[Unit]) -> list[Candidate]:
        """What stands between a stop or a verb of doing and a head that such names end in, a verb among it."""
        found: list[Candidate] = []
        for k, unit in enumerate(units):
            if unit.kind != "word" or not text.endswith(self._heads, 0, unit.span.end):
                continue
            head = next(h for h in self._heads if text.endswith(h, 0, unit.span.end))
            first = opens = self._first(units, k, unit.span.end - len(head))
            while first < k and units[first].text in self._doing:
                first += 1
            span = Span(units[first].span.start, unit.span.end)
            inside = [u for u in units[first : k + 1] if u.span.end <= span.end - len(head)]
            known = self.lexicon.head_at(text, span.end)
            if known is None or not _SHORTEST <= span.end - span.start <= _LONGEST or len(inside) < 2:
                continue
            if first == opens and first and units[first - 1].text in _MODAL:
                continue  # 能|有效缓解先行区缺水问题
            if "Zone" in known.classes and any(u.tag in ("ad", "vd") for u in inside):
                continue
            if any(
                u.tag == "v" and u.text not in self.lexicon.nominals and u.text not in self.lexicon.heads
                for u in inside
            ):
                classes = ("Policy",) if _is_line(text, span) and head in self._documents else known.classes
                found.append(Candidate(span, text[span.start : span.end], classes, "clause", 1.6, head=known.word))
        return found

    def _first(self, units: list[Unit], k: int, head_start: int) -> int:
        """The first unit of the phrase that ends with unit `k`."""
        while k > 0:
            before = units[k - 1]
            stops = before.tag in _STOPS and not _SPAN.match(before.text)
            if before.kind not in ("word", "known") or stops or not before.text.strip():
                break
            if before.text in _PREDICATES or before.text in _MODAL or before.text.endswith("是"):
                break
            if before.text in ("下设", "内设", "下辖"):
                break
            if before.text in _WELL or (k > 1 and units[k - 2].text + before.text in _WELL):
                break  # 打|好|重点海域治理攻坚战
            if before.text in self._frames and before.span.end < head_start:
                break
            k -= 1
        return k


def _is_line(text: str, span: Span) -> bool:
    """Whether a stretch is a line of its own."""
    return text[max(0, span.start - 1) : span.start] in ("", "\n") and text[span.end : span.end + 1] in ("", "\n")
