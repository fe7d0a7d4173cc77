"""The log of decisions is a text file that loses nothing and explains its faults."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import JudgementError
from zhitu.resolve import Figure, Happening, Judgement, Passage, Thing, read_judgements, write_judgements
from zhitu.resolve.judgements import as_json, effective, parse

ROAD = Thing("深中通道", ("Facility", "Project"), ("深中大桥",))
CITY = Thing("朝阳区", ("District",), (), "110105")
SEEN = Passage("brief-03", '他说："通车"。\n')
LOG = [
    Judgement(1, "assert", "某人", "2024-05-01", "见报", ROAD, "connects", CITY, evidence=SEEN, status="expected"),
    Judgement(2, "assert", "某人", "2024", "", ROAD, event=Happening("opened", "2024-06-30"), evidence=SEEN),
    Judgement(
        3,
        "assert",
        "某人",
        "2024",
        "",
        ROAD,
        observation=Figure("全长", Decimal("24.10"), "公里", "approximately", "2024", Decimal("25")),
        evidence=SEEN,
    ),
    Judgement(4, "assert", "某人", "2024-05", "", CITY),
    Judgement(7, "same", "另一人", "2024-05", "同一条路", "https://e.org/a", object="https://e.org/b"),
    Judgement(8, "reject", "另一人", "2024-05", "", "https://e.org/claim/1"),
    Judgement(
        9, "assert", "某人", "2024", "", Thing("张三", ("Person",)), "affiliatedWith", CITY, role="区长", date="2021"
    ),
    Judgement(10, "rename", "某人", "2024", "", "https://e.org/a", object="新名"),
    Judgement(11, "retype", "某人", "2024", "", "https://e.org/a", object="Facility,Project"),
    Judgement(12, "link", "某人", "2024", "", "https://e.org/a", object="https://www.wikidata.org/entity/Q16572"),
    Judgement(13, "undo", "某人", "2024", "误判", "", object="7"),
    Judgement(14, "assert", "某人", "2024", "", Thing("年报", ("Policy",), iri="https://e.org/年报_2024")),
]


def test_reading_gives_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    write_judgements(path, reversed(LOG))
    assert read_judgements(path) == LOG
    rows = path.read_text(encoding="utf-8").split("\n")
    assert len(rows) == len(LOG) + 1
    assert rows[3].startswith('{"sequence": 4, "decision": "assert", "who": "某人"')
    write_judgements(path, LOG)
    assert path.read_text(encoding="utf-8").split("\n") == rows


TEXT = st.text(min_size=1, max_size=12, alphabet=st.characters(exclude_categories=["Cs"]))


@given(TEXT, st.text(max_size=5), TEXT, st.lists(TEXT, max_size=2), st.decimals(allow_nan=False, allow_infinity=False))
def test_any_text_and_number_survives(name: str, because: str, quote: str, names: list[str], value: Decimal) -> None:
    thing = Thing(name, ("Zone",), tuple(names))
    figure = Figure(name, value)
    judgement = Judgement(1, "assert", name, "2024", because, thing, observation=figure, evidence=Passage(name, quote))
    assert parse(json.loads(json.dumps(as_json(judgement)))) == judgement


GOOD: dict[str, Any] = as_json(LOG[0])


@given(st.lists(st.booleans(), max_size=7), st.data())
def test_what_is_undone_holds_no_more_and_undoing_the_undo_makes_it_hold(
    kinds: list[bool], data: st.DataObject
) -> None:
    log = [LOG[5]]
    for undo in kinds:
        number = log[-1].sequence + 1
        target = data.draw(st.sampled_from([j.sequence for j in log]))
        log.append(
            Judgement(number, "undo", "x", "2024", "", "", object=str(target))
            if undo
            else Judgement(number, "reject", "x", "2024", "", f"urn:{number}")
        )

    def holds(judgement: Judgement) -> bool:
        """By definition: no undo that holds is of it."""
        return not any(j.decision == "undo" and j.object == str(judgement.sequence) and holds(j) for j in log)

    assert effective(reversed(log)) == [j for j in log if j.decision != "undo" and holds(j)]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"sequence": 0}, "sequence 0 is not a number from 1"),
        ({"sequence": True}, "sequence cannot be True"),
        ({"decision": "maybe"}, "decision 'maybe' is none of same, different, unsure"),
        ({"who": None}, "who is missing"),
        ({"when": "yesterday"}, "when 'yesterday' is no date such as 2022"),
        ({"when": None}, "when is missing; write the day"),
        ({"subject": "id:x"}, "an assertion names things"),
        ({"subject": {"name": "x"}}, "thing: class is missing"),
        ({"subject": {"name": "x", "class": "Thing"}}, "no class 'Thing'; classes are Country"),
        ({"subject": {"name": "x", "class": "City", "alias": []}}, "thing: unknown 'alias'"),
        ({"object": None}, "a relation needs predicate and object"),
        ({"predicate": "likes"}, "no relation 'likes'"),
        ({"predicate": "issuedBy"}, "issuedBy does not lead from Facility/Project to District; it leads from Policy"),
        ({"event": {"type": "opened"}}, "one row asserts one relation, event or observation"),
        ({"evidence": {"document": "d"}}, "evidence: quote is missing"),
        ({"decision": "same", "object": None}, "the decision 'same' needs an object"),
        ({"note": "x"}, "judgement: unknown 'note'"),
        ({"decision": "undo", "subject": None, "object": "7"}, "the sequence of an earlier row"),
        ({"decision": "undo", "object": "1"}, "an undo has no subject"),
        ({"decision": "undo", "subject": None, "object": {"name": "x", "class": "City"}}, "the sequence of an earlier"),
        ({"decision": "reject", "object": None}, "a rejection names a claim, event or observation by its IRI"),
        ({"decision": "same", "subject": ""}, "subject is empty"),
        ({"decision": "same", "subject": "广州", "object": "urn:x"}, "subject '广州' is no IRI; write the IRI that"),
        ({"decision": "unsure", "subject": "urn:x", "object": "深圳"}, "object '深圳' is no IRI; write the IRI that"),
        ({"decision": "rename", "subject": "a b", "object": "x"}, "subject 'a b' is no IRI"),
        ({"decision": "reject", "subject": "foo", "object": None}, "subject 'foo' is no IRI"),
        ({"subject": {"name": "x", "class": "Project", "iri": "foo"}}, "the iri 'foo' of 'x' is none"),
        ({"decision": "link", "object": "https://e.org/%zz"}, "is no IRI such as"),
        ({"decision": "rename", "object": " "}, "the decision 'rename' needs a text as object"),
        ({"decision": "rename"}, "the decision 'rename' needs a text as object"),
        ({"decision": "retype", "object": "City,Town"}, "no class 'Town'; classes are Country"),
        ({"decision": "link", "object": "Q16572"}, "is no IRI such as https://www.wikidata.org"),
        ({"decision": "link", "object": "https://e.org/a> <b"}, "is no IRI such as"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    path = tmp_path / "log.jsonl"
    rows = [as_json(LOG[3]), {**GOOD, **change}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        read_judgements(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert complaint in str(caught.value)


@pytest.mark.parametrize("value", ["x", "NaN", "1e", True])
def test_a_figure_needs_a_number(value: object) -> None:
    row = as_json(LOG[2])
    row["observation"]["value"] = value
    with pytest.raises(ValueError, match="value"):
        parse(row)


def test_an_event_needs_evidence() -> None:
    row = as_json(LOG[1])
    del row["evidence"]
    with pytest.raises(ValueError, match="needs evidence"):
        parse(row)


def test_files_that_are_no_log_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text("[1]\n", encoding="utf-8")
    with pytest.raises(JudgementError, match=r"log\.jsonl:1: judgement is not a JSON object"):
        read_judgements(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(JudgementError, match=r"log\.jsonl:1: not JSON .*; write one JSON object a line"):
        read_judgements(path)
    for encoding, byte in (("gb18030", 2), ("utf-16", 1)):
        path.write_text('"广州"', encoding=encoding)
        with pytest.raises(JudgementError, match=rf"log\.jsonl: not in UTF-8 \(byte {byte}\); save it as UTF-8"):
            read_judgements(path)
    with pytest.raises(JudgementError, match=r"cannot be read \(Is a directory\); give the path of a log"):
        read_judgements(tmp_path)
    with pytest.raises(JudgementError, match="there is no such file"):
        read_judgements(tmp_path / "none.jsonl")
    write_judgements(path, [LOG[3], LOG[3]])
    with pytest.raises(JudgementError, match=r"log\.jsonl:2: sequence 4 is taken"):
        read_judgements(path)
    path.write_text("\ufeff\n", encoding="utf-8")
    assert read_judgements(path) == []
