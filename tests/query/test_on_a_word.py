"""What stands on a person's word alone is an answer like any other, marked with who said so and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zhitu_fake as fake
from rich.console import Console

from zhitu.pipeline import build_documents
from zhitu.query import answer, question, questions, show
from zhitu.query.answers import Cited
from zhitu.query.answers import Passage as Said
from zhitu.query.render import replied
from zhitu.resolve import Judgement, Passage, Thing
from zhitu.settings import Settings
from zhitu.store import Graph
from zhitu.validate import validate

CITY, PORT = Thing("广州市", ("City",)), Thing("深圳市", ("City",))
LAB, FIRM = Thing("明湖实验室", ("Laboratory",)), Thing("苹果公司", ("Company",))
PLAN, OFFICE = Thing("蓝天行动方案", ("Policy",)), Thing("国务院", ("GovernmentBody",))
SCHOOL, ROAD, SHOW = (
    Thing("明湖大学", ("School",)),
    Thing("明湖大桥", ("Facility",)),
    Thing("明湖论坛", ("Conference",)),
)
FUND, TRADE, YOUNG = Thing("明湖基金", ("Fund",)), Thing("氢能", ("Industry",)), Thing("青年", ("Group",))
MOVE, MAN, CAR = Thing("明湖计划", ("Programme",)), Thing("王安石", ("Person",)), Thing("明湖一号", ("Product",))
#: Subject, relation, object; what else the row says.
SAID: list[tuple[Thing, str, Thing]] = [
    (LAB, "locatedIn", CITY),
    (SCHOOL, "locatedIn", CITY),
    (FIRM, "locatedIn", CITY),
    (ROAD, "locatedIn", CITY),
    (SHOW, "locatedIn", CITY),
    (ROAD, "connects", CITY),
    (ROAD, "connects", PORT),
    (PLAN, "issuedBy", OFFICE),
    (PLAN, "approvedBy", OFFICE),
    (PLAN, "concerns", TRADE),
    (PLAN, "supports", CITY),
    (FIRM, "cooperatesWith", SCHOOL),
    (LAB, "foundedBy", SCHOOL),
    (LAB, "partOf", SCHOOL),
    (FUND, "benefits", YOUNG),
    (CITY, "focusesOn", TRADE),
    (FIRM, "owns", ROAD),
    (FIRM, "participatesIn", MOVE),
    (FIRM, "produces", CAR),
    (FIRM, "uses", ROAD),
    (MAN, "affiliatedWith", SCHOOL),
]
ASKED: list[tuple[str, dict[str, str], tuple[str | None, ...]]] = [
    ("approvals", {}, ("蓝天行动方案", "国务院", None)),
    ("co-located", {}, ("广州市", "苹果公司", "明湖大学")),
    ("conferences-in", {"place": "广州"}, ("明湖论坛", None, "广州市")),
    ("connections-between", {"one": "广州", "other": "深圳"}, ("明湖大桥", "广州市", "深圳市")),
    ("cooperation-of", {"entity": "苹果公司"}, ("苹果公司", "明湖大学")),
    ("facilities-in", {"place": "广州"}, ("明湖大桥", None, "广州市")),
    ("founders", {}, ("明湖实验室", "明湖大学", None)),
    ("funds-and-beneficiaries", {}, ("明湖基金", "benefits", "青年", "occurred")),
    ("industries-of", {}, ("广州市", "氢能")),
    ("institutions-in", {"place": "广州"}, ("明湖大学", "School", "广州市")),
    ("laboratories-in", {"place": "广州"}, ("明湖实验室", None, "广州市")),
    ("made-for-group", {"group": "青年"}, ("明湖基金", "benefits", "occurred")),
    ("operators-and-owners", {}, ("苹果公司", "owns", "明湖大桥")),
    ("parts-of", {"entity": "明湖大学"}, ("明湖大学", "明湖实验室")),
    ("people-and-offices", {}, ("王安石", "校长", "明湖大学")),
    ("policies-about", {"topic": "氢能"}, ("蓝天行动方案", "国务院")),
    ("policies-by", {"issuer": "国务院", "from": "any", "to": "any"}, ("蓝天行动方案", None, "氢能")),
    ("products-of", {}, ("苹果公司", "明湖一号", "occurred")),
    ("programmes-of", {"agent": "苹果公司"}, ("苹果公司", "participatesIn", "明湖计划")),
    ("related-how", {"one": "苹果公司", "other": "明湖大学"}, ("苹果公司", "cooperatesWith", "明湖大学")),
    ("supported-by", {"policy": "蓝天行动方案"}, ("蓝天行动方案", "supports", "广州市", "occurred")),
    ("users-of", {}, ("苹果公司", "明湖大桥")),
    ("wholes-of", {"entity": "明湖实验室"}, ("明湖实验室", "明湖大学")),
]
WORD = (("某人", "亲见"),)


def said(sequence: int, subject: Thing, relation: str, obj: Thing) -> Judgement:
    role = "校长" if relation == "affiliatedWith" else None
    return Judgement(sequence, "assert", "某人", "2024-05-01", "亲见", subject, relation, obj, role)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Of one document that says nothing, and of what somebody says."""
    path = tmp_path_factory.mktemp("graphs") / "word.db"
    log = [said(n, *row) for n, row in enumerate(SAID, start=1)]
    build_documents([fake.document("a", "无话。")], path, Settings(), judgements=log, extractor=fake.make)
    with Graph.open(path) as opened:
        yield opened


