"""A small extractor for tests of what comes after extraction; in a module of its own so that processes can import it.

It knows a handful of names, and says: `X位于Y` → locatedIn, `X与Y合作` → cooperatesWith, `X任职于Y` → affiliatedWith,
`X将位于Y` → expected,
`X成立于2022年` → founded, `X有12人` → an observation. A text with 炸 in it makes it fail.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal

from zhitu.errors import ZhituError
from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span
from zhitu.settings import Settings

#: Name → (classes, adcode).
KNOWN: dict[str, tuple[tuple[str, ...], str | None]] = {
    "广州实验室": (("Laboratory",), None),
    "廣州實驗室": (("Laboratory",), None),
    "苹果公司": (("Company",), None),
    "苹果": (("Product",), None),
    "王伟": (("Person",), None),
    "广州": (("City",), "440100"),
    "深圳": (("City",), "440300"),
    "朝阳区": (("District",), "110105"),
    "湾仔区": (("District",), "810000-湾仔区"),  # its code is of the gazetteer's own making
    "<script>alert(1)</script>实验室": (("Laboratory",), None),
    '"} ; DROP ALL #实验室': (("Laboratory",), None),
}
OFFICIAL = {"广州": "广州市", "深圳": "深圳市"}
_NAMES = "|".join(map(re.escape, sorted(KNOWN, key=len, reverse=True)))
_ANY = re.compile(_NAMES)
_SENTENCE = re.compile(r"[^。\n]+。?")
_RELATION = re.compile(rf"({_NAMES})(将?位于|与|任职于)({_NAMES})")
_FOUNDED = re.compile(rf"({_NAMES})成立于(\d{{4}})年")
_COUNT = re.compile(rf"({_NAMES})有(\d+)人")


class FakeExtractor:
    """See the module."""

    version = "fake-1"

    def extract(self, document: Document) -> Extraction:
        if "炸" in document.text:
            raise RuntimeError("the fake extractor was told to fail")
        text = document.text
        mentions: dict[str, list[Span]] = {}
        for match in _ANY.finditer(text):
            mentions.setdefault(match[0], []).append(Span(*match.span()))
        entities = tuple(_entity(name, spans) for name, spans in mentions.items())
        claims: list[Claim] = []
        events: list[Event] = []
        figures: list[Observation] = []
        for span in _sentences(text):
            sentence = span.of(text)
            for m in _RELATION.finditer(sentence):
                relation = {"与": "cooperatesWith", "任职于": "affiliatedWith"}.get(m[2], "locatedIn")
                claims.append(Claim(m[1], relation, m[3], (span,), "expected" if "将" in m[2] else "occurred", 0.9))
            events += [Event(m[1], "founded", m[2], (span,)) for m in _FOUNDED.finditer(sentence)]
            figures += [
                Observation(m[1], "人数", Decimal(m[2]), "人", "exactly", None, (span,))
                for m in _COUNT.finditer(sentence)
            ]
        warnings = ("去年 has no year; give --date",) if "去年" in text and document.date is None else ()
        return Extraction(document.id, entities, tuple(claims), tuple(events), tuple(figures), warnings)


def _sentences(text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in _SENTENCE.finditer(text))


def _entity(name: str, spans: list[Span]) -> Entity:
    classes, adcode = KNOWN[name]
    official = OFFICIAL.get(name)
    return Entity(name, official or name, classes, tuple(spans), (name,) if official else (), adcode)


def make(_: Settings) -> FakeExtractor:
    """An extractor factory."""
    return FakeExtractor()


def document(identifier: str, text: str, **fields: str) -> Document:
    """A document as a reader would make it."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(identifier, text, digest, **{"where": f"{identifier}.txt", **fields})


def missing(_: Settings) -> FakeExtractor:
    """A factory that cannot make its extractor."""
    raise ZhituError("the tagger is not installed")
