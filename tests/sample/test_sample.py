"""The sample: what the extractor finds in it alone, that its graph is complete, and what questions it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from refresh_sample import JUDGEMENTS, QUESTIONS, judgements, rows
from sample_gold import Brief, Item, Row, stated

from zhitu.iri import PREFIXES, ZT
from zhitu.names import normal
from zhitu.query import questions
from zhitu.resolve import read_judgements
from zhitu.store import Graph
from zhitu.validate import validate

ASKED: dict[str, Any] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
REFRESH = "if the extractor changed for the better, run scripts/refresh-sample and look at what it changes"


def required(kind: str) -> list[Row]:
    """What the sample has to state, of one kind, in its Chinese briefs."""
    return [row for row in stated() if row["kind"] == kind]


def cells(graph: Graph, sparql: str) -> list[tuple[str | None, ...]]:
    """The rows of a SELECT as plain strings."""
    found = graph.query(sparql, prefixes=PREFIXES)
    return [tuple(None if term is None else term.value for term in row) for row in found]  # type: ignore[union-attr]


@pytest.fixture(scope="session")
def named(sample: Graph) -> dict[str, dict[str, set[str]]]:
    """For each document, the entities of each folded name: their labels, and what passages call them."""
    found: dict[str, dict[str, set[str]]] = {}
    for document, entity, name in cells(
        sample,
        """SELECT DISTINCT ?id ?e ?n WHERE { ?q zt:mentions ?e ; zt:document ?d . ?d dcterms:identifier ?id .
           { ?q zt:quote ?n } UNION { ?e skos:prefLabel|skos:altLabel ?n } }""",
    ):
        assert document
        assert entity
        assert name
        found.setdefault(document, {}).setdefault(normal(name), set()).add(entity)
    return found


@pytest.fixture(scope="session")
def meant(corpus: list[Brief], named: dict[str, dict[str, set[str]]]) -> Callable[[Row], set[str]]:
    """The entities that a row may mean, by the names that it, or the gold of its brief, has for the subject."""
    by_id = {brief.document.id: brief for brief in corpus}

    def entities(row: Row) -> set[str]:
        name = row["gold"] if isinstance(row["gold"], str) else row["gold"][0]
        gold = by_id[row["brief"]].gold["entities"]
        names = {name, *row.get("names", ()), *(n for e in gold if name in (e["id"], *e["names"]) for n in e["names"])}
        return set().union(*(named[row["brief"]].get(normal(n), set()) for n in names))

    return entities


def test_the_extractor_alone_finds_most_entities(corpus: list[Brief]) -> None:
    by_id = {brief.document.id: brief for brief in corpus}
    missed = []
    for row in required("entity"):
        brief = by_id[row["brief"]]
        names = set(map(normal, row["names"]))
        keys = [key for key, e in brief.entities.items() if {normal(n) for n in e["names"]} & names]
        found = any(Item("entity", key, {}) in brief.extracted for key in keys)
        print(f"{'found ' if found else 'missed'}  {row['brief']:24}  {row['gold']}")
        missed += [] if found else [row["gold"]]
    share = 1 - len(missed) / len(required("entity"))
    print(f"{share:.3f} of {len(required('entity'))} entities")
    assert share >= 0.85, f"{share:.3f} of {len(required('entity'))}; missed {', '.join(missed)}"


def test_every_entity_is_in_the_graph(meant: Callable[[Row], set[str]]) -> None:
    assert not [row["gold"] for row in required("entity") if not meant(row)]


def test_every_event_is_in_the_graph(sample: Graph, meant: Callable[[Row], set[str]]) -> None:
    held = set(
        cells(
            sample,
            """SELECT DISTINCT ?id ?it ?type ?date WHERE { ?v zt:of ?it ; zt:eventType ?type ; zt:evidence ?q .
               ?q zt:document ?d . ?d dcterms:identifier ?id . OPTIONAL { ?v zt:date ?date } }""",
        )
    )
    wanted = [(row, row["gold"][1], row["gold"][2]) for row in required("event")]
    assert len(wanted) > 45
    lacking = [
        (row["brief"], *row["gold"])
        for row, kind, date in wanted
        if not any((row["brief"], it, ZT + kind, date) in held for it in meant(row))
    ]
    assert not lacking


def test_every_figure_is_in_the_graph(sample: Graph, meant: Callable[[Row], set[str]]) -> None:
    found = cells(
        sample,
        """SELECT DISTINCT ?id ?it ?value ?unit ?period WHERE { ?o zt:about ?it ; zt:value ?value ; zt:evidence ?q .
           ?q zt:document ?d . ?d dcterms:identifier ?id .
           OPTIONAL { ?o zt:unit ?unit } OPTIONAL { ?o zt:period ?period } }""",
    )
    held = {(d, it, float(value or "nan"), unit, period) for d, it, value, unit, period in found}
    lacking = []
    for row in required("observation"):
        _, value, unit, *period = row["gold"]
        when = period[0] if period else row["period"]
        if not any((row["brief"], it, float(value), unit, when) in held for it in meant(row)):
            lacking.append((row["brief"], *row["gold"]))
    assert not lacking


def test_the_judgements_are_those_that_the_extractor_leaves_open(corpus: list[Brief]) -> None:
    assert read_judgements(JUDGEMENTS) == judgements(corpus), REFRESH


def test_what_a_person_asserted_is_visible_as_such(sample: Graph) -> None:
    made = cells(
        sample,
        """SELECT DISTINCT ?record ?who WHERE { GRAPH ?g { ?record prov:wasGeneratedBy ?j } ?j dc:creator ?who
           FILTER (STRENDS(STR(?g), "/graph/curated")) }""",
    )
    stating = [j for j in read_judgements(JUDGEMENTS) if j.predicate or j.event or j.observation]
    assert len(made) == len(stating)
    assert {who for _, who in made} == {"知图编辑"}


def test_there_are_enough_questions_with_an_answer() -> None:
    assert list(ASKED) == list(questions())
    assert len(ASKED) >= 25
    assert sum(bool(entry["expected"]) for entry in ASKED.values()) >= 20


@pytest.mark.parametrize("name", list(ASKED))
def test_a_question_has_its_answer(sample: Graph, name: str) -> None:
    assert rows(sample, name, ASKED[name]["params"]) == ASKED[name]["expected"], REFRESH


@pytest.mark.parametrize("name", list(ASKED))
def test_a_question_is_asked_as_it_stands_unless_told(name: str) -> None:
    assert ASKED[name]["params"] == {p.name: p.default for p in questions()[name].parameters}


def test_the_graph_is_valid(sample: Graph) -> None:
    assert not [str(finding) for finding in validate(sample) if finding.severity == "error"]