def test_every_question_about_relations_is_asked_here() -> None:
    of_relations = {q.id for q in questions().values() if "?decider" in q.sparql}
    assert {name for name, _, _ in ASKED} == of_relations
    statements = {q.id for q in questions().values() if "rdf:predicate" in q.sparql}
    assert statements - of_relations == {"document-says", "doubtful-claims"}  # about passages, and their confidence


@pytest.mark.parametrize(("name", "given", "cells"), ASKED, ids=[name for name, _, _ in ASKED])
def test_a_question_gives_what_a_person_says(
    graph: Graph, name: str, given: dict[str, str], cells: tuple[str | None, ...]
) -> None:
    bounds = ("200", "any") if any(p.name == "limit" for p in question(name).parameters) else (None,)
    for bound in bounds:
        rows = answer(graph, name, {**given, **({"limit": bound} if bound else {})}).rows
        assert any(row.cells[: len(cells)] == cells and row.deciders == WORD for row in rows), rows
        assert not [row for row in rows if row.sources], "no passage is made up"


def test_what_is_done_for_any_group_is_done_for_groups(graph: Graph) -> None:
    for status in ("any", "occurred"):
        rows = answer(graph, "made-for-group", {"group": "any", "status": status}).rows
        assert {row.cells[0] for row in rows} == {"明湖基金"}, "and not what a policy concerns"


def test_a_word_and_a_passage_stand_side_by_side_and_an_expectation_is_one(tmp_path: Path) -> None:
    text, lab = "广州实验室位于广州。", Thing("广州实验室", ("Laboratory",))
    log = [
        said(1, lab, "locatedIn", CITY),
        Judgement(2, "assert", "甲", "2024", "", LAB, "locatedIn", CITY, status="expected", date="2025-01"),
        Judgement(3, "assert", "乙", "2024", "原文", lab, "locatedIn", CITY, evidence=Passage("a", text)),
    ]
    path = tmp_path / "g.db"
    build_documents([fake.document("a", text)], path, Settings(), judgements=log, extractor=fake.make)
    with Graph.open(path) as graph:
        (row,) = answer(graph, "laboratories-in", {"place": "广州"}).rows
        assert (row.cells[0], row.sources, row.deciders) == ("广州实验室", (Said(text, "a", None),), WORD)
        expected = answer(graph, "laboratories-in", {"place": "广州", "status": "expected"}).rows
        (row,) = expected
        assert replace(row, things=()) == Cited(("明湖实验室", "2025-01", "广州市"), (), (("甲", ""),))
        assert show(graph, "明湖实验室").relations[0].deciders == (("甲", ""),)
        assert [f for f in validate(graph) if f.severity == "error"] == []


def test_where_nothing_is_found_the_defaults_are_told(graph: Graph) -> None:
    console = Console(width=200)
    with console.capture() as caught:
        console.print(replied(answer(graph, "policies-by", {"to": "any", "from": "2022"})))
    none = "--issuer 国务院, asked about unless told, has none"
    assert f"{none}; with --from any --to any there is, with so many answers: 国务院 (1)\n" in caught.get()
    assert "--to is" not in caught.get()
