"""A graph that other rules settled is settled by the present ones when it is next changed, and decisions outlast it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import zhitu_fake as fake
from bench.synthetic import document, make

from zhitu.errors import GraphError
from zhitu.model import Document, Extraction
from zhitu.pipeline import add, build_documents, create_graph, open_writer
from zhitu.pipeline import replace as replace_files
from zhitu.pipeline.drafting import By, about, asserting, pair, rejection
from zhitu.pipeline.judging import judge, listed
from zhitu.resolve import Comparison, NameResolver, Profile, Resolved, rules_version
from zhitu.resolve import compare as present
from zhitu.settings import Settings
from zhitu.store import Graph, Piece, sorted_nquads
from zhitu.validate import validate

ME = By("某人", "2024-05-01", "看过原文")
#: A full name with its short form, the short form alone, and a document that nothing of it touches.
TEXTS = {
    "full": "广州南岭人工智能研究院（简称南智研究院）位于广州。\n",
    "short": "南智研究院有3000人。\n",
    "apart": "青岛海门集团位于青岛。\n",
}
DOCUMENTS = [Document(name, text, "0" * 64) for name, text in TEXTS.items()]


def content(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        assert [f for f in validate(graph, shacl=False) if f.severity == "error"] == []
        return sorted_nquads(graph)


def older_pairs(one: Profile, other: Profile) -> Comparison:
    """Rules that find nothing the same."""
    return replace(present(one, other), score=0.0, verdict="different")


def older_names(self: NameResolver, extraction: Extraction) -> Mapping[str, Resolved]:
    """Rules that gave things other IRIs."""
    found = _NAMES(self, extraction)
    return {
        key: r if r.adcode else replace(r, iri=r.iri + "_旧", pref_label="旧" + r.pref_label)
        for key, r in found.items()
    }


_NAMES = NameResolver.resolve


@pytest.fixture(params=["pairs", "names"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A graph that other rules settled."""
    with pytest.MonkeyPatch.context() as other:
        if request.param == "pairs":
            other.setattr("zhitu.pipeline.resolving.compare", older_pairs)
        else:
            other.setattr(NameResolver, "resolve", older_names)
        for module in ("building", "writer"):
            other.setattr(f"zhitu.pipeline.{module}.rules_version", lambda: "0")
        build_documents([*DOCUMENTS, *map(document, range(6))], tmp_path / "g.db", Settings(), extractor=make)
    return tmp_path / "g.db"


def built(path: Path) -> str:
    build_documents([*DOCUMENTS, *map(document, range(6))], path, Settings(), extractor=make)
    return content(path)


def test_the_next_change_settles_all_anew_and_says_so_once(old: Path, tmp_path: Path) -> None:
    before, wanted = content(old), built(tmp_path / "new.db")
    assert before != wanted
    with open_writer(old) as writer:
        (told,) = writer.told
        assert "other rules had settled what is one thing; it was settled anew" in told
    assert content(old) == wanted
    with open_writer(old) as writer:
        assert writer.told == []


@pytest.mark.parametrize("old", ["pairs"], indirect=True)
def test_only_documents_that_come_out_otherwise_are_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[str] = []
    apply = Graph.apply

    def noted(self: Graph, piece: Piece, known: Mapping[str, bytes] | None = None) -> None:
        dropped.extend(piece.drop)
        apply(self, piece, known)

    monkeypatch.setattr(Graph, "apply", noted)
    with open_writer(old) as writer:
        assert writer.iris.document("short") in dropped
        assert writer.iris.document("apart") not in dropped


