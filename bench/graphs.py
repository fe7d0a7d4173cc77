"""Graphs of the project's own shape without extraction: documents made together with what they say.

A sentence is a pattern with slots and, beside it, the statements that it makes. Text, entities, claims, events and
figures therefore fit each other, go through the real assertion, and are a function of seed and number. A few names are
in very many documents (国务院, 广州, 南沙), most in a few, and new ones keep coming, as in life.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

from zhitu import assertion
from zhitu.assertion import Run
from zhitu.divisions import Division, divisions
from zhitu.iri import Iris
from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span, Status
from zhitu.pipeline.summing import summarize
from zhitu.resolve import NameResolver
from zhitu.settings import Settings
from zhitu.store import Builder

__all__ = ["generate", "sayings", "write"]

_SLOT = re.compile(r"\{(\w+)\}")


def _words(text: str) -> list[str]:
    return text.split()


_CITIES = _words("""
    广州 深圳 珠海 佛山 东莞 中山 惠州 杭州 宁波 苏州 南京 合肥 武汉 长沙 成都
    西安 郑州 济南 青岛 福州 厦门
""")
_ZONES = _words("""
    高新技术产业开发区 科学城 经济技术开发区 综合保税区
""")
_FIELDS = _words("""
    人工智能 集成电路 生物医药 新能源汽车 新型储能 海洋装备 低空经济 量子信息 商业航天
    工业软件 氢能 先进材料
""")
_TRADES = _words("""
    科技有限公司 集团有限公司 智能装备股份有限公司 生物技术有限公司
""")
_GROUPS = _words("""
    港澳青年 科技人才 中小企业 高校毕业生 外籍专家
