"""Short documents of plain sentences, and the extractor that reads just these: for what comes after extraction.

A document is a function of its number and version. Cities and agencies recur in many, institutions in some; a good part
of the names is new with each document, as it is in life. Full names are introduced with a short form that other
documents use alone, so that resolution has something to do. All names are put together at random.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

from zhitu.divisions import divisions
from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span
from zhitu.settings import Settings

__all__ = ["Reader", "document", "documents", "make"]


def _words(text: str) -> list[str]:
    return text.split()


_CITIES = _words("广州 深圳 珠海 佛山 东莞 杭州 宁波 苏州 南京 合肥 武汉 长沙 成都 西安 郑州 青岛 厦门 福州 昆明 贵阳")
_FIRST = _words("东 西 南 北 青 白 金 玉 云 星 海 山 松 竹 兰 桂 龙 凤 鹤 石")
_SECOND = _words("湖 岭 塘 桥 溪 江 塔 涛 湾 门 洲 滩 泉 坡 港 岛 原 谷 林 城")
_KINDS = {"实验室": "Laboratory", "集团": "Company", "大学": "School", "产业园": "Zone", "研究院": "ResearchInstitute"}
_SENTENCE = re.compile(
    r"(?P<one>[^，。（）\n]+?)(?:（简称(?P<short>[^）]+)）)?"
    r"(?P<what>位于|与|成立于|有)(?P<other>[^，。（）]+?)(?P<end>合作|年|人|)(?=。)"
)


def _site(rng: random.Random) -> str:
    return rng.choice(_FIRST) + rng.choice(_SECOND)


def document(number: int, version: int = 0, *, sentences: int = 10) -> Document:
    """Document `number`; its next version has two sentences changed."""
    rng = random.Random(f"synthetic {number}")
    told = [_sentence(rng, number) for _ in range(sentences)]
    for change in range(1, version + 1):
        rng = random.Random(f"synthetic {number} {change}")
        for _ in range(2):
            told[rng.randrange(sentences)] = _sentence(rng, number)
    text = "。\n".join(told) + "。\n"
    digest = sha256(text.encode()).hexdigest()
    return Document(f"s-{number:06d}", text, digest, f"简报第{number}期", "2024-05", "zhitu（自撰）")


def _sentence(rng: random.Random, number: int) -> str:
    kind = rng.choice(list(_KINDS))
    site = _site(rng)
    if rng.random() < 0.3:  # a name of this document alone
        site += f"第{number}"
    name = f"{rng.choice(_CITIES)}{site}{kind}"
    shown = f"{name}（简称{site}{kind}）" if rng.random() < 0.15 else f"{site}{kind}" if rng.random() < 0.1 else name
    other = f"{rng.choice(_CITIES)}{_site(rng)}{rng.choice(list(_KINDS))}"
    what = rng.choice(("位于", "位于", "与", "成立于", "有"))
    rest = {
        "位于": rng.choice(_CITIES),
        "与": f"{other}合作",
        "成立于": f"{rng.randint(1990, 2024)}年",
        "有": f"{rng.randint(20, 9000)}人",
    }
    return f"{shown}{what}{rest[what]}"


class Reader:
    """Extracts what the sentences say; an Extractor."""

    version = "synthetic-1"

    def extract(self, document: Document) -> Extraction:
        """What the document says, in one pass."""
        found = _Found()
        for match in _SENTENCE.finditer(document.text):
            found.take(match, (Span(match.start(), match.end() + 1),))
        entities = tuple(_entity(name, *told) for name, told in found.entities.items())
        return Extraction(document.id, entities, tuple(found.claims), tuple(found.events), tuple(found.figures))


class _Found:
    """What was found so far: mentions and aliases by name, and statements."""

    def __init__(self) -> None:
        self.entities: dict[str, tuple[list[Span], list[str]]] = {}
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.figures: list[Observation] = []

    def name(self, match: re.Match[str], group: str) -> str:
        """A name that was met, with its mention."""
        self.entities.setdefault(match[group], ([], []))[0].append(Span(*match.span(group)))
        return match[group]

    def take(self, match: re.Match[str], evidence: tuple[Span, ...]) -> None:
        """What one sentence says."""
        one = self.name(match, "one")
        if match["short"]:
            self.entities[one][1].append(match["short"])
            self.entities[one][0].append(Span(*match.span("short")))
        if match["what"] in ("位于", "与"):
            relation = "locatedIn" if match["what"] == "位于" else "cooperatesWith"
            self.claims.append(Claim(one, relation, self.name(match, "other"), evidence, confidence=0.9))
        elif match["what"] == "成立于":
            self.events.append(Event(one, "founded", match["other"], evidence))
        else:
            value = Decimal(match["other"])
            self.figures.append(Observation(one, "人数", value, "人", "exactly", None, evidence))


def _entity(name: str, spans: list[Span], aliases: list[str]) -> Entity:
    rows = divisions().by_short.get(name)
    if rows:
        row = rows[0]
        return Entity(name, row.name, tuple(row.classes), tuple(sorted(spans)), (name,), row.code)
    kind = next(_KINDS[end] for end in _KINDS if name.endswith(end))
    return Entity(name, name, (kind,), tuple(sorted(spans)), tuple(dict.fromkeys(aliases)))


def make(settings: Settings) -> Reader:
    """An extractor factory."""
    del settings
    return Reader()


def documents(count: int) -> Iterator[Document]:
    """The first `count` documents."""
    return map(document, range(count))
