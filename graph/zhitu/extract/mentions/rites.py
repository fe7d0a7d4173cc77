"""What a ceremony is held for, in the ceremony's name: 云山学校|签约揭牌仪式."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import Lexicon
from zhitu.model import Span

__all__ = ["without_rites"]

_RITE = re.compile(
    "(?:集中|正式|联合|隆重)?(?:(?:签约|揭牌|开工|奠基|启动|落成|竣工|通车|授牌|投产|揭幕|启用|封顶|开学|成立|动工|动土|上梁"
    "|开业|开园|开馆|首发|首航|开通|注册)暨?)+(?:建设)?(?:仪式|典礼)(?:暨[^，。；]{2,14})?$"
)


def without_rites(text: str, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, with what a ceremony is held for instead of the ceremony where it has a head."""
    found = candidates
    for c in [c for c in candidates if c.accepted and not c.nested and "Conference" in c.classes]:
        rite = _RITE.search(text, c.span.start, c.span.end)
        head = lexicon.head_at(text, rite.start(), c.span.start) if rite and text[c.span.start] != "“" else None
        least = 2 if head is not None and head.naming == "strong" else 3
        if rite is None or head is None or rite.start() - c.span.start < len(head.word) + least:
            continue
        span = Span(max(c.span.start, text.rfind("暨", c.span.start, rite.start()) + 1), rite.start())
        kept = [k for k in found if k.span != c.span and not (k.span.overlaps(span) and not span.contains(k.span))]
        if not any(k.span == span and k.accepted and not k.nested for k in kept):
            named = Candidate(span, text[slice(*span)], head.classes, f"head:{head.word}", c.score, head=head.word)
            kept = [k for k in kept if k.span != span] + [named._replace(sure=c.sure)]
        found = sorted(kept, key=lambda k: (k.span.start, -k.span.end))
    return found
