"""Every row of the rule tables gives on its example what the row says; and the extractor holds on any text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import extract, stated

from zhitu.extract.clauses.frames import Predicate, predicates
from zhitu.extract.relations.pattern_rows import Pattern, patterns
from zhitu.model import Claim, Event
from zhitu.vocabulary import vocabulary

ROWS = [row for senses in predicates().values() for row in senses]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.word}-{row.event or row.relation}")
def test_a_predicate_gives_its_event_and_its_relation(row: Predicate) -> None:
    extraction = stated(row.example)
    rules = {f"predicate:{row.word}{how}" for how in ("", "+carried", "+plain")}
    events = {e.type for e in extraction.events if e.rule in rules}
    claims = {c.property for c in extraction.claims if c.rule in rules}
    assert {row.event} - {""} <= events, (row.example, extraction.events)
    assert {row.relation} - {""} <= claims, (row.example, extraction.claims)


#: Rows whose example is one clause that the verb is in once, each verb once.
PLAIN = {
    row.word: row for row in ROWS if row.example.count(row.word) == 1 and not {"，", "、"} & set(row.example)
}.values()


@pytest.mark.parametrize("no", ["尚未", "没有"])
@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row.word)
def test_a_predicate_that_is_denied_says_nothing(row: Predicate, no: str) -> None:
    extraction = stated(row.example.replace(row.word, no + row.word))
    rules = {f"predicate:{row.word}{how}" for how in ("", "+carried", "+plain")}
    assert not [e for e in extraction.events if e.rule in rules]
    assert not [c for c in extraction.claims if c.rule in rules]


def test_the_events_have_triggers_enough() -> None:
    assert len({row.word for row in ROWS if row.event}) >= 150


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_a_pattern_gives_its_relation_or_event(pattern: Pattern) -> None:
    extraction = stated(pattern.example)
    rule = f"pattern:{pattern.id}"
    found = {e.type for e in extraction.events if e.rule == rule}
    found |= {c.property for c in extraction.claims if c.rule == rule}
    assert pattern.relation.removeprefix("event:").lstrip("^") in found, (pattern.example, extraction)


def _by(pattern: Pattern, text: str) -> list[Claim | Event]:
    extraction = stated(text)
    return [s for s in (*extraction.claims, *extraction.events) if s.rule == f"pattern:{pattern.id}"]


@pytest.mark.parametrize("frame", ["如果{}，则当地受益。", "据传，{}。"], ids=["supposed", "heard"])
@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_a_pattern_says_nothing_of_what_is_but_supposed_or_heard(pattern: Pattern, frame: str) -> None:
    for sentence in pattern.example.split("。")[:-1]:
        assert not _by(pattern, frame.format(sentence))


#: Patterns whose example is one clause, which one of the words that they need is in once, each with that.
NEEDING = [
    (pattern, word)
    for pattern in patterns()
    for word in [w for w in pattern.needs if len(w) > 1 and pattern.example.count(w) == 1][:1]
    if "，" not in pattern.example
]


@pytest.mark.parametrize(("pattern", "word"), NEEDING, ids=lambda given: getattr(given, "id", given))
def test_a_pattern_that_is_denied_says_nothing(pattern: Pattern, word: str) -> None:
    assert not _by(pattern, pattern.example.replace(word, "尚未" + word))


def test_traditional_text_is_read_and_kept() -> None:
    text = "香港科技大學（廣州）於二○二二年九月一日開學。"
    extraction = extract(text, "2023-01-01")
    school = next(e for e in extraction.entities if "School" in e.classes)
    assert school.mentions[0].of(text) == "香港科技大學（廣州）"
    assert any(e.type == "opened" and e.date == "2022-09-01" for e in extraction.events)


def test_dates_stay_open_without_a_document_date() -> None:
    extraction = extract("今年6月，国务院印发《海洋经济发展规划》。", None)
    assert [e.date for e in extraction.events] == [None]
    assert "--date" in extraction.warnings[0]


def check(text: str) -> None:
    """What holds for every extraction."""
    extraction = extract(text)
    keys = {e.key for e in extraction.entities}
    for entity in extraction.entities:
        assert entity.mentions
        assert all(0 <= s.start < s.end <= len(text) for s in entity.mentions)
        for name in entity.classes:
            vocabulary().class_(name)
    for claim in extraction.claims:
        assert {claim.subject, claim.object} <= keys
        assert claim.subject != claim.object
    for item in (*extraction.claims, *extraction.events, *extraction.observations):
        assert item.evidence
        assert all(0 <= s.start < s.end <= len(text) and "\n" not in s.of(text) for s in item.evidence)
        assert all(s.end - s.start <= 300 for s in item.evidence)


# fmt: off
WORDS = st.sampled_from(
    [
        "广州", "國務院", "《", "》", "“", "”", "（", "）", "印发", "開通", "、", "，", "。", "\n", "2021年",
        "今年6月", "4025.7万", "人次", "%", "至", "与", "等", "3个", "实验室", "A1", "😀", "\u3000", "\t",
        "\ufffd", "的", "将", "未", "大桥", "由", "到",
    ]
)
# fmt: on


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map("".join))
def test_any_text_gives_sound_spans(text: str) -> None:
    check(text)


def test_long_text_without_breaks_is_cut() -> None:
    check("广州实验室与鹏城实验室开展合作，" * 400)
    check("港" * 5000)


@pytest.mark.parametrize("which", ["dev"])
def test_the_annotated_texts_are_met(which: str, tmp_path: Path) -> None:
    """The five documents of gold/dev reach the floors that the project promises for them."""
    gold = Path(__file__).resolve().parents[3] / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip(f"the folder {gold} is missing: the annotated texts are not part of this repository")
    import zhitu

    zhitu.build([gold / which / "manifest.json"], tmp_path / "dev.db")
    with zhitu.open(tmp_path / "dev.db") as graph:
        graph.export(tmp_path / "dev.nq")
    floors = "entities=0.85,typed=0.80,relations=0.40,events=0.60,dates=0.60,observations=0.60,evidence=1.0"
    command = [
        sys.executable,
        str(gold / "score.py"),
        str(tmp_path / "dev.nq"),
        *map(str, sorted((gold / which).glob("*.gold.json"))),
    ]
    done = subprocess.run(
        [*command, "--require", floors],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    print(json.dumps(done.stdout, ensure_ascii=False))
    assert done.returncode == 0, done.stdout + done.stderr