def test_the_report_of_a_change_says_so(old: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("青岛海门集团位于青岛。\n", encoding="utf-8")
    report = add(old, [tmp_path / "x.txt"], Settings(date="2024"), extractor=make)
    assert sum("it was settled anew" in warning for warning in report.warnings) == 1


def test_a_graph_that_is_made_or_built_now_is_left_alone(tmp_path: Path) -> None:
    with create_graph(tmp_path / "empty.db") as writer:
        assert writer.ledger.fact("rules") == rules_version()
        assert writer.told == []
    built(tmp_path / "g.db")
    with open_writer(tmp_path / "g.db") as writer:
        assert writer.told == []


def test_what_the_store_refuses_is_completed_later(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Graph, piece: Piece, known: object = None) -> None:
        del known
        raise GraphError(f"{self.path}: cannot be written: no room for {len(piece.add)} characters")

    with monkeypatch.context() as full:
        full.setattr(Graph, "apply", refuse)
        with pytest.raises(GraphError, match="will be completed when there is room"):
            open_writer(old)
    with open_writer(old):
        pass
    assert content(old) == built(tmp_path / "new.db")


def test_decisions_outlast_other_rules_and_what_no_longer_applies_is_told(old: Path, tmp_path: Path) -> None:
    build_documents([*DOCUMENTS, *map(document, range(6))], tmp_path / "new.db", Settings(), extractor=make)
    name = "广州南岭人工智能研究院"
    for draft in (about("rename", name, "南岭院", ME), pair("different", name, "青岛海门集团", ME)):
        judge(tmp_path / "new.db", draft)
    log = [row.judgement for row in listed(tmp_path / "new.db")]
    shutil.rmtree(old)
    with pytest.MonkeyPatch.context() as other:
        other.setattr(NameResolver, "resolve", older_names)
        for module in ("building", "writer"):
            other.setattr(f"zhitu.pipeline.{module}.rules_version", lambda: "0")
        report = build_documents(
            [*DOCUMENTS, *map(document, range(6))], old, Settings(), extractor=make, judgements=log
        )
    assert sum("no document speaks of" in warning for warning in report.warnings) == 2
    with open_writer(old):  # the log itself is read without writing, and so without renewing
        pass
    assert [row.problem for row in listed(old)] == [None, None]
    assert content(old) == content(tmp_path / "new.db")


class Other(fake.FakeExtractor):
    """A version that no longer finds figures and who works with whom, and calls the laboratory by another name."""

    version = "fake-2"

    def extract(self, document: Document) -> Extraction:
        found = super().extract(document)
        claims = tuple(claim for claim in found.claims if claim.property != "cooperatesWith")
        entities = tuple(replace(e, classes=("School",)) if e.name == "苹果公司" else e for e in found.entities)
        return replace(found, entities=entities, claims=claims, observations=())


def other(_: Settings) -> Other:
    return Other()


def test_decisions_outlast_an_extractor_that_finds_something_else(tmp_path: Path) -> None:
    texts = {"a": "广州实验室位于广州。苹果公司与广州实验室合作。", "b": "苹果公司位于朝阳区。"}
    made = [fake.document(name, text) for name, text in texts.items()]
    path = tmp_path / "g.db"
    build_documents(made, path, Settings(), extractor=fake.make)
    with Graph.open(path, read_only=True) as graph:
        prefixes = graph.iris.prefixes
        query = "SELECT ?c { GRAPH ?g { ?c rdf:predicate zt:cooperatesWith ; zt:status ?s } }"
        claim = next(str(row[0].value) for row in graph.query(query, prefixes=prefixes))  # type: ignore[union-attr]
    drafts = [
        rejection(claim, ME),
        about("rename", "广州实验室", "穗城实验室", ME),
        asserting(("广州实验室", None), "supports", ("苹果公司", None), ME, evidence=("a", "苹果公司与广州实验室合作")),
    ]
    for draft in drafts:
        judge(path, draft)
    report = build_documents(made, path, Settings(), extractor=other)
    assert [w for w in report.warnings if w.startswith("judgement")] == [
        f"judgement 1: no document states {claim}; it was recorded and not applied"
    ]
    assert [(row.judgement.decision, row.problem is None) for row in listed(path)] == [
        ("reject", False),
        ("rename", True),
        ("assert", True),
    ]
    text = content(path)
    assert "穗城实验室" in text
    assert "ontology#supports> <" in text
    build_documents(made, path, Settings(), extractor=fake.make)  # and the first version again
    assert [row.problem for row in listed(path)] == [None, None, None]


def test_documents_of_another_version_of_the_extractor_are_told_of(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"苹果公司位于朝阳区。{name}", encoding="utf-8")
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    with create_graph(tmp_path / "g.db"):
        pass
    settings = Settings(date="2024")
    assert add(tmp_path / "g.db", files[:2], settings, extractor=fake.make).warnings == []
    (warning,) = add(tmp_path / "g.db", files[2:], settings, extractor=other).warnings
    assert warning.endswith(
        "2 documents are by another version of the extractor; replace them, or build the graph anew"
    )
    (warning,) = replace_files(tmp_path / "g.db", files[:1], settings, extractor=other).warnings
    assert "a document is by another version" in warning
    assert replace_files(tmp_path / "g.db", files[1:2], settings, extractor=other).warnings == []
