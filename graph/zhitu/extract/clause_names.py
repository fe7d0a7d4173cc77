"""Names with a verb inside: 林区防火联合督查专项行动, 某市人民政府关于……的意见, 保税区设立五周年座谈会."""

from __future__ import annotations

import re

from zhitu.extract.candidate import Candidate
from zhitu.extract.lexicon import Lexicon
from zhitu.extract.units import Unit
from zhitu.model import Span

__all__ = ["ClauseNames"]

_YEARS = re.compile(
    r"(?P<name>[^，。；：、的“”《》\s]{2,30}?[一二三四五六七八九十百\d]+周年[^，。；：、的“”《》\s]{0,8}?"
    r"(?:大会|发布会|座谈会|论坛|招待会|音乐会|展览|主题展|活动))(?!上?[的们])"
)
#: Before a meeting at which something is said: 在……座谈会上.
_AT_MEETING = re.compile(
    r"(?:在|于)(?P<name>[^，。；：、的在“”《》\s]{6,36}?(?:座谈会|推进会|动员会|工作会议|现场会|部署会|启动会|大会|峰会|论坛))上"
)
#: Parts of speech that end what a name may hold to its left.
_STOPS = frozenset({"w", "p", "u", "r", "d", "c", "xc", "TIME", "m", "q", "PER"})
_WELL = frozenset(("打好", "打赢", "打响", "抓好", "办好", "做好", "用好", "建好"))
_SHORTEST = 8
_LONGEST = 40


class ClauseNames:
    """Finds such names in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        document = lexicon.any_of("document")
        self._title = re.compile(rf"(?P<issuer>[^，。；：《》]{{0,40}}?)关于[^。；：《》]{{4,90}}的?{document}")
        self._heads = lexicon.cue("clause-head")
        self._doing = lexicon.verbs | frozenset(lexicon.cue("verbal")) | frozenset(lexicon.cue("promotes"))
        self._documents = frozenset(lexicon.cue("document"))
        self._frames = (self._doing - lexicon.nominals) | frozenset(lexicon.cue("naming-verb"))

    def of(self, text: str, units: list[Unit]) -> list[Candidate]:
        """All such names of a sentence."""
        at = units[0].span.start, units[-1].span.end
        edges = {unit.span.start for unit in units}
        found = self._titles(text, *at)
        for match in (*_YEARS.finditer(text, *at), *_AT_MEETING.finditer(text, *at)):
            span = Span(*match.span("name"))
            if span.start in edges:
                found.append(Candidate(span, text[span.start : span.end], ("Conference",), "meeting:clause", 1.7))
        found += [c for c in self._verbal(text, units) if not any(c.span.overlaps(f.span) for f in found)]
        return found

    def _titles(self, text: str, start: int, end: int) -> list[Candidate]:
        """A line that is the title of a document, without marks."""
        if not _is_line(text, Span(start, end)):
            return []
        match = self._title.fullmatch(text[start:end].strip())
        if match is None:
            return []
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        span = Span(first, first + len(match[0]))
        alias = match[0][len(match["issuer"]) :] if match["issuer"] else None
        return [Candidate(span, match[0], ("Policy",), "title:line", 3.0, head=match[0][-2:], alias=alias)]

    def _verbal(self, text: str, units: list[Unit]) -> list[Candidate]:
        """What stands between a stop or a verb of doing and a head that such names end in, a verb among it."""
        found: list[Candidate] = []
        for k, unit in enumerate(units):
            head = next((h for h in self._heads if text.endswith(h, 0, unit.span.end)), None)
            if head is None or unit.kind != "word":
                continue
            first = self._first(units, k, unit.span.end - len(head))
            while first < k and units[first].text in self._doing:
                first += 1
            span = Span(units[first].span.start, unit.span.end)
            inside = [u for u in units[first : k + 1] if u.span.end <= span.end - len(head)]
            known = self.lexicon.head_at(text, span.end)
            if known is None or not _SHORTEST <= span.end - span.start <= _LONGEST or len(inside) < 2:
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
            if before.kind not in ("word", "known") or before.tag in _STOPS or not before.text.strip():
                break
            if before.text in ("是", "有", "为", "成为"):
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
