"""Decisions about persons find them again by another body, or say that they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import zhitu_fake as fake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zhitu_decided import FIRM, IRIS, LAB, ME, ask, built, content, replaced

from zhitu.pipeline import Adder, create_graph, open_writer
from zhitu.pipeline.drafting import about, asserting, pair
from zhitu.pipeline.judging import judge, listed
from zhitu.pipeline.single import remove
from zhitu.resolve import Judgement

OF_LAB, OF_FIRM = (IRIS.entity("王伟", body) for body in (LAB, FIRM))
BODY = {"lab": f"王伟任职于{LAB}。", "firm": f"王伟任职于{FIRM}。"}
#: The same person, told of another body first.
MOVED = BODY["firm"] + BODY["lab"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        adder.add(fake.document("a", BODY["lab"]))
    return tmp_path / "g.db"


def told(path: Path) -> list[str]:
    with open_writer(path) as writer:
        return list(writer.curation.problems(writer.graph))


def test_a_person_whose_first_body_changes_keeps_what_was_decided(path: Path, tmp_path: Path) -> None:
    log: list[Judgement] = []
    link = "https://www.wikidata.org/entity/Q1"
    for draft in (about("rename", OF_LAB, "王伟博士", ME), about("link", OF_LAB, link, ME)):
        log += judge(path, draft).judgements
    replaced(path, "a", MOVED)
    assert told(path) == []
    assert [entry.problem for entry in listed(path)] == [None, None]
    assert ask(path, f"<{OF_FIRM}> skos:prefLabel '王伟博士'@zh ; skos:exactMatch <{link}>")
    assert not ask(path, f"<{OF_LAB}> ?p ?o")
    assert content(path) == built(tmp_path / "built.db", log, {"a": MOVED})
    replaced(path, "a", BODY["lab"])
    assert ask(path, f"<{OF_LAB}> skos:prefLabel '王伟博士'@zh ; skos:exactMatch <{link}>")
    assert content(path) == built(tmp_path / "again.db", log, {"a": BODY["lab"]})


def test_a_person_of_whom_the_body_is_no_longer_told_is_not_guessed(path: Path) -> None:
    judge(path, about("rename", OF_LAB, "王伟博士", ME))
    replaced(path, "a", BODY["firm"])
    (problem,) = told(path)
    assert problem == (
        f"judgement 1: no document speaks of {OF_LAB}; its name has {OF_FIRM}; it was recorded and not applied"
    )
    assert ask(path, f"<{OF_FIRM}> skos:prefLabel '王伟'@zh")


def test_of_two_that_it_might_be_neither_is(path: Path) -> None:
    judge(path, about("rename", OF_LAB, "王伟博士", ME))
    replaced(path, "a", MOVED)
    replaced(path, "b", f"王伟任职于广州。{BODY['lab']}")
    (problem,) = told(path)
    assert f"no document speaks of {OF_LAB}; its name has " in problem
    assert not ask(path, "?person skos:prefLabel '王伟博士'@zh")


def test_what_is_asserted_of_a_person_whose_body_changes_is_told(path: Path) -> None:
    judge(path, asserting((OF_LAB, None), "affiliatedWith", ("深圳市", "City"), ME))
    assert told(path) == []
    replaced(path, "a", MOVED)
    assert told(path) == [f"judgement 1: no document speaks of {OF_LAB}; its name has {OF_FIRM}; so it stands alone"]


VERSIONS = {"a": [BODY["lab"], MOVED, "无。"], "b": [BODY["firm"], f"王伟任职于深圳。{BODY['lab']}", BODY["lab"]]}
ROWS: list[tuple[Any, str, str]] = [
    ("different", OF_LAB, OF_FIRM),
    ("same", OF_LAB, OF_FIRM),
    ("rename", OF_LAB, "甲"),
    ("rename", OF_FIRM, "乙"),
    ("link", OF_LAB, "https://www.wikidata.org/entity/Q1"),
    ("retype", OF_FIRM, "Group"),
]
steps = st.one_of(
    st.tuples(st.sampled_from("ab"), st.integers(0, 3)), st.tuples(st.just("judge"), st.sampled_from(range(len(ROWS))))
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(history=st.lists(steps, min_size=1, max_size=8))
def test_any_history_gives_what_a_build_of_its_end_gives(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    there: dict[str, str] = {}
    log: list[Judgement] = []
    with create_graph(folder / "steps.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for what, number in history:
            if what == "judge":
                decision, subject, obj = ROWS[number]
                log.append(Judgement(len(log) + 1, decision, *ME, subject, object=obj))
                writer.change(lambda change: change.judge([log[-1]]))
            elif number < len(VERSIONS[what]):
                there[what] = VERSIONS[what][number]
                adder.add(fake.document(what, there[what]))
            elif there.pop(what, None):
                remove(writer, what)
    if there:
        assert content(folder / "steps.db") == built(folder / "whole.db", log, there)


def test_two_that_people_parted_stay_two_by_other_bodies(path: Path, tmp_path: Path) -> None:
    replaced(path, "b", BODY["firm"])
    log = list(judge(path, pair("different", OF_LAB, OF_FIRM, ME)).judgements)
    now = {"a": f"王伟任职于广州。{BODY['lab']}", "b": f"王伟任职于深圳。{BODY['firm']}"}
    for name, text in now.items():
        replaced(path, name, text)
    assert told(path) == []
    assert content(path) == built(tmp_path / "built.db", log, now)
