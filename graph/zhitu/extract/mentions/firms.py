"""Firms that only what is said of them tells: |云翼|的创始人是某某, |云翼|是远帆集团的子公司, 远帆集团收购了|云翼|."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.mending import FOUNDS
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["DAY", "POINTS", "is_word_of_its_own", "with_firms"]

_NAME = r"(?P<name>[一-龥A-Za-z][一-龥A-Za-z\d·-]{1,9}?)"
_FIRST = r"(?:^|(?<=[。；，：\n]))"
#: 云翼|的创始人|是李文博.
_FOUNDER = re.compile(f"{_FIRST}{_NAME}的?(?:联合)?(?:创始人|创办人)(?=[是为、，一-龥])")
#: 云翼|是|远帆集团|旗下的子公司; 云翼|被|远帆集团|收购.
_OF_FIRM = re.compile(f"{_FIRST}{_NAME}(?P<how>是|为|系|被|由)$")
_DAUGHTER = re.compile(f"(?:旗下)?的?{wording('daughter-how')}*(?:子公司|附属公司|下属企业)(?=[，。；]|$)")
DAY = r"(?:[于在]?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"
_BOUGHT_BY = re.compile(f"{DAY}{wording('buys-how')}*(?:收购|并购)(?=[，。；]|$)")
_BUYS = re.compile(
    rf"{DAY}{wording('buys-how')}*(?:收购|并购)了?(?P<name>[一-龥A-Za-z][一-龥A-Za-z\d·]{{1,7}}?)(?=[，。；]|$)"
)
#: 李文博|于2015年创立|云翼.
_CREATES = re.compile(
    rf"{DAY}(?:在[一-龥]{{2,6}})?(?:共同|联合)?(?:创立|创办)了?(?P<name>[一-龥A-Za-z][一-龥A-Za-z\d·]{{1,9}}?)(?=[，。；]|$)"
)
#: Words that tell of such a thing; most sentences have none.
_WORDS = ("创始人", "创办", "创立", "收购", "并购", "子公司", "附属公司", "下属企业")
_TELLING = frozenset(("nz", "nw", "ORG", "PER", "LOC", "xc"))
_NO_PART = frozenset(("r", "m", "q", "p", "d", "c", "u", "w", "TIME"))
#: What nobody names a thing by: 该车由远帆公司生产.
POINTS = re.compile(wording("goods-no-name"))


def with_firms(
    text: str, sentence: Span, candidates: list[Candidate], tokens: Sequence[Token], lexicon: Lexicon
) -> list[Candidate]:
    """The candidates with such firms, which are no persons though the tagger takes them for such."""
    piece = text[slice(*sentence)]
    if not any(word in piece for word in _WORDS):
        return candidates
    found = candidates
    for span in [s for s in _spans(text, sentence, candidates) if is_word_of_its_own(text, s, tokens, lexicon)]:
        told = [c for c in found if c.accepted and not c.nested and c.span.overlaps(span)]
        if any(c.span != span or c.entries or c.classes != ("Person",) for c in told):
            continue
        found = [c for c in found if not c.span.overlaps(span)]
        found.append(Candidate(span, text[slice(*span)], ("Company",), "firm", 2.0))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _spans(text: str, sentence: Span, candidates: Sequence[Candidate]) -> Iterator[Span]:
    """Where firms stand by what the verbs and nouns beside them say."""
    for match in _FOUNDER.finditer(text, *sentence):
        yield Span(*match.span("name"))
    for c in candidates:
        if not c.accepted or c.nested:
            continue
        person, firm = "Person" in c.classes, not FIRMS.isdisjoint(c.classes)
        before = _OF_FIRM.search(text, max(sentence.start, c.span.start - 12), c.span.start) if person or firm else None
        if before is not None and _is_said(text, c, before["how"], person=person):
            yield Span(*before.span("name"))
        after = (_BUYS if firm else _CREATES).match(text, c.span.end, sentence.end) if person or firm else None
        if after is not None:
            yield Span(*after.span("name"))


def _is_said(text: str, c: Candidate, how: str, *, person: bool) -> bool:
    if person:
        return how == "由" and FOUNDS.match(text, c.span.end) is not None
    if how == "被":
        return _BOUGHT_BY.match(text, c.span.end) is not None
    return how != "由" and _DAUGHTER.match(text, c.span.end) is not None


def is_word_of_its_own(text: str, span: Span, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a stretch is made of whole words, one of which the tagger takes for a name or does not know."""
    name = text[slice(*span)]
    if name in lexicon.generic or name in lexicon.heads or POINTS.match(name):
        return False
    inside = [t for t in tokens if span.contains(Span(t.start, t.end))]
    if not inside or inside[0].start != span.start or inside[-1].end != span.end:
        return False
    if all(t.end - t.start == 1 for t in inside) or "xc" in {t.tag for t in inside}:
        return len(inside) > 1 and not {"a", "r", "q", "m"} & {t.tag for t in inside}
    return any(t.tag in _TELLING for t in inside) and not any(t.tag in _NO_PART for t in inside)