""")
_FIRST, _SECOND = "东西南北中华新金龙海云青白长天明安永和广", "湖岭塘桥溪江山塔湾门河洲平原城岛林泉峰田"
_FAMILY, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林", "建志晓丽文海国雅子思明静"

#: Class of what fills a slot.
_CLASSES = {
    "city": "City",
    "far": "City",
    "home": "City",
    "zone": "Zone",
    "lab": "Laboratory",
    "school": "School",
    "company": "Company",
    "partner": "Company",
    "policy": "Policy",
    "bureau": "GovernmentBody",
    "state": "GovernmentBody",
    "field": "Industry",
    "person": "Person",
    "fund": "Fund",
    "fair": "Conference",
    "airport": "Facility",
    "line": "Facility",
    "centre": "Facility",
    "group": "Group",
    "nansha": "District",
    "product": "Product",
    "plan": "Policy",
}


@cache
def _sentences() -> list[tuple[str, tuple[str, ...]]]:
    """The sentences with their statements."""
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if not line.startswith("#")]
    return [(sentence, tuple(statements.split("; "))) for sentence, _, statements in rows]


def sayings(number: int, *, seed: int = 1) -> tuple[Document, Extraction]:
    """The document of this number and what it says."""
    rng = random.Random(f"{seed}:{number}")
    year, month, day = rng.randint(2015, 2025), rng.randint(1, 12), rng.randint(1, 28)
    identifier = f"made-{number:07d}"
    title = f"第{number}号：{rng.choice(_FIELDS)}产业新进展"
    made = _Making(identifier, title + "\n")
    for _ in range(4):
        cast, figures = _cast(rng, year), _figures(rng, year)
        for sentence, statements in rng.sample(_sentences(), 5):
            made.say(sentence, statements, cast, figures)
        made.text += "\n"
    digest = sha256(made.text.encode()).hexdigest()
    document = Document(identifier, made.text, digest, title, f"{year}-{month:02d}-{day:02d}", "zhitu（自撰）")
    return document, made.extraction()


def generate(quads: int, *, seed: int = 1) -> Iterator[str]:
    """Lines of N-Quads, a document at a time, until there are that many."""
    iris = Iris()
    run = Run.of("made-1", Settings())
    resolver = NameResolver(iris)
    written, number = 0, 0
    yield "".join((*assertion.ontology_lines(iris), *assertion.run_lines(run, iris)))
    yield "".join(assertion.gazetteer_lines([_division(city).code for city in _CITIES] + [_NANSHA], iris))
    while written < quads:
        document, extraction = sayings(number, seed=seed)
        lines = list(assertion.lines(document, extraction, resolver.resolve(extraction), iris, run.iri(iris)))
        written, number = written + len(lines), number + 1
        yield "".join(lines)


def write(path: Path, quads: int, *, seed: int = 1) -> Path:
    """A graph of that many quads at `path`."""
    with Builder(path) as builder:
        for lines in generate(quads, seed=seed):
            builder.write(lines)
        summarize(builder.load())
        builder.commit()
    return path


_NANSHA = "440115"


def _division(name: str) -> Division:
    return next(d for d in divisions().by_short[name] if d.level == "city")


def _often(rng: random.Random, names: list[str]) -> str:
    """One of the names, the first ones far more often."""
    return names[int(len(names) * rng.random() ** 3)]


def _cast(rng: random.Random, year: int) -> dict[str, str]:
    """Names that belong together."""
    city, far, field = _often(rng, _CITIES), _often(rng, _CITIES), _often(rng, _FIELDS)
    site, other = (rng.choice(_FIRST) + rng.choice(_SECOND) for _ in range(2))
    brand = "".join(rng.choice(_FIRST + _SECOND) for _ in range(2))
    return {
        "city": city,
        "far": far,
        "field": field,
        "zone": f"{city}{site}{rng.choice(_ZONES)}",
        "state": "国务院",
        "home": "广州",
        "lab": f"{site}{field}实验室",
        "school": city + rng.choice(("大学", "理工大学", "师范大学")),
        "company": f"{city}{brand}{rng.choice(_TRADES)}",
        "partner": f"{far}{other}{rng.choice(_TRADES)}",
        "policy": f"{city}市{site}{field}产业发展行动计划（{year}—{year + 3}年）",
        "bureau": f"{city}市人民政府",
        "person": rng.choice(_FAMILY) + rng.choice(_GIVEN) + rng.choice(_GIVEN),
        "fund": f"{brand}{field}产业投资基金",
        "fair": f"{year}{city}{field}产业大会",
        "airport": rng.choice(("白云国际机场", f"{city}{site}机场")),
        "line": rng.choice(("深中通道", f"{city}至{far}城际铁路")),
        "centre": f"{site}{field}中试基地",
        "group": rng.choice(_GROUPS),
        "nansha": "南沙区",
        "product": f"{brand}智能终端",
        "plan": "南沙方案",
    }


def _figures(rng: random.Random, year: int) -> dict[str, tuple[str, str]]:
    """What fills the other slots: as it is written, and as a value or date."""
    month, day, earlier = rng.randint(1, 12), rng.randint(1, 28), year - rng.randint(0, 3)
    size, big, later = rng.randint(10, 900), rng.randint(1000, 9000), year + rng.randint(1, 6)
    return {
        "date": (f"{earlier}年{month}月{day}日", f"{earlier}-{month:02d}-{day:02d}"),
        "month": (f"{earlier}年{month}月", f"{earlier}-{month:02d}"),
        "year": (str(earlier), str(earlier)),
        "later": (str(later), str(later)),
        "size": (str(size), str(size)),
        "big": (str(big), str(big)),
        "people": (f"{big}万", f"{big}0000"),
    }


class _Making:
    """A document that is being written."""

    def __init__(self, identifier: str, text: str) -> None:
        self.identifier, self.text = identifier, text
        self.mentions: dict[str, list[Span]] = {}
        self.slots: dict[str, str] = {}
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.observations: list[Observation] = []

    def say(
        self, sentence: str, statements: tuple[str, ...], cast: dict[str, str], figures: dict[str, tuple[str, str]]
    ) -> None:
        """Write a sentence and note what it says."""
        start = len(self.text)
        for n, part in enumerate(_SLOT.split(sentence)):
            written = part if n % 2 == 0 else cast.get(part) or figures[part][0]
            if n % 2 and part in cast:
                span = Span(len(self.text), len(self.text) + len(written))
                self.mentions.setdefault(written, []).append(span)
                self.slots[written] = part
            self.text += written
        evidence = (Span(start, len(self.text)),)
        for statement in statements:
            self._state(statement.split(), evidence, cast, figures)

    def _state(
        self, words: list[str], evidence: tuple[Span, ...], cast: dict[str, str], figures: dict[str, tuple[str, str]]
    ) -> None:
        sure = 0.5 + (evidence[0].start % 50) / 100
        if words[0].startswith("!"):
            date = figures[words[2]][1] if words[2] != "-" else None
            status: Status = "expected" if words[3] == "expected" else "occurred"
            self.events.append(Event(cast[words[1]], words[0][1:], date, evidence, status, sure))
        elif words[0].startswith("#"):
            value, period = Decimal(figures[words[2]][1]), figures[words[4]][1] if words[4] != "-" else None
            status = "expected" if words[5] == "expected" else "occurred"
            about = cast[words[0][1:]]
            told = (about, words[1], value, words[3], "exactly", period, evidence, None, status, sure)
            self.observations.append(Observation(*told))
        elif cast[words[0]] != cast[words[2]]:
            self.claims.append(Claim(cast[words[0]], words[1], cast[words[2]], evidence, "occurred", sure))

    def extraction(self) -> Extraction:
        """What was noted."""
        entities = tuple(self._entity(name, tuple(spans)) for name, spans in self.mentions.items())
        return Extraction(self.identifier, entities, tuple(self.claims), tuple(self.events), tuple(self.observations))

    def _entity(self, name: str, mentions: tuple[Span, ...]) -> Entity:
        kind = self.slots[name]
        if kind in ("city", "far", "home"):
            division = _division(name)
            return Entity(name, division.name, division.classes, mentions, (name,), division.code)
        adcode = _NANSHA if kind == "nansha" else None
        return Entity(name, name, (_CLASSES[kind],), mentions, (), adcode)
