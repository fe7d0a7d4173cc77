"""The ruler of promises: its rows can be filled and mean something, and it judges as its first lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.support.benches import Bench

from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span
from zhitu.vocabulary import vocabulary

ROOT = Path(__file__).parents[1]
PROMISES = sorted(p.stem for p in (ROOT / "bench" / "passages").glob("*.tsv") if p.stem != "slots")
TEXT = "云岭大桥去年5月开通，远帆集团承建，长12公里；江湾大桥还没有。"
WHERE = Span(0, 4)
BRIDGE, FIRM, OTHER = "云岭大桥", "远帆集团", "江湾大桥"


@pytest.fixture
def verdicts(bench: Bench) -> Any:
    return bench("verdicts")


@pytest.fixture
def templates(bench: Bench) -> Any:
    return bench("templates")


def entity(name: str) -> Entity:
    start = TEXT.index(name)
    return Entity(key=name, name=name, classes=("Thing",), mentions=(Span(start, start + len(name)),))


def extraction(*said: Claim | Event | Observation) -> Extraction:
    return Extraction(
        "passage",
        entities=tuple(entity(name) for name in (BRIDGE, FIRM, OTHER)),
        claims=tuple(s for s in said if isinstance(s, Claim)),
        events=tuple(s for s in said if isinstance(s, Event)),
        observations=tuple(s for s in said if isinstance(s, Observation)),
    )


def claim(subject: str, name: str, other: str, **more: Any) -> Claim:
    return Claim(subject=subject, property=name, object=other, evidence=(WHERE,), **more)


def event(of: str, date: str | None, **more: Any) -> Event:
    return Event(of=of, type="opened", evidence=(WHERE,), date=date, **more)


def length(of: str) -> Observation:
    return Observation(
        about=of, indicator="长", value=Decimal(12), unit="公里", bound=None, period=None, evidence=(WHERE,)
    )


@pytest.mark.parametrize(
    ("wants", "said", "word"),
    [
        ("C 远帆集团 builds 云岭大桥", [claim(FIRM, "builds", BRIDGE)], "right"),
        ("C 远帆集团 builds 云岭大桥", [], "missing"),
        ("C 远帆集团 builds 云岭大桥", [claim(BRIDGE, "builds", FIRM)], "false"),
        ("C 远帆集团 builds 云岭大桥", [claim(OTHER, "builds", BRIDGE)], "false"),
        ("C 远帆集团 builds 云岭大桥", [claim(FIRM, "builds", BRIDGE, status="expected")], "false"),
        ("C 远帆集团 builds 云岭大桥 exp", [claim(FIRM, "builds", BRIDGE, status="expected")], "right"),
        ("C 远帆集团 builds 云岭大桥", [claim(FIRM, "builds", BRIDGE), claim(FIRM, "owns", BRIDGE)], "right"),
        ("C 云岭大桥 cooperatesWith 远帆集团", [claim(FIRM, "cooperatesWith", BRIDGE)], "right"),
        ("C 远帆集团 builds 云岭大桥 || C 远帆集团 owns 云岭大桥", [claim(FIRM, "owns", BRIDGE)], "right"),
        ("!C 远帆集团 * *", [claim(FIRM, "owns", BRIDGE)], "false"),
        ("?C 远帆集团 owns 云岭大桥;!C 远帆集团 * *", [claim(FIRM, "owns", BRIDGE)], "right"),
        ("?C * * *;!C 远帆集团 owns *", [claim(FIRM, "owns", BRIDGE)], "false"),
        ("V 云岭大桥 opened 2023-05", [event(BRIDGE, "2023-05")], "right"),
        ("V 云岭大桥 opened 2023-05", [event(BRIDGE, "2023")], "missing"),
        ("V 云岭大桥 opened 2023-05", [event(BRIDGE, None)], "missing"),
        ("V 云岭大桥 opened 2023-05", [event(BRIDGE, "2024-05")], "false"),
        ("V 云岭大桥 opened 2023-05", [event(OTHER, "2023-05")], "false"),
        ("V 云岭大桥 opened 2023-05|2023", [event(BRIDGE, "2023")], "right"),
        ("O 云岭大桥 12 公里", [length(BRIDGE)], "right"),
        ("O 云岭大桥 12 公里", [length(FIRM)], "false"),
        ("O 云岭大桥 12 里", [length(BRIDGE)], "false"),
        ("A 云岭大桥 江湾大桥", [], "missing"),
        ("N 云岭大桥 江湾大桥", [], "right"),
    ],
)
def test_a_passage_is_right_lacks_something_or_says_what_is_false(
    verdicts: Any, wants: str, said: list[Claim | Event | Observation], word: str
) -> None:
    passage = verdicts.Passage("one", Document("passage", TEXT, "0"), verdicts.wanted(wants))
    assert verdicts.judged(passage, extraction(*said)).word == word


def test_what_an_unjoined_name_does_is_missing_and_not_false_besides(verdicts: Any) -> None:
    wants = verdicts.wanted("A 云岭大桥 江湾大桥;V 云岭大桥/江湾大桥 opened 2023-05;O 云岭大桥 12 公里")
    passage = verdicts.Passage("one", Document("passage", TEXT, "0"), wants)
    assert verdicts.judged(passage, extraction(event(BRIDGE, "2023-05"), length(OTHER))).word == "missing"


def test_passages_are_the_same_every_time(templates: Any) -> None:
    assert list(templates.passages("lists")) == list(templates.passages("lists"))


@pytest.mark.parametrize("promise", PROMISES)
def test_every_row_can_be_filled_and_wants_what_the_vocabulary_has(templates: Any, promise: str) -> None:
    relations, types = set(vocabulary().relations), set(vocabulary().event_types)
    found = list(templates.passages(promise, fills=1))
    assert found
    for passage in found:
        assert "{" not in passage.document.text, passage.construction
        for want in _wants(passage):
            assert want.mark in ("", "!", "?"), (passage.construction, want)
            assert want.kind in "CVOAN", (passage.construction, want)
            least, most = {"C": (3, 3), "V": (2, 3), "O": (2, 4)}.get(want.kind, (2, 2))
            assert least <= len(want.words) <= most, (passage.construction, want)
            kinds = {"C": relations, "V": types}.get(want.kind)
            if kinds is not None and want.words[1] != "*":
                assert set(want.words[1].split("/")) <= kinds, (passage.construction, want)


def _wants(passage: Any) -> Iterator[Any]:
    for alternatives in passage.wants:
        yield from alternatives


def test_a_passage_that_is_not_right_is_shown(bench: Bench, templates: Any, capsys: pytest.CaptureFixture[str]) -> None:
    bench("passages").main(["lists", "--show"])
    shown = capsys.readouterr().out
    *lines, counts = shown.splitlines()
    right, missing, false = (int(number) for number in re.findall(r"\d+", counts))
    assert right + missing + false == len(list(templates.passages("lists")))
    assert len([line for line in lines if line.startswith("lists ")]) == missing + false
