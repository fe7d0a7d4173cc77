"""People's decisions take effect at once, the same way as in a build, outlast everything, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import zhitu_fake as fake
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhitu.errors import GraphError, JudgementError, UnknownName
from zhitu.iri import Iris
from zhitu.model import Document
from zhitu.pipeline import Adder, build_documents, create_graph, infer, open_writer
from zhitu.pipeline.judging import (
    By,
    about,
    asserting,
    export_judgements,
    import_judgements,
    judge,
    listed,
    log_of,
    pair,
    rejection,
    undoing,
)
from zhitu.pipeline.single import remove
from zhitu.resolve import Judgement, Passage, Thing, read_judgements, write_judgements
from zhitu.settings import Settings
from zhitu.store import Graph, Ledger, Piece, sorted_nquads
from zhitu.validate import validate

IRIS = Iris()
ME = By("某人", "2024-05-01", "看过原文")
DOCUMENTS = {
    "a": "广州实验室位于广州。苹果公司与广州实验室合作。",
    "b": "苹果公司位于朝阳区。苹果公司与广州实验室合作。广州实验室有12人。",
    "c": "<script>alert(1)</script>实验室成立于2020年，与深圳合作。",
}
LAB, OTHER, FIRM = "广州实验室", "<script>alert(1)</script>实验室", "苹果公司"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for name, text in DOCUMENTS.items():
            adder.add(fake.document(name, text))
    return tmp_path / "g.db"


def content(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        assert not [f for f in validate(graph, shacl=False) if f.severity == "error"]
        return sorted_nquads(graph)


def said(text: str) -> list[str]:
    """The lines without the log."""
    return [line for line in text.split("\n") if "graph/curated#" not in line]


def ask(path: Path, pattern: str) -> bool:
    with Graph.open(path, read_only=True) as graph:
        return bool(graph.query(f"ASK {{ {pattern} }}", prefixes=graph.iris.prefixes))


def built(path: Path, log: list[Judgement], documents: dict[str, str] | None = None) -> str:
    made = [fake.document(name, text) for name, text in (DOCUMENTS if documents is None else documents).items()]
    build_documents(made, path, Settings(), extractor=fake.make, judgements=log)
    return content(path)


def replaced(path: Path, name: str, text: str) -> None:
    with open_writer(path) as writer:
        Adder(writer, extractor=fake.make).add(fake.document(name, text))


CLAIM = IRIS.claim("b", "苹果公司", "locatedIn", "朝阳区")
DRAFTS = {
    "same": pair("same", LAB, OTHER, ME),
    "reject": rejection(CLAIM, ME),
    "rename": about("rename", LAB, "穗城实验室", ME),
    "retype": about("retype", FIRM, "ResearchInstitute,School", ME),
    "link": about("link", LAB, "https://www.wikidata.org/entity/Q1", ME),
    "assert": asserting((OTHER, None), "locatedIn", ("广州市", None), ME),
    "assert with a quote": asserting(
        (LAB, None), "supports", (FIRM, None), ME, evidence=("a", "苹果公司与广州实验室合作")
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_decided_on_a_graph_is_what_a_build_decides_and_undoing_it_restores_all(
    path: Path, tmp_path: Path, name: str
) -> None:
    before = content(path)
    ruling = judge(path, DRAFTS[name])
    after = content(path)
    assert said(after) != said(before)
    log = list(ruling.judgements)
    assert after == built(tmp_path / "built.db", log)
    log += judge(path, undoing(1, ME)).judgements
    assert said(content(path)) == said(before)
    assert content(path) == built(tmp_path / "again.db", log)


def test_two_things_become_one_and_only_what_names_them_is_written_anew(path: Path) -> None:
    ruling = judge(path, DRAFTS["same"])
    assert ruling.documents == 2  # a and b: the longer name of c is that of the thing
    assert ask(path, f"<{IRIS.entity(OTHER)}> dcterms:isReplacedBy id:广州实验室") or ask(
        path, f"id:广州实验室 dcterms:isReplacedBy <{IRIS.entity(OTHER)}>"
    )
    with pytest.raises(JudgementError, match="are both"):
        judge(path, pair("different", LAB, IRIS.entity(LAB), ME))
    judge(path, pair("different", LAB, OTHER, ME))
    assert not ask(path, "?a dcterms:isReplacedBy ?b")


def test_a_rejected_claim_is_marked_and_its_triple_gone_unless_another_document_says_so(path: Path) -> None:
    judge(path, DRAFTS["reject"])
    assert ask(path, f"<{CLAIM}> zt:status zt:rejected ; zt:evidence ?e")
    assert not ask(path, "id:苹果公司 zt:locatedIn ?where")
    judge(path, rejection(IRIS.claim("b", "苹果公司", "cooperatesWith", "广州实验室"), ME))
    assert ask(path, "id:苹果公司 zt:cooperatesWith|^zt:cooperatesWith id:广州实验室")
    replaced(path, "b", DOCUMENTS["b"] + "又说一遍：苹果公司位于朝阳区。")
    assert not ask(path, "id:苹果公司 zt:locatedIn ?where")
    event = IRIS.event("c", OTHER, "founded", "2020")
    assert judge(path, rejection(event.rsplit("/", 1)[1], ME)).judgements[0].subject == event
    assert ask(path, "?e zt:eventType zt:founded ; zt:status zt:rejected")


def test_what_no_longer_applies_is_told_and_kept(path: Path) -> None:
    for name in ("reject", "rename", "assert with a quote"):
        judge(path, DRAFTS[name])
    for document, text in (("a", "无。"), ("b", "无。")):
        replaced(path, document, text)
    with open_writer(path) as writer:
        told = list(writer.curation.problems(writer.graph))
    assert told == [
        f"judgement 1: no document states {CLAIM}; it was recorded and not applied",
        "judgement 2: no document speaks of https://w3id.org/zhitu/id/广州实验室; it was recorded and not applied",
        "judgement 3: document 'a' does not say '苹果公司与广州实验室合作'; it was recorded and not applied",
    ]
    assert all(entry.problem for entry in listed(path))
    for document in "ab":
        replaced(path, document, DOCUMENTS[document])
    with open_writer(path) as writer:
        assert list(writer.curation.problems(writer.graph)) == []
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh ; zt:supports id:苹果公司")


def test_a_new_name_is_the_name_everywhere_and_the_old_one_an_alias(path: Path) -> None:
    judge(path, DRAFTS["rename"])
    assert not ask(path, "?e skos:prefLabel '广州实验室'@zh")
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh ; skos:altLabel '广州实验室'@zh")
    judge(path, about("rename", "穗城实验室", "羊城实验室", ME))
    assert ask(path, "id:广州实验室 skos:prefLabel '羊城实验室'@zh")
    judge(path, undoing(2, ME))
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh")


@pytest.mark.parametrize("name", ["合并的“科学城” <x>", '测试"名"<x>😀', "《穗城　实验室》(北)", "a\\b"])
def test_a_new_name_is_as_the_person_wrote_it(path: Path, name: str) -> None:
    judge(path, about("rename", LAB, f" {name} ", ME))
    with Graph.open(path, read_only=True) as graph:
        query = "SELECT DISTINCT ?n { id:广州实验室 skos:prefLabel ?n }"
        assert [row[0].value for row in graph.query(query, prefixes=IRIS.prefixes)] == [name]  # type: ignore[union-attr,index]
    judge(path, about("rename", name, "穗城實驗室", ME))
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh")


def test_a_name_of_several_lines_is_not_imported(path: Path, tmp_path: Path) -> None:
    write_judgements(tmp_path / "log.jsonl", [row(1, "rename", IRIS.entity(LAB), "此\n彼")])
    with pytest.raises(JudgementError, match="1: the new name has a line break"):
        import_judgements(path, tmp_path / "log.jsonl")


def test_a_link_follows_the_thing(path: Path) -> None:
    judge(path, about("link", OTHER, "https://www.wikidata.org/entity/Q2", ME))
    judge(path, DRAFTS["same"])
    with Graph.open(path, read_only=True) as graph:
        match = ox.NamedNode(IRIS.prefixes["skos"] + "exactMatch")
        curated = ox.NamedNode(IRIS.graph("curated"))
        (quad,) = graph.store.quads_for_pattern(None, match, None, curated)
        assert any(graph.store.quads_for_pattern(quad.subject, None, ox.NamedNode(IRIS.prefixes["zt"] + "Entity")))


def test_what_would_not_apply_is_refused_and_leaves_no_trace(path: Path) -> None:
    before = content(path)
    refused: list[tuple[Any, str]] = [
        (about("rename", "广州市", "羊城", ME), "a place of the gazetteer, which keeps the name"),
        (about("retype", LAB, "Thing", ME), "no class 'Thing'"),
        (about("link", LAB, "Q1", ME), "is no IRI"),
        (asserting((LAB, None), "issuedBy", ("广州市", None), ME), "issuedBy does not lead from Laboratory to City"),
        (asserting((LAB, None), "supports", (FIRM, None), ME, evidence=("a", "没有这句")), "does not say '没有这句'"),
        (
            asserting((LAB, None), "cooperatesWith", (f"《{LAB}》", None), ME),
            "are one thing; a relation leads from one",
        ),
        (about("link", LAB, "https://e.org/%zz", ME), "is no IRI"),
        (asserting(("白鹭大桥", None), "locatedIn", ("广州市", None), ME), "give its class with --subject-class"),
        (undoing(3, ME), "there is no decision 3; see: zhitu judgements list"),
        (asserting((LAB, None), "supports", (FIRM, None), ME, evidence=("c", "与深圳合作")), "names neither"),
    ]
    for draft, complaint in refused:
        with pytest.raises(JudgementError, match=complaint):
            judge(path, draft)
    with pytest.raises(UnknownName, match="no claim, event or observation named"):
        judge(path, rejection("claim:0000000000000000", ME))
    assert content(path) == before


@pytest.mark.parametrize(("name", "fault"), [("", "is empty"), (" ", "is empty"), ("a\nb", "has a line break")])
def test_a_new_name_is_a_line_of_text(name: str, fault: str) -> None:
    with pytest.raises(JudgementError, match=f"the new name of '广州实验室' {fault}.*; write it on one line"):
        about("rename", LAB, name, ME)


def test_a_name_that_something_else_has_is_warned_of(path: Path) -> None:
    (told,) = judge(path, about("rename", LAB, FIRM, ME)).problems
    assert told == f"{IRIS.entity(FIRM)} has the name '苹果公司' as well; decision 1 can be undone"
    assert judge(path, undoing(1, ME)).problems == ()
    assert judge(path, about("rename", LAB, LAB, ME)).problems == ()


class Spoiling:
    """A hook by whose fault a change is of lines that are none."""

    def before(self, graph: Graph, piece: Piece) -> Piece:
        del graph
        return replace(piece, add=piece.add + "<no> <line> .\n")

    def after(self, graph: Graph, ledger: Ledger, changed: Sequence[str] | None) -> None:
        """Nothing follows."""


def test_a_change_that_the_store_cannot_read_is_not_made_and_stops_no_other(path: Path) -> None:
    before = content(path)
    with open_writer(path, hooks=[Spoiling()]) as writer, pytest.raises(GraphError, match="cannot read a change"):
        remove(writer, "c")
    assert content(path) == before
    replaced(path, "c", DOCUMENTS["c"] + "无。")
    assert content(path) != before


@pytest.mark.parametrize("place", ["朝阳区_北京市", "湾仔区"])
def test_places_of_the_gazetteer_keep_name_and_class_wherever_the_decision_comes_from(
    path: Path, tmp_path: Path, place: str
) -> None:
    replaced(path, "d", "苹果公司位于湾仔区。")
    before = said(content(path))
    (found,) = {s.split("> <")[0] + ">" for s in before if f"/id/{place}> " in s and "prefLabel" in s}
    given = {"rename": "新名", "retype": "Zone"}
    log = [Judgement(n, kind, *ME, found[1:-1], object=given[kind]) for n, kind in enumerate(("rename", "retype"), 1)]
    write_judgements(tmp_path / "log.jsonl", log)
    assert len(import_judgements(path, tmp_path / "log.jsonl").problems) == 2
    assert said(content(path)) == before


def test_a_quote_that_names_one_end_only_is_warned_of(path: Path) -> None:
    draft = asserting((LAB, None), "supports", (FIRM, None), ME, evidence=("a", "广州实验室位于广州"))
    assert judge(path, draft).problems == ("the quote does not name '苹果公司'; see that it is the right passage",)
    assert judge(path, DRAFTS["assert with a quote"]).problems == ()
    named = asserting((FIRM, None), "locatedIn", ("广州市", None), ME, evidence=("a", "位于广州"))
    assert judge(path, named).problems == ("the quote does not name '苹果公司'; see that it is the right passage",)


def test_what_is_undone_cannot_be_undone_again(path: Path) -> None:
    judge(path, DRAFTS["rename"])
    judge(path, undoing(1, ME))
    with pytest.raises(JudgementError, match="decision 1 is already undone"):
        judge(path, undoing(1, ME))
    judge(path, undoing(2, ME))
    judge(path, undoing(1, ME))


def test_a_thing_that_is_new_and_what_people_assert_cannot_be_rejected(path: Path) -> None:
    judge(
        path,
        asserting(("白鹭大桥", "Facility"), "locatedIn", ("广州市", None), ME, evidence=("a", "广州实验室位于广州")),
    )
    assert ask(path, "GRAPH graph:curated { id:白鹭大桥 a zt:Facility ; zt:locatedIn id:广州市 }")
    with Graph.open(path, read_only=True) as graph:
        query = "SELECT ?c { GRAPH graph:curated { ?c a zt:Claim } }"
        (row,) = graph.query(query, prefixes=IRIS.prefixes)  # type: ignore[misc]
    with pytest.raises(JudgementError, match="undo that decision instead"):
        judge(path, rejection(row["c"].value, ME))  # type: ignore[call-overload]


def test_the_log_leaves_the_graph_and_comes_back_whole(path: Path, tmp_path: Path) -> None:
    for draft in DRAFTS.values():
        judge(path, draft)
    judge(path, undoing(1, ME))
    file = tmp_path / "log.jsonl"
    assert export_judgements(path, file) == len(DRAFTS) + 1
    with Graph.open(path, read_only=True) as graph:
        assert read_judgements(file) == log_of(graph)
    built(tmp_path / "bare.db", [])
    ruling = import_judgements(tmp_path / "bare.db", file)
    assert (len(ruling.judgements), ruling.problems) == (len(DRAFTS) + 1, ())
    assert content(tmp_path / "bare.db") == content(path)
    assert import_judgements(path, file).judgements == ()
    first, *others = read_judgements(file)
    write_judgements(file, [replace(first, because="另一理由"), *others])
    with pytest.raises(
        JudgementError, match=f"sequence 1 is another decision .*give the row a number from {len(DRAFTS) + 2}"
    ):
        import_judgements(path, file)


def test_decisions_outlast_a_build_from_scratch(path: Path) -> None:
    for draft in DRAFTS.values():
        judge(path, draft)
    before = content(path)
    made = [fake.document(name, text) for name, text in DOCUMENTS.items()]
    build_documents(made, path, Settings(), extractor=fake.make)
    assert content(path) == before


def test_what_follows_is_kept_current(path: Path) -> None:
    infer(path)
    assert ask(path, "GRAPH graph:inferred { id:北京市 zt:locationOf id:苹果公司 }")
    judge(path, DRAFTS["reject"])
    assert not ask(path, "?p zt:locationOf id:苹果公司")
    kept = content(path)
    infer(path)
    assert content(path) == kept


VERSIONS = {
    "a": [DOCUMENTS["a"], "广州实验室位于深圳。", "苹果公司与广州实验室合作。"],
    "b": [DOCUMENTS["b"], "苹果公司位于朝阳区。", "无。"],
    "c": [DOCUMENTS["c"], f"{OTHER}位于广州。{LAB}。", "无。"],
}
BASE = IRIS.base
ROWS: list[Any] = [
    ("same", IRIS.entity(LAB), IRIS.entity(OTHER)),
    ("different", IRIS.entity(LAB), IRIS.entity(OTHER)),
    ("reject", CLAIM, None),
    ("rename", IRIS.entity(OTHER), "彼实验室"),
    ("rename", IRIS.entity(LAB), "此实验室"),
    ("retype", IRIS.entity(LAB), "School"),
    ("link", IRIS.entity(OTHER), "https://www.wikidata.org/entity/Q1"),
    ("assert", Thing(LAB, ("Laboratory",)), None),
]
steps = st.one_of(
    st.tuples(st.just("put"), st.sampled_from("abc"), st.integers(0, 2)),
    st.tuples(st.just("take"), st.sampled_from("abc"), st.just(0)),
    st.tuples(st.just("judge"), st.sampled_from(range(len(ROWS))), st.just(0)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
)


def row(sequence: int, decision: Any, subject: Any, obj: str | None) -> Judgement:
    evidence = Passage("b", "苹果公司位于朝阳区。") if decision == "reject" else None
    return Judgement(sequence, decision, *ME, subject, object=obj, evidence=evidence)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(history=st.lists(steps, min_size=1, max_size=9))
@example(history=[("judge", 0, 0), ("put", "a", 0), ("put", "c", 0), ("put", "c", 2)])
def test_any_history_of_documents_and_decisions_gives_what_a_build_of_its_end_gives(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, Any, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    there: dict[str, Document] = {}
    log: list[Judgement] = []
    with create_graph(folder / "steps.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for kind, what, version in history:
            if kind == "put":
                there[what] = fake.document(what, VERSIONS[what][version])
                adder.add(there[what])
            elif kind == "take" and what in there:
                del there[what]
                remove(writer, what)
            elif kind in ("judge", "undo"):
                sequence = len(log) + 1
                if (kind == "undo" and what < 1) or (kind == "undo" and what >= sequence):
                    continue
                made = row(sequence, *ROWS[what]) if kind == "judge" else row(sequence, "undo", "", str(what))
                log.append(made)
                writer.change(lambda change, made=made: change.judge([made]))  # type: ignore[misc]
    if there:
        build_documents(there.values(), folder / "whole.db", Settings(), extractor=fake.make, judgements=log)
        assert content(folder / "steps.db") == content(folder / "whole.db")


def test_a_graph_with_every_kind_of_decision_is_valid(path: Path) -> None:
    for draft in (*DRAFTS.values(), undoing(4, ME)):
        judge(path, draft)
    with Graph.open(path, read_only=True) as graph:
        assert validate(graph) == []


class Newer(fake.FakeExtractor):
    """Another version, which finds the same."""

    version = "fake-2"


def newer(_: Settings) -> Newer:
    return Newer()


def test_decisions_outlast_another_version_of_the_extractor(path: Path) -> None:
    for draft in DRAFTS.values():
        judge(path, draft)
    before = content(path)
    made = [fake.document(name, text) for name, text in DOCUMENTS.items()]
    report = build_documents(made, path, Settings(), extractor=newer)
    assert report.warnings == []
    changed = set(content(path).split("\n")) ^ set(before.split("\n"))
    assert changed
    assert all("/run/" in line for line in changed)


def test_a_decision_that_the_disk_refuses_is_not_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(path)

    def refuse(self: Graph, piece: Piece, known: object = None) -> None:
        del known
        raise GraphError(f"{self.path}: cannot be written: no room for {len(piece.add)} characters")

    for name in ("same", "rename", "retype", "reject", "assert"):
        with monkeypatch.context() as patch:
            patch.setattr(Graph, "apply", refuse)
            with pytest.raises(GraphError, match="no room"):
                judge(path, DRAFTS[name])
        assert content(path) == before
        assert listed(path) == []
    for draft in DRAFTS.values():
        judge(path, draft)
    replaced(path, "c", DOCUMENTS["c"] + "无。")
    assert "穗城实验室" in content(path)


def test_a_decision_of_a_document_that_comes_later_waits_for_it(tmp_path: Path) -> None:
    log = [row(1, *ROWS[2]), row(2, *ROWS[4])]
    built(tmp_path / "g.db", log, {"c": DOCUMENTS["c"]})
    assert len([line for line in listed(tmp_path / "g.db") if line.problem]) == 2
    for name in "ab":
        replaced(tmp_path / "g.db", name, DOCUMENTS[name])
    assert content(tmp_path / "g.db") == built(tmp_path / "whole.db", log)
    assert ask(tmp_path / "g.db", f"<{CLAIM}> zt:status zt:rejected")


def test_the_log_is_listed_while_another_process_writes(path: Path) -> None:
    judge(path, pair("unsure", "广州实验室", "苹果公司", ME))
    with open_writer(path):
        assert [row.judgement.decision for row in listed(path)] == ["unsure"]
