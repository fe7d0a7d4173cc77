"""Goods that are named by who makes them: 远帆集团发布无人机“|云翼3|”, |云翼14手机|由远帆公司生产."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.firms import DAY, POINTS, is_word_of_its_own
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["with_goods"]

_MAKES = words("goods-makes")
_VERB = f"{wording('goods-how')}*{wording('goods-makes')}"
_KIND = wording("goods-kinds")
#: 发布新款无人机|“云翼3”.
_KIND_BEFORE = re.compile(f"{wording('goods-makes')}了?[^，。；：“”]{{0,10}}{_KIND}$")
_KIND_AFTER = re.compile(_KIND)
#: 远帆公司|正式推出|“云翼”.
_MADE = re.compile(f"{DAY}{_VERB}了?$")
_ENDED = re.compile("(?:[，。；！]|$)")
_SERVICE = re.compile("(?:服务|产品|系列|业务|套餐)(?:[，。；！]|$)")
#: “云翼”|由|远帆公司|于2020年推出.
_BY = re.compile(f"{DAY}{_VERB}了?(?:[，。；！]|$)")
#: 云翼|是|远帆公司|推出的|软件.
_DEFINED = re.compile(
    f"(?:{DAY}{_VERB}|旗下)的(?=[^，。；]{{2}})(?![^，。；]*(?:公司|企业|集团|[人员者家师长手])(?:[，。；]|$))"
)
#: 云翼-R1|模型, 远帆|14手机: what tells by letters and digits which of its kind a thing is.
_MODEL = re.compile(
    rf"(?<![A-Za-z\d])(?P<name>[A-Z][A-Za-z]*(?:[- ]?[A-Z]?\d+(?:\.\d+)?[A-Za-z]{{0,3}})+(?:-[A-Z]+)?)"
    rf"{_KIND}(?![\d件量业])"
)
#: 新款|电动汽车云翼SU3.
_KIND_MODEL = re.compile(
    rf"{_KIND}(?P<name>[A-Z][A-Za-z]{{0,8}}[ -]?\d{{1,4}}[A-Za-z]{{0,3}}(?: (?:Pro|Max|Ultra|Plus))*)"
    r"(?![A-Za-z\d.%年月日])"
)
_NUMBERED = re.compile(rf" ?\d{{1,3}}(?: ?(?:Pro|Max|Ultra|Plus|SE))*(?:系列)?{_KIND}(?![件量业])")
#: 云翼号|动车组.
_CALLED = re.compile("[一-龥]号$|[A-Za-z一-龥]-?\\d+[A-Za-z]{0,3}$")
_QUOTED = re.compile("“[^“”，。；、]{2,10}”")
_CODE = re.compile(r"[A-Za-z]-?\d|[一-龥]\d{1,3}(?:Pro|Max|Ultra|Plus)?$")
_NAMES = frozenset(("nz", "nw"))
_SHORTEST, _LONGEST = 2, 12


def with_goods(
    text: str, sentence: Span, candidates: list[Candidate], tokens: Sequence[Token], lexicon: Lexicon
) -> list[Candidate]:
    """The candidates, those of a firm's goods as such, with those that only who makes them tells."""
    piece = text[slice(*sentence)]
    if "旗下的" not in piece and not any(verb in piece for verb in _MAKES):
        return candidates
    found = [_as_goods(text, c, candidates) for c in candidates]
    for span, alias in _spans(text, sentence, found, tokens, lexicon):
        told = (c for c in found if c.accepted and not c.nested and c.span.contains(span))
        if any(c.span != span or c.entries or c.classes != ("Person",) for c in told):
            continue
        found = [c for c in found if c.span != span]  # |云翼|是远帆公司推出的软件: no person
        found = [c._replace(nested=True) if span.contains(c.span) else c for c in found if not _crosses(c.span, span)]
        found.append(Candidate(span, text[slice(*span)], ("Product",), "goods", 2.0, alias=alias))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _crosses(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not other.contains(one)


def _firms(candidates: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.accepted and not c.nested and "Company" in c.classes]


def _as_goods(text: str, c: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """A quoted name as a product's, where its kind stands beside it or a firm makes it."""
    if not c.accepted or c.entries or c.classes != ("Programme",) or not c.rule.startswith("quoted"):
        return c
    start, end = c.span.start - (text[c.span.start] != "“"), c.span.end + (text[c.span.end - 1] != "”")
    if text[start : start + 1] != "“" or text[end - 1 : end] != "”":
        return c
    return c._replace(classes=("Product",)) if _is_made(text, start, end, candidates) else c


def _is_made(text: str, start: int, end: int, candidates: Sequence[Candidate]) -> bool:
    """Whether what stands between two quotation marks is told as goods."""
    if _KIND_BEFORE.search(text, max(0, start - 24), start):
        return True
    firms = _firms(candidates)
    kind = _KIND_AFTER.match(text, end)
    makes = any(_makes(text, firm, start, kind.end() if kind else end) for firm in firms)
    return makes or (kind is not None and any(firm.span.end <= start for firm in firms))


def _makes(text: str, firm: Candidate, start: int, end: int) -> bool:
    """Whether a firm is said to make what stands between two quotation marks, and that is all that is said of it."""
    if firm.span.end <= start:
        ended = _ENDED.match(text, end) or _SERVICE.match(text, end)
        return _MADE.fullmatch(text, firm.span.end, start) is not None and ended is not None
    return text[end : firm.span.start] == "由" and _BY.match(text, firm.span.end) is not None


def _spans(
    text: str, sentence: Span, candidates: Sequence[Candidate], tokens: Sequence[Token], lexicon: Lexicon
) -> Iterator[tuple[Span, str | None]]:
    """Where goods are named, and what they are called besides."""
    for m in _MODEL.finditer(text, *sentence):
        yield Span(*m.span()), m["name"]
    for m in _KIND_MODEL.finditer(text, *sentence):
        yield Span(*m.span()), m["name"]
    for c in candidates:
        if c.accepted and not c.nested and "Product" in c.classes and _CALLED.search(text, *c.span):
            kind = _KIND_AFTER.match(text, c.span.end)
            if kind is not None:
                yield Span(c.span.start, kind.end()), c.name
    for quote in _QUOTED.finditer(text, *sentence):
        if _is_made(text, quote.start(), quote.end(), candidates):
            yield Span(quote.start() + 1, quote.end() - 1), None
    for firm in _firms(candidates):
        if numbered := _NUMBERED.match(text, firm.span.end, sentence.end):
            yield Span(firm.span.start, numbered.end()), None
        for stretch, defined in _told_by(text, sentence, firm):
            goods = any(c.accepted and "Product" in c.classes and stretch.contains(c.span) for c in candidates)
            if not goods and _is_named(text, stretch, tokens, lexicon, defined=defined):
                yield stretch, None


def _told_by(text: str, sentence: Span, firm: Candidate) -> Iterator[tuple[Span, bool]]:
    """What stands where a firm's goods do: |云翼|由远帆公司推出, |云翼|是远帆公司推出的…, 远帆公司推出|云翼|.

    And whether a sentence defines it so.
    """
    start = max(text.rfind(mark, sentence.start, firm.span.start) for mark in "，。；：！？") + 1
    start = max(start, sentence.start)
    lead = text[start : firm.span.start]
    how = {"由": _BY, "是": _DEFINED}.get(lead[-1:])
    if how is not None and how.match(text, firm.span.end):
        yield Span(start + lead.rfind("的") + 1, firm.span.start - 1), lead[-1] == "是"
    if made := re.compile(f"{DAY}{_VERB}了?").match(text, firm.span.end):
        ended = re.compile("[，。；！、]|$").search(text, made.end(), sentence.end)
        yield Span(made.end(), ended.start() if ended else sentence.end), False


def _is_named(text: str, span: Span, tokens: Sequence[Token], lexicon: Lexicon, *, defined: bool) -> bool:
    """Whether a stretch is a word that the tagger takes for a name, or a name with letters and digits."""
    name = text[slice(*span)]
    if not _SHORTEST <= len(name) <= _LONGEST or POINTS.match(name) or name in lexicon.generic:
        return False
    if any(mark in name for mark in "“”《》（）的、和与等"):
        return False
    inside = [t for t in tokens if span.contains(Span(t.start, t.end))]
    if not inside or inside[0].start != span.start or inside[-1].end != span.end:
        return False
    if _CODE.search(name) or inside[-1].tag in _NAMES:
        return True
    return defined and _KIND_AFTER.match(name) is None and is_word_of_its_own(text, span, tokens, lexicon)
