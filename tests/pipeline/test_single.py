"""Documents one by one come to the same graph as all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.written import content

from zhitu.errors import GraphError
from zhitu.model import Document
from zhitu.pipeline import Adder, build_documents, create_graph
from zhitu.settings import Settings
from zhitu.store import sorted_nquads

VERSIONS = {
    "a": ["广州实验室位于广州。", "深圳有3人。", "无。"],
    "b": ["苹果公司位于朝阳区。", "苹果公司位于深圳。深圳与广州合作。", "炸"],
    "c": ["广州。", "朝阳区\u2028\x85。", "😀"],
}


def source(name: str, version: int) -> Document:
    return fake.document(name, VERSIONS[name][version])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), min_size=1, max_size=8))
def test_any_history_gives_what_a_build_of_its_end_gives(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    last: dict[str, Document] = {}
    with create_graph(folder / "steps.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for name, version in history:
            if adder.add(source(name, version)).written:
                last[name] = source(name, version)
    if last:
        build_documents(last.values(), folder / "whole.db", Settings(), extractor=fake.make)
        assert content(folder / "steps.db") == content(folder / "whole.db")


def test_a_replaced_document_leaves_no_trace(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        adder.add(fake.document("d", '"} ; DROP ALL #实验室位于朝阳区。\n苹果。', title="旧题"))
        assert "旧题" in sorted_nquads(writer.graph)
        report = adder.add(fake.document("d", "广州有3人。", title="新题"))
        text = "\n".join(line for line in sorted_nquads(writer.graph).split("\n") if "graph/ontology> ." not in line)
    assert (report.documents, report.entities, report.observations, report.claims) == (1, 1, 1, 0)
    for gone in ("旧题", "DROP", "朝阳区", "北京市", "苹果", "locatedIn"):
        assert gone not in text
    assert "新题" in text


def test_a_new_extractor_version_replaces_the_run(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        for settings_ in (Settings(), Settings(date="2022")):
            Adder(writer, settings_, extractor=fake.make).add(fake.document("d", "广州实验室位于广州。"))
        runs = [line for line in sorted_nquads(writer.graph).split("\n") if 'extractorVersion> "fake' in line]
    assert len(runs) == 1


def test_a_document_that_fails_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        adder.add(fake.document("d", "广州。"))
        before = sorted_nquads(writer.graph)
        report = adder.add(fake.document("d", "炸"))
        assert (report.written, report.failures[0].stage) == (False, "extract")
        assert sorted_nquads(writer.graph) == before


def test_the_base_must_be_that_of_the_graph(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db", Settings(base="https://e.org/")) as writer:
        with pytest.raises(GraphError, match=r"its base is https://e\.org/; give the same base"):
            Adder(writer, Settings(), extractor=fake.make)
        assert Adder(writer, extractor=fake.make).add(fake.document("d", "广州。")).written
