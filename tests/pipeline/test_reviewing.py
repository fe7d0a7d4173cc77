"""What is uncertain comes in order of its worth, and is gone once people have decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.model import Document, Entity, Extraction, Span
from zhitu.pipeline import Adder, create_graph, open_writer
from zhitu.pipeline.drafting import By, confirmation, pair, rejection, undoing
from zhitu.pipeline.judging import judge
from zhitu.pipeline.reviewing import review
from zhitu.query import conflicts
from zhitu.query.changed import review_view
from zhitu.settings import Settings
from zhitu.sparql import local, rows
from zhitu.store import Graph, sorted_nquads
from zhitu.validate import validate

ME = By("某人", "2024-05-01")


class Extractor(fake.FakeExtractor):
    """As the fake one, with a name that may be short for two others, and little confidence."""

    def extract(self, document: Document) -> Extraction:
        found = super().extract(document)
        known = ("武汉东湖实验室", "杭州东湖实验室", "东湖实验室")
        entities = list(found.entities)
        for name in known:
            at = document.text.find(name)
            if at >= 0 and (at == 0 or document.text[at - 1] not in "汉州"):
                entities.append(Entity(name, name, ("Laboratory",), (Span(at, at + len(name)),)))
        claims = tuple(replace(claim, confidence=0.55) for claim in found.claims)
        return Extraction(document.id, tuple(entities), claims, found.events, found.observations)


def make(_: Settings) -> Extractor:
    return Extractor()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=make)
        adder.add(fake.document("a", "广州实验室位于广州。广州实验室成立于2020年。武汉东湖实验室。", title="甲报"))
        adder.add(fake.document("b", "广州实验室成立于2021年。杭州东湖实验室。", title="乙报"))
        adder.add(fake.document("c", "东湖实验室。", title="丙报"))
    return tmp_path / "g.db"


def test_doubts_have_reasons_passages_and_commands(path: Path) -> None:
    doubts = {doubt.kind: doubt for doubt in review(path)}
    assert set(doubts) >= {"claim", "date"}
    claim = doubts["claim"]
    assert claim.words == "广州实验室  位于 located in  广州市"
    assert claim.reasons == ("confidence 0.55",)
    assert claim.sides[0].sources == (("广州实验室位于广州。", "甲报", None),)
    (confirm, right), (command, record) = claim.decide
    assert (confirm, command) == ("confirm", "reject")
    assert right == record
    judge(path, rejection(record, ME))
    assert "claim" not in {doubt.kind for doubt in review(path)}
    date = doubts["date"]
    assert [side.words for side in date.sides] == ["2020", "2021"]
    judge(path, rejection(date.decide[2][1], ME))
    assert "date" not in {doubt.kind for doubt in review(path)}


def test_what_was_confirmed_is_as_it_was_and_not_asked_again(path: Path) -> None:
    before = {doubt.kind: doubt for doubt in review(path)}
    claim, date = before["claim"].decide[0][1], before["date"].decide[0][1]
    with Graph.open(path) as graph:
        lines = [q for q in sorted_nquads(graph).split("\n") if "curated" not in q]
    ruling = judge(path, confirmation(claim, ME))
    assert ruling.documents == 0
    assert {doubt.kind for doubt in review(path)} == before.keys() - {"claim"}
    judge(path, undoing(1, ME))
    assert {doubt.kind for doubt in review(path)} == set(before)
    judge(path, confirmation(date, ME))
    assert {doubt.kind for doubt in review(path)} == before.keys() - {"date"}
    with Graph.open(path) as graph:
        assert [q for q in sorted_nquads(graph).split("\n") if "curated" not in q] == lines
        assert [c.kind for c in conflicts(graph)] == ["date"], "which documents still contradict"
        assert not [finding for finding in validate(graph) if finding.severity == "error"]


def test_of_confirming_and_rejecting_the_later_holds(path: Path) -> None:
    (claim,) = (doubt.decide[0][1] for doubt in review(path) if doubt.kind == "claim")
    asked = f"SELECT ?s WHERE {{ <{claim}> zt:status ?s }}"
    for draft, status in ((rejection, "rejected"), (confirmation, "occurred"), (rejection, "rejected")):
        judge(path, draft(claim, ME))
        with Graph.open(path, read_only=True) as graph:
            assert [local(str(found)) for (found,) in rows(graph, asked)] == [status]
    judge(path, undoing(3, ME))
    with Graph.open(path, read_only=True) as graph:
        assert [local(str(found)) for (found,) in rows(graph, asked)] == ["occurred"]
    assert "claim" not in {doubt.kind for doubt in review(path)}


def test_a_pair_that_was_judged_is_not_asked_again(path: Path) -> None:
    pairs = [doubt for doubt in review(path) if doubt.kind == "pair"]
    assert pairs
    first = pairs[0]
    assert [command[:2] for command in first.decide] == [("judge", v) for v in ("same", "different", "unsure")]
    assert all(side.sources for side in first.sides)
    assert first.reasons[0].startswith("score 0.")
    judge(path, pair("unsure", *first.decide[2][2:], ME))
    assert first.words not in {doubt.words for doubt in review(path)}


def test_most_valuable_first_and_no_more_than_asked_for(path: Path) -> None:
    doubts = review(path)
    values = [doubt.value for doubt in doubts]
    assert values == sorted(values, reverse=True)
    assert review(path, limit=1) == doubts[:1]


def test_a_reader_may_review_while_another_writes(path: Path) -> None:
    with Graph.open(path):
        assert review(path)


def test_shown_with_commands_that_a_shell_takes(path: Path) -> None:
    from rich.console import Console

    console = Console(width=300)
    with console.capture() as caught, Graph.open(path, read_only=True) as graph:
        console.print(review_view(review(path), "my graph.db", graph.iris.prefixes))
    assert "zhitu reject 'my graph.db' claim:" in caught.get()
    assert "zhitu reject 'my graph.db' event:" in caught.get()
    assert caught.get().endswith("open questions\n")
    with console.capture() as caught:
        console.print(review_view(review(path), "my graph.db", {}, 1))
    assert "\n2. " not in caught.get()
    assert caught.get().endswith("1 open question of more: --limit gives more\n")


class Naming(fake.FakeExtractor):
    """Each document is the name of a laboratory, and another name of it."""

    def extract(self, document: Document) -> Extraction:
        name, *others = document.text.split()
        return Extraction(
            document.id, (Entity("e", name, ("Laboratory",), (Span(0, len(name)),), tuple(others)),), (), (), ()
        )


def test_a_name_that_comes_to_one_of_two_that_people_parted_is_asked_about(path: Path) -> None:
    named = {"x": "鹭江实验室", "y": "鹭江量子材料实验室", "z": "厦门鹭江量子材料实验室 鹭江实验室"}
    with create_graph(path.with_name("n.db")) as writer:
        adder = Adder(writer, extractor=lambda _: Naming())
        adder.add(fake.document("x", named["x"]))
        adder.add(fake.document("y", named["y"]))
    judge(writer.graph.path, pair("different", named["x"], named["y"], ME))
    assert review(writer.graph.path) == []
    with open_writer(writer.graph.path) as writer:
        Adder(writer, extractor=lambda _: Naming()).add(fake.document("z", named["z"]))
    (doubt,) = review(writer.graph.path)
    assert doubt.words in ("鹭江实验室  =?  厦门鹭江量子材料实验室", "厦门鹭江量子材料实验室  =?  鹭江实验室")
    assert (
        "厦门鹭江量子材料实验室 counts as 鹭江量子材料实验室, which people keep apart from 鹭江实验室" in doubt.reasons
    )
    for verdict in ("different", "same"):
        judge(writer.graph.path, pair(verdict, "鹭江实验室", "厦门鹭江量子材料实验室", ME))  # type: ignore[arg-type]
        assert doubt not in review(writer.graph.path)


class Unsure(fake.FakeExtractor):
    """As the fake one, unsure of all, with a name and its short form where a text tells them."""

    def extract(self, document: Document) -> Extraction:
        found = super().extract(document)
        entities = list(found.entities)
        for name, aliases in NAMED.items():
            if (at := document.text.find(name)) >= 0:
                spans = [Span(at, at + len(name))]
                spans += [Span(i, i + len(a)) for a in aliases if (i := document.text.find(f"称{a}") + 1) > 0]
                entities.append(Entity(name, name, ("Facility",), tuple(spans), aliases))
        events = tuple(replace(event, confidence=0.5) for event in found.events)
        figures = tuple(replace(figure, confidence=0.6) for figure in found.observations)
        return Extraction(document.id, tuple(entities), found.claims, events, figures)


class OfCities(fake.FakeExtractor):
    """Each document names the government of a city, which it then calls 市政府."""

    def extract(self, document: Document) -> Extraction:
        name = document.text.strip("。")
        body = Entity("e", name, ("GovernmentBody",), (Span(0, len(name)),), ("市政府",))
        return Extraction(document.id, (body,), (), (), ())


def test_bodies_of_two_places_are_never_asked_about_whatever_both_are_called(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with create_graph(path) as writer:
        adder = Adder(writer, extractor=lambda _: OfCities())
        adder.add(fake.document("a", "昆明市政府。"))
        adder.add(fake.document("b", "贵阳市政府。"))
    assert review(path) == []


NAMED = {"云川散裂中子源": ("云川源",), "云川散裂中子源二期工程": (), "云川源二期工程": ()}


def test_uncertain_events_and_figures_are_asked_about_once_and_twins_by_name(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with create_graph(path) as writer:
        adder = Adder(writer, extractor=lambda _: Unsure())
        for n in "ab":
            adder.add(fake.document(n, "广州实验室成立于2020年。广州实验室有12人。"))
        adder.add(fake.document("c", "一、云川散裂中子源（称云川源）。二、云川散裂中子源二期工程。"))
        adder.add(fake.document("d", "一、云川源二期工程。"))
    doubts = {doubt.words: doubt for doubt in review(path)}
    event, figure = doubts["广州实验室  成立 founded  2020"], doubts["广州实验室  人数  12人"]
    assert (event.kind, figure.kind) == ("event", "figure")
    assert [len(doubt.decide) for doubt in (event, figure)] == [4, 4]  # of two documents each
    judge(path, confirmation(event.decide[0][1], ME))
    judge(path, rejection(figure.decide[1][1], ME))
    after = {doubt.words: doubt for doubt in review(path)}
    assert event.words not in after
    assert len(after[figure.words].decide) == 2
    (twins,) = (doubt for doubt in doubts.values() if doubt.kind == "pair")
    assert sorted(twins.words.split("  =?  ")) == ["云川散裂中子源二期工程", "云川源二期工程"]
    assert "云川源 is an alias of 云川散裂中子源" in twins.reasons
    judge(path, pair("different", *twins.decide[1][2:], ME))
    assert "pair" not in {doubt.kind for doubt in review(path)}
