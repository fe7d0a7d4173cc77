"""Whatever is added, replaced and removed, in whatever order: the graph is the one that a build of the end gives.

Over documents whose names meet, so that nodes become one thing and part again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.synthetic import document, make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.written import content

from zhitu.model import Document
from zhitu.pipeline import Adder, Writer, build_documents, create_graph, open_writer
from zhitu.pipeline.inferring import infer_all
from zhitu.pipeline.single import remove
from zhitu.resolve import Judgement, Passage, Thing
from zhitu.settings import Settings
from zhitu.store import sorted_nquads

#: Documents that use full names, introduce short ones, use short ones alone, and speak of a namesake.
TEXTS = {
    "full": "广州南岭人工智能研究院（简称南智研究院）位于广州。深圳东湖实验室与青岛海门集团合作。\n",
    "short": "南智研究院有3000人。东湖实验室成立于2020年。\n",
    "other": "青岛海门集团位于青岛。东湖实验室与南智研究院合作。\n",
    "namesake": "武汉东湖实验室位于武汉。\n",
    "loose": "东湖实验室位于深圳。海门集团与东湖实验室合作。\n",
}
LAB, FULL_LAB = Thing("东湖实验室", ("Laboratory",)), Thing("深圳东湖实验室", ("Laboratory",))
GROUP, FULL_GROUP = Thing("海门集团", ("Company",)), Thing("青岛海门集团", ("Company",))
IN_SHENZHEN = Judgement(
    3,
    "assert",
    "某人",
    "2024",
    "",
    LAB,
    predicate="locatedIn",
    object=Thing("深圳市", ("City",)),
    evidence=Passage("short", "东湖实验室成立于2020年"),
)
JUDGEMENTS = [
    Judgement(1, "same", "某人", "2024", "", GROUP, object=FULL_GROUP),
    Judgement(2, "different", "某人", "2024", "", LAB, object="https://e.org/none"),
    IN_SHENZHEN,
    Judgement(4, "assert", "某人", "2024", "", Thing("佛山", ("City",))),
]


def made(name: str, version: int = 0) -> Document:
    text = TEXTS[name] + (document(version).text if version else "")
    return Document(name, text, "0" * 64)


def built(path: Path, documents: list[Document], judgements: list[Judgement]) -> str:
    build_documents(documents, path, Settings(), extractor=make, judgements=judgements)
    return content(path)


STEPS = st.lists(st.tuples(st.sampled_from(list(TEXTS)), st.integers(-1, 2)), min_size=1, max_size=10)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS, st.booleans())
def test_any_history_gives_what_a_build_gives(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int]], judged: bool
) -> None:
    folder = tmp_path_factory.mktemp("history")
    there: dict[str, Document] = {}
    with create_graph(folder / "steps.db") as writer:
        adder = Adder(writer, extractor=make)
        for place, (name, version) in enumerate(history):
            if judged and place == len(history) // 2:
                writer.change(lambda change: change.judge(JUDGEMENTS))
            if version >= 0:
                assert adder.add(made(name, version)).written
                there[name] = made(name, version)
            elif name in there:
                remove(writer, name)
                del there[name]
        steps = sorted_nquads(writer.graph)
    if there:
        assert steps == built(folder / "whole.db", list(there.values()), JUDGEMENTS if judged else [])


@pytest.mark.parametrize("seed", range(2))
def test_a_larger_graph_in_shuffled_order_with_replacing_and_removing(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    numbers = list(range(20))
    whole = built(tmp_path / "whole.db", [document(n) for n in numbers], [])
    rng.shuffle(numbers)
    with create_graph(tmp_path / "steps.db") as writer:
        adder = Adder(writer, extractor=make)
        for n in numbers:
            adder.add(document(n, rng.randrange(3)))
        for n in numbers[:5]:
            remove(writer, document(n).id)
        rng.shuffle(numbers)
        for n in numbers:
            adder.add(document(n))
        assert sorted_nquads(writer.graph) == whole


def test_a_document_that_is_removed_leaves_no_trace(tmp_path: Path) -> None:
    built(tmp_path / "g.db", [made("full"), made("short")], JUDGEMENTS[:1])
    before = content(tmp_path / "g.db")
    with open_writer(tmp_path / "g.db") as writer:
        Adder(writer, extractor=make).add(made("other", 1))
        assert sorted_nquads(writer.graph) != before
        remove(writer, "other")
    assert content(tmp_path / "g.db") == before


def of(writer: Writer, document: str) -> str:
    return "".join(line for line in sorted_nquads(writer.graph).split("\n") if f"doc/{document}> ." in line)


def test_a_document_that_nobody_touched_gets_the_name_that_another_introduced(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=make)
        adder.add(made("short"))
        assert "id/南智研究院>" in of(writer, "short")
        adder.add(made("full"))
        assert "id/南智研究院>" not in of(writer, "short")
        assert 'prefLabel> "广州南岭人工智能研究院"@zh' in of(writer, "short")
        assert (
            "id/南智研究院> <http://purl.org/dc/terms/isReplacedBy> <https://w3id.org/zhitu/id/广州南岭人工智能研究院>"
            in sorted_nquads(writer.graph)
        )
        remove(writer, "full")
        assert "id/南智研究院>" in of(writer, "short")
        assert "id/南智研究院> <http://purl.org/dc/terms/isReplacedBy>" not in sorted_nquads(writer.graph)


def test_people_join_and_part_what_is_there(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=make)
        for name in ("full", "short", "loose"):
            adder.add(made(name))
        apart = Judgement(1, "different", "某人", "2024", "", LAB, object=FULL_LAB)
        assert "id/深圳东湖实验室>" in of(writer, "short")
        writer.change(lambda change: change.judge([apart]))
        assert "id/深圳东湖实验室>" not in of(writer, "short")
        steps = sorted_nquads(writer.graph)
    assert steps == built(tmp_path / "h.db", [made(n) for n in ("full", "short", "loose")], [apart])


def test_what_follows_is_kept_current(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=make)
        adder.add(made("full"))
        infer_all(writer.graph)
        for name in ("short", "namesake", "full", "other"):
            adder.add(made(name, 1 if name == "full" else 0))
            kept = sorted_nquads(writer.graph)
            infer_all(writer.graph)
            assert sorted_nquads(writer.graph) == kept
        remove(writer, "full")
        kept = sorted_nquads(writer.graph)
        infer_all(writer.graph)
        assert sorted_nquads(writer.graph) == kept


def test_numbers_of_processes_leave_no_trace(tmp_path: Path) -> None:
    documents = [made(name) for name in TEXTS]
    one = built(tmp_path / "one.db", documents, [])
    build_documents(documents, tmp_path / "two.db", Settings(jobs=2), extractor=make)
    assert content(tmp_path / "two.db") == one


def steps_of(path: Path) -> Iterator[int]:
    with open_writer(path) as writer:
        yield writer.changes


def test_changes_are_counted(tmp_path: Path) -> None:
    built(tmp_path / "g.db", [made("full")], [])
    (first,) = steps_of(tmp_path / "g.db")
    with open_writer(tmp_path / "g.db") as writer:
        Adder(writer, extractor=make).add(made("short"))
    assert list(steps_of(tmp_path / "g.db")) == [first + 1]
