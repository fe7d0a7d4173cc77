"""Two things of one name in one document are two, each with what is said of it."""

from __future__ import annotations

import pytest
from tests.support.statements import extract

from zhitu.extract.entities.namesakes import parted
from zhitu.model import Claim, Entity, Event, Extraction, Span

_TEXT = "云川市人民政府印发《低空方案》。海湾市人民政府印发《低空方案》。"


def _named(key: str, name: str, kind: str) -> Entity:
    at = [k for k in range(len(_TEXT)) if _TEXT.startswith(name, k)]
    return Entity(key, name, (kind,), tuple(Span(k, k + len(name)) for k in at))


def _stated(second: str) -> Extraction:
    """What the text says, with the plan and the bodies in whatever order; `second` issued the second plan."""
    first = _TEXT.index("。") + 1
    sentences = Span(0, first), Span(first, len(_TEXT))
    things = [
        _named("0", "云川市人民政府", "GovernmentBody"),
        _named("1", "低空方案", "Policy"),
        _named("2", "海湾市人民政府", "GovernmentBody"),
    ]
    claims = tuple(Claim("1", "issuedBy", body, (said,)) for body, said in zip(("0", second), sentences, strict=True))
    return Extraction("d", tuple(things), claims, (Event("1", "issued", "2024", sentences),))


def test_each_plan_has_its_own_statements() -> None:
    extraction = parted(_stated("2"), _TEXT)
    assert [(e.key, e.name, len(e.mentions)) for e in extraction.entities if "Policy" in e.classes] == [
        ("1", "低空方案", 1),
        ("3", "低空方案", 1),
    ]
    assert [(c.subject, c.object) for c in extraction.claims] == [("1", "0"), ("3", "2")]
    assert [(e.of, e.evidence[0].of(_TEXT)[:3]) for e in extraction.events] == [("1", "云川市"), ("3", "海湾市")]


def test_what_one_body_issued_twice_is_one() -> None:
    assert parted(_stated("0"), _TEXT) == _stated("0")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("教育部司长王伟与水利部司长王伟出席。", 2),
        ("教育部司长王伟出席。水利部司长王伟致辞。", 1),
        ("王伟曾任教育部司长，后来水利部司长王伟致辞。", 1),
    ],
)
def test_persons_are_two_where_a_sentence_names_both(text: str, count: int) -> None:
    persons = [e for e in extract(text).entities if e.name == "王伟"]
    assert len(persons) == count
